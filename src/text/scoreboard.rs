//! The scoreboard page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the scoreboard page.
pub struct ScoreboardText {
    /// Its name in the navigation.
    pub name: &'static str,
}

impl ScoreboardText {
    /// English.
    pub const EN: ScoreboardText = ScoreboardText { name: "Scoreboard" };

    /// Simplified Chinese.
    pub const ZH: ScoreboardText = ScoreboardText { name: "计分板" };
}

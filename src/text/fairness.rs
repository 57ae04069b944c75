//! The fairness page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the fairness page.
pub struct FairnessText {
    /// Its name in the navigation.
    pub name: &'static str,
}

impl FairnessText {
    /// English.
    pub const EN: FairnessText = FairnessText { name: "Fairness" };

    /// Simplified Chinese.
    pub const ZH: FairnessText = FairnessText { name: "公平性" };
}

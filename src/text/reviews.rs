//! The reviews page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the reviews page.
pub struct ReviewsText {
    /// Its name in the navigation.
    pub name: &'static str,
}

impl ReviewsText {
    /// English.
    pub const EN: ReviewsText = ReviewsText { name: "Reviews" };

    /// Simplified Chinese.
    pub const ZH: ReviewsText = ReviewsText { name: "考核表" };
}

//! The pay page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the pay page.
pub struct PayText {
    /// Its name in the navigation.
    pub name: &'static str,
}

impl PayText {
    /// English.
    pub const EN: PayText = PayText { name: "Pay" };

    /// Simplified Chinese.
    pub const ZH: PayText = PayText { name: "薪酬" };
}

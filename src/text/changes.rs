//! The changes page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the changes page.
pub struct ChangesText {
    /// Its name in the navigation.
    pub name: &'static str,
}

impl ChangesText {
    /// English.
    pub const EN: ChangesText = ChangesText { name: "Changes" };

    /// Simplified Chinese.
    pub const ZH: ChangesText = ChangesText { name: "年中变更" };
}

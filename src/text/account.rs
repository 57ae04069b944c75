//! The page of one account.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the account page.
pub struct AccountText {
    pub none_title: &'static str,
}

impl AccountText {
    /// English.
    pub const EN: AccountText = AccountText { none_title: "No such account" };

    /// Simplified Chinese.
    pub const ZH: AccountText = AccountText { none_title: "没有这个客户" };
}

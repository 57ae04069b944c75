//! Every sentence, in every language.
//!
//! A [`Text`] is a struct of fixed sentences and of functions that word one; there is a static of it per
//! language. A sentence that is missing, or that takes other arguments in the other language, does not
//! compile. Numbers and dates are written by [`Numbers`], natively as in the browser, so that a test sees what
//! a person sees.
//!
//! Chinese is written in one way, which `tests/engine/chinese.rs` holds: full-width marks, with no blank beside them;
//! a blank between a number or a Latin word and Chinese, and none within a date or before a percent sign
//! (`2026年3月的 3 家客户，3,022 万，90%`); what is put together from parts is joined by [`Words`].

mod account;
mod accounts;
mod assessment;
mod changes;
mod edit;
mod explain;
mod fairness;
mod figure;
mod found;
mod import;
mod input;
mod name;
mod number;
mod pay;
mod portfolio;
mod reviews;
mod scoreboard;
mod settings;
mod shell;
mod start;
mod studio;
mod targets;
mod words;

pub use account::*;
pub use accounts::*;
pub use assessment::*;
pub use changes::*;
pub use edit::*;
pub use explain::*;
pub use fairness::*;
pub use figure::*;
pub use found::*;
pub use import::*;
pub use number::*;
pub use pay::*;
pub use portfolio::*;
pub use reviews::*;
pub use scoreboard::*;
pub use settings::*;
pub use shell::*;
pub use start::*;
pub use studio::*;
pub use targets::*;
pub use words::*;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Language {
    /// The BCP 47 tag, for `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Zh => "zh-Hans",
        }
    }

    /// The sentences.
    pub fn text(self) -> &'static Text {
        match self {
            Language::En => &EN,
            Language::Zh => &ZH,
        }
    }
}

/// All sentences of one language, by page.
pub struct Text {
    /// Which language.
    pub language: Language,
    /// The trade’s words, used everywhere.
    pub words: Words,
    /// Bar, plan line, save status.
    pub shell: Shell,
    /// What undo calls a step, and why an edit was not taken.
    pub edit: EditText,
    /// The panel that explains a figure.
    pub explain: ExplainText,
    /// The import.
    pub import: ImportText,
    /// The start page.
    pub start: StartText,
    /// The accounts page.
    pub accounts: AccountsText,
    /// The page of one account.
    pub account: AccountText,
    /// The portfolio page.
    pub portfolio: PortfolioText,
    /// The targets page.
    pub targets: TargetsText,
    /// The target studio on it.
    pub studio: StudioText,
    /// The pay page of the assessment.
    pub pay: PayText,
    /// The fairness page of the assessment.
    pub fairness: FairnessText,
    /// The reviews page of the assessment.
    pub reviews: ReviewsText,
    /// The changes page of the assessment.
    pub changes: ChangesText,
    /// The scoreboard page of the assessment.
    pub scoreboard: ScoreboardText,
    /// The assessment page.
    pub assessment: AssessmentText,
    /// The settings page.
    pub settings: SettingsText,
}

/// English.
pub static EN: Text = Text {
    language: Language::En,
    words: Words::EN,
    shell: Shell::EN,
    edit: EditText::EN,
    explain: ExplainText::EN,
    import: ImportText::EN,
    start: StartText::EN,
    accounts: AccountsText::EN,
    account: AccountText::EN,
    portfolio: PortfolioText::EN,
    targets: TargetsText::EN,
    studio: StudioText::EN,
    pay: PayText::EN,
    fairness: FairnessText::EN,
    reviews: ReviewsText::EN,
    changes: ChangesText::EN,
    scoreboard: ScoreboardText::EN,
    assessment: AssessmentText::EN,
    settings: SettingsText::EN,
};

/// Simplified Chinese.
pub static ZH: Text = Text {
    language: Language::Zh,
    words: Words::ZH,
    shell: Shell::ZH,
    edit: EditText::ZH,
    explain: ExplainText::ZH,
    import: ImportText::ZH,
    start: StartText::ZH,
    accounts: AccountsText::ZH,
    account: AccountText::ZH,
    portfolio: PortfolioText::ZH,
    targets: TargetsText::ZH,
    studio: StudioText::ZH,
    pay: PayText::ZH,
    fairness: FairnessText::ZH,
    reviews: ReviewsText::ZH,
    changes: ChangesText::ZH,
    scoreboard: ScoreboardText::ZH,
    assessment: AssessmentText::ZH,
    settings: SettingsText::ZH,
};

/// `one` or `many` of something, for English; Chinese has no plural.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n as i128), if n == 1 { one } else { many })
}

/// A sentence with its first letter in upper case.
fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

//! Every sentence, in every language.
//!
//! The sentences of a page are a struct of fixed ones and of functions that word one; there is a static of it per
//! language, and [`Text`] hands it out. A sentence that is missing, or that takes other arguments in the other language, does not
//! compile. Numbers and dates are written by [`Numbers`], natively as in the browser, so that a test sees what
//! a person sees.
//!
//! Chinese is written in one way, which `tests/engine/house/chinese.rs` holds: full-width marks, with no blank beside
//! them; a blank between a number or a Latin word and Chinese, and none within a date or before a percent sign
//! (`2026年3月的 3 家客户，3,022 万，90%`); what is put together from parts is joined by [`Words`].
//! A part that may be an amount is filled by `zh!`: after 万 there is no blank. A number before its measure word is held to
//! it by `held!`, and by `zh!` as well.

/// A Chinese sentence of parts, one of which may be an amount: one that ends in 万 is followed by no blank, as any other
/// Chinese character; one that ends in a digit is.
macro_rules! zh {
    ($($parts:tt)*) => { $crate::text::joined(&format!($($parts)*)) };
}

/// A Chinese sentence with numbers before measure words: a line does not end between the two, `3 / 家`.
macro_rules! held {
    ($($parts:tt)*) => { $crate::text::held(format!($($parts)*)) };
}

mod account;
mod accounts;
mod assessment;
mod changes;
mod edit;
mod explain;
mod fairness;
mod figures;
mod found;
mod import;
mod input;
mod name;
mod number;
mod palette;
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
pub use figures::*;
pub use found::*;
pub use import::*;
pub use number::*;
pub use palette::*;
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

    /// The one that the page can be switched to.
    pub fn other(self) -> Language {
        match self {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }
    }

    /// The sentences.
    pub fn text(self) -> Text {
        Text { language: self }
    }
}

/// All sentences of one language, by page. A page is asked for its own, so that what a part of the program never says
/// does not come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Which language.
    pub language: Language,
}

/// One static for each page and language.
macro_rules! pages {
    ($($(#[$doc:meta])* $page:ident: $Sentences:ty;)*) => {
        impl Text {
            $($(#[$doc])*
            pub fn $page(self) -> &'static $Sentences {
                static EN: $Sentences = <$Sentences>::EN;
                static ZH: $Sentences = <$Sentences>::ZH;
                match self.language {
                    Language::En => &EN,
                    Language::Zh => &ZH,
                }
            })*
        }
    };
}

pages! {
    /// The trade’s words, used everywhere.
    words: Words;
    /// Bar, plan line, save status.
    shell: Shell;
    /// What undo calls a step, and why an edit was not taken.
    edit: EditText;
    /// The panel that explains a figure.
    explain: ExplainText;
    /// The command palette and the keys.
    palette: PaletteText;
    /// The import.
    import: ImportText;
    /// The start page of an empty plan.
    start: StartText;
    /// The plan at a glance.
    glance: GlanceText;
    /// The accounts page.
    accounts: AccountsText;
    /// The page of one account.
    account: AccountText;
    /// The portfolio page.
    portfolio: PortfolioText;
    /// The targets page.
    targets: TargetsText;
    /// The target studio on it.
    studio: StudioText;
    /// The pay page of the assessment.
    pay: PayText;
    /// The fairness page of the assessment.
    fairness: FairnessText;
    /// The reviews page of the assessment.
    reviews: ReviewsText;
    /// The changes page of the assessment.
    changes: ChangesText;
    /// The scoreboard page of the assessment.
    scoreboard: ScoreboardText;
    /// The assessment page.
    assessment: AssessmentText;
    /// The settings page.
    settings: SettingsText;
}

/// `one` or `many` of something, for English; Chinese has no plural.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n as i128), if n == 1 { one } else { many })
}

/// Characters that measure what a number counts.
const MEASURES: &str = "家个行人列份档位次处项天种名笔条字月周季分元倍件张步级轮组段格页栏";

/// A text in which no line ends between a number and its measure word.
pub(crate) fn held(text: String) -> String {
    let is_blank = |at: &(usize, &str)| {
        let (before, after) = (text.get(..at.0), text.get(at.0 + 1..));
        before.is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()))
            && after.is_some_and(|it| it.starts_with(|c| MEASURES.contains(c)))
    };
    let mut held = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for (at, _) in text.match_indices(' ').filter(is_blank) {
        held.push_str(text.get(from..at).unwrap_or_default());
        held.push('\u{a0}');
        from = at + 1;
    }
    if from == 0 {
        return text;
    }
    held.push_str(text.get(from..).unwrap_or_default());
    held
}

/// A Chinese text without blanks between Chinese characters.
pub(crate) fn joined(text: &str) -> String {
    let is_han = |one: char| matches!(one, '\u{3400}'..='\u{9fff}');
    let mut written = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_between = letter == ' '
            && written.chars().next_back().is_some_and(is_han)
            && letters.peek().copied().is_some_and(is_han);
        if !is_between {
            written.push(letter);
        }
    }
    held(written)
}

/// The article before a number as it is read aloud: an 8, an 11, an 18,000, a 110.
pub(crate) fn article(number: &str) -> &'static str {
    let first = number.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    if first.starts_with('8') || ["11", "18"].contains(&first) { "an" } else { "a" }
}

/// A sentence with its first letter in upper case.
fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

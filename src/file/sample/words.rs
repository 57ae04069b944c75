//! What differs between the languages: every word, no figure.

use super::figures::COUNT;

/// The words of the case in one language.
///
/// Lists that accounts point into begin with the empty text, which is "not known".
pub(super) struct Words {
    pub plan: &'static str,
    pub currency: &'static str,
    pub regions: [&'static str; 6],
    pub owners: [&'static str; 9],
    pub channels: [&'static str; 5],
    pub segments: [&'static str; 9],
    pub groups: [&'static str; 3],
    pub tags: [&'static str; 7],
    /// In the order of the rows.
    pub names: [&'static str; COUNT],
    /// Why each of the marked one-offs is one.
    pub one_offs: [&'static str; 4],
    /// Why each of the marked accounts is key or is not.
    pub key_marks: [&'static str; 4],
    /// Why each of the locked accounts is locked.
    pub locks: [&'static str; 2],
    pub firms: [&'static str; 3],
    pub crews: [&'static str; 3],
    pub budgets: [&'static str; 2],
    /// Why the committed target is not the blend.
    pub commitment: &'static str,
}

//! Who of a book is who of a plan, where codes and names do not say the same.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Answers, Plan, Profile, ToldBy, folded};

/// What an update would do to accounts that codes and names tell differently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Accounts of the book that the plan knows by what does not tell accounts apart: by name where codes do, by code
    /// where names do. They would be new, or would go to another account.
    pub otherwise: usize,
    /// The first of them.
    pub one: Option<Met>,
    /// Accounts of the book without a code whose name several accounts of the plan have: the first of those would get
    /// their figures.
    pub several: usize,
    /// The first of them.
    pub one_of_several: Option<Met>,
    /// Accounts of the book that are new, though the plan has the name in another writing: the names, [`folded`]. As
    /// [`Answers::alike`] they are those of the plan.
    pub spelled: Vec<Box<str>>,
    /// The first of them.
    pub one_spelled: Option<Met>,
    /// Accounts that are found by their code under another name: the plan's name stays.
    pub renamed: usize,
    /// The first of them.
    pub one_renamed: Option<Met>,
    /// The accounts that `otherwise` and `several` count and that the next file would be asked about again, each with who
    /// it may be; at most [`ASKED_KEPT`]. As [`Answers::settled`] they are asked about no more.
    pub asked: Vec<Box<str>>,
}

/// How many accounts are kept of which it was said who they are; of further ones it is asked again.
pub const ASKED_KEPT: usize = 1_000;

/// An account of a book and one of the plan, each as its code and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The book's.
    pub theirs: (Box<str>, Box<str>),
    /// The plan's.
    pub own: (Box<str>, Box<str>),
}

impl Met {
    /// Both in one text, with what tells accounts apart: an answer about codes is none about names.
    fn key(&self, told_by: ToldBy) -> Box<str> {
        let by = match told_by {
            ToldBy::Code => "code",
            ToldBy::Name => "name",
        };
        [by, &self.theirs.0, &self.theirs.1, &self.own.0, &self.own.1].join("\u{1f}").into()
    }
}

impl Meeting {
    /// Whether it was not yet said who an account is; one that the next file would be asked about again is kept.
    fn asks(&mut self, met: &Met, told_by: ToldBy, again: bool, answers: &Answers) -> bool {
        let key = met.key(told_by);
        if answers.settled.contains(&key) {
            return false;
        }
        if again && self.asked.len() < ASKED_KEPT {
            self.asked.push(key);
        }
        true
    }
}

impl Plan {
    /// Where [`super::Intake::Update`] would take an account of a book for new, or for another one, though it may be one of
    /// the plan. `codes` are those of the book's accounts that the book does not carry, since names tell them apart; empty
    /// where it carries them.
    ///
    /// ```
    /// use keyline::plan::{Answers, Edit, Plan, Profile};
    /// let profile = |code: &str, name: &str| Profile { code: code.into(), ..Profile::named(name) };
    /// let mut plan = Plan::new("Mine");
    /// plan.apply(Edit::Add(vec![profile("17", "Acme")]))?;
    /// // Another code makes a new account, though the name is known.
    /// let met = plan.meeting(&[profile("A-17", "Acme")], &[], &Answers::default());
    /// assert_eq!((met.otherwise, met.several, met.renamed), (1, 0, 0));
    /// # Ok::<(), keyline::plan::EditError>(())
    /// ```
    pub fn meeting(&self, profiles: &[Profile], codes: &[Box<str>], answers: &Answers) -> Meeting {
        let mut meeting = Meeting::default();
        if self.accounts().is_empty() {
            return meeting;
        }
        // Mostly nobody asks for these. The first of several alike is meant.
        let own = || self.accounts().iter().map(|account| &account.profile).enumerate().rev();
        let by_code: LazyCell<FxHashMap<&str, usize>, _> = LazyCell::new(|| {
            own().filter(|(_, own)| !own.code.is_empty()).map(|(row, own)| (&*own.code, row)).collect()
        });
        let by_fold: LazyCell<FxHashMap<Box<str>, usize>, _> =
            LazyCell::new(|| own().map(|(row, own)| (folded(&own.name), row)).collect());
        let namesakes = LazyCell::new(|| {
            let mut namesakes: FxHashMap<&str, usize> = FxHashMap::default();
            own().for_each(|(_, own)| *namesakes.entry(&own.name).or_default() += 1);
            namesakes
        });
        let spellings = LazyCell::new(|| {
            let mut spellings: FxHashMap<Box<str>, usize> = FxHashMap::default();
            own().for_each(|(_, own)| *spellings.entry(folded(&own.name)).or_default() += 1);
            spellings
        });
        // One that was found in another writing may be any that is written alike.
        let is_of_several = |profile: &Profile, row: usize| {
            let own = self.accounts().get(row).map(|account| &account.profile.name);
            let count = match own.is_some_and(|own| *own == profile.name) {
                true => namesakes.get(&*profile.name),
                false => spellings.get(&folded(&profile.name)),
            };
            count.is_some_and(|&count| count > 1)
        };
        let rows = self.rows_of(profiles, answers);
        let is_renamed = |profile: &Profile, row: usize| {
            let own = self.accounts().get(row).map(|account| &*account.profile);
            let is_by_code = |own: &&Profile| !profile.code.is_empty() && own.code == profile.code;
            let is_other =
                |own: &Profile| own.name != profile.name && folded(&own.name) != folded(&profile.name);
            own.filter(is_by_code).is_some_and(is_other)
        };
        // Found beyond doubt: a code under another name may be another's now.
        let sure = profiles.iter().zip(&rows).filter_map(|(profile, row)| Some((profile, (*row)?)));
        let found: FxHashSet<usize> =
            sure.filter(|(profile, row)| !is_renamed(profile, *row)).map(|(_, row)| row).collect();
        for (at, (profile, row)) in profiles.iter().zip(&rows).enumerate() {
            let dropped = codes.get(at).map_or("", |code| code);
            let named = || by_fold.get(&folded(&profile.name)).copied();
            let met = |own: usize| {
                let own = &self.accounts().get(own)?.profile;
                let code = if profile.code.is_empty() { dropped.into() } else { profile.code.clone() };
                Some(Met { theirs: (code, profile.name.clone()), own: (own.code.clone(), own.name.clone()) })
            };
            // An account that another one of the book is found at is not this one as well.
            let free = |row: &usize| !found.contains(row);
            let other = match row {
                _ if !dropped.is_empty() => by_code.get(dropped).copied().filter(free),
                None if !profile.code.is_empty() => named().filter(free),
                Some(row) if is_renamed(profile, *row) => named().filter(|other| other != row),
                _ => None,
            };
            let told_by = if dropped.is_empty() { ToldBy::Code } else { ToldBy::Name };
            let other = other.and_then(met);
            let is_settled = other.is_some();
            if let Some(met) = other {
                // One that is new by its code is found by it from then on.
                let again = row.is_some() || told_by == ToldBy::Name;
                if meeting.asks(&met, told_by, again, answers) {
                    meeting.otherwise += 1;
                    meeting.one.get_or_insert(met);
                    continue;
                }
            }
            let Some(row) = *row else {
                if let Some(own) = named().filter(free) {
                    meeting.one_spelled = meeting.one_spelled.take().or_else(|| met(own));
                    meeting.spelled.push(folded(&profile.name));
                }
                continue;
            };
            if !is_settled
                && profile.code.is_empty()
                && is_of_several(profile, row)
                && let Some(met) = met(row)
                && meeting.asks(&met, told_by, true, answers)
            {
                meeting.several += 1;
                meeting.one_of_several.get_or_insert(met);
            } else if is_renamed(profile, row) {
                meeting.renamed += 1;
                meeting.one_renamed = meeting.one_renamed.take().or_else(|| met(row));
            }
        }
        meeting
    }
}

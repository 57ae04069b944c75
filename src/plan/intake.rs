//! What taking a book in would do, before it is done.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::check::check_months;
use super::{Answers, Book, EditError, Fact, Month, Plan, Profile, Span, folded};

/// What an update with a book would change, and what replacing all accounts would take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakeEffect {
    /// Accounts of the plan.
    pub before: usize,
    /// Accounts of the book that the plan does not have.
    pub new: usize,
    /// Accounts of the plan of which a description or a figure changes.
    pub updated: usize,
    /// Months in which any account's sales change, those of new accounts included.
    pub months: usize,
    /// Accounts of the plan that the book does not have.
    pub gone: usize,
}

impl Plan {
    /// What [`super::Intake::Update`] would change and [`super::Intake::Replace`] would take away.
    ///
    /// ```
    /// use keyline::plan::{Answers, Book, Ledger, Month, Plan, Profile, Span};
    /// let span = Span::new(Month::new(2013, 1).unwrap(), 1);
    /// let book = Book {
    ///     profiles: vec![Profile::named("Acme")],
    ///     ledger: Ledger::from_cells(span, vec![100], Vec::new()).unwrap(),
    /// };
    /// let effect = Plan::new("Mine").take_effect(&book, &Answers::default())?;
    /// assert_eq!((effect.new, effect.updated, effect.months), (1, 0, 1));
    /// # Ok::<(), keyline::plan::EditError>(())
    /// ```
    ///
    /// # Errors
    /// As the update itself, but for months that [`Plan::unknown_between`] asks about: what would change can be told before.
    pub fn take_effect(&self, book: &Book, answers: &Answers) -> Result<TakeEffect, EditError> {
        let (own, theirs) = (self.ledger(), &book.ledger);
        check_months(own.span().union(theirs.span()).months)?;
        let rows = self.rows_of(&book.profiles, answers);
        let new = rows.iter().filter(|row| row.is_none()).count();
        let before = self.accounts().len();
        self.check_room(new)?;
        let margins = own.has_margin() || theirs.has_margin();
        // How many months of theirs lie before the first of ours.
        let apart = usize::try_from(own.span().first.since(theirs.span().first)).unwrap_or(0);
        let (mut changed, mut known) = (vec![false; before], vec![false; before]);
        let mut months = vec![false; theirs.span().months];
        // Where a book speaks of an account twice, its later figures hold.
        let (mut last, mut facts) = (vec![0; before], vec![[None; Fact::ALL.len()]; before]);
        for (from, (profile, row)) in book.profiles.iter().zip(&rows).enumerate() {
            if let Some(row) = *row {
                last[row] = from;
                for (held, fact) in facts[row].iter_mut().zip(Fact::ALL) {
                    *held = profile.fact(fact).or(*held);
                }
            }
        }
        for (from, (profile, row)) in book.profiles.iter().zip(rows).enumerate() {
            let mut moves = false;
            let holds = row.is_none_or(|row| last[row] == from);
            if holds {
                let held = row.map_or(&[][..], |row| own.slice(row, theirs.span()));
                let cells = if held == theirs.row(from) { &[][..] } else { theirs.row(from) };
                for (at, &minor) in cells.iter().enumerate() {
                    let was = at.checked_sub(apart).and_then(|at| held.get(at)).copied().unwrap_or(0);
                    months[at] |= was != minor;
                    moves |= was != minor;
                }
                if let Some(row) = row.filter(|_| margins) {
                    let differs = |month| own.margin(row, month) != theirs.margin(from, month);
                    moves |= theirs.span().iter().any(differs);
                }
            }
            let Some((row, account)) = row.and_then(|row| Some((row, self.accounts().get(row)?))) else {
                continue;
            };
            let mut news = facts[row].iter().zip(Fact::ALL);
            let tells = news.any(|(&new, fact)| new.is_some() && new != account.profile.fact(fact));
            changed[row] |= moves || tells || account.profile.is_filled_by(profile);
            known[row] = true;
        }
        let count = |marks: Vec<bool>, is: bool| marks.into_iter().filter(|mark| *mark == is).count();
        let (updated, months, gone) = (count(changed, true), count(months, true), count(known, false));
        Ok(TakeEffect { before, new, updated, months, gone })
    }

    /// The months between those of the plan and those of a book, where an update would leave them empty and it was not
    /// answered that nothing was sold in them: what no file says becomes no figure.
    ///
    /// ```
    /// use keyline::plan::{Answers, Cell, Edit, Month, Plan, Profile, Span};
    /// let month = |month| Month::new(2025, month).unwrap();
    /// let mut plan = Plan::new("Mine");
    /// plan.apply(Edit::Add(vec![Profile::named("Acme")]))?;
    /// let id = plan.accounts()[0].id;
    /// plan.apply(Edit::Cells(vec![(id, Cell::Sales(month(1), keyline::plan::Money(100)))]))?;
    /// let (march, known) = (Span::new(month(3), 1), [month(2)].into());
    /// assert_eq!(plan.unknown_between(march, &Answers::default()), Some(Span::new(month(2), 1)));
    /// assert_eq!(plan.unknown_between(march, &Answers { without_sales: known, ..Answers::default() }), None);
    /// # Ok::<(), keyline::plan::EditError>(())
    /// ```
    pub fn unknown_between(&self, theirs: Span, answers: &Answers) -> Option<Span> {
        if self.accounts().is_empty() {
            return None;
        }
        let between = self.ledger().span().gap_to(theirs);
        let is_known = |month: &Month| {
            self.answers().without_sales.contains(month) || answers.without_sales.contains(month)
        };
        (!between.iter().all(|month| is_known(&month))).then_some(between)
    }

    /// Which row of the plan each of these profiles is, by code, else by name; `None` for a new account. A
    /// code that is not known means a new account, even where the name is known: names repeat. A name that was said
    /// to be one account however it is written is found however it is written.
    pub(super) fn rows_of(&self, profiles: &[Profile], answers: &Answers) -> Vec<Option<usize>> {
        let accounts = self.accounts();
        // The first of several alike is meant.
        let rows = || accounts.iter().map(|account| &account.profile).enumerate().rev();
        let with_room = || FxHashMap::with_capacity_and_hasher(accounts.len(), Default::default());
        let mut by_code: FxHashMap<&str, usize> = with_room();
        by_code.extend(rows().filter(|(_, own)| !own.code.is_empty()).map(|(row, own)| (&*own.code, row)));
        // Where codes say all, nobody asks for names.
        let by_name = LazyCell::new(|| {
            let mut by_name: FxHashMap<&str, usize> = with_room();
            by_name.extend(rows().map(|(row, own)| (&*own.name, row)));
            by_name
        });
        let by_fold: LazyCell<FxHashMap<Box<str>, usize>, _> =
            LazyCell::new(|| rows().map(|(row, own)| (folded(&own.name), row)).collect());
        let alike = |name: &str| {
            let fold = (!answers.alike.is_empty()).then(|| folded(name))?;
            answers.alike.contains(&fold).then(|| by_fold.get(&fold).copied()).flatten()
        };
        // A row without a code takes that of the first profile of its name, and is no other's then.
        let mut coded: FxHashSet<usize> = FxHashSet::default();
        let row_of = |profile: &Profile| {
            if let Some(&row) = by_code.get(&*profile.code) {
                return Some(row);
            }
            let row = by_name.get(&*profile.name).copied().or_else(|| alike(&profile.name))?;
            if profile.code.is_empty() {
                return Some(row);
            }
            let is_free = self.accounts().get(row).is_some_and(|account| account.profile.code.is_empty());
            (is_free && coded.insert(row)).then_some(row)
        };
        profiles.iter().map(row_of).collect()
    }
}

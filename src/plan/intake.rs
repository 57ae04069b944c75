//! What taking a book in would do, before it is done.

use std::collections::HashSet;

use super::{Account, AccountId, Book, Edit, EditError, Intake, Money, Plan};

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
    /// What [`Intake::Update`] would change and [`Intake::Replace`] would take away: the update is carried out
    /// on a copy, so that the answer cannot differ from what happens.
    ///
    /// ```
    /// use keyline::plan::{Book, Ledger, Month, Plan, Profile, Span};
    /// let span = Span::new(Month::new(2013, 1).unwrap(), 1);
    /// let book = Book {
    ///     profiles: vec![Profile::named("Acme")],
    ///     ledger: Ledger::from_cells(span, vec![100], Vec::new()).unwrap(),
    /// };
    /// let effect = Plan::new("Mine").take_effect(&book)?;
    /// assert_eq!((effect.new, effect.updated, effect.months), (1, 0, 1));
    /// # Ok::<(), keyline::plan::EditError>(())
    /// ```
    ///
    /// # Errors
    /// As the update itself.
    pub fn take_effect(&self, book: &Book) -> Result<TakeEffect, EditError> {
        let mut after = self.clone();
        let data_through = book.ledger.span().first;
        let edit = Edit::Take { book: Box::new(book.clone()), intake: Intake::Update, data_through };
        after.apply(edit)?;
        let before = self.accounts().len();
        let new = after.accounts().len() - before;
        let span = after.ledger().span();
        let (mut months, mut updated) = (HashSet::new(), 0);
        for (row, account) in after.accounts().iter().enumerate() {
            let old = self.accounts().get(row).filter(|old| old.id == account.id);
            let mut changed = old.is_none_or(|old| old.profile != account.profile);
            for (month, &minor) in span.iter().zip(after.ledger().row(row)) {
                let held = old.map_or(Money::ZERO, |_| self.ledger().sales(row, month));
                if held != Money(minor) {
                    months.insert(month);
                    changed = true;
                }
                changed |=
                    old.is_some() && self.ledger().margin(row, month) != after.ledger().margin(row, month);
            }
            updated += usize::from(changed && old.is_some());
        }
        let known: HashSet<AccountId> = self.matched(book);
        let gone = self.accounts().iter().filter(|account| !known.contains(&account.id)).count();
        Ok(TakeEffect { before, new, updated, months: months.len(), gone })
    }

    /// The accounts that a book speaks of, found as the update finds them: by code, else by name.
    fn matched(&self, book: &Book) -> HashSet<AccountId> {
        let codes: HashSet<&str> = book.profiles.iter().map(|profile| &*profile.code).collect();
        let names: HashSet<&str> = book.profiles.iter().map(|profile| &*profile.name).collect();
        let without_code: HashSet<&str> = book
            .profiles
            .iter()
            .filter(|profile| profile.code.is_empty())
            .map(|profile| &*profile.name)
            .collect();
        let is_matched = |account: &&Account| {
            let (code, name) = (&*account.profile.code, &*account.profile.name);
            match code.is_empty() {
                true => names.contains(name),
                false => codes.contains(code) || without_code.contains(name),
            }
        };
        self.accounts().iter().filter(is_matched).map(|account| account.id).collect()
    }
}

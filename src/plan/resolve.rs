//! What an edit means for a plan: the places it changes, with their values, or why it cannot be taken.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::check::{
    check_amount, check_bound, check_committed, check_count, check_currency, check_fact, check_horizon,
    check_methods, check_money, check_months, check_profile, check_reason, check_review, check_revision,
    check_scenarios, check_settings, check_split, check_target, check_terms, named,
};
use super::{
    ACCOUNTS_LIMIT, Account, AccountId, Answers, Book, Bound, Cell, Change, CriterionKind, Currency, Edit,
    EditError, Fact, Field, HandOver, Horizon, Intake, Label, Ledger, LedgerRow, Methods, Money, Month,
    Number, OneOff, OwnEffort, Phase, Plan, Profile, Ratings, Scenarios, Section, Settings, Span, Step,
    Terms, Whom, folded,
};

impl Plan {
    /// Turns an edit into places and values, or says why it cannot be taken.
    pub(super) fn resolve(&self, edit: Edit) -> Result<Step, EditError> {
        let (label, changes) = match edit {
            Edit::Rename(name) => (Label::Rename, vec![Section::Name(named(&name)?).into()]),
            Edit::Cells(cells) => {
                let label = if cells.len() == 1 { Label::Type } else { Label::Paste(cells.len()) };
                (label, self.resolve_cells(cells, Vec::new())?)
            }
            Edit::Add(profiles) => (Label::Add(profiles.len()), self.resolve_add(profiles)?),
            Edit::Paste { cells, new } => {
                let count = cells.len() + new.iter().map(Vec::len).sum::<usize>();
                (Label::Paste(count), self.resolve_cells(cells, new)?)
            }
            Edit::Remove(ids) => (Label::Remove(ids.len()), self.resolve_remove(&ids)?),
            Edit::Take { book, intake, data_through, currency, answers } => {
                let label = Label::Import(book.profiles.len());
                let currency = currency.unwrap_or(self.parts.settings.currency);
                (label, self.resolve_take(*book, intake, data_through, currency, answers)?)
            }
            Edit::MarkKey { accounts, mark } => {
                for &id in &accounts {
                    self.row_of(id).ok_or(EditError::NoAccount { id })?;
                }
                mark.iter().try_for_each(|mark| check_reason(&mark.reason))?;
                let changes = accounts.iter().map(|&id| Change::Key(id, mark.clone())).collect();
                (Label::MarkKey(accounts.len()), changes)
            }
            Edit::MarkOneOff(one_off) => (Label::MarkOneOff, self.resolve_one_off(one_off)?),
            Edit::UnmarkOneOff(id, month) => {
                let kept =
                    self.one_offs().iter().filter(|mark| (mark.account, mark.month) != (id, month)).cloned();
                (Label::UnmarkOneOff, vec![Section::OneOffs(kept.collect()).into()])
            }
            Edit::Configure(mut settings) => {
                check_settings(&settings)?;
                // By month, and of two switches in one month the one said last.
                settings.switches.reverse();
                settings.switches.sort_by_key(|switch| switch.from);
                settings.switches.dedup_by_key(|switch| switch.from);
                if self.parts.committed.is_some() && settings.calendar != self.parts.settings.calendar {
                    return Err(EditError::CalendarFrozen);
                }
                self.check_decimals(settings.currency, self.has_amounts())?;
                (Label::Configure, vec![Section::Settings(*settings).into()])
            }
            Edit::SetHorizon(horizon) => {
                check_horizon(&horizon)?;
                (Label::SetHorizon, vec![Section::Horizon(horizon).into()])
            }
            Edit::SetMethods(methods) => {
                check_methods(&methods)?;
                check_curves(&methods, [&self.parts.methods])?;
                (Label::SetMethods, vec![Section::Methods(*methods).into()])
            }
            Edit::SetScenarios(scenarios) => {
                check_scenarios(&scenarios)?;
                check_told_apart(&scenarios, &self.parts.scenarios)?;
                // A scenario may be one that is kept already, or begin as the plan's own assumptions.
                let held =
                    || self.scenarios().others.iter().map(|other| &other.methods).chain([self.methods()]);
                scenarios.others.iter().try_for_each(|other| check_curves(&other.methods, held()))?;
                (Label::SetScenarios, vec![Section::Scenarios(*scenarios).into()])
            }
            Edit::Promote(at, name) => (Label::Promote, self.resolve_promote(at, name)?),
            Edit::LockMonths(locks) => {
                for (id, _, amount) in &locks {
                    self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                    amount.map(check_money).transpose()?.map_or(Ok(()), check_amount)?;
                }
                let label = Label::LockMonths(locks.len());
                let change = |(id, month, amount)| Change::MonthLock(id, month, amount);
                (label, locks.into_iter().map(change).collect())
            }
            Edit::Revise(revision) => {
                let mut committed = self.parts.committed.clone().ok_or(EditError::NothingCommitted)?;
                check_revision(&revision, &committed, self.parts.settings.calendar)?;
                // What was judged stays judged.
                if self.data_through().is_some_and(|through| revision.from <= through) {
                    return Err(EditError::RevisesThePast);
                }
                committed.revisions.push(*revision);
                check_target(committed.total_now())?;
                (Label::Revise, vec![Section::Committed(Some(committed)).into()])
            }
            Edit::Unrevise => {
                let mut committed = self.parts.committed.clone().ok_or(EditError::NothingCommitted)?;
                let latest = committed.revisions.pop().ok_or(EditError::NothingRevised)?;
                // What was judged stays judged.
                if self.data_through().is_some_and(|through| latest.from <= through) {
                    return Err(EditError::RevisionJudged);
                }
                (Label::Unrevise, vec![Section::Committed(Some(committed)).into()])
            }
            Edit::HandOver { accounts, to, from, on, reason } => {
                let label = Label::HandOver(accounts.len());
                (
                    label,
                    self.resolve_hand_over(
                        &accounts,
                        &to,
                        HandOver { account: AccountId(0), from, before: "".into(), on, reason },
                    )?,
                )
            }
            Edit::SetTerms(terms) => {
                check_terms(&terms)?;
                check_criteria(&terms, &self.parts.terms)?;
                (Label::SetTerms, vec![Section::Terms(*terms).into()])
            }
            Edit::RenamePerson { from, to } => {
                (Label::RenamePerson, self.resolve_rename_person(&from, &named(&to)?)?)
            }
            Edit::SetReview((person, from), review) => {
                let key = (named(&person)?, from);
                review.iter().try_for_each(|review| check_review(review))?;
                (Label::Review, vec![Change::Review(key, review)])
            }
            Edit::SetSplit(split) => {
                check_split(&split)?;
                check_amount(split.step)?;
                split.bounds.iter().try_for_each(|(id, bound)| self.check_free(*id, Some(bound)))?;
                (Label::SetSplit, vec![Section::Split(*split).into()])
            }
            Edit::SetBounds(bounds) => {
                for (id, bound) in &bounds {
                    self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                    bound.iter().try_for_each(check_bound)?;
                    // Refused here and not at the gate: plans that have such amounts still open.
                    bound.iter().flat_map(Bound::amounts).try_for_each(check_amount)?;
                    self.check_free(*id, bound.as_ref())?;
                }
                let changes = bounds.into_iter().map(|(id, bound)| Change::Bound(id, bound)).collect();
                (Label::SetSplit, changes)
            }
            Edit::Commit(committed) => {
                if self.parts.committed.is_some() {
                    return Err(EditError::AlreadyCommitted);
                }
                check_committed(&committed)?;
                // Refused here and not at the gate: earlier versions took them, and their plans still open.
                check_target(committed.total)?;
                committed.accounts.map_or(Ok(()), |count| check_count(f64::from(count)))?;
                (Label::Commit, vec![Section::Committed(Some(committed)).into()])
            }
            Edit::Withdraw => {
                self.parts.committed.as_ref().ok_or(EditError::NothingCommitted)?;
                (Label::Withdraw, vec![Section::Committed(None).into()])
            }
            Edit::Restore(plan) => {
                // A number once given is given to no other account.
                let mut parts = plan.into_parts();
                parts.next_id = parts.next_id.max(self.parts.next_id);
                (Label::Restore, parts.into_changes())
            }
        };
        Ok(Step { label, changes })
    }

    fn resolve_cells(
        &self,
        cells: Vec<(AccountId, Cell)>,
        new: Vec<Vec<Cell>>,
    ) -> Result<Vec<Change>, EditError> {
        let months = cells.iter().map(|(_, cell)| cell).chain(new.iter().flatten());
        let mut changes = self.widen(months.filter_map(Cell::month))?;
        // Several fields of one account change one profile, so later cells build on earlier ones.
        let mut profiles: Vec<(AccountId, Profile)> = Vec::new();
        let mut ratings: Vec<(AccountId, Ratings)> = Vec::new();
        for (id, cell) in cells {
            let account = self.account(id).ok_or(EditError::NoAccount { id })?;
            match cell {
                Cell::Field(field, text) => {
                    let profile = pending(&mut profiles, id, || Profile::clone(&account.profile));
                    profile.set(field, &text);
                    if profile.name.is_empty() {
                        return Err(EditError::EmptyName);
                    }
                }
                Cell::Fact(fact, value) => {
                    check_fact(fact, value)?;
                    pending(&mut profiles, id, || Profile::clone(&account.profile)).set_fact(fact, value);
                }
                Cell::Rating(judged, rating) => {
                    pending(&mut ratings, id, || account.ratings).set(judged, rating);
                }
                Cell::Sales(month, sales) => {
                    changes.push(Change::Sales(id, month, check_money(sales)?));
                }
                Cell::Margin(month, margin) => {
                    margin.map(check_money).transpose()?;
                    changes.push(Change::Margin(id, month, margin));
                }
            }
        }
        changes.extend(profiles.into_iter().map(|(id, profile)| Change::Profile(id, profile.into())));
        changes.extend(ratings.into_iter().map(|(id, ratings)| Change::Ratings(id, ratings)));
        self.resolve_new(new, &mut changes)?;
        Ok(changes)
    }

    fn resolve_new(&self, new: Vec<Vec<Cell>>, changes: &mut Vec<Change>) -> Result<(), EditError> {
        if new.is_empty() {
            return Ok(());
        }
        self.check_room(new.len())?;
        let first = self.parts.next_id;
        changes.push(Section::NextId(first + new.len() as u32).into());
        for (n, cells) in new.into_iter().enumerate() {
            let id = AccountId(first + n as u32);
            let (mut profile, mut ratings) = (Profile::default(), Ratings::default());
            let mut figures = Vec::new();
            for cell in cells {
                match cell {
                    Cell::Field(field, text) => profile.set(field, &text),
                    Cell::Fact(fact, value) => {
                        check_fact(fact, value)?;
                        profile.set_fact(fact, value);
                    }
                    Cell::Rating(judged, rating) => ratings.set(judged, rating),
                    Cell::Sales(month, sales) => figures.push(Change::Sales(id, month, check_money(sales)?)),
                    Cell::Margin(month, margin) => {
                        margin.map(check_money).transpose()?;
                        figures.push(Change::Margin(id, month, margin));
                    }
                }
            }
            profile.name = named(&profile.name)?;
            let account = Account { id, profile: profile.into(), ratings, key: None };
            let row = Some(Box::new((account, LedgerRow::default())));
            changes.push(Change::Row { at: self.parts.accounts.len() + n, row });
            changes.append(&mut figures);
        }
        Ok(())
    }

    fn resolve_add(&self, profiles: Vec<Profile>) -> Result<Vec<Change>, EditError> {
        let mut changes = Vec::new();
        let cells = |profile: &Profile| {
            let texts = Field::ALL.map(|field| Cell::Field(field, profile.get(field).as_ref().into()));
            let facts = Fact::ALL.map(|fact| Cell::Fact(fact, profile.fact(fact)));
            texts.into_iter().chain(facts).collect()
        };
        self.resolve_new(profiles.iter().map(cells).collect(), &mut changes)?;
        Ok(changes)
    }

    fn resolve_remove(&self, ids: &[AccountId]) -> Result<Vec<Change>, EditError> {
        let mut rows = Vec::with_capacity(ids.len());
        for &id in ids {
            rows.push(self.row_of(id).ok_or(EditError::NoAccount { id })?);
        }
        rows.sort_unstable();
        rows.dedup();
        // From the last row up, so that the places of the others stay.
        let mut changes: Vec<Change> = rows.iter().rev().map(|&at| Change::Row { at, row: None }).collect();
        let gone = |id: AccountId| ids.contains(&id);
        if self.parts.one_offs.iter().any(|mark| gone(mark.account)) {
            let kept = self.parts.one_offs.iter().filter(|mark| !gone(mark.account)).cloned().collect();
            changes.push(Section::OneOffs(kept).into());
        }
        let bounded = ids.iter().filter(|id| self.parts.split.bounds.contains_key(id));
        changes.extend(bounded.map(|&id| Change::Bound(id, None)));
        let locked = self.parts.split.month_locks.keys().filter(|(id, _)| gone(*id));
        changes.extend(locked.map(|&(id, month)| Change::MonthLock(id, month, None)));
        changes.extend(self.without_curves_of(gone));
        if self.parts.hand_overs.iter().any(|it| gone(it.account)) {
            let kept = self.parts.hand_overs.iter().filter(|it| !gone(it.account)).cloned().collect();
            changes.push(Section::HandOvers(kept).into());
        }
        Ok(changes)
    }

    /// Hands accounts over; `like` holds what all have in common.
    fn resolve_hand_over(
        &self,
        accounts: &[AccountId],
        to: &str,
        like: HandOver,
    ) -> Result<Vec<Change>, EditError> {
        let to = named(to)?;
        check_reason(&like.reason)?;
        let mut hand_overs = self.parts.hand_overs.clone();
        let mut changes = Vec::with_capacity(accounts.len() + 1);
        for &id in accounts {
            let account = self.account(id).ok_or(EditError::NoAccount { id })?;
            // Whoever had it from this month on, or later, never had it.
            let mut before: Box<str> = self.owner_in(id, like.from.plus(-1)).into();
            let count = hand_overs.len();
            hand_overs.retain(|it| it.account != id || it.from < like.from);
            // Who has it already, and asks for a later month, had it too early. Where others had it from this month
            // on and now never had it, all is right as it is.
            if before == to
                && hand_overs.len() == count
                && let Some(at) = hand_overs.iter().rposition(|it| it.account == id)
            {
                before = hand_overs.remove(at).before;
            }
            if before != to {
                hand_overs.push(HandOver { account: id, before, ..like.clone() });
            }
            if account.profile.owner != to {
                let profile = Profile { owner: to.clone(), ..Profile::clone(&account.profile) };
                changes.push(Change::Profile(id, profile.into()));
            }
        }
        hand_overs.sort_by_key(|it| it.from);
        if changes.is_empty() && hand_overs == self.parts.hand_overs {
            return Err(EditError::NothingHandedOver);
        }
        changes.push(Section::HandOvers(hand_overs).into());
        Ok(changes)
    }

    fn resolve_rename_person(&self, from: &str, to: &str) -> Result<Vec<Change>, EditError> {
        if !self.people().contains(from) {
            return Err(EditError::NoPerson { name: from.into() });
        }
        if from == to {
            return Ok(Vec::new());
        }
        let exists = || EditError::PersonExists { name: to.into() };
        let renamed = |name: &str| -> Box<str> { if name == from { to.into() } else { name.into() } };
        let owned = self.parts.accounts.iter().filter(|account| &*account.profile.owner == from);
        let mut changes: Vec<Change> = owned
            .map(|account| {
                let profile = Profile { owner: to.into(), ..Profile::clone(&account.profile) };
                Change::Profile(account.id, profile.into())
            })
            .collect();
        if self.parts.hand_overs.iter().any(|it| &*it.before == from || &*it.before == to) {
            // From the latest back: where both names follow each other nothing is handed over any more.
            let mut next: HashMap<AccountId, Box<str>> = HashMap::new();
            let mut kept = Vec::with_capacity(self.parts.hand_overs.len());
            for it in self.parts.hand_overs.iter().rev() {
                let before = renamed(&it.before);
                let owner = || self.account(it.account).map_or("".into(), |it| renamed(&it.profile.owner));
                if next.remove(&it.account).unwrap_or_else(owner) != before {
                    kept.push(HandOver { before: before.clone(), ..it.clone() });
                }
                next.insert(it.account, before);
            }
            kept.reverse();
            changes.push(Section::HandOvers(kept).into());
        }
        let mut terms = self.parts.terms.clone();
        if let Some(pay) = terms.pay.remove(from) {
            if terms.pay.insert(to.into(), pay).is_some() {
                return Err(exists());
            }
            changes.push(Section::Terms(terms).into());
        }
        for ((_, month), review) in self.parts.reviews.iter().filter(|((person, _), _)| &**person == from) {
            let key = (to.into(), *month);
            if self.parts.reviews.contains_key(&key) {
                return Err(exists());
            }
            changes.push(Change::Review((from.into(), *month), None));
            changes.push(Change::Review(key, Some(Box::new(review.clone()))));
        }
        Ok(changes)
    }

    /// What the plan and its scenarios are told, without the curves of accounts that go.
    fn without_curves_of(&self, gone: impl Fn(AccountId) -> bool) -> Vec<Change> {
        let is_gone = |own: &OwnEffort| matches!(own.whom, Whom::Account(id) if gone(id));
        let has = |methods: &Methods| methods.resources.own.iter().any(is_gone);
        let mut changes = Vec::new();
        if has(&self.parts.methods) {
            let mut methods = self.parts.methods.clone();
            methods.resources.own.retain(|own| !is_gone(own));
            changes.push(Section::Methods(methods).into());
        }
        if self.parts.scenarios.others.iter().any(|other| has(&other.methods)) {
            let mut scenarios = self.parts.scenarios.clone();
            for other in &mut scenarios.others {
                other.methods.resources.own.retain(|own| !is_gone(own));
            }
            changes.push(Section::Scenarios(scenarios).into());
        }
        changes
    }

    fn resolve_take(
        &self,
        book: Book,
        intake: Intake,
        data_through: Month,
        currency: Currency,
        answers: Box<Answers>,
    ) -> Result<Vec<Change>, EditError> {
        if book.ledger.rows() != book.profiles.len() {
            let (rows, accounts) = (book.ledger.rows(), book.profiles.len());
            return Err(EditError::RowsDoNotMatch { rows, accounts });
        }
        book.profiles.iter().try_for_each(check_profile)?;
        check_currency(currency)?;
        let horizon = Horizon { data_through: Some(data_through), ..self.parts.horizon };
        let mut changes = vec![Section::Horizon(horizon).into()];
        let own = self.parts.settings.currency;
        if currency != own {
            if intake == Intake::Update && !self.parts.accounts.is_empty() {
                return Err(EditError::OtherCurrency { own, other: currency });
            }
            self.check_decimals(currency, self.has_amounts_beside())?;
            changes.push(Section::Settings(Settings { currency, ..self.parts.settings.clone() }).into());
        }
        match intake {
            // Where there is nothing to update, what came is all there is, and need not be copied.
            _ if self.parts.accounts.is_empty() => changes.extend(self.replaced(book, &answers)?),
            Intake::Replace => changes.extend(self.replaced(book, &answers)?),
            Intake::Update => {
                let (accounts, ledger, next) = self.updated(book, &answers)?;
                changes.push(Change::Contents(Box::new((Arc::new(accounts), ledger))));
                changes.push(Section::NextId(next).into());
            }
        }
        if *answers != self.parts.answers {
            changes.push(Section::Answers(*answers).into());
        }
        Ok(changes)
    }

    /// What came takes the place of what is there. An account that comes again stays the one it is, and keeps what hangs on
    /// it: its number, and so its target, its scores, marks, locks and hand-overs.
    fn replaced(&self, book: Book, answers: &Answers) -> Result<Vec<Change>, EditError> {
        let count = book.profiles.len();
        self.check_room(count)?;
        check_months(book.ledger.span().months)?;
        // Of profiles that are all one account the first is the account.
        let mut met = vec![false; self.parts.accounts.len()];
        let mut is_first = |row: &usize| met.get_mut(*row).is_some_and(|met| !std::mem::replace(met, true));
        let rows = self.rows_of(&book.profiles, answers).into_iter();
        let rows: Vec<Option<usize>> = rows.map(|row| row.filter(&mut is_first)).collect();
        let mut next = self.parts.next_id;
        let accounts: Vec<Account> = book
            .profiles
            .into_iter()
            .zip(&rows)
            .map(|(profile, row)| match row.and_then(|row| self.parts.accounts.get(row)) {
                Some(held) => {
                    // What the file says holds; what it is silent about stays.
                    let (facts, mut told) = (Fact::ALL.map(|fact| profile.fact(fact)), profile);
                    told.fill(&held.profile);
                    for (fact, own) in Fact::ALL.into_iter().zip(facts) {
                        told.set_fact(fact, own.or(held.profile.fact(fact)));
                    }
                    Account {
                        id: held.id,
                        profile: told.into(),
                        ratings: held.ratings,
                        key: held.key.clone(),
                    }
                }
                None => {
                    let id = AccountId(next);
                    next += 1;
                    Account { id, profile: profile.into(), ratings: Ratings::default(), key: None }
                }
            })
            .collect();
        // Mostly nothing hangs on an account.
        let places: LazyCell<HashMap<AccountId, usize>, _> =
            LazyCell::new(|| accounts.iter().enumerate().map(|(at, account)| (account.id, at)).collect());
        let stays = |id: &AccountId| places.contains_key(id);
        // A one-off is a part of a month's sales, and goes with those that it was a part of.
        let is_part = |mark: &&OneOff| {
            places
                .get(&mark.account)
                .is_some_and(|&at| OneOff::is_part(mark.amount, book.ledger.sales(at, mark.month)))
        };
        let one_offs = self.parts.one_offs.iter().filter(is_part).cloned().collect();
        let mut split = self.parts.split.clone();
        split.bounds.retain(|id, _| stays(id));
        split.month_locks.retain(|(id, _), _| stays(id));
        let mut changes = vec![
            Section::NextId(next).into(),
            Section::OneOffs(one_offs).into(),
            Section::Split(split).into(),
        ];
        changes.extend(self.without_curves_of(|id| self.row_of(id).is_some() && !stays(&id)));
        if self.parts.hand_overs.iter().any(|it| !stays(&it.account)) {
            let kept = self.parts.hand_overs.iter().filter(|it| stays(&it.account)).cloned().collect();
            changes.push(Section::HandOvers(kept).into());
        }
        changes.insert(0, Change::Contents(Box::new((Arc::new(accounts), book.ledger))));
        Ok(changes)
    }

    fn updated(&self, book: Book, answers: &Answers) -> Result<(Vec<Account>, Ledger, u32), EditError> {
        let span = self.parts.ledger.span().union(book.ledger.span());
        check_months(span.months)?;
        if let Some(months) = self.unknown_between(book.ledger.span(), answers) {
            return Err(EditError::MonthsBetween { months });
        }
        let rows = self.rows_of(&book.profiles, answers);
        self.check_room(rows.iter().filter(|row| row.is_none()).count())?;
        let mut accounts = self.accounts().to_vec();
        let mut ledger = self.parts.ledger.over(span);
        let mut next = self.parts.next_id;
        for ((from, profile), found) in book.profiles.into_iter().enumerate().zip(rows) {
            let row = match found {
                Some(row) => {
                    if let Some(account) = accounts.get_mut(row)
                        && account.profile.is_changed_by(&profile)
                    {
                        Arc::make_mut(&mut account.profile).fill(&profile);
                    }
                    row
                }
                None => {
                    let row = accounts.len();
                    ledger.insert_row(row, None);
                    let (id, ratings) = (AccountId(next), Ratings::default());
                    accounts.push(Account { id, profile: profile.into(), ratings, key: None });
                    next += 1;
                    row
                }
            };
            ledger.take_months(row, &book.ledger, from);
        }
        ledger.forget_unknown();
        Ok((accounts, ledger, next))
    }

    /// The plan's assumptions and a scenario's change places; those of the plan are kept under `name`.
    fn resolve_promote(&self, at: usize, name: Box<str>) -> Result<Vec<Change>, EditError> {
        let mut scenarios = self.parts.scenarios.clone();
        let count = scenarios.others.len() as f64;
        let chosen = scenarios.others.get_mut(at);
        let chosen = chosen.ok_or(EditError::OutOfRange {
            what: Number::Scenarios,
            value: at as f64,
            low: 0.0,
            high: count,
        })?;
        let methods = std::mem::replace(&mut chosen.methods, self.parts.methods.clone());
        scenarios.plan = std::mem::replace(&mut chosen.name, name);
        check_scenarios(&scenarios)?;
        check_told_apart(&scenarios, &self.parts.scenarios)?;
        Ok(vec![Section::Methods(methods).into(), Section::Scenarios(scenarios).into()])
    }

    fn resolve_one_off(&self, one_off: OneOff) -> Result<Vec<Change>, EditError> {
        let id = one_off.account;
        let row = self.row_of(id).ok_or(EditError::NoAccount { id })?;
        check_money(one_off.amount)?;
        check_reason(&one_off.reason)?;
        let (month, sales) = (one_off.month, self.parts.ledger.sales(row, one_off.month));
        if sales == Money::ZERO {
            return Err(EditError::NoSales { month });
        }
        if !OneOff::is_part(one_off.amount, sales) {
            return Err(EditError::BeyondSales { month, sales });
        }
        let other = |mark: &&OneOff| (mark.account, mark.month) != (id, one_off.month);
        let mut marks: Vec<OneOff> = self.parts.one_offs.iter().filter(other).cloned().collect();
        marks.push(one_off);
        Ok(vec![Section::OneOffs(marks).into()])
    }

    /// The change that makes room for `months`, or none where the ledger has them all.
    fn widen(&self, months: impl Iterator<Item = Month>) -> Result<Vec<Change>, EditError> {
        let own = self.parts.ledger.span();
        let mut span = own;
        for month in months {
            let one = Span::new(month, 1);
            span = if span.is_empty() { one } else { span.union(one) };
        }
        check_months(span.months)?;
        Ok(if span == own { Vec::new() } else { vec![Change::Months(span)] })
    }

    /// Refuses a floor or a cap that would take the place of a figure that is held, and of its reason.
    fn check_free(&self, id: AccountId, next: Option<&Bound>) -> Result<(), EditError> {
        let held = self.parts.split.bounds.get(&id);
        match (held, next) {
            (Some(Bound::Lock { .. } | Bound::Promise { .. }), Some(Bound::Between { .. })) => {
                Err(EditError::BoundHeld { id })
            }
            _ => Ok(()),
        }
    }

    /// Refuses a currency of other decimals where `amounts` would be read in it.
    fn check_decimals(&self, other: Currency, amounts: bool) -> Result<(), EditError> {
        let own = self.parts.settings.currency;
        if amounts && own.digits != other.digits {
            return Err(EditError::OtherDecimals { own, other });
        }
        Ok(())
    }

    pub(super) fn check_room(&self, more: usize) -> Result<(), EditError> {
        let accounts = self.parts.accounts.len() + more;
        if accounts > ACCOUNTS_LIMIT || self.parts.next_id.checked_add(more as u32).is_none() {
            return Err(EditError::TooManyAccounts { accounts });
        }
        Ok(())
    }
}

impl Cell {
    fn month(&self) -> Option<Month> {
        match self {
            Cell::Sales(month, _) | Cell::Margin(month, _) => Some(*month),
            Cell::Field(..) | Cell::Rating(..) | Cell::Fact(..) => None,
        }
    }
}

/// What an edit has more than once, and more often than it was there. Plans that have something twice still open, and can
/// be mended one by one.
fn repeated<'a, T: ?Sized>(
    next: impl IntoIterator<Item = &'a T>,
    held: impl IntoIterator<Item = &'a T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Option<&'a T> {
    let (next, held) = (Vec::from_iter(next), Vec::from_iter(held));
    let count = |one: &T, all: &[&T]| all.iter().filter(|other| is_same(one, other)).count();
    next.iter().copied().find(|one| count(one, &next) > count(one, &held).max(1))
}

/// Refuses a scenario of a name that another has.
fn check_told_apart(next: &Scenarios, held: &Scenarios) -> Result<(), EditError> {
    match repeated(next.names(), held.names(), |one, other| one == other) {
        Some(name) => Err(EditError::ScenarioExists { name: name.into() }),
        None => Ok(()),
    }
}

/// Refuses a second response curve for a segment or an account: which of the two holds would hang on their order.
fn check_curves<'a>(next: &Methods, held: impl IntoIterator<Item = &'a Methods>) -> Result<(), EditError> {
    fn whom(methods: &Methods) -> impl Iterator<Item = &Whom> {
        methods.resources.own.iter().map(|own| &own.whom)
    }
    let Some(twice) = repeated(whom(next), std::iter::empty(), Whom::eq) else { return Ok(()) };
    let is_kept = |held: &Methods| repeated(whom(next), whom(held), Whom::eq).is_none();
    if held.into_iter().any(is_kept) {
        return Ok(());
    }
    Err(EditError::CurveExists { whom: twice.clone() })
}

/// Refuses a criterion that its phase has already. Own ones are told apart as names of accounts are, since two that differ
/// in capitals alone are one to those who are assessed.
fn check_criteria(next: &Terms, held: &Terms) -> Result<(), EditError> {
    fn kinds(terms: &Terms, phase: Phase) -> impl Iterator<Item = &CriterionKind> {
        terms.of(phase).criteria.iter().map(|criterion| &criterion.kind)
    }
    let is_same = |one: &CriterionKind, other: &CriterionKind| match (one, other) {
        (CriterionKind::Own(one), CriterionKind::Own(other)) => folded(one) == folded(other),
        _ => one == other,
    };
    let twice = |phase| repeated(kinds(next, phase), kinds(held, phase), is_same);
    match [Phase::StartUp, Phase::Growth].into_iter().find_map(twice) {
        Some(kind) => Err(EditError::CriterionExists { kind: kind.clone() }),
        None => Ok(()),
    }
}

fn pending<T>(list: &mut Vec<(AccountId, T)>, id: AccountId, start: impl FnOnce() -> T) -> &mut T {
    // Pastes come account by account, so the one wanted is the last one, or a new one.
    let at = match list.iter().rposition(|(other, _)| *other == id) {
        Some(at) => at,
        None => {
            list.push((id, start()));
            list.len() - 1
        }
    };
    &mut list[at].1
}

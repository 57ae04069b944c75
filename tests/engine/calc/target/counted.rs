//! Groups of accounts of real portfolios against what came of them: who was drawn by lot, and no class or largest ones.
//!
//! Two portfolios reach two years back from a later whole year, at six eves whose years overlap, and three reach one year back,
//! at ten: so the bounds are wide, and the counts are printed.

use std::ops::Range;

use keyline::calc::Whose;
use keyline::calc::base::{base, key_accounts, range_of};
use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Purpose, Words, Year};
use keyline::calc::portfolio::whole_months;
use keyline::calc::split::propose_commit;
use keyline::calc::target::{chances, draw, landing_interval};
use keyline::plan::*;

use crate::support::fixture::{day, ids, plan_of, then};
use crate::support::portfolios::data_set;

/// How many accounts are in a group.
const GROUP: usize = 15;

/// A real portfolio as it stood at the end of a month, about to plan the twelve that follow.
struct Eve {
    /// All that is known today.
    today: Plan,
    then: Plan,
    through: Month,
    /// The accounts that had bought in the twelve months before, by row.
    active: Vec<usize>,
}

/// Every quarter that has a year after it, and so many months before it.
fn eves(known: Range<i32>) -> Option<Vec<Eve>> {
    let mut found = Vec::new();
    for set in ["adventureworks", "superstore", "classicmodels"] {
        let (today, _) = data_set(set)?;
        let whole = whole_months(&today);
        let last = whole.last().unwrap();
        let quarters = (4..).map(|ago| last.plus(-3 * ago)).take_while(|it| *it >= whole.first);
        for through in quarters.filter(|it| known.contains(&(it.since(whole.first) + 1))) {
            let calendar = FiscalCalendar::starting(through.next().number() as u8).unwrap();
            let mut then = today.clone();
            let settings = Settings { scope: Scope::All, calendar, ..Settings::default() };
            then.apply(Edit::Configure(Box::new(settings))).unwrap();
            let plan_year = Some(calendar.year_of(through.next()));
            then.apply(Edit::SetHorizon(Horizon { data_through: Some(through), plan_year })).unwrap();
            let ledger = today.ledger();
            let year = Span::ending(through, 12);
            let active =
                (0..ledger.rows()).filter(|&row| ledger.sales_over(row, year) > Money::ZERO).collect();
            found.push(Eve { today: today.clone(), then, through, active });
        }
    }
    Some(found)
}

impl Eve {
    /// The active accounts in an order of the lot.
    fn by_lot(&self, seed: u64) -> Vec<usize> {
        let words = Words::of(seed, self.through.index() as u32, Purpose::Class);
        let mut rows: Vec<(u64, usize)> =
            self.active.iter().enumerate().map(|(at, &row)| (words.at(at), row)).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// What some accounts bought in the planned year.
    fn came(&self, rows: &[usize]) -> f64 {
        let year = Span::new(self.through.next(), 12);
        rows.iter().map(|&row| self.today.ledger().sales_over(row, year).to_f64()).sum()
    }
}

/// How many were counted, and how many of them lay below and above the range.
#[derive(Debug, Default)]
struct Count {
    all: f64,
    below: f64,
    above: f64,
}

impl Count {
    fn add(&mut self, low: f64, high: f64, came: f64) {
        self.all += 1.0;
        self.below += f64::from(u8::from(came < low));
        self.above += f64::from(u8::from(came > high));
    }

    fn inside(&self) -> f64 {
        1.0 - (self.below + self.above) / self.all
    }
}

/// Groups by lot, each as the scope of a plan in which its accounts alone are marked key.
fn groups(eves: &[Eve]) -> Count {
    let mut count = Count::default();
    for eve in eves {
        let told = chances(&eve.then).unwrap();
        for seed in 0..20 {
            let mut rows = eve.by_lot(seed);
            rows.truncate(GROUP);
            let of_all = told.draws.outlooks.iter().enumerate();
            let outlooks: Vec<Outlook> = of_all
                .map(|(row, it)| Outlook { inside: rows.contains(&row), group: 0, ..*it })
                // Others count where they make up the whole.
                .filter(|it| told.draws.as_whole || it.inside)
                .collect();
            let inside = outlooks.iter().filter(|it| it.inside);
            let year = Year { sold: 0.0, to_come: inside.map(|it| it.base).sum() };
            let draws = Draws {
                count: 1_000,
                outlooks,
                newcomers: NewAccounts { inside: false, ..told.draws.newcomers },
                scope: year,
                groups: vec![[year; 2]],
                ..(*told.draws).clone()
            };
            let (low, high) = range_of(&draws, &mut |_| true).unwrap();
            count.add(low, high, eve.came(&rows));
        }
    }
    println!("groups of {GROUP} at {} eves: {:.3} inside, {count:?}", eves.len(), count.inside());
    count
}

/// Of 120 groups 86 % lay inside, nearly all others above.
#[test]
fn groups_by_lot_end_inside() {
    let Some(eves) = eves(24..999) else { return };
    let count = groups(&eves);
    assert!((0.75..=0.97).contains(&count.inside()), "{count:?}");
}

/// Of 200 groups under two years of months 71 % lay inside, more others below than above.
#[test]
fn groups_by_lot_end_inside_with_few_months_known() {
    let Some(eves) = eves(12..24) else { return };
    let count = groups(&eves);
    assert!((0.6..=0.9).contains(&count.inside()), "{count:?}");
}

/// After nine months of a year in which the base was the target, of people with fifteen accounts and of single accounts.
#[test]
fn years_end_inside_the_landing_after_nine_months() {
    let Some(eves) = eves(24..999) else { return };
    let (mut people, mut accounts) = (Count::default(), Count::default());
    for eve in &eves {
        let mut now = eve.then.clone();
        let base = base(&now).unwrap().total;
        let proposal = propose_commit(&now, base, "the base", day()).unwrap();
        now.apply(Edit::Commit(Box::new(proposal))).unwrap();
        let rows = eve.by_lot(100);
        let id = |row: usize| eve.then.accounts()[row].id;
        let groups: Vec<&[usize]> = rows.chunks_exact(GROUP).collect();
        let own = |(at, group): (usize, &&[usize])| -> Vec<(AccountId, Cell)> {
            group.iter().map(|&row| (id(row), Cell::Field(Field::Owner, format!("p{at}").into()))).collect()
        };
        now.apply(Edit::Cells(groups.iter().enumerate().flat_map(own).collect())).unwrap();
        let horizon = Horizon { data_through: Some(eve.through.plus(9)), plan_year: now.plan_year() };
        now.apply(Edit::SetHorizon(horizon)).unwrap();
        draw(&now).unwrap();
        let add = |count: &mut Count, whose: Whose, rows: &[usize]| {
            let Ok((low, high)) = landing_interval(&now, whose) else { return };
            count.add(low.to_f64(), high.to_f64(), eve.came(rows));
        };
        groups.iter().for_each(|group| add(&mut people, Whose::Owner(id(group[0])), group));
        rows.iter().for_each(|&row| add(&mut accounts, Whose::Account(id(row)), &[row]));
    }
    let (of_people, of_accounts) = (people.inside(), accounts.inside());
    println!("after nine months: people {of_people:.3} {people:?}, accounts {of_accounts:.3} {accounts:?}");
    assert!((0.7..=0.92).contains(&of_people), "{people:?}");
    assert!((0.7..=0.92).contains(&of_accounts), "{accounts:?}");
}

/// The accounts in scope are all one person's: what the person may bring is what the scope may.
#[test]
fn who_has_the_scope_has_its_range() {
    for months in [13, 24, 36] {
        let sales = |row: u32| -> Vec<i64> {
            let words = Words::of(5, row, Purpose::Account);
            (0..months).map(|at| (1e5 * (words.normal(900) + 0.3 * words.normal(at)).exp()) as i64).collect()
        };
        let mut plan = plan_of(&(0..40).map(sales).collect::<Vec<_>>());
        then(&mut plan, "scope key");
        let keys = key_accounts(&plan);
        let ids: Vec<AccountId> =
            ids(&plan).into_iter().zip(keys).filter(|(_, key)| *key).map(|it| it.0).collect();
        let own = ids.iter().map(|&id| (id, Cell::Field(Field::Owner, "Ann".into())));
        plan.apply(Edit::Cells(own.collect())).unwrap();
        let found = draw(&plan).unwrap();
        let told = chances(&plan).unwrap();
        let ann = told.owners.iter().position(|id| *id == ids[0]).unwrap();
        let (scope, ann) = (&found.scope.unchanged, &found.groups[ann].scope.unchanged);
        // Of a person fewer outcomes are kept.
        for part in [0.1, 0.5, 0.9] {
            let (one, other) = (scope.quantile(part), ann.quantile(part));
            assert!((one / other - 1.0).abs() < 0.01, "{months} {part}: {one} {other}");
            assert!((scope.probability(one) - ann.probability(one)).abs() < 0.005);
        }
    }
}

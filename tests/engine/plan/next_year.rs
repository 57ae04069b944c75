//! A plan for the year after, and actuals that one of two plans takes over from the other.

use keyline::calc::{propose_commit, targets};
use keyline::plan::*;

use crate::support::planned::{day, plan_of};

/// Two accounts over 2024, a target committed for 2025, a lock and a fixed month.
fn committed() -> Plan {
    let mut plan = plan_of(&[vec![1_000; 12], vec![500; 12]]);
    let (one, other) = (plan.accounts()[0].id, plan.accounts()[1].id);
    let lock = Bound::Lock { amount: Money(9_000), reason: "agreed".into() };
    plan.apply(Edit::SetBounds(vec![(one, Some(lock))])).unwrap();
    let month = plan.plan_span().unwrap().first;
    plan.apply(Edit::LockMonths(vec![(other, month, Some(Money(1)))])).unwrap();
    let proposed = propose_commit(&plan, Money(20_000), "agreed", day()).unwrap();
    plan.apply(Edit::Commit(Box::new(proposed))).unwrap();
    plan
}

fn month(year: i32, month: u32) -> Month {
    Month::new(year, month).unwrap()
}

/// Sales of months from `first` on, by account.
fn book(first: Month, rows: &[(&str, &[i64])]) -> Box<Book> {
    let profiles = rows.iter().map(|(name, _)| Profile::named(name)).collect();
    let months = rows.first().map_or(0, |(_, sales)| sales.len());
    let sales = rows.iter().flat_map(|(_, sales)| sales.iter().copied()).collect();
    Box::new(Book {
        profiles,
        ledger: Ledger::from_cells(Span::new(first, months), sales, Vec::new()).unwrap(),
    })
}

fn take(plan: &mut Plan, book: Box<Book>, data_through: Month) {
    let answers = Box::default();
    plan.apply(Edit::Take { book, intake: Intake::Update, data_through, currency: None, answers }).unwrap();
}

#[test]
fn the_year_after_starts_from_this_one_without_its_target() {
    let this = committed();
    assert_eq!(this.plan_year(), Some(FiscalYear(2025)));
    let next = this.for_year(FiscalYear(2026), "Written, FY2026").unwrap();
    assert_eq!((next.name(), next.plan_year()), ("Written, FY2026", Some(FiscalYear(2026))));
    assert!(
        next.committed().is_none() && next.split().bounds.is_empty() && next.split().month_locks.is_empty()
    );
    // Accounts, figures and assumptions are there, and this year's plan is as it was.
    assert_eq!((next.accounts(), next.ledger()), (this.accounts(), this.ledger()));
    assert_eq!(
        (next.methods(), next.settings(), next.data_through()),
        (this.methods(), this.settings(), this.data_through())
    );
    assert_eq!(this, committed());
    assert_eq!(targets(&next).year, Some(FiscalYear(2026)));
    // Without a committed target it is the same.
    let mut free = this.clone();
    free.apply(Edit::Withdraw).unwrap();
    assert!(free.for_year(FiscalYear(2026), "Free").is_ok());
    assert_eq!(this.for_year(FiscalYear(2026), " ").err(), Some(EditError::EmptyName));
    assert!(matches!(
        this.for_year(FiscalYear(9_999), "Far").err(),
        Some(EditError::OutOfRange { what: Number::Year, .. })
    ));
}

#[test]
fn actuals_of_one_are_offered_to_the_other() {
    let mut this = committed();
    let mut next = this.for_year(FiscalYear(2026), "next").unwrap();
    assert_eq!(next.news_of(&this), None);
    assert_eq!(this.news_of(&next), None);
    // A month more, a correction in the last one, and an account that is new.
    take(&mut this, book(month(2024, 12), &[("a0", &[1_100, 900]), ("New", &[0, 70])]), month(2025, 1));
    let news = next.news_of(&this).unwrap();
    assert_eq!((news.months, news.data_through), (Span::new(month(2024, 12), 2), month(2025, 1)));
    let names: Vec<&str> = news.book.profiles.iter().map(|profile| &*profile.name).collect();
    assert_eq!(names, ["a0", "New"]);
    // Amounts of another currency are not taken for ours.
    let mut abroad = next.clone();
    let currency = Currency::by_code("EUR").unwrap();
    abroad.apply(Edit::Configure(Box::new(Settings { currency, ..abroad.settings().clone() }))).unwrap();
    assert_eq!(abroad.news_of(&this), None);
    take(&mut next, Box::new(news.book), news.data_through);
    assert_eq!(next.news_of(&this), None);
    assert_eq!(next.ledger(), this.ledger());
    assert_eq!((next.data_through(), next.plan_year()), (Some(month(2025, 1)), Some(FiscalYear(2026))));
    // The committed target of the other has not moved.
    assert_eq!(this.committed(), committed().committed());
}

/// What differs is offered and nothing else: an account that was taken out here and sold nothing new stays out, and months
/// that only this plan has stay.
#[test]
fn what_is_taken_over_leaves_the_rest_alone() {
    let mut this = committed();
    let mut next = this.for_year(FiscalYear(2026), "next").unwrap();
    take(&mut next, book(month(2025, 1), &[("a1", &[40, 50])]), month(2025, 2));
    take(&mut this, book(month(2025, 1), &[("a1", &[40])]), month(2025, 1));
    assert_eq!(next.news_of(&this), None);
    let news = this.news_of(&next).unwrap();
    assert_eq!((news.months, news.data_through), (Span::new(month(2025, 2), 1), month(2025, 2)));
    assert_eq!(news.book.ledger.cells(), [50]);
}

/// A month that the other plan has without sales comes along where this plan would have a hole in its place.
#[test]
fn a_month_without_sales_comes_along_with_the_next() {
    let mut this = committed();
    let mut next = this.for_year(FiscalYear(2026), "next").unwrap();
    take(&mut this, book(month(2025, 1), &[("a0", &[0, 30])]), month(2025, 2));
    let news = next.news_of(&this).unwrap();
    assert_eq!((news.months, news.book.ledger.cells()), (Span::new(month(2025, 2), 1), &[0, 30][..]));
    take(&mut next, Box::new(news.book), news.data_through);
    assert_eq!(next.ledger(), this.ledger());
}

//! A plan for the year after, and actuals that one of two plans takes over from the other.

use keyline::calc::target::targets;
use keyline::plan::*;

use crate::support::fixture::{month, then, written};

/// Two accounts over 2024, a target committed for 2025, a lock and a fixed month.
fn committed() -> Plan {
    written("a0: 1000*12; a1: 500*12; lock a0 9000; fix a1 2025-01 1; commit 20000")
}

fn take_over(plan: &mut Plan, book: Book, data_through: Month) {
    let (book, answers) = (Box::new(book), Box::default());
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
    then(&mut this, "from 2024-12; a0: 1100 900; New: 0 70");
    let news = next.news_of(&this).unwrap();
    assert_eq!((news.months, news.data_through), (Span::new(month("2024-12"), 2), month("2025-01")));
    let names: Vec<&str> = news.book.profiles.iter().map(|profile| &*profile.name).collect();
    assert_eq!(names, ["a0", "New"]);
    // Amounts of another currency are not taken for ours.
    let mut abroad = next.clone();
    let currency = Currency::by_code("EUR").unwrap();
    abroad.apply(Edit::Configure(Box::new(Settings { currency, ..abroad.settings().clone() }))).unwrap();
    assert_eq!(abroad.news_of(&this), None);
    take_over(&mut next, news.book, news.data_through);
    assert_eq!(next.news_of(&this), None);
    assert_eq!(next.ledger(), this.ledger());
    assert_eq!((next.data_through(), next.plan_year()), (Some(month("2025-01")), Some(FiscalYear(2026))));
    // The committed target of the other has not moved.
    assert_eq!(this.committed(), committed().committed());
}

/// What differs is offered and nothing else: an account that was taken out here and sold nothing new stays out, and months
/// that only this plan has stay.
#[test]
fn what_is_taken_over_leaves_the_rest_alone() {
    let mut this = committed();
    let mut next = this.for_year(FiscalYear(2026), "next").unwrap();
    then(&mut next, "a1: 40 50");
    then(&mut this, "a1: 40");
    assert_eq!(next.news_of(&this), None);
    let news = this.news_of(&next).unwrap();
    assert_eq!((news.months, news.data_through), (Span::new(month("2025-02"), 1), month("2025-02")));
    assert_eq!(news.book.ledger.cells(), [50]);
}

/// A month that the other plan has without sales comes along where this plan would have a hole in its place.
#[test]
fn a_month_without_sales_comes_along_with_the_next() {
    let mut this = committed();
    let mut next = this.for_year(FiscalYear(2026), "next").unwrap();
    then(&mut this, "a0: 0 30");
    let news = next.news_of(&this).unwrap();
    assert_eq!((news.months, news.book.ledger.cells()), (Span::new(month("2025-02"), 1), &[0, 30][..]));
    take_over(&mut next, news.book, news.data_through);
    assert_eq!(next.ledger(), this.ledger());
}

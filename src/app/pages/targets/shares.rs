//! The split as the page shows it: frozen where a target is committed, else of the one tried out.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use keyline::calc::split::{Held, SplitError};
use keyline::calc::{self, Undefined, Whose};
use keyline::plan::{AccountId, Bound, Committed, Money, Plan, Scope, Span};

/// One account's share of the target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Share {
    /// Whose.
    pub account: AccountId,
    /// Sales of the twelve months before the latest twelve, where those are known.
    pub before: Result<Money, Undefined>,
    /// Sales of the latest twelve whole months, where there are as many.
    pub latest: Result<Money, Undefined>,
    /// The target for the year.
    pub target: Money,
    /// That by month.
    pub months: [Money; 12],
    /// What decided it; `None` where the target is frozen.
    pub held: Option<Held>,
    /// Whether it has a lock, a floor or a cap.
    pub is_bounded: bool,
    /// Why it is locked or limited.
    pub reason: Box<str>,
}

/// All shares, largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// What they add up to.
    pub total: Money,
    /// The months of the year.
    pub year: Span,
    /// The twelve months of `before` and of `latest`.
    pub spans: [Span; 2],
    /// Whether nobody weighs anything by what is split by, so that all get the same.
    pub alike: bool,
    /// The shares.
    pub rows: Vec<Share>,
    /// What a target for all accounts asks of new and returning ones, by month.
    pub newcomers: [Money; 12],
    /// Where each account stands in them.
    places: HashMap<AccountId, usize>,
}

/// The split, or why there is none.
pub type Parted = Result<Arc<Shares>, SplitError>;

/// Splits the total, or shows how the committed one was split.
pub fn parted(plan: &Plan, total: Result<Money, Undefined>, trying: Option<(AccountId, Bound)>) -> Parted {
    let mut shares = match plan.committed() {
        Some(committed) => frozen(plan, committed),
        None => drafted(plan, total?, trying)?,
    };
    // A stable sort: accounts alike stay in the plan's order.
    shares.rows.sort_by_key(|share| Reverse(share.target));
    shares.places = shares.rows.iter().enumerate().map(|(at, share)| (share.account, at)).collect();
    Ok(Arc::new(shares))
}

fn drafted(plan: &Plan, total: Money, trying: Option<(AccountId, Bound)>) -> Result<Shares, SplitError> {
    let split = match trying {
        Some((account, bound)) => calc::split::split_trying(plan, total, account, &bound)?,
        None => calc::split::split(plan, total)?,
    };
    let spans = years(plan, calc::portfolio::whole_months(plan).last());
    let bounds = &plan.split().bounds;
    let rows = split.parts.iter().map(|part| {
        let [before, latest] = spans.map(|span| sales_of(plan, part.account, span));
        let reason = bounds.get(&part.account).map_or("", Bound::reason).into();
        let (account, target, months) = (part.account, part.amount, part.months);
        let is_bounded = bounds.contains_key(&account);
        Share { account, before, latest, target, months, held: Some(part.held), is_bounded, reason }
    });
    let rows = rows.collect();
    Ok(Shares {
        total,
        year: split.year,
        spans,
        alike: split.alike,
        rows,
        newcomers: split.newcomers,
        places: HashMap::new(),
    })
}

fn frozen(plan: &Plan, committed: &Committed) -> Shares {
    let spans = years(plan, Some(committed.data_through));
    let current = committed.inside();
    let rows = current.iter().map(|target| {
        let [before, latest] = spans.map(|span| sales_of(plan, target.account, span));
        Share {
            account: target.account,
            before,
            latest,
            target: target.total(),
            months: target.months,
            held: None,
            is_bounded: false,
            reason: "".into(),
        }
    });
    let year = Span::new(committed.first_month(plan.settings().calendar), 12);
    let (total, rows) = (committed.total_now(), rows.collect());
    let newcomers = match committed.scope {
        Scope::All => committed.newcomers.months,
        Scope::Key => [Money::ZERO; 12],
    };
    Shares { total, year, spans, alike: false, rows, newcomers, places: HashMap::new() }
}

/// What an account sold, as far as that is known of every month: what lies before the data is not nothing.
fn sales_of(plan: &Plan, account: AccountId, span: Span) -> Result<Money, Undefined> {
    calc::portfolio::sales_in(plan, Whose::Account(account), span)
}

/// The two years of twelve months that end with `last`.
fn years(plan: &Plan, last: Option<keyline::plan::Month>) -> [Span; 2] {
    let Some(last) = last else { return [Span::new(plan.ledger().span().first, 0); 2] };
    [12, 0].map(|ago| Span::ending(last.plus(-ago), 12))
}

impl Shares {
    /// The share of an account, and its place.
    pub fn of(&self, account: AccountId) -> Option<(usize, &Share)> {
        let at = *self.places.get(&account)?;
        self.rows.get(at).map(|share| (at, share))
    }

    /// What the accounts and those that are not there yet come to: the total, exactly.
    pub fn sum(&self) -> Money {
        self.rows.iter().map(|row| row.target).chain(self.newcomers).sum()
    }

    /// What is asked of accounts that are not there yet.
    pub fn of_newcomers(&self) -> Money {
        self.newcomers.into_iter().sum()
    }

    /// What stands at a lock or at what an owner commits to.
    pub fn locked(&self) -> Money {
        self.rows.iter().filter(|row| row.held.is_some_and(Held::is_fixed)).map(|row| row.target).sum()
    }
}

/// `part` over `whole`, where there is a whole.
pub fn ratio(part: Money, whole: Money) -> Option<f64> {
    (whole.0 > 0).then(|| part.to_f64() / whole.to_f64())
}

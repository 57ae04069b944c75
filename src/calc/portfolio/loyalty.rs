//! How loyal an account is: what people judge, what is known of its purchases elsewhere, and how long it has bought.
//!
//! Loyalty is the mean of what is known of: the rating over 5; the share of wallet, our sales of the last twelve
//! months over what it buys a year from anybody; the years since its first purchase over five, at most 1. Where nobody
//! has rated it, the mean of regularity (quarters of the last four with a purchase) and recency (how few of the last
//! twelve months have gone since the last one) stands in for the rating. A rating of 4, half of the wallet and two
//! years make (.8 + .5 + .4) / 3 = .567. The measure is ours.

use super::whole_months;
use crate::calc::record::many;
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{AccountId, Judged, Loyalty, Money, Plan, Span};

/// Tenure counts in full from so many years on.
const FULL_TENURE: f64 = 5.0;

/// How loyal an account is, and what that rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoyaltyScore {
    /// From 0 to 1; undefined where nothing is known.
    pub value: Result<f64, Undefined>,
    /// Whether people have rated it, else its purchases stand in.
    pub rated: bool,
}

impl LoyaltyScore {
    /// High from `limit` on; what is not known is not low.
    pub fn stands(&self, limit: f64) -> Loyalty {
        match self.value {
            Ok(value) if value >= limit => Loyalty::High,
            Ok(_) => Loyalty::Low,
            Err(_) => Loyalty::Unknown,
        }
    }
}

/// How loyal each account is, by row.
pub fn loyalties(plan: &Plan) -> Vec<LoyaltyScore> {
    let recent = recent_months(plan);
    let score = |row: usize| {
        let rated = plan.accounts()[row].ratings.get(Judged::Loyalty).is_some();
        LoyaltyScore { value: loyalty(plan, row, recent, &mut Silent).map(|term| term.value), rated }
    };
    (0..plan.accounts().len()).map(score).collect()
}

/// How loyal an account is, from 0 to 1.
pub fn loyalty_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    loyalty(plan, row, recent_months(plan), r)
}

/// The last twelve whole months, or those there are.
fn recent_months(plan: &Plan) -> Span {
    let whole = whole_months(plan);
    whole.last().map_or(whole, |last| Span::ending(last, 12).meet(whole))
}

fn loyalty<R: Recorder>(plan: &Plan, row: usize, recent: Span, r: &mut R) -> Result<Term, Undefined> {
    let account = plan.accounts().get(row).ok_or(Undefined::NoAccount)?;
    let mut known: [Term; 3] = [r.input(Name::One, 1.0, Unit::Factor, Origin::Constant); 3];
    let mut count = 0;
    let mut add = |term: Term| {
        known[count] = term;
        count += 1;
    };
    match account.ratings.get(Judged::Loyalty) {
        Some(rating) => {
            let rating = r.input(Name::Rating, f64::from(rating.step()), Unit::Index, Origin::Entered);
            let most = r.input(Name::RatingMost, 5.0, Unit::Index, Origin::Constant);
            add(r.step(Name::RatingPart, Op::Divide, &[rating, most], Unit::Index));
        }
        None => {
            if let Some(term) = behavior(plan, row, recent, r) {
                add(term);
            }
        }
    }
    if let Some(wallet) = account.profile.wallet.filter(|wallet| *wallet > Money::ZERO) {
        let sales = plan.ledger().sales_over(row, recent).to_f64();
        let sales =
            r.input(Name::LastTwelve, sales, Unit::Money, Origin::Sales { span: recent, accounts: 1 });
        let wallet = r.input(Name::Wallet, wallet.to_f64(), Unit::Money, Origin::Entered);
        let share = r.step(Name::WalletShare, Op::Divide, &[sales, wallet], Unit::Ratio);
        add(between(share, r));
    }
    if let (Some(since), Some(last)) = (account.profile.since, recent.last()) {
        let years =
            r.input(Name::Tenure, f64::from(last.year()) - f64::from(since), Unit::Years, Origin::Entered);
        let full = r.input(Name::FullTenure, FULL_TENURE, Unit::Years, Origin::Constant);
        let part = r.step(Name::TenurePart, Op::Divide, &[years, full], Unit::Index);
        add(between(part, r));
    }
    let known = known.get(..count).filter(|known| !known.is_empty()).ok_or(Undefined::NoSales)?;
    let sum = many(r, Name::KnownSum, Op::Sum, known, Unit::Index);
    let count = r.input(Name::KnownCount, known.len() as f64, Unit::Count, Origin::Constant);
    Ok(r.step(Name::Result, Op::Divide, &[sum, count], Unit::Index))
}

/// A part between 0 and 1.
fn between<R: Recorder>(part: Term, r: &mut R) -> Term {
    let none = r.input(Name::Zero, 0.0, Unit::Index, Origin::Constant);
    let one = r.input(Name::One, 1.0, Unit::Index, Origin::Constant);
    let least = r.step(Name::PartFrom, Op::Most, &[part, none], Unit::Index);
    r.step(Name::PartTo, Op::Least, &[least, one], Unit::Index)
}

/// The mean of regularity and recency; `None` of an account that has never bought.
fn behavior<R: Recorder>(plan: &Plan, row: usize, recent: Span, r: &mut R) -> Option<Term> {
    let ledger = plan.ledger();
    let whole = whole_months(plan);
    let bought = |span| ledger.slice(row, span).iter().rposition(|&minor| minor > 0);
    let last = whole.first.plus(bought(whole)? as i32);
    let origin = Origin::Sales { span: recent, accounts: 1 };
    let mut quarters = 0_u32;
    let mut with_purchase = 0_u32;
    for at in (0..recent.months).step_by(3) {
        let quarter = Span::new(recent.first.plus(at as i32), 3.min(recent.months - at));
        quarters += 1;
        with_purchase += u32::from(bought(quarter).is_some());
    }
    let with_purchase = r.input(Name::QuartersBought, f64::from(with_purchase), Unit::Count, origin);
    let quarters = r.input(Name::Quarters, f64::from(quarters.max(1)), Unit::Count, Origin::Constant);
    let regular = r.step(Name::Regularity, Op::Divide, &[with_purchase, quarters], Unit::Index);
    let gone = recent.last().map_or(0, |end| end.since(last)).min(12);
    let gone = r.input(Name::MonthsSince, f64::from(gone), Unit::Months, origin);
    let year = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
    let left = r.step(Name::MonthsLeft, Op::Subtract, &[year, gone], Unit::Months);
    let recency = r.step(Name::Recency, Op::Divide, &[left, year], Unit::Index);
    let two = r.input(Name::Two, 2.0, Unit::Factor, Origin::Constant);
    let both = r.step(Name::RegularAndRecent, Op::Sum, &[regular, recency], Unit::Index);
    Some(r.step(Name::Behavior, Op::Divide, &[both, two], Unit::Index))
}

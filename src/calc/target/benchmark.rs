//! Method 1, benchmark comparison: close a part of the gap to a firm ahead, in so many years.
//!
//! Own sales S over the same twelve months as the firm's, without one-offs, the firm's sales B and growth g, a part c of the relative gap to close in n years:
//! r = S/B, S_n = (r + c(1-r)) B (1+g)^n, yearly growth (S_n/S)^(1/n) - 1, target S (1 + growth).
//! S = 100, B = 150, g = 5 %, n = 3: c = 0 keeps pace (5.00 %), c = .3 gives 10.01 %, c = 1 gives 20.20 %.
//! The trade literature names the method and prints no formula; this one is ours.

use crate::calc::base::{Asked, Ground};
use crate::calc::record::{many, money};
use crate::calc::{Figure, Method, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, base, target};
use crate::plan::{Benchmark, Firm, Money, Plan};

/// Which of a method's three values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// The smallest that a benchmark firm asks for.
    Low,
    /// The method's answer.
    Mid,
    /// The largest that a benchmark firm asks for.
    High,
}

/// What one benchmark firm asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirmOutcome {
    /// Its place in the list of firms.
    pub firm: usize,
    /// The target from this firm alone; [`Undefined::NotAhead`] where it sells no more than we do, and then
    /// it is left out of the mean.
    pub target: Result<Money, Undefined>,
}

/// The years from today to the end of the plan to close the gap, against one firm.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmPath {
    /// Its place in the list of firms.
    pub firm: usize,
    /// Own sales and the firm's, from today (year 0) to year n.
    pub years: Vec<(Money, Money)>,
}

/// The gap to the benchmark in sales, and what makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapSplit {
    /// The benchmark's sales less our own; several firms by their weighted means.
    pub gap: Money,
    /// What the different number of key accounts makes of it, at the mean average size.
    pub from_number: Money,
    /// What the different average size makes of it, at the mean number. With `from_number` it is the gap.
    pub from_average: Money,
}

/// What every firm asks for, in the order of the list.
pub(in crate::calc) fn outcomes(asked: Asked<'_>) -> Result<Vec<FirmOutcome>, Undefined> {
    let base = asked.ground.recent()?;
    let benchmark = &asked.methods.benchmark;
    let r = &mut Silent;
    let common = Common::new(base, benchmark, r);
    let of_firm = |(firm, it): (usize, &Firm)| {
        let target = firm_growth(firm, it, common, &mut Silent).and_then(|(_, target)| money(target));
        FirmOutcome { firm, target }
    };
    Ok(benchmark.firms.iter().enumerate().map(of_firm).collect())
}

/// The method's target, minor units. [`Case::Low`] and [`Case::High`] need two firms ahead.
pub(in crate::calc) fn benchmark<R: Recorder>(
    asked: Asked<'_>,
    case: Case,
    r: &mut R,
) -> Result<Term, Undefined> {
    let benchmark = &asked.methods.benchmark;
    if benchmark.firms.is_empty() {
        return Err(Undefined::NoBenchmark);
    }
    let base = asked.ground.recent()?;
    let ahead = || benchmark.firms.iter().enumerate().filter(|(_, firm)| firm.sales > base);
    let count = ahead().count();
    if count == 0 {
        return Err(Undefined::NotAhead);
    }
    if case != Case::Mid && count < 2 {
        return Err(Undefined::NoRange);
    }
    let common = Common::new(base, benchmark, r);
    let mut targets = Vec::with_capacity(count);
    for (at, firm) in ahead() {
        targets.push((at, firm, firm_growth(at, firm, common, r)?.1));
    }
    let alone: Vec<Term> = targets.iter().map(|&(.., target)| target).collect();
    let asked = match (case, alone.as_slice()) {
        (_, &[only]) => only,
        (Case::Low, all) => many(r, Name::SmallestTarget, Op::Least, all, Unit::Money),
        (Case::High, all) => many(r, Name::LargestTarget, Op::Most, all, Unit::Money),
        (Case::Mid, _) => {
            let (mut weights, mut weighted) = (Vec::new(), Vec::new());
            for &(at, firm, target) in &targets {
                let weight = r.input(Name::FirmWeight(at as u32), firm.weight, Unit::Factor, Origin::Entered);
                weights.push(weight);
                weighted.push(r.step(
                    Name::WeightedTarget(at as u32),
                    Op::Multiply,
                    &[target, weight],
                    Unit::Money,
                ));
            }
            let sum = many(r, Name::WeightedTargets, Op::Sum, &weighted, Unit::Money);
            let over = many(r, Name::WeightSum, Op::Sum, &weights, Unit::Factor);
            r.step(Name::MeanTarget, Op::Divide, &[sum, over], Unit::Money)
        }
    };
    Ok(r.step(Name::Result, Op::Round, &[asked], Unit::Money))
}

/// What all firms' targets share.
#[derive(Clone, Copy)]
struct Common {
    own: Term,
    one: Term,
    years: Term,
    close: Term,
}

impl Common {
    fn new<R: Recorder>(base: Money, benchmark: &Benchmark, r: &mut R) -> Common {
        let figure = base::Figure::RecentScope;
        Common {
            own: r.figure(figure, base.to_f64()),
            one: r.input(Name::One, 1.0, Unit::Factor, Origin::Constant),
            years: r.input(Name::Years, f64::from(benchmark.years), Unit::Years, Origin::Entered),
            close: r.input(Name::ClosePart, benchmark.close, Unit::Ratio, Origin::Entered),
        }
    }
}

/// The yearly growth that closes the part of the gap to one firm, and the target it makes, not yet rounded.
fn firm_growth<R: Recorder>(
    at: usize,
    firm: &Firm,
    common: Common,
    r: &mut R,
) -> Result<(Term, Term), Undefined> {
    let Common { own, one, years, close } = common;
    if firm.sales.to_f64() <= own.value {
        return Err(Undefined::NotAhead);
    }
    let at = at as u32;
    let sales = r.input(Name::FirmSales(at), firm.sales.to_f64(), Unit::Money, Origin::Entered);
    let growth = r.input(Name::FirmGrowth(at), firm.growth, Unit::Ratio, Origin::Entered);
    let ratio = r.step(Name::RatioToFirm(at), Op::Divide, &[own, sales], Unit::Ratio);
    let gap = r.step(Name::RelativeGap(at), Op::Subtract, &[one, ratio], Unit::Ratio);
    let closed = r.step(Name::ClosedGap(at), Op::Multiply, &[close, gap], Unit::Ratio);
    let ratio_after = r.step(Name::RatioAfter(at), Op::Sum, &[ratio, closed], Unit::Ratio);
    let factor = r.step(Name::GrowthFactor(at), Op::Sum, &[one, growth], Unit::Factor);
    let grown = r.step(Name::GrowthOverYears(at), Op::Power, &[factor, years], Unit::Factor);
    let after = r.step(Name::SalesAfter(at), Op::Multiply, &[ratio_after, sales, grown], Unit::Money);
    let multiple = r.step(Name::Multiple(at), Op::Divide, &[after, own], Unit::Factor);
    let part = r.step(Name::OneYear, Op::Divide, &[one, years], Unit::Factor);
    let yearly = r.step(Name::YearlyFactor(at), Op::Power, &[multiple, part], Unit::Factor);
    let growth = r.step(Name::YearlyGrowth(at), Op::Subtract, &[yearly, one], Unit::Ratio);
    let target = r.step(Name::FirmTarget(at), Op::Multiply, &[own, yearly], Unit::Money);
    Ok((growth, target))
}

/// Own sales and the firm's year by year, for each firm ahead: own sales grow at the rate that closes the part
/// of the gap, the firm's at its own.
pub fn benchmark_paths(plan: &Plan) -> Result<Vec<FirmPath>, Undefined> {
    let ground = Ground::of(plan);
    let asked = Asked::of(plan, &ground);
    let base = asked.ground.recent()?;
    let benchmark = &asked.methods.benchmark;
    if benchmark.firms.is_empty() {
        return Err(Undefined::NoBenchmark);
    }
    let mut paths = Vec::new();
    for (at, _) in benchmark.firms.iter().enumerate().filter(|(_, firm)| firm.sales > base) {
        let after = |of, year| path(asked, at as u32, year, of, &mut Silent).and_then(money);
        let years =
            (0..=benchmark.years).map(|year| Ok((after(PathOf::Own, year)?, after(PathOf::Firm, year)?)));
        paths.push(FirmPath { firm: at, years: years.collect::<Result<_, _>>()? });
    }
    if paths.is_empty() { Err(Undefined::NotAhead) } else { Ok(paths) }
}

/// What one firm alone asks for, minor units.
pub(in crate::calc) fn firm_target<R: Recorder>(
    asked: Asked<'_>,
    at: u32,
    r: &mut R,
) -> Result<Term, Undefined> {
    let benchmark = &asked.methods.benchmark;
    let firm = benchmark.firms.get(at as usize).ok_or(Undefined::NoBenchmark)?;
    let common = Common::new(asked.ground.recent()?, benchmark, r);
    let (_, target) = firm_growth(at as usize, firm, common, r)?;
    Ok(r.step(Name::Result, Op::Round, &[target], Unit::Money))
}

/// Whose sales on the way to a firm, or their ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::calc) enum PathOf {
    Own,
    Firm,
    Ratio,
}

/// Own sales or the firm's, `year` years from today, minor units; or own over the firm's.
pub(in crate::calc) fn path<R: Recorder>(
    asked: Asked<'_>,
    at: u32,
    year: u8,
    of: PathOf,
    r: &mut R,
) -> Result<Term, Undefined> {
    let benchmark = &asked.methods.benchmark;
    let firm = benchmark.firms.get(at as usize).ok_or(Undefined::NoBenchmark)?;
    if of == PathOf::Ratio {
        let mut side = |of, figure: Figure| {
            let sales = path(asked, at, year, of, &mut Silent)?;
            Ok(r.figure(figure, sales.value))
        };
        let own = side(PathOf::Own, target::Figure::PathOwn(at, year).into())?;
        let firm = side(PathOf::Firm, target::Figure::PathFirm(at, year).into())?;
        if firm.value <= 0.0 {
            return Err(Undefined::NotAhead);
        }
        return Ok(r.step(Name::Result, Op::Divide, &[own, firm], Unit::Ratio));
    }
    let common = Common::new(asked.ground.recent()?, benchmark, r);
    let (sales, growth) = match of {
        PathOf::Own => (common.own, firm_growth(at as usize, firm, common, r)?.0),
        _ => (
            r.input(Name::FirmSales(at), firm.sales.to_f64(), Unit::Money, Origin::Entered),
            r.input(Name::FirmGrowth(at), firm.growth, Unit::Ratio, Origin::Entered),
        ),
    };
    let years = r.input(Name::PathYears, f64::from(year), Unit::Years, Origin::Constant);
    let factor = r.step(Name::GrowthFactor(at), Op::Sum, &[common.one, growth], Unit::Factor);
    let grown = r.step(Name::PathGrowth, Op::Power, &[factor, years], Unit::Factor);
    let after = r.step(Name::Unrounded, Op::Multiply, &[sales, grown], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[after], Unit::Money))
}

/// Which part of the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::calc) enum GapPart {
    Whole,
    Number,
    Average,
    /// What of the average comes from what an account buys from anybody.
    Wallet,
    /// What of it comes from our share of that.
    Share,
}

/// The gap to the benchmark split by midpoint: change in number x mean average, and change in average x mean
/// number. It speaks of the firms ahead whose number of key accounts is known.
pub fn gap_split(plan: &Plan) -> Result<GapSplit, Undefined> {
    let ground = Ground::of(plan);
    let asked = Asked::of(plan, &ground);
    let whole = |term: Term| money(term);
    let gap = gap(asked, &mut Silent)?;
    let (gap, from_number) = (whole(gap.gap)?, whole(from_number(gap, &mut Silent))?);
    let from_average = gap.checked_sub(from_number).ok_or(Undefined::TooLarge)?;
    Ok(GapSplit { gap, from_number, from_average })
}

/// The gap, rounded, and what its parts are made of.
#[derive(Clone, Copy)]
struct Gap {
    gap: Term,
    own: Term,
    own_number: Term,
    sales: Term,
    number: Term,
}

/// One part of the gap, minor units.
pub(in crate::calc) fn gap_part<R: Recorder>(
    asked: Asked<'_>,
    part: GapPart,
    r: &mut R,
) -> Result<Term, Undefined> {
    let gap = gap(asked, r)?;
    Ok(match part {
        // The last line of an explanation is its result.
        GapPart::Whole => r.step(Name::Result, Op::Sum, &[gap.gap], Unit::Money),
        GapPart::Number => from_number(gap, r),
        GapPart::Wallet => from_wallet(asked, gap, Name::Result, r)?,
        GapPart::Share => {
            let number = from_number(gap, r);
            let average = r.step(Name::FromAverage, Op::Subtract, &[gap.gap, number], Unit::Money);
            let wallet = from_wallet(asked, gap, Name::FromWallet, r)?;
            r.step(Name::Result, Op::Subtract, &[average, wallet], Unit::Money)
        }
        // The rest of the gap is exactly change in average x mean number.
        GapPart::Average => {
            let number = from_number(gap, r);
            r.step(Name::Result, Op::Subtract, &[gap.gap, number], Unit::Money)
        }
    })
}

/// What of the gap in sales per account comes from accounts that buy more from anybody, at the mean share of wallet and
/// the mean number: an average is a wallet times our share of it, and the change of a product splits at the midpoint.
/// Own share of wallet is that of the accounts in scope whose wallet is known; the firms' is their weighted mean.
fn from_wallet<R: Recorder>(asked: Asked<'_>, gap: Gap, last: Name, r: &mut R) -> Result<Term, Undefined> {
    let (own_sales, own_wallet, accounts) = asked.ground.wallets(asked.plan)?;
    let base = asked.ground.recent()?;
    let origin = Origin::Sales { span: asked.ground.latest()?, accounts };
    let sales = r.input(Name::KnownSales, own_sales.to_f64(), Unit::Money, origin);
    let wallet = r.input(Name::Wallet, own_wallet.to_f64(), Unit::Money, Origin::Entered);
    let own_share = r.step(Name::WalletShare, Op::Divide, &[sales, wallet], Unit::Ratio);
    let (mut shares, mut weights) = (Vec::new(), Vec::new());
    for (at, firm) in asked.methods.benchmark.firms.iter().enumerate() {
        let Some(share) = firm.wallet_share.filter(|&share| share > 0.0) else { continue };
        if firm.accounts.is_none_or(|accounts| accounts == 0) || firm.sales <= base {
            continue;
        }
        let at = at as u32;
        let weight = r.input(Name::FirmWeight(at), firm.weight, Unit::Factor, Origin::Entered);
        let share = r.input(Name::FirmShare(at), share, Unit::Ratio, Origin::Entered);
        shares.push(r.step(Name::WeightedShare(at), Op::Multiply, &[share, weight], Unit::Ratio));
        weights.push(weight);
    }
    if weights.is_empty() || own_share.value <= 0.0 {
        return Err(Undefined::NoWallet);
    }
    let sum = many(r, Name::WeightedShares, Op::Sum, &shares, Unit::Ratio);
    let over = many(r, Name::WeightSum, Op::Sum, &weights, Unit::Factor);
    let share = r.step(Name::BenchmarkShare, Op::Divide, &[sum, over], Unit::Ratio);
    let two = r.input(Name::Two, 2.0, Unit::Factor, Origin::Constant);
    let own_average = r.step(Name::OwnAverage, Op::Divide, &[gap.own, gap.own_number], Unit::Money);
    let average = r.step(Name::BenchmarkAverage, Op::Divide, &[gap.sales, gap.number], Unit::Money);
    let own_each = r.step(Name::OwnWalletEach, Op::Divide, &[own_average, own_share], Unit::Money);
    let each = r.step(Name::BenchmarkWalletEach, Op::Divide, &[average, share], Unit::Money);
    let more = r.step(Name::MoreWallet, Op::Subtract, &[each, own_each], Unit::Money);
    let shares = r.step(Name::SharesSum, Op::Sum, &[own_share, share], Unit::Ratio);
    let mean_share = r.step(Name::MeanShare, Op::Divide, &[shares, two], Unit::Ratio);
    let numbers = r.step(Name::NumbersSum, Op::Sum, &[gap.own_number, gap.number], Unit::Count);
    let mean_number = r.step(Name::MeanNumber, Op::Divide, &[numbers, two], Unit::Factor);
    let product = r.step(Name::FromWallet, Op::Multiply, &[more, mean_share, mean_number], Unit::Money);
    Ok(r.step(last, Op::Round, &[product], Unit::Money))
}

/// What the different number of key accounts makes of the gap, at the mean average size.
fn from_number<R: Recorder>(gap: Gap, r: &mut R) -> Term {
    let two = r.input(Name::Two, 2.0, Unit::Factor, Origin::Constant);
    let own_average = r.step(Name::OwnAverage, Op::Divide, &[gap.own, gap.own_number], Unit::Money);
    let average = r.step(Name::BenchmarkAverage, Op::Divide, &[gap.sales, gap.number], Unit::Money);
    let averages = r.step(Name::AveragesSum, Op::Sum, &[own_average, average], Unit::Money);
    let mean = r.step(Name::MeanAverage, Op::Divide, &[averages, two], Unit::Money);
    let more = r.step(Name::MoreAccounts, Op::Subtract, &[gap.number, gap.own_number], Unit::Count);
    let product = r.step(Name::FromNumber, Op::Multiply, &[more, mean], Unit::Money);
    r.step(Name::Result, Op::Round, &[product], Unit::Money)
}

fn gap<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Gap, Undefined> {
    let base = asked.ground.recent()?;
    let firms = &asked.methods.benchmark.firms;
    if firms.is_empty() {
        return Err(Undefined::NoBenchmark);
    }
    if !firms.iter().any(|firm| firm.sales > base) {
        return Err(Undefined::NotAhead);
    }
    let figure = base::Figure::RecentScope;
    let own = r.figure(figure, base.to_f64());
    let own_number = asked.ground.accounts_in_scope();
    if own_number == 0 {
        return Err(Undefined::NoAccounts);
    }
    let own_number = r.input(Name::OwnAccounts, own_number as f64, Unit::Count, Origin::Setting);
    let (mut sales, mut numbers, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (at, firm) in firms.iter().enumerate() {
        let Some(number) = firm.accounts.filter(|&number| number > 0 && firm.sales > base) else { continue };
        let at = at as u32;
        let weight = r.input(Name::FirmWeight(at), firm.weight, Unit::Factor, Origin::Entered);
        let its = r.input(Name::FirmSales(at), firm.sales.to_f64(), Unit::Money, Origin::Entered);
        let number = r.input(Name::FirmAccounts(at), f64::from(number), Unit::Count, Origin::Entered);
        sales.push(r.step(Name::WeightedSales(at), Op::Multiply, &[its, weight], Unit::Money));
        numbers.push(r.step(Name::WeightedNumber(at), Op::Multiply, &[number, weight], Unit::Count));
        weights.push(weight);
    }
    if weights.is_empty() {
        return Err(Undefined::NoFirmAccounts);
    }
    let weight = many(r, Name::WeightSum, Op::Sum, &weights, Unit::Factor);
    let sales = many(r, Name::WeightedSalesSum, Op::Sum, &sales, Unit::Money);
    let number = many(r, Name::WeightedNumberSum, Op::Sum, &numbers, Unit::Count);
    let sales = r.step(Name::BenchmarkSales, Op::Divide, &[sales, weight], Unit::Money);
    let number = r.step(Name::BenchmarkAccounts, Op::Divide, &[number, weight], Unit::Count);
    let difference = r.step(Name::SalesGap, Op::Subtract, &[sales, own], Unit::Money);
    let gap = r.step(Name::SalesGap, Op::Round, &[difference], Unit::Money);
    Ok(Gap { gap, own, own_number, sales, number })
}

impl Method {
    /// The figure of the method's answer in a case.
    pub(in crate::calc) fn figure(self, case: Case) -> Figure {
        match case {
            Case::Low => target::Figure::TargetLow(self).into(),
            Case::Mid => target::Figure::Target(self).into(),
            Case::High => target::Figure::TargetHigh(self).into(),
        }
    }
}

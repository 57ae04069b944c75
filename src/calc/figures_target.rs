//! The figures of the target and of the assessment, each answered or explained.

use crate::plan::{Money, Plan};

use super::assess::season_month;
use super::backtest::{then, then_came, then_miss};
use super::baseline::{key_share, margin_rate};
use super::benchmark::{GapPart, PathOf, firm_target, gap_part, path};
use super::course::year_growth;
use super::even::fair_of;
use super::figures_split::{
    account_growth, account_month, account_share, account_target, committed_growth, committed_total, company,
    drafted, drafted_window, frozen_base, frozen_month, frozen_target, frozen_year, growth_on_frozen_base,
    month_growth, newcomers_drafted, over_assigned, owner_share, owner_target, scope_target, split_free,
    split_locked, split_sum,
};
use super::input_output::effort_growth;
use super::odds::{chance_to_reach, landing_end, odd_of, owner_mean};
use super::payout::pay_of;
use super::review::review_result;
use super::target::{blend, blend_growth, method_growth, of_method};
use super::{
    Asked, Case, Explanation, Figure, FunnelPart, Ground, Name, Origin, Recorder, Silent, Standing, Term,
    Trace, Undefined, Unit, Whose, Window, assess, force_of, funnel_of, money, ratio, standing,
};

/// The explanation of a figure of the target or the assessment; `None` for other figures.
///
/// Before a target is committed, accounts, owners and company speak of the blend; see
/// [`explain_target_of`] for another total.
pub fn explain_target(plan: &Plan, figure: Figure) -> Option<Explanation> {
    explain_target_of(plan, figure, None)
}

/// As [`explain_target`], where accounts, owners and company speak of the total that the user is trying out.
/// A committed target beats it.
pub fn explain_target_of(plan: &Plan, figure: Figure, draft: Option<Money>) -> Option<Explanation> {
    let mut trace = Trace::default();
    let result = answer(plan, figure, draft, &mut trace)?;
    Some(trace.explain(figure, result))
}

/// The value of a figure of the target or the assessment, minor units or a ratio; `None` for other figures.
pub fn value_of_target(plan: &Plan, figure: Figure, draft: Option<Money>) -> Option<Result<f64, Undefined>> {
    answer(plan, figure, draft, &mut Silent)
}

/// What a figure is counted in decides how far its value may go.
enum Kind {
    Money,
    Ratio,
}

fn answer<R: Recorder>(
    plan: &Plan,
    figure: Figure,
    draft: Option<Money>,
    r: &mut R,
) -> Option<Result<f64, Undefined>> {
    let (kind, term) = of_target(plan, figure, r)
        .or_else(|| of_split(plan, figure, draft, r))
        .or_else(|| of_assessment(plan, figure, r))?;
    Some(term.and_then(|term| match kind {
        Kind::Money => money(term).map(Money::to_f64),
        Kind::Ratio => ratio(term),
    }))
}

type Answer = Option<(Kind, Result<Term, Undefined>)>;

/// The three methods and their blend.
fn of_target<R: Recorder>(plan: &Plan, figure: Figure, r: &mut R) -> Answer {
    let ground = || Ground::of(plan);
    Some(match figure {
        Figure::Target(method) => (Kind::Money, of_method(Asked::of(plan, &ground()), method, Case::Mid, r)),
        Figure::TargetLow(method) => {
            (Kind::Money, of_method(Asked::of(plan, &ground()), method, Case::Low, r))
        }
        Figure::TargetHigh(method) => {
            (Kind::Money, of_method(Asked::of(plan, &ground()), method, Case::High, r))
        }
        Figure::TargetGrowth(method) => (Kind::Ratio, method_growth(Asked::of(plan, &ground()), method, r)),
        Figure::EffortGrowth => (Kind::Ratio, effort_growth(plan.methods(), r)),
        Figure::Force => (Kind::Ratio, force_of(plan, r)),
        Figure::Funnel(part @ FunnelPart::Sales) => (Kind::Money, funnel_of(plan.methods(), part, r)),
        Figure::Funnel(part) => (Kind::Ratio, funnel_of(plan.methods(), part, r)),
        Figure::FirmTarget(at) => (Kind::Money, firm_target(Asked::of(plan, &ground()), at, r)),
        Figure::PathOwn(at, year) => {
            (Kind::Money, path(Asked::of(plan, &ground()), at, year, PathOf::Own, r))
        }
        Figure::PathFirm(at, year) => {
            (Kind::Money, path(Asked::of(plan, &ground()), at, year, PathOf::Firm, r))
        }
        Figure::PathRatio(at, year) => {
            (Kind::Ratio, path(Asked::of(plan, &ground()), at, year, PathOf::Ratio, r))
        }
        Figure::BenchmarkGap => (Kind::Money, gap_part(Asked::of(plan, &ground()), GapPart::Whole, r)),
        Figure::GapFromNumber => (Kind::Money, gap_part(Asked::of(plan, &ground()), GapPart::Number, r)),
        Figure::GapFromAverage => (Kind::Money, gap_part(Asked::of(plan, &ground()), GapPart::Average, r)),
        Figure::GapFromWallet => (Kind::Money, gap_part(Asked::of(plan, &ground()), GapPart::Wallet, r)),
        Figure::GapFromShare => (Kind::Money, gap_part(Asked::of(plan, &ground()), GapPart::Share, r)),
        Figure::Blend => (Kind::Money, blend(Asked::of(plan, &ground()), Case::Mid, r)),
        Figure::BlendLow => (Kind::Money, blend(Asked::of(plan, &ground()), Case::Low, r)),
        Figure::BlendHigh => (Kind::Money, blend(Asked::of(plan, &ground()), Case::High, r)),
        Figure::BlendGrowth => (Kind::Ratio, blend_growth(Asked::of(plan, &ground()), r)),
        Figure::MarginRateTarget => (Kind::Ratio, margin_rate(Asked::of(plan, &ground()), r)),
        Figure::YearAgo(method) => (Kind::Money, then(plan, method, r)),
        Figure::YearAgoActual => (Kind::Money, then_came(plan, r)),
        Figure::YearAgoMiss(method) => (Kind::Ratio, then_miss(plan, method, r)),
        Figure::KeyShareTarget => (Kind::Ratio, key_share(Asked::of(plan, &ground()), r)),
        _ => return None,
    })
}

/// The committed target, or the one tried out, and its parts.
fn of_split<R: Recorder>(plan: &Plan, figure: Figure, draft: Option<Money>, r: &mut R) -> Answer {
    let frozen = plan.committed();
    let committed = || frozen.ok_or(Undefined::NotCommitted);
    Some(match figure {
        Figure::Committed => (Kind::Money, committed().map(|it| committed_total(it, r))),
        Figure::CommittedFirst => {
            let total = committed()
                .map(|it| r.input(Name::Result, it.total.to_f64(), Unit::Money, Origin::Committed));
            (Kind::Money, total)
        }
        Figure::KeyAccountsTarget => {
            let count = committed().and_then(|it| it.accounts.ok_or(Undefined::NoTarget));
            let input = |count| r.input(Name::Result, f64::from(count), Unit::Count, Origin::Committed);
            (Kind::Ratio, count.map(input))
        }
        Figure::CommittedGrowth => (Kind::Ratio, committed().and_then(|it| committed_growth(it, r))),
        Figure::Company => (Kind::Money, company(plan, draft, r)),
        Figure::AccountTarget(id) => {
            let target = match frozen {
                Some(it) => frozen_target(it, id).map(|target| frozen_year(plan, it, &target, r)),
                None => drafted(plan, draft, |ground, origin, split| {
                    account_target(plan, ground, origin, split, id, r)
                }),
            };
            (Kind::Money, target)
        }
        Figure::AccountMonth(id, month) => {
            let target = match frozen {
                Some(it) => frozen_month(plan, it, id, month, r),
                None => {
                    drafted(plan, draft, |ground, _, split| account_month(plan, ground, split, id, month, r))
                }
            };
            (Kind::Money, target)
        }
        Figure::AccountTargetGrowth(id) => (Kind::Ratio, account_growth(plan, draft, id, r)),
        Figure::AccountTargetShare(id) => (Kind::Ratio, account_share(plan, draft, id, r)),
        Figure::FrozenBase(id) => (Kind::Money, committed().and_then(|it| frozen_base(it, id, r))),
        Figure::GrowthOnFrozenBase(id) => {
            (Kind::Ratio, committed().and_then(|it| growth_on_frozen_base(it, id, r)))
        }
        Figure::OwnerTarget(id) => (Kind::Money, owner_target(plan, draft, id, r)),
        Figure::OwnerTargetShare(id) => (Kind::Ratio, owner_share(plan, draft, id, r)),
        Figure::Chance(whose, assumed) => (Kind::Ratio, chance_to_reach(plan, draft, whose, assumed, r)),
        Figure::OwnerMean(id) => (Kind::Money, owner_mean(plan, id, r)),
        Figure::Odd(odd) => {
            let target = scope_target(plan, draft, &mut Silent).and_then(money);
            (if odd.is_money() { Kind::Money } else { Kind::Ratio }, odd_of(plan, odd, target, r))
        }
        Figure::SplitSum => (Kind::Money, split_sum(plan, draft, r)),
        Figure::SplitLocked => (Kind::Money, split_locked(plan, draft, r)),
        Figure::SplitFree => (Kind::Money, split_free(plan, draft, r)),
        Figure::OverAssignment(whose) => (Kind::Ratio, over_assigned(plan, draft, whose, r)),
        Figure::MonthGrowth(whose, month) => (Kind::Ratio, month_growth(plan, draft, whose, month, r)),
        // A committed year is the assessment's; before that its months are those of the split at hand.
        Figure::TargetIn(whose @ (Whose::Scope | Whose::Company), window) if frozen.is_none() => {
            (Kind::Money, drafted_window(plan, draft, whose, window, r))
        }
        Figure::NewcomersIn(window) if frozen.is_none() => {
            (Kind::Money, newcomers_drafted(plan, draft, window, r))
        }
        _ => return None,
    })
}

/// The committed year against sales.
fn of_assessment<R: Recorder>(plan: &Plan, figure: Figure, r: &mut R) -> Answer {
    let mut of = |whose: Whose, ask: &dyn Fn(&Standing, &mut R) -> Result<Term, Undefined>| {
        standing(plan, whose).and_then(|standing| ask(&standing, r))
    };
    Some(match figure {
        Figure::Actual(whose, window) => (Kind::Money, of(whose, &|it, r| it.actual_in(window, r))),
        Figure::TargetIn(whose, window) => (Kind::Money, of(whose, &|it, r| it.target_in(window, r))),
        Figure::Attainment(whose, window) => (Kind::Ratio, of(whose, &|it, r| it.attain(window, r))),
        Figure::Gap(whose, window) => (Kind::Money, of(whose, &|it, r| it.gap_in(window, r))),
        Figure::SoldAMonth(whose) => (Kind::Money, of(whose, &|it, r| it.sold_each_month(r))),
        Figure::SeasonMonth(whose, month) => (Kind::Ratio, season_month(plan, whose, month, r)),
        Figure::RunRate(whose) => (Kind::Money, of(whose, &|it, r| it.run(r))),
        Figure::RequiredRate(whose) => (Kind::Money, of(whose, &|it, r| it.required(r))),
        Figure::LandingShare(whose) => (Kind::Ratio, of(whose, &|it, r| it.land_share(r))),
        Figure::RequiredRatio(whose) => (Kind::Ratio, of(whose, &|it, r| it.required_ratio(r))),
        Figure::LandingAt(whose, month) => (Kind::Money, of(whose, &|it, r| it.land_at(month, r))),
        Figure::YearGrowth(whose) => (Kind::Ratio, year_growth(plan, whose, r)),
        Figure::LandingLow(whose) => (Kind::Money, landing_end(plan, whose, false, r)),
        Figure::LandingHigh(whose) => (Kind::Money, landing_end(plan, whose, true, r)),
        Figure::NewcomersIn(window) => {
            (Kind::Money, assess(plan).and_then(|all| all.newcomers.original_in(window, r)))
        }
        Figure::OriginalIn(whose, window) => (Kind::Money, of(whose, &|it, r| it.original_in(window, r))),
        Figure::OriginalAttainment(whose, window) => {
            (Kind::Ratio, of(whose, &|it, r| it.attain_original(window, r)))
        }
        Figure::Landing(whose) => (Kind::Money, of(whose, &|it, r| it.land(r))),
        Figure::KeyBuyers(whose, window) => {
            (Kind::Money, of(whose, &|it, r| buyers(it, window, |count| count.now, 0, r)))
        }
        Figure::Pay(whose, window, part) => (Kind::Money, pay_of(plan, whose, window, part, r)),
        Figure::Review(whose, window) => (Kind::Ratio, review_result(plan, whose, window, r)),
        Figure::Fair(question) => (Kind::Ratio, fair_of(plan, question, r)),
        Figure::KeyBuyersBefore(whose, window) => {
            (Kind::Money, of(whose, &|it, r| buyers(it, window, |count| count.before, -12, r)))
        }
        _ => return None,
    })
}

fn buyers<R: Recorder>(
    standing: &Standing,
    window: Window,
    of: impl Fn(super::Buyers) -> usize,
    later: i32,
    r: &mut R,
) -> Result<Term, Undefined> {
    let count = of(standing.buyers(window)?);
    let origin = Origin::Sales { span: standing.year.plus(later), accounts: standing.keys.len() };
    Ok(r.input(Name::Result, count as f64, Unit::Count, origin))
}

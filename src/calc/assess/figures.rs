//! The figures of the assessment: what each is counted in, of whom it speaks, how it is calculated.

use super::{Buyers, Fair, PayOf, Standing, assess, fair_of, pay_of, review_result, season_month, standing};
use crate::calc::portfolio::year_growth;
use crate::calc::split::{drafted_window, newcomers_drafted};
use crate::calc::target::landing_end;
use crate::calc::{Name, Origin, Recorder, Term, Undefined, Unit, Whose, Window, World};
use crate::plan::{Month, Plan};

/// A figure of the assessment: the year under way against its targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    Actual(Whose, Window),
    TargetIn(Whose, Window),
    Attainment(Whose, Window),
    Gap(Whose, Window),
    /// What a month has brought so far, months without sales counted.
    SoldAMonth(Whose),
    /// What the accounts would sell anyway in a month of the year: the base of each by its season.
    SeasonMonth(Whose, Month),
    RunRate(Whose),
    RequiredRate(Whose),
    Landing(Whose),
    /// The low end of the landing's interval, P10.
    LandingLow(Whose),
    /// Its high end, P90.
    LandingHigh(Whose),
    /// What is asked of new and returning accounts, for whom nobody answers.
    NewcomersIn(Window),
    /// The target as it was committed, before any revision.
    OriginalIn(Whose, Window),
    /// Actual over that.
    OriginalAttainment(Whose, Window),
    /// What is sold by the end of a month to come, on the way to the landing.
    LandingAt(Whose, Month),
    /// The year's target over the sales of the year before, less one.
    YearGrowth(Whose),
    /// Where the year ends over its target.
    LandingShare(Whose),
    /// What an average month must bring over what it brings.
    RequiredRatio(Whose),
    KeyBuyers(Whose, Window),
    KeyBuyersBefore(Whose, Window),
    /// A person’s pay for a window, or so far.
    Pay(Whose, Window, PayOf),
    /// What a person’s review of a window comes to.
    Review(Whose, Window),
    /// One of the questions of fairness.
    Fair(Fair),
}

impl Figure {
    /// What it is counted in.
    pub(in crate::calc) fn unit(self) -> Unit {
        match self {
            Figure::Actual(..)
            | Figure::TargetIn(..)
            | Figure::Gap(..)
            | Figure::SoldAMonth(_)
            | Figure::SeasonMonth(..)
            | Figure::RunRate(_)
            | Figure::RequiredRate(_)
            | Figure::Landing(_)
            | Figure::LandingLow(_)
            | Figure::LandingHigh(_)
            | Figure::NewcomersIn(_)
            | Figure::OriginalIn(..)
            | Figure::LandingAt(..)
            | Figure::Pay(..) => Unit::Money,
            Figure::KeyBuyers(..) | Figure::KeyBuyersBefore(..) => Unit::Count,
            Figure::Fair(fair) => fair.unit(),
            Figure::Attainment(..)
            | Figure::OriginalAttainment(..)
            | Figure::YearGrowth(_)
            | Figure::LandingShare(_)
            | Figure::RequiredRatio(_)
            | Figure::Review(..) => Unit::Ratio,
        }
    }

    /// Whether it lies on either side of zero, as a gap does.
    pub(in crate::calc) fn is_difference(self) -> bool {
        matches!(self, Figure::Gap(..) | Figure::Pay(_, _, PayOf::Apart) | Figure::YearGrowth(_))
    }

    /// Whom it speaks of, where that is somebody.
    pub(in crate::calc) fn whose(self) -> Option<Whose> {
        match self {
            Figure::Actual(whose, _)
            | Figure::TargetIn(whose, _)
            | Figure::Attainment(whose, _)
            | Figure::Gap(whose, _)
            | Figure::SoldAMonth(whose)
            | Figure::SeasonMonth(whose, _)
            | Figure::RunRate(whose)
            | Figure::RequiredRate(whose)
            | Figure::Landing(whose)
            | Figure::LandingLow(whose)
            | Figure::LandingHigh(whose)
            | Figure::OriginalIn(whose, _)
            | Figure::OriginalAttainment(whose, _)
            | Figure::LandingAt(whose, _)
            | Figure::YearGrowth(whose)
            | Figure::LandingShare(whose)
            | Figure::RequiredRatio(whose)
            | Figure::KeyBuyers(whose, _)
            | Figure::KeyBuyersBefore(whose, _)
            | Figure::Pay(whose, ..)
            | Figure::Review(whose, _) => Some(whose),
            Figure::NewcomersIn(_) | Figure::Fair(_) => None,
        }
    }

    pub(in crate::calc) fn calculate<R: Recorder>(
        self,
        plan: &Plan,
        world: World,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let mut of = |whose: Whose, ask: &dyn Fn(&Standing, &mut R) -> Result<Term, Undefined>| {
            standing(plan, whose).and_then(|standing| ask(&standing, r))
        };
        match self {
            Figure::Actual(whose, window) => of(whose, &|it, r| it.actual_in(window, r)),
            // Before a commitment the months are those of the split at hand.
            Figure::TargetIn(whose @ (Whose::Scope | Whose::Company), window)
                if plan.committed().is_none() =>
            {
                drafted_window(plan, world.draft(), whose, window, r)
            }
            Figure::TargetIn(whose, window) => of(whose, &|it, r| it.target_in(window, r)),
            Figure::Attainment(whose, window) => of(whose, &|it, r| it.attain(window, r)),
            Figure::Gap(whose, window) => of(whose, &|it, r| it.gap_in(window, r)),
            Figure::SoldAMonth(whose) => of(whose, &|it, r| it.sold_each_month(r)),
            Figure::SeasonMonth(whose, month) => season_month(plan, whose, month, r),
            Figure::RunRate(whose) => of(whose, &|it, r| it.run(r)),
            Figure::RequiredRate(whose) => of(whose, &|it, r| it.required(r)),
            Figure::LandingShare(whose) => of(whose, &|it, r| it.land_share(r)),
            Figure::RequiredRatio(whose) => of(whose, &|it, r| it.required_ratio(r)),
            Figure::LandingAt(whose, month) => of(whose, &|it, r| it.land_at(month, r)),
            Figure::YearGrowth(whose) => year_growth(plan, whose, r),
            Figure::LandingLow(whose) => landing_end(plan, whose, false, r),
            Figure::LandingHigh(whose) => landing_end(plan, whose, true, r),
            Figure::NewcomersIn(window) if plan.committed().is_none() => {
                newcomers_drafted(plan, world.draft(), window, r)
            }
            Figure::NewcomersIn(window) => assess(plan).and_then(|all| all.newcomers.original_in(window, r)),
            Figure::OriginalIn(whose, window) => of(whose, &|it, r| it.original_in(window, r)),
            Figure::OriginalAttainment(whose, window) => of(whose, &|it, r| it.attain_original(window, r)),
            Figure::Landing(whose) => of(whose, &|it, r| it.land(r)),
            Figure::KeyBuyers(whose, window) => {
                of(whose, &|it, r| buyers(it, window, |count| count.now, 0, r))
            }
            Figure::Pay(whose, window, part) => pay_of(plan, whose, window, part, r),
            Figure::Review(whose, window) => review_result(plan, whose, window, r),
            Figure::Fair(question) => fair_of(plan, question, r),
            Figure::KeyBuyersBefore(whose, window) => {
                of(whose, &|it, r| buyers(it, window, |count| count.before, -12, r))
            }
        }
    }

    /// Every figure that can be asked of a plan: of everybody and each window of the year.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Figure> {
        use Figure::*;
        let months = || plan.plan_span().into_iter().flat_map(|year| year.iter());
        let quarters = (0..4).map(Window::Quarter);
        let of_months = months().flat_map(|month| [Window::Month(month), Window::Through(month)]);
        let windows: Vec<Window> =
            [Window::ToDate, Window::Year].into_iter().chain(quarters).chain(of_months).collect();
        let mut all: Vec<Figure> = windows.iter().map(|&window| NewcomersIn(window)).collect();
        all.extend(super::Fair::ALL.map(Fair));
        for whose in Whose::all(plan) {
            all.extend([
                SoldAMonth(whose),
                RunRate(whose),
                RequiredRate(whose),
                RequiredRatio(whose),
                YearGrowth(whose),
            ]);
            all.extend([Landing(whose), LandingLow(whose), LandingHigh(whose), LandingShare(whose)]);
            all.extend(months().flat_map(|month| [SeasonMonth(whose, month), LandingAt(whose, month)]));
            for &window in &windows {
                all.extend([
                    Actual(whose, window),
                    TargetIn(whose, window),
                    Attainment(whose, window),
                    Gap(whose, window),
                ]);
                all.extend([OriginalIn(whose, window), OriginalAttainment(whose, window)]);
                all.extend([KeyBuyers(whose, window), KeyBuyersBefore(whose, window), Review(whose, window)]);
                all.extend(PayOf::ALL.map(|part| Pay(whose, window, part)));
            }
        }
        all
    }
}

fn buyers<R: Recorder>(
    standing: &Standing,
    window: Window,
    of: impl Fn(Buyers) -> usize,
    later: i32,
    r: &mut R,
) -> Result<Term, Undefined> {
    let count = of(standing.buyers(window)?);
    let origin = Origin::Sales { span: standing.year.plus(later), accounts: standing.keys.len() };
    Ok(r.input(Name::Result, count as f64, Unit::Count, origin))
}

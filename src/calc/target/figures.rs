//! The figures of the target: what each is counted in, of whom it speaks, how it is calculated.

use super::{
    Assumed, Case, FunnelPart, GapPart, Odd, PathOf, blend, blend_growth, chance_to_reach, effort_growth,
    firm_target, force_of, funnel_of, gap_part, key_share, margin_rate, method_growth, odd_of, of_method,
    owner_mean, path, then, then_came, then_miss,
};
use crate::calc::base::{Asked, Ground};
use crate::calc::record::money;
use crate::calc::split::scope_target;
use crate::calc::{Method, Recorder, Silent, Term, Undefined, Unit, Whose, World};
use crate::plan::{AccountId, Plan};

/// A figure of the target: the three methods, their blend, and its odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    Target(Method),
    TargetLow(Method),
    TargetHigh(Method),
    TargetGrowth(Method),
    /// Planned over today's selling time, less one.
    EffortGrowth,
    /// One of the odds of the target at hand, of a simulation.
    Odd(Odd),
    /// The chance that an account, or an owner by a simulation, reaches the target.
    Chance(Whose, Assumed),
    /// What the owner of this account is expected to bring with the planned effort.
    OwnerMean(AccountId),
    /// What a method, or the blend, would have set a year ago.
    YearAgo(Option<Method>),
    /// What came of the accounts that were in scope then.
    YearAgoActual,
    /// What came over what would have been set, less one.
    YearAgoMiss(Option<Method>),
    /// How many people the visits need.
    Force,
    /// What contacts bring.
    Funnel(FunnelPart),
    /// What one benchmark firm alone asks for, by its place in the list.
    FirmTarget(u32),
    /// Own sales so many years from today, on the way to a firm.
    PathOwn(u32, u8),
    /// The firm's sales then.
    PathFirm(u32, u8),
    /// One over the other.
    PathRatio(u32, u8),
    BenchmarkGap,
    GapFromNumber,
    GapFromAverage,
    /// What of that comes from what an account buys from anybody.
    GapFromWallet,
    /// What of it comes from our share of that.
    GapFromShare,
    Blend,
    BlendLow,
    BlendHigh,
    BlendGrowth,
    MarginRateTarget,
    KeyShareTarget,
}

impl Figure {
    /// What it is counted in.
    pub(in crate::calc) fn unit(self) -> Unit {
        match self {
            Figure::Target(_)
            | Figure::TargetLow(_)
            | Figure::TargetHigh(_)
            | Figure::OwnerMean(_)
            | Figure::YearAgo(_)
            | Figure::YearAgoActual
            | Figure::FirmTarget(_)
            | Figure::PathOwn(..)
            | Figure::PathFirm(..)
            | Figure::BenchmarkGap
            | Figure::GapFromNumber
            | Figure::GapFromAverage
            | Figure::GapFromWallet
            | Figure::GapFromShare
            | Figure::Blend
            | Figure::BlendLow
            | Figure::BlendHigh => Unit::Money,
            Figure::Odd(odd) => odd.unit(),
            Figure::Funnel(FunnelPart::Sales) => Unit::Money,
            Figure::Funnel(FunnelPart::Contacts | FunnelPart::Met | FunnelPart::New) => Unit::Count,
            Figure::Force => Unit::People,
            Figure::TargetGrowth(_)
            | Figure::EffortGrowth
            | Figure::Chance(..)
            | Figure::YearAgoMiss(_)
            | Figure::PathRatio(..)
            | Figure::BlendGrowth
            | Figure::MarginRateTarget
            | Figure::KeyShareTarget => Unit::Ratio,
        }
    }

    /// Whether it lies on either side of zero, as a growth does.
    pub(in crate::calc) fn is_difference(self) -> bool {
        matches!(
            self,
            Figure::TargetGrowth(_) | Figure::EffortGrowth | Figure::YearAgoMiss(_) | Figure::BlendGrowth
        )
    }

    /// Whom it speaks of, where that is somebody.
    pub(in crate::calc) fn whose(self) -> Option<Whose> {
        match self {
            Figure::OwnerMean(id) => Some(Whose::Owner(id)),
            Figure::Chance(whose, _) => Some(whose),
            _ => None,
        }
    }

    pub(in crate::calc) fn calculate<R: Recorder>(
        self,
        plan: &Plan,
        world: World,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let (ground, draft) = (|| Ground::of(plan), world.draft());
        match self {
            Figure::Target(method) => of_method(Asked::of(plan, &ground()), method, Case::Mid, r),
            Figure::TargetLow(method) => of_method(Asked::of(plan, &ground()), method, Case::Low, r),
            Figure::TargetHigh(method) => of_method(Asked::of(plan, &ground()), method, Case::High, r),
            Figure::TargetGrowth(method) => method_growth(Asked::of(plan, &ground()), method, r),
            Figure::EffortGrowth => effort_growth(plan.methods(), r),
            Figure::Force => force_of(plan, r),
            Figure::Funnel(part) => funnel_of(plan.methods(), part, r),
            Figure::FirmTarget(at) => firm_target(Asked::of(plan, &ground()), at, r),
            Figure::PathOwn(at, year) => path(Asked::of(plan, &ground()), at, year, PathOf::Own, r),
            Figure::PathFirm(at, year) => path(Asked::of(plan, &ground()), at, year, PathOf::Firm, r),
            Figure::PathRatio(at, year) => path(Asked::of(plan, &ground()), at, year, PathOf::Ratio, r),
            Figure::BenchmarkGap => gap_part(Asked::of(plan, &ground()), GapPart::Whole, r),
            Figure::GapFromNumber => gap_part(Asked::of(plan, &ground()), GapPart::Number, r),
            Figure::GapFromAverage => gap_part(Asked::of(plan, &ground()), GapPart::Average, r),
            Figure::GapFromWallet => gap_part(Asked::of(plan, &ground()), GapPart::Wallet, r),
            Figure::GapFromShare => gap_part(Asked::of(plan, &ground()), GapPart::Share, r),
            Figure::Blend => blend(Asked::of(plan, &ground()), Case::Mid, r),
            Figure::BlendLow => blend(Asked::of(plan, &ground()), Case::Low, r),
            Figure::BlendHigh => blend(Asked::of(plan, &ground()), Case::High, r),
            Figure::BlendGrowth => blend_growth(Asked::of(plan, &ground()), r),
            Figure::MarginRateTarget => margin_rate(Asked::of(plan, &ground()), r),
            Figure::YearAgo(method) => then(plan, method, r),
            Figure::YearAgoActual => then_came(plan, r),
            Figure::YearAgoMiss(method) => then_miss(plan, method, r),
            Figure::KeyShareTarget => key_share(Asked::of(plan, &ground()), r),
            Figure::Chance(whose, assumed) => chance_to_reach(plan, draft, whose, assumed, r),
            Figure::OwnerMean(id) => owner_mean(plan, id, r),
            Figure::Odd(odd) => {
                let target = scope_target(plan, draft, &mut Silent).and_then(money);
                odd_of(plan, odd, target, r)
            }
        }
    }

    /// Every figure that can be asked of a plan: of each method, firm, year on the way to it, account and owner.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Figure> {
        use Figure::*;
        let mut all = vec![EffortGrowth, YearAgoActual, Force, BenchmarkGap, GapFromNumber, GapFromAverage];
        all.extend([GapFromWallet, GapFromShare, Blend, BlendLow, BlendHigh, BlendGrowth, MarginRateTarget]);
        all.extend([KeyShareTarget, YearAgo(None), YearAgoMiss(None)]);
        for method in Method::ALL {
            all.extend([Target(method), TargetLow(method), TargetHigh(method), TargetGrowth(method)]);
            all.extend([YearAgo(Some(method)), YearAgoMiss(Some(method))]);
        }
        all.extend(FunnelPart::ALL.map(Funnel));
        all.extend(super::Odd::ALL.map(Odd));
        let benchmark = &plan.methods().benchmark;
        for at in 0..benchmark.firms.len() as u32 {
            all.push(FirmTarget(at));
            all.extend(
                (0..=benchmark.years)
                    .flat_map(|year| [PathOwn(at, year), PathFirm(at, year), PathRatio(at, year)]),
            );
        }
        let whose =
            plan.accounts().iter().flat_map(|account| [Whose::Owner(account.id), Whose::Account(account.id)]);
        all.extend(whose.flat_map(|whose| Assumed::ALL.map(|assumed| Chance(whose, assumed))));
        all.extend(plan.accounts().iter().map(|account| OwnerMean(account.id)));
        all
    }
}

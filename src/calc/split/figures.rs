//! The figures of the split: what each is counted in, of whom it speaks, how it is calculated.

use super::{
    account_growth, account_month, account_share, account_target, committed_growth, committed_total, company,
    drafted, frozen_base, frozen_month, frozen_target, frozen_year, growth_on_frozen_base, month_growth,
    over_assigned, owner_share, owner_target, split_free, split_locked, split_sum,
};
use crate::calc::{Name, Origin, Recorder, Term, Undefined, Unit, Whose, World};
use crate::plan::{AccountId, Month, Plan};

/// A figure of the split: the committed target, or one tried out, and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    /// How many key accounts are committed to: the second number of a target.
    KeyAccountsTarget,
    Committed,
    /// What was committed to at first, where it was revised since.
    CommittedFirst,
    CommittedGrowth,
    Company,
    AccountTarget(AccountId),
    /// The account's target over its sales of the latest twelve months, less one.
    AccountTargetGrowth(AccountId),
    /// The account's target over that of the scope.
    AccountTargetShare(AccountId),
    /// The account's base at the time of the commitment.
    FrozenBase(AccountId),
    /// The account's committed target over that, less one.
    GrowthOnFrozenBase(AccountId),
    AccountMonth(AccountId, Month),
    /// Of the owner of this account, over the accounts in scope.
    OwnerTarget(AccountId),
    /// That over the target of the scope.
    OwnerTargetShare(AccountId),
    /// What the accounts in scope add up to.
    SplitSum,
    /// What of it stands at a lock or at what an owner commits to.
    SplitLocked,
    /// The rest of it.
    SplitFree,
    /// The excess of what bounds ask for over what weights alone give, of the company or an owner.
    OverAssignment(Whose),
    /// The target of a month over the sales of the month a year before, less one.
    MonthGrowth(Whose, Month),
}

impl Figure {
    /// What it is counted in.
    pub(in crate::calc) fn unit(self) -> Unit {
        match self {
            Figure::Committed
            | Figure::CommittedFirst
            | Figure::Company
            | Figure::AccountTarget(_)
            | Figure::FrozenBase(_)
            | Figure::AccountMonth(..)
            | Figure::OwnerTarget(_)
            | Figure::SplitSum
            | Figure::SplitLocked
            | Figure::SplitFree => Unit::Money,
            Figure::KeyAccountsTarget => Unit::Count,
            Figure::CommittedGrowth
            | Figure::AccountTargetGrowth(_)
            | Figure::AccountTargetShare(_)
            | Figure::GrowthOnFrozenBase(_)
            | Figure::OwnerTargetShare(_)
            | Figure::OverAssignment(_)
            | Figure::MonthGrowth(..) => Unit::Ratio,
        }
    }

    /// Whether it lies on either side of zero, as a growth does.
    pub(in crate::calc) fn is_difference(self) -> bool {
        matches!(
            self,
            Figure::CommittedGrowth
                | Figure::AccountTargetGrowth(_)
                | Figure::GrowthOnFrozenBase(_)
                | Figure::OverAssignment(_)
                | Figure::MonthGrowth(..)
        )
    }

    /// Whom it speaks of, where that is somebody.
    pub(in crate::calc) fn whose(self) -> Option<Whose> {
        match self {
            Figure::AccountTarget(id)
            | Figure::AccountTargetGrowth(id)
            | Figure::AccountTargetShare(id)
            | Figure::FrozenBase(id)
            | Figure::GrowthOnFrozenBase(id)
            | Figure::AccountMonth(id, _) => Some(Whose::Account(id)),
            Figure::OwnerTarget(id) | Figure::OwnerTargetShare(id) => Some(Whose::Owner(id)),
            Figure::OverAssignment(whose) | Figure::MonthGrowth(whose, _) => Some(whose),
            _ => None,
        }
    }

    pub(in crate::calc) fn calculate<R: Recorder>(
        self,
        plan: &Plan,
        world: World,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let (frozen, draft) = (plan.committed(), world.draft());
        let committed = || frozen.ok_or(Undefined::NotCommitted);
        match self {
            Figure::Committed => committed().map(|it| committed_total(it, r)),
            Figure::CommittedFirst => {
                committed().map(|it| r.input(Name::Result, it.total.to_f64(), Unit::Money, Origin::Committed))
            }
            Figure::KeyAccountsTarget => {
                let count = committed().and_then(|it| it.accounts.ok_or(Undefined::NoTarget));
                let input = |count| r.input(Name::Result, f64::from(count), Unit::Count, Origin::Committed);
                count.map(input)
            }
            Figure::CommittedGrowth => committed().and_then(|it| committed_growth(it, r)),
            Figure::Company => company(plan, draft, r),
            Figure::AccountTarget(id) => match frozen {
                Some(it) => frozen_target(it, id).map(|target| frozen_year(plan, it, &target, r)),
                None => drafted(plan, draft, |ground, origin, split| {
                    account_target(plan, ground, origin, split, id, r)
                }),
            },
            Figure::AccountMonth(id, month) => match frozen {
                Some(it) => frozen_month(plan, it, id, month, r),
                None => {
                    drafted(plan, draft, |ground, _, split| account_month(plan, ground, split, id, month, r))
                }
            },
            Figure::AccountTargetGrowth(id) => account_growth(plan, draft, id, r),
            Figure::AccountTargetShare(id) => account_share(plan, draft, id, r),
            Figure::FrozenBase(id) => committed().and_then(|it| frozen_base(it, id, r)),
            Figure::GrowthOnFrozenBase(id) => committed().and_then(|it| growth_on_frozen_base(it, id, r)),
            Figure::OwnerTarget(id) => owner_target(plan, draft, id, r),
            Figure::OwnerTargetShare(id) => owner_share(plan, draft, id, r),
            Figure::SplitSum => split_sum(plan, draft, r),
            Figure::SplitLocked => split_locked(plan, draft, r),
            Figure::SplitFree => split_free(plan, draft, r),
            Figure::OverAssignment(whose) => over_assigned(plan, draft, whose, r),
            Figure::MonthGrowth(whose, month) => month_growth(plan, draft, whose, month, r),
        }
    }

    /// Every figure that can be asked of a plan: of each account, owner and month of the planned year.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Figure> {
        use Figure::*;
        let months = || plan.plan_span().into_iter().flat_map(|year| year.iter());
        let mut all = vec![KeyAccountsTarget, Committed, CommittedFirst, CommittedGrowth, Company];
        all.extend([SplitSum, SplitLocked, SplitFree, OverAssignment(Whose::Company)]);
        for id in plan.accounts().iter().map(|account| account.id) {
            all.extend([AccountTarget(id), AccountTargetGrowth(id), AccountTargetShare(id), FrozenBase(id)]);
            all.extend([
                GrowthOnFrozenBase(id),
                OwnerTarget(id),
                OwnerTargetShare(id),
                OverAssignment(Whose::Owner(id)),
            ]);
            all.extend(months().map(|month| AccountMonth(id, month)));
        }
        for whose in [Whose::Scope, Whose::Company] {
            all.extend(months().map(|month| MonthGrowth(whose, month)));
        }
        all
    }
}

//! The figures of the base: what each is counted in, of whom it speaks, how it is calculated.

use super::{
    account_base_of, base_month_of, base_rest_of, base_scope_of, base_total_of, hold_out_of,
    hold_out_share_of, key_count_of, key_share_of, newcomers_of, recent_scope_of,
};
use crate::calc::kernel::forecast::By;
use crate::calc::target::base_end_of;
use crate::calc::{Name, Op, Recorder, Silent, Term, Undefined, Unit, Whose};
use crate::plan::{AccountId, Month, Plan};

/// A figure of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    BaseTotal,
    BaseScope,
    BaseRest,
    /// What new and returning accounts are expected to bring.
    BaseNewcomers,
    /// That over the base of all accounts.
    NewcomersShare,
    AccountBase(AccountId),
    /// What a month of the planned year is expected to bring of all accounts.
    BaseMonth(Month),
    /// What a forecast missed of a year on average when held against years it had not seen.
    HoldOut(By),
    /// That over what was sold.
    HoldOutShare(By),
    /// The scope's base at the low end of its interval, P10.
    BaseLow,
    /// At the high end, P90.
    BaseHigh,
    /// What the scope sold in the last twelve months, one-offs left out.
    RecentScope,
    KeyAccounts,
    KeyShare,
}

impl Figure {
    /// What it is counted in.
    pub(in crate::calc) fn unit(self) -> Unit {
        match self {
            Figure::BaseTotal
            | Figure::BaseScope
            | Figure::BaseRest
            | Figure::BaseNewcomers
            | Figure::AccountBase(_)
            | Figure::BaseMonth(_)
            | Figure::HoldOut(_)
            | Figure::BaseLow
            | Figure::BaseHigh
            | Figure::RecentScope => Unit::Money,
            Figure::KeyAccounts => Unit::Count,
            Figure::NewcomersShare | Figure::HoldOutShare(_) | Figure::KeyShare => Unit::Ratio,
        }
    }

    /// Whom it speaks of, where that is somebody.
    pub(in crate::calc) fn whose(self) -> Option<Whose> {
        match self {
            Figure::AccountBase(id) => Some(Whose::Account(id)),
            _ => None,
        }
    }

    pub(in crate::calc) fn calculate<R: Recorder>(self, plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
        match self {
            Figure::BaseTotal => base_total_of(plan, r),
            Figure::BaseScope => base_scope_of(plan, r),
            Figure::BaseRest => base_rest_of(plan, r),
            Figure::BaseNewcomers => newcomers_of(plan, r),
            Figure::NewcomersShare => {
                let (new, total) =
                    (newcomers_of(plan, &mut Silent)?.value, base_total_of(plan, &mut Silent)?.value);
                if total <= 0.0 {
                    return Err(Undefined::NoBase);
                }
                let parts = [r.figure(Figure::BaseNewcomers, new), r.figure(Figure::BaseTotal, total)];
                Ok(r.step(Name::Result, Op::Divide, &parts, Unit::Ratio))
            }
            Figure::AccountBase(id) => account_base_of(plan, id, r),
            Figure::BaseMonth(month) => base_month_of(plan, month, r),
            Figure::HoldOut(model) => hold_out_of(plan, model, r),
            Figure::HoldOutShare(model) => hold_out_share_of(plan, model, r),
            Figure::BaseLow => base_end_of(plan, false, r),
            Figure::BaseHigh => base_end_of(plan, true, r),
            Figure::RecentScope => recent_scope_of(plan, r),
            Figure::KeyAccounts => key_count_of(plan, r),
            Figure::KeyShare => key_share_of(plan, r),
        }
    }

    /// Every figure that can be asked of a plan: of each account, month of the planned year, and way to forecast.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Figure> {
        use Figure::*;
        let mut all = vec![BaseTotal, BaseScope, BaseRest, BaseNewcomers, NewcomersShare, BaseLow, BaseHigh];
        all.extend([RecentScope, KeyAccounts, KeyShare]);
        all.extend(plan.accounts().iter().map(|account| AccountBase(account.id)));
        all.extend(plan.plan_span().into_iter().flat_map(|year| year.iter().map(BaseMonth)));
        all.extend(By::all().flat_map(|by| [HoldOut(by), HoldOutShare(by)]));
        all
    }
}

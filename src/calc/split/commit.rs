//! A target made ready to be committed: everything it rests on, frozen.

use chrono::NaiveDate;

use super::{SplitError, base_months, shapes, split_on};
use crate::calc::base::{Asked, Ground, season};
use crate::calc::record::money;
use crate::calc::target::{Case, blend};
use crate::calc::{Silent, Undefined};
use crate::plan::{AccountId, AccountTarget, Committed, Money, Newcomers, Plan, Scope};

/// Why a target cannot be proposed for commitment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProposeError {
    /// Something it rests on is not defined.
    #[error(transparent)]
    Undefined(#[from] Undefined),
    /// It cannot be split.
    #[error(transparent)]
    Split(SplitError),
    /// A target stands already; it is taken back or revised first.
    #[error("already committed")]
    AlreadyCommitted,
}

impl From<SplitError> for ProposeError {
    fn from(error: SplitError) -> ProposeError {
        match error {
            SplitError::Undefined(reason) => ProposeError::Undefined(reason),
            error => ProposeError::Split(error),
        }
    }
}

/// The commitment to a target of `total` for the scope: base figures with their model, the season, the key
/// accounts, and account x month targets. Accounts outside the scope carry their base, in the same shape; a base below
/// zero asks for nothing.
///
/// Nothing changes yet: [`crate::plan::Edit::Commit`] takes the result, and refuses it without a reason where
/// `total` differs from the blend. The targets of the accounts and of those that are not there yet sum to `total` and what is
/// asked of the rest exactly.
pub fn propose_commit(
    plan: &Plan,
    total: Money,
    reason: &str,
    on: NaiveDate,
) -> Result<Committed, ProposeError> {
    if plan.committed().is_some() {
        return Err(ProposeError::AlreadyCommitted);
    }
    if total <= Money::ZERO {
        return Err(Undefined::NoTarget.into());
    }
    if total > Money::LIMIT {
        return Err(Undefined::TooLarge.into());
    }
    let year = plan.plan_year().ok_or(Undefined::NoMonths)?;
    let data_through = plan.data_through().ok_or(Undefined::NoMonths)?;
    let ground = Ground::of(plan);
    let base = ground.whole()?;
    let split = split_on(plan, &ground, total)?;
    let shapes = shapes(plan, split.year);
    let mut parts = split.parts.iter().peekable();
    let targets = plan.accounts().iter().zip(&base.accounts).enumerate().map(|(row, (account, &base))| {
        let months = match parts.next_if(|part| part.row == row) {
            Some(part) => part.months,
            None => base_months(plan, &shapes, row, base),
        };
        AccountTarget { account: account.id, base, months }
    });
    let targets = targets.collect();
    let newcomers = match ground.scope() {
        Scope::All => split.newcomers,
        Scope::Key => shapes.of_newcomers().spread(base.newcomers),
    };
    let keys = plan.accounts().iter().zip(ground.keys()).filter(|(_, key)| **key);
    let key_accounts: Vec<AccountId> = keys.map(|(account, _)| account.id).collect();
    Ok(Committed {
        on,
        reason: reason.trim().into(),
        year,
        scope: ground.scope(),
        data_through,
        base_model: base.model,
        blend: blend(Asked::of(plan, &ground), Case::Mid, &mut Silent).and_then(money).ok(),
        total,
        accounts: None,
        rest: ground.rest_asked()?,
        newcomers: Newcomers { base: base.newcomers, months: newcomers },
        season: season(plan).from_month(split.year.first.number()),
        key_accounts,
        targets,
        revisions: Vec::new(),
    })
}

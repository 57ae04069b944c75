//! Who the key accounts are.

use std::collections::HashSet;

use crate::plan::{AccountId, Class, Money, Plan, Scope};

use super::{Base, Undefined, base, base::exact, classes_of};

/// Whether each account is key, by row.
///
/// Once a target is committed, the key accounts of that time. Before, the user's mark where there is one, else
/// class A of the base: the last twelve whole months without one-offs.
pub fn key_accounts(plan: &Plan) -> Vec<bool> {
    keys(plan, base(plan).ok().as_ref())
}

pub(super) fn keys(plan: &Plan, base: Option<&Base>) -> Vec<bool> {
    if let Some(committed) = plan.committed() {
        let frozen: HashSet<AccountId> = committed.key_accounts.iter().copied().collect();
        return plan.accounts().iter().map(|account| frozen.contains(&account.id)).collect();
    }
    let classes = base.map(|base| {
        let amounts: Vec<i64> = base.accounts.iter().map(|money| money.0).collect();
        classes_of(&amounts, plan.settings().cuts)
    });
    let is_a = |row: usize| classes.as_ref().and_then(|classes| classes.get(row)) == Some(&Class::A);
    let accounts = plan.accounts().iter().enumerate();
    accounts.map(|(row, account)| account.key.as_ref().map_or_else(|| is_a(row), |mark| mark.key)).collect()
}

/// Whether the target speaks of each account, by row: of the key accounts or of all, as the settings or the
/// committed target have it.
pub fn in_scope(plan: &Plan) -> Vec<bool> {
    scope(plan, base(plan).ok().as_ref())
}

pub(super) fn scope(plan: &Plan, base: Option<&Base>) -> Vec<bool> {
    match plan.committed().map_or(plan.settings().scope, |committed| committed.scope) {
        Scope::Key => keys(plan, base),
        Scope::All => vec![true; plan.accounts().len()],
    }
}

/// The base of the accounts in scope and of the rest; they sum to the base of all.
pub fn base_of_scope(plan: &Plan) -> Result<(Money, Money), Undefined> {
    let base = base(plan)?;
    let inside = scope(plan, Some(&base));
    let of_scope = base.accounts.iter().zip(inside).filter(|(_, inside)| *inside);
    let of_scope = exact(of_scope.map(|(money, _)| i128::from(money.0)).sum())?;
    let rest = base.total.checked_sub(of_scope).ok_or(Undefined::TooLarge)?;
    Ok((of_scope, rest))
}

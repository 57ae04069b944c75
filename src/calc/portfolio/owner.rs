//! Who answers for which accounts.

use std::collections::HashMap;

use crate::plan::{AccountId, Plan};

/// The people and dealers who answer for accounts; those without one are a group of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owners<'a> {
    /// In the order of their first accounts.
    pub list: Vec<Owner<'a>>,
    /// By row, the place in `list`.
    pub of_row: Vec<u32>,
}

/// One who answers for accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner<'a> {
    /// The name; empty for the accounts that have no owner.
    pub name: &'a str,
    /// The first account, by which [`crate::calc::Whose::Owner`] names the owner.
    pub first: AccountId,
    /// How many accounts.
    pub accounts: usize,
}

/// The owners of a plan's accounts.
pub fn owners(plan: &Plan) -> Owners<'_> {
    let mut places: HashMap<&str, u32> = HashMap::new();
    let mut list: Vec<Owner> = Vec::new();
    let mut of_row = Vec::with_capacity(plan.accounts().len());
    for account in plan.accounts() {
        let name = &*account.profile.owner;
        let place = *places.entry(name).or_insert_with(|| {
            list.push(Owner { name, first: account.id, accounts: 0 });
            list.len() as u32 - 1
        });
        if let Some(owner) = list.get_mut(place as usize) {
            owner.accounts += 1;
        }
        of_row.push(place);
    }
    Owners { list, of_row }
}

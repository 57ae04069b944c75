//! Which accounts stand behind an input of an explanation: the last step back to what was imported.

use std::collections::HashMap;

use crate::calc::assess::person_of;
use crate::calc::base::Ground;
use crate::calc::portfolio::rows;
use crate::calc::{Figure, Line, Origin, Source, Unit, Whose, base, portfolio};
use crate::plan::{AccountId, Money, Plan, Span};

/// The accounts that make an input, largest first; their amounts add up to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// The months whose sales they are; `None` where they are bases.
    pub sales: Option<Span>,
    /// Each account with its amount.
    pub accounts: Vec<(AccountId, Money)>,
}

impl Behind {
    /// What explains the part of one account.
    pub fn figure(&self, id: AccountId) -> Figure {
        match self.sales {
            Some(span) => portfolio::Figure::SalesIn(Whose::Account(id), span).into(),
            None => base::Figure::AccountBase(id).into(),
        }
    }
}

/// What stands behind an input of a figure's explanation; `None` where it is no sum over accounts of the plan as it is.
///
/// An input says over how many accounts it is summed, and not over which; those of the figure are tried, then all, the
/// scope and the key accounts, and only a list of that many accounts which adds up to the input exactly is taken. Sales of
/// 60 and 40 behind an input of 100 are such a list; with a one-off of 10 left out, 90, nothing is.
pub fn behind(plan: &Plan, figure: Figure, line: &Line) -> Option<Behind> {
    let Source::Input(origin) = line.source else { return None };
    if line.unit != Unit::Money {
        return None;
    }
    let adds_up = |found: &[(usize, Money)], accounts: usize| {
        let sum: i128 = found.iter().map(|(_, money)| i128::from(money.0)).sum();
        found.len() == accounts && sum as f64 == line.value
    };
    let named = |sales: Option<Span>, found: Vec<(usize, Money)>| {
        let id = |row: usize| plan.accounts().get(row).map(|account| account.id);
        let mut accounts: Vec<_> =
            found.into_iter().filter_map(|(row, money)| Some((id(row)?, money))).collect();
        accounts.sort_by_key(|(_, money)| std::cmp::Reverse(*money));
        Behind { sales, accounts }
    };
    match origin {
        Origin::Bases { among, accounts } => {
            let found = Ground::of(plan).bases_of(plan, among);
            adds_up(&found, accounts).then(|| named(None, found))
        }
        Origin::Sales { span, accounts } => {
            let sold = |rows: Vec<usize>| -> Vec<(usize, Money)> {
                rows.into_iter().map(|row| (row, plan.ledger().sales_over(row, span))).collect()
            };
            let ground = Ground::of(plan);
            let where_true = |of: &[bool]| (0..of.len()).filter(|&row| of[row]).collect::<Vec<_>>();
            let tries: [&dyn Fn() -> Vec<usize>; 4] = [
                &|| figure.whose().map_or(Vec::new(), |whose| in_months(plan, whose, span)),
                &|| (0..plan.accounts().len()).collect(),
                &|| where_true(ground.inside()),
                &|| where_true(ground.keys()),
            ];
            let mut found = tries.into_iter().map(|rows| sold(rows()));
            found.find(|found| adds_up(found, accounts)).map(|found| named(Some(span), found))
        }
        _ => None,
    }
}

/// The accounts that were somebody's in a month; those that are theirs now where there are several months.
fn in_months(plan: &Plan, whose: Whose, span: Span) -> Vec<usize> {
    match (person_of(plan, whose), span.months) {
        (Some(person), 1) => {
            // Earliest first: what was handed over next after the month says whose it was.
            let mut then: HashMap<AccountId, &str> = HashMap::new();
            for it in plan.hand_overs().iter().filter(|it| it.from > span.first) {
                then.entry(it.account).or_insert(&it.before);
            }
            let accounts = plan.accounts().iter().enumerate();
            let theirs = accounts.filter(|(_, account)| {
                then.get(&account.id).copied().unwrap_or(&account.profile.owner) == person
            });
            theirs.map(|(row, _)| row).collect()
        }
        _ => rows(plan, whose),
    }
}

//! What can be said of an account only beside all others: class, key status, base, target.

use std::collections::BTreeSet;

use keyline::calc::{self, Period, Undefined};
use keyline::plan::{AccountId, Class, Field, Money, Plan};
use rustc_hash::FxHashMap;

/// The standing of one account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// Its class by sales of the last twelve months, or of all months where there are fewer; why it has none.
    pub class: Result<Class, Undefined>,
    /// Whether it is a key account.
    pub key: bool,
    /// Its base.
    pub base: Result<Money, Undefined>,
    /// Its committed target.
    pub target: Option<Money>,
}

/// The standing of every account, and what to choose from when filtering.
///
/// It looks at the whole plan, so it is found anew after an edit has been painted; until then cells show the
/// one before. It goes by account number, which stays when rows move.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// By account number.
    stands: Vec<Option<Stand>>,
    /// How many accounts of each class.
    pub classes: [usize; 3],
    /// How many have none.
    pub without_class: usize,
    /// How many key accounts.
    pub keys: usize,
    /// Every owner, in order.
    pub owners: Vec<Box<str>>,
    /// Every region, in order.
    pub regions: Vec<Box<str>>,
}

impl Standing {
    /// The standing of every account of a plan.
    pub fn of_plan(plan: &Plan) -> Standing {
        let curve = calc::portfolio::pareto(plan, Period::LastTwelve)
            .or_else(|_| calc::portfolio::pareto(plan, Period::All));
        let keys = calc::base::key_accounts(plan);
        let base = calc::base::base(plan);
        let targets: FxHashMap<AccountId, Money> = plan
            .committed()
            .map(|committed| {
                committed.current().iter().map(|target| (target.account, target.total())).collect()
            })
            .unwrap_or_default();
        let mut standing = Standing::default();
        standing.stands.resize(plan.next_id() as usize, None);
        for (row, account) in plan.accounts().iter().enumerate() {
            let class = curve.as_ref().map_err(|reason| *reason).and_then(|pareto| {
                pareto.curve.classes.get(row).copied().flatten().ok_or(Undefined::BelowCurve)
            });
            let stand = Stand {
                class,
                key: keys.get(row).copied().unwrap_or(false),
                base: match &base {
                    Ok(base) => base.accounts.get(row).copied().ok_or(Undefined::NoAccount),
                    Err(reason) => Err(*reason),
                },
                target: targets.get(&account.id).copied(),
            };
            match class {
                Ok(class) => standing.classes[class as usize] += 1,
                Err(_) => standing.without_class += 1,
            }
            standing.keys += usize::from(stand.key);
            if let Some(place) = standing.stands.get_mut(account.id.0 as usize) {
                *place = Some(stand);
            }
        }
        standing.owners = distinct(plan, Field::Owner);
        standing.regions = distinct(plan, Field::Region);
        standing
    }

    /// The standing of one account; `None` for one that came since.
    pub fn of(&self, id: AccountId) -> Option<Stand> {
        self.stands.get(id.0 as usize).copied().flatten()
    }

    /// How many accounts of a class.
    pub fn count(&self, class: Class) -> usize {
        self.classes[class as usize]
    }
}

fn distinct(plan: &Plan, field: Field) -> Vec<Box<str>> {
    let texts: BTreeSet<Box<str>> = plan
        .accounts()
        .iter()
        .map(|account| account.profile.get(field))
        .filter(|text| !text.is_empty())
        .map(|text| text.as_ref().into())
        .collect();
    texts.into_iter().collect()
}

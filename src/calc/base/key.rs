//! Who the key accounts are.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Base, Figure, Ground, Observed, exact};
use crate::calc::ask::Sold;
use crate::calc::portfolio::{classes, whole_months};
use crate::calc::{Among, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{AccountId, Class, Money, Plan, Scope};

/// Who is key and whom the target speaks of. It hangs on what was sold and marked, and on no forecast, which takes longer to
/// find than most pages that ask for this.
pub(in crate::calc) struct Who {
    /// The class of each account by its last twelve months without one-offs, by row; none at zero or below.
    pub classes: Vec<Option<Class>>,
    pub keys: Vec<bool>,
    pub scope: Scope,
    pub inside: Vec<bool>,
}

impl Who {
    pub(in crate::calc) fn of(plan: &Plan) -> Arc<Who> {
        Sold::of(plan).who.get_or_init(|| Arc::new(Who::find(plan))).clone()
    }

    fn find(plan: &Plan) -> Who {
        let recent = Observed::of(plan).and_then(|observed| observed.recent());
        let amounts: Vec<i64> = recent.iter().flat_map(|(_, recent)| recent).map(|money| money.0).collect();
        let classes = classes(plan, &amounts);
        // Without a base there are no classes.
        let keys = keys(plan, recent.is_ok().then_some(&classes));
        let scope = plan.committed().map_or(plan.settings().scope, |committed| committed.scope);
        let inside = match scope {
            Scope::Key => keys.clone(),
            Scope::All => vec![true; plan.accounts().len()],
        };
        Who { classes, keys, scope, inside }
    }
}

/// Whether each account is key, by row.
///
/// Once a target is committed, the key accounts of that time. Before, the user's mark where there is one, else
/// class A of the base: the last twelve whole months without one-offs.
pub fn key_accounts(plan: &Plan) -> Vec<bool> {
    Who::of(plan).keys.clone()
}

/// The keys where these are the classes of the last twelve months.
fn keys(plan: &Plan, classes: Option<&[Option<Class>]>) -> Vec<bool> {
    if let Some(committed) = plan.committed() {
        let frozen: HashSet<AccountId> = committed.key_accounts.iter().copied().collect();
        return plan.accounts().iter().map(|account| frozen.contains(&account.id)).collect();
    }
    let is_a = |row: usize| classes.and_then(|classes| *classes.get(row)?) == Some(Class::A);
    let accounts = plan.accounts().iter().enumerate();
    accounts.map(|(row, account)| account.key.as_ref().map_or_else(|| is_a(row), |mark| mark.key)).collect()
}

/// Whether the target speaks of each account, by row: of the key accounts or of all, as the settings or the
/// committed target have it.
pub fn in_scope(plan: &Plan) -> Vec<bool> {
    Who::of(plan).inside.clone()
}

/// The base of the accounts in scope and of the rest; they sum to the base of all.
pub fn base_of_scope(plan: &Plan) -> Result<(Money, Money), Undefined> {
    let (scope, rest) = (base_scope_of(plan, &mut Silent)?, base_rest_of(plan, &mut Silent)?);
    Ok((Money(scope.value as i64), Money(rest.value as i64)))
}

/// The base of the accounts in scope, in minor units.
pub fn base_scope_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let new = ground.newcomers_inside()?;
    if new == Money::ZERO {
        return part_of(ground.whole()?, ground.inside(), Among::Scope, Name::Result, r);
    }
    let accounts = part_of(ground.whole()?, ground.inside(), Among::Scope, Name::AccountBases, r)?;
    let figure = Figure::BaseNewcomers;
    let new = r.figure(figure, new.to_f64());
    Ok(r.step(Name::Result, Op::Sum, &[accounts, new], Unit::Money))
}

/// What the accounts in scope sold in the last twelve whole months without one-offs, in minor units; stretched to a year
/// where there are fewer months.
pub fn recent_scope_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let recent = ground.recent()?;
    let whole = whole_months(plan);
    let span = whole.last().map_or(whole, |last| crate::plan::Span::ending(last, whole.months.min(12)));
    let origin = Origin::Sales { span, accounts: ground.accounts_in_scope() };
    Ok(r.input(Name::Result, recent.to_f64(), Unit::Money, origin))
}

/// The base of the accounts outside the scope, in minor units: the base of all less that of the scope.
pub fn base_rest_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let scope = base_scope_of(plan, &mut Silent)?.value;
    exact(i128::from(ground.total()?.0) - scope as i128)?;
    let total = total_input(ground.whole()?, r);
    let name = Name::Figure(Figure::BaseScope.into());
    let scope = r.input(name, scope, Unit::Money, Origin::Figure(Figure::BaseScope.into()));
    Ok(r.step(Name::Result, Op::Subtract, &[total, scope], Unit::Money))
}

/// How many key accounts there are.
pub fn key_count_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    if plan.accounts().is_empty() {
        return Err(Undefined::NoAccounts);
    }
    let who = Who::of(plan);
    let count = |marked: bool| {
        let accounts = plan.accounts().iter().zip(&who.keys);
        accounts.filter(|(account, key)| **key && account.key.is_some() == marked).count() as f64
    };
    if plan.committed().is_some() {
        return Ok(r.input(Name::Result, count(false) + count(true), Unit::Count, Origin::Committed));
    }
    let accounts = plan.accounts().len();
    // Without a base there are no classes, and only marks make an account key.
    let class = Observed::of(plan).and_then(|observed| observed.recent().map(|_| observed.span()));
    let class = class.map_or(Origin::Entered, |span| Origin::Sales { span, accounts });
    let by_class = r.input(Name::KeyByClass, count(false), Unit::Count, class);
    let by_mark = r.input(Name::KeyByMark, count(true), Unit::Count, Origin::Entered);
    Ok(r.step(Name::Result, Op::Sum, &[by_class, by_mark], Unit::Count))
}

/// What part of the base the key accounts make, as a fraction; not defined where the base is not above zero.
pub fn key_share_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let base = ground.whole()?;
    if base.total <= Money::ZERO {
        return Err(Undefined::NoBase);
    }
    let key = part_of(base, ground.keys(), Among::Key, Name::KeyBase, r)?;
    let total = total_input(base, r);
    Ok(r.step(Name::Result, Op::Divide, &[key, total], Unit::Ratio))
}

fn part_of<R: Recorder>(
    base: &Base,
    inside: &[bool],
    among: Among,
    name: Name,
    r: &mut R,
) -> Result<Term, Undefined> {
    let own = base.accounts.iter().zip(inside).filter(|(_, inside)| **inside);
    let (accounts, sum) =
        own.fold((0, 0_i128), |(accounts, sum), (money, _)| (accounts + 1, sum + i128::from(money.0)));
    let origin = Origin::Bases { among, accounts };
    Ok(r.input(name, exact(sum)?.to_f64(), Unit::Money, origin))
}

fn total_input<R: Recorder>(base: &Base, r: &mut R) -> Term {
    let (name, origin) = (Name::Figure(Figure::BaseTotal.into()), Origin::Figure(Figure::BaseTotal.into()));
    r.input(name, base.total.to_f64(), Unit::Money, origin)
}

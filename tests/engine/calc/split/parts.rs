//! A target's parts: by what they are weighed, what holds them, and their months.

use keyline::calc::split::{Held, Shaped, Split, SplitError, gauges, over_assignment, split, split_trying};
use keyline::calc::{Question, Undefined, explain, split};
use keyline::plan::*;

use crate::support::fixture::{id, ids, then, written};

#[test]
fn last_years_shape_falls_back_to_all_accounts() {
    let mut plan = written("early: 0*12 300 100 0*10; quiet: 0*3 500 0*20");
    let rules =
        SplitRules { months: MonthShape::LastYear, bases: Basis::Even.alone(), ..SplitRules::default() };
    plan.apply(Edit::SetSplit(Box::new(rules))).unwrap();
    let split = split(&plan, Money(800)).unwrap();
    assert_eq!(split.parts[0].shaped, Shaped::OwnYear);
    assert_eq!(split.parts[1].shaped, Shaped::PortfolioYear);
    for part in &split.parts {
        assert_eq!(part.months[..3], [Money(300), Money(100), Money(0)]);
    }
}

#[test]
fn history_counts_the_latest_year_twice() {
    // 1 + 2 + 2 x 3 a month against 4 + 0 + 0, and one account that only gave back.
    let plan = written("a0: 1*12 2*12 3*12; a1: 4*12 0*24; a2: 0*24 -5*12");
    let split = split(&plan, Money(1_300)).unwrap();
    assert_eq!(split.parts.iter().map(|part| part.weight).collect::<Vec<_>>(), [108.0, 48.0, 0.0]);
    assert_eq!(split.parts.iter().map(|part| part.amount.0).collect::<Vec<_>>(), [900, 400, 0]);
}

#[test]
fn an_infeasible_split_names_the_accounts() {
    let plan = written("a0: 10*12; a1: 10*12; lock a1 700");
    let id = id(&plan, "a1");
    let error = split(&plan, Money(500)).unwrap_err();
    assert_eq!(error, SplitError::FloorsExceed { amount: Money(200), accounts: vec![id] });
    let found = explain(&plan, Question::trying(split::Figure::AccountTarget(id), Some(Money(500))));
    assert_eq!(found.result, Err(Undefined::NoSplit));
    // The gauge still says by how much the promises exceed what the weights give: 250 + 700 over 500.
    let gauges = gauges(&plan, Money(500)).unwrap();
    assert_eq!((gauges[0].whole, gauges[0].parts, gauges[0].over), (Money(500), Money(950), true));
    assert!((gauges[0].excess.unwrap() - 0.9).abs() < 1e-12);
    assert_eq!(over_assignment(Money::ZERO, [Money(1)]), Err(Undefined::NoTarget));
}

/// Bases of the split likewise: 30 and 30 of a hundred are a half each, and 60 and 60 are the same split.
#[test]
fn bases_of_the_split_stand_as_typed() {
    let mut plan = written("a0: 3_000*12; a1: 1_000*12");
    let mut amounts = Vec::new();
    for typed in [0.3, 0.5, 0.6] {
        let mut rules = plan.split().clone();
        rules.bases = [0.0, typed, typed, 0.0, 0.0, 0.0];
        plan.apply(Edit::SetSplit(Box::new(rules.clone()))).unwrap();
        assert_eq!(plan.split().bases, rules.bases);
        let parts: Vec<i64> =
            split(&plan, Money(80_000)).unwrap().parts.iter().map(|part| part.amount.0).collect();
        amounts.push(parts);
    }
    // Last year gives 3/4 and 1/4, even 1/2 and 1/2: 5/8 and 3/8 of 80,000.
    assert_eq!(amounts, vec![vec![50_000, 30_000]; 3]);
    let mut rules = plan.split().clone();
    rules.bases = [0.0; 6];
    assert_eq!(plan.apply(Edit::SetSplit(Box::new(rules))).err(), Some(EditError::NoWeight));
}

#[test]
fn fixed_months_stay_and_the_others_share_the_rest() {
    let mut plan = written("a0: 1_000_000*12; a1: 1_000_000*12");
    let ids = ids(&plan);
    let even = SplitRules { months: MonthShape::Even, ..SplitRules::default() };
    plan.apply(Edit::SetSplit(Box::new(even))).unwrap();
    let first = plan.plan_span().unwrap().first;
    plan.apply(Edit::LockMonths(vec![(ids[0], first.plus(2), Some(Money(3_400_000)))])).unwrap();
    let found = split(&plan, Money(24_000_000)).unwrap();
    let months = found.parts[0].months;
    assert_eq!(months[2], Money(3_400_000));
    assert_eq!(months.iter().copied().sum::<Money>(), Money(12_000_000));
    let others: Vec<i64> =
        months.iter().enumerate().filter(|(at, _)| *at != 2).map(|(_, month)| month.0).collect();
    assert!(others.iter().all(|month| (781_818..=781_819).contains(month)), "{others:?}");
    // More than the year leaves no split, and says whose and how much.
    plan.apply(Edit::LockMonths(vec![(ids[0], first, Some(Money(9_000_000)))])).unwrap();
    let over = SplitError::MonthsExceed { amount: Money(400_000), accounts: vec![ids[0]] };
    assert_eq!(split(&plan, Money(24_000_000)), Err(over));
    plan.apply(Edit::Remove(vec![ids[0]])).unwrap();
    assert!(plan.split().month_locks.is_empty());
}

#[test]
fn what_an_owner_commits_to_is_kept() {
    let mut plan = written("a0: 1_000_000*12; a1: 1_000_000*12; a2: 2_000_000*12");
    let ids = ids(&plan);
    let promise = Bound::Promise { amount: Money(18_000_000) };
    let tried = split_trying(&plan, Money(48_000_000), ids[0], &promise).unwrap();
    let amounts = |split: &Split| split.parts.iter().map(|part| part.amount.0).collect::<Vec<_>>();
    assert_eq!(amounts(&tried), [18_000_000, 10_000_000, 20_000_000]);
    assert_eq!(amounts(&split(&plan, Money(48_000_000)).unwrap()), [12_000_000, 12_000_000, 24_000_000]);
    plan.apply(Edit::SetBounds(vec![(ids[0], Some(promise))])).unwrap();
    assert_eq!(split(&plan, Money(48_000_000)).unwrap(), tried);
    // A commitment is no lock, and both are kept.
    assert_eq!(tried.parts[0].held, Held::Promise);
    then(&mut plan, "lock a1 10_000_000");
    let fixed = explain(&plan, Question::trying(split::Figure::SplitLocked, Some(Money(48_000_000))));
    assert_eq!(fixed.result, Ok(28_000_000.0));
}

/// What is typed is refused; a plan that was kept with such amounts before still opens.
#[test]
fn no_part_of_a_target_is_typed_below_zero() {
    let mut plan = written("a0: 1_000_000*12");
    let id = plan.accounts()[0].id;
    let below = Money(-1);
    let between = |floor, cap| Bound::Between { floor, cap, reason: "".into() };
    let bounds = [
        Bound::Lock { amount: below, reason: "told".into() },
        Bound::Promise { amount: below },
        between(Some(below), None),
        between(None, Some(below)),
    ];
    let refused = |edit: Edit, plan: &mut Plan| {
        let error = plan.apply(edit).unwrap_err();
        assert!(matches!(error, EditError::OutOfRange { what: Number::Amount, .. }), "{error}");
    };
    for bound in &bounds {
        refused(Edit::SetBounds(vec![(id, Some(bound.clone()))]), &mut plan);
    }
    let first = plan.plan_span().unwrap().first;
    refused(Edit::LockMonths(vec![(id, first, Some(below))]), &mut plan);
    plan.apply(Edit::SetBounds(vec![(id, Some(between(Some(Money::ZERO), None)))])).unwrap();
    plan.apply(Edit::LockMonths(vec![(id, first, Some(Money::ZERO))])).unwrap();
    let mut parts = plan.into_parts();
    let [lock, ..] = bounds;
    parts.split.bounds.insert(id, lock);
    parts.split.month_locks.insert((id, first), below);
    assert!(Plan::from_parts(parts).is_ok());
}

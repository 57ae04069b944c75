//! Random plans with everything the targets ask for.

use keyline::calc::split::propose_commit;
use keyline::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture::day;
use super::random::amount;

fn firms() -> impl Strategy<Value = Vec<Firm>> {
    let firm = (1..100_000_000_i64, -0.3..0.5, prop::option::of(0..50_u32), 0.1..5.0);
    let share = prop::option::of(0.05..0.9);
    let named = (firm, share).prop_map(|((sales, growth, accounts, weight), wallet_share)| Firm {
        name: "firm".into(),
        sales: Money(sales * 10),
        growth,
        accounts,
        wallet_share,
        weight,
    });
    // Now and then more than fit into one step.
    prop_oneof![6 => vec(named.clone(), 0..4), 1 => vec(named, 60..70)]
}

fn judgements() -> impl Strategy<Value = Judgements> {
    (0.0..0.9, 0.0..1.0, 0.0..1.0, 1.05..3.0).prop_map(|(none, half, more, saturation)| Judgements {
        none,
        half: none + (1.0 - none) * half,
        more: 1.0 + (saturation - 1.0) * more,
        saturation,
    })
}

fn resources() -> impl Strategy<Value = Resources> {
    let crew = (0.0..30.0, 0.0..30.0, 0.0..250.0, 0.0..250.0, 0.0..=1.0).prop_map(|(a, b, c, d, ramp)| {
        Crew { name: "crew".into(), people_today: a, people_planned: b, days_today: c, days_planned: d, ramp }
    });
    let budget = (0..100_000_i64, 0..100_000_i64, 0.0..1.0).prop_map(|(today, planned, elasticity)| Budget {
        name: "budget".into(),
        today: Money(today),
        planned: Money(planned),
        elasticity,
    });
    let effort = || {
        (0.0..3.0, judgements()).prop_map(|(effort, judged)| Effort { effort, reply: Reply::Judged(judged) })
    };
    let seen = vec(0.1..2.0, 5..7).prop_map(|sales| {
        let points = sales.into_iter().enumerate().map(|(at, sales)| (at as f64 * 0.5, sales));
        Effort { effort: 1.2, reply: Reply::Seen(points.collect()) }
    });
    let whom =
        prop_oneof![(1..9_u32).prop_map(|id| Whom::Account(AccountId(id))), Just(Whom::Segment("".into())),];
    let own = (whom, prop_oneof![3 => effort().boxed(), 1 => seen.boxed()])
        .prop_map(|(whom, effort)| OwnEffort { whom, effort });
    let classes = prop::option::weighted(0.3, [effort(), effort(), effort()]);
    let funnel = (0.0..200.0, 0.0..250.0, 0.0..=1.0, 0.0..0.2, 0..500_000_i64).prop_map(
        |(contacts, days, distinct, conversion, first_year)| Funnel {
            contacts,
            days,
            distinct,
            conversion,
            first_year: Money(first_year),
        },
    );
    let visits = ([0.0..40.0, 0.0..20.0, 0.0..4.0], 0..200_u32, 1..60_u32, 0.0..300.0)
        .prop_map(|(norm, planned, most, per_person)| Visits { norm, planned, most, per_person });
    let people = (vec(crew, 0..4), vec(budget, 0..3), 0.0..1.0, -0.1..0.2);
    (people, classes, vec(own, 0..3), prop::option::of(funnel), prop::option::of(visits)).prop_map(
        |((crews, budgets, elasticity, productivity), classes, own, funnel, visits)| Resources {
            crews,
            elasticity,
            budgets,
            productivity,
            classes,
            own: told_apart(own),
            funnel,
            visits,
        },
    )
}

fn methods() -> impl Strategy<Value = Methods> {
    let rule = prop_oneof![
        [-0.2..0.3, -0.2..0.3, -0.2..0.3].prop_map(|uplift| BaselineRule::Uplift(uplift.map(|own| [own; 3]))),
        vec(-0.2..0.3, 9).prop_map(|all| {
            BaselineRule::Uplift([0, 1, 2].map(|class| [0, 1, 2].map(|loyalty| all[class * 3 + loyalty])))
        }),
        (0.1..1.0).prop_map(BaselineRule::KeyShare),
    ];
    let baseline = (rule, prop::option::of(-0.1..0.5), prop::option::of(0.1..1.0))
        .prop_map(|(rule, margin_rate, key_share)| Baseline { rule, margin_rate, key_share });
    let weights = prop_oneof![Just([0.2, 0.4, 0.4]), Just([1.0, 0.0, 0.0]), Just([0.5, 0.5, 0.0])];
    let strengths = prop::array::uniform4(prop::option::of(0..=5_u8));
    let benchmark = (firms(), 1..6_u8, 0.0..=1.0, strengths).prop_map(|(firms, years, close, strengths)| {
        Benchmark { firms, years, close, strengths: strengths.map(|step| step.and_then(Rating::new)) }
    });
    // Which inputs have a low and a high, and by how much they may differ.
    let ranges = vec((0..60_usize, 0.0..0.3_f64, 0.0..0.3_f64), 0..4);
    (benchmark, resources(), baseline, weights, ranges).prop_map(
        |(benchmark, resources, baseline, weights, ranges): (_, _, _, _, Vec<(usize, f64, f64)>)| {
            let mut methods = Methods { benchmark, resources, baseline, weights, ..Methods::default() };
            let inputs = Input::all(&methods);
            for (at, below, above) in ranges {
                let input = inputs[at % inputs.len()];
                let (least, most) = input.limits();
                let held = input.get(&methods).unwrap().clamp(least, most);
                let low = (held - below * held.abs()).clamp(least, most);
                let high = (held + above * held.abs()).clamp(least, most);
                methods.ranges.insert(input, (low, high));
            }
            methods
        },
    )
}

fn rules() -> impl Strategy<Value = (SplitRules, Vec<(usize, Bound)>)> {
    let bases = prop_oneof![
        prop::sample::select(Basis::ALL.to_vec()).prop_map(Basis::alone),
        Just([0.5, 0.0, 0.25, 0.25, 0.0, 0.0]),
        Just([0.0, 0.25, 0.0, 0.0, 0.25, 0.5]),
    ];
    let months = prop_oneof![
        Just(MonthShape::Season),
        Just(MonthShape::LastYear),
        Just(MonthShape::Even),
        Just(MonthShape::Weeks445),
        Just(MonthShape::WorkingDays),
    ];
    let bound = prop_oneof![
        (0..5_000_000_i64).prop_map(|amount| Bound::Promise { amount: Money(amount) }),
        (0..5_000_000_i64).prop_map(|amount| Bound::Lock { amount: Money(amount), reason: "told".into() }),
        (prop::option::of(0..900_000_i64), prop::option::of(900_000..9_000_000_i64)).prop_map(
            |(floor, cap)| {
                Bound::Between { floor: floor.map(Money), cap: cap.map(Money), reason: "as agreed".into() }
            }
        ),
    ];
    let step = prop_oneof![Just(0_i64), Just(100), Just(100_000)];
    (bases, months, step, vec((0..9_usize, bound), 0..4)).prop_map(|(bases, months, step, bounds)| {
        (SplitRules { bases, months, step: Money(step), ..SplitRules::default() }, bounds)
    })
}

/// The first curve of each segment and account: a second one is refused.
fn told_apart(own: Vec<OwnEffort>) -> Vec<OwnEffort> {
    let mut kept: Vec<OwnEffort> = Vec::new();
    for one in own {
        if kept.iter().all(|other| other.whom != one.whom) {
            kept.push(one);
        }
    }
    kept
}

/// A plan not committed: up to eight accounts, up to forty months, owners, ratings, bounds, all methods.
pub fn plan() -> impl Strategy<Value = Plan> {
    let book =
        (0..9_usize, 0..40_usize, -30..30_i32, any::<bool>()).prop_flat_map(|(rows, months, first, with)| {
            let cells = rows * months;
            let margin = vec(prop::option::weighted(0.95, amount()), if with { cells } else { 0 });
            (
                vec((0..4_u8, prop::option::of(0..=5_u8)), rows),
                vec(amount(), cells),
                margin,
                Just((months, first)),
            )
        });
    let settings = (1..=12_u8, 0.05..0.9, any::<bool>(), vec((0..60_i32, any::<bool>()), 0..3));
    let base = prop_oneof![
        3 => Just(BaseRule::Combined),
        1 => Just(BaseRule::LastTwelveMonths),
    ];
    let settings = (settings, base, 0.0..=1.0, prop::option::of(0.0..=1.0));
    let fact = (0..9_usize, prop::sample::select(Fact::ALL.to_vec()), 0..5_000_i64);
    let others = (vec(fact, 0..6), vec((0..9_usize, 0..12_i32, 0..200_000_i64), 0..3), any::<bool>());
    let marks = vec((0..9_usize, any::<bool>(), 0..40_usize, 1..500_000_i64), 0..4);
    (book, settings, marks, (0..14_i32, others), methods(), rules()).prop_map(
        |(
            (who, sales, margin, (months, first)),
            settings,
            marks,
            (part, others),
            methods,
            (rules, bounds),
        )| {
            let mut plan = Plan::new("random");
            let profile = |n: usize, owner: u8| Profile {
                owner: if owner == 0 { "".into() } else { format!("owner {owner}").into() },
                ..Profile::named(&format!("account {n}"))
            };
            let profiles = who.iter().enumerate().map(|(n, &(owner, _))| profile(n, owner)).collect();
            let span = Span::new(Month::EPOCH.plus(first), months);
            let ledger = match months {
                0 => Ledger::new(span, who.len()),
                _ => Ledger::from_cells(span, sales, margin).unwrap(),
            };
            let last = span.last().unwrap_or(Month::EPOCH);
            let book = Box::new(Book { profiles, ledger });
            let data_through = last.plus(-part);
            let mut apply = |edit| plan.apply(edit).unwrap();
            apply(Edit::Take {
                book,
                intake: Intake::Replace,
                data_through,
                currency: None,
                answers: Box::default(),
            });
            let ((start, a, all, mut switches), base, loyal_from, deviation) = settings;
            switches.sort_unstable();
            apply(Edit::Configure(Box::new(Settings {
                calendar: FiscalCalendar::starting(start).unwrap(),
                cuts: Cuts { a, b: a + (1.0 - a) / 2.0 },
                scope: if all { Scope::All } else { Scope::Key },
                switches: switches
                    .into_iter()
                    .map(|(at, up)| PhaseSwitch {
                        from: Month::EPOCH.plus(at),
                        phase: if up { Phase::StartUp } else { Phase::Growth },
                    })
                    .collect(),
                base,
                loyal_from,
                market: Market { deviation, ..Market::default() },
                ..Settings::default()
            })));
            apply(Edit::SetSplit(Box::new(rules)));
            // Told by an earlier version, which took two curves of one segment.
            plan = Plan::from_parts(Parts { methods, ..plan.into_parts() }).unwrap();
            let ids: Vec<AccountId> = plan.accounts().iter().map(|account| account.id).collect();
            for (&id, (_, potential)) in ids.iter().zip(who) {
                let rating = Cell::Rating(Judged::Potential, potential.and_then(Rating::new));
                plan.apply(Edit::Cells(vec![(id, rating)])).unwrap();
            }
            let (facts, locks, keep) = others;
            for (row, fact, value) in facts {
                let Some(&id) = ids.get(row) else { continue };
                // A year that is out of range is refused, which is as well.
                let _ = plan.apply(Edit::Cells(vec![(id, Cell::Fact(fact, Some(value)))]));
            }
            let first = plan.plan_span().map_or(Month::EPOCH, |span| span.first);
            for (row, at, amount) in locks {
                let Some(&id) = ids.get(row) else { continue };
                plan.apply(Edit::LockMonths(vec![(id, first.plus(at), Some(Money(amount)))])).unwrap();
            }
            if keep {
                let others = vec![Scenario { name: "kept".into(), methods: plan.methods().clone() }];
                plan.apply(Edit::SetScenarios(Box::new(Scenarios { plan: "".into(), others }))).unwrap();
            }
            for (row, bound) in bounds {
                let Some(&id) = ids.get(row) else { continue };
                // What an earlier one holds is freed first.
                plan.apply(Edit::SetBounds(vec![(id, None)])).unwrap();
                plan.apply(Edit::SetBounds(vec![(id, Some(bound))])).unwrap();
            }
            for (row, key, at, amount) in marks {
                let Some(&account) = ids.get(row) else { continue };
                let mark = Some(KeyMark::new(key, day(), "because"));
                plan.apply(Edit::MarkKey { accounts: vec![account], mark }).unwrap();
                let month = plan.ledger().span().first.plus(at as i32);
                let one_off = OneOff { account, month, amount: Money(amount), reason: "once".into() };
                // Where nothing was sold the mark is refused, which is as well.
                let _ = plan.apply(Edit::MarkOneOff(one_off));
            }
            plan
        },
    )
}

/// As [`plan`], committed where it can be, and then some months on: later sales, an account more, one less.
pub fn committed() -> impl Strategy<Value = Plan> {
    let later = vec((0..9_usize, 0..12_i32, amount()), 0..20);
    (plan(), 1..50_000_000_i64, 0..14_i32, later, any::<bool>(), any::<bool>()).prop_map(
        |(mut plan, total, elapsed, later, more, less)| {
            let Ok(proposal) = propose_commit(&plan, Money(total), "so be it", day()) else { return plan };
            plan.apply(Edit::Commit(Box::new(proposal))).unwrap();
            let first = plan.plan_span().unwrap().first;
            let horizon = Horizon { data_through: Some(first.plus(elapsed - 1)), plan_year: None };
            plan.apply(Edit::SetHorizon(horizon)).unwrap();
            if more {
                plan.apply(Edit::Add(vec![Profile::named("new")])).unwrap();
            }
            for (row, at, amount) in later {
                let Some(account) = plan.accounts().get(row) else { continue };
                let cell = Cell::Sales(first.plus(at), Money(amount));
                let id = account.id;
                plan.apply(Edit::Cells(vec![(id, cell)])).unwrap();
            }
            if less {
                let id = plan.accounts()[0].id;
                plan.apply(Edit::Remove(vec![id])).unwrap();
            }
            plan
        },
    )
}

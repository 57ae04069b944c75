//! The target studio: ranges, sensitivity, goals, a year ago, odds, visits, scenarios.

use keyline::calc::base::{base, eves, expected, key_accounts, unusual_sales};
use keyline::calc::kernel::Stopped;
use keyline::calc::kernel::forecast::{By, Model};
use keyline::calc::split::split;
use keyline::calc::target::{
    Assumed, Difference, MarketBasis, Odd, SWINGS, Sought, Targets, Told, backtest, best_visits, chances,
    differences, draw, drawn, inputs_of, seek, swings, targets, targets_in, tornado, visit_case,
};
use keyline::calc::{
    Figure, Method, Name, Question, Undefined, Whose, assess, base, explain, portfolio, split, target, value,
};
use keyline::plan::*;
use proptest::prelude::*;

use crate::support::fixture::{self, configure, firm, ids, only, plan_of, tell, then, written};
use crate::support::planned;

/// One account of 100 a year against a firm of 150 that grows by 5 %; the gap is closed in three years.
fn benchmark() -> Plan {
    let mut plan = written("a0: 1_000_000*12");
    tell(&mut plan, |methods| {
        methods.benchmark.firms = vec![firm(18_000_000, 0.05)];
        methods.benchmark.close = 0.0;
    });
    only(&mut plan, Method::Benchmark);
    plan
}

/// The published answers of the method, backwards: 10.01 % is a part of .3, and nothing up to all of it gives 30 %.
#[test]
fn what_must_hold_for_a_goal() {
    let mut plan = benchmark();
    let Sought::Found { value, target } = seek(&plan, Input::ClosePart, Money(13_201_200)).unwrap() else {
        panic!("within reach")
    };
    assert!((value - 0.3).abs() < 2e-4, "{value}");
    assert_eq!(target, Money(13_201_200));
    let out = seek(&plan, Input::ClosePart, Money(15_600_000)).unwrap();
    let Sought::OutOfReach { least, most } = out else { panic!("{out:?}") };
    assert_eq!((least.0, most.0), (0.0, 1.0));
    assert!((most.1.to_f64() / 12e6 - 1.20195).abs() < 1e-4);
    // Whole years: the last that asks for as much.
    tell(&mut plan, |methods| methods.benchmark.close = 1.0);
    let Sought::Found { value, target } = seek(&plan, Input::Years, Money(14_000_000)).unwrap() else {
        panic!("within reach")
    };
    assert_eq!(value, 3.0);
    assert!(target >= Money(14_000_000));
    // A firm of so many sales: closing all of it in one year asks for its sales, grown.
    tell(&mut plan, |methods| methods.benchmark.years = 1);
    let Sought::Found { value, .. } = seek(&plan, Input::FirmSales(0), Money(42_000_000)).unwrap() else {
        panic!("within reach")
    };
    assert!((value - 40e6).abs() < 1.0, "{value}");
    assert_eq!(seek(&plan, Input::FirmSales(7), Money(1)), Err(Undefined::NoInput));
}

/// Two uplifts that move a target of 1,000 by 30 and 40 to each side move it by 50 together.
#[test]
fn the_range_of_a_method_adds_independent_moves() {
    // 750 in class A and 200 in class B.
    let mut plan = written("a0: 7_500_000*12; a1: 2_000_000*12; a2: 500_000*12; uplift 0");
    only(&mut plan, Method::Baseline);
    assert_eq!(targets(&plan).proposals[2].range, Err(Undefined::NoRange));
    let base = targets(&plan).base.unwrap().to_f64();
    assert_eq!(base, 120e6);
    let class_a = if key_accounts(&plan)[1] { 114e6 } else { 90e6 };
    let class_b = 114e6 - class_a;
    let (a, b) = (3.6e6 / class_a, if class_b > 0.0 { 4.8e6 / class_b } else { 0.0 });
    assert!(class_b > 0.0 || class_a == 114e6);
    let inputs = if class_b > 0.0 {
        vec![(Input::ClassUplift(Class::A), a), (Input::ClassUplift(Class::B), b)]
    } else {
        vec![(Input::ClassUplift(Class::A), a), (Input::ClassUplift(Class::C), 4.8e6 / 6e6)]
    };
    tell(&mut plan, |methods| {
        methods.ranges = inputs.iter().map(|&(input, off)| (input, (-off, off))).collect();
    });
    let (low, high) = targets(&plan).proposals[2].range.unwrap();
    assert_eq!((low, high), (Money(114_000_000), Money(126_000_000)));
    assert_eq!(targets(&plan).blend.unwrap().range, Ok((low, high)));
    // The same in the tornado, one at a time and the larger first.
    let swings = tornado(&plan).unwrap();
    assert!(swings[0].is_entered && swings[1].is_entered);
    assert_eq!([swings[0].width(), swings[1].width()], [9_600_000, 7_200_000]);
}

#[test]
fn a_tornado_moves_each_input_by_a_tenth() {
    let mut plan = benchmark();
    tell(&mut plan, |methods| methods.benchmark.close = 0.3);
    let swings = tornado(&plan).unwrap();
    let inputs: Vec<Input> = swings.iter().map(|swing| swing.input).collect();
    assert!(inputs.contains(&Input::FirmSales(0)) && inputs.contains(&Input::ClosePart));
    // One firm's weight says nothing, and the other methods do not count.
    assert!(!inputs.contains(&Input::FirmWeight(0)) && !inputs.contains(&Input::Elasticity));
    let close = swings.iter().find(|swing| swing.input == Input::ClosePart).unwrap();
    assert!((close.low.0 - 0.27).abs() < 1e-12 && (close.high.0 - 0.33).abs() < 1e-12);
    let years = swings.iter().find(|swing| swing.input == Input::Years).unwrap();
    assert_eq!((years.low.0, years.high.0), (2.0, 4.0));
    tell(&mut plan, |methods| methods.benchmark.close = 0.27);
    assert_eq!(targets(&plan).blend.unwrap().total, close.low.1);
}

/// Three years that grow by a half: an uplift of 20 % on the year before would have fallen short by 20 %.
#[test]
fn what_would_have_been_set_a_year_ago() {
    let mut plan = written("a0: 1_000_000*12 1_500_000*12 2_250_000*12; base twelve");
    tell(&mut plan, |methods| {
        methods.baseline.rule = BaselineRule::Uplift([[0.2; 3]; 3]);
        methods.benchmark.firms = vec![firm(33_000_000, 0.1)];
        methods.benchmark.close = 0.0;
    });
    let then = backtest(&plan).unwrap();
    assert_eq!((then.actual, then.accounts), (Money(27_000_000), 1));
    assert_eq!(then.targets[2], Ok(Money(21_600_000)));
    assert!((then.miss(then.targets[2]).unwrap() - 0.25).abs() < 1e-12);
    // A year ago the firm sold 30 million, and we 18: keeping pace asks for its growth.
    assert_eq!(then.targets[0], Ok(Money(19_800_000)));
    assert_eq!(then.targets[1], Err(Undefined::NoResources));
    assert_eq!(then.nearest(), Some(Method::Baseline));
    // A commitment of today says nothing of then.
    let total = targets(&plan).blend.unwrap().total;
    fixture::then(&mut plan, &format!("commit {}", total.0));
    assert_eq!(backtest(&plan).unwrap(), then);
    let short = written("a0: 1*23");
    assert_eq!(backtest(&short), Err(Undefined::TooFewMonths { have: 23, need: 24 }));
}

#[test]
fn odds_explain_themselves() {
    let mut plan = keyline::file::sample::before_commit(false);
    let told = chances(&plan).unwrap();
    let total = targets(&plan).blend.unwrap().total;
    let parts = split(&plan, total).unwrap().parts;
    let amounts: Vec<(AccountId, Money)> = parts.iter().map(|part| (part.account, part.amount)).collect();
    let owner_targets = told.owner_targets(&amounts, &plan);
    assert_eq!(owner_targets.iter().sum::<f64>(), total.to_f64());
    // Nothing is said before it was drawn, but what is read off the plan alone.
    let odd =
        |plan: &Plan, odd, target| value(plan, Question::trying(target::Figure::Odd(odd), Some(target)));
    for drawn in [Odd::Planned, Odd::Unchanged, Odd::Independent, Odd::P10, Odd::P50Unchanged] {
        assert_eq!(odd(&plan, drawn, total), Err(Undefined::NotDrawn), "{drawn:?}");
    }
    assert!(odd(&plan, Odd::Market, total).unwrap() >= 0.1);
    let found = draw(&plan).unwrap();
    let of = |odd_of| odd(&plan, odd_of, total).unwrap();
    assert!(of(Odd::P10) < of(Odd::P50) && of(Odd::P50) < of(Odd::P90));
    assert!(of(Odd::Planned) >= of(Odd::Unchanged), "effort that is planned does not hurt here");
    let all = [Odd::Planned, Odd::Unchanged, Odd::Independent, Odd::P10, Odd::P50, Odd::P90];
    let unchanged = [Odd::P10Unchanged, Odd::P50Unchanged, Odd::P90Unchanged, Odd::Market];
    for one in all.into_iter().chain(unchanged) {
        let explained = explain(&plan, Question::trying(target::Figure::Odd(one), Some(total)));
        assert_eq!(explained.result, Ok(of(one)), "{one:?}");
        assert_eq!(explained.replay(), Some(of(one)), "{one:?}");
        assert_eq!(explained.lines.last().unwrap().name, Name::Result);
    }
    // A harder target is less likely.
    assert!(odd(&plan, Odd::Planned, Money(total.0 * 2)).unwrap() <= of(Odd::Planned));
    assert_eq!(odd(&plan, Odd::Planned, Money(1)), Ok(1.0));
    // An owner's chance is what was counted.
    for (at, &owner) in told.owners.iter().enumerate() {
        let figure = target::Figure::Chance(Whose::Owner(owner), Assumed::Planned);
        let explained = explain(&plan, Question::trying(figure, Some(total)));
        let target = value(&plan, Question::trying(split::Figure::OwnerTarget(owner), Some(total)));
        assert_eq!(explained.result, target.map(|target| found.groups[at].scope.planned.probability(target)));
        assert_eq!(explained.replay(), explained.result.ok());
    }
    // Where nobody knows what the planned effort makes, nothing is said of it.
    tell(&mut plan, |methods| methods.resources = Resources::default());
    assert_eq!(chances(&plan).unwrap().effort, Err(Undefined::NoResources));
    draw(&plan).unwrap();
    assert_eq!(odd(&plan, Odd::Planned, total), Err(Undefined::NoResources));
    assert!(odd(&plan, Odd::Unchanged, total).is_ok());
}

/// A forecast of the year holds the months that are over: they are sold, and are not expected once more.
#[test]
fn the_odds_of_a_year_under_way_expect_what_the_base_does() {
    let season = [60, 70, 90, 100, 120, 140, 150, 130, 110, 90, 80, 60];
    let sales = (0..42).map(|at: i64| 10_000 * season[at as usize % 12] + 9_000 * at).collect();
    let mut plan = plan_of(&[sales]);
    for rule in [BaseRule::Combined, BaseRule::LastTwelveMonths] {
        configure(&mut plan, |settings| settings.base = rule);
        then(&mut plan, "year 2027");
        let told = chances(&plan).unwrap();
        let year = plan.plan_span().unwrap();
        let sold = plan.ledger().sales_over(0, Span::new(year.first, 6)).to_f64();
        assert_eq!(told.draws.scope.sold, sold);
        let mean = told.draws.outlooks[0].base + sold;
        let whole = base(&plan).unwrap().total.to_f64();
        assert!((mean / whole - 1.0).abs() < 1e-9, "{mean} {whole}");
        assert!((draw(&plan).unwrap().scope.unchanged.mean() / whole - 1.0).abs() < 0.01);
    }
}

/// The rule of the settings makes the curve, the months and the base.
#[test]
fn the_base_is_by_the_rule_that_was_set() {
    let season = [60, 70, 90, 100, 120, 140, 150, 130, 110, 90, 80, 60];
    let mut plan =
        plan_of(&[(0..48).map(|at: i64| 10_000 * season[at as usize % 12] + 9_000 * at).collect()]);
    let combined = expected(&plan).unwrap();
    assert!(!combined.tested.combined.choice.as_ref().unwrap().naive_won());
    let total = |plan: &Plan| base(plan).unwrap().total.to_f64();
    let sum: f64 = combined.months().iter().sum();
    assert_eq!((base(&plan).unwrap().model, total(&plan)), (BaseModel::Combined, sum.round()));
    then(&mut plan, "base twelve");
    let twelve = expected(&plan).unwrap();
    let year = Span::new(plan.plan_span().unwrap().first.plus(-12), 12);
    let sold = plan.ledger().sales_over(0, year).to_f64();
    assert_eq!(twelve.months().iter().sum::<f64>(), sold);
    assert_eq!((base(&plan).unwrap().model, total(&plan)), (BaseModel::LastTwelveMonths, sold));
    assert_eq!(base(&plan).unwrap().newcomers, Money::ZERO);
}

/// Nobody plans to take back more than is sold, however little is known.
#[test]
fn no_low_lies_below_nothing() {
    let sparse = (0..36).map(|at: i64| if at % 9 == 0 { 4_000_000 } else { 10_000 }).collect();
    let mut plan = plan_of(&[sparse]);
    let widest = Market { deviation: Some(1.0), ..Market::default() };
    configure(&mut plan, |settings| settings.market = widest);
    only(&mut plan, Method::Baseline);
    assert_eq!(value(&plan, base::Figure::BaseLow), Err(Undefined::NotDrawn));
    draw(&plan).unwrap();
    let of = |figure| value(&plan, figure).unwrap();
    assert!(0.0 < of(base::Figure::BaseLow) && of(base::Figure::BaseLow) < of(base::Figure::BaseScope));
    assert!(of(base::Figure::BaseHigh) > of(base::Figure::BaseScope));
    let (low, high) = targets(&plan).proposals[2].range.unwrap();
    assert!(low >= Money::ZERO && high > low);
}

/// Ranges go with the row they were given for.
#[test]
fn a_range_stays_with_its_firm() {
    let mut methods = Methods::default();
    methods.benchmark.firms = vec![firm(50, 0.0), firm(90, 0.0)];
    methods.resources.budgets =
        vec![Budget { name: "fairs".into(), today: Money(10), planned: Money(20), elasticity: 0.1 }];
    let given = [
        (Input::FirmSales(0), (45.0, 55.0)),
        (Input::FirmSales(1), (80.0, 99.0)),
        (Input::BudgetPlanned(0), (1.0, 2.0)),
        (Input::Years, (2.0, 4.0)),
    ];
    methods.ranges.extend(given);
    methods.remove_row(Rows::Firms, 0);
    let left = [
        (Input::FirmSales(0), (80.0, 99.0)),
        (Input::Years, (2.0, 4.0)),
        (Input::BudgetPlanned(0), (1.0, 2.0)),
    ];
    assert_eq!(methods.ranges, left.into_iter().collect());
    assert_eq!(methods.benchmark.firms, [firm(90, 0.0)]);
    let before = methods.clone();
    methods.remove_row(Rows::Crews, 3);
    assert_eq!(methods, before);
}

/// A range of a class says nothing once its uplifts differ by loyalty.
#[test]
fn a_range_of_a_class_is_not_that_of_its_loyal_accounts() {
    let mut plan = written("a0: 1_000_000*12");
    only(&mut plan, Method::Baseline);
    let class = Input::ClassUplift(Class::A);
    tell(&mut plan, |methods| {
        methods.baseline.rule = BaselineRule::Uplift([[0.06; 3]; 3]);
        methods.ranges.insert(class, (0.04, 0.08));
    });
    assert!(targets(&plan).proposals[2].range.is_ok());
    tell(&mut plan, |methods| methods.baseline.rule = BaselineRule::Uplift([[0.1, -0.02, 0.0]; 3]));
    assert_eq!(targets(&plan).proposals[2].range, Err(Undefined::NoRange));
}

/// The blend leaps where a firm falls behind: no value of its sales brings what lies between.
#[test]
fn a_goal_in_a_leap_is_not_found_there() {
    let mut plan = written("a0: 1_000_000*12");
    tell(&mut plan, |methods| {
        methods.benchmark.firms = vec![firm(18_000_000, 0.05), firm(12_060_000, 0.05)];
        methods.benchmark.close = 1.0;
    });
    only(&mut plan, Method::Benchmark);
    // Below own sales the second firm is left out, and the first alone asks for 20.2 %; just above, the mean of both is
    // some 12.6 %. 16 % is reached where the second firm is larger.
    let goal = Money(13_920_000);
    let found = seek(&plan, Input::FirmSales(1), goal).unwrap();
    let Sought::Found { value, target } = found else { panic!("{found:?}") };
    assert!((target.0 - goal.0).abs() <= 20, "{value} {target:?}");
    assert!(value > 14_000_000.0, "{value}");
    // One firm five percent ahead: a tenth less and there is none, and so it is what moves the target most.
    tell(&mut plan, |methods| methods.benchmark.firms = vec![firm(12_600_000, 0.05)]);
    let swings = tornado(&plan).unwrap();
    let sales = swings.iter().find(|swing| swing.input == Input::FirmSales(0)).unwrap();
    assert!(sales.low.0 > 11_999_000.0 && sales.low.0 < 12_600_000.0, "{sales:?}");
    assert!(sales.width() > 0);
}

/// A plan that was committed and is over is not asked about a year that was known already.
#[test]
fn a_look_back_is_at_a_year_that_was_to_come() {
    let mut plan = written("a0: 1_000_000*48; base twelve; year 2027");
    let then = backtest(&plan).unwrap();
    assert!(then.span.first > then.through, "{then:?}");
    // What was sold once is no part of what came.
    let account = plan.accounts()[0].id;
    let mark = OneOff { account, month: then.span.first, amount: Money(400_000), reason: "once".into() };
    plan.apply(Edit::MarkOneOff(mark)).unwrap();
    assert_eq!(backtest(&plan).unwrap().actual, Money(then.actual.0 - 400_000));
}

/// An account's curve goes with it, also in the scenarios.
#[test]
fn a_curve_goes_with_its_account() {
    let mut plan = written("a0: 1_000*12; a1: 2_000*12");
    let id = plan.accounts()[0].id;
    let judged = Judgements { none: 0.5, half: 0.8, more: 1.1, saturation: 1.3 };
    let effort = Effort { effort: 1.0, reply: Reply::Judged(judged) };
    tell(&mut plan, |methods| {
        methods.resources.own = vec![OwnEffort { whom: Whom::Account(id), effort }];
    });
    let others = vec![Scenario { name: "same".into(), methods: plan.methods().clone() }];
    plan.apply(Edit::SetScenarios(Box::new(Scenarios { plan: "".into(), others }))).unwrap();
    let before = plan.clone();
    let mut undo = plan.apply(Edit::Remove(vec![id])).unwrap().undo;
    assert!(plan.methods().resources.own.is_empty());
    assert!(plan.scenarios().others[0].methods.resources.own.is_empty());
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, before);
}

/// An account's chance is counted over what accounts of its class have done, and says the same wherever it is asked for.
#[test]
fn an_account_has_the_chance_of_its_class() {
    let mut sales = vec![[vec![10_000; 24], vec![0; 12]].concat()];
    sales.extend(vec![vec![10_000; 36]; 29]);
    let mut plan = plan_of(&sales);
    configure(&mut plan, |settings| settings.market.deviation = Some(0.0));
    let told = chances(&plan).unwrap();
    let id = plan.accounts()[1].id;
    let draft = Some(Money(29 * 120_000));
    let target = value(&plan, Question::trying(split::Figure::AccountTarget(id), draft)).unwrap();
    for assumed in [Assumed::Unchanged, Assumed::Planned] {
        tell(&mut plan, |methods| methods.resources.crews = vec![]);
        let chance =
            value(&plan, Question::trying(target::Figure::Chance(Whose::Account(id), assumed), draft));
        match assumed {
            Assumed::Planned => assert_eq!(chance, Err(Undefined::NoResources)),
            Assumed::Unchanged => {
                let [unchanged, _] = told.account(1, Money(target as i64)).unwrap();
                assert_eq!(chance, Ok(unchanged));
            }
        }
    }
}

/// What is sold of a year under way is certain: at the end of its eleventh month little can happen any more.
#[test]
fn a_year_under_way_is_surer_than_one_to_come() {
    let rows: Vec<Vec<i64>> =
        (0..20).map(|n| (0..35).map(|at| 100_000 + (n * 7 + at * 13) % 50 * 1_000).collect()).collect();
    let mut plan = plan_of(&rows);
    then(&mut plan, "base twelve");
    let spread = |plan: &Plan| {
        let found = draw(plan).unwrap();
        found.scope.unchanged.quantile(0.9) - found.scope.unchanged.quantile(0.1)
    };
    then(&mut plan, "year 2026");
    let under_way = spread(&plan);
    let told = chances(&plan).unwrap();
    let year = plan.plan_span().unwrap();
    let actual: i64 = (0..20).map(|row| plan.ledger().sales_over(row, year).0).sum();
    assert_eq!(told.draws.scope.sold, actual as f64);
    assert!((told.draws.widening - 12.0_f64.powf(0.25)).abs() < 1e-12);
    then(&mut plan, "year 2027");
    let to_come = spread(&plan);
    assert!(under_way < to_come / 5.0, "{under_way} {to_come}");
}

#[test]
fn a_deviation_of_the_market_that_is_entered_holds() {
    let mut plan = keyline::file::sample::before_commit(false);
    let told = chances(&plan).unwrap();
    let MarketBasis::Totals(spread, origins) = told.market else { panic!("{:?}", told.market) };
    assert_eq!(told.cohorts.origins(), origins);
    let read = (spread.variance() * (1.0 + 1.0 / origins as f64)).sqrt().max(0.1);
    assert!((told.draws.market - read).abs() < 1e-12);
    configure(&mut plan, |settings| settings.market.deviation = Some(0.35));
    let told = chances(&plan).unwrap();
    assert_eq!((told.draws.market, told.market), (0.35, MarketBasis::Entered));
    assert_eq!(value(&plan, target::Figure::Odd(Odd::Market)), Ok(0.35));
    // What is drawn of the plan as it was is not taken for the plan as it is.
    draw(&plan).unwrap();
    assert!(drawn(&plan).is_ok());
    configure(&mut plan, |settings| settings.market.deviation = Some(0.3));
    assert_eq!(drawn(&plan), Err(Undefined::NotDrawn));
    configure(&mut plan, |settings| settings.market.deviation = Some(0.35));
    assert!(drawn(&plan).is_ok());
}

/// 1,000 accounts x 36 visits and 2,000 x 12 at 1,000 a person are 60 people (published).
#[test]
fn the_size_of_the_force() {
    // A thousand accounts make 80 % of sales, and two thousand the rest to 95 %.
    let rows = [vec![vec![16_000; 12]; 1_000], vec![vec![1_500; 12]; 2_000], vec![vec![1_000; 12]; 1_000]];
    let mut plan = plan_of(&rows.concat());
    let visits = |norm| Visits { norm, planned: 60_000, most: 48, per_person: 1_000.0 };
    tell(&mut plan, |methods| methods.resources.visits = Some(visits([36.0, 12.0, 0.0])));
    let people = value(&plan, target::Figure::Force).unwrap();
    assert!((people - 60.0).abs() < 1e-9, "{people}");
    tell(&mut plan, |methods| methods.resources.visits = None);
    assert_eq!(value(&plan, target::Figure::Force), Err(Undefined::NoVisits));
}

#[test]
fn the_best_use_of_visits_is_proved() {
    let mut plan = keyline::file::sample::before_commit(false);
    tell(&mut plan, |methods| methods.resources.visits = None);
    assert_eq!(visit_case(&plan), Err(Undefined::NoVisits));
    let visits = Visits { norm: [24.0, 8.0, 2.0], planned: 420, most: 52, per_person: 160.0 };
    tell(&mut plan, |methods| methods.resources.visits = Some(visits));
    let case = visit_case(&plan).unwrap();
    assert!(!case.by_sales && case.with_margin > 0 && case.rows.len() == case.today.len());
    let found = best_visits(&case, &mut |_| true).unwrap();
    assert_eq!((found.best.gap(), found.reallocated.gap()), (0, 0));
    assert!(found.reallocated.value >= found.today);
    assert!(found.best.effort.iter().map(|&visits| u64::from(visits)).sum::<u64>() <= 420);
    assert_eq!(best_visits(&case, &mut |_| false), Err(Stopped));
    // Visits that are known beat the norm.
    let not_known = |row: &usize| plan.accounts()[*row].profile.visits.is_none();
    let at = case.rows.iter().position(not_known).unwrap();
    let id = plan.accounts()[case.rows[at]].id;
    plan.apply(Edit::Cells(vec![(id, Cell::Fact(Fact::Visits, Some(5)))])).unwrap();
    let again = visit_case(&plan).unwrap();
    assert_eq!((again.today[at], again.known), (5.0, case.known + 1));
    // More than the most that is asked for is still what is done today, and none known is the norm.
    plan.apply(Edit::Cells(vec![(id, Cell::Fact(Fact::Visits, Some(60)))])).unwrap();
    let many = visit_case(&plan).unwrap();
    assert_eq!((many.today[at], many.margins[at]), (60.0, case.margins[at]));
    plan.apply(Edit::Cells(vec![(id, Cell::Fact(Fact::Visits, Some(0)))])).unwrap();
    assert_eq!(visit_case(&plan).unwrap().known, case.known);
    // Without margins, sales.
    tell(&mut plan, |methods| methods.resources.classes = None);
    assert_eq!(visit_case(&plan), Err(Undefined::NoCurves));
}

#[test]
fn scenarios_change_places_with_the_plan() {
    let mut plan = benchmark();
    let mut methods = plan.methods().clone();
    methods.benchmark.close = 0.5;
    methods.resources.funnel =
        Some(Funnel { contacts: 1.0, days: 1.0, distinct: 1.0, conversion: 1.0, first_year: Money(1) });
    let found = differences(plan.methods(), &methods);
    let close = Difference::Number(Input::ClosePart, 0.0, 0.5);
    assert_eq!(found, [close, Difference::Other(Told::Funnel)]);
    let others = vec![Scenario { name: "bold".into(), methods: methods.clone() }];
    plan.apply(Edit::SetScenarios(Box::new(Scenarios { plan: "plain".into(), others }))).unwrap();
    let bold = targets_in(&plan, &methods).blend.unwrap().total;
    let plain = targets(&plan).blend.unwrap().total;
    assert!(bold > plain);
    let before = plan.clone();
    let mut undo = plan.apply(Edit::Promote(0, "plain".into())).unwrap().undo;
    assert_eq!(targets(&plan).blend.unwrap().total, bold);
    assert_eq!((&*plan.scenarios().plan, &*plan.scenarios().others[0].name), ("bold", "plain"));
    assert_eq!(targets_in(&plan, &plan.scenarios().others[0].methods).blend.unwrap().total, plain);
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, before);
    assert!(plan.apply(Edit::Promote(1, "plain".into())).is_err());
    // A plan without a name keeps what it was told under one: without, it could not be read any more.
    assert_eq!(plan.apply(Edit::Promote(0, "".into())).err(), Some(EditError::EmptyName));
    let mut other = plan.clone();
    other
        .apply(Edit::SetScenarios(Box::new(Scenarios { plan: "".into(), ..plan.scenarios().clone() })))
        .unwrap();
    other.apply(Edit::Promote(0, "before".into())).unwrap();
    let names = other.scenarios();
    assert_eq!((&*names.plan, &*names.others[0].name), ("bold", "before"));
    let texts = keyline::file::copy::write(&other, "plan", 7);
    assert_eq!(keyline::file::copy::read(texts, "plan").unwrap().plan, other);
}

/// A name is given once; a plan that has one twice still opens, and one of the two can be renamed or dropped.
#[test]
fn scenarios_can_be_told_apart() {
    let mut plan = written("a0: 1_000*12");
    let set = |plan: &mut Plan, own: &str, names: &[&str]| {
        let methods = plan.methods().clone();
        let others = names.iter().map(|&name| Scenario { name: name.into(), methods: methods.clone() });
        let scenarios = Scenarios { plan: own.into(), others: others.collect() };
        plan.apply(Edit::SetScenarios(Box::new(scenarios))).map(drop)
    };
    let taken = |name: &str| Err(EditError::ScenarioExists { name: name.into() });
    assert_eq!(set(&mut plan, "", &["bold", "calm"]), Ok(()));
    assert_eq!(set(&mut plan, "", &["bold", "bold"]), taken("bold"));
    assert_eq!(set(&mut plan, "", &["bold", " bold"]), taken("bold"));
    assert_eq!(set(&mut plan, "calm", &["bold", "calm"]), taken("calm"));
    assert_eq!(plan.apply(Edit::Promote(0, "calm".into())).map(drop), taken("calm"));
    plan.apply(Edit::Promote(0, "before".into())).unwrap();
    let mut parts = plan.into_parts();
    parts.scenarios.plan = "".into();
    parts.scenarios.others[0].name = "same".into();
    parts.scenarios.others[1].name = "same".into();
    let mut plan = Plan::from_parts(parts).unwrap();
    assert_eq!(set(&mut plan, "", &["same", "same", "same"]), taken("same"));
    assert_eq!(set(&mut plan, "", &["same", "same", "other"]), Ok(()));
    assert_eq!(set(&mut plan, "", &["same", "calm"]), Ok(()));
    assert_eq!(set(&mut plan, "", &["same", "same"]), taken("same"));
}

/// Class A's uplift for the loyal, and another for those that are not.
#[test]
fn uplift_by_loyalty() {
    let mut plan = written("a0: 4_000_000*12; a1: 4_000_000*12; a2: 100_000*12");
    let ids = ids(&plan);
    let rate = |at: usize, step| (ids[at], Cell::Rating(Judged::Loyalty, Rating::new(step)));
    plan.apply(Edit::Cells(vec![rate(0, 5), rate(1, 1)])).unwrap();
    let mut uplift = [[0.0; 3]; 3];
    uplift[0] = [0.10, -0.05, 0.0];
    tell(&mut plan, |methods| methods.baseline.rule = BaselineRule::Uplift(uplift));
    let target = targets(&plan).proposals[2].target.unwrap();
    assert_eq!(target, Money(48_000_000 / 10 * 11 + 48_000_000 / 100 * 95 + 1_200_000));
    // A rating of 4, half of the wallet and two years: (.8 + .5 + .4) / 3.
    let facts = [(Fact::Wallet, 96_000_000), (Fact::Since, 2022)];
    plan.apply(Edit::Cells(vec![rate(0, 4)])).unwrap();
    let cells = facts.map(|(fact, value)| (ids[0], Cell::Fact(fact, Some(value))));
    plan.apply(Edit::Cells(cells.to_vec())).unwrap();
    let loyalty = value(&plan, portfolio::Figure::AccountLoyalty(ids[0])).unwrap();
    assert!((loyalty - 1.7 / 3.0).abs() < 1e-12, "{loyalty}");
    // Without a rating its purchases stand in: all four quarters, and nothing since the last month.
    assert_eq!(value(&plan, portfolio::Figure::AccountLoyalty(ids[2])), Ok(1.0));
}

/// Ten accounts of 1.2 million are half of what they buy; a firm has twelve of 1.5 million, two fifths of what those buy.
/// The wallets differ by 3.75 - 2.4 million, at a mean share of .45 and eleven accounts; the share costs the rest.
#[test]
fn the_gap_splits_by_share_of_wallet() {
    let mut plan = plan_of(&vec![vec![100_000; 12]; 10]);
    let ids = ids(&plan);
    tell(&mut plan, |methods| {
        let known = Firm { accounts: Some(12), wallet_share: Some(0.4), ..firm(18_000_000, 0.0) };
        methods.benchmark.firms = vec![known];
    });
    let of = |plan: &Plan, figure| value(plan, figure);
    assert_eq!(of(&plan, target::Figure::GapFromWallet), Err(Undefined::NoWallet));
    let wallets = ids.iter().map(|&id| (id, Cell::Fact(Fact::Wallet, Some(2_400_000))));
    plan.apply(Edit::Cells(wallets.collect())).unwrap();
    // Averages of 1.2 and 1.5 million: wallets of 2.4 and 3.75.
    let average = of(&plan, target::Figure::GapFromAverage).unwrap();
    assert_eq!(average, 3_300_000.0);
    let wallet = of(&plan, target::Figure::GapFromWallet).unwrap();
    assert_eq!(wallet, (1_350_000.0_f64 * 0.45 * 11.0).round());
    assert_eq!(of(&plan, target::Figure::GapFromShare), Ok(average - wallet));
}

/// Sales that rise by 1,000 each month: repeating the last twelve misses every year by exactly 144,000.
#[test]
fn what_a_forecast_missed_is_explained() {
    let plan = plan_of(&[(0..48).map(|at| 500_000 + 1_000 * at).collect()]);
    let naive = By::Model(Model::SeasonalNaive);
    assert!((value(&plan, base::Figure::HoldOut(naive)).unwrap() - 144_000.0).abs() < 1e-6);
    let share = value(&plan, base::Figure::HoldOutShare(naive)).unwrap();
    let sold: f64 = (24..48).map(|at| f64::from(500_000 + 1_000 * at)).sum();
    assert!((share - 288_000.0 / sold).abs() < 1e-12, "{share}");
    for by in [By::Mean, By::Theta, naive] {
        for figure in [base::Figure::HoldOut(by), base::Figure::HoldOutShare(by)] {
            let explained = explain(&plan, figure);
            assert!(explained.result.is_ok(), "{figure:?}");
            assert_eq!(explained.replay(), explained.result.ok());
        }
    }
    let short = written("a0: 100*35");
    let too_few = Undefined::TooFewMonths { have: 35, need: 36 };
    assert_eq!(value(&short, base::Figure::HoldOut(naive)), Err(too_few));
}

/// A firm that is only a little ahead asks for less than one that is not: the goal between is found just above own sales.
#[test]
fn a_goal_close_to_where_a_firm_falls_behind_is_found() {
    let plan = keyline::file::sample::plan(false);
    let firms = &plan.methods().benchmark.firms;
    let at = firms.iter().position(|firm| firm.name.contains("Alcorra")).unwrap();
    let goal = Money(3_132_000_000);
    let found = seek(&plan, Input::FirmSales(at as u32), goal).unwrap();
    assert!(matches!(found, Sought::Found { target, .. } if target == goal), "{found:?}");
    // With response curves effort is told by class, and people change nothing.
    assert!(!inputs_of(plan.methods()).contains(&Input::PeoplePlanned(0)));
    assert!(Input::all(plan.methods()).contains(&Input::PeoplePlanned(0)));
}

#[test]
fn months_that_look_like_one_offs() {
    let usual = [90, 100, 110, 95, 105, 100, 100, 98];
    let mut sales: Vec<i64> = usual.iter().map(|sales| sales * 1_000).collect();
    sales.push(400_000);
    let mut plan = plan_of(&[sales, vec![100_000; 9]]);
    let found = unusual_sales(&plan);
    assert_eq!(found.len(), 1);
    let month = plan.ledger().span().first.plus(8);
    assert_eq!((found[0].month, found[0].sales, found[0].usual), (month, Money(400_000), Money(100_000)));
    // Nothing is taken from the base by itself; once marked it is no suggestion any more.
    let before = base(&plan).unwrap().total;
    let mark = OneOff { account: found[0].account, month, amount: Money(300_000), reason: "once".into() };
    plan.apply(Edit::MarkOneOff(mark)).unwrap();
    assert!(unusual_sales(&plan).is_empty() && base(&plan).unwrap().total < before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is found brings the goal, and nothing else does.
    #[test]
    fn a_value_that_was_sought_brings_the_goal(plan in planned::plan(), at in 0..40_usize, part in 0.5..2.0) {
        let inputs = Input::all(plan.methods());
        let input = inputs[at % inputs.len()];
        let Ok(total) = targets(&plan).blend.map(|blend| blend.total) else { return Ok(()) };
        let goal = Money((total.to_f64() * part) as i64);
        let Ok(Sought::Found { value, target }) = seek(&plan, input, goal) else { return Ok(()) };
        let mut methods = plan.methods().clone();
        input.set(&mut methods, value);
        prop_assert_eq!(targets_in(&plan, &methods).blend.map(|blend| blend.total), Ok(target));
        // Whole years, whole steps of a blend and money in minor units may miss it by a little.
        prop_assert!(input == Input::Years || (target.to_f64() - goal.to_f64()).abs() <= 1e-3 * total.to_f64().abs() + 2.0);
    }

    /// What a value of an input brings is found when it is sought.
    #[test]
    fn what_can_be_brought_is_found(plan in planned::plan(), at in 0..40_usize, part in 0.5..2.0_f64) {
        let inputs = inputs_of(plan.methods());
        let input = inputs[at % inputs.len()];
        if targets(&plan).blend.is_err() {
            return Ok(());
        }
        let (least, most) = input.limits();
        let held = input.get(plan.methods()).unwrap();
        let wanted: f64 = (held * part).clamp(least, most);
        let wanted = if input == Input::Years { wanted.round() } else { wanted };
        let mut methods = plan.methods().clone();
        input.set(&mut methods, wanted);
        let then = targets_in(&plan, &methods);
        let answers = |page: &Targets| page.proposals.each_ref().map(|proposal| proposal.target.is_ok());
        let Ok(blend) = then.blend.as_ref().map(|blend| blend.total) else { return Ok(()) };
        if answers(&then) != answers(&targets(&plan)) {
            return Ok(());
        }
        if let Ok(found) = seek(&plan, input, blend) {
            prop_assert!(matches!(found, Sought::Found { .. }), "{input:?} {held} {wanted} {blend} {found:?}");
        }
    }

    /// A blend of bases lies between them, account by account and before bounds and rounding.
    #[test]
    fn a_range_holds_the_answer(plan in planned::plan()) {
        let page = targets(&plan);
        for proposal in page.proposals {
            if let (Ok(target), Ok((low, high))) = (proposal.target, proposal.range) {
                prop_assert!(low <= target && target <= high, "{low} {target} {high}");
            }
        }
        let swings = tornado(&plan).unwrap_or_default();
        prop_assert!(swings.len() <= SWINGS && swings.windows(2).all(|pair| pair[0].width() >= pair[1].width()));
    }
}

/// What is answered hangs on the plan as it stands and not on what it was before: the built-in case in another calendar and
/// scope, and back.
#[test]
fn what_moves_the_blend_hangs_on_no_earlier_state() {
    let mut plan = keyline::file::sample::plan(false);
    let fresh = |plan: &Plan| Plan::from_parts(plan.clone().into_parts()).unwrap();
    let _ = swings(&plan);
    plan.apply(Edit::Withdraw).unwrap();
    assert_eq!(swings(&plan), swings(&fresh(&plan)), "withdrawn");
    let changes: [fn(&mut Settings); 3] = [
        |settings| settings.scope = Scope::All,
        |settings| settings.calendar = FiscalCalendar::starting(4).unwrap(),
        |settings| settings.calendar = FiscalCalendar::CALENDAR,
    ];
    for (at, change) in changes.into_iter().enumerate() {
        configure(&mut plan, change);
        assert_eq!(swings(&plan), swings(&fresh(&plan)), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// What hangs on sales alone outlives what the methods and the split are told: each answer is the one that a plan has which
    /// was asked nothing before.
    #[test]
    fn an_answer_is_that_of_a_plan_which_was_asked_nothing(
        plan in prop_oneof![planned::plan(), planned::committed()],
        other in planned::plan(),
    ) {
        let mut plan = plan;
        let asked = |plan: &Plan| {
            let month = plan.plan_span().map_or(Month::EPOCH, |year| year.first);
            let id = plan.accounts().first().map_or(AccountId(1), |account| account.id);
            let figures: [Figure; 11] = [
                base::Figure::BaseScope.into(),
                base::Figure::BaseTotal.into(),
                base::Figure::BaseNewcomers.into(),
                base::Figure::BaseMonth(month).into(),
                base::Figure::KeyAccounts.into(),
                target::Figure::Target(Method::Baseline).into(),
                target::Figure::Target(Method::InputOutput).into(),
                target::Figure::Blend.into(),
                split::Figure::AccountTarget(id).into(),
                assess::Figure::Landing(Whose::Company).into(),
                target::Figure::Odd(Odd::Market).into(),
            ];
            let values = figures.map(|figure| value(plan, figure));
            (values, eves(plan), unusual_sales(plan), chances(plan).map(|told| told.draws.clone()))
        };
        let edits = [
            Edit::SetMethods(Box::new(other.methods().clone())),
            Edit::SetSplit(Box::new(other.split().clone())),
            Edit::Configure(Box::new(other.settings().clone())),
            Edit::SetHorizon(other.horizon()),
            Edit::Withdraw,
            Edit::SetMethods(Box::default()),
        ];
        for edit in edits {
            let _ = asked(&plan);
            // What is refused leaves the plan as it is, and its answers.
            let _ = plan.apply(edit);
            let anew = Plan::from_parts(plan.clone().into_parts()).unwrap();
            prop_assert_eq!(asked(&plan), asked(&anew));
        }
    }
}

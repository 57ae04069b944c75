//! The three methods, their blend and their companions: worked numbers.

use keyline::calc::assess::assess;
use keyline::calc::kernel::response::{Response, fit_all_four};
use keyline::calc::split::{ProposeError, propose_commit};
use keyline::calc::target::{
    Called, FunnelPart, Visited, benchmark_paths, calls_a_cycle, funnel_of, gap_split, targets, whole_people,
    workload,
};
use keyline::calc::{Method, Silent, Undefined, Window, explain, split, target, value};
use keyline::plan::*;

use crate::support::fixture::{configure, day, firm, only, tell, then, written};

/// One account with sales of 100 million minor units a year, all in scope.
fn hundred() -> Plan {
    written("a0: 8_333_330*11 8_333_370")
}

fn growth_over_base(plan: &Plan, method: Method) -> f64 {
    let page = targets(plan);
    let target = page.proposals[method as usize].target.unwrap();
    target.to_f64() / page.base.unwrap().to_f64() - 1.0
}

#[test]
fn closing_a_part_of_the_gap() {
    for (close, growth) in [(0.0, 0.05), (0.3, 0.1001), (1.0, 0.20195)] {
        let mut plan = written("a0: 1_000_000*12");
        tell(&mut plan, |methods| {
            methods.benchmark =
                Benchmark { firms: vec![firm(18_000_000, 0.05)], years: 3, close, ..Benchmark::default() };
        });
        let found = growth_over_base(&plan, Method::Benchmark);
        assert!((found - growth).abs() < 5e-5, "{close}: {found}");
        // The base is twelve months of sales, so growth on both is the same.
        let proposal = targets(&plan).proposals[0];
        assert!((proposal.growth.unwrap() - growth).abs() < 5e-5);
        assert_eq!(proposal.range, Err(Undefined::NoRange));
    }
}

#[test]
fn the_path_ends_where_the_gap_is_closed() {
    let mut plan = written("a0: 1_000_000*12");
    tell(&mut plan, |methods| {
        methods.benchmark =
            Benchmark { firms: vec![firm(18_000_000, 0.05)], years: 3, close: 1.0, ..Benchmark::default() };
    });
    let paths = benchmark_paths(&plan).unwrap();
    assert_eq!(paths[0].years.len(), 4);
    assert_eq!(paths[0].years[0], (Money(12_000_000), Money(18_000_000)));
    let (own, its) = paths[0].years[3];
    assert!((own.0 - its.0).abs() <= 1, "{own} {its}");
}

#[test]
fn several_firms_give_a_range() {
    let mut plan = written("a0: 1_000_000*12");
    let weighted = |sales, weight| Firm { weight, ..firm(sales, 0.0) };
    tell(&mut plan, |methods| {
        let firms = vec![weighted(24_000_000, 3.0), weighted(18_000_000, 1.0), weighted(12_000_000, 9.0)];
        methods.benchmark = Benchmark { firms, years: 1, close: 1.0, ..Benchmark::default() };
    });
    let page = targets(&plan);
    assert_eq!(page.proposals[0].target, Ok(Money(22_500_000)));
    assert_eq!(page.proposals[0].range, Ok((Money(18_000_000), Money(24_000_000))));
    let alone: Vec<_> = page.firms.unwrap().iter().map(|firm| firm.target).collect();
    assert_eq!(alone, [Ok(Money(24_000_000)), Ok(Money(18_000_000)), Err(Undefined::NotAhead)]);
    tell(&mut plan, |methods| methods.benchmark.firms.drain(..2).for_each(drop));
    assert_eq!(targets(&plan).proposals[0].target, Err(Undefined::NotAhead));
    tell(&mut plan, |methods| methods.benchmark.firms.clear());
    assert_eq!(targets(&plan).proposals[0].target, Err(Undefined::NoBenchmark));
}

#[test]
fn the_gap_is_number_and_average() {
    // 2 accounts of 6 million against 3 of 8: one more at 7 on average, 2 more on average at 2.5.
    let mut plan = written("a0: 500_000*12; a1: 500_000*12");
    tell(&mut plan, |methods| {
        methods.benchmark.firms = vec![Firm { accounts: Some(3), ..firm(24_000_000, 0.0) }];
    });
    let gap = gap_split(&plan).unwrap();
    assert_eq!(gap.gap, Money(12_000_000));
    assert_eq!((gap.from_number, gap.from_average), (Money(7_000_000), Money(5_000_000)));
    tell(&mut plan, |methods| methods.benchmark.firms[0].accounts = None);
    assert_eq!(gap_split(&plan), Err(Undefined::NoFirmAccounts));
}

fn crew(people: (f64, f64), ramp: f64) -> Crew {
    let (people_today, people_planned) = people;
    Crew {
        name: "sellers".into(),
        people_today,
        people_planned,
        days_today: 200.0,
        days_planned: 200.0,
        ramp,
    }
}

#[test]
fn more_selling_time_and_productivity() {
    let mut plan = hundred();
    tell(&mut plan, |methods| methods.resources.crews = vec![crew((10.0, 12.0), 0.9)]);
    let found = growth_over_base(&plan, Method::InputOutput);
    assert!((found - 0.057_888).abs() < 1e-6, "{found}"); // 1.18^.34: ten, and two at .9
    tell(&mut plan, |methods| {
        methods.resources.productivity = 0.01;
        let budget = |today, planned, elasticity| Budget {
            name: "fairs".into(),
            today: Money(today),
            planned: Money(planned),
            elasticity,
        };
        methods.resources.budgets = vec![budget(100, 150, 0.1), budget(0, 0, 0.5), budget(0, 9, 0.0)];
    });
    let found = growth_over_base(&plan, Method::InputOutput);
    let want = libm::pow(1.18, 0.34) * libm::pow(1.5, 0.1) * 1.01 - 1.0;
    assert!((found - want).abs() < 1e-7, "{found} {want}");
    // Proportional: an elasticity of one.
    tell(&mut plan, |methods| {
        methods.resources =
            Resources { crews: vec![crew((10.0, 11.0), 1.0)], elasticity: 1.0, ..Resources::default() };
    });
    assert!((growth_over_base(&plan, Method::InputOutput) - 0.1).abs() < 1e-9);
}

/// Five people and one more at half are 5.5: the five that are there have nothing to learn. Fewer people have no newcomers.
#[test]
fn only_newcomers_ramp() {
    for (people, ramp, ratio) in [
        ((5.0, 6.0), 0.5, 1.1),
        ((5.0, 6.0), 0.0, 1.0),
        ((5.0, 6.0), 1.0, 1.2),
        ((5.0, 5.0), 0.5, 1.0),
        ((5.0, 4.0), 0.5, 0.8),
        ((2.0, 3.5), 0.5, 1.375),
    ] {
        let mut plan = hundred();
        tell(&mut plan, |methods| methods.resources.crews = vec![crew(people, ramp)]);
        let grown = value(&plan, target::Figure::EffortGrowth).unwrap();
        assert!((grown - (ratio - 1.0)).abs() < 1e-12, "{people:?} at {ramp}: {grown}");
        assert!((growth_over_base(&plan, Method::InputOutput) + 1.0 - libm::pow(ratio, 0.34)).abs() < 1e-7);
    }
}

#[test]
fn resources_that_say_nothing() {
    let mut plan = hundred();
    let answer = |plan: &Plan| targets(plan).proposals[1].target;
    assert_eq!(answer(&plan), Err(Undefined::NoResources));
    tell(&mut plan, |methods| methods.resources.crews = vec![crew((0.0, 3.0), 1.0)]);
    assert_eq!(answer(&plan), Err(Undefined::NoResourcesToday));
    tell(&mut plan, |methods| methods.resources.crews = vec![crew((3.0, 0.0), 1.0)]);
    assert_eq!(answer(&plan), Err(Undefined::NoResources));
    tell(&mut plan, |methods| {
        methods.resources.crews = vec![crew((3.0, 3.0), 1.0)];
        let (today, planned) = (Money(0), Money(50));
        methods.resources.budgets = vec![Budget { name: "new".into(), today, planned, elasticity: 0.1 }];
    });
    assert_eq!(answer(&plan), Err(Undefined::NoBudget));
}

#[test]
fn response_by_class() {
    let mut plan = hundred();
    // Judgements that lie on a curve give that curve back: a 1.5, b .4, so d = .5 / .6, c = 2.
    let curve = Response { a: 1.5, b: 0.4, c: 2.0, d: 0.5 / 0.6 };
    let judgements = Judgements { none: 0.4, half: curve.at(0.5), more: curve.at(1.5), saturation: 1.5 };
    let fitted = Response::from_judgements(judgements);
    assert!((fitted.c - 2.0).abs() < 1e-6 && (fitted.at(1.0) - 1.0).abs() < 1e-12, "{fitted:?}");
    let class = Effort { effort: 1.2, reply: Reply::Judged(judgements) };
    tell(&mut plan, |methods| {
        methods.resources.classes = Some([class.clone(), class.clone(), class.clone()])
    });
    let found = growth_over_base(&plan, Method::InputOutput);
    assert!((found - (curve.at(1.2) - 1.0)).abs() < 1e-7, "{found}");
}

#[test]
fn crawford_labs() {
    let responses = [0.50, 0.53, 0.55, 0.75, 1.00, 1.20, 1.27, 1.32, 1.35];
    let points: Vec<(f64, f64)> =
        responses.iter().enumerate().map(|(n, &response)| (0.25 * n as f64, response)).collect();
    let fit = fit_all_four(&points).unwrap();
    let Response { a, b, c, d } = fit.response;
    for (found, want) in [(a, 1.3706), (b, 0.5109), (c, 4.5153), (d, 0.7336)] {
        assert!((found - want).abs() < 6e-5, "{found} is not {want}");
    }
    assert!((fit.squared_error - 8.428e-4).abs() < 5e-8, "{}", fit.squared_error);
    assert!((fit.response.at(1.15) - 1.1293).abs() < 5e-5);
    assert!(fit_all_four(&points[..3]).is_none());
    assert!(fit_all_four(&[(1.0, f64::NAN); 5]).is_none());
}

#[test]
fn funnel_and_force() {
    let mut methods = Methods::default();
    let mut asked = |conversion: f64, part: FunnelPart| {
        let first_year = Money(5_000_000);
        let funnel = Funnel { contacts: 100.0, days: 240.0, distinct: 5.0 / 6.0, conversion, first_year };
        methods.resources.funnel = Some(funnel);
        funnel_of(&methods, part, &mut Silent).unwrap().value
    };
    assert_eq!(asked(0.01, FunnelPart::Contacts), 24_000.0);
    assert!((asked(0.01, FunnelPart::Met) - 20_000.0).abs() < 1e-9);
    assert!((asked(0.01, FunnelPart::New) - 200.0).abs() < 1e-9);
    assert!((asked(0.001, FunnelPart::New) - 20.0).abs() < 1e-9);
    assert_eq!(asked(0.001, FunnelPart::Sales), 100_000_000.0);
    assert_eq!(funnel_of(&Methods::default(), FunnelPart::New, &mut Silent), Err(Undefined::NoFunnel));
    let need = [Visited { accounts: 1000.0, visits: 36.0 }, Visited { accounts: 2000.0, visits: 12.0 }];
    assert_eq!(workload(&need, 1000.0), Some(60.0));
    assert_eq!(workload(&need, 0.0), None);
    assert_eq!(whole_people(9100.0, 960.0), Some(10.0));
    let classes = [(10.0, 2.0), (20.0, 4.0), (45.0, 6.0), (12.0, 8.0), (10.0, 10.0)]
        .map(|(accounts, weeks)| Called { accounts, weeks });
    assert_eq!(calls_a_cycle(&classes, 2.0), 40.0);
}

/// Three accounts of 80, 15 and 5 million a year: classes A, B and C; the first is key.
fn classes() -> Plan {
    let mut plan = written("a0: 8_000_000*12; a1: 1_500_000*12; a2: 500_000*12; scope key");
    configure(&mut plan, |settings| settings.cuts = Cuts { a: 0.5, b: 0.9 });
    only(&mut plan, Method::Baseline);
    plan
}

#[test]
fn uplift_by_class() {
    let mut plan = classes();
    let baseline = |plan: &Plan| targets(plan).proposals[2].target.unwrap();
    // 6 % on A, 4 % on B, none on C, of the key accounts and then of all.
    assert_eq!(baseline(&plan), Money(101_760_000));
    let share = targets(&plan).key_share.unwrap();
    assert!((share - 101.76 / (101.76 + 24.0)).abs() < 1e-12);
    then(&mut plan, "scope all");
    assert_eq!(baseline(&plan), Money(101_760_000 + 18_720_000 + 6_000_000));
    let share = targets(&plan).key_share.unwrap();
    assert!((share - 101.76 / 126.48).abs() < 1e-12);
    assert_eq!(targets(&plan).margin_rate, Err(Undefined::NoMargin));
    tell(&mut plan, |methods| {
        methods.baseline.margin_rate = Some(0.2);
        methods.baseline.key_share = Some(0.9);
    });
    assert_eq!((targets(&plan).margin_rate, targets(&plan).key_share), (Ok(0.2), Ok(0.9)));
}

#[test]
fn a_raised_key_share() {
    let mut plan = classes();
    tell(&mut plan, |methods| methods.baseline.rule = BaselineRule::KeyShare(0.9));
    let page = targets(&plan);
    assert_eq!((page.proposals[2].target, page.key_share), (Ok(Money(108_000_000)), Ok(0.9)));
    // The company's target does not depend on the scope.
    let company = page.proposals[2].target.unwrap().0 + page.rest.unwrap().0;
    then(&mut plan, "scope all");
    let page = targets(&plan);
    assert_eq!((page.proposals[2].target, page.rest), (Ok(Money(company)), Ok(Money::ZERO)));
}

#[test]
fn todays_margin_rate() {
    let mut plan = classes();
    let id = plan.accounts()[0].id;
    let span = plan.ledger().span();
    let cells = span.iter().map(|month| (id, Cell::Margin(month, Some(Money(2_000_000))))).collect();
    plan.apply(Edit::Cells(cells)).unwrap();
    assert_eq!(targets(&plan).margin_rate, Ok(0.25));
}

#[test]
fn the_blend_uses_what_is_defined() {
    let mut plan = hundred();
    tell(&mut plan, |methods| {
        methods.weights = [0.2, 0.4, 0.4];
        methods.baseline.rule = BaselineRule::Uplift([[0.06; 3]; 3]);
    });
    let blend = targets(&plan).blend.unwrap();
    assert_eq!((blend.total, blend.weights), (Money(106_000_000), [0.0, 0.0, 1.0]));
    tell(&mut plan, |methods| methods.resources.crews = vec![crew((10.0, 10.0), 1.0)]);
    let blend = targets(&plan).blend.unwrap();
    assert_eq!((blend.total, blend.weights), (Money(103_000_000), [0.0, 0.5, 0.5]));
    assert_eq!(blend.range, Err(Undefined::NoRange));
    tell(&mut plan, |methods| {
        let firms = vec![firm(120_000_000, 0.0), firm(140_000_000, 0.0)];
        methods.benchmark = Benchmark { firms, years: 1, close: 1.0, ..Benchmark::default() };
    });
    let blend = targets(&plan).blend.unwrap();
    assert_eq!(blend.total, Money(26_000_000 + 40_000_000 + 42_400_000));
    assert_eq!(blend.range, Ok((Money(106_400_000), Money(110_400_000))));
    only(&mut plan, Method::Benchmark);
    tell(&mut plan, |methods| methods.benchmark.firms.clear());
    assert_eq!(targets(&plan).blend, Err(Undefined::NoMethod));
}

#[test]
fn without_sales_nothing_is_made_up() {
    let plan = Plan::new("empty");
    let page = targets(&plan);
    assert_eq!(page.base, Err(Undefined::NoAccounts));
    assert_eq!(page.proposals[2].target, Err(Undefined::NoAccounts));
    assert_eq!(page.blend, Err(Undefined::NoMethod));
    assert!(propose_commit(&plan, Money(100), "hope", day()).is_err());
    let plan = written("a0: 0*12");
    assert_eq!(targets(&plan).proposals[2].target, Err(Undefined::NoMonths));
}

#[test]
fn a_commitment_freezes_what_it_rests_on() {
    let mut plan = classes();
    configure(&mut plan, |settings| settings.calendar = FiscalCalendar::starting(4).unwrap());
    let proposal = propose_commit(&plan, Money(110_000_000), " two new stores ", day()).unwrap();
    assert_eq!(&*proposal.reason, "two new stores");
    assert_eq!(proposal.key_accounts, [plan.accounts()[0].id]);
    assert_eq!((proposal.rest, proposal.company()), (Money(24_000_000), Money(134_000_000)));
    assert_eq!(proposal.blend, Some(Money(101_760_000)));
    assert_eq!(proposal.base_model, BaseModel::LastTwelveMonths);
    let totals: Vec<i64> = proposal.targets.iter().map(|target| target.total().0).collect();
    assert_eq!(totals, [110_000_000, 18_000_000, 6_000_000]);
    plan.apply(Edit::Commit(Box::new(proposal))).unwrap();
    assert_eq!(propose_commit(&plan, Money(1), "again", day()), Err(ProposeError::AlreadyCommitted));
    let id = plan.accounts()[0].id;
    let target = |plan: &Plan| explain(plan, split::Figure::AccountTarget(id)).result;
    assert_eq!(target(&plan), Ok(110_000_000.0));
    // Later sales move nothing.
    let cell = Cell::Sales(plan.plan_span().unwrap().first, Money(99_000_000));
    plan.apply(Edit::Cells(vec![(id, cell)])).unwrap();
    assert_eq!(target(&plan), Ok(110_000_000.0));
    let company = explain(&plan, split::Figure::Company);
    assert_eq!(company.result, Ok(134_000_000.0));
}

#[test]
fn the_resellers_from_sales_to_a_committed_year() {
    let Some((mut plan, _)) = crate::support::portfolios::data_set("adventureworks") else { return };
    let calendar = FiscalCalendar::starting(12).unwrap();
    let base = BaseRule::LastTwelveMonths;
    plan.apply(Edit::Configure(Box::new(Settings { calendar, base, ..Settings::default() }))).unwrap();
    tell(&mut plan, |methods| methods.benchmark.firms = vec![firm(3_800_000_000, 0.05)]);
    let page = targets(&plan);
    assert_eq!(page.year, Some(FiscalYear(2014)));
    // Twelve months without a one-off: the base of the key accounts is what they sold.
    assert_eq!(page.base, page.last_twelve);
    let (base, target) = (page.base.unwrap(), page.proposals[0].target.unwrap());
    assert!(base < target && target < Money(3_800_000_000), "{base} {target}");
    let total = Money(3_050_000_000);
    let proposal = propose_commit(&plan, total, "nine stores open in spring", day()).unwrap();
    let company = proposal.company();
    assert_eq!(proposal.targets.len(), 635);
    plan.apply(Edit::Commit(Box::new(proposal))).unwrap();
    let page = assess(&plan).unwrap();
    assert_eq!(page.company.target(Window::Year), Ok(company));
    assert_eq!(page.scope.target(Window::Year), Ok(total));
    assert_eq!((page.elapsed, page.windows.len()), (0, 12));
}

/// Three answers of 1,000,000, 1,200,000 and 1,100,000: what was typed stands, and the blend divides by its sum. The
/// amounts are those of a calculation by hand, 1,148,020.00 and so on.
#[test]
fn weights_stand_as_typed_and_the_blend_divides_by_their_sum() {
    let mut plan = written("a0: 833_333*11 833_337");
    // The base is 100,000.00; each method is brought to its answer.
    tell(&mut plan, |methods| {
        methods.benchmark =
            Benchmark { firms: vec![firm(100_000_000, 0.0)], years: 1, close: 1.0, ..Benchmark::default() };
        methods.resources.crews = vec![crew((1.0, 12.0), 1.0)];
        methods.resources.elasticity = 1.0;
        methods.baseline.rule = BaselineRule::Uplift([[10.0; 3]; 3]);
    });
    let answers = targets(&plan).proposals.map(|proposal| proposal.target);
    assert_eq!(answers, [Ok(Money(100_000_000)), Ok(Money(120_000_000)), Ok(Money(110_000_000))]);
    for (typed, blended) in [
        ([0.1, 0.5802, 0.3198], 114_802_000),
        ([0.7268, 0.1366, 0.1366], 104_098_000),
        ([0.3333, 0.3333, 0.3334], 110_000_000),
        ([0.3333, 0.3333, 0.3333], 110_000_000),
        ([2.0, 1.0, 1.0], 107_500_000),
        ([0.0, 0.0, 0.0001], 110_000_000),
    ] {
        tell(&mut plan, |methods| methods.weights = typed);
        assert_eq!(plan.methods().weights, typed);
        let blend = targets(&plan).blend.unwrap();
        assert_eq!(blend.total, Money(blended), "{typed:?}");
        assert!((blend.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
    let mut methods = plan.methods().clone();
    methods.weights = [0.0; 3];
    assert_eq!(plan.apply(Edit::SetMethods(Box::new(methods.clone()))).err(), Some(EditError::NoWeight));
    for wrong in [-0.1, f64::NAN, f64::INFINITY, 10.1] {
        methods.weights = [wrong, 0.5, 0.5];
        let refused = plan.apply(Edit::SetMethods(Box::new(methods.clone()))).err();
        assert!(matches!(refused, Some(EditError::OutOfRange { what: Number::BlendWeight, .. })), "{wrong}");
    }
}

/// One weight is set and the others stay, also where a goal is taken.
#[test]
fn setting_one_weight_moves_no_other() {
    let mut methods = Methods::default();
    Input::Weight(0).set(&mut methods, 0.1);
    assert_eq!(methods.weights, [0.1, 0.4, 0.4]);
}

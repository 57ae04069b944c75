//! Every figure of the target and the assessment explains itself, on random plans.

use keyline::calc::ask::{Behind, behind};
use keyline::calc::assess::{PayOf, Standing, assess, standing, windows};
use keyline::calc::base::{base, base_of_scope, in_scope};
use keyline::calc::kernel::forecast::{By, Model};
use keyline::calc::portfolio::default_period;
use keyline::calc::split::{gauges, propose_commit, split};
use keyline::calc::target::{benchmark_paths, draw, drawn, gap_split, growth_on_last_twelve, targets};
use keyline::calc::{
    Figure, Headline, Method, Name, Question, Undefined, Whose, Window, assess, base, explain, split, target,
    value,
};
use keyline::plan::*;
use proptest::prelude::*;

use crate::support::fixture::day;
use crate::support::{planned, random};

/// The accounts of the plan and one that is not there.
fn ids(plan: &Plan) -> Vec<AccountId> {
    plan.accounts().iter().map(|account| account.id).chain([AccountId(9_999)]).collect()
}

/// One of so many figures is asked in a case: a plan has thousands.
const EVERY: usize = 11;

fn check(plan: &Plan, figure: Figure, draft: Option<Money>) -> Result<Option<f64>, TestCaseError> {
    let explained = explain(plan, Question::trying(figure, draft));
    let plain = value(plan, Question::trying(figure, draft));
    prop_assert_eq!(bits(plain), bits(explained.result), "{:?}", figure);
    if let Ok(value) = explained.result {
        prop_assert!(value.is_finite());
        // A step may leave a zero below zero, which money has not.
        let signless = |zero: f64| (zero + 0.0).to_bits();
        prop_assert_eq!(explained.replay().map(signless), Some(signless(value)), "{:?}", figure);
        let last = explained.lines.last().map(|line| (line.name, line.unit));
        prop_assert_eq!(last, Some((Name::Result, figure.unit())), "{:?}", figure);
        prop_assert!(explained.lines.iter().all(|line| line.value.is_finite()), "{:?}", figure);
    }
    Ok(plain.ok())
}

fn bits(result: Result<f64, Undefined>) -> Result<u64, Undefined> {
    result.map(f64::to_bits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A figure is the same traced or not; its shown steps give its result, counted in what the figure is; it is finite or
    /// has a reason. So is one of another plan, of which this one may lack the account, the month or the firm.
    #[test]
    fn every_figure_explains_itself(
        plan in prop_oneof![random::plan(), planned::plan(), planned::committed()],
        other in prop_oneof![planned::plan(), planned::committed()],
        draft in prop::option::of(1..80_000_000_i64),
        undrawn in any::<bool>(),
        first in 0..EVERY,
    ) {
        // What is drawn is told once it was, and only then.
        let told = if undrawn { drawn(&plan) } else { draw(&plan) };
        prop_assert!(!undrawn || told.is_err());
        for figure in Figure::all(&plan).into_iter().chain(Figure::all(&other)).skip(first).step_by(EVERY) {
            check(&plan, figure, draft.map(Money))?;
        }
    }

    /// The base, its parts, its range, its months and what forecasts have missed.
    #[test]
    fn the_base(plan in prop_oneof![planned::plan(), planned::committed()]) {
        let drawn = draw(&plan);
        let mut figures = vec![
            base::Figure::BaseTotal,
            base::Figure::BaseScope,
            base::Figure::BaseRest,
            base::Figure::BaseNewcomers,
            base::Figure::BaseLow,
            base::Figure::BaseHigh,
        ];
        figures.extend(ids(&plan).into_iter().map(base::Figure::AccountBase));
        figures.extend(plan.plan_span().iter().flat_map(|year| year.iter()).map(base::Figure::BaseMonth));
        let ways = [By::Mean, By::Theta].into_iter().chain(Model::ALL.map(By::Model));
        figures.extend(ways.flat_map(|by| [base::Figure::HoldOut(by), base::Figure::HoldOutShare(by)]));
        let mut found = std::collections::HashMap::new();
        for figure in figures {
            let explained = explain(&plan, figure);
            prop_assert_eq!(bits(value(&plan, figure)), bits(explained.result), "{:?}", figure);
            if let Ok(value) = explained.result {
                prop_assert!(value.is_finite());
                let signless = |zero: f64| (zero + 0.0).to_bits();
                prop_assert_eq!(explained.replay().map(signless), Some(signless(value)), "{:?} {:#?}", figure, explained.lines);
                prop_assert_eq!(explained.lines.last().map(|line| line.name), Some(Name::Result));
                found.insert(figure, value);
            }
        }
        // Accounts and newcomers are the whole, exactly; so are scope and rest.
        let Ok(base) = base(&plan) else { return Ok(()) };
        let accounts: Money = base.accounts.iter().copied().sum();
        prop_assert_eq!(Money(accounts.0 + base.newcomers.0), base.total);
        prop_assert!(base.newcomers >= Money::ZERO);
        prop_assert_eq!(found.get(&base::Figure::BaseTotal), Some(&base.total.to_f64()));
        prop_assert_eq!(found.get(&base::Figure::BaseNewcomers), Some(&base.newcomers.to_f64()));
        prop_assert_eq!(found[&base::Figure::BaseScope] + found[&base::Figure::BaseRest], base.total.to_f64());
        for (account, own) in plan.accounts().iter().zip(&base.accounts) {
            prop_assert_eq!(found.get(&base::Figure::AccountBase(account.id)), Some(&own.to_f64()));
        }
        // The range is that of the draws around their mean, and holds the base.
        if let (Ok(_), Some(low), Some(high)) = (drawn, found.get(&base::Figure::BaseLow), found.get(&base::Figure::BaseHigh)) {
            prop_assert!(low <= high);
        }
    }

    #[test]
    fn a_headline_is_its_figure(plan in prop_oneof![planned::plan(), planned::committed()]) {
        let all = [
            Headline::Sales(default_period(&plan)),
            Headline::KeyAccounts,
            Headline::KeyShare,
            Headline::Base,
            Headline::Blend,
            Headline::Committed,
            Headline::CommittedGrowth,
            Headline::Attainment,
            Headline::YearToDate,
            Headline::YearToDateGrowth,
            Headline::NetRetention,
        ];
        for headline in all {
            prop_assert_eq!(headline.value(&plan), value(&plan, headline.figure()), "{:?}", headline);
        }
    }

    #[test]
    fn the_page_shows_what_is_explained(plan in planned::plan()) {
        let _ = draw(&plan);
        let page = targets(&plan);
        for (method, proposal) in Method::ALL.into_iter().zip(page.proposals) {
            let target = check(&plan, target::Figure::Target(method).into(), None)?;
            prop_assert_eq!(target, proposal.target.ok().map(Money::to_f64));
            prop_assert_eq!(check(&plan, target::Figure::TargetGrowth(method).into(), None)?, proposal.growth.ok());
            let low = check(&plan, target::Figure::TargetLow(method).into(), None)?;
            prop_assert_eq!(low, proposal.range.ok().map(|range| range.0.to_f64()));
            if let (Ok((low, high)), Ok(mid)) = (proposal.range, proposal.target) {
                prop_assert!(low <= mid && mid <= high);
            }
        }
        prop_assert_eq!(check(&plan, target::Figure::MarginRateTarget.into(), None)?, page.margin_rate.ok());
        prop_assert_eq!(check(&plan, target::Figure::KeyShareTarget.into(), None)?, page.key_share.ok());
        let blend = check(&plan, target::Figure::Blend.into(), None)?;
        prop_assert_eq!(blend, page.blend.ok().map(|blend| blend.total.to_f64()));
        if let Ok(blend) = page.blend {
            prop_assert!((blend.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert_eq!(growth_on_last_twelve(&plan, blend.total), blend.growth);
        }
        prop_assert_eq!(page.base.ok(), base_of_scope(&plan).ok().map(|base| base.0).filter(|base| base.0 > 0));
        let gap = gap_split(&plan).ok();
        prop_assert_eq!(check(&plan, target::Figure::BenchmarkGap.into(), None)?, gap.map(|gap| gap.gap.to_f64()));
        for firm in page.firms.iter().flatten() {
            let asked = check(&plan, target::Figure::FirmTarget(firm.firm as u32).into(), None)?;
            prop_assert_eq!(asked, firm.target.ok().map(Money::to_f64));
        }
        for path in benchmark_paths(&plan).iter().flatten() {
            for (year, (own, firm)) in path.years.iter().enumerate() {
                let (at, year) = (path.firm as u32, year as u8);
                prop_assert_eq!(check(&plan, target::Figure::PathOwn(at, year).into(), None)?, Some(own.to_f64()));
                prop_assert_eq!(check(&plan, target::Figure::PathFirm(at, year).into(), None)?, Some(firm.to_f64()));
            }
        }
        prop_assert_eq!(check(&plan, target::Figure::GapFromNumber.into(), None)?, gap.map(|gap| gap.from_number.to_f64()));
        prop_assert_eq!(check(&plan, target::Figure::GapFromAverage.into(), None)?, gap.map(|gap| gap.from_average.to_f64()));
    }

    #[test]
    fn what_people_are_paid(
        plan in planned::committed(),
        (by_sales, to_date, carried, switch) in any::<(bool, bool, bool, bool)>(),
        kind in prop::sample::select(vec![PayKind::Flat, PayKind::Marginal, PayKind::Interpolated]),
    ) {
        let mut plan = plan;
        let mut terms = plan.terms().clone();
        let names = plan.accounts().iter().map(|account| account.profile.owner.clone());
        terms.pay.extend(names.filter(|name| !name.is_empty()).map(|name| (name, Money(4_000_003))));
        for phase in [&mut terms.start_up, &mut terms.growth] {
            let bounds = if by_sales { [300.0, 2_000.0] } else { [0.8, 1.1] };
            let tiers = [(Some(bounds[0]), 0.1), (Some(bounds[1]), 0.4)];
            phase.curve = PayCurve { cap: Some(900.0), ..PayCurve::of_tiers(kind, &tiers) };
            phase.by = if by_sales { PayInput::Sales } else { PayInput::Attainment };
            phase.walk = if to_date { PayWalk::ToDate } else { PayWalk::EachPeriod };
            phase.below_nought = if carried { BelowNought::Carried } else { BelowNought::Waived };
        }
        plan.apply(Edit::SetTerms(Box::new(terms))).unwrap();
        if let Some(year) = plan.plan_span().filter(|_| switch) {
            let switches = vec![PhaseSwitch { from: year.first.plus(4), phase: Phase::Growth }];
            let settings = Settings { first_phase: Phase::StartUp, switches, ..plan.settings().clone() };
            plan.apply(Edit::Configure(Box::new(settings))).unwrap();
        }
        let rows = windows(&plan);
        let all = [
            PayOf::Fixed,
            PayOf::Variable,
            PayOf::Total,
            PayOf::Due,
            PayOf::Together,
            PayOf::Apart,
            PayOf::Kept,
        ];
        for id in ids(&plan) {
            for window in rows.iter().map(|row| row.window).chain([Window::ToDate, Window::Year]) {
                for of in all {
                    check(&plan, assess::Figure::Pay(Whose::Owner(id), window, of).into(), None)?;
                }
            }
        }
    }

    #[test]
    fn the_split_shows_what_is_explained(plan in planned::plan(), total in 1..80_000_000_i64) {
        let total = Money(total);
        let Ok(split) = split(&plan, total) else { return Ok(()) };
        // The parts and what is asked of newcomers are the whole.
        let newcomers: Money = split.newcomers.iter().copied().sum();
        prop_assert_eq!(split.parts.iter().map(|part| part.amount).sum::<Money>(), Money(total.0 - newcomers.0));
        let base = base(&plan).unwrap();
        if plan.settings().scope == Scope::Key || base.newcomers == Money::ZERO {
            prop_assert_eq!(newcomers, Money::ZERO);
        } else {
            let part = base.newcomers.to_f64() / base.total.to_f64();
            prop_assert!((newcomers.to_f64() - total.to_f64() * part).abs() <= 0.5);
        }
        prop_assert_eq!(check(&plan, split::Figure::SplitSum.into(), Some(total))?, Some(total.to_f64()));
        let locked: Money = split.parts.iter().filter(|it| it.held.is_fixed()).map(|it| it.amount).sum();
        prop_assert_eq!(check(&plan, split::Figure::SplitLocked.into(), Some(total))?, Some(locked.to_f64()));
        prop_assert_eq!(check(&plan, split::Figure::SplitFree.into(), Some(total))?, Some((total.0 - newcomers.0 - locked.0) as f64));
        for gauge in gauges(&plan, total).unwrap() {
            let excess = check(&plan, split::Figure::OverAssignment(gauge.whose).into(), Some(total))?;
            prop_assert_eq!(excess.map(f64::to_bits), gauge.excess.ok().map(f64::to_bits));
        }
        let months = split.year.iter().map(|month| {
            value(&plan, Question::trying(assess::Figure::TargetIn(Whose::Scope, Window::Month(month)), Some(total)))
        });
        prop_assert_eq!(months.map(Result::unwrap).sum::<f64>(), total.to_f64());
        for part in &split.parts {
            let amount = check(&plan, split::Figure::AccountTarget(part.account).into(), Some(total))?;
            prop_assert_eq!(amount, Some(part.amount.to_f64()));
            prop_assert_eq!(part.months.iter().copied().sum::<Money>(), part.amount);
            for (at, month) in split.year.iter().enumerate() {
                let amount = check(&plan, split::Figure::AccountMonth(part.account, month).into(), Some(total))?;
                prop_assert_eq!(amount, Some(part.months[at].to_f64()));
            }
            // What rounding adds is small: at most one unit, or one step and what is left over.
            let lines = explain(&plan, Question::trying(split::Figure::AccountTarget(part.account), Some(total))).lines;
            let room = 2.0 + 2.0 * plan.split().step.to_f64() * split.parts.len() as f64;
            for line in lines.iter().filter(|line| line.name == Name::Remainder) {
                prop_assert!(line.value.abs() <= room, "{:?} {:?}", part, lines);
            }
        }
    }

    #[test]
    fn a_proposal_adds_up_and_is_taken(plan in planned::plan(), total in 1..80_000_000_i64) {
        let Ok(proposal) = propose_commit(&plan, Money(total), "so be it", day()) else { return Ok(()) };
        let (scope, rest) = base_of_scope(&plan).unwrap();
        // Outside the scope each is asked for its base, and none for less than nothing.
        let inside = proposal.scope_set();
        let is_outside = |it: &&AccountTarget| inside.as_ref().is_some_and(|keys| !keys.contains(&it.account));
        let asked = proposal.targets.iter().filter(is_outside).map(|target| target.base.max(Money::ZERO));
        let base = base(&plan).unwrap();
        prop_assert_eq!(proposal.newcomers.base, base.newcomers);
        // Newcomers are part of a target for all accounts, and else of the rest, at their base.
        let of_rest = if proposal.scope == Scope::Key { base.newcomers } else { Money::ZERO };
        prop_assert_eq!(proposal.rest, Money(asked.sum::<Money>().0 + of_rest.0));
        if proposal.scope == Scope::Key {
            prop_assert_eq!(proposal.newcomers.total(), base.newcomers);
        }
        for target in proposal.targets.iter().filter(is_outside) {
            prop_assert_eq!(target.total(), target.base.max(Money::ZERO));
            prop_assert!(target.months.iter().all(|month| *month >= Money::ZERO), "{:?}", target);
        }
        let bases: Money = proposal.targets.iter().map(|target| target.base).sum();
        prop_assert_eq!(Money(bases.0 + base.newcomers.0), Money(scope.0 + rest.0));
        let sum: Money = proposal.targets.iter().map(AccountTarget::total).sum();
        prop_assert_eq!(Money(sum.0 + proposal.newcomers.total().0), proposal.company());
        for (at, month) in plan.plan_span().unwrap().iter().enumerate() {
            let sum: Money = proposal.targets.iter().map(|target| target.months[at]).sum();
            let sum = Money(sum.0 + proposal.newcomers.months[at].0);
            let company = assess::Figure::TargetIn(Whose::Company, Window::Month(month));
            prop_assert_eq!(check(&plan, company.into(), Some(Money(total)))?, Some(sum.to_f64()));
        }
        for (target, inside) in proposal.targets.iter().zip(in_scope(&plan)) {
            prop_assert!(inside || target.total() == target.base.max(Money::ZERO));
        }
        let mut after = plan.clone();
        after.apply(Edit::Commit(Box::new(proposal))).unwrap();
    }

    #[test]
    fn parts_of_an_assessment_sum_to_the_whole(plan in planned::committed()) {
        let Ok(page) = assess(&plan) else { return Ok(()) };
        prop_assert_eq!(&standing(&plan, Whose::Company).unwrap(), &page.company);
        if page.scope.accounts > 0 {
            prop_assert_eq!(&standing(&plan, Whose::Scope).unwrap(), &page.scope);
        }
        let committed = plan.committed().unwrap();
        prop_assert_eq!(page.company.target(Window::Year), Ok(committed.company()));
        for (at, month) in page.span.iter().enumerate().take(page.elapsed) {
            prop_assert_eq!(page.company.actual_months[at], plan.ledger().month_total(month));
        }
        for parts in [&page.accounts, &page.owners.iter().map(|owner| owner.standing.clone()).collect()] {
            for at in 0..12 {
                let sum = |of: fn(&Standing) -> [Money; 12]| parts.iter().map(|part| of(part)[at]).sum::<Money>();
                let newcomers = committed.newcomers.months[at];
                let targets = Money(sum(|it| it.target_months).0 + newcomers.0);
                prop_assert_eq!(targets, page.company.target_months[at]);
                prop_assert_eq!(sum(|it| it.actual_months), page.company.actual_months[at]);
            }
        }
        for part in page.accounts.iter().chain(page.owners.iter().map(|owner| &owner.standing)) {
            prop_assert_eq!(&standing(&plan, part.whose).unwrap(), part);
            let reading = part.reading(Window::ToDate);
            let attainment = check(&plan, assess::Figure::Attainment(part.whose, Window::ToDate).into(), None)?;
            prop_assert_eq!(attainment, reading.attainment.ok());
            let landing = check(&plan, assess::Figure::Landing(part.whose).into(), None)?;
            prop_assert_eq!(landing, part.landing().ok().map(Money::to_f64));
        }
        let months: usize = page.windows.iter().map(|row| row.span.months).sum();
        prop_assert_eq!(months, 12);
    }
}

/// The base of the scope leads to each of its accounts, each of those to its sales, and those to the cells of one account.
#[test]
fn a_figure_leads_back_to_what_was_imported() {
    let plan = keyline::file::sample::plan(false);
    let only = |figure: Figure| {
        let explained = explain(&plan, figure);
        let found: Vec<Behind> =
            explained.lines.iter().filter_map(|line| behind(&plan, figure, line)).collect();
        found
    };
    let scope = only(base::Figure::BaseScope.into());
    assert_eq!((scope.len(), scope[0].accounts.len(), scope[0].sales), (1, 15, None));
    let (largest, base) = scope[0].accounts[0];
    assert_eq!(scope[0].figure(largest), base::Figure::AccountBase(largest).into());
    assert_eq!(value(&plan, base::Figure::AccountBase(largest)), Ok(base.to_f64()));

    // An assessed month is the sales of all accounts; of one of them it is its cell.
    let month = plan.plan_span().unwrap().first;
    let company = only(assess::Figure::Actual(Whose::Company, Window::Month(month)).into());
    assert_eq!(company[0].accounts.len(), plan.accounts().len());
    let (id, sales) = company[0].accounts[0];
    let cell = only(company[0].figure(id));
    assert_eq!((cell[0].sales.map(|span| span.first), &*cell[0].accounts), (Some(month), &[(id, sales)][..]));
    assert_eq!(plan.ledger().sales(plan.row_of(id).unwrap(), month), sales);

    // Who answers for accounts is asked by month.
    let owner = Whose::Owner(id);
    let theirs = only(assess::Figure::Actual(owner, Window::Month(month)).into());
    let name = |id| &plan.account(id).unwrap().profile.owner;
    assert!(theirs[0].accounts.iter().all(|(one, _)| name(*one) == name(id)));
}

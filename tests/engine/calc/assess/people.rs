//! People: revisions, hand-overs, the landing's interval, pay, reviews, fairness.

use keyline::calc::assess::{
    Fair, PayOf, PhaseWindow, Standing, YearPay, assess, fairness_of, paid_elsewhere, payroll,
    review_or_empty, standing, windows, year_pay,
};
use keyline::calc::kernel::simulate::simulate;
use keyline::calc::split::{gauges, propose_revision};
use keyline::calc::target::{chances, draw, drawn, landing_interval};
use keyline::calc::{Figure, Name, Undefined, Whose, Window, assess, explain, split, value};
use keyline::file::{copy, sample};
use keyline::plan::*;
use proptest::prelude::*;

use crate::support::fixture::{agree, configure, day, ids, then, written};
use crate::support::planned;

/// Two accounts of 100 a month for two years, with an owner each, committed to 10 % more and five months on.
fn under_way() -> Plan {
    written(
        "a0, owner Ann: 10_000*24
         a1, owner Bob: 10_000*24
         uplift 0.1
         commit 264_000
         a0: 12_000*5
         a1: 9_000*5",
    )
}

fn of(plan: &Plan, figure: Figure) -> Result<f64, Undefined> {
    value(plan, figure)
}

fn first(plan: &Plan) -> Month {
    plan.plan_span().unwrap().first
}

/// The window of the committed year that begins with a month.
fn window_from(plan: &Plan, from: Month) -> Option<PhaseWindow> {
    windows(plan).into_iter().find(|row| row.span.first == from)
}

fn hand_over(plan: &mut Plan, id: AccountId, to: &str, from: Month) {
    let edit = Edit::HandOver { accounts: vec![id], to: to.into(), from, on: day(), reason: "moved".into() };
    plan.apply(edit).unwrap();
}

/// Twelve months of 220 revised to 3,000 from the seventh on: six stay and the others share the rest.
#[test]
fn a_revision_changes_what_is_to_come_and_keeps_the_original() {
    let mut plan = under_way();
    let before = plan.clone();
    let from = first(&plan).plus(6);
    let revision = propose_revision(&plan, Money(300_000), from, "a store opens", day()).unwrap();
    let mut undo = plan.apply(Edit::Revise(Box::new(revision))).unwrap().undo;
    assert_eq!(of(&plan, split::Figure::Committed.into()), Ok(300_000.0));
    assert_eq!(of(&plan, split::Figure::CommittedFirst.into()), Ok(264_000.0));
    for at in 0..12 {
        let month = Window::Month(first(&plan).plus(at));
        let wanted = if at < 6 { 22_000.0 } else { 28_000.0 };
        assert_eq!(of(&plan, assess::Figure::TargetIn(Whose::Company, month).into()), Ok(wanted));
        assert_eq!(of(&plan, assess::Figure::OriginalIn(Whose::Company, month).into()), Ok(22_000.0));
    }
    assert_eq!(of(&plan, assess::Figure::TargetIn(Whose::Company, Window::Year).into()), Ok(300_000.0));
    // The months that are over are measured as before.
    let to_date = |plan: &Plan| of(plan, assess::Figure::Attainment(Whose::Company, Window::ToDate).into());
    assert_eq!(to_date(&plan), to_date(&before));
    assert_eq!(
        to_date(&plan),
        of(&plan, assess::Figure::OriginalAttainment(Whose::Company, Window::ToDate).into())
    );
    // A second revision builds on the first, and is taken back alone.
    let again = propose_revision(&plan, Money(310_000), from.plus(1), "another one", day()).unwrap();
    plan.apply(Edit::Revise(Box::new(again))).unwrap();
    assert_eq!(of(&plan, split::Figure::Committed.into()), Ok(310_000.0));
    plan.apply(Edit::Unrevise).unwrap();
    assert_eq!(of(&plan, split::Figure::Committed.into()), Ok(300_000.0));
    plan.apply(Edit::Unrevise).unwrap();
    assert_eq!(plan.apply(Edit::Unrevise).err(), Some(EditError::NothingRevised));
    // By what was judged by a revision it was judged.
    let over = plan.horizon();
    let judged = propose_revision(&plan, Money(300_000), first(&plan).plus(5), "sooner", day()).unwrap();
    plan.apply(Edit::Revise(Box::new(judged))).unwrap();
    let later = Horizon { data_through: Some(first(&plan).plus(5)), ..over };
    plan.apply(Edit::SetHorizon(later)).unwrap();
    assert_eq!(plan.apply(Edit::Unrevise).err(), Some(EditError::RevisionJudged));
    plan.apply(Edit::SetHorizon(over)).unwrap();
    plan.apply(Edit::Unrevise).unwrap();
    // What the gate refuses.
    let past = propose_revision(&before, Money(300_000), from, "x", day()).unwrap();
    let mut tampered = past.clone();
    tampered.targets[0].1[0] = Money(1);
    assert_eq!(plan.apply(Edit::Revise(Box::new(tampered))).err(), Some(EditError::RevisesThePast));
    // What was judged stays judged.
    let judged = Revision { from: first(&plan).plus(4), ..past.clone() };
    assert_eq!(plan.apply(Edit::Revise(Box::new(judged))).err(), Some(EditError::RevisesThePast));
    let silent = Revision { reason: " ".into(), ..past.clone() };
    assert_eq!(plan.apply(Edit::Revise(Box::new(silent))).err(), Some(EditError::NoReason));
    let later = first(&plan).plus(12);
    assert_eq!(propose_revision(&plan, Money(300_000), later, "x", day()), Err(Undefined::NoMonths.into()));
    assert_eq!(propose_revision(&plan, Money(132_000), from, "x", day()), Err(Undefined::NoTarget.into()));
    // Taking the first edit back gives the plan of before.
    let mut revised = before.clone();
    revised.apply(Edit::Revise(Box::new(past))).unwrap();
    revised.swap(&mut undo).unwrap();
    assert_eq!(revised, before);
}

/// What a standing says of the original is what its figures say; what bounds promise is held against the target that
/// stands, and not against what the methods would say today.
#[test]
fn the_original_is_read_off_and_promises_are_held_against_what_stands() {
    let mut plan = under_way();
    let through = plan.horizon();
    // Revised when two months were over, and read three months later.
    let horizon = Horizon { data_through: Some(first(&plan).plus(1)), ..through };
    plan.apply(Edit::SetHorizon(horizon)).unwrap();
    let from = first(&plan).plus(2);
    let revision = propose_revision(&plan, Money(300_000), from, "a store opens", day()).unwrap();
    plan.apply(Edit::Revise(Box::new(revision))).unwrap();
    plan.apply(Edit::SetHorizon(through)).unwrap();
    let company = assess(&plan).unwrap().company.clone();
    for window in [Window::Year, Window::ToDate, Window::Month(from)] {
        let money = company.original(window).map(Money::to_f64);
        assert_eq!(money, of(&plan, assess::Figure::OriginalIn(Whose::Company, window).into()));
        let attained = company.original_attainment(window);
        assert_eq!(attained, of(&plan, assess::Figure::OriginalAttainment(Whose::Company, window).into()));
    }
    assert_eq!(company.original_attainment(Window::ToDate), Ok(105_000.0 / 110_000.0));
    assert!(company.reading(Window::ToDate).attainment.unwrap() < 105_000.0 / 110_000.0);
    // Each account's part by weight is 1,500; one is promised 1,650.
    let id = plan.accounts()[0].id;
    let floor = Bound::Between { floor: Some(Money(165_000)), cap: None, reason: "".into() };
    plan.apply(Edit::SetBounds(vec![(id, Some(floor))])).unwrap();
    let gauge = gauges(&plan, Money(300_000)).unwrap()[0];
    assert_eq!(of(&plan, split::Figure::OverAssignment(Whose::Company).into()), gauge.excess);
    assert!(gauge.excess.unwrap() > 0.0);
}

/// Bob's account goes to Ann from the fourth month on: three months of sales and target stay with Bob.
#[test]
fn sales_and_target_follow_a_hand_over_from_its_month() {
    let mut plan = under_way();
    let id = plan.accounts()[1].id;
    let company = assess(&plan).unwrap().company.clone();
    let start = plan.clone();
    let edit = |to: &str, from: i32| Edit::HandOver {
        accounts: vec![id],
        to: to.into(),
        from: first(&start).plus(from),
        on: day(),
        reason: "Bob moves".into(),
    };
    let mut undo = plan.apply(edit("Ann", 3)).unwrap().undo;
    assert_eq!(plan.owner_in(id, first(&plan).plus(2)), "Bob");
    assert_eq!(plan.owner_in(id, first(&plan).plus(3)), "Ann");
    let page = assess(&plan).unwrap();
    let names: Vec<&str> = page.owners.iter().map(|owner| &*owner.name).collect();
    assert_eq!(names, ["Ann", "Bob"]);
    let [ann, bob] = [0, 1].map(|at| &page.owners[at].standing);
    assert_eq!(bob.whose, Whose::Former(0));
    let year = |standing: &Standing| standing.target(Window::Year).unwrap();
    assert_eq!((year(ann), year(bob)), (Money(132_000 + 99_000), Money(33_000)));
    assert_eq!(ann.actual(Window::ToDate), Ok(Money(60_000 + 18_000)));
    assert_eq!(bob.actual(Window::ToDate), Ok(Money(27_000)));
    // Nothing is left of what is to come for who has no account any more, and the company does not change.
    assert_eq!((bob.base_to_come(), ann.base_to_come()), (0.0, company.base_to_come()));
    assert_eq!(page.company, company);
    assert_eq!(of(&plan, assess::Figure::Actual(Whose::Former(0), Window::ToDate).into()), Ok(27_000.0));
    // Handed on again, before that month: then Ann never had it.
    plan.apply(edit("Cleo", 2)).unwrap();
    assert_eq!(plan.owner_in(id, first(&plan).plus(1)), "Bob");
    assert_eq!(plan.owner_in(id, first(&plan).plus(3)), "Cleo");
    plan = start.clone();
    plan.apply(edit("Ann", 3)).unwrap();
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, start);
    assert_eq!(plan.apply(edit(" ", 3)).err(), Some(EditError::EmptyName));
    // A wrong month is put right by handing over again, and handing back takes it back.
    plan.apply(edit("Ann", 3)).unwrap();
    plan.apply(edit("Ann", 5)).unwrap();
    assert_eq!(plan.hand_overs().len(), 1);
    assert_eq!([4, 5].map(|at| plan.owner_in(id, first(&plan).plus(at)).to_string()), ["Bob", "Ann"]);
    assert_eq!(plan.apply(edit("Ann", 5)).err(), Some(EditError::NothingHandedOver));
    plan.apply(edit("Bob", 5)).unwrap();
    assert_eq!(plan, start);
    // Taking back a hand-over that stands on another leaves that one as it is.
    plan.apply(edit("Ann", 1)).unwrap();
    let correct = plan.clone();
    plan.apply(edit("Cleo", 4)).unwrap();
    plan.apply(edit("Ann", 4)).unwrap();
    assert_eq!(plan, correct);
    plan.apply(edit("Bob", 0)).unwrap();
    // There and back again: one account each month, and one name.
    plan.apply(edit("Ann", 2)).unwrap();
    plan.apply(edit("Bob", 4)).unwrap();
    let page = assess(&plan).unwrap();
    let bob = &page.owners.iter().find(|owner| &*owner.name == "Bob").unwrap().standing;
    assert_eq!((bob.accounts, bob.keys.len(), bob.whose), (1, 1, Whose::Owner(id)));
    let buyers = bob.buyers(Window::ToDate).unwrap();
    assert_eq!((buyers.now, buyers.of), (1, 1));
    assert_eq!(bob.actual(Window::ToDate), Ok(Money(3 * 9_000)));
    assert_eq!(bob.buyers(Window::Month(first(&plan).plus(2))).unwrap().of, 0);
}

/// What a person has earned is not lost with the accounts; the months after are not theirs, nor those before the next
/// person's.
#[test]
fn pay_so_far_outlives_a_hand_over() {
    let mut plan = under_way();
    agree(&mut plan, |terms| {
        terms.pay.insert("Bob".into(), Money(12_000_000));
        terms.growth.walk = PayWalk::EachPeriod;
    });
    let bob = Whose::Owner(plan.accounts()[1].id);
    let month = |plan: &Plan, at: i32| Window::Month(first(plan).plus(at));
    let each = of(&plan, assess::Figure::Pay(bob, month(&plan, 0), PayOf::Variable).into()).unwrap();
    let (id, from) = (plan.accounts()[1].id, first(&plan).plus(3));
    hand_over(&mut plan, id, "Ann", from);
    let bob = Whose::Former(0);
    assert_eq!(of(&plan, assess::Figure::Pay(bob, Window::ToDate, PayOf::Variable).into()), Ok(3.0 * each));
    assert_eq!(of(&plan, assess::Figure::Pay(bob, Window::ToDate, PayOf::Fixed).into()), Ok(3.0 * 500_000.0));
    assert_eq!(
        of(&plan, assess::Figure::Pay(bob, Window::ToDate, PayOf::Total).into()),
        Ok(3.0 * (each + 500_000.0))
    );
    for part in [PayOf::Fixed, PayOf::Variable, PayOf::Total] {
        assert_eq!(
            of(&plan, assess::Figure::Pay(bob, month(&plan, 3), part).into()),
            Err(Undefined::NotTheirs)
        );
    }
    // And the year costs what they have earned.
    let told = chances(&plan).unwrap();
    let cost = |plan: &Plan| {
        let years = year_pay(plan, &told, &[264_000.0]);
        years.iter().map(|year| year.pay(year.target)).sum::<f64>()
    };
    assert_eq!(cost(&plan), 3.0 * (each + 500_000.0));
    // Cleo is paid from the month on that she takes over: nine months of twelve, two of them so far.
    hand_over(&mut plan, id, "Cleo", from);
    then(&mut plan, "pay Cleo 12_000_000; pay Dora 1");
    let cleo = Whose::Owner(id);
    assert_eq!(
        of(&plan, assess::Figure::Pay(cleo, month(&plan, 2), PayOf::Fixed).into()),
        Err(Undefined::NotTheirs)
    );
    assert_eq!(
        of(&plan, assess::Figure::Pay(cleo, Window::ToDate, PayOf::Fixed).into()),
        Ok(2.0 * 500_000.0)
    );
    let told = chances(&plan).unwrap();
    let years = year_pay(&plan, &told, &[132_000.0, 132_000.0]);
    assert_eq!(years[1].pay(132_000.0), 9_000_000.0);
    let page = assess(&plan).unwrap();
    assert_eq!(paid_elsewhere(&plan, &page), [("Dora".into(), Money(1))]);
    // Whoever had accounts in part of the year is measured over that part: 9,000 a month of a flat year.
    assert_eq!(of(&plan, assess::Figure::RunRate(cleo).into()), Ok(9_000.0));
    assert_eq!(
        of(&plan, assess::Figure::RequiredRate(cleo).into()),
        Ok(f64::round((9.0 * 11_000.0 - 18_000.0) / 7.0))
    );
    assert_eq!(of(&plan, assess::Figure::RunRate(bob).into()), Ok(9_000.0));
    assert_eq!(of(&plan, assess::Figure::RequiredRate(bob).into()), Err(Undefined::NoTarget));
}

/// What somebody has earned who has handed everything over is part of what the year costs: Bob's fixed pay of three months.
#[test]
fn who_has_handed_everything_over_still_costs() {
    let mut plan = under_way();
    then(&mut plan, "pay Bob 12_000_000");
    let (id, from) = (plan.accounts()[1].id, first(&plan).plus(3));
    hand_over(&mut plan, id, "Ann", from);
    let earned =
        of(&plan, assess::Figure::Pay(Whose::Former(0), Window::ToDate, PayOf::Total).into()).unwrap();
    assert!(earned >= 1_500_000.0);
    let told = chances(&plan).unwrap();
    let years = year_pay(&plan, &told, &[264_000.0]);
    let pay = |group: usize, sales: f64| years.get(group).map_or(0.0, |year: &YearPay| year.pay(sales));
    let cost = simulate(&told.draws, Some((years.len(), &pay)), &mut |_| true).unwrap().cost.unwrap();
    // Ann has no pay, so all of it is Bob's.
    assert!((cost.planned.mean() - earned).abs() < 1e-6, "{} {earned}", cost.planned.mean());
}

/// Without accounts to raise a target on, those that are gone keep theirs.
#[test]
fn a_revision_raises_what_can_still_be_sold() {
    let mut plan = under_way();
    let (gone, left) = (plan.accounts()[1].id, plan.accounts()[0].id);
    plan.apply(Edit::Remove(vec![gone])).unwrap();
    let from = first(&plan).plus(6);
    let revision = propose_revision(&plan, Money(300_000), from, "a store opens", day()).unwrap();
    assert_eq!(revision.targets.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [left]);
    plan.apply(Edit::Revise(Box::new(revision))).unwrap();
    assert_eq!(plan.committed().unwrap().total_now(), Money(300_000));
}

/// The landing's interval is read off the draws of the chance: with two accounts that move with the market alone, of deviation
/// .2, what is to come after five months has its median at exp(-.02), and deviates (12 / 7)^(1/4) times as much.
#[test]
fn the_landing_has_an_interval() {
    let mut plan = under_way();
    let market = Market { deviation: Some(0.2), ..Market::default() };
    configure(&mut plan, |settings| settings.market = market);
    assert_eq!(landing_interval(&plan, Whose::Company), Err(Undefined::NotDrawn));
    assert_eq!(of(&plan, assess::Figure::LandingLow(Whose::Company).into()), Err(Undefined::NotDrawn));
    draw(&plan).unwrap();
    let standing = standing(&plan, Whose::Company).unwrap();
    let landing = standing.landing().unwrap().to_f64();
    let to_come = landing - 105_000.0;
    let widening = (12.0_f64 / 7.0).powf(0.25);
    let end = |z: f64| landing + to_come * widening * (libm::exp(0.2 * z - 0.02) - 1.0);
    let (low, high) = landing_interval(&plan, Whose::Company).unwrap();
    for (found, z) in [(low, -1.281_551_565_544_600_4), (high, 1.281_551_565_544_600_4)] {
        assert!((found.to_f64() / end(z) - 1.0).abs() < 0.01, "{found} {}", end(z));
    }
    assert_eq!(of(&plan, assess::Figure::LandingLow(Whose::Company).into()), Ok(low.to_f64()));
    // The chance of the landing's ends is that of the draws: the interval and the chance agree.
    for (end, wanted) in [(low, 0.9), (high, 0.1)] {
        let chance = drawn(&plan).unwrap().scope.unchanged.probability(end.to_f64());
        assert!((chance - wanted).abs() < 0.001, "{chance}");
    }
}

/// A year's pay of 120,000, half of it fixed: at 90 % the default curve of growth pays 80 % of what is variable. Each month
/// by itself.
#[test]
fn pay_follows_the_curve_of_the_phase() {
    let mut plan = under_way();
    let ids = ids(&plan);
    let [ann, bob] = [0, 1].map(|at| Whose::Owner(ids[at]));
    let month = Window::Month(first(&plan));
    assert_eq!(of(&plan, assess::Figure::Pay(ann, month, PayOf::Total).into()), Err(Undefined::NoPay));
    let mut terms = plan.terms().clone();
    terms.pay.insert("Bob".into(), Money(12_000_000));
    terms.growth.walk = PayWalk::EachPeriod;
    plan.apply(Edit::SetTerms(Box::new(terms.clone()))).unwrap();
    // Bob sold 90 of 110 a month: 81.8 %, of which the curve pays 2 x 31.8 %.
    let attained = 9_000.0 / 11_000.0;
    let wanted = (500_000.0 * 2.0 * (attained - 0.5_f64)).round();
    assert_eq!(of(&plan, assess::Figure::Pay(bob, month, PayOf::Fixed).into()), Ok(500_000.0));
    assert_eq!(of(&plan, assess::Figure::Pay(bob, month, PayOf::Variable).into()), Ok(wanted));
    assert_eq!(
        of(&plan, assess::Figure::Pay(bob, Window::ToDate, PayOf::Total).into()),
        Ok(5.0 * (500_000.0 + wanted))
    );
    let open = Window::Month(first(&plan).plus(5));
    assert_eq!(of(&plan, assess::Figure::Pay(bob, open, PayOf::Total).into()), Err(Undefined::NotYet));
    let pay = payroll(&plan, &assess(&plan).unwrap());
    assert_eq!((&*pay[1].name, pay[1].to_date[2]), ("Bob", Ok(Money((5.0 * (500_000.0 + wanted)) as i64))));
    assert_eq!(pay[0].to_date, [Err(Undefined::NoPay); 3]);
    // By sales: the tiers of the published example, marginal 5, 6 and 7 %, on sales of 150,000 units pay 8,250.
    terms.growth.by = PayInput::Sales;
    let tiers = [(Some(1e5), 0.05), (Some(1.25e5), 0.06), (None, 0.07)];
    terms.growth.curve = PayCurve::of_tiers(PayKind::Marginal, &tiers);
    plan.apply(Edit::SetTerms(Box::new(terms.clone()))).unwrap();
    let sold = vec![(ids[1], Cell::Sales(first(&plan), Money(15_000_000)))];
    plan.apply(Edit::Cells(sold)).unwrap();
    assert_eq!(of(&plan, assess::Figure::Pay(bob, month, PayOf::Variable).into()), Ok(825_000.0));
    // In start-up a quarter is paid at once, under its own terms.
    configure(&mut plan, |settings| settings.first_phase = Phase::StartUp);
    assert_eq!(of(&plan, assess::Figure::Pay(bob, Window::Quarter(0), PayOf::Fixed).into()), Ok(2_400_000.0));
    terms.growth.curve.tiers.clear();
    let refused = plan.apply(Edit::SetTerms(Box::new(terms))).err();
    assert_eq!(refused, Some(EditError::PayCurve(PayInput::Sales, PayFault::NoTiers)));
}

/// What a simulated year costs at exactly the target is what the terms pay for it.
#[test]
fn a_year_at_target_costs_what_it_pays() {
    let mut plan = under_way();
    let mut terms = plan.terms().clone();
    terms.pay.insert("Ann".into(), Money(12_000_000));
    terms.growth.curve = PayCurve::of_tiers(PayKind::Marginal, &[(None, 1.0)]);
    plan.apply(Edit::SetTerms(Box::new(terms.clone()))).unwrap();
    let told = chances(&plan).unwrap();
    let years = year_pay(&plan, &told, &[132_000.0, 132_000.0]);
    assert!((years[0].pay(132_000.0) - 12_000_000.0).abs() < 1e-6);
    assert!((years[0].pay(66_000.0) - 9_000_000.0).abs() < 1e-6);
    assert_eq!(years[1].pay(66_000.0), 0.0);
    terms.growth.by = PayInput::Sales;
    terms.growth.curve = PayCurve::of_tiers(PayKind::Marginal, &[(Some(100.0), 0.1), (None, 0.2)]);
    // 1,320 units a year are 110 a month: 10 + 2 each, beside 6 million fixed; or once 10 + 244.
    for (walk, variable) in [(PayWalk::EachPeriod, 12.0 * 1_200.0), (PayWalk::ToDate, 25_400.0)] {
        terms.growth.walk = walk;
        plan.apply(Edit::SetTerms(Box::new(terms.clone()))).unwrap();
        let years = year_pay(&plan, &told, &[132_000.0, 132_000.0]);
        assert!((years[0].pay(132_000.0) - 6_000_000.0 - variable).abs() < 1e-6, "{walk:?}");
    }
}

/// Weights count by their part of the sum: .6 and .6 are a half each. None above nothing is refused.
#[test]
fn weights_of_criteria_stand_as_typed_and_count_by_their_parts() {
    let mut plan = under_way();
    let bob = Whose::Owner(plan.accounts()[1].id);
    let month = Window::Month(first(&plan));
    let keys = standing(&plan, bob).unwrap().buyers(month).unwrap();
    let part = keys.now as f64 / keys.of as f64;
    let mut terms = plan.terms().clone();
    terms.growth.criteria[1].weight = 0.6;
    plan.apply(Edit::SetTerms(Box::new(terms.clone()))).unwrap();
    assert_eq!(plan.terms().growth.criteria.iter().map(|it| it.weight).collect::<Vec<_>>(), [0.6, 0.6]);
    let wanted = 0.5 * (9.0 / 11.0) + 0.5 * part;
    assert!((of(&plan, assess::Figure::Review(bob, month).into()).unwrap() - wanted).abs() < 1e-12);
    terms.growth.criteria.iter_mut().for_each(|criterion| criterion.weight = 0.0);
    assert_eq!(plan.apply(Edit::SetTerms(Box::new(terms))).err(), Some(EditError::NoWeight));
}

/// Sales of 81.8 % at .6 and one key account of one at .4.
#[test]
fn a_review_adds_its_criteria_up_and_history_keeps_its_own() {
    let mut plan = under_way();
    let bob = Whose::Owner(plan.accounts()[1].id);
    let month = Window::Month(first(&plan));
    let keys = standing(&plan, bob).unwrap().buyers(month).unwrap();
    let part = keys.now as f64 / keys.of as f64;
    let wanted = 0.6 * (9.0 / 11.0) + 0.4 * part;
    assert!((of(&plan, assess::Figure::Review(bob, month).into()).unwrap() - wanted).abs() < 1e-12);
    // A judged criterion is not defined until it is rated; once written, a review keeps the criteria of its time.
    agree(&mut plan, |terms| {
        terms.growth.criteria.push(Criterion {
            kind: CriterionKind::Own("Care".into()),
            weight: 0.2,
            anchors: Default::default(),
        });
        terms.growth.criteria[0].weight = 0.4;
    });
    assert_eq!(of(&plan, assess::Figure::Review(bob, month).into()), Err(Undefined::NotRated));
    let row = window_from(&plan, first(&plan)).unwrap();
    let key: ReviewKey = ("Bob".into(), first(&plan));
    let mut review = review_or_empty(&plan, &key, &row, day());
    review.rows[2].1 = Rating::new(4);
    review.notes = "Calls back the same day.".into();
    let mut undo = plan.apply(Edit::SetReview(key.clone(), Some(Box::new(review.clone())))).unwrap().undo;
    let wanted = 0.4 * (9.0 / 11.0) + 0.4 * part + 0.2 * 0.8;
    assert!((of(&plan, assess::Figure::Review(bob, month).into()).unwrap() - wanted).abs() < 1e-12);
    plan.apply(Edit::SetTerms(Box::default())).unwrap();
    assert!((of(&plan, assess::Figure::Review(bob, month).into()).unwrap() - wanted).abs() < 1e-12);
    assert_eq!(plan.reviews()[&key], review);
    plan.swap(&mut undo).unwrap();
    assert!(plan.reviews().is_empty());
}

/// Whoever has no key account is assessed by what is left: sales weigh all, and ratings of .6 and .4 by 60 to 20.
#[test]
fn a_criterion_with_nothing_to_count_is_left_out() {
    let mut plan = sample::plan(false);
    let all = assess(&plan).unwrap();
    let bare = all.owners.iter().find(|owner| !owner.name.is_empty() && owner.standing.keys.is_empty());
    let (name, whose) = bare.map(|owner| (owner.name.clone(), owner.standing.whose)).unwrap();
    let month = Window::Month(first(&plan).plus(2));
    let sales = of(&plan, assess::Figure::Attainment(whose, month).into()).unwrap();
    assert!((of(&plan, assess::Figure::Review(whose, month).into()).unwrap() - sales).abs() < 1e-12);

    agree(&mut plan, |terms| {
        let care =
            Criterion { kind: CriterionKind::Own("Care".into()), weight: 0.2, anchors: Default::default() };
        terms.growth.criteria.push(care);
        terms.growth.criteria[1].weight = 0.2;
    });
    assert_eq!(of(&plan, assess::Figure::Review(whose, month).into()), Err(Undefined::NotRated));
    let row = window_from(&plan, first(&plan).plus(2)).unwrap();
    let key: ReviewKey = (name, first(&plan).plus(2));
    let mut review = review_or_empty(&plan, &key, &row, day());
    review.rows[2].1 = Rating::new(3);
    plan.apply(Edit::SetReview(key, Some(Box::new(review)))).unwrap();
    let wanted = (0.6 * sales + 0.2 * 0.6) / 0.8;
    assert!((of(&plan, assess::Figure::Review(whose, month).into()).unwrap() - wanted).abs() < 1e-12);

    // Nothing but key accounts, and none: there is nothing to assess by.
    agree(&mut plan, |terms| {
        terms.growth.criteria.drain(..1);
        terms.growth.criteria.drain(1..);
        terms.growth.criteria[0].weight = 1.0;
    });
    let other = Window::Month(first(&plan).plus(3));
    assert_eq!(of(&plan, assess::Figure::Review(whose, other).into()), Err(Undefined::NoKeyAccounts));
}

/// One of two at target; and what is asked of a territory spreads by nothing where all grow alike.
#[test]
fn fairness_of_a_year() {
    let plan = under_way();
    let found = fairness_of(&plan).unwrap();
    assert_eq!((found.rows, found.people, found.people_reached), (10, 2, 1));
    let periods = found.answer(Fair::Periods).unwrap();
    assert_eq!((periods.value, of(&plan, assess::Figure::Fair(Fair::Periods).into())), (0.5, Ok(0.5)));
    assert!(found.answer(Fair::Spread).unwrap().value < 1e-6);
    assert_eq!(of(&plan, assess::Figure::Fair(Fair::People).into()), Ok(0.5));
}

/// Another spelling is another name everywhere; a hand-over from the one to the other was none; two who are both paid
/// stay two.
#[test]
fn a_person_is_renamed_wherever_the_plan_has_the_name() {
    let mut plan = under_way();
    let id = plan.accounts()[1].id;
    agree(&mut plan, |terms| terms.pay = [("Ann".into(), Money(7)), ("Bob".into(), Money(8))].into());
    let row = window_from(&plan, first(&plan)).unwrap();
    let review = review_or_empty(&plan, &("Bob".into(), first(&plan)), &row, day());
    plan.apply(Edit::SetReview(("Bob".into(), first(&plan)), Some(Box::new(review)))).unwrap();
    let start = first(&plan);
    hand_over(&mut plan, id, "Bobby", start.plus(2));
    hand_over(&mut plan, id, "Ann", start.plus(4));
    let before = plan.clone();
    let rename = |from: &str, to: &str| Edit::RenamePerson { from: from.into(), to: to.into() };

    let mut undo = plan.apply(rename("Bob", "Bobby")).unwrap().undo.clone();
    assert_eq!(plan.people().into_iter().collect::<Vec<_>>(), ["Ann", "Bobby"]);
    assert_eq!(plan.terms().pay, [("Ann".into(), Money(7)), ("Bobby".into(), Money(8))].into());
    assert_eq!(plan.reviews().keys().collect::<Vec<_>>(), [&("Bobby".into(), first(&plan))]);
    let hands: Vec<_> = plan.hand_overs().iter().map(|it| (it.from, &*it.before)).collect();
    assert_eq!(hands, [(first(&plan).plus(4), "Bobby")]);
    for at in 0..6 {
        let month = first(&plan).plus(at);
        let was = before.owner_in(id, month);
        assert_eq!(plan.owner_in(id, month), if was == "Bob" { "Bobby" } else { was });
    }
    let refused = plan.apply(rename("Ann", "Bobby")).err();
    assert_eq!(refused, Some(EditError::PersonExists { name: "Bobby".into() }));
    assert_eq!(plan.apply(rename("Bob", "Rob")).err(), Some(EditError::NoPerson { name: "Bob".into() }));
    assert_eq!(plan.apply(rename("Ann", " ")).err(), Some(EditError::EmptyName));
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn people_survive_a_store() {
    let mut plan = under_way();
    let id = plan.accounts()[1].id;
    let from = first(&plan).plus(6);
    hand_over(&mut plan, id, "Ann", from);
    let revision = propose_revision(&plan, Money(300_000), from, "a store opens", day()).unwrap();
    plan.apply(Edit::Revise(Box::new(revision))).unwrap();
    agree(&mut plan, |terms| {
        terms.pay.insert("Ann".into(), Money(7));
        terms.start_up.by = PayInput::Sales;
        terms.start_up.curve.accelerator = Some(Accelerator { from: 1.0, factor: 2.0 });
        terms.start_up.curve.threshold = Some(0.5);
        terms.start_up.criteria[0].anchors[3] = "Five found".into();
        terms.growth.criteria[0].kind = CriterionKind::Own("Care".into());
    });
    let row = window_from(&plan, first(&plan)).unwrap();
    let key: ReviewKey = ("Ann".into(), first(&plan));
    let mut review = review_or_empty(&plan, &key, &row, day());
    review.rows[0].1 = Rating::new(3);
    plan.apply(Edit::SetReview(key, Some(Box::new(review)))).unwrap();
    let texts = copy::write(&plan, "plan", 7);
    assert_eq!(copy::read(texts, "plan").unwrap().plan, plan);

    // Without pay everything else is there.
    let paid = plan.terms().clone();
    let texts = copy::write_without_pay(&plan, 7).unwrap();
    let copied = copy::read(texts.clone(), "plan").unwrap();
    assert_eq!((copied.plan.terms().pay.len(), copied.unreadable), (0, 0));
    let mut restored = copied.plan;
    restored.apply(Edit::SetTerms(Box::new(paid.clone()))).unwrap();
    assert_eq!(restored, plan);
    // No pay and no trace of it: whoever is paid whatever, the file is the same to the last unit.
    let other = Terms { pay: [("Bob".into(), Money(8_765_432_100))].into(), ..paid.clone() };
    plan.apply(Edit::SetTerms(Box::new(other))).unwrap();
    assert_eq!(copy::write_without_pay(&plan, 7).unwrap(), texts);
    plan.apply(Edit::SetTerms(Box::new(Terms { pay: [].into(), ..paid }))).unwrap();
    assert_eq!(copy::write(&plan, "plan", 7), texts);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whoever has an account when, the owners' months sum to the company's, and each figure explains itself.
    #[test]
    fn owners_sum_to_the_company_through_hand_overs_and_revisions(
        plan in planned::committed(),
        hands in prop::collection::vec((0..9_usize, 0..4_u8, -2..14_i32), 0..5),
        revised in prop::option::of((0..12_i32, 1..90_000_000_i64)),
    ) {
        let mut plan = plan;
        if plan.committed().is_none() {
            return Ok(());
        }
        for (at, to, from) in hands {
            let Some(id) = plan.accounts().get(at).map(|account| account.id) else { continue };
            let from = first(&plan).plus(from);
            // One that changes nothing is refused.
            let edit = Edit::HandOver {
                accounts: vec![id],
                to: format!("owner {to}").into(),
                from,
                on: day(),
                reason: "moved".into(),
            };
            let _ = plan.apply(edit);
        }
        if let Some((from, total)) = revised {
            let from = first(&plan).plus(from);
            let over = plan.data_through().is_some_and(|through| from <= through);
            if let (false, Ok(revision)) = (over, propose_revision(&plan, Money(total), from, "because", day())) {
                plan.apply(Edit::Revise(Box::new(revision))).unwrap();
                prop_assert_eq!(plan.committed().unwrap().total_now(), Money(total));
            }
        }
        let page = assess(&plan).unwrap();
        // Nobody has a key account twice, and in every month each is somebody's.
        for at in 0..12 {
            let month = 1_u16 << at;
            let held = page.owners.iter().flat_map(|it| &it.standing.keys).filter(|key| key.held & month != 0);
            prop_assert_eq!(held.count(), page.company.keys.len());
        }
        for owner in &page.owners {
            for window in page.windows.iter().map(|row| row.window).chain([Window::ToDate]) {
                if let Ok(buyers) = owner.standing.buyers(window) {
                    prop_assert!(buyers.now <= buyers.of, "{:?}", buyers);
                }
            }
        }
        for at in 0..12 {
            let sum = |of: &dyn Fn(&Standing) -> Money| page.owners.iter().map(|it| of(&it.standing)).sum::<Money>();
            // Nobody answers for accounts that are not there yet.
            let new = plan.committed().unwrap().newcomers.months[at];
            let of_all = |sum: Money| Money(sum.0 + new.0);
            prop_assert_eq!(of_all(sum(&|it| it.target_months[at])), page.company.target_months[at]);
            prop_assert_eq!(sum(&|it| it.actual_months[at]), page.company.actual_months[at]);
            prop_assert_eq!(of_all(sum(&|it| it.original_months[at])), page.company.original_months[at]);
        }
        let mut terms = plan.terms().clone();
        for owner in page.owners.iter().filter(|owner| !owner.name.is_empty()) {
            terms.pay.insert(owner.name.clone(), Money(1_234_567));
        }
        plan.apply(Edit::SetTerms(Box::new(terms))).unwrap();
        for owner in &page.owners {
            let whose = owner.standing.whose;
            prop_assert_eq!(&standing(&plan, whose).unwrap(), &owner.standing);
            for window in page.windows.iter().map(|row| row.window).chain([Window::ToDate]) {
                let figures = [
                    assess::Figure::Pay(whose, window, PayOf::Fixed),
                    assess::Figure::Pay(whose, window, PayOf::Variable),
                    assess::Figure::Pay(whose, window, PayOf::Total),
                    assess::Figure::Review(whose, window),
                    assess::Figure::OriginalIn(whose, window),
                    assess::Figure::OriginalAttainment(whose, window),
                    assess::Figure::TargetIn(whose, window),
                ];
                for figure in figures {
                    explains(&plan, figure.into())?;
                }
            }
            for figure in [assess::Figure::LandingLow(whose), assess::Figure::LandingHigh(whose), assess::Figure::Landing(whose)] {
                explains(&plan, figure.into())?;
            }
            if let Ok((low, high)) = landing_interval(&plan, whose) {
                prop_assert!(low <= high);
            }
        }
        for figure in [split::Figure::Committed.into(), split::Figure::CommittedFirst.into()].into_iter().chain(Fair::ALL.map(|fair| assess::Figure::Fair(fair).into())) {
            explains(&plan, figure)?;
        }
    }
}

/// What is shown evaluates to what is said.
fn explains(plan: &Plan, figure: Figure) -> Result<(), TestCaseError> {
    let explained = explain(plan, figure);
    prop_assert_eq!(value(plan, figure), explained.result, "{:?}", figure);
    if let Ok(found) = explained.result {
        prop_assert!(found.is_finite());
        prop_assert_eq!(explained.replay().map(|it| it + 0.0), Some(found + 0.0), "{:?}", figure);
        prop_assert_eq!(explained.lines.last().map(|line| line.name), Some(Name::Result));
    }
    Ok(())
}

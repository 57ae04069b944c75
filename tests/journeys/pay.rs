//! Pay: terms, curve, payroll, cost, and the question before it leaves.

use std::collections::BTreeMap;

use keyline::calc::split::propose_commit;
use keyline::file::copy;
use keyline::plan::{
    Book, Edit, FiscalYear, Horizon, Intake, Ledger, Money, Month, PayCurve, PayInput, PayKind, PayWalk,
    Plan, Profile, Scope, Settings, Span,
};

use crate::browser::{WIDE, journey};
use crate::page::file;

/// A cliff is pointed out, a payout follows the curve, and the file is asked about.
#[test]
fn pay_follows_its_curve_and_is_asked_about() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment/pay").await?;
        assert!(page.text().await?.contains("The pay curve has no cliffs"));
        // Half of 60,000 a year is fixed: 2,500 a month, nine of them so far.
        let name = "Anna Whitlock";
        page.fill(&format!("year-pay-{name}"), "60,000").await?;
        page.expect_near(&format!("pay-{name}"), 9.0 * 2_500.0, 36_000.0).await?;
        let so_far = page.number(&format!("pay-{name}")).await?;
        assert!(so_far > 9.0 * 2_500.0, "{so_far}");

        // A threshold cuts a cliff into the curve; the finding says where, and undo takes it away.
        page.fill("pay-threshold", "70%").await?;
        page.until("the cliff to be said", async || Ok(page.text().await?.contains("cliff at 70%"))).await?;
        page.press("undo").await?;
        page.until("it to be gone", async || Ok(page.text().await?.contains("no cliffs"))).await?;

        // Marginal 5, 6 and 7 % of sales, as published for 150,000: 8,250. Here by its parts, on what was sold.
        page.choose("pay-by", "Sales").await?;
        page.fill("tier-value-0", "5%").await?;
        let before = page.number(&format!("pay-{name}")).await?;
        page.fill("tier-value-0", "10%").await?;
        page.until("pay to double", async || {
            let now = page.number(&format!("pay-{name}")).await?;
            Ok((now - 22_500.0 - 2.0 * (before - 22_500.0)).abs() < 1.0)
        })
        .await?;
        page.choose("pay-by", "Attainment").await?;

        // A figure explains itself down to the curve.
        page.press(&format!("pay-{name}")).await?;
        assert!(page.words("explanation").await?.contains("Pay"));
        page.keys(thirtyfour::Key::Escape).await?;

        // The cost over simulated years comes from the worker.
        page.press("ask-cost").await?;
        page.until("the cost", async || Ok(page.has("cost-says").await)).await?;
        let cost = page.number("cost-unchanged").await?;
        assert!(cost > 0.0, "{cost}");

        // It does not leave without a question.
        page.press("export-pay").await?;
        assert!(page.text().await?.contains("names and the pay"));
        page.press_words("Cancel").await?;

        page.press("language").await?;
        page.until("Chinese", async || Ok(page.text().await?.contains("薪酬曲线没有断崖"))).await
    });
}

/// A year of Ann's that is over: 10,000 a month, and in November 20,000 came back. 4 % of sales, each month by itself.
fn a_closed_year() -> String {
    let mut plan = Plan::new("Closed");
    let first = Month::new(2025, 1).expect("a month");
    let mut sales = vec![1_000_000; 24];
    sales[22] = -2_000_000;
    let ledger = Ledger::from_cells(Span::new(first, 24), sales, Vec::new()).expect("a row");
    let profiles = vec![Profile { owner: "Ann".into(), ..Profile::named("Heron") }];
    let (book, over) = (Box::new(Book { profiles, ledger }), first.plus(11));
    let mut apply = |edit: Edit| plan.apply(edit).map(drop).expect("taken");
    apply(Edit::Take {
        book,
        intake: Intake::Replace,
        data_through: over,
        currency: None,
        answers: Box::default(),
    });
    apply(Edit::Configure(Box::new(Settings { scope: Scope::All, ..Settings::default() })));
    let horizon =
        |data_through| Horizon { data_through: Some(data_through), plan_year: Some(FiscalYear(2026)) };
    apply(Edit::SetHorizon(horizon(over)));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let proposal = propose_commit(&plan, Money(12_000_000), "as before", day).expect("a target");
    let mut apply = |edit: Edit| plan.apply(edit).map(drop).expect("taken");
    apply(Edit::Commit(Box::new(proposal)));
    apply(Edit::SetHorizon(horizon(first.plus(23))));
    let mut terms = plan.terms().clone();
    terms.growth.by = PayInput::Sales;
    terms.growth.curve = PayCurve::of_tiers(PayKind::Step, &[(None, 0.04)]);
    terms.growth.walk = PayWalk::EachPeriod;
    plan.apply(Edit::SetTerms(Box::new(terms))).expect("taken");
    let texts = copy::write_without_pay(&plan, 7).expect("written");
    serde_json::to_string(&texts.into_iter().collect::<BTreeMap<_, _>>()).expect("written")
}

/// A closed year costs what was paid; settling each month by itself is named with its amount, and the year to date takes
/// back what came back.
#[test]
fn a_return_takes_back_what_it_earned() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/settings").await?;
        page.press("settings-own").await?;
        page.choose_copy(&file("closed.json", a_closed_year())).await?;
        page.press("open-copy-confirm").await?;
        page.go("#/assessment/pay").await?;
        // Half of 40,000 is fixed: 1,666.67 a month, and eleven months are paid 400 each.
        page.fill("year-pay-Ann", "40,000").await?;
        page.expect("pay-Ann", "24400.04").await?;
        assert!(page.words("pay-Ann").await?.contains("24,400.04"));
        page.expect("cost-paid", "24400.04").await?;
        page.expect("apart-Ann", "800.00").await?;
        assert!(page.words("apart-says").await?.contains("800 more"));
        assert!(page.words("pay-notes").await?.contains("one period below nought"));
        assert!(page.words("walk-says").await?.contains("with its bounds as they were"));
        // Kept with tiers walked within each sale: paid, and offered, as marginal.
        assert!(page.words("was-by-sale").await?.contains("paid as marginal"));

        page.choose("pay-walk", "The year to date").await?;
        page.expect("pay-Ann", "23600.04").await?;
        page.expect("cost-paid", "23600.04").await?;
        page.until("the effect to be gone", async || Ok(!page.has("apart-says").await)).await?;
        page.choose("pay-period", "Nov 2026").await?;
        // 1,666.67 less 800.
        page.expect("pay-Ann", "866.67").await?;
        page.choose("pay-kind", "Whole amount").await?;
        page.until("the note to be gone", async || Ok(!page.has("was-by-sale").await)).await?;

        // A rate of variable pay is typed for one per cent attained.
        page.choose("pay-by", "Attainment").await?;
        let typed = "return document.querySelector(\"[data-testid='tier-value-1']\").value";
        page.until("the rate", async || Ok(page.script(typed).await?.as_str() == Some("2%"))).await?;

        page.press("language").await?;
        page.until("Chinese", async || Ok(page.text().await?.contains("本年已结束"))).await?;
        assert!(page.text().await?.contains("全额累进"));
        Ok(())
    });
}

/// A copy kept in the case is asked about; it opens with pay or, as a plan for others, without.
#[test]
fn a_copy_leaves_with_pay_or_without() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment/pay").await?;
        page.fill("year-pay-Anna Whitlock", "61,234").await?;
        page.go("#/settings").await?;
        let read = |text: &str| {
            let texts: BTreeMap<String, String> = serde_json::from_str(text).unwrap_or_default();
            let (found, _) = copy::read_all(texts.clone().into_iter().collect()).unwrap_or_default();
            (texts, found.first().map(|copied| copied.plan.clone()))
        };
        page.catch_download().await?;
        page.press("keep-copy").await?;
        page.press_asked("keep-copy-with-pay").await?;
        let (_, whole) = read(&page.caught().await?);
        let whole = whole.expect("the case opens");
        assert_eq!(whole.terms().pay.get("Anna Whitlock").map(|pay| pay.0), Some(6_123_400));

        page.catch_download().await?;
        page.press("keep-copy").await?;
        assert!(page.text().await?.contains("nobody’s pay"));
        page.press_asked("keep-copy-without-pay").await?;
        let text = page.caught().await?;
        let (texts, without) = read(&text);
        // The plan and nothing besides.
        assert!(texts.keys().all(|key| key.starts_with("keyline/plan/")), "{:?}", texts.keys());
        let without = without.expect("the plan opens");
        assert!(without.terms().pay.is_empty());
        assert_eq!((without.name(), without.accounts()), (whole.name(), whole.accounts()));

        page.press("language").await?;
        page.press("keep-copy").await?;
        page.until("Chinese", async || Ok(page.text().await?.contains("不含任何人的薪酬"))).await?;
        page.keys(thirtyfour::Key::Escape).await?;

        page.press("settings-own").await?;
        page.choose_copy(&file("without-pay.json", text)).await?;
        page.press("open-copy-confirm").await?;
        page.go("#/assessment/pay").await?;
        page.until("nobody to have pay", async || Ok(page.text().await?.contains("尚未填写任何人的目标薪酬")))
            .await
    });
}

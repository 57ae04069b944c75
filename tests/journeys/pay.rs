//! Pay: terms, curve, payroll, cost, and the question before it leaves.

use std::collections::BTreeMap;

use keyline::file::copy;

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

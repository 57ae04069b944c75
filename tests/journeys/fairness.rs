//! Whether the plan is fair to the people.

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};

/// Every question has its figure, its interval and a sentence that agrees with both; each figure explains itself.
#[test]
fn fairness_is_answered_in_figures_and_sentences() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment/fairness").await?;
        for correlation in ["fair-size", "fair-territory"] {
            let value = page.number(correlation).await?;
            assert!((-1.0..=1.0).contains(&value), "{correlation} {value}");
            let interval = page.words(&format!("{correlation}-interval")).await?;
            let ends: Vec<f64> = interval
                .split(" to ")
                .map(|end| end.replace('\u{2212}', "-").parse().expect("an end of an interval"))
                .collect();
            let open = ends[0] <= 0.0 && ends[1] >= 0.0;
            let says = page.words(&format!("{correlation}-says")).await?;
            assert_eq!(says.contains("No proof"), open, "{interval}: {says}");
        }
        let share = page.number("fair-people").await?;
        let says = page.words("fair-people-says").await?;
        assert_eq!(says.contains("fewer than the healthy 55–65%"), share < 0.55, "{share}: {says}");
        page.press("fair-people").await?;
        assert!(page.words("explanation").await?.contains("Wilson"));
        page.keys(Key::Escape + "").await?;
        // What the bounds promise is measured against the target that stands, and explained so.
        let over = page.number("fair-over").await?;
        page.press("fair-over").await?;
        let explained = page.words("explanation").await?;
        assert!(over < 0.05 && explained.contains("Over-assignment"), "{over}: {explained}");
        page.keys(Key::Escape + "").await?;

        page.press_words("Table").await?;
        let rows = page.script("return document.querySelectorAll('.frame__table tbody tr').length").await?;
        assert_eq!(rows, 8);
        page.press("language").await?;
        let text = page.text().await?;
        assert!(text.contains("公平吗？") && text.contains("55–65%"), "{text}");
        Ok(())
    });
}

/// With one person alone there is a sentence and no zero.
#[test]
fn fairness_of_one_person_is_a_named_absence() {
    journey(NARROW, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment/changes").await?;
        page.press("hand-tick-all").await?;
        page.fill("hand-to", "Sole Keeper").await?;
        page.choose("hand-from", "Jan 2026").await?;
        page.fill("hand-reason", "Everybody else left").await?;
        page.press("hand-over").await?;
        page.until("the list", async || Ok(page.has("handed").await)).await?;
        page.go("#/assessment/fairness").await?;
        assert!(page.words("fair-size-says").await?.contains("One person alone"));
        assert_eq!(page.words("fair-size-interval").await?, "no interval");
        page.fits("#/assessment/fairness").await?;
        page.press("language").await?;
        assert!(page.words("fair-size-says").await?.contains("仅一人"));
        page.fits("#/assessment/fairness").await
    });
}

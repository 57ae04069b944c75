//! The journeys.

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::{file, shared};

#[test]
fn an_account_file_becomes_a_pareto_curve_and_is_still_there_after_a_reload() {
    let Some(matrix) = shared("data/adventureworks/monthly_matrix.csv") else { return };
    journey(WIDE, async |page| {
        page.import(&matrix).await?;
        page.go("#/portfolio").await?;
        page.expect("pareto-n80", "186").await?;
        page.expect("abc-a", "186").await?;
        page.expect("abc-b", "125").await?;
        page.expect("abc-c", "324").await?;
        page.expect_near("pareto-top20-share", 0.667124, 5e-7).await?;
        page.expect_near("gini", 0.656278, 5e-7).await?;
        page.expect_near("hhi", 45.2402, 5e-5).await?;
        page.saved().await?;
        page.reload().await?;
        page.expect("pareto-n80", "186").await
    });
}

#[test]
fn a_file_that_is_no_table_is_refused_in_a_sentence() {
    let nothing = file("nothing.csv", "");
    journey(NARROW, async |page| {
        page.choose_file(&nothing).await?;
        page.until("a sentence", async || Ok(page.has("import-error").await)).await?;
        assert!(!page.words("import-error").await?.is_empty());
        Ok(())
    });
}

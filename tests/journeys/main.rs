//! Browser journeys: what a person does, in a real browser, on the built page.
//!
//! `cargo xtask test` builds the page, finds a browser and runs these. The page is served at a sub-path, as
//! any static host may serve it. A journey fails also where the console held an error or anything was asked
//! of another origin.

#![expect(clippy::expect_used, reason = "a journey that cannot be set up fails, which is what expect does")]

mod assessment;
#[expect(dead_code, reason = "what is only measured is in the pace")]
mod browser;
mod changes;
mod fairness;
mod faults;
mod follows;
mod import;
mod journeys;
mod page;
mod palette;
mod parts;
mod paste;
mod pay;
mod portfolio;
mod reviews;
mod scoreboard;
mod site;
mod targets;

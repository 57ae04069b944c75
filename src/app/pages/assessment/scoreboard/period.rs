//! Of which periods a board can be, what they are called, and which is shown at first.

use keyline::calc::assess::{Assessment, PhaseWindow};
use keyline::calc::{Undefined, Window};
use keyline::plan::{Phase, Plan};
use keyline::text::{ScoreboardText, Wording};

/// The sentences of the board.
pub fn words<'a>(wording: &Wording<'_>) -> &'a ScoreboardText {
    wording.numbers.language.text().scoreboard()
}

/// The year so far, its quarters and its months; those that are not over say so.
pub fn choices(all: &Assessment, wording: &Wording<'_>) -> Vec<(Window, String)> {
    let quarters = (0..4).map(Window::Quarter);
    let windows = std::iter::once(Window::ToDate).chain(quarters).chain(all.span.iter().map(Window::Month));
    let worded = |window| {
        let name = name(window, wording);
        let is_open = window != Window::ToDate && !is_over(all, window);
        (window, if is_open { (words(wording).not_over)(&name) } else { name })
    };
    windows.map(worded).collect()
}

/// What a period is called.
pub fn name(window: Window, wording: &Wording<'_>) -> String {
    match window {
        Window::ToDate => words(wording).to_date.into(),
        window => wording.window(window),
    }
}

/// Whether all months of a window are whole.
pub fn is_over(all: &Assessment, window: Window) -> bool {
    !matches!(all.company.reading(window).attainment, Err(Undefined::NotYet))
}

/// The phase of the latest month known.
pub fn phase(plan: &Plan, all: &Assessment) -> Phase {
    plan.settings().phase_in(all.through.unwrap_or(all.span.first))
}

/// What is shown at first: in start-up the latest quarter that is over, in growth the year so far.
pub fn first_window(all: &Assessment, phase: Phase) -> Window {
    let is_quarter =
        |row: &&PhaseWindow| matches!(row.window, Window::Quarter(_)) && is_over(all, row.window);
    let latest = all.windows.iter().rfind(is_quarter);
    match phase {
        Phase::StartUp => latest.map_or(Window::ToDate, |row| row.window),
        Phase::Growth => Window::ToDate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::calc;
    use keyline::file::sample;
    use keyline::plan::{Edit, Horizon};

    /// The built-in case in start-up, so many months into its year.
    fn after(months: usize) -> (Plan, std::sync::Arc<Assessment>) {
        let mut plan = sample::plan(false);
        let mut settings = plan.settings().clone();
        (settings.first_phase, settings.switches) = (Phase::StartUp, Vec::new());
        plan.apply(Edit::Configure(Box::new(settings))).unwrap();
        let first = plan.plan_span().unwrap().first;
        let data_through = Some(first.plus(months as i32 - 1));
        plan.apply(Edit::SetHorizon(Horizon { data_through, ..plan.horizon() })).unwrap();
        let all = calc::assess::assess(&plan).unwrap();
        (plan, all)
    }

    #[test]
    fn a_period_is_over_with_its_last_month() {
        for months in [1, 3, 5] {
            let (_, all) = after(months);
            for at in 0..12 {
                let month = Window::Month(all.span.first.plus(at));
                assert_eq!(is_over(&all, month), (at as usize) < months, "{at} after {months}");
            }
            for quarter in 0..4 {
                let over = (quarter + 1) * 3 <= months;
                assert_eq!(is_over(&all, Window::Quarter(quarter as u8)), over, "{quarter} after {months}");
            }
        }
    }

    #[test]
    fn in_start_up_the_latest_quarter_that_is_over_is_shown() {
        let first = |months, phase| first_window(&after(months).1, phase);
        assert_eq!(first(2, Phase::StartUp), Window::ToDate);
        assert_eq!(first(5, Phase::StartUp), Window::Quarter(0));
        assert_eq!(first(5, Phase::Growth), Window::ToDate);
    }
}

//! Who is reviewed, of which periods, and how far that is.

use std::collections::BTreeSet;

use keyline::calc::assess::{Assessment, PhaseWindow, Standing};
use keyline::calc::{self, Whose};
use keyline::plan::{Month, Plan};
use keyline::text::{ReviewsText, Wording};

/// The sentences of the page.
pub fn words<'a>(wording: &Wording<'_>) -> &'a ReviewsText {
    wording.numbers.language.text().reviews()
}

/// Who can be reviewed: whoever answered for accounts in the year, and those who were reviewed and are gone.
pub fn people(plan: &Plan, all: &Assessment) -> Vec<(Box<str>, Option<Whose>)> {
    let named = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let mut people: Vec<(Box<str>, Option<Whose>)> =
        named.map(|owner| (owner.name.clone(), Some(owner.standing.whose))).collect();
    people.sort_by(|(one, _), (other, _)| one.cmp(other));
    let reviewed: BTreeSet<&Box<str>> = plan.reviews().keys().map(|(name, _)| name).collect();
    let gone = reviewed.into_iter().filter(|name| !named_in(all, name));
    people.extend(gone.map(|name| (name.clone(), None)));
    people
}

fn named_in(all: &Assessment, name: &str) -> bool {
    all.owners.iter().any(|owner| *owner.name == *name)
}

/// Where a person stands.
pub fn standing_of<'a>(all: &'a Assessment, name: &str) -> Option<&'a Standing> {
    all.owners.iter().find(|owner| *owner.name == *name).map(|owner| &owner.standing)
}

/// Whether all months of a period are whole.
pub fn is_over(all: &Assessment, row: &PhaseWindow) -> bool {
    row.span.last().is_some_and(|last| all.through.is_some_and(|through| last <= through))
}

/// The latest period that is over.
pub fn latest(all: &Assessment) -> Option<&PhaseWindow> {
    all.windows.iter().rfind(|row| is_over(all, row))
}

/// The periods of the year with their names.
pub fn periods(all: &Assessment, wording: &Wording<'_>) -> Vec<(Option<Month>, String)> {
    let period = |row: &PhaseWindow| {
        let name = wording.window(row.window);
        let name = if is_over(all, row) { name } else { (words(wording).not_over)(&name) };
        (Some(row.span.first), name)
    };
    all.windows.iter().map(period).collect()
}

/// How many reviews of periods that are over have a result, and how many there are.
pub fn counts(plan: &Plan, all: &Assessment) -> (usize, usize) {
    let over: Vec<&PhaseWindow> = all.windows.iter().filter(|row| is_over(all, row)).collect();
    let people = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let due = people.flat_map(|owner| {
        // A period before they came, or after they handed everything over, is not due.
        let held = over.iter().filter(|row| owner.standing.months_held(row.span) > 0);
        held.map(|row| calc::assess::review_of(plan, &owner.standing, row).is_ok())
    });
    due.fold((0, 0), |(found, count), is_found| (found + usize::from(is_found), count + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::file::sample;

    #[test]
    fn people_are_listed_by_name_and_nobody_without_one() {
        let plan = sample::plan(false);
        let people = people(&plan, &calc::assess::assess(&plan).unwrap());
        let names: Vec<&str> =
            people.iter().filter(|(_, whose)| whose.is_some()).map(|(name, _)| &**name).collect();
        assert!(!names.is_empty() && names.iter().all(|name| !name.is_empty()));
        assert!(names.is_sorted(), "{names:?}");
        let all = calc::assess::assess(&plan).unwrap();
        assert!(names.iter().all(|name| standing_of(&all, name).is_some()));
    }

    #[test]
    fn the_latest_period_is_the_last_one_that_is_over() {
        let plan = sample::plan(false);
        let all = calc::assess::assess(&plan).unwrap();
        let over: Vec<Month> =
            all.windows.iter().filter(|row| is_over(&all, row)).map(|row| row.span.first).collect();
        assert_eq!(latest(&all).map(|row| row.span.first), over.last().copied());
        let (found, due) = counts(&plan, &all);
        assert!(found <= due && due <= over.len() * all.owners.len());
    }
}

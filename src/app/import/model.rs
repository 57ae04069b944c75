//! What is decided about a file before it is taken: which questions are open, which month ends it, what was
//! answered.

use keyline::file::import::{Gap, Import, ImportOptions, Question};
use keyline::plan::{Answers, Ledger, Money, Month, Plan, Span, ToldBy};

/// A question that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// About the file alone.
    OfFile(Question),
    /// Which of several accounts of a name is meant.
    Several,
    /// What the months between those of the plan and those of the file brought.
    Between,
}

/// The questions that are open: those of the file, then whether the plan knows its accounts by something
/// else, which of several accounts of a name is meant, and what lies between the plan and the file.
pub fn asks(of_file: Vec<Question>, otherwise: bool, several: bool, between: bool) -> Vec<Ask> {
    // The file may ask the same by itself.
    let otherwise = otherwise && !of_file.contains(&Question::ToldBy);
    let more = [(otherwise, Ask::OfFile(Question::ToldBy)), (several, Ask::Several), (between, Ask::Between)];
    let more = more.into_iter().filter(|(is_open, _)| *is_open).map(|(_, ask)| ask);
    of_file.into_iter().map(Ask::OfFile).chain(more).collect()
}

/// What tells accounts apart: what was found in the file, else what was chosen, else the code. `None` while
/// that is open, in the file or because the plan knows accounts by something else.
pub fn told_by(found: Option<(ToldBy, bool)>, chosen: Option<ToldBy>, otherwise: bool) -> Option<ToldBy> {
    let is_open = otherwise || found.is_some_and(|(_, is_open)| is_open);
    (!is_open).then(|| found.map(|(by, _)| by).or(chosen).unwrap_or(ToldBy::Code))
}

/// The last whole month of a plan with accounts: as it was set, else the last one with sales that is over.
/// None that lies ahead.
pub fn end_of_plan(plan: &Plan, this_month: Month) -> Option<Month> {
    let typed = || plan.ledger().last_month_with_sales().map(|last| last.min(this_month.plus(-1)));
    let set = plan.horizon().data_through.filter(|set| *set <= this_month);
    (!plan.accounts().is_empty()).then(|| set.or_else(typed)).flatten()
}

/// The months that may be the last whole one, latest first, 24 at most. `own` is the last whole month of the
/// plan that is updated, `proposed` that of the file. A month to come cannot be.
pub fn months_to_end(
    ledger: &Ledger,
    own: Option<Month>,
    proposed: Option<Month>,
    this_month: Option<Month>,
) -> Vec<Month> {
    // Where no month was read, none is offered.
    if own.is_none() && ledger.span().is_empty() {
        return Vec::new();
    }
    let first = ledger.span().first;
    let last = ledger.last_month_with_sales().or(ledger.span().last()).unwrap_or(first);
    let last = this_month.map_or(last, |this_month| last.min(this_month));
    let first = proposed.map_or(first, |proposed| first.min(proposed));
    // An update with older months does not move the plan's own end back.
    let last = own.map_or(last, |own| own.max(last)).max(first);
    Span::between(first.max(last.plus(-23)), last).iter().rev().collect()
}

/// The last whole month as it stands: as chosen, else as proposed, where those are listed, else the latest.
pub fn chosen_end(months: &[Month], chosen: Option<Month>, proposed: Option<Month>) -> Option<Month> {
    let listed = |month: &Month| months.contains(month);
    chosen.filter(listed).or(proposed.filter(listed)).or(months.first().copied())
}

/// What was answered of a file, and of earlier ones of its plan.
pub fn answers(import: &Import, options: &ImportOptions, plan: &Plan) -> Answers {
    let found = import.identity.as_ref().filter(|identity| !identity.several_names.is_empty());
    let mut without_sales = options.without_sales.clone();
    if options.gap == Some(Gap::NothingSold) {
        without_sales.extend(import.gaps.iter().copied());
    }
    let told_by = options.told_by.or(found.map(|identity| identity.told_by));
    let settled = plan.answers().settled.clone();
    let (alike, taken_sums) = (options.alike.clone(), options.taken_sums.clone());
    Answers { told_by, alike, taken_sums, without_sales, settled }
}

/// The sales of every account and month that was read.
pub fn total(import: &Import) -> Money {
    import.month_totals.iter().copied().sum()
}

/// The years that dates without one may be of, latest first: the next one, ten up to this one, and the one
/// they were read in.
pub fn years_offered(now: Option<i32>, found: Option<i32>) -> Vec<i32> {
    let mut years: Vec<i32> = now.into_iter().flat_map(|now| (now - 9..=now + 1).rev()).collect();
    years.extend(found.filter(|year| !years.contains(year)));
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::{AccountId, Cell, Edit, Horizon, Profile};

    fn month(year: i32, number: u32) -> Month {
        Month::new(year, number).unwrap()
    }

    /// A plan of one account that bought in these months.
    fn plan(bought: &[Month]) -> Plan {
        let mut plan = Plan::new("Plan");
        plan.apply(Edit::Add(vec![Profile::named("Acme")])).unwrap();
        let id: AccountId = plan.accounts()[0].id;
        let cells = bought.iter().map(|&month| (id, Cell::Sales(month, Money(100)))).collect();
        plan.apply(Edit::Cells(cells)).unwrap();
        plan
    }

    #[test]
    fn what_tells_accounts_apart_is_asked_once() {
        let of_file = vec![Question::ToldBy];
        assert_eq!(asks(of_file.clone(), true, false, false), [Ask::OfFile(Question::ToldBy)]);
        assert_eq!(asks(Vec::new(), true, false, false), [Ask::OfFile(Question::ToldBy)]);
        let all = [Ask::OfFile(Question::ToldBy), Ask::Several, Ask::Between];
        assert_eq!(asks(of_file, false, true, true), all);
        assert_eq!(asks(Vec::new(), false, false, false), []);
    }

    #[test]
    fn what_was_found_goes_before_what_was_chosen() {
        let (code, name) = (ToldBy::Code, ToldBy::Name);
        for (found, chosen, otherwise, expected) in [
            (None, None, false, Some(code)),
            (None, Some(name), false, Some(name)),
            (Some((name, false)), None, false, Some(name)),
            (Some((name, false)), Some(code), false, Some(name)),
            // Open in the file, or because the plan knows its accounts by something else.
            (Some((name, true)), Some(code), false, None),
            (Some((name, false)), None, true, None),
        ] {
            assert_eq!(told_by(found, chosen, otherwise), expected, "{found:?} {chosen:?} {otherwise}");
        }
    }

    #[test]
    fn a_plan_ends_before_the_month_under_way_unless_that_was_said() {
        let now = month(2026, 3);
        assert_eq!(end_of_plan(&Plan::new("Plan"), now), None);
        assert_eq!(end_of_plan(&plan(&[month(2025, 11)]), now), Some(month(2025, 11)));
        let mut plan = plan(&[month(2025, 11), now]);
        assert_eq!(end_of_plan(&plan, now), Some(month(2026, 2)));
        let set = |data_through| Edit::SetHorizon(Horizon { data_through, plan_year: None });
        plan.apply(set(Some(now))).unwrap();
        assert_eq!(end_of_plan(&plan, now), Some(now));
        // Set in a month that lies ahead by this browser's clock, it is not believed.
        assert_eq!(end_of_plan(&plan, month(2026, 2)), Some(month(2026, 1)));
    }

    #[test]
    fn the_end_is_one_of_the_last_two_years_and_no_month_to_come() {
        let (file, now) = (plan(&[month(2023, 1), month(2026, 3)]), Some(month(2026, 2)));
        let offered = |own, proposed| months_to_end(file.ledger(), own, proposed, now);
        let all = offered(None, None);
        assert_eq!((all.len(), all[0], all[23]), (24, month(2026, 2), month(2024, 3)));
        // What the plan has goes on behind the file; older months of the file do not move it back.
        assert_eq!(offered(Some(month(2026, 5)), None)[0], month(2026, 5));
        assert_eq!(offered(Some(month(2020, 1)), None), all);
        assert_eq!(months_to_end(Plan::new("Plan").ledger(), None, None, now), []);
        // A short file offers its own months, and the one that is proposed before them.
        let short = plan(&[month(2026, 1)]);
        let offered = |proposed| months_to_end(short.ledger(), None, proposed, now);
        assert_eq!(offered(None), [month(2026, 1)]);
        assert_eq!(offered(Some(month(2025, 12))), [month(2026, 1), month(2025, 12)]);
    }

    #[test]
    fn a_choice_that_is_not_listed_any_more_gives_way() {
        let months = [month(2026, 3), month(2026, 2), month(2026, 1)];
        let [latest, middle, first] = months;
        let gone = Some(month(2020, 1));
        assert_eq!(chosen_end(&months, Some(first), Some(middle)), Some(first));
        assert_eq!(chosen_end(&months, gone, Some(middle)), Some(middle));
        assert_eq!(chosen_end(&months, gone, gone), Some(latest));
        assert_eq!(chosen_end(&[], Some(first), None), None);
    }

    #[test]
    fn the_year_that_was_found_can_be_chosen() {
        let years = years_offered(Some(2026), Some(2026));
        assert_eq!((years.len(), years[0], years[10]), (11, 2027, 2017));
        assert_eq!(years_offered(Some(2026), Some(2009)).last(), Some(&2009));
        assert_eq!(years_offered(None, None), [0; 0]);
    }
}

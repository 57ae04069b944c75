//! What can still change of a committed year.

use keyline::plan::{AccountId, Month, Plan, Span};

/// The committed year.
pub fn year(plan: &Plan) -> Option<Span> {
    plan.committed().map(|committed| plan.settings().calendar.span(committed.year))
}

/// The first month of the committed year that is not whole yet; its last one where all are.
pub fn first_to_come(plan: &Plan) -> Option<Month> {
    let year = year(plan)?;
    let next = plan.data_through().map_or(year.first, Month::next);
    Some(next.max(year.first).min(year.last()?))
}

/// The months of a year that lie after one; all where none is told.
pub fn months_after(year: Span, through: Option<Month>) -> Vec<Month> {
    year.iter().filter(|month| through.is_none_or(|through| *month > through)).collect()
}

/// The accounts whose name or whose owner's holds a text; of one owner where one is told.
pub fn found(plan: &Plan, query: &str, owner: Option<&str>) -> Vec<AccountId> {
    let query = query.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&query);
    let accounts = plan.accounts().iter().filter(|account| {
        let profile = &account.profile;
        let is_theirs = owner.is_none_or(|owner| *owner == *profile.owner);
        is_theirs && (query.is_empty() || holds(&profile.name) || holds(&profile.owner))
    });
    accounts.map(|account| account.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::{Edit, Horizon, Profile};

    fn month(year: i32, number: u32) -> Month {
        Month::new(year, number).unwrap()
    }

    #[test]
    fn a_change_holds_from_the_first_month_that_is_not_whole() {
        let mut plan = keyline::file::sample::plan(false);
        let year = year(&plan).unwrap();
        let mut through = |data_through| {
            let horizon = Horizon { data_through: Some(data_through), ..plan.horizon() };
            plan.apply(Edit::SetHorizon(horizon)).unwrap();
            first_to_come(&plan)
        };
        assert_eq!(through(year.first), Some(year.first.next()));
        // Before the year begins it is its first month.
        assert_eq!(through(year.first.plus(-2)), Some(year.first));
        // Where nothing is committed, nothing of it is still to come.
        assert_eq!(first_to_come(&Plan::new("Plan")), None);
    }

    #[test]
    fn the_months_to_come_lie_after_the_last_whole_one() {
        let year = Span::new(month(2026, 1), 12);
        assert_eq!(months_after(year, None).len(), 12);
        assert_eq!(months_after(year, Some(month(2026, 10))), [month(2026, 11), month(2026, 12)]);
        assert_eq!(months_after(year, Some(month(2026, 12))), []);
    }

    #[test]
    fn accounts_are_found_by_their_name_and_their_owner() {
        let mut plan = Plan::new("Plan");
        let profile = |(name, owner): (&str, &str)| Profile { owner: owner.into(), ..Profile::named(name) };
        let all = [("Acme", "Ann"), ("Bolt", "Bea"), ("Ann & Co", "")].map(profile);
        plan.apply(Edit::Add(all.to_vec())).unwrap();
        let found = |query, owner| {
            let ids = found(&plan, query, owner);
            ids.into_iter().map(|id| &*plan.account(id).unwrap().profile.name).collect::<Vec<_>>()
        };
        assert_eq!(found("", None), ["Acme", "Bolt", "Ann & Co"]);
        assert_eq!(found(" ANN", None), ["Acme", "Ann & Co"]);
        assert_eq!(found("", Some("Bea")), ["Bolt"]);
        // Those without an owner are somebody's, too.
        assert_eq!(found("", Some("")), ["Ann & Co"]);
        assert_eq!(found("acme", Some("Bea")), [""; 0]);
    }
}

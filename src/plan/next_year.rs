//! A plan for the year after, and what one of two such plans can take over from the other.

use super::{Book, Edit, EditError, FiscalYear, Horizon, Ledger, Month, Plan, Profile, Span, SplitRules};

/// Figures that another plan has and this one has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The accounts that differ, over the months from the first that does to the other's last.
    pub book: Book,
    /// The first and the last month that differ.
    pub months: Span,
    /// The last whole month of the two plans.
    pub data_through: Month,
}

impl Plan {
    /// The same plan for another year under another name: with its accounts, figures and assumptions, without the target
    /// that is committed, and without the locks, floors, caps and fixed months of the split, which are amounts of that
    /// target's year.
    ///
    /// # Errors
    /// Where the year is none that a plan takes, or the name is empty.
    pub fn for_year(&self, year: FiscalYear, name: &str) -> Result<Plan, EditError> {
        let mut plan = self.clone();
        plan.apply(Edit::Rename(name.into()))?;
        if plan.committed().is_some() {
            plan.apply(Edit::Withdraw)?;
        }
        plan.apply(Edit::SetHorizon(Horizon { plan_year: Some(year), ..plan.horizon() }))?;
        let rules = SplitRules {
            bounds: Default::default(),
            month_locks: Default::default(),
            ..plan.split().clone()
        };
        plan.apply(Edit::SetSplit(Box::new(rules)))?;
        Ok(plan)
    }

    /// What `other` has and this plan has not: accounts matched as an update matches them, sales and margin of the months
    /// that the other knows. `None` where there is nothing to take over, and where the two count in different currencies.
    pub fn news_of(&self, other: &Plan) -> Option<News> {
        if self.settings().currency != other.settings().currency {
            return None;
        }
        let (own, theirs) = (self.ledger(), other.ledger());
        let profiles = other.accounts().iter().map(|account| Profile::clone(&account.profile));
        let profiles: Vec<_> = profiles.collect();
        let has_margin = own.has_margin() || theirs.has_margin();
        let mut months: Option<Span> = None;
        let mut rows = Vec::new();
        for (from, row) in self.rows_of(&profiles, self.answers()).into_iter().enumerate() {
            let differs = |month: &Month| match row {
                Some(row) => {
                    own.sales(row, *month) != theirs.sales(from, *month)
                        || (has_margin && own.margin(row, *month) != theirs.margin(from, *month))
                }
                None => theirs.sales(from, *month).0 != 0,
            };
            let mut differing = theirs.span().iter().filter(differs);
            let Some(first) = differing.next() else { continue };
            let span = Span::between(first, differing.next_back().unwrap_or(first));
            months = Some(months.map_or(span, |months| months.union(span)));
            rows.push(from);
        }
        let months = months?;
        // Months that the other knows and this plan has not come along, though they are alike: nothing was sold in them.
        let apart = own.span().gap_to(Span::between(months.first, theirs.span().last()?)).meet(theirs.span());
        let first = if apart.is_empty() { months.first } else { months.first.min(apart.first) };
        let span = Span::between(first, theirs.span().last()?);
        let sales = rows.iter().flat_map(|&row| span.iter().map(move |month| theirs.sales(row, month).0));
        let margin = |&row: &usize| {
            span.iter().map(move |month| theirs.margin(row, month).map(|margin| margin.0)).collect::<Vec<_>>()
        };
        let margin = if theirs.has_margin() { rows.iter().flat_map(margin).collect() } else { Vec::new() };
        let ledger = Ledger::from_cells(span, sales.collect(), margin)?;
        let profiles = rows.iter().filter_map(|&row| profiles.get(row).cloned()).collect();
        let data_through = self.data_through().max(other.data_through())?;
        Some(News { book: Book { profiles, ledger }, months, data_through })
    }
}

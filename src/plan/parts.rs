//! A plan taken apart and put together: the gate for stores and files.

use std::sync::Arc;

use super::check::{
    check_committed, check_hand_over, check_horizon, check_methods, check_months, check_profile,
    check_review, check_scenarios, check_settings, check_split, check_terms, named,
};
use super::{ACCOUNTS_LIMIT, Change, EditError, Label, Memory, Parts, Plan, Step};

impl Plan {
    /// The step that puts this plan in the place of another.
    pub(super) fn into_step(self, label: Label) -> Step {
        Step { label, changes: self.into_changes() }
    }

    pub(super) fn into_changes(self) -> Vec<Change> {
        let Parts {
            name,
            settings,
            horizon,
            answers,
            accounts,
            ledger,
            next_id,
            one_offs,
            methods,
            scenarios,
            split,
            committed,
            terms,
            reviews,
            hand_overs,
        } = self.into_parts();
        vec![
            Change::Name(name),
            Change::Settings(Box::new(settings)),
            Change::Horizon(horizon),
            Change::Answers(Box::new(answers)),
            Change::Contents(Box::new((Arc::new(accounts), ledger))),
            Change::NextId(next_id),
            Change::OneOffs(one_offs),
            Change::Methods(Box::new(methods)),
            Change::Scenarios(Box::new(scenarios)),
            Change::Split(Box::new(split)),
            Change::Committed(committed),
            Change::Terms(Box::new(terms)),
            Change::Reviews(reviews),
            Change::HandOvers(hand_overs),
        ]
    }

    /// A plan of given parts, checked as edits are: the gate for stores and files.
    pub fn from_parts(parts: Parts) -> Result<Plan, EditError> {
        check_settings(&parts.settings)?;
        check_methods(&parts.methods)?;
        check_horizon(parts.horizon)?;
        check_split(&parts.split)?;
        check_scenarios(&parts.scenarios)?;
        parts.committed.iter().try_for_each(|committed| check_committed(committed))?;
        check_terms(&parts.terms)?;
        parts.reviews.values().try_for_each(check_review)?;
        parts.hand_overs.iter().try_for_each(check_hand_over)?;
        check_months(parts.ledger.span().months)?;
        let (rows, accounts) = (parts.ledger.rows(), parts.accounts.len());
        if rows != accounts {
            return Err(EditError::RowsDoNotMatch { rows, accounts });
        }
        if accounts > ACCOUNTS_LIMIT {
            return Err(EditError::TooManyAccounts { accounts });
        }
        let mut ids: Vec<u32> = parts.accounts.iter().map(|account| account.id.0).collect();
        ids.sort_unstable();
        let unique = ids.windows(2).all(|pair| pair[0] < pair[1]);
        if !unique || ids.last().is_some_and(|&last| last >= parts.next_id) {
            return Err(EditError::IdsClash);
        }
        parts.accounts.iter().try_for_each(|account| check_profile(&account.profile))?;
        let Parts {
            name,
            settings,
            horizon,
            answers,
            accounts,
            ledger,
            next_id,
            one_offs,
            methods,
            scenarios,
            split,
            committed,
            terms,
            reviews,
            hand_overs,
        } = parts;
        let name = named(&name)?;
        let memory = Memory::default();
        Ok(Plan {
            name,
            settings,
            horizon,
            answers,
            accounts: Arc::new(accounts),
            ledger,
            next_id,
            one_offs,
            methods,
            scenarios,
            split,
            committed,
            terms,
            reviews,
            hand_overs,
            memory,
        })
    }

    /// The parts of the plan, for stores and files.
    pub fn into_parts(self) -> Parts {
        let Plan {
            name,
            settings,
            horizon,
            answers,
            accounts,
            ledger,
            next_id,
            one_offs,
            methods,
            scenarios,
            split,
            committed,
            terms,
            reviews,
            hand_overs,
            ..
        } = self;
        Parts {
            name,
            settings,
            horizon,
            answers,
            accounts: Arc::unwrap_or_clone(accounts),
            ledger,
            next_id,
            one_offs,
            methods,
            scenarios,
            split,
            committed,
            terms,
            reviews,
            hand_overs,
        }
    }
}

//! A plan, section by section, and the gate for stores and files.
//!
//! The list below is the one place that knows every section: from it come the parts of a plan, what an empty one has, how a
//! step puts a section in, and what is checked at the gate.

use std::collections::BTreeMap;
use std::mem::swap;
use std::sync::Arc;

use super::check::{
    check_commitment, check_hand_overs, check_horizon, check_methods, check_months, check_profile,
    check_reviews, check_scenarios, check_settings, check_split, check_terms, named,
};
use super::{
    ACCOUNTS_LIMIT, Account, Answers, Change, Committed, EditError, HandOver, Horizon, Label, Ledger, Memory,
    Methods, Month, OneOff, Plan, Review, ReviewKey, Scenarios, Settings, Span, SplitRules, Step, Terms,
};

/// Of each section its variant, its field, its type, and what must hold of it where not every value will do.
macro_rules! sections {
    ($($(#[$doc:meta])* $section:ident $field:ident: $of:ty $(, $check:expr)?;)+) => {
        /// The whole of a plan in the open, for stores and files: [`Plan::from_parts`] checks it at the door.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Parts {
            /// The accounts, in the user's order. Shared by copies until one of them changes, as the ledger's cells: a
            /// copy for a snapshot costs nothing.
            pub accounts: Arc<Vec<Account>>,
            /// Their sales, row by row.
            pub ledger: Ledger,
            $($(#[$doc])* pub $field: $of,)+
        }

        /// A section of a plan, whole: all that a plan has but its accounts and their sales.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(clippy::large_enum_variant, reason = "a change holds it boxed")]
        pub enum Section {
            $($(#[$doc])* $section($of),)+
        }

        impl Section {
            /// Changes places with the section of its kind.
            pub(super) fn swap(&mut self, parts: &mut Parts) {
                match self {
                    $(Section::$section(held) => swap(held, &mut parts.$field),)+
                }
            }
        }

        impl Parts {
            /// Of a plan without accounts, of which nobody has said anything.
            fn empty() -> Parts {
                Parts {
                    accounts: Arc::default(),
                    // An empty ledger still has a first month; any will do, since it has no months.
                    ledger: Ledger::new(Span::new(Month::EPOCH, 0), 0),
                    $($field: Default::default(),)+
                }
            }

            fn check_sections(&self) -> Result<(), EditError> {
                $($($check(&self.$field)?;)?)+
                Ok(())
            }

            /// The changes that put these in the place of another plan's.
            pub(super) fn into_changes(self) -> Vec<Change> {
                let contents = Change::Contents(Box::new((self.accounts, self.ledger)));
                vec![contents, $(Section::$section(self.$field).into(),)+]
            }
        }
    };
}

sections! {
    /// How the plan counts.
    Settings settings: Settings, check_settings;
    /// What the three methods are told.
    Methods methods: Methods, check_methods;
    /// Where the figures end and which year is planned, as the user set it.
    Horizon horizon: Horizon, check_horizon;
    /// How a target is split.
    Split split: SplitRules, check_split;
    /// The plan's assumptions by name, and others beside them.
    Scenarios scenarios: Scenarios, check_scenarios;
    /// The committed target.
    Committed committed: Option<Box<Committed>>, check_commitment;
    /// How people are assessed and paid.
    Terms terms: Terms, check_terms;
    /// The reviews, by person and first month.
    Reviews reviews: BTreeMap<ReviewKey, Review>, check_reviews;
    /// Which accounts went from one person to another, earliest month first.
    HandOvers hand_overs: Vec<HandOver>, check_hand_overs;
    /// The amounts set apart from the base.
    OneOffs one_offs: Vec<OneOff>;
    /// What was answered about files.
    Answers answers: Answers;
    /// The number the next account gets.
    NextId next_id: u32;
    /// The plan's name.
    Name name: Box<str>, named;
}

impl From<Section> for Change {
    fn from(section: Section) -> Change {
        Change::Section(Box::new(section))
    }
}

impl Plan {
    /// A plan without accounts.
    pub fn new(name: &str) -> Plan {
        let parts = Parts { name: name.into(), next_id: 1, ..Parts::empty() };
        Plan { parts, memory: Memory::default() }
    }

    /// The step that puts this plan in the place of another.
    pub(super) fn into_step(self, label: Label) -> Step {
        Step { label, changes: self.parts.into_changes() }
    }

    /// A plan of given parts, checked as edits are: the gate for stores and files.
    ///
    /// # Errors
    /// The first thing that no edit would have let in.
    pub fn from_parts(mut parts: Parts) -> Result<Plan, EditError> {
        parts.check_sections()?;
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
        parts.name = named(&parts.name)?;
        Ok(Plan { parts, memory: Memory::default() })
    }

    /// The parts of the plan, for stores and files.
    pub fn into_parts(self) -> Parts {
        self.parts
    }
}

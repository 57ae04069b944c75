//! A plan and its changes on paper, section by section: the shapes, the way there and back, and what a plan of schema 3 has
//! in place of each. A section more has a line in each of these, and its own shape in `schema`.
#![expect(missing_docs, reason = "every type and field mirrors the one of the same name in `plan`")]

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::v3;
use super::convert::{
    Meaningless, account, amount, answers, bound, boxed, committed, horizon, key_mark, month, one_off,
    profile, ratings, read_account, read_answers, read_bound, read_committed, read_horizon, read_key_mark,
    read_one_off, read_profile, read_ratings, read_settings, read_split, settings, span, split,
};
use super::methods::{methods, read_methods, read_scenarios, scenarios};
use super::people::{
    hand_over, read_hand_over, read_review, read_reviews, read_terms, review, reviews, terms,
};
use super::{
    Account, Answers, Bound, Committed, HandOver, Horizon, KeyMark, Methods, OneOff, Profile, Review, Rows,
    Settings, SplitRules, Terms,
};
use crate::plan::{self, AccountId, Section};

/// A plan but for its accounts, which stand in blocks of [`Rows`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub name: String,
    pub settings: Settings,
    pub horizon: Horizon,
    pub answers: Answers,
    pub first_month: i32,
    pub months: u32,
    pub next_id: u32,
    pub one_offs: Vec<OneOff>,
    pub methods: Methods,
    pub scenario: String,
    pub scenarios: Vec<(String, Methods)>,
    pub split: SplitRules,
    pub committed: Option<Committed>,
    pub terms: Terms,
    pub reviews: Vec<(String, i32, Review)>,
    pub hand_overs: Vec<HandOver>,
    /// The content sums of the blocks, in order.
    pub blocks: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    Name(String),
    Row { at: u32, row: Option<(Account, Vec<i64>, Vec<Option<i64>>)> },
    Profile(u32, Profile),
    Ratings(u32, [Option<u8>; 4]),
    Key(u32, Option<KeyMark>),
    Sales(u32, i32, i64),
    Margin(u32, i32, Option<i64>),
    Months(i32, u32),
    NextId(u32),
    OneOffs(Vec<OneOff>),
    Settings(Settings),
    Horizon(Horizon),
    Answers(Answers),
    Methods(Box<Methods>),
    Split(SplitRules),
    Bound(u32, Option<Bound>),
    Committed(Option<Committed>),
    Scenarios(String, Vec<(String, Methods)>),
    MonthLock(u32, i32, Option<i64>),
    Terms(Box<Terms>),
    Review(String, i32, Option<Review>),
    Reviews(Vec<(String, i32, Review)>),
    HandOvers(Vec<HandOver>),
}

/// Everything of a plan but its rows; `blocks` are the sums of the blocks that hold them.
pub fn head(plan: &plan::Plan, blocks: Vec<u64>) -> Head {
    let span = plan.ledger().span();
    Head {
        name: plan.name().into(),
        settings: settings(plan.settings()),
        horizon: horizon(plan.horizon()),
        answers: answers(plan.answers()),
        first_month: span.first.index(),
        months: span.months as u32,
        next_id: plan.next_id(),
        one_offs: plan.one_offs().iter().map(one_off).collect(),
        methods: methods(plan.methods()),
        scenario: plan.scenarios().plan.to_string(),
        scenarios: scenarios(plan.scenarios()),
        split: split(plan.split()),
        committed: plan.committed().map(committed),
        terms: terms(plan.terms()),
        reviews: reviews(plan.reviews()),
        hand_overs: plan.hand_overs().iter().map(hand_over).collect(),
        blocks,
    }
}

/// The parts of a plan from its head and its rows in order.
pub fn parts(head: Head, blocks: Vec<Rows>) -> Result<plan::Parts, Meaningless> {
    let span = span(head.first_month, head.months)?;
    let any_margin = blocks.iter().any(|block| !block.margin.is_empty());
    let (mut accounts, mut sales, mut margin) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks {
        let cells = block.sales.len();
        if cells != block.accounts.len() * span.months
            || !matches!(block.margin.len(), n if n == 0 || n == cells)
        {
            return Err(Meaningless);
        }
        if any_margin {
            let unknown = if block.margin.is_empty() { cells } else { 0 };
            margin.extend(block.margin);
            margin.extend(std::iter::repeat_n(None, unknown));
        }
        sales.extend(block.sales);
        for account in block.accounts {
            accounts.push(read_account(account)?);
        }
    }
    let ledger = if span.months == 0 {
        plan::Ledger::new(span, accounts.len())
    } else {
        plan::Ledger::from_cells(span, sales, margin).ok_or(Meaningless)?
    };
    let one_offs: Result<_, _> = head.one_offs.into_iter().map(read_one_off).collect();
    Ok(plan::Parts {
        name: boxed(head.name),
        settings: read_settings(head.settings)?,
        horizon: read_horizon(head.horizon)?,
        answers: read_answers(head.answers)?,
        accounts: Arc::new(accounts),
        ledger,
        next_id: head.next_id,
        one_offs: one_offs?,
        methods: read_methods(head.methods)?,
        scenarios: read_scenarios(head.scenario, head.scenarios)?,
        split: read_split(head.split)?,
        committed: head.committed.map(read_committed).transpose()?.map(Box::new),
        terms: read_terms(head.terms)?,
        reviews: read_reviews(head.reviews)?,
        hand_overs: head.hand_overs.into_iter().map(read_hand_over).collect::<Result<_, _>>()?,
    })
}

pub(super) fn change(change: &plan::Change) -> Option<Change> {
    Some(match change {
        plan::Change::Section(one) => section(one),
        plan::Change::Row { at, row } => Change::Row {
            at: *at as u32,
            row: row.as_ref().map(|entry| {
                let (who, cells) = &**entry;
                (account(who), cells.sales.clone(), cells.margin.clone())
            }),
        },
        plan::Change::Profile(id, one) => Change::Profile(id.0, profile(one)),
        plan::Change::Ratings(id, one) => Change::Ratings(id.0, ratings(*one)),
        plan::Change::Key(id, mark) => Change::Key(id.0, mark.as_ref().map(key_mark)),
        plan::Change::Sales(id, month, sales) => Change::Sales(id.0, month.index(), sales.0),
        plan::Change::Margin(id, month, margin) => {
            Change::Margin(id.0, month.index(), margin.map(|money| money.0))
        }
        plan::Change::Months(span) => Change::Months(span.first.index(), span.months as u32),
        plan::Change::Contents(_) => return None,
        plan::Change::Bound(id, one) => Change::Bound(id.0, one.as_ref().map(bound)),
        plan::Change::Review((person, from), one) => {
            Change::Review(person.to_string(), from.index(), one.as_deref().map(review))
        }
        plan::Change::MonthLock(id, month, lock) => {
            Change::MonthLock(id.0, month.index(), lock.map(|money| money.0))
        }
    })
}

/// What a step puts in place of a section.
fn section(section: &Section) -> Change {
    match section {
        Section::Name(name) => Change::Name(name.to_string()),
        Section::NextId(next) => Change::NextId(*next),
        Section::OneOffs(marks) => Change::OneOffs(marks.iter().map(one_off).collect()),
        Section::Settings(one) => Change::Settings(settings(one)),
        Section::Horizon(one) => Change::Horizon(horizon(*one)),
        Section::Answers(one) => Change::Answers(answers(one)),
        Section::Methods(one) => Change::Methods(Box::new(methods(one))),
        Section::Split(one) => Change::Split(split(one)),
        Section::Committed(one) => Change::Committed(one.as_deref().map(committed)),
        Section::Terms(one) => Change::Terms(Box::new(terms(one))),
        Section::Reviews(all) => Change::Reviews(reviews(all)),
        Section::HandOvers(all) => Change::HandOvers(all.iter().map(hand_over).collect()),
        Section::Scenarios(one) => Change::Scenarios(one.plan.to_string(), scenarios(one)),
    }
}

pub(super) fn read_change(change: Change) -> Result<plan::Change, Meaningless> {
    Ok(match change {
        Change::Name(name) => Section::Name(boxed(name)).into(),
        Change::Row { at, row } => plan::Change::Row {
            at: at as usize,
            row: match row {
                Some((account, sales, margin)) => {
                    sales
                        .iter()
                        .chain(margin.iter().flatten())
                        .try_for_each(|&cell| amount(cell).map(drop))?;
                    Some(Box::new((read_account(account)?, plan::LedgerRow { sales, margin })))
                }
                None => None,
            },
        },
        Change::Profile(id, one) => plan::Change::Profile(AccountId(id), Arc::new(read_profile(one)?)),
        Change::Ratings(id, one) => plan::Change::Ratings(AccountId(id), read_ratings(one)?),
        Change::Key(id, mark) => plan::Change::Key(AccountId(id), mark.map(read_key_mark).transpose()?),
        Change::Sales(id, at, sales) => plan::Change::Sales(AccountId(id), month(at)?, amount(sales)?),
        Change::Margin(id, at, margin) => {
            plan::Change::Margin(AccountId(id), month(at)?, margin.map(amount).transpose()?)
        }
        Change::Months(first, months) => plan::Change::Months(span(first, months)?),
        Change::NextId(next) => Section::NextId(next).into(),
        Change::OneOffs(marks) => {
            let marks: Result<_, _> = marks.into_iter().map(read_one_off).collect();
            Section::OneOffs(marks?).into()
        }
        Change::Settings(one) => Section::Settings(read_settings(one)?).into(),
        Change::Horizon(one) => Section::Horizon(read_horizon(one)?).into(),
        Change::Answers(one) => Section::Answers(read_answers(one)?).into(),
        Change::Methods(one) => Section::Methods(read_methods(*one)?).into(),
        Change::Split(one) => Section::Split(read_split(one)?).into(),
        Change::Bound(id, one) => plan::Change::Bound(AccountId(id), one.map(read_bound)),
        Change::Scenarios(plan, others) => Section::Scenarios(read_scenarios(plan, others)?).into(),
        Change::MonthLock(id, at, lock) => {
            plan::Change::MonthLock(AccountId(id), month(at)?, lock.map(amount).transpose()?)
        }
        Change::Committed(one) => {
            Section::Committed(one.map(read_committed).transpose()?.map(Box::new)).into()
        }
        Change::Terms(one) => Section::Terms(read_terms(*one)?).into(),
        Change::Review(person, from, one) => {
            let review = one.map(read_review).transpose()?.map(Box::new);
            plan::Change::Review((boxed(person), month(from)?), review)
        }
        Change::Reviews(all) => Section::Reviews(read_reviews(all)?).into(),
        Change::HandOvers(all) => {
            Section::HandOvers(all.into_iter().map(read_hand_over).collect::<Result<_, _>>()?).into()
        }
    })
}

/// What a plan of schema 3 has; the rest of the way is in `v3::hop`.
impl From<v3::Head> for Head {
    fn from(head: v3::Head) -> Head {
        Head {
            name: head.name,
            settings: head.settings.into(),
            horizon: head.horizon,
            answers: head.answers.into(),
            first_month: head.first_month,
            months: head.months,
            next_id: head.next_id,
            one_offs: head.one_offs,
            methods: head.methods,
            scenario: head.scenario,
            scenarios: head.scenarios,
            split: head.split,
            committed: head.committed.map(Into::into),
            terms: head.terms,
            reviews: head.reviews,
            hand_overs: head.hand_overs,
            blocks: head.blocks,
        }
    }
}

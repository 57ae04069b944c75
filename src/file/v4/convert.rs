//! Plan to paper and back. Writing cannot fail; reading refuses what has no meaning, and the plan's own gate
//! ([`plan::Plan::from_parts`]) checks the rest.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super as paper;
use super::numbers::Numbered;
use super::people::{read_revision, revision};
use super::sections::{change, parts, read_change};
use crate::file::archive::{Before, Entry, Lost};
use crate::plan::{self, AccountId, Money, Month, Span, ToldBy};

/// A number on the paper that stands for nothing this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a value on the paper has no meaning")]
pub struct Meaningless;

pub(super) fn month(index: i32) -> Result<Month, Meaningless> {
    Month::from_index(index).ok_or(Meaningless)
}

pub(super) fn span(first: i32, months: u32) -> Result<Span, Meaningless> {
    // Room is made for months before anything is known of them.
    if months as usize > plan::MONTHS_LIMIT {
        return Err(Meaningless);
    }
    Ok(Span::new(month(first)?, months as usize))
}

pub(super) fn amount(minor: i64) -> Result<Money, Meaningless> {
    if minor.unsigned_abs() > Money::LIMIT.0 as u64 { Err(Meaningless) } else { Ok(Money(minor)) }
}

pub(super) fn date(days: i32) -> Result<NaiveDate, Meaningless> {
    NaiveDate::from_num_days_from_ce_opt(days).ok_or(Meaningless)
}

pub(super) fn boxed(text: String) -> Box<str> {
    text.into_boxed_str()
}

/// The accounts of some rows with their figures.
pub fn rows(plan: &plan::Plan, range: std::ops::Range<usize>) -> paper::Rows {
    let ledger = plan.ledger();
    let months = ledger.span().months;
    let cells = range.start * months..range.end * months;
    let margin: Vec<Option<i64>> = ledger.margin_cells().skip(cells.start).take(cells.len()).collect();
    paper::Rows {
        accounts: plan.accounts().get(range).unwrap_or(&[]).iter().map(account).collect(),
        sales: ledger.cells().get(cells).unwrap_or(&[]).to_vec(),
        margin: if margin.iter().all(Option::is_none) { Vec::new() } else { margin },
    }
}

/// The parts of a plan of which not all can be read: the accounts that hold, and what is lost. `None` is a block that
/// could not be read, of as many as `block_rows` accounts.
pub fn salvage(
    mut head: paper::Head,
    blocks: Vec<Option<paper::Rows>>,
    block_rows: usize,
) -> Result<(plan::Parts, Lost), Meaningless> {
    let months = span(head.first_month, head.months)?.months;
    let (mut lost, mut place) = (Lost::default(), 0);
    let mut kept: Vec<paper::Rows> = Vec::new();
    let mut known = HashSet::new();
    let last = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        let sound = |block: &paper::Rows| {
            let cells = block.accounts.len().saturating_mul(months);
            block.sales.len() == cells && (block.margin.is_empty() || block.margin.len() == cells)
        };
        let Some(block) = block.filter(sound) else {
            let end = (at + 1 < last).then_some(place + block_rows);
            lost.places.push((place + 1, end));
            place += block_rows;
            continue;
        };
        for (row, account) in block.accounts.into_iter().enumerate() {
            place += 1;
            let cells = row * months..(row + 1) * months;
            let sales = block.sales[cells.clone()].to_vec();
            let margin = if block.margin.is_empty() { Vec::new() } else { block.margin[cells].to_vec() };
            let (id, name) = (account.id, account.profile.name.clone());
            let rows = paper::Rows { accounts: vec![account], sales, margin };
            if !known.contains(&id) && holds(&head, rows.clone()) {
                known.insert(id);
                kept.push(rows);
            } else if name.trim().is_empty() {
                lost.places.push((place, Some(place)));
            } else {
                lost.names.push(boxed(name));
            }
        }
    }
    // A number once given is given to no other account.
    head.next_id = known.iter().map(|id| id.saturating_add(1)).fold(head.next_id, u32::max);
    Ok((parts(head, kept)?, lost))
}

/// Whether one account and its figures pass the gate on their own.
fn holds(head: &paper::Head, rows: paper::Rows) -> bool {
    let plain = paper::head(&plan::Plan::new("-"), Vec::new());
    let (first_month, months) = (head.first_month, head.months);
    let head = paper::Head { first_month, months, next_id: u32::MAX, ..plain };
    parts(head, vec![rows]).is_ok_and(|parts| plan::Plan::from_parts(parts).is_ok())
}

pub(super) fn account(account: &plan::Account) -> paper::Account {
    paper::Account {
        id: account.id.0,
        profile: profile(&account.profile),
        ratings: ratings(account.ratings),
        key: account.key.as_ref().map(key_mark),
    }
}

pub(super) fn read_account(account: paper::Account) -> Result<plan::Account, Meaningless> {
    Ok(plan::Account {
        id: AccountId(account.id),
        profile: Arc::new(read_profile(account.profile)?),
        ratings: read_ratings(account.ratings)?,
        key: account.key.map(read_key_mark).transpose()?,
    })
}

pub(in crate::file) fn profile(profile: &plan::Profile) -> paper::Profile {
    paper::Profile {
        name: profile.name.to_string(),
        code: profile.code.to_string(),
        group: profile.group.to_string(),
        region: profile.region.to_string(),
        owner: profile.owner.to_string(),
        channel: profile.channel.to_string(),
        segment: profile.segment.to_string(),
        tags: profile.tags.iter().map(ToString::to_string).collect(),
        facts: plan::Fact::ALL.map(|fact| profile.fact(fact)),
    }
}

pub(in crate::file) fn read_profile(profile: paper::Profile) -> Result<plan::Profile, Meaningless> {
    let mut read = plan::Profile {
        name: boxed(profile.name),
        code: boxed(profile.code),
        group: boxed(profile.group),
        region: boxed(profile.region),
        owner: boxed(profile.owner),
        channel: boxed(profile.channel),
        segment: boxed(profile.segment),
        tags: profile.tags.into_iter().map(boxed).collect(),
        ..plan::Profile::default()
    };
    for (fact, value) in plan::Fact::ALL.into_iter().zip(profile.facts) {
        let (low, high) = fact.limits();
        if value.is_some_and(|value| !(low..=high).contains(&value)) {
            return Err(Meaningless);
        }
        read.set_fact(fact, value);
    }
    Ok(read)
}

pub(super) fn ratings(ratings: plan::Ratings) -> [Option<u8>; 4] {
    plan::Judged::ALL.map(|judged| ratings.get(judged).map(plan::Rating::step))
}

pub(super) fn read_ratings(steps: [Option<u8>; 4]) -> Result<plan::Ratings, Meaningless> {
    let mut ratings = plan::Ratings::default();
    for (judged, step) in plan::Judged::ALL.into_iter().zip(steps) {
        let rating = step.map(|step| plan::Rating::new(step).ok_or(Meaningless)).transpose()?;
        ratings.set(judged, rating);
    }
    Ok(ratings)
}

pub(super) fn key_mark(mark: &plan::KeyMark) -> paper::KeyMark {
    paper::KeyMark { key: mark.key, on: mark.on.num_days_from_ce(), reason: mark.reason.to_string() }
}

pub(super) fn read_key_mark(mark: paper::KeyMark) -> Result<plan::KeyMark, Meaningless> {
    Ok(plan::KeyMark { key: mark.key, on: date(mark.on)?, reason: boxed(mark.reason) })
}

pub(super) fn one_off(mark: &plan::OneOff) -> paper::OneOff {
    paper::OneOff {
        account: mark.account.0,
        month: mark.month.index(),
        amount: mark.amount.0,
        reason: mark.reason.to_string(),
    }
}

pub(super) fn read_one_off(mark: paper::OneOff) -> Result<plan::OneOff, Meaningless> {
    Ok(plan::OneOff {
        account: AccountId(mark.account),
        month: month(mark.month)?,
        amount: Money(mark.amount),
        reason: boxed(mark.reason),
    })
}

pub(super) fn settings(settings: &plan::Settings) -> paper::Settings {
    let switch = |switch: &plan::PhaseSwitch| (switch.from.index(), switch.phase.number());
    paper::Settings {
        currency: settings.currency.code().into(),
        year_start: settings.calendar.start(),
        units: settings.units.number(),
        cut_a: settings.cuts.a,
        cut_b: settings.cuts.b,
        scope: settings.scope.number(),
        first_phase: settings.first_phase.number(),
        switches: settings.switches.iter().map(switch).collect(),
        over_assignment: settings.over_assignment,
        last_twelve: settings.base == plan::BaseRule::LastTwelveMonths,
        loyal_from: settings.loyal_from,
        market: market(settings.market),
    }
}

pub(super) fn read_settings(settings: paper::Settings) -> Result<plan::Settings, Meaningless> {
    let mut switches = Vec::with_capacity(settings.switches.len());
    for (from, phase) in settings.switches {
        switches.push(plan::PhaseSwitch { from: month(from)?, phase: Numbered::numbered(phase)? });
    }
    Ok(plan::Settings {
        currency: plan::Currency::by_code(&settings.currency).ok_or(Meaningless)?,
        calendar: plan::FiscalCalendar::starting(settings.year_start).ok_or(Meaningless)?,
        units: Numbered::numbered(settings.units)?,
        cuts: plan::Cuts { a: settings.cut_a, b: settings.cut_b },
        scope: Numbered::numbered(settings.scope)?,
        first_phase: Numbered::numbered(settings.first_phase)?,
        switches,
        over_assignment: settings.over_assignment,
        base: match settings.last_twelve {
            true => plan::BaseRule::LastTwelveMonths,
            false => plan::BaseRule::Combined,
        },
        loyal_from: settings.loyal_from,
        market: read_market(settings.market),
    })
}

fn market(market: plan::Market) -> paper::Market {
    let plan::Market { deviation, least, prior, factor } = market;
    paper::Market { deviation, least, prior, factor }
}

fn read_market(market: paper::Market) -> plan::Market {
    let paper::Market { deviation, least, prior, factor } = market;
    plan::Market { deviation, least, prior, factor }
}

pub(super) fn answers(answers: &plan::Answers) -> paper::Answers {
    let texts = |all: &std::collections::BTreeSet<Box<str>>| all.iter().map(ToString::to_string).collect();
    paper::Answers {
        told_by: answers.told_by.map(Numbered::number),
        alike: texts(&answers.alike),
        settled: texts(&answers.settled),
        taken_sums: texts(&answers.taken_sums),
        without_sales: answers.without_sales.iter().map(|month| month.index()).collect(),
    }
}

pub(super) fn read_answers(answers: paper::Answers) -> Result<plan::Answers, Meaningless> {
    let texts = |all: Vec<String>| all.into_iter().map(boxed).collect();
    Ok(plan::Answers {
        told_by: answers.told_by.map(ToldBy::numbered).transpose()?,
        alike: texts(answers.alike),
        settled: texts(answers.settled),
        taken_sums: texts(answers.taken_sums),
        without_sales: answers.without_sales.into_iter().map(month).collect::<Result<_, _>>()?,
    })
}

pub(super) fn horizon(horizon: plan::Horizon) -> paper::Horizon {
    paper::Horizon {
        data_through: horizon.data_through.map(Month::index),
        plan_year: horizon.plan_year.map(|year| year.0),
    }
}

pub(super) fn read_horizon(horizon: paper::Horizon) -> Result<plan::Horizon, Meaningless> {
    Ok(plan::Horizon {
        data_through: horizon.data_through.map(month).transpose()?,
        plan_year: horizon.plan_year.map(read_year).transpose()?,
    })
}

fn read_year(year: i32) -> Result<plan::FiscalYear, Meaningless> {
    // The months of a year must exist, the one before it included.
    Month::new(year - 1, 1).and(Month::new(year, 12)).map(|_| plan::FiscalYear(year)).ok_or(Meaningless)
}

pub(super) fn bound(bound: &plan::Bound) -> paper::Bound {
    match bound {
        plan::Bound::Lock { amount, reason } => {
            paper::Bound::Lock { amount: amount.0, reason: reason.to_string() }
        }
        plan::Bound::Promise { amount } => paper::Bound::Promise { amount: amount.0 },
        plan::Bound::Between { floor, cap, reason } => {
            let [floor, cap] = [floor, cap].map(|end| end.map(|money| money.0));
            paper::Bound::Between { floor, cap, reason: reason.to_string() }
        }
    }
}

pub(super) fn read_bound(bound: paper::Bound) -> plan::Bound {
    match bound {
        paper::Bound::Lock { amount, reason } => {
            plan::Bound::Lock { amount: Money(amount), reason: boxed(reason) }
        }
        paper::Bound::Promise { amount } => plan::Bound::Promise { amount: Money(amount) },
        paper::Bound::Between { floor, cap, reason } => {
            plan::Bound::Between { floor: floor.map(Money), cap: cap.map(Money), reason: boxed(reason) }
        }
    }
}

pub(super) fn split(split: &plan::SplitRules) -> paper::SplitRules {
    paper::SplitRules {
        bases: split.bases,
        months: split.months.number(),
        step: split.step.0,
        bounds: split.bounds.iter().map(|(id, one)| (id.0, bound(one))).collect(),
        month_locks: split
            .month_locks
            .iter()
            .map(|((id, at), amount)| (id.0, at.index(), amount.0))
            .collect(),
    }
}

pub(super) fn read_split(split: paper::SplitRules) -> Result<plan::SplitRules, Meaningless> {
    let mut month_locks = std::collections::BTreeMap::new();
    for (id, at, minor) in split.month_locks {
        month_locks.insert((AccountId(id), month(at)?), amount(minor)?);
    }
    Ok(plan::SplitRules {
        bases: split.bases,
        months: Numbered::numbered(split.months)?,
        step: Money(split.step),
        bounds: split.bounds.into_iter().map(|(id, bound)| (AccountId(id), read_bound(bound))).collect(),
        month_locks,
    })
}

pub(super) fn committed(committed: &plan::Committed) -> paper::Committed {
    let target =
        |target: &plan::AccountTarget| (target.account.0, target.base.0, target.months.map(|money| money.0));
    paper::Committed {
        on: committed.on.num_days_from_ce(),
        reason: committed.reason.to_string(),
        year: committed.year.0,
        scope: committed.scope.number(),
        data_through: committed.data_through.index(),
        base_model: match committed.base_model {
            plan::BaseModel::LastTwelveMonths => paper::BaseModel::LastTwelveMonths,
            plan::BaseModel::Annualised => paper::BaseModel::Annualised,
            plan::BaseModel::Forecast(by) => paper::BaseModel::Forecast(by.number()),
            plan::BaseModel::Combined => paper::BaseModel::Combined,
        },
        blend: committed.blend.map(|money| money.0),
        total: committed.total.0,
        accounts: committed.accounts,
        rest: committed.rest.0,
        newcomers: paper::Newcomers {
            base: committed.newcomers.base.0,
            months: committed.newcomers.months.map(|month| month.0),
        },
        season: committed.season,
        key_accounts: committed.key_accounts.iter().map(|id| id.0).collect(),
        targets: committed.targets.iter().map(target).collect(),
        revisions: committed.revisions.iter().map(revision).collect(),
    }
}

pub(super) fn read_committed(committed: paper::Committed) -> Result<plan::Committed, Meaningless> {
    let target = |(account, base, months): (u32, i64, [i64; 12])| plan::AccountTarget {
        account: AccountId(account),
        base: Money(base),
        months: months.map(Money),
    };
    Ok(plan::Committed {
        on: date(committed.on)?,
        reason: boxed(committed.reason),
        year: read_year(committed.year)?,
        scope: Numbered::numbered(committed.scope)?,
        data_through: month(committed.data_through)?,
        base_model: match committed.base_model {
            paper::BaseModel::LastTwelveMonths => plan::BaseModel::LastTwelveMonths,
            paper::BaseModel::Annualised => plan::BaseModel::Annualised,
            paper::BaseModel::Forecast(by) => plan::BaseModel::Forecast(Numbered::numbered(by)?),
            paper::BaseModel::Combined => plan::BaseModel::Combined,
        },
        blend: committed.blend.map(Money),
        total: Money(committed.total),
        accounts: committed.accounts,
        rest: Money(committed.rest),
        newcomers: plan::Newcomers {
            base: Money(committed.newcomers.base),
            months: committed.newcomers.months.map(Money),
        },
        season: committed.season,
        key_accounts: committed.key_accounts.into_iter().map(AccountId).collect(),
        targets: committed.targets.into_iter().map(target).collect(),
        revisions: committed.revisions.into_iter().map(read_revision).collect::<Result<_, _>>()?,
    })
}

fn label(label: plan::Label) -> (u8, u32) {
    use plan::Label;
    match label {
        Label::Rename => (0, 0),
        Label::Type => (1, 1),
        Label::Paste(n) => (2, n as u32),
        Label::Add(n) => (3, n as u32),
        Label::Remove(n) => (4, n as u32),
        Label::Import(n) => (5, n as u32),
        Label::MarkKey(n) => (6, n as u32),
        Label::MarkOneOff => (7, 0),
        Label::UnmarkOneOff => (8, 0),
        Label::Configure => (9, 0),
        Label::SetHorizon => (10, 0),
        Label::SetMethods => (11, 0),
        Label::SetSplit => (12, 0),
        Label::Commit => (13, 0),
        Label::Withdraw => (14, 0),
        Label::Restore => (15, 0),
        Label::SetScenarios => (16, 0),
        Label::Promote => (17, 0),
        Label::LockMonths(n) => (18, n as u32),
        Label::Revise => (19, 0),
        Label::Unrevise => (20, 0),
        Label::HandOver(n) => (21, n as u32),
        Label::SetTerms => (22, 0),
        Label::Review => (23, 0),
        Label::RenamePerson => (24, 0),
    }
}

fn read_label((kind, n): (u8, u32)) -> Result<plan::Label, Meaningless> {
    use plan::Label;
    let n = n as usize;
    Ok(match kind {
        0 => Label::Rename,
        1 => Label::Type,
        2 => Label::Paste(n),
        3 => Label::Add(n),
        4 => Label::Remove(n),
        5 => Label::Import(n),
        6 => Label::MarkKey(n),
        7 => Label::MarkOneOff,
        8 => Label::UnmarkOneOff,
        9 => Label::Configure,
        10 => Label::SetHorizon,
        11 => Label::SetMethods,
        12 => Label::SetSplit,
        13 => Label::Commit,
        14 => Label::Withdraw,
        15 => Label::Restore,
        16 => Label::SetScenarios,
        17 => Label::Promote,
        18 => Label::LockMonths(n),
        19 => Label::Revise,
        20 => Label::Unrevise,
        21 => Label::HandOver(n),
        22 => Label::SetTerms,
        23 => Label::Review,
        24 => Label::RenamePerson,
        _ => return Err(Meaningless),
    })
}

/// A step as the journal keeps it.
pub fn entry(entry: &Entry<paper::Head>) -> paper::Entry {
    paper::Entry {
        way: entry.moved.how.number(),
        number: entry.moved.number,
        label: label(entry.label),
        done: entry.done.as_ref().and_then(changes),
        back: match &entry.before {
            Before::Gone => paper::Back::Gone,
            Before::Step(step) => changes(step).map_or(paper::Back::Gone, paper::Back::Changes),
            Before::Plan(head) => paper::Back::Plan(head.clone()),
        },
    }
}

/// The step of a journal entry.
pub fn read_entry(entry: paper::Entry) -> Result<Entry<paper::Head>, Meaningless> {
    let label = read_label(entry.label)?;
    let step = |changes: Vec<paper::Change>| -> Result<plan::Step, Meaningless> {
        let changes: Result<_, _> = changes.into_iter().map(read_change).collect();
        Ok(plan::Step { label, changes: changes? })
    };
    Ok(Entry {
        moved: plan::Move { how: Numbered::numbered(entry.way)?, number: entry.number },
        label,
        done: entry.done.map(step).transpose()?,
        before: match entry.back {
            paper::Back::Gone => Before::Gone,
            paper::Back::Changes(changes) => Before::Step(step(changes)?),
            paper::Back::Plan(head) => Before::Plan(head),
        },
    })
}

/// The changes of a step; `None` of one that moves whole books, which no journal keeps.
fn changes(step: &plan::Step) -> Option<Vec<paper::Change>> {
    step.changes.iter().map(change).collect()
}

//! From schema 3 to schema 4. A target that was committed stands as it was, base and all; what it rested on is named as it was
//! called then. How accounts move together is no longer told by a correlation, which is dropped.
//! The head of a plan hops beside the sections of schema 4, so that a section more is one file.

use super::super::v4;
use super::schema as v3;

/// What stood among the names that are one account before an account of which it was said who it is.
const SETTLED: char = '\u{1}';

/// The same before the name of an account that is no total of the rows above it.
const TAKEN_SUM: char = '\u{2}';

impl From<v3::Answers> for v4::Answers {
    fn from(answers: v3::Answers) -> v4::Answers {
        let marked = |mark: char| {
            answers.alike.iter().filter_map(move |name| name.strip_prefix(mark)).map(Into::into).collect()
        };
        let (settled, taken_sums) = (marked(SETTLED), marked(TAKEN_SUM));
        let alike =
            answers.alike.into_iter().filter(|name| !name.starts_with([SETTLED, TAKEN_SUM])).collect();
        let (told_by, without_sales) = (answers.told_by, answers.without_sales);
        v4::Answers { told_by, alike, settled, taken_sums, without_sales }
    }
}

impl From<v3::Settings> for v4::Settings {
    fn from(settings: v3::Settings) -> v4::Settings {
        v4::Settings {
            currency: settings.currency,
            year_start: settings.year_start,
            units: settings.units,
            cut_a: settings.cut_a,
            cut_b: settings.cut_b,
            scope: settings.scope,
            first_phase: settings.first_phase,
            switches: settings.switches,
            over_assignment: settings.over_assignment,
            last_twelve: matches!(settings.base, v3::BaseRule::LastTwelveMonths),
            loyal_from: settings.loyal_from,
            // The defaults of the time.
            market: v4::Market { deviation: None, least: 0.1, prior: 0.1, factor: 0.85 },
        }
    }
}

impl From<v3::Committed> for v4::Committed {
    fn from(committed: v3::Committed) -> v4::Committed {
        v4::Committed {
            on: committed.on,
            reason: committed.reason,
            year: committed.year,
            scope: committed.scope,
            data_through: committed.data_through,
            base_model: match committed.base_model {
                v3::BaseModel::LastTwelveMonths => v4::BaseModel::LastTwelveMonths,
                v3::BaseModel::Annualised => v4::BaseModel::Annualised,
                v3::BaseModel::Forecast(by) => v4::BaseModel::Forecast(by),
            },
            blend: committed.blend,
            total: committed.total,
            accounts: committed.accounts,
            rest: committed.rest,
            newcomers: v4::Newcomers { base: 0, months: [0; 12] },
            season: committed.season,
            key_accounts: committed.key_accounts,
            targets: committed.targets,
            revisions: committed.revisions,
        }
    }
}

impl From<v3::Entry> for v4::Entry {
    fn from(entry: v3::Entry) -> v4::Entry {
        let all = |changes: Vec<v3::Change>| changes.into_iter().map(Into::into).collect();
        v4::Entry {
            way: entry.way,
            number: entry.number,
            label: entry.label,
            done: entry.done.map(all),
            back: match entry.back {
                v3::Back::Gone => v4::Back::Gone,
                v3::Back::Changes(changes) => v4::Back::Changes(all(changes)),
                v3::Back::Plan(head) => v4::Back::Plan(Box::new((*head).into())),
            },
        }
    }
}

impl From<v3::Change> for v4::Change {
    fn from(change: v3::Change) -> v4::Change {
        match change {
            v3::Change::Name(name) => v4::Change::Name(name),
            v3::Change::Row { at, row } => v4::Change::Row { at, row },
            v3::Change::Profile(id, profile) => v4::Change::Profile(id, profile),
            v3::Change::Ratings(id, ratings) => v4::Change::Ratings(id, ratings),
            v3::Change::Key(id, mark) => v4::Change::Key(id, mark),
            v3::Change::Sales(id, month, sales) => v4::Change::Sales(id, month, sales),
            v3::Change::Margin(id, month, margin) => v4::Change::Margin(id, month, margin),
            v3::Change::Months(first, months) => v4::Change::Months(first, months),
            v3::Change::NextId(next) => v4::Change::NextId(next),
            v3::Change::OneOffs(marks) => v4::Change::OneOffs(marks),
            v3::Change::Settings(settings) => v4::Change::Settings(settings.into()),
            v3::Change::Horizon(horizon) => v4::Change::Horizon(horizon),
            v3::Change::Answers(answers) => v4::Change::Answers(answers.into()),
            v3::Change::Methods(methods) => v4::Change::Methods(methods),
            v3::Change::Split(split) => v4::Change::Split(split),
            v3::Change::Bound(id, bound) => v4::Change::Bound(id, bound),
            v3::Change::Committed(committed) => v4::Change::Committed(committed.map(Into::into)),
            v3::Change::Scenarios(plan, others) => v4::Change::Scenarios(plan, others),
            v3::Change::MonthLock(id, month, lock) => v4::Change::MonthLock(id, month, lock),
            v3::Change::Terms(terms) => v4::Change::Terms(terms),
            v3::Change::Review(person, from, review) => v4::Change::Review(person, from, review),
            v3::Change::Reviews(reviews) => v4::Change::Reviews(reviews),
            v3::Change::HandOvers(all) => v4::Change::HandOvers(all),
        }
    }
}

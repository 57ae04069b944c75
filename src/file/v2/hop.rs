//! From schema 2 to schema 3. What a plan of schema 2 says stays: its curves walk each period by itself, with the bounds
//! they have.

use super::super::v3;
use super::schema as v2;

impl From<v2::Head> for v3::Head {
    fn from(head: v2::Head) -> v3::Head {
        v3::Head {
            name: head.name,
            settings: head.settings,
            horizon: head.horizon,
            answers: v3::Answers::default(),
            first_month: head.first_month,
            months: head.months,
            next_id: head.next_id,
            one_offs: head.one_offs,
            methods: head.methods,
            scenario: head.scenario,
            scenarios: head.scenarios,
            split: head.split.into(),
            committed: head.committed,
            terms: head.terms.into(),
            reviews: head.reviews,
            hand_overs: head.hand_overs,
            blocks: head.blocks,
        }
    }
}

impl From<v2::SplitRules> for v3::SplitRules {
    fn from(split: v2::SplitRules) -> v3::SplitRules {
        let v2::SplitRules { bases, months, step, bounds, month_locks } = split;
        let bounds = bounds.into_iter().map(|(id, bound)| (id, bound.into())).collect();
        v3::SplitRules { bases, months, step, bounds, month_locks }
    }
}

impl From<v2::Bound> for v3::Bound {
    fn from(bound: v2::Bound) -> v3::Bound {
        match bound {
            v2::Bound::Lock { amount, reason } => v3::Bound::Lock { amount, reason },
            v2::Bound::Between { floor, cap } => v3::Bound::Between { floor, cap, reason: String::new() },
            v2::Bound::Promise { amount } => v3::Bound::Promise { amount },
        }
    }
}

impl From<v2::Terms> for v3::Terms {
    fn from(terms: v2::Terms) -> v3::Terms {
        v3::Terms { phases: terms.phases.map(Into::into), pay: terms.pay }
    }
}

impl From<v2::PhaseTerms> for v3::PhaseTerms {
    fn from(terms: v2::PhaseTerms) -> v3::PhaseTerms {
        let v2::PhaseTerms { criteria, fixed, by, curve } = terms;
        v3::PhaseTerms { criteria, fixed, by, curve, walk: 0, below_nought: 0 }
    }
}

impl From<v2::Entry> for v3::Entry {
    fn from(entry: v2::Entry) -> v3::Entry {
        let all = |changes: Vec<v2::Change>| changes.into_iter().map(Into::into).collect();
        v3::Entry {
            way: entry.way,
            number: entry.number,
            label: entry.label,
            done: entry.done.map(all),
            back: match entry.back {
                v2::Back::Gone => v3::Back::Gone,
                v2::Back::Changes(changes) => v3::Back::Changes(all(changes)),
                v2::Back::Plan(head) => v3::Back::Plan(Box::new((*head).into())),
            },
        }
    }
}

impl From<v2::Change> for v3::Change {
    fn from(change: v2::Change) -> v3::Change {
        match change {
            v2::Change::Name(name) => v3::Change::Name(name),
            v2::Change::Row { at, row } => v3::Change::Row { at, row },
            v2::Change::Profile(id, profile) => v3::Change::Profile(id, profile),
            v2::Change::Ratings(id, ratings) => v3::Change::Ratings(id, ratings),
            v2::Change::Key(id, mark) => v3::Change::Key(id, mark),
            v2::Change::Sales(id, month, sales) => v3::Change::Sales(id, month, sales),
            v2::Change::Margin(id, month, margin) => v3::Change::Margin(id, month, margin),
            v2::Change::Months(first, months) => v3::Change::Months(first, months),
            v2::Change::NextId(next) => v3::Change::NextId(next),
            v2::Change::OneOffs(marks) => v3::Change::OneOffs(marks),
            v2::Change::Settings(settings) => v3::Change::Settings(settings),
            v2::Change::Horizon(horizon) => v3::Change::Horizon(horizon),
            v2::Change::Methods(methods) => v3::Change::Methods(methods),
            v2::Change::Split(split) => v3::Change::Split(split.into()),
            v2::Change::Bound(id, bound) => v3::Change::Bound(id, bound.map(Into::into)),
            v2::Change::Committed(committed) => v3::Change::Committed(committed),
            v2::Change::Scenarios(plan, others) => v3::Change::Scenarios(plan, others),
            v2::Change::MonthLock(id, month, lock) => v3::Change::MonthLock(id, month, lock),
            v2::Change::Terms(terms) => v3::Change::Terms(Box::new((*terms).into())),
            v2::Change::Review(person, from, review) => v3::Change::Review(person, from, review),
            v2::Change::Reviews(reviews) => v3::Change::Reviews(reviews),
            v2::Change::HandOvers(all) => v3::Change::HandOvers(all),
        }
    }
}

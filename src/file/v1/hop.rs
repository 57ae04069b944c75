//! From schema 1 to schema 2. What a plan of schema 1 says stays: its base is the last twelve months, its uplifts hold
//! for every loyalty, its split has one basis.

use super::super::v2;
use super::schema as v1;

impl From<v1::Head> for v2::Head {
    fn from(head: v1::Head) -> v2::Head {
        v2::Head {
            name: head.name,
            settings: head.settings.into(),
            horizon: head.horizon,
            first_month: head.first_month,
            months: head.months,
            next_id: head.next_id,
            one_offs: head.one_offs,
            methods: head.methods.into(),
            scenario: String::new(),
            scenarios: Vec::new(),
            split: head.split.into(),
            committed: head.committed.map(Into::into),
            terms: v2::default_terms(),
            reviews: Vec::new(),
            hand_overs: Vec::new(),
            blocks: head.blocks,
        }
    }
}

impl From<v1::Rows> for v2::Rows {
    fn from(rows: v1::Rows) -> v2::Rows {
        let accounts = rows.accounts.into_iter().map(Into::into).collect();
        v2::Rows { accounts, sales: rows.sales, margin: rows.margin }
    }
}

impl From<v1::Account> for v2::Account {
    fn from(account: v1::Account) -> v2::Account {
        let v1::Account { id, profile, ratings, key } = account;
        v2::Account { id, profile: profile.into(), ratings, key }
    }
}

impl From<v1::Profile> for v2::Profile {
    fn from(profile: v1::Profile) -> v2::Profile {
        v2::Profile {
            name: profile.name,
            code: profile.code,
            group: profile.group,
            region: profile.region,
            owner: profile.owner,
            channel: profile.channel,
            segment: profile.segment,
            tags: profile.tags,
            facts: [profile.overdue, None, None, None],
        }
    }
}

impl From<v1::Settings> for v2::Settings {
    fn from(settings: v1::Settings) -> v2::Settings {
        v2::Settings {
            currency: settings.currency,
            year_start: settings.year_start,
            units: settings.units,
            cut_a: settings.cut_a,
            cut_b: settings.cut_b,
            scope: settings.scope,
            first_phase: settings.first_phase,
            switches: settings.switches,
            over_assignment: settings.over_assignment,
            base: v2::BaseRule::LastTwelveMonths,
            loyal_from: 0.6,
            correlation: None,
        }
    }
}

impl From<v1::Methods> for v2::Methods {
    fn from(methods: v1::Methods) -> v2::Methods {
        let effort = |class: v1::ClassEffort| {
            let v1::ClassEffort { effort, none, half, more, saturation } = class;
            v2::Effort { effort, reply: v2::Reply::Judged { none, half, more, saturation } }
        };
        let budget = |budget: v1::Budget| v1::Budget {
            today: budget.today.max(0),
            planned: budget.planned.max(0),
            ..budget
        };
        let firm = |firm: v1::Firm| {
            let v1::Firm { name, sales, growth, accounts, weight } = firm;
            // Schema 1 took a firm, or a budget, below nothing.
            v2::Firm { name, sales: sales.max(0), growth, accounts, wallet_share: None, weight }
        };
        v2::Methods {
            firms: methods.firms.into_iter().map(firm).collect(),
            years: methods.years,
            close: methods.close,
            strengths: [None; 4],
            crews: methods.crews,
            elasticity: methods.elasticity,
            budgets: methods.budgets.into_iter().map(budget).collect(),
            productivity: methods.productivity,
            classes: methods.classes.map(|classes| classes.map(effort)),
            own: Vec::new(),
            visits: None,
            funnel: None,
            baseline: match methods.baseline {
                v1::BaselineRule::Uplift(uplift) => v2::BaselineRule::Uplift(uplift.map(|own| [own; 3])),
                v1::BaselineRule::KeyShare(share) => v2::BaselineRule::KeyShare(share),
            },
            margin_rate: methods.margin_rate,
            key_share: methods.key_share,
            weights: methods.weights,
            ranges: Vec::new(),
        }
    }
}

impl From<v1::SplitRules> for v2::SplitRules {
    fn from(split: v1::SplitRules) -> v2::SplitRules {
        // A basis was a number by order: history, last year, even, potential. One without meaning stays without.
        let mut bases = [0.0; 6];
        if let Some(weight) = bases.get_mut(usize::from(split.basis)).filter(|_| split.basis < 4) {
            *weight = 1.0;
        }
        let bounds = split.bounds.into_iter().map(|(id, bound)| (id, bound.into())).collect();
        v2::SplitRules { bases, months: split.months, step: split.step, bounds, month_locks: Vec::new() }
    }
}

impl From<v1::Bound> for v2::Bound {
    fn from(bound: v1::Bound) -> v2::Bound {
        match bound {
            v1::Bound::Lock { amount, reason } => v2::Bound::Lock { amount, reason },
            v1::Bound::Between { floor, cap } => v2::Bound::Between { floor, cap },
        }
    }
}

impl From<v1::Committed> for v2::Committed {
    fn from(committed: v1::Committed) -> v2::Committed {
        v2::Committed {
            on: committed.on,
            reason: committed.reason,
            year: committed.year,
            scope: committed.scope,
            data_through: committed.data_through,
            base_model: match committed.base_model {
                0 => v2::BaseModel::LastTwelveMonths,
                1 => v2::BaseModel::Annualised,
                // What had no meaning has none now.
                _ => v2::BaseModel::Forecast(u8::MAX),
            },
            blend: committed.blend,
            total: committed.total,
            accounts: None,
            rest: committed.rest,
            season: committed.season,
            key_accounts: committed.key_accounts,
            targets: committed.targets,
            revisions: Vec::new(),
        }
    }
}

impl From<v1::Entry> for v2::Entry {
    fn from(entry: v1::Entry) -> v2::Entry {
        let all = |changes: Vec<v1::Change>| changes.into_iter().map(Into::into).collect();
        v2::Entry {
            way: entry.way,
            number: entry.number,
            label: entry.label,
            done: entry.done.map(all),
            back: match entry.back {
                v1::Back::Gone => v2::Back::Gone,
                v1::Back::Changes(changes) => v2::Back::Changes(all(changes)),
                v1::Back::Plan(head) => v2::Back::Plan(Box::new((*head).into())),
            },
        }
    }
}

impl From<v1::Change> for v2::Change {
    fn from(change: v1::Change) -> v2::Change {
        match change {
            v1::Change::Name(name) => v2::Change::Name(name),
            v1::Change::Row { at, row } => v2::Change::Row {
                at,
                row: row.map(|(account, sales, margin)| (account.into(), sales, margin)),
            },
            v1::Change::Profile(id, profile) => v2::Change::Profile(id, profile.into()),
            v1::Change::Ratings(id, ratings) => v2::Change::Ratings(id, ratings),
            v1::Change::Key(id, mark) => v2::Change::Key(id, mark),
            v1::Change::Sales(id, month, sales) => v2::Change::Sales(id, month, sales),
            v1::Change::Margin(id, month, margin) => v2::Change::Margin(id, month, margin),
            v1::Change::Months(first, months) => v2::Change::Months(first, months),
            v1::Change::NextId(next) => v2::Change::NextId(next),
            v1::Change::OneOffs(marks) => v2::Change::OneOffs(marks),
            v1::Change::Settings(settings) => v2::Change::Settings(settings.into()),
            v1::Change::Horizon(horizon) => v2::Change::Horizon(horizon),
            v1::Change::Methods(methods) => v2::Change::Methods(Box::new(methods.into())),
            v1::Change::Split(split) => v2::Change::Split(split.into()),
            v1::Change::Bound(id, bound) => v2::Change::Bound(id, bound.map(Into::into)),
            v1::Change::Committed(committed) => v2::Change::Committed(committed.map(Into::into)),
        }
    }
}

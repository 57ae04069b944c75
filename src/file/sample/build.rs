//! The case, built as a user would: an import, some judgements, the three methods, a commitment, a year.

use chrono::NaiveDate;

use super::figures::{
    ALDERVANE, BEFORE, BIGMARSH, BRACKMOOR, CALDROW_SERVICES, COLDSPUR, COUNT, Extra, FERNHOLLOW, GLOWBARROW,
    LANTERNWRIGHT, MONTHS, ROWS, Row, SALTREACH, THISTLEWICK, marked, month, thousand,
};
use super::words::Words;
use super::{en, zh};
use crate::calc::split::propose_commit;
use crate::plan::{
    AccountId, Baseline, BaselineRule, Basis, Benchmark, Book, Bound, Budget, Cell, Crew, Currency, Edit,
    EditError, Effort, Firm, FiscalYear, Funnel, Horizon, Intake, Judged, Judgements, KeyMark, Ledger,
    Methods, Money, MonthShape, OneOff, Phase, PhaseSwitch, Plan, Profile, Rating, Reply, Resources,
    Settings, Span, SplitRules, Visits,
};

/// The year that is planned.
const YEAR: FiscalYear = FiscalYear(2026);

/// What the key accounts shall buy in it.
const TARGET: Money = thousand(31_000);

/// After the books of 2025 were closed.
const COMMITTED_ON: NaiveDate = day(2026, 1, 9);

const AUTUMN_REVIEW: NaiveDate = day(2025, 11, 18);
const YEAR_END_REVIEW: NaiveDate = day(2025, 12, 9);

/// How many key accounts are committed to: two more than there are.
const KEY_ACCOUNTS: u32 = 17;

/// The case at the end of 2025, ready to commit: two whole years, three answered methods, a split.
pub fn before_commit(chinese: bool) -> Plan {
    let words = words(chinese);
    // No edit of the case is refused, which the tests hold; a refused one would leave an empty plan.
    to_commit(words).unwrap_or_else(|_| Plan::new(words.plan))
}

/// The case, committed and under way, through all its edits; [`super::plan()`] is the same at once.
pub fn built(chinese: bool) -> Plan {
    let words = words(chinese);
    let mut plan = before_commit(chinese);
    if let Ok(mut committed) = propose_commit(&plan, TARGET, words.commitment, COMMITTED_ON) {
        committed.accounts = Some(KEY_ACCOUNTS);
        // The engine proposes nothing that the plan refuses, which the tests hold; without a commitment the
        // year is planned and not assessed.
        let _ = plan.apply(Edit::Commit(Box::new(committed)));
    }
    let before = plan.clone();
    // As above: no edit is refused, and a refused one would leave the plan without its last months.
    under_way(plan, words).unwrap_or(before)
}

fn words(chinese: bool) -> &'static Words {
    if chinese { &zh::WORDS } else { &en::WORDS }
}

fn to_commit(words: &Words) -> Result<Plan, EditError> {
    let mut plan = Plan::new(words.plan);
    plan.apply(Edit::Configure(Box::new(settings(words))))?;
    let data_through = month(BEFORE - 1);
    let book = Box::new(book(words));
    plan.apply(Edit::Take {
        book,
        intake: Intake::Replace,
        data_through,
        currency: None,
        answers: Box::default(),
    })?;
    plan.apply(Edit::SetHorizon(Horizon { data_through: Some(data_through), plan_year: Some(YEAR) }))?;
    plan.apply(Edit::Cells(ratings()))?;
    for (extra, reason) in marked().iter().zip(words.one_offs).filter(|(extra, _)| extra.at < BEFORE) {
        plan.apply(one_off(extra, reason))?;
    }
    let marks = [
        (LANTERNWRIGHT, true, AUTUMN_REVIEW),
        (BIGMARSH, false, AUTUMN_REVIEW),
        (GLOWBARROW, true, YEAR_END_REVIEW),
        (CALDROW_SERVICES, true, YEAR_END_REVIEW),
    ];
    for ((row, key, on), reason) in marks.into_iter().zip(words.key_marks) {
        let mark = Some(KeyMark::new(key, on, reason));
        plan.apply(Edit::MarkKey { accounts: vec![id(row)], mark })?;
    }
    plan.apply(Edit::SetMethods(Box::new(methods(words))))?;
    plan.apply(Edit::SetSplit(Box::new(split(words))))?;
    Ok(plan)
}

fn under_way(mut plan: Plan, words: &Words) -> Result<Plan, EditError> {
    let mut cells = Vec::new();
    for (at, row) in ROWS.iter().enumerate() {
        for (n, (sales, margin)) in row.months(at).into_iter().enumerate().skip(BEFORE) {
            if sales != 0 {
                cells.push((id(at), Cell::Sales(month(n), Money(sales))));
            }
            if margin.is_some() {
                cells.push((id(at), Cell::Margin(month(n), margin.map(Money))));
            }
        }
    }
    plan.apply(Edit::Cells(cells))?;
    let data_through = Some(month(MONTHS - 1));
    plan.apply(Edit::SetHorizon(Horizon { data_through, plan_year: Some(YEAR) }))?;
    for (extra, reason) in marked().iter().zip(words.one_offs).filter(|(extra, _)| extra.at >= BEFORE) {
        plan.apply(one_off(extra, reason))?;
    }
    let mut terms = plan.terms().clone();
    let people = words.owners.iter().filter(|name| !name.is_empty());
    terms
        .pay
        .extend((0..).zip(people).map(|(at, &name)| (name.into(), Money(6_000_000 + 600_000 * (at % 4)))));
    plan.apply(Edit::SetTerms(Box::new(terms)))?;
    Ok(plan)
}

fn settings(words: &Words) -> Settings {
    Settings {
        currency: Currency::by_code(words.currency).unwrap_or(Currency::KNOWN[0]),
        first_phase: Phase::StartUp,
        switches: vec![PhaseSwitch { from: month(12), phase: Phase::Growth }],
        ..Settings::default()
    }
}

fn book(words: &Words) -> Book {
    let (mut sales, mut margin) = (Vec::new(), Vec::new());
    for (at, row) in ROWS.iter().enumerate() {
        for (sold, kept) in row.months(at).into_iter().take(BEFORE) {
            sales.push(sold);
            margin.push(kept);
        }
    }
    let span = Span::new(month(0), BEFORE);
    let profiles = ROWS.iter().enumerate().map(|(at, row)| profile(words, at, row)).collect();
    // The lengths agree, so the empty ledger is never taken.
    let ledger = Ledger::from_cells(span, sales, margin).unwrap_or_else(|| Ledger::new(span, COUNT));
    Book { profiles, ledger }
}

fn profile(words: &Words, at: usize, row: &Row) -> Profile {
    let text = |list: &[&str], place: u8| list.get(usize::from(place)).copied().unwrap_or_default().into();
    let tags = row.tags.into_iter().filter(|&tag| tag != 0).map(|tag| text(&words.tags, tag));
    Profile {
        name: words.names[at].into(),
        // Who has never bought has no number in the books.
        code: if row.is_lead() { "".into() } else { format!("{:05}", 1_203 + 37 * at).into() },
        group: text(&words.groups, row.group),
        region: text(&words.regions, row.region),
        owner: text(&words.owners, row.owner),
        channel: text(&words.channels, row.channel),
        segment: text(&words.segments, row.segment),
        tags: tags.collect(),
        overdue: row.overdue(at),
        wallet: row.wallet(at),
        visits: row.visits(at),
        since: row.since(at),
    }
}

fn ratings() -> Vec<(AccountId, Cell)> {
    let mut cells = Vec::new();
    for (at, row) in ROWS.iter().enumerate() {
        for (judged, step) in Judged::ALL.into_iter().zip(row.ratings) {
            if let Some(rating) = Rating::new(step) {
                cells.push((id(at), Cell::Rating(judged, Some(rating))));
            }
        }
    }
    cells
}

fn one_off(extra: &Extra, reason: &str) -> Edit {
    Edit::MarkOneOff(OneOff {
        account: id(extra.row),
        month: month(extra.at),
        amount: thousand(extra.sales),
        reason: reason.into(),
    })
}

fn methods(words: &Words) -> Methods {
    let [vossreth, brenholm, alcorra] = words.firms;
    let firm = |name: &str, sales, growth, accounts, weight| Firm {
        name: name.into(),
        sales: thousand(sales),
        growth,
        accounts,
        // What is said of it in the trade; of the third nobody knows.
        wallet_share: accounts.map(|_| 0.42),
        weight,
    };
    let [managers, regional, inside] = words.crews;
    let crew = |name: &str, people: [f64; 2], days: [f64; 2], ramp| Crew {
        name: name.into(),
        people_today: people[0],
        people_planned: people[1],
        days_today: days[0],
        days_planned: days[1],
        ramp,
    };
    let [fairs, samples] = words.budgets;
    let budget = |name: &str, today, planned, elasticity| Budget {
        name: name.into(),
        today: thousand(today),
        planned: thousand(planned),
        elasticity,
    };
    let class = |effort, [none, half, more, saturation]: [f64; 4]| Effort {
        effort,
        reply: Reply::Judged(Judgements { none, half, more, saturation }),
    };
    Methods {
        benchmark: Benchmark {
            firms: vec![
                firm(vossreth, 46_000, 0.06, Some(18), 2.0),
                firm(brenholm, 38_500, 0.09, Some(14), 1.0),
                firm(alcorra, 33_000, 0.04, None, 1.0),
            ],
            years: 3,
            close: 0.3,
            strengths: [3, 4, 3, 2].map(Rating::new),
        },
        resources: Resources {
            crews: vec![
                crew(managers, [5.0, 6.0], [180.0, 184.0], 0.95),
                crew(regional, [8.0, 8.0], [170.0, 172.0], 1.0),
                crew(inside, [3.0, 4.0], [120.0, 120.0], 0.9),
            ],
            budgets: vec![budget(fairs, 420, 480, 0.05), budget(samples, 160, 200, 0.04)],
            productivity: 0.01,
            classes: Some([
                class(1.15, [0.6, 0.82, 1.12, 1.25]),
                class(1.25, [0.45, 0.75, 1.22, 1.45]),
                class(0.8, [0.7, 0.9, 1.05, 1.1]),
            ]),
            visits: Some(Visits { norm: [18.0, 8.0, 2.0], planned: 320, most: 48, per_person: 160.0 }),
            funnel: Some(Funnel {
                contacts: 6.0,
                days: 210.0,
                distinct: 0.7,
                conversion: 0.02,
                first_year: thousand(85),
            }),
            ..Resources::default()
        },
        baseline: Baseline {
            rule: BaselineRule::Uplift([[0.05; 3], [0.12; 3], [0.0; 3]]),
            margin_rate: Some(0.2),
            key_share: Some(0.78),
        },
        weights: [0.25, 0.4, 0.35],
        ranges: Default::default(),
    }
}

fn split(words: &Words) -> SplitRules {
    let [brackmoor, saltreach] = words.locks;
    let lock = |amount, reason: &str| Bound::Lock { amount: thousand(amount), reason: reason.into() };
    let between = |floor: Option<i64>, cap: Option<i64>| Bound::Between {
        floor: floor.map(thousand),
        cap: cap.map(thousand),
        reason: "".into(),
    };
    let bounds = [
        (BRACKMOOR, lock(2_200, brackmoor)),
        (SALTREACH, lock(2_900, saltreach)),
        (FERNHOLLOW, between(Some(4_000), None)),
        (LANTERNWRIGHT, between(Some(90), Some(120))),
        (ALDERVANE, between(Some(1_800), None)),
        // Its history is shorter than its promise.
        (GLOWBARROW, between(Some(1_150), None)),
        (THISTLEWICK, between(None, Some(1_700))),
        (COLDSPUR, between(None, Some(1_500))),
    ];
    SplitRules {
        bases: Basis::History.alone(),
        months: MonthShape::Season,
        step: thousand(1),
        bounds: bounds.into_iter().map(|(row, bound)| (id(row), bound)).collect(),
        month_locks: Default::default(),
    }
}

fn id(row: usize) -> AccountId {
    AccountId(row as u32 + 1)
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

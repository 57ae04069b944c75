//! A plan from a few lines of text, and what changes one in a line.
//!
//! ```text
//! North, owner Ann, code 007: 100*12          an account, its facts, and its sales by month
//! South: (0 0 30)*4 | (0 0 6)*4               with margin; what stands in brackets comes again
//! one-off South 2024-03 30
//! commit 2640
//! North: 110*3 7                              the months after those: here from January 2025
//! South: 0 0 40
//! through 2025-03                             of which April is none that is over
//! ```
//!
//! Lines are edits, made one after the other; accounts that follow each other are one import, and a row shorter than the
//! longest goes on without sales. The first month is January 2024, all accounts are in scope, and the last month
//! written is over, unless a line says otherwise. A semicolon ends a line too. Amounts are minor units; a name is a word
//! where a line is about an account of it.
//!
//! | line | |
//! |---|---|
//! | `from 2020-01` | the month with which the next rows begin |
//! | `through 2025-03` | the last month that is over |
//! | `year 2026` | the year that is planned |
//! | `scope key`, `scope all` | whom the target is for |
//! | `base twelve` | the base is what the last twelve months sold |
//! | `uplift 0.1` | the baseline's growth, of every class |
//! | `key North`, `rest North` | a mark, whatever the class says |
//! | `one-off North 2024-03 30` | sales that do not come again |
//! | `lock North 900` | a part of the target that is given |
//! | `fix North 2025-01 9` | the target of a month likewise |
//! | `commit 2640` | the target as the plan proposes to split it |
//! | `pay Ann 900` | what a person is paid in a year |
//! | `hand-over North Bob 2025-02` | another owner from a month on |

use chrono::NaiveDate;
use keyline::calc::Method;
use keyline::calc::split::propose_commit;
use keyline::plan::*;

/// The plan that a text writes.
#[track_caller]
pub fn written(text: &str) -> Plan {
    let mut plan = empty();
    then(&mut plan, text);
    plan
}

/// More lines, to a plan that is there. Rows go on after its last month.
#[track_caller]
pub fn then(plan: &mut Plan, text: &str) {
    let mut first = plan.ledger().span().last().map_or(january(), Month::next);
    let mut block = Vec::new();
    for line in text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((account, amounts)) = line.split_once(':') {
            let (sales, margin) = amounts.split_once('|').unwrap_or((amounts, ""));
            block.push((profile(account), series(sales), series(margin)));
            continue;
        }
        first = take(plan, first, std::mem::take(&mut block));
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["from", from] => first = month(from),
            _ => say(plan, line),
        }
    }
    take(plan, first, block);
}

/// A plan of accounts `a0`, `a1` ... of which the sales are made by a rule, from January 2024 on.
pub fn plan_of(sales: &[Vec<i64>]) -> Plan {
    let mut plan = empty();
    let row = |(at, own): (usize, &Vec<i64>)| (Profile::named(&format!("a{at}")), own.clone(), Vec::new());
    take(&mut plan, january(), sales.iter().enumerate().map(row).collect());
    plan
}

fn empty() -> Plan {
    let mut plan = Plan::new("written");
    configure(&mut plan, |settings| settings.scope = Scope::All);
    plan
}

fn january() -> Month {
    month("2024-01")
}

/// Takes rows that begin with a month, and says which month comes after them.
fn take(plan: &mut Plan, first: Month, rows: Vec<(Profile, Vec<i64>, Vec<i64>)>) -> Month {
    if rows.is_empty() {
        return first;
    }
    let span = Span::new(first, rows.iter().map(|row| row.1.len()).max().unwrap());
    let has_margin = rows.iter().any(|row| !row.2.is_empty());
    let (mut profiles, mut sales, mut margins) = (Vec::new(), Vec::new(), Vec::new());
    for (profile, mut own, margin) in rows {
        profiles.push(profile);
        own.resize(span.months, 0);
        sales.extend(own);
        if has_margin {
            margins.extend((0..span.months).map(|at| margin.get(at).copied()));
        }
    }
    let ledger = Ledger::from_cells(span, sales, margins).unwrap_or_else(|| Ledger::new(span, 0));
    plan.apply(update(Book { profiles, ledger })).unwrap();
    first.plus(span.months as i32)
}

/// The import of a book whose last month is over.
pub fn update(book: Book) -> Edit {
    Edit::Take {
        data_through: book.ledger.span().last().unwrap_or(Month::EPOCH),
        book: Box::new(book),
        intake: Intake::Update,
        currency: None,
        answers: Box::default(),
    }
}

/// `North, owner Ann` as an account.
fn profile(text: &str) -> Profile {
    let mut facts = text.split(',').map(str::trim);
    let mut profile = Profile::named(facts.next().unwrap());
    for fact in facts {
        let (what, value) = fact.split_once(' ').unwrap_or_else(|| panic!("{fact:?} says nothing"));
        match what {
            "code" => profile.code = value.into(),
            "group" => profile.group = value.into(),
            "owner" => profile.owner = value.into(),
            "overdue" => profile.overdue = Some(money(value)),
            "wallet" => profile.wallet = Some(money(value)),
            _ => panic!("{what:?} is no fact of an account"),
        }
    }
    profile
}

/// `100*3 7` is 100 100 100 7, and `(5 0 0)*4` a pattern four times over.
fn series(text: &str) -> Vec<i64> {
    let (mut all, mut rest) = (Vec::new(), text.trim());
    let cut = |text: &'_ str| text.find([' ', '*']).unwrap_or(text.len());
    while !rest.is_empty() {
        let (part, after) = match rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
            Some((inside, after)) => (series(inside), after),
            None => (vec![money(&rest[..cut(rest)]).0], &rest[cut(rest)..]),
        };
        let (times, after) = match after.strip_prefix('*') {
            Some(after) => (after[..cut(after)].parse().unwrap(), &after[cut(after)..]),
            None => (1, after),
        };
        all.extend(part.repeat(times));
        rest = after.trim_start();
    }
    all
}

fn money(text: &str) -> Money {
    Money(text.replace('_', "").parse().unwrap_or_else(|_| panic!("{text:?} is no amount")))
}

/// One line that is no row.
fn say(plan: &mut Plan, line: &str) {
    let horizon = plan.horizon();
    let edit = match line.split_whitespace().collect::<Vec<_>>()[..] {
        ["through", last] => Edit::SetHorizon(Horizon { data_through: Some(month(last)), ..horizon }),
        ["year", year] => {
            Edit::SetHorizon(Horizon { plan_year: Some(FiscalYear(year.parse().unwrap())), ..horizon })
        }
        ["scope", "all"] => return configure(plan, |settings| settings.scope = Scope::All),
        ["scope", "key"] => return configure(plan, |settings| settings.scope = Scope::Key),
        ["base", "twelve"] => return configure(plan, |settings| settings.base = BaseRule::LastTwelveMonths),
        ["uplift", part] => {
            let part = part.parse().unwrap();
            return tell(plan, |methods| methods.baseline.rule = BaselineRule::Uplift([[part; 3]; 3]));
        }
        ["pay", name, amount] => {
            return agree(plan, |terms| _ = terms.pay.insert(name.into(), money(amount)));
        }
        [mark @ ("key" | "rest"), name] => {
            let mark = Some(KeyMark::new(mark == "key", day(), "because"));
            Edit::MarkKey { accounts: vec![id(plan, name)], mark }
        }
        ["one-off", name, at, amount] => Edit::MarkOneOff(OneOff {
            account: id(plan, name),
            month: month(at),
            amount: money(amount),
            reason: "once".into(),
        }),
        ["lock", name, amount] => {
            let lock = Bound::Lock { amount: money(amount), reason: "agreed".into() };
            Edit::SetBounds(vec![(id(plan, name), Some(lock))])
        }
        ["fix", name, at, amount] => Edit::LockMonths(vec![(id(plan, name), month(at), Some(money(amount)))]),
        ["commit", total] => {
            Edit::Commit(Box::new(propose_commit(plan, money(total), "agreed", day()).unwrap()))
        }
        ["hand-over", name, to, from] => Edit::HandOver {
            accounts: vec![id(plan, name)],
            to: to.into(),
            from: month(from),
            on: day(),
            reason: "moved".into(),
        },
        _ => panic!("{line:?} is no line of a plan"),
    };
    plan.apply(edit).unwrap_or_else(|error| panic!("{line:?}: {error}"));
}

/// Changes what the methods are told.
pub fn tell(plan: &mut Plan, change: impl FnOnce(&mut Methods)) {
    let mut methods = plan.methods().clone();
    change(&mut methods);
    plan.apply(Edit::SetMethods(Box::new(methods))).unwrap();
}

/// Lets one method alone make the target.
pub fn only(plan: &mut Plan, method: Method) {
    let mut weights = [0.0; 3];
    weights[method as usize] = 1.0;
    tell(plan, |methods| methods.weights = weights);
}

/// Changes the settings.
pub fn configure(plan: &mut Plan, change: impl FnOnce(&mut Settings)) {
    let mut settings = plan.settings().clone();
    change(&mut settings);
    plan.apply(Edit::Configure(Box::new(settings))).unwrap();
}

/// Changes what was agreed with people: criteria, pay, curves.
pub fn agree(plan: &mut Plan, change: impl FnOnce(&mut Terms)) {
    let mut terms = plan.terms().clone();
    change(&mut terms);
    plan.apply(Edit::SetTerms(Box::new(terms))).unwrap();
}

/// A firm of which sales and growth are known.
pub fn firm(sales: i64, growth: f64) -> Firm {
    Firm { name: "firm".into(), sales: Money(sales), growth, accounts: None, wallet_share: None, weight: 1.0 }
}

/// Some day.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 31).unwrap()
}

/// `2012-12` as a month.
#[track_caller]
pub fn month(text: &str) -> Month {
    let (year, month) = text.split_once('-').unwrap();
    Month::new(year.parse().unwrap(), month.parse().unwrap()).unwrap()
}

/// The accounts of a plan, in its order.
pub fn ids(plan: &Plan) -> Vec<AccountId> {
    plan.accounts().iter().map(|account| account.id).collect()
}

/// The account of a name.
#[track_caller]
pub fn id(plan: &Plan, name: &str) -> AccountId {
    let account = plan.accounts().iter().find(|account| &*account.profile.name == name);
    account.unwrap_or_else(|| panic!("no account {name}")).id
}

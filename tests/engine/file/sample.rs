//! The built-in case tells the story that lessons tell about it.

#![expect(clippy::unwrap_used, reason = "the rule spares test functions, not the helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use keyline::calc;
use keyline::file::archive::Archive;
use keyline::file::sample;
use keyline::file::store::MemoryStore;
use keyline::plan::*;

fn year(year: i32) -> Span {
    FiscalCalendar::CALENDAR.span(FiscalYear(year))
}

fn month(year: i32, month: u32) -> Month {
    Month::new(year, month).unwrap()
}

fn named<'a>(plan: &'a Plan, name: &str) -> (usize, &'a Account) {
    let starts = |account: &&Account| account.profile.name.starts_with(name);
    let account = plan.accounts().iter().find(starts).unwrap_or_else(|| panic!("no account {name}"));
    (plan.row_of(account.id).unwrap(), account)
}

/// Name and sales, largest first.
fn ranking(plan: &Plan, span: Span) -> Vec<(i64, &str)> {
    let row = |(row, account): (usize, &'_ Account)| (plan.ledger().sales_over(row, span).0, row, account.id);
    let mut rows: Vec<_> = plan.accounts().iter().enumerate().map(row).collect();
    rows.sort_by_key(|&(sales, row, _)| (-sales, row));
    rows.iter().map(|&(sales, row, _)| (sales, &*plan.accounts()[row].profile.name)).collect()
}

/// How many accounts make 80 % of what was sold, and how many bought.
fn n80(plan: &Plan, span: Span) -> (usize, usize) {
    let sales: Vec<i64> = ranking(plan, span).iter().map(|row| row.0).filter(|&sales| sales > 0).collect();
    let total: i64 = sales.iter().sum();
    let mut sum = 0;
    let count = sales.iter().take_while(|&&sales| {
        let short = sum * 10 < total * 8;
        sum += sales;
        short
    });
    (count.count(), sales.len())
}

fn place(plan: &Plan, span: Span, name: &str) -> usize {
    ranking(plan, span).iter().position(|row| row.1.starts_with(name)).unwrap() + 1
}

/// What is kept of the case is what its edits make. Once they make something else, or a plan is kept in another way,
/// `KEYLINE_KEEP_CASE=1 cargo test --test engine sample` keeps it anew.
#[test]
fn the_kept_case_is_the_one_that_is_built() {
    for (chinese, language) in [(false, "en"), (true, "zh")] {
        let built = sample::built(chinese);
        if std::env::var_os("KEYLINE_KEEP_CASE").is_some() {
            let file = format!("{}/src/file/sample/{language}.plan", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(file, sample::kept(&built).unwrap()).unwrap();
            continue;
        }
        assert_eq!(sample::plan(chinese), built, "{language}: the case is not kept as it is built now");
    }
}

#[test]
fn both_languages_hold_the_same_figures() {
    let (english, chinese) = (sample::plan(false), sample::plan(true));
    assert_eq!(english.ledger(), chinese.ledger());
    assert_eq!(english.horizon(), chinese.horizon());
    assert_eq!(
        english.split().bounds.keys().collect::<Vec<_>>(),
        chinese.split().bounds.keys().collect::<Vec<_>>()
    );
    let marks = |plan: &Plan| {
        plan.one_offs().iter().map(|mark| (mark.account, mark.month, mark.amount)).collect::<Vec<_>>()
    };
    assert_eq!(marks(&english), marks(&chinese));
    for (one, other) in english.accounts().iter().zip(chinese.accounts()) {
        assert_eq!((one.id, one.ratings, &one.profile.code), (other.id, other.ratings, &other.profile.code));
        assert_eq!(one.profile.tags.len(), other.profile.tags.len());
        let known = |profile: &Profile| Field::ALL.map(|field| profile.get(field).is_empty());
        assert_eq!(known(&one.profile), known(&other.profile));
        let mark = |account: &Account| account.key.as_ref().map(|mark| (mark.key, mark.on));
        assert_eq!(mark(one), mark(other));
    }
    assert_eq!(english.settings().currency.code(), "USD");
    assert_eq!(chinese.settings().currency.code(), "CNY");
    assert!(english.name().contains("fictional") && chinese.name().contains("虚构"));
}

#[test]
fn each_language_has_its_own_words() {
    let ascii = |text: &str| text.chars().all(|c| c.is_ascii() || c == 'é');
    for (chinese, plan) in [(false, sample::plan(false)), (true, sample::plan(true))] {
        let names: BTreeSet<&str> = plan.accounts().iter().map(|account| &*account.profile.name).collect();
        assert_eq!(names.len(), 60, "names are unique");
        let mut words: Vec<&str> = names.into_iter().collect();
        for account in plan.accounts() {
            let Profile { group, region, owner, channel, segment, tags, .. } = &*account.profile;
            words.extend([group, region, owner, channel, segment].map(|word| &**word));
            words.extend(tags.iter().map(|tag| &**tag));
            words.extend(account.key.iter().map(|mark| &*mark.reason));
        }
        words.extend(plan.one_offs().iter().map(|mark| &*mark.reason));
        words.extend(plan.split().bounds.values().filter_map(|bound| match bound {
            Bound::Lock { reason, .. } | Bound::Between { reason, .. } => Some(&**reason),
            Bound::Promise { .. } => None,
        }));
        let methods = plan.methods();
        words.extend(methods.benchmark.firms.iter().map(|firm| &*firm.name));
        words.extend(methods.resources.crews.iter().map(|crew| &*crew.name));
        words.extend(methods.resources.budgets.iter().map(|budget| &*budget.name));
        words.push(&plan.committed().unwrap().reason);
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            assert_eq!(ascii(word), !chinese, "{word}");
        }
    }
}

#[test]
fn some_key_accounts_are_in_arrears() {
    for chinese in [false, true] {
        let plan = sample::plan(chinese);
        let owing = calc::portfolio::owing_keys(&plan).unwrap();
        let owed: Vec<Money> =
            owing.rows.iter().map(|&row| plan.accounts()[row].profile.overdue.unwrap()).collect();
        assert_eq!(owed, [298, 186, 35].map(|thousand| Money(thousand * 100_000)));
        assert_eq!(owing.amount, Money(519 * 100_000));
        // Who has never bought owes nothing that is known.
        let unknown = plan.accounts().iter().filter(|account| account.profile.overdue.is_none()).count();
        assert_eq!(unknown, 3);
    }
}

#[test]
fn the_years_are_pinned() {
    let plan = sample::plan(false);
    let total =
        |year: Span| year.iter().map(|month| plan.ledger().month_total(month)).sum::<Money>().plain(2);
    assert_eq!(total(year(2024)), "34759420.00");
    assert_eq!(total(year(2025)), "40461100.00");
    assert_eq!(total(year(2026)), "28536975.00");
    assert_eq!(plan.history(), Span::between(month(2024, 1), month(2026, 9)));
    assert_eq!(plan.ledger().span(), plan.history());
    assert_eq!((plan.data_through(), plan.plan_year()), (Some(month(2026, 9)), Some(FiscalYear(2026))));
    assert_eq!(sample::plan(false), plan, "the same each time");
    assert_eq!(sample::plan(true), sample::plan(true));
}

#[test]
fn before_committing_two_whole_years_are_known() {
    let plan = sample::before_commit(false);
    assert_eq!(plan.history(), Span::between(month(2024, 1), month(2025, 12)));
    assert_eq!(plan.plan_year(), Some(FiscalYear(2026)));
    assert_eq!(plan.committed(), None);
    assert_eq!(plan.one_offs().len(), 3);
    let methods = plan.methods();
    assert_eq!(methods.benchmark.firms.len(), 3);
    assert_eq!((methods.resources.crews.len(), methods.resources.budgets.len()), (3, 2));
    assert!(methods.resources.classes.is_some());
    let locks = plan.split().bounds.values().filter(|bound| matches!(bound, Bound::Lock { .. })).count();
    assert_eq!((locks, plan.split().bounds.len()), (2, 8));

    let whole = sample::plan(false);
    let committed = whole.committed().expect("committed");
    assert_eq!(committed.on, NaiveDate::from_ymd_opt(2026, 1, 9).unwrap());
    assert_eq!((committed.total.plain(0).as_str(), committed.data_through), ("3100000000", month(2025, 12)));
    assert_eq!(committed.blend.map(|blend| blend.plain(2)).as_deref(), Some("33584475.07"));
    let target: Money = committed.targets.iter().map(AccountTarget::total).sum();
    assert_eq!(Money(target.0 + committed.newcomers.total().0), committed.company());
    assert_eq!(committed.key_accounts.len(), 15);
    for (&account, bound) in &whole.split().bounds {
        let target = committed.targets.iter().find(|target| target.account == account).unwrap().total();
        match *bound {
            Bound::Lock { amount, .. } | Bound::Promise { amount } => assert_eq!(target, amount),
            Bound::Between { floor, cap, .. } => {
                assert!(floor.is_none_or(|floor| floor <= target) && cap.is_none_or(|cap| target <= cap));
            }
        }
    }
}

#[test]
fn all_three_methods_are_answered() {
    let targets = calc::target::targets(&sample::before_commit(false));
    let answers = targets.proposals.map(|proposal| proposal.target.map(|target| target.plain(2)));
    let expected = ["32215459.15", "33983129.51", "34106738.52"].map(|target| Ok(target.to_string()));
    assert_eq!(answers, expected);
    assert_eq!(targets.base.map(|base| base.plain(2)).as_deref(), Ok("32375412.18"));
}

#[test]
fn the_year_under_way_is_behind_its_target() {
    let plan = sample::plan(false);
    let committed = plan.committed().unwrap();
    let (mut actual, mut target) = (0, 0);
    for own in committed.targets.iter().filter(|own| committed.key_accounts.contains(&own.account)) {
        actual += plan.ledger().sales_over(plan.row_of(own.account).unwrap(), year(2026)).0;
        target += own.months[..9].iter().map(|month| month.0).sum::<i64>();
    }
    let once = plan.one_offs().iter().filter(|mark| mark.month >= month(2026, 1)).map(|mark| mark.amount.0);
    let attained = |actual: i64| (actual as f64 / target as f64 * 1000.0).round();
    assert_eq!((attained(actual), attained(actual - once.sum::<i64>())), (969.0, 944.0));
}

#[test]
fn a_few_accounts_make_most_of_the_sales() {
    let plan = sample::plan(false);
    assert_eq!(n80(&plan, year(2024)), (13, 52));
    assert_eq!(n80(&plan, year(2025)), (13, 55));
    assert_eq!(n80(&plan, Span::ending(month(2026, 9), 12)), (13, 56));
    let never = ranking(&plan, plan.history()).iter().filter(|row| row.0 == 0).count();
    assert_eq!(never, 3);
    let mut groups: BTreeMap<&str, i64> = BTreeMap::new();
    for (row, account) in plan.accounts().iter().enumerate() {
        *groups.entry(&account.profile.group).or_default() += plan.ledger().sales_over(row, year(2025)).0;
    }
    let total: i64 = groups.values().sum();
    assert!(groups["Caldrow Group"] * 10 > total);
    assert!(ranking(&plan, year(2025))[0].0 * 10 < total, "no account alone");
}

#[test]
fn the_cast_plays_its_parts() {
    let plan = sample::plan(false);
    let ledger = plan.ledger();
    let last_twelve = Span::ending(month(2026, 9), 12);
    let (bigmarsh, account) = named(&plan, "Bigmarsh");
    assert_eq!(place(&plan, year(2025), "Bigmarsh"), 2);
    assert_eq!(place(&plan, last_twelve, "Bigmarsh"), 1);
    assert!(ledger.margin_over(bigmarsh, year(2024)).unwrap() > Money::ZERO);
    assert!(ledger.margin_over(bigmarsh, year(2025)).unwrap() < Money::ZERO);
    assert!(!account.key.as_ref().unwrap().key);
    let (lanternwright, account) = named(&plan, "The Lanternwright");
    assert!(account.key.as_ref().unwrap().key && account.ratings.influence == Rating::new(5));
    assert!(ledger.sales_over(lanternwright, year(2025)) < Money(10_000_000));

    let (saltreach, account) = named(&plan, "Saltreach");
    assert_eq!(account.ratings.loyalty, Rating::new(1));
    assert!(place(&plan, year(2025), "Saltreach") <= 4);
    assert!(ledger.sales(saltreach, month(2026, 1)) < Money::ZERO);
    assert!(ledger.sales(named(&plan, "Kettlow").0, month(2025, 2)) < Money::ZERO);
    assert!(ledger.sales_over(named(&plan, "Gullwing").0, year(2025)) < Money::ZERO);

    assert_eq!(place(&plan, year(2024), "Glowbarrow"), 21);
    assert_eq!(place(&plan, last_twelve, "Glowbarrow"), 13);
    let classes = |span| {
        let sales: Vec<i64> = (0..ledger.rows()).map(|row| ledger.sales_over(row, span).0).collect();
        calc::portfolio::classes(&plan, &sales)
    };
    let (before, after) = (classes(year(2024)), classes(last_twelve));
    for (name, from, to) in [
        ("Glowbarrow", Class::B, Class::A),
        ("Juniperlow", Class::C, Class::B),
        ("Solwick", Class::C, Class::B),
    ] {
        let (row, _) = named(&plan, name);
        assert_eq!((before[row], after[row]), (Some(from), Some(to)), "{name}");
    }
    let (coldspur, _) = named(&plan, "Coldspur");
    assert!(ledger.sales(coldspur, month(2026, 3)) > Money::ZERO);
    assert!(
        ledger.slice(coldspur, Span::between(month(2026, 4), month(2026, 9))).iter().all(|&cell| cell == 0)
    );
    for (name, first) in [("Tamarell", 2025), ("Amberwain", 2025), ("Marisende", 2026)] {
        let (row, _) = named(&plan, name);
        assert_eq!(ledger.sales_over(row, year(first - 1)), Money::ZERO);
        assert!(ledger.sales_over(row, year(first)) > Money::ZERO);
    }

    // The one-off that nobody has marked.
    let (st_olmund, account) = named(&plan, "St. Olmund");
    let (may, whole) = (ledger.sales(st_olmund, month(2025, 5)), ledger.sales_over(st_olmund, year(2024)));
    assert!(may.0 > 2 * whole.0);
    assert_eq!(plan.one_offs().len(), 4);
    assert!(plan.one_offs().iter().all(|mark| mark.account != account.id));
    for mark in plan.one_offs() {
        assert!(mark.amount < ledger.sales(plan.row_of(mark.account).unwrap(), mark.month));
    }

    let rated = |account: &&Account| Judged::ALL.iter().all(|&judged| account.ratings.get(judged).is_some());
    assert_eq!(plan.accounts().iter().filter(rated).count(), 46);
    let unknown = (0..ledger.rows()).filter(|&row| {
        ledger.sales_over(row, year(2025)) != Money::ZERO && ledger.margin_over(row, year(2025)).is_none()
    });
    assert_eq!(unknown.count(), 2);
    let autumn = |year: i32| (9..=11).map(|n| ledger.month_total(month(year, n)).0).sum::<i64>();
    let whole = |year: Span| year.iter().map(|month| ledger.month_total(month).0).sum::<i64>();
    assert!([2024, 2025].iter().all(|&at| autumn(at) * 3 > whole(year(at))));
}

#[test]
fn the_case_survives_a_store() {
    for chinese in [false, true] {
        let plan = sample::plan(chinese);
        let store = MemoryStore::default();
        let (mut archive, _) = Archive::open(&store, "sample").unwrap();
        archive.claim("this tab").unwrap();
        archive.snapshot(plan.clone(), 1).unwrap().finish(&mut archive).unwrap();
        let (_, opened) = Archive::open(&store, "sample").unwrap();
        assert_eq!(opened.plan.as_ref(), Some(&plan));
    }
}

/// The start page and the targets page speak of the same accounts: those that the target is split to.
#[test]
fn the_split_is_that_of_the_scope() {
    let plan = sample::plan(true);
    let committed = plan.committed().unwrap();
    let inside = committed.inside();
    assert_eq!(inside.len(), committed.key_accounts.len());
    assert!(inside.len() < committed.targets.len());
    assert_eq!(inside.iter().map(AccountTarget::total).sum::<Money>(), committed.total_now());
}

/// An account that brings back more than it buys is asked for nothing: a target below zero would be none.
#[test]
fn no_account_has_a_target_below_zero() {
    let plan = sample::plan(true);
    let committed = plan.committed().unwrap();
    assert!(
        committed.targets.iter().any(|target| target.base < Money::ZERO),
        "the case has one such account"
    );
    for target in committed.current().iter() {
        assert!(target.months.iter().all(|month| *month >= Money::ZERO), "{:?}", target.account);
    }
    let targets: Money = committed.targets.iter().map(AccountTarget::total).sum();
    assert_eq!(Money(targets.0 + committed.newcomers.total().0), committed.company());
}

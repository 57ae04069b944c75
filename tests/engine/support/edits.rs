//! Random edits of random plans: sensible ones, and such as are refused.

use keyline::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture::day;
use super::random::{amount, book};

fn id() -> impl Strategy<Value = AccountId> {
    // Plans of these tests number their first accounts from 1; 0 and the last ones are mostly not there.
    (0..14_u32).prop_map(AccountId)
}

pub fn month() -> impl Strategy<Value = Month> {
    (-40..60_i32).prop_map(|n| Month::EPOCH.plus(n))
}

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![20 => amount(), 1 => Just(i64::MAX), 1 => Just(Money::LIMIT.0)].prop_map(Money)
}

fn text() -> impl Strategy<Value = Box<str>> {
    prop_oneof!["[a-z]{1,3}", Just(String::new()), Just(" a, 乙，c ".to_string())].prop_map(Into::into)
}

fn cell() -> impl Strategy<Value = Cell> {
    let rating = prop::option::of((0..=5_u8).prop_map(|step| Rating::new(step).unwrap()));
    prop_oneof![
        1 => (prop::sample::select(Field::ALL.to_vec()), text()).prop_map(|(field, text)| Cell::Field(field, text)),
        4 => (month(), money()).prop_map(|(month, money)| Cell::Sales(month, money)),
        3 => (month(), prop::option::of(money())).prop_map(|(month, money)| Cell::Margin(month, money)),
        1 => (prop::sample::select(Fact::ALL.to_vec()), prop::option::of(-9..3_000_i64)).prop_map(|(fact, value)| Cell::Fact(fact, value)),
        1 => (prop::sample::select(Judged::ALL.to_vec()), rating).prop_map(|(judged, rating)| Cell::Rating(judged, rating)),
    ]
}

/// A row to paste: mostly one with a name.
fn new_row() -> impl Strategy<Value = Vec<Cell>> {
    (text(), vec(cell(), 0..4)).prop_map(|(name, mut cells)| {
        cells.insert(0, Cell::Field(Field::Name, name));
        cells
    })
}

fn bound() -> impl Strategy<Value = Option<Bound>> {
    let lock = (money(), text()).prop_map(|(amount, reason)| Bound::Lock { amount, reason });
    let between = (prop::option::of(money()), prop::option::of(money()))
        .prop_map(|(floor, cap)| Bound::Between { floor, cap, reason: "".into() });
    let promise = money().prop_map(|amount| Bound::Promise { amount });
    prop::option::of(prop_oneof![lock, between, promise])
}

fn commitment() -> impl Strategy<Value = Committed> {
    (vec((id(), 0..1000_i64), 0..4), any::<bool>(), text()).prop_map(|(targets, adds_up, reason)| {
        let months = |amount: i64| AccountTarget {
            account: AccountId(1),
            base: Money(amount),
            months: [Money(amount); 12],
        };
        let targets: Vec<AccountTarget> = targets
            .into_iter()
            .map(|(account, amount)| AccountTarget { account, ..months(amount) })
            .collect();
        let sum: Money = targets.iter().map(AccountTarget::total).sum();
        Committed {
            on: day(),
            reason,
            year: FiscalYear(2001),
            scope: Scope::Key,
            data_through: Month::EPOCH,
            base_model: BaseModel::LastTwelveMonths,
            blend: None,
            accounts: None,
            total: if adds_up { sum } else { Money(sum.0 + 1) },
            rest: Money::ZERO,
            newcomers: Newcomers::default(),
            season: [1.0; 12],
            key_accounts: Vec::new(),
            targets,
            revisions: Vec::new(),
        }
    })
}

/// Terms, now and then ones that are refused.
fn terms() -> impl Strategy<Value = Box<Terms>> {
    let weight = prop_oneof![5 => Just(0.6), 1 => Just(f64::NAN)];
    (text(), money(), weight, 0.0..1.2, text()).prop_map(|(name, pay, weight, fixed, own)| {
        let mut terms = Terms::default();
        terms.pay.insert(name, pay);
        terms.growth.fixed = fixed;
        terms.growth.criteria[0].weight = weight;
        terms.growth.criteria[1].kind = CriterionKind::Own(own);
        Box::new(terms)
    })
}

fn review() -> impl Strategy<Value = (ReviewKey, Option<Box<Review>>)> {
    let written = (0..5_u8, text(), prop::option::of(0..=5_u8)).prop_map(|(months, notes, step)| {
        let criteria = Terms::default().start_up.criteria;
        let rated = |criterion| (criterion, step.and_then(Rating::new));
        let rows = criteria.into_iter().map(rated).collect();
        Box::new(Review { on: day(), phase: Phase::StartUp, months, rows, notes })
    });
    ((text(), month()), prop::option::weighted(0.8, written))
}

fn revision() -> impl Strategy<Value = Box<Revision>> {
    (month(), text(), vec((id(), 0..1_000_i64), 0..3)).prop_map(|(from, reason, targets)| {
        let targets = targets.into_iter().map(|(id, amount)| (id, [Money(amount); 12])).collect();
        Box::new(Revision { on: day(), from, reason, targets })
    })
}

fn answers() -> impl Strategy<Value = Answers> {
    let told_by = prop::option::of(prop_oneof![Just(ToldBy::Code), Just(ToldBy::Name)]);
    let alike = prop::collection::btree_set(text(), 0..3);
    let names = || prop::collection::btree_set(text(), 0..3);
    (told_by, alike, prop::collection::btree_set(month(), 0..3), names(), names()).prop_map(
        |(told_by, alike, without_sales, settled, taken_sums)| Answers {
            told_by,
            alike,
            taken_sums,
            without_sales,
            settled,
        },
    )
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    let intake = prop_oneof![1 => Just(Intake::Replace), 3 => Just(Intake::Update)];
    let profile = (text(), text()).prop_map(|(name, code)| Profile { code, ..Profile::named(&name) });
    let mark = prop::option::of(any::<bool>().prop_map(|key| KeyMark::new(key, day(), "because")));
    let one_off = (id(), month(), money(), text()).prop_map(|(account, month, amount, reason)| OneOff {
        account,
        month,
        amount,
        reason,
    });
    let cut = prop_oneof![5 => 0.1..0.9_f64, 1 => Just(f64::NAN)];
    let weight = prop_oneof![5 => Just(0.2_f64), 1 => Just(f64::INFINITY)];
    let step = money().prop_map(|step| SplitRules { step, ..SplitRules::default() });
    prop_oneof![
        1 => text().prop_map(Edit::Rename),
        6 => vec((id(), cell()), 1..5).prop_map(Edit::Cells),
        1 => vec(profile, 1..3).prop_map(Edit::Add),
        2 => (vec((id(), cell()), 0..3), vec(new_row(), 0..3)).prop_map(|(cells, new)| Edit::Paste { cells, new }),
        2 => vec(id(), 1..4).prop_map(Edit::Remove),
        2 => (book(), intake, month(), answers()).prop_map(|(book, intake, data_through, answers)| Edit::Take {
            book: Box::new(book), intake, data_through, currency: None, answers: Box::new(answers),
        }),
        1 => (vec(id(), 1..3), mark).prop_map(|(accounts, mark)| Edit::MarkKey { accounts, mark }),
        2 => one_off.prop_map(Edit::MarkOneOff),
        1 => (id(), month()).prop_map(|(account, month)| Edit::UnmarkOneOff(account, month)),
        1 => cut.prop_map(|a| Edit::Configure(Box::new(Settings { cuts: Cuts { a, b: 0.8 }, ..Settings::default() }))),
        1 => prop::option::of(month()).prop_map(|data_through| {
            Edit::SetHorizon(Horizon { data_through, plan_year: None })
        }),
        1 => weight.prop_map(|weight| {
            Edit::SetMethods(Box::new(Methods { weights: [weight, 0.4, 0.4], ..Methods::default() }))
        }),
        1 => step.prop_map(|split| Edit::SetSplit(Box::new(split))),
        1 => vec((id(), bound()), 1..3).prop_map(Edit::SetBounds),
        1 => commitment().prop_map(|committed| Edit::Commit(Box::new(committed))),
        1 => Just(Edit::Withdraw),
        2 => (vec(id(), 1..3), text(), month(), text()).prop_map(|(accounts, to, from, reason)| Edit::HandOver {
            accounts, to, from, on: day(), reason,
        }),
        1 => revision().prop_map(Edit::Revise),
        1 => Just(Edit::Unrevise),
        1 => terms().prop_map(Edit::SetTerms),
        1 => review().prop_map(|(key, review)| Edit::SetReview(key, review)),
        1 => (text(), text()).prop_map(|(from, to)| Edit::RenamePerson { from, to }),
        1 => (0..3_usize, text()).prop_map(|(at, name)| Edit::Promote(at, name)),
        1 => (text(), text()).prop_map(|(plan, name)| {
            let others = vec![Scenario { name, methods: Methods::default() }];
            Edit::SetScenarios(Box::new(Scenarios { plan, others }))
        }),
        1 => vec((id(), month(), prop::option::of(money())), 1..3).prop_map(Edit::LockMonths),
    ]
}

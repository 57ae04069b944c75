//! The one door through which a plan changes.

use keyline::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::edits::{edit, month};
use crate::support::fixture::{day, firm, ids, then, written};
use crate::support::random::{book, plan};

proptest! {
    /// What is refused leaves no trace; what is taken can be swapped back and forth.
    #[test]
    fn an_edit_is_taken_whole_or_not_at_all(mut plan in plan(), edits in vec(edit(), 1..12)) {
        for edit in edits {
            let before = plan.clone();
            let Ok(applied) = plan.apply(edit.clone()) else {
                prop_assert_eq!(&plan, &before, "refused {:?}", edit);
                continue;
            };
            let after = plan.clone();
            let mut step = applied.undo.clone();
            plan.swap(&mut step).unwrap();
            prop_assert_eq!(&plan, &before, "taken back {:?}", edit);
            plan.swap(&mut step).unwrap();
            prop_assert_eq!(&plan, &after, "done again {:?}", edit);
            prop_assert_eq!(&step, &applied.undo);
            if let Some(mut done) = applied.done {
                let mut replayed = before;
                replayed.swap(&mut done).unwrap();
                prop_assert_eq!(&replayed, &after, "journal of {:?}", edit);
                prop_assert_eq!(done, applied.undo);
            }
        }
    }

    /// Undo all is the start, redo all the end.
    #[test]
    fn history_goes_all_the_way_back_and_forth(mut plan in plan(), edits in vec(edit(), 1..20)) {
        let start = plan.clone();
        let mut history = History::default();
        let mut labels = Vec::new();
        for edit in edits {
            if let Ok(applied) = plan.apply(edit) {
                labels.push(applied.undo.label);
                history.push(applied.undo);
            }
        }
        let end = plan.clone();
        for &label in labels.iter().rev() {
            prop_assert_eq!(history.undo_label(), Some(label));
            prop_assert_eq!(history.undo(&mut plan, &|_| None).unwrap().map(|travelled| travelled.label), Some(label));
        }
        prop_assert!(history.undo(&mut plan, &|_| None).unwrap().is_none());
        prop_assert_eq!(&plan, &start);
        for label in labels {
            prop_assert_eq!(history.redo_label(), Some(label));
            history.redo(&mut plan, &|_| None).unwrap();
        }
        prop_assert!(history.redo(&mut plan, &|_| None).unwrap().is_none());
        prop_assert_eq!(&plan, &end);
    }

    /// However it was edited, a plan passes its own gate unchanged, and its ledger its own cells.
    #[test]
    fn a_plan_of_its_parts_is_the_plan(mut plan in plan(), edits in vec(edit(), 0..12)) {
        for edit in edits {
            let _ = plan.apply(edit);
        }
        let ledger = plan.ledger();
        prop_assert_eq!(ledger.rows(), plan.accounts().len());
        if !ledger.span().is_empty() {
            let margin = ledger.margin_cells().collect();
            let again = Ledger::from_cells(ledger.span(), ledger.cells().to_vec(), margin).unwrap();
            prop_assert_eq!(&again, ledger);
        }
        prop_assert_eq!(Plan::from_parts(plan.clone().into_parts()), Ok(plan));
    }

    /// A journal of another plan is refused without a trace.
    #[test]
    fn a_step_that_does_not_fit_changes_nothing(mut plan in plan(), other in plan(), edit in edit()) {
        let mut other = other;
        let Ok(applied) = other.apply(edit) else { return Ok(()) };
        let (mut step, before) = (applied.undo.clone(), plan.clone());
        if plan.swap(&mut step).is_err() {
            prop_assert_eq!(step, applied.undo);
            prop_assert_eq!(plan, before);
        }
    }

    /// Taking the same book twice is taking it once, where no two of its rows could be one account.
    #[test]
    fn taking_a_book_again_changes_nothing(mut plan in plan(), mut book in book(), month in month()) {
        for (n, profile) in book.profiles.iter_mut().enumerate() {
            profile.code = format!("code {n}").into();
        }
        let answers = nothing_between(&plan, &book);
        let take = Edit::Take { book: Box::new(book), intake: Intake::Update, data_through: month, currency: None, answers };
        plan.apply(take.clone()).unwrap();
        let once = plan.clone();
        plan.apply(take).unwrap();
        prop_assert_eq!(plan, once);
    }
}

/// The answer that nothing was sold between the months of a plan and those of a book.
fn nothing_between(plan: &Plan, book: &Book) -> Box<Answers> {
    let between = plan.unknown_between(book.ledger.span(), &Answers::default());
    let without_sales = between.into_iter().flat_map(Span::iter).collect();
    Box::new(Answers { without_sales, ..Answers::default() })
}

fn profile(name: &str, code: &str) -> Profile {
    Profile { code: code.into(), ..Profile::named(name) }
}

/// What was said to be one account is found however it is written, and only then; the answer comes and goes with the
/// import.
#[test]
fn an_update_finds_a_name_that_is_written_in_several_ways() {
    let book = |name: &str| {
        let ledger = Ledger::from_cells(Span::new(Month::EPOCH, 1), vec![10], vec![]).unwrap();
        Box::new(Book { profiles: vec![Profile::named(name)], ledger })
    };
    let take = |name: &str, answers: &Answers| Edit::Take {
        book: book(name),
        intake: Intake::Update,
        data_through: Month::EPOCH,
        currency: None,
        answers: Box::new(answers.clone()),
    };
    let one = Answers { alike: [folded("Teal Harbour")].into(), ..Answers::default() };
    for (answers, accounts) in [(Answers::default(), 2), (one, 1)] {
        let mut plan = Plan::new("alike");
        plan.apply(take("TEAL  HARBOUR", &Answers::default())).unwrap();
        let (before, effect) = (plan.clone(), plan.take_effect(&book("Teal Harbour"), &answers).unwrap());
        assert_eq!(effect.new, accounts - 1);
        let mut undo = plan.apply(take("Teal Harbour", &answers)).unwrap().undo;
        assert_eq!((plan.accounts().len(), plan.answers()), (accounts, &answers));
        plan.swap(&mut undo).unwrap();
        assert_eq!(plan, before);
    }
}

#[test]
fn an_update_matches_by_code_then_by_name() {
    let (january, february) = (Month::EPOCH, Month::EPOCH.next());
    let mut plan = written("from 2000-01; North, code 001: 10; South: 20; West, code 003: 30");
    // By code although renamed; by name where a side has no code; a known name with another code is new.
    then(&mut plan, "North Ltd, code 001: 1; South, code 002: 2; West, code 004: 3; West: 4; East: 5");
    let rows: Vec<(&str, &str, i64, i64)> = plan
        .accounts()
        .iter()
        .enumerate()
        .map(|(row, account)| {
            let sales = |month| plan.ledger().sales(row, month).0;
            (&*account.profile.name, &*account.profile.code, sales(january), sales(february))
        })
        .collect();
    let want = [
        ("North", "001", 10, 1),
        ("South", "002", 20, 2),
        ("West", "003", 30, 4),
        ("West", "004", 0, 3),
        ("East", "", 0, 5),
    ];
    assert_eq!(rows, want);
    assert_eq!(plan.data_through(), Some(february));
}

#[test]
fn the_only_margin_taken_back_leaves_no_margin() {
    let mut plan = written("from 2000-01; North: 10; South: 20");
    let ids = ids(&plan);
    let type_margin = |id| Edit::Cells(vec![(id, Cell::Margin(Month::EPOCH, Some(Money(1))))]);
    plan.apply(type_margin(ids[0])).unwrap();
    assert!(plan.ledger().has_margin());
    plan.apply(Edit::Remove(vec![ids[0]])).unwrap();
    assert!(!plan.ledger().has_margin());
    let before = plan.clone();
    let mut undo = plan.apply(type_margin(ids[1])).unwrap().undo;
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn the_only_account_put_back_has_its_margin() {
    let mut plan = written("from 2000-01; North: 10");
    let id = plan.accounts()[0].id;
    plan.apply(Edit::Cells(vec![(id, Cell::Margin(Month::EPOCH, Some(Money(4))))])).unwrap();
    let before = plan.clone();
    let mut undo = plan.apply(Edit::Remove(vec![id])).unwrap().undo;
    plan.swap(&mut undo).unwrap();
    assert_eq!(plan, before);
}

/// What an update did, counted from the plans before and after it.
fn counted(before: &Plan, after: &Plan, book: &Book) -> TakeEffect {
    let old = |account: &Account| before.account(account.id);
    let sales = |plan: &Plan, id: AccountId, month: Month| {
        plan.row_of(id).map_or(Money::ZERO, |row| plan.ledger().sales(row, month))
    };
    let margin = |plan: &Plan, id: AccountId, month: Month| {
        plan.row_of(id).and_then(|row| plan.ledger().margin(row, month))
    };
    let span = after.ledger().span();
    let moved =
        |account: &Account, month: Month| sales(before, account.id, month) != sales(after, account.id, month);
    let is_updated = |account: &&Account| {
        let Some(old) = old(account) else { return false };
        let margins = |month| margin(before, old.id, month) != margin(after, old.id, month);
        old.profile != account.profile || span.iter().any(|month| moved(account, month) || margins(month))
    };
    let accounts = after.accounts();
    // An account is in the book where the same book with sales in a month of its own gives it any.
    let month = Month::EPOCH.plus(200);
    let ledger = Ledger::from_cells(Span::new(month, 1), vec![1; book.profiles.len()], Vec::new()).unwrap();
    let probe = Box::new(Book { profiles: book.profiles.clone(), ledger });
    let mut probed = before.clone();
    let answers = nothing_between(before, &probe);
    probed
        .apply(Edit::Take {
            book: probe,
            intake: Intake::Update,
            data_through: month,
            currency: None,
            answers,
        })
        .unwrap();
    let is_gone = |account: &&Account| sales(&probed, account.id, month) == Money::ZERO;
    TakeEffect {
        before: before.accounts().len(),
        new: accounts.len() - before.accounts().len(),
        updated: accounts.iter().filter(is_updated).count(),
        months: span.iter().filter(|&month| accounts.iter().any(|account| moved(account, month))).count(),
        gone: before.accounts().iter().filter(is_gone).count(),
    }
}

proptest! {
    /// What an import says it would do is what it does.
    #[test]
    fn an_update_does_what_was_said(before in plan(), book in book()) {
        let answers = nothing_between(&before, &book);
        let said = before.take_effect(&book, &answers);
        // What would change is told before the months between are answered for.
        prop_assert_eq!(&said, &before.take_effect(&book, &Answers::default()));
        let mut after = before.clone();
        let take = Edit::Take { book: Box::new(book.clone()), intake: Intake::Update, data_through: Month::EPOCH, currency: None, answers };
        match after.apply(take) {
            Err(error) => prop_assert_eq!(said, Err(error)),
            Ok(_) => {
                prop_assert_eq!(said.unwrap(), counted(&before, &after, &book));
            }
        }
    }
}

/// A fiscal calendar cannot move the months of a committed year; before and after, it is free.
#[test]
fn a_committed_year_keeps_its_months() {
    let (mut plan, april) = (keyline::file::sample::plan(false), FiscalCalendar::starting(4).unwrap());
    let moved = |plan: &Plan| Box::new(Settings { calendar: april, ..plan.settings().clone() });
    assert_eq!(plan.apply(Edit::Configure(moved(&plan))).err(), Some(EditError::CalendarFrozen));
    plan.apply(Edit::Withdraw).unwrap();
    plan.apply(Edit::Configure(moved(&plan))).unwrap();
    assert_eq!(plan.settings().calendar, april);
}

fn currency(code: &str) -> Currency {
    Currency::by_code(code).unwrap()
}

fn import(plan: &Plan, intake: Intake, code: &str) -> Edit {
    let span = Span::new(Month::EPOCH, 1);
    let ledger = Ledger::from_cells(span, vec![100], vec![]).unwrap();
    let book = Box::new(Book { profiles: vec![profile("North", "")], ledger });
    let data_through = plan.data_through().unwrap_or(Month::EPOCH);
    Edit::Take { book, intake, data_through, currency: Some(currency(code)), answers: Box::default() }
}

/// What comes in brings its currency along, in one step: taken back, both are gone, and refused, both stay.
#[test]
fn an_import_and_its_currency_are_one_step() {
    let mut plan = Plan::new("mine");
    let before = plan.clone();
    let mut applied = plan.apply(import(&plan, Intake::Update, "JPY")).unwrap();
    assert_eq!((plan.settings().currency, plan.accounts().len()), (currency("JPY"), 1));
    plan.swap(&mut applied.undo).unwrap();
    assert_eq!(plan, before);

    let Edit::Take { mut book, intake, data_through, currency: yen, .. } =
        import(&plan, Intake::Replace, "JPY")
    else {
        panic!()
    };
    book.profiles[0].name = "".into();
    let refused =
        plan.apply(Edit::Take { book, intake, data_through, currency: yen, answers: Box::default() });
    assert_eq!((refused.err(), &plan), (Some(EditError::EmptyName), &before));
}

/// Who replaces all accounts by a file that has the same ones gets their sales anew, and loses nothing that hangs on them.
#[test]
fn accounts_that_come_again_are_the_ones_they_were() {
    let mut plan = written("from 2000-01; North, code 1: 100; South: 200; West, code 3: 300");
    let ids = ids(&plan);
    let lock = Bound::Lock { amount: Money(7), reason: "agreed".into() };
    plan.apply(Edit::SetBounds(ids.iter().map(|&id| (id, Some(lock.clone()))).collect())).unwrap();
    plan.apply(Edit::MarkKey { accounts: ids.clone(), mark: Some(KeyMark::new(true, day(), "large")) })
        .unwrap();
    for (&id, amount) in ids.iter().zip([100, 50, 300]) {
        let one_off =
            OneOff { account: id, month: Month::EPOCH, amount: Money(amount), reason: "a fair".into() };
        plan.apply(Edit::MarkOneOff(one_off)).unwrap();
    }
    plan.apply(Edit::Cells(vec![(ids[0], Cell::Field(Field::Owner, "Ann".into()))])).unwrap();
    let before = plan.clone();

    // The first is known by its code under another name, the second by its name, the third does not come.
    let profiles = vec![profile("South", ""), profile("North Ltd", "1"), profile("East", "")];
    let ledger = Ledger::from_cells(Span::new(Month::EPOCH, 1), vec![60, 90, 5], vec![]).unwrap();
    let book = Box::new(Book { profiles, ledger });
    let take = Edit::Take {
        book,
        intake: Intake::Replace,
        data_through: Month::EPOCH,
        currency: None,
        answers: Box::default(),
    };
    let mut applied = plan.apply(take).unwrap();
    let now: Vec<(AccountId, &str, &str, bool)> = plan
        .accounts()
        .iter()
        .map(|it| (it.id, &*it.profile.name, &*it.profile.owner, it.key.is_some()))
        .collect();
    let new = AccountId(ids[2].0 + 1);
    assert_eq!(
        now,
        [(ids[1], "South", "", true), (ids[0], "North Ltd", "Ann", true), (new, "East", "", false)]
    );
    assert_eq!(plan.split().bounds.keys().copied().collect::<Vec<_>>(), ids[..2]);
    // 100 of 90 sold would be no part of it any more.
    assert_eq!(plan.one_offs().iter().map(|mark| mark.account).collect::<Vec<_>>(), [ids[1]]);
    plan.swap(&mut applied.undo).unwrap();
    assert_eq!(plan, before);
}

/// Amounts of two currencies are not added, and none is read with other decimals.
#[test]
fn a_currency_changes_where_no_amount_does() {
    let mut plan = Plan::new("mine");
    plan.apply(import(&plan, Intake::Update, "USD")).unwrap();
    let (own, euro, yen) = (currency("USD"), currency("EUR"), currency("JPY"));
    let error = |plan: &Plan, edit: Edit| plan.clone().apply(edit).err();
    let into = |plan: &Plan, intake, code| error(plan, import(plan, intake, code));
    let configure = |plan: &Plan, currency| {
        error(plan, Edit::Configure(Box::new(Settings { currency, ..plan.settings().clone() })))
    };
    assert_eq!(into(&plan, Intake::Update, "EUR"), Some(EditError::OtherCurrency { own, other: euro }));
    assert_eq!(into(&plan, Intake::Replace, "JPY"), None);
    assert_eq!(configure(&plan, euro), None);
    assert_eq!(configure(&plan, yen), Some(EditError::OtherDecimals { own, other: yen }));
    assert_eq!(configure(&Plan::new("empty"), yen), None);
    // A firm's sales would be a hundred times as large in a plan without accounts too.
    let mut told = Plan::new("told");
    let mut methods = told.methods().clone();
    methods.benchmark.firms = vec![firm(100, 0.1)];
    told.apply(Edit::SetMethods(Box::new(methods))).unwrap();
    assert!(told.has_amounts());
    let refused = Some(EditError::OtherDecimals { own, other: yen });
    assert_eq!((configure(&told, yen), into(&told, Intake::Update, "JPY")), (refused.clone(), refused));
    assert_eq!(into(&told, Intake::Update, "EUR"), None);
}

/// Phases follow each other by month, whoever adds one and where; a month has the one that was said last.
#[test]
fn phases_follow_each_other_by_month() {
    let mut plan = Plan::new("mine");
    let switch = |months: i32, phase| PhaseSwitch { from: Month::EPOCH.plus(months), phase };
    let (early, late) = (switch(2, Phase::StartUp), switch(9, Phase::Growth));
    let switches = vec![late, switch(2, Phase::Growth), early];
    plan.apply(Edit::Configure(Box::new(Settings { switches, ..Settings::default() }))).unwrap();
    assert_eq!(plan.settings().switches, [early, late]);
}

/// What the pages once checked by themselves holds whoever asks.
#[test]
fn rules_hold_at_the_door() {
    let plan = written("from 2000-01; North: 100; South: -50; West: 0");
    let ids = ids(&plan);
    let month = Month::EPOCH;
    let mark = |account: usize, amount: i64, reason: &str| {
        Edit::MarkOneOff(OneOff {
            account: ids[account],
            month,
            amount: Money(amount),
            reason: reason.into(),
        })
    };
    let beyond = |sales: i64| Some(EditError::BeyondSales { month, sales: Money(sales) });
    let key =
        |reason: &str| Edit::MarkKey { accounts: ids.clone(), mark: Some(KeyMark::new(true, day(), reason)) };
    let step =
        |step: i64| Edit::SetSplit(Box::new(SplitRules { step: Money(step), ..SplitRules::default() }));
    let cases = [
        (mark(0, 100, "once"), None),
        (mark(0, 101, "once"), beyond(100)),
        (mark(0, 0, "once"), beyond(100)),
        (mark(0, -1, "once"), beyond(100)),
        (mark(1, -50, "once"), None),
        (mark(1, -51, "once"), beyond(-50)),
        (mark(1, 10, "once"), beyond(-50)),
        (mark(2, 1, "once"), Some(EditError::NoSales { month })),
        (mark(0, 10, " "), Some(EditError::NoReason)),
        (key("an exemplar"), None),
        (key("  "), Some(EditError::NoReason)),
        (step(100), None),
        (
            step(-1),
            Some(EditError::OutOfRange {
                what: Number::Amount,
                value: -1.0,
                low: 0.0,
                high: Money::LIMIT.to_f64(),
            }),
        ),
    ];
    for (edit, expected) in cases {
        let told = format!("{edit:?}");
        assert_eq!(plan.clone().apply(edit).err(), expected, "{told}");
    }
}

/// A plan with a target of 120 for one account, which is not committed yet.
fn with_a_target() -> (Plan, Committed) {
    let plan = written("from 2000-01; North: 100");
    let target = AccountTarget { account: plan.accounts()[0].id, base: Money(100), months: [Money(10); 12] };
    let committed = Committed {
        on: day(),
        reason: "agreed".into(),
        year: plan.plan_year().unwrap(),
        scope: Scope::All,
        data_through: Month::EPOCH,
        base_model: BaseModel::LastTwelveMonths,
        blend: None,
        accounts: None,
        total: Money(120),
        rest: Money::ZERO,
        newcomers: Newcomers::default(),
        season: [1.0; 12],
        key_accounts: Vec::new(),
        targets: vec![target],
        revisions: Vec::new(),
    };
    (plan, committed)
}

/// A target of nothing, or below, is no target, neither when it is committed nor when it is revised; a plan that has one
/// from earlier still opens.
#[test]
fn a_target_is_above_zero() {
    let (mut plan, committed) = with_a_target();
    let of = |each: i64| {
        let total = Money(each * 12);
        let targets = vec![AccountTarget { months: [Money(each); 12], ..committed.targets[0].clone() }];
        Committed { total, targets, ..committed.clone() }
    };
    let commit = |plan: &Plan, each: i64| plan.clone().apply(Edit::Commit(Box::new(of(each)))).err();
    let refused = |each: i64| Some(EditError::TargetNotPositive { total: Money(each * 12) });
    assert_eq!((commit(&plan, 0), commit(&plan, -5), commit(&plan, 1)), (refused(0), refused(-5), None));
    let old = Parts { committed: Some(Box::new(of(0))), ..plan.clone().into_parts() };
    assert!(Plan::from_parts(old).is_ok());

    plan.apply(Edit::Commit(Box::new(committed.clone()))).unwrap();
    let from = plan.plan_span().unwrap().first.next();
    plan.apply(Edit::SetHorizon(Horizon { data_through: Some(from.plus(-1)), ..plan.horizon() })).unwrap();
    let revise = |each: i64| {
        let mut months = [Money(each); 12];
        months[0] = Money(10);
        let targets = vec![(committed.targets[0].account, months)];
        let revision = Revision { on: day(), from, reason: "less".into(), targets };
        plan.clone().apply(Edit::Revise(Box::new(revision))).err()
    };
    assert_eq!(revise(-1), Some(EditError::TargetNotPositive { total: Money(-1) }));
    assert_eq!(revise(0), None);
}

/// Who commits to a number of key accounts commits to one that a plan can have.
#[test]
fn a_number_of_key_accounts_is_one_that_a_plan_can_have() {
    let (plan, committed) = with_a_target();
    let commit = |accounts: Option<u32>| {
        let committed = Committed { accounts, ..committed.clone() };
        plan.clone().apply(Edit::Commit(Box::new(committed))).err()
    };
    let refused = |count: u32| {
        let (value, high) = (f64::from(count), ACCOUNTS_LIMIT as f64);
        Some(EditError::OutOfRange { what: Number::Accounts, value, low: 1.0, high })
    };
    let most = ACCOUNTS_LIMIT as u32;
    assert_eq!((commit(None), commit(Some(1)), commit(Some(most))), (None, None, None));
    assert_eq!((commit(Some(0)), commit(Some(most + 1))), (refused(0), refused(most + 1)));
    let old = Committed { accounts: Some(0), ..committed.clone() };
    let old = Parts { committed: Some(Box::new(old)), ..plan.clone().into_parts() };
    assert!(Plan::from_parts(old).is_ok());
}

/// A lock goes when it is taken off, and not because somebody types a floor beside it; the rest of the rules may be
/// changed around it.
#[test]
fn a_floor_does_not_take_the_place_of_a_lock() {
    let mut plan = written("from 2000-01; North: 100; South: 50");
    let (north, south) = (plan.accounts()[0].id, plan.accounts()[1].id);
    let between = || Bound::Between { floor: Some(Money(1)), cap: None, reason: "".into() };
    let lock = |amount: i64| Bound::Lock { amount: Money(amount), reason: "agreed".into() };
    let set = |plan: &Plan, id, bound| plan.clone().apply(Edit::SetBounds(vec![(id, bound)])).err();
    for held in [lock(10), Bound::Promise { amount: Money(10) }] {
        plan.apply(Edit::SetBounds(vec![(north, Some(held.clone()))])).unwrap();
        assert_eq!(set(&plan, north, Some(between())), Some(EditError::BoundHeld { id: north }));
        assert_eq!(set(&plan, south, Some(between())), None);
        assert_eq!((set(&plan, north, Some(lock(20))), set(&plan, north, None)), (None, None));
        let split = |bound: Bound| {
            let rules = SplitRules { bounds: [(north, bound)].into(), ..plan.split().clone() };
            plan.clone().apply(Edit::SetSplit(Box::new(rules))).err()
        };
        assert_eq!((split(held), split(between())), (None, Some(EditError::BoundHeld { id: north })));
    }
    // The other way round the lock says all that the limits said.
    plan.apply(Edit::SetBounds(vec![(south, Some(between()))])).unwrap();
    assert_eq!(set(&plan, south, Some(lock(10))), None);
}

/// Terms whose start-up phase has these criteria besides those of the beginning.
fn with_criteria(kinds: &[CriterionKind]) -> Edit {
    let mut terms = Terms::default();
    let like = terms.start_up.criteria[0].clone();
    let more = kinds.iter().map(|kind| Criterion { kind: kind.clone(), ..like.clone() });
    terms.start_up.criteria.extend(more);
    Edit::SetTerms(Box::new(terms))
}

/// A phase has a criterion once, however its name is written; a plan that has one twice opens, and is mended.
#[test]
fn a_phase_has_a_criterion_once() {
    let own = |name: &str| CriterionKind::Own(name.into());
    let plan = Plan::new("mine");
    let there = plan.terms().start_up.criteria[0].kind.clone();
    let set = |kinds: &[CriterionKind]| plan.clone().apply(with_criteria(kinds)).err();
    let exists = |kind: CriterionKind| Some(EditError::CriterionExists { kind });
    assert_eq!(set(&[own("Tenders"), own("Visits")]), None);
    assert_eq!(set(std::slice::from_ref(&there)), exists(there.clone()));
    assert_eq!(set(&[own("Tenders"), own("TENDERS")]), exists(own("Tenders")));

    let Edit::SetTerms(terms) = with_criteria(&[own("Tenders"), own("Tenders")]) else { panic!() };
    let mut old = Plan::from_parts(Parts { terms: *terms, ..plan.clone().into_parts() }).unwrap();
    let more = with_criteria(&[own("Tenders"), own("Tenders"), own("Visits")]);
    assert_eq!(old.clone().apply(more).err(), None);
    let third = with_criteria(&[own("Tenders"), own("Tenders"), own("Tenders")]);
    assert_eq!(old.apply(third).err(), exists(own("Tenders")));
}

/// A segment or an account has one curve, in the plan's assumptions and in those of a scenario.
#[test]
fn a_segment_or_an_account_has_one_curve() {
    let judged = Reply::Judged(Judgements { none: 0.6, half: 0.8, more: 1.13, saturation: 1.4 });
    let curve =
        |whom: &Whom| OwnEffort { whom: whom.clone(), effort: Effort { effort: 1.0, reply: judged.clone() } };
    let told = |all: &[&Whom]| {
        let own = all.iter().copied().map(curve).collect();
        Methods { resources: Resources { own, ..Resources::default() }, ..Methods::default() }
    };
    let plan = written("from 2000-01; North: 100");
    let (ships, north) = (Whom::Segment("Ships".into()), Whom::Account(plan.accounts()[0].id));
    let exists = |whom: &Whom| Some(EditError::CurveExists { whom: whom.clone() });
    let set = |plan: &Plan, all: &[&Whom]| plan.clone().apply(Edit::SetMethods(Box::new(told(all)))).err();
    let keep = |plan: &Plan, all: &[&Whom]| {
        let others = vec![Scenario { name: "Bold".into(), methods: told(all) }];
        plan.clone().apply(Edit::SetScenarios(Box::new(Scenarios { plan: "".into(), others }))).err()
    };
    assert_eq!((set(&plan, &[&ships, &north]), keep(&plan, &[&ships, &north])), (None, None));
    for whom in [&ships, &north] {
        assert_eq!(set(&plan, &[whom, whom]), exists(whom));
        assert_eq!(keep(&plan, &[whom, whom]), exists(whom));
    }
    // What is there twice from earlier opens, is kept as a scenario, and is mended.
    let methods = told(&[&ships, &ships]);
    let old = Plan::from_parts(Parts { methods, ..plan.clone().into_parts() }).unwrap();
    assert_eq!(
        (set(&old, &[&ships, &ships]), keep(&old, &[&ships, &ships]), set(&old, &[&ships])),
        (None, None, None)
    );
    assert_eq!(set(&old, &[&ships, &ships, &ships]), exists(&ships));
}

/// A currency is one of those that stores and files know, with its decimals, whoever brings it.
#[test]
fn a_currency_is_one_that_is_known() {
    let plan = Plan::new("mine");
    let dollar = Currency::by_code("USD").unwrap();
    for currency in [Currency { code: *b"XYZ", digits: 2 }, Currency { digits: 3, ..dollar }] {
        let refused = Some(EditError::UnknownCurrency { currency });
        let settings = Settings { currency, ..Settings::default() };
        let configured = plan.clone().apply(Edit::Configure(Box::new(settings.clone()))).err();
        let Edit::Take { book, intake, data_through, answers, .. } = import(&plan, Intake::Update, "USD")
        else {
            panic!()
        };
        let take = Edit::Take { book, intake, data_through, currency: Some(currency), answers };
        assert_eq!((configured, plan.clone().apply(take).err()), (refused.clone(), refused.clone()));
        let parts = Parts { settings, ..plan.clone().into_parts() };
        assert_eq!(Plan::from_parts(parts).err(), refused);
    }
}

/// An update leaves no month empty that nobody has spoken of, on either side of the plan's own; what was answered once is
/// not asked again, and who replaces all has nothing between.
#[test]
fn an_update_leaves_no_month_between_that_nobody_knows_of() {
    let plan = written("from 2000-11; North: 100");
    let month = |months: i32| Month::EPOCH.plus(months);
    let take = |months: i32, known: &[i32], intake: Intake| {
        let ledger = Ledger::from_cells(Span::new(month(months), 1), vec![5], vec![]).unwrap();
        let book = Box::new(Book { profiles: vec![profile("North", "")], ledger });
        let without_sales = known.iter().map(|&known| month(known)).collect();
        let answers = Box::new(Answers { without_sales, ..Answers::default() });
        Edit::Take { book, intake, data_through: month(10), currency: None, answers }
    };
    let update = |plan: &Plan, months: i32, known: &[i32]| {
        plan.clone().apply(take(months, known, Intake::Update)).err()
    };
    let between = |first: i32, months: usize| {
        Some(EditError::MonthsBetween { months: Span::new(month(first), months) })
    };
    assert_eq!((update(&plan, 11, &[]), update(&plan, 9, &[])), (None, None));
    assert_eq!((update(&plan, 13, &[]), update(&plan, 13, &[12])), (between(11, 2), between(11, 2)));
    assert_eq!((update(&plan, 8, &[]), update(&plan, 13, &[11, 12])), (between(9, 1), None));
    assert_eq!(plan.clone().apply(take(13, &[], Intake::Replace)).err(), None);
    assert_eq!(update(&Plan::new("empty"), 13, &[]), None);
    let mut answered = plan.clone();
    answered.apply(take(13, &[11, 12], Intake::Update)).unwrap();
    assert_eq!(answered.answers().without_sales, [month(11), month(12)].into());
    assert_eq!(answered.ledger().span(), Span::new(month(10), 4));
}

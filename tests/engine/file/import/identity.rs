//! Who is who in a file: codes and names that disagree, names written in several ways, months that are missing.

use crate::support::imports::{accounts, import, import_with, issues, total};
use crate::support::shared::shared_bytes;
use keyline::file::import::{Gap, Group, Import, ImportOptions, IssueKind, Question, Weight, read};
use keyline::plan::{Answers, Edit, Field, Intake, Money, Month, Plan, Profile, ToldBy, folded};
use std::ops::ControlFlow;

fn by(told_by: ToldBy) -> ImportOptions {
    ImportOptions { told_by: Some(told_by), ..ImportOptions::default() }
}

fn names(import: &Import) -> Vec<(&str, &str, i64)> {
    let sum = |row: usize| import.book.ledger.row(row).iter().sum::<i64>();
    let all = import.book.profiles.iter().enumerate();
    all.map(|(row, profile)| (&*profile.code, &*profile.name, sum(row) / 100)).collect()
}

fn members(group: &Group) -> (&str, String, Vec<(&str, usize, String)>) {
    let members = group.members.iter();
    let members = members.map(|it| (&*it.text, it.rows, it.money.to_string())).collect();
    (&group.key, group.money.to_string(), members)
}

const CODE: Option<ToldBy> = Some(ToldBy::Code);
const NAME: Option<ToldBy> = Some(ToldBy::Name);

/// Two hundred accounts with a code and a name each, ahead of what a case adds; 10 each.
fn two_hundred() -> String {
    (0..200).map(|n| format!("2025-01-05,C{n},Account {n},10\n")).collect()
}

/// Lines of date, code, name, amount; what tells accounts apart; whether it is asked.
#[test]
fn codes_with_several_names_are_found_and_asked_about() {
    let accounts = two_hundred();
    let with = |more: &str| format!("{accounts}{more}");
    // Another name under a hundredth of the codes, for little money, is told and not asked.
    let few = "2025-02-05,C1,Account One,.1\n2025-02-05,C2,Account Two,-10\n";
    let (one, more) =
        (with("2025-02-05,C1,Account One,-1\n"), with(&format!("{few}2025-02-05,C3,Account Three,-10\n")));
    let rich = with("2025-02-05,C1,Account One,900\n");
    let spelled = with("2025-02-05,C1,ACCOUNT 1,900\n2025-02-05,C2,Ａccount  2.,900\n");
    let cases: [(&str, &str, Option<ToldBy>, bool); 10] = [
        ("one name each", "2025-01-05,1,A,1\n2025-01-05,2,B,1\n", None, false),
        ("the same name in other letters", &spelled, None, false),
        ("one code in two hundred", &one, CODE, false),
        ("three codes in two hundred", &more, CODE, true),
        ("one code with much of the money", &rich, CODE, true),
        // Six retailers under four codes: the codes are something coarser.
        (
            "codes coarser than names",
            "2025-01-05,1,A,1\n2025-01-05,1,B,1\n2025-01-05,2,C,1\n2025-01-05,2,D,1\n2025-01-05,3,E,1\n2025-01-05,4,F,1\n",
            NAME,
            false,
        ),
        (
            "most rows without a code",
            "2025-01-05,1,A,1\n2025-01-05,1,B,1\n2025-01-05,2,C,1\n2025-01-05,3,D,1\n2025-01-05,,E,1\n2025-01-05,,F,1\n2025-01-05,,E,1\n2025-01-05,,E,1\n2025-01-05,,E,1\n",
            NAME,
            false,
        ),
        (
            "a firm that was renamed",
            "2025-01-05,1,A,1\n2025-01-05,2,B,1\n2025-01-05,3,C,1\n2025-01-05,4,D,1\n2025-02-05,4,D Holding,1\n",
            CODE,
            true,
        ),
        (
            "a firm that was renamed, in a small file",
            "2025-01-05,1,A,1\n2025-02-05,1,A Holding,1\n2025-01-05,2,B,1\n",
            CODE,
            true,
        ),
        ("one name with two codes", "2025-01-05,1,A,1\n2025-01-05,2,A,1\n", CODE, false),
    ];
    for (case, lines, told_by, is_open) in cases {
        let found = import(&format!("Date,Customer ID,Customer Name,Amount\n{lines}")).expect(case);
        let identity = found.identity.as_ref();
        assert_eq!(identity.map(|it| it.told_by), told_by, "{case}");
        assert_eq!(identity.is_some_and(|it| it.is_open), is_open, "{case}");
        assert_eq!(found.questions().contains(&Question::ToldBy), is_open, "{case}");
        assert_eq!(found.is_ready, !is_open, "{case}");
    }
}

const RETAIL: &str = "Date,Retailer ID,Retailer,Sales\n2025-01-05,118,Foot House,100\n2025-01-06,118,Kite Sport,30\n\
                      2025-02-05,118,Foot House,20\n2025-02-06,119,West Gear,5\n2025-02-07,120,Oak Wear,4\n";

#[test]
fn the_answer_decides_who_is_one_account() {
    let found = import(RETAIL).unwrap();
    let identity = found.identity.as_ref().expect("codes and names disagree");
    assert_eq!((identity.codes, identity.names, identity.money.to_string()), ((3, 1), (4, 0), "150".into()));
    let group = members(&identity.several_names[0]);
    let expected = vec![("Foot House", 2, "120".to_string()), ("Kite Sport", 1, "30".to_string())];
    assert_eq!(group, ("118", "150".into(), expected));

    let codes = import_with(RETAIL, &by(ToldBy::Code)).unwrap();
    assert!(codes.is_ready && codes.questions().is_empty());
    assert_eq!(names(&codes), [("118", "Foot House", 150), ("119", "West Gear", 5), ("120", "Oak Wear", 4)]);
    let told: Vec<_> =
        codes.causes.iter().map(|cause| (cause.count, cause.rows, cause.money.to_string())).collect();
    assert_eq!(told, [(1, 3, "150".into())], "the code with several names is still told");
    assert!(matches!(codes.causes[0].first[0].kind, IssueKind::SeveralNames { names: 2, .. }));

    // By name a code says nothing, and is not kept to say it later.
    let apart = import_with(RETAIL, &by(ToldBy::Name)).unwrap();
    let expected =
        [("", "Foot House", 120), ("", "Kite Sport", 30), ("", "West Gear", 5), ("", "Oak Wear", 4)];
    assert_eq!(names(&apart), expected);
    assert!(apart.is_ready && apart.causes.is_empty(), "{:?}", apart.causes);
}

/// The same in a file with a row per account: by code the rows of a code are added, as decimals.
#[test]
fn the_answer_holds_for_a_table_by_month() {
    let file = "Code,Customer Name,Region,2025-01\n1,Foot House,,0.005\n1,Kite Sport,West,0.005\n2,West Gear,North,5\n3,Oak,,1\n1,Foot House,,9\n";
    let open = import(file).unwrap();
    assert_eq!(open.questions(), [Question::ToldBy]);
    let codes = import_with(file, &by(ToldBy::Code)).unwrap();
    // The row that repeats both code and name is another matter: it waits.
    let waits =
        [(6, "Customer Name", "Foot House", IssueKind::DuplicateName { first_row: 2 }, Weight::MustFix)];
    assert_eq!(issues(&codes)[..1], waits);
    assert_eq!(accounts(&codes), [("Kite Sport", &[1][..]), ("West Gear", &[500]), ("Oak", &[100])]);
    assert_eq!(&*codes.book.profiles[0].region, "West");
    let apart = import_with(file, &by(ToldBy::Name)).unwrap();
    assert_eq!(
        accounts(&apart),
        [("Foot House", &[1][..]), ("Kite Sport", &[1]), ("West Gear", &[500]), ("Oak", &[100])]
    );
    assert!(apart.book.profiles.iter().all(|profile| profile.code.is_empty()));
    // .005 twice is .01 together and .02 apart; what rounding took away is told either way.
    assert_eq!((codes.rounding.to_string(), apart.rounding.to_string()), ("0".into(), "-0.01".into()));
}

/// A line without a code is the account of its name, whichever of the two comes first.
#[test]
fn a_line_without_a_code_is_the_account_of_its_name() {
    for lines in ["2025-01-05,,A,1\n2025-01-05,7,A,2\n", "2025-01-05,7,A,2\n2025-01-05,,A,1\n"] {
        let found = import(&format!("Date,Customer ID,Customer Name,Amount\n{lines}")).unwrap();
        assert_eq!(names(&found), [("7", "A", 3)], "{lines}");
    }
}

/// Names that fold alike, and names that do not.
#[test]
fn names_written_in_several_ways() {
    let alike = [
        ("TEAL HARBOUR", "Teal  Harbour"),
        ("ＴＥＡＬ Harbour", "Teal Harbour"),
        ("北京百货", "北京　百货"),
        ("上海（集团）", "上海(集团)"),
        ("Acme, Inc.", "ACME Inc"),
        ("A.B. Foods", "AB Foods"),
        ("O’Brien", "O'Brien"),
        ("Straße", "STRAßE"),
        ("Zero\u{200b}Width", "ZeroWidth"),
    ];
    for (one, other) in alike {
        assert_eq!(folded(one), folded(other), "{one} {other}");
    }
    let apart = [
        ("Depot 1.5", "Depot 15"),
        ("Acme East", "Acme West"),
        ("A&B", "AB"),
        ("Acme", "Acme Ltd"),
        ("Café", "Cafe"),
        ("1,200 Ltd", "1200 Ltd"),
    ];
    for (one, other) in apart {
        assert_ne!(folded(one), folded(other), "{one} {other}");
    }
}

#[test]
fn likely_names_are_proposed_and_joined_only_where_accepted() {
    let lines = "Date,Customer,Owner,Amount\n2025-01-05,TEAL HARBOUR,Ada,10\n2025-02-05,Teal Harbour,Bo,5\n2025-01-06,ＴＥＡＬ Harbour,Ada,1\n2025-01-06,Oak,Ada,3\n2025-01-07,OAK.,Ada,3\n";
    let wide = "Customer,Owner,2025-01,2025-02\nTEAL HARBOUR,Ada,10,0\nＴＥＡＬ Harbour,Ada,1,\nTeal Harbour,Bo,,5\nOak,Ada,3,0\nOAK.,Ada,3,0\n";
    for file in [lines, wide] {
        let found = import(file).unwrap();
        assert_eq!((found.book.profiles.len(), found.alike_total, found.is_ready), (5, 2, true), "{file}");
        let group = members(&found.alike[0]);
        let spelled = [("TEAL HARBOUR", 1, "10"), ("Teal Harbour", 1, "5"), ("ＴＥＡＬ Harbour", 1, "1")];
        let spelled = spelled.map(|(name, rows, sum)| (name, rows, sum.to_string())).to_vec();
        assert_eq!(group, ("tealharbour", "16".into(), spelled), "{file}");

        let accepted = ImportOptions { alike: ["tealharbour".into()].into(), ..ImportOptions::default() };
        let joined = import_with(file, &accepted).unwrap();
        assert_eq!(
            accounts(&joined),
            [("Teal Harbour", &[1_100, 500][..]), ("Oak", &[300, 0]), ("OAK.", &[300, 0])],
            "{file}"
        );
        assert_eq!((joined.alike_total, joined.must_fix_total), (2, 0), "still told: {file}");
        assert_eq!(total(&joined), total(&found));
        // Bo has it now.
        assert_eq!(&*joined.book.profiles[0].owner, "Bo", "{file}");
    }
    // Two codes are two accounts, however alike their names are; one code and no code may be one.
    let coded = "Date,Customer ID,Customer Name,Amount\n2025-01-05,1,Oak,1\n2025-01-05,2,OAK,1\n2025-01-05,3,Elm,1\n2025-01-05,,ELM,1\n";
    let found = import(coded).unwrap();
    let keys: Vec<&str> = found.alike.iter().map(|group| &*group.key).collect();
    assert_eq!(keys, ["elm"]);
    let accepted = ImportOptions { alike: ["elm".into()].into(), ..ImportOptions::default() };
    let joined = import_with(coded, &accepted).unwrap();
    assert_eq!(names(&joined), [("1", "Oak", 1), ("2", "OAK", 1), ("3", "ELM", 2)]);
}

/// All that is not kept is named, however many rows say it, in both shapes of file.
#[test]
fn every_region_that_is_not_kept_is_named() {
    let lines = "Date,Customer,Region,Amount\n2025-01-05,Alpha,South,1\n2025-02-05,Alpha,North,2\n\
                 2025-02-06,Alpha,South,4\n2025-03-05,Alpha,West,8\n2025-01-05,Beta,East,1\n";
    let wide =
        "Customer,Region,2025-01\nAlpha,South,1\nAlpha,North,2\nAlpha,South,4\nAlpha,West,8\nBeta,East,1\n";
    for file in [lines, wide] {
        let options = ImportOptions { add_duplicates_together: true, ..ImportOptions::default() };
        let found = import_with(file, &options).unwrap();
        let [cause] = &found.causes[..] else { panic!("{:?}", found.causes) };
        assert_eq!((cause.count, cause.rows, cause.money.to_string()), (1, 4, "15".into()), "{file}");
        let IssueKind::SeveralValues { field: Field::Region, kept, others, count: 2 } = &cause.first[0].kind
        else {
            panic!("{:?}", cause.first)
        };
        let others: Vec<&str> = others.iter().map(|other| &**other).collect();
        assert_eq!((&**kept, &others[..]), ("West", &["South", "North"][..]), "{file}");
        let said = |language: keyline::text::Language| {
            let numbers = keyline::text::Numbers::new(language, Plan::new("mine").settings());
            (language.text().import().found.detail)(&cause.first[0], &numbers)
        };
        assert_eq!(said(keyline::text::Language::En), "“Alpha”: West; 2 others before: South, North");
        assert_eq!(said(keyline::text::Language::Zh), "“Alpha”：West，另有 2\u{a0}个之前的值：South、North");
    }
    // Of very many the first are named and all are counted; names of one account in several entries are put together.
    let many: String = (0..30).map(|n| format!("2025-01-{:02},Alpha,R{n},1\n", n % 28 + 1)).collect();
    let found = import(&format!("Date,Customer,Region,Amount\n{many}2025-02-05,Alpha,R0,1\n")).unwrap();
    let IssueKind::SeveralValues { others, count, .. } = &found.causes[0].first[0].kind else { panic!() };
    assert_eq!((others.len(), *count), (12, 29));
}

#[test]
fn several_regions_of_an_account_are_told_and_the_latest_is_kept() {
    let file = "Date,Customer,Region,Owner,Amount\n2025-03-05,Acme,South,Ada,3\n2025-01-05,Acme,North,Ada,2\n2025-01-05,Bolt,East,Ada,1\n2025-01-09,Bolt,,Cy,1\n2025-01-05,Cord,East,Ada,1\n";
    let found = import(file).unwrap();
    assert_eq!(found.book.profiles[0].get(Field::Region), "South");
    let values = |field, kept: &str, other: &str| IssueKind::SeveralValues {
        field,
        kept: kept.into(),
        others: vec![other.into()],
        count: 1,
    };
    let told: Vec<_> = found
        .causes
        .iter()
        .filter(|cause| matches!(cause.first[0].kind, IssueKind::SeveralValues { .. }))
        .map(|cause| (cause.first[0].kind.clone(), cause.count, cause.rows, cause.money.to_string()))
        .collect();
    assert_eq!(
        told,
        [
            (values(Field::Region, "South", "North"), 1, 2, "5".into()),
            (values(Field::Owner, "Cy", "Ada"), 1, 2, "2".into()),
        ]
    );
}

/// A month that has no column is not a month of nothing.
#[test]
fn a_month_missing_between_others_is_asked_about() {
    let file = "Customer,2024-06,2024-07,2024-09,2024-10\nAcme,1,2,3,4\n";
    let found = import(file).unwrap();
    let gaps: Vec<String> = found.gaps.iter().map(ToString::to_string).collect();
    assert_eq!(
        (gaps, found.questions(), found.is_ready),
        (vec!["2024-08".into()], vec![Question::Gap], false)
    );

    let with = |gap| ImportOptions { gap: Some(gap), ..ImportOptions::default() };
    let nothing = import_with(file, &with(Gap::NothingSold)).unwrap();
    assert_eq!((accounts(&nothing), nothing.is_ready), (vec![("Acme", &[100, 200, 0, 300, 400][..])], true));
    let after = import_with(file, &with(Gap::OnlyAfter)).unwrap();
    assert_eq!((accounts(&after), after.is_ready), (vec![("Acme", &[300, 400][..])], true));
    assert_eq!(after.money.to_string(), "7");
    assert_eq!(after.gaps, found.gaps, "the question stays, with its answer");

    // What was answered once is not asked again; another gap is.
    let known =
        ImportOptions { without_sales: found.gaps.iter().copied().collect(), ..ImportOptions::default() };
    assert!(import_with(file, &known).unwrap().is_ready);
    let more = "Customer,2024-05,2024-07,2024-09,2024-10\nAcme,1,2,3,4\n";
    assert_eq!(import_with(more, &known).unwrap().questions(), [Question::Gap]);
    // Where the last month has margin alone, none comes after: that answer leaves nothing, so the question stays.
    let open = import_with("Customer,2024-06,2024-07 margin\nAcme,1,2\n", &with(Gap::OnlyAfter)).unwrap();
    assert_eq!((open.first_after_gaps(), open.questions()), (None, vec![Question::Gap]));
    assert_eq!(found.first_after_gaps().unwrap().to_string(), "2024-09");
    // A month of margin alone says nothing of its sales.
    let margin = "Customer,2024-06,2024-07 margin,2024-08\nAcme,1,2,3\n";
    assert_eq!(import(margin).unwrap().gaps.len(), 1);
}

/// In orders a month without any is a month in which nothing was sold: it is told, and stops nothing.
#[test]
fn a_month_without_orders_is_told() {
    let file = "Date,Customer,Amount\n2025-01-05,Acme,1\n2025-03-05,Acme,1\n2025-06-05,Acme,1\n";
    let found = import(file).unwrap();
    assert!(found.is_ready && found.gaps.is_empty());
    let [cause] = &found.causes[..] else { panic!("{:?}", found.causes) };
    let month = |issue: &keyline::file::import::Issue| match issue.kind {
        IssueKind::NoTransactions { month } => month.to_string(),
        _ => String::new(),
    };
    assert_eq!(cause.first.iter().map(month).collect::<Vec<_>>(), ["2025-02", "2025-04", "2025-05"]);
    assert_eq!((cause.count, cause.rows), (3, 0));
}

fn read_shared(path: &str, options: &ImportOptions) -> Option<Import> {
    let bytes = shared_bytes(path)?;
    Some(read(&bytes, options, &mut |_| ControlFlow::Continue(())).unwrap())
}

#[test]
fn months_in_reverse_without_august() {
    let path = "cases/05-month-headings/e_reverse_without_aug.csv";
    let Some(found) = read_shared(path, &ImportOptions::default()) else { return };
    assert_eq!(found.gaps.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2024-08"]);
    assert!(!found.is_ready);
    let sum = |row: usize| Money(found.book.ledger.row(row).iter().sum());
    assert_eq!((sum(0), sum(1)), (Money(7_001_750), Money(557_000)));
    for path in ["a_mmm_yy", "b_chinese", "c_yyyymm"] {
        let path = format!("cases/05-month-headings/{path}.csv");
        assert!(read_shared(&path, &ImportOptions::default()).is_some_and(|found| found.gaps.is_empty()));
    }
}

/// Nothing is asked of files whose codes and names agree.
#[test]
fn real_files_ask_nothing() {
    for path in [
        "adventureworks/reseller_orders.csv",
        "adventureworks/monthly_matrix.csv",
        "superstore/monthly_matrix.csv",
    ] {
        let Some(found) = read_shared(&format!("data/{path}"), &ImportOptions::default()) else { return };
        assert_eq!(found.questions(), [], "{path}");
    }
}

/// An import into a plan: what it would do to accounts that codes and names tell differently. Accounts of the plan and of
/// the file as code and name, how the file's are told apart, and how many are known otherwise, stand for several, are
/// found under another name.
#[test]
fn accounts_that_the_plan_knows_otherwise_are_told() {
    type Accounts = &'static [(&'static str, &'static str)];
    type Told = (&'static str, Accounts, Accounts, ToldBy, (usize, usize, usize));
    let cases: [Told; 15] = [
        (
            "by code and name alike",
            &[("1", "A"), ("2", "B")],
            &[("1", "A"), ("2", "B")],
            ToldBy::Code,
            (0, 0, 0),
        ),
        ("by name alike", &[("", "A"), ("", "B")], &[("1", "A"), ("2", "B")], ToldBy::Name, (0, 0, 0)),
        (
            "codes of another system",
            &[("1", "A"), ("2", "B")],
            &[("X1", "A"), ("X2", "B")],
            ToldBy::Code,
            (2, 0, 0),
        ),
        ("the same in other letters", &[("1", "Acme Inc.")], &[("X1", "ACME  INC")], ToldBy::Code, (1, 0, 0)),
        ("codes that the plan never had", &[("", "A")], &[("1", "A")], ToldBy::Code, (0, 0, 0)),
        (
            "names that repeat, told by codes",
            &[("1", "A")],
            &[("1", "A"), ("2", "A")],
            ToldBy::Code,
            (0, 0, 0),
        ),
        (
            "codes that others have now",
            &[("1", "A"), ("2", "B")],
            &[("2", "A"), ("3", "B")],
            ToldBy::Code,
            (2, 0, 0),
        ),
        (
            "another name under a code",
            &[("1", "A"), ("2", "B")],
            &[("1", "A Holding"), ("2", "B")],
            ToldBy::Code,
            (0, 0, 1),
        ),
        (
            "another name, told by names",
            &[("1", "A"), ("2", "B")],
            &[("1", "A Holding"), ("2", "B")],
            ToldBy::Name,
            (1, 0, 0),
        ),
        ("a name of two, with its code", &[("1", "A"), ("2", "A")], &[("2", "A")], ToldBy::Name, (1, 0, 0)),
        ("a name of two, without a code", &[("1", "A"), ("2", "A")], &[("", "A")], ToldBy::Code, (0, 1, 0)),
        ("a name of two, told by names", &[("", "A"), ("", "A")], &[("", "A")], ToldBy::Name, (0, 1, 0)),
        ("two that were kept apart", &[("", "Acme"), ("", "ACME")], &[("", "ACME")], ToldBy::Code, (0, 0, 0)),
        ("nobody that is known", &[("1", "A")], &[("7", "G")], ToldBy::Code, (0, 0, 0)),
        ("into a plan without accounts", &[], &[("1", "A")], ToldBy::Code, (0, 0, 0)),
    ];
    for (case, own, theirs, told_by, expected) in cases {
        let mut plan = Plan::new("mine");
        let profile = |&(code, name): &(&str, &str)| Profile { code: code.into(), ..Profile::named(name) };
        plan.apply(Edit::Add(own.iter().map(profile).collect())).unwrap();
        let lines = |row: &dyn Fn(&(&str, &str)) -> String| theirs.iter().map(row).collect::<String>();
        let files = [
            format!("Code,Customer Name,2025-01\n{}", lines(&|(code, name)| format!("{code},{name},5\n"))),
            format!(
                "Date,Customer ID,Customer Name,Amount\n{}",
                lines(&|(code, name)| format!("2025-01-05,{code},{name},5\n"))
            ),
        ];
        for file in files {
            let found = import_with(&file, &by(told_by)).expect(case);
            let met = plan.meeting(&found.book.profiles, &found.codes, &Answers::default());
            assert_eq!((met.otherwise, met.several, met.renamed), expected, "{case}: {file}");
            assert_eq!((met.one.is_some(), met.one_renamed.is_some()), (expected.0 > 0, expected.2 > 0));
        }
    }
}

/// A name that the plan has in another writing is proposed as that one, as two of a file are, and is it where that is said.
#[test]
fn a_name_that_the_plan_writes_otherwise_is_proposed() {
    let mut plan = Plan::new("mine");
    plan.apply(Edit::Add(vec![Profile::named("Teal Harbour"), Profile::named("North")])).unwrap();
    let found = import("Customer,2025-01\nTEAL HARBOUR,5\nNorth,5\nEast,5\n").unwrap();
    let met = |answers: &Answers| plan.meeting(&found.book.profiles, &found.codes, answers);
    let open = met(&Answers::default());
    assert_eq!(open.spelled, [folded("Teal Harbour")]);
    let one = open.one_spelled.unwrap();
    assert_eq!((&*one.theirs.1, &*one.own.1), ("TEAL HARBOUR", "Teal Harbour"));
    let said = Answers { alike: open.spelled.into_iter().collect(), ..Answers::default() };
    assert_eq!(met(&said).spelled, [] as [Box<str>; 0]);
    assert_eq!(plan.take_effect(&found.book, &said).unwrap().new, 1);
}

/// What was answered of accounts that the plan knows otherwise is kept with the plan: the same file asks nothing more, and
/// another account is asked about. Accounts of the plan, of the file, and of a later file with one more; how they are told
/// apart; how many are known otherwise and stand for several in the first, and in the last.
#[test]
fn who_an_account_is_is_not_asked_again() {
    type Accounts = &'static [(&'static str, &'static str)];
    type Told = (&'static str, Accounts, Accounts, (&'static str, &'static str), ToldBy, [(usize, usize); 2]);
    let cases: [Told; 6] = [
        ("two of a name", &[("1", "A")], &[("2", "A")], ("3", "A"), ToldBy::Code, [(1, 0), (1, 0)]),
        (
            "codes that others have now",
            &[("1", "A"), ("2", "B")],
            &[("2", "A")],
            ("1", "B"),
            ToldBy::Code,
            [(1, 0), (1, 0)],
        ),
        ("a code of two", &[("17", "A")], &[("17", "B")], ("17", "C"), ToldBy::Name, [(1, 0), (1, 0)]),
        (
            "a name of two, with its code",
            &[("1", "A"), ("2", "A"), ("3", "C")],
            &[("2", "A")],
            ("3", "B"),
            ToldBy::Name,
            [(1, 0), (1, 0)],
        ),
        (
            "a name of two, without a code",
            &[("1", "A"), ("2", "A"), ("3", "B"), ("4", "B")],
            &[("", "A")],
            ("", "B"),
            ToldBy::Code,
            [(0, 1), (0, 1)],
        ),
        (
            "a name of two, told by names",
            &[("", "A"), ("", "A"), ("", "B"), ("", "B")],
            &[("", "A")],
            ("", "B"),
            ToldBy::Name,
            [(0, 1), (0, 1)],
        ),
    ];
    for (case, own, theirs, more, told_by, [first, last]) in cases {
        let mut plan = Plan::new("mine");
        let profile = |&(code, name): &(&str, &str)| Profile { code: code.into(), ..Profile::named(name) };
        plan.apply(Edit::Add(own.iter().map(profile).collect())).unwrap();
        let read = |theirs: &[(&str, &str)]| {
            let lines = theirs.iter().map(|(code, name)| format!("{code},{name},5\n"));
            let file = format!("Code,Customer Name,2025-01\n{}", lines.collect::<String>());
            import_with(&file, &by(told_by)).expect(case)
        };
        let met = |plan: &Plan, found: &Import| {
            let met = plan.meeting(&found.book.profiles, &found.codes, plan.answers());
            ((met.otherwise, met.several), met.asked)
        };
        let found = read(theirs);
        let (counts, asked) = met(&plan, &found);
        assert_eq!(counts, first, "{case}");
        let answers =
            Answers { told_by: Some(told_by), settled: asked.into_iter().collect(), ..Answers::default() };
        plan.apply(Edit::Take {
            book: Box::new(found.book.clone()),
            intake: Intake::Update,
            data_through: Month::EPOCH,
            currency: None,
            answers: Box::new(answers),
        })
        .unwrap();
        assert_eq!(met(&plan, &found).0, (0, 0), "{case}, again");
        assert_eq!(met(&plan, &read(&[theirs, &[more]].concat())).0, last, "{case}, and one more");
    }
}

/// Who was said to be one account however it is written may still be one of several.
#[test]
fn another_writing_of_a_name_of_two_is_asked_about() {
    let mut plan = Plan::new("mine");
    let profile = |code: &str| Profile { code: code.into(), ..Profile::named("Acme") };
    plan.apply(Edit::Add(vec![profile("1"), profile("2")])).unwrap();
    let found = import("Customer,2025-01\nACME,5\n").unwrap();
    let said = Answers { alike: [folded("Acme")].into(), ..Answers::default() };
    assert_eq!(plan.meeting(&found.book.profiles, &found.codes, &said).several, 1);
}

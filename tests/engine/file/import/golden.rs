//! Real files against answers computed elsewhere.

use crate::support::shared::{shared_bytes, shared_json};
use keyline::file::import::{Import, ImportOptions, Role, Shape, read};
use keyline::file::number::Amount;
use keyline::plan::{Field, Money};
use std::ops::ControlFlow;

fn shared_import(path: &str) -> Option<Import> {
    let bytes = shared_bytes(path)?;
    let import = read(&bytes, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
    Some(import.unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn total(import: &Import) -> Money {
    import.book.ledger.cells().iter().map(|&minor| Money(minor)).sum()
}

/// The heading that plays a role.
fn heading(import: &Import, role: Role) -> &str {
    import.columns.iter().find(|column| column.role == role).map_or("", |column| &column.heading)
}

fn cents(value: &serde_json::Value) -> i64 {
    let money = value.as_f64().and_then(|units| Money::from_units(units, 2));
    money.map_or(i64::MIN, |money| money.0)
}

/// Month totals of a matrix against the file's own reference.
fn matrix_agrees(folder: &str, accounts: usize, months: usize) {
    let Some(import) = shared_import(&format!("data/{folder}/monthly_matrix.csv")) else { return };
    let Some(reference) = shared_json(&format!("data/{folder}/reference.json")) else { return };
    assert_eq!(import.shape, Shape::Wide);
    assert_eq!(
        (heading(&import, Role::Profile(Field::Code)), heading(&import, Role::Profile(Field::Name))),
        ("customer", "name")
    );
    assert_eq!(
        (import.book.profiles.len(), import.book.ledger.span().months),
        (accounts, months),
        "{folder}"
    );
    assert_eq!((import.rows_read, import.rows_waiting), (accounts, 0));
    assert_eq!(import.rounding, Amount::ZERO);
    assert!(import.is_ready, "{:?}", import.causes);
    let totals = &reference["monthly"]["month_totals"];
    for month in import.book.ledger.span().iter() {
        let expected = cents(&totals[month.to_string()]);
        assert_eq!(import.book.ledger.month_total(month).0, expected, "{folder} {month}");
    }
}

#[test]
fn adventureworks_matrix() {
    matrix_agrees("adventureworks", 635, 36);
    let Some(import) = shared_import("data/adventureworks/monthly_matrix.csv") else { return };
    // The decimals of the file itself: its maker rounded each account-month of 80,450,596.9823.
    assert_eq!(total(&import), Money(8_045_059_702));
    assert_eq!(&*import.book.profiles[0].code, "1");
    assert_eq!(&*import.book.profiles[0].name, "A Bike Store");
}

#[test]
fn northwind_matrix() {
    matrix_agrees("northwind", 89, 23);
}

#[test]
fn classicmodels_matrix() {
    matrix_agrees("classicmodels", 98, 29);
}

#[test]
fn superstore_matrix() {
    matrix_agrees("superstore", 804, 48);
}

#[test]
fn adventureworks_orders() {
    let Some(import) = shared_import("data/adventureworks/reseller_orders.csv") else { return };
    assert_eq!(import.shape, Shape::Transactions);
    let roles = [
        (Role::Date, "OrderDate"),
        (Role::Profile(Field::Code), "ResellerKey"),
        (Role::Profile(Field::Name), "ResellerName"),
        (Role::Profile(Field::Owner), "EmployeeName"),
        (Role::Profile(Field::Region), "Region"),
        (Role::Amount, "SalesAmount"),
        (Role::Cost, "TotalProductCost"),
        (Role::Margin, "Profit"),
    ];
    for (role, expected) in roles {
        assert_eq!(heading(&import, role), expected);
    }
    assert_eq!(import.columns.iter().filter(|column| column.role != Role::Ignored).count(), roles.len());
    assert_eq!((import.book.profiles.len(), import.book.ledger.span().months), (635, 36));
    assert_eq!((import.rows_read, import.rows_waiting), (3_796, 0));
    let exact = Amount::of(total(&import), 2).checked_add(import.rounding);
    assert_eq!(exact.map(|exact| exact.to_string()).as_deref(), Some("80450596.9823"));
    // Rounded once per account-month, as Python's decimal does it.
    assert_eq!(total(&import), Money(8_045_059_709));
    let margin: i64 = import.book.ledger.margin_cells().flatten().sum();
    assert!((margin - 47_048_260).abs() < 100, "{margin}");
}

/// The two files tell the same sales, one rounded per account-month by its maker and one by us.
#[test]
fn adventureworks_both_ways() {
    let Some(wide) = shared_import("data/adventureworks/monthly_matrix.csv") else { return };
    let Some(lines) = shared_import("data/adventureworks/reseller_orders.csv") else { return };
    let span = wide.book.ledger.span();
    assert_eq!(span, lines.book.ledger.span());
    let row =
        |import: &Import, code: &str| import.book.profiles.iter().position(|profile| &*profile.code == code);
    let mut apart = Vec::new();
    for (at, profile) in wide.book.profiles.iter().enumerate() {
        let other = row(&lines, &profile.code).expect("every account is in both");
        assert_eq!(profile.name, lines.book.profiles[other].name);
        for month in span.iter() {
            let (a, b) = (wide.book.ledger.sales(at, month), lines.book.ledger.sales(other, month));
            if a != b {
                apart.push((profile.code.clone(), month, a, b));
            }
        }
    }
    println!(
        "{} account-months differ: {apart:?}; totals {} and {}",
        apart.len(),
        total(&wide),
        total(&lines)
    );
    assert!(apart.iter().all(|(_, _, a, b)| (a.0 - b.0).abs() == 1));
}

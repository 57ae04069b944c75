//! The import: what was found in a file, what must be mended, and why nothing could be read.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{Numbers, Words, counted};
use crate::file::currency::Tender;
use crate::file::date::DayOrder;
use crate::file::import::{
    Capped, Cause, Gap, Identity, ImportError, Issue, IssueKind, Missing, NotText, Part, Role, Shape, Usual,
    Weight,
};
use crate::file::number::{Amount, NumberStyle};
use crate::file::table::Delimiter;
use crate::plan::{Currency, Field, Month, TakeEffect, ToldBy};

/// Sentences of the import.
pub struct ImportText {
    pub pasted: &'static str,
    pub reading: fn(&str) -> String,
    pub refused: fn(&str) -> String,
    pub unchanged: &'static str,
    /// Bytes of the file, and how many are taken.
    pub too_big: fn(u64, u64) -> String,
    pub unreadable: &'static str,
    pub worker_missing: &'static str,
    pub worker_failed: &'static str,
    pub reload: &'static str,
    pub error: fn(&ImportError) -> String,
    /// Accounts, months, sales.
    pub title: fn(usize, usize, &str) -> String,
    pub title_waiting: fn(usize) -> String,
    pub title_empty: &'static str,
    pub lead: fn(&str) -> String,
    pub confirm: &'static str,
    pub cancel: &'static str,
    pub facts: &'static str,
    pub file: &'static str,
    pub shape_label: &'static str,
    pub shape: fn(Shape) -> &'static str,
    pub delimiter_label: &'static str,
    pub delimiter: fn(Delimiter) -> &'static str,
    pub heading_row: &'static str,
    pub heading_row_label: &'static str,
    /// The row, and its cells.
    pub heading_row_choice: fn(usize, &str) -> String,
    /// The heading that names a period.
    pub period_label: fn(&str) -> String,
    pub mend_title: fn(&str) -> String,
    /// The role that two columns could have.
    pub twice_label: fn(&str) -> String,
    /// A column by its number, with its heading and first values.
    pub twice_choice: fn(usize, &str, &str) -> String,
    pub year_label: &'static str,
    pub stages: &'static str,
    pub stages_sub: &'static str,
    pub stage_head: [&'static str; 4],
    pub stage_empty: &'static str,
    pub usual: fn(Usual) -> &'static str,
    pub currency_open: &'static str,
    pub currency_found: fn(&str) -> String,
    /// What the file's amounts are told in, and the plan's currency.
    pub currency_other: fn(&str, &str) -> String,
    pub currency_same: fn(&str) -> String,
    pub currency_which: &'static str,
    pub currency_mixed: fn(&str) -> String,
    pub tender: fn(Tender) -> String,
    pub blocked_currency: &'static str,
    pub amounts: &'static str,
    pub amounts_computed: &'static str,
    pub accounts: &'static str,
    pub months: &'static str,
    pub total: &'static str,
    pub rows: &'static str,
    pub rounding: &'static str,
    /// The difference in full, and the decimals of the currency.
    pub rounding_note: fn(&Currency) -> String,
    pub data_through: &'static str,
    pub data_through_note: &'static str,
    /// Why the last months of the file are not proposed as whole, latest first.
    pub part_months: fn(&[(Month, Part)], &Numbers) -> String,
    pub currency: &'static str,
    pub day_order_label: &'static str,
    pub day_order: fn(DayOrder) -> &'static str,
    pub decimal_label: &'static str,
    pub decimal: fn(NumberStyle) -> &'static str,
    pub undecided: &'static str,
    pub add_duplicates: &'static str,
    /// Rows, and their sales of those of the file.
    pub leave_out: fn(usize, Option<(&str, &str)>) -> String,
    pub leave_out_other: &'static str,
    pub take_back: &'static str,
    pub left_out: fn(usize, Option<(&str, &str)>) -> String,
    /// Rows wait, and so many questions come first.
    pub questions_first: fn(usize) -> String,
    pub blocked: fn(usize) -> String,
    pub blocked_trouble: &'static str,
    pub blocked_empty: &'static str,
    pub columns: &'static str,
    pub columns_sub: &'static str,
    pub column_heading: &'static str,
    pub column_samples: &'static str,
    pub column_role: &'static str,
    pub column_empty: fn(usize) -> String,
    pub role_of: fn(&str) -> String,
    pub role: fn(Role, &Numbers) -> String,
    /// How many month columns, and which months.
    pub month_columns: fn(usize, &str) -> String,
    pub margin_columns: fn(usize) -> String,
    pub each_month: &'static str,
    pub fewer_months: &'static str,
    pub rows_title: &'static str,
    pub rows_sub: fn(usize, &str) -> String,
    pub issues_title: fn(usize) -> String,
    pub issues_none: &'static str,
    pub filter_label: &'static str,
    pub filter_all: fn(usize) -> String,
    pub filter_must: fn(usize) -> String,
    pub filter_know: fn(usize) -> String,
    /// Where an issue is.
    pub place: fn(&Issue) -> String,
    /// What stands there, and what else is known of that place alone.
    pub detail: fn(&Issue, &Numbers) -> String,
    /// What was found, and how often.
    pub cause: fn(&Cause, &Numbers) -> String,
    /// A cause with the sales of its rows, of those of the file.
    pub cause_money: fn(&str, &str, &str) -> String,
    /// What is expected, what to do.
    pub advice: fn(&Cause) -> String,
    /// Rows that are not listed.
    pub places_more: fn(usize) -> String,
    pub told_by_label: &'static str,
    pub told_by: fn(ToldBy) -> &'static str,
    /// Why it is asked, and what each answer means; the money is that under codes with several names.
    pub told_by_why: fn(&Identity, Option<&str>) -> String,
    pub told_by_likely: &'static str,
    /// Codes with several names, or names with several codes.
    pub clash_title: fn(ToldBy, usize) -> String,
    pub rows_money: fn(usize, &str) -> String,
    pub groups_more: fn(usize) -> String,
    pub alike_title: fn(usize) -> String,
    pub alike_sub: &'static str,
    pub alike_all: fn(usize) -> String,
    pub alike_none: &'static str,
    pub gap_label: fn(&str) -> String,
    pub gap: fn(Gap, &str) -> String,
    pub gap_note: &'static str,
    /// Months between those of the plan and those of the file.
    pub between: fn(&str) -> String,
    /// A name or code with its rows and sales.
    pub member: fn(&str, &str) -> String,
    pub intake_label: &'static str,
    pub update: &'static str,
    pub replace: &'static str,
    pub update_effect: fn(&TakeEffect) -> String,
    pub replace_effect: fn(&TakeEffect) -> String,
    pub replace_committed: &'static str,
    pub replace_title: fn(usize, usize) -> String,
    pub replace_body: &'static str,
    pub replace_confirm: &'static str,
}

fn found(issue: &Issue) -> String {
    format!("“{}”", issue.found)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn amount(amount: Amount) -> String {
    amount.to_string()
}

impl ImportText {
    /// English.
    pub const EN: ImportText = ImportText {
        pasted: "Pasted table",
        reading: |name| format!("Reading {name}"),
        refused: |name| format!("{name} was not imported."),
        unchanged: "Your plan is unchanged.",
        too_big: |bytes, limit| {
            format!(
                "It has {}; files up to {} are read here. Split it, or export fewer years or columns.",
                megabytes(bytes),
                megabytes(limit)
            )
        },
        unreadable: "The browser could not read it. It may have been moved, renamed or opened elsewhere: choose it again.",
        worker_missing: "The part of the page that reads large files could not be fetched; there is probably a newer version. Update the page and choose the file again. Nothing is lost.",
        worker_failed: "Reading stopped: the file needs more memory than the browser gives a page. Split it, or export fewer columns.",
        reload: "Update the page",
        error: |error| {
            match error {
            ImportError::Empty => "The file is empty.".into(),
            ImportError::NotText { why: NotText::Workbook } => {
                "It is an Excel workbook. In Excel choose Save As, CSV UTF-8, and import that file; or copy the cells and paste them here.".into()
            }
            ImportError::NotText { why: NotText::Utf16 } => {
                "Its text is in UTF-16 (“Unicode text”). Save it as CSV UTF-8 and choose it again.".into()
            }
            ImportError::NotText { why: NotText::Binary { .. } } => {
                "It holds no text: a picture, a PDF or another program’s file. Export the table as CSV UTF-8.".into()
            }
            ImportError::NotText { why: NotText::OtherEncoding { .. } } => {
                "Its characters are not UTF-8, perhaps GBK. In Excel choose Save As, CSV UTF-8, and choose that file; or copy the cells and paste them here.".into()
            }
            ImportError::NotATable => {
                "It holds no table: no row has two cells. Cells are told apart by commas, semicolons or tabs.".into()
            }
            ImportError::Unclear { missing, .. } => match missing {
                Missing::Headings => "No heading was recognized. Say below which row has the headings and what its columns hold.".into(),
                Missing::Accounts => "No column is known to name the accounts. Say below which one does.".into(),
                Missing::Sales => "There are accounts, but no column is known to hold sales. Say below which columns are months, or which hold the date and the amount of a sale.".into(),
                Missing::Date => "There are accounts and amounts, but no column is known to hold the date. Say below which one does.".into(),
                Missing::Amount => "There are accounts and dates, but no column is known to hold the amount. Say below which one does; or which hold quantity and unit price, and they are multiplied.".into(),
                Missing::Period { heading, fiscal: false } => format!("Headings such as “{heading}” name a month and no year. Say which month “{heading}” is; the others follow from it."),
                Missing::Period { heading, fiscal: true } => format!("Headings such as “{heading}” name periods of a fiscal year, and the file does not say in which month it begins. Say which month “{heading}” is; the others follow from it."),
            },
            ImportError::NoAccounts => "There are headings, but no row with an account below them.".into(),
            ImportError::TooLarge { what, found, limit } => {
                let what = match what {
                    Capped::Bytes => "bytes",
                    Capped::Rows => "rows",
                    Capped::Columns => "columns",
                    Capped::CellBytes => "bytes in one cell, as where a quotation mark is never closed",
                    Capped::Months => "months from the first to the last, as where a year is mistyped",
                    Capped::BookCells => "accounts times months",
                };
                let (found, limit) = (super::grouped(*found as i128), super::grouped(*limit as i128));
                format!("It has {found} {what}; {limit} are taken. Check the file, or split it.")
            }
            ImportError::Cancelled => "Reading was stopped.".into(),
        }
        },
        title: |accounts, months, sales| {
            format!(
                "{}, {}, sales of {sales}",
                counted(accounts, "account", "accounts"),
                counted(months, "month", "months")
            )
        },
        title_waiting: |rows| match rows {
            0 => "something must be decided first".into(),
            1 => "1 row waits for you".into(),
            rows => format!("{} wait for you", counted(rows, "row", "rows")),
        },
        title_empty: "No account could be read: every row waits for you",
        lead: |name| format!("Read from {name}. Nothing is in the plan until you confirm."),
        confirm: "Confirm import",
        cancel: "Cancel",
        facts: "What was read",
        file: "File",
        shape_label: "Shape",
        shape: |shape| match shape {
            Shape::Wide => "One row per account, one column per month",
            Shape::Transactions => "One row per sale, with date and amount",
        },
        delimiter_label: "Cells parted by",
        delimiter: |delimiter| match delimiter {
            Delimiter::Comma => "Commas",
            Delimiter::Semicolon => "Semicolons",
            Delimiter::Tab => "Tabs",
        },
        heading_row: "Row of headings",
        heading_row_label: "The headings stand in",
        heading_row_choice: |row, cells| format!("Row {row}: {cells}"),
        period_label: |heading| format!("“{heading}” is"),
        mend_title: |name| format!("{name}: say what its columns hold"),
        twice_label: |role| format!("“{role}” stands in"),
        twice_choice: |column, heading, samples| format!("Column {column}, {heading}: {samples}"),
        year_label: "Year of dates that tell none",
        stages: "Which rows are sales",
        stages_sub: "The file tells how far each deal or order is. Ticked stages count; the ticks follow what the words usually mean.",
        stage_head: ["Stage", "Usually", "Rows", "Amount"],
        stage_empty: "(empty)",
        usual: |usual| match usual {
            Usual::Sale => "a sale",
            Usual::Open => "no sale yet",
            Usual::Lost => "no sale",
            Usual::Returned => "returned: amounts below zero count, as they take back a sale; others do not",
            Usual::Unknown => "not known, so counted",
        },
        currency_open: "Choose the currency",
        currency_found: |tender| format!("Read from the file: {tender}."),
        currency_other: |file, plan| {
            format!(
                "The file tells its amounts in {file}, and the plan counts in {plan}. Amounts are not converted: import a file in {plan}, or keep these accounts in a plan of their own."
            )
        },
        currency_same: |plan| format!("The amounts are in {plan} all the same"),
        currency_which: "Take the rows in",
        currency_mixed: |tenders| {
            format!("The file has amounts in {tenders}. They cannot be added together: split it by currency.")
        },
        tender: |tender| match tender {
            Tender::Of(currency) => currency.code().to_string(),
            Tender::Dollar => "$, which several currencies use".into(),
            Tender::Yen => "¥, yuan or yen".into(),
        },
        blocked_currency: "Opens when the currency is clear.",
        amounts: "Amounts",
        amounts_computed: "Quantity × unit price of each line, added up exactly and rounded once a month",
        accounts: "Accounts",
        months: "Months",
        total: "Sales in all",
        rows: "Rows read",
        rounding: "Rounding difference",
        rounding_note: |currency| {
            format!(
                "The file counts finer than {} has decimals ({}). Each account’s month is rounded once; this is the sum of what that left over.",
                currency.code(),
                currency.digits
            )
        },
        data_through: "Last whole month",
        data_through_note: "Later months count as part months: kept, but not compared with whole ones. Choose another where you know better.",
        part_months: |parts, numbers| {
            let ahead = parts.iter().filter(|(_, part)| *part == Part::NotOver);
            let ahead = ahead.last().map(|(first, _)| {
                let month = numbers.month(*first);
                match parts.iter().filter(|(_, part)| *part == Part::NotOver).count() {
                    1 => (Words::EN.not_over)(&month),
                    _ => format!("{month} and the months after it are not over yet."),
                }
            });
            let broken = parts.iter().filter_map(|(month, part)| match part {
                Part::NotOver => None,
                Part::BrokenOff { last_day, earliest, sales, usual } => Some(format!(
                    "{} looks like part of a month: its last order is of day {last_day}, while each of the months before went on to day {earliest} at least, and its {} are under 70 % of the usual {}.",
                    numbers.month(*month),
                    numbers.short(*sales),
                    numbers.short(*usual)
                )),
            });
            ahead.into_iter().chain(broken).collect::<Vec<_>>().join(" ")
        },
        currency: "Currency",
        day_order_label: "Dates such as 05/01/2013",
        day_order: |order| match order {
            DayOrder::DayFirst => "Day first",
            DayOrder::MonthFirst => "Month first",
            DayOrder::YearFirst => "Year first",
        },
        decimal_label: "Decimal sign",
        decimal: |style| match style {
            NumberStyle::Point => "Point: 1,234.50",
            NumberStyle::Comma => "Comma: 1.234,50",
        },
        undecided: "Not decided",
        add_duplicates: "Add rows of one account together",
        leave_out: |rows, money| {
            let rows = counted(rows, "row", "rows");
            match money {
                Some((part, all)) => format!("Leave out {rows}, {part} of {all}"),
                None => format!("Leave out {rows}"),
            }
        },
        leave_out_other: "Go on as read",
        take_back: "Wait for them after all",
        left_out: |rows, money| {
            let rows = counted(rows, "row is", "rows are");
            match money {
                Some((part, all)) => format!("{rows} left out, {part} of {all}."),
                None => format!("{rows} left out."),
            }
        },
        questions_first: |n| match n {
            1 => "Opens when the question above is answered.".into(),
            n => format!("Opens when the {n} questions above are answered."),
        },
        blocked: |rows| match rows {
            0 => "Opens when what must be fixed is decided.".into(),
            rows => format!(
                "Opens when {} fixed in the file or left out.",
                counted(rows, "marked row is", "marked rows are")
            ),
        },
        blocked_trouble: "Opens when the columns make a table again.",
        blocked_empty: "There is no account to import.",
        columns: "Columns",
        columns_sub: "What each column of the file holds. Change what was taken wrongly; the file is then read again.",
        column_heading: "Heading",
        column_samples: "Holds, for example",
        column_role: "Taken as",
        column_empty: |n| format!("Column {n}"),
        role_of: |heading| format!("What {heading} holds"),
        role: |role, numbers| match role {
            Role::Ignored => "Not used".into(),
            Role::Profile(Field::Name) => "Account name".into(),
            Role::Profile(Field::Code) => "Account code".into(),
            Role::Profile(Field::Owner) => "Owner".into(),
            Role::Profile(Field::Region) => "Region".into(),
            Role::Profile(Field::Channel) => "Channel".into(),
            Role::Profile(Field::Segment) => "Segment".into(),
            Role::Profile(Field::Group) => "Group".into(),
            Role::Profile(Field::Tags) => "Tags".into(),
            Role::Month(month) => format!("Sales, {}", numbers.month(month)),
            Role::MarginIn(month) => format!("Margin, {}", numbers.month(month)),
            Role::Fact(fact) => (Words::EN.fact)(fact).into(),
            Role::Date => "Date of sale".into(),
            Role::Amount => "Amount of sale".into(),
            Role::Cost => "Cost of sale".into(),
            Role::Margin => "Margin of sale".into(),
            Role::Quantity => "Quantity".into(),
            Role::Price => "Unit price".into(),
            Role::Year => "Year of the date".into(),
            Role::Stage => "Stage or status".into(),
            Role::Currency => "Currency".into(),
        },
        month_columns: |n, span| format!("{} of sales, {span}", counted(n, "month column", "month columns")),
        margin_columns: |n| format!("{} of margin", counted(n, "month column", "month columns")),
        each_month: "Show each",
        fewer_months: "Show fewer",
        rows_title: "First accounts as read",
        rows_sub: |accounts, unit| format!("{accounts} of the file’s accounts, sales in {unit}"),
        issues_title: |n| match n {
            0 => "No issues".into(),
            n => counted(n, "issue", "issues"),
        },
        issues_none: "Every row was read as it stands.",
        filter_label: "Which issues",
        filter_all: |n| format!("All {}", super::grouped(n as i128)),
        filter_must: |n| format!("Must fix {}", super::grouped(n as i128)),
        filter_know: |n| format!("To know {}", super::grouped(n as i128)),
        place: |issue| match &issue.column {
            Some(column) if !column.heading.is_empty() => format!("Row {}, {}", issue.row, column.heading),
            Some(column) => format!("Row {}, column {}", issue.row, column.index + 1),
            None if issue.row == 0 => String::new(),
            None => format!("Row {}", issue.row),
        },
        detail: |issue, numbers| {
            let text = found(issue);
            match &issue.kind {
                IssueKind::SeveralNames { names, one, other } => match names {
                    0..=2 => format!("{text}: {one}, {other}"),
                    names => format!("{text}: {one}, {other} and {} more", names - 2),
                },
                IssueKind::SeveralValues { kept, other, .. } => format!("{text}: {kept}; before: {other}"),
                IssueKind::NoTransactions { month } => numbers.month(*month),
                IssueKind::AmbiguousNumber { either, or } => {
                    format!("{text}, {} or {}", amount(*either), amount(*or))
                }
                IssueKind::DuplicateName { first_row } => format!("{text}, as in row {first_row}"),
                IssueKind::RoleTwice { first, first_heading, .. } => {
                    format!("{text} beside “{first_heading}” in column {}", first + 1)
                }
                IssueKind::RowTooShort { cells, headings } | IssueKind::RowTooLong { cells, headings } => {
                    format!("{text}, {cells} cells for {headings} headings")
                }
                _ if issue.found.is_empty() => String::new(),
                _ => text,
            }
        },
        cause: |cause, numbers| {
            let Some(Issue { kind, weight, found, .. }) = cause.first.first() else { return String::new() };
            let (n, rows) = (cause.count, counted(cause.rows, "row", "rows"));
            let cells = |one: &str, more: &str| counted(n, one, more);
            let must = *weight == Weight::MustFix;
            match kind {
                IssueKind::NotANumber if found.is_empty() => format!("{rows} without an amount"),
                IssueKind::NotANumber => cells("cell is no amount", "cells are no amounts"),
                IssueKind::AmbiguousNumber { .. } => {
                    cells("amount has two readings", "amounts have two readings")
                }
                IssueKind::TooLarge => cells("amount is too large", "amounts are too large"),
                IssueKind::NotADate if found.is_empty() => format!("{rows} without a date"),
                IssueKind::NotADate => cells("cell is no date", "cells are no dates"),
                IssueKind::AmbiguousDates => "The dates fit both orders".into(),
                IssueKind::FarDate { first, last } => format!(
                    "{rows} dated far from the other sales, {} to {}",
                    numbers.month(*first),
                    numbers.month(*last)
                ),
                IssueKind::NameEmpty if must => format!("{rows} without an account"),
                IssueKind::NameEmpty => format!("{rows} with a code and no name"),
                IssueKind::DuplicateName { .. } if must => {
                    format!("{rows} of accounts that have a row already")
                }
                IssueKind::DuplicateName { .. } => {
                    cells("name stands under another code too", "names stand under other codes too")
                }
                IssueKind::SeveralNames { .. } => cells("code has several names", "codes have several names"),
                IssueKind::SeveralValues { field, .. } => format!(
                    "{} with more than one {}",
                    counted(n, "account", "accounts"),
                    (Words::EN.field)(*field).to_lowercase()
                ),
                IssueKind::NoTransactions { .. } => {
                    cells("month between others without a sale", "months between others without a sale")
                }
                IssueKind::RoleTwice { role, .. } if must => {
                    format!(
                        "“{found}” stands over two columns, and either could be: {}",
                        (ImportText::EN.role)(*role, numbers)
                    )
                }
                IssueKind::RoleTwice { .. } => cells(
                    "column could be read in place of another",
                    "columns could be read in place of others",
                ),
                IssueKind::NoYear => "The dates tell no year".into(),
                IssueKind::NotCounted => format!("{rows} of deals or orders that are no sales"),
                IssueKind::StageUnknown => format!("{rows} with a stage that is not known"),
                IssueKind::OtherCurrency => format!("{rows} in other currencies"),
                IssueKind::NegativeSales => cells("amount below zero", "amounts below zero"),
                IssueKind::FactOutOfRange { .. } => cells("number cannot be", "numbers cannot be"),
                IssueKind::RowTooShort { .. } if must => format!("{rows} that end before the sales"),
                IssueKind::RowTooShort { .. } => format!("{rows} shorter than the headings"),
                IssueKind::RowTooLong { .. } => format!("{rows} longer than the headings"),
                IssueKind::BrokenQuotes => format!("{rows} with quotation marks that do not close"),
                IssueKind::NoSales { accounts } => {
                    format!("{} without sales in any month", counted(*accounts, "account", "accounts"))
                }
                IssueKind::TotalRow => format!("{rows} of totals"),
                IssueKind::OddCharacters => cells(
                    "name has characters that cannot be seen",
                    "names have characters that cannot be seen",
                ),
            }
        },
        cause_money: |cause, part, all| format!("{cause}, {part} of {all}"),
        advice: |cause| {
            let Some(Issue { kind, weight, found, .. }) = cause.first.first() else { return String::new() };
            let must = *weight == Weight::MustFix;
            match kind {
                IssueKind::NotANumber if found.is_empty() => "Fill in the amounts, or leave the rows out.",
                IssueKind::NotANumber => "Write a number such as 1,234.50, or empty the cell.",
                IssueKind::AmbiguousNumber { .. } => "Choose the decimal sign.",
                IssueKind::TooLarge => {
                    "More than a plan takes. Check for a misplaced point or a code in the wrong column."
                }
                IssueKind::NotADate => "Write it as 2013-01-05, or leave the rows out.",
                IssueKind::AmbiguousDates => "Choose whether the day or the month comes first.",
                IssueKind::FarDate { .. } => "Check the year.",
                IssueKind::NameEmpty if must => "Fill in the account, or leave the rows out.",
                IssueKind::NameEmpty => "The code stands in for the name.",
                IssueKind::DuplicateName { .. } if must => {
                    "Remove one of the two in the file, or add rows of one account together."
                }
                IssueKind::DuplicateName { .. } => "Kept as accounts of their own.",
                IssueKind::SeveralNames { .. } => "One account each, under the latest name.",
                IssueKind::SeveralValues { .. } => "The latest is kept.",
                IssueKind::NoTransactions { .. } => {
                    "Counted as months in which nothing was sold. If the file leaves them out, export it again."
                }
                IssueKind::RoleTwice { .. } if must => "Nothing is taken until you choose which one counts.",
                IssueKind::RoleTwice { .. } => "Change it under Columns if the wrong one was taken.",
                IssueKind::NoYear => "Nothing else in the file tells it either: choose the year.",
                IssueKind::NotCounted => "Not counted. Tick a stage below to count its rows.",
                IssueKind::StageUnknown => "Counted. Take the tick away below if they are no sales.",
                IssueKind::OtherCurrency => "Not counted.",
                IssueKind::NegativeSales => "Kept, as returns are.",
                IssueKind::FactOutOfRange { .. } => "Correct the cells.",
                IssueKind::RowTooShort { .. } if must => "Fill them up, or leave them out.",
                IssueKind::RowTooShort { .. } => "The missing cells count as empty.",
                IssueKind::RowTooLong { .. } => {
                    "As when an amount with a comma is not in quotation marks: figures may stand under wrong months."
                }
                IssueKind::BrokenQuotes => "Rows may have run together. Check them in the file.",
                IssueKind::NoSales { .. } => "Kept.",
                IssueKind::TotalRow => "Left out, so that nothing counts twice.",
                IssueKind::OddCharacters => "Kept as they are.",
            }
            .into()
        },
        places_more: |n| format!("and {} more", super::grouped(n as i128)),
        told_by_label: "Accounts are told apart by",
        told_by: |by| match by {
            ToldBy::Code => "Their codes",
            ToldBy::Name => "Their names",
        },
        told_by_why: |identity, money| {
            let (codes, several) = identity.codes;
            let (names, with_codes) = identity.names;
            let count = |n: usize| super::grouped(n as i128);
            match several {
                0 => format!(
                    "{} of {} stand under several codes. By code each is an account of its own; by name they are one, and the code is not kept.",
                    count(with_codes),
                    counted(names, "name", "names")
                ),
                several => format!(
                    "{} of {} stand for several names{}; there are {}. By code each is one account, under its latest name; by name every name is an account, and the code is not kept.",
                    count(several),
                    counted(codes, "code", "codes"),
                    money.map_or(String::new(), |money| format!(", {money}")),
                    counted(names, "name", "names")
                ),
            }
        },
        told_by_likely: "Names were taken because the codes are fewer or mostly missing.",
        clash_title: |by, n| match by {
            ToldBy::Code => counted(n, "code has several names", "codes have several names"),
            ToldBy::Name => counted(n, "name has several codes", "names have several codes"),
        },
        rows_money: |rows, money| format!("{}, {money}", counted(rows, "row", "rows")),
        groups_more: |n| format!("Show {n} more"),
        alike_title: |n| counted(n, "name is written in several ways", "names are written in several ways"),
        alike_sub: "They differ in capitals, width, blanks or full stops alone. Each is an account of its own unless you join them; then the latest writing is kept.",
        alike_all: |n| format!("Join all {n}"),
        alike_none: "Keep all apart",
        gap_label: |months| format!("The file has no column for {months}"),
        gap: |gap, after| match gap {
            Gap::NothingSold => "Nothing was sold then".into(),
            Gap::OnlyAfter => format!("Take only the months from {after} on"),
        },
        between: |months| {
            format!(
                "Neither the plan nor the file has {months}: nothing was sold then. If something was, import those months first."
            )
        },
        member: |text, rows| format!("{text} ({rows})"),
        gap_note: "What is missing is not taken for nothing. That nothing was sold is remembered for the next import.",
        intake_label: "What to do with the accounts that are there",
        update: "Update the plan",
        replace: "Replace all accounts",
        update_effect: |effect| {
            format!(
                "{} new, {} updated, sales of {} changed. Everything else stays: other months, scores, marks, the target.",
                counted(effect.new, "account", "accounts"),
                counted(effect.updated, "account", "accounts"),
                counted(effect.months, "month", "months")
            )
        },
        replace_effect: |effect| {
            format!(
                "All {} of the plan go, with their sales, scores, key marks, one-offs and locks; {} of them {} not in the file. Undo brings them back.",
                counted(effect.before, "account", "accounts"),
                super::grouped(effect.gone as i128),
                if effect.gone == 1 { "is" } else { "are" }
            )
        },
        replace_committed: "The committed target stays as it was signed, but speaks of accounts that go: update the plan, or withdraw the target first.",
        replace_title: |gone, of| format!("Replace the plan’s accounts? {gone} of {of} are not in the file"),
        replace_body: "They go with their sales, scores and marks. Undo brings them back.",
        replace_confirm: "Replace them",
    };

    /// Simplified Chinese.
    pub const ZH: ImportText = ImportText {
        pasted: "粘贴的表格",
        reading: |name| format!("正在读取“{name}”"),
        refused: |name| format!("“{name}”未导入。"),
        unchanged: "您的规划没有变动。",
        too_big: |bytes, limit| {
            format!(
                "文件有 {}，这里最多读取 {}。请拆分文件，或少导出几年、几列。",
                megabytes(bytes),
                megabytes(limit)
            )
        },
        unreadable: "浏览器无法读取该文件，可能已被移动、改名或被其他程序占用，请重新选择。",
        worker_missing: "读取大文件所需的部分无法下载，可能有了新版本。请更新页面后再选择文件，数据不会丢失。",
        worker_failed: "读取中断：文件所需内存超出浏览器允许的范围。请拆分文件，或少导出几列。",
        reload: "更新页面",
        error: |error| {
            match error {
            ImportError::Empty => "文件是空的。".into(),
            ImportError::NotText { why: NotText::Workbook } => {
                "这是 Excel 工作簿。请在 Excel 中另存为“CSV UTF-8”后导入，或直接复制单元格粘贴到这里。".into()
            }
            ImportError::NotText { why: NotText::Utf16 } => {
                "文件是 UTF-16 编码（“Unicode 文本”）。请另存为“CSV UTF-8”后再选择。".into()
            }
            ImportError::NotText { why: NotText::Binary { .. } } => {
                "文件不是文本，可能是图片、PDF 或其他程序的文件。请把表格导出为 CSV UTF-8。".into()
            }
            ImportError::NotText { why: NotText::OtherEncoding { .. } } => {
                "文件不是 UTF-8 编码，可能是 GBK。请在 Excel 中另存为“CSV UTF-8”后再选择，或直接复制单元格粘贴到这里。".into()
            }
            ImportError::NotATable => "文件中没有表格：没有一行有两个单元格。单元格之间应以逗号、分号或制表符分隔。".into(),
            ImportError::Unclear { missing, .. } => match missing {
                Missing::Headings => "没有认出任何标题。请在下方选择标题所在行，以及各列的内容。".into(),
                Missing::Accounts => "没有认出客户名称列，请在下方选择。".into(),
                Missing::Sales => "有客户，但没有认出销售额。请在下方选择哪些列是月份，或哪两列是销售日期和金额。".into(),
                Missing::Date => "有客户和金额，但没有认出日期列，请在下方选择。".into(),
                Missing::Amount => "有客户和日期，但没有认出金额列。请在下方选择；也可选择数量列和单价列，系统会相乘得出金额。".into(),
                Missing::Period { heading, fiscal: false } => format!("“{heading}”这类标题只有月份，没有年份。请选择“{heading}”是哪年哪月，其余月份依次推算。"),
                Missing::Period { heading, fiscal: true } => format!("“{heading}”这类标题是财年的期间，文件没有说明财年从哪个月开始。请选择“{heading}”是哪个月，其余期间依次推算。"),
            },
            ImportError::NoAccounts => "有标题行，但下面没有客户。".into(),
            ImportError::TooLarge { what, found, limit } => {
                let (found, limit) = (super::grouped(*found as i128), super::grouped(*limit as i128));
                match what {
                    Capped::Bytes => format!("文件有 {found} 字节，最多 {limit} 字节。请拆分文件。"),
                    Capped::Rows => format!("文件有 {found} 行，最多 {limit} 行。请拆分文件。"),
                    Capped::Columns => format!("文件有 {found} 列，最多 {limit} 列。请检查或减少列数。"),
                    Capped::CellBytes => format!("一个单元格有 {found} 字节，最多 {limit} 字节，可能有引号没有闭合。请检查文件。"),
                    Capped::Months => format!("首末相距 {found} 个月，最多 {limit} 个月，可能年份有误。请检查文件。"),
                    Capped::BookCells => format!("客户数乘以月数为 {found}，最多 {limit}。请拆分文件。"),
                }
            }
            ImportError::Cancelled => "读取已停止。".into(),
        }
        },
        title: |accounts, months, sales| {
            format!("{} 家客户、{months} 个月，销售额 {sales}", super::grouped(accounts as i128))
        },
        title_waiting: |rows| match rows {
            0 => "有一处需要先确定".into(),
            rows => format!("{} 行等待处理", super::grouped(rows as i128)),
        },
        title_empty: "没有读到客户：所有行都等待处理",
        lead: |name| format!("读自“{name}”。确认之前，规划不会有任何变动。"),
        confirm: "确认导入",
        cancel: "取消",
        facts: "读取结果",
        file: "文件",
        shape_label: "表格形式",
        shape: |shape| match shape {
            Shape::Wide => "每家客户一行，每月一列",
            Shape::Transactions => "每笔销售一行，有日期和金额",
        },
        delimiter_label: "分隔符",
        delimiter: |delimiter| match delimiter {
            Delimiter::Comma => "逗号",
            Delimiter::Semicolon => "分号",
            Delimiter::Tab => "制表符",
        },
        heading_row: "标题所在行",
        heading_row_label: "标题所在的行",
        heading_row_choice: |row, cells| format!("第 {row} 行：{cells}"),
        period_label: |heading| format!("“{heading}”是"),
        mend_title: |name| format!("{name}：请说明各列的内容"),
        twice_label: |role| format!("“{role}”以哪一列为准"),
        twice_choice: |n, heading, samples| format!("第 {n} 列，{heading}：{samples}"),
        year_label: "没有写年份的日期属于",
        stages: "哪些行算销售",
        stages_sub: "文件写明了每笔商机或订单的进展。勾选的阶段计入销售，默认按字面的通常含义勾选。",
        stage_head: ["阶段", "通常含义", "行数", "金额"],
        stage_empty: "（空）",
        usual: |usual| match usual {
            Usual::Sale => "已成销售",
            Usual::Open => "尚未成交",
            Usual::Lost => "不是销售",
            Usual::Returned => "退货或退款：负数金额冲减销售，计入；正数不计入",
            Usual::Unknown => "无法识别，先计入",
        },
        currency_open: "请选择货币",
        currency_found: |tender| format!("从文件读出：{tender}。"),
        currency_other: |file, own| {
            format!(
                "文件金额的币种是 {file}，规划使用 {own}。金额不做换算：请导入以 {own} 计的文件，或把这些客户放进另一个规划。"
            )
        },
        currency_same: |own| format!("金额其实就是 {own}"),
        currency_which: "采用哪个币种的行",
        currency_mixed: |tenders| {
            format!("文件中有多种币种的金额：{tenders}。不能直接相加，请按币种拆分文件。")
        },
        tender: |tender| match tender {
            Tender::Of(currency) => currency.code().to_string(),
            Tender::Dollar => "$（多种货币通用）".into(),
            Tender::Yen => "¥（人民币或日元）".into(),
        },
        blocked_currency: "确定货币后才能确认。",
        amounts: "金额",
        amounts_computed: "每行的数量乘以单价，精确累加，每月只舍入一次",
        accounts: "客户",
        months: "月份",
        total: "销售额合计",
        rows: "读取行数",
        rounding: "舍入差额",
        rounding_note: |currency| {
            format!(
                "文件的精度高于 {} 的 {} 位小数。每家客户每月只舍入一次，这是舍入余数之和。",
                currency.code(),
                currency.digits
            )
        },
        data_through: "数据截至（完整月份）",
        data_through_note: "之后的月份视为不完整月份：保留，但不与完整月份比较。如与实际不符，请另选月份。",
        part_months: |parts, numbers| {
            let ahead = parts.iter().filter(|(_, part)| *part == Part::NotOver);
            let ahead = ahead.last().map(|(first, _)| {
                let month = numbers.month(*first);
                match parts.iter().filter(|(_, part)| *part == Part::NotOver).count() {
                    1 => (Words::ZH.not_over)(&month),
                    _ => format!("{month}及以后的月份尚未结束。"),
                }
            });
            let broken = parts.iter().filter_map(|(month, part)| match part {
                Part::NotOver => None,
                Part::BrokenOff { last_day, earliest, sales, usual } => Some(format!(
                    "{}可能只有部分数据：最后一笔订单在 {last_day} 日，而此前各月的最后一笔最早也在 {earliest} 日；销售额 {} 不到通常 {} 的七成。",
                    numbers.month(*month),
                    numbers.short(*sales),
                    numbers.short(*usual)
                )),
            });
            ahead.into_iter().chain(broken).collect()
        },
        currency: "货币",
        day_order_label: "05/01/2013 这类日期",
        day_order: |order| match order {
            DayOrder::DayFirst => "日在前",
            DayOrder::MonthFirst => "月在前",
            DayOrder::YearFirst => "年在前",
        },
        decimal_label: "小数符号",
        decimal: |style| match style {
            NumberStyle::Point => "小数点：1,234.50",
            NumberStyle::Comma => "小数逗号：1.234,50",
        },
        undecided: "未确定",
        add_duplicates: "同一客户的多行相加",
        leave_out: |rows, money| {
            let rows = super::grouped(rows as i128);
            match money {
                Some((part, all)) => format!("不导入这 {rows} 行，共 {part}（全部为 {all}）"),
                None => format!("不导入这 {rows} 行"),
            }
        },
        leave_out_other: "按读取结果继续",
        take_back: "仍等待处理",
        left_out: |rows, money| {
            let rows = super::grouped(rows as i128);
            match money {
                Some((part, all)) => format!("已排除 {rows} 行，共 {part}（全部为 {all}）。"),
                None => format!("已排除 {rows} 行。"),
            }
        },
        questions_first: |n| match n {
            1 => "回答上面的问题后才能确认。".into(),
            n => format!("回答上面的 {n} 个问题后才能确认。"),
        },
        blocked: |rows| match rows {
            0 => "必须修正之处确定后才能确认。".into(),
            rows => format!("标出的 {} 行在文件中修正或被排除后才能确认。", super::grouped(rows as i128)),
        },
        blocked_trouble: "各列重新构成表格后才能确认。",
        blocked_empty: "没有可导入的客户。",
        columns: "各列内容",
        columns_sub: "文件的每一列被理解为什么。如有误请修改，文件会重新读取。",
        column_heading: "标题",
        column_samples: "内容示例",
        column_role: "理解为",
        column_empty: |n| format!("第 {n} 列"),
        role_of: |heading| format!("“{heading}”列的内容"),
        role: |role, numbers| match role {
            Role::Ignored => "不使用".into(),
            Role::Profile(Field::Name) => "客户名称".into(),
            Role::Profile(Field::Code) => "客户编号".into(),
            Role::Profile(Field::Owner) => "负责人".into(),
            Role::Profile(Field::Region) => "区域".into(),
            Role::Profile(Field::Channel) => "渠道".into(),
            Role::Profile(Field::Segment) => "行业".into(),
            Role::Profile(Field::Group) => "集团".into(),
            Role::Profile(Field::Tags) => "标签".into(),
            Role::Month(month) => format!("{}销售额", numbers.month(month)),
            Role::MarginIn(month) => format!("{}毛利", numbers.month(month)),
            Role::Fact(fact) => (Words::ZH.fact)(fact).into(),
            Role::Date => "销售日期".into(),
            Role::Amount => "销售金额".into(),
            Role::Cost => "销售成本".into(),
            Role::Margin => "销售毛利".into(),
            Role::Quantity => "数量".into(),
            Role::Price => "单价".into(),
            Role::Year => "日期的年份".into(),
            Role::Stage => "阶段或状态".into(),
            Role::Currency => "币种".into(),
        },
        month_columns: |n, span| format!("{n} 列月度销售额，{span}"),
        margin_columns: |n| format!("{n} 列月度毛利"),
        each_month: "逐列显示",
        fewer_months: "收起",
        rows_title: "前几家客户的读取结果",
        rows_sub: |accounts, unit| format!("文件中的 {accounts} 家客户，销售额单位：{unit}"),
        issues_title: |n| match n {
            0 => "没有问题".into(),
            n => format!("{} 个问题", super::grouped(n as i128)),
        },
        issues_none: "每一行都按原样读取。",
        filter_label: "显示哪些问题",
        filter_all: |n| format!("全部 {}", super::grouped(n as i128)),
        filter_must: |n| format!("必须修正 {}", super::grouped(n as i128)),
        filter_know: |n| format!("供了解 {}", super::grouped(n as i128)),
        place: |issue| match &issue.column {
            Some(column) if !column.heading.is_empty() => format!("第 {} 行，{}", issue.row, column.heading),
            Some(column) => format!("第 {} 行，第 {} 列", issue.row, column.index + 1),
            None if issue.row == 0 => String::new(),
            None => format!("第 {} 行", issue.row),
        },
        detail: |issue, numbers| {
            let text = found(issue);
            match &issue.kind {
                IssueKind::SeveralNames { names, one, other } => match names {
                    0..=2 => format!("{text}：{one}、{other}"),
                    n => format!("{text}：{one}、{other}等 {n} 个名称"),
                },
                IssueKind::SeveralValues { kept, other, .. } => format!("{text}：{kept}，之前为{other}"),
                IssueKind::NoTransactions { month } => numbers.month(*month),
                IssueKind::AmbiguousNumber { either, or } => {
                    format!("{text}，{} 或 {}", amount(*either), amount(*or))
                }
                IssueKind::DuplicateName { first_row } => format!("{text}，与第 {first_row} 行相同"),
                IssueKind::RoleTwice { first, first_heading, .. } => {
                    format!("{text}，另有第 {} 列“{first_heading}”", first + 1)
                }
                IssueKind::RowTooShort { cells, headings } | IssueKind::RowTooLong { cells, headings } => {
                    format!("{text}，{cells} 个单元格，标题 {headings} 个")
                }
                _ if issue.found.is_empty() => String::new(),
                _ => text,
            }
        },
        cause: |cause, numbers| {
            let Some(Issue { kind, weight, found, .. }) = cause.first.first() else { return String::new() };
            let (n, rows) = (super::grouped(cause.count as i128), super::grouped(cause.rows as i128));
            let must = *weight == Weight::MustFix;
            match kind {
                IssueKind::NotANumber if found.is_empty() => format!("{rows} 行没有金额"),
                IssueKind::NotANumber => format!("{n} 个单元格不是金额"),
                IssueKind::AmbiguousNumber { .. } => format!("{n} 个金额有两种读法"),
                IssueKind::TooLarge => format!("{n} 个金额过大"),
                IssueKind::NotADate if found.is_empty() => format!("{rows} 行没有日期"),
                IssueKind::NotADate => format!("{n} 个单元格不是日期"),
                IssueKind::AmbiguousDates => "日期按日在前、月在前都说得通".into(),
                IssueKind::FarDate { first, last } => format!(
                    "{rows} 行的日期与其他销售（{}至{}）相距很远",
                    numbers.month(*first),
                    numbers.month(*last)
                ),
                IssueKind::NameEmpty if must => format!("{rows} 行没有客户"),
                IssueKind::NameEmpty => format!("{rows} 行有编号而没有名称"),
                IssueKind::DuplicateName { .. } if must => format!("{rows} 行的客户在前面已有一行"),
                IssueKind::DuplicateName { .. } => format!("{n} 个名称同时出现在其他编号下"),
                IssueKind::SeveralNames { .. } => format!("{n} 个编号对应多个名称"),
                IssueKind::SeveralValues { field, .. } => {
                    format!("{n} 家客户的{}不止一个", (Words::ZH.field)(*field))
                }
                IssueKind::NoTransactions { .. } => format!("中间有 {n} 个月没有任何销售"),
                IssueKind::RoleTwice { role, .. } if must => {
                    format!("“{found}”是两列共同的标题，都可能是{}", (ImportText::ZH.role)(*role, numbers))
                }
                IssueKind::RoleTwice { .. } => format!("有 {n} 列也可以代替已采用的列"),
                IssueKind::NoYear => "日期没有写年份".into(),
                IssueKind::NotCounted => format!("{rows} 行的商机或订单不算销售"),
                IssueKind::StageUnknown => format!("{rows} 行的阶段无法识别"),
                IssueKind::OtherCurrency => format!("{rows} 行是其他币种"),
                IssueKind::NegativeSales => format!("{n} 个金额小于零"),
                IssueKind::FactOutOfRange { .. } => format!("{n} 个数字不成立"),
                IssueKind::RowTooShort { .. } if must => format!("{rows} 行在销售额之前就结束了"),
                IssueKind::RowTooShort { .. } => format!("{rows} 行的单元格少于标题"),
                IssueKind::RowTooLong { .. } => format!("{rows} 行的单元格多于标题"),
                IssueKind::BrokenQuotes => format!("{rows} 行的引号没有闭合"),
                IssueKind::NoSales { accounts } => {
                    format!("{} 家客户各月都没有销售额", super::grouped(*accounts as i128))
                }
                IssueKind::TotalRow => format!("{rows} 行是合计"),
                IssueKind::OddCharacters => format!("{n} 个名称含有看不见的字符"),
            }
        },
        cause_money: |cause, part, all| format!("{cause}，涉及 {part}（全部为 {all}）"),
        advice: |cause| {
            let Some(Issue { kind, weight, found, .. }) = cause.first.first() else { return String::new() };
            let must = *weight == Weight::MustFix;
            match kind {
                IssueKind::NotANumber if found.is_empty() => "请补上金额，或排除这些行。",
                IssueKind::NotANumber => "请填写 1,234.50 这样的数字，或清空单元格。",
                IssueKind::AmbiguousNumber { .. } => "请选择小数符号。",
                IssueKind::TooLarge => "超出规划上限。请检查小数点位置，或是否把编号放进了金额列。",
                IssueKind::NotADate => "请写成 2013-01-05，或排除这些行。",
                IssueKind::AmbiguousDates => "请选择日和月哪个在前。",
                IssueKind::FarDate { .. } => "请检查年份。",
                IssueKind::NameEmpty if must => "请补上客户，或排除这些行。",
                IssueKind::NameEmpty => "以编号代替名称。",
                IssueKind::DuplicateName { .. } if must => {
                    "请在文件中删去其中一行，或选择同一客户的多行相加。"
                }
                IssueKind::DuplicateName { .. } => "按不同客户保留。",
                IssueKind::SeveralNames { .. } => "每个编号为一家客户，采用最新的名称。",
                IssueKind::SeveralValues { .. } => "以最新的为准。",
                IssueKind::NoTransactions { .. } => "按没有销售处理。如果是文件遗漏，请重新导出。",
                IssueKind::RoleTwice { .. } if must => "选定以哪一列为准之前，不会导入任何内容。",
                IssueKind::RoleTwice { .. } => "如果采用的列不对，请在“各列内容”中修改。",
                IssueKind::NoYear => "文件其他地方也没有说明，请选择年份。",
                IssueKind::NotCounted => "未计入。如应计入，请在下方勾选相应阶段。",
                IssueKind::StageUnknown => "已计入。如不是销售，请在下方取消勾选。",
                IssueKind::OtherCurrency => "未计入。",
                IssueKind::NegativeSales => "可能是退货，已保留。",
                IssueKind::FactOutOfRange { .. } => "请修改这些单元格。",
                IssueKind::RowTooShort { .. } if must => "请补齐，或排除这些行。",
                IssueKind::RowTooShort { .. } => "缺少的单元格视为空。",
                IssueKind::RowTooLong { .. } => "可能是带逗号的金额没有加引号，数字可能错位。",
                IssueKind::BrokenQuotes => "几行可能连在了一起，请在文件中检查。",
                IssueKind::NoSales { .. } => "已保留。",
                IssueKind::TotalRow => "已排除，以免重复计算。",
                IssueKind::OddCharacters => "已原样保留。",
            }
            .into()
        },
        places_more: |n| format!("另有 {} 处", super::grouped(n as i128)),
        told_by_label: "按什么区分客户",
        told_by: |by| match by {
            ToldBy::Code => "编号",
            ToldBy::Name => "名称",
        },
        told_by_why: |identity, money| {
            let (codes, several) = identity.codes;
            let (names, with_codes) = identity.names;
            let count = |n: usize| super::grouped(n as i128);
            match several {
                0 => format!(
                    "{} 个名称中有 {} 个对应多个编号。按编号区分则各为一家客户；按名称区分则合为一家，不保留编号。",
                    count(names),
                    count(with_codes)
                ),
                several => format!(
                    "{} 个编号中有 {} 个对应多个名称{}，名称共 {} 个。按编号区分则每个编号为一家客户，采用最新的名称；按名称区分则每个名称为一家客户，不保留编号。",
                    count(codes),
                    count(several),
                    money.map_or(String::new(), |money| format!("（涉及 {money}）")),
                    count(names)
                ),
            }
        },
        told_by_likely: "编号较少或大多缺失，因此先按名称区分。",
        clash_title: |by, n| match by {
            ToldBy::Code => format!("{} 个编号对应多个名称", super::grouped(n as i128)),
            ToldBy::Name => format!("{} 个名称对应多个编号", super::grouped(n as i128)),
        },
        rows_money: |rows, money| format!("{} 行，{money}", super::grouped(rows as i128)),
        groups_more: |n| format!("再显示 {n} 个"),
        alike_title: |n| format!("{} 个名称有几种写法", super::grouped(n as i128)),
        alike_sub: "只有大小写、全半角、空格或句点不同。除非您选择合并，否则按不同客户保留；合并后采用最新的写法。",
        alike_all: |n| format!("合并全部 {n} 个"),
        alike_none: "全部分开",
        gap_label: |months| format!("文件中没有{months}的列"),
        gap: |gap, after| match gap {
            Gap::NothingSold => "那时没有销售".into(),
            Gap::OnlyAfter => format!("只导入{after}起的月份"),
        },
        between: |months| format!("规划和文件中都没有{months}：那时没有销售。如果有，请先导入这些月份。"),
        member: |text, rows| format!("{text}（{rows}）"),
        gap_note: "缺少的月份不会当作零。“没有销售”的回答会记住，下次导入不再询问。",
        intake_label: "如何处理规划中已有的客户",
        update: "更新规划",
        replace: "替换全部客户",
        update_effect: |effect| {
            format!(
                "新增 {} 家客户，更新 {} 家，{} 个月的销售额有变化。其余都保留：其他月份、评分、标记和目标。",
                super::grouped(effect.new as i128),
                super::grouped(effect.updated as i128),
                effect.months
            )
        },
        replace_effect: |effect| {
            format!(
                "规划中的 {} 家客户全部移除，连同销售额、评分、大客户标记、一次性销售和锁定；其中 {} 家不在文件中。可以撤销。",
                super::grouped(effect.before as i128),
                super::grouped(effect.gone as i128)
            )
        },
        replace_committed: "既定目标保持不变，但其客户将被移除：请改为更新规划，或先撤回目标。",
        replace_title: |gone, of| format!("替换规划中的客户？{of} 家中有 {gone} 家不在文件中"),
        replace_body: "它们连同销售额、评分和标记一起移除，可以撤销。",
        replace_confirm: "替换",
    };
}

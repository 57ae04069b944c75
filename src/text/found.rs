//! What was found in a file: causes with their rows and money, and what only its user can decide.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{ImportText, Numbers, Words, counted};
use crate::file::import::{Cause, Gap, Identity, Issue, IssueKind, Part, Weight};
use crate::plan::{Met, Month, ToldBy};

/// Sentences of what was found.
pub struct FoundText {
    /// Why the last months of the file are not proposed as whole, latest first.
    pub part_months: fn(&[(Month, Part)], &Numbers) -> String,
    /// Where an issue is.
    pub place: fn(&Issue) -> String,
    /// What stands there, and what else is known of that place alone.
    pub detail: fn(&Issue, &Numbers) -> String,
    /// What was found, and how often.
    pub cause: fn(&Cause, &Numbers) -> String,
    /// A cause with the sales of its rows, of those of the file.
    pub cause_money: fn(&str, &str, &str) -> String,
    /// A cause with the sales of its rows, which are none of those that were read.
    pub cause_beside: fn(&str, &str) -> String,
    /// Where the row of headings is chosen.
    pub lead_headings: &'static str,
    /// The choice to take rows as accounts that their amounts prove to be totals.
    pub take_sums: &'static str,
    /// What is expected, what to do.
    pub advice: fn(&Cause) -> String,
    /// Rows that are not listed.
    pub places_more: fn(usize) -> String,
    pub told_by_label: &'static str,
    pub told_by: fn(ToldBy) -> &'static str,
    /// Why it is asked, and what each answer means; the money is that under codes with several names.
    pub told_by_why: fn(&Identity, Option<&str>) -> String,
    pub told_by_likely: &'static str,
    /// Accounts that the plan knows by the other of the two, with how they are told apart now.
    pub met_otherwise: fn(ToldBy, usize, &Met) -> String,
    /// Names that several accounts of the plan have.
    pub met_several: fn(usize, &Met) -> String,
    /// The answer to them.
    pub met_several_taken: &'static str,
    /// Names that the plan writes otherwise.
    pub met_spelled: fn(usize, &Met) -> String,
    /// Accounts that are found by code under another name.
    pub met_renamed: fn(usize, &Met) -> String,
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
}

/// The words of [`FoundText::part_months`].
struct PartWords {
    one_ahead: fn(&str) -> String,
    more_ahead: fn(&str) -> String,
    /// The month; its last day with an order and the earliest of those before; its sales and the usual ones.
    broken_off: fn(&str, [u32; 2], [&str; 2]) -> String,
    between: &'static str,
}

fn part_months(parts: &[(Month, Part)], numbers: &Numbers, words: &PartWords) -> String {
    let ahead = || parts.iter().filter(|(_, part)| *part == Part::NotOver);
    let said = ahead().next_back().map(|(first, _)| {
        let said = if ahead().count() == 1 { words.one_ahead } else { words.more_ahead };
        said(&numbers.month(*first))
    });
    let broken = parts.iter().filter_map(|(month, part)| match part {
        Part::NotOver => None,
        Part::BrokenOff { last_day, earliest, sales, usual } => {
            let (month, sales, usual) = (numbers.month(*month), numbers.short(*sales), numbers.short(*usual));
            Some((words.broken_off)(&month, [*last_day, *earliest], [&sales, &usual]))
        }
    });
    said.into_iter().chain(broken).collect::<Vec<_>>().join(words.between)
}

/// The words of [`FoundText::place`].
struct PlaceWords {
    row: fn(usize) -> String,
    /// By its number, from 1.
    column: fn(usize) -> String,
    between: &'static str,
}

fn place(issue: &Issue, words: &PlaceWords) -> String {
    let row = (words.row)(issue.row);
    match &issue.column {
        Some(column) if !column.heading.is_empty() => [&row, words.between, &column.heading].concat(),
        Some(column) => [&row, words.between, &(words.column)(column.index + 1)].concat(),
        None if issue.row == 0 => String::new(),
        None => row,
    }
}

/// The words of [`FoundText::detail`]; each begins with what stands there.
struct DetailWords {
    /// Two names, and how many there are.
    names: fn(&str, &str, &str, usize) -> String,
    /// The value that is kept, and those before: the first of them, and how many there are.
    values: fn(&str, &str, &[&str], usize) -> String,
    either: fn(&str, &str, &str) -> String,
    as_in_row: fn(&str, usize) -> String,
    /// The other heading, and its column from 1.
    beside: fn(&str, &str, usize) -> String,
    /// How many cells, for how many headings.
    cells: fn(&str, usize, usize) -> String,
    /// What stands between rows that are left out and their sum.
    sum: &'static str,
}

fn detail(issue: &Issue, numbers: &Numbers, words: &DetailWords) -> String {
    let text = format!("“{}”", issue.found);
    if let Some(sum) = issue.sum.and_then(|sum| sum.round(numbers.currency.digits)) {
        return [&text, words.sum, &numbers.full(sum)].concat();
    }
    match &issue.kind {
        IssueKind::SeveralNames { names, one, other } => (words.names)(&text, one, other, *names),
        IssueKind::SeveralValues { kept, others, count, .. } => {
            let others: Vec<&str> = others.iter().map(|other| &**other).collect();
            (words.values)(&text, kept, &others, *count)
        }
        IssueKind::NoTransactions { month } => numbers.month(*month),
        IssueKind::AmbiguousNumber { either, or } => {
            (words.either)(&text, &either.to_string(), &or.to_string())
        }
        IssueKind::DuplicateName { first_row } => (words.as_in_row)(&text, *first_row),
        IssueKind::RoleTwice { first, first_heading, .. } => (words.beside)(&text, first_heading, first + 1),
        IssueKind::RowTooShort { cells, headings } | IssueKind::RowTooLong { cells, headings } => {
            (words.cells)(&text, *cells, *headings)
        }
        _ if issue.found.is_empty() => String::new(),
        _ => text,
    }
}

fn code_en(code: &str) -> String {
    if code.is_empty() { "no code".into() } else { format!("code {code}") }
}

fn code_zh(code: &str) -> String {
    if code.is_empty() { "没有编号".into() } else { format!("编号 {code}") }
}

impl FoundText {
    /// English.
    pub const EN: FoundText = FoundText {
        part_months: |parts, numbers| {
            let words = PartWords {
                one_ahead: Words::EN.not_over,
                more_ahead: |month| format!("{month} and the months after it are not over yet."),
                broken_off: |month, [last_day, earliest], [sales, usual]| {
                    format!(
                        "{month} looks like part of a month: its last order is of day {last_day}, while each of the months before went on to day {earliest} at least, and its {sales} are under 70 % of the usual {usual}."
                    )
                },
                between: " ",
            };
            part_months(parts, numbers, &words)
        },
        place: |issue| {
            let words = PlaceWords {
                row: |row| format!("Row {row}"),
                column: |column| format!("column {column}"),
                between: ", ",
            };
            place(issue, &words)
        },
        detail: |issue, numbers| {
            let words = DetailWords {
                names: |text, one, other, names| match names {
                    0..=2 => format!("{text}: {one}, {other}"),
                    names => format!("{text}: {one}, {other} and {} more", names - 2),
                },
                values: |text, kept, others, n| {
                    let (names, more) = (others.join(", "), n.saturating_sub(others.len()));
                    match (n, more) {
                        (1, _) => format!("{text}: {kept}; before: {names}"),
                        (_, 0) => format!("{text}: {kept}; {n} others before: {names}"),
                        _ => format!("{text}: {kept}; {n} others before: {names} and {more} more"),
                    }
                },
                either: |text, either, or| format!("{text}, {either} or {or}"),
                as_in_row: |text, row| format!("{text}, as in row {row}"),
                beside: |text, heading, column| format!("{text} beside “{heading}” in column {column}"),
                cells: |text, cells, headings| format!("{text}, {cells} cells for {headings} headings"),
                sum: ": ",
            };
            detail(issue, numbers, &words)
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
                IssueKind::SumRow => format!("{rows} that the rows above add up to"),
                IssueKind::TotalInDoubt => {
                    format!("{rows} called a total that the rows above do not add up to")
                }
                IssueKind::NoteRow => format!("{} below the table", counted(cause.rows, "note", "notes")),
                IssueKind::AboveHeadings => format!("{rows} with an account and sales above the headings"),
                IssueKind::OtherTable => format!("{rows} in another table below"),
                IssueKind::OddCharacters => cells(
                    "name has characters that cannot be seen",
                    "names have characters that cannot be seen",
                ),
            }
        },
        cause_money: |cause, part, all| format!("{cause}, {part} of {all}"),
        cause_beside: |cause, sum| format!("{cause}, {sum} in all"),
        lead_headings: "Choose the row of headings",
        take_sums: "Take them as accounts",
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
                IssueKind::SumRow if cause.is_beside() => {
                    "Left out as totals, so that nothing counts twice."
                }
                IssueKind::SumRow => {
                    "Kept as accounts, as was said. If they are totals, take the tick away, or their sales count twice."
                }
                IssueKind::TotalInDoubt => {
                    "Kept as an account. If it is a total, take it out of the file, or its sales count twice."
                }
                IssueKind::NoteRow => "Left out.",
                IssueKind::AboveHeadings => {
                    "Left out. If they belong to the table, its headings are not where they were found."
                }
                IssueKind::OtherTable => {
                    "Left out, for its columns are others. Choose its headings to take it, or import it as a file of its own."
                }
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
        met_otherwise: |by, n, met| match by {
            ToldBy::Code => format!(
                "{} of the file {} a code that the plan does not have under that name, as “{}” with {} in the file and {} in the plan. By code they are accounts of their own, or go to whoever has the code; by name they are those of the plan.",
                counted(n, "account", "accounts"),
                if n == 1 { "has" } else { "have" },
                met.theirs.1,
                code_en(&met.theirs.0),
                code_en(&met.own.0),
            ),
            ToldBy::Name => format!(
                "{} of the file {} a code of the plan and another name, as {}: “{}” in the file, “{}” in the plan. By name they are not those of the plan; by code they are.",
                counted(n, "account", "accounts"),
                if n == 1 { "has" } else { "have" },
                met.theirs.0,
                met.theirs.1,
                met.own.1,
            ),
        },
        met_several: |n, met| {
            format!(
                "{} without a code {} that several accounts of the plan have, as “{}”. Their figures go to the first of those: add the codes to the file where another is meant.",
                counted(n, "account of the file", "accounts of the file"),
                if n == 1 { "has a name" } else { "have names" },
                met.theirs.1
            )
        },
        met_spelled: |n, met| {
            format!(
                "{} in the plan in another writing, as “{}” in the file and “{}” in the plan: the same account",
                counted(n, "name is", "names are"),
                met.theirs.1,
                met.own.1
            )
        },
        met_several_taken: "The first of that name is meant",
        met_renamed: |n, met| {
            format!(
                "{} found by {} under another name, as {}: “{}” in the file, “{}” in the plan. The plan’s names stay.",
                counted(n, "account is", "accounts are"),
                if n == 1 { "its code" } else { "their codes" },
                met.theirs.0,
                met.theirs.1,
                met.own.1
            )
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
        gap_label: |months| format!("The file has no column of sales for {months}"),
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
    };

    /// Simplified Chinese.
    pub const ZH: FoundText = FoundText {
        part_months: |parts, numbers| {
            let words = PartWords {
                one_ahead: Words::ZH.not_over,
                more_ahead: |month| format!("{month}及以后的月份尚未结束。"),
                broken_off: |month, [last_day, earliest], [sales, usual]| {
                    zh!(
                        "{month}可能只有部分数据：最后一笔订单在 {last_day} 日，而此前各月的最后一笔最早也在 {earliest} 日；销售额 {sales} 不到通常 {usual} 的七成。"
                    )
                },
                between: "",
            };
            part_months(parts, numbers, &words)
        },
        place: |issue| {
            let words =
                PlaceWords {
                    row: |row| held!("第 {row} 行"), column: |n| held!("第 {n} 列"), between: "，"
                };
            place(issue, &words)
        },
        detail: |issue, numbers| {
            let words = DetailWords {
                names: |text, one, other, names| match names {
                    0..=2 => format!("{text}：{one}、{other}"),
                    names => held!("{text}：{one}、{other}等 {names} 个名称"),
                },
                values: |text, kept, others, n| {
                    let (name, more) = (others.join("、"), n.saturating_sub(others.len()));
                    match (n, more) {
                        (1, _) => format!("{text}：{kept}，之前为{name}"),
                        (_, 0) => held!("{text}：{kept}，另有 {n} 个之前的值：{name}"),
                        _ => held!("{text}：{kept}，另有 {n} 个之前的值：{name}等"),
                    }
                },
                either: |text, either, or| zh!("{text}，{either} 或 {or}"),
                as_in_row: |text, row| held!("{text}，与第 {row} 行相同"),
                beside: |text, heading, n| held!("{text}，另有第 {n} 列“{heading}”"),
                cells: |text, cells, headings| held!("{text}，{cells} 个单元格，标题 {headings} 个"),
                sum: "：",
            };
            detail(issue, numbers, &words)
        },
        cause: |cause, numbers| {
            let Some(Issue { kind, weight, found, .. }) = cause.first.first() else { return String::new() };
            let (n, rows) = (super::grouped(cause.count as i128), super::grouped(cause.rows as i128));
            let must = *weight == Weight::MustFix;
            match kind {
                IssueKind::NotANumber if found.is_empty() => held!("{rows} 行没有金额"),
                IssueKind::NotANumber => held!("{n} 个单元格不是金额"),
                IssueKind::AmbiguousNumber { .. } => held!("{n} 个金额有两种读法"),
                IssueKind::TooLarge => held!("{n} 个金额过大"),
                IssueKind::NotADate if found.is_empty() => held!("{rows} 行没有日期"),
                IssueKind::NotADate => held!("{n} 个单元格不是日期"),
                IssueKind::AmbiguousDates => "日期按日在前、月在前都说得通".into(),
                IssueKind::FarDate { first, last } => held!(
                    "{rows} 行的日期与其他销售（{}至{}）相距很远",
                    numbers.month(*first),
                    numbers.month(*last)
                ),
                IssueKind::NameEmpty if must => held!("{rows} 行没有客户"),
                IssueKind::NameEmpty => held!("{rows} 行有编号而没有名称"),
                IssueKind::DuplicateName { .. } if must => held!("{rows} 行的客户在前面已有一行"),
                IssueKind::DuplicateName { .. } => held!("{n} 个名称同时出现在其他编号下"),
                IssueKind::SeveralNames { .. } => held!("{n} 个编号对应多个名称"),
                IssueKind::SeveralValues { field, .. } => {
                    held!("{n} 家客户的{}不止一个", (Words::ZH.field)(*field))
                }
                IssueKind::NoTransactions { .. } => held!("中间有 {n} 个月没有任何销售"),
                IssueKind::RoleTwice { role, .. } if must => {
                    format!("“{found}”是两列共同的标题，都可能是{}", (ImportText::ZH.role)(*role, numbers))
                }
                IssueKind::RoleTwice { .. } => held!("有 {n} 列也可以代替已采用的列"),
                IssueKind::NoYear => "日期没有写年份".into(),
                IssueKind::NotCounted => held!("{rows} 行的商机或订单不算销售"),
                IssueKind::StageUnknown => held!("{rows} 行的阶段无法识别"),
                IssueKind::OtherCurrency => held!("{rows} 行是其他币种"),
                IssueKind::NegativeSales => held!("{n} 个金额小于零"),
                IssueKind::FactOutOfRange { .. } => held!("{n} 个数字不成立"),
                IssueKind::RowTooShort { .. } if must => held!("{rows} 行在销售额之前就结束了"),
                IssueKind::RowTooShort { .. } => held!("{rows} 行的单元格少于标题"),
                IssueKind::RowTooLong { .. } => held!("{rows} 行的单元格多于标题"),
                IssueKind::BrokenQuotes => held!("{rows} 行的引号没有闭合"),
                IssueKind::NoSales { accounts } => {
                    held!("{} 家客户各月都没有销售额", super::grouped(*accounts as i128))
                }
                IssueKind::TotalRow => held!("{rows} 行是合计"),
                IssueKind::SumRow => held!("{rows} 行等于上面各行之和"),
                IssueKind::TotalInDoubt => held!("{rows} 行名为合计，但与上面各行之和不符"),
                IssueKind::NoteRow => held!("{rows} 行是表格下方的说明"),
                IssueKind::AboveHeadings => held!("标题上方有 {rows} 行客户和销售额"),
                IssueKind::OtherTable => held!("下方另有一张表，共 {rows} 行"),
                IssueKind::OddCharacters => held!("{n} 个名称含有看不见的字符"),
            }
        },
        cause_money: |cause, part, all| format!("{cause}，涉及 {part}（全部为 {all}）"),
        cause_beside: |cause, sum| format!("{cause}，合计 {sum}"),
        lead_headings: "选择标题所在的行",
        take_sums: "作为客户计入",
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
                IssueKind::SumRow if cause.is_beside() => "已按合计排除，以免重复计算。",
                IssueKind::SumRow => "已按说明作为客户保留。如果确是合计，请取消勾选，以免重复计算。",
                IssueKind::TotalInDoubt => "按客户保留。如果确是合计，请从文件中删去，以免重复计算。",
                IssueKind::NoteRow => "已排除。",
                IssueKind::AboveHeadings => "未导入。如果属于本表，说明标题行找得不对，请另选。",
                IssueKind::OtherTable => {
                    "列不相同，未导入。如需导入，请选择该表的标题行，或另存为单独的文件再导入。"
                }
                IssueKind::OddCharacters => "已原样保留。",
            }
            .into()
        },
        places_more: |n| held!("另有 {} 处", super::grouped(n as i128)),
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
                0 => held!(
                    "{} 个名称中有 {} 个对应多个编号。按编号区分则各为一家客户；按名称区分则合为一家，不保留编号。",
                    count(names),
                    count(with_codes)
                ),
                several => held!(
                    "{} 个编号中有 {} 个对应多个名称{}，名称共 {} 个。按编号区分则每个编号为一家客户，采用最新的名称；按名称区分则每个名称为一家客户，不保留编号。",
                    count(codes),
                    count(several),
                    money.map_or(String::new(), |money| format!("（涉及 {money}）")),
                    count(names)
                ),
            }
        },
        met_otherwise: |by, n, met| match by {
            ToldBy::Code => held!(
                "文件中有 {} 家客户的名称在规划中是另一个编号，例如“{}”：文件中{}，规划中{}。按编号区分则为新客户，或并入使用该编号的客户；按名称区分则为规划中的客户。",
                super::grouped(n as i128),
                met.theirs.1,
                code_zh(&met.theirs.0),
                code_zh(&met.own.0),
            ),
            ToldBy::Name => held!(
                "文件中有 {} 家客户的编号在规划中是另一个名称，例如编号 {}：文件中为“{}”，规划中为“{}”。按名称区分则不是规划中的客户；按编号区分则是。",
                super::grouped(n as i128),
                met.theirs.0,
                met.theirs.1,
                met.own.1,
            ),
        },
        met_several: |n, met| {
            held!(
                "文件中有 {} 家客户没有编号，而规划中有多家客户同名，例如“{}”。其销售额会计入其中第一家；如应计入另一家，请在文件中补上编号。",
                super::grouped(n as i128),
                met.theirs.1
            )
        },
        met_spelled: |n, met| {
            held!(
                "有 {} 个名称在规划中写法不同，例如文件中为“{}”，规划中为“{}”：视为同一客户",
                super::grouped(n as i128),
                met.theirs.1,
                met.own.1
            )
        },
        met_several_taken: "就是同名的第一家",
        met_renamed: |n, met| {
            held!(
                "有 {} 家客户编号相同而名称不同，例如编号 {}：文件中为“{}”，规划中为“{}”。保留规划中的名称。",
                super::grouped(n as i128),
                met.theirs.0,
                met.theirs.1,
                met.own.1
            )
        },
        told_by_likely: "编号较少或大多缺失，因此先按名称区分。",
        clash_title: |by, n| match by {
            ToldBy::Code => held!("{} 个编号对应多个名称", super::grouped(n as i128)),
            ToldBy::Name => held!("{} 个名称对应多个编号", super::grouped(n as i128)),
        },
        rows_money: |rows, money| held!("{} 行，{money}", super::grouped(rows as i128)),
        groups_more: |n| held!("再显示 {n} 个"),
        alike_title: |n| held!("{} 个名称有几种写法", super::grouped(n as i128)),
        alike_sub: "只有大小写、全半角、空格或句点不同。除非您选择合并，否则按不同客户保留；合并后采用最新的写法。",
        alike_all: |n| held!("合并全部 {n} 个"),
        alike_none: "全部分开",
        gap_label: |months| format!("文件中没有{months}的销售额列"),
        gap: |gap, after| match gap {
            Gap::NothingSold => "那时没有销售".into(),
            Gap::OnlyAfter => format!("只导入{after}起的月份"),
        },
        between: |months| format!("规划和文件中都没有{months}：那时没有销售。如果有，请先导入这些月份。"),
        member: |text, rows| format!("{text}（{rows}）"),
        gap_note: "缺少的月份不会当作零。“没有销售”的回答会记住，下次导入不再询问。",
    };
}

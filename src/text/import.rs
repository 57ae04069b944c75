//! The import: what was found in a file, what must be mended, and why nothing could be read.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{FoundText, Numbers, Words, counted};
use crate::file::currency::Tender;
use crate::file::date::DayOrder;
use crate::file::import::{Capped, ImportError, Missing, NotText, Role, Shape, UnitSeen, Usual};
use crate::file::number::NumberStyle;
use crate::file::table::Delimiter;
use crate::plan::{Currency, Field, TakeEffect};

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
    /// The row, and its cells; row 0 is none.
    pub heading_row_choice: fn(usize, &str) -> String,
    pub heading_row_none: &'static str,
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
    /// What a stage usually means, and whether its rows count by their signs.
    pub usual: fn(Usual, bool) -> &'static str,
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
    /// A unit that amounts are told in; the headings of its columns where others have another one.
    pub unit: fn(&UnitSeen, Option<&str>, &Numbers) -> String,
    /// Amounts are taken as they stand all the same, for example so.
    pub as_they_stand: fn(Option<(&str, &str)>) -> String,
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
    /// The rows that wait, as the way to them is called.
    pub waiting_rows: &'static str,
    /// Questions of the plan and the file, as the ways to them are called.
    pub gap_short: &'static str,
    pub several_short: &'static str,
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
    /// Nothing but what is asked stands in the way, or is proposed.
    pub issues_asked_title: &'static str,
    pub issues_asked: &'static str,
    pub filter_label: &'static str,
    pub filter_all: fn(usize) -> String,
    pub filter_must: fn(usize) -> String,
    pub filter_know: fn(usize) -> String,
    pub intake_label: &'static str,
    pub update: &'static str,
    pub replace: &'static str,
    pub update_effect: fn(&TakeEffect) -> String,
    pub replace_effect: fn(&TakeEffect) -> String,
    pub replace_committed: &'static str,
    pub replace_title: fn(usize, usize) -> String,
    pub replace_body: &'static str,
    pub replace_confirm: &'static str,
    /// What was found in the file.
    pub found: FoundText,
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// A cell of a unit and what it is read as.
fn example<'a>(seen: &'a UnitSeen, numbers: &Numbers) -> Option<(&'a str, String)> {
    let (cell, _, scaled) = seen.example.as_ref()?;
    let money = scaled.round(numbers.currency.digits)?;
    Some((cell, numbers.to_the_cent(money)))
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
        worker_missing: "The part of the page that reads files could not be fetched; there is probably a newer version. Update the page and choose the file again. Nothing is lost.",
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
                Missing::HeadingRow => "No heading row was found: the first row is data already. Say what its columns hold; every row is read.".into(),
                Missing::Headings => "No heading was recognized. Say below which row has the headings and what its columns hold.".into(),
                Missing::Accounts => "No column is known to name the accounts. Say below which one does.".into(),
                Missing::Sales => "There are accounts, but no column is known to hold sales. Say below which columns are months, or which hold the date and the amount of a sale.".into(),
                Missing::Date => "There are accounts and amounts, but no column is known to hold the date. Say below which one does.".into(),
                Missing::Amount => "There are accounts and dates, but no column is known to hold the amount. Say below which one does; or which hold quantity and unit price, and they are multiplied.".into(),
                Missing::Period { heading, fiscal: false } => format!("Headings such as “{heading}” name a month and no year. Say which month “{heading}” is; the others follow from it."),
                Missing::Period { heading, fiscal: true } => format!("Headings such as “{heading}” name periods of a fiscal year, and the file does not say in which month it begins. Say which month “{heading}” is; the others follow from it."),
            },
            ImportError::NoAccounts => "There are headings, but no row with an account below them.".into(),
            ImportError::BeyondPlan { row, name, sum } => format!(
                "Its sales add up to more than a plan takes. Most of them are those of “{name}” in row {row}, {} in all. Check for a misplaced point, another unit, or a code in the column of amounts.",
                super::grouped(sum.to_units() as i128)
            ),
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
        heading_row_choice: |row, cells| match row {
            0 => "No row: the first one is data already".into(),
            row => format!("Row {row}: {cells}"),
        },
        heading_row_none: "None",
        period_label: |heading| format!("“{heading}” is"),
        mend_title: |name| format!("{name}: say what its columns hold"),
        twice_label: |role| format!("“{role}” stands in"),
        twice_choice: |column, heading, samples| format!("Column {column}, {heading}: {samples}"),
        year_label: "Year of dates that tell none",
        stages: "Which rows are sales",
        stages_sub: "The file tells how far each deal or order is. Ticked stages count; the ticks follow what the words usually mean.",
        stage_head: ["Stage", "Usually", "Rows", "Amount"],
        stage_empty: "(empty)",
        usual: |usual, by_sign| match usual {
            Usual::Sale => "a sale",
            Usual::Open => "no sale yet",
            Usual::Lost => "no sale",
            Usual::Returned if !by_sign => "returned",
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
            format!(
                "The file has amounts in {tenders}. They cannot be added together: choose which are taken; rows in others are left out, and told."
            )
        },
        tender: |tender| match tender {
            Tender::Of(currency) => currency.code().to_string(),
            Tender::Dollar => "$, which several currencies use".into(),
            Tender::Yen => "¥, yuan or yen".into(),
        },
        blocked_currency: "Opens when the currency is clear.",
        amounts: "Amounts",
        unit: |seen, headings, numbers| {
            let what =
                headings.map_or("Amounts".to_string(), |headings| format!("The amounts of {headings}"));
            let power = match seen.unit.power {
                3 => "thousands",
                4 => "ten thousands",
                5 => "hundred thousands",
                6 => "millions",
                7 => "ten millions",
                8 => "hundred millions",
                9 => "billions",
                10 => "ten billions",
                _ => "trillions",
            };
            let said = format!("{what} are in {power} ({})", seen.unit.said);
            match example(seen, numbers) {
                Some((cell, scaled)) => format!("{said}: {cell} is read as {scaled}."),
                None => format!("{said}."),
            }
        },
        as_they_stand: |example| match example {
            Some((cell, amount)) => format!("Take the amounts as they stand: {cell} as {amount}"),
            None => "Take the amounts as they stand".into(),
        },
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
        waiting_rows: "What must be fixed",
        gap_short: "Months that are missing",
        several_short: "Several accounts of a name",
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
        issues_asked_title: "No further issues",
        issues_asked: "Nothing was found beyond what is asked on this page.",
        filter_label: "Which issues",
        filter_all: |n| format!("All {}", super::grouped(n as i128)),
        filter_must: |n| format!("Must fix {}", super::grouped(n as i128)),
        filter_know: |n| format!("To know {}", super::grouped(n as i128)),
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
            let kept = effect.before.saturating_sub(effect.gone);
            let accounts = |n| counted(n, "account", "accounts");
            let words = match (effect.gone, kept) {
                (0, _) => format!(
                    "The sales of the plan go. All {} of it {} in the file and {} scores, marks, locks and targets.",
                    accounts(kept),
                    if kept == 1 { "is" } else { "are" },
                    if kept == 1 { "keeps" } else { "keep" }
                ),
                (gone, 0) => format!(
                    "All {} of the plan go, with their sales, scores, key marks, one-offs and locks: none is in the file.",
                    accounts(gone)
                ),
                (gone, kept) => format!(
                    "The sales of the plan go, and with scores, marks and locks {} that {} not in the file; {} that {} in it {} theirs.",
                    accounts(gone),
                    if gone == 1 { "is" } else { "are" },
                    accounts(kept),
                    if kept == 1 { "is" } else { "are" },
                    if kept == 1 { "keeps" } else { "keep" }
                ),
            };
            format!("{words} Undo brings all back.")
        },
        replace_committed: "The committed target stays as it was signed, but speaks of accounts that go: update the plan, or withdraw the target first.",
        replace_title: |gone, of| format!("Replace the plan’s accounts? {gone} of {of} are not in the file"),
        replace_body: "They go with their sales, scores and marks. Undo brings them back.",
        replace_confirm: "Replace them",
        found: FoundText::EN,
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
        worker_missing: "读取文件所需的部分无法下载，可能有了新版本。请更新页面后再选择文件，数据不会丢失。",
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
                Missing::HeadingRow => "没有找到标题行：第一行就是数据。请说明各列的内容，所有行都会读取。".into(),
                Missing::Headings => "没有认出任何标题。请在下方选择标题所在行，以及各列的内容。".into(),
                Missing::Accounts => "没有认出客户名称列，请在下方选择。".into(),
                Missing::Sales => "有客户，但没有认出销售额。请在下方选择哪些列是月份，或哪两列是销售日期和金额。".into(),
                Missing::Date => "有客户和金额，但没有认出日期列，请在下方选择。".into(),
                Missing::Amount => "有客户和日期，但没有认出金额列。请在下方选择；也可选择数量列和单价列，系统会相乘得出金额。".into(),
                Missing::Period { heading, fiscal: false } => format!("“{heading}”这类标题只有月份，没有年份。请选择“{heading}”是哪年哪月，其余月份依次推算。"),
                Missing::Period { heading, fiscal: true } => format!("“{heading}”这类标题是财年的期间，文件没有说明财年从哪个月开始。请选择“{heading}”是哪个月，其余期间依次推算。"),
            },
            ImportError::NoAccounts => "有标题行，但下面没有客户。".into(),
            ImportError::BeyondPlan { row, name, sum } => held!(
                "销售额合计超出规划上限。其中最大的是第 {row} 行的“{name}”，合计 {}。请检查小数点位置、金额单位，或是否把编号放进了金额列。",
                super::grouped(sum.to_units() as i128)
            ),
            ImportError::TooLarge { what, found, limit } => {
                let (found, limit) = (super::grouped(*found as i128), super::grouped(*limit as i128));
                match what {
                    Capped::Bytes => zh!("文件有 {found} 字节，最多 {limit} 字节。请拆分文件。"),
                    Capped::Rows => zh!("文件有 {found} 行，最多 {limit} 行。请拆分文件。"),
                    Capped::Columns => zh!("文件有 {found} 列，最多 {limit} 列。请检查或减少列数。"),
                    Capped::CellBytes => zh!("一个单元格有 {found} 字节，最多 {limit} 字节，可能有引号没有闭合。请检查文件。"),
                    Capped::Months => zh!("首末相距 {found} 个月，最多 {limit} 个月，可能年份有误。请检查文件。"),
                    Capped::BookCells => format!("客户数乘以月数为 {found}，最多 {limit}。请拆分文件。"),
                }
            }
            ImportError::Cancelled => "读取已停止。".into(),
        }
        },
        title: |accounts, months, sales| {
            held!("{} 家客户、{months} 个月，销售额 {sales}", super::grouped(accounts as i128))
        },
        title_waiting: |rows| match rows {
            0 => "有一处需要先确定".into(),
            rows => held!("{} 行等待处理", super::grouped(rows as i128)),
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
        heading_row_choice: |row, cells| match row {
            0 => "没有标题行：第一行就是数据".into(),
            row => held!("第 {row} 行：{cells}"),
        },
        heading_row_none: "无",
        period_label: |heading| format!("“{heading}”是"),
        mend_title: |name| format!("{name}：请说明各列的内容"),
        twice_label: |role| format!("“{role}”以哪一列为准"),
        twice_choice: |n, heading, samples| held!("第 {n} 列，{heading}：{samples}"),
        year_label: "没有写年份的日期属于",
        stages: "哪些行算销售",
        stages_sub: "文件写明了每笔商机或订单的进展。勾选的阶段计入销售，默认按字面的通常含义勾选。",
        stage_head: ["阶段", "通常含义", "行数", "金额"],
        stage_empty: "（空）",
        usual: |usual, by_sign| match usual {
            Usual::Sale => "已成销售",
            Usual::Open => "尚未成交",
            Usual::Lost => "不是销售",
            Usual::Returned if !by_sign => "退货或退款",
            Usual::Returned => "退货或退款：负数金额冲减销售，计入；正数不计入",
            Usual::Unknown => "无法识别，先计入",
        },
        currency_open: "请选择货币",
        currency_found: |tender| format!("从文件读出：{tender}。"),
        currency_other: |file, own| {
            zh!(
                "文件金额的币种是 {file}，规划使用 {own}。金额不做换算：请导入以 {own} 计的文件，或把这些客户放进另一个规划。"
            )
        },
        currency_same: |own| format!("金额其实就是 {own}"),
        currency_which: "采用哪个币种的行",
        currency_mixed: |tenders| {
            format!(
                "文件中有多种币种的金额：{tenders}。不能直接相加：请选择采用哪一种，其他币种的行不导入，并在下方列出。"
            )
        },
        tender: |tender| match tender {
            Tender::Of(currency) => currency.code().to_string(),
            Tender::Dollar => "$（多种货币通用）".into(),
            Tender::Yen => "¥（人民币或日元）".into(),
        },
        blocked_currency: "确定货币后才能确认。",
        amounts: "金额",
        unit: |seen, headings, numbers| {
            let what = headings.map_or(String::new(), |name| format!("{name}的"));
            let power = match seen.unit.power {
                3 => "千",
                4 => "万",
                5 => "十万",
                6 => "百万",
                7 => "千万",
                8 => "亿",
                9 => "十亿",
                10 => "百亿",
                _ => "万亿",
            };
            let said = format!("{what}金额以{power}为单位（{}）", seen.unit.said);
            match example(seen, numbers) {
                Some((cell, scaled)) => format!("{said}：{cell} 读作 {scaled}。"),
                None => format!("{said}。"),
            }
        },
        as_they_stand: |example| match example {
            Some((cell, amount)) => format!("金额不乘以单位：{cell} 读作 {amount}"),
            None => "金额不乘以单位".into(),
        },
        amounts_computed: "每行的数量乘以单价，精确累加，每月只舍入一次",
        accounts: "客户",
        months: "月份",
        total: "销售额合计",
        rows: "读取行数",
        rounding: "舍入差额",
        rounding_note: |currency| {
            held!(
                "文件的精度高于 {} 的 {} 位小数。每家客户每月只舍入一次，这是舍入余数之和。",
                currency.code(),
                currency.digits
            )
        },
        data_through: "数据截至（完整月份）",
        data_through_note: "之后的月份视为不完整月份：保留，但不与完整月份比较。如与实际不符，请另选月份。",
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
                Some((part, all)) => held!("不导入这 {rows} 行，共 {part}（全部为 {all}）"),
                None => held!("不导入这 {rows} 行"),
            }
        },
        leave_out_other: "按读取结果继续",
        take_back: "仍等待处理",
        left_out: |rows, money| {
            let rows = super::grouped(rows as i128);
            match money {
                Some((part, all)) => held!("已排除 {rows} 行，共 {part}（全部为 {all}）。"),
                None => held!("已排除 {rows} 行。"),
            }
        },
        questions_first: |n| match n {
            1 => "回答上面的问题后才能确认。".into(),
            n => held!("回答上面的 {n} 个问题后才能确认。"),
        },
        blocked: |rows| match rows {
            0 => "必须修正之处确定后才能确认。".into(),
            rows => held!("标出的 {} 行在文件中修正或被排除后才能确认。", super::grouped(rows as i128)),
        },
        waiting_rows: "必须修正之处",
        gap_short: "缺少的月份",
        several_short: "同名的多家客户",
        blocked_trouble: "各列重新构成表格后才能确认。",
        blocked_empty: "没有可导入的客户。",
        columns: "各列内容",
        columns_sub: "文件的每一列被理解为什么。如有误请修改，文件会重新读取。",
        column_heading: "标题",
        column_samples: "内容示例",
        column_role: "理解为",
        column_empty: |n| held!("第 {n} 列"),
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
        month_columns: |n, span| held!("{n} 列月度销售额，{span}"),
        margin_columns: |n| held!("{n} 列月度毛利"),
        each_month: "逐列显示",
        fewer_months: "收起",
        rows_title: "前几家客户的读取结果",
        rows_sub: |accounts, unit| held!("文件中的 {accounts} 家客户，销售额单位：{unit}"),
        issues_title: |n| match n {
            0 => "没有问题".into(),
            n => held!("{} 个问题", super::grouped(n as i128)),
        },
        issues_none: "每一行都按原样读取。",
        issues_asked_title: "没有其他问题",
        issues_asked: "除本页询问的内容外，没有发现别的问题。",
        filter_label: "显示哪些问题",
        filter_all: |n| format!("全部 {}", super::grouped(n as i128)),
        filter_must: |n| format!("必须修正 {}", super::grouped(n as i128)),
        filter_know: |n| format!("供了解 {}", super::grouped(n as i128)),
        intake_label: "如何处理规划中已有的客户",
        update: "更新规划",
        replace: "替换全部客户",
        update_effect: |effect| {
            held!(
                "新增 {} 家客户，更新 {} 家，{} 个月的销售额有变化。其余都保留：其他月份、评分、标记和目标。",
                super::grouped(effect.new as i128),
                super::grouped(effect.updated as i128),
                effect.months
            )
        },
        replace_effect: |effect| {
            let kept = effect.before.saturating_sub(effect.gone);
            let count = |n: usize| super::grouped(n as i128);
            let words = match (effect.gone, kept) {
                (0, _) => held!(
                    "规划中的销售额全部替换；{} 家客户都在文件中，评分、标记、锁定和目标均保留。",
                    count(kept)
                ),
                (gone, 0) => held!(
                    "规划中的 {} 家客户都不在文件中，将连同销售额、评分、大客户标记、一次性销售和锁定一起移除。",
                    count(gone)
                ),
                (gone, kept) => held!(
                    "规划中的销售额全部替换；不在文件中的 {} 家客户连同评分、标记和锁定一起移除，文件中有的 {} 家保留这些内容。",
                    count(gone),
                    count(kept)
                ),
            };
            format!("{words}可以撤销。")
        },
        replace_committed: "既定目标保持不变，但其客户将被移除：请改为更新规划，或先撤回目标。",
        replace_title: |gone, of| zh!("替换规划中的客户？{of} 家中有 {gone} 家不在文件中"),
        replace_body: "它们连同销售额、评分和标记一起移除，可以撤销。",
        replace_confirm: "替换",
        found: FoundText::ZH,
    };
}

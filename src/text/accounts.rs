//! Sentences of the accounts page.
#![expect(missing_docs, reason = "the field names are the meanings")]

use super::counted;
use super::number::grouped;
use crate::file::number::NumberStyle;
use crate::plan::Fact;

/// Sentences of the accounts page.
pub struct AccountsText {
    pub title: &'static str,
    pub find: &'static str,
    pub view: &'static str,
    pub views: [&'static str; 3],
    pub fiscal_year: &'static str,
    pub among: &'static str,
    /// A class or all, and how many.
    pub count_of: fn(&str, usize) -> String,
    pub all_owners: &'static str,
    pub all_regions: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub one_off: &'static str,
    pub key_status: &'static str,
    pub import: &'static str,
    pub export: &'static str,
    pub export_hint: &'static str,
    /// The name of the exported file, after the plan's name.
    pub export_name: fn(&str) -> String,
    pub selection: &'static str,

    pub key: &'static str,
    pub growth: &'static str,
    pub course: fn(usize) -> String,
    /// The target of a year.
    pub target: fn(&str) -> String,
    /// A fiscal year that is not whole yet, and how many months it has.
    pub part_year: fn(&str, usize) -> String,
    /// Sales in a currency.
    pub group_sales: fn(&str) -> String,
    pub group_course: &'static str,
    pub group_plan: &'static str,
    pub group_quality: &'static str,
    /// The months of a year, in a currency.
    pub group_months: fn(&str, &str) -> String,
    /// Whether class and key status are of the last twelve months, and not of all.
    pub group_standing: fn(bool) -> &'static str,
    /// Accounts without a class.
    pub no_class: &'static str,
    pub group_profile: &'static str,
    pub group_ratings: &'static str,
    pub sort_by: fn(&str) -> String,
    pub new_row: &'static str,
    pub new_row_number: &'static str,
    pub open: fn(&str) -> String,
    pub yes_no: (&'static str, &'static str),
    pub edit_cell: fn(&str, &str) -> String,

    pub note_year: &'static str,
    pub note_growth: &'static str,
    pub note_course: &'static str,
    pub note_base: &'static str,
    pub note_target: &'static str,
    pub note_margin: &'static str,
    pub note_fact: fn(Fact) -> &'static str,
    pub note_class: &'static str,
    pub note_total: &'static str,
    pub note_key_class: &'static str,
    pub note_key_committed: &'static str,
    /// By the user's word: date and reason.
    pub note_key_said: fn(&str, &str) -> String,
    /// A month after the last whole one.
    pub note_open_month: fn(&str) -> String,
    /// Part of the month is set apart: amount and reason.
    pub note_one_off: fn(&str, &str) -> String,
    pub new_row_hint: &'static str,
    pub hint: &'static str,

    pub not_a_number: fn(&str) -> String,
    pub percentage: fn(&str) -> String,
    pub ambiguous: fn(&str, &str, &str) -> String,
    pub too_large: fn(&str) -> String,
    pub not_whole: fn(&str) -> String,
    pub not_a_rating: fn(&str) -> String,
    pub empty_name: &'static str,
    pub computed: &'static str,
    /// What was typed, and how it was read.
    pub was_read: fn(&str, &str) -> String,
    /// A row of the grid, from 1, and a column.
    pub place: fn(usize, &str) -> String,
    /// The first cell that is not taken (place, why), and how many are not.
    pub misfit: fn(&str, &str, usize) -> String,
    /// A cell with a decimal point and one with a decimal comma: their places and what stands there.
    pub paste_both: fn((&str, &str), (&str, &str)) -> String,
    pub style_title: &'static str,
    /// Some figures of a paste.
    pub style_body: fn(&str) -> String,
    /// A decimal sign, and what the figures are with it.
    pub style_choice: fn(NumberStyle, &str) -> String,
    pub style_paste: &'static str,
    pub paste_nothing: &'static str,
    pub paste_too_wide: fn(usize, usize) -> String,
    pub paste_no_names: &'static str,
    pub paste_too_large: &'static str,
    pub copied: fn(usize) -> String,
    pub pasted: fn(usize) -> String,
    pub nothing_to_clear: &'static str,
    pub no_match: &'static str,

    pub cells: fn(usize) -> String,
    pub sum: &'static str,
    pub mean: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub shown: &'static str,
    pub count: &'static str,

    pub remove_title: fn(usize) -> String,
    /// The name of the first, and how many more.
    pub remove_body: fn(&str, usize) -> String,
    pub remove_committed: &'static str,
    pub remove_confirm: fn(usize) -> String,
    pub one_off_title: &'static str,
    /// Account, month and its sales.
    pub one_off_body: fn(&str, &str, &str) -> String,
    pub one_off_amount: fn(&str) -> String,
    pub one_off_mark: &'static str,
    pub one_off_unmark: &'static str,
    pub key_title: fn(usize) -> String,
    pub key_body: &'static str,
    pub key_frozen: &'static str,
    pub key_yes: &'static str,
    pub key_no: &'static str,
    pub key_by_class: &'static str,
    pub key_set: &'static str,
}

impl AccountsText {
    /// English.
    pub const EN: AccountsText = AccountsText {
        title: "Accounts",
        find: "Find an account",
        view: "View",
        views: ["Overview", "Months", "Details"],
        fiscal_year: "Fiscal year",
        among: "Accounts shown",
        count_of: |what, n| format!("{what} {}", grouped(n as i128)),
        all_owners: "All owners",
        all_regions: "All regions",
        add: "Add row",
        remove: "Remove…",
        one_off: "One-off sale…",
        key_status: "Key status…",
        import: "Import",
        export: "Export CSV",
        export_hint: "The accounts shown, with all their fields and months. The file can be imported again.",
        export_name: |plan| format!("{plan} accounts.csv"),
        selection: "Selected accounts",

        key: "Key",
        growth: "Change",
        course: |n| counted(n, "month", "months"),
        target: |year| format!("Target {year}"),
        part_year: |year, n| format!("{year}, {n} mo."),
        group_sales: |currency| format!("Net sales, {currency}"),
        group_course: "Course",
        group_plan: "Plan",
        group_quality: "Quality",
        group_months: |year, currency| format!("Net sales by month, {year}, {currency}"),
        group_standing: |twelve| if twelve { "last 12 months" } else { "all months" },
        no_class: "No class",
        group_profile: "Profile",
        group_ratings: "Ratings, 0 to 5",
        sort_by: |column| format!("Sort by {column}"),
        new_row: "Type or paste a name",
        new_row_number: "New account",
        open: |name| format!("Open {name}"),
        yes_no: ("Yes", "No"),
        edit_cell: |column, account| format!("{column}, {account}"),

        note_year: "sum of its whole months",
        note_growth: "last 12 months on the 12 before",
        note_course: "sum of all whole months",
        note_base: "a year of ordinary sales, one-offs left out",
        note_target: "committed",
        note_margin: "margin over sales, last 12 months",
        note_fact: |fact| match fact {
            Fact::Overdue => "owed past the due date, as entered or imported",
            Fact::Wallet => "what it buys a year of what we sell, from anybody",
            Fact::Visits => "visits in the last twelve months",
            Fact::Since => "the year of its first purchase",
        },
        note_class: "by sales of the last 12 months",
        note_total: "the twelve months added",
        note_key_class: "by class",
        note_key_committed: "as it was when the target was committed",
        note_key_said: |date, reason| format!("set on {date}: {reason}"),
        note_open_month: |month| format!("not counted yet: whole months end with {month}"),
        note_one_off: |amount, reason| format!("one-off {amount}, outside the base: {reason}"),
        new_row_hint: "Type the name of a new account, or paste rows from a spreadsheet.",
        hint: "F2 edits or explains, Ctrl D fills down",

        not_a_number: |found| format!("“{found}” is not a number. Type an amount such as 1,234.50."),
        percentage: |found| format!("“{found}” is a percentage. Type an amount such as 1,234.50."),
        ambiguous: |found, either, or| {
            format!(
                "“{found}” can be read as {either} or as {or}. Type it with a decimal point or without a comma."
            )
        },
        too_large: |found| format!("“{found}” is larger than a plan takes. Check for a misplaced point."),
        not_whole: |found| format!("“{found}” is not a whole number. Type one without decimals."),
        not_a_rating: |found| {
            format!("“{found}” is not a rating. Type a whole number from 0 to 5, or nothing.")
        },
        empty_name: "An account needs a name. Type the name first.",
        computed: "This cell is computed or set by a command, so nothing can be typed here.",
        was_read: |typed, shown| {
            format!("“{typed}” was read as {shown}: the point marks decimals here, a comma groups thousands.")
        },
        place: |row, column| format!("Row {}, {column}", grouped(row as i128)),
        misfit: |place, why, count| {
            let more = match count {
                0 | 1 => String::new(),
                n => format!(" {} are not taken.", counted(n, "cell", "cells")),
            };
            format!("Nothing was pasted. {place}: {why}{more}")
        },
        paste_both: |(at_point, point), (at_comma, comma)| {
            format!(
                "Nothing was pasted: its figures are written in two ways. {at_point}: “{point}” has a decimal point. {at_comma}: “{comma}” has a decimal comma. Write them in one way."
            )
        },
        style_title: "Which sign marks the decimals?",
        style_body: |found| {
            format!(
                "Nothing in what is pasted tells how {found} is meant. The answer holds for all of its figures."
            )
        },
        style_choice: |style, read| match style {
            NumberStyle::Point => format!("The point: {read}"),
            NumberStyle::Comma => format!("The comma: {read}"),
        },
        style_paste: "Paste",
        paste_nothing: "There is nothing to paste.",
        paste_too_wide: |wide, room| {
            format!(
                "Nothing was pasted. It has {}; from here on there {} {}.",
                counted(wide, "column", "columns"),
                if room == 1 { "is" } else { "are" },
                room
            )
        },
        paste_no_names: "Nothing was pasted. It goes below the last account: new rows must begin with the names, in the first column.",
        paste_too_large: "Nothing was pasted: it is too large. Save it as a file and import that.",
        copied: |n| format!("{} copied.", counted(n, "cell", "cells")),
        pasted: |n| format!("{} pasted.", counted(n, "cell", "cells")),
        nothing_to_clear: "Nothing here can be cleared: names stay, and the rest is computed.",
        no_match: "No account matches. Change the search or the filters.",

        cells: |n| counted(n, "cell", "cells"),
        sum: "Sum",
        mean: "Mean",
        low: "Low",
        high: "High",
        shown: "Rows shown",
        count: "Accounts",

        remove_title: |n| format!("Remove {}?", counted(n, "account", "accounts")),
        remove_body: |first, more| match more {
            0 => format!("{first} is removed with all its sales. Undo brings it back."),
            n => format!(
                "{first} and {} are removed with all their sales. Undo brings them back.",
                counted(n, "other", "others")
            ),
        },
        remove_committed: "A target is committed: their part of it stays, with no owner, and their sales leave the year, in months that are over too. To follow an account that left, keep it.",
        remove_confirm: |n| format!("Remove {}", counted(n, "account", "accounts")),
        one_off_title: "One-off sale",
        one_off_body: |account, month, sales| {
            format!("{account} bought {sales} in {month}. What will not come again is left out of the base.")
        },
        one_off_amount: |currency| format!("One-off amount, {currency}"),
        one_off_mark: "Mark one-off",
        one_off_unmark: "Count as ordinary",
        key_title: |n| format!("Key status of {}", counted(n, "account", "accounts")),
        key_body: "Your word beats the class.",
        key_frozen: "A target is committed, so the key accounts stay as they were then. This holds once the target is withdrawn.",
        key_yes: "Key account",
        key_no: "Not a key account",
        key_by_class: "By class",
        key_set: "Set key status",
    };

    /// Simplified Chinese.
    pub const ZH: AccountsText = AccountsText {
        title: "客户",
        find: "查找客户",
        view: "视图",
        views: ["总览", "月度", "资料"],
        fiscal_year: "财年",
        among: "显示的客户",
        count_of: |what, n| format!("{what} {}", grouped(n as i128)),
        all_owners: "全部负责人",
        all_regions: "全部区域",
        add: "新增一行",
        remove: "删除…",
        one_off: "一次性销售…",
        key_status: "大客户身份…",
        import: "导入",
        export: "导出 CSV",
        export_hint: "导出所显示的客户，含全部资料和月份，可再次导入。",
        export_name: |plan| format!("{plan}-客户.csv"),
        selection: "所选客户",

        key: "大客户",
        growth: "增长",
        course: |n| held!("{n} 个月走势"),
        target: |year| format!("{year}目标"),
        part_year: |year, n| held!("{year} {n} 个月"),
        group_sales: |currency| format!("净销售额（{currency}）"),
        group_course: "走势",
        group_plan: "规划",
        group_quality: "质量",
        group_months: |year, currency| format!("{year}各月净销售额（{currency}）"),
        group_standing: |twelve| if twelve { "最近 12\u{a0}个月" } else { "全部月份" },
        no_class: "无类别",
        group_profile: "资料",
        group_ratings: "评分（0 至 5）",
        sort_by: |name| format!("按{name}排序"),
        new_row: "输入或粘贴客户名称",
        new_row_number: "新客户",
        open: |name| format!("打开{name}"),
        yes_no: ("是", "否"),
        edit_cell: |column, account| format!("{account}，{column}"),

        note_year: "各完整月份销售额之和",
        note_growth: "最近 12\u{a0}个月与此前 12\u{a0}个月相比",
        note_course: "全部完整月份销售额之和",
        note_base: "一年的常规销售额，不含一次性销售",
        note_target: "已确定",
        note_margin: "最近 12\u{a0}个月毛利占销售额的比例",
        note_fact: |fact| match fact {
            Fact::Overdue => "已过付款期限的欠款，来自录入或导入",
            Fact::Wallet => "客户一年向所有供应商采购同类产品的总额",
            Fact::Visits => "最近 12\u{a0}个月的拜访次数",
            Fact::Since => "首次向我方采购的年份",
        },
        note_class: "按最近 12\u{a0}个月销售额",
        note_total: "12\u{a0}个月之和",
        note_key_class: "按类别确定",
        note_key_committed: "以确定目标时为准",
        note_key_said: |date, reason| format!("{date}设定：{reason}"),
        note_open_month: |month| format!("尚未计入：完整月份截至{month}"),
        note_one_off: |amount, reason| format!("一次性 {amount}，不计入基础销量：{reason}"),
        new_row_hint: "输入新客户的名称，或从电子表格粘贴多行。",
        hint: "按 F2 编辑或查看说明，按 Ctrl D 向下填充",

        not_a_number: |found| format!("“{found}”不是数字。请输入金额，例如 1,234.50。"),
        percentage: |found| format!("“{found}”是百分比。请输入金额，例如 1,234.50。"),
        ambiguous: |found, either, or| {
            format!("“{found}”可读作 {either}，也可读作 {or}。请写上小数点，或去掉逗号。")
        },
        too_large: |found| format!("“{found}”超出规划上限。请检查小数点位置。"),
        not_whole: |found| format!("“{found}”不是整数，请勿输入小数。"),
        not_a_rating: |found| format!("“{found}”不是评分。请输入 0 至 5 的整数，或留空。"),
        empty_name: "客户需要名称，请先输入名称。",
        computed: "此单元格的内容由计算或命令得出，不能直接输入。",
        was_read: |typed, shown| format!("“{typed}”已读作 {shown}：此处的点表示小数，逗号分隔千位。"),
        place: |row, column| held!("第 {} 行，{column}", grouped(row as i128)),
        misfit: |place, why, count| {
            let more = match count {
                0 | 1 => String::new(),
                n => held!("共有 {n} 个单元格无法采用。"),
            };
            format!("未粘贴任何内容。{place}：{why}{more}")
        },
        paste_both: |(at_point, point), (at_comma, comma)| {
            format!(
                "未粘贴任何内容：数字写法不一致。{at_point}：“{point}”用点表示小数；{at_comma}：“{comma}”用逗号表示小数。请统一写法后再粘贴。"
            )
        },
        style_title: "哪个符号表示小数？",
        style_body: |found| zh!("从粘贴的内容看不出 {found} 应如何读取。所选读法适用于全部数字。"),
        style_choice: |style, read| match style {
            NumberStyle::Point => format!("点表示小数：{read}"),
            NumberStyle::Comma => format!("逗号表示小数：{read}"),
        },
        style_paste: "粘贴",
        paste_nothing: "没有可粘贴的内容。",
        paste_too_wide: |wide, room| held!("未粘贴任何内容。内容有 {wide} 列，从此处起只有 {room} 列。"),
        paste_no_names: "未粘贴任何内容。内容超出最后一家客户：新行必须从第一列的客户名称开始。",
        paste_too_large: "内容过大，未粘贴。请存为文件后导入。",
        copied: |n| held!("已复制 {n} 个单元格。"),
        pasted: |n| held!("已粘贴 {n} 个单元格。"),
        nothing_to_clear: "此处没有可清除的内容：名称须保留，其余由计算得出。",
        no_match: "没有符合条件的客户。请更改查找内容或筛选条件。",

        cells: |n| held!("{n} 个单元格"),
        sum: "合计",
        mean: "平均",
        low: "最低",
        high: "最高",
        shown: "显示行数",
        count: "客户数",

        remove_title: |n| held!("删除 {n} 家客户？"),
        remove_body: |first, more| match more {
            0 => format!("{first}及其全部销售额将被删除，可以撤销。"),
            n => held!("{first}等 {} 家客户及其全部销售额将被删除，可以撤销。", n + 1),
        },
        remove_committed: "目标已确定：其份额仍然保留但不再有负责人，其销售额（含已结束月份）不再计入本年度。如需跟踪流失客户，请予以保留。",
        remove_confirm: |n| held!("删除 {n} 家客户"),
        one_off_title: "一次性销售",
        one_off_body: |account, month, sales| {
            format!("{account}在{month}采购了 {sales}。不会再发生的部分不计入基础销量。")
        },
        one_off_amount: |currency| format!("一次性金额（{currency}）"),
        one_off_mark: "标记为一次性",
        one_off_unmark: "恢复为常规销售",
        key_title: |n| held!("设定 {n} 家客户的大客户身份"),
        key_body: "您的设定优先于类别。",
        key_frozen: "目标已确定，大客户名单以当时为准；撤回目标后，此设定才会生效。",
        key_yes: "是大客户",
        key_no: "不是大客户",
        key_by_class: "按类别确定",
        key_set: "设定身份",
    };
}

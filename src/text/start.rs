//! The start page: bringing accounts in, and the plan at a glance.
#![expect(missing_docs, reason = "the field names say which sentence")]

use std::cmp::Ordering;

use super::counted;

/// How the sales of all accounts changed over the last years, and what is asked.
#[derive(Debug, Clone, Copy)]
pub struct Growths<'a> {
    /// Whether the target is asked of the key accounts alone.
    pub key: bool,
    /// The last whole year.
    pub year: &'a str,
    /// By how much it grew, where there is a year before it.
    pub last: Option<Growth<'a>>,
    /// The same of the year before.
    pub before: Option<Growth<'a>>,
    /// What the target asks of the year after, with its sign.
    pub asked: Option<&'a str>,
}

/// How much sales grew, or fell.
#[derive(Debug, Clone, Copy)]
pub struct Growth<'a> {
    /// How much, without a sign.
    pub size: &'a str,
    /// Whether they fell, rose, or stayed as far as is written.
    pub way: Ordering,
}

impl Growth<'_> {
    fn en(self) -> String {
        match self.way {
            Ordering::Less => format!("fell {}", self.size),
            Ordering::Equal => "stayed level".into(),
            Ordering::Greater => format!("grew {}", self.size),
        }
    }

    fn zh(self) -> String {
        match self.way {
            Ordering::Less => format!("下降 {}", self.size),
            Ordering::Equal => "持平".into(),
            Ordering::Greater => format!("增长 {}", self.size),
        }
    }
}

/// Whether a growth is written as nothing.
fn is_level(growth: &str) -> bool {
    !growth.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Sentences of the start page.
pub struct StartText {
    pub title: &'static str,
    pub lead: &'static str,
    pub bring: &'static str,
    pub bring_body: &'static str,
    pub bring_paste: &'static str,
    pub bring_rest: &'static str,
    pub drop_here: &'static str,
    pub choose: &'static str,
    pub import_more: &'static str,
    pub import_own: &'static str,
    pub type_in: &'static str,
    pub shape: &'static str,
    pub shape_heads: [&'static str; 3],
    pub shape_rows: [[&'static str; 2]; 3],
    pub shape_more: &'static str,
    pub shape_note: &'static str,
    pub ways: &'static str,
    pub open_sample: &'static str,
    pub open_sample_body: &'static str,
    pub open_copy_body: &'static str,
    pub expect: &'static str,
    /// What is asked, and the answer.
    pub facts: [(&'static str, &'static str); 6],
}

/// Sentences of the plan at a glance.
pub struct GlanceText {
    /// Year, target, growth over the base.
    pub h1_committed: fn(&str, &str, Option<&str>) -> String,
    /// Year, attainment, whole months, whether of the key accounts alone.
    pub h1_attained: fn(&str, &str, usize, bool) -> String,
    /// Year, blend.
    pub h1_blend: fn(&str, &str) -> String,
    /// Accounts, sales, period.
    pub h1_open: fn(usize, &str, &str) -> String,
    pub h1_nothing: fn(usize) -> String,
    /// Currency, last whole month.
    pub sub: fn(&str, Option<&str>) -> String,
    pub growth_on_base: &'static str,
    pub after_months: fn(usize) -> String,
    pub of_target: &'static str,
    pub share_of_sales: &'static str,
    pub on_year_before: &'static str,

    pub history: fn(&Growths<'_>) -> String,
    /// Whether the target is asked of the key accounts, whether one stands in it.
    pub history_sub: fn(bool, bool) -> String,
    /// The rest of the bars beside the key accounts.
    pub other_accounts: &'static str,
    pub key_target: &'static str,
    /// The row of what a target asks.
    pub asked_change: &'static str,
    pub history_axis: fn(&str) -> String,
    pub history_alt: &'static str,
    pub history_empty: &'static str,
    /// Month, sales, those of the key accounts, target.
    pub history_says: fn(&str, Option<&str>, Option<&str>, Option<&str>) -> String,

    pub stands: &'static str,
    pub stand_accounts: fn(usize, usize) -> String,
    /// How many, the cut, the months they are proposed by.
    pub stand_keys: fn(usize, &str, &str) -> String,
    /// How many there were, how many one is committed to.
    pub stand_keys_frozen: fn(usize, Option<u32>) -> String,
    pub methods: &'static str,
    pub stand_methods: fn(usize) -> String,
    pub stand_target: fn(&str, &str) -> String,
    pub stand_no_target: &'static str,
    pub split: &'static str,
    pub stand_split: fn(usize, usize) -> String,
    pub stand_no_split: fn(usize) -> String,
    pub assessment: &'static str,
    pub stand_assessed: fn(usize, &str) -> String,
    pub stand_not_begun: &'static str,
    /// Months that are over, in which nothing was asked.
    pub stand_no_target_yet: fn(usize) -> String,
    pub stand_not_assessed: &'static str,
    pub done: &'static str,
    pub to_do: &'static str,

    pub risks: &'static str,
    pub risks_falling: fn(usize) -> String,
    pub risks_silent: fn(usize) -> String,
    /// Whether there are key accounts, and whether there are two years of them to compare.
    pub risks_none: fn(bool, bool) -> &'static str,
    pub risk_owner: &'static str,
    pub risk_after: fn(&str) -> String,
    pub risk_growth: &'static str,
    pub risk_months: fn(usize) -> String,
    pub risk_sign: &'static str,
    pub no_order: fn(usize) -> String,
    pub never_bought: &'static str,
    pub shrinks: &'static str,
    pub all_accounts: &'static str,
}

impl StartText {
    /// English.
    pub const EN: StartText = StartText {
        title: "Set a key-account target you can defend",
        lead: "Find the accounts that carry the business, set next year’s number three ways, split it, follow it. Everything stays on this computer.",
        bring: "Bring your accounts",
        bring_body: "Drop a CSV file here, or copy the cells in Excel and press",
        bring_paste: "Ctrl V",
        bring_rest: "One row per account and one column per month, or one row per sale. The next step shows what was read before anything is saved.",
        drop_here: "Let go to read the file",
        choose: "Choose a file",
        import_more: "Import a file",
        import_own: "Import my own accounts",
        type_in: "Type them in",
        shape: "The shape that is understood",
        shape_heads: ["Account", "Owner", "Region"],
        shape_rows: [
            ["Orchard Lane Markets", "R. Alvarez"],
            ["Harbor & Finch", "M. Osei"],
            ["Pinecroft Supply", "R. Alvarez"],
        ],
        shape_more: "and so on",
        shape_note: "Also understood: a row per sale with account, date and amount; margin columns; account codes, regions, groups, tags; amounts such as 1,234.50, (500), ¥1.2万; English and Chinese headings; commas, semicolons or tabs; UTF-8.",
        ways: "Other ways to begin",
        open_sample: "Open the fictional case",
        open_sample_body: "A lighting maker’s accounts with a committed target, nine months into its year. A separate document: it never touches your plan.",
        open_copy_body: "The plan is gone from this browser, or this is another computer: open the file you kept.",
        expect: "What to expect",
        facts: [
            ("Where the plan lives", "In this browser, saved as you work"),
            ("Sent anywhere", "Nothing"),
            ("Accounts", "10,000 with 36 months fit"),
            ("Files", "CSV or text, up to 100 MB"),
            ("Every change", "Can be undone"),
            ("Languages", "English, 简体中文"),
        ],
    };

    /// Simplified Chinese.
    pub const ZH: StartText = StartText {
        title: "定一个说得清、守得住的大客户目标",
        lead: "找出支撑业务的客户，用三种方法测算明年的目标，分解下去，按期考核。所有数据都留在这台电脑上。",
        bring: "导入您的客户",
        bring_body: "把 CSV 文件拖到这里，或在 Excel 中复制单元格后按",
        bring_paste: "Ctrl V",
        bring_rest: "每家客户一行、每月一列，或每笔销售一行。下一步先看读取结果，确认后才保存。",
        drop_here: "松开即读取文件",
        choose: "选择文件",
        import_more: "导入文件",
        import_own: "导入自己的客户",
        type_in: "直接录入",
        shape: "可识别的表格形式",
        shape_heads: ["客户", "负责人", "区域"],
        shape_rows: [["橙禾商贸", "陆一鸣"], ["望澜连锁", "沈若溪"], ["松岭物资", "陆一鸣"]],
        shape_more: "以此类推",
        shape_note: "同样可识别：每笔销售一行（客户、日期、金额）；毛利列；客户编号、区域、集团、标签；1,234.50、(500)、¥1.2 万等金额写法；中英文标题；逗号、分号或制表符；UTF-8 编码。",
        ways: "其他开始方式",
        open_sample: "打开虚构案例",
        open_sample_body: "一家灯具厂商的客户，目标已确定，全年已过九个月。案例单独存放，不会影响您的规划。",
        open_copy_body: "规划丢失或换了电脑时，打开您保存过的备份文件。",
        expect: "使用说明",
        facts: [
            ("规划存放在哪里", "在此浏览器中，随做随存"),
            ("是否上传", "从不上传"),
            ("客户数量", "可容纳 10,000\u{a0}家 × 36\u{a0}个月"),
            ("文件", "CSV 或文本，最大 100 MB"),
            ("每次修改", "都可撤销"),
            ("语言", "English、简体中文"),
        ],
    };
}

impl GlanceText {
    /// English.
    pub const EN: GlanceText = GlanceText {
        h1_committed: |year, target, growth| match growth {
            Some(growth) => format!("{year} commits {target}, {growth} on the frozen base"),
            None => format!("{year} commits {target}"),
        },
        h1_attained: |year, attained, months, key| {
            let who = if key { "the key accounts stand" } else { "the accounts stand" };
            format!(
                "{year}: {who} at {attained} of their target to date, after {}",
                counted(months, "month", "months")
            )
        },
        h1_blend: |year, blend| {
            format!("The blend of methods is {blend} for {year}; nothing is committed yet")
        },
        h1_open: |accounts, sales, period| {
            format!(
                "{}, net sales of {sales} in {period}; the target is open",
                counted(accounts, "account", "accounts")
            )
        },
        h1_nothing: |accounts| {
            format!(
                "{}, and no sales above zero in whole months yet",
                counted(accounts, "account", "accounts")
            )
        },
        sub: |currency, through| match through {
            Some(month) => format!("{currency}, whole months through {month}"),
            None => currency.into(),
        },
        growth_on_base: "on the frozen base",
        after_months: |n| format!("after {}", counted(n, "month", "months")),
        of_target: "of the company’s target",
        share_of_sales: "of sales",
        on_year_before: "on the same months a year before",
        history: |&Growths { key, year, last, before, asked }| {
            let asked = asked.map(|asked| match (key, is_level(asked)) {
                (true, false) => format!("the target asks {asked} of the key accounts"),
                (false, false) => format!("the target asks {asked} of the next"),
                (true, true) => "the target asks the key accounts to stay level".into(),
                (false, true) => "the target asks the next to stay level".into(),
            });
            let sales = match (last, before) {
                (Some(last), Some(before)) => {
                    Some(format!("All sales {}, then {} in {year}", before.en(), last.en()))
                }
                (Some(last), None) => Some(format!("All sales {} in {year}", last.en())),
                (None, _) => None,
            };
            match (sales, asked) {
                (Some(sales), Some(asked)) => format!("{sales}; {asked}"),
                (Some(sales), None) => sales,
                (None, Some(asked)) => super::capital(asked),
                (None, None) => "Sales by month".into(),
            }
        },
        history_sub: |key, target| {
            let all = "Sales of all accounts by month, and by how much they changed";
            match (target, key) {
                (false, _) => format!("{all}."),
                (true, true) => format!("{all}. Blue: the committed target of the key accounts."),
                (true, false) => format!("{all}. Blue: the committed target."),
            }
        },
        other_accounts: "Other accounts",
        key_target: "Target of the key accounts",
        asked_change: "Change asked by the target",
        history_axis: |unit| format!("{unit} a month"),
        history_alt: "Sales by month over the fiscal years, with the committed target",
        history_empty: "There is no whole month of sales yet.",
        history_says: |at, sales, key, target| {
            let sales = sales.map(|sales| match key {
                Some(key) => format!("{sales}, of it key accounts {key}"),
                None => sales.to_string(),
            });
            match (sales, target) {
                (Some(sales), Some(target)) => format!("{at}: {sales}, target {target}"),
                (Some(sales), None) => format!("{at}: {sales}"),
                (None, Some(target)) => format!("{at}: target {target}"),
                (None, None) => format!("{at}: no sales known"),
            }
        },
        stands: "Where the plan stands",
        stand_accounts: |accounts, months| {
            format!(
                "{}, {}",
                super::grouped(accounts as i128),
                counted(months, "month of sales", "months of sales")
            )
        },
        stand_keys: |keys, cut, period| {
            format!("{} by the {cut} cut of {period} and your marks", super::grouped(keys as i128))
        },
        stand_keys_frozen: |keys, wanted| {
            let keys = format!("{} when the target was set", super::grouped(keys as i128));
            match wanted {
                Some(wanted) => {
                    format!("{keys}; {} committed to by the year’s end", super::grouped(i128::from(wanted)))
                }
                None => keys,
            }
        },
        methods: "Three methods",
        stand_methods: |n| format!("{n} of 3 answered"),
        stand_target: |target, date| format!("{target} committed on {date}"),
        stand_no_target: "not committed yet",
        split: "Split",
        stand_split: |accounts, bounds| match bounds {
            0 => format!("{}, none locked", counted(accounts, "account", "accounts")),
            bounds => format!("{}, {bounds} locked or limited", counted(accounts, "account", "accounts")),
        },
        stand_no_split: |bounds| match bounds {
            0 => "follows the target".into(),
            bounds => format!("{bounds} locked or limited so far"),
        },
        assessment: "Assessment",
        stand_assessed: |months, attained| format!("{months} of 12 months closed, {attained}"),
        stand_not_begun: "the year has no whole month yet",
        stand_no_target_yet: |months| format!("{months} of 12 months closed; no target in them"),
        stand_not_assessed: "begins with a committed target",
        done: "Done",
        to_do: "To do",
        risks: "Top risks",
        risks_falling: |n| {
            format!(
                "{} less than the year before, largest loss first",
                counted(n, "key account buys", "key accounts buy")
            )
        },
        risks_silent: |n| {
            format!(
                "{} buying for longer than usual",
                counted(n, "key account has stopped", "key accounts have stopped")
            )
        },
        risks_none: |keys, compared| match (keys, compared) {
            (false, _) => "There are no key accounts yet.",
            (true, false) => {
                "No key account has stopped buying. Whether one buys less than the year before needs two years of sales."
            }
            (true, true) => "No key account buys less than the year before, and none has stopped buying.",
        },
        risk_owner: "Owner",
        risk_after: |unit| format!("Last 12 months, {unit}"),
        risk_growth: "Change",
        risk_months: |n| counted(n, "month", "months"),
        risk_sign: "Sign",
        no_order: |n| format!("No order for {}", counted(n, "month", "months")),
        never_bought: "Never bought",
        shrinks: "Buys less",
        all_accounts: "All accounts",
    };

    /// Simplified Chinese.
    pub const ZH: GlanceText = GlanceText {
        h1_committed: |year, target, growth| match growth {
            Some(growth) => match super::number::grown(growth).as_str() {
                "持平" => format!("{year}既定目标 {target}，与冻结的基础销量持平"),
                grown => format!("{year}既定目标 {target}，比冻结的基础销量{grown}"),
            },
            None => format!("{year}既定目标 {target}"),
        },
        h1_attained: |year, attained, months, key| {
            let who = if key { "大客户" } else { "全部客户" };
            held!("{year}已过 {months} 个月，{who}达成同期目标的 {attained}")
        },
        h1_blend: |year, blend| format!("{year}目标综合建议为 {blend}，尚未确定"),
        h1_open: |accounts, sales, period| {
            held!("{} 家客户，{period}净销售额 {sales}，目标待定", super::grouped(accounts as i128))
        },
        h1_nothing: |accounts| {
            held!("{} 家客户，完整月份中还没有大于零的销售额", super::grouped(accounts as i128))
        },
        sub: |currency, through| match through {
            Some(month) => format!("单位：{currency}，完整数据截至{month}"),
            None => format!("单位：{currency}"),
        },
        growth_on_base: "与冻结的基础销量相比",
        after_months: |n| held!("已过 {n} 个月"),
        of_target: "占公司目标",
        share_of_sales: "的销售额",
        on_year_before: "同比",
        history: |&Growths { key, year, last, before, asked }| {
            let asked = asked.map(|asked| match (key, is_level(asked)) {
                (true, false) => format!("目标要求大客户比上一年{}", super::number::grown(asked)),
                (false, false) => format!("目标要求比上一年{}", super::number::grown(asked)),
                (true, true) => "目标要求大客户与上一年持平".into(),
                (false, true) => "目标要求与上一年持平".into(),
            });
            let sales = match (last, before) {
                (Some(last), Some(before)) => {
                    Some(format!("全部客户销售额上一年{}，{year}{}", before.zh(), last.zh()))
                }
                (Some(last), None) => Some(format!("{year}全部客户销售额{}", last.zh())),
                (None, _) => None,
            };
            match (sales, asked) {
                (Some(sales), Some(asked)) => format!("{sales}；{asked}"),
                (Some(sales), None) => sales,
                (None, Some(asked)) => asked,
                (None, None) => "各月销售额".into(),
            }
        },
        history_sub: |key, target| {
            let all = "全部客户各月销售额及同比";
            match (target, key) {
                (false, _) => format!("{all}。"),
                (true, true) => format!("{all}。蓝色：大客户的既定目标。"),
                (true, false) => format!("{all}。蓝色：既定目标。"),
            }
        },
        other_accounts: "其他客户",
        key_target: "大客户目标",
        asked_change: "目标要求的同比",
        history_axis: |unit| format!("每月，{unit}"),
        history_alt: "各财年每月销售额与既定目标",
        history_empty: "还没有完整月份的销售额。",
        history_says: |month, sales, key, target| {
            let sales = sales.map(|sales| match key {
                Some(key) => format!("{sales}，其中大客户 {key}"),
                None => sales.to_string(),
            });
            match (sales, target) {
                (Some(sales), Some(target)) => format!("{month}：{sales}，目标 {target}"),
                (Some(sales), None) => format!("{month}：{sales}"),
                (None, Some(target)) => format!("{month}：目标 {target}"),
                (None, None) => format!("{month}：无数据"),
            }
        },
        stands: "规划进展",
        stand_accounts: |accounts, months| {
            held!("{} 家，{months} 个月销售额", super::grouped(accounts as i128))
        },
        stand_keys: |keys, cut, period| {
            zh!("{} 家，按{period}的 {cut} 分界及您的标记", super::grouped(keys as i128))
        },
        stand_keys_frozen: |keys, wanted| {
            let keys = held!("确定目标时 {} 家", super::grouped(keys as i128));
            match wanted {
                Some(wanted) => held!("{keys}，承诺年底前达到 {} 家", super::grouped(i128::from(wanted))),
                None => keys,
            }
        },
        methods: "三种方法",
        stand_methods: |n| held!("3 种方法中已有 {n} 种得出结果"),
        stand_target: |target, date| format!("{date}确定为 {target}"),
        stand_no_target: "尚未确定",
        split: "分解",
        stand_split: |accounts, bounds| match bounds {
            0 => held!("{} 家客户，无锁定", super::grouped(accounts as i128)),
            bounds => held!("{} 家客户，{bounds} 家锁定或限额", super::grouped(accounts as i128)),
        },
        stand_no_split: |bounds| match bounds {
            0 => "随目标确定".into(),
            bounds => held!("已有 {bounds} 家锁定或限额"),
        },
        assessment: "考核",
        stand_assessed: |months, attained| held!("已过 {months} 个月（共 12 个月），达成 {attained}"),
        stand_not_begun: "本年还没有完整月份",
        stand_no_target_yet: |months| held!("已过 {months} 个月（共 12 个月），这些月份没有目标"),
        stand_not_assessed: "确定目标后开始",
        done: "已完成",
        to_do: "待办",
        risks: "主要风险",
        risks_falling: |n| held!("{n} 家大客户比上一年买得少，按减少额排列"),
        risks_silent: |n| held!("{n} 家大客户停止采购（超出自身采购节奏）"),
        risks_none: |keys, compared| match (keys, compared) {
            (false, _) => "还没有大客户。",
            (true, false) => "没有停止采购的大客户。是否比上一年买得少，需要两年的销售数据才能判断。",
            (true, true) => "没有大客户比上一年买得少，也没有停止采购的大客户。",
        },
        risk_owner: "负责人",
        risk_after: |unit| held!("最近 12 个月（{unit}）"),
        risk_growth: "变化",
        risk_months: |n| held!("{n} 个月"),
        risk_sign: "迹象",
        no_order: |n| held!("已 {n} 个月没有订单"),
        never_bought: "从未采购",
        shrinks: "采购减少",
        all_accounts: "全部客户",
    };
}

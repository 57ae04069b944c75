//! The scoreboard page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

use crate::plan::Phase;

/// Sentences of the scoreboard page.
pub struct ScoreboardText {
    /// Its name in the navigation.
    pub name: &'static str,
    pub period: &'static str,
    pub to_date: &'static str,
    /// Period.
    pub not_over: fn(&str) -> String,
    /// Period, attainment.
    pub finding: fn(&str, &str) -> String,
    /// Key accounts that bought, of how many: added to the finding in the growth phase.
    pub finding_keys: fn(&str, &str) -> String,
    /// Period; `None` is the year to date.
    pub finding_open: fn(Option<&str>) -> String,
    /// Period, sales.
    pub finding_no_target: fn(&str, &str) -> String,
    /// Plan, year, last day of the last whole month, phase.
    pub sub: fn(&str, &str, Option<&str>, Phase) -> String,
    /// Period, `None` being the year to date; last whole month.
    pub why_open: fn(Option<&str>, Option<&str>) -> String,
    /// Period.
    pub attainment: fn(&str) -> String,
    pub sales: &'static str,
    pub of_target: &'static str,
    pub gap: &'static str,
    pub keys: &'static str,
    /// How many there are.
    pub of_keys: fn(&str) -> String,
    pub before: &'static str,
    pub keys_target: &'static str,
    /// Year.
    pub by_end: fn(&str) -> String,
    pub run_rate: &'static str,
    pub required: &'static str,
    pub in_year: &'static str,
    pub rank: &'static str,
    /// Unit.
    pub table_sub: fn(&str) -> String,
    /// Unit, of a year that has not begun.
    pub targets_sub: fn(&str) -> String,
    pub rates: &'static str,
    pub keys_bought: &'static str,
    pub unowned: &'static str,
    pub full_screen: &'static str,
    pub leave: &'static str,
    pub refused: &'static str,
    pub print: &'static str,
}

impl ScoreboardText {
    /// English.
    pub const EN: ScoreboardText = ScoreboardText {
        name: "Scoreboard",
        period: "Period",
        to_date: "Year to date",
        not_over: |period| format!("{period} (not over)"),
        finding: |period, attained| format!("{period}: {attained} of target"),
        finding_keys: |now, of| format!("; {now} of {of} key accounts bought"),
        finding_open: |period| match period {
            Some(period) => format!("{period} is not over"),
            None => "No month of the year is complete yet".into(),
        },
        finding_no_target: |period, sales| format!("{period}: {sales} sold; there is no target"),
        sub: |plan, year, date, phase| {
            let at = date.map_or_else(String::new, |date| format!(" as of {date}"));
            let phase = match phase {
                Phase::StartUp => "start-up phase: the quarter counts",
                Phase::Growth => "growth phase: sales and the number of key accounts count",
            };
            format!("{plan}. {year}{at}, {phase}.")
        },
        why_open: |period, through| {
            let known = through.map_or_else(
                || "no month is complete yet".to_string(),
                |month| format!("sales are complete through {month}"),
            );
            let wanted = period
                .map_or_else(|| "the year’s first month".to_string(), |period| format!("all of {period}"));
            format!("An attainment is shown once {wanted} is complete; {known}.")
        },
        attainment: |period| format!("Attainment · {period}"),
        sales: "Sales",
        of_target: "of target",
        gap: "Gap",
        keys: "Key accounts that bought",
        of_keys: |of| format!("of {of}"),
        before: "a year before",
        keys_target: "Key accounts committed to",
        by_end: |year| format!("by the end of {year}"),
        run_rate: "Run rate a month",
        required: "Required a month",
        in_year: "to reach the year’s target",
        rank: "Rank",
        table_sub: |unit| {
            format!(
                "{unit}. Best attainment first; all accounts of each owner. Reached: 100% and more; close: 90% to 100%; behind: below 90%. A key account that bought counts once. Run rate and what is required a month are those of the year."
            )
        },
        targets_sub: |unit| format!("{unit}. Largest target of the year first; all accounts of each owner."),
        rates: "Run rate / required a month",
        keys_bought: "Key accounts, now / year before",
        unowned: "Accounts without an owner are not ranked.",
        full_screen: "Full screen",
        leave: "Leave full screen",
        refused: "The browser does not allow full screen here. F11 does the same on most computers.",
        print: "Print",
    };

    /// Simplified Chinese.
    pub const ZH: ScoreboardText = ScoreboardText {
        name: "业绩榜",
        period: "期间",
        to_date: "年初至今",
        not_over: |period| format!("{period}（未结束）"),
        finding: |period, attained| format!("{period}达成目标的 {attained}"),
        finding_keys: |now, of| zh!("，{of} 家大客户中有 {now} 家采购"),
        finding_open: |period| match period {
            Some(period) => format!("{period}尚未结束"),
            None => "本年尚无完整月份".into(),
        },
        finding_no_target: |period, sales| format!("{period}销售额 {sales}，没有目标"),
        sub: |plan, year, date, phase| {
            let at = date.map_or_else(String::new, |date| format!("，截至{date}"));
            let phase = match phase {
                Phase::StartUp => "启动期：以季度为准",
                Phase::Growth => "成长期：看销售额与大客户数两个指标",
            };
            format!("{plan}。{year}{at}；{phase}。")
        },
        why_open: |period, through| {
            let known = through
                .map_or_else(|| "目前尚无完整月份".to_string(), |month| format!("目前销售数据完整至{month}"));
            let wanted = period.map_or_else(|| "本年首月".to_string(), |period| format!("{period}全部月份"));
            format!("{wanted}的数据齐全后才显示达成率；{known}。")
        },
        attainment: |period| format!("达成率 · {period}"),
        sales: "销售额",
        of_target: "目标",
        gap: "差额",
        keys: "有采购的大客户",
        of_keys: |of| zh!("共 {of} 家"),
        before: "上年同期",
        keys_target: "既定大客户数",
        by_end: |year| format!("{year}年底前"),
        run_rate: "月均进度",
        required: "所需月均",
        in_year: "方可达成全年目标",
        rank: "名次",
        table_sub: |unit| {
            format!(
                "单位：{unit}。按达成率从高到低，含各负责人的全部客户。达标：100% 及以上；接近：90% 至 100%；落后：低于 90%。有采购的大客户各计一次。月均进度与所需月均按全年计。"
            )
        },
        targets_sub: |unit| format!("单位：{unit}。按全年目标从高到低，含各负责人的全部客户。"),
        rates: "月均进度 / 所需月均",
        keys_bought: "大客户，本年 / 上年同期",
        unowned: "没有负责人的客户不参与排名。",
        full_screen: "全屏显示",
        leave: "退出全屏",
        refused: "浏览器不允许在此全屏显示。多数电脑可改按 F11。",
        print: "打印",
    };
}

//! The assessment page: the committed year against what was sold.
#![expect(missing_docs, reason = "the field names say which sentence")]

use std::cmp::Ordering;

use super::{capital, counted, targets::NEWCOMERS_NOTE};
use crate::calc::assess::Status;
use crate::plan::{Phase, Scope};

/// Sentences of the assessment page.
pub struct AssessmentText {
    /// Names of the assessment itself and of the way between its sides.
    pub overview: &'static str,
    pub sides: &'static str,
    pub none_title: &'static str,
    pub none_body: &'static str,
    pub none_link: &'static str,

    /// Year, attainment, whole months, landing.
    pub finding: fn(&str, &str, usize, Option<&str>) -> String,
    /// Year, attainment, sales.
    pub finding_closed: fn(&str, &str, &str) -> String,
    /// Year.
    pub finding_open: fn(&str) -> String,
    /// Year, sales, whole months.
    pub finding_no_target: fn(&str, &str, usize) -> String,
    /// Year, last day of the last whole month, phase, whose, currency.
    pub sub: fn(&str, Option<&str>, Phase, &str, &str) -> String,
    pub side: &'static str,
    pub company: &'static str,
    pub side_accounts: fn(Option<Scope>) -> &'static str,
    pub side_person: fn(&str) -> String,
    pub side_nobody: &'static str,
    /// Opens a person's year.
    pub show_person: fn(&str) -> String,
    pub phase: &'static str,
    /// The first month of a switch.
    pub phase_from: fn(&str) -> String,

    pub actual: &'static str,
    pub target: &'static str,
    pub attainment: &'static str,
    pub run_rate: &'static str,
    pub required: &'static str,
    pub landing: &'static str,
    pub months_of_twelve: fn(usize) -> String,
    pub in_the_year: &'static str,
    pub on_target: &'static str,
    /// In place of that where nothing lies between.
    pub just_on_target: &'static str,
    /// Required rate over run rate.
    pub times_run_rate: &'static str,
    /// In place of that, once the year's target is reached.
    pub required_none: &'static str,
    /// Sold a month so far, before the words.
    pub sold_a_month: &'static str,
    /// Landing over the year's target.
    pub of_the_year: &'static str,
    /// Before the interval of the landing.
    pub between: &'static str,
    pub committed_count: &'static str,

    /// Names of the periods that reached the target, how many are over, what they are.
    pub course: fn(&[String], usize, Windows) -> String,
    pub course_sub: &'static str,
    pub course_alt: &'static str,
    pub as_of: fn(&str) -> String,
    /// Window, target, actual, attainment.
    pub says: fn(&str, &str, Option<&str>, Option<&str>) -> String,

    /// Landing, distance to the target, on which side of it the landing lies.
    pub lands: fn(&str, &str, Ordering) -> String,
    pub cumulative: &'static str,
    /// The year before.
    pub cumulative_sub: fn(Option<&str>, bool) -> String,
    pub cumulative_axis: fn(&str) -> String,
    pub no_months: &'static str,

    /// How many of them are behind, how many are over.
    pub windows: fn(usize, usize) -> String,
    pub windows_sub: fn(&str) -> String,
    pub window: &'static str,
    pub status_head: &'static str,
    pub status: fn(Status) -> &'static str,
    pub not_over: &'static str,
    pub to_date: &'static str,

    /// That a month, the year's first, has not come.
    pub first_month: fn(&str) -> String,
    /// What stands on the overview once it has, and what already stands there.
    pub waits: &'static str,
    pub waits_pay: &'static str,
    pub waits_reviews: &'static str,
    pub waits_fairness: &'static str,
    pub waits_scoreboard: &'static str,
    /// The targets of a year that has not begun.
    pub targets_alone: &'static str,

    pub bring: &'static str,
    /// Month.
    pub complete: fn(&str) -> String,
    /// Month, sales so far, accounts.
    pub part_month: fn(&str, &str, usize) -> String,
    /// Month.
    pub no_figures: fn(&str) -> String,
    pub type_them: &'static str,
    pub import_them: &'static str,
    pub all_complete: fn(&str) -> String,
    /// Month.
    pub last_complete: fn(&str) -> String,
    pub step_back: fn(&str) -> String,

    pub numbers_title: fn(Phase) -> &'static str,
    pub numbers_sub: fn(Phase) -> &'static str,
    pub bought: fn(usize) -> String,
    pub bought_before: &'static str,

    /// Owners at target, those of whom it can be said, owners.
    pub owners: fn(usize, usize, usize) -> String,
    pub owners_sub: fn(&str) -> String,
    pub owner: &'static str,
    pub newcomers: &'static str,
    pub newcomers_note: &'static str,
    pub range: fn(&str, &str) -> String,
    pub keys_bought: &'static str,

    /// Accounts below their target, those of which it can be said, accounts.
    pub accounts: fn(usize, usize, usize) -> String,
    pub accounts_sub: fn(&str) -> String,
    pub gone: fn(&str) -> String,
    pub more: fn(usize) -> String,
    pub shown_of: fn(usize, usize) -> String,
}

/// What the rows of a year are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Windows {
    /// Twelve months.
    Months,
    /// Four quarters.
    Quarters,
    /// Some of each.
    Both,
}

const SMALL: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn small(n: usize) -> String {
    SMALL.get(n).map_or_else(|| n.to_string(), |word| (*word).into())
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl AssessmentText {
    /// English.
    pub const EN: AssessmentText = AssessmentText {
        overview: "Overview",
        sides: "Sides of the assessment",
        none_title: "There is no committed target to measure against",
        none_body: "Assessment compares what is sold with the target you committed to. Commit to one on the targets page; it is frozen there with its months and accounts.",
        none_link: "To the targets",

        finding: |year, attained, months, landing| {
            let landing =
                landing.map_or_else(String::new, |landing| format!("; the year lands near {landing}"));
            let months = counted_small(months);
            format!("{attained} of the {year} target to date after {months}{landing}")
        },
        finding_closed: |year, attained, sales| {
            format!("{year} closed at {attained} of its target, with sales of {sales}")
        },
        finding_open: |year| format!("{year} is committed; none of its months is complete yet"),
        finding_no_target: |year, sales, months| {
            format!("{sales} sold in {year} after {}; the target to date is zero", counted_small(months))
        },
        sub: |year, date, phase, whose, currency| {
            let at = date.map_or_else(String::new, |date| format!(" as of {date}"));
            let phase = match phase {
                Phase::StartUp => "start-up phase: by quarter, quality before quantity",
                Phase::Growth => "growth phase: by month, quantity leads",
            };
            format!("{year}{at}, {phase}. {whose}. {currency}.")
        },
        side: "Whose",
        company: "Company",
        side_accounts: |scope| match scope {
            None => "All accounts against the company’s target",
            Some(Scope::Key) => "Key accounts against their committed target",
            Some(Scope::All) => "All accounts against the committed target",
        },
        side_person: |name| format!("Accounts of {name}, in the months that were theirs"),
        side_nobody: "Accounts that nobody answers for",
        show_person: |name| format!("The year of {name}"),
        phase: "Phase",
        phase_from: |month| format!("A switch holds from {month} on; earlier months keep theirs."),

        actual: "Actual to date",
        target: "Target to date",
        attainment: "Attainment to date",
        run_rate: "Run rate a month",
        required: "Required a month",
        landing: "Landing",
        months_of_twelve: |n| match n {
            0 => "none of twelve months is complete yet".into(),
            n => format!("{} of twelve months", small(n)),
        },
        in_the_year: "in the year",
        on_target: "against the target",
        just_on_target: "exactly at the target",
        times_run_rate: "× the run rate",
        required_none: "the year’s target is reached",
        sold_a_month: "sold a month so far",
        of_the_year: "of the year’s target",
        between: "8 of 10 years:",
        committed_count: "Key accounts committed to",

        course: |reached, over, windows| {
            let of = |n: usize| match (windows, n) {
                (Windows::Months, 1) => "month",
                (Windows::Months, _) => "months",
                (Windows::Quarters, 1) => "quarter",
                (Windows::Quarters, _) => "quarters",
                (Windows::Both, 1) => "period",
                (Windows::Both, _) => "periods",
            };
            let missed = over.saturating_sub(reached.len());
            match (over, reached.len()) {
                (0, _) => format!("No {} is complete yet", of(1)),
                (1, 0) => format!("The first {} missed its target", of(1)),
                (n, 0) => format!("None of {} {} reached its target", small(n), of(n)),
                (1, 1) => format!("The first {} reached its target", of(1)),
                (n, all) if n == all => format!("All {} {} reached their targets", small(n), of(n)),
                (n, 1..=3) => {
                    format!(
                        "{} reached the target; {} of {} {} did not",
                        listed(reached),
                        small(missed),
                        small(n),
                        of(n)
                    )
                }
                (n, some) => capital(format!("{} of {} {} reached the target", small(some), small(n), of(n))),
            }
        },
        course_sub: "Bars: actual sales of whole months. Blue: target. Percent: attainment; bold below 90%.",
        course_alt: "Actual sales against the target by period of the year",
        as_of: |date| format!("as of {date}"),
        says: |window, target, actual, attained| {
            let actual = actual.map_or_else(String::new, |actual| format!(", actual {actual}"));
            let attained = attained.map_or_else(String::new, |attained| format!(", {attained} of target"));
            format!("{window}: target {target}{actual}{attained}")
        },

        lands: |landing, distance, side| match side {
            Ordering::Less => format!("Landing {landing}: {distance} short of the target"),
            Ordering::Equal => format!("Landing {landing}: exactly at the target"),
            Ordering::Greater => format!("Landing {landing}: {distance} above the target"),
        },
        cumulative: "The year added up against its target",
        cumulative_sub: |before, landing| {
            let mut sub = String::from("Cumulative. Solid: actual. Blue: target.");
            if landing {
                sub.push_str(" Dashed: landing at this pace.");
            }
            if let Some(before) = before {
                sub.push_str(&format!(" Dotted: {before}."));
            }
            sub
        },
        cumulative_axis: |unit| format!("Cumulative, {unit}"),
        no_months: "There is nothing to draw yet.",

        windows: |behind, over| match (behind, over) {
            (_, 0) => "The year period by period".into(),
            (0, _) => "No period is behind".into(),
            (behind, over) => capital(format!(
                "{} of {} periods {} behind",
                small(behind),
                small(over),
                if behind == 1 { "is" } else { "are" }
            )),
        },
        windows_sub: |unit| {
            format!(
                "{unit}. Reached: 100% and more; close: 90% to 100%; behind: below 90%. A period that is not over is not judged."
            )
        },
        window: "Period",
        status_head: "Status",
        status: |status| match status {
            Status::Met => "reached",
            Status::Near => "close",
            Status::Short => "behind",
        },
        not_over: "not over",
        to_date: "To date",

        first_month: |month| format!("{month}, the first month of the year, is not complete yet."),
        waits: "From then on, what was sold stands here against the target: of the company, of each owner and each account. Import the month or type it once it is over, and say that it is complete. The targets by period stand already.",
        waits_pay: "From then on, what people have earned stands here. The terms, everybody’s pay at target and what the year would cost can be settled now.",
        waits_reviews: "Results stand here from the first period on that is over. The criteria can be settled now, and a sheet can be begun.",
        waits_fairness: "From then on, what people attain says whether the plan is fair to them.",
        waits_scoreboard: "From then on, owners are ranked here by what they attain. Their targets of the year stand already.",
        targets_alone: "The targets by period",

        bring: "Bring the actuals",
        complete: |month| format!("{month} is complete"),
        part_month: |month, sales, accounts| {
            format!(
                "{month} holds {sales} from {} so far. It is a part month: not judged until you say that it is complete.",
                counted(accounts, "account", "accounts")
            )
        },
        no_figures: |month| {
            format!(
                "There are no figures for {month} yet. Type them in the accounts grid, view “Months”, or import a file on the start page."
            )
        },
        type_them: "Accounts grid",
        import_them: "Import",
        all_complete: |year| format!("All twelve months of {year} are complete."),
        last_complete: |month| format!("Complete through {month}."),
        step_back: |month| format!("{month} is not complete"),

        numbers_title: |phase| match phase {
            Phase::Growth => "Two numbers: sales and key accounts",
            Phase::StartUp => "Who buys, before how much",
        },
        numbers_sub: |phase| match phase {
            Phase::Growth => "Growth phase, to date. A key account counts once, however often it bought.",
            Phase::StartUp => {
                "Start-up phase, to date: judged by quarter. A key account counts once, however often it bought."
            }
        },
        bought: |of| match of {
            0 => "Key accounts that bought; there are none".into(),
            of => format!("Key accounts that bought, of {}", super::grouped(of as i128)),
        },
        bought_before: "The same accounts a year before",

        owners: |met, judged, all| {
            let who = if judged < all { "owners with a target to date" } else { "owners" };
            match (met, judged) {
                _ if all < 2 => "By owner".into(),
                (_, 0) => "By owner; nobody has a target to date yet".into(),
                (0, 1) => "The one owner with a target to date is below it".into(),
                (_, 1) => "The one owner with a target to date is at it".into(),
                (0, judged) => format!("None of {} {who} is at target", small(judged)),
                (met, judged) if met == judged => format!("All {} {who} are at target", small(judged)),
                (met, judged) => capital(format!(
                    "{} of {} {who} {} at target",
                    small(met),
                    small(judged),
                    if met == 1 { "is" } else { "are" }
                )),
            }
        },
        owners_sub: |unit| {
            format!(
                "{unit} to date, best attainment first; all accounts of each owner. Key accounts that bought, each counted once."
            )
        },
        owner: "Owner",
        newcomers: "New and returning accounts",
        newcomers_note: NEWCOMERS_NOTE.0,
        range: |low, high| format!("{low} to {high}"),
        keys_bought: "Key accounts, now / year before",

        accounts: |behind, judged, all| match (behind, judged) {
            (_, 0) => format!("{}, none with a month to judge yet", counted(all, "account", "accounts")),
            (0, _) => "No account is below its target to date".into(),
            (behind, judged) => format!(
                "{} of {} below target to date",
                super::grouped(behind as i128),
                counted(judged, "account", "accounts")
            ),
        },
        accounts_sub: |unit| format!("{unit} to date, largest shortfall first."),
        gone: |id| format!("Removed account {id}"),
        more: |n| format!("Show {n} more"),
        shown_of: |shown, all| {
            format!("{} of {}", super::grouped(shown as i128), super::grouped(all as i128))
        },
    };

    /// Simplified Chinese.
    pub const ZH: AssessmentText = AssessmentText {
        overview: "总览",
        sides: "考核各页",
        none_title: "尚未确定目标，无从考核",
        none_body: "考核是把实际销售额与既定目标相比。请先在“目标”页确定目标，各月与各客户的目标届时一并冻结。",
        none_link: "前往目标页",

        finding: |year, attained, months, landing| {
            let landing = landing.map_or_else(String::new, |landing| format!("，预计全年 {landing}"));
            held!("{year}前 {months} 个月达成同期目标的 {attained}{landing}")
        },
        finding_closed: |year, attained, sales| {
            format!("{year}已结束：达成目标的 {attained}，销售额 {sales}")
        },
        finding_open: |year| format!("{year}目标已确定，尚无完整月份"),
        finding_no_target: |year, sales, months| held!("{year}前 {months} 个月销售额 {sales}，同期目标为零"),
        sub: |year, date, phase, whose, currency| {
            let at = date.map_or_else(String::new, |date| format!("，截至{date}"));
            let phase = match phase {
                Phase::StartUp => "启动期：按季考核，质先于量",
                Phase::Growth => "成长期：按月考核，以量为先",
            };
            format!("{year}{at}；{phase}。{whose}。单位：{currency}。")
        },
        side: "考核对象",
        company: "公司",
        side_accounts: |scope| match scope {
            None => "全部客户实际与公司目标",
            Some(Scope::Key) => "大客户实际与其既定目标",
            Some(Scope::All) => "全部客户实际与既定目标",
        },
        side_person: |name| format!("{name}负责的客户（仅计其负责的月份）"),
        side_nobody: "无负责人的客户",
        show_person: |name| format!("查看{name}的年度"),
        phase: "阶段",
        phase_from: |month| format!("切换自{month}起生效，此前月份沿用原有阶段。"),

        actual: "累计实际",
        target: "累计目标",
        attainment: "累计达成率",
        run_rate: "月均进度",
        required: "所需月均",
        landing: "全年预计",
        months_of_twelve: |n| match n {
            0 => "尚无完整月份".into(),
            n => held!("12 个月中已过 {n} 个月"),
        },
        in_the_year: "为全年目标",
        on_target: "与目标相比",
        just_on_target: "正好等于目标",
        times_run_rate: "× 月均进度",
        required_none: "全年目标已达成",
        sold_a_month: "为至今月均销售额",
        of_the_year: "相对全年目标",
        between: "十年中有八年在此区间：",
        committed_count: "既定大客户数",

        course: |reached, over, windows| {
            let unit = match windows {
                Windows::Months => "个月",
                Windows::Quarters => "个季度",
                Windows::Both => "个期间",
            };
            match (over, reached.len()) {
                (0, _) => "尚无已结束的期间".into(),
                (n, 0) => format!("{n} {unit}均未达标"),
                (n, all) if n == all => format!("{n} {unit}全部达标"),
                (n, 1..=3) => format!("{}达标，其余 {} {unit}未达标", reached.join("、"), n - reached.len()),
                (n, some) => format!("{n} {unit}中有 {some} {unit}达标"),
            }
        },
        course_sub: "柱：完整月份的实际销售额。蓝线：目标。百分数：达成率，低于 90% 加粗。",
        course_alt: "全年各期实际销售额与目标对比",
        as_of: |date| format!("截至{date}"),
        says: |window, target, actual, attained| {
            let actual = actual.map_or_else(String::new, |actual| format!("，实际 {actual}"));
            let attained = attained.map_or_else(String::new, |attained| format!("，达成 {attained}"));
            format!("{window}：目标 {target}{actual}{attained}")
        },

        lands: |landing, distance, side| match side {
            Ordering::Less => format!("全年预计 {landing}，比目标少 {distance}"),
            Ordering::Equal => format!("全年预计 {landing}，正好等于目标"),
            Ordering::Greater => format!("全年预计 {landing}，比目标多 {distance}"),
        },
        cumulative: "全年累计与目标对比",
        cumulative_sub: |before, landing| {
            let mut sub = String::from("累计。实线：实际。蓝线：目标。");
            if landing {
                sub.push_str("虚线：按当前进度的全年预计。");
            }
            if let Some(before) = before {
                sub.push_str(&format!("点线：{before}。"));
            }
            sub
        },
        cumulative_axis: |unit| format!("累计（{unit}）"),
        no_months: "暂无可绘制的数据。",

        windows: |behind, over| match (behind, over) {
            (_, 0) => "全年各期".into(),
            (0, _) => "没有落后的期间".into(),
            (behind, over) => zh!("{over} 个期间中有 {behind} 个落后"),
        },
        windows_sub: |unit| {
            format!(
                "单位：{unit}。达标：100% 及以上；接近：90% 至 100%；落后：低于 90%。未结束的期间不作评判。"
            )
        },
        window: "期间",
        status_head: "状态",
        status: |status| match status {
            Status::Met => "达标",
            Status::Near => "接近",
            Status::Short => "落后",
        },
        not_over: "未结束",
        to_date: "累计",

        first_month: |month| format!("{month}是该年度的首月，数据尚不完整。"),
        waits: "首月数据完整后，这里将对照目标列出公司、各负责人和各客户的实际销售。请在月末导入或录入该月数据，并确认已完整。各期目标现在即可查看。",
        waits_pay: "首月数据完整后，这里将列出各人所得。薪酬规则、各人的年目标薪酬和全年成本现在即可确定。",
        waits_reviews: "首个期间结束后，这里将列出考核结果。指标现在即可确定，考核表也可提前填写。",
        waits_fairness: "首月数据完整后，即可根据各人的达成情况判断计划是否公平。",
        waits_scoreboard: "首月数据完整后，这里将按达成率列出各负责人的名次。各人的全年目标现在即可查看。",
        targets_alone: "各期目标",

        bring: "录入实际销售",
        complete: |month| format!("{month}数据已齐"),
        part_month: |month, sales, accounts| {
            held!("{month}目前有 {accounts} 家客户共 {sales}。该月尚不完整，确认数据齐全后才作评判。")
        },
        no_figures: |month| format!("{month}还没有数据。请在客户表的“月度”视图中录入，或在总览页导入文件。"),
        type_them: "客户表",
        import_them: "导入",
        all_complete: |year| held!("{year}全部 12 个月的数据均已齐全。"),
        last_complete: |month| format!("数据完整至{month}。"),
        step_back: |month| format!("{month}尚未齐全"),

        numbers_title: |phase| match phase {
            Phase::Growth => "两个指标：销售额与大客户数",
            Phase::StartUp => "先看谁买，再看买多少",
        },
        numbers_sub: |phase| match phase {
            Phase::Growth => "成长期，年初至今。一家大客户无论采购几次只计一次。",
            Phase::StartUp => "启动期，年初至今，按季考核。一家大客户无论采购几次只计一次。",
        },
        bought: |of| match of {
            0 => "有采购的大客户（没有大客户）".into(),
            of => held!("有采购的大客户（共 {} 家）", super::grouped(of as i128)),
        },
        bought_before: "同一批客户上年同期",

        owners: |met, judged, all| {
            let who = if judged < all { "有累计目标的负责人" } else { "负责人" };
            match (met, judged) {
                _ if all < 2 => "按负责人".into(),
                (_, 0) => "按负责人；尚无人有累计目标".into(),
                (0, 1) => "唯一有累计目标的负责人未达标".into(),
                (_, 1) => "唯一有累计目标的负责人已达标".into(),
                (0, judged) => held!("{judged} 位{who}均未达标"),
                (met, judged) if met == judged => held!("{judged} 位{who}全部达标"),
                (met, judged) => held!("{judged} 位{who}中有 {met} 位达标"),
            }
        },
        owners_sub: |unit| {
            format!("单位：{unit}，累计，按达成率从高到低；含各负责人的全部客户。有采购的大客户各计一次。")
        },
        owner: "负责人",
        newcomers: "新增及恢复客户",
        newcomers_note: NEWCOMERS_NOTE.1,
        range: |low, high| zh!("{low} 至 {high}"),
        keys_bought: "大客户，本年 / 上年同期",

        accounts: |behind, judged, all| match (behind, judged) {
            (_, 0) => held!("{} 家客户，尚无可评判的月份", super::grouped(all as i128)),
            (0, _) => "没有低于累计目标的客户".into(),
            (behind, judged) => held!(
                "{} 家客户中有 {} 家低于累计目标",
                super::grouped(judged as i128),
                super::grouped(behind as i128)
            ),
        },
        accounts_sub: |unit| format!("单位：{unit}，累计，缺口大者在前。"),
        gone: |id| format!("已删除的客户 {id}"),
        more: |n| held!("再显示 {n} 家"),
        shown_of: |shown, all| format!("{} / {}", super::grouped(shown as i128), super::grouped(all as i128)),
    };
}

fn counted_small(months: usize) -> String {
    format!("{} {}", small(months), if months == 1 { "month" } else { "months" })
}

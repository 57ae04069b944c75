//! The page of one account.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{counted, grouped};
use crate::plan::{Fact, Judged, Rating};

/// What stands out about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandsOut {
    /// Its margin is below zero.
    Loses,
    /// Whole months without an order.
    Silent(usize),
    /// It has never bought.
    Never,
    /// It buys less than the year before, by this much.
    Fell(String),
    /// It buys more than the year before, by this much.
    Grew(String),
    /// Its share of sales.
    Share(String),
    /// Nothing is known.
    Nothing,
}

/// Words a growth, with whether it is below zero, and a target, with its year.
pub type CourseFinding = fn(Option<(&str, bool)>, Option<(&str, &str)>) -> String;

/// Sentences of the account page.
pub struct AccountText {
    pub none_title: &'static str,
    pub none_body: &'static str,
    pub none_link: &'static str,

    pub crumbs: &'static str,
    pub of: fn(usize, usize) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    /// Name, rank, accounts on the curve, what stands out.
    pub finding: fn(&str, Option<usize>, usize, &StandsOut) -> String,
    pub is_key: &'static str,
    pub is_not_key: &'static str,
    pub first_bought: fn(&str) -> String,

    pub sales_all: fn(usize) -> String,
    pub sales_year: &'static str,
    pub on_year_before: &'static str,
    pub margin_rate: &'static str,
    pub share: &'static str,
    pub base: &'static str,
    pub base_note: &'static str,
    /// Year.
    pub target: fn(&str) -> String,
    pub target_committed: &'static str,
    pub target_proposed: &'static str,
    pub rank: fn(usize) -> String,

    /// Growth of the last twelve months, whether it is below zero, the target of the committed year and its name.
    pub course: CourseFinding,
    pub course_sub: fn(bool) -> String,
    pub course_axis: fn(&str) -> String,
    pub course_alt: &'static str,
    pub course_empty: &'static str,
    /// Year, quarter.
    pub quarter_of: fn(&str, &str) -> String,
    /// Quarter, sales, target.
    pub says: fn(&str, Option<&str>, Option<&str>) -> String,

    pub why: &'static str,
    pub why_committed: fn(&str) -> String,
    pub why_proposed: &'static str,
    pub why_outside: &'static str,
    pub set_apart: &'static str,
    pub base_then: &'static str,
    pub change_on_base: &'static str,
    pub promised: fn(&str) -> String,
    pub locked: fn(&str, &str) -> String,
    /// Floor, cap, why; empty where nobody has said.
    pub bounded: fn(Option<&str>, Option<&str>, &str) -> String,

    pub to_date: &'static str,
    pub to_date_none: &'static str,
    pub status: &'static str,
    pub sold_a_month: &'static str,
    pub run_rate: &'static str,
    pub required: &'static str,
    pub landing: &'static str,

    pub key: &'static str,
    pub key_word: &'static str,
    /// What the word waits for.
    pub key_waits: &'static str,
    pub by_class: &'static str,
    pub mark_key: &'static str,
    pub mark_not_key: &'static str,
    /// Class.
    pub key_by_class: fn(Option<&str>) -> String,
    /// The period.
    pub no_class: fn(&str) -> String,
    /// Date.
    pub key_by_word: fn(&str) -> String,
    pub key_frozen: &'static str,
    pub key_reason: &'static str,

    pub one_offs: fn(usize) -> String,
    pub one_offs_sub: &'static str,
    pub one_off_month: &'static str,
    pub one_off_amount: fn(&str) -> String,
    /// Month, its sales.
    pub month_with_sales: fn(&str, &str) -> String,
    pub mark: &'static str,
    pub unmark: &'static str,
    /// The month's sales.
    pub no_sales_to_mark: &'static str,

    pub profile: &'static str,
    pub profile_sub: &'static str,
    pub empty_name: &'static str,
    pub tags_note: &'static str,
    pub fact: fn(Fact, &str) -> String,
    pub fact_note: fn(Fact) -> &'static str,

    pub rhythm: &'static str,
    pub rhythm_sub: &'static str,
    pub bought_in: &'static str,
    pub quarters_of_four: fn(usize) -> String,
    pub evenness: &'static str,
    pub since: &'static str,
    pub since_months: fn(usize) -> String,
    pub since_never: &'static str,
    pub waits: &'static str,
    /// At most how many months as a rule; `None` without a rhythm.
    pub waits_months: fn(Option<usize>) -> String,
    pub silent_from: &'static str,

    pub ratings: &'static str,
    pub ratings_sub: &'static str,
    pub not_judged: &'static str,
    pub anchor: fn(Judged, Rating) -> &'static str,

    pub remove: &'static str,
    pub remove_title: fn(&str) -> String,
    pub remove_body: &'static str,
}

fn step(rating: Rating, anchors: [&'static str; 6]) -> &'static str {
    anchors.get(usize::from(rating.step())).copied().unwrap_or_default()
}

impl AccountText {
    /// English.
    pub const EN: AccountText = AccountText {
        none_title: "There is no such account",
        none_body: "It may have been removed, or the link belongs to another plan. Undo brings a removed account back.",
        none_link: "To the accounts",

        crumbs: "Where this account stands in the list",
        of: |n, all| format!("{} of {}", grouped(n as i128), grouped(all as i128)),
        previous: "Previous",
        next: "Next",
        finding: |name, rank, all, sign| {
            let rank = match rank {
                Some(1) => "largest account".to_string(),
                Some(2) => "second largest".to_string(),
                Some(3) => "third largest".to_string(),
                Some(rank) => format!("rank {} of {}", grouped(rank as i128), grouped(all as i128)),
                None => "nothing above zero in sales".to_string(),
            };
            match sign {
                StandsOut::Loses => format!("{name}: {rank}, and it loses money"),
                StandsOut::Silent(months) => {
                    format!("{name}: {rank}, and no order for {}", counted(*months, "month", "months"))
                }
                StandsOut::Never => format!("{name} has not bought yet"),
                StandsOut::Fell(by) => format!("{name}: {rank}, and it buys {by} less than a year before"),
                StandsOut::Grew(by) => format!("{name}: {rank}, and it buys {by} more than a year before"),
                StandsOut::Share(share) => format!("{name}: {rank}, {share} of sales"),
                StandsOut::Nothing => format!("{name}: {rank}"),
            }
        },
        is_key: "Key account",
        is_not_key: "Not a key account",
        first_bought: |month| format!("first bought {month}"),

        sales_all: |months| format!("Sales, {}", counted(months, "month", "months")),
        sales_year: "Sales, last 12 months",
        on_year_before: "on the twelve before",
        margin_rate: "Margin rate",
        share: "Share of sales",
        base: "Base",
        base_note: "one-offs set apart",
        target: |year| format!("Target {year}"),
        target_committed: "committed",
        target_proposed: "by the blend, not committed",
        rank: |rank| format!("rank {}", grouped(rank as i128)),

        course: |growth, target| {
            let growth = match growth {
                Some((by, true)) => format!("It bought {by} less in the last twelve months"),
                Some((by, false)) => format!("It bought {by} more in the last twelve months"),
                None => "Sales by quarter".to_string(),
            };
            match target {
                Some((target, year)) => format!("{growth}; its target for {year} is {target}"),
                None => growth,
            }
        },
        course_sub: |target| match target {
            true => "Quarterly sales of whole months, by fiscal year. Blue: committed target.".into(),
            false => "Quarterly sales of whole months, by fiscal year.".into(),
        },
        course_axis: |unit| format!("{unit} a quarter"),
        course_alt: "Quarterly sales of the account, with its target",
        quarter_of: |year, quarter| format!("{year} {quarter}"),
        course_empty: "This account has no whole month of sales and no target.",
        says: |quarter, sales, target| {
            let sales = sales.map_or_else(String::new, |sales| format!(", sales {sales}"));
            let target = target.map_or_else(String::new, |target| format!(", target {target}"));
            format!("{quarter}{sales}{target}")
        },

        why: "Target and why",
        why_committed: |date| format!("Committed {date}; frozen since."),
        why_proposed: "As the blend would split to this account. Nothing is committed yet.",
        why_outside: "Outside the target’s scope: planned at its base.",
        set_apart: "One-off sales among them, set apart",
        base_then: "Base at the commitment",
        change_on_base: "Target against that base",
        promised: |amount| format!("Its owner commits to {amount}; the others share the remainder."),
        locked: |amount, reason| format!("Locked at {amount}: {reason}"),
        bounded: |floor, cap, reason| {
            let limits = match (floor, cap) {
                (Some(floor), Some(cap)) => format!("Between {floor} and {cap}"),
                (Some(floor), None) => format!("At least {floor}"),
                (None, Some(cap)) => format!("At most {cap}"),
                (None, None) => return String::new(),
            };
            if reason.is_empty() { format!("{limits}.") } else { format!("{limits}: {reason}") }
        },

        to_date: "The committed year to date",
        to_date_none: "No month of the committed year is complete yet.",
        status: "Status",
        sold_a_month: "Sold a month so far",
        run_rate: "Run rate of an average month",
        required: "Required a month",
        landing: "Landing",

        key: "Key account or not",
        key_word: "Your word",
        key_waits: "It holds once its reason is typed, so that others can follow it later.",
        by_class: "By class",
        mark_key: "Key",
        mark_not_key: "Not key",
        key_by_class: |class| {
            match class {
            Some(class) => {
                format!("Left to its class of the last 12 months, now {class}: class A of the base is key.")
            }
            None => "It has no class, as it bought nothing above zero in the last 12 months: class A of the base is key.".into(),
        }
        },
        no_class: |period| format!("no class, {period}: nothing above zero"),
        key_by_word: |date| format!("Decided {date}; your word beats the class."),
        key_frozen: "A target is committed: the key accounts of that time stay for its year. What you decide here counts for the next target.",
        key_reason: "Why",

        one_offs: |n| match n {
            0 => "No one-off sale is marked".into(),
            1 => "One sale is marked as one-off".into(),
            n => format!("{n} sales are marked as one-off"),
        },
        one_offs_sub: "What will not come again is set apart: the base, and with it the target, leaves it out.",
        one_off_month: "Month",
        one_off_amount: |unit| format!("Amount, {unit}"),
        month_with_sales: |month, sales| format!("{month} · {sales}"),
        mark: "Mark as one-off",
        unmark: "Unmark",
        no_sales_to_mark: "This account has no sales that could be marked.",

        profile: "Profile",
        profile_sub: "Enter or leaving a field keeps it. Empty means not known.",
        empty_name: "An account needs a name. Nothing was changed.",
        tags_note: "Commas between tags.",
        fact: |fact, currency| match fact {
            Fact::Overdue => format!("Overdue receivables, {currency}"),
            Fact::Wallet => format!("Buys a year from anybody, {currency}"),
            Fact::Visits => "Visits, last twelve months".into(),
            Fact::Since => "Customer since, year".into(),
        },
        fact_note: |fact| match fact {
            Fact::Overdue => "Owed past the due date; below zero for a credit.",
            Fact::Wallet => "Of what you sell; your sales over it are your share of wallet.",
            Fact::Visits => "Today’s effort on the account.",
            Fact::Since => "Of its first purchase.",
        },

        rhythm: "How it buys",
        rhythm_sub: "Last four quarters that end with the last whole month.",
        bought_in: "Bought in",
        quarters_of_four: |n| format!("{n} of 4 quarters"),
        evenness: "Evenness (1: every quarter alike)",
        since: "Last purchase",
        since_months: |n| match n {
            0 => "in the last whole month".into(),
            1 => "1 month before the last whole one".into(),
            n => format!("{n} months before the last whole one"),
        },
        since_never: "none yet",
        waits: "Buys again within",
        waits_months: |months| match months {
            Some(months) => counted(months, "month", "months"),
            None => "not known: fewer than five months with a purchase".into(),
        },
        silent_from: "Counts as silent after",

        ratings: "What people judge",
        ratings_sub: "Steps 0 to 5, each as it is written. Leave open what nobody knows: it counts as unknown, not as 0.",
        not_judged: "Not judged",
        anchor: |judged, rating| match judged {
            Judged::Loyalty => step(
                rating,
                [
                    "Buys from us only when nobody else can deliver",
                    "Compares every order; leaves for a small price difference",
                    "Splits evenly between us and rivals",
                    "Buys most from us, still invites rivals",
                    "Buys nearly all from us under a frame agreement",
                    "Sole supplier, renewed without a tender, recommends us",
                ],
            ),
            Judged::Feedback => step(
                rating,
                [
                    "Tells us nothing",
                    "Answers when asked, without figures",
                    "Tells of complaints and delays",
                    "Shares forecasts of its orders",
                    "Shares forecasts and news of rivals regularly",
                    "Plans and develops products together with us",
                ],
            ),
            Judged::Influence => step(
                rating,
                [
                    "Nobody knows it",
                    "Known locally, followed by none",
                    "Some neighbors ask what it buys",
                    "Named as a reference in its region",
                    "Others of its trade follow its choice",
                    "Sets the standard of its whole trade",
                ],
            ),
            Judged::Potential => step(
                rating,
                [
                    "Its demand is ending",
                    "Its demand shrinks",
                    "Its demand is stable and we have our part",
                    "Could buy up to a quarter more from us",
                    "Could buy half as much again from us",
                    "Could buy twice as much from us or more",
                ],
            ),
        },

        remove: "Remove account",
        remove_title: |name| format!("Remove {name}?"),
        remove_body: "Its profile, sales, one-off marks and bounds go with it. A committed target keeps its part, with no owner, and its sales leave that year, in months that are over too: to follow an account that left, keep it. Undo brings everything back.",
    };

    /// Simplified Chinese.
    pub const ZH: AccountText = AccountText {
        none_title: "没有这家客户",
        none_body: "它可能已被删除，或链接属于另一份规划。撤销可以恢复已删除的客户。",
        none_link: "前往客户表",

        crumbs: "该客户在列表中的位置",
        of: |n, all| held!("第 {} 家，共 {} 家", grouped(n as i128), grouped(all as i128)),
        previous: "上一家",
        next: "下一家",
        finding: |name, rank, all, sign| {
            let rank = match rank {
                Some(1) => "最大的客户".to_string(),
                Some(rank @ 2..=3) => format!("第 {rank} 大客户"),
                Some(rank) => held!("{} 家中排第 {}", grouped(all as i128), grouped(rank as i128)),
                None => "销售额不大于零".to_string(),
            };
            match sign {
                StandsOut::Loses => format!("{name}：{rank}，但在亏损"),
                StandsOut::Silent(months) => held!("{name}：{rank}，已有 {months} 个月没有订单"),
                StandsOut::Never => format!("{name}尚未采购"),
                StandsOut::Fell(by) => format!("{name}：{rank}，采购同比减少 {by}"),
                StandsOut::Grew(by) => format!("{name}：{rank}，采购同比增长 {by}"),
                StandsOut::Share(share) => format!("{name}：{rank}，占销售额 {share}"),
                StandsOut::Nothing => format!("{name}：{rank}"),
            }
        },
        is_key: "大客户",
        is_not_key: "非大客户",
        first_bought: |month| format!("首次采购：{month}"),

        sales_all: |months| held!("{months} 个月销售额"),
        sales_year: "最近 12\u{a0}个月销售额",
        on_year_before: "与此前 12\u{a0}个月相比",
        margin_rate: "毛利率",
        share: "销售占比",
        base: "基础销量",
        base_note: "不含一次性销售",
        target: |year| format!("{year}目标"),
        target_committed: "已确定",
        target_proposed: "按综合建议，尚未确定",
        rank: |rank| format!("排名第 {}", grouped(rank as i128)),

        course: |growth, target| {
            let growth = match growth {
                Some((by, true)) => held!("最近 12 个月采购减少 {by}"),
                Some((by, false)) => held!("最近 12 个月采购增长 {by}"),
                None => "各季度销售额".to_string(),
            };
            match target {
                Some((target, year)) => format!("{growth}；{year}目标为 {target}"),
                None => growth,
            }
        },
        course_sub: |target| match target {
            true => "按财年列出各季度（完整月份）的销售额。蓝线：既定目标。".into(),
            false => "按财年列出各季度（完整月份）的销售额。".into(),
        },
        course_axis: |unit| format!("每季度，{unit}"),
        course_alt: "该客户各季度销售额及目标",
        quarter_of: |year, quarter| format!("{year}{quarter}"),
        course_empty: "该客户没有完整月份的销售额，也没有目标。",
        says: |quarter, sales, target| {
            let sales = sales.map_or_else(String::new, |sales| format!("，销售额 {sales}"));
            let target = target.map_or_else(String::new, |target| format!("，目标 {target}"));
            format!("{quarter}{sales}{target}")
        },

        why: "目标及其由来",
        why_committed: |date| format!("{date}确定，此后冻结。"),
        why_proposed: "按综合建议分解到该客户的金额，目标尚未确定。",
        why_outside: "不在目标范围内：按基础销量规划。",
        set_apart: "其中剔除的一次性销售",
        base_then: "确定目标时的基础销量",
        change_on_base: "目标与该基础销量相比",
        promised: |amount| format!("负责人承诺 {amount}，余额由其他客户分担。"),
        locked: |amount, reason| format!("锁定为 {amount}：{reason}"),
        bounded: |floor, cap, reason| {
            let limits = match (floor, cap) {
                (Some(floor), Some(cap)) => zh!("介于 {floor} 与 {cap} 之间"),
                (Some(floor), None) => format!("不低于 {floor}"),
                (None, Some(cap)) => format!("不高于 {cap}"),
                (None, None) => return String::new(),
            };
            if reason.is_empty() { format!("{limits}。") } else { format!("{limits}：{reason}") }
        },

        to_date: "目标年度至今",
        to_date_none: "目标年度尚无完整月份。",
        status: "状态",
        sold_a_month: "至今月均销售额",
        run_rate: "按季节的月均进度",
        required: "所需月均",
        landing: "全年预计",

        key: "是否大客户",
        key_word: "您的判断",
        key_waits: "填写理由后生效，便于日后查考。",
        by_class: "按类别",
        mark_key: "大客户",
        mark_not_key: "非大客户",
        key_by_class: |class| match class {
            Some(class) => {
                held!("由最近 12 个月的类别决定，目前为 {class} 类；基础销量的 A 类即为大客户。")
            }
            None => "最近 12\u{a0}个月的销售额不大于零，无类别；基础销量的 A 类即为大客户。".into(),
        },
        no_class: |period| format!("{period}的销售额不大于零，无类别"),
        key_by_word: |date| format!("{date}决定；您的判断优先于类别。"),
        key_frozen: "目标已确定：该年度沿用确定目标时的大客户。在此所作的决定用于下一次目标。",
        key_reason: "理由",

        one_offs: |n| match n {
            0 => "没有标记一次性销售".into(),
            n => held!("已标记 {n} 笔一次性销售"),
        },
        one_offs_sub: "不会再发生的销售单独列出：基础销量和目标都不计入。",
        one_off_month: "月份",
        one_off_amount: |unit| format!("金额（{unit}）"),
        month_with_sales: |month, sales| format!("{month} · {sales}"),
        mark: "标记为一次性",
        unmark: "取消标记",
        no_sales_to_mark: "该客户没有可标记的销售额。",

        profile: "资料",
        profile_sub: "按回车或离开输入框即保存；留空表示未知。",
        empty_name: "客户必须有名称。未作任何修改。",
        tags_note: "标签之间用逗号分隔。",
        fact: |fact, currency| match fact {
            Fact::Overdue => format!("逾期应收款（{currency}）"),
            Fact::Wallet => format!("年采购总额（{currency}）"),
            Fact::Visits => "最近 12\u{a0}个月拜访次数".into(),
            Fact::Since => "首次合作年份".into(),
        },
        fact_note: |fact| match fact {
            Fact::Overdue => "已过付款期限的欠款；我方多收的款项填负数。",
            Fact::Wallet => "客户一年采购同类产品的总额；您的销售额除以该总额即钱包份额。",
            Fact::Visits => "当前对该客户的投入。",
            Fact::Since => "首次采购的年份。",
        },

        rhythm: "采购规律",
        rhythm_sub: "截至最后一个完整月份的四个季度。",
        bought_in: "有采购的季度",
        quarters_of_four: |n| held!("4 个季度中有 {n} 个"),
        evenness: "采购均匀度（各季度相同为 1）",
        since: "最近一次采购",
        since_months: |n| match n {
            0 => "在最后一个完整月份".into(),
            n => held!("距最后一个完整月份 {n} 个月"),
        },
        since_never: "尚无",
        waits: "采购间隔",
        waits_months: |months| match months {
            Some(months) => held!("不超过 {months} 个月"),
            None => "未知：有采购的月份不足 5\u{a0}个".into(),
        },
        silent_from: "视为停止采购",

        ratings: "人工评价",
        ratings_sub: "0 至 5\u{a0}级，各级含义如文字所述。无人了解的请留空：按未知处理，而不是 0\u{a0}分。",
        not_judged: "未评价",
        anchor: |judged, rating| match judged {
            Judged::Loyalty => step(
                rating,
                [
                    "只有别家供不上货时才向我们采购",
                    "每单必比价，差价很小也会转走",
                    "在我们与对手之间平分采购",
                    "多数向我们采购，仍会请对手报价",
                    "签有框架协议，几乎全部向我们采购",
                    "独家供应，不招标即续约，并推荐我们",
                ],
            ),
            Judged::Feedback => step(
                rating,
                [
                    "从不提供信息",
                    "问到才答，没有数据",
                    "会告知投诉与延误",
                    "提供自己的订单预测",
                    "定期提供预测和对手动态",
                    "与我们共同规划、开发产品",
                ],
            ),
            Judged::Influence => step(
                rating,
                [
                    "无人知晓",
                    "在当地有名，但无人跟随",
                    "有同行打听它买什么",
                    "在本区域被当作样板",
                    "同行跟随它的选择",
                    "为整个行业立下标准",
                ],
            ),
            Judged::Potential => step(
                rating,
                [
                    "需求即将结束",
                    "需求在萎缩",
                    "需求稳定，我们已取得应有的份额",
                    "还可多向我们采购，最多四分之一",
                    "还可多向我们采购一半",
                    "还可多向我们采购一倍或更多",
                ],
            ),
        },

        remove: "删除客户",
        remove_title: |name| format!("删除{name}？"),
        remove_body: "其资料、销售额、一次性标记和上下限一并删除；已确定的目标保留其份额但不再有负责人，其销售额（含已结束月份）不再计入该年度；如需跟踪流失客户，请予以保留。撤销可以全部恢复。",
    };
}

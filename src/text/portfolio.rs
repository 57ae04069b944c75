//! The portfolio: who the key accounts are.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{counted, grouped};
use crate::calc::portfolio::Drift;

/// The portfolio page.
pub struct PortfolioText {
    /// How many, of how many, the cut, the period.
    pub finding: fn(usize, &str, &str, &str) -> String,
    /// Net sales with their currency, the months.
    pub sub: fn(&str, &str) -> String,
    pub below: fn(&Below<'_>) -> String,
    /// How many tie, what each makes, how many of them are in the better class, which ends there.
    pub tie: fn(usize, &str, usize, &str) -> String,
    pub period: &'static str,
    pub measure: &'static str,
    pub by_sales: &'static str,
    pub by_margin: &'static str,
    pub finding_margin: fn(usize, &str, &str, &str) -> String,
    pub losing: fn(&Below<'_>) -> String,
    /// The crossing, the period.
    pub pareto_title: fn(usize, &str) -> String,
    pub pareto_sub: &'static str,
    pub left: fn(&str) -> String,
    pub left_margin: fn(&str) -> String,
    pub right: &'static str,
    pub bottom: &'static str,
    pub crossing: fn(&str, &str, &str, &str) -> String,
    pub crossing_lines: fn(&str, &str, &str, &str) -> [String; 2],
    pub leader: fn(&str, &str) -> String,
    pub largest: fn(&str, &str, &str) -> String,
    pub class_label: fn(&str, usize) -> String,
    pub class_short: fn(&str, usize) -> String,
    pub mark: fn(usize, &str, &str, &str) -> String,
    pub rank: &'static str,
    pub cumulative: &'static str,
    pub first_rows: fn(usize, usize) -> String,
    pub concentration_none: &'static str,
    /// How it went, from which year to which.
    pub concentration_title: fn(Drift, &str, &str) -> String,
    pub concentration_sub: &'static str,
    pub gini_line: fn(&str) -> String,
    pub accounts_note: fn(usize) -> String,
    pub lorenz_alt: fn(&str, &str) -> String,
    /// The period.
    pub classes: fn(&str) -> String,
    pub classes_note: &'static str,
    pub on_curve: &'static str,
    pub below_curve: &'static str,
    pub net_sales: &'static str,
    pub below_named: &'static str,
    /// How many more are not named.
    pub below_more: fn(usize) -> String,
    pub crossing_fact: &'static str,
    pub crossing_share: &'static str,
    pub top: &'static str,
    pub gini: &'static str,
    pub hhi: &'static str,
    pub effective: &'static str,
    pub largest_share: &'static str,
    pub movement_title: fn(usize, usize) -> String,
    pub movement_sub: fn(&str, &str) -> String,
    pub movement_corner: &'static str,
    pub movement_none: &'static str,
    pub movement_short: &'static str,
    pub net_retention: &'static str,
    pub gross_retention: &'static str,
    pub risers: &'static str,
    pub risers_list: &'static str,
    pub no_risers: &'static str,
    pub from_to: fn(&str, &str) -> String,
    pub risers_before: &'static str,
    pub risers_after: &'static str,
    pub checks: &'static str,
    pub checks_sub: fn(&str) -> String,
    pub check_losing: fn(usize, usize) -> String,
    pub check_losing_none: &'static str,
    pub check_losing_note: fn(&str) -> String,
    pub check_losing_unknown: &'static str,
    pub check_large: fn(usize) -> String,
    pub check_large_none: &'static str,
    pub check_large_note: &'static str,
    pub check_silent: fn(usize) -> String,
    pub check_silent_none: &'static str,
    pub check_silent_note: &'static str,
    pub check_owing: fn(usize, usize) -> String,
    pub check_owing_none: fn(usize) -> String,
    pub check_owing_unknown: &'static str,
    pub check_owing_note: &'static str,
}

/// The accounts below the curve, which have no class.
pub struct Below<'a> {
    /// How many made nothing.
    pub nothing: usize,
    /// How many made less than nothing.
    pub negative: usize,
    /// What those made together.
    pub sum: &'a str,
}

impl PortfolioText {
    /// English.
    pub const EN: PortfolioText = PortfolioText {
        finding: |n, all, cut, period| {
            let make = if n == 1 { "makes" } else { "make" };
            format!("{} of {all} accounts {make} {cut} of sales, {period}", grouped(n as i128))
        },
        sub: |net, span| format!("Net sales of {net}, {span}."),
        below: |&Below { nothing, negative, sum }| {
            let bought = counted(nothing, "account", "accounts");
            let returned = counted(negative, "account", "accounts");
            let who = match (nothing, negative) {
                (_, 0) => format!("{bought} bought nothing"),
                (0, _) => format!("{returned} brought back more than was bought, {sum} in all"),
                (..) => {
                    format!(
                        "{bought} bought nothing and {returned} brought back more than was bought, {sum} in all"
                    )
                }
            };
            format!("{who}: below the curve, without a class.")
        },
        tie: |n, amount, better, class| {
            format!(
                "{} tie at the end of class {class} with {amount} each; the first {better} by name are {class}.",
                counted(n, "account", "accounts")
            )
        },
        period: "Period",
        measure: "Measure",
        by_sales: "Sales",
        by_margin: "Margin",
        finding_margin: |n, all, cut, period| {
            let make = if n == 1 { "makes" } else { "make" };
            format!(
                "{} of {all} profitable accounts {make} {cut} of the profit, {period}",
                grouped(n as i128)
            )
        },
        losing: |&Below { nothing, negative, sum }| {
            let losing = counted(negative, "account loses", "accounts lose");
            let nothing_of = format!("of {} no profit is known", counted(nothing, "account", "accounts"));
            let who = match (nothing, negative) {
                (_, 0) => super::capital(nothing_of),
                (0, _) => format!("{losing} money, {sum} in all"),
                (..) => format!("{losing} money, {sum} in all, and {nothing_of}"),
            };
            format!("{who}: below the curve.")
        },
        pareto_title: |n, period| match n {
            0 => format!("Sales by account, {period}"),
            1 => format!("The first account carries it, {period}"),
            _ => format!("Sales thin out after the first {}, {period}", grouped(n as i128)),
        },
        pareto_sub: "One bar per account, largest first; the line adds them up",
        left: |unit| format!("Sales per account, {unit}"),
        left_margin: |unit| format!("Margin per account, {unit}"),
        right: "Cumulative share",
        bottom: "Accounts, largest first",
        crossing: |n, all, share, cut| format!("{n} of {all} accounts ({share}) make {cut}"),
        crossing_lines: |n, all, share, cut| {
            [format!("{n} of {all} accounts"), format!("({share}) make {cut}")]
        },
        leader: |n, share| format!("Top 20% of accounts ({n}): {share}"),
        largest: |name, amount, share| format!("Largest: {name}, {amount} ({share})"),
        class_label: |class, n| format!("{class} {}", counted(n, "account", "accounts")),
        class_short: |class, n| format!("{class} {}", grouped(n as i128)),
        mark: |rank, name, amount, share| format!("{rank}. {name}: {amount}, {share} with all before it"),
        rank: "Rank",
        cumulative: "Cumulative",
        first_rows: |shown, all| {
            format!(
                "The first {} of {}; the accounts page lists all.",
                grouped(shown as i128),
                grouped(all as i128)
            )
        },
        concentration_none: "How concentrated sales are",
        concentration_title: |drift, from, to| {
            let went = match drift {
                Drift::Rose => "rose",
                Drift::Fell => "fell",
                Drift::Steady => "was steady",
            };
            format!("Concentration {went} from {from} to {to}")
        },
        concentration_sub: "Lorenz curves of the accounts with sales in the year",
        gini_line: |gini| format!("Gini {gini}"),
        accounts_note: |n| counted(n, "account", "accounts"),
        lorenz_alt: |year, gini| format!("Lorenz curve of {year}, Gini {gini}"),
        classes: |period| format!("Classes, {period}"),
        classes_note: "Classes and shares are of the accounts above zero. Net sales are what those made less what the others brought back beyond what they bought.",
        on_curve: "Above zero",
        below_curve: "Below the curve",
        net_sales: "Net sales",
        below_named: "Below zero:",
        below_more: |n| format!("and {} more", grouped(n as i128)),
        crossing_fact: "Accounts to the first cut",
        crossing_share: "Their share of accounts",
        top: "Top 20% of accounts",
        gini: "Gini",
        hhi: "HHI",
        effective: "Effective number of accounts",
        largest_share: "Largest account or group",
        movement_title: |new, all| match (new, all) {
            (_, 0) => "No account was class A in the last 12 months".into(),
            (0, 1) => "The class A account of the last 12 months was class A a year before".into(),
            (_, 1) => "The class A account of the last 12 months was not class A a year before".into(),
            (0, all) => {
                format!(
                    "All {} class A accounts of the last 12 months were class A a year before",
                    grouped(all as i128)
                )
            }
            (new, all) => format!(
                "{} of {} class A accounts of the last 12 months {} not class A a year before",
                grouped(new as i128),
                grouped(all as i128),
                if new == 1 { "was" } else { "were" }
            ),
        },
        movement_sub: |earlier, later| format!("Accounts by class, {earlier} against {later}"),
        movement_corner: "before ↓ now →",
        movement_none: "none",
        movement_short: "Movement needs 24 whole months.",
        net_retention: "Net revenue retention",
        gross_retention: "Gross revenue retention",
        risers: "Risers to a better class",
        risers_list: "Large and small are not fixed: these rose most",
        no_risers: "No account rose to a better class.",
        from_to: |from, to| format!("{from} to {to}"),
        risers_before: "Year before",
        risers_after: "Last 12 months",
        checks: "What to look at",
        checks_sub: |period| format!("Checked on the key accounts, {period}"),
        check_losing: |n, of| {
            let sell = if n == 1 { "sells" } else { "sell" };
            format!("{} of {of} key accounts {sell} at a loss", grouped(n as i128))
        },
        check_losing_none: "No key account sells at a loss",
        check_losing_note: |share| {
            format!("Their margin is below zero. They carry {share} of key-account sales.")
        },
        check_losing_unknown: "Margin is not known, so nobody can tell which accounts lose money. Import cost or profit to see.",
        check_large: |n| match n {
            1 => "One customer makes 10% of sales or more".into(),
            _ => format!("{n} customers make 10% of sales or more each"),
        },
        check_large_none: "No customer makes 10% of sales",
        check_large_note: "Accounts under one group count as one.",
        check_silent: |n| match n {
            1 => "1 key account has stopped buying".into(),
            _ => format!("{} key accounts have stopped buying", grouped(n as i128)),
        },
        check_silent_none: "No key account has stopped buying",
        check_silent_note: "Measured by each account’s own rhythm, to the last whole month.",
        check_owing: |n, known| {
            let owe = match (n, known) {
                (1, 1) => "key account owes",
                (1, _) => "key accounts owes",
                _ => "key accounts owe",
            };
            format!("{} of {} {owe} money past the due date", grouped(n as i128), grouped(known as i128))
        },
        check_owing_none: |known| {
            format!("No key account of {} owes money past the due date", grouped(known as i128))
        },
        check_owing_unknown: "What key accounts owe past the due date is not known",
        check_owing_note: "Enter it on the account’s page, or import a column “Overdue”.",
    };

    /// Simplified Chinese.
    pub const ZH: PortfolioText = PortfolioText {
        finding: |n, all, cut, period| {
            zh!("{period}：{all} 家客户中，{} 家贡献 {cut} 的销售额", grouped(n as i128))
        },
        sub: |net, span| format!("净销售额 {net}，{span}。"),
        below: |&Below { nothing, negative, sum }| {
            let (nothing, returned) = (grouped(nothing as i128), grouped(negative as i128));
            let who = match (nothing.as_str(), negative) {
                (_, 0) => zh!("{nothing} 家客户没有采购"),
                ("0", _) => zh!("{returned} 家客户退货多于采购，合计 {sum}"),
                (..) => zh!("{nothing} 家客户没有采购，{returned} 家退货多于采购，合计 {sum}"),
            };
            format!("{who}；不在曲线上，无类别。")
        },
        tie: |n, amount, better, class| {
            held!(
                "{} 家客户在 {class} 类末尾并列，各 {amount}；按名称前 {better} 家归入 {class} 类。",
                grouped(n as i128)
            )
        },
        period: "期间",
        measure: "口径",
        by_sales: "销售额",
        by_margin: "毛利",
        finding_margin: |n, all, cut, period| {
            zh!("{period}：{all} 家盈利客户中，{} 家贡献 {cut} 的毛利", grouped(n as i128))
        },
        losing: |&Below { nothing, negative, sum }| {
            let (nothing, losing) = (grouped(nothing as i128), grouped(negative as i128));
            let who = match (nothing.as_str(), negative) {
                (_, 0) => zh!("{nothing} 家客户毛利为零或未知"),
                ("0", _) => zh!("{losing} 家客户亏损，合计 {sum}"),
                (..) => zh!("{losing} 家客户亏损，合计 {sum}，{nothing} 家毛利为零或未知"),
            };
            format!("{who}；不在曲线上。")
        },
        pareto_title: |n, period| match n {
            0 => format!("各客户销售额（{period}）"),
            1 => format!("第一家客户撑起大局（{period}）"),
            _ => held!("前 {} 家之后，单客户销售额明显下降（{period}）", grouped(n as i128)),
        },
        pareto_sub: "每家客户一根柱，由大到小；曲线为累计",
        left: |unit| format!("单客户销售额（{unit}）"),
        left_margin: |unit| format!("单客户毛利（{unit}）"),
        right: "累计占比",
        bottom: "客户（由大到小）",
        crossing: |n, all, share, cut| held!("{all} 家客户中，{n} 家（{share}）贡献 {cut}"),
        crossing_lines: |n, all, share, cut| [held!("{all} 家中的 {n} 家"), format!("（{share}）贡献 {cut}")],
        leader: |n, share| held!("前 20% 客户（{n} 家）占 {share}"),
        largest: |name, amount, share| format!("最大客户：{name}，{amount}（{share}）"),
        class_label: |class, n| held!("{class} 类 {} 家", grouped(n as i128)),
        class_short: |class, n| format!("{class} {}", grouped(n as i128)),
        mark: |rank, name, amount, share| held!("第 {rank} 名：{name}，{amount}，累计 {share}"),
        rank: "名次",
        cumulative: "累计",
        first_rows: |shown, all| {
            held!("列出前 {} 家，共 {} 家；全部客户见客户页。", grouped(shown as i128), grouped(all as i128))
        },
        concentration_none: "销售额的集中程度",
        concentration_title: |drift, from, to| {
            let went = match drift {
                Drift::Rose => "上升",
                Drift::Fell => "下降",
                Drift::Steady => "平稳",
            };
            format!("{from}至{to}集中度{went}")
        },
        concentration_sub: "当年有销售额的客户的洛伦兹曲线",
        gini_line: |gini| format!("基尼系数 {gini}"),
        accounts_note: |n| held!("{} 家", grouped(n as i128)),
        lorenz_alt: |year, gini| format!("{year}洛伦兹曲线，基尼系数 {gini}"),
        classes: |period| format!("类别（{period}）"),
        classes_note: "类别与占比只计销售额大于零的客户。净销售额等于其合计减去其余客户退货多于采购的部分。",
        on_curve: "大于零",
        below_curve: "曲线以下",
        net_sales: "净销售额",
        below_named: "小于零：",
        below_more: |n| held!("等，另有 {} 家", grouped(n as i128)),
        crossing_fact: "达到第一分界的客户数",
        crossing_share: "占客户数的比例",
        top: "前 20% 客户占比",
        gini: "基尼系数",
        hhi: "赫芬达尔指数（HHI）",
        effective: "有效客户数",
        largest_share: "最大客户或集团占比",
        movement_title: |new, all| {
            let (many, total) = (grouped(new as i128), grouped(all as i128));
            match (new, all) {
                (_, 0) => "最近 12\u{a0}个月没有 A 类客户".into(),
                (0, _) => zh!("最近 12 个月的 {total} 家 A 类客户，一年前均为 A 类"),
                _ => zh!("最近 12 个月的 {total} 家 A 类客户中，{many} 家一年前不是 A 类"),
            }
        },
        movement_sub: |earlier, later| format!("客户类别变化：{earlier}与{later}对比"),
        movement_corner: "之前 ↓ 现在 →",
        movement_none: "无",
        movement_short: "需要 24\u{a0}个完整月份的数据才能看出类别变化。",
        net_retention: "净收入留存率",
        gross_retention: "毛收入留存率",
        risers: "升级的客户",
        risers_list: "客户大小并非一成不变，以下客户增长最快",
        no_risers: "没有客户升级。",
        from_to: |from, to| format!("{from} → {to}"),
        risers_before: "上一年",
        risers_after: "最近 12\u{a0}个月",
        checks: "需要关注",
        checks_sub: |period| format!("针对大客户，{period}"),
        check_losing: |n, of| zh!("{of} 家大客户中，{} 家亏本销售", grouped(n as i128)),
        check_losing_none: "没有亏本的大客户",
        check_losing_note: |share| format!("这些客户毛利为负，占大客户销售额的 {share}。"),
        check_losing_unknown: "没有毛利数据，无法判断哪些客户亏本。导入成本或利润后即可看到。",
        check_large: |n| held!("有 {n} 家客户的占比达到 10% 或以上"),
        check_large_none: "没有客户占比达到 10%",
        check_large_note: "同一集团的客户合并计算。",
        check_silent: |n| held!("{} 家大客户停止采购", grouped(n as i128)),
        check_silent_none: "没有停止采购的大客户",
        check_silent_note: "按各客户自身的采购节奏判断，计算到最近一个完整月份。",
        check_owing: |n, known| {
            held!("{} 家大客户中有 {} 家逾期未付款", grouped(known as i128), grouped(n as i128))
        },
        check_owing_none: |known| held!("{} 家大客户均无逾期应收款", grouped(known as i128)),
        check_owing_unknown: "大客户的逾期应收款未知",
        check_owing_note: "请在客户页面录入，或导入“逾期应收”一列。",
    };
}

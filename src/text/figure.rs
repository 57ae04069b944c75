//! What figures are called, and why one is not defined.

use super::{Language, Numbers};
use crate::calc::{Figure, Method, Period, Undefined, Window};
use crate::plan::AccountId;

/// What wording a figure needs besides the language: how numbers are written, and what accounts are called.
pub struct Wording<'a> {
    /// How numbers are written; its language is the language of the words.
    pub numbers: Numbers,
    /// The name of an account.
    pub account: &'a dyn Fn(AccountId) -> String,
}

impl Wording<'_> {
    fn zh(&self) -> bool {
        self.numbers.language == Language::Zh
    }

    fn pick(&self, en: &str, zh: &str) -> String {
        if self.zh() { zh.into() } else { en.into() }
    }

    /// A method's name.
    pub fn method(&self, method: Method) -> String {
        let words = &self.numbers.language.text().words;
        match method {
            Method::Benchmark => words.benchmark,
            Method::InputOutput => words.input_output,
            Method::Baseline => words.baseline,
        }
        .into()
    }

    /// A period's name: `all months`, `last 12 months`, `FY2013`.
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::All => self.pick("all months", "全部月份"),
            Period::LastTwelve => self.pick("last 12 months", "最近 12 个月"),
            Period::Year(year) => self.numbers.year(year),
        }
    }

    /// A window's name.
    pub fn window(&self, window: Window) -> String {
        match window {
            Window::Month(month) => self.numbers.month(month),
            Window::Quarter(quarter) => self.numbers.quarter(usize::from(quarter)),
            Window::ToDate => self.pick("year to date", "年初至今"),
            Window::Year => self.pick("whole year", "全年"),
        }
    }

    /// A figure's name.
    pub fn figure(&self, figure: Figure) -> String {
        let period = |en: &str, zh: &str, period: Period| match self.zh() {
            false => format!("{en}, {}", self.period(period)),
            true => format!("{zh}（{}）", self.period(period)),
        };
        let of = |en: &str, zh: &str, id: AccountId| match self.zh() {
            false => format!("{en} of {}", (self.account)(id)),
            true => format!("{}的{zh}", (self.account)(id)),
        };
        let class = |en: &str, zh: &str, class: crate::plan::Class, at: Period| match self.zh() {
            false => format!("{en} of class {}, {}", class.as_str(), self.period(at)),
            true => format!("{} 类{zh}（{}）", class.as_str(), self.period(at)),
        };
        let assessed = |en: &str, zh: &str, id: Option<AccountId>, window: Window| {
            let who = id.map(|id| (self.account)(id));
            match (self.zh(), who) {
                (false, None) => format!("{en}, {}", self.window(window)),
                (false, Some(who)) => format!("{en} of {who}, {}", self.window(window)),
                (true, None) => format!("{zh}（{}）", self.window(window)),
                (true, Some(who)) => format!("{who}的{zh}（{}）", self.window(window)),
            }
        };
        let rated = |en: &str, zh: &str, id: Option<AccountId>| match id {
            Some(id) => of(en, zh, id),
            None => self.pick(en, zh),
        };
        match figure {
            Figure::SalesTotal(at) => period("Net sales", "净销售额", at),
            Figure::AccountSales(id, at) => format!("{}{}", of("Sales", "销售额", id), self.after(at)),
            Figure::AccountShare(id, at) => {
                format!("{}{}", of("Share of sales", "销售占比", id), self.after(at))
            }
            Figure::AccountMargin(id, at) => format!("{}{}", of("Margin", "毛利", id), self.after(at)),
            Figure::AccountMarginRate(id, at) => {
                format!("{}{}", of("Margin rate", "毛利率", id), self.after(at))
            }
            Figure::AccountGrowth(id) => of("Growth", "增长", id),
            Figure::ParetoCount(at) => period("Accounts up to the first cut", "达到第一分界的客户数", at),
            Figure::ParetoShare(at) => {
                period("Share of accounts up to the first cut", "达到第一分界的客户占比", at)
            }
            Figure::TopShare(at) => period("Share of the top 20% of accounts", "前 20% 客户的销售占比", at),
            Figure::ClassCount(one, at) => class("Accounts", "客户数", one, at),
            Figure::ClassSales(one, at) => class("Sales", "销售额", one, at),
            Figure::ClassShare(one, at) => class("Share", "销售占比", one, at),
            Figure::Gini(at) => period("Gini coefficient", "基尼系数", at),
            Figure::Hhi(at) => period("Herfindahl-Hirschman index (HHI)", "赫芬达尔指数（HHI）", at),
            Figure::EffectiveAccounts(at) => period("Effective number of accounts", "有效客户数", at),
            Figure::LargestShare(at) => period("Share of the largest account", "最大客户占比", at),
            Figure::NetRetention => self.pick("Net revenue retention", "净收入留存率"),
            Figure::GrossRetention => self.pick("Gross revenue retention", "毛收入留存率"),
            Figure::YearToDate => self.pick("Sales, year to date", "年初至今销售额"),
            Figure::YearToDateGrowth => {
                self.pick("Growth, year to date against the same months", "年初至今同比增长")
            }
            Figure::BaseTotal => self.pick("Sales base of all accounts", "全部客户的基础销量"),
            Figure::BaseScope => self.pick("Sales base of the target’s scope", "目标范围内的基础销量"),
            Figure::BaseRest => self.pick("Sales base of the rest", "其余客户的基础销量"),
            Figure::AccountBase(id) => of("Sales base", "基础销量", id),
            Figure::KeyAccounts => self.pick("Number of key accounts", "大客户数"),
            Figure::KeyShare => self.pick("Key-account share of sales", "大客户销售占比"),
            Figure::Target(method) => self.method(method),
            Figure::TargetGrowth(method) => match self.zh() {
                false => format!("Growth by {}", self.method(method).to_lowercase()),
                true => format!("{}的增长", self.method(method)),
            },
            Figure::GapFromNumber => self.pick("Gap from the number of accounts", "客户数造成的差距"),
            Figure::GapFromAverage => self.pick("Gap from sales per account", "单客户销售额造成的差距"),
            Figure::Blend => self.pick("Blend, the proposal", "综合建议"),
            Figure::MarginRateTarget => self.pick("Margin-rate target", "毛利率目标"),
            Figure::KeyShareTarget => self.pick("Key-account share target", "大客户占比目标"),
            Figure::Committed => self.pick("Committed target", "承诺目标"),
            Figure::Company => self.pick("Company target", "公司目标"),
            Figure::AccountTarget(id) => of("Target", "目标", id),
            Figure::AccountMonth(id, month) => match self.zh() {
                false => format!("{}, {}", of("Target", "目标", id), self.numbers.month(month)),
                true => format!("{}（{}）", of("Target", "目标", id), self.numbers.month(month)),
            },
            Figure::OwnerTarget(_) => self.pick("Target of the owner", "负责人目标"),
            Figure::Actual(id, window) => assessed("Actual", "实际", id, window),
            Figure::TargetIn(id, window) => assessed("Target", "目标", id, window),
            Figure::Attainment(id, window) => assessed("Attainment", "达成率", id, window),
            Figure::Gap(id, window) => assessed("Gap to target", "与目标的差额", id, window),
            Figure::RunRate(id) => rated("Run rate a month", "月均进度", id),
            Figure::RequiredRate(id) => rated("Required rate a month", "所需月均", id),
            Figure::Landing(id) => rated("Landing", "全年预计", id),
        }
    }

    fn after(&self, period: Period) -> String {
        if self.zh() {
            format!("（{}）", self.period(period))
        } else {
            format!(", {}", self.period(period))
        }
    }

    /// Why there is no figure, and what to do where something can be done.
    pub fn undefined(&self, reason: Undefined) -> String {
        let (en, zh) = match reason {
            Undefined::NoAccounts => ("There are no accounts yet.", "还没有客户。"),
            Undefined::OneAccount => ("One account alone has no concentration.", "只有一家客户，谈不上集中度。"),
            Undefined::NoSales => {
                ("There are no sales above zero in these months.", "这些月份没有大于零的销售额。")
            }
            Undefined::NoMonths => ("There is no whole month of sales yet.", "还没有完整月份的销售额。"),
            Undefined::TooFewMonths { have, need } => {
                return match self.zh() {
                    false => format!("{have} whole months are too few; {need} are needed."),
                    true => format!("只有 {have} 个完整月份，需要 {need} 个。"),
                };
            }
            Undefined::NoMargin => {
                ("No margin is known: import or enter it.", "没有毛利数据，请导入或录入。")
            }
            Undefined::NoBase => ("The sales base is zero or below.", "基础销量为零或负数。"),
            Undefined::NoBenchmark => ("No benchmark firm entered yet.", "尚未填写标杆企业。"),
            Undefined::NotAhead => ("The benchmark is not ahead of you.", "标杆企业并未领先于您。"),
            Undefined::NoResources => ("No selling resources entered yet.", "尚未填写销售资源。"),
            Undefined::NoResourcesToday => (
                "Today’s resources are zero, so growth from them is not defined.",
                "当前资源为零，无法计算增长。",
            ),
            Undefined::NoMethod => {
                ("No method with a weight has a result yet.", "有权重的方法都还没有结果。")
            }
            Undefined::NotCommitted => ("No target has been committed yet.", "尚未承诺目标。"),
            Undefined::NoTarget => ("The target is zero.", "目标为零。"),
            Undefined::NotYet => ("The period is not complete yet.", "该期间尚未结束。"),
            Undefined::NothingBefore => {
                ("There is no earlier period to compare with.", "没有可比的上一期间。")
            }
            Undefined::NoAccount => ("The account is not in the plan.", "该客户不在规划中。"),
            Undefined::TooLarge => ("The result is larger than a plan takes.", "结果超出规划上限。"),
        };
        self.pick(en, zh)
    }
}

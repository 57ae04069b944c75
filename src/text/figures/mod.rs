//! What figures are called, and why one is not defined.

mod assess;
mod base;
mod portfolio;
mod split;
mod target;

use super::{Language, Numbers};
use crate::calc::target::Odd;
use crate::calc::{Figure, Method, Period, Undefined, Whose, Window};
use crate::plan::{AccountId, Class, Methods, Span};

/// What wording a figure needs besides the language: how numbers are written, and what accounts are called.
pub struct Wording<'a> {
    /// How numbers are written; its language is the language of the words.
    pub numbers: Numbers,
    /// What the methods are told, for the names of firms, people and budgets.
    pub methods: &'a Methods,
    /// The name of an account.
    pub account: &'a dyn Fn(AccountId) -> String,
    /// The name of the person or dealer who answers for an account.
    pub owner: &'a dyn Fn(AccountId) -> String,
    /// The name of the person who handed accounts over, by the hand-over's place.
    pub former: &'a dyn Fn(u32) -> String,
}

impl Wording<'_> {
    fn zh(&self) -> bool {
        self.numbers.language == Language::Zh
    }

    fn pick(&self, en: &str, zh: &str) -> String {
        if self.zh() { super::held(zh.into()) } else { en.into() }
    }

    /// A method's name.
    pub fn method(&self, method: Method) -> String {
        let words = self.numbers.language.text().words();
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
            Window::Through(month) => match self.zh() {
                false => format!("through {}", self.numbers.month(month)),
                true => format!("截至{}", self.numbers.month(month)),
            },
            Window::Year => self.pick("whole year", "全年"),
        }
    }

    /// A figure's name.
    pub fn figure(&self, figure: impl Into<Figure>) -> String {
        match figure.into() {
            Figure::Portfolio(it) => portfolio::name(self, it),
            Figure::Base(it) => base::name(self, it),
            Figure::Target(it) => target::name(self, it),
            Figure::Split(it) => split::name(self, it),
            Figure::Assess(it) => assess::name(self, it),
        }
    }

    /// A figure's formula in words, and where the formula comes from.
    pub fn formula(&self, figure: impl Into<Figure>) -> (String, String) {
        match figure.into() {
            Figure::Portfolio(it) => portfolio::formula(self, it),
            Figure::Base(it) => base::formula(self, it),
            Figure::Target(it) => target::formula(self, it),
            Figure::Split(it) => split::formula(self, it),
            Figure::Assess(it) => assess::formula(self, it),
        }
    }

    fn ours(&self) -> String {
        self.both(
            "The trade literature names the three methods and prints no formulas. These are ours; every constant can be changed.",
            "业内文献提出了这三种方法，但没有给出公式。公式由本软件给出，每个常数都可以修改。",
        )
    }

    fn own(&self) -> String {
        self.both("Our definition.", "本软件的定义。")
    }

    fn plain(&self) -> String {
        self.both("Plain arithmetic on your data.", "直接由您的数据算出。")
    }

    /// A name with its period.
    fn named_in(&self, en: &str, zh: &str, period: Period) -> String {
        match self.zh() {
            false => format!("{en}, {}", self.period(period)),
            true => format!("{zh}（{}）", self.period(period)),
        }
    }

    fn of(&self, en: &str, zh: &str, id: AccountId) -> String {
        match self.zh() {
            false => format!("{en} of {}", (self.account)(id)),
            true => format!("{}的{zh}", (self.account)(id)),
        }
    }

    fn class(&self, en: &str, zh: &str, class: Class, at: Period) -> String {
        match self.zh() {
            false => format!("{en} of class {}, {}", class.as_str(), self.period(at)),
            true => format!("{} 类{zh}（{}）", class.as_str(), self.period(at)),
        }
    }

    fn assessed(&self, en: &str, zh: &str, whose: Whose, window: Window) -> String {
        match self.zh() {
            false => format!("{en}{}, {}", self.whose(whose), self.window(window)),
            true => format!("{}{zh}（{}）", self.whose(whose), self.window(window)),
        }
    }

    fn spanned(&self, en: &str, zh: &str, whose: Whose, span: Span) -> String {
        match self.zh() {
            false => format!("{en}{}, {}", self.whose(whose), self.numbers.span(span)),
            true => format!("{}{zh}（{}）", self.whose(whose), self.numbers.span(span)),
        }
    }

    fn rated(&self, en: &str, zh: &str, whose: Whose) -> String {
        match self.zh() {
            false => format!("{en}{}", self.whose(whose)),
            true => format!("{}{zh}", self.whose(whose)),
        }
    }

    /// What one of the odds is called.
    pub fn odd(&self, odd: Odd) -> String {
        let (en, zh) = match odd {
            Odd::Planned => ("Chance with the planned effort", "达成把握（按计划投入）"),
            Odd::Unchanged => ("Chance if nothing changes", "达成把握（一切照旧）"),
            Odd::Independent => ("Chance if the market did not move", "达成把握（假设市场不波动）"),
            Odd::P10 => ("P10 with the planned effort", "P10（按计划投入）"),
            Odd::P50 => ("P50 with the planned effort", "P50（按计划投入）"),
            Odd::P90 => ("P90 with the planned effort", "P90（按计划投入）"),
            Odd::P10Unchanged => ("P10 if nothing changes", "P10（一切照旧）"),
            Odd::P50Unchanged => ("P50 if nothing changes", "P50（一切照旧）"),
            Odd::P90Unchanged => ("P90 if nothing changes", "P90（一切照旧）"),
            Odd::Market => ("Deviation of the market", "市场波动幅度"),
        };
        self.pick(en, zh)
    }

    fn year_ago(&self, en: &str, zh: &str, method: Option<Method>) -> String {
        let words = self.numbers.language.text().words();
        let method = method.map_or_else(|| words.blend.to_string(), |method| self.method(method));
        match self.zh() {
            false => format!("{en}: {method}"),
            true => format!("{zh}：{method}"),
        }
    }

    fn on_path(&self, en: &str, zh: &str, firm: u32, year: u8) -> String {
        match self.zh() {
            false => format!("{en}, firm {}, year {year}", firm + 1),
            true => format!("{zh}（标杆 {}，第 {} 年）", firm + 1, year),
        }
    }

    /// Whose figure it is, after its name in English and before it in Chinese.
    fn whose(&self, whose: Whose) -> String {
        let (en, zh) = match whose {
            Whose::Company => return String::new(),
            Whose::Scope => (" of the scope".to_string(), "目标范围内的".to_string()),
            Whose::Former(at) => {
                let name = (self.former)(at);
                (format!(" of {name}"), format!("{name}的"))
            }
            Whose::Owner(id) => {
                let name = (self.owner)(id);
                (format!(" of {name}"), format!("{name}的"))
            }
            Whose::Account(id) => {
                let name = (self.account)(id);
                (format!(" of {name}"), format!("{name}的"))
            }
        };
        if self.zh() { zh } else { en }
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
            Undefined::OneAccount => {
                ("One account alone has no concentration.", "只有一家客户，谈不上集中度。")
            }
            Undefined::NoSales => {
                ("There are no sales above zero in these months.", "这些月份没有大于零的销售额。")
            }
            Undefined::BelowCurve => (
                "The account made nothing above zero, so it is not on the curve.",
                "该客户的金额不大于零，不在曲线上。",
            ),
            Undefined::NoMonths => ("There is no whole month of sales yet.", "还没有完整月份的销售额。"),
            Undefined::TooFewMonths { have, need } => {
                return match self.zh() {
                    false => format!("{have} whole months are too few; {need} are needed."),
                    true => zh!("只有 {have} 个完整月份，需要 {need} 个。"),
                };
            }
            Undefined::NoMargin => {
                ("No margin is known: import or enter it.", "没有毛利数据，请导入或录入。")
            }
            Undefined::NoPay => {
                ("No pay at target is entered for this person.", "尚未填写该人员的目标薪酬。")
            }
            Undefined::NotRated => ("Not every criterion is rated yet.", "尚有指标未评分。"),
            Undefined::NoKeyAccounts => (
                "There are no key accounts to count: none of this person’s accounts is key.",
                "没有可统计的大客户：该人员的客户中没有大客户。",
            ),
            Undefined::NoReceivables => {
                ("No receivables are known: import or enter them.", "没有应收款数据，请导入或录入。")
            }
            Undefined::NoBase => ("The sales base is zero or below.", "基础销量为零或负数。"),
            Undefined::NoBenchmark => ("No benchmark firm entered yet.", "尚未填写标杆企业。"),
            Undefined::NotAhead => ("The benchmark is not ahead of you.", "标杆企业并未领先于您。"),
            Undefined::NoResources => ("No selling resources entered yet.", "尚未填写销售资源。"),
            Undefined::NoResourcesToday => (
                "Today’s resources are zero, so growth from them is not defined.",
                "当前资源为零，无法计算增长。",
            ),
            Undefined::NoRange => ("There is one value only, so no range.", "只有一个数值，没有区间。"),
            Undefined::NoFirmAccounts => {
                ("No benchmark firm’s number of key accounts is entered.", "没有填写标杆企业的大客户数。")
            }
            Undefined::NoBudget => (
                "A budget is zero today or planned as zero, so growth from it is not defined.",
                "有一项费用当前或计划为零，无法计算增长。",
            ),
            Undefined::NoWallet => (
                "The share of wallet is not known on both sides: enter the firms’, and what accounts buy from anybody.",
                "双方的钱包份额尚不齐全：请填写标杆企业的份额，以及客户的年采购总额。",
            ),
            Undefined::NoInput => ("The methods are told no such number.", "方法中没有这个参数。"),
            Undefined::NoVisits => ("No visits entered yet.", "尚未填写拜访。"),
            Undefined::NoCurves => (
                "Response curves are needed: choose “Curve by class” above.",
                "需要响应曲线：请在上方选择“按类别曲线”。",
            ),
            Undefined::NoFunnel => ("No funnel of new accounts entered yet.", "尚未填写新客户漏斗。"),
            Undefined::NoCurve => (
                "What was seen at different efforts gives no curve that rises.",
                "不同投入下的观察值拟合不出上升的曲线。",
            ),
            Undefined::NoSplit => {
                ("Locks, floors and caps leave no split of the target.", "锁定和上下限使目标无法分解。")
            }
            Undefined::TooFar => (
                "The planned year ends more than two years after the last whole month, too far for a forecast.",
                "规划年度距最后一个完整月份超过两年，无法预测。",
            ),
            Undefined::YearOver => (
                "The planned year is over: what it brought is known. Plan a later year.",
                "规划年度已结束，实际结果已知。请改为规划以后的年度。",
            ),
            Undefined::NotDrawn => ("The years are being simulated.", "正在模拟年度。"),
            Undefined::NoSeason => {
                ("These months have no season above zero to measure by.", "这些月份没有可用的季节指数。")
            }
            Undefined::NoMethod => {
                ("No method with a weight has a result yet.", "有权重的方法都还没有结果。")
            }
            Undefined::NotCommitted => ("No target has been committed yet.", "尚未确定目标。"),
            Undefined::NoTarget => ("The target is zero or below.", "目标为零或负数。"),
            Undefined::Reached => (
                "The year’s target is reached; nothing more is required.",
                "全年目标已达成，之后各月没有必须完成的金额。",
            ),
            Undefined::NotYet => ("The period is not complete yet.", "该期间尚未结束。"),
            Undefined::NothingBefore => {
                ("There is no earlier period to compare with.", "没有可比的上一期间。")
            }
            Undefined::BeforeData => (
                "The period begins before the first month of sales, so what was sold in it is not known.",
                "该期间早于最早的销售数据，销售额未知。",
            ),
            Undefined::OutsideScope => {
                ("The target does not speak of this account.", "目标范围不包括该客户。")
            }
            Undefined::NotTheirs => {
                ("This person answered for no account in the period.", "该人员在此期间没有负责的客户。")
            }
            Undefined::NoAccount => ("The account is not in the plan.", "该客户不在规划中。"),
            Undefined::TooLarge => ("The result is larger than a plan takes.", "结果超出规划上限。"),
        };
        self.pick(en, zh)
    }
}

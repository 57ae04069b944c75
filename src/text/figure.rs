//! What figures are called, and why one is not defined.

use super::{Language, Numbers};
use crate::calc::{
    Assumed, Fair, Figure, FunnelPart, Measure, Method, Odd, PayOf, Period, Undefined, Whose, Window,
};
use crate::plan::{AccountId, Methods, Span};

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
        let assessed = |en: &str, zh: &str, whose: Whose, window: Window| match self.zh() {
            false => format!("{en}{}, {}", self.of(whose), self.window(window)),
            true => format!("{}{zh}（{}）", self.of(whose), self.window(window)),
        };
        let spanned = |en: &str, zh: &str, whose: Whose, span: Span| match self.zh() {
            false => format!("{en}{}, {}", self.of(whose), self.numbers.span(span)),
            true => format!("{}{zh}（{}）", self.of(whose), self.numbers.span(span)),
        };
        let rated = |en: &str, zh: &str, whose: Whose| match self.zh() {
            false => format!("{en}{}", self.of(whose)),
            true => format!("{}{zh}", self.of(whose)),
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
            Figure::AccountSalesBefore(id) => of("Sales of the year before", "上一年的销售额", id),
            Figure::AccountGrowth(id) => of("Growth", "增长", id),
            Figure::ParetoCount(at) => period("Accounts up to the first cut", "达到第一分界的客户数", at),
            Figure::ParetoShare(at) => {
                period("Share of accounts up to the first cut", "达到第一分界的客户占比", at)
            }
            Figure::TopShare(at) => period("Share of the top 20% of accounts", "前 20% 客户的销售占比", at),
            Figure::ClassCount(one, at) => class("Accounts", "客户数", one, at),
            Figure::ClassSales(one, at) => class("Sales", "销售额", one, at),
            Figure::ClassShare(one, at) => class("Share", "销售占比", one, at),
            Figure::ClassPart(one, at) => class("Share of accounts", "客户数占比", one, at),
            Figure::CurveAccounts(at) => period("Accounts on the curve", "曲线上的客户数", at),
            Figure::CurveSales(at) => period("Sales of the accounts on the curve", "曲线上客户的销售额", at),
            Figure::BelowAccounts(at) => period("Accounts below the curve", "曲线以下的客户数", at),
            Figure::BelowSales(at) => {
                period("Sales of the accounts below the curve", "曲线以下客户的销售额", at)
            }
            Figure::CurveShare(id, measure, at) => {
                let (en, zh) = match measure {
                    Measure::Sales => ("Share of sales", "销售占比"),
                    Measure::Margin => ("Share of margin", "毛利占比"),
                };
                format!("{}{}", of(en, zh, id), self.after(at))
            }
            Figure::CurveShareThrough(id, measure, at) => {
                let (en, zh) = match measure {
                    Measure::Sales => ("Cumulative share of sales down to", "累计销售占比"),
                    Measure::Margin => ("Cumulative share of margin down to", "累计毛利占比"),
                };
                let name = (self.account)(id);
                match self.zh() {
                    false => format!("{en} {name}{}", self.after(at)),
                    true => format!("至{name}的{zh}{}", self.after(at)),
                }
            }
            Figure::ClassThen(class) => match (self.zh(), class) {
                (false, Some(class)) => format!("Accounts of class {} a year before", class.as_str()),
                (false, None) => "Accounts with nothing above zero a year before".into(),
                (true, Some(class)) => format!("上一年的 {} 类客户数", class.as_str()),
                (true, None) => "上一年销售额不大于零的客户数".into(),
            },
            Figure::Moved(from, to) => {
                let name = |class: Option<crate::plan::Class>| match class {
                    Some(class) => class.as_str().to_string(),
                    None => self.pick("none", "无"),
                };
                match self.zh() {
                    false => format!("Accounts that went from {} to {}", name(from), name(to)),
                    true => format!("由“{}”变为“{}”的客户数", name(from), name(to)),
                }
            }
            Figure::LosingKeys(at) => period("Key accounts below zero margin", "毛利为负的大客户数", at),
            Figure::LargeCustomers(at) => {
                period("Customers of 10% of sales or more", "占比 10% 及以上的客户数", at)
            }
            Figure::KeyOverdue => self.pick("Overdue receivables of key accounts", "大客户的逾期应收款"),
            Figure::SilentKeys => self.pick(
                "Key accounts silent beyond their own rhythm",
                "停止采购的大客户数（超出自身采购节奏）",
            ),
            Figure::AccountOneOffs(id) => {
                let (account, twelve) = ((self.account)(id), self.period(Period::LastTwelve));
                match self.zh() {
                    false => format!("One-off sales of {account}, {twelve}"),
                    true => format!("{account}的一次性销售（{twelve}）"),
                }
            }
            Figure::AccountEvenness(id) => of("Evenness of purchase", "采购均匀度", id),
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
            Figure::SalesIn(whose, span) => spanned("Sales", "销售额", whose, span),
            Figure::SalesGrowth(whose, span) => spanned("Growth of sales", "销售额同比增长", whose, span),
            Figure::BaseTotal => self.pick("Sales base of all accounts", "全部客户的基础销量"),
            Figure::BaseScope => self.pick("Sales base of the target’s scope", "目标范围内的基础销量"),
            Figure::BaseRest => self.pick("Sales base of the rest", "其余客户的基础销量"),
            Figure::BaseNewcomers => self.pick("New and returning accounts", "新增及恢复客户"),
            Figure::AccountBase(id) => of("Sales base", "基础销量", id),
            Figure::KeyAccounts => self.pick("Number of key accounts", "大客户数"),
            Figure::KeyShare => self.pick("Key-account share of sales", "大客户销售占比"),
            Figure::Target(method) => self.method(method),
            Figure::TargetLow(method) => match self.zh() {
                false => format!("{}, low case", self.method(method)),
                true => format!("{}（低）", self.method(method)),
            },
            Figure::TargetHigh(method) => match self.zh() {
                false => format!("{}, high case", self.method(method)),
                true => format!("{}（高）", self.method(method)),
            },
            Figure::TargetGrowth(method) => match self.zh() {
                false => format!("Growth by {}", self.method(method).to_lowercase()),
                true => format!("{}的增长", self.method(method)),
            },
            Figure::BaseMonth(month) => match self.zh() {
                false => format!("Expected sales, {}", self.numbers.month(month)),
                true => format!("预期销售额（{}）", self.numbers.month(month)),
            },
            Figure::HoldOut(by) => {
                let by = (self.numbers.language.text().words().by)(by);
                self.pick(&format!("Mean error of a year: {by}"), &format!("年度平均误差：{by}"))
            }
            Figure::HoldOutShare(by) => {
                let by = (self.numbers.language.text().words().by)(by);
                self.pick(
                    &format!("Mean error of a year’s sales: {by}"),
                    &format!("年度平均误差占销售额的比例：{by}"),
                )
            }
            Figure::BaseLow => self.pick("Base of the scope, low (P10)", "目标范围内基础销量（低，P10）"),
            Figure::BaseHigh => self.pick("Base of the scope, high (P90)", "目标范围内基础销量（高，P90）"),
            Figure::RecentScope => self.pick(
                "Sales of the scope, last twelve months, one-offs left out",
                "目标范围内最近 12 个月销售额（不含一次性销售）",
            ),
            Figure::AccountLoyalty(id) => of("Loyalty", "忠诚度", id),
            Figure::EffortGrowth => self.pick("Growth of selling time", "销售时间的增长"),
            Figure::Odd(odd) => self.odd(odd),
            Figure::Chance(whose, Assumed::Planned) => {
                rated("Chance with the planned effort", "达成把握（按计划投入）", whose)
            }
            Figure::Chance(whose, Assumed::Unchanged) => {
                rated("Chance if nothing changes", "达成把握（一切照旧）", whose)
            }
            Figure::OwnerMean(id) => {
                rated("Expected with the planned effort", "预期（按计划投入）", Whose::Owner(id))
            }
            Figure::YearAgo(method) => self.year_ago(
                "What would have been set for the last whole year",
                "按当时数据测算的上一完整年度目标",
                method,
            ),
            Figure::YearAgoActual => self.pick("What came of the year planned then", "该年度的实际销售额"),
            Figure::YearAgoMiss(method) => {
                self.year_ago("What came over what would have been set", "实际与测算目标相比", method)
            }
            Figure::Force => self.pick("People the visits need", "拜访所需人数"),
            Figure::Funnel(part) => match part {
                FunnelPart::Contacts => self.pick("Contacts a year", "全年联系数"),
                FunnelPart::Met => self.pick("Different accounts contacted", "接触的客户数"),
                FunnelPart::New => self.pick("New accounts by the funnel", "漏斗带来的新客户数"),
                FunnelPart::Sales => self.pick("Their sales in the first year", "新客户首年销售额"),
            },
            Figure::FirmTarget(at) => match self.zh() {
                false => format!("Target from firm {} alone", at + 1),
                true => format!("仅按标杆 {} 的目标", at + 1),
            },
            Figure::PathOwn(at, year) => self.on_path("Own sales", "自身销售额", at, year),
            Figure::PathFirm(at, year) => self.on_path("The firm’s sales", "标杆销售额", at, year),
            Figure::PathRatio(at, year) => {
                self.on_path("Own sales over the firm’s", "自身与标杆销售额之比", at, year)
            }
            Figure::BenchmarkGap => self.pick("Gap to the benchmark", "与标杆的差距"),
            Figure::GapFromNumber => self.pick("Gap from the number of accounts", "客户数造成的差距"),
            Figure::GapFromAverage => self.pick("Gap from sales per account", "单客户销售额造成的差距"),
            Figure::GapFromWallet => {
                self.pick("Gap from what an account buys from anybody", "客户采购总额造成的差距")
            }
            Figure::GapFromShare => self.pick("Gap from our share of wallet", "钱包份额造成的差距"),
            Figure::Blend => self.pick("Blend, the proposal", "综合建议"),
            Figure::BlendLow => self.pick("Blend, low case", "综合建议（低）"),
            Figure::BlendHigh => self.pick("Blend, high case", "综合建议（高）"),
            Figure::BlendGrowth => self.pick("Growth by the blend", "综合建议的增长"),
            Figure::CommittedGrowth => self.pick("Growth by the committed target", "既定目标的增长"),
            Figure::MarginRateTarget => self.pick("Margin-rate target", "毛利率目标"),
            Figure::KeyShareTarget => self.pick("Key-account share target", "大客户占比目标"),
            Figure::KeyAccountsTarget => self.pick("Key accounts committed to", "既定大客户数"),
            Figure::Committed => self.pick("Committed target", "既定目标"),
            Figure::Company => self.pick("Company target", "公司目标"),
            Figure::AccountTarget(id) => of("Target", "目标", id),
            Figure::AccountMonth(id, month) => match self.zh() {
                false => format!("{}, {}", of("Target", "目标", id), self.numbers.month(month)),
                true => format!("{}（{}）", of("Target", "目标", id), self.numbers.month(month)),
            },
            Figure::AccountTargetGrowth(id) => {
                of("Target over the latest twelve months", "目标相对最近 12 个月的增长", id)
            }
            Figure::AccountTargetShare(id) => of("Share of the target", "目标占比", id),
            Figure::FrozenBase(id) => of("Base when the target was committed", "确定目标时的基础销量", id),
            Figure::GrowthOnFrozenBase(id) => of("Growth on that base", "相对该基础销量的增长", id),
            Figure::OwnerTargetShare(id) => rated("Share of the target", "目标占比", Whose::Owner(id)),
            Figure::SplitSum => self.pick("Sum of the accounts", "各客户目标之和"),
            Figure::SplitLocked => self.pick("Locks and owners’ commitments", "锁定与负责人承诺"),
            Figure::SplitFree => self.pick("Left to spread", "待分配余额"),
            Figure::OverAssignment(whose) => rated("Over-assignment", "超额分配", whose),
            Figure::MonthGrowth(whose, month) => {
                assessed("Growth on the year before", "同比增长", whose, Window::Month(month))
            }
            Figure::OwnerTarget(id) => rated("Target", "目标", Whose::Owner(id)),
            Figure::Actual(whose, window) => assessed("Actual", "实际", whose, window),
            Figure::TargetIn(whose, window) => assessed("Target", "目标", whose, window),
            Figure::Attainment(whose, window) => assessed("Attainment", "达成率", whose, window),
            Figure::Gap(whose, window) => assessed("Gap to target", "与目标的差额", whose, window),
            Figure::SoldAMonth(whose) => rated("Sold a month so far", "至今月均销售额", whose),
            Figure::SeasonMonth(whose, month) => {
                assessed("Base by season", "按季节的基础销量", whose, Window::Month(month))
            }
            Figure::RunRate(whose) => rated("Run rate a month", "月均进度", whose),
            Figure::RequiredRate(whose) => rated("Required rate a month", "所需月均", whose),
            Figure::LandingShare(whose) => rated("Landing over target", "全年预计达成率", whose),
            Figure::RequiredRatio(whose) => rated("Required over run rate", "所需月均与月均进度之比", whose),
            Figure::LandingAt(whose, month) => assessed("Landing", "预计累计", whose, Window::Through(month)),
            Figure::YearGrowth(whose) => rated("Target over the year before", "目标相对上一年的增长", whose),
            Figure::LandingLow(whose) => rated("Landing, low (P10)", "全年预计（低，P10）", whose),
            Figure::LandingHigh(whose) => rated("Landing, high (P90)", "全年预计（高，P90）", whose),
            Figure::NewcomersIn(window) => {
                let company = Whose::Company;
                assessed("Target of new and returning accounts", "新增及恢复客户的目标", company, window)
            }
            Figure::OriginalIn(whose, window) => assessed("Original target", "原目标", whose, window),
            Figure::OriginalAttainment(whose, window) => {
                assessed("Attainment of the original target", "相对原目标的达成率", whose, window)
            }
            Figure::CommittedFirst => self.pick("Target as committed at first", "最初确定的目标"),
            Figure::Landing(whose) => rated("Landing", "全年预计", whose),
            Figure::KeyBuyers(whose, window) => {
                assessed("Key accounts that bought", "有采购的大客户数", whose, window)
            }
            Figure::Pay(whose, window, of) => {
                let (en, zh) = match of {
                    PayOf::Fixed => ("Fixed pay", "固定薪酬"),
                    PayOf::Variable => ("Variable pay", "浮动薪酬"),
                    PayOf::Total => ("Pay", "薪酬"),
                    PayOf::Due => ("Variable pay from the beginning of the walk", "累计应得浮动薪酬"),
                    PayOf::Together => ("Variable pay, all periods together", "各期合并计算的浮动薪酬"),
                    PayOf::Apart => ("By settling each period by itself", "各期单独结算的影响"),
                    PayOf::Kept => ("Not taken back below nought", "负销售额未收回的提成"),
                };
                assessed(en, zh, whose, window)
            }
            Figure::Review(whose, window) => assessed("Result of the review", "考核结果", whose, window),
            Figure::Fair(of) => {
                let (en, zh) = match of {
                    Fair::Size => ("Attainment with the size of the target", "达成率与目标大小的相关性"),
                    Fair::Territory => ("Attainment with the territory", "达成率与区域客户基础的相关性"),
                    Fair::Periods => ("Periods at target", "达标期间占比"),
                    Fair::People => ("People at target", "达标人数占比"),
                    Fair::Spread => ("Spread of target over base", "目标与基础销量之比的离散程度"),
                };
                self.pick(en, zh)
            }
            Figure::KeyBuyersBefore(whose, window) => {
                assessed("Key accounts that bought a year before", "上年同期有采购的大客户数", whose, window)
            }
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
    fn of(&self, whose: Whose) -> String {
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

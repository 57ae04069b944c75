//! The words of an explanation: formulas, their sources, where inputs come from.

use super::{Language, Wording};
use crate::calc::{Fair, Figure, Method, Name, Odd, Op, Origin, PayOf, Unit, Whose};
use crate::plan::Money;

/// Headings of the explanation panel.
pub struct ExplainText {
    /// The formula in words.
    pub words: &'static str,
    /// The inputs.
    pub inputs: &'static str,
    /// The steps.
    pub steps: &'static str,
    /// Where the formula comes from.
    pub source: &'static str,
    /// Opens the accounts behind an input.
    pub by_account: &'static str,
    /// Accounts that are not listed.
    pub others: fn(usize) -> String,
    /// Leads to the cell that was imported or typed.
    pub to_cell: &'static str,
}

impl ExplainText {
    /// English.
    pub const EN: ExplainText = ExplainText {
        words: "In words",
        inputs: "Inputs",
        steps: "Step by step",
        source: "Source",
        by_account: "By account",
        others: |n| super::counted(n, "more account", "more accounts"),
        to_cell: "Show in the accounts",
    };

    /// Simplified Chinese.
    pub const ZH: ExplainText = ExplainText {
        words: "文字说明",
        inputs: "输入项",
        steps: "逐步计算",
        source: "出处",
        by_account: "按客户",
        others: |n| held!("其余 {n} 家客户"),
        to_cell: "在客户表中查看",
    };
}

impl Wording<'_> {
    pub(super) fn both(&self, en: &str, zh: &str) -> String {
        if self.numbers.language == Language::Zh { super::held(zh.into()) } else { en.into() }
    }

    /// A value in its unit, in full: explanations never shorten.
    pub fn value(&self, value: f64, unit: Unit) -> String {
        let numbers = &self.numbers;
        match unit {
            Unit::Money => {
                Money::from_minor(value).map_or_else(|| super::DASH.into(), |money| numbers.full(money))
            }
            Unit::Ratio => format!("{}%", numbers.decimal(value * 100.0, 2)),
            Unit::Count | Unit::Months | Unit::Years => numbers.decimal(value, 0),
            Unit::Days => numbers.decimal(value, 1),
            Unit::People => numbers.decimal(value, 2),
            Unit::Factor | Unit::Index => numbers.decimal(value, 4),
        }
    }

    /// What a figure comes to, in full; a difference with its sign.
    pub fn result(&self, figure: Figure, value: f64, unit: Unit) -> String {
        let written = self.value(value, unit);
        if figure.is_difference() { super::number::signed(value, written) } else { written }
    }

    /// An operation on worded terms: `0.20 × 31,190,040`.
    pub fn operation(&self, op: Op, terms: &[String]) -> String {
        let words = self.numbers.language.text().words();
        let of = |en: &str, zh: &str| [self.both(en, zh), (words.list)(terms)].join(words.space);
        match op {
            Op::Sum => terms.join(" + "),
            Op::Subtract => terms.join(" \u{2212} "),
            Op::Multiply => terms.join(" × "),
            Op::Divide => terms.join(" ÷ "),
            Op::Power => terms.join(" ^ "),
            Op::Round => self.both("rounded to the smallest unit of the currency", "四舍五入到最小货币单位"),
            Op::Least => of("the smallest of", "最小值："),
            Op::Most => of("the largest of", "最大值："),
        }
    }

    /// Where an input comes from.
    pub fn origin(&self, origin: Origin) -> String {
        let zh = self.numbers.language == Language::Zh;
        let words = self.numbers.language.text().words();
        match origin {
            Origin::Sales { span, accounts } => {
                let (count, span) = ((words.accounts_count)(accounts), self.numbers.span(span));
                if zh { format!("数据 · {count}，{span}") } else { format!("data · {count}, {span}") }
            }
            Origin::Margin { span, accounts } => {
                let (count, span) = ((words.accounts_count)(accounts), self.numbers.span(span));
                if zh {
                    format!("毛利数据 · {count}，{span}")
                } else {
                    format!("margin data · {count}, {span}")
                }
            }
            Origin::Bases { accounts, .. } => {
                let count = (words.accounts_count)(accounts);
                self.both(&format!("the bases of {count}, added"), &format!("{count}的基础销量合计"))
            }
            Origin::Entered => self.both("entered by you", "由您填写"),
            Origin::Setting => self.both("a setting of the plan", "规划设置"),
            Origin::Default => self.both("our default, yours to change", "默认值，可修改"),
            Origin::AsOf(month) => {
                let month = self.numbers.month(month);
                self.both(&format!("as known at the end of {month}"), &format!("截至{month}底的数据"))
            }
            Origin::Fitted => self.both("fitted to your data or judgements", "由您的数据或判断拟合得出"),
            Origin::Drawn { draws, seed } => {
                let draws = self.numbers.count(draws);
                self.both(
                    &format!("{draws} simulated years, seed {seed}"),
                    &held!("模拟 {draws} 个年度，随机种子 {seed}"),
                )
            }
            Origin::Constant => self.both("a constant of the formula", "公式常数"),
            Origin::Figure(figure) => {
                let name = self.figure(figure);
                if zh { format!("计算得出 · {name}") } else { format!("calculated · {name}") }
            }
            Origin::Revised => self.both("the committed target as revised", "修订后的既定目标"),
            Origin::Committed => self.both("frozen when the target was committed", "确定目标时冻结"),
        }
    }

    /// A figure's formula in words, and where the formula comes from.
    pub fn formula(&self, figure: Figure) -> (String, String) {
        let ours = || {
            self.both(
                "The trade literature names the three methods and prints no formulas. These are ours; every constant can be changed.",
                "业内文献提出了这三种方法，但没有给出公式。公式由本软件给出，每个常数都可以修改。",
            )
        };
        let own = || self.both("Our definition.", "本软件的定义。");
        let plain = || self.both("Plain arithmetic on your data.", "直接由您的数据算出。");
        let (en, zh, source) = match figure {
            Figure::SalesTotal(_) => (
                "The sum of all sales of the period, returns taken off.",
                "此期间全部销售额之和，已扣除退货。",
                plain(),
            ),
            Figure::AccountSales(..) => (
                "The account’s sales of the period, returns taken off.",
                "该客户在此期间的销售额，已扣除退货。",
                plain(),
            ),
            Figure::AccountShare(..) => (
                "The account’s sales over the sales of all accounts with sales above zero.",
                "该客户销售额除以全部正销售额之和。",
                plain(),
            ),
            Figure::AccountMargin(..) => ("The account’s margin of the period.", "该客户在此期间的毛利。", plain()),
            Figure::AccountMarginRate(..) => {
                ("The account’s margin over its sales.", "该客户的毛利除以销售额。", plain())
            }
            Figure::AccountSalesBefore(_) => (
                "The account’s sales in the twelve months before the last twelve.",
                "该客户在最近 12 个月之前的 12 个月的销售额。",
                plain(),
            ),
            Figure::AccountGrowth(_) => (
                "Sales of the last twelve months over those of the twelve before, less one.",
                "最近 12 个月的销售额除以此前 12 个月的销售额，再减 1。",
                plain(),
            ),
            Figure::ParetoCount(_) => (
                "Accounts by sales, largest first, are added up until the first cut is reached; the account that crosses it counts.",
                "客户按销售额从大到小累加，直到达到第一分界；跨过分界的那家客户计入。",
                self.both("Pareto curve; ABC analysis.", "帕累托曲线；ABC 分析。"),
            ),
            Figure::ParetoShare(_) => (
                "The accounts up to the first cut over all accounts on the curve.",
                "达到第一分界的客户数除以曲线上的客户数。",
                self.both("Pareto curve.", "帕累托曲线。"),
            ),
            Figure::TopShare(_) => (
                "Sales of the largest 20% of accounts (rounded up to a whole account) over all sales above zero.",
                "销售额最大的 20% 客户（客户数向上取整）的销售额除以全部正销售额。",
                self.both("Pareto curve.", "帕累托曲线。"),
            ),
            Figure::ClassCount(..) => (
                "Accounts whose class this is; the account that crosses a cut belongs to the better class.",
                "属于该类的客户数；跨过分界的客户归入较高一类。",
                self.both(
                    "ABC analysis; Heizer and Render print a worked example.",
                    "ABC 分析；Heizer 与 Render 的教材中有算例。",
                ),
            ),
            Figure::ClassPart(..) => (
                "Accounts of the class over all accounts with sales above zero.",
                "该类客户数除以销售额大于零的全部客户数。",
                plain(),
            ),
            Figure::CurveAccounts(_) => (
                "Accounts with sales above zero; the others stand below the curve.",
                "销售额大于零的客户数；其余客户列在曲线之下。",
                plain(),
            ),
            Figure::BelowAccounts(_) => (
                "All accounts less those on the curve: who bought nothing, or brought back as much as it bought or more, has no share to stand by.",
                "全部客户减曲线上的客户：没有采购，或退货不少于采购的客户，没有可排列的占比。",
                plain(),
            ),
            Figure::BelowSales(_) => (
                "Net sales less the sales of the accounts on the curve: returns beyond what those accounts bought.",
                "净销售额减曲线上客户的销售额：即这些客户退货超出采购的部分。",
                plain(),
            ),
            Figure::CurveSales(_) => ("The sum of all sales above zero.", "全部正销售额之和。", plain()),
            Figure::CurveShare(..) => (
                "What the account makes over what all accounts above zero make.",
                "该客户的金额除以全部大于零的金额之和。",
                plain(),
            ),
            Figure::CurveShareThrough(..) => (
                "The accounts ranked, largest first: what those down to this one make, over what all accounts above \
                 zero make.",
                "客户由大到小排列，累计至该客户的金额除以全部大于零的金额之和。",
                plain(),
            ),
            Figure::ClassThen(_) => (
                "Accounts of the class by the sales of the earlier year.",
                "按上一年销售额属于该类的客户数。",
                plain(),
            ),
            Figure::Moved(..) => (
                "Accounts of one class by the sales of one year and of another by those of the next; none means no sales above zero.",
                "按上一年销售额属于某类、按下一年销售额属于另一类的客户数；“无”表示没有正销售额。",
                self.both("Class migration matrix.", "类别迁移矩阵。"),
            ),
            Figure::LosingKeys(_) => (
                "Key accounts whose known margin of the period adds up to less than nothing.",
                "此期间已知毛利合计为负的大客户数。",
                plain(),
            ),
            Figure::LargeCustomers(_) => (
                "Customers that make a tenth of all sales above zero, or more; accounts of one group count as one.",
                "占全部正销售额十分之一及以上的客户数；同一集团的客户合并计算。",
                self.both(
                    "ASC 280 asks to name customers of 10% or more.",
                    "ASC 280 要求披露占比 10% 及以上的客户。",
                ),
            ),
            Figure::KeyOverdue => (
                "What key accounts owe past the due date, added. A credit of one offsets no debt of another.",
                "大客户逾期应收款之和；某一客户的贷方余额不抵减其他客户的欠款。",
                plain(),
            ),
            Figure::SilentKeys => (
                "Key accounts that have bought nothing for longer than they wait as a rule: beyond the 95th percentile of the intervals between their own months of purchase, and at least three whole months. Who has bought in fewer than five months has no rhythm and is given a year.",
                "未采购时间超出自身节奏的大客户：超过其历次采购间隔的第 95 百分位，且至少 3 个完整月份。有采购的月份不足 5 个时无法判断节奏，按 12 个月计。",
                own(),
            ),
            Figure::AccountOneOffs(_) => (
                "The amounts of the last twelve months that you marked as one-off; the base leaves them out.",
                "最近 12 个月销售中您标记为一次性的金额；基础销量不含这些金额。",
                own(),
            ),
            Figure::AccountEvenness(_) => (
                "One less the Gini coefficient of the quarters of the last twelve months, quarters without a purchase included. One equal order a quarter is 1.",
                "1 减去最近 12 个月各季度销售额的基尼系数（含没有采购的季度）。每季度各有一笔等额订单时为 1。",
                own(),
            ),
            Figure::ClassSales(..) => {
                ("The sum of sales of the accounts of the class.", "该类客户销售额之和。", plain())
            }
            Figure::ClassShare(..) => {
                ("Sales of the class over all sales above zero.", "该类销售额除以全部正销售额。", plain())
            }
            Figure::Gini(_) => (
                "Each account’s sales times how many sell less minus how many sell more, added up; over the number of accounts times their sales. 0: all alike; towards 1: one has all.",
                "每家客户的销售额乘以“销售额少于它的客户数减去多于它的客户数”，求和后除以客户数与销售总额之积。0 表示完全均匀，越接近 1 越集中。",
                self.both(
                    "Population Gini coefficient; agrees with R’s package ineq on its example (0.4621).",
                    "总体基尼系数；与 R 的 ineq 包算例一致（0.4621）。",
                ),
            ),
            Figure::Hhi(_) => (
                "The sum of the squared shares of all accounts, times 10,000.",
                "全部客户占比的平方和，乘以 10,000。",
                self.both(
                    "Herfindahl-Hirschman index; shares 30/30/20/20 give 2,600.",
                    "赫芬达尔指数；占比 30/30/20/20 得 2,600。",
                ),
            ),
            Figure::EffectiveAccounts(_) => (
                "10,000 over the HHI: so many equal accounts would be as concentrated.",
                "10,000 除以 HHI：集中程度相当于有这么多家同等规模的客户。",
                self.both("Inverse of the HHI.", "HHI 的倒数。"),
            ),
            Figure::LargestShare(_) => (
                "The largest account’s sales over all sales above zero.",
                "最大客户销售额除以全部正销售额。",
                self.both(
                    "ASC 280 asks to name customers of 10% or more.",
                    "ASC 280 要求披露占比 10% 及以上的客户。",
                ),
            ),
            Figure::NetRetention => (
                "This year’s sales of last year’s accounts over last year’s sales.",
                "上年有采购的客户在本年的销售额除以其上年销售额。",
                self.both("Net revenue retention, new accounts left out.", "净收入留存率，不含新客户。"),
            ),
            Figure::GrossRetention => (
                "As net retention, but no account counts for more than last year.",
                "算法同净收入留存率，但每家客户计入的金额不超过其上年销售额。",
                self.both("Gross revenue retention.", "毛收入留存率。"),
            ),
            Figure::YearToDate => (
                "Sales of the whole months of the fiscal year so far.",
                "本财年各完整月份的销售额之和。",
                plain(),
            ),
            Figure::YearToDateGrowth => (
                "The whole months so far over the same months last year, less one.",
                "本财年各完整月份的销售额除以上年相同月份的销售额，再减 1。",
                plain(),
            ),
            Figure::SalesIn(..) => ("The sales of these months, added.", "这些月份销售额之和。", plain()),
            Figure::SalesGrowth(..) => (
                "The sales of these months over those of the same months a year before, less one.",
                "这些月份的销售额除以上年同期销售额，再减 1。",
                plain(),
            ),
            Figure::YearGrowth(_) => (
                "The year’s target over the sales of the year before, less one.",
                "全年目标除以上一年销售额，再减 1。",
                plain(),
            ),
            Figure::LandingAt(..) => (
                "Sales to date plus what the landing still expects, each month to come taking its part by season.",
                "年初至今的实际销售额，加上全年预计中尚待实现的部分，后者按季节指数分到未来各月。",
                own(),
            ),
            Figure::AccountBase(_) => (
                "Its last twelve months without the one-off sales you marked, times what a year’s sales of accounts of its class became: those that left count as nothing. Of a year under way what it has sold, and that for the months to come by its season. Where fewer than 12 accounts can be compared, it goes as all accounts together do; under two years of months it is the last twelve, or the months there are, stretched by the seasonal index.",
                "最近 12 个月销售额（不含您标记的一次性销售）乘以同类客户次年与上年销售额之比，已流失的客户按零计入。年度进行中时，为已售部分加上未来月份按季节的部分。可比客户不足 12 家时，随全部客户的总预测变化；不足两年数据时，取最近 12 个月，或用季节指数把已有月份折算成全年。",
                ours(),
            ),
            Figure::BaseTotal | Figure::BaseScope | Figure::BaseRest | Figure::BaseNewcomers => (
                "What the planned year is expected to bring if nothing changes, without the one-off sales you marked. All accounts: the geometric mean of the forecast of all, and of the accounts’ bases with those that will be new. What the accounts’ bases leave of it is what new and returning accounts bring.",
                "规划年度在一切照旧时的预期销售额（不含您标记的一次性销售）。全部客户：总预测与“各客户基础销量加上新增客户”两者的几何平均；其中超出各客户基础销量之和的部分，来自新增及恢复客户。",
                ours(),
            ),
            Figure::KeyAccounts => (
                "Class A of the last twelve months, and whatever you set by hand. Once a target is committed, the accounts that were key then.",
                "最近 12 个月的 A 类客户，加上您手工设定的大客户。确定目标后，以当时的大客户为准。",
                own(),
            ),
            Figure::KeyShare => (
                "The base of the key accounts over the base of all.",
                "大客户的基础销量除以全部客户的基础销量。",
                own(),
            ),
            Figure::Target(Method::Benchmark)
            | Figure::TargetLow(Method::Benchmark)
            | Figure::TargetHigh(Method::Benchmark)
            | Figure::TargetGrowth(Method::Benchmark) => (
                "Close a part of the relative gap to a firm that is ahead, in some years, while it grows on: this gives a yearly growth, and the target is one year of it.",
                "在若干年内缩小与领先企业的一部分相对差距，并计入对方同期的增长；由此得出年增长率，目标即按此增长一年。",
                ours(),
            ),
            Figure::Target(Method::InputOutput)
            | Figure::TargetLow(Method::InputOutput)
            | Figure::TargetHigh(Method::InputOutput)
            | Figure::TargetGrowth(Method::InputOutput) => (
                "The base times planned over today’s selling time to the power of the elasticity, times the same for each budget, times one plus the growth of productivity. With judgements by class, each class follows its response curve.",
                "基础销量乘以“计划销售时间与当前销售时间之比”的弹性次方，各项费用同理，再乘以（1 + 生产率增长）。如填写了各类客户的判断，则按各类的响应曲线计算。",
                ours(),
            ),
            Figure::Target(Method::Baseline)
            | Figure::TargetLow(Method::Baseline)
            | Figure::TargetHigh(Method::Baseline)
            | Figure::TargetGrowth(Method::Baseline) => (
                "The base of each class times one plus its uplift; or the base of all times the key-account share aimed at.",
                "各类客户的基础销量乘以（1 + 提升率）；或全部基础销量乘以目标大客户占比。",
                ours(),
            ),
            Figure::BaseMonth(_) => (
                "The mean of three forecasts: the same month of the last twelve, the model that forecast the past best month by month, and Theta. A month that is over counts as it was, without one-off sales.",
                "三种预测的均值：最近 12 个月中的同一月份、逐月检验中最能预测过去的模型、Theta 方法。已过的月份按实际销售额（不含一次性销售）。",
                self.both(
                    "On 808 public series the mean misses a year’s total by 8.9%, the last twelve months again by 9.25%, the best model alone by 10.6%. Theta: Assimakopoulos and Nikolopoulos (2000).",
                    "在 808 个公开序列上，均值对年度总额的误差为 8.9%，重复最近 12 个月为 9.25%，单用最佳模型为 10.6%。Theta：Assimakopoulos 与 Nikolopoulos（2000）。",
                ),
            ),
            Figure::HoldOut(_) | Figure::HoldOutShare(_) => (
                "Earlier years are forecast as a whole, each from its eve with what was known then. What was missed in all those years, without sign, over how many they are.",
                "对以往各年度，仅用年初之前已知的数据预测全年总额；将各年误差的绝对值相加，除以年数。",
                self.both(
                    "Rolling-origin hold-out of the year’s total, mean absolute error.",
                    "年度总额的滚动起点检验，平均绝对误差。",
                ),
            ),
            Figure::BaseLow | Figure::BaseHigh => (
                "The base of the scope times what the simulated years bring at their tenth and ninetieth part over what they bring on average, if nothing changes.",
                "目标范围内的基础销量，乘以一切照旧时模拟年度第 10% 与第 90% 处相对均值的倍数。",
                self.both(
                    "The same draws as the chance. Of 20 later years of key accounts in four real portfolios 15 fell between.",
                    "与达成把握取自同一批模拟。在四组真实客户数据的 20 个后续年度中，大客户销售额有 15 个落在其间。",
                ),
            ),
            Figure::RecentScope => (
                "Sales of the last twelve whole months without the one-off sales you marked: the months a benchmark firm is compared over.",
                "最近 12 个完整月份的销售额，扣除您标记的一次性销售：与标杆企业比较时用的就是这一时段。",
                plain(),
            ),
            Figure::AccountLoyalty(_) => (
                "The mean of what is known: the rating over 5, the share of wallet, and the years since the first purchase over five. Without a rating, how regularly and how recently the account bought stands in for it.",
                "已知各项的平均值：评分除以 5、钱包份额、合作年数除以 5。没有评分时，以采购是否规律、是否近期代替。",
                ours(),
            ),
            Figure::EffortGrowth => (
                "People times selling days, planned over today’s, less one. People beyond today’s number are new and count by their ramp.",
                "人数与销售天数之积，以计划值除以当前值，再减 1。超出当前人数的部分为新人，按上手程度折算。",
                plain(),
            ),
            Figure::Odd(Odd::Market) => (
                "How far one year may move all accounts at once, as the standard deviation of a logarithm: 0.1 is about 10%. Read from how much totals of twelve months have changed; with few years known a change of 10% a year is assumed beside it. It can be set in Settings.",
                "一年之中市场使全部客户同时涨跌的幅度（对数标准差）：0.1 约为 10%。由 12 个月总额的历史变化得出；年数较少时，另计入每年 10% 的预设变化。可在“设置”中填写。",
                self.both(
                    "√(v × (1 + 1 ÷ years in which accounts were seen)), v = (m e² + 2 × prior²) ÷ (m + 2), e the root mean square of ln(total ÷ total twelve months before) over m years.",
                    "√(v ×（1 + 1 ÷ 客户可比的年数）)，v =（m e² + 2 × 预设²）÷（m + 2），e 为 ln（总额 ÷ 12 个月前总额）的均方根，m 为年数。",
                ),
            ),
            Figure::Chance(Whose::Account(_), _) => (
                "What some account of the class brings over what is expected of it, in each simulated year: one of the ratios that accounts of the class have shown, and the market. The chance is the part of the years in which that is enough.",
                "在每个模拟年度中，此类客户的结果与预期之比：取自同类客户的历史比率，再乘以市场因素。把握即足以达到目标的年度所占比例。",
                ours(),
            ),
            Figure::YearAgo(_) => (
                "The method asked before the last whole year began: the sales known then and the key accounts they made, today’s assumptions, benchmark firms taken back by their growth.",
                "假设在上一完整年度开始之前使用该方法：销售额与大客户取当时的数据，其他假设取今天的值，标杆企业按其增长率倒推。",
                self.both("Backtest; our definition.", "回溯检验；本软件的定义。"),
            ),
            Figure::YearAgoActual => (
                "The sales, one-offs left out, in the year planned then, of the accounts that were in scope then.",
                "当时在目标范围内的客户在该年度的销售额，不含一次性销售。",
                plain(),
            ),
            Figure::YearAgoMiss(_) => (
                "What came over what would have been set, less one.",
                "实际销售额除以测算目标，再减 1。",
                plain(),
            ),
            Figure::OwnerMean(_) => (
                "What the owner’s accounts in scope have sold of the year, and what is to come of them times what the planned effort makes of it.",
                "该负责人名下目标范围内客户的已售部分，加上未来部分乘以计划投入的作用。",
                plain(),
            ),
            Figure::Odd(_) | Figure::Chance(..) => (
                "Many years are drawn. Each account brings what is expected of it, times what some account of its class has done from one year to the next, those that left among them; one market factor moves all. The chance is the part of the years that reach the target; P10, P50 and P90 are what one, five and nine years of ten stay below. Of a year under way the months gone are as they were, and the rest deviates a little more than a whole year does.",
                "模拟许多个年度：每家客户的预期销售额，乘以某家同类客户相邻两年的比率（含已流失的客户），再由同一市场因素使全部客户同涨同跌。把握即达到目标的年度所占比例；P10、P50、P90 指十年中分别有一年、五年、九年低于该值。年度进行中时，已过月份按实际，剩余月份的离散略大于全年。",
                self.both(
                    "Seeded Monte Carlo over cohorts with a market factor; independent deals of 100, 60 and 40 at 50, 30 and 80% reach 100 with 62%. Of 20 later years of real key accounts 15 fell between P10 and P90.",
                    "按客户群与市场因素的蒙特卡洛模拟（随机种子固定）；三笔独立交易 100、60、40，概率 50%、30%、80%，达到 100 的把握为 62%。在 20 个真实后续年度中，大客户有 15 个落在 P10 与 P90 之间。",
                ),
            ),
            Figure::Force => (
                "The accounts of each class times the visits its norm gives them, added, over the visits one person makes a year.",
                "各类客户数乘以该类标准拜访次数，相加后除以人均全年拜访次数。",
                self.both(
                    "Workload method (Talley); 1,000 × 36 and 2,000 × 12 at 1,000 a person are 60.",
                    "工作量法（Talley）；1,000 × 36 次加 2,000 × 12 次，人均 1,000 次，需要 60 人。",
                ),
            ),
            Figure::Funnel(_) => (
                "Contacts a day times days a year, times the part that are different accounts, times the part that becomes an account.",
                "每日联系数 × 全年天数 × 不重复的比例 × 转化率。",
                self.both(
                    "Sales funnel; 100 a day on 240 days are 24,000 contacts, 20,000 of them different, and 1% of those are 200 accounts.",
                    "销售漏斗；每日 100 次、240 天共 24,000 次联系，其中 20,000 家不重复，1% 即 200 家。",
                ),
            ),
            Figure::FirmTarget(_) => (
                "The target that benchmark comparison gives with this firm alone.",
                "标杆企业对比法仅以这一家企业为标杆得出的目标。",
                ours(),
            ),
            Figure::PathOwn(..) => (
                "Own sales today, grown for so many years at the yearly rate that closes the part of the gap.",
                "当前自身销售额，按缩小差距所需的年增长率增长若干年。",
                ours(),
            ),
            Figure::PathFirm(..) => (
                "The firm’s sales today, grown for so many years at its own rate.",
                "标杆企业当前销售额，按其自身增长率增长若干年。",
                ours(),
            ),
            Figure::PathRatio(..) => {
                ("Own sales over the firm’s in that year.", "当年自身销售额除以标杆销售额。", plain())
            }
            Figure::BenchmarkGap => (
                "The benchmark’s sales less your own; several firms by their weighted mean.",
                "标杆销售额减自身销售额；多家企业取加权平均。",
                plain(),
            ),
            Figure::GapFromWallet | Figure::GapFromShare => (
                "Sales per account are what an account buys from anybody times our share of it. The gap in sales per account is split at the midpoint between the two, at the mean number of accounts.",
                "单客户销售额等于单客户采购总额乘以我方份额；其差距按中点分解为两部分，再乘以平均客户数。",
                self.both("Midpoint decomposition.", "中点分解法。"),
            ),
            Figure::GapFromNumber | Figure::GapFromAverage => (
                "The gap to the benchmark, split at the midpoint: change in number times mean sales per account, and change in sales per account times mean number. The two add up exactly.",
                "与标杆的差距按中点分解：客户数之差乘以平均单客户销售额，单客户销售额之差乘以平均客户数，两者之和即总差距。",
                self.both("Midpoint decomposition.", "中点分解法。"),
            ),
            Figure::Blend | Figure::BlendLow | Figure::BlendHigh => (
                "The result of each method times its weight, added up. Where a method has no result its weight goes to the others in proportion.",
                "各方法的结果乘以权重后相加。没有结果的方法，其权重按比例分给其他方法。",
                ours(),
            ),
            Figure::CommittedGrowth => (
                "The committed target over the base it was committed on, less one.",
                "既定目标除以确定时的基础销量，再减 1。",
                plain(),
            ),
            Figure::BlendGrowth => (
                "The target over the sales of the last twelve months, less one.",
                "目标除以最近 12 个月的销售额，再减 1。",
                plain(),
            ),
            Figure::MarginRateTarget => (
                "The margin rate you aim at; until you set one, today’s.",
                "您设定的毛利率目标；未设定时取当前毛利率。",
                ours(),
            ),
            Figure::KeyShareTarget => (
                "The key-account share you aim at; until you set one, what the uplifts give.",
                "您设定的大客户占比目标；未设定时取按提升率得出的占比。",
                ours(),
            ),
            Figure::KeyAccountsTarget => (
                "How many key accounts were committed to with the target: those there were and those to be won.",
                "与目标一并确定的大客户数：包括现有的和要争取的。",
                self.both("Growth-phase targets come in two numbers.", "成长期目标由两个数字组成。"),
            ),
            Figure::Committed => (
                "The figure you committed to, frozen with its base, its key accounts and its split.",
                "您确定的目标数字，与其基础销量、大客户和分解一并冻结。",
                own(),
            ),
            Figure::Company => (
                "The committed target of the scope and the base of the rest.",
                "目标范围内的既定目标，加上其余客户的基础销量。",
                own(),
            ),
            Figure::AccountTarget(_) => (
                "The account’s weight in the split times what is left after locks, kept between floor and cap, and rounded so that all accounts add up exactly.",
                "扣除锁定后的余额按该客户的分解权重分配，并限制在上下限之间；取整后全部客户之和与总目标完全一致。",
                self.both(
                    "Proportional spread with bounds and largest remainder; 50/30/20 into 7 gives 4/2/1.",
                    "带上下限的按比例分解与最大余数法；把 7 按 50/30/20 分解，得 4/2/1。",
                ),
            ),
            Figure::AccountMonth(..) => (
                "The account’s year times the month’s share of the shape, rounded so that the twelve months add up exactly. By season the share is in part that of its own years, in part that of its class: own years count by how much less they missed of the last twelve months than the class did.",
                "该客户全年目标乘以当月在走势中的占比；取整后 12 个月之和与全年目标完全一致。按季节时，占比一部分取自该客户自身历年，一部分取自同类客户；自身历年与最近 12 个月越吻合，其权重越大。",
                self.both("Largest remainder.", "最大余数法。"),
            ),
            Figure::AccountTargetGrowth(_) => (
                "The account’s target over its sales of the latest twelve whole months, less one.",
                "该客户目标除以其最近 12 个完整月份的销售额，再减 1。",
                plain(),
            ),
            Figure::AccountTargetShare(_) | Figure::OwnerTargetShare(_) => {
                ("The target over the target of the scope.", "该目标除以目标范围内的总目标。", plain())
            }
            Figure::FrozenBase(_) => (
                "The account’s base as it was frozen with the target.",
                "与目标一并冻结的该客户基础销量。",
                own(),
            ),
            Figure::GrowthOnFrozenBase(_) => {
                ("The committed target over that base, less one.", "既定目标除以该基础销量，再减 1。", plain())
            }
            Figure::SplitSum => (
                "The targets of all accounts in scope, added up: the target that was split, to the cent.",
                "目标范围内各客户目标之和，与被分解的目标分毫不差。",
                plain(),
            ),
            Figure::SplitLocked => (
                "The targets of the accounts that are locked or that their owners have committed to, added up.",
                "已锁定或负责人已承诺的客户，其目标之和。",
                plain(),
            ),
            Figure::SplitFree => {
                ("The target less what is locked or owners have committed to.", "目标减去已锁定和负责人已承诺的金额。", plain())
            }
            Figure::OverAssignment(_) => (
                "What locks, floors and caps ask for with nobody giving way, over what weights alone would give, less one.",
                "保留全部锁定与上下限、且其他客户不相应调减时的合计，除以仅按权重分解的合计，再减 1。",
                self.both(
                    "Over-assignment: sum of the parts over the whole.",
                    "超额分配：各部分之和与整体之比。",
                ),
            ),
            Figure::MonthGrowth(..) => (
                "The target of the month over the sales of the same month a year before, less one.",
                "当月目标除以上年同月销售额，再减 1。",
                plain(),
            ),
            Figure::OwnerTarget(_) => ("The sum of the owner’s accounts.", "该负责人名下各客户目标之和。", plain()),
            Figure::Actual(..) => {
                ("Sales of the whole months of the window.", "该期间各完整月份的销售额之和。", plain())
            }
            Figure::TargetIn(..) => {
                ("The frozen monthly targets of the window, added up.", "该期间已冻结的各月目标之和。", plain())
            }
            Figure::Attainment(..) => {
                ("Actual over target, whole months only.", "实际销售额除以目标，只计完整月份。", plain())
            }
            Figure::Gap(..) => ("Actual less target.", "实际销售额减去目标。", plain()),
            Figure::KeyBuyers(..) | Figure::KeyBuyersBefore(..) => (
                "Accounts of the frozen key set with sales above zero in the whole months of the window.",
                "确定目标时的大客户中，在该期间完整月份内销售额大于零的客户数。",
                own(),
            ),
            Figure::RunRate(_) => (
                "Actual to date over the seasonal weight of the months gone: what an average month brings at this pace. Each account weighs by its own season.",
                "至今的实际销售额除以已过月份的季节权重：即按此进度，平均每月的销售额。各客户按其自身季节计算。",
                own(),
            ),
            Figure::SoldAMonth(_) => (
                "Actual to date over the months gone, whatever their season; a month without sales is a month.",
                "至今的实际销售额除以已过月数，不计季节；没有销售的月份也计入月数。",
                plain(),
            ),
            Figure::SeasonMonth(..) => (
                "The base of the commitment, times the part of the year that falls into the month: in part as in the account’s own years, in part as in its class, each as well as it foretold the last twelve months. Of several accounts the sum.",
                "确定目标时的基础销量乘以该月占全年的比例：比例一部分取自该客户自身历年，一部分取自同类客户，权重取决于两者与最近 12 个月的吻合程度。多家客户时为其合计。",
                own(),
            ),
            Figure::RequiredRate(_) => (
                "What is missing to the year’s target over the seasonal weight of the months left: what an average month must bring.",
                "距全年目标的缺口除以剩余月份的季节权重：即平均每月必须达到的销售额。",
                own(),
            ),
            Figure::LandingShare(_) => (
                "Where the year ends at this pace, over its target.",
                "按目前进度得出的全年预计除以全年目标。",
                own(),
            ),
            Figure::RequiredRatio(_) => (
                "What an average month must bring from now on, over what it has brought so far.",
                "今后平均每月须达到的销售额除以至今的月均进度。",
                own(),
            ),
            Figure::Pay(_, _, PayOf::Fixed) => (
                "A year’s pay at target times the fixed part, for the months of the period.",
                "年目标薪酬乘以固定部分，按期间月数折算。",
                own(),
            ),
            Figure::Pay(_, _, PayOf::Variable) => (
                "What the curve pays for the year so far, less what was paid before; or for the period by itself, where the terms say so.",
                "曲线按年初至今累计应付的金额，减去此前已付的金额；条款规定各期单独结算时，只按本期计算。",
                self.both(
                    "Walk of the year to date: at 4%, 100,000 and then −20,000 pay 4,000 and then −800.",
                    "按年初至今累计：提成 4%，先售 100,000、后退 20,000，则先付 4,000，再收回 800。",
                ),
            ),
            Figure::Pay(_, _, PayOf::Due) => (
                "Variable pay at target for these months times what the curve pays for their attainment; or what it pays for their sales. Sales below nought pay nothing.",
                "这些月份目标薪酬的浮动部分，乘以曲线按合计达成率给出的支付比例；或曲线按合计销售额给出的支付金额。累计销售额为负时不付。",
                self.both(
                    "Pay curve by tiers; 5, 6 and 7% to 100,000, 125,000 and beyond pay 8,250 on 150,000.",
                    "分档薪酬曲线；10 万以内 5%，10 万至 12.5 万 6%，以上 7%，则 15 万对应 8,250。",
                ),
            ),
            Figure::Pay(_, _, PayOf::Together) => (
                "What the curve pays for the attainment of all these periods; by sales, for the sales of an average one, times their number.",
                "曲线按各期合计达成率应付的金额；按销售额时，为平均一期的应付金额乘以期数。",
                own(),
            ),
            Figure::Pay(_, _, PayOf::Apart) => (
                "What the periods were paid, each by itself, less what the curve pays for all of them together: caps, thresholds and months below nought count once for each period.",
                "各期单独结算的实付金额，减去各期合并计算的应付金额：单独结算时，封顶、起付线和负销售额在每期各计一次。",
                own(),
            ),
            Figure::Pay(_, _, PayOf::Kept) => (
                "What a period below nought would take back if returns did: the curve for as much again, with a minus.",
                "假如退货须收回提成，销售额为负的一期应收回的金额：曲线对同等金额的应付额，取负数。",
                own(),
            ),
            Figure::Pay(..) => ("Fixed and variable pay.", "固定薪酬与浮动薪酬之和。", plain()),
            Figure::Review(..) => (
                "Each criterion by its weight, added, over the sum of the weights: ratings over five, sales by their attainment, key accounts by those that bought.",
                "各指标乘以权重后相加，再除以权重合计：评分除以 5，销售额按达成率，大客户按有采购的占比。",
                own(),
            ),
            Figure::Fair(Fair::Size | Fair::Territory) => (
                "Spearman’s rank correlation over all periods of all people; its interval comes of drawing people again and again, since the periods of one person are not independent.",
                "全部人员各期数据的斯皮尔曼秩相关系数；同一人的各期并不独立，因此区间由反复抽取人员得到。",
                self.both("Spearman; bootstrap over people.", "斯皮尔曼相关；按人员重抽样。"),
            ),
            Figure::Fair(Fair::Periods | Fair::People) => (
                "Those at target over all that have one. Of people Wilson’s interval says how sure that is.",
                "达标数除以有目标的总数。按人计算时，以威尔逊区间说明其可靠程度。",
                self.both("Wilson’s score interval.", "威尔逊区间。"),
            ),
            Figure::Fair(Fair::Spread) => (
                "Target over what the accounts would sell anyway, period by period: its standard deviation over its mean.",
                "各期目标与客户基础销量之比：标准差除以均值。",
                own(),
            ),
            Figure::LandingLow(_) | Figure::LandingHigh(_) => (
                "What the simulated years bring at their tenth and ninetieth part: what is sold is sold, and what is to come is the landing’s on average.",
                "模拟年度第 10% 与第 90% 处的结果：已售部分不变，未来部分的均值即全年预计中的部分。",
                self.both(
                    "The same draws as the chance; the rest deviates (12 ÷ months left)^¼ times as a whole year does. Counted after nine months: of 620 public series 98% ended inside, of groups of 15 real accounts 76%, of single ones 80%.",
                    "与达成把握取自同一批模拟；剩余月份的离散为全年的（12 ÷ 剩余月数）^¼ 倍。九个月后统计：620 个公开序列有 98% 落在其间，每 15 家真实客户一组的有 76%，单个客户有 80%。",
                ),
            ),
            Figure::NewcomersIn(_) => (
                "What is asked of accounts that are not there yet, or buy again after a year without a purchase: of a target for all accounts as large a part as they have of its base, beside a target for key accounts their base. Nobody answers for it: what such an account buys counts for whoever has it by then.",
                "对尚未成交或停购一年后恢复采购的客户所定的目标：目标针对全部客户时，按其在基础销量中的占比从目标中分出；目标只针对大客户时，即其基础销量。这部分没有负责人，此类客户的销售额计入届时的负责人。",
                own(),
            ),
            Figure::OriginalIn(..) | Figure::CommittedFirst => (
                "The target as it was committed, before any revision.",
                "修订之前，最初确定的目标。",
                own(),
            ),
            Figure::OriginalAttainment(..) => (
                "Actual over the target as it was committed.",
                "实际销售额除以最初确定的目标。",
                plain(),
            ),
            Figure::Landing(_) => (
                "Actual so far, and the base of the months left, each account’s by its season, times the pace so far: ordinary sales over the base that was due. The less of the year’s base was due, the less a pace counts. Where nothing was due there is no pace, and the base comes as it is, as one below zero does.",
                "至今的实际销售额，加上剩余月份的基础销量（各客户按自身季节）乘以目前进度；进度为至今的常规销售额除以同期应实现的基础销量，同期基础销量占全年越少，进度的影响越小。至今没有应实现的基础销量，或剩余的基础销量为负时，不计进度，按基础销量计。",
                own(),
            ),
        };
        (self.both(en, zh), source)
    }

    /// What a line is called.
    pub fn name(&self, name: Name) -> String {
        super::name::name(self, name)
    }
}

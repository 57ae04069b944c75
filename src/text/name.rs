//! What the lines of an explanation are called.

use super::Wording;
use crate::calc::base::Peers;
use crate::calc::{Group, Name};
use crate::plan::Loyalty;

/// The words for a line. Firms, crews and budgets are counted from 1, as people count.
pub(super) fn name(wording: &Wording<'_>, name: Name) -> String {
    let both = |en: &str, zh: &str| wording.both(en, zh);
    let firm = |en: &str, zh: &str, n: u32| {
        both(&format!("{en}, firm {}", n + 1), &format!("{zh}（标杆 {}）", n + 1))
    };
    let crew = |en: &str, zh: &str, n: u32| {
        both(&format!("{en}, crew {}", n + 1), &format!("{zh}（队伍 {}）", n + 1))
    };
    let budget = |en: &str, zh: &str, n: u32| {
        both(&format!("{en}, budget {}", n + 1), &format!("{zh}（费用 {}）", n + 1))
    };
    let class = |en: &str, zh: &str, class: crate::plan::Class| {
        both(&format!("{en}, class {}", class.as_str()), &format!("{zh}（{} 类）", class.as_str()))
    };
    let cell = |en: &str, zh: &str, of: crate::plan::Class, loyalty: Option<Loyalty>| match loyalty {
        None => class(en, zh, of),
        Some(loyalty) => {
            let (of, loyalty) = (of.as_str(), (wording.numbers.language.text().words().loyalty)(loyalty));
            both(&format!("{en}, class {of}, {loyalty}"), &zh!("{zh}（{of} 类，{loyalty}）"))
        }
    };
    let group = |en: &str, zh: &str, of: Group| match of {
        Group::Class(of) => class(en, zh, of),
        Group::Own(n) => both(&format!("{en}, group {}", n + 1), &format!("{zh}（单列 {}）", n + 1)),
    };
    let basis = |en: &str, zh: &str, of| {
        let of = (wording.numbers.language.text().words().basis)(of);
        both(&format!("{en}, {}", of.to_lowercase()), &format!("{zh}（{of}）"))
    };
    match name {
        Name::Result => both("Result", "结果"),
        Name::Figure(figure) => wording.figure(figure),
        Name::Sales => both("Sales", "销售额"),
        Name::Accounts => both("Accounts", "客户数"),
        Name::Months => both("Months", "月数"),
        Name::Month(month) => wording.numbers.month(month),
        Name::Class(one) => class("Sales", "销售额", one),
        Name::OneOffs => both("One-off sales left out", "剔除的一次性销售"),
        Name::PositiveSales => both("Sales of all accounts above zero", "全部正销售额之和"),
        Name::PositiveMargin => both("Margin of all accounts above zero", "全部正毛利之和"),
        Name::AccountAmount => both("Of the account", "该客户"),
        Name::AmountThrough => {
            both("Of the accounts down to this one, largest first", "由大到小至该客户为止各客户之和")
        }
        Name::CurveAccounts => both("Accounts on the curve", "曲线上的客户数"),
        Name::Cut => both("First cut", "第一分界"),
        Name::CutSales => both("Sales at the cut", "分界处销售额"),
        Name::SalesBeforeCrossing => both("Sales up to the account before", "累计至前一家客户的销售额"),
        Name::SalesAtCrossing => {
            both("Sales with the account that crosses", "加上跨过分界的那家客户后的销售额")
        }
        Name::CrossingAccounts => both("Accounts up to the cut", "达到分界的客户数"),
        Name::TopAccounts => both("20% of the accounts, rounded up", "客户数的 20%（向上取整）"),
        Name::TopSales => both("Their sales", "其销售额"),
        Name::LargestSales => both("Sales of the largest account or group", "最大客户或集团的销售额"),
        Name::RankWeightedSales => both("Sales weighted by rank", "按排名加权的销售额"),
        Name::AccountsTimesSales => both("Accounts times sales", "客户数乘以销售额"),
        Name::SquaredSales => both("Sum of squared sales", "销售额平方和"),
        Name::TotalSquared => both("Total sales squared", "总销售额的平方"),
        Name::SumOfSquaredShares => both("Sum of squared shares", "占比平方和"),
        Name::Hhi => both("HHI", "赫芬达尔指数"),
        Name::HhiOfOne => both("HHI of a single account", "只有一家客户时的赫芬达尔指数"),
        Name::Margin => both("Margin", "毛利"),
        Name::LaterSales => both("Sales, later months", "后期销售额"),
        Name::EarlierSales => both("Sales, earlier months", "前期销售额"),
        Name::Ratio => both("Ratio", "比值"),
        Name::One => both("One", "1"),
        Name::ReturningSales => {
            both("Later sales of the accounts that bought before", "原有客户的后期销售额")
        }
        Name::KeptSales => {
            both("The same, no account above what it bought before", "同上，但每家不超过其前期销售额")
        }
        Name::ClassAccounts(one) => class("Accounts", "客户数", one),
        Name::InClassThen(one) => in_class(wording, one, "a year before", "上一年"),
        Name::InClassNow(one) => in_class(wording, one, "in the last twelve months", "最近 12 个月"),
        Name::KeysWithMargin => both("Key accounts of known margin", "已知毛利的大客户数"),
        Name::LargeShare => both("Share from which a customer is large", "视为特大客户的占比"),
        Name::LargeFrom => both("Sales from which it is", "对应的销售额下限"),
        Name::KeysKnown => both("Key accounts of which it is known", "已知应收款的大客户数"),
        Name::KeysOwing => both("Key accounts that owe", "有逾期应收款的大客户数"),
        Name::RhythmPurchases => {
            both("Months with a purchase that make a rhythm", "可判断采购节奏的最少采购月数")
        }
        Name::SilentLeast => both("Silent after so many months at the earliest", "最少未采购月数"),
        Name::SilentUnknown => both("Months where there is no rhythm", "无法判断节奏时的月数"),
        Name::Quarters => both("Quarters of a year", "全年季度数"),
        Name::QuartersBought => both("Quarters with a purchase", "有采购的季度数"),
        Name::QuartersGini => both("Gini of those quarters", "这些季度的基尼系数"),
        Name::QuartersEven => both("Evenness of those quarters", "这些季度的均匀度"),
        Name::KeyByClass => both("Class A, not marked by hand", "A 类且未手工设定"),
        Name::KeyByMark => both("Marked key by hand", "手工设定为大客户"),
        Name::Ordinary => both("Ordinary sales", "常规销售额"),
        Name::SeasonOfYear => both("Seasonal indices of a whole year", "全年季节指数之和"),
        Name::SeasonObserved => both("Seasonal indices of the months there are", "已有月份的季节指数之和"),
        Name::Stretched => both("Sales times the year’s indices", "销售额乘以全年指数"),
        Name::Annualised => both("As a whole year", "折算为全年"),
        Name::Remainder => both("Rounding, so that accounts add up", "取整差额，使各客户之和一致"),
        Name::MissedInAll => both("Missed in all, without sign", "误差绝对值合计"),
        Name::YearsForecast => both("Years that were forecast", "所预测的年数"),
        Name::SoldThenOnAverage => both("Sold in such a year", "这些年度的年均销售额"),
        Name::TwelveMonthsBefore => both("The same month of the last twelve", "最近 12 个月中的同一月份"),
        Name::ForecastBy(by) => (wording.numbers.language.text().words().by)(by).to_string(),
        Name::ForecastsAveraged => both("Forecasts averaged", "取均值的预测数"),
        Name::AccountBases => both("Bases of the accounts", "各客户基础销量之和"),
        Name::NewcomersShare => both(
            "Share of sales from accounts without any in the twelve months before",
            "前 12 个月无采购的客户在销售额中的占比",
        ),
        Name::KnownShare => both("Share of accounts that buy today", "现有客户的占比"),
        Name::BottomUp => both("With new and returning accounts", "加上新增及恢复客户"),
        Name::OverForecast => both("That over the forecast of all", "与总预测之比"),
        Name::RootOfThat => both("Root of that", "其平方根"),
        Name::GeometricMean => both("Geometric mean of both", "两者的几何平均"),
        Name::CohortPairs(one, peers) => {
            let whose = match peers {
                Peers::Own => {
                    both("Accounts of the class seen in two years running", "连续两年可比的同类客户数")
                }
                Peers::B => both(
                    "Accounts of class B seen in two years running, as the class has too few",
                    "连续两年可比的 B 类客户数（本类过少）",
                ),
                Peers::All => both(
                    "Accounts of all classes seen in two years running, as the class has too few",
                    "连续两年可比的全部客户数（本类过少）",
                ),
                Peers::Nobody => both("Too few accounts seen in two years running", "连续两年可比的客户过少"),
            };
            class(&whose, &whose, one)
        }
        Name::CohortRatio(one) => {
            class("What a year’s sales of such accounts became", "此类客户次年销售额与上年之比", one)
        }
        Name::AllToCome => both("To come of all accounts", "全部客户的未来月份"),
        Name::Forecast => both("Forecast of the month", "当月预测"),
        Name::ForecastYear => both("The twelve months", "12 个月合计"),
        Name::SeasonPartToCome => {
            both("Part of its year that is to come, by season", "按季节计算，未来月份占其全年的比例")
        }
        Name::OrdinaryToCome => both("That part of its ordinary sales", "常规销售额中的该部分"),
        Name::PartOfForecast => both("Its part, before scaling", "调整前的份额"),
        Name::PartsSum => both("All accounts’ parts", "全部客户的份额之和"),
        Name::Scaled => both("Scaled to the forecast of all", "按总预测调整"),
        Name::KeyBase => both("Base of the key accounts", "大客户基础销量"),
        Name::Two => both("Two", "2"),
        Name::Years => both("Years to close the gap", "缩小差距的年数"),
        Name::ClosePart => both("Part of the gap to close", "缩小差距的比例"),
        Name::FirmSales(n) => firm("Sales", "销售额", n),
        Name::FirmGrowth(n) => firm("Growth", "增长率", n),
        Name::FirmWeight(n) => firm("Weight", "权重", n),
        Name::FirmAccounts(n) => firm("Key accounts", "大客户数", n),
        Name::RatioToFirm(n) => firm("Own sales over the firm’s", "自身销售额与标杆之比", n),
        Name::RelativeGap(n) => firm("Relative gap", "相对差距", n),
        Name::ClosedGap(n) => firm("Gap to be closed", "要缩小的差距", n),
        Name::RatioAfter(n) => firm("Ratio when closed", "缩小后的比值", n),
        Name::GrowthFactor(n) => firm("One plus growth", "1 + 增长率", n),
        Name::GrowthOverYears(n) => firm("Growth over the years", "多年增长倍数", n),
        Name::SalesAfter(n) => firm("Own sales after those years", "若干年后自身销售额", n),
        Name::Multiple(n) => firm("Over today’s sales", "相对当前的倍数", n),
        Name::OneYear => both("One year of them", "其中一年"),
        Name::YearlyFactor(n) => firm("Yearly factor", "年增长倍数", n),
        Name::YearlyGrowth(n) => firm("Yearly growth", "年增长率", n),
        Name::FirmTarget(n) => firm("Target", "目标", n),
        Name::SmallestTarget => both("Smallest target", "最低目标"),
        Name::LargestTarget => both("Largest target", "最高目标"),
        Name::WeightedTarget(n) => firm("Target times weight", "目标乘以权重", n),
        Name::WeightedTargets => both("Weighted targets", "加权目标之和"),
        Name::WeightSum => both("Sum of weights", "权重之和"),
        Name::MeanTarget => both("Weighted mean", "加权平均"),
        Name::OwnAccounts => both("Own accounts", "自身客户数"),
        Name::WeightedSales(n) => firm("Sales times weight", "销售额乘以权重", n),
        Name::WeightedNumber(n) => firm("Accounts times weight", "客户数乘以权重", n),
        Name::WeightedSalesSum => both("Weighted sales", "加权销售额之和"),
        Name::WeightedNumberSum => both("Weighted accounts", "加权客户数之和"),
        Name::BenchmarkSales => both("Benchmark sales", "标杆销售额"),
        Name::BenchmarkAccounts => both("Benchmark accounts", "标杆客户数"),
        Name::SalesGap => both("Gap in sales", "销售额差距"),
        Name::OwnAverage => both("Own sales per account", "自身单客户销售额"),
        Name::BenchmarkAverage => both("Benchmark sales per account", "标杆单客户销售额"),
        Name::AveragesSum => both("Both averages", "两个平均值之和"),
        Name::MeanAverage => both("Mean of both averages", "两者的平均"),
        Name::MoreAccounts => both("More accounts", "多出的客户数"),
        Name::FromNumber => both("Gap from the number of accounts", "客户数造成的差距"),
        Name::FromAverage => both("Gap from sales per account", "单客户销售额造成的差距"),
        Name::FromWallet => {
            both("Of it from what an account buys from anybody", "其中：客户采购总额造成的差距")
        }
        Name::KnownSales => both("Sales of the accounts whose wallet is known", "已知采购总额的客户销售额"),
        Name::FirmShare(n) => firm("Share of wallet", "钱包份额", n),
        Name::WeightedShare(n) => firm("Share times weight", "份额乘以权重", n),
        Name::WeightedShares => both("Weighted shares", "加权份额之和"),
        Name::BenchmarkShare => both("The benchmark’s share of wallet", "标杆的钱包份额"),
        Name::OwnWalletEach => both("What one of our accounts buys from anybody", "我方单客户采购总额"),
        Name::BenchmarkWalletEach => both("What one of the benchmark’s buys", "标杆单客户采购总额"),
        Name::MoreWallet => both("Difference", "两者之差"),
        Name::SharesSum => both("Both shares", "两份额之和"),
        Name::MeanShare => both("Mean share", "平均份额"),
        Name::NumbersSum => both("Both numbers", "两客户数之和"),
        Name::MeanNumber => both("Mean number", "平均客户数"),
        Name::PathYears => both("Years from today", "距今年数"),
        Name::PathGrowth => both("Growth over those years", "这些年的增长倍数"),
        Name::PeopleToday(n) => crew("People today", "当前人数", n),
        Name::DaysToday(n) => crew("Selling days today", "当前销售天数", n),
        Name::PeoplePlanned(n) => crew("People planned", "计划人数", n),
        Name::DaysPlanned(n) => crew("Selling days planned", "计划销售天数", n),
        Name::Ramp(n) => crew("Ramp of newcomers", "新人上手程度", n),
        Name::Newcomers(n) => crew("Newcomers", "新增人数", n),
        Name::NewcomersCounted(n) => crew("Newcomers as they count", "新增人数（按上手程度折算）", n),
        Name::PeopleCounted(n) => crew("People planned as they count", "计划人数（折算后）", n),
        Name::CrewToday(n) => crew("Selling time today", "当前销售时间", n),
        Name::CrewPlanned(n) => crew("Selling time planned", "计划销售时间", n),
        Name::EffortToday => both("Selling time today", "当前销售时间合计"),
        Name::EffortPlanned => both("Selling time planned", "计划销售时间合计"),
        Name::EffortRatio => both("Planned over today’s", "计划与当前之比"),
        Name::Elasticity => both("Elasticity", "弹性"),
        Name::EffortEffect => both("Effect of selling time", "销售时间的作用"),
        Name::BudgetToday(n) => budget("Today", "当前", n),
        Name::BudgetPlanned(n) => budget("Planned", "计划", n),
        Name::BudgetElasticity(n) => budget("Elasticity", "弹性", n),
        Name::BudgetRatio(n) => budget("Planned over today’s", "计划与当前之比", n),
        Name::BudgetEffect(n) => budget("Effect", "作用", n),
        Name::Productivity => both("Growth of productivity", "生产率增长"),
        Name::ProductivityFactor => both("One plus productivity growth", "1 + 生产率增长"),
        Name::PlannedEffort(one) => group("Planned effort", "计划投入", one),
        Name::Saturation(one) => group("Sales at saturation", "饱和时销售额", one),
        Name::WithoutEffort(one) => group("Sales without effort", "无投入时销售额", one),
        Name::Steepness(one) => group("Steepness c", "陡度 c", one),
        Name::AboveToday(one) => group("Room above today", "当前以上的空间", one),
        Name::BelowToday(one) => group("Loss without effort", "无投入的损失", one),
        Name::Bend(one) => group("Bend d", "拐点 d", one),
        Name::EffortPower(one) => group("Effort to the power of c", "投入的 c 次方", one),
        Name::EffortOver(one) => group("d plus that", "上项加 d", one),
        Name::EffortPart(one) => group("Their quotient", "两者之商", one),
        Name::ResponseRange(one) => group("From no effort to saturation", "从无投入到饱和", one),
        Name::ResponseGain(one) => group("Gain over no effort", "相对无投入的增益", one),
        Name::ResponseOf(one) => group("Response", "响应", one),
        Name::ClassOutput(one) => group("Base times response", "基础销量乘以响应", one),
        Name::GroupBase(n) => both(&format!("Base, group {}", n + 1), &format!("基础销量（单列 {}）", n + 1)),
        Name::Outputs => both("All classes", "各类合计"),
        Name::ContactsADay => both("Contacts a day", "每日联系数"),
        Name::ContactDays => both("Days a year", "全年天数"),
        Name::DistinctPart => both("Part that are different accounts", "不重复的比例"),
        Name::Conversion => both("Part that becomes an account", "转化率"),
        Name::FirstYear => both("Sales of a new account in its first year", "新客户首年销售额"),
        Name::Contacts => both("Contacts a year", "全年联系数"),
        Name::AccountsMet => both("Different accounts contacted", "接触的客户数"),
        Name::NewAccounts => both("New accounts", "新客户数"),
        Name::Unrounded => both("Before rounding", "取整前"),
        Name::ClassBase(one, loyalty) => cell("Base", "基础销量", one, loyalty),
        Name::Uplift(one, loyalty) => cell("Uplift", "提升率", one, loyalty),
        Name::UpliftFactor(one, loyalty) => cell("One plus uplift", "1 + 提升率", one, loyalty),
        Name::ClassTarget(one, loyalty) => cell("Target", "目标", one, loyalty),
        Name::ClassTargets => both("All classes", "各类合计"),
        Name::ChosenKeyShare => both("Key-account share aimed at", "目标大客户占比"),
        Name::KeyTarget => both("Target of the key accounts", "大客户目标"),
        Name::OtherBase => both("Base of the other accounts", "其他客户基础销量"),
        Name::CompanyTarget => both("Both together", "两者合计"),
        Name::TargetAtBase => both("Target at that base", "按该基础销量的目标"),
        Name::TargetAt(input, high) => {
            let input = wording.input(input, wording.methods);
            match high {
                false => both(&format!("Lowest target by “{input}”"), &format!("“{input}”给出的最低目标")),
                true => both(&format!("Highest target by “{input}”"), &format!("“{input}”给出的最高目标")),
            }
        }
        Name::MovedBy => both("Distance from the answer", "与结果的距离"),
        Name::MovedSquare => both("Its square", "其平方"),
        Name::MovedSquares => both("Squares, added", "平方和"),
        Name::MovedTogether => both("Root of that", "其平方根"),
        Name::Half => both("A half", "1/2"),
        Name::QuantilePart => both("Part of the years below", "低于该值的年度占比"),
        Name::DrawsReaching => both("Simulated years that reach it", "达到目标的模拟年度"),
        Name::DrawsAll => both("Simulated years", "模拟年度总数"),
        Name::MarketDeviation => both("Deviation of the market", "市场波动幅度"),
        Name::MarketVariance => both("Variance of the market", "市场波动的方差"),
        Name::MarketLeast => both("Least that is assumed", "最低取值"),
        Name::TotalsVariance => both("Variance of the change of a year’s total", "年度总额变化的方差"),
        Name::TotalsChanged => {
            both("How much totals of twelve months have changed (log)", "12 个月总额的历史变化（对数）")
        }
        Name::TotalsWindows => both("Pairs of twelve months compared", "对比的 12 个月区间对数"),
        Name::TotalsYears => both("Years of changes", "变化的年数"),
        Name::TotalsPrior => {
            both("Change assumed beforehand, as much as two years of it", "预设变化幅度（相当于两年的数据）")
        }
        Name::YearsAhead => both("Years ahead", "距年末的年数"),
        Name::CohortYears => both("Years in which accounts were seen", "客户可比的年数"),
        Name::SeenInYears => both("1 + 1 / those years", "1 + 1 / 年数"),
        Name::RangeFactor => both("Factor of the range", "区间系数"),
        Name::RangeLeast => both("Least that is assumed", "最低取值"),
        Name::RestWidened => {
            both("How much more the rest of a year deviates than a whole one", "剩余月份相对全年的离散倍数")
        }
        Name::NeedOverExpected => both("What is needed over what is expected", "所需与预期之比"),
        Name::DrawnEnd => both("That year of the simulated ones", "对应的模拟年度"),
        Name::DrawnMean => both("What the simulated years bring on average", "模拟年度的均值"),
        Name::DrawnOverExpected => {
            both("What such an account brings there over what is expected", "此类客户在该处与预期之比")
        }
        Name::TargetToCome => both("Target left for the months to come", "其余月份尚需完成的目标"),
        Name::SoldSoFar => both("Sold in the months that are over", "已过月份的销售额"),
        Name::OrdinarySoFar => both("The same without one-offs", "其中不含一次性销售的部分"),
        Name::EffortOnAccount => both("What the planned effort makes of it", "计划投入的作用倍数"),
        Name::ExpectedSales => both("Sales to expect", "预期销售额"),
        Name::CameThen => both("What came", "实际销售额"),
        Name::SetThen => both("What would have been set", "测算目标"),
        Name::YearLeft => both("Part of the year that is left", "本年度剩余部分"),
        Name::VisitNorm(one) => class("Visits to an account", "每家拜访次数", one),
        Name::VisitLoad(one) => class("Visits", "拜访次数", one),
        Name::VisitsNeeded => both("Visits a year", "全年拜访次数"),
        Name::VisitsPerPerson => both("Visits one person makes", "人均拜访次数"),
        Name::MethodWeight(method) => {
            let method = wording.method(method);
            both(&format!("Weight of {}", method.to_lowercase()), &format!("{method}的权重"))
        }
        Name::MethodShare(method) => {
            let method = wording.method(method);
            both(&format!("{method} times its weight"), &format!("{method}乘以权重"))
        }
        Name::LastTwelve => both("Sales of the last twelve months", "最近 12 个月销售额"),
        Name::SplitTotal => both("Target to split", "待分解的目标"),
        Name::Standing => both("Standing at a lock, floor or cap", "处于锁定、下限或上限"),
        Name::FreeAmount => both("Left for the free accounts", "未锁定客户待分配的余额"),
        Name::FreeWeight => both("Weight of the free accounts", "未锁定客户的权重"),
        Name::Level => both("Amount for one unit of weight", "每单位权重的金额"),
        Name::YearBeforeLast => both("Sales two years before", "前两年的销售额"),
        Name::LastYear => both("Sales the year before", "前一年的销售额"),
        Name::LatestYear => both("Sales of the latest twelve months", "最近 12 个月销售额"),
        Name::LatestTwice => both("The same, twice", "同上，两倍"),
        Name::Weight => both("Weight in the split", "分解权重"),
        Name::BasisShare(of) => basis("Share of the weight", "权重占比", of),
        Name::BasisWeight(of) => basis("Of the account", "该客户", of),
        Name::BasisSum(of) => basis("Of all accounts", "全部客户", of),
        Name::BasisPart(of) => basis("Part", "份额", of),
        Name::Rating => both("Rating of loyalty", "忠诚度评分"),
        Name::RatingMost => both("Best rating", "最高评分"),
        Name::RatingPart => both("Rating over the best", "评分占比"),
        Name::Wallet => both("What it buys a year from anybody", "客户年采购总额"),
        Name::WalletShare => both("Share of wallet", "钱包份额"),
        Name::Tenure => both("Years since the first purchase", "合作年数"),
        Name::FullTenure => both("Years that count in full", "计满的年数"),
        Name::TenurePart => both("Tenure", "合作年限得分"),
        Name::PartFrom => both("At least zero", "不低于零"),
        Name::PartTo => both("At most one", "不高于一"),
        Name::KnownSum => both("What is known, added", "已知各项之和"),
        Name::KnownCount => both("How many are known", "已知项数"),
        Name::Regularity => both("Regularity: quarters with a purchase", "规律性：有采购的季度占比"),
        Name::MonthsSince => both("Months since the last purchase", "距上次采购的月数"),
        Name::MonthsLeft => both("Twelve less those", "12 减去该数"),
        Name::Recency => both("Recency", "近期性"),
        Name::RegularAndRecent => both("Regularity and recency, added", "规律性与近期性之和"),
        Name::Behavior => {
            both("Half of that: its purchases in place of a rating", "取其一半：以采购行为代替评分")
        }
        Name::Zero => both("Zero", "0"),
        Name::Share => both("Share by weight", "按权重的份额"),
        Name::Lock => both("Locked at", "锁定为"),
        Name::Promise => both("Committed by its owner", "负责人承诺"),
        Name::Floor => both("Floor", "下限"),
        Name::Cap => both("Cap", "上限"),
        Name::RestBase => both(
            "Base of the accounts outside the scope, none below zero",
            "目标范围外客户的基础销量（负数按零计）",
        ),
        Name::ScopeBase => both("Base of the scope", "目标范围内的基础销量"),
        Name::FixedMonths => both("Fixed months", "已固定的月份"),
        Name::RestOfYear => both("Left for the other months", "其余月份的余额"),
        Name::MonthPart => both("The month’s part of the year", "当月占全年的比例"),
        Name::AccountsTarget => both("Targets of the accounts", "各客户目标之和"),
        Name::ByWeight => both("By weight alone", "仅按权重"),
        Name::ByBounds => both("With every lock, floor and cap kept", "保留全部锁定与上下限"),
        Name::FrozenBase => both("Base when the target was committed", "确定目标时的基础销量"),
        Name::MonthBefore => both("Sales of the month a year before", "上年同月销售额"),
        Name::YearTarget => both("Target of the year", "全年目标"),
        Name::MonthSeason(month) => {
            let month = wording.numbers.month(month);
            both(&format!("Seasonal index, {month}"), &format!("季节指数（{month}）"))
        }
        Name::SeasonOwn => both(
            "The month in its own years, as a multiple of an average one",
            "该月在其历年中相对平均月的倍数",
        ),
        Name::SeasonOfClass(Some(one)) => {
            let one = one.as_str();
            both(&format!("The month in class {one}"), &zh!("该月在 {one} 类客户中相对平均月的倍数"))
        }
        Name::SeasonOfClass(None) => {
            both("The month in the whole portfolio", "该月在全部客户中相对平均月的倍数")
        }
        Name::SeasonMissed => both(
            "What its earlier years missed of the last one’s shares",
            "其历年与最近一年各月占比的偏差（平方和）",
        ),
        Name::SeasonMissedByClass(Some(one)) => {
            let one = one.as_str();
            both(&format!("What class {one} missed of them"), &zh!("{one} 类客户的该项偏差"))
        }
        Name::SeasonMissedByClass(None) => both("What the portfolio missed of them", "全部客户的该项偏差"),
        Name::SeasonOwnWeight => both("How far its own months count", "自身月份的权重"),
        Name::SeasonRestWeight => both("How far the others’ months count", "同类客户月份的权重"),
        Name::SeasonElapsed => both("Seasonal weight of the months gone", "已过月份的季节权重"),
        Name::SeasonRemaining => both("Seasonal weight of the months left", "剩余月份的季节权重"),
        Name::Remaining => both("Missing to the target", "距目标的缺口"),
        Name::PartElapsed => both("Part of the year’s base due so far", "至今应实现的全年基础销量占比"),
        Name::MonthsElapsed => both("Months gone, by their season", "按季节折算的已过月数"),
        Name::PaceMonths => both("Months at which pace counts half", "进度计一半时的月数"),
        Name::PaceOver => both("Months gone plus those", "两者之和"),
        Name::PaceTrust => both("How far pace is trusted", "进度的可信程度"),
        Name::Pace => {
            both("Pace: ordinary sales so far over the base due", "进度：至今的常规销售额除以同期基础销量")
        }
        Name::PaceOff => both("Pace less one", "进度减 1"),
        Name::PacePulled => both("That, as far as it is trusted", "按可信程度折算"),
        Name::PaceUsed => both("Pace used", "采用的进度"),
        Name::MonthsOfYear => both("Months of a year", "全年月数"),
        Name::YearBase => both("Base of the year", "全年基础销量"),
        Name::BaseToDate => both("Base of the months gone", "已过月份的基础销量"),
        Name::BaseToCome => both("Base of the months to come", "未来月份的基础销量"),
        Name::RevisedBy => both("Changed by revisions", "修订变动"),
        Name::SoldBefore => {
            both("Sales of the same accounts and months a year before", "同一批客户上年同月的销售额")
        }
        Name::PartToCome => both("Part of the year that is to come", "未来月份占全年的比例"),
        Name::YearPay => both("A year’s pay at target", "年目标薪酬"),
        Name::FixedPart => both("Fixed part", "固定部分"),
        Name::VariablePart => both("Variable part", "浮动部分"),
        Name::PayMonths => both("Months of these periods", "期间月数"),
        Name::PayAtTargetYear => both("Pay × part × months", "薪酬 × 占比 × 月数"),
        Name::PayAtTarget => both("At target, for these months", "这些月份的目标薪酬"),
        Name::MinorUnits => both("Minor units of a currency unit", "每货币单位的最小单位数"),
        Name::CurveInput => both("Sales in currency units", "销售额（货币单位）"),
        Name::TierAmount(at) => both(&format!("In tier {}", at + 1), &held!("第 {} 档金额", at + 1)),
        Name::TierRate(at) => {
            both(&format!("Pay for each unit in tier {}", at + 1), &held!("第 {} 档每单位应付", at + 1))
        }
        Name::TierPay(at) => both(&format!("Tier {} pays", at + 1), &held!("第 {} 档支付", at + 1)),
        Name::Accelerated => both("Accelerator", "加速"),
        Name::NothingBelowZero => both("Nothing below zero", "不低于零"),
        Name::BelowThreshold => both("Below the threshold", "未达起付线"),
        Name::Capped => both("Cap", "封顶"),
        Name::CurvePays => both("The curve pays", "曲线支付"),
        Name::Carried => both("Carried from last year, below nought", "上年结转的负销售额"),
        Name::WalkSales => both("Sales of these periods", "各期销售额合计"),
        Name::WalkTarget => both("Target of these periods", "各期目标合计"),
        Name::WalkAttainment => both("Attainment of these periods", "各期合计达成率"),
        Name::PayPeriods => both("Periods", "期数"),
        Name::SalesEach => both("Sales of an average period", "平均每期销售额"),
        Name::PaidApart => both("Paid, each period by itself", "各期单独结算实付"),
        Name::TakesBack => both("The curve would pay", "曲线应付"),
        Name::Criterion(at) => both(&format!("Criterion {}", at + 1), &format!("指标 {}", at + 1)),
        Name::CriterionWeight(at) => {
            both(&format!("Weight of criterion {}", at + 1), &format!("指标 {} 的权重", at + 1))
        }
        Name::CriterionPart(at) => {
            both(&format!("Criterion {} × weight", at + 1), &format!("指标 {} × 权重", at + 1))
        }
        Name::CriteriaSum => both("Criteria that count, by weight", "计入的指标加权合计"),
        Name::CriteriaWeight => both("Their weights", "其权重合计"),
        Name::FairPeriods => both("Periods of people with a target", "有目标的人员期数"),
        Name::FairPeople => both("People", "人数"),
        Name::FairMet => both("At target", "达标数"),
        Name::ToCome => both("The same at the pace used", "按采用的进度"),
        Name::LeftToCome => both("Landing less sales to date", "全年预计减年初至今实际"),
        Name::SeasonPassed => both("Season through this month", "至该月为止的季节指数之和"),
        Name::PartPassed => both("Part of what is to come", "占未来月份的比例"),
        Name::SoldByThen => both("Sold in those months", "这些月份的销售额"),
    }
}

/// How many accounts were of a class, or made nothing above zero.
fn in_class(wording: &Wording<'_>, class: Option<crate::plan::Class>, en: &str, zh: &str) -> String {
    match class {
        Some(class) => {
            let class = class.as_str();
            wording.both(&format!("Accounts of class {class} {en}"), &format!("{zh}的 {class} 类客户数"))
        }
        None => wording
            .both(&format!("Accounts with nothing above zero {en}"), &format!("{zh}销售额不大于零的客户数")),
    }
}

//! The figures of the base: what they are called, their formulas and where those come from.

use crate::calc::base::Figure;
use crate::text::Wording;

/// What a figure is called.
pub(super) fn name(w: &Wording<'_>, figure: Figure) -> String {
    match figure {
        Figure::BaseTotal => w.pick("Sales base of all accounts", "全部客户的基础销量"),
        Figure::BaseScope => w.pick("Sales base of the target’s scope", "目标范围内的基础销量"),
        Figure::BaseRest => w.pick("Sales base of the rest", "其余客户的基础销量"),
        Figure::BaseNewcomers => w.pick("New and returning accounts", "新增及恢复客户"),
        Figure::NewcomersShare => {
            w.pick("New and returning accounts, share of the base", "新增及恢复客户占基础销量的比例")
        }
        Figure::AccountBase(id) => w.of("Sales base", "基础销量", id),
        Figure::KeyAccounts => w.pick("Number of key accounts", "大客户数"),
        Figure::KeyShare => w.pick("Key-account share of sales", "大客户销售占比"),
        Figure::BaseMonth(month) => match w.zh() {
            false => format!("Expected sales, {}", w.numbers.month(month)),
            true => format!("预期销售额（{}）", w.numbers.month(month)),
        },
        Figure::HoldOut(by) => {
            let by = (w.numbers.language.text().words().by)(by);
            w.pick(&format!("Mean error of a year: {by}"), &format!("年度平均误差：{by}"))
        }
        Figure::HoldOutShare(by) => {
            let by = (w.numbers.language.text().words().by)(by);
            w.pick(
                &format!("Mean error of a year’s sales: {by}"),
                &format!("年度平均误差占销售额的比例：{by}"),
            )
        }
        Figure::BaseLow => w.pick("Base of the scope, low (P10)", "目标范围内基础销量（低，P10）"),
        Figure::BaseHigh => w.pick("Base of the scope, high (P90)", "目标范围内基础销量（高，P90）"),
        Figure::RecentScope => w.pick(
            "Sales of the scope, last twelve months, one-offs left out",
            "目标范围内最近 12 个月销售额（不含一次性销售）",
        ),
    }
}

/// Its formula in words, and where the formula comes from.
pub(super) fn formula(w: &Wording<'_>, figure: Figure) -> (String, String) {
    let (en, zh, source) = match figure {
        Figure::AccountBase(_) => (
            "Its last twelve months without the one-off sales you marked, times what a year’s sales of accounts of its class became: those that left count as nothing. Of a year under way what it has sold, and that for the months to come by its season. Where fewer than 12 accounts can be compared, it goes as all accounts together do; under two years of months it is the last twelve, or the months there are, stretched by the seasonal index.",
            "最近 12 个月销售额（不含您标记的一次性销售）乘以同类客户次年与上年销售额之比，已流失的客户按零计入。年度进行中时，为已售部分加上未来月份按季节的部分。可比客户不足 12 家时，随全部客户的总预测变化；不足两年数据时，取最近 12 个月，或用季节指数把已有月份折算成全年。",
            w.ours(),
        ),
        Figure::BaseTotal | Figure::BaseScope | Figure::BaseRest | Figure::BaseNewcomers => (
            "What the planned year is expected to bring if nothing changes, without the one-off sales you marked. All accounts: the geometric mean of the forecast of all, and of the accounts’ bases with those that will be new. What the accounts’ bases leave of it is what new and returning accounts bring.",
            "规划年度在一切照旧时的预期销售额（不含您标记的一次性销售）。全部客户：总预测与“各客户基础销量加上新增客户”两者的几何平均；其中超出各客户基础销量之和的部分，来自新增及恢复客户。",
            w.ours(),
        ),
        Figure::NewcomersShare => (
            "What new and returning accounts are expected to bring over the base of all accounts.",
            "新增及恢复客户的预期销售额除以全部客户的基础销量。",
            w.own(),
        ),
        Figure::KeyAccounts => (
            "Class A of the last twelve months, and whatever you set by hand. Once a target is committed, the accounts that were key then.",
            "最近 12 个月的 A 类客户，加上您手工设定的大客户。确定目标后，以当时的大客户为准。",
            w.own(),
        ),
        Figure::KeyShare => (
            "The base of the key accounts over the base of all.",
            "大客户的基础销量除以全部客户的基础销量。",
            w.own(),
        ),
        Figure::BaseMonth(_) => (
            "The mean of three forecasts: the same month of the last twelve, the model that forecast the past best month by month, and Theta. A month that is over counts as it was, without one-off sales.",
            "三种预测的均值：最近 12 个月中的同一月份、逐月检验中最能预测过去的模型、Theta 方法。已过的月份按实际销售额（不含一次性销售）。",
            w.both(
                "On 808 public series the mean misses a year’s total by 8.9%, the last twelve months again by 9.25%, the best model alone by 10.6%. Theta: Assimakopoulos and Nikolopoulos (2000).",
                "在 808 个公开序列上，均值对年度总额的误差为 8.9%，重复最近 12 个月为 9.25%，单用最佳模型为 10.6%。Theta：Assimakopoulos 与 Nikolopoulos（2000）。",
            ),
        ),
        Figure::HoldOut(_) | Figure::HoldOutShare(_) => (
            "Earlier years are forecast as a whole, each from its eve with what was known then. What was missed in all those years, without sign, over how many they are.",
            "对以往各年度，仅用年初之前已知的数据预测全年总额；将各年误差的绝对值相加，除以年数。",
            w.both(
                "Rolling-origin hold-out of the year’s total, mean absolute error.",
                "年度总额的滚动起点检验，平均绝对误差。",
            ),
        ),
        Figure::BaseLow | Figure::BaseHigh => (
            "The base of the scope times what the simulated years bring at their tenth and ninetieth part over what they bring on average, if nothing changes.",
            "目标范围内的基础销量，乘以一切照旧时模拟年度第 10% 与第 90% 处相对均值的倍数。",
            w.both(
                "The same draws as the chance. Of 20 later years of key accounts in four real portfolios 15 fell between.",
                "与达成把握取自同一批模拟。在四组真实客户数据的 20 个后续年度中，大客户销售额有 15 个落在其间。",
            ),
        ),
        Figure::RecentScope => (
            "Sales of the last twelve whole months without the one-off sales you marked: the months a benchmark firm is compared over.",
            "最近 12 个完整月份的销售额，扣除您标记的一次性销售：与标杆企业比较时用的就是这一时段。",
            w.plain(),
        ),
    };
    (w.both(en, zh), source)
}

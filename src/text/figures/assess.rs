//! The figures of the assessment: what they are called, their formulas and where those come from.

use crate::calc::assess::{Fair, Figure, PayOf};
use crate::calc::{Whose, Window};
use crate::text::Wording;

/// What a figure is called.
pub(super) fn name(w: &Wording<'_>, figure: Figure) -> String {
    match figure {
        Figure::Actual(whose, window) => w.assessed("Actual", "实际", whose, window),
        Figure::TargetIn(whose, window) => w.assessed("Target", "目标", whose, window),
        Figure::Attainment(whose, window) => w.assessed("Attainment", "达成率", whose, window),
        Figure::Gap(whose, window) => w.assessed("Gap to target", "与目标的差额", whose, window),
        Figure::SoldAMonth(whose) => w.rated("Sold a month so far", "至今月均销售额", whose),
        Figure::SeasonMonth(whose, month) => {
            w.assessed("Base by season", "按季节的基础销量", whose, Window::Month(month))
        }
        Figure::RunRate(whose) => w.rated("Run rate a month", "月均进度", whose),
        Figure::RequiredRate(whose) => w.rated("Required rate a month", "所需月均", whose),
        Figure::LandingShare(whose) => w.rated("Landing over target", "全年预计达成率", whose),
        Figure::RequiredRatio(whose) => w.rated("Required over run rate", "所需月均与月均进度之比", whose),
        Figure::LandingAt(whose, month) => w.assessed("Landing", "预计累计", whose, Window::Through(month)),
        Figure::YearGrowth(whose) => w.rated("Target over the year before", "目标相对上一年的增长", whose),
        Figure::LandingLow(whose) => w.rated("Landing, low (P10)", "全年预计（低，P10）", whose),
        Figure::LandingHigh(whose) => w.rated("Landing, high (P90)", "全年预计（高，P90）", whose),
        Figure::NewcomersIn(window) => {
            let company = Whose::Company;
            w.assessed("Target of new and returning accounts", "新增及恢复客户的目标", company, window)
        }
        Figure::OriginalIn(whose, window) => w.assessed("Original target", "原目标", whose, window),
        Figure::OriginalAttainment(whose, window) => {
            w.assessed("Attainment of the original target", "相对原目标的达成率", whose, window)
        }
        Figure::Landing(whose) => w.rated("Landing", "全年预计", whose),
        Figure::KeyBuyers(whose, window) => {
            w.assessed("Key accounts that bought", "有采购的大客户数", whose, window)
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
            w.assessed(en, zh, whose, window)
        }
        Figure::Review(whose, window) => w.assessed("Result of the review", "考核结果", whose, window),
        Figure::Fair(of) => {
            let (en, zh) = match of {
                Fair::Size => ("Attainment with the size of the target", "达成率与目标大小的相关性"),
                Fair::Territory => ("Attainment with the territory", "达成率与区域客户基础的相关性"),
                Fair::Periods => ("Periods at target", "达标期间占比"),
                Fair::People => ("People at target", "达标人数占比"),
                Fair::Spread => ("Spread of target over base", "目标与基础销量之比的离散程度"),
            };
            w.pick(en, zh)
        }
        Figure::KeyBuyersBefore(whose, window) => {
            w.assessed("Key accounts that bought a year before", "上年同期有采购的大客户数", whose, window)
        }
    }
}

/// Its formula in words, and where the formula comes from.
pub(super) fn formula(w: &Wording<'_>, figure: Figure) -> (String, String) {
    let (en, zh, source) = match figure {
        Figure::YearGrowth(_) => (
            "The year’s target over the sales of the year before, less one.",
            "全年目标除以上一年销售额，再减 1。",
            w.plain(),
        ),
        Figure::LandingAt(..) => (
            "Sales to date plus what the landing still expects, each month to come taking its part by season.",
            "年初至今的实际销售额，加上全年预计中尚待实现的部分，后者按季节指数分到未来各月。",
            w.own(),
        ),
        Figure::Actual(..) => {
            ("Sales of the whole months of the window.", "该期间各完整月份的销售额之和。", w.plain())
        }
        Figure::TargetIn(..) => {
            ("The frozen monthly targets of the window, added up.", "该期间已冻结的各月目标之和。", w.plain())
        }
        Figure::Attainment(..) => {
            ("Actual over target, whole months only.", "实际销售额除以目标，只计完整月份。", w.plain())
        }
        Figure::Gap(..) => ("Actual less target.", "实际销售额减去目标。", w.plain()),
        Figure::KeyBuyers(..) | Figure::KeyBuyersBefore(..) => (
            "Accounts of the frozen key set with sales above zero in the whole months of the window.",
            "确定目标时的大客户中，在该期间完整月份内销售额大于零的客户数。",
            w.own(),
        ),
        Figure::RunRate(_) => (
            "Actual to date over the seasonal weight of the months gone: what an average month brings at this pace. Each account weighs by its own season.",
            "至今的实际销售额除以已过月份的季节权重：即按此进度，平均每月的销售额。各客户按其自身季节计算。",
            w.own(),
        ),
        Figure::SoldAMonth(_) => (
            "Actual to date over the months gone, whatever their season; a month without sales is a month.",
            "至今的实际销售额除以已过月数，不计季节；没有销售的月份也计入月数。",
            w.plain(),
        ),
        Figure::SeasonMonth(..) => (
            "The base of the commitment, times the part of the year that falls into the month: in part as in the account’s own years, in part as in its class, each as well as it foretold the last twelve months. Of several accounts the sum.",
            "确定目标时的基础销量乘以该月占全年的比例：比例一部分取自该客户自身历年，一部分取自同类客户，权重取决于两者与最近 12 个月的吻合程度。多家客户时为其合计。",
            w.own(),
        ),
        Figure::RequiredRate(_) => (
            "What is missing to the year’s target over the seasonal weight of the months left: what an average month must bring.",
            "距全年目标的缺口除以剩余月份的季节权重：即平均每月必须达到的销售额。",
            w.own(),
        ),
        Figure::LandingShare(_) => (
            "Where the year ends at this pace, over its target.",
            "按目前进度得出的全年预计除以全年目标。",
            w.own(),
        ),
        Figure::RequiredRatio(_) => (
            "What an average month must bring from now on, over what it has brought so far.",
            "今后平均每月须达到的销售额除以至今的月均进度。",
            w.own(),
        ),
        Figure::Pay(_, _, PayOf::Fixed) => (
            "A year’s pay at target times the fixed part, for the months of the period.",
            "年目标薪酬乘以固定部分，按期间月数折算。",
            w.own(),
        ),
        Figure::Pay(_, _, PayOf::Variable) => (
            "What the curve pays for the year so far, less what was paid before; or for the period by itself, where the terms say so.",
            "曲线按年初至今累计应付的金额，减去此前已付的金额；条款规定各期单独结算时，只按本期计算。",
            w.both(
                "Walk of the year to date: at 4%, 100,000 and then −20,000 pay 4,000 and then −800.",
                "按年初至今累计：提成 4%，先售 100,000、后退 20,000，则先付 4,000，再收回 800。",
            ),
        ),
        Figure::Pay(_, _, PayOf::Due) => (
            "Variable pay at target for these months times what the curve pays for their attainment; or what it pays for their sales. Sales below nought pay nothing.",
            "这些月份目标薪酬的浮动部分，乘以曲线按合计达成率给出的支付比例；或曲线按合计销售额给出的支付金额。累计销售额为负时不付。",
            w.both(
                "Pay curve by tiers; 5, 6 and 7% to 100,000, 125,000 and beyond pay 8,250 on 150,000.",
                "分档薪酬曲线；10 万以内 5%，10 万至 12.5 万 6%，以上 7%，则 15 万对应 8,250。",
            ),
        ),
        Figure::Pay(_, _, PayOf::Together) => (
            "What the curve pays for the attainment of all these periods; by sales, for the sales of an average one, times their number.",
            "曲线按各期合计达成率应付的金额；按销售额时，为平均一期的应付金额乘以期数。",
            w.own(),
        ),
        Figure::Pay(_, _, PayOf::Apart) => (
            "What the periods were paid, each by itself, less what the curve pays for all of them together: caps, thresholds and months below nought count once for each period.",
            "各期单独结算的实付金额，减去各期合并计算的应付金额：单独结算时，封顶、起付线和负销售额在每期各计一次。",
            w.own(),
        ),
        Figure::Pay(_, _, PayOf::Kept) => (
            "What a period below nought would take back if returns did: the curve for as much again, with a minus.",
            "假如退货须收回提成，销售额为负的一期应收回的金额：曲线对同等金额的应付额，取负数。",
            w.own(),
        ),
        Figure::Pay(..) => ("Fixed and variable pay.", "固定薪酬与浮动薪酬之和。", w.plain()),
        Figure::Review(..) => (
            "Each criterion by its weight, added, over the sum of the weights: ratings over five, sales by their attainment, key accounts by those that bought.",
            "各指标乘以权重后相加，再除以权重合计：评分除以 5，销售额按达成率，大客户按有采购的占比。",
            w.own(),
        ),
        Figure::Fair(Fair::Size | Fair::Territory) => (
            "Spearman’s rank correlation over all periods of all people; its interval comes of drawing people again and again, since the periods of one person are not independent.",
            "全部人员各期数据的斯皮尔曼秩相关系数；同一人的各期并不独立，因此区间由反复抽取人员得到。",
            w.both("Spearman; bootstrap over people.", "斯皮尔曼相关；按人员重抽样。"),
        ),
        Figure::Fair(Fair::Periods | Fair::People) => (
            "Those at target over all that have one. Of people Wilson’s interval says how sure that is.",
            "达标数除以有目标的总数。按人计算时，以威尔逊区间说明其可靠程度。",
            w.both("Wilson’s score interval.", "威尔逊区间。"),
        ),
        Figure::Fair(Fair::Spread) => (
            "Target over what the accounts would sell anyway, period by period: its standard deviation over its mean.",
            "各期目标与客户基础销量之比：标准差除以均值。",
            w.own(),
        ),
        Figure::LandingLow(_) | Figure::LandingHigh(_) => (
            "What the simulated years bring at their tenth and ninetieth part: what is sold is sold, and what is to come is the landing’s on average.",
            "模拟年度第 10% 与第 90% 处的结果：已售部分不变，未来部分的均值即全年预计中的部分。",
            w.both(
                "The same draws as the chance; the rest deviates (12 ÷ months left)^¼ times as a whole year does. Counted after nine months: of 620 public series 98% ended inside, of groups of 15 real accounts 76%, of single ones 80%.",
                "与达成把握取自同一批模拟；剩余月份的离散为全年的（12 ÷ 剩余月数）^¼ 倍。九个月后统计：620 个公开序列有 98% 落在其间，每 15 家真实客户一组的有 76%，单个客户有 80%。",
            ),
        ),
        Figure::NewcomersIn(_) => (
            "What is asked of accounts that are not there yet, or buy again after a year without a purchase: of a target for all accounts as large a part as they have of its base, beside a target for key accounts their base. Nobody answers for it: what such an account buys counts for whoever has it by then.",
            "对尚未成交或停购一年后恢复采购的客户所定的目标：目标针对全部客户时，按其在基础销量中的占比从目标中分出；目标只针对大客户时，即其基础销量。这部分没有负责人，此类客户的销售额计入届时的负责人。",
            w.own(),
        ),
        Figure::OriginalIn(..) => (
            "The target as it was committed, before any revision.",
            "修订之前，最初确定的目标。",
            w.own(),
        ),
        Figure::OriginalAttainment(..) => (
            "Actual over the target as it was committed.",
            "实际销售额除以最初确定的目标。",
            w.plain(),
        ),
        Figure::Landing(_) => (
            "Actual so far, and the base of the months left, each account’s by its season, times the pace so far: ordinary sales over the base that was due. The less of the year’s base was due, the less a pace counts. Where nothing was due there is no pace, and the base comes as it is, as one below zero does.",
            "至今的实际销售额，加上剩余月份的基础销量（各客户按自身季节）乘以目前进度；进度为至今的常规销售额除以同期应实现的基础销量，同期基础销量占全年越少，进度的影响越小。至今没有应实现的基础销量，或剩余的基础销量为负时，不计进度，按基础销量计。",
            w.own(),
        ),
    };
    (w.both(en, zh), source)
}

//! The figures of the target: what they are called, their formulas and where those come from.

use crate::calc::target::{Assumed, Figure, FunnelPart, Odd};
use crate::calc::{Method, Whose};
use crate::text::Wording;

/// What a figure is called.
pub(super) fn name(w: &Wording<'_>, figure: Figure) -> String {
    match figure {
        Figure::Target(method) => w.method(method),
        Figure::TargetLow(method) => match w.zh() {
            false => format!("{}, low case", w.method(method)),
            true => format!("{}（低）", w.method(method)),
        },
        Figure::TargetHigh(method) => match w.zh() {
            false => format!("{}, high case", w.method(method)),
            true => format!("{}（高）", w.method(method)),
        },
        Figure::TargetGrowth(method) => match w.zh() {
            false => format!("Growth by {}", w.method(method).to_lowercase()),
            true => format!("{}的增长", w.method(method)),
        },
        Figure::EffortGrowth => w.pick("Growth of selling time", "销售时间的增长"),
        Figure::Odd(odd) => w.odd(odd),
        Figure::Chance(whose, Assumed::Planned) => {
            w.rated("Chance with the planned effort", "达成把握（按计划投入）", whose)
        }
        Figure::Chance(whose, Assumed::Unchanged) => {
            w.rated("Chance if nothing changes", "达成把握（一切照旧）", whose)
        }
        Figure::OwnerMean(id) => {
            w.rated("Expected with the planned effort", "预期（按计划投入）", Whose::Owner(id))
        }
        Figure::YearAgo(method) => w.year_ago(
            "What would have been set for the last whole year",
            "按当时数据测算的上一完整年度目标",
            method,
        ),
        Figure::YearAgoActual => w.pick("What came of the year planned then", "该年度的实际销售额"),
        Figure::YearAgoMiss(method) => {
            w.year_ago("What came over what would have been set", "实际与测算目标相比", method)
        }
        Figure::Force => w.pick("People the visits need", "拜访所需人数"),
        Figure::Funnel(part) => match part {
            FunnelPart::Contacts => w.pick("Contacts a year", "全年联系数"),
            FunnelPart::Met => w.pick("Different accounts contacted", "接触的客户数"),
            FunnelPart::New => w.pick("New accounts by the funnel", "漏斗带来的新客户数"),
            FunnelPart::Sales => w.pick("Their sales in the first year", "新客户首年销售额"),
        },
        Figure::FirmTarget(at) => match w.zh() {
            false => format!("Target from firm {} alone", at + 1),
            true => format!("仅按标杆 {} 的目标", at + 1),
        },
        Figure::PathOwn(at, year) => w.on_path("Own sales", "自身销售额", at, year),
        Figure::PathFirm(at, year) => w.on_path("The firm’s sales", "标杆销售额", at, year),
        Figure::PathRatio(at, year) => {
            w.on_path("Own sales over the firm’s", "自身与标杆销售额之比", at, year)
        }
        Figure::BenchmarkGap => w.pick("Gap to the benchmark", "与标杆的差距"),
        Figure::GapFromNumber => w.pick("Gap from the number of accounts", "客户数造成的差距"),
        Figure::GapFromAverage => w.pick("Gap from sales per account", "单客户销售额造成的差距"),
        Figure::GapFromWallet => {
            w.pick("Gap from what an account buys from anybody", "客户采购总额造成的差距")
        }
        Figure::GapFromShare => w.pick("Gap from our share of wallet", "钱包份额造成的差距"),
        Figure::Blend => w.pick("Blend, the proposal", "综合建议"),
        Figure::BlendLow => w.pick("Blend, low case", "综合建议（低）"),
        Figure::BlendHigh => w.pick("Blend, high case", "综合建议（高）"),
        Figure::BlendGrowth => w.pick("Growth by the blend", "综合建议的增长"),
        Figure::MarginRateTarget => w.pick("Margin-rate target", "毛利率目标"),
        Figure::KeyShareTarget => w.pick("Key-account share target", "大客户占比目标"),
    }
}

/// Its formula in words, and where the formula comes from.
pub(super) fn formula(w: &Wording<'_>, figure: Figure) -> (String, String) {
    let (en, zh, source) = match figure {
        Figure::Target(Method::Benchmark)
        | Figure::TargetLow(Method::Benchmark)
        | Figure::TargetHigh(Method::Benchmark)
        | Figure::TargetGrowth(Method::Benchmark) => (
            "Close a part of the relative gap to a firm that is ahead, in some years, while it grows on: this gives a yearly growth, and the target is one year of it.",
            "在若干年内缩小与领先企业的一部分相对差距，并计入对方同期的增长；由此得出年增长率，目标即按此增长一年。",
            w.ours(),
        ),
        Figure::Target(Method::InputOutput)
        | Figure::TargetLow(Method::InputOutput)
        | Figure::TargetHigh(Method::InputOutput)
        | Figure::TargetGrowth(Method::InputOutput) => (
            "The base times planned over today’s selling time to the power of the elasticity, times the same for each budget, times one plus the growth of productivity. With judgements by class, each class follows its response curve.",
            "基础销量乘以“计划销售时间与当前销售时间之比”的弹性次方，各项费用同理，再乘以（1 + 生产率增长）。如填写了各类客户的判断，则按各类的响应曲线计算。",
            w.ours(),
        ),
        Figure::Target(Method::Baseline)
        | Figure::TargetLow(Method::Baseline)
        | Figure::TargetHigh(Method::Baseline)
        | Figure::TargetGrowth(Method::Baseline) => (
            "The base of each class times one plus its uplift; or the base of all times the key-account share aimed at.",
            "各类客户的基础销量乘以（1 + 提升率）；或全部基础销量乘以目标大客户占比。",
            w.ours(),
        ),
        Figure::EffortGrowth => (
            "People times selling days, planned over today’s, less one. People beyond today’s number are new and count by their ramp.",
            "人数与销售天数之积，以计划值除以当前值，再减 1。超出当前人数的部分为新人，按上手程度折算。",
            w.plain(),
        ),
        Figure::Odd(Odd::Market) => (
            "How far one year may move all accounts at once, as the standard deviation of a logarithm: 0.1 is about 10%. Read from how much totals of twelve months have changed; with few years known a change of 10% a year is assumed beside it. It can be set in Settings.",
            "一年之中市场使全部客户同时涨跌的幅度（对数标准差）：0.1 约为 10%。由 12 个月总额的历史变化得出；年数较少时，另计入每年 10% 的预设变化。可在“设置”中填写。",
            w.both(
                "√(v × (1 + 1 ÷ years in which accounts were seen)), v = (m e² + 2 × prior²) ÷ (m + 2), e the root mean square of ln(total ÷ total twelve months before) over m years.",
                "√(v ×（1 + 1 ÷ 客户可比的年数）)，v =（m e² + 2 × 预设²）÷（m + 2），e 为 ln（总额 ÷ 12 个月前总额）的均方根，m 为年数。",
            ),
        ),
        Figure::Chance(Whose::Account(_), _) => (
            "What some account of the class brings over what is expected of it, in each simulated year: one of the ratios that accounts of the class have shown, and the market. The chance is the part of the years in which that is enough.",
            "在每个模拟年度中，此类客户的结果与预期之比：取自同类客户的历史比率，再乘以市场因素。把握即足以达到目标的年度所占比例。",
            w.ours(),
        ),
        Figure::YearAgo(_) => (
            "The method asked before the last whole year began: the sales known then and the key accounts they made, today’s assumptions, benchmark firms taken back by their growth.",
            "假设在上一完整年度开始之前使用该方法：销售额与大客户取当时的数据，其他假设取今天的值，标杆企业按其增长率倒推。",
            w.both("Backtest; our definition.", "回溯检验；本软件的定义。"),
        ),
        Figure::YearAgoActual => (
            "The sales, one-offs left out, in the year planned then, of the accounts that were in scope then.",
            "当时在目标范围内的客户在该年度的销售额，不含一次性销售。",
            w.plain(),
        ),
        Figure::YearAgoMiss(_) => (
            "What came over what would have been set, less one.",
            "实际销售额除以测算目标，再减 1。",
            w.plain(),
        ),
        Figure::OwnerMean(_) => (
            "What the owner’s accounts in scope have sold of the year, and what is to come of them times what the planned effort makes of it.",
            "该负责人名下目标范围内客户的已售部分，加上未来部分乘以计划投入的作用。",
            w.plain(),
        ),
        Figure::Odd(_) | Figure::Chance(..) => (
            "Many years are drawn. Each account brings what is expected of it, times what some account of its class has done from one year to the next, those that left among them; one market factor moves all. The chance is the part of the years that reach the target; P10, P50 and P90 are what one, five and nine years of ten stay below. Of a year under way the months gone are as they were, and the rest deviates a little more than a whole year does.",
            "模拟许多个年度：每家客户的预期销售额，乘以某家同类客户相邻两年的比率（含已流失的客户），再由同一市场因素使全部客户同涨同跌。把握即达到目标的年度所占比例；P10、P50、P90 指十年中分别有一年、五年、九年低于该值。年度进行中时，已过月份按实际，剩余月份的离散略大于全年。",
            w.both(
                "Seeded Monte Carlo over cohorts with a market factor; independent deals of 100, 60 and 40 at 50, 30 and 80% reach 100 with 62%. Of 20 later years of real key accounts 15 fell between P10 and P90.",
                "按客户群与市场因素的蒙特卡洛模拟（随机种子固定）；三笔独立交易 100、60、40，概率 50%、30%、80%，达到 100 的把握为 62%。在 20 个真实后续年度中，大客户有 15 个落在 P10 与 P90 之间。",
            ),
        ),
        Figure::Force => (
            "The accounts of each class times the visits its norm gives them, added, over the visits one person makes a year.",
            "各类客户数乘以该类标准拜访次数，相加后除以人均全年拜访次数。",
            w.both(
                "Workload method (Talley); 1,000 × 36 and 2,000 × 12 at 1,000 a person are 60.",
                "工作量法（Talley）；1,000 × 36 次加 2,000 × 12 次，人均 1,000 次，需要 60 人。",
            ),
        ),
        Figure::Funnel(_) => (
            "Contacts a day times days a year, times the part that are different accounts, times the part that becomes an account.",
            "每日联系数 × 全年天数 × 不重复的比例 × 转化率。",
            w.both(
                "Sales funnel; 100 a day on 240 days are 24,000 contacts, 20,000 of them different, and 1% of those are 200 accounts.",
                "销售漏斗；每日 100 次、240 天共 24,000 次联系，其中 20,000 家不重复，1% 即 200 家。",
            ),
        ),
        Figure::FirmTarget(_) => (
            "The target that benchmark comparison gives with this firm alone.",
            "标杆企业对比法仅以这一家企业为标杆得出的目标。",
            w.ours(),
        ),
        Figure::PathOwn(..) => (
            "Own sales today, grown for so many years at the yearly rate that closes the part of the gap.",
            "当前自身销售额，按缩小差距所需的年增长率增长若干年。",
            w.ours(),
        ),
        Figure::PathFirm(..) => (
            "The firm’s sales today, grown for so many years at its own rate.",
            "标杆企业当前销售额，按其自身增长率增长若干年。",
            w.ours(),
        ),
        Figure::PathRatio(..) => {
            ("Own sales over the firm’s in that year.", "当年自身销售额除以标杆销售额。", w.plain())
        }
        Figure::BenchmarkGap => (
            "The benchmark’s sales less your own; several firms by their weighted mean.",
            "标杆销售额减自身销售额；多家企业取加权平均。",
            w.plain(),
        ),
        Figure::GapFromWallet | Figure::GapFromShare => (
            "Sales per account are what an account buys from anybody times our share of it. The gap in sales per account is split at the midpoint between the two, at the mean number of accounts.",
            "单客户销售额等于单客户采购总额乘以我方份额；其差距按中点分解为两部分，再乘以平均客户数。",
            w.both("Midpoint decomposition.", "中点分解法。"),
        ),
        Figure::GapFromNumber | Figure::GapFromAverage => (
            "The gap to the benchmark, split at the midpoint: change in number times mean sales per account, and change in sales per account times mean number. The two add up exactly.",
            "与标杆的差距按中点分解：客户数之差乘以平均单客户销售额，单客户销售额之差乘以平均客户数，两者之和即总差距。",
            w.both("Midpoint decomposition.", "中点分解法。"),
        ),
        Figure::Blend | Figure::BlendLow | Figure::BlendHigh => (
            "The result of each method times its weight, added up. Where a method has no result its weight goes to the others in proportion.",
            "各方法的结果乘以权重后相加。没有结果的方法，其权重按比例分给其他方法。",
            w.ours(),
        ),
        Figure::BlendGrowth => (
            "The target over the sales of the last twelve months, less one.",
            "目标除以最近 12 个月的销售额，再减 1。",
            w.plain(),
        ),
        Figure::MarginRateTarget => (
            "The margin rate you aim at; until you set one, today’s.",
            "您设定的毛利率目标；未设定时取当前毛利率。",
            w.ours(),
        ),
        Figure::KeyShareTarget => (
            "The key-account share you aim at; until you set one, what the uplifts give.",
            "您设定的大客户占比目标；未设定时取按提升率得出的占比。",
            w.ours(),
        ),
    };
    (w.both(en, zh), source)
}

//! What undo calls a step, and why an edit was not taken.

use super::{Numbers, ReviewsText, Words, counted};
use crate::file::number::NumberProblem;
use crate::plan::{EditError, Label, MONTHS_LIMIT, Money, Number, PayFault, PayInput, Whom};

/// Sentences about edits.
pub struct EditText {
    /// A step in a few words, after "Undo".
    pub label: fn(Label) -> String,
    /// Why an edit was not taken and what to do.
    pub error: fn(&EditError, &Numbers) -> String,
    /// Why what was typed is no number.
    pub not_a_number: fn(NumberProblem) -> &'static str,
    /// How a number that is being typed is read.
    pub reads: fn(&str) -> String,
    /// What a number is called.
    pub number: fn(Number) -> &'static str,
}

impl EditText {
    /// English.
    pub const EN: EditText = EditText {
        label: |label| match label {
            Label::Rename => "renaming".into(),
            Label::Type => "typing".into(),
            Label::Paste(n) => format!("change of {}", counted(n, "cell", "cells")),
            Label::Add(n) => format!("adding {}", counted(n, "account", "accounts")),
            Label::Remove(n) => format!("removing {}", counted(n, "account", "accounts")),
            Label::Import(n) => format!("import of {}", counted(n, "account", "accounts")),
            Label::MarkKey(n) => format!("key status of {}", counted(n, "account", "accounts")),
            Label::MarkOneOff => "marking a one-off sale".into(),
            Label::UnmarkOneOff => "unmarking a one-off sale".into(),
            Label::Configure => "change of settings".into(),
            Label::SetHorizon => "change of the plan’s months".into(),
            Label::SetMethods => "change of the methods".into(),
            Label::SetSplit => "change of the split".into(),
            Label::Commit => "committing the target".into(),
            Label::Withdraw => "withdrawing the target".into(),
            Label::Restore => "opening a copy".into(),
            Label::SetScenarios => "change of the scenarios".into(),
            Label::Promote => "making a scenario the plan".into(),
            Label::Revise => "revising the target".into(),
            Label::Unrevise => "taking a revision back".into(),
            Label::HandOver(n) => format!("handing over {}", counted(n, "account", "accounts")),
            Label::SetTerms => "change of the terms".into(),
            Label::Review => "writing a review".into(),
            Label::RenamePerson => "renaming a person".into(),
            Label::LockMonths(n) => format!("fixing {}", counted(n, "month", "months")),
        },
        error: |error, numbers| {
            match error {
            EditError::NoAccount { .. } => {
                "That account is no longer in the plan. Nothing was changed.".into()
            }
            EditError::EmptyName => "The name is empty. An account needs one.".into(),
            EditError::AmountTooLarge { .. } => {
                format!(
                    "The amount is larger than a plan takes ({}). Check for a misplaced point.",
                    numbers.short(Money::LIMIT)
                )
            }
            EditError::OutOfRange { what, value, low, high } => {
                let name = (EditText::EN.number)(*what);
                let (value, low, high) = (
                    shown(*what, *value, numbers),
                    shown(*what, *low, numbers),
                    shown(*what, *high, numbers),
                );
                format!("{name}: {value} is not between {low} and {high}. Nothing was changed.")
            }
            EditError::CutsOutOfOrder { a, b } => {
                format!("Cut A ({}) must lie below cut B ({}).", numbers.percent(*a), numbers.percent(*b))
            }
            EditError::TooManyMonths { months } => {
                format!(
                    "{months} months are more than a plan takes ({MONTHS_LIMIT}). Check the year of the months."
                )
            }
            EditError::TooManyAccounts { accounts } => {
                format!("{} accounts are more than a plan takes.", numbers.count(*accounts))
            }
            EditError::NoWeight => "One of the weights must lie above zero. Nothing was changed.".into(),
            EditError::NoReason => "Say why: this needs a reason, so that others can follow it later.".into(),
            EditError::FloorAboveCap { floor, cap } => {
                format!("The floor ({}) lies above the cap ({}).", numbers.full(*floor), numbers.full(*cap))
            }
            EditError::TargetsDoNotAddUp { sum, total } => {
                format!(
                    "The parts add up to {}, not to {}. Nothing was committed.",
                    numbers.full(*sum),
                    numbers.full(*total)
                )
            }
            EditError::BoundHeld { .. } => {
                "The account is locked, or its owner has committed to it. Free it first. Nothing was changed.".into()
            }
            EditError::TargetNotPositive { total } => {
                format!("A target is an amount above zero, not {}. Nothing was changed.", numbers.full(*total))
            }
            EditError::NothingCommitted => "No target has been committed yet.".into(),
            EditError::AlreadyCommitted => "A target is committed already. Withdraw it first.".into(),
            EditError::ReadOnly => {
                "The plan can only be read here: another tab or a newer version writes it. Nothing was changed.".into()
            }
            EditError::NotKept => {
                "The last changes are not saved and would be lost. Make room and try again to save them first.".into()
            }
            EditError::ThrownAway => {
                "The plan was put into the bin in another tab. It can be restored in Settings.".into()
            }
            EditError::NotStored => "The browser’s storage refused. Nothing was changed.".into(),
            EditError::NoWayBack => {
                "That step can be neither taken back nor done again: what it needs could not be read. Nothing was changed, and the steps behind it are no longer offered.".into()
            }
            EditError::CalendarFrozen => {
                "The start of the fiscal year is frozen with the committed target. Withdraw the target first."
                    .into()
            }
            EditError::NotOfTheYear { month } => {
                format!("{} is not a month of the committed year.", numbers.month(*month))
            }
            EditError::RevisionJudged => {
                "Months under this revision are over, and were judged by it. Revise the months to come instead. Nothing was changed.".into()
            }
            EditError::NothingRevised => "The target was never revised.".into(),
            EditError::NothingHandedOver => {
                "They answer for these accounts from that month on already. Nothing was changed.".into()
            }
            EditError::NoPerson { name } => format!("Nobody is called “{name}” any more. Nothing was changed."),
            EditError::PersonExists { name } => {
                format!("“{name}” has pay or reviews too, and two people cannot become one. Nothing was changed.")
            }
            EditError::ScenarioExists { name } => {
                format!("There is a scenario “{name}” already. Choose another name. Nothing was changed.")
            }
            EditError::CriterionExists { kind } => {
                format!("There is a criterion “{}” already.", (ReviewsText::EN.kind)(kind))
            }
            EditError::CurveExists { whom: Whom::Segment(segment) } => {
                format!("The segment “{segment}” has its own curve already. Nothing was changed.")
            }
            EditError::CurveExists { whom: Whom::Account(_) } => {
                "That account has its own curve already. Nothing was changed.".into()
            }
            EditError::RevisesThePast => {
                "A revision changes months to come of accounts in the target, and nothing else. Nothing was changed.".into()
            }
            EditError::PayCurve(by, fault) => pay_fault_en(*by, *fault, numbers),
            EditError::OtherCurrency { own, other } => format!(
                "The plan is in {} and what comes is in {}: they cannot be added. Nothing was changed.",
                own.code(),
                other.code()
            ),
            EditError::MonthsBetween { months } => format!(
                "Neither the plan nor what comes has {}. Say at the import that nothing was sold then, or import those months first. Nothing was changed.",
                numbers.span(*months)
            ),
            EditError::UnknownCurrency { currency } => format!(
                "{} is not among the currencies that Keyline knows. Choose one of those that are listed. Nothing was changed.",
                currency.code()
            ),
            EditError::OtherDecimals { own, other } => format!(
                "{} and {} have different decimals, so the amounts of the plan would become others. Nothing was changed.",
                own.code(),
                other.code()
            ),
            EditError::BeyondSales { month, sales } => format!(
                "A one-off is a part of the month’s sales, more than nothing and at most {} in {}. Nothing was changed.",
                numbers.full(*sales),
                numbers.month(*month)
            ),
            EditError::NoSales { month } => format!("There are no sales in {}.", numbers.month(*month)),
            EditError::IdsClash | EditError::RowsDoNotMatch { .. } => {
                "The data contradict themselves and were not taken. Nothing was changed.".into()
            }
        }
        },
        not_a_number: |problem| match problem {
            NumberProblem::Empty => "Type a number.",
            NumberProblem::NotANumber => "That is not a number. Nothing was changed.",
            NumberProblem::Percentage => "That is a percentage; type an amount. Nothing was changed.",
            NumberProblem::Ambiguous { .. } => "That can be read in two ways. Type it without separators.",
            NumberProblem::TooLarge => "That is more than a plan takes. Check for a misplaced point.",
        },
        reads: |shown| format!("= {shown}"),
        number: |number| match number {
            Number::Amount => "Amount",
            Number::Cut => "Class cut",
            Number::Year => "Year",
            Number::Growth => "Growth of the firm",
            Number::FirmWeight => "Weight of the firm",
            Number::Years => "Years to close the gap",
            Number::ClosePart => "Part of the gap to close",
            Number::People => "People",
            Number::SellingDays => "Selling days",
            Number::Ramp => "Ramp",
            Number::Elasticity => "Elasticity",
            Number::Productivity => "Productivity growth",
            Number::Effort => "Effort",
            Number::Judgement => "Judgement of sales",
            Number::Uplift => "Uplift",
            Number::KeyShare => "Key-account share",
            Number::MarginRate => "Margin rate",
            Number::BlendWeight => "Weight in the blend",
            Number::OverAssignment => "Over-assignment",
            Number::FixedPart => "Fixed part of pay",
            Number::CriterionWeight => "Weight of a criterion",
            Number::Criteria => "Number of criteria",
            Number::ReviewMonths => "Months of a review",
            Number::Season => "Seasonal index",
            Number::Fact(fact) => (Words::EN.fact)(fact),
            Number::Range(_) => "Low and high of an input",
            Number::Accounts => "Number of key accounts",
            Number::SeenEffort => "Effort seen",
            Number::SeenSales => "Sales seen",
            Number::SeenPoints => "Number of observations",
            Number::VisitNorm => "Visits to an account",
            Number::Visits => "Visits",
            Number::VisitsPerPerson => "Visits one person makes",
            Number::Contacts => "Contacts a day",
            Number::Days => "Days a year",
            Number::Part => "Part",
            Number::WalletShare => "Share of wallet",
            Number::Market => "Deviation of the market",
            Number::MarketLeast => "Least deviation of the market",
            Number::Prior => "Change of a year’s total assumed beforehand",
            Number::RangeFactor => "Factor of the range",
            Number::LoyalFrom => "Limit of loyalty",
            Number::BasisWeight => "Weight of a basis",
            Number::Scenarios => "Number of scenarios",
        },
    };

    /// Simplified Chinese.
    pub const ZH: EditText = EditText {
        label: |label| match label {
            Label::Rename => "重命名".into(),
            Label::Type => "录入".into(),
            Label::Paste(n) => held!("修改 {n} 个单元格"),
            Label::Add(n) => held!("新增 {n} 家客户"),
            Label::Remove(n) => held!("删除 {n} 家客户"),
            Label::Import(n) => held!("导入 {n} 家客户"),
            Label::MarkKey(n) => held!("设定 {n} 家客户的大客户身份"),
            Label::MarkOneOff => "标记一次性销售".into(),
            Label::UnmarkOneOff => "取消一次性销售标记".into(),
            Label::Configure => "修改设置".into(),
            Label::SetHorizon => "修改规划月份".into(),
            Label::SetMethods => "修改方法参数".into(),
            Label::SetSplit => "修改分解".into(),
            Label::Commit => "确定目标".into(),
            Label::Withdraw => "撤回目标".into(),
            Label::Restore => "打开备份".into(),
            Label::SetScenarios => "修改情景".into(),
            Label::Promote => "采用情景".into(),
            Label::Revise => "修订目标".into(),
            Label::Unrevise => "撤回修订".into(),
            Label::HandOver(n) => held!("移交 {n} 家客户"),
            Label::SetTerms => "修改考核与薪酬条款".into(),
            Label::Review => "填写考核表".into(),
            Label::RenamePerson => "人员更名".into(),
            Label::LockMonths(n) => held!("固定 {n} 个月份"),
        },
        error: |error, numbers| {
            match error {
            EditError::NoAccount { .. } => "该客户已不在规划中，未作任何修改。".into(),
            EditError::EmptyName => "名称为空。每家客户都需要名称。".into(),
            EditError::AmountTooLarge { .. } => {
                format!("金额超出规划上限（{}）。请检查小数点位置。", numbers.short(Money::LIMIT))
            }
            EditError::OutOfRange { what, value, low, high } => {
                let name = (EditText::ZH.number)(*what);
                let (value, low, high) = (
                    shown(*what, *value, numbers),
                    shown(*what, *low, numbers),
                    shown(*what, *high, numbers),
                );
                zh!("{name}：{value} 不在 {low} 到 {high} 之间，未作任何修改。")
            }
            EditError::CutsOutOfOrder { a, b } => {
                format!("A 类分界（{}）必须低于 B 类分界（{}）。", numbers.percent(*a), numbers.percent(*b))
            }
            EditError::TooManyMonths { months } => {
                held!("{months} 个月超出规划上限（{MONTHS_LIMIT} 个月）。请检查月份的年份。")
            }
            EditError::TooManyAccounts { accounts } => {
                held!("{} 家客户超出规划上限。", numbers.count(*accounts))
            }
            EditError::NoWeight => "至少一项权重须大于 0，未作任何修改。".into(),
            EditError::NoReason => "请写明理由，便于日后查考。".into(),
            EditError::FloorAboveCap { floor, cap } => {
                format!("下限（{}）高于上限（{}）。", numbers.full(*floor), numbers.full(*cap))
            }
            EditError::TargetsDoNotAddUp { sum, total } => {
                format!("各部分合计为 {}，不等于 {}，目标未确定。", numbers.full(*sum), numbers.full(*total))
            }
            EditError::BoundHeld { .. } => {
                "该客户已锁定或已由负责人承诺，请先解除。未作任何修改。".into()
            }
            EditError::TargetNotPositive { total } => {
                format!("目标须大于零，不能是 {}。未作任何修改。", numbers.full(*total))
            }
            EditError::NothingCommitted => "尚未确定目标。".into(),
            EditError::AlreadyCommitted => "目标已确定，请先撤回。".into(),
            EditError::ReadOnly => {
                "此处只能查看规划：另一标签页正在写入，或规划由更新版本写入。未作任何修改。".into()
            }
            EditError::NotKept => "最近的修改尚未保存，打开其他规划会丢失。请先腾出空间并重试保存。".into(),
            EditError::ThrownAway => "该规划已在另一标签页中移入回收站，可在“设置”中恢复。".into(),
            EditError::NotStored => "浏览器存储未能写入，未作任何修改。".into(),
            EditError::NoWayBack => {
                "这一步已无法撤销或重做：所需数据无法读取。未作任何修改，其后的步骤也不再提供。".into()
            }
            EditError::CalendarFrozen => "财年起始月已随既定目标冻结，请先撤回目标。".into(),
            EditError::NotOfTheYear { month } => {
                format!("{}不在已确定目标的年度之内。", numbers.month(*month))
            }
            EditError::RevisionJudged => {
                "该修订涉及的月份中，有的已经结束并据此考核，不能撤回；请改为修订未来月份的目标。未作任何修改。".into()
            }
            EditError::NothingRevised => "目标尚未修订过。".into(),
            EditError::NoPerson { name } => format!("没有名为“{name}”的人员。未作任何修改。"),
            EditError::PersonExists { name } => {
                format!("“{name}”也已有薪酬或考核记录，两人不能合并。未作任何修改。")
            }
            EditError::ScenarioExists { name } => {
                format!("已有名为“{name}”的情景，请另取名称。未作任何修改。")
            }
            EditError::CriterionExists { kind } => {
                format!("已有名为“{}”的指标。", (ReviewsText::ZH.kind)(kind))
            }
            EditError::CurveExists { whom: Whom::Segment(segment) } => {
                format!("行业“{segment}”已有自己的曲线。未作任何修改。")
            }
            EditError::CurveExists { whom: Whom::Account(_) } => "该客户已有自己的曲线。未作任何修改。".into(),
            EditError::NothingHandedOver => "自该月起这些客户已由其负责。未作任何修改。".into(),
            EditError::RevisesThePast => "修订只能改变目标范围内客户未来月份的目标。未作任何修改。".into(),
            EditError::PayCurve(by, fault) => pay_fault_zh(*by, *fault, numbers),
            EditError::OtherCurrency { own, other } => {
                format!("规划以 {} 计，导入内容以 {} 计，不能相加，未作任何修改。", own.code(), other.code())
            }
            EditError::MonthsBetween { months } => format!(
                "规划和导入内容中都没有{}。请在导入时确认那时没有销售，或先导入这些月份。未作任何修改。",
                numbers.span(*months)
            ),
            EditError::UnknownCurrency { currency } => {
                format!("不支持币种 {}，请从列表中选择。未作任何修改。", currency.code())
            }
            EditError::OtherDecimals { own, other } => format!(
                "{} 与 {} 的小数位数不同，规划中的金额会因此改变，未作任何修改。",
                own.code(),
                other.code()
            ),
            EditError::BeyondSales { month, sales } => format!(
                "一次性销售是当月销售额的一部分：{}不能为零，也不能超过 {}。未作任何修改。",
                numbers.month(*month),
                numbers.full(*sales)
            ),
            EditError::NoSales { month } => format!("{}没有销售额。", numbers.month(*month)),
            EditError::IdsClash | EditError::RowsDoNotMatch { .. } => {
                "数据自相矛盾，未被采用，未作任何修改。".into()
            }
        }
        },
        not_a_number: |problem| match problem {
            NumberProblem::Empty => "请填写数字。",
            NumberProblem::NotANumber => "这不是数字，未作任何修改。",
            NumberProblem::Percentage => "这是百分比，请填写金额。未作任何修改。",
            NumberProblem::Ambiguous { .. } => "这个数字有两种读法，请不用分隔符填写。",
            NumberProblem::TooLarge => "超出规划上限，请检查小数点位置。",
        },
        reads: |shown| format!("= {shown}"),
        number: |number| match number {
            Number::Amount => "金额",
            Number::Cut => "类别分界",
            Number::Year => "年份",
            Number::Growth => "标杆企业增长率",
            Number::FirmWeight => "标杆企业权重",
            Number::Years => "缩小差距的年数",
            Number::ClosePart => "缩小差距的比例",
            Number::People => "人数",
            Number::SellingDays => "销售天数",
            Number::Ramp => "上手程度",
            Number::Elasticity => "弹性",
            Number::Productivity => "生产率增长",
            Number::Effort => "投入",
            Number::Judgement => "销售判断",
            Number::Uplift => "提升率",
            Number::KeyShare => "大客户占比",
            Number::MarginRate => "毛利率",
            Number::BlendWeight => "综合权重",
            Number::OverAssignment => "超额分配",
            Number::FixedPart => "固定薪酬占比",
            Number::CriterionWeight => "指标权重",
            Number::Criteria => "指标数量",
            Number::ReviewMonths => "考核月数",
            Number::Season => "季节指数",
            Number::Fact(fact) => (Words::ZH.fact)(fact),
            Number::Range(_) => "参数的低值与高值",
            Number::Accounts => "大客户数",
            Number::SeenEffort => "观察的投入",
            Number::SeenSales => "观察的销售额",
            Number::SeenPoints => "观察点数",
            Number::VisitNorm => "每家客户的拜访次数",
            Number::Visits => "拜访次数",
            Number::VisitsPerPerson => "人均拜访次数",
            Number::Contacts => "每日联系数",
            Number::Days => "全年天数",
            Number::Part => "比例",
            Number::WalletShare => "钱包份额",
            Number::Market => "市场波动幅度",
            Number::MarketLeast => "市场波动的最低取值",
            Number::Prior => "预设的年度总额变化幅度",
            Number::RangeFactor => "区间系数",
            Number::LoyalFrom => "忠诚度界限",
            Number::BasisWeight => "分解依据的权重",
            Number::Scenarios => "情景个数",
        },
    };
}

/// A number of that kind as people write it.
fn shown(what: Number, value: f64, numbers: &Numbers) -> String {
    match what {
        Number::Cut
        | Number::Growth
        | Number::ClosePart
        | Number::Ramp
        | Number::Productivity
        | Number::Uplift
        | Number::KeyShare
        | Number::MarginRate
        | Number::BlendWeight
        | Number::Part
        | Number::WalletShare
        | Number::BasisWeight
        | Number::OverAssignment
        | Number::FixedPart
        | Number::CriterionWeight => numbers.percent(value),
        Number::Years
        | Number::People
        | Number::SellingDays
        | Number::Accounts
        | Number::SeenPoints
        | Number::VisitNorm
        | Number::Visits
        | Number::VisitsPerPerson
        | Number::Contacts
        | Number::Days
        | Number::Scenarios
        | Number::Criteria
        | Number::ReviewMonths => numbers.decimal(value, 0),
        // The least weight and the judgements nearest to each other are thousandths.
        Number::FirmWeight | Number::Judgement => numbers.brief(value, 4),
        Number::Amount => {
            Money::from_minor(value).map_or_else(|| super::DASH.into(), |money| numbers.full(money))
        }
        Number::Fact(fact) if fact.is_money() => {
            Money::from_minor(value).map_or_else(|| super::DASH.into(), |money| numbers.full(money))
        }
        Number::Range(input) => numbers.input(input, value),
        Number::Fact(_) => format!("{value:.0}"),
        Number::Year => format!("{value:.0}"),
        Number::Elasticity
        | Number::Effort
        | Number::Season
        | Number::SeenEffort
        | Number::SeenSales
        | Number::Market
        | Number::MarketLeast
        | Number::Prior
        | Number::RangeFactor
        | Number::LoyalFrom => numbers.decimal(value, 2),
    }
}

/// A pay curve is refused: which part of it, and what to do.
/// An input of a pay curve as it is typed.
fn input_of_pay(by: PayInput, value: f64, numbers: &Numbers) -> String {
    match by {
        PayInput::Attainment => numbers.percent_brief(value),
        PayInput::Sales => numbers.brief(value, 4),
    }
}

fn pay_fault_en(by: PayInput, fault: PayFault, numbers: &Numbers) -> String {
    let tier = |tier: usize| tier + 1;
    let input = |value: f64| input_of_pay(by, value, numbers);
    match fault {
        PayFault::NoTiers => "A pay curve needs at least one tier.".into(),
        PayFault::Bound { tier: at, upto } => {
            format!("Tier {} ends at {}, which must lie above the tier before.", tier(at), input(upto))
        }
        PayFault::NoEnd { tier: at } => format!("Tier {} needs an end.", tier(at)),
        PayFault::Value { tier: at, .. } => {
            format!("The rate of tier {} must be 0 or more, and not beyond what a plan takes.", tier(at))
        }
        PayFault::Threshold(_) => "The threshold must be 0 or more.".into(),
        PayFault::Accelerator(_) => {
            "The accelerator must begin at 0 or more, and multiply by 0 to 100.".into()
        }
        PayFault::Cap(_) => "The cap must be 0 or more.".into(),
    }
}

fn pay_fault_zh(by: PayInput, fault: PayFault, numbers: &Numbers) -> String {
    let tier = |tier: usize| tier + 1;
    let input = |value: f64| input_of_pay(by, value, numbers);
    match fault {
        PayFault::NoTiers => "薪酬曲线至少需要一档。".into(),
        PayFault::Bound { tier: at, upto } => {
            held!("第 {} 档止于 {}，应高于前一档。", tier(at), input(upto))
        }
        PayFault::NoEnd { tier: at } => held!("第 {} 档需要上限。", tier(at)),
        PayFault::Value { tier: at, .. } => held!("第 {} 档的比率应不小于 0。", tier(at)),
        PayFault::Threshold(_) => "起付线应不小于 0。".into(),
        PayFault::Accelerator(_) => "加速起点应不小于 0，倍数应在 0 到 100 之间。".into(),
        PayFault::Cap(_) => "封顶值应不小于 0。".into(),
    }
}

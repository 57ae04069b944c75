//! The reviews page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::counted;
use crate::plan::{CriterionKind, folded};

/// Sentences of the reviews page.
pub struct ReviewsText {
    /// Its name in the navigation.
    pub name: &'static str,
    /// Reviews of periods that are over: those with a result, all.
    pub finding: fn(usize, usize) -> String,
    pub sub: &'static str,
    pub nobody: &'static str,
    pub begin: &'static str,

    /// Person, period.
    pub sheet: fn(&str, &str) -> String,
    pub person: &'static str,
    pub period: &'static str,
    /// Period.
    pub not_over: fn(&str) -> String,
    /// Person who answers for no account now.
    pub gone: fn(&str) -> String,
    pub gone_note: &'static str,
    /// Period.
    pub open_note: fn(&str) -> String,
    pub result: &'static str,
    pub weighted: &'static str,
    /// Weight.
    pub weight_of: fn(&str) -> String,
    /// Number, name.
    pub numbered: fn(usize, &str) -> String,
    pub kind: fn(&CriterionKind) -> &str,
    /// Words of a step of ours, 0 to 5; empty for what is counted or the user's own.
    pub anchor: fn(&CriterionKind, usize) -> &'static str,
    pub no_anchor: &'static str,
    pub not_rated: &'static str,
    pub left_out: &'static str,
    pub counted: &'static str,
    pub attained: &'static str,
    pub keys_bought: &'static str,
    /// Of how many, as a percentage.
    pub of_keys: fn(&str, &str) -> String,
    pub notes: &'static str,
    pub notes_note: &'static str,
    pub unwritten: &'static str,
    /// Date.
    pub written: fn(&str) -> String,
    pub differs: &'static str,
    pub renew: &'static str,
    /// Months of the sheet.
    pub other_months: fn(usize) -> String,
    pub remove: &'static str,
    pub print: &'static str,
    pub signatures: [&'static str; 3],

    pub all: &'static str,
    pub all_sub: &'static str,
    pub nothing: &'static str,
    /// Rated criteria, criteria to rate.
    pub rated: fn(usize, usize) -> String,
    /// Person, period, what the cell says.
    pub open: fn(&str, &str, &str) -> String,

    pub criteria: &'static str,
    pub criteria_sub: &'static str,
    pub ours: &'static str,
    pub yours: &'static str,
    pub criterion: &'static str,
    pub weight: &'static str,
    pub how: &'static str,
    pub judged: &'static str,
    /// Criterion.
    pub weight_label: fn(&str) -> String,
    /// Criterion.
    pub drop: fn(&str) -> String,
    pub add: &'static str,
    pub add_first: &'static str,
    pub own: &'static str,
    pub own_placeholder: &'static str,
    /// Criterion.
    pub steps: fn(&str) -> String,
    pub steps_ours: &'static str,
    pub steps_own: &'static str,
    /// Number.
    pub step: fn(usize) -> String,
}

impl ReviewsText {
    /// The criterion that a name stands for: a built-in one that is called so in either language, else an own one.
    pub fn kind_called(name: &str) -> CriterionKind {
        let name = name.trim();
        let is_called = |kind: &CriterionKind| {
            [ReviewsText::EN.kind, ReviewsText::ZH.kind].iter().any(|word| folded(word(kind)) == folded(name))
        };
        CriterionKind::BUILT_IN.into_iter().find(is_called).unwrap_or_else(|| CriterionKind::Own(name.into()))
    }

    /// English.
    pub const EN: ReviewsText = ReviewsText {
        name: "Reviews",
        finding: |found, all| match (found, all) {
            (_, 0) => "No period is over yet; reviews can be prepared".into(),
            (0, 1) => "The one review that is due has no result yet".into(),
            (0, all) => format!(
                "None of {} has a result yet",
                counted(all, "review that is due", "reviews that are due")
            ),
            (1, 1) => "The one review that is due has a result".into(),
            (found, all) if found == all => {
                format!("All {} have a result", counted(all, "review that is due", "reviews that are due"))
            }
            (found, all) => format!(
                "{} of {} have a result",
                super::grouped(found as i128),
                counted(all, "review that is due", "reviews that are due")
            ),
        },
        sub: "One sheet per person and period, by the criteria of the phase: by quarter in start-up, by month in growth. A rating of 5 counts as 100%, of 3 as 60%; each criterion counts by its weight.",
        begin: "Begin a sheet",
        nobody: "No account has an owner. Name owners in the accounts grid; each of them is then reviewed here.",

        sheet: |person, period| format!("{person}, {period}"),
        person: "Person",
        period: "Period",
        not_over: |period| format!("{period} (not over)"),
        gone: |person| format!("{person} (no accounts now)"),
        gone_note: "This person answers for no account of the plan now: the sheet stays as it was written, without a result.",
        open_note: |period| {
            format!(
                "{period} is not over: what is read off sales has no value yet, and so there is no result."
            )
        },
        result: "Result",
        weighted: "by weight",
        weight_of: |weight| format!("weight {weight}"),
        numbered: |number, name| format!("{number}. {name}"),
        kind: |kind| match kind {
            CriterionKind::Qualified => "Qualified accounts found",
            CriterionKind::Plans => "Account plans made",
            CriterionKind::Contacts => "Depth of contact",
            CriterionKind::FirstOrders => "First orders",
            CriterionKind::Margin => "Margin",
            CriterionKind::Sales => "Sales against target",
            CriterionKind::KeyAccounts => "Key accounts that bought",
            CriterionKind::Own(name) => name,
        },
        anchor: |kind, step| {
            let steps = match kind {
                CriterionKind::Qualified => [
                    "No list of prospects",
                    "A list, but nobody checked who qualifies",
                    "Some checked; few qualify",
                    "Enough qualified accounts for the next quarter",
                    "More than planned, each with a named contact",
                    "More than needed, by a way others can follow",
                ],
                CriterionKind::Plans => [
                    "No account plan",
                    "A plan here and there, without figures",
                    "Some key accounts have a plan: goals, but no steps",
                    "Every key account has a plan with goal, steps and dates",
                    "Plans are agreed with the customer and followed up",
                    "Plans lead the work and are revised by its results",
                ],
                CriterionKind::Contacts => [
                    "No contact apart from orders",
                    "One contact, in purchasing",
                    "Several contacts in one department",
                    "User, buyer and decision-maker are known",
                    "Regular talks with the decision-makers",
                    "Trusted at several levels; asked for advice",
                ],
                CriterionKind::FirstOrders => [
                    "Nothing offered yet",
                    "Offers made, no order",
                    "A first order, fewer than planned",
                    "As many first orders as planned",
                    "More first orders than planned",
                    "More than planned, and new accounts order again",
                ],
                CriterionKind::Margin => [
                    "Sold at a loss",
                    "Discounts given without a reason",
                    "Below the planned margin",
                    "At the planned margin",
                    "Above the planned margin",
                    "Above it, and terms improved",
                ],
                CriterionKind::Sales | CriterionKind::KeyAccounts | CriterionKind::Own(_) => return "",
            };
            steps.get(step).copied().unwrap_or_default()
        },
        no_anchor: "No words written for this step",
        not_rated: "Not rated",
        left_out: "Left out of the result: the other criteria weigh more.",
        counted: "Read off sales, not rated",
        attained: "Attainment",
        keys_bought: "Bought in the period",
        of_keys: |of, share| format!("of {of} key accounts: {share}"),
        notes: "Notes",
        notes_note: "What was seen, what was agreed. Kept when you leave the field.",
        unwritten: "Nothing is written for this period yet. The first rating or note begins the sheet.",
        written: |date| format!("Last changed on {date}."),
        differs: "The criteria have changed since. This sheet keeps those of its time.",
        renew: "Start anew by today’s criteria",
        other_months: |months| {
            format!(
                "It was written for a period of {}, before the phase was changed.",
                counted(months, "month", "months")
            )
        },
        remove: "Delete this sheet",
        print: "Print",
        signatures: ["Person reviewed", "Reviewer", "Date"],

        all: "All reviews",
        all_sub: "Results by person and period; press one to open its sheet. Grey: nothing was written, and today’s criteria give what is counted.",
        nothing: "nothing written",
        rated: |done, all| format!("{done} of {all} rated"),
        open: |person, period, says| format!("{person}, {period}: {says}"),

        criteria: "Criteria and weights",
        criteria_sub: "What people are assessed by in each phase. A change holds for sheets that are not begun yet.",
        ours: "These criteria and weights are ours, a place to start from. Change what does not fit.",
        yours: "Set by you.",
        criterion: "Criterion",
        weight: "Weight, %",
        how: "How it is found",
        judged: "Rated 0 to 5",
        weight_label: |name| format!("Weight of {name}, %"),
        drop: |name| format!("Remove {name}"),
        add: "Add a criterion",
        add_first: "Choose one",
        own: "Or one of your own",
        own_placeholder: "Its name",
        steps: |name| format!("Steps of {name}"),
        steps_ours: "The words are ours until you write your own. Empty a field to have ours back.",
        steps_own: "Write what each step means, so that all reviewers rate alike.",
        step: |step| format!("Step {step}"),
    };

    /// Simplified Chinese.
    pub const ZH: ReviewsText = ReviewsText {
        name: "考核表",
        finding: |found, all| match (found, all) {
            (_, 0) => "尚无已结束的期间，可先准备考核表".into(),
            (0, all) => held!("已结束期间的 {all} 份考核均尚无结果"),
            (found, all) if found == all => held!("已结束期间的 {all} 份考核均已有结果"),
            (found, all) => zh!("已结束期间的 {all} 份考核中，{found} 份已有结果"),
        },
        sub: "每人每期一份，按所处阶段的指标考核：启动期按季，成长期按月。评 5\u{a0}分计 100%，评 3\u{a0}分计 60%，各指标按权重合计。",
        begin: "填写考核表",
        nobody: "还没有客户指定负责人。请在客户表中填写负责人，之后即可在此考核。",

        sheet: |person, period| format!("{person}，{period}"),
        person: "人员",
        period: "期间",
        not_over: |period| format!("{period}（未结束）"),
        gone: |person| format!("{person}（目前无客户）"),
        gone_note: "此人目前不负责任何客户：考核表保留原样，不再计算结果。",
        open_note: |period| format!("{period}尚未结束：取自销售数据的指标还没有数值，因此没有结果。"),
        result: "考核结果",
        weighted: "按权重合计",
        weight_of: |weight| format!("权重 {weight}"),
        numbered: |number, name| format!("{number}．{name}"),
        kind: |kind| match kind {
            CriterionKind::Qualified => "合格客户开发",
            CriterionKind::Plans => "客户计划制定",
            CriterionKind::Contacts => "客户关系深度",
            CriterionKind::FirstOrders => "首单",
            CriterionKind::Margin => "毛利",
            CriterionKind::Sales => "销售达成率",
            CriterionKind::KeyAccounts => "大客户采购面",
            CriterionKind::Own(name) => name,
        },
        anchor: |kind, step| {
            let steps = match kind {
                CriterionKind::Qualified => [
                    "没有潜在客户名单",
                    "有名单，但未筛选是否合格",
                    "筛选了一部分，合格的很少",
                    "合格客户足够下一季度跟进",
                    "多于计划，且都有明确的联系人",
                    "超出所需，方法可供他人借鉴",
                ],
                CriterionKind::Plans => [
                    "没有客户计划",
                    "个别客户有计划，但没有数字",
                    "部分大客户有计划：有目标，无步骤",
                    "每家大客户都有计划，含目标、步骤与日期",
                    "计划已与客户商定，并持续跟进",
                    "以计划带动工作，并按结果修订",
                ],
                CriterionKind::Contacts => [
                    "除订单外没有往来",
                    "只认识一位采购人员",
                    "在一个部门有多位联系人",
                    "使用者、采购者和决策者都已掌握",
                    "与决策者定期沟通",
                    "多个层级互信，客户主动征求意见",
                ],
                CriterionKind::FirstOrders => [
                    "尚未报价",
                    "已报价，没有订单",
                    "有首单，但少于计划",
                    "首单数量符合计划",
                    "首单数量多于计划",
                    "多于计划，且新客户再次下单",
                ],
                CriterionKind::Margin => [
                    "亏本销售",
                    "无故让利",
                    "低于计划毛利",
                    "符合计划毛利",
                    "高于计划毛利",
                    "高于计划毛利，且交易条件改善",
                ],
                CriterionKind::Sales | CriterionKind::KeyAccounts | CriterionKind::Own(_) => return "",
            };
            steps.get(step).copied().unwrap_or_default()
        },
        no_anchor: "该分值尚无说明",
        not_rated: "未评分",
        left_out: "不计入结果，其他指标的权重按比例提高。",
        counted: "取自销售数据，无需评分",
        attained: "达成率",
        keys_bought: "本期有采购",
        of_keys: |of, share| zh!("家，共 {of} 家大客户，占 {share}"),
        notes: "备注",
        notes_note: "记录观察到的情况与商定的事项，离开输入框即保存。",
        unwritten: "本期尚未填写。评分或写下备注后即生成考核表。",
        written: |date| format!("最后修改于{date}。"),
        differs: "考核指标此后有变动，本表保留填写时的指标。",
        renew: "按现行指标重新开始",
        other_months: |months| held!("本表填写时的期间为 {months} 个月，此后阶段有变动。"),
        remove: "删除本表",
        print: "打印",
        signatures: ["被考核人", "考核人", "日期"],

        all: "全部考核表",
        all_sub: "每人每期的结果，点击可打开考核表。灰色：尚未填写，仅按现行指标得出可计算的部分。",
        nothing: "未填写",
        rated: |done, all| format!("已评 {done} / {all}"),
        open: |person, period, says| format!("{person}，{period}：{says}"),

        criteria: "考核指标与权重",
        criteria_sub: "各阶段按哪些指标考核。修改只影响尚未开始的考核表。",
        ours: "以下指标与权重为本软件的默认值，仅供参考，可按需修改。",
        yours: "由您设定。",
        criterion: "指标",
        weight: "权重（%）",
        how: "取值方式",
        judged: "评 0 至 5\u{a0}分",
        weight_label: |name| format!("{name}的权重（%）"),
        drop: |name| format!("删除{name}"),
        add: "添加指标",
        add_first: "请选择",
        own: "或填写自定义指标",
        own_placeholder: "指标名称",
        steps: |name| format!("{name}的评分说明"),
        steps_ours: "未填写时采用本软件的默认说明；清空输入框即可恢复默认。",
        steps_own: "请写明每个分值的含义，使考核人标准一致。",
        step: |step| held!("{step} 分"),
    };
}

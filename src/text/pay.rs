//! The pay page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

use crate::plan::{BelowNought, PayInput, PayKind, PayWalk};

/// Sentences of the pay page.
pub struct PayText {
    /// Its name in the navigation.
    pub name: &'static str,
    /// People with pay, what they have earned so far.
    /// How many people, and what they have earned, with its currency.
    pub title: fn(usize, &str) -> String,
    pub title_none: &'static str,
    /// Pay is entered, and no period is over yet.
    pub title_open: &'static str,
    pub sub: &'static str,
    pub terms: &'static str,
    pub terms_sub: &'static str,
    pub phase: &'static str,
    pub fixed: &'static str,
    pub by: &'static str,
    pub input: fn(PayInput) -> &'static str,
    pub kind: &'static str,
    pub kinds: fn(PayKind) -> &'static str,
    pub kind_says: fn(PayKind) -> &'static str,
    /// What the worked lines are worked on.
    pub kind_worked: &'static str,
    /// A worked line.
    pub kind_line: fn(PayKind) -> &'static str,
    /// The tiers were kept as walked sale by sale.
    pub was_by_sale: &'static str,
    pub walk: &'static str,
    pub walks: fn(PayWalk) -> &'static str,
    pub walk_says: fn(PayWalk) -> &'static str,
    pub below_nought: &'static str,
    pub below_noughts: fn(BelowNought) -> &'static str,
    pub bound_says: &'static str,
    pub tier: &'static str,
    pub upto: &'static str,
    pub beyond: &'static str,
    /// What a tier is worth: of attainment, of sales, and as an amount.
    pub worth: fn(PayInput, PayKind) -> &'static str,
    pub add_tier: &'static str,
    pub drop_tier: &'static str,
    pub threshold: &'static str,
    pub accelerator_from: &'static str,
    pub accelerator_by: &'static str,
    pub cap: &'static str,
    pub none: &'static str,
    /// The curve has cliffs at these places.
    pub cliffs: fn(&[String]) -> String,
    pub smooth: &'static str,
    pub curve_sub: fn(PayInput, PayWalk) -> &'static str,
    pub attainment_axis: &'static str,
    pub sales_axis: fn(PayWalk, &str) -> String,
    pub pays_axis: fn(PayInput, PayWalk, &str) -> String,
    pub threshold_mark: fn(&str) -> String,
    pub cap_mark: fn(&str) -> String,
    /// Place and jump.
    pub cliff_mark: fn(&str, &str) -> String,
    pub target_mark: fn(&str) -> String,
    /// Person, attainment or sales, what is paid for it.
    pub place_says: fn(&str, &str, &str) -> String,
    pub curve_alt: fn(&str) -> String,
    /// How much settling each period by itself has paid, and whether that is more than settling them together.
    pub apart_says: fn(&str, bool) -> String,
    pub people: &'static str,
    pub people_sub: &'static str,
    pub nobody: &'static str,
    pub person: &'static str,
    pub year_pay: &'static str,
    pub period: &'static str,
    pub to_date: &'static str,
    pub fixed_pay: &'static str,
    pub variable_pay: &'static str,
    pub all_pay: &'static str,
    pub apart: &'static str,
    /// Person, how many periods below nought, what they have not taken back.
    pub kept_says: fn(&str, usize, &str) -> String,
    /// Person, sales to date below nought, what becomes of them.
    pub below_says: fn(&str, &str, BelowNought) -> String,
    pub same_for_all: &'static str,
    pub same_note: &'static str,
    pub export: &'static str,
    pub export_title: &'static str,
    /// How many people.
    pub export_body: fn(usize) -> String,
    pub file: &'static str,
    pub copy_title: &'static str,
    /// How many people have pay in the open plan, and what is offered instead.
    pub copy_body: fn(usize) -> String,
    pub copy_without: &'static str,
    /// The file's name.
    pub copy_without_name: &'static str,
    pub cost: &'static str,
    /// Of a year that is still open, by what the curves walk.
    pub cost_sub: fn(PayWalk) -> &'static str,
    /// What a year that is over has cost, and its fixed and variable part.
    pub cost_paid: fn(&str, &str, &str) -> String,
    pub cost_closed: &'static str,
    pub cost_ask: &'static str,
    pub cost_running: fn(&str) -> String,
    pub cost_stop: &'static str,
    pub cost_failed: &'static str,
    pub cost_none: &'static str,
    /// P10, P90 of the cost with the planned effort.
    pub cost_says: fn(&str, &str, &str) -> String,
    pub at_target: &'static str,
    pub if_planned: &'static str,
    pub if_unchanged: &'static str,
    pub of_sales: fn(&str) -> String,
}

impl PayText {
    /// English.
    pub const EN: PayText = PayText {
        name: "Pay",
        title: |n, amount| match n {
            1 => format!("One person has earned {amount} so far"),
            n => format!("{n} people have earned {amount} so far"),
        },
        title_none: "Nobody’s pay at target is entered yet",
        title_open: "No period is over yet, so nothing has been earned",
        sub: "Pay stands on this page alone: it is not on the scoreboard, and is asked about before it leaves in a file.",
        terms: "What is paid for what",
        terms_sub: "The defaults are ours; every number is yours to change. A period is paid under the phase of its time. A change holds for all periods of the phase, also those that are over.",
        phase: "Phase",
        fixed: "Fixed part of pay, %",
        by: "Input of the curve",
        input: |by| match by {
            PayInput::Attainment => "Attainment",
            PayInput::Sales => "Sales",
        },
        kind: "How tiers work",
        kinds: |kind| match kind {
            PayKind::Flat => "Whole amount",
            PayKind::Step | PayKind::Marginal => "Marginal",
            PayKind::Interpolated => "In proportion",
        },
        kind_says: |kind| match kind {
            PayKind::Flat => "All of it at the rate of the tier reached. It has cliffs.",
            PayKind::Step | PayKind::Marginal => "Each part at the rate of its own tier.",
            PayKind::Interpolated => {
                "Each tier pays an amount, in proportion to how far it is gone into; the last goes on as it began."
            }
        },
        kind_worked: "Worked on 9,700, tiers to 1,000, 3,000, 8,000 and 20,000 at 1, 2, 3 and 5%, or for 10, 40, 100 and 2,000",
        kind_line: |kind| match kind {
            PayKind::Flat => "9,700 × 5% = 485",
            PayKind::Step | PayKind::Marginal => "10 + 40 + 150 + 1,700 × 5% = 285",
            PayKind::Interpolated => "10 + 40 + 100 + 2,000 × 1,700 / 12,000 = 433.33",
        },
        was_by_sale: "These terms were kept with tiers walked within each sale. A plan holds what was sold in a month and no single sales, so they are paid as marginal.",
        walk: "What the curve walks",
        walks: |walk| match walk {
            PayWalk::ToDate => "The year to date",
            PayWalk::EachPeriod => "Each period by itself",
        },
        walk_says: |walk| match walk {
            PayWalk::ToDate => {
                "A period is paid what the curve pays for the year so far, less what was paid before, so a return takes back what it earned: at 4%, sales of 100,000 and then of −20,000 pay 4,000 and then −800. Bounds are a year’s. The walk begins anew where the phase changes."
            }
            PayWalk::EachPeriod => {
                "Every period begins at nought and its bounds are a period’s: a month in growth, a quarter in start-up. A period below nought pays nothing and takes nothing back. A plan kept before there was a choice opens like this, with its bounds as they were; choosing the year to date does not change them either, so look at them then."
            }
        },
        below_nought: "Sales below nought at the year’s end",
        below_noughts: |rule| match rule {
            BelowNought::Waived => "Waived",
            BelowNought::Carried => "Carried into the next year",
        },
        bound_says: "A bound belongs to the tier below it: exactly “up to” is still paid by the tier that ends there.",
        tier: "Tier",
        upto: "Up to",
        beyond: "beyond",
        worth: |by, kind| match (by, kind) {
            (PayInput::Attainment, PayKind::Interpolated) => "% of variable pay for the tier",
            (PayInput::Attainment, _) => "% of variable pay, per 1% attained",
            (PayInput::Sales, PayKind::Interpolated) => "Amount for the tier",
            (PayInput::Sales, _) => "% of sales",
        },
        add_tier: "Add a tier",
        drop_tier: "Remove the last tier",
        threshold: "Threshold",
        accelerator_from: "Accelerator from",
        accelerator_by: "times",
        cap: "Cap",
        none: "none",
        cliffs: |places| match places {
            [one] => format!("The pay curve has a cliff at {one}"),
            more => format!("The pay curve has cliffs at {}", more.join(", ")),
        },
        smooth: "The pay curve has no cliffs",
        curve_sub: |by, walk| match (by, walk) {
            (PayInput::Attainment, PayWalk::ToDate) => {
                "Part of variable pay against attainment to date; dots are people, where they are paid. A cliff is a place where one sale changes pay by more than a day’s pay."
            }
            (PayInput::Attainment, PayWalk::EachPeriod) => {
                "Part of variable pay against attainment of a period; dots are people: attainment to date, and what their periods were really paid. A cliff is a place where one sale changes pay by more than a day’s pay."
            }
            (PayInput::Sales, PayWalk::ToDate) => {
                "Variable pay against sales of the year to date; dots are people, where they are paid. A cliff is a place where one sale changes pay by more than a day’s pay."
            }
            (PayInput::Sales, PayWalk::EachPeriod) => {
                "Variable pay against sales of a period; dots are people, in the last period. A cliff is a place where one sale changes pay by more than a day’s pay."
            }
        },
        attainment_axis: "Attainment",
        sales_axis: |walk, unit| match walk {
            PayWalk::ToDate => format!("Sales of the year to date, {unit}"),
            PayWalk::EachPeriod => format!("Sales of a period, {unit}"),
        },
        pays_axis: |by, walk, unit| match (by, walk) {
            (PayInput::Attainment, _) => "Variable pay, % of that at target".into(),
            (PayInput::Sales, PayWalk::ToDate) => format!("Variable pay of the year to date, {unit}"),
            (PayInput::Sales, PayWalk::EachPeriod) => format!("Variable pay of a period, {unit}"),
        },
        threshold_mark: |at| format!("Nothing below {at}"),
        cap_mark: |at| format!("Cap {at}"),
        cliff_mark: |at, jump| format!("Cliff at {at}: {jump}"),
        target_mark: |pays| format!("At target: {pays}"),
        place_says: |person, input, paid| format!("{person}: {input}, is paid {paid}"),
        curve_alt: |finding| format!("Pay curve. {finding}."),
        apart_says: |amount, more| match more {
            true => format!(
                "Each period is settled by itself. That has paid {amount} more than the curve pays for all of them together; the table below says to whom."
            ),
            false => format!(
                "Each period is settled by itself. That has paid {amount} less than the curve pays for all of them together; the table below says to whom."
            ),
        },
        people: "What people earn",
        people_sub: "A year’s pay at target is entered here, for those who answer for accounts. A period that is not over is not paid yet, nor is a month in which they answered for no account.",
        nobody: "No account has an owner. Name owners in the accounts grid; each of them is then paid here.",
        person: "Person",
        year_pay: "A year’s pay at target",
        period: "Period",
        to_date: "To date",
        fixed_pay: "Fixed",
        variable_pay: "Variable",
        all_pay: "Together",
        apart: "By settling each period by itself",
        kept_says: |person, n, amount| match n {
            1 => format!(
                "{person}: one period below nought was paid nothing and took nothing back, which has cost {amount}."
            ),
            n => format!(
                "{person}: {n} periods below nought were paid nothing and took nothing back, which has cost {amount}."
            ),
        },
        below_says: |person, amount, rule| match rule {
            BelowNought::Waived => format!(
                "{person}: sales to date are {amount}, for which nothing is paid. At the year’s end that is waived."
            ),
            BelowNought::Carried => format!(
                "{person}: sales to date are {amount}, for which nothing is paid. At the year’s end that is carried into the next year."
            ),
        },
        same_for_all: "The same for everybody",
        same_note: "Fills those who have none yet.",
        export: "Export pay (CSV)",
        export_title: "Export what people are paid?",
        export_body: |n| {
            format!("The file holds the names and the pay of {n} people. Whoever gets it can read it.")
        },
        file: "pay.csv",
        copy_title: "The copy holds pay",
        copy_body: |n| {
            let holds = match n {
                0 => "Besides everything else the copy may hold what people are paid, in other plans or earlier states. Whoever opens it can read that.".into(),
                n => format!(
                    "Besides everything else the copy holds the names and the pay at target of {n} people, and what earlier states hold. Whoever opens it can read them."
                ),
            };
            format!(
                "{holds} To hand the plan to others, take the open plan without pay: that file holds the pay curve, but nobody’s pay, no other plans, no earlier states and no undo steps."
            )
        },
        copy_without: "The open plan, without pay",
        copy_without_name: "keyline-without-pay.json",
        cost: "What the pay plan would cost in the year",
        cost_sub: |walk| match walk {
            PayWalk::ToDate => "Simulated years, paid by today’s terms.",
            PayWalk::EachPeriod => {
                "Simulated years, paid by today’s terms; a period settled by itself is taken to be like its year."
            }
        },
        cost_paid: |all, fixed, variable| {
            format!("The year is over. It has cost {all}: {fixed} fixed and {variable} variable.")
        },
        cost_closed: "What was paid to everybody with pay at target.",
        cost_ask: "Ask what it costs",
        cost_running: |part| format!("Simulating, {part}"),
        cost_stop: "Stop",
        cost_failed: "The simulation did not start: its program is not on the server any more. Reload the page to get the new version; nothing is lost.",
        cost_none: "Enter somebody’s pay at target first.",
        cost_says: |low, middle, high| {
            format!("{middle} in the middle of all years; eight of ten cost {low} to {high}.")
        },
        at_target: "Everybody exactly at target",
        if_planned: "With the planned effort",
        if_unchanged: "If nothing changes",
        of_sales: |part| format!(" ({part} of sales)"),
    };

    /// Simplified Chinese.
    pub const ZH: PayText = PayText {
        name: "薪酬",
        title: |n, amount| held!("{n} 人至今共得薪酬 {amount}"),
        title_none: "尚未填写任何人的目标薪酬",
        title_open: "尚无已结束的期间，因此还没有薪酬",
        sub: "薪酬只出现在本页：业绩榜不显示，导出前会先询问。",
        terms: "薪酬规则",
        terms_sub: "默认值由本软件给出，每个数字都可修改。各期按当时的阶段付薪；修改对该阶段的全部期间生效，包括已结束的期间。",
        phase: "阶段",
        fixed: "固定薪酬占比（%）",
        by: "曲线依据",
        input: |by| match by {
            PayInput::Attainment => "达成率",
            PayInput::Sales => "销售额",
        },
        kind: "分档方式",
        kinds: |kind| match kind {
            PayKind::Flat => "全额累进",
            PayKind::Step | PayKind::Marginal => "超额累进",
            PayKind::Interpolated => "档内按比例",
        },
        kind_says: |kind| match kind {
            PayKind::Flat => "全部按所达档位的比率计付，会出现断崖。",
            PayKind::Step | PayKind::Marginal => "各部分按各自档位的比率计付。",
            PayKind::Interpolated => "每档对应一个金额，按进入该档的比例计付；末档照此延续。",
        },
        kind_worked: "以 9,700 为例：档界 1,000、3,000、8,000、20,000，比率 1%、2%、3%、5%，或每档金额 10、40、100、2,000",
        kind_line: |kind| match kind {
            PayKind::Flat => "9,700 × 5% = 485",
            PayKind::Step | PayKind::Marginal => "10 + 40 + 150 + 1,700 × 5% = 285",
            PayKind::Interpolated => "10 + 40 + 100 + 2,000 × 1,700 / 12,000 = 433.33",
        },
        was_by_sale: "此条款保存时为逐笔累进。规划只有各月销售额，没有逐笔销售，因此按超额累进付薪。",
        walk: "结算方式",
        walks: |walk| match walk {
            PayWalk::ToDate => "年初至今累计",
            PayWalk::EachPeriod => "各期单独结算",
        },
        walk_says: |walk| match walk {
            PayWalk::ToDate => {
                "每期支付年初至今累计应付的金额，减去此前已付的金额，因此退货会收回已付的提成：提成 4% 时，先售 100,000、后退 20,000，则先付 4,000，再收回 800。档界按全年计；阶段变更后重新累计。"
            }
            PayWalk::EachPeriod => {
                "每期从零开始，档界按一期计：成长期为一个月，启动期为一个季度。销售额为负的一期不付薪，也不收回已付的提成。此选项出现之前保存的规划按此方式打开，档界不变；改为年初至今累计时档界也不会改变，请届时核对。"
            }
        },
        below_nought: "年末累计销售额为负时",
        below_noughts: |rule| match rule {
            BelowNought::Waived => "免除",
            BelowNought::Carried => "结转下年",
        },
        bound_says: "档界归入较低的一档：恰好等于“至”的金额仍按该档计付。",
        tier: "档位",
        upto: "至",
        beyond: "以上",
        worth: |by, kind| match (by, kind) {
            (PayInput::Attainment, PayKind::Interpolated) => "该档支付浮动薪酬的 %",
            (PayInput::Attainment, _) => "每达成 1%，支付浮动薪酬的 %",
            (PayInput::Sales, PayKind::Interpolated) => "该档金额",
            (PayInput::Sales, _) => "占销售额 %",
        },
        add_tier: "增加一档",
        drop_tier: "删除末档",
        threshold: "起付线",
        accelerator_from: "加速起点",
        accelerator_by: "倍数",
        cap: "封顶",
        none: "无",
        cliffs: |places| held!("薪酬曲线在 {} 处有断崖", places.join("、")),
        smooth: "薪酬曲线没有断崖",
        curve_sub: |by, walk| match (by, walk) {
            (PayInput::Attainment, PayWalk::ToDate) => {
                "浮动薪酬比例随至今达成率的变化；圆点为各人实际所得的位置。断崖指一笔销售使薪酬变动超过一天薪酬之处。"
            }
            (PayInput::Attainment, PayWalk::EachPeriod) => {
                "浮动薪酬比例随一期达成率的变化；圆点为各人至今的达成率与实付比例。断崖指一笔销售使薪酬变动超过一天薪酬之处。"
            }
            (PayInput::Sales, PayWalk::ToDate) => {
                "浮动薪酬随年初至今累计销售额的变化；圆点为各人实际所得的位置。断崖指一笔销售使薪酬变动超过一天薪酬之处。"
            }
            (PayInput::Sales, PayWalk::EachPeriod) => {
                "一期浮动薪酬随销售额的变化；圆点为各人最近一期的位置。断崖指一笔销售使薪酬变动超过一天薪酬之处。"
            }
        },
        attainment_axis: "达成率",
        sales_axis: |walk, unit| match walk {
            PayWalk::ToDate => format!("全年累计销售额（{unit}）"),
            PayWalk::EachPeriod => format!("一期销售额（{unit}）"),
        },
        pays_axis: |by, walk, unit| match (by, walk) {
            (PayInput::Attainment, _) => "浮动薪酬（占达标时的 %）".into(),
            (PayInput::Sales, PayWalk::ToDate) => format!("全年累计浮动薪酬（{unit}）"),
            (PayInput::Sales, PayWalk::EachPeriod) => format!("一期浮动薪酬（{unit}）"),
        },
        threshold_mark: |at| format!("低于 {at} 不付"),
        cap_mark: |at| format!("封顶 {at}"),
        cliff_mark: |at, jump| held!("{at} 处断崖：{jump}"),
        target_mark: |pays| format!("达标时 {pays}"),
        place_says: |person, input, paid| format!("{person}：{input}，实付 {paid}"),
        curve_alt: |finding| format!("薪酬曲线。{finding}。"),
        apart_says: |amount, more| {
            let more = if more { "多" } else { "少" };
            format!("各期单独结算，比合并计算{more}付 {amount}；各人的差额见下表。")
        },
        people: "各人薪酬",
        people_sub: "在此填写负责客户的人员的年目标薪酬。未结束的期间暂不付薪；没有负责客户的月份不付薪。",
        nobody: "还没有客户指定负责人。请在客户表中填写负责人，之后即可在此填写薪酬。",
        person: "人员",
        year_pay: "年目标薪酬",
        period: "期间",
        to_date: "至今",
        fixed_pay: "固定",
        variable_pay: "浮动",
        all_pay: "合计",
        apart: "各期单独结算的影响",
        kept_says: |person, n, amount| {
            format!("{person}：{n} 期销售额为负，未付薪也未收回提成，由此多付 {amount}。")
        },
        below_says: |person, amount, rule| {
            let rule = match rule {
                BelowNought::Waived => "年末免除",
                BelowNought::Carried => "年末结转下年",
            };
            format!("{person}：至今累计销售额为 {amount}，不付浮动薪酬，{rule}。")
        },
        same_for_all: "所有人相同",
        same_note: "只填入尚未填写的人员。",
        export: "导出薪酬（CSV）",
        export_title: "导出薪酬？",
        export_body: |n| held!("文件包含 {n} 人的姓名与薪酬，得到文件的人都能看到。"),
        file: "薪酬.csv",
        copy_title: "备份包含薪酬",
        copy_body: |n| {
            let holds = match n {
                0 => "除其他内容外，备份的其他规划或较早的状态中可能包含薪酬，打开备份的人都能看到。".into(),
                n => held!(
                    "除其他内容外，备份还包含 {n} 人的姓名与目标薪酬及较早的状态，打开备份的人都能看到。"
                ),
            };
            format!(
                "{holds}要把规划交给他人，请选不含薪酬的当前规划：该文件包含薪酬曲线，但不含任何人的薪酬、其他规划、较早的状态或撤销记录。"
            )
        },
        copy_without: "仅当前规划，不含薪酬",
        copy_without_name: "keyline-不含薪酬.json",
        cost: "全年薪酬方案的成本",
        cost_sub: |walk| match walk {
            PayWalk::ToDate => "按现行条款为模拟年度付薪。",
            PayWalk::EachPeriod => "按现行条款为模拟年度付薪；单独结算时，各期的达成情况视为与全年相同。",
        },
        cost_paid: |all, fixed, variable| {
            format!("本年已结束，共支付 {all}：固定 {fixed}，浮动 {variable}。")
        },
        cost_closed: "已填写目标薪酬的所有人员的实付合计。",
        cost_ask: "计算成本",
        cost_running: |part| format!("正在模拟，{part}"),
        cost_stop: "停止",
        cost_failed: "模拟未能启动：服务器上已没有该程序。请重新载入页面以更新版本，数据不会丢失。",
        cost_none: "请先填写至少一人的目标薪酬。",
        cost_says: |low, middle, high| zh!("中位数为 {middle}；十年中有八年在 {low} 至 {high} 之间。"),
        at_target: "所有人恰好达成目标",
        if_planned: "按计划投入",
        if_unchanged: "一切照旧",
        of_sales: |part| format!("（占销售额 {part}）"),
    };
}

//! The settings page.
#![expect(missing_docs, reason = "the field names say which sentence")]

use crate::file::archive::Lost;
use crate::file::copy::CopyError;
use crate::plan::Units;

use super::counted;
use super::shell::{lost_en, lost_zh};

/// Sentences of the settings page.
pub struct SettingsText {
    /// The plan's name.
    pub title: fn(&str) -> String,
    pub lead: &'static str,
    pub plan: &'static str,
    pub name: &'static str,
    pub currency: &'static str,
    pub currency_note: fn(u8) -> String,
    pub year_start: &'static str,
    pub year_start_note: fn(&str, &str) -> String,
    pub year_start_frozen: &'static str,
    pub units: &'static str,
    pub unit: fn(Units) -> &'static str,
    pub data_through: &'static str,
    /// The last month with sales.
    pub data_through_auto: fn(&str) -> String,
    pub data_through_none: &'static str,
    pub data_through_note: &'static str,
    pub plan_year: &'static str,
    pub plan_year_auto: fn(&str) -> String,
    pub plan_year_none: &'static str,
    pub plan_year_frozen: &'static str,
    pub classes: &'static str,
    pub classes_note: &'static str,
    pub cut_a: &'static str,
    pub cut_b: &'static str,
    pub scope: &'static str,
    pub over: &'static str,
    pub over_note: &'static str,
    pub loyal_from: &'static str,
    pub loyal_from_note: &'static str,
    pub ranges: &'static str,
    pub ranges_note: &'static str,
    pub market: &'static str,
    pub market_note: &'static str,
    pub market_least: &'static str,
    pub market_least_note: &'static str,
    pub prior: &'static str,
    pub prior_note: &'static str,
    pub range_factor: &'static str,
    pub range_factor_note: &'static str,
    pub not_market: fn(&str) -> String,
    pub not_percent: fn(&str) -> String,
    /// Year and target.
    pub frozen: fn(&str, &str) -> String,
    pub phases: &'static str,
    pub phases_note: &'static str,
    pub first_phase: &'static str,
    /// Months that are over.
    pub phases_judged: fn(&str) -> String,
    pub switch_from: &'static str,
    pub switch_to: &'static str,
    pub switch_add: &'static str,
    pub switch_line: fn(&str, &str) -> String,
    pub switch_remove: fn(&str) -> String,
    pub switch_none: &'static str,
    pub page: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub themes: [&'static str; 3],
    pub data: &'static str,
    pub status: &'static str,
    pub status_nothing: &'static str,
    pub status_saving: &'static str,
    pub status_saved: fn(&str) -> String,
    pub status_failed: &'static str,
    pub status_memory: &'static str,
    pub status_newer: &'static str,
    pub used: &'static str,
    pub promise: &'static str,
    pub promised: fn(Option<bool>) -> &'static str,
    /// Part, units used, units there are.
    pub used_of: fn(&str, &str, &str) -> String,
    pub used_note: &'static str,
    /// Steps that can be taken back were given up for want of room.
    pub forgotten: &'static str,
    pub copy_note: &'static str,
    pub open_copy_title: fn(&str) -> String,
    /// When it was written, the name of the open plan, the accounts of the copy and of that, and how many parts
    /// of the copy cannot be read.
    pub open_copy_body: fn(&str, &str, (usize, usize), usize, &Lost) -> String,
    pub open_copy_confirm: &'static str,
    pub open_copy_beside: &'static str,
    pub which_plan: &'static str,
    pub plans_refused: fn(usize) -> String,
    pub copy_of: fn(&str) -> String,
    /// The year after.
    pub next_year: fn(&str) -> String,
    /// What a plan is called for the year after: its name, its year, the next.
    pub next_name: fn(&str, &str, &str) -> String,
    /// Year, plan.
    pub goes_on_in: fn(&str, &str) -> String,
    /// Year, plan.
    pub planned_in: fn(&str, &str) -> String,
    pub open_kin: &'static str,
    /// Plan, accounts, months.
    pub news: fn(&str, usize, &str) -> String,
    pub news_take: &'static str,
    pub news_drop: &'static str,
    pub plans: &'static str,
    pub plans_note: &'static str,
    pub plan_open: &'static str,
    pub open_plan: &'static str,
    pub new_plan: &'static str,
    pub duplicate: &'static str,
    pub written_at: &'static str,
    pub deleted_at: &'static str,
    pub room: &'static str,
    pub unreadable_plan: &'static str,
    pub bin: &'static str,
    pub bin_note: &'static str,
    pub take_back: &'static str,
    pub remove_plan: &'static str,
    pub remove_title: fn(&str) -> String,
    pub remove_body: &'static str,
    pub backups: &'static str,
    pub backups_note: &'static str,
    pub backups_none: &'static str,
    pub copy_refused: fn(CopyError) -> &'static str,
    pub sample: &'static str,
    pub own: &'static str,
}

impl SettingsText {
    /// English.
    pub const EN: SettingsText = SettingsText {
        title: |name| format!("Settings of {name}"),
        lead: "Every change is saved at once and can be undone.",
        plan: "Plan",
        name: "Name",
        currency: "Currency",
        currency_note: |digits| {
            format!(
                "The plan’s amounts are kept to {digits} decimals, so only currencies with as many are offered. Amounts are not converted."
            )
        },
        year_start: "Fiscal year starts in",
        year_start_note: |year, span| format!("{year} is {span}."),
        year_start_frozen: "Fixed while a target is committed: its twelve months are those of this fiscal year.",
        units: "Short figures",
        unit: |units| match units {
            Units::Language => "As the language has it",
            Units::Thousand => "K, M, B",
            Units::TenThousand => "万, 亿",
        },
        data_through: "Last whole month",
        data_through_auto: |month| format!("The last one with sales ({month})"),
        data_through_none: "The last one with sales",
        data_through_note: "Later months are part months: kept, but not compared with whole ones.",
        plan_year: "Year that is planned",
        plan_year_auto: |year| format!("Follows the sales ({year})"),
        plan_year_none: "Follows the sales",
        plan_year_frozen: "Fixed by the committed target.",
        classes: "Classes and scope",
        classes_note: "Accounts are ranked by sales. Class A ends with the account that reaches the first cut, class B with the one that reaches the second.",
        cut_a: "Class A ends at, %",
        cut_b: "Class B ends at, %",
        scope: "The target speaks of",
        loyal_from: "Loyal from, %",
        loyal_from_note: "Accounts whose loyalty is at least this take the uplift of loyal ones.",
        ranges: "Ranges and odds",
        ranges_note: "How far a year may end from what is expected. Every range and every chance of the plan is counted over the same simulated years.",
        market: "Deviation of the market",
        market_note: "How far one year may move all accounts at once, 0 to 1; 0.1 is about 10%. Leave it empty to have it read from how much totals of twelve months have changed; under two years of months it is 0.25.",
        market_least: "Least deviation of the market",
        market_least_note: "What is read is taken to be no less than this. 0.10 was set on public series: years that moved less in the past moved more later.",
        prior: "Change of a year’s total assumed beforehand",
        prior_note: "Counts as much as two years of your own. 0.10 was set on 808 public series and checked on 620 others.",
        range_factor: "Factor of a forecast’s range",
        range_factor_note: "Where fewer than 12 accounts can be compared, the range of the total is this times how much such totals change: a forecast knows more than that they do. 0.85 was set on 808 public series (81 of 100 totals inside) and checked on 620 others (89).",
        not_market: |found| format!("“{found}” is not a number."),
        over: "Over-assignment limit, %",
        over_note: "Locks, floors and caps that ask for more than this above the target are pointed out.",
        not_percent: |typed| format!("“{typed}” is not a percentage. Write a number such as 80."),
        frozen: |year, target| {
            format!(
                "{target} is committed for {year}. Cuts, scope and key marks no longer move it; they change only what is proposed after it is withdrawn."
            )
        },
        phases: "Phase of the sales organization",
        phases_note: "It decides how a period is assessed: by quarter and quality in start-up, by month and amount in growth. A switch holds from its month on; earlier months keep their phase.",
        first_phase: "Phase at the start",
        phases_judged: |span| {
            format!(
                "{span} of the committed year are assessed and paid already; a change that reaches back assesses and pays them anew."
            )
        },
        switch_from: "From",
        switch_to: "Phase",
        switch_add: "Add the switch",
        switch_line: |month, phase| format!("From {month}: {phase}"),
        switch_remove: |month| format!("Remove the switch of {month}"),
        switch_none: "No switch: the phase at the start holds throughout.",
        page: "Language and theme",
        language: "Language",
        theme: "Theme",
        themes: ["As the system", "Light", "Dark"],
        data: "Data",
        status: "Saving",
        status_nothing: "Nothing entered yet",
        status_saving: "Saving",
        status_saved: |time| format!("Saved in this browser at {time}"),
        status_failed: "The last change is not saved: keep a copy now",
        status_memory: "The browser denies storage: everything ends with the page",
        status_newer: "A newer Keyline wrote this plan: it can be read, not changed",
        used: "Storage used",
        promise: "If the browser runs short of room",
        promised: |promised| match promised {
            Some(true) => "It has promised to keep this",
            Some(false) => "It may clear this: keep copies",
            None => "Not asked yet",
        },
        used_of: |part, used, all| format!("{part}: {used} of {all} characters"),
        used_note: "It is taken by your plans with their earlier states and undo steps, and by the fictional case. Browsers grant about five million characters to a site.",
        forgotten: "There was no room for the oldest undo steps: they end with this page.",
        copy_note: "A copy is one file with the open plan as it stands and everything else that is kept in this browser.",
        open_copy_title: |name| format!("Open {name}?"),
        open_copy_body: |when, own, (accounts, before), unreadable, lost| {
            let accounts = counted(accounts, "account", "accounts");
            let before = counted(before, "account", "accounts");
            let parts = match unreadable {
                0 => String::new(),
                _ if !lost.is_empty() => lost_en(lost).map_or_else(String::new, |lost| format!(" {lost}")),
                n => format!(
                    " {} of the file cannot be read; the plan is as it was before.",
                    counted(n, "part", "parts")
                ),
            };
            format!(
                "It was written on {when} and has {accounts}. Opened here, it takes the place of {own} with {before}; undo brings that back.{parts}"
            )
        },
        open_copy_confirm: "Open it here",
        open_copy_beside: "Open as another plan",
        which_plan: "Which plan of the file",
        plans_refused: |n| format!("{} of the file cannot be read.", counted(n, "other plan", "other plans")),
        next_year: |year| format!("Plan {year}"),
        next_name: |name, this, next| {
            format!("{}, {next}", name.strip_suffix(&format!(", {this}")).unwrap_or(name))
        },
        goes_on_in: |year, name| {
            format!("{year} goes on in “{name}”: its target, locks, floors and caps stay there.")
        },
        planned_in: |year, name| format!("{year} is planned in “{name}”."),
        open_kin: "Open it",
        news: |name, accounts, months| {
            format!(
                "Actuals came into “{name}” that this plan lacks: {}, {months}.",
                counted(accounts, "account", "accounts")
            )
        },
        news_take: "Take them over",
        news_drop: "Leave them",
        copy_of: |name| format!("Copy of {name}"),
        plans: "Plans",
        plans_note: "Each plan has its own accounts, targets, undo steps and earlier states.",
        plan_open: "open",
        open_plan: "Open",
        new_plan: "New plan",
        duplicate: "Duplicate",
        written_at: "Last saved",
        deleted_at: "Deleted",
        room: "Room",
        unreadable_plan: "A plan that cannot be read here",
        bin: "Bin",
        bin_note: "A deleted plan stays here until you delete it for good.",
        take_back: "Restore",
        remove_plan: "Delete for good",
        remove_title: |name| format!("Delete {name} for good?"),
        remove_body: "Its accounts, targets and earlier states are removed from this browser. This cannot be undone; a copy can be opened again.",
        backups: "Earlier states",
        backups_note: "The plan as it was before each import, once an hour while you work, and at the end of each day: ten at most, the oldest goes first. Opening one can be undone.",
        backups_none: "None yet. The first is kept with the first accounts.",
        copy_refused: |error| match error {
            CopyError::NoPlan => "The file holds no plan of Keyline. Choose a file that “Keep a copy” wrote.",
            CopyError::Damaged => {
                "The file cannot be read: it is cut short, changed, or no copy. Nothing was changed."
            }
            CopyError::Newer => {
                "A newer Keyline wrote this copy. Open it with that version. Nothing was changed."
            }
        },
        sample: "Open the fictional case",
        own: "Back to my plan",
    };

    /// Simplified Chinese.
    pub const ZH: SettingsText = SettingsText {
        title: |name| format!("设置：{name}"),
        lead: "每次修改立即保存，也可以撤销。",
        plan: "规划",
        name: "名称",
        currency: "货币",
        currency_note: |digits| {
            held!("规划中的金额保留 {digits} 位小数，因此只列出小数位数相同的货币。金额不做换算。")
        },
        year_start: "财年起始月",
        year_start_note: |year, span| format!("{year}为{span}。"),
        year_start_frozen: "目标确定期间不能更改：目标的 12\u{a0}个月就是本财年的月份。",
        units: "数字简写",
        unit: |units| match units {
            Units::Language => "随语言",
            Units::Thousand => "K、M、B",
            Units::TenThousand => "万、亿",
        },
        data_through: "数据截至（完整月份）",
        data_through_auto: |month| format!("最后一个有销售的月份（{month}）"),
        data_through_none: "最后一个有销售的月份",
        data_through_note: "之后的月份视为不完整月份：保留，但不与完整月份比较。",
        plan_year: "规划年度",
        plan_year_auto: |year| format!("随销售数据确定（{year}）"),
        plan_year_none: "随销售数据确定",
        plan_year_frozen: "由既定目标决定。",
        classes: "分类与范围",
        classes_note: "客户按销售额排序。A 类到累计占比达到第一分界的客户为止，B 类到达到第二分界的客户为止。",
        cut_a: "A 类分界（%）",
        cut_b: "B 类分界（%）",
        scope: "目标覆盖",
        loyal_from: "忠诚度界限（%）",
        loyal_from_note: "忠诚度不低于此值的客户按忠诚客户提升。",
        ranges: "区间与达成把握",
        ranges_note: "一年的结果可能偏离预期多远。规划中的每个区间和达成把握，都由同一批模拟年度统计得出。",
        market: "市场波动幅度",
        market_note: "一年之中市场使全部客户同时涨跌的幅度，0 至 1；0.1 约为 10%。留空则由 12\u{a0}个月总额的历史变化得出；不足两年数据时取 0.25。",
        market_least: "市场波动的最低取值",
        market_least_note: "由历史得出的幅度不低于此值。0.10 由公开序列确定：过去波动小的年份，之后往往波动更大。",
        prior: "预设的年度总额变化幅度",
        prior_note: "相当于两年的自有数据。0.10 由 808\u{a0}个公开序列确定，并用另外 620\u{a0}个检验。",
        range_factor: "预测区间系数",
        range_factor_note: "可比客户不足 12\u{a0}家时，总额的区间取总额历史变化的此倍数：预测所知多于“总额会变化”。0.85 由 808\u{a0}个公开序列确定（100\u{a0}个总额中有 81\u{a0}个落在其间），并用另外 620\u{a0}个检验（89\u{a0}个）。",
        not_market: |found| format!("“{found}”不是数字。"),
        over: "超额分配上限（%）",
        over_note: "锁定、下限和上限使各部分之和超出目标的幅度大于此值时，会作提示。",
        not_percent: |typed| format!("“{typed}”不是百分数。请填写 80 这样的数字。"),
        frozen: |year, target| {
            format!("{year}目标已确定为 {target}。分界、范围和大客户标记不再改变它，只影响撤回之后的建议。")
        },
        phases: "销售组织所处阶段",
        phases_note: "阶段决定考核方式：启动期按季考核、重质量，成长期按月考核、重数量。切换从所选月份起生效，之前的月份保持原阶段。",
        first_phase: "起始阶段",
        phases_judged: |span| {
            format!("目标年度的{span}已按原阶段考核并计薪：更改若涉及这些月份，将重新考核和计薪。")
        },
        switch_from: "从",
        switch_to: "阶段",
        switch_add: "添加切换",
        switch_line: |month, phase| format!("从{month}起：{phase}"),
        switch_remove: |month| format!("删除{month}的切换"),
        switch_none: "没有切换，一直处于起始阶段。",
        page: "语言与主题",
        language: "语言",
        theme: "主题",
        themes: ["跟随系统", "浅色", "深色"],
        data: "数据",
        status: "保存状态",
        status_nothing: "尚未录入内容",
        status_saving: "正在保存",
        status_saved: |time| format!("{time} 已保存在此浏览器"),
        status_failed: "最近的修改未保存，请立即保存备份",
        status_memory: "浏览器不允许存储，关闭页面后内容即消失",
        status_newer: "由更新版本的 Keyline 写入，只能查看，不能修改",
        used: "已用存储",
        promise: "浏览器空间不足时",
        promised: |promised| match promised {
            Some(true) => "浏览器已承诺保留",
            Some(false) => "可能被清除，请保存备份",
            None => "尚未询问",
        },
        used_of: |part, used, all| held!("{part}：{used} / {all} 字符"),
        used_note: "包括您的各份规划及其较早的状态和撤销步骤，以及案例。浏览器一般给每个网站约五百万字符。",
        forgotten: "空间不足，较早的撤销步骤无法保存，关闭本页后即不能再撤销。",
        copy_note: "备份是一个文件，包含当前规划以及此浏览器中保存的其他全部内容。",
        open_copy_title: |name| format!("打开“{name}”？"),
        open_copy_body: |when, own, (accounts, before), unreadable, lost| {
            let parts = match unreadable {
                0 => String::new(),
                _ if !lost.is_empty() => lost_zh(lost).unwrap_or_default(),
                n => held!("文件中有 {n} 处无法读取，规划为此前的状态。"),
            };
            zh!(
                "备份写于{when}，有 {accounts} 家客户。在此打开将取代“{own}”（{before} 家客户），可以撤销。{parts}"
            )
        },
        open_copy_confirm: "在此打开",
        open_copy_beside: "作为另一份规划打开",
        which_plan: "打开文件中的哪份规划",
        plans_refused: |n| held!("文件中另有 {n} 份规划无法读取。"),
        next_year: |year| format!("规划{year}"),
        next_name: |name, this, next| {
            format!("{}，{next}", name.strip_suffix(&format!("，{this}")).unwrap_or(name))
        },
        goes_on_in: |year, name| format!("{year}在“{name}”中继续：目标、锁定和上下限都留在那里。"),
        planned_in: |year, name| format!("{year}在“{name}”中规划。"),
        open_kin: "打开",
        news: |name, accounts, months| {
            held!("“{name}”中导入了本规划没有的实际数据：{accounts} 家客户，{months}。")
        },
        news_take: "更新到本规划",
        news_drop: "不更新",
        copy_of: |name| format!("{name}（复制）"),
        plans: "全部规划",
        plans_note: "每份规划各有自己的客户、目标、撤销步骤和较早的状态。",
        plan_open: "当前",
        open_plan: "打开",
        new_plan: "新建规划",
        duplicate: "复制",
        written_at: "最近保存",
        deleted_at: "删除时间",
        room: "占用空间",
        unreadable_plan: "此处无法读取的规划",
        bin: "回收站",
        bin_note: "删除的规划保留在这里，直到您彻底删除。",
        take_back: "恢复",
        remove_plan: "彻底删除",
        remove_title: |name| format!("彻底删除“{name}”？"),
        remove_body: "其客户、目标和较早的状态将从本浏览器中清除，无法撤销；保存过的备份可以再次打开。",
        backups: "较早的状态",
        backups_note: "每次导入之前、工作时每小时、每天结束时的规划各留一份，最多十份，最早的先清除。打开后可以撤销。",
        backups_none: "还没有。录入第一批客户后开始保留。",
        copy_refused: |error| match error {
            CopyError::NoPlan => "文件中没有 Keyline 规划，请选择用“保存备份”存下的文件。",
            CopyError::Damaged => "文件无法读取：不完整、被改动，或不是备份文件。未作任何修改。",
            CopyError::Newer => "备份由更新版本的 Keyline 写入，请用该版本打开。未作任何修改。",
        },
        sample: "打开虚构案例",
        own: "回到我的规划",
    };
}

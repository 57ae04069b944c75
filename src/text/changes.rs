//! The changes page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::counted;
use crate::plan::Scope;

/// Sentences of the changes page.
pub struct ChangesText {
    /// Its name in the navigation.
    pub name: &'static str,
    /// Revisions, accounts that changed hands.
    pub finding: fn(usize, usize) -> String,
    /// Year, last whole month.
    pub sub: fn(&str, Option<&str>) -> String,

    pub revise: &'static str,
    pub revise_sub: fn(Scope) -> &'static str,
    pub new_total: &'static str,
    /// The total as it stands.
    pub stands: fn(&str) -> String,
    pub first_month: &'static str,
    pub preview: &'static str,
    pub preview_none: &'static str,
    /// Months that stay.
    pub stays: fn(&str) -> String,
    /// Months that change.
    pub so_far: fn(&str) -> String,
    pub revised: fn(&str) -> String,
    pub factor: &'static str,
    pub factor_even: &'static str,
    pub year_change: &'static str,
    pub accounts_change: &'static str,
    pub total_needed: &'static str,
    pub same_total: &'static str,
    /// What the months before have, and the first month that changes.
    pub beyond: fn(&str, &str) -> String,
    pub take_revision: &'static str,
    pub revisions: fn(usize) -> String,
    pub revisions_none: &'static str,
    pub date: &'static str,
    pub from: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub unrevise: &'static str,

    /// Original and current total.
    pub compare: fn(&str, &str) -> String,
    /// Unit.
    pub compare_sub: fn(&str) -> String,
    pub original: &'static str,
    pub current: &'static str,
    pub against_original: &'static str,
    pub against_current: &'static str,

    pub hand: &'static str,
    pub hand_sub: &'static str,
    pub owner: &'static str,
    pub all_owners: &'static str,
    pub search: &'static str,
    /// Whose, how many.
    pub tick_all: fn(Option<&str>, usize) -> String,
    pub untick: &'static str,
    pub ticked: fn(usize) -> String,
    pub none_found: &'static str,
    /// Unit.
    pub pick_unit: fn(&str) -> String,
    pub year_target: &'static str,
    pub to_date: &'static str,
    pub to_whom: &'static str,
    pub to_placeholder: &'static str,
    pub new_name: fn(&str) -> String,
    pub next_month: &'static str,
    pub what_moves: &'static str,
    pub tick_first: &'static str,
    /// Accounts, from whom and from how many more, to whom.
    pub moves: fn(usize, &[String], usize, &str) -> String,
    /// Target of which months.
    pub moves_target: fn(&str) -> String,
    /// Sales of which months; none where no such month is over.
    pub moves_sales: fn(Option<&str>) -> String,
    pub already: fn(usize, &str) -> String,
    pub gives_way: fn(usize) -> String,
    pub to_needed: &'static str,
    pub all_theirs: fn(&str) -> String,
    pub take_hand: &'static str,
    pub hands: fn(usize) -> String,
    pub hands_none: &'static str,
    pub rename: &'static str,
    pub rename_sub: &'static str,
    pub person: &'static str,
    pub name_now: &'static str,
    /// A name that somebody has.
    pub becomes_one: fn(&str) -> String,
    pub name_needed: &'static str,
    pub take_rename: &'static str,
    pub who: &'static str,
    pub to_next: fn(&str, &str) -> String,
    /// Names, how many more.
    pub named: fn(&[String], usize) -> String,

    /// New accounts, their sales.
    pub new: fn(usize, &str) -> String,
    pub new_none: &'static str,
    /// Unit.
    pub new_sub: fn(&str) -> String,
    /// Lost accounts, their target of the year.
    pub lost: fn(usize, &str) -> String,
    pub lost_none: &'static str,
    /// Unit.
    pub lost_sub: fn(&str) -> String,
    pub lost_after: &'static str,
    /// Measured by each account's own rhythm.
    pub own_rhythm: &'static str,
    pub last_bought: &'static str,
    pub never: &'static str,
    pub removed: &'static str,
}

fn and_more(names: &[String], more: usize) -> String {
    let names = names.join(", ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}

impl ChangesText {
    /// English.
    pub const EN: ChangesText = ChangesText {
        name: "Changes",
        finding: |revisions, handed| {
            let accounts = counted(handed, "account", "accounts");
            match (revisions, handed) {
                (0, 0) => "The year runs as it was committed".into(),
                (0, _) => format!("The target stands as committed; {accounts} changed hands"),
                (1, 0) => "The target was revised once".into(),
                (n, 0) => format!("The target was revised {n} times"),
                (1, _) => format!("The target was revised once; {accounts} changed hands"),
                (n, _) => format!("The target was revised {n} times; {accounts} changed hands"),
            }
        },
        sub: |year, through| {
            let through = through.map_or_else(String::new, |month| format!(", complete through {month}"));
            format!(
                "{year}{through}. Every change on this page is one step: Undo at the top, or Ctrl+Z, takes it back."
            )
        },

        revise: "Revise the target",
        revise_sub: |scope| match scope {
            Scope::Key => {
                "A new total of the year for the key accounts. Earlier months stay; the months from the first one on keep their proportions, by account and month."
            }
            Scope::All => {
                "A new total of the year for all accounts. Earlier months stay; the months from the first one on keep their proportions, by account and month."
            }
        },
        new_total: "New total of the year",
        stands: |total| format!("Stands at {total}"),
        first_month: "First month that changes",
        preview: "What it does",
        preview_none: "Type a new total to see what it does.",
        stays: |span| format!("Stays, {span}"),
        so_far: |span| format!("{span}, as it stands"),
        revised: |span| format!("{span}, as revised"),
        factor: "Factor on these months",
        factor_even: "shared evenly: nothing was planned",
        year_change: "Change of the year",
        accounts_change: "Accounts that change",
        total_needed: "Type the new total of the year first.",
        same_total: "That is the target as it stands: nothing would change. Type another total.",
        beyond: |before, month| {
            format!(
                "The months before {month} have {before} of it already. Type a larger total, or choose an earlier month."
            )
        },
        take_revision: "Revise the target",
        revisions: |n| match n {
            1 => "One revision so far".into(),
            n => format!("{n} revisions so far"),
        },
        revisions_none: "No revision so far: the target stands as it was committed",
        date: "Date",
        from: "From",
        before: "Before",
        after: "After",
        unrevise: "Take the latest back",

        compare: |original, current| format!("{original} was committed, {current} stands"),
        compare_sub: |unit| {
            format!(
                "{unit}, targets of the year. Attainment to date against both: the original stays comparable."
            )
        },
        original: "Original target",
        current: "Current target",
        against_original: "Attainment to date, original",
        against_current: "Attainment to date, current",

        hand: "Hand accounts over",
        hand_sub: "From a month on, target and sales are the next person’s; the months before stay with who had the account. (Another owner in the accounts grid moves the whole year instead.)",
        owner: "Owner",
        all_owners: "All owners",
        search: "Find by account or owner",
        tick_all: |whose, n| match whose {
            Some(name) => format!("Tick all of {name} ({})", super::grouped(n as i128)),
            None => format!("Tick all found ({})", super::grouped(n as i128)),
        },
        untick: "Clear ticks",
        ticked: |n| format!("{} ticked", super::grouped(n as i128)),
        none_found: "No account has that name or owner. Clear the search, or choose another owner.",
        pick_unit: |unit| format!("{unit}. Ticks stay while you search."),
        year_target: "Target of the year",
        to_date: "Sales to date",
        to_whom: "To whom",
        to_placeholder: "A name",
        new_name: |name| format!("{name} is a new name: no account has this owner yet."),
        next_month: "First month of the next person",
        what_moves: "What moves",
        tick_first: "Tick accounts in the list to see what moves.",
        moves: |n, from, more, to| {
            let accounts = counted(n, "account", "accounts");
            let to = if to.is_empty() { String::new() } else { format!(" to {to}") };
            format!("{accounts} from {}{to}", and_more(from, more))
        },
        moves_target: |span| format!("Target, {span}"),
        moves_sales: |span| match span {
            Some(span) => format!("Sales, {span}"),
            None => "Sales: no such month is over yet".into(),
        },
        already: |n, name| {
            format!(
                "{} already answered for by {name}, left as they are.",
                counted(n, "account is", "accounts are")
            )
        },
        gives_way: |n| {
            format!(
                "{} of these accounts from this month on give way to this one.",
                counted(n, "earlier hand-over", "earlier hand-overs")
            )
        },
        to_needed: "Type to whom: a name from the list, or a new one.",
        all_theirs: |name| {
            format!("{name} answers for all of these already. Tick other accounts, or type another name.")
        },
        take_hand: "Hand over",
        hands: |n| format!("{} changed hands", counted(n, "account", "accounts")),
        hands_none: "No account has changed hands so far",
        rename: "Rename a person",
        rename_sub: "The same person under another name everywhere: accounts, hand-overs, pay and reviews.",
        person: "Person",
        name_now: "Name from now on",
        becomes_one: |name| format!("“{name}” is there already: the two become one person."),
        name_needed: "Type the name from now on.",
        take_rename: "Rename",
        who: "Who to whom",
        to_next: |before, next| format!("{before} → {next}"),
        named: and_more,

        new: |n, sales| {
            let accounts = counted(n, "account came", "accounts came");
            format!("{accounts} after the commitment, with sales of {sales} to date")
        },
        new_none: "No account came after the commitment",
        new_sub: |unit| {
            format!("{unit}. They have no target; their sales count for their owner and the company.")
        },
        lost: |n, target| {
            let accounts = counted(n, "account with a target has", "accounts with a target have");
            format!("{accounts} stopped buying or left: {target} of the year’s target")
        },
        lost_none: "No account with a target has stopped buying",
        lost_sub: |unit| format!("{unit}. The target stays until it is revised; largest first."),
        lost_after: "Nothing bought for",
        own_rhythm: "longer than its own rhythm",
        last_bought: "Last bought",
        never: "never",
        removed: "removed from the plan",
    };

    /// Simplified Chinese.
    pub const ZH: ChangesText = ChangesText {
        name: "年中变更",
        finding: |revisions, handed| match (revisions, handed) {
            (0, 0) => "本年度按既定目标执行，未作变更".into(),
            (0, n) => held!("目标未作修订，{n} 家客户更换了负责人"),
            (n, 0) => held!("目标已修订 {n} 次"),
            (n, handed) => held!("目标已修订 {n} 次，{handed} 家客户更换了负责人"),
        },
        sub: |year, through| {
            let through = through.map_or_else(String::new, |month| format!("，数据完整至{month}"));
            format!("{year}{through}。本页每项变更都是一步操作，可用顶部的“撤销”或 Ctrl Z 撤回。")
        },

        revise: "修订目标",
        revise_sub: |scope| match scope {
            Scope::Key => {
                "填写大客户全年的新目标。此前月份不变；自起始月起，各客户各月的目标按原有比例调整。"
            }
            Scope::All => {
                "填写全部客户全年的新目标。此前月份不变；自起始月起，各客户各月的目标按原有比例调整。"
            }
        },
        new_total: "全年新目标",
        stands: |total| format!("现为 {total}"),
        first_month: "起始月",
        preview: "修订效果",
        preview_none: "填写新目标后，此处显示修订效果。",
        stays: |span| format!("不变：{span}"),
        so_far: |span| format!("{span}，现行"),
        revised: |span| format!("{span}，修订后"),
        factor: "这些月份的调整系数",
        factor_even: "原无目标，平均分摊",
        year_change: "全年变动",
        accounts_change: "涉及客户",
        total_needed: "请先填写全年新目标。",
        same_total: "与现行目标相同，不会有任何改变。请填写其他金额。",
        beyond: |before, month| {
            format!("{month}之前的月份已占 {before}。请填写更大的金额，或选择更早的起始月。")
        },
        take_revision: "修订目标",
        revisions: |n| held!("已修订 {n} 次"),
        revisions_none: "尚未修订，目标与最初确定时一致",
        date: "日期",
        from: "起始月",
        before: "修订前",
        after: "修订后",
        unrevise: "撤回最近一次修订",

        compare: |original, current| format!("既定目标 {original}，现行目标 {current}"),
        compare_sub: |unit| {
            format!("单位：{unit}，目标为全年。保留原目标以便对比：分别按原目标与现行目标计算累计达成率。")
        },
        original: "原目标",
        current: "现行目标",
        against_original: "累计达成率（原目标）",
        against_current: "累计达成率（现行目标）",

        hand: "移交客户",
        hand_sub: "自移交起始月起，目标与销售额归接手人；此前月份仍归原负责人。（在客户表中直接修改负责人，则全年一并转移。）",
        owner: "负责人",
        all_owners: "全部负责人",
        search: "按客户或负责人查找",
        tick_all: |whose, n| match whose {
            Some(name) => format!("选中{name}的全部客户（{}）", super::grouped(n as i128)),
            None => format!("选中查到的全部客户（{}）", super::grouped(n as i128)),
        },
        untick: "清除选中",
        ticked: |n| held!("已选 {} 家", super::grouped(n as i128)),
        none_found: "没有符合的客户。请清除查找内容，或选择其他负责人。",
        pick_unit: |unit| format!("单位：{unit}。查找时已选客户保持选中。"),
        year_target: "全年目标",
        to_date: "累计销售额",
        to_whom: "接手人",
        to_placeholder: "姓名",
        new_name: |name| format!("{name}是新的姓名，目前没有客户由其负责。"),
        next_month: "移交起始月",
        what_moves: "移交内容",
        tick_first: "请在列表中选中客户，此处显示移交内容。",
        moves: |n, from, more, to| {
            let more = if more > 0 { held!("等 {} 人", from.len() + more) } else { String::new() };
            let to = if to.is_empty() { String::new() } else { format!("，移交给{to}") };
            held!("{n} 家客户，原负责人：{}{more}{to}", from.join("、"))
        },
        moves_target: |span| format!("目标（{span}）"),
        moves_sales: |span| match span {
            Some(span) => format!("销售额（{span}）"),
            None => "销售额：尚无已结束的月份".into(),
        },
        already: |n, name| held!("其中 {n} 家已由{name}负责，保持不变。"),
        gives_way: |n| held!("这些客户自该月起的 {n} 次移交将由本次取代。"),
        to_needed: "请填写接手人：从列表中选择，或输入新的姓名。",
        all_theirs: |name| format!("这些客户已由{name}负责。请选择其他客户，或填写其他接手人。"),
        take_hand: "移交",
        hands: |n| held!("{n} 家客户更换了负责人"),
        hands_none: "尚无客户更换负责人",
        rename: "人员更名",
        rename_sub: "同一人改用新姓名：客户、移交记录、薪酬与考核表一并更改。",
        person: "人员",
        name_now: "新姓名",
        becomes_one: |name| format!("“{name}”已存在：两者将合并为同一人。"),
        name_needed: "请填写新姓名。",
        take_rename: "更名",
        who: "移交双方",
        to_next: |before, next| format!("{before} → {next}"),
        named: |names, more| {
            let listed = names.join("、");
            if more > 0 { held!("{listed}等 {} 家", names.len() + more) } else { listed }
        },

        new: |n, sales| held!("目标确定之后新增 {n} 家客户，累计销售额 {sales}"),
        new_none: "目标确定之后没有新增客户",
        new_sub: |unit| format!("单位：{unit}。新客户没有目标，其销售额计入负责人与公司。"),
        lost: |n, target| held!("{n} 家有目标的客户停止采购或已删除，涉及全年目标 {target}"),
        lost_none: "有目标的客户都没有停止采购",
        lost_sub: |unit| format!("单位：{unit}。目标在修订之前保持不变；目标大者在前。"),
        lost_after: "未采购时间",
        own_rhythm: "超出自身采购节奏",
        last_bought: "最近采购",
        never: "从未采购",
        removed: "已从规划中删除",
    };
}

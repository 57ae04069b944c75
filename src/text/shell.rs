//! The bar, the plan line, the save status.
#![expect(missing_docs, reason = "the field names say which sentence")]

use crate::file::archive::Lost;

/// What stands around every page.
pub struct Shell {
    pub new_plan: &'static str,
    pub skip: &'static str,
    pub pages: &'static str,
    pub plans: &'static str,
    pub nav: [&'static str; 6],
    pub find: &'static str,
    pub undo: fn(&str) -> String,
    pub redo: fn(&str) -> String,
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub other_language: &'static str,
    pub other_language_name: &'static str,
    pub theme: [&'static str; 3],
    pub saving: &'static str,
    pub saved: fn(&str) -> String,
    pub not_saved: &'static str,
    pub not_saved_full: &'static str,
    pub not_saved_denied: &'static str,
    pub not_saved_failed: &'static str,
    pub only_memory: &'static str,
    pub newer: &'static str,
    pub keep_a_copy: &'static str,
    pub open_copy: &'static str,
    pub keep_again: &'static str,
    pub copy_due: fn(u64) -> String,
    pub following: &'static str,
    pub take_over: &'static str,
    pub copy_name: &'static str,
    pub sample_badge: &'static str,
    pub sample_leave: &'static str,
    pub sample_reset: &'static str,
    /// How many pieces are set aside, and which accounts are lost.
    pub quarantined: fn(usize, &Lost) -> String,
    pub line: &'static str,
    pub line_sales: fn(&str) -> String,
    pub line_key: &'static str,
    pub line_base: &'static str,
    pub line_blend: &'static str,
    pub line_committed: fn(&str) -> String,
    pub line_attainment: fn(&str, &str) -> String,
    pub line_end: fn(&str, Option<&str>) -> String,
    pub unknown_title: &'static str,
    pub unknown_body: &'static str,
    pub unknown_link: &'static str,
    pub no_plan_title: &'static str,
    pub no_plan_body: &'static str,
    pub no_plan_link: &'static str,
    pub part_waits: &'static str,
    pub part_missing: &'static str,
    pub part_again: &'static str,
    pub part_reload: &'static str,
}

impl Shell {
    /// English.
    pub const EN: Shell = Shell {
        new_plan: "My plan",
        skip: "Skip to content",
        pages: "Pages",
        plans: "All plans",
        nav: ["Plan", "Accounts", "Portfolio", "Targets", "Assessment", "Settings"],
        find: "Find a page, an account or a command (Ctrl K)",
        undo: |what| format!("Undo {what} (Ctrl Z)"),
        redo: |what| format!("Redo {what} (Ctrl Y)"),
        nothing_to_undo: "Nothing to undo",
        nothing_to_redo: "Nothing to redo",
        other_language: "中文",
        other_language_name: "切换到中文",
        theme: ["Theme: as the system", "Theme: light", "Theme: dark"],
        saving: "Saving…",
        saved: |time| format!("Saved {time}"),
        not_saved: "Not saved",
        not_saved_full: "Not saved: the browser’s storage is full. Keep a copy, then make room: delete plans for good in Settings.",
        not_saved_denied: "Not saved: the browser denies storage to this page. Keep a copy before you leave.",
        not_saved_failed: "Not saved: the browser’s storage failed. Keep a copy before you leave.",
        only_memory: "The browser denies storage to this page: what you enter ends with it. Keep a copy before you leave.",
        newer: "A newer Keyline wrote this plan. You can look at it and keep a copy; changing it needs the newer version.",
        keep_a_copy: "Keep a copy",
        open_copy: "Open a copy…",
        keep_again: "Try again",
        copy_due: |days| {
            format!(
                "The plan has changed, and your last copy outside this browser is {days} days old. A browser may clear what it keeps."
            )
        },
        following: "This plan is open in another tab, which writes it. This one follows what changes there.",
        take_over: "Write here instead",
        copy_name: "keyline-copy.json",
        sample_badge: "Fictional case. A separate document: nothing here touches your own plan.",
        sample_leave: "Back to my plan",
        sample_reset: "Start the case again",
        quarantined: |n, lost| {
            let aside = format!(
                "{} of what was kept could not be read and was set aside unchanged. A copy contains it.",
                super::counted(n, "piece", "pieces")
            );
            match lost_en(lost) {
                Some(lost) => format!("{lost} {aside}"),
                None => aside,
            }
        },
        line: "The plan in one line",
        line_sales: |period| format!("Sales, {period}"),
        line_key: "Key accounts",
        line_base: "Base",
        line_blend: "Blend of three",
        line_committed: |year| format!("Committed {year}"),
        line_attainment: |year, whose| format!("{year} attainment, {}", whose.to_lowercase()),
        line_end: |currency, start| match start {
            Some(month) => format!("{currency} · year starts in {month}"),
            None => currency.into(),
        },
        unknown_title: "There is no such page",
        unknown_body: "The link is old or was cut short. Your plan is untouched.",
        unknown_link: "Go to the start",
        no_plan_title: "There are no accounts yet",
        no_plan_body: "Import a file, type accounts in, or open the case on the start page; then this page has something to show.",
        no_plan_link: "Go to the start",
        part_waits: "One moment: this part of the page is on its way.",
        part_missing: "This part of the page could not be fetched: the connection broke off, or the server has a newer version. Everything saved is kept. Try again, or reload the page.",
        part_again: "Try again",
        part_reload: "Reload the page",
    };

    /// Simplified Chinese.
    pub const ZH: Shell = Shell {
        new_plan: "我的规划",
        skip: "跳到正文",
        pages: "页面",
        plans: "全部规划",
        nav: ["总览", "客户", "客户组合", "目标", "考核", "设置"],
        find: "查找页面、客户或命令（Ctrl K）",
        undo: |what| format!("撤销：{what}（Ctrl Z）"),
        redo: |what| format!("重做：{what}（Ctrl Y）"),
        nothing_to_undo: "没有可撤销的操作",
        nothing_to_redo: "没有可重做的操作",
        other_language: "EN",
        other_language_name: "Switch to English",
        theme: ["主题：跟随系统", "主题：浅色", "主题：深色"],
        saving: "正在保存…",
        saved: |time| format!("{time} 已保存"),
        not_saved: "未保存",
        not_saved_full: "未保存：浏览器存储已满。请先保存备份，再在“设置”中彻底删除不用的规划以腾出空间。",
        not_saved_denied: "未保存：浏览器不允许本页使用存储。离开前请先保存备份。",
        not_saved_failed: "未保存：浏览器存储出错。离开前请先保存备份。",
        only_memory: "浏览器不允许本页使用存储，关闭页面后内容即消失。离开前请先保存备份。",
        newer: "此规划由更新版本的 Keyline 写入。可以查看和保存备份，修改需要新版本。",
        keep_a_copy: "保存备份",
        open_copy: "打开备份…",
        keep_again: "重试保存",
        copy_due: |days| {
            held!("规划已有改动，而浏览器之外的备份已是 {days} 天前的。浏览器可能清除其保存的内容。")
        },
        following: "该规划已在另一标签页中打开，由那一页写入；本页同步显示其更改。",
        take_over: "改在本页写入",
        copy_name: "keyline-备份.json",
        sample_badge: "虚构案例，单独存放，不会影响您自己的规划。",
        sample_leave: "回到我的规划",
        sample_reset: "案例从头开始",
        quarantined: |n, lost| {
            let aside = held!("有 {n} 份保存的内容无法读取，已原样另存；备份中包含它们。");
            match lost_zh(lost) {
                Some(lost) => format!("{lost}{aside}"),
                None => aside,
            }
        },
        line: "规划一览",
        line_sales: |period| format!("销售额（{period}）"),
        line_key: "大客户",
        line_base: "基础销量",
        line_blend: "综合建议",
        line_committed: |year| format!("{year}既定目标"),
        line_attainment: |year, whose| format!("{year}达成率（{whose}）"),
        line_end: |currency, start| match start {
            Some(month) => format!("{currency} · 财年始于{month}"),
            None => currency.into(),
        },
        unknown_title: "没有这个页面",
        unknown_body: "链接已过时或不完整。您的规划没有变动。",
        unknown_link: "回到总览",
        no_plan_title: "还没有客户",
        no_plan_body: "在总览页导入文件、直接录入客户或打开案例，这里就有内容了。",
        no_plan_link: "去总览页",
        part_waits: "请稍候，正在加载页面的这一部分。",
        part_missing: "页面的这一部分无法加载：连接中断，或服务器上已有新版本。已保存的内容都还在。请重试，或重新载入页面。",
        part_again: "重试",
        part_reload: "重新载入页面",
    };
}

/// How many lost accounts are named.
const NAMED: usize = 5;

/// Which accounts are lost, each in a few words, and how many more.
fn lost(lost: &Lost, place: fn(usize, Option<usize>) -> String) -> (Vec<String>, usize) {
    let places = lost.places.iter().map(|&(first, last)| place(first, last));
    let names = lost.names.iter().map(ToString::to_string);
    let mut all: Vec<String> = places.chain(names).collect();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    (all, more)
}

pub(super) fn lost_en(which: &Lost) -> Option<String> {
    let (named, more) = lost(which, |first, last| match last {
        Some(last) if last == first => format!("account {first}"),
        Some(last) => format!("accounts {first} to {last}"),
        None => format!("the accounts from {first} on"),
    });
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!which.is_empty())
        .then(|| format!("Not to be read: {}{more}. The other accounts are here.", named.join(", ")))
}

pub(super) fn lost_zh(which: &Lost) -> Option<String> {
    let (named, more) = lost(which, |first, last| match last {
        Some(last) if last == first => zh!("第 {first} 家客户"),
        Some(last) => zh!("第 {first} 至 {last} 家客户"),
        None => zh!("第 {first} 家起的客户"),
    });
    let more = if more > 0 { held!("等，另有 {more} 项") } else { String::new() };
    (!which.is_empty()).then(|| format!("无法读取：{}{more}。其他客户都在。", named.join("、")))
}

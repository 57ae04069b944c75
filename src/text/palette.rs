//! The command palette and the keys.
#![expect(missing_docs, reason = "the field names say which sentence")]

/// Sentences of the palette.
pub struct PaletteText {
    pub title: &'static str,
    pub sought: &'static str,
    pub pages: &'static str,
    pub accounts: &'static str,
    pub commands: &'static str,
    /// Nothing is called so.
    pub none: fn(&str) -> String,
    pub keys_title: &'static str,
    pub keys_mac: &'static str,
    pub import: &'static str,
    pub undo: fn(&str) -> String,
    pub redo: fn(&str) -> String,
    pub language: &'static str,
    pub print: &'static str,
    /// A method on paper.
    pub sheet: fn(&str) -> String,
    /// Which keys do what, by the place in which they do.
    pub keys: &'static [KeysIn],
}

/// The keys of one place.
pub struct KeysIn {
    pub place: &'static str,
    /// A key, and what it does.
    pub keys: &'static [(&'static str, &'static str)],
}

impl PaletteText {
    /// English.
    pub const EN: PaletteText = PaletteText {
        title: "Find and do",
        sought: "Page, account or command",
        pages: "Pages",
        accounts: "Accounts",
        commands: "Commands",
        none: |sought| {
            format!("Nothing is called “{sought}”. Try a part of an account’s name or code, or of a page’s.")
        },
        keys_title: "Keys",
        keys_mac: "On a Mac, ⌘ in place of Ctrl.",
        import: "Import a file",
        undo: |what| format!("Undo {what}"),
        redo: |what| format!("Redo {what}"),
        language: "中文",
        print: "Print this page",
        sheet: |method| format!("{method}: method sheet"),
        keys: &[
            KeysIn {
                place: "Everywhere",
                keys: &[
                    ("Ctrl K", "Find a page, an account or a command"),
                    ("?", "Show the keys"),
                    ("Ctrl Z", "Undo"),
                    ("Ctrl Y", "Redo"),
                    ("Esc", "Close what is open"),
                ],
            },
            KeysIn {
                place: "In a field",
                keys: &[("Enter", "Take what is typed"), ("Esc", "Put back what was there")],
            },
            KeysIn {
                place: "In the accounts",
                keys: &[
                    ("↑ ↓ ← →", "Move; with Shift select, with Ctrl to the edge"),
                    ("Home, End", "To the ends of the row; with Ctrl of the table"),
                    ("Enter, F2", "Edit the cell"),
                    ("Tab", "Take what is typed and move right"),
                    ("Ctrl Enter", "Open the account"),
                    ("Delete", "Empty what is selected"),
                    ("Ctrl C, X, V", "Copy, cut, paste, as in a spreadsheet"),
                    ("Ctrl D", "Fill down"),
                    ("Ctrl A", "Select all"),
                    ("Shift Space", "Select the rows"),
                    ("Ctrl F", "Search the accounts"),
                ],
            },
            KeysIn {
                place: "In a chart",
                keys: &[("← →", "From mark to mark"), ("Enter", "Explain the figure")],
            },
        ],
    };

    /// Simplified Chinese.
    pub const ZH: PaletteText = PaletteText {
        title: "查找与执行",
        sought: "页面、客户或命令",
        pages: "页面",
        accounts: "客户",
        commands: "命令",
        none: |sought| {
            format!("没有名为“{sought}”的内容。可以输入客户名称或编码的一部分，或页面名称的一部分。")
        },
        keys_title: "快捷键",
        keys_mac: "Mac 上用 ⌘ 代替 Ctrl。",
        import: "导入文件",
        undo: |what| format!("撤销：{what}"),
        redo: |what| format!("重做：{what}"),
        language: "English",
        print: "打印本页",
        sheet: |method| format!("{method}：方法说明"),
        keys: &[
            KeysIn {
                place: "任何页面",
                keys: &[
                    ("Ctrl K", "查找页面、客户或命令"),
                    ("?", "查看快捷键"),
                    ("Ctrl Z", "撤销"),
                    ("Ctrl Y", "重做"),
                    ("Esc", "关闭打开的内容"),
                ],
            },
            KeysIn {
                place: "输入框", keys: &[("Enter", "采用输入的内容"), ("Esc", "恢复原来的内容")]
            },
            KeysIn {
                place: "客户表",
                keys: &[
                    ("↑ ↓ ← →", "移动；加 Shift 选择，加 Ctrl 到边缘"),
                    ("Home、End", "到行首、行尾；加 Ctrl 到表格的两端"),
                    ("Enter、F2", "编辑单元格"),
                    ("Tab", "采用输入的内容并右移"),
                    ("Ctrl Enter", "打开客户页面"),
                    ("Delete", "清空所选内容"),
                    ("Ctrl C、X、V", "复制、剪切、粘贴，与电子表格相同"),
                    ("Ctrl D", "向下填充"),
                    ("Ctrl A", "全选"),
                    ("Shift Space", "选择整行"),
                    ("Ctrl F", "搜索客户"),
                ],
            },
            KeysIn {
                place: "图表", keys: &[("← →", "移到下一个标记"), ("Enter", "解释该数字")]
            },
        ],
    };
}

/// How well a thing of these names is what is sought: 0 where a name begins with it, then where a word does, then where it
/// stands anywhere in one. Several words are each sought in one name. `None` where it is not there; everything is what an
/// empty text seeks.
///
/// ```
/// use keyline::text::how_well;
/// assert_eq!(how_well("tar", &["Targets", "目标"]), Some(0));
/// assert_eq!(how_well("dark the", &["Theme: dark"]), Some(1));
/// assert_eq!(how_well("标", &["Targets", "目标"]), Some(2));
/// assert_eq!(how_well("pay", &["Targets", "目标"]), None);
/// ```
pub fn how_well(sought: &str, names: &[&str]) -> Option<u8> {
    let sought = sought.trim().to_lowercase();
    let words: Vec<&str> = sought.split_whitespace().collect();
    let of = |name: &&str| {
        let name = name.to_lowercase();
        if name.starts_with(&sought) {
            return Some(0);
        }
        let begins = |word: &str| {
            name.match_indices(word).any(|(at, _)| {
                let before = name.get(..at).and_then(|before| before.chars().next_back());
                before.is_none_or(|c| !c.is_alphanumeric())
            })
        };
        let is_there = words.iter().all(|word| name.contains(word));
        is_there.then(|| if words.iter().all(|word| begins(word)) { 1 } else { 2 })
    };
    names.iter().filter_map(of).min()
}

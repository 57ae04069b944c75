//! Chinese as it is printed: one set of marks, one way to write a number beside a word, one word per idea.
//!
//! Read are the literals of every sentence, each named part in them standing for what it is filled with, and what
//! the engine words about a plan.

use keyline::calc::{Figure, Source, explain};
use keyline::file::sample;
use keyline::plan::{Money, Plan, Units};
use keyline::text::{Language, Numbers, Wording};

use crate::support::sources::under;

/// Words that were replaced, and what stands for them.
const GONE: [(&str, &str); 13] = [
    ("承诺目标", "既定目标, or 确定目标 for the act"),
    ("承诺的目标", "既定目标"),
    ("目标已承诺", "目标已确定"),
    ("尚未承诺", "尚未确定"),
    ("副本", "备份 of what is kept, 复制 of a plan"),
    ("答案", "结果"),
    ("自由", "未锁定"),
    ("变薄", "单客户销售额明显下降"),
    ("普通销售", "常规销售"),
    ("常态", "常规"),
    ("知己", "立足自身实力"),
    ("反应曲线", "响应曲线"),
    ("十二个月", "12 个月"),
];

/// Parts of a sentence that are filled with a number: a blank stands between them and a word.
const NUMBERS: &str = "MONTHS_LIMIT accounts actual all amount asked at_high at_least at_low at_most attained base better \
    behind bounds cap chance class close column current cut days digits distance done draws effort either \
    elasticity error excess firms first_row floor found gain gap gini gone growth handed have headings held high id \
    judged jump keys landing limit losing low many margin mean median met mid middle miss moved n naive need net new nothing now of or original \
    origins over pays people planned rank rest result returned room row rows sales seed share some steps sum target then \
    time today total uplift usual value weight wide years";

/// Parts that are filled with a word, a name or a date: they stand in Chinese without a blank.
const WORDS: &str = "account count currency date earlier finding firm heading holds input later loyalty method \
    missing model models month months_are name nearest other period person phase quarter reason \
    segment span text through unit until what when who whose window year zh";

fn is_han(one: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}')
}

fn is_latin(one: char) -> bool {
    one.is_ascii_alphanumeric() || one == '%'
}

fn is_blank(one: char) -> bool {
    one == ' ' || one == '\u{a0}'
}

/// Full-width marks carry their own room.
const MARKS: [char; 12] = ['，', '。', '：', '；', '？', '！', '、', '（', '）', '“', '”', '…'];

/// Marks of which two do not stand side by side.
const STOPS: [char; 11] = ['，', '。', '：', '；', '？', '！', '、', '.', ',', ':', ';'];

/// Whether the digits that end before `end`, or begin at `start`, belong to a date, which is written as one word.
fn dated(text: &[char], at: usize) -> bool {
    let digits = |one: &char| one.is_ascii_digit();
    let end = at + text[at..].iter().take_while(|one| digits(one)).count();
    matches!(text.get(end), Some('年' | '月' | '日' | '财'))
}

/// What is wrong with a Chinese text.
fn fault(text: &str) -> Option<String> {
    if !text.chars().any(is_han) {
        return None;
    }
    for (word, instead) in GONE {
        if text.contains(word) {
            return Some(format!("“{word}” is said {instead}"));
        }
    }
    let text: Vec<char> = text.chars().collect();
    let around = |at: usize| text[at.saturating_sub(3)..(at + 4).min(text.len())].iter().collect::<String>();
    for at in 0..text.len() {
        let (before, one) = (at.checked_sub(1).map(|before| text[before]), text[at]);
        let next = text.get(at + 1).copied();
        let after = text[at + 1..].iter().copied().find(|&one| !is_blank(one));
        let said = |what: &str| Some(format!("{what} at “{}”", around(at)));
        match one {
            '.' | ',' | ':' | ';' | '!' | '?' | '(' | ')' => {
                // A file's name has its point.
                let name = one == '.' && next.is_some_and(|next| next.is_ascii_alphabetic());
                if !name && (before.is_some_and(is_han) || after.is_some_and(is_han)) {
                    return said("a Latin mark beside Chinese");
                }
            }
            '0' if before == Some('.') && after.is_some_and(|after| "万亿".contains(after)) => {
                return said("a needless decimal");
            }
            '"' | '\'' => return said("a straight quotation mark"),
            '（' | '）' if next == Some(one) => return said("a bracket within a bracket"),
            ' ' | '\u{a0}' => {
                let marked = |side: Option<char>| side.is_some_and(|side| MARKS.contains(&side));
                if marked(before) || marked(next) {
                    return said("a blank beside a full-width mark");
                }
                if before.is_some_and(is_han) && next.is_some_and(is_han) {
                    return said("a blank between Chinese characters");
                }
                if before.is_some_and(is_blank) {
                    return said("two blanks");
                }
            }
            _ => {}
        }
        let Some(next) = next else { continue };
        if STOPS.contains(&one) && STOPS.contains(&next) {
            return said("two marks together");
        }
        let date = |at: usize| text[at].is_ascii_digit() && dated(&text, at);
        let joined = match (is_han(one), is_han(next)) {
            (true, false) => is_latin(next) && !date(at + 1),
            (false, true) => {
                is_latin(one) && !(one.is_ascii_digit() && matches!(next, '年' | '月' | '日' | '财'))
            }
            _ => false,
        };
        if joined {
            return said("no blank between a number or Latin word and Chinese");
        }
    }
    None
}

#[test]
fn what_a_chinese_text_may_not_have_is_seen() {
    for wrong in [
        "基础销量 561 万. 若",
        "最小值： 3、4",
        "“甲” 已存在",
        "250万",
        "250 万，共3 家",
        "目标, 元",
        "占比(30%)",
        "目标（ 30% ）",
        "预计 3 万（模型（加法））",
        "已完成。。",
        "规划：。",
        "说\"好\"",
        "截至 2026年3月，数据 已齐",
        "A类客户",
        "达成 90%以上",
        "承诺目标",
        "58.2\u{a0}万 至 60\u{a0}万",
        "2,950万",
        "低于 1.0\u{a0}万",
        "请在下方选择。 您的规划没有变动。",
    ] {
        assert!(fault(wrong).is_some(), "{wrong}");
    }
    for right in [
        "",
        "All right: yes, no.",
        "基础销量 561 万。若模型成立，十年中约八年落在其间。",
        "2026年1月5日至2026年3月的 3 家 A 类客户，达成 90% 以上",
        "2014财年目标 3,022\u{a0}万元",
        "撤销：录入（Ctrl Z）",
        "keyline-备份.json",
        "请写成 1,234.50 或 (500)。",
        "打开备份…",
    ] {
        assert_eq!(fault(right), None, "{right}");
    }
}

/// The string literals of a source, each with its line; escapes are resolved.
fn literals(source: &str) -> Vec<(usize, String)> {
    let source: Vec<char> = source.chars().collect();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while let Some(&one) = source.get(at) {
        at += 1;
        match (one, source.get(at)) {
            ('\n', _) => line += 1,
            ('/', Some('/')) => at += source[at..].iter().take_while(|&&one| one != '\n').count(),
            ('\'', Some('\\')) => at += 3,
            ('\'', _) if source.get(at + 1) == Some(&'\'') => at += 2,
            ('"', _) => {
                let (begin, mut text) = (line, String::new());
                while let Some(&one) = source.get(at).filter(|&&one| one != '"') {
                    at += 1;
                    match (one, source.get(at)) {
                        ('\\', Some('\n')) => {
                            line += 1;
                            at += 1;
                            at += source[at..].iter().take_while(|one| one.is_whitespace()).count();
                        }
                        ('\\', Some('u')) => {
                            let code: String =
                                source[at + 2..].iter().take_while(|&&one| one != '}').collect();
                            at += code.len() + 3;
                            text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                        }
                        ('\\', Some(&escaped)) => {
                            at += 1;
                            text.push(if escaped == 'n' { '\n' } else { escaped });
                        }
                        _ => {
                            line += usize::from(one == '\n');
                            text.push(one);
                        }
                    }
                }
                at += 1;
                found.push((begin, text));
            }
            _ => {}
        }
    }
    found
}

/// A literal without its parts.
fn bare(literal: &str) -> String {
    let (mut text, mut rest) = (String::new(), literal);
    while let Some((before, part)) = rest.split_once('{') {
        text.push_str(before);
        rest = part.split_once('}').map_or("", |(_, after)| after);
    }
    text + rest
}

/// Whether a literal is English: by its letters, and by its place where it has none.
fn is_english(literal: &str, is_above: bool) -> bool {
    let text = bare(literal);
    let han = text.chars().filter(|&one| is_han(one)).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    // Two of them name Chinese things.
    let names = ["万, 亿", "English, 简体中文"].contains(&literal);
    letters > 3 * han || han == 0 && is_above || names
}

/// A literal with its parts filled: a number, a word, or nothing to judge by.
fn filled(literal: &str) -> String {
    let (mut text, mut rest) = (String::new(), literal);
    while let Some((before, part)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = part.split_once('}') else { break };
        let name = name.split(':').next().unwrap_or_default();
        let has = |names: &str| names.split_whitespace().any(|one| one == name);
        text.push(if has(NUMBERS) {
            '0'
        } else if has(WORDS) {
            '某'
        } else {
            '\u{fffc}'
        });
        if after.starts_with('{') {
            text.push('\u{fffc}');
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[test]
fn chinese_sentences_keep_to_one_way_of_writing() {
    let mut wrong = Vec::new();
    for folder in ["src/text", "src/file/sample", "src/app"] {
        for (path, source) in under(folder) {
            // A file may hold the sentences of several pages: English is what stands below the last `EN`.
            let starts = |name: &str, line: usize| {
                source.lines().take(line).collect::<Vec<_>>().iter().rposition(|line| line.contains(name))
            };
            for (line, literal) in literals(&source) {
                if is_english(&literal, starts("pub const ZH: ", line) <= starts("pub const EN: ", line)) {
                    continue;
                }
                if let Some(fault) = fault(&filled(&literal)) {
                    wrong.push(format!("{}:{line}: {fault}: {literal}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Parts that may be filled with an amount. One may end in 万, so what follows it is joined when it is known.
const AMOUNTS: &str = "low high limit first total sales part held close returned losing floor cap value usual either least \
    most margin before effort amount over now";

#[test]
fn sentences_of_amounts_are_joined_when_they_are_filled() {
    let mut wrong = Vec::new();
    for (path, source) in under("src/text") {
        for literal in [" format!(", " held!("].iter().flat_map(|name| words_of(&source, name)) {
            let follows = |name: &str| {
                let part = format!("{{{name}}} ");
                literal.match_indices(&part).any(|(at, _)| literal[at + part.len()..].starts_with(is_han))
            };
            if AMOUNTS.split_whitespace().any(follows) {
                wrong.push(format!("{}: zh! words {literal}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands in the quotation marks of a macro.
fn words_of<'a>(source: &'a str, name: &str) -> Vec<&'a str> {
    let first = |(at, _): (usize, &str)| {
        let literal = source[at..].split_once('(')?.1.trim_start().strip_prefix('"')?;
        literal.split('"').next()
    };
    source.match_indices(name).filter_map(first).collect()
}

/// Characters that measure what a number counts.
const MEASURES: &str = "家个行人列份档位次处项天种名笔条字月周季分元倍件张步级轮组段格页栏";

/// Where a line may end between a number and its measure word.
fn parts(text: &str) -> Option<String> {
    let text: Vec<char> = text.chars().collect();
    let parted =
        |three: &&[char]| three[0].is_ascii_digit() && three[1] == ' ' && MEASURES.contains(three[2]);
    text.windows(3).find(parted).map(|three| three.iter().collect())
}

/// A number and what it counts stay together: where a sentence has parts, by `held!` or `zh!`, else by a blank that holds.
/// What explains a figure is held where it is taken.
#[test]
fn numbers_hold_their_measure_words() {
    let mut wrong = Vec::new();
    for (path, source) in under("src/text") {
        for literal in words_of(&source, " format!(") {
            if literal.chars().any(is_han) && parts(&filled(literal)).is_some() {
                wrong.push(format!("{}: held! words {literal}", path.display()));
            }
        }
        let is_held_later = path.parent().is_some_and(|folder| folder.ends_with("figures"))
            || ["explain.rs", "name.rs"].iter().any(|name| path.ends_with(name));
        let lines: Vec<&str> = source.lines().collect();
        for (line, literal) in literals(&source).into_iter().filter(|_| !is_held_later) {
            let before = &lines[line.saturating_sub(2)..line.min(lines.len())];
            let in_macro = before.iter().any(|it| it.contains("held!(") || it.contains("zh!("));
            if let Some(at) = parts(&literal).filter(|_| !in_macro) {
                wrong.push(format!("{}:{line}: “{at}” parts in {literal}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let zh = Language::Zh.text();
    for said in [
        (zh.words().accounts_count)(3),
        (zh.import().title)(12, 36, "31\u{a0}万"),
        (zh.scoreboard().finding_keys)("3", "14"),
        (zh.import().found.places_more)(7),
    ] {
        assert_eq!(parts(&said), None, "{said}");
        assert!(said.contains('\u{a0}'), "{said}");
    }
}

/// What is built when the page runs: amounts of every size, alone, on an axis, and in sentences.
#[test]
fn amounts_stand_in_sentences_as_chinese_does() {
    let zh = Language::Zh.text();
    for units in [Units::Language, Units::TenThousand, Units::Thousand] {
        let settings = keyline::plan::Settings { units, ..keyline::plan::Settings::default() };
        let numbers = Numbers::new(Language::Zh, &settings);
        let mut minor = 1_i64;
        while minor < 100_000_000_000_000 {
            for money in [Money(minor), Money(-3 * minor), Money(582 * minor)] {
                let amount = numbers.short(money);
                let scale = numbers.scale(money);
                let tick = numbers.tick_signed(money.to_units(2), scale);
                for text in [
                    amount.clone(),
                    tick,
                    (zh.fairness().interval)(&amount, &amount),
                    (zh.assessment().range)(&amount, &amount),
                    (zh.assessment().finding_closed)("2025年", "90%", &amount),
                    (zh.scoreboard().finding_no_target)("2025年", &amount),
                    (zh.glance().h1_blend)("2026年", &amount),
                    (zh.targets().split_title)(&amount, 15),
                ] {
                    assert_eq!(fault(&text), None, "{text}");
                }
            }
            minor *= 10;
        }
    }
}

/// Pages put parts of sentences together only by what the language has for it ([`keyline::text::Words`]).
#[test]
fn pages_join_nothing_by_marks_of_one_language() {
    let mut wrong = Vec::new();
    for (path, source) in under("src/app") {
        for (line, literal) in literals(&source) {
            let marks = bare(&literal);
            let only = marks.chars().all(|one| " .,:;()–·×".contains(one));
            if only && [", ", "; ", ": ", ". ", " ("].iter().any(|mark| marks.contains(mark)) {
                wrong.push(format!("{}:{line}: {literal}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Figures of a plan, one of those that differ in nothing but which account, month or firm they speak of.
fn figures(plan: &Plan) -> Vec<Figure> {
    let mut seen = std::collections::HashSet::new();
    let kind = |figure: &Figure| format!("{figure:?}").replace(|letter: char| letter.is_ascii_digit(), "");
    Figure::all(plan).into_iter().filter(|figure| seen.insert(kind(figure))).collect()
}

/// Names, formulas, lines with their origins and sums, and reasons of figures, over the built-in case.
#[test]
fn what_the_engine_words_keeps_to_it_too() {
    let plan = sample::plan(true);
    let name = |id| plan.account(id).map_or_else(String::new, |it| it.profile.name.to_string());
    let owner = |id| plan.account(id).map_or_else(String::new, |it| it.profile.owner.to_string());
    let wording = Wording {
        numbers: Numbers::new(Language::Zh, plan.settings()),
        methods: plan.methods(),
        account: &name,
        owner: &owner,
        former: &|_| "林静".into(),
    };
    let mut wrong = std::collections::BTreeSet::new();
    let mut check = |text: String| {
        if let Some(fault) = fault(&text) {
            wrong.insert(format!("{fault}: {text}"));
        }
    };
    for figure in figures(&plan) {
        let (formula, source) = wording.formula(figure);
        for text in [wording.figure(figure), formula, source] {
            check(text);
        }
        let explained = explain(&plan, figure);
        for line in &explained.lines {
            check(wording.name(line.name));
            match &line.source {
                Source::Input(origin) => check(wording.origin(*origin)),
                Source::Step(op, of) => {
                    let term = |&at: &u32| wording.value(explained.lines[at as usize].value, line.unit);
                    check(wording.operation(*op, &of.iter().map(term).collect::<Vec<_>>()));
                }
            }
        }
        if let Err(reason) = explained.result {
            check(wording.undefined(reason));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

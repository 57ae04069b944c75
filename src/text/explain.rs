//! The words of an explanation: formulas, their sources, where inputs come from.

use super::{Language, Wording};
use crate::calc::{Figure, Name, Op, Origin, Unit};
use crate::plan::Money;

/// Headings of the explanation panel.
pub struct ExplainText {
    /// The formula in words.
    pub words: &'static str,
    /// The inputs.
    pub inputs: &'static str,
    /// The steps.
    pub steps: &'static str,
    /// Where the formula comes from.
    pub source: &'static str,
    /// Opens the accounts behind an input.
    pub by_account: &'static str,
    /// Accounts that are not listed.
    pub others: fn(usize) -> String,
    /// Leads to the cell that was imported or typed.
    pub to_cell: &'static str,
}

impl ExplainText {
    /// English.
    pub const EN: ExplainText = ExplainText {
        words: "In words",
        inputs: "Inputs",
        steps: "Step by step",
        source: "Source",
        by_account: "By account",
        others: |n| super::counted(n, "more account", "more accounts"),
        to_cell: "Show in the accounts",
    };

    /// Simplified Chinese.
    pub const ZH: ExplainText = ExplainText {
        words: "文字说明",
        inputs: "输入项",
        steps: "逐步计算",
        source: "出处",
        by_account: "按客户",
        others: |n| held!("其余 {n} 家客户"),
        to_cell: "在客户表中查看",
    };
}

impl Wording<'_> {
    pub(super) fn both(&self, en: &str, zh: &str) -> String {
        if self.numbers.language == Language::Zh { super::held(zh.into()) } else { en.into() }
    }

    /// A value in its unit, in full: explanations never shorten.
    pub fn value(&self, value: f64, unit: Unit) -> String {
        let numbers = &self.numbers;
        match unit {
            Unit::Money => {
                Money::from_minor(value).map_or_else(|| super::DASH.into(), |money| numbers.full(money))
            }
            Unit::Ratio => format!("{}%", numbers.decimal(value * 100.0, 2)),
            Unit::Count | Unit::Months | Unit::Years => numbers.decimal(value, 0),
            Unit::Days => numbers.decimal(value, 1),
            Unit::People => numbers.decimal(value, 2),
            Unit::Factor | Unit::Index => numbers.decimal(value, 4),
        }
    }

    /// What a figure comes to, in full; a difference with its sign.
    pub fn result(&self, figure: Figure, value: f64, unit: Unit) -> String {
        let written = self.value(value, unit);
        if figure.is_difference() { super::number::signed(value, written) } else { written }
    }

    /// An operation on worded terms: `0.20 × 31,190,040`.
    pub fn operation(&self, op: Op, terms: &[String]) -> String {
        let words = self.numbers.language.text().words();
        let of = |en: &str, zh: &str| [self.both(en, zh), (words.list)(terms)].join(words.space);
        match op {
            Op::Sum => terms.join(" + "),
            Op::Subtract => terms.join(" \u{2212} "),
            Op::Multiply => terms.join(" × "),
            Op::Divide => terms.join(" ÷ "),
            Op::Power => terms.join(" ^ "),
            Op::Round => self.both("rounded to the smallest unit of the currency", "四舍五入到最小货币单位"),
            Op::Least => of("the smallest of", "最小值："),
            Op::Most => of("the largest of", "最大值："),
        }
    }

    /// Where an input comes from.
    pub fn origin(&self, origin: Origin) -> String {
        let zh = self.numbers.language == Language::Zh;
        let words = self.numbers.language.text().words();
        match origin {
            Origin::Sales { span, accounts } => {
                let (count, span) = ((words.accounts_count)(accounts), self.numbers.span(span));
                if zh { format!("数据 · {count}，{span}") } else { format!("data · {count}, {span}") }
            }
            Origin::Margin { span, accounts } => {
                let (count, span) = ((words.accounts_count)(accounts), self.numbers.span(span));
                if zh {
                    format!("毛利数据 · {count}，{span}")
                } else {
                    format!("margin data · {count}, {span}")
                }
            }
            Origin::Bases { accounts, .. } => {
                let count = (words.accounts_count)(accounts);
                self.both(&format!("the bases of {count}, added"), &format!("{count}的基础销量合计"))
            }
            Origin::Entered => self.both("entered by you", "由您填写"),
            Origin::Setting => self.both("a setting of the plan", "规划设置"),
            Origin::Default => self.both("our default, yours to change", "默认值，可修改"),
            Origin::AsOf(month) => {
                let month = self.numbers.month(month);
                self.both(&format!("as known at the end of {month}"), &format!("截至{month}底的数据"))
            }
            Origin::Fitted => self.both("fitted to your data or judgements", "由您的数据或判断拟合得出"),
            Origin::Drawn { draws, seed } => {
                let draws = self.numbers.count(draws);
                self.both(
                    &format!("{draws} simulated years, seed {seed}"),
                    &held!("模拟 {draws} 个年度，随机种子 {seed}"),
                )
            }
            Origin::Constant => self.both("a constant of the formula", "公式常数"),
            Origin::Figure(figure) => {
                let name = self.figure(figure);
                if zh { format!("计算得出 · {name}") } else { format!("calculated · {name}") }
            }
            Origin::Revised => self.both("the committed target as revised", "修订后的既定目标"),
            Origin::Committed => self.both("frozen when the target was committed", "确定目标时冻结"),
        }
    }

    /// What a line is called.
    pub fn name(&self, name: Name) -> String {
        super::name::name(self, name)
    }
}

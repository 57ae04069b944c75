//! Numbers, months and dates as people write them.
//!
//! Written here and not by the browser's `Intl`: the two languages need little, a figure looks the same in a
//! test as on the page, and a grid of a thousand cells costs no call out of wasm.

use chrono::Datelike;

use super::Language;
use crate::file::number::Amount;
use crate::plan::{Currency, FiscalCalendar, FiscalYear, Money, Month, Span, Units};

/// U+2212, as wide as a plus.
const MINUS: &str = "\u{2212}";

/// The dash that stands for a figure that is not defined.
pub const DASH: &str = "\u{2013}";

/// Digits in groups of three, with a true minus.
pub fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 3);
    if value < 0 {
        text.push_str(MINUS);
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How this plan's figures are written in this language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// The language.
    pub language: Language,
    /// The plan's currency.
    pub currency: Currency,
    /// The user's choice of units.
    pub units: Units,
    /// The plan's fiscal years.
    pub calendar: FiscalCalendar,
}

/// One unit for a whole table or axis, written in its head and not in its cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Currency units in one of these.
    pub units: f64,
    /// `K`, `M`, `万`, or empty.
    pub sign: &'static str,
}

impl Scale {
    /// How many decimals amounts of a table need in it: ten thousands are coarser than thousands.
    pub fn decimals(self) -> usize {
        if self.units > 1000.0 { 1 } else { 0 }
    }
}

/// With what the amounts of one column are written: all of them with their cents, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cents {
    /// Whole currency units.
    #[default]
    Without,
    /// All decimals of the currency.
    With,
}

impl Numbers {
    /// The numbers of a plan's settings in a language.
    pub fn new(language: Language, settings: &crate::plan::Settings) -> Numbers {
        let crate::plan::Settings { currency, units, calendar, .. } = *settings;
        Numbers { language, currency, units, calendar }
    }

    fn chinese_units(&self) -> bool {
        match self.units {
            Units::Language => self.language == Language::Zh,
            Units::Thousand => false,
            Units::TenThousand => true,
        }
    }

    /// A number with a fixed count of decimals, grouped: `1,234.5`. Halves are rounded away from zero, as
    /// money is everywhere.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return DASH.into();
        }
        let (size, scale) = (value.abs(), 10_f64.powi(decimals as i32));
        // Beyond this a number has no halves to round.
        let size = if size < 1e15 { (size * scale).round() / scale } else { size };
        let text = format!("{size:.decimals$}");
        let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
        let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = if value < 0.0 && !zero { MINUS } else { "" };
        let whole = grouped(whole.parse().unwrap_or(0));
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }

    /// A number as a person would type it: grouped, with as many of `most` decimals as it needs.
    pub fn brief(&self, value: f64, most: usize) -> String {
        let text = self.decimal(value, most);
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').into(),
            false => text,
        }
    }

    /// A fraction as a percentage with at most two decimals, as a person would type it: `2.5%`.
    pub fn percent_brief(&self, ratio: f64) -> String {
        if ratio.is_finite() { format!("{}%", self.brief(ratio * 100.0, 2)) } else { DASH.into() }
    }

    /// A whole number of things.
    pub fn count(&self, n: usize) -> String {
        grouped(n as i128)
    }

    /// An amount in full, decimals only where it has any: `1,234,567` or `1,234.50`.
    pub fn full(&self, money: Money) -> String {
        let whole = money.0 % 10_i64.pow(u32::from(self.currency.digits)) == 0;
        self.with_decimals(money, if whole { 0 } else { self.currency.digits })
    }

    /// An amount in full with all decimals of its currency: `1,234,567.00`.
    pub fn to_the_cent(&self, money: Money) -> String {
        self.with_decimals(money, self.currency.digits)
    }

    /// How a column of these amounts is written: with cents where one of them has any. What is rounded anyway, as a mean
    /// is, need not be among them and follows the others.
    ///
    /// ```
    /// use keyline::{plan::{Money, Settings}, text::{Language, Numbers}};
    /// let numbers = Numbers::new(Language::En, &Settings::default());
    /// let column = [Money(123_400), Money(567_850)];
    /// let cents = numbers.cents(column);
    /// assert_eq!(column.map(|money| numbers.in_column(money, cents)), ["1,234.00", "5,678.50"]);
    /// ```
    pub fn cents(&self, column: impl IntoIterator<Item = Money>) -> Cents {
        let unit = 10_i64.pow(u32::from(self.currency.digits));
        let has_any = column.into_iter().any(|money| money.0 % unit != 0);
        if has_any { Cents::With } else { Cents::Without }
    }

    /// An amount as its column is written.
    pub fn in_column(&self, money: Money, cents: Cents) -> String {
        match cents {
            Cents::With => self.to_the_cent(money),
            Cents::Without => self.whole(money),
        }
    }

    /// As [`Numbers::in_column`], always with its sign: for gaps, which lie on either side of zero.
    pub fn in_column_signed(&self, money: Money, cents: Cents) -> String {
        signed(money.0 as f64, self.in_column(money, cents))
    }

    /// An amount with all of its currency's decimals, or none of them where it has none.
    fn with_decimals(&self, money: Money, decimals: u8) -> String {
        let digits = usize::from(decimals);
        let sign = if money.0 < 0 { MINUS } else { "" };
        let (minor, scale) = (money.0.unsigned_abs(), 10_u64.pow(u32::from(self.currency.digits)));
        let whole = grouped(i128::from(minor / scale));
        match decimals {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{:0digits$}", minor % scale),
        }
    }

    /// An exact decimal to four places at most, as a rounding difference is told: `0.077`, `<0.0001`.
    ///
    /// ```
    /// use keyline::{file::number::Amount, plan::Settings, text::{Language, Numbers}};
    /// let numbers = Numbers::new(Language::En, &Settings::default());
    /// assert_eq!(numbers.fine(Amount::from_decimal(76_999_999_863_849, 15)), "0.077");
    /// assert_eq!(numbers.fine(Amount::from_decimal(-1, 15)), "<0.0001");
    /// ```
    pub fn fine(&self, amount: Amount) -> String {
        match self.brief(amount.to_units(), 4) {
            text if text == "0" && amount != Amount::ZERO => "<0.0001".into(),
            text => text,
        }
    }

    /// An amount rounded to whole currency units: `1,234,567`, as grids show it.
    pub fn whole(&self, money: Money) -> String {
        self.decimal(money.to_units(self.currency.digits), 0)
    }

    /// An amount in a sentence: `30.22M`, `877K`, `3,022 万`, `1.23 亿`, and below a hundred with its cents: `25.50`.
    pub fn short(&self, money: Money) -> String {
        let units = money.to_units(self.currency.digits);
        let size = units.abs();
        if self.chinese_units() {
            return match size {
                _ if size >= 99_995_000.0 => format!("{}\u{a0}亿", self.brief(units / 1e8, 2)),
                _ if size >= 999_500.0 => format!("{}\u{a0}万", self.decimal(units / 1e4, 0)),
                _ if size >= 9_999.5 => format!("{}\u{a0}万", self.brief(units / 1e4, 1)),
                _ if size >= 99.5 => self.decimal(units, 0),
                _ => self.full(money),
            };
        }
        match size {
            _ if size >= 999_995_000.0 => format!("{}B", self.decimal(units / 1e9, 2)),
            _ if size >= 999_500.0 => format!("{}M", self.decimal(units / 1e6, 2)),
            _ if size >= 9_950.0 => format!("{}K", self.decimal(units / 1e3, 0)),
            _ if size >= 999.5 => format!("{}K", self.decimal(units / 1e3, 1)),
            _ if size >= 99.5 => self.decimal(units, 0),
            _ => self.full(money),
        }
    }

    /// As [`Numbers::short`], always with its sign.
    pub fn short_signed(&self, money: Money) -> String {
        signed(money.0 as f64, self.short(money))
    }

    /// The unit for a table or axis whose largest amount is `most`.
    pub fn scale(&self, most: Money) -> Scale {
        let size = most.to_units(self.currency.digits).abs();
        let (units, sign) = match (self.chinese_units(), size) {
            (true, size) if size >= 1e10 => (1e8, "亿"),
            (true, size) if size >= 1e5 => (1e4, "万"),
            (false, size) if size >= 2e9 => (1e9, "B"),
            (false, size) if size >= 2e6 => (1e6, "M"),
            (false, size) if size >= 2e3 => (1e3, "K"),
            _ => (1.0, ""),
        };
        Scale { units, sign }
    }

    /// The unit of a table whose largest amount is this: a step below what the amount itself would take, so that
    /// its parts, which are far smaller, still show.
    pub fn table_scale(&self, most: Money) -> Scale {
        let [fine, coarse, coarsest] = [1000, 100, 10].map(|step| self.scale(Money(most.0 / step)));
        match (fine.sign.is_empty(), coarse.sign.is_empty()) {
            (false, _) => fine,
            (true, false) => coarse,
            // Ten thousands show their decimals, and full amounts would not fit a phone.
            (true, true) if coarsest.decimals() > 0 => coarsest,
            (true, true) => coarse,
        }
    }

    /// What a scale is called in a head: `USD K`, `万元`, `万美元`.
    pub fn unit(&self, scale: Scale) -> String {
        match self.language {
            Language::En if scale.sign.is_empty() => self.currency.code().into(),
            Language::En => format!("{} {}", self.currency.code(), scale.sign),
            Language::Zh => format!("{}{}", scale.sign, self.currency_name()),
        }
    }

    /// An amount as the rows of a table have it, whose unit is [`Numbers::table_scale`].
    pub fn in_table(&self, money: Money, scale: Scale) -> String {
        self.scaled(money, scale, scale.decimals())
    }

    /// An amount in a scale, without its sign: `1,234` under `USD K`.
    pub fn scaled(&self, money: Money, scale: Scale, decimals: usize) -> String {
        self.decimal(money.to_units(self.currency.digits) / scale.units, decimals)
    }

    /// A number of currency units in a scale, as an axis writes it: as many decimals as it needs.
    pub fn tick(&self, units: f64, scale: Scale) -> String {
        let value = units / scale.units;
        let decimals = [0, 1, 2].into_iter().find(|&n| {
            let power = 10_f64.powi(n as i32);
            (value * power - (value * power).round()).abs() < 1e-6
        });
        self.decimal(value, decimals.unwrap_or(2))
    }

    /// As [`Numbers::tick`], with the sign of the scale, written as [`Numbers::short`] writes it: `30M`, `2,950 万`.
    pub fn tick_signed(&self, units: f64, scale: Scale) -> String {
        let number = self.tick(units, scale);
        match scale.sign {
            "" => number,
            "万" | "亿" => format!("{number}\u{a0}{}", scale.sign),
            sign => format!("{number}{sign}"),
        }
    }

    /// The currency as text has it: `USD`, `美元`.
    pub fn currency_name(&self) -> &str {
        if self.language == Language::En {
            return self.currency.code();
        }
        match self.currency.code() {
            "CNY" => "元",
            "USD" => "美元",
            "EUR" => "欧元",
            "GBP" => "英镑",
            "JPY" => "日元",
            "HKD" => "港元",
            "TWD" => "新台币",
            "SGD" => "新加坡元",
            "KRW" => "韩元",
            "INR" => "印度卢比",
            "AUD" => "澳元",
            "CAD" => "加元",
            other => other,
        }
    }

    /// A written amount with its currency behind it: `1,234 USD`, `1,234 元`, `30 万元`.
    pub fn with_currency(&self, amount: &str) -> String {
        // 万元 is one word, 9,999 元 are two.
        let is_one_word =
            self.language == Language::Zh && !amount.ends_with(|last: char| last.is_ascii_digit());
        let gap = if is_one_word { "" } else { " " };
        format!("{amount}{gap}{}", self.currency_name())
    }

    /// A fraction as a percentage with one decimal: `29.3%`.
    pub fn percent(&self, ratio: f64) -> String {
        if ratio.is_finite() { format!("{}%", self.decimal(ratio * 100.0, 1)) } else { DASH.into() }
    }

    /// A small fraction as a percentage with two decimals: `1.48%`.
    pub fn percent_precise(&self, ratio: f64) -> String {
        if ratio.is_finite() { format!("{}%", self.decimal(ratio * 100.0, 2)) } else { DASH.into() }
    }

    /// A fraction as a whole percentage.
    pub fn percent_whole(&self, ratio: f64) -> String {
        if ratio.is_finite() { format!("{}%", self.decimal(ratio * 100.0, 0)) } else { DASH.into() }
    }

    /// A chance: nothing that is yet to come is impossible or certain, so that below one in a hundred and above ninety-nine it is
    /// said in words.
    pub fn chance(&self, chance: f64) -> String {
        match self.language {
            Language::En if chance < 0.01 => "under 1 in 100".into(),
            Language::En if chance > 0.99 => "over 99 in 100".into(),
            Language::Zh if chance < 0.01 => "低于\u{a0}1%".into(),
            Language::Zh if chance > 0.99 => "高于\u{a0}99%".into(),
            _ => self.percent_whole(chance),
        }
    }

    /// A change, always with its sign: `+7.6%`.
    pub fn percent_signed(&self, ratio: f64) -> String {
        signed(ratio, self.percent(ratio))
    }

    /// A month in full: `Nov 2013`, `2013年11月`.
    pub fn month(&self, month: Month) -> String {
        match self.language {
            Language::En => format!("{} {}", MONTHS[month.number() as usize - 1], month.year()),
            Language::Zh => format!("{}年{}月", month.year(), month.number()),
        }
    }

    /// A month without its year: `Nov`, `11月`.
    pub fn month_name(&self, month: Month) -> String {
        match self.language {
            Language::En => MONTHS[month.number() as usize - 1].into(),
            Language::Zh => format!("{}月", month.number()),
        }
    }

    /// A month where there is no room: `N`, `11`.
    pub fn month_letter(&self, month: Month) -> String {
        match self.language {
            Language::En => MONTHS[month.number() as usize - 1][..1].into(),
            Language::Zh => month.number().to_string(),
        }
    }

    /// A span: `Dec 2010 to Nov 2013`, `2010年12月至2013年11月`.
    pub fn span(&self, span: Span) -> String {
        let Some(last) = span.last() else { return DASH.into() };
        if span.months == 1 {
            return self.month(last);
        }
        match self.language {
            Language::En => format!("{} to {}", self.month(span.first), self.month(last)),
            Language::Zh => format!("{}至{}", self.month(span.first), self.month(last)),
        }
    }

    /// A fiscal year: `FY2014`, `2014财年`; a calendar year where the two are the same: `2014`, `2014年`.
    pub fn year(&self, year: FiscalYear) -> String {
        match (self.language, self.calendar == FiscalCalendar::CALENDAR) {
            (Language::En, true) => year.0.to_string(),
            (Language::En, false) => format!("FY{}", year.0),
            (Language::Zh, true) => format!("{}年", year.0),
            (Language::Zh, false) => format!("{}财年", year.0),
        }
    }

    /// A fiscal quarter, 0 to 3: `Q1`, `第一季度`.
    pub fn quarter(&self, quarter: usize) -> String {
        match self.language {
            Language::En => format!("Q{}", quarter + 1),
            Language::Zh => {
                let name = ["第一", "第二", "第三", "第四"].get(quarter).copied().unwrap_or("");
                format!("{name}季度")
            }
        }
    }

    /// A date: `28 Nov 2013`, `2013年11月28日`.
    pub fn date(&self, date: chrono::NaiveDate) -> String {
        match self.language {
            Language::En => format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year()),
            Language::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        }
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A signed change as Chinese has it in a sentence: `增长 2.1%`, `下降 2.1%`.
pub(crate) fn grown(signed: &str) -> String {
    match (signed.strip_prefix('+'), signed.strip_prefix(MINUS)) {
        (Some(size), _) => format!("增长 {size}"),
        (_, Some(size)) => format!("下降 {size}"),
        _ => "持平".into(),
    }
}

pub(super) fn signed(value: f64, text: String) -> String {
    // What rounds to nothing has no sign.
    let zero = !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

//! What crosses between the page and its worker: an import and its options, as bytes.
//!
//! Both ends are built together and never meet another build, so these mirrors are free to change.
//!
//! ```
//! use keyline::file::import::{ImportOptions, read};
//! use keyline::file::wire;
//! use std::ops::ControlFlow;
//! let options = wire::read_options(&wire::options(&ImportOptions::default()))?;
//! let import = read(b"Customer,2025-12\nAcme,5\n", &options, &mut |_| ControlFlow::Continue(()));
//! assert_eq!(wire::read_outcome(wire::outcome(import.clone()))?, import);
//! # Ok::<(), wire::Garbled>(())
//! ```

use std::borrow::Cow;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::currency::Tender;
use super::date::DayOrder;
use super::import::{
    self, Capped, Gap, Import, ImportError, ImportOptions, IssueKind, LeftOut, Missing, NotText, Outline,
    Place, Role, Shape, StageValue, UnitSeen, Usual, Weight,
};
use super::number::{Amount, NumberStyle};
use super::table::Delimiter;
use super::unit::Unit;
use crate::plan::{ACCOUNTS_LIMIT, Book, Currency, Fact, Field, Ledger, Money, Month, Profile, Span, ToldBy};

/// What crosses from the worker to the page: words as bytes, and millions of amounts as they lie in memory, since writing and
/// reading them one by one would take longer than reading the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    /// Everything but the amounts.
    pub words: Vec<u8>,
    /// Amounts, in the order in which the words speak of them.
    pub cells: Vec<Vec<i64>>,
}

impl From<Vec<u8>> for Parcel {
    fn from(words: Vec<u8>) -> Parcel {
        Parcel { words, cells: Vec::new() }
    }
}

/// About what one account's words take, so that a message seldom grows.
const PROFILE_BYTES: usize = 96;

/// Bytes that do not mean what they should: the two ends are not of the same build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message cannot be read")]
pub struct Garbled;

/// The options, for the way to the worker.
pub fn options(options: &ImportOptions) -> Vec<u8> {
    // Writing into memory fails for no value of ours; nothing at all is refused where it is read.
    postcard::to_stdvec(&paper_options(options)).unwrap_or_default()
}

/// The options as they arrived.
///
/// # Errors
/// Where the bytes are not options.
pub fn read_options(bytes: &[u8]) -> Result<ImportOptions, Garbled> {
    let paper: Options = postcard::from_bytes(bytes).map_err(|_| Garbled)?;
    let roles: Result<Vec<(usize, Role)>, Garbled> =
        paper.roles.into_iter().map(|(at, role)| Ok((at, read_role(role)?))).collect();
    Ok(ImportOptions {
        digits: paper.digits,
        delimiter: paper.delimiter.map(|at| pick(&Delimiter::ALL, at)).transpose()?,
        heading_row: paper.heading_row,
        roles: roles?,
        decimal: paper.decimal.map(|at| pick(&STYLES, at)).transpose()?,
        day_order: paper.day_order.map(|at| pick(&DayOrder::ALL, at)).transpose()?,
        told_by: paper.told_by.map(|at| pick(&TOLD_BY, at)).transpose()?,
        alike: paper.alike.into_iter().map(String::into_boxed_str).collect(),
        taken_sums: paper.taken_sums.into_iter().map(String::into_boxed_str).collect(),
        gap: paper.gap.map(|at| pick(&GAPS, at)).transpose()?,
        without_sales: paper.without_sales.into_iter().map(month).collect::<Result<_, _>>()?,
        year: paper.year,
        first_period: paper.first_period.map(month).transpose()?,
        stages: paper.stages.into_iter().map(|(value, counts)| (value.into(), counts)).collect(),
        currency: paper.currency.map(|code| Currency::by_code(&code).ok_or(Garbled)).transpose()?,
        amounts_as_they_stand: paper.amounts_as_they_stand,
        leave_out_waiting: paper.leave_out_waiting,
        add_duplicates_together: paper.add_duplicates_together,
    })
}

/// What came of reading a file, for the way back to the page.
#[inline(never)]
pub fn outcome(outcome: Result<Import, ImportError>) -> Parcel {
    let mut outcome = outcome;
    let cells = outcome.as_mut().map_or_else(
        |_| Vec::new(),
        |import| {
            let empty = Ledger::new(import.book.ledger.span(), 0);
            Vec::from(std::mem::replace(&mut import.book.ledger, empty).into_minor())
        },
    );
    let paper = outcome.as_ref().map(paper_import).map_err(paper_error);
    let size = paper.as_ref().map_or(0, |import| PROFILE_BYTES * import.profiles.len());
    let words = postcard::to_extend(&paper, Vec::with_capacity(size)).unwrap_or_default();
    Parcel { words, cells }
}

/// What came of reading a file, as it arrived.
///
/// # Errors
/// Where it is not an outcome.
pub fn read_outcome(parcel: Parcel) -> Result<Result<Import, ImportError>, Garbled> {
    let paper: Result<PaperImport<'_>, Error> = postcard::from_bytes(&parcel.words).map_err(|_| Garbled)?;
    match paper {
        Ok(import) => Ok(Ok(read_import(import, parcel.cells)?)),
        Err(error) => Ok(Err(read_error(error)?)),
    }
}

const STYLES: [NumberStyle; 2] = [NumberStyle::Point, NumberStyle::Comma];
const SHAPES: [Shape; 2] = [Shape::Wide, Shape::Transactions];
const TOLD_BY: [ToldBy; 2] = [ToldBy::Code, ToldBy::Name];
const GAPS: [Gap; 2] = [Gap::NothingSold, Gap::OnlyAfter];
const WEIGHTS: [Weight; 2] = [Weight::MustFix, Weight::ToKnow];
const CAPPED: [Capped; 6] =
    [Capped::Bytes, Capped::Rows, Capped::Columns, Capped::CellBytes, Capped::Months, Capped::BookCells];

fn place<T: PartialEq>(all: &[T], value: &T) -> u8 {
    all.iter().position(|other| other == value).unwrap_or(0) as u8
}

fn pick<T: Copy>(all: &[T], at: u8) -> Result<T, Garbled> {
    all.get(usize::from(at)).copied().ok_or(Garbled)
}

fn month(index: i32) -> Result<Month, Garbled> {
    Month::from_index(index).ok_or(Garbled)
}

fn texts(texts: &[Box<str>]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

fn boxed(texts: Vec<String>) -> Vec<Box<str>> {
    texts.into_iter().map(String::into_boxed_str).collect()
}

#[derive(Serialize, Deserialize)]
struct Options {
    digits: u8,
    delimiter: Option<u8>,
    heading_row: Option<usize>,
    roles: Vec<(usize, PaperRole)>,
    decimal: Option<u8>,
    day_order: Option<u8>,
    told_by: Option<u8>,
    alike: Vec<String>,
    taken_sums: Vec<String>,
    gap: Option<u8>,
    without_sales: Vec<i32>,
    year: Option<i32>,
    first_period: Option<i32>,
    stages: Vec<(String, bool)>,
    currency: Option<String>,
    amounts_as_they_stand: bool,
    leave_out_waiting: bool,
    add_duplicates_together: bool,
}

fn paper_options(options: &ImportOptions) -> Options {
    Options {
        digits: options.digits,
        delimiter: options.delimiter.map(|delimiter| place(&Delimiter::ALL, &delimiter)),
        heading_row: options.heading_row,
        roles: options.roles.iter().map(|&(at, role)| (at, paper_role(role))).collect(),
        decimal: options.decimal.map(|style| place(&STYLES, &style)),
        day_order: options.day_order.map(|order| place(&DayOrder::ALL, &order)),
        told_by: options.told_by.map(|by| place(&TOLD_BY, &by)),
        alike: options.alike.iter().map(|name| name.to_string()).collect(),
        taken_sums: options.taken_sums.iter().map(|name| name.to_string()).collect(),
        gap: options.gap.map(|gap| place(&GAPS, &gap)),
        without_sales: options.without_sales.iter().map(|month| month.index()).collect(),
        year: options.year,
        first_period: options.first_period.map(Month::index),
        stages: options.stages.iter().map(|(value, counts)| (value.to_string(), *counts)).collect(),
        currency: options.currency.map(|currency| currency.code().to_string()),
        amounts_as_they_stand: options.amounts_as_they_stand,
        leave_out_waiting: options.leave_out_waiting,
        add_duplicates_together: options.add_duplicates_together,
    }
}

#[derive(Serialize, Deserialize)]
enum PaperRole {
    Ignored,
    Profile(u8),
    Month(i32),
    MarginIn(i32),
    Fact(u8),
    Date,
    Amount,
    Cost,
    Margin,
    Quantity,
    Price,
    Year,
    Stage,
    Currency,
}

fn paper_role(role: Role) -> PaperRole {
    match role {
        Role::Ignored => PaperRole::Ignored,
        Role::Profile(field) => PaperRole::Profile(place(&Field::ALL, &field)),
        Role::Month(month) => PaperRole::Month(month.index()),
        Role::MarginIn(month) => PaperRole::MarginIn(month.index()),
        Role::Fact(fact) => PaperRole::Fact(place(&Fact::ALL, &fact)),
        Role::Date => PaperRole::Date,
        Role::Amount => PaperRole::Amount,
        Role::Cost => PaperRole::Cost,
        Role::Margin => PaperRole::Margin,
        Role::Quantity => PaperRole::Quantity,
        Role::Price => PaperRole::Price,
        Role::Year => PaperRole::Year,
        Role::Stage => PaperRole::Stage,
        Role::Currency => PaperRole::Currency,
    }
}

fn read_role(role: PaperRole) -> Result<Role, Garbled> {
    Ok(match role {
        PaperRole::Ignored => Role::Ignored,
        PaperRole::Profile(at) => Role::Profile(pick(&Field::ALL, at)?),
        PaperRole::Month(index) => Role::Month(month(index)?),
        PaperRole::MarginIn(index) => Role::MarginIn(month(index)?),
        PaperRole::Fact(at) => Role::Fact(pick(&Fact::ALL, at)?),
        PaperRole::Date => Role::Date,
        PaperRole::Amount => Role::Amount,
        PaperRole::Cost => Role::Cost,
        PaperRole::Margin => Role::Margin,
        PaperRole::Quantity => Role::Quantity,
        PaperRole::Price => Role::Price,
        PaperRole::Year => Role::Year,
        PaperRole::Stage => Role::Stage,
        PaperRole::Currency => Role::Currency,
    })
}

#[derive(Serialize, Deserialize)]
struct PaperImport<'a> {
    shape: u8,
    delimiter: Option<u8>,
    heading_row: usize,
    decimal: Option<u8>,
    day_order: Option<u8>,
    year: Option<i32>,
    heading_rows: Vec<(usize, String)>,
    stages: Vec<PaperStage>,
    /// Codes of currencies, `$` and `¥`, with their places.
    tenders: Vec<(String, usize)>,
    units: Vec<PaperUnit>,
    columns: Vec<Column>,
    #[serde(serialize_with = "write_profiles", deserialize_with = "read_profiles")]
    profiles: Cow<'a, [Profile]>,
    first_month: i32,
    months: usize,
    rounding: i128,
    month_totals: Vec<i64>,
    last_days: Vec<u8>,
    gaps: Vec<i32>,
    gap_is_open: bool,
    identity: Option<Identity>,
    alike: Vec<Group>,
    alike_total: usize,
    sum_rows: Vec<String>,
    codes: Vec<String>,
    rows_read: usize,
    rows_waiting: usize,
    money: i128,
    money_waiting: i128,
    causes: Vec<Cause>,
    must_fix_total: usize,
    is_ready: bool,
}

/// A profile whose words stay where they lie until the page has read them.
#[derive(Serialize, Deserialize)]
struct PaperProfile<'a> {
    name: &'a str,
    code: &'a str,
    group: &'a str,
    region: &'a str,
    owner: &'a str,
    channel: &'a str,
    segment: &'a str,
    #[serde(borrow)]
    tags: Vec<&'a str>,
    facts: [Option<i64>; Fact::ALL.len()],
}

/// Writes the profiles one by one: all their mirrors at once would take as much memory as they do.
fn write_profiles<S: Serializer>(profiles: &[Profile], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(profiles.iter().map(paper_profile))
}

fn read_profiles<'de, D: Deserializer<'de>>(from: D) -> Result<Cow<'static, [Profile]>, D::Error> {
    struct Each;
    impl<'de> Visitor<'de> for Each {
        type Value = Vec<Profile>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("profiles")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut papers: A) -> Result<Vec<Profile>, A::Error> {
            // Room is made for no more than a plan takes, whatever a message says.
            let mut profiles = Vec::with_capacity(papers.size_hint().unwrap_or(0).min(ACCOUNTS_LIMIT));
            while let Some(paper) = papers.next_element()? {
                profiles.push(read_profile(paper));
            }
            Ok(profiles)
        }
    }
    from.deserialize_seq(Each).map(Cow::Owned)
}

fn paper_profile(profile: &Profile) -> PaperProfile<'_> {
    PaperProfile {
        name: &profile.name,
        code: &profile.code,
        group: &profile.group,
        region: &profile.region,
        owner: &profile.owner,
        channel: &profile.channel,
        segment: &profile.segment,
        tags: profile.tags.iter().map(|tag| &**tag).collect(),
        facts: Fact::ALL.map(|fact| profile.fact(fact)),
    }
}

fn read_profile(paper: PaperProfile<'_>) -> Profile {
    let mut profile = Profile {
        name: paper.name.into(),
        code: paper.code.into(),
        group: paper.group.into(),
        region: paper.region.into(),
        owner: paper.owner.into(),
        channel: paper.channel.into(),
        segment: paper.segment.into(),
        tags: paper.tags.into_iter().map(Into::into).collect(),
        ..Profile::default()
    };
    for (fact, value) in Fact::ALL.into_iter().zip(paper.facts) {
        profile.set_fact(fact, value);
    }
    profile
}

#[derive(Serialize, Deserialize)]
struct Column {
    index: usize,
    heading: String,
    role: PaperRole,
    samples: Vec<String>,
}

fn paper_column(column: &import::Column) -> Column {
    Column {
        index: column.index,
        heading: column.heading.to_string(),
        role: paper_role(column.role),
        samples: texts(&column.samples),
    }
}

fn read_column(column: Column) -> Result<import::Column, Garbled> {
    Ok(import::Column {
        index: column.index,
        heading: column.heading.into(),
        role: read_role(column.role)?,
        samples: boxed(column.samples),
    })
}

fn numbered(rows: &[(usize, Box<str>)]) -> Vec<(usize, String)> {
    rows.iter().map(|(number, text)| (*number, text.to_string())).collect()
}

fn read_numbered(rows: Vec<(usize, String)>) -> Vec<(usize, Box<str>)> {
    rows.into_iter().map(|(number, text)| (number, text.into())).collect()
}

/// A value, its rows, the first of them, their sales, its place in [`Usual::ALL`], whether it counts and by sign, and the rows
/// that do not with the first of them and their sales.
#[derive(Serialize, Deserialize)]
struct PaperStage(String, usize, usize, i128, u8, (bool, bool), (usize, usize, i128));

fn paper_stage(stage: &StageValue) -> PaperStage {
    let usual = place(&Usual::ALL, &stage.usual);
    let left = (stage.left.rows, stage.left.first_row, stage.left.sales.atoms());
    let StageValue { rows, first_row, counts, by_sign, .. } = *stage;
    PaperStage(stage.value.to_string(), rows, first_row, stage.sales.atoms(), usual, (counts, by_sign), left)
}

fn read_stage(
    PaperStage(value, rows, first_row, sales, usual, (counts, by_sign), (left_rows, left_first, left_sales)): PaperStage,
) -> Result<StageValue, Garbled> {
    let (value, sales) = (value.into(), Amount::from_atoms(sales));
    let left = LeftOut { rows: left_rows, first_row: left_first, sales: Amount::from_atoms(left_sales) };
    Ok(StageValue { value, rows, first_row, sales, usual: pick(&Usual::ALL, usual)?, counts, by_sign, left })
}

fn paper_tender(tender: Tender) -> String {
    match tender {
        Tender::Of(currency) => currency.code().to_string(),
        Tender::Dollar => "$".into(),
        Tender::Yen => "¥".into(),
    }
}

fn read_tender(text: &str) -> Result<Tender, Garbled> {
    match text {
        "$" => Ok(Tender::Dollar),
        "¥" => Ok(Tender::Yen),
        code => Currency::by_code(code).map(Tender::Of).ok_or(Garbled),
    }
}

/// A power, what is said, the columns, and a cell with its two readings.
#[derive(Serialize, Deserialize)]
struct PaperUnit(u8, String, Vec<usize>, Option<(String, i128, i128)>);

fn paper_unit(seen: &UnitSeen) -> PaperUnit {
    let example = |(cell, as_it_stands, scaled): &(Box<str>, Amount, Amount)| {
        (cell.to_string(), as_it_stands.atoms(), scaled.atoms())
    };
    let (unit, columns) = (&seen.unit, seen.columns.clone());
    PaperUnit(unit.power, unit.said.to_string(), columns, seen.example.as_ref().map(example))
}

fn read_unit(PaperUnit(power, said, columns, example): PaperUnit) -> UnitSeen {
    let example = example.map(|(cell, as_it_stands, scaled)| {
        (cell.into(), Amount::from_atoms(as_it_stands), Amount::from_atoms(scaled))
    });
    UnitSeen { unit: Unit { power, said: said.into() }, columns, example }
}

fn paper_import(import: &Import) -> PaperImport<'_> {
    let ledger = &import.book.ledger;
    PaperImport {
        shape: place(&SHAPES, &import.shape),
        delimiter: import.delimiter.map(|delimiter| place(&Delimiter::ALL, &delimiter)),
        heading_row: import.heading_row,
        decimal: import.decimal.map(|style| place(&STYLES, &style)),
        day_order: import.day_order.map(|order| place(&DayOrder::ALL, &order)),
        year: import.year,
        heading_rows: numbered(&import.heading_rows),
        stages: import.stages.iter().map(paper_stage).collect(),
        tenders: import.tenders.iter().map(|&(tender, places)| (paper_tender(tender), places)).collect(),
        units: import.units.iter().map(paper_unit).collect(),
        columns: import.columns.iter().map(paper_column).collect(),
        profiles: Cow::Borrowed(&import.book.profiles),
        first_month: ledger.span().first.index(),
        months: ledger.span().months,
        rounding: import.rounding.atoms(),
        month_totals: import.month_totals.iter().map(|money| money.0).collect(),
        last_days: import.last_days.clone(),
        gaps: import.gaps.iter().map(|gap| gap.index()).collect(),
        gap_is_open: import.gap_is_open,
        identity: import.identity.as_ref().map(paper_identity),
        alike: import.alike.iter().map(paper_group).collect(),
        alike_total: import.alike_total,
        sum_rows: texts(&import.sum_rows),
        codes: import.codes.iter().map(|code| code.to_string()).collect(),
        rows_read: import.rows_read,
        rows_waiting: import.rows_waiting,
        money: import.money.atoms(),
        money_waiting: import.money_waiting.atoms(),
        causes: import.causes.iter().map(paper_cause).collect(),
        must_fix_total: import.must_fix_total,
        is_ready: import.is_ready,
    }
}

fn read_import(paper: PaperImport<'_>, cells: Vec<Vec<i64>>) -> Result<Import, Garbled> {
    let span = Span::new(month(paper.first_month)?, paper.months);
    let [sales, margin] = <[Vec<i64>; 2]>::try_from(cells).map_err(|_| Garbled)?;
    let ledger = Ledger::from_minor(span, paper.profiles.len(), sales, margin).ok_or(Garbled)?;
    let columns: Result<Vec<_>, Garbled> = paper.columns.into_iter().map(read_column).collect();
    let causes: Result<Vec<import::Cause>, Garbled> = paper.causes.into_iter().map(read_cause).collect();
    Ok(Import {
        shape: pick(&SHAPES, paper.shape)?,
        delimiter: paper.delimiter.map(|at| pick(&Delimiter::ALL, at)).transpose()?,
        heading_row: paper.heading_row,
        decimal: paper.decimal.map(|at| pick(&STYLES, at)).transpose()?,
        day_order: paper.day_order.map(|at| pick(&DayOrder::ALL, at)).transpose()?,
        year: paper.year,
        heading_rows: read_numbered(paper.heading_rows),
        stages: paper.stages.into_iter().map(read_stage).collect::<Result<_, Garbled>>()?,
        tenders: paper
            .tenders
            .into_iter()
            .map(|(tender, places)| Ok((read_tender(&tender)?, places)))
            .collect::<Result<_, Garbled>>()?,
        units: paper.units.into_iter().map(read_unit).collect(),
        columns: columns?,
        book: Book { profiles: paper.profiles.into_owned(), ledger },
        rounding: Amount::from_atoms(paper.rounding),
        month_totals: paper.month_totals.into_iter().map(Money).collect(),
        last_days: paper.last_days,
        gaps: paper.gaps.into_iter().map(month).collect::<Result<_, _>>()?,
        gap_is_open: paper.gap_is_open,
        identity: paper.identity.map(read_identity).transpose()?,
        alike: paper.alike.into_iter().map(read_group).collect(),
        alike_total: paper.alike_total,
        sum_rows: boxed(paper.sum_rows),
        codes: paper.codes.into_iter().map(Into::into).collect(),
        rows_read: paper.rows_read,
        rows_waiting: paper.rows_waiting,
        money: Amount::from_atoms(paper.money),
        money_waiting: Amount::from_atoms(paper.money_waiting),
        causes: causes?,
        must_fix_total: paper.must_fix_total,
        is_ready: paper.is_ready,
    })
}

#[derive(Serialize, Deserialize)]
struct Identity {
    told_by: u8,
    is_open: bool,
    codes: (usize, usize),
    names: (usize, usize),
    money: i128,
    several_names: Vec<Group>,
    several_codes: Vec<Group>,
}

#[derive(Serialize, Deserialize)]
struct Group {
    key: String,
    /// Text, rows, money.
    members: Vec<(String, usize, i128)>,
    count: usize,
    rows: usize,
    money: i128,
}

fn paper_identity(identity: &import::Identity) -> Identity {
    Identity {
        told_by: place(&TOLD_BY, &identity.told_by),
        is_open: identity.is_open,
        codes: identity.codes,
        names: identity.names,
        money: identity.money.atoms(),
        several_names: identity.several_names.iter().map(paper_group).collect(),
        several_codes: identity.several_codes.iter().map(paper_group).collect(),
    }
}

fn read_identity(identity: Identity) -> Result<import::Identity, Garbled> {
    Ok(import::Identity {
        told_by: pick(&TOLD_BY, identity.told_by)?,
        is_open: identity.is_open,
        codes: identity.codes,
        names: identity.names,
        money: Amount::from_atoms(identity.money),
        several_names: identity.several_names.into_iter().map(read_group).collect(),
        several_codes: identity.several_codes.into_iter().map(read_group).collect(),
    })
}

fn paper_group(group: &import::Group) -> Group {
    let member = |member: &import::Member| (member.text.to_string(), member.rows, member.money.atoms());
    Group {
        key: group.key.to_string(),
        members: group.members.iter().map(member).collect(),
        count: group.count,
        rows: group.rows,
        money: group.money.atoms(),
    }
}

fn read_group(group: Group) -> import::Group {
    let member = |(text, rows, money): (String, usize, i128)| import::Member {
        text: text.into(),
        rows,
        money: Amount::from_atoms(money),
    };
    import::Group {
        key: group.key.into(),
        members: group.members.into_iter().map(member).collect(),
        count: group.count,
        rows: group.rows,
        money: Amount::from_atoms(group.money),
    }
}

#[derive(Serialize, Deserialize)]
struct Cause {
    first: Vec<Issue>,
    count: usize,
    rows: usize,
    money: i128,
}

fn paper_cause(cause: &import::Cause) -> Cause {
    Cause {
        first: cause.first.iter().map(paper_issue).collect(),
        count: cause.count,
        rows: cause.rows,
        money: cause.money.atoms(),
    }
}

fn read_cause(cause: Cause) -> Result<import::Cause, Garbled> {
    let first: Result<Vec<import::Issue>, Garbled> = cause.first.into_iter().map(read_issue).collect();
    Ok(import::Cause {
        first: first?,
        count: cause.count,
        rows: cause.rows,
        money: Amount::from_atoms(cause.money),
    })
}

#[derive(Serialize, Deserialize)]
struct Issue {
    row: usize,
    column: Option<(usize, String)>,
    found: String,
    kind: Kind,
    weight: u8,
    sum: Option<i128>,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    NotANumber,
    AmbiguousNumber { either: i128, or: i128 },
    TooLarge,
    NotADate,
    AmbiguousDates,
    FarDate { first: i32, last: i32 },
    NameEmpty,
    DuplicateName { first_row: usize },
    SeveralNames { names: usize, one: String, other: String },
    SeveralValues { field: u8, kept: String, others: Vec<String>, count: usize },
    NoTransactions { month: i32 },
    RoleTwice { role: PaperRole, first: usize, first_heading: String },
    NoYear,
    NotCounted,
    StageUnknown,
    OtherCurrency,
    NegativeSales,
    FactOutOfRange { low: i64, high: i64 },
    RowTooShort { cells: usize, headings: usize },
    RowTooLong { cells: usize, headings: usize },
    BrokenQuotes,
    NoSales { accounts: usize },
    TotalRow,
    SumRow,
    TotalInDoubt,
    NoteRow,
    AboveHeadings,
    OtherTable,
    OddCharacters,
}

fn paper_issue(issue: &import::Issue) -> Issue {
    let kind = match &issue.kind {
        IssueKind::SeveralNames { names, one, other } => {
            Kind::SeveralNames { names: *names, one: one.to_string(), other: other.to_string() }
        }
        IssueKind::SeveralValues { field, kept, others, count } => Kind::SeveralValues {
            field: place(&Field::ALL, field),
            kept: kept.to_string(),
            others: texts(others),
            count: *count,
        },
        &IssueKind::NoTransactions { month } => Kind::NoTransactions { month: month.index() },
        IssueKind::NotANumber => Kind::NotANumber,
        &IssueKind::AmbiguousNumber { either, or } => {
            Kind::AmbiguousNumber { either: either.atoms(), or: or.atoms() }
        }
        IssueKind::TooLarge => Kind::TooLarge,
        IssueKind::NotADate => Kind::NotADate,
        IssueKind::AmbiguousDates => Kind::AmbiguousDates,
        &IssueKind::FarDate { first, last } => Kind::FarDate { first: first.index(), last: last.index() },
        IssueKind::NameEmpty => Kind::NameEmpty,
        &IssueKind::DuplicateName { first_row } => Kind::DuplicateName { first_row },
        IssueKind::RoleTwice { role, first, first_heading } => Kind::RoleTwice {
            role: paper_role(*role),
            first: *first,
            first_heading: first_heading.to_string(),
        },
        IssueKind::NoYear => Kind::NoYear,
        IssueKind::NotCounted => Kind::NotCounted,
        IssueKind::StageUnknown => Kind::StageUnknown,
        IssueKind::OtherCurrency => Kind::OtherCurrency,
        IssueKind::NegativeSales => Kind::NegativeSales,
        &IssueKind::FactOutOfRange { low, high } => Kind::FactOutOfRange { low, high },
        &IssueKind::RowTooShort { cells, headings } => Kind::RowTooShort { cells, headings },
        &IssueKind::RowTooLong { cells, headings } => Kind::RowTooLong { cells, headings },
        IssueKind::BrokenQuotes => Kind::BrokenQuotes,
        &IssueKind::NoSales { accounts } => Kind::NoSales { accounts },
        IssueKind::TotalRow => Kind::TotalRow,
        IssueKind::SumRow => Kind::SumRow,
        IssueKind::TotalInDoubt => Kind::TotalInDoubt,
        IssueKind::NoteRow => Kind::NoteRow,
        IssueKind::AboveHeadings => Kind::AboveHeadings,
        IssueKind::OtherTable => Kind::OtherTable,
        IssueKind::OddCharacters => Kind::OddCharacters,
    };
    Issue {
        row: issue.row,
        column: issue.column.as_ref().map(|place| (place.index, place.heading.to_string())),
        found: issue.found.to_string(),
        kind,
        weight: place(&WEIGHTS, &issue.weight),
        sum: issue.sum.map(Amount::atoms),
    }
}

fn read_issue(issue: Issue) -> Result<import::Issue, Garbled> {
    let kind = match issue.kind {
        Kind::SeveralNames { names, one, other } => {
            IssueKind::SeveralNames { names, one: one.into(), other: other.into() }
        }
        Kind::SeveralValues { field, kept, others, count } => IssueKind::SeveralValues {
            field: pick(&Field::ALL, field)?,
            kept: kept.into(),
            others: boxed(others),
            count,
        },
        Kind::NoTransactions { month: index } => IssueKind::NoTransactions { month: month(index)? },
        Kind::NotANumber => IssueKind::NotANumber,
        Kind::AmbiguousNumber { either, or } => {
            IssueKind::AmbiguousNumber { either: Amount::from_atoms(either), or: Amount::from_atoms(or) }
        }
        Kind::TooLarge => IssueKind::TooLarge,
        Kind::NotADate => IssueKind::NotADate,
        Kind::AmbiguousDates => IssueKind::AmbiguousDates,
        Kind::FarDate { first, last } => IssueKind::FarDate { first: month(first)?, last: month(last)? },
        Kind::NameEmpty => IssueKind::NameEmpty,
        Kind::DuplicateName { first_row } => IssueKind::DuplicateName { first_row },
        Kind::RoleTwice { role, first, first_heading } => {
            IssueKind::RoleTwice { role: read_role(role)?, first, first_heading: first_heading.into() }
        }
        Kind::NoYear => IssueKind::NoYear,
        Kind::NotCounted => IssueKind::NotCounted,
        Kind::StageUnknown => IssueKind::StageUnknown,
        Kind::OtherCurrency => IssueKind::OtherCurrency,
        Kind::NegativeSales => IssueKind::NegativeSales,
        Kind::FactOutOfRange { low, high } => IssueKind::FactOutOfRange { low, high },
        Kind::RowTooShort { cells, headings } => IssueKind::RowTooShort { cells, headings },
        Kind::RowTooLong { cells, headings } => IssueKind::RowTooLong { cells, headings },
        Kind::BrokenQuotes => IssueKind::BrokenQuotes,
        Kind::NoSales { accounts } => IssueKind::NoSales { accounts },
        Kind::TotalRow => IssueKind::TotalRow,
        Kind::SumRow => IssueKind::SumRow,
        Kind::TotalInDoubt => IssueKind::TotalInDoubt,
        Kind::NoteRow => IssueKind::NoteRow,
        Kind::AboveHeadings => IssueKind::AboveHeadings,
        Kind::OtherTable => IssueKind::OtherTable,
        Kind::OddCharacters => IssueKind::OddCharacters,
    };
    Ok(import::Issue {
        row: issue.row,
        column: issue.column.map(|(index, heading)| Place { index, heading: heading.into() }),
        found: issue.found.into(),
        kind,
        weight: pick(&WEIGHTS, issue.weight)?,
        sum: issue.sum.map(Amount::from_atoms),
    })
}

#[derive(Serialize, Deserialize)]
enum Error {
    Empty,
    Workbook,
    Utf16,
    Binary {
        at: usize,
    },
    OtherEncoding {
        at: usize,
    },
    NotATable,
    Unclear {
        missing: u8,
        /// The heading of [`Missing::Period`].
        heading: String,
        delimiter: Option<u8>,
        heading_row: usize,
        heading_rows: Vec<(usize, String)>,
        columns: Vec<Column>,
    },
    NoAccounts,
    BeyondPlan {
        row: usize,
        name: String,
        sum: i128,
    },
    TooLarge {
        what: u8,
        found: usize,
        limit: usize,
    },
    Cancelled,
}

fn paper_error(error: &ImportError) -> Error {
    match error {
        ImportError::Empty => Error::Empty,
        ImportError::NotText { why: NotText::Workbook } => Error::Workbook,
        ImportError::NotText { why: NotText::Utf16 } => Error::Utf16,
        ImportError::NotText { why: NotText::Binary { at } } => Error::Binary { at: *at },
        ImportError::NotText { why: NotText::OtherEncoding { at } } => Error::OtherEncoding { at: *at },
        ImportError::NotATable => Error::NotATable,
        ImportError::Unclear { missing, outline } => Error::Unclear {
            missing: match missing {
                Missing::Headings => 0,
                Missing::Accounts => 1,
                Missing::Sales => 2,
                Missing::Date => 3,
                Missing::Amount => 4,
                Missing::Period { fiscal: true, .. } => 5,
                Missing::Period { fiscal: false, .. } => 6,
                Missing::HeadingRow => 7,
            },
            heading: match missing {
                Missing::Period { heading, .. } => heading.to_string(),
                _ => String::new(),
            },
            delimiter: outline.delimiter.map(|delimiter| place(&Delimiter::ALL, &delimiter)),
            heading_row: outline.heading_row,
            heading_rows: numbered(&outline.heading_rows),
            columns: outline.columns.iter().map(paper_column).collect(),
        },
        ImportError::NoAccounts => Error::NoAccounts,
        ImportError::BeyondPlan { row, name, sum } => {
            Error::BeyondPlan { row: *row, name: name.to_string(), sum: sum.atoms() }
        }
        ImportError::TooLarge { what, found, limit } => {
            Error::TooLarge { what: place(&CAPPED, what), found: *found, limit: *limit }
        }
        ImportError::Cancelled => Error::Cancelled,
    }
}

fn read_error(error: Error) -> Result<ImportError, Garbled> {
    let not_text = |why| ImportError::NotText { why };
    Ok(match error {
        Error::Empty => ImportError::Empty,
        Error::Workbook => not_text(NotText::Workbook),
        Error::Utf16 => not_text(NotText::Utf16),
        Error::Binary { at } => not_text(NotText::Binary { at }),
        Error::OtherEncoding { at } => not_text(NotText::OtherEncoding { at }),
        Error::NotATable => ImportError::NotATable,
        Error::Unclear { missing, heading, delimiter, heading_row, heading_rows, columns } => {
            let missing = match missing {
                0 => Missing::Headings,
                1 => Missing::Accounts,
                2 => Missing::Sales,
                3 => Missing::Date,
                4 => Missing::Amount,
                5 | 6 => Missing::Period { heading: heading.into(), fiscal: missing == 5 },
                7 => Missing::HeadingRow,
                _ => return Err(Garbled),
            };
            let outline = Outline {
                // What is unclear has no shape.
                shape: None,
                delimiter: delimiter.map(|at| pick(&Delimiter::ALL, at)).transpose()?,
                heading_row,
                heading_rows: read_numbered(heading_rows),
                columns: columns.into_iter().map(read_column).collect::<Result<_, Garbled>>()?,
            };
            ImportError::Unclear { missing, outline: Box::new(outline) }
        }
        Error::NoAccounts => ImportError::NoAccounts,
        Error::BeyondPlan { row, name, sum } => {
            ImportError::BeyondPlan { row, name: name.into(), sum: Amount::from_atoms(sum) }
        }
        Error::TooLarge { what, found, limit } => {
            ImportError::TooLarge { what: pick(&CAPPED, what)?, found, limit }
        }
        Error::Cancelled => ImportError::Cancelled,
    })
}

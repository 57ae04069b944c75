//! The columns of the three views, and where they lie.

use keyline::calc::{Figure, Period, base, portfolio, split};
use keyline::plan::{AccountId, Fact, Field, FiscalYear, Judged, Month};

use super::frame::Frame;

/// What the grid shows of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Class, owner, sales by year, course, base, target, margin.
    #[default]
    Overview,
    /// The months of one fiscal year.
    Months,
    /// Everything that describes and judges.
    Details,
}

impl View {
    /// All, in order.
    pub const ALL: [View; 3] = [View::Overview, View::Months, View::Details];
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// A descriptive field.
    Field(Field),
    /// The class by sales of the last twelve months.
    Class,
    /// Whether it is a key account.
    Key,
    /// The sales of a fiscal year.
    Year(FiscalYear),
    /// The last twelve months over the twelve before.
    Growth,
    /// Up to 36 months as bars.
    Course,
    /// The sales base.
    Base,
    /// The committed target.
    Target,
    /// Margin over sales, last twelve months.
    MarginRate,
    /// A number known beside the sales.
    Fact(Fact),
    /// The sales of a month.
    Month(Month),
    /// The months of a fiscal year, added.
    Total(FiscalYear),
    /// A judgement.
    Rating(Judged),
}

/// What several columns have in common; it stands above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Name,
    Standing,
    Sales,
    Course,
    Plan,
    Quality,
    Months(FiscalYear),
    Profile,
    Ratings,
}

/// The most months that a course shows.
pub const COURSE_MONTHS: usize = 36;

/// The most fiscal years of the overview; the months view has all.
const YEARS_SHOWN: usize = 5;

impl Column {
    /// The stable name of the column, for checks.
    pub fn id(self) -> String {
        let fixed = match self {
            Column::Field(field) => match field {
                Field::Name => "name",
                Field::Code => "code",
                Field::Group => "group",
                Field::Region => "region",
                Field::Owner => "owner",
                Field::Channel => "channel",
                Field::Segment => "segment",
                Field::Tags => "tags",
            },
            Column::Rating(judged) => match judged {
                Judged::Loyalty => "loyalty",
                Judged::Feedback => "feedback",
                Judged::Influence => "influence",
                Judged::Potential => "potential",
            },
            Column::Class => "class",
            Column::Key => "key",
            Column::Growth => "growth",
            Column::Course => "course",
            Column::Base => "base",
            Column::Target => "target",
            Column::MarginRate => "margin-rate",
            Column::Fact(fact) => match fact {
                Fact::Overdue => "overdue",
                Fact::Wallet => "wallet",
                Fact::Visits => "visits",
                Fact::Since => "since",
            },
            Column::Year(year) => return format!("year-{}", year.0),
            Column::Total(year) => return format!("total-{}", year.0),
            Column::Month(month) => return month.to_string(),
        };
        fixed.into()
    }

    /// Whether it is typed; the others are computed, or set by a command.
    pub fn is_typed(self) -> bool {
        matches!(self, Column::Field(_) | Column::Month(_) | Column::Rating(_) | Column::Fact(_))
    }

    /// Whether amounts are typed in it.
    pub fn is_money(self) -> bool {
        match self {
            Column::Month(_) => true,
            Column::Fact(fact) => fact.is_money(),
            _ => false,
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub fn is_number(self) -> bool {
        !matches!(self, Column::Field(_) | Column::Class | Column::Key | Column::Course)
    }

    /// What the cell of an account explains.
    pub fn figure(self, id: AccountId) -> Option<Figure> {
        Some(match self {
            // A class is a place on the curve, and the share says where.
            Column::Class => portfolio::Figure::AccountShare(id, Period::LastTwelve).into(),
            Column::Year(year) | Column::Total(year) => {
                portfolio::Figure::AccountSales(id, Period::Year(year)).into()
            }
            Column::Growth => portfolio::Figure::AccountGrowth(id).into(),
            Column::Course => portfolio::Figure::AccountSales(id, Period::All).into(),
            Column::Base => base::Figure::AccountBase(id).into(),
            Column::Target => split::Figure::AccountTarget(id).into(),
            Column::MarginRate => portfolio::Figure::AccountMarginRate(id, Period::LastTwelve).into(),
            Column::Field(_) | Column::Key | Column::Month(_) | Column::Rating(_) | Column::Fact(_) => {
                return None;
            }
        })
    }

    fn width(self, narrow: bool) -> f64 {
        match self {
            Column::Field(Field::Name) if narrow => 148.0,
            Column::Field(Field::Name) => 232.0,
            Column::Field(Field::Code) => 112.0,
            Column::Field(Field::Tags) => 170.0,
            Column::Field(_) => 134.0,
            Column::Class => 52.0,
            Column::Key => 74.0,
            Column::Growth => 84.0,
            Column::MarginRate => 98.0,
            Column::Course => 128.0,
            Column::Year(_) => 110.0,
            Column::Fact(Fact::Overdue | Fact::Wallet) => 148.0,
            Column::Fact(Fact::Visits | Fact::Since) => 112.0,
            Column::Month(_) => 88.0,
            Column::Base | Column::Target | Column::Total(_) => 108.0,
            Column::Rating(_) => 140.0,
        }
    }

    fn group(self) -> Group {
        match self {
            Column::Field(Field::Name) => Group::Name,
            Column::Field(_) => Group::Profile,
            Column::Class | Column::Key => Group::Standing,
            Column::Year(_) => Group::Sales,
            Column::Growth | Column::Course => Group::Course,
            Column::Base | Column::Target => Group::Plan,
            Column::MarginRate | Column::Fact(_) => Group::Quality,
            Column::Month(month) => Group::Months(FiscalYear(month.year())),
            Column::Total(year) => Group::Months(year),
            Column::Rating(_) => Group::Ratings,
        }
    }
}

/// Where the columns lie, in CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The view it belongs to.
    pub view: View,
    /// The columns, left to right; the first is the name and stays in sight.
    pub columns: Vec<Column>,
    /// Where each begins.
    pub lefts: Vec<f64>,
    /// How wide each is.
    pub widths: Vec<f64>,
    /// Runs of columns with something in common, and how many there are of each.
    pub groups: Vec<(Group, usize)>,
    /// The width of all.
    pub total: f64,
    /// Where the name stays in sight, from the left: on a phone the row numbers give way to it.
    pub pin: f64,
}

impl Layout {
    /// The width of the row numbers.
    pub const ROW_HEAD: f64 = 44.0;

    /// The columns of a view. `year` is the one whose months are shown.
    pub fn new(view: View, year: FiscalYear, frame: &Frame, narrow: bool) -> Layout {
        let columns = columns(view, year, frame);
        let widths: Vec<f64> = columns.iter().map(|column| column.width(narrow)).collect();
        let mut lefts = Vec::with_capacity(widths.len());
        let mut total = Layout::ROW_HEAD;
        for width in &widths {
            lefts.push(total);
            total += width;
        }
        let mut groups: Vec<(Group, usize)> = Vec::new();
        for column in &columns {
            // The months of a fiscal year may lie in two calendar years.
            let group = match column {
                Column::Month(_) => Group::Months(year),
                other => other.group(),
            };
            match groups.last_mut() {
                Some((last, count)) if *last == group => *count += 1,
                _ => groups.push((group, 1)),
            }
        }
        let pin = if narrow { 0.0 } else { Layout::ROW_HEAD };
        Layout { view, columns, lefts, widths, groups, total, pin }
    }

    /// The column at a place.
    pub fn column(&self, at: usize) -> Option<Column> {
        self.columns.get(at).copied()
    }

    /// Where a column begins and ends.
    pub fn extent(&self, at: usize) -> (f64, f64) {
        let start = self.lefts.get(at).copied().unwrap_or(0.0);
        (start, start + self.widths.get(at).copied().unwrap_or(0.0))
    }

    /// How much of the left stays in sight: the name, and the row numbers where there is room for them.
    pub fn sticky(&self) -> f64 {
        self.pin + self.widths.first().copied().unwrap_or(0.0)
    }
}

fn columns(view: View, year: FiscalYear, frame: &Frame) -> Vec<Column> {
    let mut columns = vec![Column::Field(Field::Name)];
    match view {
        View::Overview => {
            columns.extend([Column::Class, Column::Key, Column::Field(Field::Owner)]);
            let skipped = frame.years.len().saturating_sub(YEARS_SHOWN);
            columns.extend(frame.years.iter().skip(skipped).map(|&(year, _)| Column::Year(year)));
            // Without a month there is no course.
            if !frame.whole.is_empty() {
                columns.extend([Column::Growth, Column::Course, Column::Base]);
            }
            columns.extend(frame.committed.map(|_| Column::Target));
            columns.extend(frame.has_margin.then_some(Column::MarginRate));
            columns.extend(frame.has_overdue.then_some(Column::Fact(Fact::Overdue)));
            columns.push(Column::Field(Field::Region));
        }
        View::Months => {
            columns.extend(frame.calendar.span(year).iter().map(Column::Month));
            columns.push(Column::Total(year));
        }
        View::Details => {
            columns.extend([Column::Class, Column::Key]);
            let fields = Field::ALL.into_iter().filter(|field| *field != Field::Name);
            columns.extend(fields.map(Column::Field));
            columns.extend(Fact::ALL.map(Column::Fact));
            columns.extend(Judged::ALL.map(Column::Rating));
        }
    }
    columns
}

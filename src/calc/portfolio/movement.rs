//! Movement between two years: who came, who left, who rose and who fell.
//!
//! Large and small are not fixed: key accounts grow from small ones.

use super::{by_name, classes_of, whole_months};
use crate::calc::base::exact;
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{Class, Cuts, FiscalYear, Money, Plan, Span};

/// Which two years are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Between {
    /// The last twelve whole months and the twelve before them.
    LastTwelve,
    /// Two fiscal years, earlier first; of a year under way, its whole months and the same months of the other.
    Years(FiscalYear, FiscalYear),
}

/// What moved between two spans of equally many months.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The earlier months.
    pub earlier: Span,
    /// The later months.
    pub later: Span,
    /// How many accounts went from which class (first index) to which (second): A, B, C, none. Here class C
    /// has sales, and "none" has none.
    pub matrix: [[usize; 4]; 4],
    /// What each account did, by row.
    pub moves: Vec<Move>,
    /// The net sales of the earlier months.
    pub before: Money,
    /// The net sales of the later months.
    pub after: Money,
}

/// What one account did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Sales in the earlier months.
    pub before: Money,
    /// Sales in the later months.
    pub after: Money,
    /// The class then; `None` without sales above zero.
    pub from: Option<Class>,
    /// The class now; `None` without sales above zero.
    pub to: Option<Class>,
}

/// In which way an account moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Bought nothing before, buys now.
    New,
    /// Bought before, buys nothing now.
    Lost,
    /// Buys more.
    Up,
    /// Buys less.
    Down,
    /// Buys as much as before.
    Level,
    /// Bought nothing then or now.
    Absent,
}

impl Way {
    /// Every way, in the order pages show them.
    pub const ALL: [Way; 6] = [Way::New, Way::Lost, Way::Up, Way::Down, Way::Level, Way::Absent];
}

impl Move {
    /// In which way it moved.
    pub fn way(&self) -> Way {
        match (self.from.is_some(), self.to.is_some()) {
            (false, true) => Way::New,
            (true, false) => Way::Lost,
            (false, false) => Way::Absent,
            (true, true) => match self.after.cmp(&self.before) {
                std::cmp::Ordering::Greater => Way::Up,
                std::cmp::Ordering::Less => Way::Down,
                std::cmp::Ordering::Equal => Way::Level,
            },
        }
    }

    /// What it buys more than before; negative where less.
    pub fn change(&self) -> Money {
        Money(self.after.0.saturating_sub(self.before.0))
    }

    /// Whether it bought in both spans and is in a better class now.
    pub fn is_riser(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }
}

/// How many accounts moved in one way, and what that made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many.
    pub accounts: usize,
    /// The change of their sales. Those of all ways sum to the change of net sales.
    pub change: Money,
}

/// What moved between two years; see [`Movement`].
///
/// Only whole months stand against whole months: where one is missing on either side there is nothing to
/// compare with.
pub fn movement(plan: &Plan, between: Between) -> Result<Movement, Undefined> {
    let (earlier, later) = spans(plan, between)?;
    let ledger = plan.ledger();
    let sales = |span| (0..ledger.rows()).map(|row| ledger.sales_over(row, span).0).collect::<Vec<i64>>();
    Movement::of((earlier, &sales(earlier)), (later, &sales(later)), &by_name(plan), plan.settings().cuts)
}

fn spans(plan: &Plan, between: Between) -> Result<(Span, Span), Undefined> {
    if plan.accounts().is_empty() {
        return Err(Undefined::NoAccounts);
    }
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Err(Undefined::NoMonths) };
    let (earlier, later) = match between {
        Between::LastTwelve if whole.months < 24 => {
            return Err(Undefined::TooFewMonths { have: whole.months, need: 24 });
        }
        Between::LastTwelve => {
            let later = Span::ending(last, 12);
            (later.plus(-12), later)
        }
        Between::Years(earlier, later) => {
            let calendar = plan.settings().calendar;
            let full = calendar.span(later);
            let months = whole.meet(full);
            // A year whose first months are missing is not the year so far.
            if months.is_empty() || months.first != full.first || earlier >= later {
                return Err(Undefined::NothingBefore);
            }
            (Span::new(calendar.span(earlier).first, months.months), months)
        }
    };
    if whole.meet(earlier) == earlier { Ok((earlier, later)) } else { Err(Undefined::NothingBefore) }
}

impl Movement {
    /// The movement between amounts by row; both slices are equally long. Ties stand as in `order`.
    pub fn of(
        (earlier, before): (Span, &[i64]),
        (later, after): (Span, &[i64]),
        order: &[u32],
        cuts: Cuts,
    ) -> Result<Movement, Undefined> {
        let (from, to) = (classes_of(before, order, cuts), classes_of(after, order, cuts));
        let mut matrix = [[0; 4]; 4];
        let mut moves = Vec::with_capacity(before.len());
        for (((&before, &after), from), to) in before.iter().zip(after).zip(from).zip(to) {
            matrix[place(from)][place(to)] += 1;
            moves.push(Move { before: Money(before), after: Money(after), from, to });
        }
        let net = |amounts: &[i64]| exact(amounts.iter().copied().map(i128::from).sum());
        Ok(Movement { earlier, later, matrix, moves, before: net(before)?, after: net(after)? })
    }

    /// How many accounts moved in one way, and what that made.
    pub fn tally(&self, way: Way) -> Tally {
        let moved = self.moves.iter().filter(|account| account.way() == way);
        moved.fold(Tally::default(), |tally, account| Tally {
            accounts: tally.accounts + 1,
            change: Money(tally.change.0.saturating_add(account.change().0)),
        })
    }

    /// How many accounts were of a class; `None` is no sales above zero.
    pub fn class_then_of<R: Recorder>(&self, class: Option<Class>, r: &mut R) -> Term {
        let accounts: usize = self.matrix[place(class)].iter().sum();
        r.input(Name::Result, accounts as f64, Unit::Count, Origin::Sales { span: self.earlier, accounts })
    }

    /// How many accounts went from one class to another; `None` is no sales above zero.
    pub fn moved_of<R: Recorder>(&self, from: Option<Class>, to: Option<Class>, r: &mut R) -> Term {
        let count =
            |which: &dyn Fn(&Move) -> bool| self.moves.iter().filter(|account| which(account)).count();
        let then = count(&|account| account.from == from);
        let now = count(&|account| account.to == to);
        let origin = |span: Span, accounts: usize| Origin::Sales { span, accounts };
        r.input(Name::InClassThen(from), then as f64, Unit::Count, origin(self.earlier, then));
        r.input(Name::InClassNow(to), now as f64, Unit::Count, origin(self.later, now));
        let both = self.matrix[place(from)][place(to)];
        r.input(Name::Result, both as f64, Unit::Count, origin(self.later, both))
    }

    /// The rows that bought in both spans and are in a better class now, largest gain first, ties by row.
    pub fn risers(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.moves.len()).filter(|&row| self.moves[row].is_riser()).collect();
        rows.sort_by_key(|&row| std::cmp::Reverse(self.moves[row].change()));
        rows
    }

    /// Net revenue retention: what the accounts that bought before buy now, over what they bought. 100 from
    /// two accounts, of which one now buys 70 and the other nothing, is .7.
    pub fn net_retention_of<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        self.retention_of(Name::ReturningSales, |account| account.after.0, r)
    }

    /// Gross revenue retention: the same, no account counted above what it bought before nor below zero, so
    /// that growth of some cannot hide the loss of others.
    pub fn gross_retention_of<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        self.retention_of(Name::KeptSales, |account| account.after.0.clamp(0, account.before.0), r)
    }

    fn retention_of<R: Recorder>(
        &self,
        name: Name,
        kept: impl Fn(&Move) -> i64,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let mut accounts = 0;
        let (mut earlier, mut later) = (0_i128, 0_i128);
        for account in self.moves.iter().filter(|account| account.from.is_some()) {
            accounts += 1;
            earlier += i128::from(account.before.0);
            later += i128::from(kept(account));
        }
        if accounts == 0 {
            return Err(Undefined::NothingBefore);
        }
        let origin = Origin::Sales { span: self.later, accounts };
        let later = r.input(name, exact(later)?.to_f64(), Unit::Money, origin);
        let origin = Origin::Sales { span: self.earlier, accounts };
        let earlier = r.input(Name::EarlierSales, exact(earlier)?.to_f64(), Unit::Money, origin);
        Ok(r.step(Name::Result, Op::Divide, &[later, earlier], Unit::Ratio))
    }

    /// See [`Movement::net_retention_of`].
    pub fn net_retention(&self) -> Result<f64, Undefined> {
        Ok(self.net_retention_of(&mut Silent)?.value)
    }

    /// See [`Movement::gross_retention_of`].
    pub fn gross_retention(&self) -> Result<f64, Undefined> {
        Ok(self.gross_retention_of(&mut Silent)?.value)
    }
}

fn place(class: Option<Class>) -> usize {
    class.map_or(3, |class| class as usize)
}

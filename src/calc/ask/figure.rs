//! What can be asked of a plan, by name.

use crate::calc::{Unit, assess, base, portfolio, split, target};
use crate::plan::{AccountId, Class, FiscalYear, Money, Month, Plan};

/// One of the three target methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Benchmark comparison.
    Benchmark,
    /// Resource input-output.
    InputOutput,
    /// Baseline ratio.
    Baseline,
}

impl Method {
    /// The three, in the order of the weights.
    pub const ALL: [Method; 3] = [Method::Benchmark, Method::InputOutput, Method::Baseline];
}

/// Accounts that respond to effort alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// A class, but for those told apart.
    Class(Class),
    /// Those told apart, by their place in the list.
    Own(u32),
}

/// What a Pareto curve is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Sales.
    Sales,
    /// Margin.
    Margin,
}

/// Which months a portfolio figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Every whole month.
    All,
    /// The last twelve whole months.
    LastTwelve,
    /// A fiscal year, as far as it has whole months.
    Year(FiscalYear),
}

/// A span of the committed year that is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// One month.
    Month(Month),
    /// A fiscal quarter of the committed year, 0 to 3.
    Quarter(u8),
    /// The whole months so far.
    ToDate,
    /// The months up to this one and with it.
    Through(Month),
    /// The whole year.
    Year,
}

/// Whose target and sales a figure of the assessment speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// All accounts.
    Company,
    /// The accounts the committed target speaks of.
    Scope,
    /// All accounts of the person or dealer who answers for this one.
    Owner(AccountId),
    /// One account.
    Account(AccountId),
    /// The person who answered for the accounts of this hand-over before, by its place, and answers for none now.
    Former(u32),
}

impl Whose {
    /// All of them: company, scope, and each account and its owner.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Whose> {
        let one = |id: AccountId| [Whose::Owner(id), Whose::Account(id)];
        let former = (0..plan.hand_overs().len() as u32).map(Whose::Former);
        let ids = plan.accounts().iter().map(|account| account.id);
        [Whose::Company, Whose::Scope].into_iter().chain(ids.flat_map(one)).chain(former).collect()
    }
}

/// A figure that can explain itself: [`crate::calc::explain`] runs its calculation with a [`crate::calc::Trace`].
///
/// Each domain has its own, and says of each what it is counted in, of whom it speaks and how it is calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// What is there.
    Portfolio(portfolio::Figure),
    /// What would be sold in an ordinary year.
    Base(base::Figure),
    /// What the methods ask for.
    Target(target::Figure),
    /// What each is to bring of it.
    Split(split::Figure),
    /// The year under way.
    Assess(assess::Figure),
}

impl Figure {
    /// Every figure that can be asked of a plan.
    pub fn all(plan: &Plan) -> Vec<Figure> {
        let mut all: Vec<Figure> = portfolio::Figure::all(plan).into_iter().map(Figure::Portfolio).collect();
        all.extend(base::Figure::all(plan).into_iter().map(Figure::Base));
        all.extend(target::Figure::all(plan).into_iter().map(Figure::Target));
        all.extend(split::Figure::all(plan).into_iter().map(Figure::Split));
        all.extend(assess::Figure::all(plan).into_iter().map(Figure::Assess));
        all
    }

    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Figure::Portfolio(it) => it.unit(),
            Figure::Base(it) => it.unit(),
            Figure::Target(it) => it.unit(),
            Figure::Split(it) => it.unit(),
            Figure::Assess(it) => it.unit(),
        }
    }

    /// Whether it lies on either side of zero, as a gap and a growth do: it is written with its sign, always.
    pub fn is_difference(self) -> bool {
        match self {
            Figure::Portfolio(it) => it.is_difference(),
            Figure::Base(_) => false,
            Figure::Target(it) => it.is_difference(),
            Figure::Split(it) => it.is_difference(),
            Figure::Assess(it) => it.is_difference(),
        }
    }

    /// Whom it speaks of, where that is somebody.
    pub fn whose(self) -> Option<Whose> {
        match self {
            Figure::Portfolio(it) => it.whose(),
            Figure::Base(it) => it.whose(),
            Figure::Target(it) => it.whose(),
            Figure::Split(it) => it.whose(),
            Figure::Assess(it) => it.whose(),
        }
    }
}

impl From<portfolio::Figure> for Figure {
    fn from(figure: portfolio::Figure) -> Figure {
        Figure::Portfolio(figure)
    }
}

impl From<base::Figure> for Figure {
    fn from(figure: base::Figure) -> Figure {
        Figure::Base(figure)
    }
}

impl From<target::Figure> for Figure {
    fn from(figure: target::Figure) -> Figure {
        Figure::Target(figure)
    }
}

impl From<split::Figure> for Figure {
    fn from(figure: split::Figure) -> Figure {
        Figure::Split(figure)
    }
}

impl From<assess::Figure> for Figure {
    fn from(figure: assess::Figure) -> Figure {
        Figure::Assess(figure)
    }
}

/// In which world a figure is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum World {
    /// The plan as it stands. Before a commitment accounts, owners and company speak of the blend.
    #[default]
    Plan,
    /// A total that the user tries out, minor units; a committed target beats it.
    Draft(Money),
}

impl World {
    /// The total that is tried out.
    pub fn draft(self) -> Option<Money> {
        match self {
            World::Plan => None,
            World::Draft(total) => Some(total),
        }
    }
}

/// What is asked of a plan: a figure, in a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Question {
    /// The figure.
    pub figure: Figure,
    /// The world.
    pub world: World,
}

impl Question {
    /// A figure where this total is tried out, if there is one.
    pub fn trying(figure: impl Into<Figure>, draft: Option<Money>) -> Question {
        Question { figure: figure.into(), world: draft.map_or(World::Plan, World::Draft) }
    }
}

impl<F: Into<Figure>> From<F> for Question {
    fn from(figure: F) -> Question {
        Question { figure: figure.into(), world: World::Plan }
    }
}

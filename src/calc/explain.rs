//! How a figure explains itself: formula in words, inputs with their origin, steps, result.

use super::{Assumed, By, Fair, FunnelPart, Name, Odd, PayOf};
use crate::plan::{AccountId, Class, FiscalYear, Loyalty, Month, Span};

/// What a value is counted in; `text` writes it accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minor units of the plan's currency.
    Money,
    /// A fraction, shown as a percentage.
    Ratio,
    /// A multiplier.
    Factor,
    /// A whole number of things.
    Count,
    /// Full-time people.
    People,
    /// Selling days.
    Days,
    /// Years.
    Years,
    /// Months.
    Months,
    /// An index without a unit: Gini, HHI.
    Index,
}

/// A part of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Among {
    /// Those that the target speaks of.
    Scope,
    /// The key accounts.
    Key,
    /// Those that are not key.
    NotKey,
    /// All of them.
    All,
    /// Those of a class in the scope, or of one loyalty in it.
    Class(Class, Option<Loyalty>),
}

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Imported or typed sales over these months, of this many accounts.
    Sales {
        /// The months.
        span: Span,
        /// How many accounts.
        accounts: usize,
    },
    /// Imported or typed margin over these months, of this many accounts.
    Margin {
        /// The months.
        span: Span,
        /// How many accounts.
        accounts: usize,
    },
    /// The bases of these accounts, added.
    Bases {
        /// Which.
        among: Among,
        /// How many.
        accounts: usize,
    },
    /// Entered by the user on the targets page.
    Entered,
    /// A setting of the plan.
    Setting,
    /// A default of ours that the user may change.
    Default,
    /// A constant of the formula.
    Constant,
    /// Another figure, which explains itself.
    Figure(Figure),
    /// Frozen when the target was committed.
    Committed,
    /// Changed by revisions of the committed target.
    Revised,
    /// Fitted to what was entered or sold.
    Fitted,
    /// What was known at the end of this month, a year before the latest.
    AsOf(Month),
    /// Counted over simulated years.
    Drawn {
        /// How many.
        draws: usize,
        /// From which seed.
        seed: u64,
    },
}

/// One arithmetic operation. [`Op::eval`] is the only place that computes it, so a traced run cannot differ
/// from a silent one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// All terms added.
    Sum,
    /// The first less the others.
    Subtract,
    /// All terms multiplied.
    Multiply,
    /// The first over the second.
    Divide,
    /// The first to the power of the second.
    Power,
    /// Rounded to whole minor units, half away from zero.
    Round,
    /// The smallest.
    Least,
    /// The largest.
    Most,
}

impl Op {
    /// The result of the operation on `terms`.
    pub fn eval(self, terms: &[f64]) -> f64 {
        let first = terms.first().copied().unwrap_or(0.0);
        let rest = terms.get(1..).unwrap_or(&[]);
        match self {
            Op::Sum => rest.iter().fold(first, |sum, term| sum + term),
            Op::Subtract => rest.iter().fold(first, |difference, term| difference - term),
            Op::Multiply => rest.iter().fold(first, |product, term| product * term),
            Op::Divide => rest.iter().fold(first, |quotient, term| quotient / term),
            Op::Power => rest.iter().fold(first, |base, term| libm::pow(base, *term)),
            Op::Round => libm::round(first),
            Op::Least => rest.iter().fold(first, |least, term| least.min(*term)),
            Op::Most => rest.iter().fold(first, |most, term| most.max(*term)),
        }
    }
}

/// A value inside a calculation and its place in the trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// The value.
    pub value: f64,
    at: u32,
}

/// Takes down what a calculation does.
pub trait Recorder {
    /// A value that comes from elsewhere.
    fn input(&mut self, name: Name, value: f64, unit: Unit, origin: Origin) -> Term;

    /// A value computed from others.
    fn step(&mut self, name: Name, op: Op, of: &[Term], unit: Unit) -> Term;
}

/// Records nothing: the ordinary run.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Recorder for Silent {
    #[inline]
    fn input(&mut self, _: Name, value: f64, _: Unit, _: Origin) -> Term {
        Term { value, at: 0 }
    }

    #[inline]
    fn step(&mut self, _: Name, op: Op, of: &[Term], _: Unit) -> Term {
        // No calculation here has more than 64 terms in one step; longer sums are one input.
        let mut values = [0.0; 64];
        for (value, term) in values.iter_mut().zip(of) {
            *value = term.value;
        }
        debug_assert!(of.len() <= values.len());
        Term { value: op.eval(&values[..of.len().min(64)]), at: 0 }
    }
}

/// Records everything: the run behind a click.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    lines: Vec<Line>,
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub name: Name,
    /// Its value.
    pub value: f64,
    /// In what.
    pub unit: Unit,
    /// Where it comes from.
    pub source: Source,
}

/// Whether a line was given or computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Given.
    Input(Origin),
    /// Computed from earlier lines, by their positions.
    Step(Op, Vec<u32>),
}

impl Recorder for Trace {
    fn input(&mut self, name: Name, value: f64, unit: Unit, origin: Origin) -> Term {
        self.push(Line { name, value, unit, source: Source::Input(origin) })
    }

    fn step(&mut self, name: Name, op: Op, of: &[Term], unit: Unit) -> Term {
        let values: Vec<f64> = of.iter().map(|term| term.value).collect();
        let places = of.iter().map(|term| term.at).collect();
        self.push(Line { name, value: op.eval(&values), unit, source: Source::Step(op, places) })
    }
}

impl Trace {
    fn push(&mut self, line: Line) -> Term {
        let term = Term { value: line.value, at: self.lines.len() as u32 };
        self.lines.push(line);
        term
    }

    /// The explanation of `figure`, given what its calculation returned.
    pub fn explain(self, figure: Figure, result: Result<f64, Undefined>) -> Explanation {
        Explanation { figure, lines: self.lines, result }
    }
}

/// A figure with everything behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Which figure.
    pub figure: Figure,
    /// Inputs and steps in the order they were taken.
    pub lines: Vec<Line>,
    /// The result, or why there is none.
    pub result: Result<f64, Undefined>,
}

impl Explanation {
    /// Evaluates the shown steps anew from the shown inputs and returns the last value: a law says that it is
    /// the result.
    pub fn replay(&self) -> Option<f64> {
        let mut values: Vec<f64> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            values.push(match &line.source {
                Source::Input(_) => line.value,
                Source::Step(op, of) => {
                    let terms: Option<Vec<f64>> =
                        of.iter().map(|&at| values.get(at as usize).copied()).collect();
                    op.eval(&terms?)
                }
            });
        }
        values.last().copied()
    }
}

/// Why a figure is not defined. Shown as a dash with this reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Undefined {
    /// There are no accounts.
    #[error("no accounts")]
    NoAccounts,
    /// There are no sales above zero.
    #[error("no sales")]
    NoSales,
    /// The account's amount is zero or below, so it is not on the curve.
    #[error("below the curve")]
    BelowCurve,
    /// There is no whole month.
    #[error("no whole month")]
    NoMonths,
    /// There are not enough months.
    #[error("{have} months, {need} needed")]
    TooFewMonths {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// No margin is known.
    #[error("no margin known")]
    NoMargin,
    /// No pay at target is entered for the person.
    #[error("no pay at target")]
    NoPay,
    /// A criterion is not rated yet.
    #[error("not rated yet")]
    NotRated,
    /// None of the accounts is key.
    #[error("no key accounts")]
    NoKeyAccounts,
    /// The person answered for no account in the period.
    #[error("no account was theirs")]
    NotTheirs,
    /// Of no key account is it known what is overdue.
    #[error("no receivables known")]
    NoReceivables,
    /// There is only one account, so nothing is spread.
    #[error("one account only")]
    OneAccount,
    /// The base is zero or below.
    #[error("no base")]
    NoBase,
    /// No benchmark firm has been entered.
    #[error("no benchmark firm")]
    NoBenchmark,
    /// No benchmark firm is ahead of own sales.
    #[error("benchmark not ahead")]
    NotAhead,
    /// There is one value only, so no range.
    #[error("no range")]
    NoRange,
    /// Of no benchmark firm ahead the number of key accounts is known.
    #[error("benchmark accounts not known")]
    NoFirmAccounts,
    /// No selling resources have been entered, or none are planned.
    #[error("no resources")]
    NoResources,
    /// The share of wallet is not known on both sides.
    #[error("share of wallet not known")]
    NoWallet,
    /// The methods are told no such number.
    #[error("no such input")]
    NoInput,
    /// No visits have been entered, or none that a person makes.
    #[error("no visits")]
    NoVisits,
    /// There are no response curves.
    #[error("no response curves")]
    NoCurves,
    /// No funnel of new accounts has been entered.
    #[error("no funnel")]
    NoFunnel,
    /// Today's selling resources are zero, so growth from them is not defined.
    #[error("no resources today")]
    NoResourcesToday,
    /// A budget with an elasticity is zero today or planned as zero, so growth from it is not defined.
    #[error("a budget is zero")]
    NoBudget,
    /// No method with a weight has a result.
    #[error("no method answered")]
    NoMethod,
    /// What was seen at different efforts gives no curve that rises.
    #[error("no rising curve")]
    NoCurve,
    /// Locks, floors and caps leave no split of the target.
    #[error("bounds leave no split")]
    NoSplit,
    /// Nothing has been committed.
    #[error("nothing committed")]
    NotCommitted,
    /// The target is zero or below.
    #[error("target is not above zero")]
    NoTarget,
    /// The year's target is reached already, so nothing is required any more.
    #[error("target reached")]
    Reached,
    /// The period has not ended, or has not begun.
    #[error("period not whole")]
    NotYet,
    /// The planned year ends too far after the last whole month for a forecast.
    #[error("too far ahead")]
    TooFar,
    /// The years are not drawn yet.
    #[error("not drawn yet")]
    NotDrawn,
    /// The year is over, so nothing is left to come.
    #[error("year over")]
    YearOver,
    /// The months in question have no season above zero to measure by.
    #[error("no season")]
    NoSeason,
    /// There is no earlier period to compare with.
    #[error("nothing to compare with")]
    NothingBefore,
    /// The period begins before the first month of sales.
    #[error("before the data")]
    BeforeData,
    /// The account is not one of those the target speaks of.
    #[error("outside the scope")]
    OutsideScope,
    /// The account is not in the plan.
    #[error("no such account")]
    NoAccount,
    /// The result is too large for a plan.
    #[error("too large")]
    TooLarge,
}

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

/// A figure that can explain itself: `explain` runs its calculation with a [`Trace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    // the portfolio
    SalesTotal(Period),
    AccountSales(AccountId, Period),
    AccountShare(AccountId, Period),
    AccountMargin(AccountId, Period),
    AccountMarginRate(AccountId, Period),
    AccountGrowth(AccountId),
    /// The sales of the twelve months before the last twelve.
    AccountSalesBefore(AccountId),
    ParetoCount(Period),
    ParetoShare(Period),
    TopShare(Period),
    ClassCount(Class, Period),
    ClassSales(Class, Period),
    ClassShare(Class, Period),
    /// Its accounts over all accounts on the curve.
    ClassPart(Class, Period),
    /// The accounts on the curve.
    CurveAccounts(Period),
    /// What they make together.
    CurveSales(Period),
    /// The accounts below it: those that made nothing or less.
    BelowAccounts(Period),
    /// What those make together: zero or less.
    BelowSales(Period),
    /// What part of the curve an account makes.
    CurveShare(AccountId, Measure, Period),
    /// What part the accounts up to this one and with it make.
    CurveShareThrough(AccountId, Measure, Period),
    Gini(Period),
    Hhi(Period),
    EffectiveAccounts(Period),
    LargestShare(Period),
    /// Accounts of a class in the earlier of the last two years; `None` bought nothing.
    ClassThen(Option<Class>),
    /// Accounts that went from one class to another between the last two years; `None` is no sales.
    Moved(Option<Class>, Option<Class>),
    NetRetention,
    GrossRetention,
    /// Key accounts whose margin is below zero.
    LosingKeys(Period),
    /// What key accounts owe past the due date.
    KeyOverdue,
    /// Customers that make a tenth of sales or more.
    LargeCustomers(Period),
    /// Key accounts that have bought nothing for longer than they wait as a rule.
    SilentKeys,
    AccountOneOffs(AccountId),
    AccountEvenness(AccountId),
    AccountLoyalty(AccountId),
    YearToDate,
    YearToDateGrowth,
    /// The sales of these months.
    SalesIn(Whose, Span),
    /// The sales of these months over those of the same months a year before, less one.
    SalesGrowth(Whose, Span),
    // the base
    BaseTotal,
    BaseScope,
    BaseRest,
    /// What new and returning accounts are expected to bring.
    BaseNewcomers,
    AccountBase(AccountId),
    /// What a month of the planned year is expected to bring of all accounts.
    BaseMonth(Month),
    /// What a forecast missed of a year on average when held against years it had not seen.
    HoldOut(By),
    /// That over what was sold.
    HoldOutShare(By),
    /// The scope's base at the low end of its interval, P10.
    BaseLow,
    /// At the high end, P90.
    BaseHigh,
    /// What the scope sold in the last twelve months, one-offs left out.
    RecentScope,
    KeyAccounts,
    KeyShare,
    // the target
    Target(Method),
    TargetLow(Method),
    TargetHigh(Method),
    TargetGrowth(Method),
    /// Planned over today's selling time, less one.
    EffortGrowth,
    /// One of the odds of the target at hand, of a simulation.
    Odd(Odd),
    /// The chance that an account, or an owner by a simulation, reaches the target.
    Chance(Whose, Assumed),
    /// What the owner of this account is expected to bring with the planned effort.
    OwnerMean(AccountId),
    /// What a method, or the blend, would have set a year ago.
    YearAgo(Option<Method>),
    /// What came of the accounts that were in scope then.
    YearAgoActual,
    /// What came over what would have been set, less one.
    YearAgoMiss(Option<Method>),
    /// How many people the visits need.
    Force,
    /// What contacts bring.
    Funnel(FunnelPart),
    /// What one benchmark firm alone asks for, by its place in the list.
    FirmTarget(u32),
    /// Own sales so many years from today, on the way to a firm.
    PathOwn(u32, u8),
    /// The firm's sales then.
    PathFirm(u32, u8),
    /// One over the other.
    PathRatio(u32, u8),
    BenchmarkGap,
    GapFromNumber,
    GapFromAverage,
    /// What of that comes from what an account buys from anybody.
    GapFromWallet,
    /// What of it comes from our share of that.
    GapFromShare,
    Blend,
    BlendLow,
    BlendHigh,
    BlendGrowth,
    MarginRateTarget,
    KeyShareTarget,
    /// How many key accounts are committed to: the second number of a target.
    KeyAccountsTarget,
    Committed,
    /// What was committed to at first, where it was revised since.
    CommittedFirst,
    CommittedGrowth,
    Company,
    AccountTarget(AccountId),
    /// The account's target over its sales of the latest twelve months, less one.
    AccountTargetGrowth(AccountId),
    /// The account's target over that of the scope.
    AccountTargetShare(AccountId),
    /// The account's base at the time of the commitment.
    FrozenBase(AccountId),
    /// The account's committed target over that, less one.
    GrowthOnFrozenBase(AccountId),
    AccountMonth(AccountId, Month),
    /// Of the owner of this account, over the accounts in scope.
    OwnerTarget(AccountId),
    /// That over the target of the scope.
    OwnerTargetShare(AccountId),
    /// What the accounts in scope add up to.
    SplitSum,
    /// What of it stands at a lock or at what an owner commits to.
    SplitLocked,
    /// The rest of it.
    SplitFree,
    /// The excess of what bounds ask for over what weights alone give, of the company or an owner.
    OverAssignment(Whose),
    /// The target of a month over the sales of the month a year before, less one.
    MonthGrowth(Whose, Month),
    // the assessment
    Actual(Whose, Window),
    TargetIn(Whose, Window),
    Attainment(Whose, Window),
    Gap(Whose, Window),
    /// What a month has brought so far, months without sales counted.
    SoldAMonth(Whose),
    /// What the accounts would sell anyway in a month of the year: the base of each by its season.
    SeasonMonth(Whose, Month),
    RunRate(Whose),
    RequiredRate(Whose),
    Landing(Whose),
    /// The low end of the landing's interval, P10.
    LandingLow(Whose),
    /// Its high end, P90.
    LandingHigh(Whose),
    /// What is asked of new and returning accounts, for whom nobody answers.
    NewcomersIn(Window),
    /// The target as it was committed, before any revision.
    OriginalIn(Whose, Window),
    /// Actual over that.
    OriginalAttainment(Whose, Window),
    /// What is sold by the end of a month to come, on the way to the landing.
    LandingAt(Whose, Month),
    /// The year's target over the sales of the year before, less one.
    YearGrowth(Whose),
    /// Where the year ends over its target.
    LandingShare(Whose),
    /// What an average month must bring over what it brings.
    RequiredRatio(Whose),
    KeyBuyers(Whose, Window),
    KeyBuyersBefore(Whose, Window),
    /// A person’s pay for a window, or so far.
    Pay(Whose, Window, PayOf),
    /// What a person’s review of a window comes to.
    Review(Whose, Window),
    /// One of the questions of fairness.
    Fair(Fair),
}

impl Figure {
    /// Whether it lies on either side of zero, as a gap and a growth do: it is written with its sign, always.
    pub fn is_difference(self) -> bool {
        matches!(
            self,
            Figure::Gap(..)
                | Figure::Pay(_, _, PayOf::Apart)
                | Figure::AccountGrowth(_)
                | Figure::YearToDateGrowth
                | Figure::SalesGrowth(..)
                | Figure::TargetGrowth(_)
                | Figure::EffortGrowth
                | Figure::YearAgoMiss(_)
                | Figure::BlendGrowth
                | Figure::CommittedGrowth
                | Figure::AccountTargetGrowth(_)
                | Figure::GrowthOnFrozenBase(_)
                | Figure::OverAssignment(_)
                | Figure::MonthGrowth(..)
                | Figure::YearGrowth(_)
        )
    }
}

//! Why a figure is not defined.

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

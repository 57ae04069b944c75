//! What the lines of an explanation are.

use crate::calc::base::Peers;
use crate::calc::kernel::forecast::By;
use crate::calc::{Figure, Group, Method};
use crate::plan::{Basis, Class, Input, Loyalty, Month};

/// What a line of an explanation is called; `text` words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the meanings; `text` words each in two languages")]
pub enum Name {
    /// The figure itself: always the last line.
    Result,
    /// Another figure by its own name.
    Figure(Figure),
    Sales,
    Accounts,
    Months,
    Month(Month),
    Class(Class),
    OneOffs,
    // the portfolio
    /// The sales of the accounts that sold more than nothing: the whole of the Pareto curve.
    PositiveSales,
    /// The margin of the accounts that brought more than nothing: the whole of the curve of margins.
    PositiveMargin,
    /// What one account makes.
    AccountAmount,
    /// What the accounts up to one and with it make.
    AmountThrough,
    /// How many accounts those are.
    CurveAccounts,
    /// The share at which a class ends.
    Cut,
    /// The sales at which a class ends.
    CutSales,
    /// The sales of the accounts before the one that crosses the cut.
    SalesBeforeCrossing,
    /// The sales with that account.
    SalesAtCrossing,
    /// The accounts it takes to cross the cut.
    CrossingAccounts,
    /// A fifth of the accounts on the curve, rounded up.
    TopAccounts,
    TopSales,
    /// The account, or group of accounts, that sold most.
    LargestSales,
    /// Each account's sales times how many accounts sold less minus how many sold more.
    RankWeightedSales,
    /// Accounts times sales: what the rank-weighted sum is measured against.
    AccountsTimesSales,
    /// Each account's sales squared, added.
    SquaredSales,
    /// All sales squared.
    TotalSquared,
    SumOfSquaredShares,
    Hhi,
    /// Ten thousand: an HHI of one account.
    HhiOfOne,
    Margin,
    LaterSales,
    EarlierSales,
    /// One figure over another.
    Ratio,
    One,
    /// The later sales of the accounts that bought before.
    ReturningSales,
    /// The same, none counted above what it bought before nor below zero.
    KeptSales,
    /// Accounts of the class.
    ClassAccounts(Class),
    /// Accounts of the class in the earlier of two years; `None` bought nothing.
    InClassThen(Option<Class>),
    /// The same of the later year.
    InClassNow(Option<Class>),
    /// Key accounts whose margin is known.
    KeysWithMargin,
    /// The share from which a customer is large.
    LargeShare,
    /// The sales from which it is.
    LargeFrom,
    /// How many months of purchase make a rhythm.
    RhythmPurchases,
    SilentLeast,
    SilentUnknown,
    /// Key accounts of which it is known what they owe past the due date.
    KeysKnown,
    /// Those of them that owe anything.
    KeysOwing,
    Quarters,
    QuartersBought,
    /// Population Gini of the quarters with a purchase.
    QuartersGini,
    /// One less that.
    QuartersEven,
    // the base
    /// Accounts of class A that nobody has marked.
    KeyByClass,
    /// Accounts marked key.
    KeyByMark,
    /// Sales less one-offs.
    Ordinary,
    /// The seasonal indices of a whole year, added: 12.
    SeasonOfYear,
    /// The seasonal indices of the months there are, added.
    SeasonObserved,
    /// Sales times the year's indices.
    Stretched,
    /// A part year as a whole one, before it is rounded.
    Annualised,
    /// What the largest remainder adds, so that the accounts sum to the total.
    Remainder,
    // the forecast
    MissedInAll,
    /// How many years were forecast to know what is missed.
    YearsForecast,
    SoldThenOnAverage,
    /// The same month of the last twelve.
    TwelveMonthsBefore,
    /// What one way to forecast says.
    ForecastBy(By),
    /// Of how many forecasts the mean is taken.
    ForecastsAveraged,
    Forecast,
    ForecastYear,
    /// The accounts' bases added.
    AccountBases,
    /// The share of sales that came from accounts without any in the twelve months before.
    NewcomersShare,
    /// One less that.
    KnownShare,
    /// The accounts, with those that will be new.
    BottomUp,
    /// That over the forecast.
    OverForecast,
    RootOfThat,
    /// The forecast times that.
    GeometricMean,
    /// How many accounts were seen in two years, and whose.
    CohortPairs(Class, Peers),
    /// What sales of the last twelve months have become.
    CohortRatio(Class),
    /// What is to come of all accounts, to which they are scaled.
    AllToCome,
    /// Which part of an account's year falls into the months to come, by its season.
    SeasonPartToCome,
    /// That part of its ordinary sales.
    OrdinaryToCome,
    PartOfForecast,
    /// All accounts' parts.
    PartsSum,
    /// An account's part, so that all sum to the forecast of the portfolio.
    Scaled,
    KeyBase,
    // loyalty
    Rating,
    /// 5: the best rating.
    RatingMost,
    /// The rating over that.
    RatingPart,
    /// What an account buys a year from anybody.
    Wallet,
    WalletShare,
    /// Years since the first purchase.
    Tenure,
    FullTenure,
    TenurePart,
    /// At least nothing.
    PartFrom,
    /// At most one.
    PartTo,
    KnownSum,
    KnownCount,
    Regularity,
    /// Months since the last purchase.
    MonthsSince,
    MonthsLeft,
    Recency,
    RegularAndRecent,
    /// Half of that.
    Behavior,
    // constants
    Two,
    Zero,
    // benchmark comparison; a number is the firm's place in the list, from 0
    Years,
    ClosePart,
    FirmSales(u32),
    FirmGrowth(u32),
    FirmWeight(u32),
    FirmAccounts(u32),
    /// Own sales over the firm's.
    RatioToFirm(u32),
    /// What is missing to the firm's sales, as a part of them.
    RelativeGap(u32),
    /// The part of that to be closed.
    ClosedGap(u32),
    /// Own sales over the firm's when it is closed.
    RatioAfter(u32),
    /// One plus the firm's growth.
    GrowthFactor(u32),
    /// That over all years.
    GrowthOverYears(u32),
    /// Own sales after those years.
    SalesAfter(u32),
    /// Over today's.
    Multiple(u32),
    /// One over the number of years.
    OneYear,
    YearlyFactor(u32),
    YearlyGrowth(u32),
    FirmTarget(u32),
    SmallestTarget,
    LargestTarget,
    WeightedTarget(u32),
    WeightedTargets,
    WeightSum,
    MeanTarget,
    OwnAccounts,
    WeightedSales(u32),
    WeightedNumber(u32),
    WeightedSalesSum,
    WeightedNumberSum,
    BenchmarkSales,
    BenchmarkAccounts,
    SalesGap,
    OwnAverage,
    BenchmarkAverage,
    AveragesSum,
    MeanAverage,
    /// How many accounts more the benchmark has.
    MoreAccounts,
    /// That times the mean average.
    FromNumber,
    FromAverage,
    FromWallet,
    /// Sales of the accounts whose wallet is known.
    KnownSales,
    FirmShare(u32),
    WeightedShare(u32),
    WeightedShares,
    BenchmarkShare,
    OwnWalletEach,
    BenchmarkWalletEach,
    MoreWallet,
    SharesSum,
    MeanShare,
    NumbersSum,
    MeanNumber,
    /// Years from today.
    PathYears,
    /// Growth over those years.
    PathGrowth,
    // input-output; a number is the place of the crew or budget in its list, from 0
    PeopleToday(u32),
    DaysToday(u32),
    PeoplePlanned(u32),
    DaysPlanned(u32),
    Ramp(u32),
    Newcomers(u32),
    NewcomersCounted(u32),
    PeopleCounted(u32),
    CrewToday(u32),
    CrewPlanned(u32),
    EffortToday,
    EffortPlanned,
    EffortRatio,
    Elasticity,
    /// The effort ratio to the power of the elasticity.
    EffortEffect,
    BudgetToday(u32),
    BudgetPlanned(u32),
    BudgetElasticity(u32),
    BudgetRatio(u32),
    BudgetEffect(u32),
    Productivity,
    ProductivityFactor,
    PlannedEffort(Group),
    Saturation(Group),
    WithoutEffort(Group),
    /// c of the response curve.
    Steepness(Group),
    AboveToday(Group),
    BelowToday(Group),
    /// d of the response curve.
    Bend(Group),
    EffortPower(Group),
    EffortOver(Group),
    EffortPart(Group),
    ResponseRange(Group),
    ResponseGain(Group),
    /// r(x), as a multiple of today's sales.
    ResponseOf(Group),
    GroupBase(u32),
    ClassOutput(Group),
    Outputs,
    // the funnel
    ContactsADay,
    ContactDays,
    /// What part of the contacts are different accounts.
    DistinctPart,
    Conversion,
    FirstYear,
    Contacts,
    AccountsMet,
    NewAccounts,
    /// A target before it is rounded.
    Unrounded,
    // baseline ratio
    ClassBase(Class, Option<Loyalty>),
    Uplift(Class, Option<Loyalty>),
    UpliftFactor(Class, Option<Loyalty>),
    ClassTarget(Class, Option<Loyalty>),
    ClassTargets,
    ChosenKeyShare,
    KeyTarget,
    /// The base of the accounts that are not key.
    OtherBase,
    /// The key accounts' and the others' together.
    CompanyTarget,
    // ranges
    /// The target with the base at an end of its interval.
    TargetAtBase,
    /// The target with an input at its low or high.
    TargetAt(Input, bool),
    MovedBy,
    MovedSquare,
    MovedSquares,
    MovedTogether,
    Half,
    // odds
    QuantilePart,
    DrawsReaching,
    DrawsAll,
    /// The standard deviation of the logarithm of the market's factor.
    MarketDeviation,
    MarketVariance,
    MarketLeast,
    /// The variance of the logarithm of the change of a year's total.
    TotalsVariance,
    /// The root mean square of that change, as it was counted.
    TotalsChanged,
    TotalsWindows,
    /// Of how many years it was counted.
    TotalsYears,
    TotalsPrior,
    YearsAhead,
    /// From how many points in the past accounts were seen.
    CohortYears,
    /// What that adds to the variance.
    SeenInYears,
    RangeFactor,
    RangeLeast,
    /// How many times the rest of a year deviates as a whole one.
    RestWidened,
    NeedOverExpected,
    /// What the draws have at the end of the interval.
    DrawnEnd,
    /// What they bring on average.
    DrawnMean,
    /// The same of some account of the class, over what is expected of it.
    DrawnOverExpected,
    /// What of the target the months that are over have not brought.
    TargetToCome,
    SoldSoFar,
    /// The same without one-offs.
    OrdinarySoFar,
    /// By what the planned effort multiplies the account's sales.
    EffortOnAccount,
    ExpectedSales,
    YearLeft,
    // a year ago
    CameThen,
    SetThen,
    // visits
    VisitNorm(Class),
    VisitLoad(Class),
    VisitsNeeded,
    VisitsPerPerson,
    // the blend
    MethodWeight(Method),
    MethodShare(Method),
    /// Sales of the last twelve whole months.
    LastTwelve,
    // the split
    SplitTotal,
    /// What stands at a lock, a floor or a cap.
    Standing,
    /// What the free accounts share.
    FreeAmount,
    FreeWeight,
    /// The free amount over the free weight: lambda.
    Level,
    YearBeforeLast,
    LastYear,
    LatestYear,
    LatestTwice,
    Weight,
    /// How much a basis counts in the weight.
    BasisShare(Basis),
    /// What an account weighs by one basis.
    BasisWeight(Basis),
    /// What all accounts weigh by it.
    BasisSum(Basis),
    /// One over the other, times the basis's share.
    BasisPart(Basis),
    Share,
    Lock,
    /// What the account's owner commits to.
    Promise,
    Floor,
    Cap,
    /// The base of the accounts outside the scope.
    RestBase,
    ScopeBase,
    /// The part of the year that falls in the month.
    MonthPart,
    /// The months of the account that are fixed.
    FixedMonths,
    RestOfYear,
    AccountsTarget,
    /// What the accounts would get by weight alone.
    ByWeight,
    /// The same with every lock, floor and cap kept and nobody giving way for it.
    ByBounds,
    /// The base of an account at the time of the commitment.
    FrozenBase,
    /// Sales of the same month a year before.
    MonthBefore,
    // the assessment
    YearTarget,
    /// The seasonal index of a month of the year.
    MonthSeason(Month),
    SeasonElapsed,
    SeasonRemaining,
    /// A month in an account's own years, as a multiple of an average one.
    SeasonOwn,
    /// The same in its class, or in the portfolio.
    SeasonOfClass(Option<Class>),
    /// What the shares of an account's earlier years missed of the last year's.
    SeasonMissed,
    /// What those of its class, or of the portfolio, missed of them.
    SeasonMissedByClass(Option<Class>),
    /// How far an account's own months count.
    SeasonOwnWeight,
    /// How far those of its class do.
    SeasonRestWeight,
    Remaining,
    /// Which part of a year's base was due in the months gone.
    PartElapsed,
    /// So many months of it.
    MonthsElapsed,
    /// The months after which pace counts half.
    PaceMonths,
    PaceOver,
    /// How far pace is trusted.
    PaceTrust,
    Pace,
    PaceOff,
    PacePulled,
    PaceUsed,
    MonthsOfYear,
    /// The base of a year.
    YearBase,
    /// The base of the months gone.
    BaseToDate,
    /// The base of the months to come.
    BaseToCome,
    /// That at the pace used.
    ToCome,
    /// What revisions have changed a committed total by.
    RevisedBy,
    /// What the same accounts sold in the same months a year before.
    SoldBefore,
    /// Which part of a year's base the months to come have.
    PartToCome,
    // pay; a number is the tier, from 0
    YearPay,
    FixedPart,
    VariablePart,
    PayMonths,
    PayAtTargetYear,
    PayAtTarget,
    MinorUnits,
    CurveInput,
    TierAmount(u32),
    TierRate(u32),
    TierPay(u32),
    Accelerated,
    NothingBelowZero,
    BelowThreshold,
    Capped,
    CurvePays,
    /// Sales below nought with which the year begins.
    Carried,
    /// The sales of the periods that a curve walks together.
    WalkSales,
    WalkTarget,
    WalkAttainment,
    PayPeriods,
    /// Sales of an average period.
    SalesEach,
    /// What periods were paid, each by itself.
    PaidApart,
    /// What the curve would pay for sales below nought.
    TakesBack,
    // reviews; a number is the criterion, from 0
    Criterion(u32),
    CriterionWeight(u32),
    CriterionPart(u32),
    CriteriaSum,
    CriteriaWeight,
    // fairness
    FairPeriods,
    FairPeople,
    FairMet,
    // the landing's interval
    /// The landing less what is sold so far.
    LeftToCome,
    /// The seasonal indices from the first month to come to the one asked for, added.
    SeasonPassed,
    /// That over the indices of all months to come.
    PartPassed,
    /// What is sold in those months.
    SoldByThen,
}

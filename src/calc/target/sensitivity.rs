//! How a target hangs on what the methods are told: the range of each method, the inputs that move the blend most, and
//! the value of an input that brings the blend to a goal.

use super::{Case, base_end_of, blend, of_method};
use crate::calc::base::{Asked, Ground};
use crate::calc::record::money;
use crate::calc::{Method, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, base};
use crate::plan::{Input, Methods, Money, Plan};

impl Method {
    /// Whether its target may depend on an input.
    pub fn is_told(self, input: Input) -> bool {
        self == match input {
            Input::FirmSales(_)
            | Input::FirmGrowth(_)
            | Input::FirmWeight(_)
            | Input::Years
            | Input::ClosePart => Method::Benchmark,
            Input::Uplift(..) | Input::ClassUplift(_) | Input::KeyShare => Method::Baseline,
            Input::Weight(at) => return Method::ALL.get(at as usize) == Some(&self),
            _ => Method::InputOutput,
        }
    }
}

/// The inputs that the targets of these methods hang on, in the order of the page. With response curves effort is told by
/// class: people, days and budgets are then told for the size of the force alone.
pub fn inputs_of(methods: &Methods) -> Vec<Input> {
    let by_class = methods.resources.classes.is_some();
    let hangs = |input: &Input| match input {
        Input::PeoplePlanned(_)
        | Input::PeopleToday(_)
        | Input::DaysPlanned(_)
        | Input::DaysToday(_)
        | Input::Ramp(_)
        | Input::Elasticity
        | Input::BudgetPlanned(_)
        | Input::BudgetToday(_)
        | Input::BudgetElasticity(_) => !by_class,
        _ => true,
    };
    Input::all(methods).into_iter().filter(hangs).collect()
}

/// The target of a method with one input at another value, minor units.
fn moved(asked: Asked<'_>, method: Method, input: Input, value: f64) -> Result<f64, Undefined> {
    let mut methods = asked.methods.clone();
    input.set(&mut methods, value);
    of_method(Asked { methods: &methods, ..asked }, method, Case::Mid, &mut Silent).map(|term| term.value)
}

/// The low or the high of a method, minor units: from its answer, each of its inputs that has a low and a high of its own
/// moved alone, and the base between P10 and P90; the moves added as independent errors are, by the root of the sum of
/// their squares. A base that may miss by 30 and an uplift that may miss by 40 give 50. [`Undefined::NoRange`] where no
/// input has a range and the base has no interval.
pub(super) fn ranged<R: Recorder>(
    asked: Asked<'_>,
    method: Method,
    high: bool,
    r: &mut R,
) -> Result<Term, Undefined> {
    let mid = of_method(asked, method, Case::Mid, &mut Silent)?.value;
    let figure = method.figure(Case::Mid);
    let answer = r.figure(figure, mid);
    let mut squares = Vec::new();
    let mut square = |to: Term, r: &mut R| {
        let move_of = if high { [to, answer] } else { [answer, to] };
        let off = r.step(Name::MovedBy, Op::Subtract, &move_of, Unit::Money);
        squares.push(r.step(Name::MovedSquare, Op::Multiply, &[off, off], Unit::Factor));
    };
    if method != Method::Benchmark {
        let ends = (base_end_of(asked.plan, high, &mut Silent), asked.ground.base());
        if let (Ok(end), Ok(base)) = ends {
            let figure = if high { base::Figure::BaseHigh } else { base::Figure::BaseLow };
            let end = r.figure(figure, end.value);
            let figure = base::Figure::BaseScope;
            let base = r.figure(figure, base.to_f64());
            let times = r.step(Name::Ratio, Op::Divide, &[end, base], Unit::Factor);
            let to = r.step(Name::TargetAtBase, Op::Multiply, &[answer, times], Unit::Money);
            square(to, r);
        }
    }
    // Of ranges only those of numbers that the page shows: a class whose uplifts differ by loyalty has none of its own.
    let told = inputs_of(asked.methods).into_iter().filter(|&input| method.is_told(input));
    for input in told.filter(|input| !matches!(input, Input::Weight(_))) {
        let Some(&(from, to)) = asked.methods.ranges.get(&input) else { continue };
        let ends = [from, to].map(|value| moved(asked, method, input, value));
        let [Ok(one), Ok(other)] = ends else { continue };
        let farthest = if high { one.max(other).max(mid) } else { one.min(other).min(mid) };
        let at = r.input(Name::TargetAt(input, high), farthest, Unit::Money, Origin::Entered);
        square(at, r);
    }
    if squares.is_empty() {
        return Err(Undefined::NoRange);
    }
    let sum = crate::calc::record::many(r, Name::MovedSquares, Op::Sum, &squares, Unit::Factor);
    let half = r.input(Name::Half, 0.5, Unit::Factor, Origin::Constant);
    let off = r.step(Name::MovedTogether, Op::Power, &[sum, half], Unit::Money);
    let op = if high { Op::Sum } else { Op::Subtract };
    let end = r.step(Name::Unrounded, op, &[answer, off], Unit::Money);
    // Nobody plans to take back more than is sold.
    let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
    let end = r.step(Name::Unrounded, Op::Most, &[end, zero], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[end], Unit::Money))
}

/// What one input makes of the blend between its low and its high, everything else as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// Which input.
    pub input: Input,
    /// Its low, and the blend with it.
    pub low: (f64, Money),
    /// Its high, and the blend with it.
    pub high: (f64, Money),
    /// Whether the user said so; else it is a tenth to each side, and a whole year of years.
    pub is_entered: bool,
}

impl Swing {
    /// How far the two targets lie apart.
    pub fn width(&self) -> i64 {
        (self.high.1.0 - self.low.1.0).abs()
    }
}

/// How many inputs a tornado shows.
pub const SWINGS: usize = 10;

/// The inputs that move the blend most, most first, at most ten of those [`swings`] that move it at all.
pub fn tornado(plan: &Plan) -> Result<Vec<Swing>, Undefined> {
    let mut swings = swings(plan)?;
    swings.retain(|swing| swing.width() > 0);
    swings.truncate(SWINGS);
    Ok(swings)
}

/// What every input of the methods in the blend makes of it, each over its own low and high, else a tenth to each side;
/// those that move it most come first.
pub fn swings(plan: &Plan) -> Result<Vec<Swing>, Undefined> {
    let ground = Ground::of(plan);
    let asked = Asked::of(plan, &ground);
    blend(asked, Case::Mid, &mut Silent)?;
    let swing = |input: Input| {
        let held = input.get(asked.methods)?;
        let (least, most) = input.limits();
        let entered = asked.methods.ranges.get(&input).copied();
        let (low, high) = entered.unwrap_or(match input {
            Input::Years => (held - 1.0, held + 1.0),
            _ => (held - 0.1 * held.abs(), held + 0.1 * held.abs()),
        });
        let (low, high) = (low.clamp(least, most), high.clamp(least, most));
        let end = |value| last_answer(asked, input, held, value);
        let swing = Swing { input, low: end(low)?, high: end(high)?, is_entered: entered.is_some() };
        Some(swing)
    };
    let answers = |method: &Method| {
        asked.methods.weights[*method as usize] > 0.0
            && of_method(asked, *method, Case::Mid, &mut Silent).is_ok()
    };
    let answering: Vec<Method> = Method::ALL.into_iter().filter(answers).collect();
    let counts = |input: &Input| answering.iter().any(|method| method.is_told(*input));
    let inputs = inputs_of(asked.methods).into_iter().filter(counts);
    let mut swings: Vec<Swing> = inputs.filter_map(swing).collect();
    // A stable sort: inputs that move it alike stay in the order of the page.
    swings.sort_by_key(|swing| std::cmp::Reverse(swing.width()));
    Ok(swings)
}

/// The blend with an input at a value, or at the last one on the way there from what it is that leaves an answer: a firm a
/// tenth smaller may be no longer ahead, and then it is the decisive one.
fn last_answer(asked: Asked<'_>, input: Input, held: f64, value: f64) -> Option<(f64, Money)> {
    let at = |value: f64| blend_at(asked, input, value).ok().map(|blend| (value, blend));
    if let Some(found) = at(value) {
        return Some(found);
    }
    let (mut answered, mut beyond) = (at(held)?, value);
    for _ in 0..40 {
        let middle = 0.5 * (answered.0 + beyond);
        match at(middle) {
            Some(found) => answered = found,
            None => beyond = middle,
        }
    }
    Some(answered)
}

fn blend_at(asked: Asked<'_>, input: Input, value: f64) -> Result<Money, Undefined> {
    let mut methods = asked.methods.clone();
    input.set(&mut methods, value);
    let asked = Asked { methods: &methods, ..asked };
    // A method whose answer is gone would leave the blend to the others, which is another question.
    for method in Method::ALL.into_iter().filter(|&method| method.is_told(input)) {
        of_method(asked, method, Case::Mid, &mut Silent)?;
    }
    blend(asked, Case::Mid, &mut Silent).and_then(money)
}

/// Whether an input can bring the blend to a goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sought {
    /// With this value it does.
    Found {
        /// The input's value.
        value: f64,
        /// The blend then: the goal, or as near as whole numbers come to it from above.
        target: Money,
    },
    /// No value in its range does.
    OutOfReach {
        /// The smallest blend that it can bring, and with which value.
        least: (f64, Money),
        /// The largest.
        most: (f64, Money),
    },
}

/// "What must hold for 120 million?": the value of one input at which the blend is `goal`, everything else as it is; of
/// several, the one nearest to the value it has.
///
/// The input's range is looked over in small steps, and where the blend crosses the goal between two of them the place is
/// found by bisection, to the minor unit of the blend where the input allows it.
pub fn seek(plan: &Plan, input: Input, goal: Money) -> Result<Sought, Undefined> {
    let ground = Ground::of(plan);
    let asked = Asked::of(plan, &ground);
    let held = input.get(asked.methods).ok_or(Undefined::NoInput)?;
    blend_at(asked, input, held)?;
    let at = |value: f64| blend_at(asked, input, value).ok().map(|target| (value, target));
    let tried: Vec<(f64, Money)> = places(asked, input, held).into_iter().filter_map(at).collect();
    let found = tried.windows(2).filter_map(|pair| crossing(pair[0], pair[1], goal, input, &at));
    let nearest = found.min_by(|a, b| (a.0 - held).abs().total_cmp(&(b.0 - held).abs()));
    if let Some((value, target)) = nearest {
        return Ok(Sought::Found { value, target });
    }
    let least = tried.iter().min_by_key(|tried| tried.1).copied().ok_or(Undefined::NoMethod)?;
    let most = tried.iter().max_by_key(|tried| tried.1).copied().ok_or(Undefined::NoMethod)?;
    Ok(Sought::OutOfReach { least, most })
}

/// The values that are looked at: whole years one by one, amounts, counts and weights from nothing by equal factors up to a
/// thousand times what they are, the others in equal steps over the range that a person may mean. A firm stops counting
/// where it is no longer ahead: the blend may leap there, and both sides are looked at.
fn places(asked: Asked<'_>, input: Input, held: f64) -> Vec<f64> {
    let (least, most) = input.limits();
    match input {
        Input::Years => (1..=20).map(f64::from).collect(),
        Input::FirmSales(_)
        | Input::BudgetPlanned(_)
        | Input::BudgetToday(_)
        | Input::PeoplePlanned(_)
        | Input::PeopleToday(_)
        | Input::Weight(_) => {
            let start = match input {
                _ if held > 0.0 => held / 1000.0,
                Input::Weight(_) => 0.01,
                _ => 1.0,
            };
            let grown = (0..=72).map(|n| start * libm::pow(10.0, f64::from(n) / 12.0));
            let own = match input {
                Input::FirmSales(_) => asked.ground.recent().ok().map(Money::to_f64),
                _ => None,
            };
            let ahead = own.into_iter().flat_map(|own| [own, own + 1.0]);
            let mut places: Vec<f64> =
                [least, held].into_iter().chain(ahead).chain(grown).filter(|&place| place <= most).collect();
            places.sort_by(f64::total_cmp);
            places
        }
        _ => {
            // Growth of more than 300 % is no growth that a plan is made for.
            let most = most.min(3.0_f64.max(2.0 * held));
            let mut places: Vec<f64> =
                (0..=72).map(|n| least + (most - least) * f64::from(n) / 72.0).collect();
            places.push(held);
            places.sort_by(f64::total_cmp);
            places
        }
    }
}

/// Where between two values the blend crosses the goal.
fn crossing(
    from: (f64, Money),
    to: (f64, Money),
    goal: Money,
    input: Input,
    at: &dyn Fn(f64) -> Option<(f64, Money)>,
) -> Option<(f64, Money)> {
    if from.1 == goal {
        return Some(from);
    }
    if to.1 == goal {
        return Some(to);
    }
    let rises = from.1 < to.1;
    if !(from.1.min(to.1) < goal && goal < from.1.max(to.1)) {
        return None;
    }
    if input == Input::Years {
        // Between two whole years the one that brings more is the answer.
        return Some(if rises { to } else { from });
    }
    let (mut low, mut high) = (from, to);
    for _ in 0..200 {
        let middle = at(0.5 * (low.0 + high.0))?;
        if middle.1 == goal {
            return Some(middle);
        }
        if middle.0 <= low.0 || middle.0 >= high.0 {
            break;
        }
        if (middle.1 < goal) == rises {
            low = middle;
        } else {
            high = middle;
        }
    }
    // Where it leaps over the goal, as when a firm falls behind and out of the mean, no value brings it.
    let nearest = if (low.1.0 - goal.0).abs() < (high.1.0 - goal.0).abs() { low } else { high };
    ((nearest.1.0 - goal.0).unsigned_abs() <= (goal.0.unsigned_abs() / 1_000_000).max(2)).then_some(nearest)
}

/// Where two sets of assumptions differ.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// A number that both have.
    Number(Input, f64, f64),
    /// Something that only one has, or that is not a number: how many firms, crews or budgets, which rule, which curves.
    Other(Told),
}

/// What methods are told besides numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// The benchmark firms.
    Firms,
    /// How strong one is beside them.
    Strengths,
    /// The people.
    Crews,
    /// The budgets.
    Budgets,
    /// One elasticity or response curves.
    Level,
    /// The response curves.
    Replies,
    /// The baseline's rule.
    Rule,
    /// The companions of the baseline.
    Companions,
    /// The funnel of new accounts.
    Funnel,
    /// The visits.
    Visits,
    /// The lows and highs of inputs.
    Ranges,
}

/// Where `to` differs from `from`, in the order of the page.
pub fn differences(from: &Methods, to: &Methods) -> Vec<Difference> {
    let mut found = Vec::new();
    let before = Input::all(from);
    for input in Input::all(to) {
        let (then, now) = (input.get(from), input.get(to));
        match (then, now) {
            (Some(then), Some(now)) if then != now && before.contains(&input) => {
                found.push(Difference::Number(input, then, now));
            }
            _ => {}
        }
    }
    let (a, b) = (from, to);
    let names = |methods: &Methods| {
        let firms = methods.benchmark.firms.iter();
        firms.map(|firm| (firm.name.clone(), firm.accounts, firm.wallet_share)).collect::<Vec<_>>()
    };
    let crews =
        |methods: &Methods| methods.resources.crews.iter().map(|crew| crew.name.clone()).collect::<Vec<_>>();
    let budgets = |methods: &Methods| {
        methods.resources.budgets.iter().map(|budget| budget.name.clone()).collect::<Vec<_>>()
    };
    let replies = |methods: &Methods| {
        let classes = methods.resources.classes.iter().flatten().map(|effort| effort.reply.clone());
        (classes.collect::<Vec<_>>(), methods.resources.own.clone())
    };
    let rule = |methods: &Methods| std::mem::discriminant(&methods.baseline.rule);
    let shape = |methods: &Methods| {
        Input::all(methods).into_iter().filter(|input| Method::Baseline.is_told(*input)).collect::<Vec<_>>()
    };
    let companions = |methods: &Methods| (methods.baseline.margin_rate, methods.baseline.key_share);
    let others = [
        (Told::Firms, names(a) != names(b)),
        (Told::Strengths, a.benchmark.strengths != b.benchmark.strengths),
        (Told::Crews, crews(a) != crews(b)),
        (Told::Budgets, budgets(a) != budgets(b)),
        (Told::Level, a.resources.classes.is_some() != b.resources.classes.is_some()),
        (Told::Replies, replies(a) != replies(b)),
        (Told::Rule, rule(a) != rule(b) || shape(a) != shape(b)),
        (Told::Companions, companions(a) != companions(b)),
        (Told::Funnel, a.resources.funnel != b.resources.funnel),
        (Told::Visits, a.resources.visits != b.resources.visits),
        (Told::Ranges, a.ranges != b.ranges),
    ];
    found.extend(others.into_iter().filter(|(_, differs)| *differs).map(|(told, _)| Difference::Other(told)));
    found
}

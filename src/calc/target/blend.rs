//! The three methods side by side, and their blend.
//!
//! All three speak of one scope, key accounts or all, and of one fiscal year. A method without inputs is a
//! named reason; the weights of the others are then divided by their sum, and [`Blend::weights`] says what
//! was used. Methods of 31.2, 29.6 and 30.2 million with weights .2, .35, .45 blend to 30.19 million.

use super::{
    Case, FirmOutcome, SellingTime, baseline, benchmark, effort, input_output, key_share, margin_rate,
    outcomes, ranged,
};
use crate::calc::base::{Asked, Ground};
use crate::calc::record::{many, money, ratio};
use crate::calc::{Figure, Method, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, target};
use crate::plan::{FiscalYear, Methods, Money, Plan, Scope};

/// What a method answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proposal {
    /// Its target for the scope.
    pub target: Result<Money, Undefined>,
    /// That over the scope's sales of the last twelve months, less one.
    pub growth: Result<f64, Undefined>,
    /// Low and high, where the method truly has them: with two benchmark firms ahead.
    pub range: Result<(Money, Money), Undefined>,
}

/// The weighted mean of the methods that have an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    /// The proposal.
    pub total: Money,
    /// The weights used, in the order of [`Method::ALL`]: 0 for a method without an answer, else the entered
    /// weight over the sum of those used.
    pub weights: [f64; 3],
    /// The proposal over the scope's sales of the last twelve months, less one.
    pub growth: Result<f64, Undefined>,
    /// Low and high, with the middle of methods that have none; undefined where no method used has them.
    pub range: Result<(Money, Money), Undefined>,
}

/// The targets page in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Targets {
    /// The year planned, where there is a month to count from.
    pub year: Option<FiscalYear>,
    /// Of which accounts everything here speaks.
    pub scope: Scope,
    /// The base of the scope: the S of the benchmark.
    pub base: Result<Money, Undefined>,
    /// The base of the accounts outside it; the company's target is the scope's and this.
    pub rest: Result<Money, Undefined>,
    /// The scope's sales of the last twelve whole months, one-offs included.
    pub last_twelve: Result<Money, Undefined>,
    /// In the order of [`Method::ALL`].
    pub proposals: [Proposal; 3],
    /// Their blend.
    pub blend: Result<Blend, Undefined>,
    /// What each benchmark firm alone asks for.
    pub firms: Result<Vec<FirmOutcome>, Undefined>,
    /// Selling days of today and planned.
    pub effort: SellingTime,
    /// The base of the scope by class A, B, C.
    pub class_bases: Result<[Money; 3], Undefined>,
    /// The margin rate aimed at: the baseline's first companion.
    pub margin_rate: Result<f64, Undefined>,
    /// The key-account share aimed at: the baseline's second companion.
    pub key_share: Result<f64, Undefined>,
}

/// The three methods, their blend and what they rest on.
pub fn targets(plan: &Plan) -> Targets {
    let ground = Ground::of(plan);
    targets_told(Asked::of(plan, &ground))
}

/// The same of what a scenario of the plan tells the methods.
pub fn targets_in(plan: &Plan, methods: &Methods) -> Targets {
    targets_told(Asked { plan, ground: &Ground::of(plan), methods })
}

fn targets_told(asked: Asked<'_>) -> Targets {
    let Asked { plan, ground, methods } = asked;
    let r = &mut Silent;
    let target = |method, case| of_method(asked, method, case, &mut Silent).and_then(money);
    let proposal = |method| Proposal {
        target: target(method, Case::Mid),
        growth: method_growth(asked, method, &mut Silent).and_then(ratio),
        range: target(method, Case::Low).and_then(|low| Ok((low, target(method, Case::High)?))),
    };
    Targets {
        year: plan.plan_year(),
        scope: ground.scope(),
        base: ground.base(),
        rest: ground.rest(),
        last_twelve: ground.last_twelve(plan).map(|(sales, _)| sales),
        proposals: Method::ALL.map(proposal),
        blend: blended(asked),
        firms: outcomes(asked),
        effort: effort(methods),
        class_bases: ground.classes(),
        margin_rate: margin_rate(asked, r).and_then(ratio),
        key_share: key_share(asked, r).and_then(ratio),
    }
}

/// The growth that `total` asks of the scope, over its sales of the last twelve months.
pub fn growth_on_last_twelve(plan: &Plan, total: Money) -> Result<f64, Undefined> {
    let r = &mut Silent;
    let total = r.input(Name::SplitTotal, total.to_f64(), Unit::Money, Origin::Entered);
    let ground = Ground::of(plan);
    growth(Asked::of(plan, &ground), total, r).and_then(ratio)
}

/// One method's target, minor units.
pub(in crate::calc) fn of_method<R: Recorder>(
    asked: Asked<'_>,
    method: Method,
    case: Case,
    r: &mut R,
) -> Result<Term, Undefined> {
    let target = match (method, case) {
        (Method::Benchmark, Case::Low | Case::High) => match benchmark(asked, case, &mut Silent) {
            Ok(_) => benchmark(asked, case, r),
            // One firm alone has no range but that of what is said of it.
            Err(Undefined::NoRange) => ranged(asked, method, case == Case::High, r),
            Err(reason) => Err(reason),
        },
        (Method::Benchmark, Case::Mid) => benchmark(asked, case, r),
        (Method::InputOutput, Case::Mid) => input_output(asked, r),
        (Method::Baseline, Case::Mid) => baseline(asked, r),
        (_, Case::Low | Case::High) => ranged(asked, method, case == Case::High, r),
    }?;
    money(target).map(|_| target)
}

/// The growth a method's target asks for.
pub(in crate::calc) fn method_growth<R: Recorder>(
    asked: Asked<'_>,
    method: Method,
    r: &mut R,
) -> Result<Term, Undefined> {
    let target = of_method(asked, method, Case::Mid, &mut Silent)?;
    let target = answer(method.figure(Case::Mid), target, r);
    growth(asked, target, r)
}

/// The growth the blend asks for.
pub(in crate::calc) fn blend_growth<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Term, Undefined> {
    let blend = blend(asked, Case::Mid, &mut Silent)?;
    let blend = answer(target::Figure::Blend.into(), blend, r);
    growth(asked, blend, r)
}

fn answer<R: Recorder>(figure: Figure, value: Term, r: &mut R) -> Term {
    r.figure(figure, value.value)
}

fn growth<R: Recorder>(asked: Asked<'_>, target: Term, r: &mut R) -> Result<Term, Undefined> {
    let (sales, span) = asked.ground.last_twelve(asked.plan)?;
    let origin = Origin::Sales { span, accounts: asked.ground.accounts_in_scope() };
    let sales = r.input(Name::LastTwelve, sales.to_f64(), Unit::Money, origin);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let ratio = r.step(Name::Ratio, Op::Divide, &[target, sales], Unit::Factor);
    Ok(r.step(Name::Result, Op::Subtract, &[ratio, one], Unit::Ratio))
}

/// The blend, minor units. Its low and high take the middle of a method that has neither.
pub(in crate::calc) fn blend<R: Recorder>(
    asked: Asked<'_>,
    case: Case,
    r: &mut R,
) -> Result<Term, Undefined> {
    let (mut weights, mut shares) = (Vec::with_capacity(3), Vec::with_capacity(3));
    let mut ranged = case == Case::Mid;
    for (method, weight) in Method::ALL.into_iter().zip(asked.methods.weights) {
        if weight <= 0.0 {
            continue;
        }
        let Ok(mid) = of_method(asked, method, Case::Mid, &mut Silent) else { continue };
        let value = if case == Case::Mid { Ok(mid) } else { of_method(asked, method, case, &mut Silent) };
        let (figure, value) = match value {
            Ok(value) => {
                ranged = true;
                (method.figure(case), value)
            }
            Err(_) => (method.figure(Case::Mid), mid),
        };
        let value = answer(figure, value, r);
        let weight = r.input(Name::MethodWeight(method), weight, Unit::Ratio, Origin::Entered);
        shares.push(r.step(Name::MethodShare(method), Op::Multiply, &[value, weight], Unit::Money));
        weights.push(weight);
    }
    if shares.is_empty() {
        return Err(Undefined::NoMethod);
    }
    if !ranged {
        return Err(Undefined::NoRange);
    }
    let sum = many(r, Name::WeightedTargets, Op::Sum, &shares, Unit::Money);
    let over = many(r, Name::WeightSum, Op::Sum, &weights, Unit::Ratio);
    let mean = r.step(Name::MeanTarget, Op::Divide, &[sum, over], Unit::Money);
    let blend = r.step(Name::Result, Op::Round, &[mean], Unit::Money);
    money(blend).map(|_| blend)
}

fn blended(asked: Asked<'_>) -> Result<Blend, Undefined> {
    let of = |case| blend(asked, case, &mut Silent).and_then(money);
    let total = of(Case::Mid)?;
    let mut weights = asked.methods.weights;
    for (weight, method) in weights.iter_mut().zip(Method::ALL) {
        if of_method(asked, method, Case::Mid, &mut Silent).is_err() {
            *weight = 0.0;
        }
    }
    let sum: f64 = weights.iter().sum();
    Ok(Blend {
        total,
        weights: weights.map(|weight| weight / sum),
        growth: blend_growth(asked, &mut Silent).and_then(ratio),
        range: of(Case::Low).and_then(|low| Ok((low, of(Case::High)?))),
    })
}

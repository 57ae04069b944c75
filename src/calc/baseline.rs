//! Method 3, baseline ratio: break through on the ordinary base, and improve accounts and margin with it.
//!
//! Target = base of each class x (1 + its uplift), added; or total base x a key-account share. It always
//! carries a margin-rate target and a key-account-share target. A base of 100 in class A and 50 in class B
//! with uplifts of 6 % and 4 % make 158. The formulas are ours.

use crate::plan::{BaselineRule, Class, Money, Plan, Scope};

use super::{Figure, Ground, Name, Op, Origin, Recorder, Term, Undefined, Unit, many};

/// The method's target, minor units.
///
/// By key-account share: total base x share, for the key accounts. Where the target speaks of all accounts the
/// base of the others is added, so that the company's target is the same under either scope.
pub(super) fn baseline<R: Recorder>(plan: &Plan, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    ground.base()?;
    let target = match plan.methods().baseline.rule {
        BaselineRule::Uplift(uplift) => uplifted(uplift, ground.classes()?, ground, r),
        BaselineRule::KeyShare(share) => {
            let total = ground.total()?;
            let figure = Figure::BaseTotal;
            let total = r.input(Name::Figure(figure), total.to_f64(), Unit::Money, Origin::Figure(figure));
            let share = r.input(Name::ChosenKeyShare, share, Unit::Ratio, Origin::Entered);
            let key = r.step(Name::KeyTarget, Op::Multiply, &[total, share], Unit::Money);
            if ground.scope() == Scope::Key {
                key
            } else {
                let rest = ground.other_base()?;
                let rest = r.input(Name::OtherBase, rest.to_f64(), Unit::Money, ground.other_origin());
                r.step(Name::Unrounded, Op::Sum, &[key, rest], Unit::Money)
            }
        }
    };
    Ok(r.step(Name::Result, Op::Round, &[target], Unit::Money))
}

fn uplifted<R: Recorder>(uplift: [f64; 3], bases: [Money; 3], ground: &Ground, r: &mut R) -> Term {
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let mut targets = Vec::with_capacity(3);
    for ((class, base), uplift) in Class::ALL.into_iter().zip(bases).zip(uplift) {
        let base = r.input(Name::ClassBase(class), base.to_f64(), Unit::Money, ground.class_origin(class));
        let uplift = r.input(Name::Uplift(class), uplift, Unit::Ratio, Origin::Entered);
        let factor = r.step(Name::UpliftFactor(class), Op::Sum, &[one, uplift], Unit::Factor);
        targets.push(r.step(Name::ClassTarget(class), Op::Multiply, &[base, factor], Unit::Money));
    }
    many(r, Name::ClassTargets, Op::Sum, &targets, Unit::Money)
}

/// The margin rate aimed at: as entered, else that of the scope's last months, as far as margin is known.
pub(super) fn margin_rate<R: Recorder>(plan: &Plan, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    if let Some(rate) = plan.methods().baseline.margin_rate {
        return Ok(r.input(Name::Result, rate, Unit::Ratio, Origin::Entered));
    }
    let (sales, margin, accounts) = ground.margin(plan)?;
    let span = ground.span()?;
    let origin = Origin::Margin { span, accounts };
    let margin = r.input(Name::Margin, margin.to_f64(), Unit::Money, origin);
    let origin = Origin::Sales { span, accounts };
    let sales = r.input(Name::Sales, sales.to_f64(), Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Divide, &[margin, sales], Unit::Ratio))
}

/// The key-account share aimed at: as entered; else the rule's own share; else the share that the uplifts
/// imply, key accounts over all, where accounts outside the scope stay at their base.
pub(super) fn key_share<R: Recorder>(plan: &Plan, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    let baseline = plan.methods().baseline;
    if let Some(share) = baseline.key_share {
        return Ok(r.input(Name::Result, share, Unit::Ratio, Origin::Entered));
    }
    let uplift = match baseline.rule {
        BaselineRule::KeyShare(share) => {
            return Ok(r.input(Name::Result, share, Unit::Ratio, Origin::Entered));
        }
        BaselineRule::Uplift(uplift) => uplift,
    };
    let key = uplifted(uplift, ground.key_classes()?, ground, r);
    let others = match ground.scope() {
        Scope::Key => {
            r.input(Name::OtherBase, ground.other_base()?.to_f64(), Unit::Money, ground.other_origin())
        }
        Scope::All => uplifted(uplift, ground.other_classes()?, ground, r),
    };
    let all = r.step(Name::CompanyTarget, Op::Sum, &[key, others], Unit::Money);
    if all.value <= 0.0 {
        return Err(Undefined::NoBase);
    }
    Ok(r.step(Name::Result, Op::Divide, &[key, all], Unit::Ratio))
}

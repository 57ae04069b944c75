//! Method 3, baseline ratio: break through on the ordinary base, and improve accounts and margin with it.
//!
//! Target = base of each class x (1 + its uplift), added; or total base x a key-account share. It always
//! carries a margin-rate target and a key-account-share target. A base of 100 in class A and 50 in class B
//! with uplifts of 6 % and 4 % make 158. The formulas are ours.

use crate::calc::base::Asked;
use crate::calc::record::many;
use crate::calc::{Among, Name, Op, Origin, Recorder, Term, Undefined, Unit, base};
use crate::plan::{BaselineRule, Class, Loyalty, Money, Scope};

/// The method's target, minor units.
///
/// By key-account share: total base x share, for the key accounts. Where the target speaks of all accounts the
/// base of the others is added, so that the company's target is the same under either scope.
pub(in crate::calc) fn baseline<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Term, Undefined> {
    let ground = asked.ground;
    ground.base()?;
    let target = match asked.methods.baseline.rule {
        BaselineRule::Uplift(uplift) => uplifted(uplift, Among::Scope, asked, r)?,
        BaselineRule::KeyShare(share) => {
            let total = ground.total()?;
            let figure = base::Figure::BaseTotal;
            let total = r.figure(figure, total.to_f64());
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

/// The bases of classes and loyalties, each times one plus its uplift. Where an uplift is the same for every loyalty,
/// the class is taken as one.
fn uplifted<R: Recorder>(
    uplift: [[f64; 3]; 3],
    among: Among,
    asked: Asked<'_>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let Asked { plan, ground, .. } = asked;
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let mut targets = Vec::with_capacity(9);
    for (class, uplifts) in Class::ALL.into_iter().zip(uplift) {
        let alike = uplifts.iter().all(|uplift| *uplift == uplifts[0]);
        let loyalties = if alike { vec![None] } else { Loyalty::ALL.map(Some).to_vec() };
        for (loyalty, uplift) in loyalties.into_iter().zip(uplifts) {
            let base = ground.class_base(plan, among, class, loyalty)?;
            if base == Money::ZERO && loyalty.is_some() {
                // A cell without accounts says nothing.
                continue;
            }
            let origin = ground.class_origin(plan, class, loyalty);
            let base = r.input(Name::ClassBase(class, loyalty), base.to_f64(), Unit::Money, origin);
            let uplift = r.input(Name::Uplift(class, loyalty), uplift, Unit::Ratio, Origin::Entered);
            let factor = r.step(Name::UpliftFactor(class, loyalty), Op::Sum, &[one, uplift], Unit::Factor);
            targets.push(r.step(
                Name::ClassTarget(class, loyalty),
                Op::Multiply,
                &[base, factor],
                Unit::Money,
            ));
        }
    }
    // Nobody is there yet to be raised: who is new brings the base.
    let new = if matches!(among, Among::Key) { Money::ZERO } else { ground.newcomers_inside()? };
    if new != Money::ZERO {
        targets.push(newcomers_input(new, r));
    }
    Ok(many(r, Name::ClassTargets, Op::Sum, &targets, Unit::Money))
}

/// What new and returning accounts are expected to bring.
pub(super) fn newcomers_input<R: Recorder>(new: Money, r: &mut R) -> Term {
    let figure = base::Figure::BaseNewcomers;
    r.figure(figure, new.to_f64())
}

/// The margin rate aimed at: as entered, else that of the scope's last months, as far as margin is known.
pub(in crate::calc) fn margin_rate<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Term, Undefined> {
    if let Some(rate) = asked.methods.baseline.margin_rate {
        return Ok(r.input(Name::Result, rate, Unit::Ratio, Origin::Entered));
    }
    let (sales, margin, accounts) = asked.ground.margin(asked.plan)?;
    let span = asked.ground.latest()?;
    let origin = Origin::Margin { span, accounts };
    let margin = r.input(Name::Margin, margin.to_f64(), Unit::Money, origin);
    let origin = Origin::Sales { span, accounts };
    let sales = r.input(Name::Sales, sales.to_f64(), Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Divide, &[margin, sales], Unit::Ratio))
}

/// The key-account share aimed at: as entered; else the rule's own share; else the share that the uplifts
/// imply, key accounts over all, where accounts outside the scope stay at their base.
pub(in crate::calc) fn key_share<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Term, Undefined> {
    let (baseline, ground) = (asked.methods.baseline, asked.ground);
    if let Some(share) = baseline.key_share {
        return Ok(r.input(Name::Result, share, Unit::Ratio, Origin::Entered));
    }
    let uplift = match baseline.rule {
        BaselineRule::KeyShare(share) => {
            return Ok(r.input(Name::Result, share, Unit::Ratio, Origin::Entered));
        }
        BaselineRule::Uplift(uplift) => uplift,
    };
    let key = uplifted(uplift, Among::Key, asked, r)?;
    let others = match ground.scope() {
        Scope::Key => {
            r.input(Name::OtherBase, ground.other_base()?.to_f64(), Unit::Money, ground.other_origin())
        }
        Scope::All => uplifted(uplift, Among::NotKey, asked, r)?,
    };
    let all = r.step(Name::CompanyTarget, Op::Sum, &[key, others], Unit::Money);
    if all.value <= 0.0 {
        return Err(Undefined::NoBase);
    }
    Ok(r.step(Name::Result, Op::Divide, &[key, all], Unit::Ratio))
}

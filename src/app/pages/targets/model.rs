//! What the limits of an account become as they are typed.

use keyline::plan::{Bound, Money};

/// A lock at an amount; `None` without a reason, as a lock needs one.
pub fn locked(amount: Money, reason: &str) -> Option<Bound> {
    let reason = reason.trim();
    (!reason.is_empty()).then(|| Bound::Lock { amount, reason: reason.into() })
}

/// The floor and the cap that stand.
pub fn ends(held: Option<&Bound>) -> (Option<Money>, Option<Money>) {
    match held {
        Some(Bound::Between { floor, cap, .. }) => (*floor, *cap),
        _ => (None, None),
    }
}

/// Whether there is nothing to limit and no limit to take off; a lock is no limit.
pub fn is_unlimited(held: Option<&Bound>, floor: Option<Money>, cap: Option<Money>) -> bool {
    floor.is_none() && cap.is_none() && !matches!(held, Some(Bound::Between { .. }))
}

/// What holds between a floor and a cap; `None` where there is neither.
pub fn between(floor: Option<Money>, cap: Option<Money>, reason: &str) -> Option<Bound> {
    let is_bounded = floor.is_some() || cap.is_some();
    is_bounded.then(|| Bound::Between { floor, cap, reason: reason.trim().into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOW: Option<Money> = Some(Money(100));
    const HIGH: Option<Money> = Some(Money(900));

    #[test]
    fn a_lock_needs_a_reason() {
        assert_eq!(locked(Money(5), "  "), None);
        let lock = Bound::Lock { amount: Money(5), reason: "contract".into() };
        assert_eq!(locked(Money(5), " contract "), Some(lock));
    }

    #[test]
    fn limits_stand_as_they_were_typed_and_go_with_the_last_of_them() {
        let both = between(LOW, HIGH, " ");
        assert_eq!(ends(both.as_ref()), (LOW, HIGH));
        assert_eq!(both.as_ref().map(Bound::reason), Some(""));
        assert_eq!(ends(between(None, HIGH, "").as_ref()), (None, HIGH));
        assert_eq!(between(None, None, "why"), None);
        // The last limit can be taken off where one stands.
        assert!(!is_unlimited(both.as_ref(), None, None));
        assert!(!is_unlimited(None, LOW, None));
    }

    #[test]
    fn an_empty_limit_takes_no_lock_away() {
        let lock = locked(Money(5), "contract");
        assert!(is_unlimited(lock.as_ref(), None, None));
        assert_eq!(ends(lock.as_ref()), (None, None));
        assert!(is_unlimited(None, None, None));
    }
}

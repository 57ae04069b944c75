//! How many changes a best plan needs, and how far their shifts can sum.

use std::ops::RangeInclusive;

use super::settle::Change;

/// The sums of shifts that can occur on the way to a best plan.
///
/// Count every visit left unspent as one more change, of shift 1. Then the shifts of a plan sum to exactly the
/// `room`, and changes that together sum to nothing can be undone without a loss. So there is a best plan in
/// which no changes sum to nothing. Of that plan two things are known, where `up` is the largest shift upwards,
/// the room or 1, whichever is most, and `down` the largest shift downwards:
///
/// * It has at most `up + down - 1` changes. Put them in an order: one down whenever the sum so far is above 0
///   and there is one, else one up. The sums so far are then between `1 - down` and `up`, none is 0, and no two
///   are alike, since the changes between those two would sum to nothing.
/// * If `n` of them are upwards, these sum to no more than `n x up`; and, since all sum to the room, to no more
///   than `room + (most_changes - n) x down`. The smaller of the two is largest where they meet. Those downwards
///   sum to that less the room.
///
/// Any of the changes, in whatever order the accounts come, sum to no more than all upwards and no less than all
/// downwards. With 60 visits at most either way that is about 3,600 each.
#[derive(Debug)]
pub(super) struct Window {
    /// How many changes a best plan needs.
    pub most_changes: usize,
    /// How far below 0 the sums can come.
    pub below: usize,
    /// How far above 0 the sums can come.
    above: usize,
}

impl Window {
    /// The window for changes in the order of their accounts.
    pub fn of(changes: &[Change], room: i64) -> Window {
        // The largest shifts up and down of each account: all, and the largest.
        let (mut all_up, mut all_down) = (0_i128, 0_i128);
        let (mut up, mut down) = (i128::from(room).max(1), 0_i128);
        for account in changes.chunk_by(|a, b| a.account == b.account) {
            let shifts = || account.iter().map(|change| i128::from(change.shift));
            let most_up = shifts().fold(0, i128::max);
            let most_down = -shifts().fold(0, i128::min);
            all_up += most_up;
            all_down += most_down;
            up = up.max(most_up);
            down = down.max(most_down);
        }
        let room = i128::from(room);
        let most_changes = up + down - 1;
        let meet = up * (room + most_changes * down) / (up + down);
        let below = (meet - room).min(all_down).max(0);
        let above = meet.min(all_up).min(room + below);
        let size = |size: i128| usize::try_from(size).unwrap_or(usize::MAX);
        Window { most_changes: size(most_changes), below: size(below), above: size(above) }
    }

    /// How many sums there are.
    pub fn width(&self) -> usize {
        self.below.saturating_add(self.above).saturating_add(1)
    }

    /// Where the places from `first` to `last` come by a shift: those that stay inside, before and after it.
    pub fn shifted(
        &self,
        first: usize,
        last: usize,
        shift: i32,
    ) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let by = shift.unsigned_abs() as usize;
        let end = self.below + self.above;
        if shift > 0 {
            let last = last.min(end.checked_sub(by)?);
            (first <= last).then(|| (first..=last, first + by..=last + by))
        } else {
            let first = first.max(by);
            (first <= last).then(|| (first..=last, first - by..=last - by))
        }
    }
}

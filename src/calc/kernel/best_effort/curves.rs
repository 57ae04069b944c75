//! What each account yields for each number of visits.

use crate::calc::kernel::allocate::OPEN;
use crate::calc::kernel::response::Response;

/// The accounts' yields in one flat table: a row an account, a column a number of visits from 0 to its most.
///
/// 5,000 accounts of up to 60 visits take 2.4 MB.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Curves {
    values: Vec<i64>,
    /// Where each row ends in `values`.
    ends: Vec<usize>,
}

impl Curves {
    /// Adds an account: what it yields a year, in minor units, for 0 visits, 1 visit and so on.
    ///
    /// Values are taken within ± [`OPEN`], which no [`crate::plan::Money`] exceeds. An account without a value
    /// yields nothing and takes no visits.
    pub fn push(&mut self, values: impl IntoIterator<Item = i64>) {
        let start = self.values.len();
        self.values.extend(values.into_iter().map(|value| value.clamp(-OPEN, OPEN)));
        if self.values.len() == start {
            self.values.push(0);
        }
        self.ends.push(self.values.len());
    }

    /// How many accounts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no account.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// What each account yields for 0 visits, 1 visit and so on; never empty.
    pub fn iter(&self) -> impl Iterator<Item = &[i64]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.values[start..end])
    }

    /// The value of a plan, in minor units a year: `effort` holds the visits of each account, in order. Visits
    /// beyond an account's most bring no more than the most, and a missing account counts as not visited.
    ///
    /// ```
    /// use keyline::calc::kernel::best_effort::Curves;
    /// let curves: Curves = [vec![0, 3, 6, 9], vec![0, 1, 2, 12]].into_iter().collect();
    /// assert_eq!(curves.value_of(&[1, 3]), 15);
    /// assert_eq!(curves.value_of(&[1, 40]), 15);
    /// assert_eq!(curves.value_of(&[2]), 6);
    /// ```
    pub fn value_of(&self, effort: &[u32]) -> i64 {
        let visits = effort.iter().copied().chain(std::iter::repeat(0));
        let sum = self.iter().zip(visits).map(|(curve, visits)| {
            let at = (visits as usize).min(curve.len() - 1);
            i128::from(curve[at])
        });
        whole(sum.sum())
    }
}

impl<Row: IntoIterator<Item = i64>> FromIterator<Row> for Curves {
    fn from_iter<Rows: IntoIterator<Item = Row>>(rows: Rows) -> Curves {
        let mut curves = Curves::default();
        rows.into_iter().for_each(|row| curves.push(row));
        curves
    }
}

/// A sum as it is reported. Only the sum of over a thousand of the largest values there can be saturates.
pub(super) fn whole(sum: i128) -> i64 {
    sum.clamp(i64::MIN.into(), i64::MAX.into()) as i64
}

/// A curve counts as flat where saturation would bring less than this part of today's margin more.
const FLAT: f64 = 0.001;

/// The yearly margin of an account for 0 visits, 1 visit and so on, in minor units, by its response curve:
/// margin x r(visits / today) / r(1), rounded to the nearest unit.
///
/// * `margin`: what the account yields a year at today's effort, in minor units.
/// * `today`: visits a year today, above 0; an account not visited yet is given the norm of its class.
/// * `cap`: the most visits asked for. The row ends before it where the curve is practically flat: where
///   unlimited effort would bring less than a thousandth of today's margin more.
///
/// `None` where today's visits or r(1) are not above 0, since there is then nothing to measure effort by.
///
/// ```
/// use keyline::calc::kernel::best_effort::margin_by_visits;
/// use keyline::calc::kernel::response::Response;
/// let crawford = Response { a: 1.3706, b: 0.5109, c: 4.5153, d: 0.7336 };
/// let margins = margin_by_visits(100_000, &crawford, 4.0, 8).unwrap();
/// assert_eq!(margins[..3], [50_745, 50_967, 55_548]);
/// assert_eq!((margins[4], margins.len()), (100_000, 9));
/// ```
pub fn margin_by_visits(margin: i64, response: &Response, today: f64, cap: u32) -> Option<Vec<i64>> {
    let now = response.at(1.0);
    if !(now > 0.0 && now.is_finite() && today > 0.0 && today.is_finite()) {
        return None;
    }
    let mut margins = Vec::new();
    for visits in 0..=cap {
        let here = response.at(f64::from(visits) / today);
        margins.push(libm::round(margin as f64 * here / now) as i64);
        if (response.a - here).abs() < FLAT * now {
            break;
        }
    }
    Some(margins)
}

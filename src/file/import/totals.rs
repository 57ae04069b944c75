//! Rows that are the sums of the rows above them, whatever they are called.

/// How many decimal digits must agree before amounts alone prove a row a total: chance does that once in so many powers
/// of ten.
const DIGITS: f64 = 8.0;

/// What the rows of a table come to by month: since the last total, and from the top.
#[derive(Default)]
pub(super) struct Above {
    since: Run,
    all: Run,
}

#[derive(Default)]
struct Run {
    months: Vec<i64>,
    /// Rows with any sales.
    rows: i64,
}

impl Run {
    fn add(&mut self, row: &[i64]) {
        if row.iter().all(|&minor| minor == 0) {
            return;
        }
        self.months.resize(row.len(), 0);
        for (sum, &minor) in self.months.iter_mut().zip(row) {
            *sum = sum.saturating_add(minor);
        }
        self.rows += 1;
    }

    /// Whether a row is the sum of several, in every month. Where amounts are finer than the plan's, each may be rounded.
    fn is(&self, row: &[i64], is_fine: bool) -> bool {
        let slack = if is_fine { self.rows } else { 0 };
        self.rows > 1
            && self.months.len() == row.len()
            && self.months.iter().zip(row).all(|(&sum, &own)| sum.saturating_sub(own).abs() <= slack)
    }
}

impl Above {
    /// Takes in a row that is no total.
    pub fn add(&mut self, row: &[i64]) {
        self.since.add(row);
        self.all.add(row);
    }

    /// A total ends what it is of.
    pub fn end(&mut self) {
        self.since = Run::default();
    }

    /// Whether a row is the sum of those since the last total, or of all.
    pub fn are(&self, row: &[i64], is_fine: bool) -> bool {
        self.since.is(row, is_fine) || self.all.is(row, is_fine)
    }

    /// Whether that is proof enough for a row that is called as an account is.
    pub fn prove(&self, row: &[i64], is_fine: bool) -> bool {
        let slack = if is_fine { self.all.rows } else { 0 };
        self.are(row, is_fine)
            && row.iter().map(|&minor| digits(i128::from(minor), slack)).sum::<f64>() >= DIGITS
    }
}

/// How many digits of an amount say something: not the zeros at its end, nor what rounding may change.
pub(super) fn digits(mut amount: i128, slack: i64) -> f64 {
    while amount != 0 && amount % 10 == 0 {
        amount /= 10;
    }
    ((amount.unsigned_abs() as f64) / (2.0 * slack as f64 + 1.0)).max(1.0).log10()
}

//! Randomness that is a function of its place and of nothing before it.

/// What a random number is for: the same account has a word of its own for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What an account does.
    Account,
    /// What the market does.
    Market,
    /// What new and returning accounts bring.
    Newcomers,
    /// What some account of a class does.
    Class,
}

/// The step of SplitMix64: the golden ratio's fraction in 64 bits.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The random words of a number, such as an account's, for one purpose.
///
/// A word is a function of (seed, number, purpose, draw): it does not hang on how many accounts there are, in which order they
/// come or what was drawn before, and it is the same natively and in the browser. It is SplitMix64 (Steele, Lea and Flood 2014)
/// at the place that seed, number and purpose choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(u64);

impl Words {
    /// The words of a number for a purpose.
    pub fn of(seed: u64, number: u32, purpose: Purpose) -> Words {
        let start = mixed(seed.wrapping_add(STEP.wrapping_mul(1 + purpose as u64)));
        Words(mixed(start ^ STEP.wrapping_mul(1 + u64::from(number))))
    }

    /// The 64 bits of a draw.
    #[inline(always)]
    pub fn at(self, draw: usize) -> u64 {
        mixed(self.0.wrapping_add(STEP.wrapping_mul(1 + draw as u64)))
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1 for a draw, by Box and Muller (1958).
    pub fn normal(self, draw: usize) -> f64 {
        // Never 0 nor 1.
        let fraction = |word: u64| ((word >> 12) as f64 + 0.5) / (1_u64 << 52) as f64;
        let turn = 2.0 * std::f64::consts::PI * fraction(self.at(2 * draw + 1));
        (-2.0 * libm::log(fraction(self.at(2 * draw)))).sqrt() * libm::cos(turn)
    }
}

#[inline(always)]
fn mixed(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

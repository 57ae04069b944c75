//! Randomness from a seed, one word after another.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// The generator xoshiro256++, seeded through SplitMix64 as its authors advise.
#[derive(Debug, Clone)]
pub struct Random(Xoshiro256PlusPlus);

impl Random {
    /// The sequence that belongs to a seed; every seed is as good as another.
    pub fn from_seed(seed: u64) -> Random {
        Random(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// The next 64 random bits.
    pub fn word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// The next whole number from 0 to below `count`, which is at least 1. A word is scaled and cut: of two numbers one
    /// is more likely than the other by count / 2^64 at most, which nobody will see.
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.word()) * count as u128) >> 64) as usize
    }
}

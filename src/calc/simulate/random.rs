//! Randomness from a seed: words, and numbers of the normal distribution.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// The layers of the ziggurat.
const LAYERS: usize = 256;

/// Where the bottom layer ends and the tail starts, with 256 layers of one area.
const TAIL: f64 = 3.654_152_885_361_009;

/// The generator xoshiro256++, seeded through SplitMix64 as its authors advise, and normal numbers out of it.
///
/// Normal numbers come by the ziggurat of Marsaglia and Tsang (2000): 256 layers of one area cover half of
/// the bell, so a layer is chosen by eight bits and a point in it by 32 more. In 98.8 % of cases the point
/// lies where the layer is wholly under the curve, and that is all.
#[derive(Debug, Clone)]
pub struct Random {
    words: Xoshiro256PlusPlus,
    /// The right edge of each layer, widest first. The bottom layer is as wide as its area, tail included,
    /// makes it at its height; the last edge is the top of the bell, 0.
    edges: [f64; LAYERS + 1],
    /// exp(-x^2 / 2) at each edge.
    heights: [f64; LAYERS + 1],
}

fn bell(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

impl Random {
    /// The sequence that belongs to a seed; every seed is as good as another.
    pub fn from_seed(seed: u64) -> Random {
        // A layer's area: the rectangle below the bell's height at the tail, and the tail.
        let half_root_of_tau = libm::sqrt(0.5 * std::f64::consts::PI);
        let tail_area = half_root_of_tau * libm::erfc(TAIL * std::f64::consts::FRAC_1_SQRT_2);
        let area = TAIL * bell(TAIL) + tail_area;
        let mut edges = [0.0; LAYERS + 1];
        edges[0] = area / bell(TAIL);
        edges[1] = TAIL;
        for layer in 2..LAYERS {
            let below = edges[layer - 1];
            edges[layer] = libm::sqrt(-2.0 * libm::log(bell(below) + area / below));
        }
        Random { words: Xoshiro256PlusPlus::seed_from_u64(seed), edges, heights: edges.map(bell) }
    }

    /// The next 64 random bits.
    #[inline(always)]
    pub fn word(&mut self) -> u64 {
        self.words.next_u64()
    }

    /// The next whole number from 0 to below `count`, which is at least 1. A word is scaled and cut: of two numbers one
    /// is more likely than the other by count / 2^64 at most, which nobody will see.
    #[inline(always)]
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.word()) * count as u128) >> 64) as usize
    }

    /// The next number of the normal distribution with mean 0 and standard deviation 1.
    #[inline(always)]
    pub fn normal(&mut self) -> f64 {
        let word = self.word();
        self.normal_from(word)
    }

    /// A normal number out of a word already drawn, of which bits 8 to 31 are left for other uses.
    #[inline(always)]
    pub fn normal_from(&mut self, word: u64) -> f64 {
        let (layer, x) = self.point(word);
        if x.abs() < self.edges[layer + 1] { x } else { self.normal_at_the_edge(layer, x) }
    }

    /// A layer, and a point across its width to either side.
    #[inline(always)]
    fn point(&self, word: u64) -> (usize, f64) {
        const UNIT: f64 = 1.0 / (1_u64 << 31) as f64;
        let layer = word as usize % LAYERS;
        // The half makes the two sides alike: whole numbers reach to -2^31 but only to 2^31 - 1.
        let across = (f64::from((word >> 32) as i32) + 0.5) * UNIT;
        (layer, across * self.edges[layer])
    }

    /// Where a point falls beside the part of its layer that is wholly under the curve.
    #[cold]
    fn normal_at_the_edge(&mut self, mut layer: usize, mut x: f64) -> f64 {
        loop {
            if x.abs() < self.edges[layer + 1] {
                return x;
            }
            if layer == 0 {
                return self.tail().copysign(x);
            }
            let (low, high) = (self.heights[layer], self.heights[layer + 1]);
            if low + (high - low) * self.fraction() < bell(x) {
                return x;
            }
            let word = self.word();
            (layer, x) = self.point(word);
        }
    }

    /// A normal number known to lie beyond [`TAIL`], by Marsaglia's method (1964).
    fn tail(&mut self) -> f64 {
        loop {
            let beyond = -libm::log(self.fraction()) / TAIL;
            if -2.0 * libm::log(self.fraction()) > beyond * beyond {
                return TAIL + beyond;
            }
        }
    }

    /// A number between 0 and 1, never either.
    fn fraction(&mut self) -> f64 {
        ((self.word() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }
}

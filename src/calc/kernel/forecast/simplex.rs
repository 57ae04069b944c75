//! The downhill simplex of Nelder and Mead in a unit cube.

/// A place in the cube with its value.
pub(super) type Corner<const N: usize> = ([f64; N], f64);

/// The search ends where all corners are so close to the best. Their values would not tell: a corner and its
/// reflection have the same.
const CLOSE: f64 = 1e-6;

/// Seeks the least value of `error` over the unit cube from `start`, with a first simplex of that `size` and at
/// most so many `moves`.
///
/// The faces of the cube are mirrors: the value beyond a face is that of the reflection inside. The simplex walks
/// through as if there were no face; projected onto it, it would be flat, and the best parameters are often 0 or 1.
///
/// Source: Nelder and Mead, *A simplex method for function minimization*, Computer Journal 7 (1965), with their
/// constants 1, 2, 1/2, 1/2.
pub(super) fn minimize<const N: usize>(
    start: [f64; N],
    size: f64,
    moves: usize,
    mut error: impl FnMut([f64; N]) -> f64,
) -> Corner<N> {
    let mut look = |at: [f64; N]| (at, error(at.map(mirrored)));
    let mut corners = vec![look(start)];
    for axis in 0..N {
        let mut at = start;
        // Inwards, because what lies behind a mirror is known.
        at[axis] += if at[axis] < 0.5 { size } else { -size };
        corners.push(look(at));
    }
    for _ in 0..moves {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (best, worst) = (corners[0], corners[N]);
        let is_close = |corner: &Corner<N>| (0..N).all(|axis| (corner.0[axis] - best.0[axis]).abs() < CLOSE);
        if corners.iter().all(is_close) {
            break;
        }
        let middle: [f64; N] = std::array::from_fn(|axis| {
            corners[..N].iter().map(|corner| corner.0[axis]).sum::<f64>() / N as f64
        });
        let mut towards = |factor: f64| {
            look(std::array::from_fn(|axis| middle[axis] + factor * (worst.0[axis] - middle[axis])))
        };
        let reflected = towards(-1.0);
        let moved = if reflected.1 < best.1 {
            let expanded = towards(-2.0);
            if expanded.1 < reflected.1 { expanded } else { reflected }
        } else if reflected.1 < corners[N - 1].1 {
            reflected
        } else {
            towards(if reflected.1 < worst.1 { -0.5 } else { 0.5 })
        };
        if moved.1 < worst.1 {
            corners[N] = moved;
        } else {
            for corner in &mut corners[1..] {
                *corner = look(std::array::from_fn(|axis| 0.5 * (corner.0[axis] + best.0[axis])));
            }
        }
    }
    let best = corners.into_iter().min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or((start, f64::INFINITY), |(at, error)| (at.map(mirrored), error))
}

/// A coordinate seen in the mirrors at 0 and 1: it comes back every 2.
fn mirrored(at: f64) -> f64 {
    let at = at.abs() % 2.0;
    if at <= 1.0 { at } else { 2.0 - at }
}

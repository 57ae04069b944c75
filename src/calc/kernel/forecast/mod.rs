//! Where a series of monthly sales is going: six models, and the choice between them.
//!
//! [`fit`] lays a [`Model`] on a series, [`Fitted::forecast`] continues it, and [`choose`] takes the model that
//! would have forecast the past best, or the seasonal naive forecast where nothing beats that. How far a year's
//! total may be out is counted ([`TotalSpread`]).
//!
//! ```
//! use keyline::calc::kernel::forecast::{Model, choose};
//! // Three years in which every month sells ten more than the same month a year before.
//! let series: Vec<f64> = (0..36).map(|at| f64::from(100 + 5 * (at % 12) + 10 * (at / 12))).collect();
//! let choice = choose(&series, 12).unwrap();
//! assert_eq!(choice.fitted.model, Model::HoltWintersAdditive);
//! let january = choice.fitted.forecast(12)[0];
//! assert!((january - 130.0).abs() < 1.0, "{january}");
//! ```
//!
//! Everything here is a pure function of numbers, to the same bits natively and in the browser: only sums,
//! products, quotients and square roots. The crate augurs is not used: its exponential smoothing has no
//! season and several of its intervals are `todo!`.

mod choose;
mod combined;
mod fit;
mod fitted;
mod model;
mod ready;
mod simplex;
mod theta;

pub use choose::{Choice, HoldOut, Trial, choose, trials};
pub use combined::{By, Combined, P90, TotalSpread, total_hold_outs};
pub use fit::{fit, fit_at};
pub use fitted::Fitted;
pub use model::{Model, Parameter, Parameters};
pub use theta::Theta;

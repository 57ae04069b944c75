//! The models and their parameters.

/// A way to continue a series.
///
/// All six are one recurrence, which keeps a level, a trend and a season and moves each towards what the
/// newest value says of it. They differ in which of the three they have and in how the season joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Model {
    /// Each season as it was the last time: the forecast to beat.
    SeasonalNaive,
    /// Simple exponential smoothing, ETS(A,N,N): a level without trend. The season is an index taken out
    /// before and put back after.
    Ses,
    /// Holt's linear trend, ETS(A,A,N), with the season as in [`Model::Ses`].
    Holt,
    /// Holt's trend that flattens out, ETS(A,Ad,N), with the season as in [`Model::Ses`].
    Damped,
    /// Holt and Winters' level, trend and a season in units of sales that is added.
    HoltWintersAdditive,
    /// Holt and Winters' level, trend and a season that multiplies; for values above 0 only.
    HoltWintersMultiplicative,
}

impl Model {
    /// Every model, the simplest first: of two that are equally good the earlier is taken.
    pub const ALL: [Model; 6] = [
        Model::SeasonalNaive,
        Model::Ses,
        Model::Holt,
        Model::Damped,
        Model::HoltWintersAdditive,
        Model::HoltWintersMultiplicative,
    ];

    /// The parameters that are fitted; the others have no say in the model.
    ///
    /// ```
    /// use keyline::calc::kernel::forecast::{Model, Parameter};
    /// assert_eq!(Model::Damped.parameters(), [Parameter::Alpha, Parameter::Beta, Parameter::Phi]);
    /// ```
    pub fn parameters(self) -> &'static [Parameter] {
        use Parameter::{Alpha, Beta, Gamma, Phi};
        match self {
            Model::SeasonalNaive => &[],
            Model::Ses => &[Alpha],
            Model::Holt => &[Alpha, Beta],
            Model::Damped => &[Alpha, Beta, Phi],
            Model::HoltWintersAdditive | Model::HoltWintersMultiplicative => &[Alpha, Beta, Gamma],
        }
    }

    /// Whether the season is a multiple of the level, and not added to it.
    pub(super) fn season_multiplies(self) -> bool {
        !matches!(self, Model::SeasonalNaive | Model::HoltWintersAdditive)
    }
}

/// The name of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// How fast the level follows.
    Alpha,
    /// How fast the trend follows.
    Beta,
    /// How fast the season follows.
    Gamma,
    /// What is left of the trend after a step.
    Phi,
}

impl Parameter {
    /// The least and the greatest value that is fitted: R's bounds. A trend that keeps less than .8 is soon none,
    /// one that keeps more than .98 is not damped.
    pub fn range(self) -> (f64, f64) {
        match self {
            Parameter::Alpha | Parameter::Beta | Parameter::Gamma => (0.0, 1.0),
            Parameter::Phi => (0.8, 0.98),
        }
    }
}

/// The parameters of a model, without unit.
///
/// They are those of R's `HoltWinters` and of the textbooks: beta is the share of the *level's change* that
/// the trend takes on, so the beta of R's `ets` is our alpha x beta.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// The weight of the newest value in the level, 0 to 1.
    pub alpha: f64,
    /// The weight of the newest change in the trend, 0 to 1; 0 for a model without trend.
    pub beta: f64,
    /// The weight of the newest value in its season, 0 to 1; 0 for a model whose season stands still.
    pub gamma: f64,
    /// What a trend keeps from one step to the next, 0 to 1; 1 for a trend that is not damped.
    pub phi: f64,
}

impl Parameters {
    /// One parameter by its name.
    pub fn get(&self, parameter: Parameter) -> f64 {
        match parameter {
            Parameter::Alpha => self.alpha,
            Parameter::Beta => self.beta,
            Parameter::Gamma => self.gamma,
            Parameter::Phi => self.phi,
        }
    }

    pub(super) fn set(&mut self, parameter: Parameter, value: f64) {
        match parameter {
            Parameter::Alpha => self.alpha = value,
            Parameter::Beta => self.beta = value,
            Parameter::Gamma => self.gamma = value,
            Parameter::Phi => self.phi = value,
        }
    }

    /// With what the model does not have made neutral: no trend, a still season, no damping.
    ///
    /// The seasonal naive forecast is Holt-Winters with a level of 0 that never moves and a season that is
    /// always the newest.
    pub(super) fn of(self, model: Model) -> Parameters {
        let Parameters { alpha, beta, gamma, phi } = self;
        match model {
            Model::SeasonalNaive => Parameters { alpha: 0.0, beta: 0.0, gamma: 1.0, phi: 1.0 },
            Model::Ses => Parameters { alpha, beta: 0.0, gamma: 0.0, phi: 1.0 },
            Model::Holt => Parameters { alpha, beta, gamma: 0.0, phi: 1.0 },
            Model::Damped => Parameters { alpha, beta, gamma: 0.0, phi },
            Model::HoltWintersAdditive | Model::HoltWintersMultiplicative => {
                Parameters { alpha, beta, gamma, phi: 1.0 }
            }
        }
    }

    /// How many times the trend lies between now and `steps` ahead: phi + phi^2 + ... + phi^steps.
    pub(super) fn trend_multiple(&self, steps: usize) -> f64 {
        (0..steps).fold(0.0, |sum, _| self.phi * (1.0 + sum))
    }
}

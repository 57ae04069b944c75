//! The colors of a chart, by what they mean.

/// What a shape or a text means, which decides its color in either theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Class A, actual sales.
    First,
    /// Class B, last year.
    Second,
    /// Class C, the rest, the years before.
    Third,
    /// Rules behind the data.
    Grid,
    /// Zero lines and tick labels.
    Axis,
    /// Intervals and areas.
    Band,
    /// The committed target and the cumulative line.
    Accent,
    /// The area under a target.
    AccentWash,
    /// Below, broken, losing.
    Risk,
    /// Text that is read first, guide lines.
    Ink,
    /// Labels and notes.
    Soft,
    /// A rule that parts years.
    LineStrong,
    /// The page behind everything.
    Paper,
}

impl Ink {
    /// Every ink, each once.
    pub const ALL: [Ink; 13] = [
        Ink::First,
        Ink::Second,
        Ink::Third,
        Ink::Grid,
        Ink::Axis,
        Ink::Band,
        Ink::Accent,
        Ink::AccentWash,
        Ink::Risk,
        Ink::Ink,
        Ink::Soft,
        Ink::LineStrong,
        Ink::Paper,
    ];

    /// The custom property of the page that holds this ink's color.
    pub fn property(self) -> &'static str {
        match self {
            Ink::First => "--chart-1",
            Ink::Second => "--chart-2",
            Ink::Third => "--chart-3",
            Ink::Grid => "--chart-grid",
            Ink::Axis => "--chart-axis",
            Ink::Band => "--chart-band",
            Ink::Accent => "--accent",
            Ink::AccentWash => "--accent-wash",
            Ink::Risk => "--risk",
            Ink::Ink => "--ink",
            Ink::Soft => "--ink-2",
            Ink::LineStrong => "--line-strong",
            Ink::Paper => "--paper",
        }
    }

    /// The ink of a custom property, the way back from [`Ink::property`].
    pub fn of_property(property: &str) -> Option<Ink> {
        Ink::ALL.into_iter().find(|ink| ink.property() == property)
    }

    /// The color in the light theme, as on paper: red, green, blue. Each ink has its own, so that a
    /// color given to plotters can be read back as an ink.
    pub fn light(self) -> (u8, u8, u8) {
        match self {
            Ink::First => (0x2b, 0x38, 0x46),
            Ink::Second => (0x5f, 0x6e, 0x7f),
            Ink::Third => (0x8a, 0x95, 0xa1),
            Ink::Grid => (0xe8, 0xe8, 0xe4),
            Ink::Axis => (0x6f, 0x73, 0x7a),
            Ink::Band => (0xdf, 0xe5, 0xeb),
            Ink::Accent => (0x0b, 0x57, 0xa3),
            Ink::AccentWash => (0xe5, 0xef, 0xf9),
            Ink::Risk => (0xad, 0x3a, 0x0c),
            Ink::Ink => (0x17, 0x19, 0x1c),
            Ink::Soft => (0x4b, 0x4f, 0x55),
            Ink::LineStrong => (0xb9, 0xba, 0xb5),
            Ink::Paper => (0xff, 0xff, 0xff),
        }
    }

    /// The ink whose [`Ink::light`] color this is.
    pub(super) fn of_light(rgb: (u8, u8, u8)) -> Option<Ink> {
        Ink::ALL.into_iter().find(|ink| ink.light() == rgb)
    }

    /// The class the page's style sheet colors a text by. Tick labels have the default color there,
    /// so `t-axis` needs no rule; it only names the color for [`super::Picture::standalone`].
    pub(super) fn class(self) -> &'static str {
        match self {
            Ink::Ink | Ink::First => "t-ink",
            Ink::Soft | Ink::Second => "t-soft",
            Ink::Accent => "t-accent",
            Ink::Risk => "t-risk",
            Ink::Paper => "t-paper",
            _ => "t-axis",
        }
    }

    /// The ink of a class, the way back from [`Ink::class`].
    pub(super) fn of_class(class: &str) -> Option<Ink> {
        [Ink::Ink, Ink::Soft, Ink::Accent, Ink::Risk, Ink::Paper, Ink::Axis]
            .into_iter()
            .find(|ink| ink.class() == class)
    }
}

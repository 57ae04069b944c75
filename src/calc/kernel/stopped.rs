/// A long calculation was stopped before its end, by whoever it reported its progress to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped before its end")]
pub struct Stopped;

//! What all sections of the page share.

use keyline::calc::{self, Undefined};
use keyline::plan::{AccountId, Bound, Money};
use leptos::prelude::*;

use super::shares::Parted;
use crate::draws::Drawing;
use crate::form::Filled;

/// Computed once for the page.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The three methods and their blend.
    pub targets: Memo<calc::target::Targets>,
    /// A target tried out in place of the blend, until one is committed.
    pub draft: Filled<Option<Money>>,
    /// What is split: the committed target, else the one tried out, else the blend.
    pub total: Memo<Result<Money, Undefined>>,
    /// The split of that.
    pub parted: Signal<Parted>,
    /// Whether a target is committed.
    pub is_committed: Memo<bool>,
    /// The drawing of the years that ranges and chances come from.
    pub drawing: Drawing,
    /// A bound that is being typed: the split shows what it would make before it is taken.
    pub trying: RwSignal<Option<(AccountId, Bound)>>,
}

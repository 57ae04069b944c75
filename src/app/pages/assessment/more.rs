//! Long lists, shown in parts.

use leptos::prelude::*;

use crate::parts::Button;
use crate::session::Session;

/// Rows shown at first, and more at each press.
pub const PAGE: usize = 50;

/// The button below a list that is shown in parts.
#[component]
pub fn More(
    /// How many are shown.
    limit: RwSignal<usize>,
    /// How many there are.
    #[prop(into)]
    all: Signal<usize>,
) -> impl IntoView {
    let session = Session::get();
    let left = Memo::new(move |_| all.get().saturating_sub(limit.get()).min(PAGE));
    move || {
        let text = session.text().assessment();
        (left.get() > 0).then(|| {
            view! {
                <p class="frame__foot">
                    <Button small=true on_press=move || limit.update(|limit| *limit += PAGE)>
                        {(text.more)(left.get())}
                    </Button>
                    {(text.shown_of)(limit.get(), all.get())}
                </p>
            }
        })
    }
}

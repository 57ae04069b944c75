use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::parts::Button;
use crate::session::Session;

/// Shows the board alone on the whole screen, and prints it.
#[component]
pub fn Tools(
    /// The page.
    main: NodeRef<html::Main>,
) -> impl IntoView {
    let session = Session::get();
    let alone = RwSignal::new(browser::is_alone());
    let refused = RwSignal::new(false);
    // Escape leaves without a word from us.
    let handle = window_event_listener_untyped("fullscreenchange", move |_| {
        alone.set(browser::is_alone());
        refused.set(false);
    });
    on_cleanup(move || {
        handle.remove();
        // Another page is not for the meeting room.
        if browser::is_alone() {
            browser::leave_alone();
        }
    });
    let switch = move || {
        if alone.get_untracked() {
            return browser::leave_alone();
        }
        let Some(main) = main.get_untracked() else { return };
        // With the panel beside the page a figure can be asked why there, too.
        let shown = main.closest(".stage").ok().flatten().unwrap_or_else(|| main.into());
        browser::show_alone(&shown, move |shown| {
            // The page may be gone by then.
            let _ = refused.try_set(!shown);
        });
    };
    let word = move || {
        let text = session.text().scoreboard();
        if alone.get() { text.leave } else { text.full_screen }
    };
    view! {
        <Button testid="board-full" on_press=switch>{word}</Button>
        <Button testid="board-print" on_press=browser::print>{session.said(|text| text.scoreboard().print)}</Button>
        {move || {
            refused.get().then(|| view! {
                <p class="board__refused risk" role="status" data-testid="board-refused">
                    {session.said(|text| text.scoreboard().refused)}
                </p>
            })
        }}
    }
}

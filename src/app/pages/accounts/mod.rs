//! The grid of all accounts, in which one can type.
//!
//! What the grid *is* stands in plain files that know no signal and are tested natively: `place` (moves and ranges),
//! `change` (what typed and pasted text asks of the plan), `frame`, `column`, `value`, `standing`, `order`, `cell` and
//! `words` (what is shown). `sheet` holds it as state and says what can be done to it. `grid`, `editor`, `toolbar`,
//! `entry`, `foot` and `dialogs` show it; `keys`, `mouse`, `typing` and `clipboard` change it.

mod cell;
mod change;
mod clipboard;
mod column;
mod dialogs;
mod editor;
mod entry;
mod export;
mod foot;
mod frame;
mod grid;
mod keys;
mod mouse;
mod order;
mod place;
mod sheet;
mod standing;
mod toolbar;
mod typing;
mod value;
mod words;

use leptos::prelude::*;

use sheet::Sheet;

/// The page.
#[component]
pub fn Accounts() -> impl IntoView {
    let sheet = Sheet::provide();
    clipboard::listen(sheet);
    view! {
        <main id="main" class="accounts stage__tall">
            <h1 class="visually-hidden">{move || sheet.session.text().accounts().title}</h1>
            <toolbar::Toolbar />
            <entry::Entry />
            <grid::Grid />
            <foot::Foot />
            <dialogs::Dialogs />
        </main>
    }
}

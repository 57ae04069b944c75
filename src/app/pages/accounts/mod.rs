//! The grid of all accounts, in which one can type.
//!
//! `sheet` is the state and what can be done to it; `place` and `change` are plain functions of it: moves and
//! ranges, and what typed and pasted text asks of the plan. `column`, `value`, `standing`, `order` and `cell`
//! say what is shown; `grid`, `editor`, `toolbar`, `entry`, `foot` and `dialogs` show it; `keys`, `mouse` and
//! `clipboard` listen.

mod cell;
mod change;
mod clipboard;
mod column;
mod dialogs;
mod editor;
mod entry;
mod export;
mod foot;
mod grid;
mod keys;
mod mouse;
mod order;
mod place;
mod sheet;
mod standing;
mod toolbar;
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

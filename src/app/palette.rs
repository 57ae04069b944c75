//! The command palette: every page, account and command by name, in either language; and the keys.

use keyline::calc::Method;
use keyline::plan::{AccountId, AccountSearch};
use keyline::text::{Language, Text, how_well};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::parts::{Icon, Shape};
use super::route::{Part, Route};
use super::session::{Document, Session, Theme};
use super::{browser, copy};

/// What is open of it. The first part of the page listens for its keys; all else comes with the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Finding and doing.
    Find,
    /// The keys.
    Keys,
}

/// What is open of the palette, if anything.
#[derive(Clone, Copy)]
pub struct Palette(pub RwSignal<Option<View>>);

/// Accounts that are offered at once.
const ACCOUNTS: usize = 8;

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Go(Route),
    Import,
    Undo,
    Redo,
    Language,
    Theme(Theme),
    Copy,
    Print,
    Leave,
    Restart,
    Keys,
}

/// Where what can be chosen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Pages,
    Accounts,
    Commands,
}

/// Every page of the planner that is not of one account.
fn pages() -> impl Iterator<Item = Route> {
    let methods = Method::ALL.map(Route::Sheet);
    Route::PAGES.into_iter().chain(methods).chain(Part::ALL.map(Route::Part))
}

/// Every command that can be carried out now.
fn commands(session: Session) -> Vec<Command> {
    let is_sample = session.document() == Document::Sample;
    offered(is_sample, session.undo_label().is_some(), session.redo_label().is_some())
}

fn offered(is_sample: bool, can_undo: bool, can_redo: bool) -> Vec<Command> {
    let all = [
        (Command::Import, true),
        (Command::Undo, can_undo),
        (Command::Redo, can_redo),
        (Command::Copy, true),
        (Command::Leave, is_sample),
        (Command::Restart, is_sample),
        (Command::Print, true),
        (Command::Language, true),
        (Command::Theme(Theme::System), true),
        (Command::Theme(Theme::Light), true),
        (Command::Theme(Theme::Dark), true),
        (Command::Keys, true),
    ];
    all.into_iter().filter(|(_, can_be)| *can_be).map(|(command, _)| command).collect()
}

/// What fits, the best first, and as it stood where that is the same; the lower the rank, the better.
fn best_first<T>(all: Vec<T>, rank: impl Fn(&T) -> Option<u8>) -> Vec<T> {
    let mut all: Vec<(u8, T)> = all.into_iter().filter_map(|one| Some((rank(&one)?, one))).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, one)| one).collect()
}

/// The place of the option that an arrow goes to: round, past the ends.
fn arrowed(at: usize, key: &str, count: usize) -> Option<usize> {
    let count = count.max(1);
    match key {
        "ArrowDown" => Some((at + 1) % count),
        "ArrowUp" => Some((at + count - 1) % count),
        _ => None,
    }
}

impl Command {
    fn name(self, session: Session, text: Text) -> String {
        let (palette, shell, words) = (text.palette(), text.shell(), text.words());
        let method = |method| match method {
            Method::Benchmark => words.benchmark,
            Method::InputOutput => words.input_output,
            Method::Baseline => words.baseline,
        };
        let step = |label: Option<_>, say: fn(&str) -> String| {
            label.map_or_else(String::new, |label| say(&(text.edit().label)(label)))
        };
        let fixed = match self {
            Command::Go(Route::Account(id)) => {
                return session.peek(|plan| {
                    plan.account(id).map_or_else(String::new, |account| account.profile.name.to_string())
                });
            }
            Command::Go(Route::Sheet(of)) => return (palette.sheet)(method(of)),
            Command::Undo => return step(session.undo_label(), palette.undo),
            Command::Redo => return step(session.redo_label(), palette.redo),
            Command::Go(Route::Part(part)) => part.word(text),
            Command::Go(page) => {
                Route::PAGES.iter().position(|it| *it == page).map_or("", |at| shell.nav[at])
            }
            Command::Import => palette.import,
            Command::Language => palette.language,
            Command::Theme(Theme::System) => shell.theme[0],
            Command::Theme(Theme::Light) => shell.theme[1],
            Command::Theme(Theme::Dark) => shell.theme[2],
            Command::Copy => shell.keep_a_copy,
            Command::Print => palette.print,
            Command::Leave => shell.sample_leave,
            Command::Restart => shell.sample_reset,
            Command::Keys => palette.keys_title,
        };
        fixed.to_string()
    }

    /// The key that does the same.
    fn key(self) -> &'static str {
        match self {
            Command::Undo => "Ctrl Z",
            Command::Redo => "Ctrl Y",
            Command::Keys => "?",
            _ => "",
        }
    }

    fn run(self, session: Session, palette: Palette) {
        match self {
            Command::Go(page) => page.go(),
            // A file is chosen, dropped or pasted there.
            Command::Import => Route::Start.go(),
            Command::Undo => session.undo(),
            Command::Redo => session.redo(),
            Command::Language => session.set_language(session.language().other()),
            Command::Theme(theme) => session.set_theme(theme),
            // A copy that holds what people are paid is asked about first, where it is handed out.
            Command::Copy if !session.has_held_pay() => copy::keep_copy(session),
            Command::Copy => Route::Settings.go(),
            Command::Print => browser::print(),
            Command::Leave => session.switch(session.own()),
            Command::Restart => session.reset_sample(),
            Command::Keys => palette.0.set(Some(View::Keys)),
        }
    }
}

/// The palette or the keys, over the page.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    let session = Session::get();
    let palette = expect_context::<Palette>();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            // Where a browser shows no dialog, what stands in it stands in the page.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let title = move || {
        let text = session.text().palette();
        if palette.0.get() == Some(View::Keys) { text.keys_title } else { text.title }
    };
    let view = move || match palette.0.get() {
        Some(View::Find) => Some(view! { <Find close=Box::new(close) /> }.into_any()),
        Some(View::Keys) => Some(view! { <Keys close=Box::new(close) /> }.into_any()),
        None => None,
    };
    // A press beside it closes it: all within stands on what fills the dialog.
    let press = move |event: ev::MouseEvent| {
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if on.is_some() {
            close();
        }
    };
    // It closes this, and not what is open below.
    let hold = |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
        }
    };
    view! {
        <dialog
            class="dialog palette"
            node_ref=dialog
            aria-label=title
            data-testid="palette"
            on:close=move |_| palette.0.set(None)
            on:keydown=hold
            on:click=press
        >
            {view}
        </dialog>
    }
}

/// What is found of one group.
type Found = (Group, Vec<Command>);

#[component]
fn Find(close: Box<dyn Fn()>) -> impl IntoView {
    let session = Session::get();
    let palette = expect_context::<Palette>();
    let sought = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let search = StoredValue::new(session.peek(|plan| AccountSearch::of(plan.accounts())));
    let found = Memo::new(move |_| {
        session.track();
        let sought = sought.get();
        // Each by its name in both languages, as a class speaks one and the page may speak the other.
        let fits = |command: &Command| {
            let names = [Language::En, Language::Zh].map(|language| command.name(session, language.text()));
            how_well(&sought, &[&names[0], &names[1]])
        };
        let rows = search.with_value(|search| search.find(&sought, ACCOUNTS));
        let accounts = session.peek(|plan| {
            let ids = rows.iter().filter_map(|&row| Some(plan.accounts().get(row)?.id));
            ids.map(|id: AccountId| Command::Go(Route::Account(id))).collect::<Vec<_>>()
        });
        let all: [Found; 3] = [
            (Group::Pages, best_first(pages().map(Command::Go).collect(), fits)),
            (Group::Accounts, accounts),
            (Group::Commands, best_first(commands(session), fits)),
        ];
        all.into_iter().filter(|(_, found)| !found.is_empty()).collect::<Vec<_>>()
    });
    let all =
        move || found.with(|found| found.iter().flat_map(|(_, found)| found).copied().collect::<Vec<_>>());
    let run = StoredValue::new_local(move |command: Command| {
        if command != Command::Keys {
            // The focus goes back to where it was before anything else happens.
            close();
        }
        command.run(session, palette);
    });
    let on_key = move |event: ev::KeyboardEvent| {
        // What an input method composes with is its own.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let all = all();
        let key = event.key();
        if let Some(to) = arrowed(at.get_untracked(), &key, all.len()) {
            at.set(to);
        } else if key != "Enter" {
            return;
        } else if let Some(&command) = all.get(at.get_untracked()) {
            run.with_value(|run| run(command));
        }
        event.prevent_default();
    };
    let typed = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            at.set(0);
            sought.set(input.value());
        }
    };
    Effect::new(move |_| {
        found.track();
        let option = format!("palette-{}", at.get());
        request_animation_frame(move || {
            if let Some(option) = document().get_element_by_id(&option) {
                browser::show_nearest(&option);
            }
        });
    });
    let groups = move || {
        let mut place = 0;
        let group = |(group, commands): (Group, Vec<Command>)| {
            let text = session.text().palette();
            let title = match group {
                Group::Pages => text.pages,
                Group::Accounts => text.accounts,
                Group::Commands => text.commands,
            };
            let options = commands.into_iter().map(|command| {
                let here = place;
                place += 1;
                let name = command.name(session, session.text());
                let key = Some(command.key()).filter(|key| !key.is_empty());
                view! {
                    <div
                        class="palette__option"
                        role="option"
                        id=format!("palette-{here}")
                        aria-selected=move || (at.get() == here).to_string()
                        on:pointermove=move |_| {
                            if at.get_untracked() != here {
                                at.set(here);
                            }
                        }
                        on:click=move |_| run.with_value(|run| run(command))
                    >
                        <bdi>{name}</bdi>
                        {key.map(|key| view! { <kbd>{key}</kbd> })}
                    </div>
                }
            });
            let options = options.collect::<Vec<_>>();
            view! {
                <div role="group" aria-label=title>
                    <p class="palette__group" aria-hidden="true">{title}</p>
                    {options}
                </div>
            }
        };
        found.get().into_iter().map(group).collect::<Vec<_>>()
    };
    let none = move || {
        found.with(Vec::is_empty).then(|| {
            let words = (session.text().palette().none)(sought.get().trim());
            view! { <p class="palette__none" data-testid="palette-none">{words}</p> }
        })
    };
    view! {
        <div class="palette__inside">
            <label class="palette__search">
                <Icon shape=Shape::Search />
                <span class="visually-hidden">{session.said(|text| text.palette().sought)}</span>
                <input
                    class="palette__input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls="palette-list"
                    aria-activedescendant=move || (!found.with(Vec::is_empty)).then(|| format!("palette-{}", at.get()))
                    placeholder=session.said(|text| text.palette().sought)
                    data-testid="palette-sought"
                    on:input=typed
                    on:keydown=on_key
                />
                <kbd>"Esc"</kbd>
            </label>
            <div class="palette__list" role="listbox" id="palette-list" aria-label=session.said(|text| text.palette().title)>
                {groups}
            </div>
            <div role="status">{none}</div>
        </div>
    }
}

#[component]
fn Keys(close: Box<dyn Fn()>) -> impl IntoView {
    let session = Session::get();
    let button = NodeRef::<html::Button>::new();
    // Whoever came from the palette had the focus in what is gone now.
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            let _ = button.focus();
        }
    });
    let places = move || {
        let place = |place: &'static keyline::text::KeysIn| {
            let rows = place.keys.iter().map(|(key, does)| {
                view! { <tr><th scope="row"><kbd>{*key}</kbd></th><td>{*does}</td></tr> }
            });
            view! {
                <section>
                    <h3>{place.place}</h3>
                    <table class="palette__keys"><tbody>{rows.collect_view()}</tbody></table>
                </section>
            }
        };
        session.text().palette().keys.iter().map(place).collect_view()
    };
    view! {
        <div class="palette__inside">
            <div class="palette__head">
                <h2>{session.said(|text| text.palette().keys_title)}</h2>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=session.said(|text| text.words().close)
                    data-testid="keys-close"
                    node_ref=button
                    on:click=move |_| close()
                >
                    <Icon shape=Shape::Cross />
                </button>
            </div>
            // Scrolled by key, where there are more than fit.
            <div
                class="palette__places"
                role="group"
                tabindex="0"
                aria-label=session.said(|text| text.palette().keys_title)
                data-testid="keys"
            >
                {places}
            </div>
            <p class="soft">{session.said(|text| text.palette().keys_mac)}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_offered_once() {
        let all: Vec<Route> = pages().collect();
        for (at, page) in all.iter().enumerate() {
            assert!(!all[..at].contains(page), "{page:?}");
        }
        assert_eq!(all.len(), Route::PAGES.len() + Method::ALL.len() + Part::ALL.len());
    }

    #[test]
    fn only_what_can_be_done_is_offered() {
        let plain = offered(false, false, false);
        for (command, with) in [
            (Command::Undo, offered(false, true, false)),
            (Command::Redo, offered(false, false, true)),
            (Command::Leave, offered(true, false, false)),
            (Command::Restart, offered(true, false, false)),
        ] {
            assert!(!plain.contains(&command) && with.contains(&command), "{command:?}");
        }
    }

    #[test]
    fn the_best_comes_first_and_equals_stay_in_their_order() {
        let names = vec!["reset plan", "plan", "other", "a plan", "plan b"];
        let found = best_first(names.clone(), |name| how_well("plan", &[name]));
        assert_eq!(found, ["plan", "plan b", "reset plan", "a plan"]);
        // Who seeks nothing is shown all, as it stands.
        assert_eq!(best_first(names.clone(), |name| how_well("", &[name])), names);
    }

    #[test]
    fn the_arrows_go_round() {
        assert_eq!(arrowed(0, "ArrowUp", 3), Some(2));
        assert_eq!(arrowed(2, "ArrowDown", 3), Some(0));
        assert_eq!(arrowed(1, "ArrowDown", 3), Some(2));
        assert_eq!(arrowed(0, "ArrowDown", 0), Some(0));
        assert_eq!(arrowed(0, "Enter", 3), None);
    }
}

//! What is shown, and what can be done with all of it.

use keyline::plan::{Class, FiscalYear};
use leptos::ev;
use leptos::prelude::*;

use super::column::View;
use super::order::Among;
use super::place::{Place, Selection};
use super::sheet::Sheet;
use super::{export, typing};
use crate::parts::{Button, Choice, Icon, Segments, Shape, Weight};
use crate::route::Route;

/// The toolbar.
#[component]
pub fn Toolbar() -> impl IntoView {
    let sheet = Sheet::get();
    let text = move || sheet.session.text().accounts();
    let views =
        Signal::derive(move || View::ALL.into_iter().zip(text().views.map(String::from)).collect::<Vec<_>>());
    let is_months = move || sheet.view.get() == View::Months;
    view! {
        <div class="toolbar">
            <Find />
            <Segments
                label=Signal::derive(move || text().view.to_string())
                choices=views
                chosen=sheet.view
                on_choose=move |view| {
                    if typing::commit(sheet, None) {
                        sheet.view.set(view);
                        sheet.select(Selection::at(Place { column: 0, ..sheet.selection.get_untracked().head }));
                    }
                }
            />
            {move || is_months().then(|| view! { <YearChoice /> })}
            <Filters />
            <span class="toolbar__end">
                <Button weight=Weight::Quiet testid="add-row" on_press=move || typing::begin_account(sheet)>
                    <Icon shape=Shape::Plus />
                    {move || text().add}
                </Button>
                <a class="button" href=Route::Start.href()>
                    <Icon shape=Shape::Load />
                    {move || text().import}
                </a>
                <span title=move || text().export_hint>
                    <Button testid="export-csv" on_press=move || export::download(sheet)>
                        <Icon shape=Shape::Save />
                        {move || text().export}
                    </Button>
                </span>
            </span>
        </div>
    }
}

/// Finds accounts by a part of their name or code.
#[component]
fn Find() -> impl IntoView {
    let sheet = Sheet::get();
    let text = move || sheet.session.text().accounts();
    let handle = window_event_listener(ev::keydown, move |event| {
        let control = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
        let asked = sheet.question.with_untracked(Option::is_some);
        if control
            && !asked
            && event.key().eq_ignore_ascii_case("f")
            && let Some(find) = sheet.find.get_untracked()
        {
            event.prevent_default();
            // An input that cannot take the focus leaves it where it is.
            let _ = find.focus();
            find.select();
        }
    });
    on_cleanup(move || handle.remove());
    let find = move |words: String| sheet.filter(|filter| filter.find = words);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match &*event.key() {
            "Escape" => {
                find(String::new());
                sheet.focus();
            }
            "Enter" | "ArrowDown" => {
                event.prevent_default();
                sheet.select(Selection::at(Place::default()));
                sheet.focus();
            }
            _ => {}
        }
    };
    view! {
        <label class="find">
            <Icon shape=Shape::Search />
            <span class="visually-hidden">{move || text().find}</span>
            <input
                node_ref=sheet.find
                class="find__input"
                type="search"
                autocomplete="off"
                placeholder=move || text().find
                data-testid="find-account"
                prop:value=move || sheet.request.with(|request| request.filter.find.clone())
                on:input=move |event| find(event_target_value(&event))
                on:keydown=on_key
            />
            <kbd aria-hidden="true">"Ctrl F"</kbd>
        </label>
    }
}

#[component]
fn YearChoice() -> impl IntoView {
    let sheet = Sheet::get();
    let numbers = sheet.session.numbers();
    let years = move || -> Vec<(FiscalYear, String)> {
        let numbers = numbers.get();
        sheet.years().into_iter().rev().map(|year| (year, numbers.year(year))).collect()
    };
    view! {
        <Choice
            label=Signal::derive(move || sheet.session.text().accounts().fiscal_year.to_string())
            choices=Signal::derive(years)
            chosen=Signal::derive(move || sheet.year())
            on_choose=move |year| sheet.show_year(year)
            bare=true
            testid="months-year"
        />
    }
}

#[component]
fn Filters() -> impl IntoView {
    let sheet = Sheet::get();
    let text = move || sheet.session.text();
    let among =
        move || {
            let (words, own) = (text().words(), text().accounts());
            let all = sheet.accounts.get();
            sheet.standing.with(|standing| {
                let mut choices = vec![(Among::All, (own.count_of)(words.all, all))];
                choices.extend(Class::ALL.map(|class| {
                    (Among::Class(class), (own.count_of)(class.as_str(), standing.count(class)))
                }));
                if standing.without_class > 0 {
                    choices.push((Among::NoClass, (own.count_of)(own.no_class, standing.without_class)));
                }
                choices.push((Among::Key, (own.count_of)(own.key, standing.keys)));
                choices
            })
        };
    let owners =
        move || sheet.standing.with(|standing| choices(text().accounts().all_owners, &standing.owners));
    let regions =
        move || sheet.standing.with(|standing| choices(text().accounts().all_regions, &standing.regions));
    let has_owners = Memo::new(move |_| sheet.standing.with(|standing| !standing.owners.is_empty()));
    let has_regions = Memo::new(move |_| sheet.standing.with(|standing| !standing.regions.is_empty()));
    let owner = move || {
        let word = text().accounts().all_owners;
        view! {
            <Choice
                label=Signal::derive(move || word.to_string())
                choices=Memo::new(move |_| owners())
                chosen=Signal::derive(move || sheet.request.with(|request| request.filter.owner.clone()))
                on_choose=move |owner| sheet.filter(|filter| filter.owner = owner)
                bare=true
                testid="filter-owner"
            />
        }
    };
    let region = move || {
        let word = text().accounts().all_regions;
        view! {
            <Choice
                label=Signal::derive(move || word.to_string())
                choices=Memo::new(move |_| regions())
                chosen=Signal::derive(move || sheet.request.with(|request| request.filter.region.clone()))
                on_choose=move |region| sheet.filter(|filter| filter.region = region)
                bare=true
                testid="filter-region"
            />
        }
    };
    view! {
        <Segments
            label=Signal::derive(move || text().accounts().among.to_string())
            choices=Memo::new(move |_| among())
            chosen=Signal::derive(move || sheet.request.with(|request| request.filter.among))
            on_choose=move |among| sheet.filter(|filter| filter.among = among)
        />
        {move || has_owners.get().then(owner)}
        {move || has_regions.get().then(region)}
    }
}

/// All, and each of these.
fn choices(all: &str, texts: &[Box<str>]) -> Vec<(Option<Box<str>>, String)> {
    let each = texts.iter().map(|text| (Some(text.clone()), text.to_string()));
    std::iter::once((None, all.to_string())).chain(each).collect()
}

use keyline::file::date::DayOrder;
use keyline::file::import::{Question, Role, UnitSeen};
use keyline::file::number::NumberStyle;
use keyline::plan::{Currency, Intake, Month};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::identity::{Met, Missing, ToldApart};
use super::model::{Ask, years_offered};
use super::seen::Seen;
use crate::browser;
use crate::parts::{Button, Choice, Icon, Segments, Shape, Weight};
use crate::session::Session;

/// How many columns of a unit are named.
const UNIT_COLUMNS: usize = 3;

/// What only the user knows, and the word to go ahead.
#[component]
pub fn Decide(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    view! {
        <section class="rule import__questions">
            <Reading seen />
            <Units seen />
            <ToldApart seen />
            <Met seen />
            <Missing seen />
            <Currencies seen />
            <Waiting seen />
            <Horizon seen />
            <IntakeChoice seen />
            <Confirm seen />
        </section>
    }
}

/// Rows that wait: add them together where that mends them, or leave them out, once nothing else is asked.
#[component]
fn Waiting(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let offered = move || seen.with(|import| import.must_fix_total) > 0 && seen.open_questions() == 0;
    let rows = move || seen.with(|import| import.rows_waiting);
    let money = move || seen.part_of_all(seen.with(|import| import.money_waiting));
    let together = move || seen.importing.options().with(|options| options.add_duplicates_together);
    let toggle = move |_| {
        let wanted = !together();
        seen.again(move |options| options.add_duplicates_together = wanted);
    };
    let leave = move || {
        let text = session.text().import();
        match (seen.leave_out.get(), rows()) {
            (true, _) => text.take_back.to_string(),
            (false, 0) => text.leave_out_other.to_string(),
            (false, rows) => {
                let money = money();
                (text.leave_out)(rows, money.as_ref().map(|(part, all)| (&**part, &**all)))
            }
        }
    };
    let said = move || {
        let money = money();
        let money = money.as_ref().map(|(part, all)| (&**part, &**all));
        (seen.leave_out.get() && rows() > 0).then(|| (session.text().import().left_out)(rows(), money))
    };
    view! {
        {move || seen.asks_duplicates().then(|| view! {
            <label class="import__check">
                <input type="checkbox" prop:checked=together on:change=toggle data-testid="import-add" />
                <span>{session.said(|text| text.import().add_duplicates)}</span>
            </label>
        })}
        {move || offered().then(|| view! {
            <p class="import__leave">
                <Button testid="import-leave-out" on_press=move || seen.leave_out.update(|out| *out = !*out)>
                    {leave}
                </Button>
                <span class="small soft">{said}</span>
            </p>
        })}
    }
}

/// How numbers and dates are to be read, where the file does not tell.
#[component]
fn Reading(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let decimals = Signal::derive(move || {
        let text = session.text().import();
        let styles = [NumberStyle::Point, NumberStyle::Comma];
        let mut words: Vec<(Option<NumberStyle>, String)> =
            styles.map(|style| (Some(style), (text.decimal)(style).to_string())).to_vec();
        if seen.decimal().is_none() {
            words.insert(0, (None, text.undecided.to_string()));
        }
        words
    });
    let orders = Signal::derive(move || {
        let text = session.text().import();
        let mut words: Vec<(Option<DayOrder>, String)> =
            DayOrder::ALL.map(|order| (Some(order), (text.day_order)(order).to_string())).to_vec();
        if seen.day_order().is_none() {
            words.insert(0, (None, text.undecided.to_string()));
        }
        words
    });
    let years = Signal::derive(move || {
        let now = Month::of(browser::today()).map(Month::year);
        let found = seen.with(|import| import.year);
        let years = years_offered(now, found).into_iter();
        let mut words: Vec<(Option<i32>, String)> =
            years.map(|year| (Some(year), year.to_string())).collect();
        if found.is_none() {
            words.insert(0, (None, session.text().import().undecided.to_string()));
        }
        words
    });
    // Told apart by their columns, so that a choice in one does not draw the others anew.
    let twice = move || seen.with(|import| import.twice());
    view! {
        <For each=twice key=|twice| twice.clone() children=move |(role, columns)| view! { <WhichColumn seen role columns /> } />
        {move || seen.asks_year().then(|| view! {
            <Choice
                label=session.said(|text| text.import().year_label)
                choices=years
                chosen=Signal::derive(move || seen.with(|import| import.year))
                on_choose=move |year| seen.again(move |options| options.year = year)
                testid="import-year"
            />
        })}
        {move || seen.asks_decimal().then(|| view! {
            <Choice
                label=session.said(|text| text.import().decimal_label)
                choices=decimals
                chosen=Signal::derive(move || seen.decimal())
                on_choose=move |style| seen.again(move |options| options.decimal = style)
                testid="import-decimal"
            />
        })}
        {move || seen.asks_day_order().then(|| view! {
            <Choice
                label=session.said(|text| text.import().day_order_label)
                choices=orders
                chosen=Signal::derive(move || seen.day_order())
                on_choose=move |order| seen.again(move |options| options.day_order = order)
                testid="import-day-order"
            />
        })}
    }
}

/// The units that headings and titles tell, and whether amounts are multiplied by them.
#[component]
fn Units(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let units = Memo::new(move |_| seen.with(|import| import.units.clone()));
    let any = Memo::new(move |_| units.with(|units| !units.is_empty()));
    let told = move || {
        let (text, words) = (session.text().import(), session.text().words());
        let numbers = seen.numbers();
        let several = units.with(|units| units.len() > 1);
        let said = |unit: &UnitSeen| {
            let headings = seen.with(|import| {
                let heading = |&at: &usize| import.columns.get(at).map(|column| column.heading.to_string());
                unit.columns.iter().take(UNIT_COLUMNS).filter_map(heading).collect::<Vec<_>>()
            });
            let headings = several.then(|| (words.list)(&headings));
            (text.unit)(unit, headings.as_deref(), &numbers)
        };
        units.with(|units| units.iter().map(said).collect::<Vec<_>>())
    };
    let as_they_stand = move || {
        let numbers = seen.numbers();
        let example = units.with(|units| {
            let (cell, amount, _) = units.first()?.example.clone()?;
            Some((cell, numbers.to_the_cent(amount.round(numbers.currency.digits)?)))
        });
        let example = example.as_ref().map(|(cell, amount)| (&**cell, &**amount));
        (session.text().import().as_they_stand)(example)
    };
    let chosen = move || seen.importing.options().with(|options| options.amounts_as_they_stand);
    let toggle = move |_| {
        let wanted = !untrack(chosen);
        seen.again(move |options| options.amounts_as_they_stand = wanted);
    };
    view! {
        {move || any.get().then(|| view! {
            <div class="import__intake">
                {move || (!chosen()).then(|| {
                    let said = told().into_iter().map(|said| view! { <p class="small">{said}</p> });
                    view! { <div data-testid="import-units">{said.collect_view()}</div> }
                })}
                <label class="import__check">
                    <input
                        type="checkbox"
                        prop:checked=chosen
                        on:change=toggle
                        data-testid="import-as-they-stand"
                    />
                    <span>{as_they_stand}</span>
                </label>
            </div>
        })}
    }
}

/// Amounts in another currency than the plan's: they are not converted, and so not taken unless they are none.
#[component]
fn Foreign(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let foreign = Memo::new(move |_| seen.foreign());
    let own = session.derive(|plan| plan.settings().currency);
    let words = move || {
        let text = session.text().import();
        foreign.get().map(|tender| (text.currency_other)(&(text.tender)(tender), own.get().code()))
    };
    let same = move || (session.text().import().currency_same)(own.get().code());
    view! {
        {move || words().map(|words| view! {
            <div class="import__intake">
                <p class="small caution" data-testid="import-foreign"><Icon shape=Shape::Warn small=true />" "{words}</p>
                <label class="import__check">
                    <input
                        type="checkbox"
                        prop:checked=move || seen.same_currency.get()
                        on:change=move |_| seen.same_currency.update(|same| *same = !*same)
                        data-testid="import-same-currency"
                    />
                    <span>{same}</span>
                </label>
            </div>
        })}
    }
}

/// Amounts of several currencies: which of them are taken, where a column tells them apart.
#[component]
fn Currencies(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let taken = move || seen.importing.options().with(|options| options.currency);
    let mixed = Memo::new(move |_| seen.with(|import| import.mixes_currencies()));
    let choices = Signal::derive(move || {
        let undecided = taken().is_none().then(|| (None, session.text().import().undecided.to_string()));
        let known = Currency::KNOWN.map(|currency| (Some(currency), currency.code().to_string()));
        undecided.into_iter().chain(known).collect::<Vec<_>>()
    });
    let take = move |currency: Option<Currency>| {
        let empty = session.peek(|plan| plan.accounts().is_empty());
        if let Some(currency) = currency.filter(|_| empty) {
            seen.currency.set(Some(currency));
        }
        seen.again(move |options| {
            options.currency = currency;
            if let Some(currency) = currency.filter(|_| empty) {
                options.digits = currency.digits;
            }
        });
    };
    let words = move || {
        let (text, words) = (session.text().import(), session.text().words());
        let tenders = seen.with(|import| {
            import.tenders.iter().map(|(tender, _)| (text.tender)(*tender)).collect::<Vec<_>>()
        });
        (text.currency_mixed)(&(words.list)(&tenders))
    };
    view! {
        {move || (mixed.get() || taken().is_some()).then(|| view! {
            <Choice
                label=session.said(|text| text.import().currency_which)
                choices
                chosen=Signal::derive(taken)
                on_choose=take
                testid="import-which-currency"
            />
        })}
        {move || mixed.get().then(|| view! {
            <p class="small caution"><Icon shape=Shape::Warn small=true />" "{words}</p>
        })}
    }
}

/// Which of several columns headed alike holds something.
#[component]
fn WhichColumn(seen: Seen, role: Role, columns: Vec<usize>) -> impl IntoView {
    let session = Session::get();
    let label = Signal::derive(move || {
        let text = session.text().import();
        (text.twice_label)(&(text.role)(role, &session.numbers().get()))
    });
    let choices = Signal::derive(move || {
        let text = session.text().import();
        let undecided = (None, text.undecided.to_string());
        seen.with(|import| {
            let column = |&at: &usize| {
                let column = import.columns.get(at)?;
                let samples = column.samples.join(" · ");
                Some((Some(at), (text.twice_choice)(at + 1, &column.heading, &samples)))
            };
            std::iter::once(undecided).chain(columns.iter().filter_map(column)).collect::<Vec<_>>()
        })
    });
    let table = seen.table();
    let choose = move |column: Option<usize>| {
        if let Some(column) = column {
            table.choose(column, role);
        }
    };
    view! { <Choice label choices chosen=Signal::stored(None) on_choose=choose testid="import-column" /> }
}

/// The last whole month, and for a plan without accounts its currency.
#[component]
fn Horizon(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let empty = session.derive(|plan| plan.accounts().is_empty());
    let months = Signal::derive(move || {
        let numbers = session.numbers().get();
        let month = |month: Month| (Some(month), numbers.month(month));
        seen.months.get().into_iter().map(month).collect::<Vec<_>>()
    });
    let any_month = Memo::new(move |_| !seen.months.with(Vec::is_empty));
    let part = move || {
        let parts = seen.last_whole.get()?.parts;
        (!parts.is_empty()).then(|| (session.text().import().found.part_months)(&parts, &seen.numbers()))
    };
    let currencies = Signal::derive(move || {
        let open = || (None, session.text().import().currency_open.to_string());
        let known = Currency::KNOWN.map(|currency| (Some(currency), currency.code().to_string()));
        seen.currency.get().is_none().then(open).into_iter().chain(known).collect::<Vec<_>>()
    });
    let told = move || {
        let text = session.text().import();
        let tenders = seen.with(|import| {
            import.tenders.iter().map(|(tender, _)| (text.tender)(*tender)).collect::<Vec<_>>()
        });
        (!tenders.is_empty()).then(|| (text.currency_found)(&(session.text().words().list)(&tenders)))
    };
    let take = move |currency: Option<Currency>| {
        let Some(currency) = currency else { return };
        seen.currency.set(Some(currency));
        // Where the file has several, this says as well which of its rows are taken.
        let several = seen.with(|import| import.mixes_currencies());
        let (digits, taken) = seen.importing.options().with_untracked(|it| (it.digits, it.currency));
        if digits != currency.digits || several || taken.is_some() {
            seen.again(move |options| {
                options.digits = currency.digits;
                if several || taken.is_some() {
                    options.currency = Some(currency);
                }
            });
        }
    };
    view! {
        {move || empty.get().then(|| view! {
            <div>
                <Choice
                    label=session.said(|text| text.import().currency)
                    choices=currencies
                    chosen=seen.currency
                    on_choose=take
                    testid="import-currency"
                />
                {move || told().map(|words| view! { <p class="field__note">{words}</p> })}
            </div>
        })}
        <Foreign seen />
        {move || any_month.get().then(|| view! {
            <div>
                <Choice
                    label=session.said(|text| text.import().data_through)
                    choices=months
                    chosen=Signal::derive(move || seen.data_through())
                    on_choose=move |month| seen.through.set(month)
                    testid="import-through"
                />
                {move || part().map(|words| view! {
                    <p class="small caution" data-testid="import-part-month">
                        <Icon shape=Shape::Warn small=true />" "{words}
                    </p>
                })}
                <p class="field__note">{session.said(|text| text.import().data_through_note)}</p>
            </div>
        })}
    }
}

/// What becomes of the accounts that are there.
#[component]
fn IntakeChoice(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let choices = Signal::derive(move || {
        let text = session.text().import();
        vec![(Intake::Update, text.update.to_string()), (Intake::Replace, text.replace.to_string())]
    });
    let effect = move || {
        let text = session.text();
        match (seen.effect.get()?, seen.intake.get()) {
            (Ok(effect), Intake::Update) => Some((text.import().update_effect)(&effect)),
            (Ok(effect), Intake::Replace) => Some((text.import().replace_effect)(&effect)),
            (Err(error), _) => Some((text.edit().error)(&error, &session.numbers().get())),
        }
    };
    let committed = session.derive(|plan| plan.committed().is_some());
    let loses = move || seen.effect.with(|effect| matches!(effect, Some(Ok(effect)) if effect.gone > 0));
    let warned = move || committed.get() && seen.intake.get() == Intake::Replace && loses();
    let any = move || seen.effect.with(Option::is_some);
    view! {
        {move || any().then(|| view! {
            <div class="import__intake">
                <Segments
                    label=session.said(|text| text.import().intake_label)
                    choices
                    chosen=seen.intake
                    on_choose=move |intake| seen.intake.set(intake)
                />
                <p class="small soft" data-testid="import-effect">{effect}</p>
                {move || warned().then(|| view! {
                    <p class="small caution"><Icon shape=Shape::Warn small=true />" "{session.text().import().replace_committed}</p>
                })}
            </div>
        })}
    }
}

/// Something that must be settled before the import, and the ways there.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    says: String,
    /// What each is called, and the stable name of where it is settled.
    leads: Vec<(String, &'static str)>,
}

/// All that keeps the import from being taken.
fn blocks(session: Session, seen: Seen) -> Vec<Block> {
    let text = session.text().import();
    let alone = |says: String| vec![Block { says, leads: Vec::new() }];
    if seen.again.get() {
        return alone((text.reading)(&seen.importing.name()));
    }
    if seen.trouble.get().is_some() {
        return alone(text.blocked_trouble.into());
    }
    let mut blocks = Vec::new();
    let asks = seen.asks();
    if !asks.is_empty() {
        let leads = asks.iter().map(|ask| question(session, seen, *ask)).collect();
        blocks.push(Block { says: (text.questions_first)(asks.len()), leads });
    }
    // Which of several currencies is taken is asked already.
    if !seen.knows_currency() && !asks.contains(&Ask::OfFile(Question::Currency)) {
        let to = if seen.currency.get().is_none() { "import-currency" } else { "import-same-currency" };
        blocks.push(Block { says: text.blocked_currency.into(), leads: vec![(text.currency.into(), to)] });
    }
    let left_out = seen.leave_out.get();
    let (rows, anyway) = seen.with(|import| {
        let waits = import.must_fix_total > 0 && !left_out;
        (waits.then_some(import.rows_waiting), waits && import.must_fix_anyway())
    });
    let to_rows = vec![(text.waiting_rows.to_string(), "import-issues")];
    match rows {
        // Which rows they are is known once the questions are answered.
        Some(_) if !asks.is_empty() && anyway => {
            blocks.push(Block { says: (text.blocked)(0), leads: to_rows })
        }
        Some(rows) if asks.is_empty() => blocks.push(Block { says: (text.blocked)(rows), leads: to_rows }),
        _ if blocks.is_empty() && seen.with(|import| import.book.profiles.is_empty()) => {
            return alone(text.blocked_empty.into());
        }
        _ => (),
    }
    blocks
}

/// What a question is called, and where it is answered.
fn question(session: Session, seen: Seen, ask: Ask) -> (String, &'static str) {
    let text = session.text().import();
    let (words, to) = match ask {
        Ask::OfFile(Question::Decimal) => (text.decimal_label, "import-decimal"),
        Ask::OfFile(Question::DayOrder) => (text.day_order_label, "import-day-order"),
        Ask::OfFile(Question::ToldBy) => (text.found.told_by_label, "import-told-by"),
        Ask::OfFile(Question::Gap) => (text.gap_short, "import-gap"),
        Ask::OfFile(Question::Year) => (text.year_label, "import-year"),
        Ask::OfFile(Question::Currency) => (text.currency, "import-which-currency"),
        Ask::OfFile(Question::Column(role)) => {
            return ((text.twice_label)(&(text.role)(role, &seen.numbers())), "import-column");
        }
        Ask::Several => (text.several_short, "import-first-meant"),
        Ask::Between => (text.gap_short, "import-between"),
    };
    (words.to_string(), to)
}

/// Goes to where something is settled.
pub(super) fn lead_to(testid: &str) {
    let place = document().query_selector(&format!("[data-testid={testid}]")).ok().flatten();
    let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    place.scroll_into_view();
    let _ = place.focus();
}

#[component]
fn Confirm(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let dialog = NodeRef::<html::Dialog>::new();
    let blocks = Memo::new(move |_| {
        session.track();
        blocks(session, seen)
    });
    let is_blocked = Memo::new(move |_| blocks.with(|blocks| !blocks.is_empty()));
    let effect = move || seen.effect.with(|effect| effect.clone().and_then(Result::ok));
    let go = move || {
        let Some(through) = seen.data_through() else { return };
        let intake = if seen.effect.with_untracked(Option::is_none) {
            Intake::Replace
        } else {
            seen.intake.get_untracked()
        };
        let Some(currency) = seen.currency.get_untracked() else { return };
        seen.importing.confirm(intake, through, currency, seen.answers());
    };
    let press = move || {
        // Losing most of the plan is asked about once more.
        let most = effect().is_some_and(|effect| effect.gone * 2 > effect.before);
        match dialog.get_untracked().filter(|_| most && seen.intake.get_untracked() == Intake::Replace) {
            Some(dialog) => {
                let _ = dialog.show_modal();
            }
            None => go(),
        }
    };
    view! {
        <div class="import__confirm">
            <Button
                weight=Weight::Primary
                testid="import-confirm"
                disabled=is_blocked
                on_press=press
            >
                {session.said(|text| text.import().confirm)}
            </Button>
            <Button testid="import-cancel" on_press=move || seen.importing.cancel()>
                {session.said(|text| text.import().cancel)}
            </Button>
        </div>
        {move || is_blocked.get().then(|| {
            let block = move |Block { says, leads }: Block| {
                let space = session.text().words().space;
                let lead = |(at, (words, to)): (usize, (String, &'static str))| {
                    let gap = if at == 0 { space } else { " \u{b7} " };
                    view! { {gap} <button type="button" class="link" on:click=move |_| lead_to(to)>{words}</button> }
                };
                view! { <p>{says}{leads.into_iter().enumerate().map(lead).collect_view()}</p> }
            };
            let all = move || blocks.get().into_iter().map(block).collect_view();
            view! { <div class="import__blocked small soft" data-testid="import-blocked">{all}</div> }
        })}
        <dialog class="dialog" node_ref=dialog aria-labelledby="replace-title" data-testid="replace-dialog">
            <h2 id="replace-title">
                {move || effect().map(|effect| {
                    (session.text().import().replace_title)(effect.gone, effect.before)
                })}
            </h2>
            <p>{session.said(|text| text.import().replace_body)}</p>
            <form method="dialog" class="dialog__foot">
                <button class="button" autofocus>{session.said(|text| text.import().cancel)}</button>
                <button class="button button--primary" data-testid="replace-confirm" on:click=move |_| go()>
                    {session.said(|text| text.import().replace_confirm)}
                </button>
            </form>
        </dialog>
    }
}

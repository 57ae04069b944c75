//! The fields of the numbers and names that the methods are told.

use keyline::plan::{Edit, Methods};
use leptos::prelude::*;

use crate::parts::{Field, Typing};
use crate::session::Session;
use crate::typed::change;
pub use crate::typed::{Kind, number, number_reads, written};

/// Changes what the methods are told.
pub fn tell(session: Session, change_them: impl FnOnce(&mut Methods)) -> Result<(), String> {
    let mut methods = session.peek(|plan| plan.methods().clone());
    change_them(&mut methods);
    change(session, Edit::SetMethods(Box::new(methods)))
}

/// A number that a method is told.
#[component]
pub fn Entry(
    /// What it is, with its unit.
    #[prop(into)]
    label: Signal<String>,
    /// How it is typed.
    kind: Kind,
    /// Finds it; `None` is shown empty.
    read: impl Fn(&Methods) -> Option<f64> + Send + Sync + 'static,
    /// Puts it; `None` only where it is optional.
    write: impl Fn(&mut Methods, Option<f64>) + 'static,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The label is for screen readers alone.
    #[prop(optional)]
    bare: bool,
    /// Shown while empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Told what is being typed, before it is taken.
    #[prop(optional, into)]
    on_typing: Typing,
    /// The stable name for checks.
    #[prop(into)]
    testid: String,
) -> impl IntoView {
    let (read, write): (Read, Write) = (Box::new(read), Box::new(write));
    number_entry(NumberEntry { label, kind, read, write, optional, bare, placeholder, on_typing, testid })
}

type Read = Box<dyn Fn(&Methods) -> Option<f64> + Send + Sync>;
type Write = Box<dyn Fn(&mut Methods, Option<f64>)>;

struct NumberEntry {
    label: Signal<String>,
    kind: Kind,
    read: Read,
    write: Write,
    optional: bool,
    bare: bool,
    placeholder: Signal<String>,
    on_typing: Typing,
    testid: String,
}

/// The entry itself, compiled once and not for every number.
fn number_entry(entry: NumberEntry) -> impl IntoView {
    let NumberEntry { label, kind, read, write, optional, bare, placeholder, on_typing, testid } = entry;
    let session = Session::get();
    let held = session.derive(move |plan| read(plan.methods()));
    let numbers = session.numbers();
    let value = Signal::derive(move || {
        held.get().map_or_else(String::new, |value| written(&numbers.get(), kind, value))
    });
    let on_commit = move |typed: String| {
        let value = number(session, kind, &typed)?;
        if value.is_none() && !optional {
            return Err(session.text().targets().number_needed.into());
        }
        tell(session, |methods| write(methods, value))
    };
    let reads = number_reads(session, kind);
    view! { <Field label value on_commit number=true bare placeholder on_typing reads testid /> }
}

/// A name that a method is told.
#[component]
pub fn NameEntry(
    /// Whose.
    #[prop(into)]
    label: Signal<String>,
    /// Finds it.
    read: impl Fn(&Methods) -> Option<String> + Send + Sync + 'static,
    /// Puts it.
    write: impl Fn(&mut Methods, String) + 'static,
    /// The stable name for checks.
    #[prop(into)]
    testid: String,
) -> impl IntoView {
    let session = Session::get();
    let held = session.derive(move |plan| read(plan.methods()).unwrap_or_default());
    let on_commit = move |typed: String| tell(session, |methods| write(methods, typed));
    view! { <Field label value=held on_commit bare=true testid /> }
}

//! Figures of the engine as the page shows them: worded, with the exact number beside, or a dash and why.

use keyline::calc::{self, Answer, Figure, Headline, Undefined};
use keyline::plan::{Money, Plan};
use keyline::text::{Cents, Numbers, Scale, Wording};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::parts::{Asked, FixedNum, Labeled, Num, Shown};
use crate::session::Session;

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Money in short: `30.22M`.
    Short,
    /// Money in whole currency units: `30,217,692`.
    Whole,
    /// Money to the minor unit, where it has any: `30,217,692.50`. For one that stands alone.
    Full,
    /// Money as its column is written.
    Column(Cents),
    /// The same, always with its sign: for a gap.
    Gap(Cents),
    /// A percentage with one decimal.
    Percent,
    /// A chance: a percentage without decimals, and in words where it is next to nothing or to certain.
    Chance,
    /// A percentage with two decimals: for shares among many.
    PercentPrecise,
    /// A percentage with one decimal and always its sign.
    Change,
    /// A whole number.
    Count,
    /// This many decimals.
    Decimal(usize),
}

/// Writes a figure.
pub fn shown(numbers: &Numbers, wording: &Wording<'_>, value: Result<f64, Undefined>, style: Style) -> Shown {
    let value = match value {
        Ok(value) => value,
        Err(reason) => return Shown::undefined(wording.undefined(reason)),
    };
    let digits = numbers.currency.digits;
    let money = |write: &dyn Fn(Money) -> String| {
        let money = Money::from_minor(value).unwrap_or_default();
        Shown::new(write(money), money.plain(digits))
    };
    match style {
        Style::Short => money(&|money| numbers.short(money)),
        Style::Whole => money(&|money| numbers.whole(money)),
        Style::Full => money(&|money| numbers.full(money)),
        Style::Column(cents) => money(&|money| numbers.in_column(money, cents)),
        Style::Gap(cents) => money(&|money| numbers.in_column_signed(money, cents)),
        Style::Percent => Shown::new(numbers.percent(value), value.to_string()),
        Style::Chance => Shown::new(numbers.chance(value), value.to_string()),
        Style::PercentPrecise => Shown::new(numbers.percent_precise(value), value.to_string()),
        Style::Change => Shown::new(numbers.percent_signed(value), value.to_string()),
        Style::Count => Shown::new(numbers.decimal(value, 0), value.to_string()),
        Style::Decimal(decimals) => Shown::new(numbers.decimal(value, decimals), value.to_string()),
    }
}

/// The value of a figure, where it is defined.
pub fn defined(plan: &Plan, figure: impl Into<Figure>) -> Option<f64> {
    calc::value(plan, figure.into()).ok()
}

/// Finds a value in a plan.
type Value = Box<dyn Fn(&Plan) -> Result<f64, Undefined> + Send + Sync>;

impl Session {
    /// A figure of the plan, as the page shows it; computed again when plan or language change.
    pub fn figure<F: Into<Figure>>(
        self,
        figure: impl Fn() -> F + Send + Sync + 'static,
        style: Style,
    ) -> Signal<Shown> {
        self.figure_in(figure, Signal::stored(style))
    }

    /// As [`Session::figure`], for one of a column: how that is written hangs on all of it.
    pub fn figure_in<F: Into<Figure>>(
        self,
        figure: impl Fn() -> F + Send + Sync + 'static,
        style: Signal<Style>,
    ) -> Signal<Shown> {
        let value = move |plan: &Plan| calc::value(plan, figure().into());
        self.shown(Box::new(value), style)
    }

    /// With what a column of these amounts is written. Means and rates, which are rounded anyway, need not be among them.
    pub fn cents(self, column: impl Fn() -> Vec<Figure> + Send + Sync + 'static) -> Memo<Cents> {
        let column: Box<dyn Fn() -> Vec<Figure> + Send + Sync> = Box::new(column);
        Memo::new(move |_| {
            self.worded(|plan, wording| {
                let amounts = column().into_iter().filter_map(|figure| defined(plan, figure));
                wording.numbers.cents(amounts.filter_map(Money::from_minor))
            })
        })
    }

    /// As [`Session::figure`], for one of those that a plan is seen with first.
    pub fn headline(
        self,
        figure: impl Fn() -> Headline + Send + Sync + 'static,
        style: Style,
    ) -> Signal<Shown> {
        self.shown(Box::new(move |plan| figure().value(plan)), Signal::stored(style))
    }

    fn shown(self, value: Value, style: Signal<Style>) -> Signal<Shown> {
        Signal::derive(move || {
            self.track();
            self.worded(|plan, wording| shown(&wording.numbers, wording, value(plan), style.get()))
        })
    }

    /// What a figure is called, following the language.
    pub fn figure_name<F: Into<Figure>>(
        self,
        figure: impl Fn() -> F + Send + Sync + 'static,
    ) -> Signal<String> {
        self.figure_name_boxed(Box::new(move || figure().into()))
    }

    fn figure_name_boxed(self, figure: Box<dyn Fn() -> Figure + Send + Sync>) -> Signal<String> {
        Signal::derive(move || {
            self.track();
            let figure = figure();
            self.wording(|wording| wording.figure(figure))
        })
    }

    /// Words something of the plan in the page's language. Follows every change of both: what hangs on the plan by nothing but
    /// names and how numbers are written is cheaper by [`Session::wording`].
    pub fn worded<T>(self, word: impl FnOnce(&Plan, &Wording<'_>) -> T) -> T {
        self.track();
        self.worded_now(word)
    }

    /// Words what is at hand in the page's language. Follows that and the names and settings that are in every sentence, and
    /// not what the methods and the split are told: a press there would make hundreds of sentences anew that stay the same.
    pub fn wording<T>(self, word: impl FnOnce(&Wording<'_>) -> T) -> T {
        self.track_names();
        self.worded_now(|_, wording| word(wording))
    }

    fn worded_now<T>(self, word: impl FnOnce(&Plan, &Wording<'_>) -> T) -> T {
        let language = self.language();
        self.peek(|plan| {
            let numbers = Numbers::new(language, plan.settings());
            let account = |id| plan.account(id).map_or_else(String::new, |a| a.profile.name.to_string());
            let former = |at: u32| {
                plan.hand_overs().get(at as usize).map_or_else(String::new, |it| it.before.to_string())
            };
            let owner = |id| plan.account(id).map_or_else(String::new, |a| a.profile.owner.to_string());
            let (account, owner, former) = (&account, &owner, &former);
            word(plan, &Wording { numbers, methods: plan.methods(), account, owner, former })
        })
    }

    /// How numbers are written, following plan and language.
    pub fn numbers(self) -> Signal<Numbers> {
        let settings = self.derive(|plan| plan.settings().clone());
        Signal::derive(move || Numbers::new(self.language(), &settings.get()))
    }
}

/// A figure of the plan as a number that explains itself.
#[component]
pub fn Fig(
    /// Which.
    #[prop(into)]
    figure: Figure,
    /// How it is written.
    style: Style,
    /// The stable name for checks.
    #[prop(optional)]
    testid: Option<&'static str>,
) -> impl IntoView {
    let session = Session::get();
    let (shown, label) = (session.figure(move || figure, style), session.figure_name(move || figure));
    view! { <Num shown figure=Signal::stored(figure) label testid /> }
}

/// A figure at rest in a row: its text, what it explains, what a screen reader calls it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// As it is shown.
    pub shown: Shown,
    /// What it explains.
    pub figure: Figure,
    /// Its name.
    pub label: String,
}

impl Told {
    /// An answer.
    pub fn of(wording: &Wording<'_>, answer: Answer, style: Style) -> Told {
        Told::new(wording, answer.figure(), answer.value(), style)
    }

    /// A figure whose value is at hand.
    pub fn new(
        wording: &Wording<'_>,
        figure: impl Into<Figure>,
        value: Result<f64, Undefined>,
        style: Style,
    ) -> Told {
        let figure = figure.into();
        let shown = shown(&wording.numbers, wording, value, style);
        Told { shown, figure, label: wording.figure(figure) }
    }

    /// An amount in the unit of its table, with the decimals that go with it.
    pub fn in_table(
        wording: &Wording<'_>,
        figure: impl Into<Figure>,
        value: Result<Money, Undefined>,
        scale: Scale,
    ) -> Told {
        Told::scaled(wording, figure, value, scale, scale.decimals())
    }

    /// An amount in the unit of its table.
    pub fn scaled(
        wording: &Wording<'_>,
        figure: impl Into<Figure>,
        value: Result<Money, Undefined>,
        scale: Scale,
        decimals: usize,
    ) -> Told {
        let (figure, numbers) = (figure.into(), &wording.numbers);
        let shown = match value {
            Ok(money) => {
                Shown::new(numbers.scaled(money, scale, decimals), money.plain(numbers.currency.digits))
            }
            Err(reason) => Shown::undefined(wording.undefined(reason)),
        };
        Told { shown, figure, label: wording.figure(figure) }
    }

    /// The same, always with its sign: for gaps, which lie on either side of zero.
    pub fn signed(mut self) -> Told {
        let nothing = !self.shown.text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        if self.shown.reason.is_none() && !nothing && !self.shown.exact.starts_with('-') {
            self.shown.text.insert(0, '+');
        }
        self
    }

    /// The number that explains itself.
    pub fn view(self) -> impl IntoView {
        let Told { shown, figure, label } = self;
        view! { <FixedNum shown figure label /> }
    }

    /// The same under a stable name for checks.
    pub fn named(self, testid: impl Into<String>) -> impl IntoView {
        let Told { shown, figure, label } = self;
        view! { <FixedNum shown figure label testid=testid.into() /> }
    }
}

/// The figures of a row that follow the plan, as told now; where there is nothing what stands stays. One effect writes them
/// all, and only what has changed: a view made anew takes off and puts on every attribute and listener, and whatever follows
/// the plan by itself is one more of hundreds that each change lets go of and hears again.
pub fn told_row<const N: usize>(told: impl Fn() -> Option<[Told; N]> + 'static) -> [AnyView; N] {
    let Asked(asked) = expect_context::<Asked>();
    let labeled = expect_context::<Labeled>();
    let told = std::rc::Rc::new(told);
    let buttons = [(); N].map(|()| NodeRef::<html::Button>::new());
    let views = std::array::from_fn(|at| {
        let told = told.clone();
        let toggle = move |_| {
            let figure = untrack(|| told()).map(|told| told[at].figure);
            asked.update(|asked| *asked = if *asked == figure { None } else { figure });
        };
        told_button(buttons[at], Box::new(toggle))
    });
    Effect::new(move |before: Option<Option<[Written; N]>>| {
        let (asked, told) = (asked.get(), told()?);
        let mut before =
            before.flatten().map(|before| before.map(Some)).unwrap_or_else(|| [const { None }; N]);
        let mut at = 0;
        Some(told.map(|told| {
            let now = Written {
                spoken: told.shown.spoken(&told.label, labeled),
                is_open: asked == Some(told.figure),
                shown: told.shown,
            };
            if let Some(button) = buttons[at].get() {
                now.write(&button, before[at].take());
            }
            at += 1;
            now
        }))
    });
    views
}

fn told_button(button: NodeRef<html::Button>, toggle: Box<dyn Fn(ev::MouseEvent)>) -> AnyView {
    view! { <button type="button" class="num" aria-haspopup="dialog" node_ref=button on:click=toggle></button> }.into_any()
}

/// What stands in a number of a row.
struct Written {
    shown: Shown,
    spoken: String,
    is_open: bool,
}

impl Written {
    fn write(&self, button: &web_sys::Element, before: Option<Written>) {
        let before = before.as_ref();
        // A number takes every attribute.
        let put = |name, value: &str| drop(button.set_attribute(name, value));
        if before.is_none_or(|before| before.spoken != self.spoken) {
            put("aria-label", &self.spoken);
        }
        if before.is_none_or(|before| before.is_open != self.is_open) {
            put("aria-expanded", if self.is_open { "true" } else { "false" });
        }
        let Shown { text, exact, reason } = &self.shown;
        if before.is_none_or(|before| before.shown.exact != *exact) {
            put("data-value", exact);
        }
        if before.is_none_or(|before| before.shown.text != *text) {
            button.set_text_content(Some(text));
        }
        if before.is_some_and(|before| before.shown.reason.is_some()) && reason.is_none() {
            drop(button.remove_attribute("title"));
        }
        if let Some(reason) = reason {
            put("title", reason);
        }
    }
}

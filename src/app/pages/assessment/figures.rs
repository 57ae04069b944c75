use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{self, Figure, Undefined, Whose, Window, assess};
use keyline::plan::Money;
use keyline::text::{AssessmentText, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::status::is_short;
use super::words::page;
use crate::parts::Num;
use crate::session::Session;
use crate::show::{Style, Told};

/// One of the key figures.
#[derive(Clone, Copy)]
struct Key {
    label: fn(&AssessmentText) -> &'static str,
    of: fn(Whose) -> assess::Figure,
    style: Style,
    testid: &'static str,
    note: fn(Seen<'_>, &Wording<'_>) -> Option<Note>,
}

/// What a note is made of.
struct Seen<'a> {
    all: &'a Assessment,
    standing: &'a Standing,
    /// The interval of the landing, once it is drawn.
    range: Option<(Money, Money)>,
}

/// What stands below a key figure.
struct Note {
    /// A figure of its own, before the words.
    figure: Option<Told>,
    words: String,
    /// An interval after them.
    range: Option<(Told, Told)>,
}

impl Note {
    fn words(words: String) -> Note {
        Note { figure: None, words, range: None }
    }
}

const KEYS: [Key; 6] = [
    Key {
        label: |text| text.actual,
        of: |whose| assess::Figure::Actual(whose, Window::ToDate),
        style: Style::Short,
        testid: "assess-actual",
        note: |Seen { all, .. }, wording| Some(Note::words((page(wording).months_of_twelve)(all.elapsed))),
    },
    Key {
        label: |text| text.target,
        of: |whose| assess::Figure::TargetIn(whose, Window::ToDate),
        style: Style::Short,
        testid: "assess-target",
        note: |Seen { standing, .. }, wording| {
            let year = standing.target(Window::Year).map(|money| money.to_f64());
            let figure = assess::Figure::TargetIn(standing.whose, Window::Year);
            let told = Told::new(wording, figure, year, Style::Short);
            Some(Note { figure: Some(told), words: page(wording).in_the_year.into(), range: None })
        },
    },
    Key {
        label: |text| text.attainment,
        of: |whose| assess::Figure::Attainment(whose, Window::ToDate),
        style: Style::Percent,
        testid: "assess-attainment",
        note: |Seen { standing, .. }, wording| {
            let gap = standing.reading(Window::ToDate).gap.ok()?.to_f64();
            if gap == 0.0 {
                return Some(Note::words(page(wording).just_on_target.into()));
            }
            let figure = assess::Figure::Gap(standing.whose, Window::ToDate);
            let told = Told::new(wording, figure, Ok(gap), Style::Short).signed();
            Some(Note { figure: Some(told), words: page(wording).on_target.into(), range: None })
        },
    },
    Key {
        label: |text| text.run_rate,
        of: assess::Figure::RunRate,
        style: Style::Short,
        testid: "run-rate",
        note: |Seen { standing, .. }, wording| {
            let sold = standing.sold_a_month().map(|money| money.to_f64());
            let told = Told::new(wording, assess::Figure::SoldAMonth(standing.whose), sold, Style::Short);
            Some(Note { figure: Some(told), words: page(wording).sold_a_month.into(), range: None })
        },
    },
    Key {
        label: |text| text.required,
        of: assess::Figure::RequiredRate,
        style: Style::Short,
        testid: "required-rate",
        note: |Seen { standing, .. }, wording| {
            if standing.required_rate() == Err(Undefined::Reached) {
                return Some(Note::words(page(wording).required_none.into()));
            }
            let (required, run) =
                (standing.required_rate().ok()?.to_f64(), standing.run_rate().ok()?.to_f64());
            (run > 0.0 && required > 0.0).then(|| {
                let figure = assess::Figure::RequiredRatio(standing.whose);
                let told = Told::new(wording, figure, Ok(required / run), Style::Decimal(2));
                Note { figure: Some(told), words: page(wording).times_run_rate.into(), range: None }
            })
        },
    },
    Key {
        label: |text| text.landing,
        of: assess::Figure::Landing,
        style: Style::Short,
        testid: "landing",
        note: |Seen { standing, range, .. }, wording| {
            let landing = standing.landing().ok()?.to_f64();
            let target = standing.target(Window::Year).ok()?.to_f64();
            (target > 0.0).then(|| {
                let figure = assess::Figure::LandingShare(standing.whose);
                let told = Told::new(wording, figure, Ok(landing / target), Style::Percent);
                let range = range.filter(|(low, high)| low < high);
                let end = |figure: assess::Figure, money: Money| {
                    Told::new(wording, figure, Ok(money.to_f64()), Style::Short)
                };
                let range = range.map(|(low, high)| {
                    let whose = standing.whose;
                    (
                        end(assess::Figure::LandingLow(whose), low),
                        end(assess::Figure::LandingHigh(whose), high),
                    )
                });
                Note { figure: Some(told), words: page(wording).of_the_year.into(), range }
            })
        },
    },
];

/// The year so far in six figures.
#[component]
pub fn KeyFigures(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let short = move || {
        desk.read(|_, standing| is_short(standing.reading(Window::ToDate).attainment)).unwrap_or(false)
    };
    let item = move |key: Key| {
        let figure = Signal::derive(move || Figure::from((key.of)(desk.side.get())));
        let label = Signal::derive(move || (key.label)(session.text().assessment()).to_string());
        let shown = session.figure(move || figure.get(), key.style);
        let note = move || {
            session.track();
            let note = desk.read(|all, standing| {
                session.worded(|plan, wording| {
                    let range = calc::target::landing_interval(plan, standing.whose).ok();
                    (key.note)(Seen { all, standing, range }, wording)
                })
            });
            note.flatten().map(|Note { figure, words, range }| {
                let range = range.map(|(low, high)| {
                    view! {
                        <dd class="note">
                            {session.text().assessment().between} {session.text().words().space}
                            <span class="nowrap">{low.named("landing-low")} " – " {high.named("landing-high")}</span>
                        </dd>
                    }
                });
                view! {
                    <dd class="note">{figure.map(|told| view! { {told.view()} " " })}{words}</dd>
                    {range}
                }
            })
        };
        let warns = key.testid == "assess-attainment";
        view! {
            <div>
                <dt>{label}</dt>
                <dd class=("risk", move || warns && short())>
                    <Num shown figure label testid=key.testid />
                </dd>
                {note}
            </div>
        }
    };
    view! { <dl class="figures">{KEYS.map(item).into_iter().collect_view()}</dl> }
}

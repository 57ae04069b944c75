//! What the baseline method is told, and the two companions it always carries.

use keyline::calc::{base, target};
use keyline::plan::{BaselineRule, Class, Input, Loyalty};
use leptos::prelude::*;

use super::entry::{Entry, Kind, tell};
use super::words::said;
use crate::parts::Segments;
use crate::session::Session;
use crate::show::{Fig, Style};

/// The inputs of method 3.
#[component]
pub fn BaselineInputs() -> impl IntoView {
    let session = Session::get();
    let by_share = session.derive(|plan| matches!(plan.methods().baseline.rule, BaselineRule::KeyShare(_)));
    // The rule switched off is kept while the page is open.
    let kept = StoredValue::new(None::<BaselineRule>);
    let choices = Signal::derive(move || {
        let text = session.text().targets();
        vec![(false, text.by_uplift.to_string()), (true, text.by_key_share.to_string())]
    });
    let choose = move |wanted: bool| {
        if wanted == by_share.get_untracked() {
            return;
        }
        let today = session.peek(|plan| keyline::calc::value(plan, base::Figure::KeyShare));
        let start = match wanted {
            true => BaselineRule::KeyShare(today.unwrap_or(0.8).clamp(0.0, 1.0)),
            false => BaselineRule::Uplift([[0.06; 3], [0.04; 3], [0.0; 3]]),
        };
        // Both starts are in range, and what was taken before is.
        let _ = tell(session, |methods| {
            let before = methods.baseline.rule;
            // After an undo what is kept may be of the kind that holds.
            let wanted_kind = std::mem::discriminant(&start);
            let kept_rule = kept.get_value().filter(|rule| std::mem::discriminant(rule) == wanted_kind);
            methods.baseline.rule = kept_rule.unwrap_or(start);
            kept.set_value(Some(before));
        });
    };
    let body = move || match by_share.get() {
        true => view! { <KeyShareField /> }.into_any(),
        false => view! { <Uplifts /> }.into_any(),
    };
    view! {
        <details class="inputs">
            <summary data-testid="inputs-baseline">
                <span class="strong">{session.said(|text| text.words().baseline)}</span>
                <span class="soft">{said(|text| text.baseline_how)}</span>
            </summary>
            <div class="inputs__fields">
                <Segments label=said(|text| text.rule) titled=true choices chosen=by_share on_choose=choose />
                {body}
            </div>
            <Companions />
        </details>
    }
}

#[component]
fn KeyShareField() -> impl IntoView {
    view! {
        <Entry
            label=said(|text| text.share_aimed)
            kind=Kind::Percent
            read=|methods| match methods.baseline.rule {
                BaselineRule::KeyShare(share) => Some(share),
                BaselineRule::Uplift(_) => None,
            }
            write=|methods, value| methods.baseline.rule = BaselineRule::KeyShare(value.unwrap_or(0.0))
            testid="baseline-share"
        />
    }
}

/// The uplifts by class, or by class and loyalty.
#[component]
fn Uplifts() -> impl IntoView {
    let session = Session::get();
    let differs = session.derive(|plan| match plan.methods().baseline.rule {
        BaselineRule::Uplift(uplift) => uplift.iter().any(|row| row.iter().any(|own| *own != row[0])),
        BaselineRule::KeyShare(_) => false,
    });
    let wanted = RwSignal::new(false);
    let by_loyalty = Memo::new(move |_| differs.get() || wanted.get());
    let choices = Signal::derive(move || {
        let text = session.text().targets();
        vec![(false, text.by_class_alone.to_string()), (true, text.by_loyalty.to_string())]
    });
    let choose = move |loyalty: bool| {
        wanted.set(loyalty);
        if !loyalty && differs.get_untracked() {
            // What was in range stays in range.
            let _ = tell(session, |methods| {
                for class in Class::ALL {
                    let first = Input::ClassUplift(class).get(methods).unwrap_or(0.0);
                    Input::ClassUplift(class).set(methods, first);
                }
            });
        }
    };
    let field = move |input: Input, testid: String| {
        let label = Signal::derive(move || session.wording(|wording| wording.input(input, wording.methods)));
        view! {
            <Entry
                label
                kind=Kind::Percent
                read=move |methods| input.get(methods)
                write=move |methods, value| input.set(methods, value.unwrap_or(0.0))
                testid
            />
        }
    };
    let fields = move || match by_loyalty.get() {
        false => Class::ALL
            .map(|class| field(Input::ClassUplift(class), ["uplift-", class.as_str()].concat()))
            .into_iter()
            .collect_view()
            .into_any(),
        true => view! {
            <div class="inputs__cells">
                {Class::ALL.map(|class| Loyalty::ALL.map(|loyalty| {
                    let name = ["high", "low", "unknown"][loyalty as usize];
                    field(Input::Uplift(class, loyalty), ["uplift-", class.as_str(), "-", name].concat())
                }).into_iter().collect_view()).into_iter().collect_view()}
            </div>
        }
        .into_any(),
    };
    view! {
        <Segments label=said(|text| text.uplift_by) titled=true choices chosen=by_loyalty on_choose=choose />
        {fields}
    }
}

/// The margin rate and the key-account share aimed at: shown whatever the rule, and the user's to enter.
#[component]
fn Companions() -> impl IntoView {
    let session = Session::get();
    let num = move |figure: target::Figure, testid: &'static str| {
        view! {
            <Fig figure style=Style::Percent testid />
        }
    };
    view! {
        <p class="inputs__gap soft">{said(|text| text.companions)}</p>
        <div class="inputs__fields">
            <p class="inputs__companion">
                {session.figure_name(|| target::Figure::MarginRateTarget)} " "
                <b>{num(target::Figure::MarginRateTarget, "margin-rate-target")}</b>
            </p>
            <Entry
                label=said(|text| text.margin_aimed)
                kind=Kind::Percent
                read=|methods| methods.baseline.margin_rate
                write=|methods, value| methods.baseline.margin_rate = value
                optional=true
                placeholder=said(|text| text.as_today)
                testid="margin-rate"
            />
            <p class="inputs__companion">
                {session.figure_name(|| target::Figure::KeyShareTarget)} " "
                <b>{num(target::Figure::KeyShareTarget, "key-share-target")}</b>
            </p>
            <Entry
                label=said(|text| text.share_companion)
                kind=Kind::Percent
                read=|methods| methods.baseline.key_share
                write=|methods, value| methods.baseline.key_share = value
                optional=true
                placeholder=said(|text| text.by_the_rule)
                testid="key-share"
            />
        </div>
    }
}

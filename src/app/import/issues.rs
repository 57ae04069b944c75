use keyline::file::import::{Issue, Weight};
use leptos::prelude::*;

use super::preview::Seen;
use crate::parts::{Button, Icon, Segments, Shape};
use crate::session::Session;

/// How many issues are listed at first, and how many more at a time.
const PAGE: usize = 20;

/// Which issues are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    MustFix,
    ToKnow,
}

/// What was found in the file, with what to do about it.
#[component]
pub fn Issues(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let which = RwSignal::new(Which::All);
    let shown = RwSignal::new(PAGE);
    let total = move || seen.with(|import| import.issues_total);
    let choices = Signal::derive(move || {
        let text = &session.text().import;
        let (all, must) = seen.with(|import| (import.issues_total, import.must_fix_total));
        vec![
            (Which::All, (text.filter_all)(all)),
            (Which::MustFix, (text.filter_must)(must)),
            (Which::ToKnow, (text.filter_know)(all.saturating_sub(must))),
        ]
    });
    let listed = move || {
        let which = which.get();
        seen.with(|import| {
            let wanted = import.issues.iter().filter(|issue| match which {
                Which::All => true,
                Which::MustFix => issue.weight == Weight::MustFix,
                Which::ToKnow => issue.weight == Weight::ToKnow,
            });
            let mut wanted: Vec<Issue> = wanted.cloned().collect();
            // What must be mended comes first; otherwise the order of the file.
            wanted.sort_by_key(|issue| issue.weight);
            wanted
        })
    };
    let listed = Memo::new(move |_| listed());
    let rows = move || {
        let numbers = session.numbers().get();
        let text = &session.text().import;
        let row = |issue: &Issue| {
            let must = issue.weight == Weight::MustFix;
            view! {
                <li>
                    <span class=if must { "risk" } else { "caution" }>
                        <Icon shape=if must { Shape::Warn } else { Shape::Info } />
                    </span>
                    <div>
                        <strong><bdi>{(text.place)(issue)}</bdi></strong>
                        <p><bdi>{(text.issue)(issue, &numbers)}</bdi></p>
                    </div>
                </li>
            }
        };
        listed.with(|issues| issues.iter().take(shown.get()).map(row).collect_view())
    };
    let rest = move || listed.with(|issues| issues.len().saturating_sub(shown.get()));
    let cut = move || {
        let kept =
            seen.with(|import| (import.issues.len() < import.issues_total).then_some(import.issues.len()));
        kept.map(|kept| (session.text().import.issues_shown)(kept))
    };
    view! {
        <section class="rule">
            <h2 data-testid="import-issues" data-value=total>
                {move || (session.text().import.issues_title)(total())}
            </h2>
            {move || match total() {
                0 => view! { <p class="soft">{session.text().import.issues_none}</p> }.into_any(),
                _ => view! {
                    <div class="import__filter">
                        <Segments
                            label=session.said(|text| text.import.filter_label)
                            choices
                            chosen=which
                            on_choose=move |choice| {
                                which.set(choice);
                                shown.set(PAGE);
                            }
                        />
                    </div>
                    <ul class="list import__issues">{rows}</ul>
                    {move || (rest() > 0).then(|| view! {
                        <p>
                            <Button small=true on_press=move || shown.update(|shown| *shown += PAGE)>
                                {move || (session.text().import.issues_more)(rest().min(PAGE))}
                            </Button>
                        </p>
                    })}
                    {move || cut().map(|words| view! { <p class="small soft">{words}</p> })}
                }
                .into_any(),
            }}
        </section>
    }
}

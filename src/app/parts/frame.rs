use std::sync::Arc;

use keyline::calc::Figure;
use keyline::chart::{Mark, Picture, Size};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Asked;
use super::size::follow_size;
use crate::browser;

/// The size of the smallest letters in charts, by language: Han characters are not set below 12 px.
#[derive(Clone, Copy)]
pub struct Lettering(pub Signal<f64>);

/// A chart with its finding as a title, its unit and period below, and the table of its numbers behind a
/// button. The drawing is redrawn at the width it has; its marks are reachable by pointer and keyboard.
#[component]
pub fn Frame(
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    /// Unit, period, method.
    #[prop(into)]
    sub: Signal<String>,
    /// Draws at a size; reads signals, and runs again when they change.
    draw: impl Fn(Size) -> Option<Picture> + Send + Sync + 'static,
    /// The height at a width, in CSS pixels.
    height: impl Fn(f64) -> f64 + Send + Sync + 'static,
    /// What stands there when there is nothing to draw.
    #[prop(into)]
    empty: Signal<String>,
    /// The words on the button that shows the table, and on the one that shows the chart again.
    #[prop(into)]
    switch: Signal<(&'static str, &'static str)>,
    /// The numbers of the chart as a table.
    #[prop(into)]
    table: ViewFn,
    /// Which figure a mark of the drawing shows, by the mark's key; pressed, it opens its explanation.
    explains: impl Fn(usize) -> Option<Figure> + Send + Sync + 'static,
    /// A line below, for what needs saying; reads signals, and is said again when they change.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let drawing =
        Drawn { draw: Arc::new(draw), height: Arc::new(height), explains: Arc::new(explains), empty };
    framed(Framed { title, sub, drawing, switch, table, foot })
}

/// Draws at a size.
type Draw = Arc<dyn Fn(Size) -> Option<Picture> + Send + Sync>;
/// The height at a width.
type Height = Arc<dyn Fn(f64) -> f64 + Send + Sync>;
/// Which figure a mark shows.
type Explains = Arc<dyn Fn(usize) -> Option<Figure> + Send + Sync>;

#[derive(Clone)]
struct Drawn {
    draw: Draw,
    height: Height,
    explains: Explains,
    empty: Signal<String>,
}

struct Framed {
    title: Signal<String>,
    sub: Signal<String>,
    drawing: Drawn,
    switch: Signal<(&'static str, &'static str)>,
    table: ViewFn,
    foot: Option<ViewFn>,
}

/// The frame itself, compiled once and not for every drawing.
fn framed(frame: Framed) -> impl IntoView {
    let Framed { title, sub, drawing: drawn, switch, table, foot } = frame;
    let as_table = RwSignal::new(false);
    let label = move || if as_table.get() { switch.get().1 } else { switch.get().0 };
    let body = move || match as_table.get() {
        true => view! { <div class="scroll-x frame__table">{table.run()}</div> }.into_any(),
        false => drawing(drawn.clone()).into_any(),
    };
    view! {
        <figure class="frame">
            <div class="frame__head">
                <div>
                    <h2>{move || title.get()}</h2>
                    <p class="frame__sub">{move || sub.get()}</p>
                </div>
                <div class="frame__tools">
                    <button
                        type="button"
                        class="button button--quiet button--small"
                        aria-pressed=move || as_table.get().to_string()
                        on:click=move |_| as_table.update(|shown| *shown = !*shown)
                    >
                        {label}
                    </button>
                </div>
            </div>
            {body}
            {foot.map(|foot| view! { <figcaption class="frame__foot">{move || foot.run()}</figcaption> })}
        </figure>
    }
}

/// The drawing of a [`Frame`], for pages that lay out its head themselves.
#[component]
pub fn Drawing(
    /// As in [`Frame`].
    draw: impl Fn(Size) -> Option<Picture> + Send + Sync + 'static,
    /// As in [`Frame`].
    height: impl Fn(f64) -> f64 + Send + Sync + 'static,
    /// As in [`Frame`].
    #[prop(into)]
    empty: Signal<String>,
    /// As in [`Frame`].
    explains: impl Fn(usize) -> Option<Figure> + Send + Sync + 'static,
) -> impl IntoView {
    drawing(Drawn { draw: Arc::new(draw), height: Arc::new(height), explains: Arc::new(explains), empty })
}

fn drawing(drawn: Drawn) -> impl IntoView {
    let Drawn { draw, height, explains, empty } = drawn;
    let Lettering(lettering) = expect_context::<Lettering>();
    let canvas = NodeRef::<html::Div>::new();
    let width = measured_width(canvas);
    let height_at = height;
    let height = {
        let height_at = height_at.clone();
        Memo::new(move |_| height_at(width.get()).round())
    };
    let picture = RwSignal::new_local(None::<Picture>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        if width.get() <= 0.0 {
            return;
        }
        // Not the memo: an effect that reads an answer, and before it a memo of that answer which stays as it was, is not run
        // again when the answer changes.
        let size = Size::new(width.get(), height_at(width.get()).round()).with_text(lettering.get());
        let drawn = browser::measured("draw", || {
            let drawn = draw(size);
            // Most changes leave most drawings as they are.
            let differs = picture.with_untracked(|picture| *picture != drawn);
            differs.then(|| {
                insert(&canvas, drawn.as_ref());
                drawn
            })
        });
        if let Some(drawn) = drawn {
            picture.set(drawn);
        }
    });
    let is_empty = move || width.get() > 0.0 && picture.with(Option::is_none);
    view! {
        <div class="drawing">
            <div
                node_ref=canvas
                class="drawing__canvas"
                style:block-size=move || if is_empty() { "0px".into() } else { format!("{}px", height.get()) }
            ></div>
            <Marks picture width explains />
            {move || is_empty().then(|| view! { <p class="empty">{empty.get()}</p> })}
        </div>
    }
}

/// The reachable parts of a drawing: one tab stop, arrows move, the label shows beside the mark. A press opens
/// the explanation of the figure it shows.
#[component]
fn Marks(
    picture: RwSignal<Option<Picture>, LocalStorage>,
    width: ReadSignal<f64>,
    explains: Explains,
) -> impl IntoView {
    let Asked(asked) = expect_context::<Asked>();
    let shown = RwSignal::new(None::<Mark>);
    let group = NodeRef::<html::Div>::new();
    let step = move |event: ev::KeyboardEvent| {
        let by = match &*event.key() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        let Some(group) = group.get_untracked() else { return };
        let focused = document().active_element();
        let children = group.children();
        let at = (0..children.length()).find(|&n| children.item(n) == focused);
        let next = at.map_or(0, |at| (i64::from(at) + by).clamp(0, i64::from(children.length()) - 1));
        let next = children.item(next as u32).and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(next) = next {
            let _ = next.focus();
        }
    };
    let marks = move || {
        let marks = picture.with(|picture| picture.as_ref().map(|p| p.marks.clone())).unwrap_or_default();
        let mark = |(n, mark): (usize, Mark)| {
            let (on_focus, on_enter) = (mark.clone(), mark.clone());
            let figure = explains(mark.key);
            let open = move || figure.map(|figure| (asked.get() == Some(figure)).to_string());
            let toggle = move |_| {
                if let Some(figure) = figure {
                    asked.update(|asked| *asked = (*asked != Some(figure)).then_some(figure));
                }
            };
            view! {
                <button
                    type="button"
                    class="drawing__mark"
                    tabindex=if n == 0 { "0" } else { "-1" }
                    aria-label=mark.label
                    aria-haspopup=figure.map(|_| "dialog")
                    aria-expanded=open
                    on:click=toggle
                    style:left=format!("{:.1}px", mark.x)
                    style:top=format!("{:.1}px", mark.y)
                    style:width=format!("{:.1}px", mark.width)
                    style:height=format!("{:.1}px", mark.height)
                    on:focus=move |_| shown.set(Some(on_focus.clone()))
                    on:blur=move |_| shown.set(None)
                    on:pointerenter=move |_| shown.set(Some(on_enter.clone()))
                    on:pointerleave=move |_| shown.set(None)
                ></button>
            }
        };
        marks.into_iter().enumerate().map(mark).collect_view()
    };
    let hint = move || {
        let mark = shown.get()?;
        let middle = mark.x + mark.width / 2.0;
        // As far to the left of the mark's middle as that lies to the right in the drawing: never beyond an edge.
        let part = 100.0 * middle / width.get().max(1.0);
        Some(view! {
            <div
                class="hint drawing__hint"
                aria-hidden="true"
                style:left=format!("{middle:.0}px")
                style:top=format!("{:.0}px", mark.y.max(0.0))
                style:translate=format!("-{:.0}% calc(-100% - 6px)", part.clamp(0.0, 100.0))
            >
                {mark.label}
            </div>
        })
    };
    view! {
        <div node_ref=group class="drawing__marks" on:keydown=step>{marks}</div>
        {hint}
    }
}

/// The inline size of an element, followed while it changes. 0 until it is laid out.
pub fn measured_width(element: NodeRef<html::Div>) -> ReadSignal<f64> {
    let width = RwSignal::new(0.0);
    follow_size(
        move || Some(vec![element.get()?.into()]),
        move |elements| {
            let now = elements.first().map_or(0.0, |element| f64::from(element.client_width()));
            Box::new(move || {
                // A page that is gone by then has no signal any more; and an observer first reports what is known.
                if width.try_get_untracked().is_some_and(|before| before != now) {
                    let _ = width.try_set(now);
                }
            })
        },
    );
    width.read_only()
}

/// Puts a drawing into the page. Parsed as XML, not set as HTML: nothing in it can run, and what is not
/// well-formed is not shown.
fn insert(canvas: &web_sys::Element, picture: Option<&Picture>) {
    canvas.replace_children_with_node_0();
    let Some(picture) = picture else { return };
    let parsed = web_sys::DomParser::new()
        .and_then(|parser| parser.parse_from_string(&picture.svg, web_sys::SupportedType::ImageSvgXml));
    if let Some(root) = parsed.ok().and_then(|parsed| parsed.document_element()) {
        let _ = canvas.append_child(&root);
    }
}

use leptos::prelude::*;

/// Which icon. Icons are 16 px line drawings and never stand without a word or a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Search,
    Undo,
    Redo,
    Check,
    Cross,
    Right,
    Lock,
    Unlocked,
    Warn,
    Info,
    Load,
    Save,
    Theme,
    Plus,
    Ring,
}

impl Shape {
    /// The outline, and a second path that is filled.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Shape::Search => ("M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10.5 10.5 14 14", ""),
            Shape::Undo => ("M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5 2.8 6.5l3 3", ""),
            Shape::Redo => ("M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M10.2 3.5l3 3-3 3", ""),
            Shape::Check => ("m3 8.5 3.2 3.2L13 4.8", ""),
            Shape::Cross => ("m4 4 8 8M12 4l-8 8", ""),
            Shape::Right => ("m6 4 4 4-4 4", ""),
            Shape::Lock => ("M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2", ""),
            Shape::Unlocked => ("M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 4.8-1", ""),
            Shape::Warn => ("M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1", ""),
            Shape::Info => ("M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 7.3V11M8 5v.1", ""),
            Shape::Load => ("M8 10.5v-8M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v3h11v-3", ""),
            Shape::Save => ("M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 10.5v3h11v-3", ""),
            Shape::Theme => ("M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0", "M8 2.5v11a5.5 5.5 0 0 0 0-11z"),
            Shape::Plus => ("M8 3v10M3 8h10", ""),
            Shape::Ring => ("M3.5 8a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0", ""),
        }
    }
}

/// A line drawing of 16 px that takes the color of its text.
#[component]
pub fn Icon(
    /// Which.
    shape: Shape,
    /// 13 px, beside small text.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (outline, filled) = shape.paths();
    view! {
        <svg class="icon" class=("icon--small", small) viewBox="0 0 16 16" aria-hidden="true">
            <path d=outline></path>
            {(!filled.is_empty()).then(|| view! { <path d=filled fill="currentColor"></path> })}
        </svg>
    }
}

/// The mark: a plan's bars, and the keyline through them.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true">
            <rect x="1" y="9" width="3" height="7" fill="var(--chart-2)"></rect>
            <rect x="6" y="6" width="3" height="10" fill="var(--chart-1)"></rect>
            <rect x="11" y="2.5" width="3" height="13.5" fill="var(--chart-1)"></rect>
            <rect x="0" y="4" width="17" height="2" fill="var(--accent)"></rect>
        </svg>
    }
}

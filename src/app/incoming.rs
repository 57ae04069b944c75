//! What is on its way in: a file, a pasted table, a copy. [`crate::import`] and [`crate::copy`] read it and come later, so
//! that it waits here until they are there.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What a person brings.
#[derive(Clone)]
pub enum Brought {
    /// A file that was chosen or dropped.
    File(web_sys::File),
    /// A table copied from a spreadsheet.
    Text(String),
}

/// Where what is brought waits. Copy it freely; it lives as long as the page that offers to take it.
#[derive(Clone, Copy)]
pub struct Incoming {
    brought: RwSignal<Option<Brought>, LocalStorage>,
    /// Something was brought, ever since the page opened.
    began: RwSignal<bool>,
    hovering: RwSignal<bool>,
    covering: RwSignal<bool>,
}

impl Incoming {
    /// Takes files dropped and tables pasted anywhere on the page, as long as its owner lives.
    pub fn anywhere() -> Incoming {
        let incoming = Incoming {
            brought: RwSignal::new_local(None),
            began: RwSignal::new(false),
            hovering: RwSignal::new(false),
            covering: RwSignal::new(false),
        };
        incoming.listen();
        incoming
    }

    /// Takes a file or a table in.
    pub fn bring(self, brought: Brought) {
        self.brought.set(Some(brought));
        // Said once: its reader stays.
        if !self.began.get_untracked() {
            self.began.set(true);
        }
    }

    /// What was brought and nobody has taken yet. Reading it follows what is brought next.
    pub fn take(self) -> Option<Brought> {
        let brought = self.brought.get();
        if brought.is_some() {
            self.brought.update_untracked(|waiting| *waiting = None);
        }
        brought
    }

    /// Whether anything was brought, so that its reader is needed.
    pub fn has_begun(self) -> bool {
        self.began.get()
    }

    /// Whether a file hovers over the page.
    pub fn is_hovering(self) -> bool {
        self.hovering.get()
    }

    /// Whether what was read of it stands in the place of the page.
    pub fn covers(self) -> bool {
        self.covering.get()
    }

    /// What was read of it stands in the place of the page from now on, or no longer.
    pub fn cover(self, covers: bool) {
        if self.covering.get_untracked() != covers {
            self.covering.set(covers);
        }
    }

    fn listen(self) {
        let files = |event: &ev::DragEvent| {
            let transfer = event.data_transfer()?;
            transfer.types().iter().any(|kind| kind == "Files").then_some(transfer)
        };
        let over = window_event_listener(ev::dragover, move |event| {
            if files(&event).is_some() {
                // Else the browser would open the file in place of the page.
                event.prevent_default();
                self.hovering.set(true);
            }
        });
        let leave = window_event_listener(ev::dragleave, move |event| {
            // Leaving the window has no element it goes to.
            if event.related_target().is_none() {
                self.hovering.set(false);
            }
        });
        let drop = window_event_listener(ev::drop, move |event| {
            let Some(transfer) = files(&event) else { return };
            event.prevent_default();
            self.hovering.set(false);
            if let Some(file) = transfer.files().and_then(|files| files.get(0)) {
                self.bring(Brought::File(file));
            }
        });
        let paste = window_event_listener(ev::paste, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if target.is_some_and(|target| matches!(&*target.tag_name(), "INPUT" | "TEXTAREA" | "SELECT")) {
                return;
            }
            let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
            if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                event.prevent_default();
                self.bring(Brought::Text(text));
            }
        });
        on_cleanup(move || {
            over.remove();
            leave.remove();
            drop.remove();
            paste.remove();
        });
    }
}

/// Where a copy that was chosen waits. Copy it freely.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<Option<web_sys::File>, LocalStorage>);

impl Chosen {
    /// None chosen yet.
    pub fn new() -> Chosen {
        Chosen(RwSignal::new_local(None))
    }

    /// A file was chosen.
    pub fn put(self, file: web_sys::File) {
        self.0.set(Some(file));
    }

    /// The file, if nobody has taken it yet. Reading it follows what is chosen next.
    pub fn take(self) -> Option<web_sys::File> {
        let file = self.0.get();
        if file.is_some() {
            self.0.update_untracked(|waiting| *waiting = None);
        }
        file
    }
}

use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use keyline::file::import::{self, Import, ImportError, ImportOptions};
use keyline::plan::{Currency, Edit, Intake, Month};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser;
use crate::route::Route;
use crate::session::{Document, Session};

/// The largest file the page takes, in bytes. The engine would take more; a browser tab may not.
pub const MOST_BYTES: u64 = 100_000_000;

/// Why there is nothing to preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than [`MOST_BYTES`]; it was not even opened.
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// The browser could not hand it over.
    Unreadable,
    /// It was read, and holds nothing to import.
    Import(ImportError),
}

/// How far an import is.
#[derive(Clone)]
pub enum Stage {
    /// Nothing was chosen.
    Idle,
    /// It is being read.
    Reading {
        /// What.
        name: String,
    },
    /// Nothing in it can be imported.
    Refused {
        /// What.
        name: String,
        /// Why.
        refusal: Refusal,
    },
    /// It waits for a word of the user.
    Preview {
        /// What.
        name: String,
        /// What was read.
        import: Arc<Import>,
        /// Why reading it again, with the columns taken otherwise, gave nothing; `import` is older then.
        trouble: Option<ImportError>,
    },
}

/// An import under way. Copy it freely; it lives as long as the page that started it.
#[derive(Clone, Copy)]
pub struct Importing {
    session: Session,
    stage: RwSignal<Stage>,
    options: RwSignal<ImportOptions>,
    /// The bytes, kept for reading them again in another way.
    bytes: StoredValue<Option<Rc<[u8]>>, LocalStorage>,
    /// Counts what was chosen, so that a late answer about an earlier file is dropped.
    turn: StoredValue<u32>,
}

impl Importing {
    /// Nothing chosen yet.
    pub fn new(session: Session) -> Importing {
        Importing {
            session,
            stage: RwSignal::new(Stage::Idle),
            options: RwSignal::new(ImportOptions::default()),
            bytes: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// How far it is.
    pub fn stage(self) -> RwSignal<Stage> {
        self.stage
    }

    /// What the user has decided about the file.
    pub fn options(self) -> RwSignal<ImportOptions> {
        self.options
    }

    /// Starts with a file that was chosen or dropped.
    pub fn take_file(self, file: web_sys::File) {
        let start = browser::mark();
        let (name, size) = (file.name(), file.size());
        let turn = self.begin(&name);
        if size > MOST_BYTES as f64 {
            let refusal = Refusal::TooBig { bytes: size as u64 };
            self.stage.set(Stage::Refused { name, refusal });
            return;
        }
        spawn_local(async move {
            let buffer = JsFuture::from(file.array_buffer()).await;
            if self.turn.get_value() != turn {
                return;
            }
            match buffer {
                Ok(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                    self.look(name, bytes.into(), start);
                }
                Err(_) => self.stage.set(Stage::Refused { name, refusal: Refusal::Unreadable }),
            }
        });
    }

    /// Starts with a table copied from a spreadsheet.
    pub fn take_text(self, text: String) {
        let start = browser::mark();
        let name = self.session.text().import.pasted.to_string();
        self.begin(&name);
        self.look(name, text.into_bytes().into(), start);
    }

    fn begin(self, name: &str) -> u32 {
        // A file never goes into the built-in case: it is the user's own.
        if self.session.document() == Document::Sample {
            self.session.switch(Document::Own);
        }
        self.turn.update_value(|turn| *turn += 1);
        let digits = self.session.peek(|plan| plan.settings().currency.digits);
        self.options.set(ImportOptions { digits, ..ImportOptions::default() });
        self.stage.set(Stage::Reading { name: name.into() });
        self.turn.get_value()
    }

    fn look(self, name: String, bytes: Rc<[u8]>, start: f64) {
        let read = self.options.with_untracked(|options| read(&bytes, options));
        self.bytes.set_value(Some(bytes));
        match read {
            Ok(import) => {
                self.stage.set(Stage::Preview { name, import: Arc::new(import), trouble: None });
                browser::after_paint(move || browser::measure("import", start));
            }
            Err(error) => {
                self.bytes.set_value(None);
                self.stage.set(Stage::Refused { name, refusal: Refusal::Import(error) });
            }
        }
    }

    /// Reads the file again after a change of the options.
    pub fn again(self, change: impl FnOnce(&mut ImportOptions)) {
        self.options.update(change);
        let Some(bytes) = self.bytes.get_value() else { return };
        let read = self.options.with_untracked(|options| read(&bytes, options));
        self.stage.update(|stage| {
            if let Stage::Preview { import, trouble, .. } = stage {
                match read {
                    Ok(new) => (*import, *trouble) = (Arc::new(new), None),
                    Err(error) => *trouble = Some(error),
                }
            }
        });
    }

    /// Forgets the file. The plan never knew of it.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.bytes.set_value(None);
        self.stage.set(Stage::Idle);
    }

    /// Takes what was read into the plan and shows the portfolio. Where the plan refuses, the preview stays and
    /// the page says why.
    pub fn confirm(self, intake: Intake, data_through: Month, currency: Currency) {
        let start = browser::mark();
        let Some(import) = self.stage.with_untracked(|stage| match stage {
            Stage::Preview { import, trouble: None, .. } => Some(import.clone()),
            _ => None,
        }) else {
            return;
        };
        let settings = self.session.peek(|plan| plan.settings().clone());
        if settings.currency != currency {
            let settings = keyline::plan::Settings { currency, ..settings };
            if self.session.apply(Edit::Configure(Box::new(settings))).is_err() {
                return;
            }
        }
        let book = Box::new(import.book.clone());
        if self.session.apply(Edit::Take { book, intake, data_through }).is_err() {
            return;
        }
        self.cancel();
        Route::Portfolio.go();
        browser::after_paint(move || browser::measure("import", start));
    }
}

fn read(bytes: &[u8], options: &ImportOptions) -> Result<Import, ImportError> {
    import::read(bytes, options, &mut |_| ControlFlow::Continue(()))
}

use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use keyline::file::currency::Tender;
use keyline::file::import::{self, Import, ImportError, ImportOptions};
use keyline::file::task::Task;
use keyline::file::wire;
use keyline::plan::{Answers, Currency, Edit, Intake, Month};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser;
use crate::errand::{Errand, Reply};
use crate::route::Route;
use crate::session::{Document, Session};

/// Above this a file is read in the worker, so that the page stays at hand. Below it, 10,000 accounts with 36
/// months included, reading takes less time than starting one.
const WORKER_BYTES: f64 = 4_000_000.0;

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
    /// The worker's file is not on the server any more.
    WorkerMissing,
    /// The worker stopped at reading.
    WorkerFailed,
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
        /// How far, 0 to 1, where that is known.
        part: Option<f64>,
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
        /// It is being read again.
        again: bool,
    },
}

impl Stage {
    /// Whether nothing can be imported until the user says what the columns hold.
    pub fn can_be_mended(&self) -> bool {
        matches!(self, Stage::Refused { refusal: Refusal::Import(ImportError::Unclear { .. }), .. })
    }
}

/// Where the file is, for reading it again in another way.
enum Source {
    Here(Rc<[u8]>),
    Worker(Errand),
}

/// An import under way. Copy it freely; it lives as long as the page that started it.
#[derive(Clone, Copy)]
pub struct Importing {
    session: Session,
    stage: RwSignal<Stage>,
    options: RwSignal<ImportOptions>,
    source: StoredValue<Option<Source>, LocalStorage>,
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
            source: StoredValue::new_local(None),
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
            self.refuse(name, Refusal::TooBig { bytes: size as u64 });
            return;
        }
        spawn_local(async move {
            let buffer = JsFuture::from(file.array_buffer()).await;
            if self.turn.get_value() != turn {
                return;
            }
            match buffer.map(|buffer| buffer.unchecked_into::<js_sys::ArrayBuffer>()) {
                Ok(buffer) if size > WORKER_BYTES => self.send(name, buffer, start),
                Ok(buffer) => self.look(name, js_sys::Uint8Array::new(&buffer).to_vec().into(), start),
                Err(_) => self.refuse(name, Refusal::Unreadable),
            }
        });
    }

    /// Starts with a table copied from a spreadsheet.
    pub fn take_text(self, text: String) {
        let start = browser::mark();
        let name = self.session.text().import().pasted.to_string();
        self.begin(&name);
        self.look(name, text.into_bytes().into(), start);
    }

    fn begin(self, name: &str) -> u32 {
        // A file never goes into the built-in case: it is the user's own.
        if self.session.document() == Document::Sample {
            self.session.switch(self.session.own());
        }
        self.turn.update_value(|turn| *turn += 1);
        let digits = self.session.peek(|plan| plan.settings().currency.digits);
        // What was answered of an earlier file is not asked again.
        let Answers { told_by, alike, without_sales } = self.session.peek(|plan| plan.answers().clone());
        let options = ImportOptions { digits, told_by, alike, without_sales, ..ImportOptions::default() };
        self.options.set(options);
        self.source.set_value(None);
        self.stage.set(Stage::Reading { name: name.into(), part: None });
        self.turn.get_value()
    }

    fn refuse(self, name: String, refusal: Refusal) {
        self.source.set_value(None);
        self.stage.set(Stage::Refused { name, refusal });
    }

    /// Reads here and now.
    fn look(self, name: String, bytes: Rc<[u8]>, start: f64) {
        let read = self.options.with_untracked(|options| read(&bytes, options));
        self.source.set_value(Some(Source::Here(bytes)));
        self.show(name, read, start);
    }

    /// Lets the worker read.
    fn send(self, name: String, buffer: js_sys::ArrayBuffer, start: f64) {
        let options = self.options.get_untracked();
        let turn = self.turn.get_value();
        let heard = {
            let name = name.clone();
            move |reply| {
                if self.turn.get_value() == turn {
                    self.hear(&name, reply, start);
                }
            }
        };
        match Errand::start(Some(buffer), &Task::Import(options), wire::read_outcome, heard) {
            Some(errand) => self.source.set_value(Some(Source::Worker(errand))),
            None => self.refuse(name, Refusal::WorkerMissing),
        }
    }

    fn hear(self, name: &str, reply: Reply<Result<Import, ImportError>>, start: f64) {
        match reply {
            Reply::Progress(part) => self.stage.update(|stage| {
                if let Stage::Reading { part: shown, .. } = stage {
                    *shown = Some(part);
                }
            }),
            Reply::Outcome(outcome) => self.show(name.into(), *outcome, start),
            // The worker is ended outside of its own message.
            Reply::Missing => self.end_with(name, Refusal::WorkerMissing),
            Reply::Failed => self.end_with(name, Refusal::WorkerFailed),
        }
    }

    fn end_with(self, name: &str, refusal: Refusal) {
        let turn = self.turn.get_value();
        let refused = Stage::Refused { name: name.to_string(), refusal };
        let mendable = refused.can_be_mended();
        self.stage.set(refused);
        if mendable {
            return;
        }
        spawn_local(async move {
            if self.turn.get_value() == turn {
                self.source.set_value(None);
            }
        });
    }

    /// Shows what came of a first or a further reading.
    fn show(self, name: String, read: Result<Import, ImportError>, start: f64) {
        let again = self.stage.with_untracked(|stage| matches!(stage, Stage::Preview { .. }));
        match read {
            Ok(import) => {
                let digits = self.options.with_untracked(|options| options.digits);
                let proposed = self.proposed_currency(&import).map_or(digits, |currency| currency.digits);
                if !again && proposed != digits {
                    // Amounts are rounded to the decimals of their currency.
                    self.options.update(|options| options.digits = proposed);
                    if let Some(read) = self.read_again() {
                        self.show(name, read, start);
                    }
                    return;
                }
                let import = Arc::new(import);
                self.stage.set(Stage::Preview { name, import, trouble: None, again: false });
                if !again {
                    browser::after_paint(move || browser::measure("import", start));
                }
            }
            Err(error) if again => self.stage.update(|stage| {
                if let Stage::Preview { trouble, again, .. } = stage {
                    (*trouble, *again) = (Some(error), false);
                }
            }),
            Err(error) => self.end_with(&name, Refusal::Import(error)),
        }
    }

    /// The currency that is proposed for the amounts of a file: the plan's where it has accounts, else what the file
    /// says, else the one of the language. `None` where the file has a sign that several currencies share.
    pub fn proposed_currency(self, import: &Import) -> Option<Currency> {
        let (own, empty) = self.session.peek(|plan| (plan.settings().currency, plan.accounts().is_empty()));
        // Who has set another one than a new plan's means it.
        let is_set = !empty || own != keyline::plan::Settings::default().currency;
        let chinese = untrack(|| self.session.language()) == keyline::text::Language::Zh;
        let yuan = || Currency::by_code("CNY").filter(|_| chinese);
        match import.tenders.first().map(|(tender, _)| *tender) {
            _ if !empty => Some(own),
            Some(Tender::Of(currency)) => Some(currency),
            Some(tender) if is_set && tender.fits(Tender::Of(own)) => Some(own),
            Some(Tender::Yen) => yuan(),
            Some(Tender::Dollar) => None,
            None if is_set => Some(own),
            None => yuan().or(Some(own)),
        }
    }

    /// Reads the file again after a change of the options.
    pub fn again(self, change: impl FnOnce(&mut ImportOptions)) {
        self.options.update(change);
        let Some(name) = self.stage.with_untracked(|stage| match stage {
            Stage::Preview { name, .. } => Some(name.clone()),
            Stage::Refused { name, .. } if stage.can_be_mended() => Some(name.clone()),
            _ => None,
        }) else {
            return;
        };
        match self.read_again() {
            Some(read) => self.show(name, read, browser::mark()),
            None => self.stage.update(|stage| match stage {
                Stage::Preview { again, .. } => *again = true,
                _ => *stage = Stage::Reading { name, part: None },
            }),
        }
    }

    /// What reading again gives; `None` where the worker will tell.
    fn read_again(self) -> Option<Result<Import, ImportError>> {
        self.source.with_value(|source| match source {
            Some(Source::Here(bytes)) => Some(self.options.with_untracked(|options| read(bytes, options))),
            Some(Source::Worker(errand)) => {
                self.options.with_untracked(|options| errand.again(&Task::Import(options.clone())));
                None
            }
            None => None,
        })
    }

    /// Forgets the file. The plan never knew of it.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.source.set_value(None);
        self.stage.set(Stage::Idle);
    }

    /// Takes what was read into the plan and shows the portfolio. Where the plan refuses, the preview stays and
    /// the page says why.
    pub fn confirm(self, intake: Intake, data_through: Month, currency: Currency, answers: Answers) {
        let start = browser::mark();
        let Some(import) = self.stage.with_untracked(|stage| match stage {
            Stage::Preview { import, trouble: None, again: false, .. } => Some(import.clone()),
            _ => None,
        }) else {
            return;
        };
        // First the page and then the plan: this one need not show what is shown there.
        Route::Portfolio.go();
        let book = Box::new(import.book.clone());
        let answers = Box::new(answers);
        let take = Edit::Take { book, intake, data_through, currency: Some(currency), answers };
        if self.session.apply(take).is_err() {
            Route::Start.go();
            return;
        }
        self.cancel();
        browser::after_paint(move || browser::measure("import", start));
    }
}

fn read(bytes: &[u8], options: &ImportOptions) -> Result<Import, ImportError> {
    import::read(bytes, options, &mut |_| ControlFlow::Continue(()))
}

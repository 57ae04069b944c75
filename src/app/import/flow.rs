use std::sync::Arc;

use keyline::file::currency::Tender;
use keyline::file::import::{Import, ImportError, ImportOptions};
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
    /// What was read is on its way into the plan.
    Taking,
}

impl Stage {
    /// Whether nothing can be imported until the user says what the columns hold.
    pub fn can_be_mended(&self) -> bool {
        matches!(self, Stage::Refused { refusal: Refusal::Import(ImportError::Unclear { .. }), .. })
    }
}

/// An import under way. Copy it freely; it lives as long as the page that started it.
#[derive(Clone, Copy)]
pub struct Importing {
    session: Session,
    stage: RwSignal<Stage>,
    options: RwSignal<ImportOptions>,
    /// What was brought, for reading it again in another way.
    source: StoredValue<Option<web_sys::Blob>, LocalStorage>,
    /// Who reads it.
    errand: StoredValue<Option<Errand>, LocalStorage>,
    /// Counts the readings, so that a late answer to an earlier one is dropped.
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
            errand: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// How far it is.
    pub fn stage(self) -> RwSignal<Stage> {
        self.stage
    }

    /// What the file is called that is looked at; empty where none is.
    pub fn name(self) -> String {
        self.stage.with(|stage| match stage {
            Stage::Preview { name, .. } => name.clone(),
            _ => String::new(),
        })
    }

    /// What the user has decided about the file.
    pub fn options(self) -> RwSignal<ImportOptions> {
        self.options
    }

    /// Starts with a file that was chosen or dropped.
    pub fn take_file(self, file: web_sys::File) {
        let start = browser::mark();
        let (name, size) = (file.name(), file.size());
        self.begin(&name);
        if size > MOST_BYTES as f64 {
            self.refuse(name, Refusal::TooBig { bytes: size as u64 });
            return;
        }
        self.source.set_value(Some(file.into()));
        self.read(name, start);
    }

    /// Starts with a table copied from a spreadsheet.
    pub fn take_text(self, text: String) {
        let start = browser::mark();
        let name = self.session.text().import().pasted.to_string();
        self.begin(&name);
        match web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into())) {
            Ok(blob) => {
                self.source.set_value(Some(blob));
                self.read(name, start);
            }
            Err(_) => self.refuse(name, Refusal::Unreadable),
        }
    }

    fn begin(self, name: &str) {
        // A file never goes into the built-in case: it is the user's own.
        if self.session.document() == Document::Sample {
            self.session.switch(self.session.own());
        }
        let digits = self.session.peek(|plan| plan.settings().currency.digits);
        // What was answered of an earlier file is not asked again.
        let Answers { told_by, alike, taken_sums, without_sales, .. } =
            self.session.peek(|plan| plan.answers().clone());
        let options =
            ImportOptions { digits, told_by, alike, taken_sums, without_sales, ..ImportOptions::default() };
        self.options.set(options);
        self.forget();
        self.stage.set(Stage::Reading { name: name.into(), part: None });
    }

    /// Lets go of what was brought and of who reads it.
    fn forget(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.source.set_value(None);
        self.errand.set_value(None);
    }

    fn refuse(self, name: String, refusal: Refusal) {
        self.forget();
        self.stage.set(Stage::Refused { name, refusal });
    }

    /// Lets the worker read what was brought.
    fn read(self, name: String, start: f64) {
        let Some(source) = self.source.get_value() else { return };
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        spawn_local(async move {
            let buffer = JsFuture::from(source.array_buffer()).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let Ok(buffer) = buffer else {
                self.refuse(name, Refusal::Unreadable);
                return;
            };
            let heard = {
                let name = name.clone();
                move |reply| {
                    if self.turn.try_get_value() == Some(turn) {
                        self.hear(&name, reply, start);
                    }
                }
            };
            let task = Task::Import(self.options.get_untracked());
            match Errand::start(Some(buffer.unchecked_into()), &task, wire::read_outcome, heard) {
                Some(errand) => self.errand.set_value(Some(errand)),
                None => self.refuse(name, Refusal::WorkerMissing),
            }
        });
    }

    fn hear(self, name: &str, reply: Reply<Result<Import, ImportError>>, start: f64) {
        match reply {
            Reply::Progress(part) => self.stage.update(|stage| {
                if let Stage::Reading { part: shown, .. } = stage {
                    *shown = Some(part);
                }
            }),
            Reply::Outcome(outcome) => self.show(name.into(), *outcome, start),
            Reply::Missing => self.end_with(name, Refusal::WorkerMissing),
            Reply::Failed => self.end_with(name, Refusal::WorkerFailed),
        }
    }

    fn end_with(self, name: &str, refusal: Refusal) {
        let refused = Stage::Refused { name: name.to_string(), refusal };
        // Who says what its columns hold has it read again. The errand is at its own word here and goes with the next.
        if !refused.can_be_mended() {
            self.source.set_value(None);
        }
        self.stage.set(refused);
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
                    self.read(name, start);
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
        self.stage.update(|stage| match stage {
            Stage::Preview { again, .. } => *again = true,
            _ => *stage = Stage::Reading { name: name.clone(), part: None },
        });
        self.read(name, browser::mark());
    }

    /// Forgets the file. The plan never knew of it.
    pub fn cancel(self) {
        self.forget();
        self.stage.set(Stage::Idle);
    }

    /// Takes what was read into the plan and shows the portfolio. Where the plan refuses, the page says why, and what was
    /// brought is read and shown anew.
    pub fn confirm(self, intake: Intake, data_through: Month, currency: Currency, answers: Answers) {
        let start = browser::mark();
        let Some((name, import)) = self.stage.with_untracked(|stage| match stage {
            Stage::Preview { name, import, trouble: None, again: false } => {
                Some((name.clone(), import.clone()))
            }
            _ => None,
        }) else {
            return;
        };
        // First the page and then the plan: this one need not show what is shown there.
        Route::Portfolio.go();
        self.stage.set(Stage::Taking);
        spawn_local(async move {
            // Whoever showed it lets go of it, so that its millions of amounts move into the plan and are not copied.
            leptos::task::tick().await;
            let book = Box::new(Arc::unwrap_or_clone(import).book);
            let answers = Box::new(answers);
            let take = Edit::Take { book, intake, data_through, currency: Some(currency), answers };
            if self.session.apply(take).is_err() {
                Route::Start.go();
                self.stage.set(Stage::Reading { name: name.clone(), part: None });
                self.read(name, browser::mark());
                return;
            }
            self.cancel();
            browser::after_paint(move || browser::measure("import", start));
        });
    }
}

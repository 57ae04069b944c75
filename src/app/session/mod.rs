//! The plan that is open: read it, change it, know whether it is kept.

mod drafts;
mod plans;

use std::sync::Arc;

use keyline::calc;
use keyline::calc::base::Eve;
use keyline::calc::kernel::simulate::{Draws, Simulated};
use keyline::file::archive::{self, ArchiveError, Lost};
use keyline::file::backup::Backup;
use keyline::file::copy::{self, Copied, CopyError};
use keyline::file::shelf;
use keyline::file::store::{Store, StoreError};
use keyline::file::work::{Change, Saved, Work};
use keyline::plan::{Edit, EditError, Label, Month, Plan, SoldMark};
use keyline::text::{Language, Text};
use leptos::prelude::*;

use super::store::{BrowserStore, free_number, next_plan};
use super::tabs::{self, Said, Turn};
use super::{browser, later};
use drafts::Drafts;
pub use drafts::{Commitment, HandOverDraft, RevisionDraft};
pub use plans::Offer;

/// Which document is open. The built-in case is a document of its own and can never touch the user's plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A plan of the user's, by its number.
    Own(u32),
    /// The built-in case.
    Sample,
}

impl Document {
    /// What it is called in the store.
    pub fn name(self) -> String {
        match self {
            Document::Own(number) => shelf::name(number),
            Document::Sample => shelf::SAMPLE.into(),
        }
    }

    /// Whether it is a plan of the user's.
    pub fn is_own(self) -> bool {
        matches!(self, Document::Own(_))
    }
}

/// Whether what is on the page is kept, from the real outcome of the last write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing has been entered yet.
    Nothing,
    /// A write is under way.
    Saving,
    /// Kept, at this time in milliseconds since 1970.
    Saved(u64),
    /// Not kept: the last change is on the page only.
    Failed(StoreError),
    /// The browser denies storage: everything ends with the page.
    Memory,
    /// A newer version of the program wrote the plan: it can be looked at and exported, not changed.
    Newer,
}

/// Whether this tab writes the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It has asked, and will know in a moment.
    Waiting,
    /// It writes.
    Writing,
    /// Another tab does, and this one follows.
    Following,
}

/// The open plan and the page's preferences. Copy it freely; it lives in the context.
#[derive(Clone, Copy)]
pub struct Session {
    work: StoredValue<Work<BrowserStore>, LocalStorage>,
    /// Whether what is under way is written on in idle moments.
    is_advancing: StoredValue<bool>,
    version: RwSignal<u64>,
    /// Rises when anything may be called or written otherwise.
    named: RwSignal<u64>,
    names: StoredValue<Names, LocalStorage>,
    /// Rises when years of the plan as it stands were drawn.
    drawn: RwSignal<u64>,
    document: RwSignal<Document>,
    /// The user's plan that is open, or was before the case.
    own: RwSignal<u32>,
    /// Rises when plans come and go.
    shelved: RwSignal<u64>,
    status: RwSignal<SaveStatus>,
    role: RwSignal<Role>,
    /// The states that are kept besides the newest, the newest first.
    backups: RwSignal<Vec<Backup>>,
    /// Whether the browser promises not to clear what is kept; `None` until it was asked.
    promised: RwSignal<Option<bool>>,
    has_asked: StoredValue<bool>,
    /// When the user last kept a copy outside the browser or, before that, when something was first kept in it.
    copied: RwSignal<Option<u64>>,
    /// Kept as long as it is this tab's to write, or to wait for that.
    turn: StoredValue<Option<(Document, Turn)>, LocalStorage>,
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    notice: RwSignal<Option<EditError>>,
    drafts: Drafts,
}

/// What sentences hang on besides the values in them.
#[derive(PartialEq)]
struct Names {
    /// Of accounts and people, and how numbers are written.
    sold: SoldMark,
    /// Of firms, crews and budgets.
    told: Vec<Box<str>>,
}

impl Names {
    fn of(plan: &Plan) -> Names {
        let (firms, resources) = (&plan.methods().benchmark.firms, &plan.methods().resources);
        let firms = firms.iter().map(|firm| &firm.name);
        let crews = resources.crews.iter().map(|crew| &crew.name);
        let budgets = resources.budgets.iter().map(|budget| &budget.name);
        Names { sold: plan.memory().sold_mark(), told: firms.chain(crews).chain(budgets).cloned().collect() }
    }
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How long pieces of a snapshot are written in one idle moment, in milliseconds. The last one begun may take as long
/// again, which stays under a frame.
const IDLE_PART: f64 = 6.0;

/// How long a refused tab waits before it says so, in milliseconds.
const PATIENCE: i32 = 250;

const LANGUAGE: &str = "keyline/language";
const THEME: &str = "keyline/theme";
const DOCUMENT: &str = "keyline/document";
const OWN: &str = "keyline/own";
const COPIED: &str = "keyline/copied";
/// Set once any plan here holds what people are paid: copies hold earlier states and other plans, too.
const PAID: &str = "keyline/paid";

/// A copy this old, in milliseconds, is worth a word where something has changed since: seven days.
const OLD_COPY: u64 = 7 * 24 * 60 * 60 * 1000;

impl Session {
    /// Whether a plan may be opened that has something to show, so that what shows it is needed at once.
    pub fn has_plans() -> bool {
        let store = BrowserStore::probe();
        shelf::is_in_use(&store) || store.get(DOCUMENT).ok().flatten().as_deref() == Some(shelf::SAMPLE)
    }

    /// What is filled in on the open plan's forms.
    pub fn drafts(self) -> Drafts {
        self.drafts
    }

    /// Opens what was open last and puts the session into the context.
    pub fn provide() -> Session {
        let store = BrowserStore::probe();
        let kept = |key: &str| store.get(key).ok().flatten();
        let own = kept(OWN).and_then(|name| shelf::number(&name)).unwrap_or(1);
        // Another tab may have thrown it away.
        let own = if shelf::is_binned(&store, own) { next_plan(&store) } else { own };
        let document = match kept(DOCUMENT).as_deref() {
            // It comes with a later part; what it was left as stays.
            Some(shelf::SAMPLE) if later::has_sample() => Document::Sample,
            _ => Document::Own(own),
        };
        let language = match kept(LANGUAGE).as_deref() {
            Some("zh") => Language::Zh,
            Some(_) => Language::En,
            None => match browser::window().navigator().language() {
                Some(tag) if tag.starts_with("zh") => Language::Zh,
                _ => Language::En,
            },
        };
        let theme = match kept(THEME).as_deref() {
            Some("dark") => Theme::Dark,
            Some("light") => Theme::Light,
            _ => Theme::System,
        };
        let work = browser::measured("load", || open(document, language, None));
        let session = Session {
            status: RwSignal::new(status_of(&work)),
            names: StoredValue::new_local(Names::of(work.plan())),
            work: StoredValue::new_local(work),
            is_advancing: StoredValue::new(false),
            version: RwSignal::new(0),
            named: RwSignal::new(0),
            drawn: RwSignal::new(0),
            document: RwSignal::new(document),
            own: RwSignal::new(own),
            shelved: RwSignal::new(0),
            role: RwSignal::new(Role::Waiting),
            backups: RwSignal::new(Vec::new()),
            promised: RwSignal::new(None),
            has_asked: StoredValue::new(false),
            copied: RwSignal::new(kept(COPIED).and_then(|at| at.parse().ok())),
            turn: StoredValue::new_local(None),
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            notice: RwSignal::new(None),
            drafts: Drafts::new(),
        };
        provide_context(session);
        session.reflect();
        session.list_backups();
        // Where something was kept before, the browser was asked then.
        if session.copied.get_untracked().is_some() {
            browser::has_promised(move |promised| session.promised.set(Some(promised)));
        }
        session.ask_for_turn();
        session.listen();
        session
    }

    /// Asks to be the tab that writes the open document.
    fn ask_for_turn(self) {
        let role = self.role.get_untracked();
        self.role.set(Role::Waiting);
        // A store that ends with the page is nobody else's.
        if !BrowserStore::probe().lasts() {
            self.claim();
            return;
        }
        let document = self.document.get_untracked();
        let is_held = self.turn.with_value(|turn| turn.as_ref().is_some_and(|(of, _)| *of == document));
        if is_held && role == Role::Writing {
            self.claim();
            return;
        }
        let hear = move |said| {
            if self.document.get_untracked() == document {
                self.heard(said);
            }
        };
        // The turn before is given up first: it may be of the same document.
        self.turn.set_value(None);
        self.turn.set_value(Some((document, Turn::ask(&document.name(), hear))));
    }

    fn heard(self, said: Said) {
        match said {
            Said::Granted => self.claim(),
            // A page loaded anew may come a moment before the lock of the one it replaces is gone.
            Said::Refused => browser::after(PATIENCE, move || {
                if self.role.get_untracked() == Role::Waiting {
                    self.role.set(Role::Following);
                    self.follow();
                }
            }),
            Said::Lost => self.role.set(Role::Following),
            // What is not kept yet would be lost: another tab must take it then.
            Said::Asked if self.flush() => self.step_back(),
            Said::Asked => {}
        }
    }

    /// Leaves the writing to another tab, and waits for its turn.
    fn step_back(self) {
        self.role.set(Role::Following);
        self.turn.with_value(|turn| turn.iter().for_each(|(_, turn)| turn.give()));
    }

    /// Becomes the one that writes. What another has written since is read first.
    fn claim(self) {
        // What another writes between reading and claiming is read once more; nobody writes for ever.
        for _ in 0..3 {
            let claimed = self.work.try_update_value(|work| {
                let written = work.found().at.map(moment);
                work.claim(&tabs::mark(), written, browser::today())
            });
            match claimed {
                Some(Err(ArchiveError::Stale)) => self.follow(),
                claimed => {
                    // Of any other failure the status says why already.
                    if let Some(Err(ArchiveError::Store { source })) = claimed {
                        self.status.set(SaveStatus::Failed(source));
                    }
                    self.role.set(Role::Writing);
                    // A plan that came as a whole is kept now.
                    let is_unkept = self.work.with_value(Work::is_unkept);
                    return if is_unkept { self.keep_again() } else { self.advance() };
                }
            }
        }
        self.step_back();
    }

    /// Reads the open document anew, as another tab has left it.
    fn follow(self) {
        self.put(self.document.get_untracked(), None);
        self.show();
    }

    /// Opens a document's plan in place of what was open.
    fn put(self, document: Document, given: Option<Plan>) {
        let work = open(document, self.language.get_untracked(), given);
        self.status.set(status_of(&work));
        self.work.set_value(work);
        self.list_backups();
    }

    /// Hears what other tabs write.
    fn listen(self) {
        let due = StoredValue::new(false);
        let handle = window_event_listener(leptos::ev::storage, move |event: web_sys::StorageEvent| {
            let prefix = archive::prefix(&self.document.get_untracked().name());
            let Some(part) = event.key().and_then(|key| key.strip_prefix(&prefix).map(str::to_string)) else {
                return;
            };
            if part == shelf::BIN && event.new_value().is_some() {
                // Another tab has thrown it away: what is under way goes with it, and can be taken back with it.
                self.flush();
                self.leave_bin();
                self.notice.set(Some(EditError::ThrownAway));
                self.shelved.update(|times| *times += 1);
                return;
            }
            if part.starts_with(shelf::NEWS) {
                // Another tab has taken actuals in that this plan may lack.
                self.shelved.update(|times| *times += 1);
                return;
            }
            if part == archive::WRITER && event.new_value().is_some_and(|mark| mark != tabs::mark()) {
                // Without locks this is how a tab learns that another has come.
                self.step_back();
            }
            // A slot comes after its blocks, and one reading is enough for what was written together.
            if self.role.get_untracked() != Role::Following || !archive::is_newest(&part) || due.get_value() {
                return;
            }
            due.set_value(true);
            browser::after(30, move || {
                due.set_value(false);
                if self.role.get_untracked() == Role::Following {
                    self.follow();
                }
            });
        });
        on_cleanup(move || handle.remove());
    }

    /// Whether the browser promises not to clear what is kept; `None` until it was asked, after the first save.
    pub fn promised(self) -> Option<bool> {
        self.promised.get()
    }

    /// How many days old the last copy outside the browser is, where that is many and something was kept since.
    pub fn days_without_copy(self) -> Option<u64> {
        let (copied, status, document) = (self.copied.get()?, self.status.get(), self.document.get());
        let SaveStatus::Saved(at) = status else { return None };
        let age = browser::now().saturating_sub(copied);
        (document.is_own() && at > copied && age > OLD_COPY).then_some(age / (OLD_COPY / 7))
    }

    /// Whether any plan that was open here held what people are paid.
    pub fn has_held_pay(self) -> bool {
        BrowserStore::probe().get(PAID).ok().flatten().is_some()
            || self.peek(|plan| !plan.terms().pay.is_empty())
    }

    /// The open plan holds what people are paid.
    pub fn note_pay(self) {
        if self.document.get_untracked().is_own() && BrowserStore::probe().get(PAID).ok().flatten().is_none()
        {
            self.keep(PAID, "1");
        }
    }

    /// A copy was handed to the user now.
    pub fn note_copy(self) {
        let now = browser::now();
        self.copied.set(Some(now));
        self.keep(COPIED, &now.to_string());
    }

    /// After something was kept for the first time: from now on a copy is due, and the browser is asked once not to
    /// clear what it holds.
    fn note_first_save(self) {
        if !self.document.get_untracked().is_own() {
            return;
        }
        if self.copied.get_untracked().is_none() {
            self.note_copy();
        }
        // Once a visit: a browser that knows a page better may promise what it did not before.
        if !self.has_asked.get_value() && self.promised.get_untracked() != Some(true) {
            self.has_asked.set_value(true);
            browser::ask_to_persist(move |promised| self.promised.set(Some(promised)));
        }
    }

    /// Whether another tab writes the plan, and this one only shows it.
    pub fn is_following(self) -> bool {
        self.role.get() == Role::Following
    }

    /// Asks the tab that writes to let this one write.
    pub fn take_over(self) {
        self.turn.with_value(|turn| turn.iter().for_each(|(_, turn)| turn.demand()));
    }

    /// The session of this page.
    pub fn get() -> Session {
        expect_context::<Session>()
    }

    /// The language of the page.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// The sentences of the page's language. Reading it follows the language.
    pub fn text(self) -> Text {
        self.language.get().text()
    }

    /// Switches the language in place.
    pub fn set_language(self, language: Language) {
        self.language.set(language);
        self.keep(LANGUAGE, if language == Language::Zh { "zh" } else { "en" });
        self.reflect();
    }

    /// The theme.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Switches the theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        self.keep(
            THEME,
            match theme {
                Theme::System => "system",
                Theme::Light => "light",
                Theme::Dark => "dark",
            },
        );
        self.reflect();
    }

    /// Which document is open.
    pub fn document(self) -> Document {
        self.document.get()
    }

    /// The month that today lies in; `None` in the built-in case, which has a time of its own.
    pub fn this_month(self) -> Option<Month> {
        Month::of(browser::today()).filter(|_| self.document() != Document::Sample)
    }

    /// Whether what is on the page is kept.
    pub fn status(self) -> SaveStatus {
        self.status.get()
    }

    /// How many pieces could not be read at opening and were set aside.
    pub fn quarantined(self) -> usize {
        self.work.with_value(|work| work.found().quarantined)
    }

    /// Whether the plan was last kept in a schema before this one.
    pub fn was_kept_before(self, schema: u32) -> bool {
        self.work.with_value(|work| work.found().schema.is_some_and(|kept| kept < schema))
    }

    /// The accounts that could not be read at opening, where the others could.
    pub fn lost(self) -> Lost {
        self.work.with_value(|work| work.found().lost.clone())
    }

    /// Whether, for want of room, steps were given up that could be taken back after a reload.
    pub fn has_forgotten(self) -> bool {
        let _ = self.status.get();
        self.work.with_value(Work::has_forgotten)
    }

    /// A value derived from the plan, computed again when the plan has changed.
    pub fn derive<T>(self, question: impl Fn(&Plan) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.derive_boxed(Box::new(question))
    }

    /// Compiled for every kind of answer, and not for every question.
    fn derive_boxed<T>(self, question: Box<dyn Fn(&Plan) -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.track();
            self.work.with_value(|work| question(work.plan()))
        })
    }

    /// A word or sentence of the page's language, which follows it.
    pub fn said(self, word: fn(Text) -> &'static str) -> Signal<String> {
        Signal::derive(move || word(self.text()).to_string())
    }

    /// Reads the plan now, without following it: for event handlers.
    pub fn peek<T>(self, question: impl FnOnce(&Plan) -> T) -> T {
        self.work.with_value(|work| question(work.plan()))
    }

    /// Follows every change of the plan, and what was drawn of it, without computing anything.
    pub fn track(self) {
        self.version.track();
        self.drawn.track();
    }

    /// Follows what accounts, people, firms and budgets are called and how numbers are written.
    pub fn track_names(self) {
        self.named.track();
    }

    /// Follows every change of the plan alone.
    pub fn track_changes(self) {
        self.version.track();
    }

    /// Keeps the ranges of earlier years with the plan, as [`Session::keep_drawn`] does.
    pub fn keep_record(self, eves: Arc<Vec<Eve>>, ranges: Vec<(f64, f64)>) {
        self.peek(|plan| calc::base::keep_record(plan, eves, ranges));
        self.drawn.update(|drawn| *drawn += 1);
    }

    /// Keeps what was drawn with the plan, and lets everything that hangs on it be computed again.
    pub fn keep_drawn(self, draws: Arc<Draws>, found: Simulated) {
        self.peek(|plan| calc::target::keep_drawn(plan, draws, found));
        self.drawn.update(|drawn| *drawn += 1);
    }

    /// Changes the plan: checks, keeps, then shows. On an error nothing has changed and the page says why.
    pub fn apply(self, edit: Edit) -> Result<(), EditError> {
        let start = browser::mark();
        if !self.may_write() {
            self.notice.set(Some(EditError::ReadOnly));
            return Err(EditError::ReadOnly);
        }
        let is_import = matches!(edit, Edit::Take { .. });
        let applied = self.work.try_update_value(|work| work.apply(edit, now()));
        match applied.unwrap_or(Err(EditError::ReadOnly)) {
            Ok(change) => {
                self.keep_change(change);
                self.notice.set(None);
                if is_import {
                    self.announce();
                }
                self.show();
                browser::measure("edit", start);
                Ok(())
            }
            Err(error) => {
                self.notice.set(Some(error.clone()));
                Err(error)
            }
        }
    }

    /// Why the last edit was not taken, for the page to say; `None` after one that was.
    pub fn notice(self) -> Option<EditError> {
        self.notice.get()
    }

    /// Takes the sentence about the last edit away.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.travel(Work::undo);
    }

    /// Does the step last taken back again.
    pub fn redo(self) {
        self.travel(Work::redo);
    }

    /// What undo would take back.
    pub fn undo_label(self) -> Option<Label> {
        self.version.track();
        self.work.with_value(|work| work.history().undo_label())
    }

    /// What redo would do again.
    pub fn redo_label(self) -> Option<Label> {
        self.version.track();
        self.work.with_value(|work| work.history().redo_label())
    }

    fn may_write(self) -> bool {
        self.role.get_untracked() == Role::Writing && self.status.get_untracked() != SaveStatus::Newer
    }

    fn travel(self, way: fn(&mut Work<BrowserStore>) -> Result<Option<Change>, EditError>) {
        if !self.may_write() {
            return;
        }
        match self.work.try_update_value(way) {
            Some(Ok(Some(change))) => self.keep_change(change),
            Some(Err(error)) => self.notice.set(Some(error)),
            _ => return,
        }
        self.show();
    }

    /// Lets everything that follows the plan be computed again, and measures until it is.
    fn show(self) {
        let start = browser::mark();
        let names = self.peek(Names::of);
        if self.names.with_value(|before| *before != names) {
            self.names.set_value(names);
            self.named.update(|named| *named += 1);
        }
        self.version.update(|version| *version += 1);
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            browser::measure("recalculate", start);
        });
    }

    /// Opens another document in place of this one, which stays as it was kept.
    pub fn switch(self, document: Document) {
        if self.may_leave() {
            self.open_document(document, None);
        }
    }

    /// Whether nothing is lost with the open document; where something would be, the page says so.
    fn may_leave(self) -> bool {
        let may = self.flush() || !self.document.get_untracked().is_own();
        if !may {
            self.notice.set(Some(EditError::NotKept));
        }
        may
    }

    fn open_document(self, document: Document, given: Option<Plan>) {
        // Another tab may have thrown it away while the case was open here.
        let document = match document {
            Document::Own(number) if shelf::is_binned(&BrowserStore::probe(), number) => {
                Document::Own(next_plan(&BrowserStore::probe()))
            }
            document => document,
        };
        if let Document::Own(left) = self.document.get_untracked() {
            shelf::give_back(&BrowserStore::probe(), left);
        }
        self.put(document, given);
        // What was filled in speaks of the plan before.
        self.drafts.clear();
        self.document.set(document);
        self.keep(DOCUMENT, &document.name());
        if let Document::Own(number) = document {
            self.set_own(number);
        }
        self.notice.set(None);
        self.ask_for_turn();
        self.show();
    }

    /// Whether another tab writes, and says so then.
    fn refuses_to_write(self) -> bool {
        let refuses = self.role.get_untracked() != Role::Writing;
        if refuses {
            self.notice.set(Some(EditError::ReadOnly));
        }
        refuses
    }

    /// Puts the built-in case back as it came, in the page's language.
    pub fn reset_sample(self) {
        if self.refuses_to_write() {
            return;
        }
        // What cannot be removed is written over by the next snapshot.
        let _ = self.work.try_update_value(Work::erase);
        self.open_document(Document::Sample, None);
    }

    /// Every text of ours in the store.
    pub fn all_kept(self) -> Vec<(String, String)> {
        copy::all_of(&BrowserStore::probe(), shelf::OURS)
    }

    /// Everything of ours, for a copy: what the store holds, and the open plan as it stands, which may be more than
    /// could be kept.
    pub fn everything(self) -> Vec<(String, String)> {
        let mut name = self.document.get_untracked().name();
        // What is kept but could not be read here, a newer version may read: then nothing takes its place.
        let is_ours =
            self.status.get_untracked() != SaveStatus::Newer && self.work.with_value(Work::is_claimed);
        if !is_ours && self.work.with_value(Work::is_unkept) {
            // Beside what is kept, which may be another's.
            name = shelf::name(free_number());
        }
        self.peek(|plan| copy::write_all(self.all_kept(), plan, &name, browser::now(), is_ours))
    }

    /// The open plan alone as it stands, without anybody's pay, for a copy that others may have. `None` where that
    /// cannot be made, which the page says.
    pub fn without_pay(self) -> Option<Vec<(String, String)>> {
        let written = self.peek(|plan| copy::write_without_pay(plan, browser::now()));
        written.map_err(|error| self.notice.set(Some(error))).ok()
    }

    /// Completes a snapshot under way, and tries once more to keep what could not be kept: before the page is hidden
    /// or another document opens. Whether everything is kept then.
    pub fn flush(self) -> bool {
        let flushed = self.work.try_update_value(|work| work.flush(browser::now()));
        let (kept, ended) = flushed.unwrap_or((true, None));
        if let Some(outcome) = ended {
            self.tell(outcome);
        }
        kept
    }

    /// Tries once more to keep what could not be kept.
    pub fn keep_again(self) {
        let saved = self.work.try_update_value(|work| work.keep_again(now()));
        self.tell_saved(saved);
    }

    fn keep_change(self, change: Change) {
        let keep = || self.work.try_update_value(|work| work.keep(change, now()));
        let saved = browser::measured("save", keep);
        self.tell_saved(saved);
    }

    /// Says what became of a change, and goes on with what is left to write.
    fn tell_saved(self, saved: Option<Saved>) {
        match saved {
            Some(Saved::Kept) => self.tell(Ok(())),
            Some(Saved::Begun) => self.status.set(SaveStatus::Saving),
            Some(Saved::Refused(error)) => self.tell(Err(error)),
            None => {}
        }
        self.advance();
    }

    fn list_backups(self) {
        let listed = self.work.with_value(|work| work.backups().to_vec());
        if self.backups.with_untracked(|backups| *backups != listed) {
            self.backups.set(listed);
        }
    }

    /// The states that are kept besides the newest, the newest first.
    pub fn backups(self) -> Vec<Backup> {
        self.backups.get()
    }

    /// The plan as it was.
    pub fn backed_up(self, backup: Backup) -> Result<Copied, CopyError> {
        let read = self.work.with_value(|work| work.backed_up(backup));
        let whole = |plan| Copied { plan, at: backup.at, unreadable: 0, lost: Lost::default() };
        read.map(whole).map_err(|_| CopyError::Damaged)
    }

    /// Writes what is under way, a piece at a time, in idle moments.
    fn advance(self) {
        if !self.is_advancing.get_value() && self.work.with_value(Work::is_advancing) {
            self.is_advancing.set_value(true);
            self.advance_when_idle();
        }
    }

    fn advance_when_idle(self) {
        browser::when_idle(move || {
            let start = browser::mark();
            let mut more = true;
            // Most pieces are known already and take no time; one that is not takes some milliseconds.
            while more && browser::mark() - start < IDLE_PART {
                let Some(advanced) = self.work.try_update_value(Work::advance) else { return };
                if let Some(outcome) = advanced.ended {
                    self.tell(outcome);
                }
                more = advanced.more;
            }
            browser::measure("compact", start);
            if more {
                return self.advance_when_idle();
            }
            self.is_advancing.set_value(false);
            self.list_backups();
        });
    }

    fn tell(self, outcome: Result<(), ArchiveError>) {
        let lasts = BrowserStore::probe().lasts();
        if outcome.is_ok() && lasts {
            self.note_first_save();
        }
        self.status.set(match outcome {
            Ok(()) if lasts => SaveStatus::Saved(browser::now()),
            Ok(()) => SaveStatus::Memory,
            // Another tab has the plan: what was changed here meanwhile is not kept, and this one follows.
            Err(ArchiveError::Taken | ArchiveError::Stale) => {
                self.step_back();
                browser::after(0, move || {
                    if self.role.get_untracked() == Role::Following {
                        self.follow();
                    }
                });
                return;
            }
            Err(ArchiveError::ReadOnly) => SaveStatus::Newer,
            Err(ArchiveError::Store { source }) => SaveStatus::Failed(source),
            Err(ArchiveError::Behind | ArchiveError::Unclaimed) => SaveStatus::Failed(StoreError::Failed),
        });
    }

    /// Preferences are worth keeping, not worth failing for.
    fn keep(self, key: &str, text: &str) {
        let _ = BrowserStore::probe().set(key, text);
    }

    /// Puts language and theme where style sheets and screen readers find them.
    fn reflect(self) {
        let Some(root) = document().document_element() else { return };
        let language = self.language.get_untracked();
        let _ = root.set_attribute("lang", language.tag());
        let _ = match self.theme.get_untracked() {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    }
}

/// Opens a document's plan, or the one that is given where none is kept. A store that cannot be read gives a plan that
/// is never written.
fn open(document: Document, language: Language, given: Option<Plan>) -> Work<BrowserStore> {
    let (store, name) = (BrowserStore::probe(), document.name());
    if let Some(plan) = given {
        return Work::begin(store, &name, plan);
    }
    let fresh = || match document {
        Document::Own(1) => Plan::new(language.text().shell().new_plan),
        Document::Own(number) => Plan::new(&format!("{} {number}", language.text().shell().new_plan)),
        // Whoever opens it has waited for it.
        Document::Sample => later::sample(language == Language::Zh).unwrap_or_else(|| Plan::new("")),
    };
    // The case comes back without.
    Work::open(store, &name, document.is_own(), fresh)
}

fn status_of(work: &Work<BrowserStore>) -> SaveStatus {
    let found = work.found();
    match (work.store_error(), found.at) {
        (Some(error), _) => SaveStatus::Failed(error),
        _ if found.newer => SaveStatus::Newer,
        _ if !BrowserStore::probe().lasts() => SaveStatus::Memory,
        (_, Some(at)) => SaveStatus::Saved(at),
        (_, None) => SaveStatus::Nothing,
    }
}

/// A moment, named as a backup of it would be.
fn moment(at: u64) -> Backup {
    Backup { day: browser::day(at), at }
}

fn now() -> Backup {
    moment(browser::now())
}

//! The state of the grid, and what can be done to it.

use std::sync::Arc;

use keyline::calc::Figure;
use keyline::plan::{AccountId, Edit, EditError, FiscalYear, Month, Plan};
use keyline::text::{Language, Numbers};
use leptos::html;
use leptos::prelude::*;

use super::change::{Misfit, Pasted, Refusal};
use super::column::{Column, Layout, View};
use super::frame::Frame;
use super::order::{Filter, Order, Request, Sort};
use super::place::{
    Extent, Motion, Place, Selection, first_row, page_rows, row_slots, scroll_to_show, went_on,
};
use super::standing::Standing;
use super::value::{Value, figure, value};
use super::words;
use crate::browser;
use crate::explain::Visit;
use crate::parts::Asked;
use crate::route::Route;
use crate::session::Session;
use crate::typed;

/// Rows kept in the page above and below what is visible.
pub const OVERSCAN: usize = 4;

/// The height of the two head rows, as the style sheet has it.
pub const HEAD: f64 = 50.0;

/// The room a sentence below a cell takes, as the style sheet has it.
const SENTENCE: (f64, f64) = (360.0, 64.0);

/// Under this width the name column is narrow.
const NARROW: f64 = 600.0;

/// What was measured of the grid, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measured {
    /// The inner width of the box that scrolls.
    pub width: f64,
    /// Its inner height.
    pub height: f64,
    /// The height of a row.
    pub row: f64,
}

/// A cell under edit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Editor {
    /// Begun by typing: the arrows commit and move on, as in a spreadsheet.
    pub quick: bool,
    /// Why what was typed is not taken.
    pub error: Option<String>,
    /// How what is typed is read, where that is not plain.
    pub reads: Option<String>,
}

/// A sentence about what was just tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The sentence.
    pub words: String,
    /// Whether something was not done.
    pub refused: bool,
}

/// What a dialog asks about.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Whether to remove accounts.
    Remove(Vec<AccountId>),
    /// Which part of a month's sales was a one-off.
    OneOff(AccountId, Month),
    /// Whether accounts are key.
    Key(Vec<AccountId>),
    /// Which sign marks the decimals of a paste.
    Paste {
        /// Its rows.
        rows: Arc<[Vec<Box<str>>]>,
        /// Where it goes.
        selection: Selection,
        /// A few of its figures that have two readings.
        open: Arc<[Pasted]>,
    },
}

/// All that a row shows.
#[derive(Debug, Clone)]
pub struct Shows {
    /// Grows with every change: the plan itself is not kept here.
    turn: u64,
    /// The rows.
    pub order: Arc<Order>,
    /// The columns.
    pub layout: Arc<Layout>,
    /// The months of the plan.
    pub frame: Arc<Frame>,
    /// What is known of accounts beside others.
    pub standing: Arc<Standing>,
    /// The language.
    pub language: Language,
}

impl PartialEq for Shows {
    fn eq(&self, other: &Shows) -> bool {
        self.turn == other.turn
    }
}

/// The grid's state. Copy it freely; it lives in the context of the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The session.
    pub session: Session,
    /// Which view.
    pub view: RwSignal<View>,
    /// The fiscal year whose months are shown, where one was chosen.
    chosen_year: RwSignal<Option<FiscalYear>>,
    /// Which rows are asked for, in which order.
    pub request: RwSignal<Request>,
    /// Classes, key status, base, target; found anew after an edit is painted.
    pub standing: RwSignal<Arc<Standing>>,
    /// The months of the plan.
    pub frame: Memo<Frame>,
    /// The columns.
    pub layout: Memo<Arc<Layout>>,
    /// The rows.
    pub order: Memo<Arc<Order>>,
    /// All that rows show; one thing for them to follow.
    pub shows: Memo<Shows>,
    /// How many accounts the plan has.
    pub accounts: Memo<usize>,
    /// Rows and columns; the last row is the empty one for a new account.
    pub extent: Memo<Extent>,
    /// What was selected; may lie outside after rows have gone.
    selected: RwSignal<Selection>,
    /// What is selected.
    pub selection: Memo<Selection>,
    /// In which column a run of Tab began: Enter goes on below it.
    pub run: StoredValue<Option<usize>>,
    /// The column whose heading has the cursor, if one has.
    pub heading: RwSignal<Option<usize>>,
    /// The editor, while a cell is edited.
    pub editor: RwSignal<Option<Editor>>,
    /// What was just tried.
    pub said: RwSignal<Option<Said>>,
    /// The dialog that is open.
    pub question: RwSignal<Option<Question>>,
    /// The figure whose explanation is open.
    pub asked: RwSignal<Option<Figure>>,
    /// Whether that was asked for in the grid.
    from_grid: StoredValue<bool>,
    /// The measures of the grid.
    pub measured: RwSignal<Measured>,
    /// The first row that is kept in the page.
    pub first: RwSignal<usize>,
    /// The box that scrolls.
    pub scroll: NodeRef<html::Div>,
    /// Takes keys, and is the editor.
    pub input: NodeRef<html::Input>,
    /// The field that finds accounts.
    pub find: NodeRef<html::Input>,
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
}

impl Sheet {
    /// Makes the state and puts it into the context.
    pub fn provide() -> Sheet {
        let session = Session::get();
        let view = RwSignal::new(View::default());
        let chosen_year = RwSignal::new(None);
        let request = RwSignal::new(Request::default());
        let measured = RwSignal::new(Measured::default());
        let frame = session.derive(Frame::of);
        let standing = RwSignal::new(Arc::new(session.peek(Standing::of_plan)));
        let narrow = Memo::new(move |_| measured.get().width < NARROW);
        let layout = Memo::new(move |_| {
            frame.with(|frame| {
                let year = frame.year_shown(chosen_year.get(), this_year(frame));
                Arc::new(Layout::new(view.get(), year, frame, narrow.get()))
            })
        });
        let order = Memo::new(move |before: Option<&Arc<Order>>| {
            session.track();
            let request = request.get();
            let language = session.language();
            // A row must not leave while one types in it, so frame and standing are not followed.
            frame.with_untracked(|frame| {
                standing.with_untracked(|standing| {
                    let ranks = |texts| browser::ranks(texts, language.tag());
                    session.peek(|plan| Order::next(before, request, plan, frame, standing, ranks))
                })
            })
        });
        let extent = Memo::new(move |_| {
            let rows = order.with(|order| order.shown.len()) + 1;
            Extent { rows, columns: layout.with(|layout| layout.columns.len()) }
        });
        let selected = RwSignal::new(Selection::default());
        let shows = Memo::new(move |before: Option<&Shows>| {
            session.track();
            Shows {
                turn: before.map_or(0, |before| before.turn.wrapping_add(1)),
                order: order.get(),
                layout: layout.get(),
                frame: Arc::new(frame.get()),
                standing: standing.get(),
                language: session.language(),
            }
        });
        let Asked(asked) = expect_context::<Asked>();
        let sheet = Sheet {
            session,
            view,
            chosen_year,
            request,
            standing,
            frame,
            layout,
            order,
            shows,
            accounts: session.derive(|plan| plan.accounts().len()),
            extent,
            selected,
            selection: Memo::new(move |_| selected.get().within(extent.get())),
            run: StoredValue::new(None),
            heading: RwSignal::new(None),
            editor: RwSignal::new(None),
            said: RwSignal::new(None),
            question: RwSignal::new(None),
            asked,
            from_grid: StoredValue::new(false),
            measured,
            first: RwSignal::new(0),
            scroll: NodeRef::new(),
            input: NodeRef::new(),
            find: NodeRef::new(),
            dialog: NodeRef::new(),
        };
        provide_context(sheet);
        sheet.follow();
        sheet.visited();
        sheet.return_focus();
        sheet
    }

    /// The sheet of this page.
    pub fn get() -> Sheet {
        expect_context::<Sheet>()
    }

    /// Finds the standing anew once an edit has been painted and nothing else is to be done: it looks at the whole
    /// plan.
    fn follow(self) {
        let due = StoredValue::new(false);
        Effect::new(move |first: Option<()>| {
            self.session.track();
            if first.is_none() || due.get_value() {
                return;
            }
            due.set_value(true);
            browser::when_idle(move || {
                // The page may be gone by then.
                if due.try_set_value(false).is_some() {
                    return;
                }
                let found = browser::measured("recalculate", || self.session.peek(Standing::of_plan));
                if self.standing.with_untracked(|standing| **standing != found) {
                    self.standing.set(Arc::new(found));
                }
            });
        });
    }

    /// Shows the cell that an explanation leads to.
    fn visited(self) {
        let Visit(visit) = expect_context::<Visit>();
        Effect::new(move |_| {
            let Some((account, month)) = visit.get() else { return };
            visit.set(None);
            self.view.set(View::Months);
            let year = self.session.peek(|plan| plan.settings().calendar.year_of(month));
            self.show_year(year);
            self.ask_for(|request| request.filter = Filter::default());
            // What is not measured yet cannot be scrolled.
            browser::after_paint(move || {
                let Some(Some(row)) = self.order.try_with_untracked(|order| order.position(account)) else {
                    return;
                };
                let at = |layout: &Arc<Layout>| {
                    layout.columns.iter().position(|column| *column == Column::Month(month))
                };
                if let Some(column) = self.layout.with_untracked(at) {
                    self.select(Selection::at(Place::new(row, column)));
                    self.focus();
                }
            });
        });
    }

    /// Goes back to the grid when an explanation that was asked for there is closed.
    fn return_focus(self) {
        Effect::new(move |before: Option<Option<Figure>>| {
            let asked = self.asked.get();
            let closed = asked.is_none() && before.is_some_and(|before| before.is_some());
            if closed && self.from_grid.get_value() {
                self.from_grid.set_value(false);
                self.focus();
            }
            asked
        });
    }

    /// The fiscal year whose months are shown.
    pub fn year(self) -> FiscalYear {
        self.frame.with(|frame| frame.year_shown(self.chosen_year.get(), this_year(frame)))
    }

    /// Shows the months of another year.
    pub fn show_year(self, year: FiscalYear) {
        self.chosen_year.set(Some(year));
    }

    /// The fiscal years whose months can be shown.
    pub fn years(self) -> Vec<FiscalYear> {
        self.frame.with(|frame| frame.years_to_show(this_year(frame)))
    }

    /// Selects, and brings the cursor into sight.
    pub fn select(self, selection: Selection) {
        self.select_in_place(selection);
        self.show(selection.head);
    }

    /// Selects, and leaves the page where it is.
    pub fn select_in_place(self, selection: Selection) {
        self.selected.set(selection.within(self.extent.get_untracked()));
        self.heading.set(None);
        self.said.set(None);
    }

    /// Moves the cursor.
    pub fn go(self, motion: Motion, extend: bool) {
        self.run.set_value(None);
        self.select(self.selection.get_untracked().moved(motion, extend, self.extent.get_untracked()));
    }

    /// Moves on after a cell was typed: Tab along the row, Enter to the next row, below where the Tabs began.
    pub fn go_on(self, motion: Motion) {
        let head = self.selection.get_untracked().head;
        let (to, run) = went_on(head, motion, self.run.get_value(), self.extent.get_untracked());
        self.run.set_value(run);
        self.select(Selection::at(to));
    }

    /// The account of a row, and its row in the plan; `None` in the empty row.
    pub fn account_at(self, row: usize) -> Option<(AccountId, usize)> {
        self.order.with_untracked(|order| order.shown.get(row).copied())
    }

    /// The column at a place.
    pub fn column_at(self, column: usize) -> Option<Column> {
        self.layout.with_untracked(|layout| layout.column(column))
    }

    /// The accounts of the selected rows.
    pub fn accounts_selected(self) -> Vec<AccountId> {
        self.selection
            .get_untracked()
            .rows()
            .filter_map(|row| self.account_at(row))
            .map(|(id, _)| id)
            .collect()
    }

    /// The value of a cell now.
    pub fn value_now(self, place: Place) -> Value {
        let (Some((_, row)), Some(column)) = (self.account_at(place.row), self.column_at(place.column))
        else {
            return Value::Blank;
        };
        self.value_of(row, column)
    }

    /// The value of a column in a row of the plan, now.
    pub fn value_of(self, row: usize, column: Column) -> Value {
        self.reading(|plan, frame, standing| value(plan, frame, standing, row, column))
    }

    /// Reads values, now.
    pub fn reading<T>(self, read: impl FnOnce(&Plan, &Frame, &Standing) -> T) -> T {
        self.frame.with_untracked(|frame| {
            self.standing.with_untracked(|standing| self.session.peek(|plan| read(plan, frame, standing)))
        })
    }

    /// Asks for other rows or another order; the cursor stays on its account.
    pub fn ask_for(self, change: impl FnOnce(&mut Request)) {
        let selection = self.selection.get_untracked();
        let account = self.account_at(selection.head.row).map(|(id, _)| id);
        self.request.update(|request| {
            change(request);
            request.turn += 1;
        });
        let row = account.and_then(|id| self.order.with_untracked(|order| order.position(id))).unwrap_or(0);
        self.selected.set(Selection::at(Place::new(row, selection.head.column)));
        self.show(Place::new(row, selection.head.column));
    }

    /// Filters.
    pub fn filter(self, change: impl FnOnce(&mut Filter)) {
        self.ask_for(|request| change(&mut request.filter));
    }

    /// Sorts by a column, or turns its order, or takes it back.
    pub fn sort_by(self, column: Column) {
        self.ask_for(|request| request.sort = Sort::after(request.sort, column));
    }

    /// Changes the plan. The page says by itself why it was not changed.
    pub fn apply(self, edit: Edit) -> Result<(), EditError> {
        self.said.set(None);
        self.session.apply(edit)
    }

    /// Says why something was not done.
    pub fn refuse(self, words: String) {
        self.said.set(Some(Said { words, refused: true }));
    }

    /// Why a paste does not fit.
    pub fn misfit(self, misfit: &Misfit) -> String {
        let text = self.session.text();
        let numbers = self.session.peek(|plan| Numbers::new(text.language, plan.settings()));
        self.frame.with_untracked(|frame| words::misfit(text, &numbers, frame, misfit))
    }

    /// Why the plan did not take an edit.
    pub fn edit_error(self, error: &EditError) -> String {
        typed::sentence(self.session, error)
    }

    /// Says what was done.
    pub fn say(self, words: String) {
        self.said.set(Some(Said { words, refused: false }));
    }

    /// Explains the cell at the cursor, or says what can be done there.
    pub fn explain(self) {
        let head = self.selection.get_untracked().head;
        let (Some((id, row)), Some(column)) = (self.account_at(head.row), self.column_at(head.column)) else {
            return;
        };
        if column == Column::Key {
            self.question.set(Some(Question::Key(vec![id])));
            return;
        }
        let figure = self.reading(|plan, frame, _| figure(plan, frame, row, id, column));
        match figure {
            Some(figure) => {
                self.from_grid.set_value(true);
                self.asked.set(Some(figure));
            }
            None => self.refuse(words::not_taken(self.session.text(), "", Refusal::Computed)),
        }
    }

    /// Opens the account at the cursor in full.
    pub fn open(self) {
        if let Some((id, _)) = self.account_at(self.selection.get_untracked().head.row) {
            Route::Account(id).go();
        }
    }

    /// Closes the dialog and goes back to the grid.
    pub fn answered(self) {
        if self.question.try_get_untracked().flatten().is_none() {
            // It is closed already, or the page is gone.
            return;
        }
        // While a dialog is open nothing else takes the focus.
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
        self.question.set(None);
        self.focus();
    }

    /// Gives the grid the focus, and lets the page stay where it is.
    pub fn focus(self) {
        if let Some(input) = self.input.get_untracked() {
            browser::focus_in_place(&input);
        }
    }

    /// How many rows a page key moves.
    pub fn page(self) -> usize {
        let Measured { height, row, .. } = self.measured.get_untracked();
        page_rows(height - HEAD, row)
    }

    /// How many rows are kept in the page.
    pub fn slots(self) -> usize {
        let Measured { height, row, .. } = self.measured.get();
        row_slots(height, row, OVERSCAN)
    }

    /// Follows a scroll.
    pub fn scrolled(self) {
        let Some(scroll) = self.scroll.get_untracked() else { return };
        let first = first_row(f64::from(scroll.scroll_top()), self.measured.get_untracked().row, OVERSCAN);
        if first != self.first.get_untracked() {
            self.first.set(first);
        }
    }

    /// Whether a sentence at the cell would run over the right edge, and whether over the lower one.
    pub fn is_near_edge(self, place: Place) -> (bool, bool) {
        let Some(scroll) = self.scroll.get_untracked() else { return (false, false) };
        let Measured { width, height, row } = self.measured.get_untracked();
        let (start, _) = self.layout.with_untracked(|layout| layout.extent(place.column));
        let left = if place.column == 0 { start } else { start - f64::from(scroll.scroll_left()) };
        let bottom = (place.row + 1) as f64 * row - f64::from(scroll.scroll_top()) + HEAD;
        (left + SENTENCE.0.min(width * 0.7) > width, bottom + SENTENCE.1 > height)
    }

    /// Brings a cell into sight.
    fn show(self, place: Place) {
        let Some(scroll) = self.scroll.get_untracked() else { return };
        let Measured { width, height, row } = self.measured.get_untracked();
        let top = place.row as f64 * row;
        let now = f64::from(scroll.scroll_top());
        let to = scroll_to_show(now, height - HEAD, top, top + row);
        if to != now {
            scroll.set_scroll_top(to.round() as i32);
        }
        if place.column > 0 {
            let (start, end) = self.layout.with_untracked(|layout| layout.extent(place.column));
            let sticky = self.layout.with_untracked(|layout| layout.sticky());
            let now = f64::from(scroll.scroll_left());
            let to = scroll_to_show(now, width - sticky, start - sticky, end - sticky);
            if to != now {
                scroll.set_scroll_left(to.round() as i32);
            }
        }
    }
}

/// The fiscal year under way.
fn this_year(frame: &Frame) -> FiscalYear {
    let month = Month::of(browser::today()).unwrap_or(Month::EPOCH);
    frame.calendar.year_of(month)
}

//! What was read, and what the user has said about it so far: what all parts of the preview share.

use std::sync::Arc;

use keyline::file::currency::Tender;
use keyline::file::date::DayOrder;
use keyline::file::import::{
    Import, ImportError, ImportOptions, IssueKind, LastWhole, Role, Shape, Weight as Gravity,
};
use keyline::file::number::{Amount, NumberStyle};
use keyline::plan::{
    Answers, Currency, EditError, Intake, Meeting, Met, Month, Plan, Span, TakeEffect, ToldBy,
};
use leptos::prelude::*;

use super::columns::Table;
use super::flow::{Importing, Stage};
use super::model::{Ask, answers, asks, chosen_end, end_of_plan, months_to_end, told_by};
use crate::browser;
use crate::session::Session;

/// The state of the preview. Copy it freely.
#[derive(Clone, Copy)]
pub struct Seen {
    /// The import it shows.
    pub importing: Importing,
    /// What was read last.
    pub import: Memo<Held>,
    /// Why the last reading gave nothing.
    pub trouble: Memo<Option<ImportError>>,
    /// Whether it is being read again.
    pub again: Memo<bool>,
    /// The user goes on without the rows that wait.
    pub leave_out: RwSignal<bool>,
    /// The last whole month, as the user has it; `None` for the one that is proposed.
    pub through: RwSignal<Option<Month>>,
    /// What becomes of the accounts that are there.
    pub intake: RwSignal<Intake>,
    /// Nothing was sold in the months between those of the plan and those of the file.
    pub nothing_between: RwSignal<bool>,
    /// What tells accounts apart was chosen for this file, and not for an earlier one.
    pub told_now: RwSignal<bool>,
    /// Of several accounts of a name the first is meant.
    pub first_meant: RwSignal<bool>,
    /// Names that the plan writes otherwise and that were said to be the same, with what was said of them.
    pub spelled_alike: RwSignal<Option<(Vec<Box<str>>, Met)>>,
    /// How the accounts of the file meet those of the plan.
    pub meeting: Memo<Meeting>,
    /// The currency of the amounts: the plan's, and for a plan that has no accounts yet the file's. `None` where it must
    /// be chosen.
    pub currency: RwSignal<Option<Currency>>,
    /// The amounts are in the plan's currency though the file says otherwise.
    pub same_currency: RwSignal<bool>,
    /// What the import would change; `None` where the plan has no accounts.
    pub effect: Memo<Option<Result<TakeEffect, EditError>>>,
    /// The last month of the file that is proposed as whole, and why none of those behind it is.
    pub last_whole: Memo<Option<LastWhole>>,
    /// The months that may be the last whole one, latest first. A month to come cannot be.
    pub months: Memo<Vec<Month>>,
}

/// A reading, told apart by identity and not by its thousands of cells.
#[derive(Clone)]
pub struct Held(pub Arc<Import>);

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Seen {
    /// The first look at what was read.
    pub fn new(importing: Importing, first: Arc<Import>) -> Seen {
        let session = Session::get();
        let proposed = importing.proposed_currency(&first);
        let held = move || {
            importing.stage().with(|stage| match stage {
                Stage::Preview { import, .. } => Some(Held(import.clone())),
                _ => None,
            })
        };
        let import = Memo::new(move |last: Option<&Held>| {
            held().or_else(|| last.cloned()).unwrap_or_else(|| Held(first.clone()))
        });
        let trouble = Memo::new(move |_| {
            importing.stage().with(|stage| match stage {
                Stage::Preview { trouble, .. } => trouble.clone(),
                _ => None,
            })
        });
        let again = Memo::new(move |_| {
            importing.stage().with(|stage| matches!(stage, Stage::Preview { again: true, .. }))
        });
        let effect = Memo::new(move |_| {
            session.track();
            let import = import.get();
            let effect = |plan: &Plan| {
                let answers = importing.options().with(|options| answers(&import.0, options, plan));
                plan.take_effect(&import.0.book, &answers)
            };
            session.peek(|plan| (!plan.accounts().is_empty()).then(|| effect(plan)))
        });
        let meeting = Memo::new(move |_| {
            session.track();
            let import = import.get();
            session.peek(|plan| {
                let answers = importing.options().with(|options| answers(&import.0, options, plan));
                plan.meeting(&import.0.book.profiles, &import.0.codes, &answers)
            })
        });
        let intake = RwSignal::new(Intake::Update);
        let last_whole = Memo::new(move |_| import.with(|held| held.0.last_whole(browser::today())));
        let months = Memo::new(move |_| {
            let (own, proposed) = (own_end(intake), last_whole.get().map(|last| last.month));
            import.with(|held| months_to_end(&held.0.book.ledger, own, proposed, Month::of(browser::today())))
        });
        Seen {
            importing,
            import,
            trouble,
            again,
            leave_out: RwSignal::new(false),
            through: RwSignal::new(None),
            intake,
            nothing_between: RwSignal::new(false),
            told_now: RwSignal::new(false),
            first_meant: RwSignal::new(false),
            spelled_alike: RwSignal::new(None),
            meeting,
            currency: RwSignal::new(proposed),
            same_currency: RwSignal::new(false),
            effect,
            last_whole,
            months,
        }
    }

    /// Reads something of what was read last.
    pub fn with<T>(self, question: impl FnOnce(&Import) -> T) -> T {
        self.import.with(|held| question(&held.0))
    }

    /// The last whole month as it stands: as chosen, else as proposed.
    pub fn data_through(self) -> Option<Month> {
        let proposed = self.last_whole.get().map(|last| last.month).max(own_end(self.intake));
        self.months.with(|months| chosen_end(months, self.through.get(), proposed))
    }

    /// Whether anything must still be mended or decided.
    pub fn waits(self) -> bool {
        self.open_questions() > 0 || (self.with(|import| import.must_fix_total > 0) && !self.leave_out.get())
    }

    /// What the file tells its amounts in, where that is not the plan's currency and the plan has accounts.
    pub fn foreign(self) -> Option<Tender> {
        let session = Session::get();
        session.track();
        let own = session.peek(|plan| (!plan.accounts().is_empty()).then_some(plan.settings().currency))?;
        let told = self.with(|import| import.tenders.first().map(|(tender, _)| *tender));
        told.filter(|told| !told.fits(Tender::Of(own)))
    }

    /// Whether it is known what the amounts are in.
    pub fn knows_currency(self) -> bool {
        self.currency.get().is_some() && (self.foreign().is_none() || self.same_currency.get())
    }

    /// How numbers are written in the currency that holds for this import.
    pub fn numbers(self) -> keyline::text::Numbers {
        let session = Session::get();
        let numbers = session.numbers().get();
        keyline::text::Numbers { currency: self.currency.get().unwrap_or(numbers.currency), ..numbers }
    }

    /// Reads the file again with changed options.
    pub fn again(self, change: impl FnOnce(&mut ImportOptions)) {
        self.importing.again(change);
    }

    /// Whether an issue of a kind was found.
    pub fn has(self, kind: impl Fn(&IssueKind, Gravity) -> bool) -> bool {
        self.with(|import| {
            let mut issues = import.causes.iter().filter_map(|cause| cause.first.first());
            issues.any(|issue| kind(&issue.kind, issue.weight))
        })
    }

    /// The questions that are open: those of the file, and those of how it meets the plan.
    pub fn asks(self) -> Vec<Ask> {
        let several = self.met(|meeting| meeting.several > 0) && !self.first_meant.get();
        let between = self.between().is_some() && !self.nothing_between.get();
        asks(self.with(Import::questions), self.asks_who_is_who(), several, between)
    }

    /// How many questions about the whole file are open.
    pub fn open_questions(self) -> usize {
        self.asks().len()
    }

    /// Whether anything is asked or proposed: a question about the whole file, the currency, spellings, codes and
    /// names, units.
    pub fn asks_anything(self) -> bool {
        let proposes = |import: &Import| {
            import.identity.is_some()
                || import.alike_total > 0
                || !import.units.is_empty()
                || !import.gaps.is_empty()
        };
        let met = self.met(|it| it.otherwise + it.several + it.renamed > 0 || !it.spelled.is_empty());
        self.open_questions() > 0 || !self.knows_currency() || met || self.with(proposes)
    }

    /// What was answered about the file, to be remembered with the plan.
    pub fn answers(self) -> Answers {
        let mut answers = self.so_far();
        // Nothing is taken before each of them was answered.
        if self.intake.get() == Intake::Update {
            answers.settled.extend(self.meeting.with(|meeting| meeting.asked.clone()));
        }
        if self.nothing_between.get() {
            answers.without_sales.extend(self.between().iter().flat_map(|months| months.iter()));
        }
        answers
    }

    /// What was answered about the file and about earlier ones.
    fn so_far(self) -> Answers {
        let session = Session::get();
        session.track();
        let so_far =
            |import: &Import, options: &ImportOptions| session.peek(|plan| answers(import, options, plan));
        self.with(|import| self.importing.options().with(|options| so_far(import, options)))
    }

    /// The months between those of the plan and those of the file, where the file updates the plan and it is not
    /// known that nothing was sold in them.
    pub fn between(self) -> Option<Span> {
        let session = Session::get();
        session.track();
        let theirs = self.with(|import| import.book.ledger.span());
        let answers = self.so_far();
        let is_update = self.intake.get() == Intake::Update;
        is_update.then(|| session.peek(|plan| plan.unknown_between(theirs, &answers))).flatten()
    }

    /// What tells accounts apart; `None` while that is open.
    pub fn told_by(self) -> Option<ToldBy> {
        let found = self.with(|import| import.identity.as_ref().map(|it| (it.told_by, it.is_open)));
        let chosen = self.importing.options().with(|options| options.told_by);
        told_by(found, chosen, self.asks_who_is_who())
    }

    /// Asks how the accounts of a file that updates the plan meet the plan's.
    pub fn met(self, question: impl Fn(&Meeting) -> bool) -> bool {
        self.intake.get() == Intake::Update && self.meeting.with(question)
    }

    /// Whether the plan knows accounts of the file by what does not tell them apart, and nobody has said that for this
    /// file: an answer about an earlier one does not hold for accounts that it did not have.
    fn asks_who_is_who(self) -> bool {
        !self.told_now.get() && self.met(|meeting| meeting.otherwise > 0)
    }

    /// A sum of the file and the sales of all of it, where there is any to tell.
    pub fn part_of_all(self, part: Amount) -> Option<(String, String)> {
        let numbers = self.numbers();
        let digits = numbers.currency.digits;
        let money = |amount: Amount| amount.round(digits).map(|money| numbers.short(money));
        let any = part != Amount::ZERO;
        money(part).filter(|_| any).zip(money(self.with(|import| import.money)))
    }

    /// The decimal signs to choose between, where a choice matters.
    pub fn asks_decimal(self) -> bool {
        let chosen = self.importing.options().with(|options| options.decimal.is_some());
        chosen
            || self.with(|import| import.decimal == Some(NumberStyle::Comma))
            || self.has(|kind, _| matches!(kind, IssueKind::AmbiguousNumber { .. }))
    }

    /// Whether the order of day and month matters.
    pub fn asks_day_order(self) -> bool {
        let chosen = self.importing.options().with(|options| options.day_order.is_some());
        chosen
            || self.with(|import| import.day_order.is_some())
            || self.has(|kind, _| matches!(kind, IssueKind::AmbiguousDates))
    }

    /// Whether the year of dates that tell none matters.
    pub fn asks_year(self) -> bool {
        self.with(|import| import.year.is_some()) || self.has(|kind, _| matches!(kind, IssueKind::NoYear))
    }

    /// The columns as they were taken.
    pub fn table(self) -> Table {
        let months =
            move || self.with(|import| (import.shape == Shape::Wide).then(|| import.book.ledger.span()));
        // The heading that the user named the month of.
        let period = move || {
            let named = self.importing.options().with(|options| options.first_period);
            let heading = |month: Month| {
                self.with(|import| {
                    let column = import.columns.iter().find(|column| column.role == Role::Month(month));
                    column.map(|column| column.heading.clone())
                })
            };
            named.and_then(heading)
        };
        Table {
            importing: self.importing,
            heading_row: Memo::new(move |_| self.with(|import| import.heading_row)),
            heading_rows: Memo::new(move |_| self.with(|import| import.heading_rows.clone())),
            columns: Memo::new(move |_| self.with(|import| import.columns.clone())),
            months: Memo::new(move |_| months()),
            period: Memo::new(move |_| period()),
        }
    }

    /// Whether rows of one account could be added together.
    pub fn asks_duplicates(self) -> bool {
        let chosen = self.importing.options().with(|options| options.add_duplicates_together);
        let twice = |kind: &IssueKind, weight| {
            matches!(kind, IssueKind::DuplicateName { .. }) && weight == Gravity::MustFix
        };
        chosen || self.has(twice)
    }

    /// The order that dates were read in.
    pub fn day_order(self) -> Option<DayOrder> {
        self.importing.options().with(|options| options.day_order).or(self.with(|import| import.day_order))
    }

    /// The decimal sign that amounts were read with.
    pub fn decimal(self) -> Option<NumberStyle> {
        self.importing.options().with(|options| options.decimal).or(self.with(|import| import.decimal))
    }
}

/// The last whole month of the plan that is updated.
fn own_end(intake: RwSignal<Intake>) -> Option<Month> {
    let session = Session::get();
    session.track();
    let this_month = Month::of(browser::today())?;
    let own = session.peek(|plan| end_of_plan(plan, this_month));
    own.filter(|_| intake.get() == Intake::Update)
}

use keyline::calc::assess::{Assessment, Buyers, OwnerStanding, Standing, Status};
use keyline::calc::{Undefined, Whose, Window, assess, split};
use keyline::chart::Bullet;
use keyline::plan::{Month, Phase, Plan};
use keyline::text::{Scale, Wording};

use super::super::owners::{bar_range, newcomers};
use super::super::status::is_short;
use super::super::words::{page, status_word};
use super::period::{is_over, name, phase, words};
use crate::show::{Style, Told};

/// All that the board says.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The finding.
    pub title: String,
    /// Of which plan, as of when, in which phase.
    pub sub: String,
    /// Why there is no attainment, where there is none yet.
    pub why_open: Option<String>,
    /// The company in large.
    pub lead: Lead,
    /// The owners, best first.
    pub rows: Vec<Row>,
    /// What is asked of accounts that are not there yet, where anything is.
    pub newcomers: Option<Told>,
    /// The company in the last row.
    pub company: Row,
    /// The ends of the bars.
    pub range: [String; 2],
    /// The unit of the table's amounts.
    pub unit: String,
    /// Whether there is a row that is not ranked.
    pub unowned: bool,
}

/// The company's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// Whether quantity leads: then sales and key accounts stand as large as each other.
    pub phase: Phase,
    /// What the attainment is of.
    pub period: String,
    pub attainment: Told,
    pub short: bool,
    pub status: Result<Status, Undefined>,
    pub word: String,
    pub sales: Told,
    pub target: Told,
    pub gap: Told,
    pub keys: Told,
    /// How many key accounts there are.
    pub of_keys: Option<String>,
    pub keys_before: Told,
    /// The committed number of key accounts and by when, where there is one.
    pub keys_target: Option<(Told, String)>,
    pub run_rate: Told,
    pub required: Told,
}

/// An owner, or the company.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Empty where there is no attainment to rank.
    pub rank: String,
    pub name: String,
    pub target: Told,
    pub actual: Told,
    pub attainment: Told,
    pub short: bool,
    pub status: Result<Status, Undefined>,
    pub word: String,
    pub bullet: Bullet,
    pub now: Told,
    pub before: Told,
    pub run_rate: Told,
    pub required: Told,
}

/// What the rows share.
struct Table {
    window: Window,
    scale: Scale,
    ends: (f64, f64),
}

impl Board {
    /// The board of a period.
    pub fn of(plan: &Plan, all: &Assessment, window: Window, wording: &Wording<'_>) -> Board {
        let numbers = &wording.numbers;
        let attained = all.owners.iter().filter_map(|owner| attainment(&owner.standing, window));
        let scale = wording.numbers.table_scale(all.company.target(Window::Year).unwrap_or_default());
        let table = Table { window, scale, ends: bar_range(attained) };
        let lead = Lead::of(plan, all, window, wording);
        let date = all.through.and_then(Month::last_day).map(|day| numbers.date(day));
        let company = page(wording).company.to_string();
        let why_open = (!is_over(all, window)).then(|| {
            let through = all.through.map(|month| numbers.month(month));
            (words(wording).why_open)(closing(&lead, window), through.as_deref())
        });
        Board {
            title: finding(all, &lead, window, wording),
            sub: (words(wording).sub)(plan.name(), &numbers.year(all.year), date.as_deref(), lead.phase),
            why_open,
            rows: rows(all, &table, wording),
            newcomers: newcomers(all, window, scale, wording),
            company: Row::of(String::new(), company, &all.company, &table, wording),
            range: [table.ends.0, table.ends.1].map(|end| numbers.percent_whole(end)),
            unit: numbers.unit(scale),
            unowned: all.owners.iter().any(|owner| owner.name.is_empty()),
            lead,
        }
    }
}

/// What is known of a year that has not begun: who answers for how much of its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Targets {
    /// The unit of the amounts.
    pub unit: String,
    /// The owners, largest target first, and who is not there yet.
    pub owners: Vec<(String, Told)>,
    /// The company.
    pub company: (String, Told),
}

impl Targets {
    /// Those of a committed year.
    pub fn of(all: &Assessment, wording: &Wording<'_>) -> Targets {
        let (numbers, window) = (&wording.numbers, Window::Year);
        let scale = numbers.table_scale(all.company.target(window).unwrap_or_default());
        let target = |standing: &Standing| {
            let figure = assess::Figure::TargetIn(standing.whose, window);
            Told::scaled(wording, figure, standing.target(window), scale, scale.decimals())
        };
        let owners = all.by_target().into_iter();
        let owners = owners.map(|owner| (owner_name(owner, wording), target(&owner.standing)));
        let new = newcomers(all, window, scale, wording);
        Targets {
            unit: numbers.unit(scale),
            owners: owners.chain(new.map(|told| (page(wording).newcomers.to_string(), told))).collect(),
            company: (page(wording).company.to_string(), target(&all.company)),
        }
    }
}

fn owner_name(owner: &OwnerStanding, wording: &Wording<'_>) -> String {
    let nobody = wording.numbers.language.text().words().no_owner;
    if owner.name.is_empty() { nobody.to_string() } else { owner.name.to_string() }
}

impl Lead {
    fn of(plan: &Plan, all: &Assessment, window: Window, wording: &Wording<'_>) -> Lead {
        let company = &all.company;
        let reading = company.reading(window);
        let money = |figure, value: Result<keyline::plan::Money, Undefined>| {
            Told::new(wording, figure, value.map(keyline::plan::Money::to_f64), Style::Short)
        };
        let whose = Whose::Company;
        let phase = phase(plan, all);
        let committed = plan.committed().and_then(|committed| committed.accounts);
        let keys_target = committed.filter(|_| phase == Phase::Growth).map(|count| {
            let told =
                Told::new(wording, split::Figure::KeyAccountsTarget, Ok(f64::from(count)), Style::Count);
            (told, (words(wording).by_end)(&wording.numbers.year(all.year)))
        });
        Lead {
            phase,
            period: name(window, wording),
            attainment: attained(company, window, wording),
            short: is_short(reading.attainment),
            status: reading.status,
            word: status_word(wording, reading.status),
            sales: money(assess::Figure::Actual(whose, window), reading.actual),
            target: money(assess::Figure::TargetIn(whose, window), reading.target),
            gap: money(assess::Figure::Gap(whose, window), reading.gap).signed(),
            keys: count(company, window, assess::Figure::KeyBuyers, |buyers| buyers.now, wording),
            of_keys: reading.buyers.ok().map(|buyers| wording.numbers.count(buyers.of)),
            keys_before: count(
                company,
                window,
                assess::Figure::KeyBuyersBefore,
                |buyers| buyers.before,
                wording,
            ),
            keys_target,
            run_rate: money(assess::Figure::RunRate(whose), company.run_rate()),
            required: money(assess::Figure::RequiredRate(whose), company.required_rate()),
        }
    }
}

impl Row {
    fn of(rank: String, name: String, standing: &Standing, table: &Table, wording: &Wording<'_>) -> Row {
        let Table { window, scale, ends: (low, high) } = *table;
        let whose = standing.whose;
        let reading = standing.reading(window);
        let money = |figure, value| Told::scaled(wording, figure, value, scale, scale.decimals());
        Row {
            rank,
            name,
            target: money(assess::Figure::TargetIn(whose, window), reading.target),
            actual: money(assess::Figure::Actual(whose, window), reading.actual),
            attainment: attained(standing, window, wording),
            short: is_short(reading.attainment),
            status: reading.status,
            word: status_word(wording, reading.status),
            bullet: Bullet {
                low,
                high,
                value: reading.attainment.ok(),
                target: reading.attainment.ok().map(|_| 1.0),
            },
            now: count(standing, window, assess::Figure::KeyBuyers, |buyers| buyers.now, wording),
            before: count(standing, window, assess::Figure::KeyBuyersBefore, |buyers| buyers.before, wording),
            run_rate: money(assess::Figure::RunRate(whose), standing.run_rate()),
            required: money(assess::Figure::RequiredRate(whose), standing.required_rate()),
        }
    }
}

fn attained(standing: &Standing, window: Window, wording: &Wording<'_>) -> Told {
    let value = standing.reading(window).attainment;
    Told::new(wording, assess::Figure::Attainment(standing.whose, window), value, Style::Percent)
}

fn count(
    standing: &Standing,
    window: Window,
    figure: fn(Whose, Window) -> assess::Figure,
    of: fn(Buyers) -> usize,
    wording: &Wording<'_>,
) -> Told {
    let value = standing.buyers(window).map(|buyers| of(buyers) as f64);
    Told::new(wording, figure(standing.whose, window), value, Style::Count)
}

fn attainment(standing: &Standing, window: Window) -> Option<f64> {
    standing.reading(window).attainment.ok()
}

/// The owners, best first; who is not ranked last.
fn rows(all: &Assessment, table: &Table, wording: &Wording<'_>) -> Vec<Row> {
    let row = |(rank, owner): (Option<usize>, &OwnerStanding)| {
        let name = owner_name(owner, wording);
        let rank = rank.map_or_else(String::new, |rank| rank.to_string());
        Row::of(rank, name, &owner.standing, table, wording)
    };
    all.ranked(table.window).into_iter().map(row).collect()
}

/// The name of a period that is over some day: the year to date never is.
fn closing(lead: &Lead, window: Window) -> Option<&str> {
    (window != Window::ToDate).then_some(&*lead.period)
}

fn finding(all: &Assessment, lead: &Lead, window: Window, wording: &Wording<'_>) -> String {
    let text = words(wording);
    let mut title = match all.company.reading(window).attainment {
        Ok(_) => (text.finding)(&lead.period, &lead.attainment.shown.text),
        Err(Undefined::NotYet) => return (text.finding_open)(closing(lead, window)),
        Err(_) => (text.finding_no_target)(&lead.period, &lead.sales.shown.text),
    };
    if let (Phase::Growth, Some(of)) = (lead.phase, &lead.of_keys) {
        title.push_str(&(text.finding_keys)(&lead.keys.shown.text, of));
    }
    title
}

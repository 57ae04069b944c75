//! The answers in words: a sentence, a verdict, a figure and its interval for each question.

use std::collections::HashMap;

use keyline::calc::assess::{Assessment, Fair};
use keyline::calc::kernel::fair::{Estimate, Fairness, Interval, Unmeasured};
use keyline::calc::split::{Gauge, SplitError};
use keyline::calc::{Undefined, Whose, Window, assess, split};
use keyline::plan::{Money, Plan};
use keyline::text::{Health, Lean, Numbers, Verdict, Wording};

use super::findings::{Findings, page};
use crate::show::{Style, Told};

/// From this share of people at target on, and up to that, a plan is called healthy.
const HEALTHY: Interval = Interval { low: 0.55, high: 0.65 };

/// So many names stand in a sentence; the others are counted.
const NAMED: usize = 5;

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The stable name for checks.
    pub testid: &'static str,
    /// What it asks for.
    pub verdict: Verdict,
    /// The verdict's word.
    pub word: String,
    /// The question.
    pub question: String,
    /// The answer as people would say it.
    pub sentence: String,
    /// How it is measured.
    pub how: String,
    /// The figure; `None` where there is none, and the sentence says why.
    pub value: Option<Told>,
    /// Where it lies for sure.
    pub interval: String,
}

/// All questions, in the order of the page.
pub fn answers(plan: &Plan, all: &Assessment, found: &Findings, wording: &Wording<'_>) -> Vec<Answer> {
    let mut rows = Vec::with_capacity(6);
    if let Ok(fair) = &found.fair {
        rows.push(correlation(Fair::Size, fair, wording));
        rows.push(correlation(Fair::Territory, fair, wording));
        rows.push(people(fair, wording));
        rows.push(periods(fair, wording));
        rows.push(spread(all, fair, wording));
    }
    rows.extend(over(plan, all, &found.gauges, wording));
    rows
}

/// An answer that nothing is known of yet but its question.
fn blank(testid: &'static str, question: &str, how: String, reason: &str, wording: &Wording<'_>) -> Answer {
    Answer {
        testid,
        verdict: Verdict::Unknown,
        word: (page(wording).verdict)(Verdict::Unknown).into(),
        question: question.into(),
        sentence: reason.into(),
        how,
        value: None,
        interval: String::new(),
    }
}

impl Answer {
    fn judged(self, verdict: Verdict, sentence: String, wording: &Wording<'_>) -> Answer {
        Answer { verdict, word: (page(wording).verdict)(verdict).into(), sentence, ..self }
    }
}

fn told(of: Fair, value: f64, style: Style, wording: &Wording<'_>) -> Option<Told> {
    let told = Told::new(wording, assess::Figure::Fair(of), Ok(value), style);
    Some(if matches!(of, Fair::Size | Fair::Territory) { told.signed() } else { told })
}

/// An index with its sign: `−0.38`, `+0.14`.
fn index(numbers: &Numbers, value: f64) -> String {
    let written = numbers.decimal(value, 2);
    if value > 0.0 && written.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        format!("+{written}")
    } else {
        written
    }
}

fn ends(
    interval: Result<Interval, Unmeasured>,
    write: impl Fn(f64) -> String,
    wording: &Wording<'_>,
) -> String {
    let text = page(wording);
    interval.map_or_else(|_| text.no_interval.into(), |it| (text.interval)(&write(it.low), &write(it.high)))
}

fn correlation(of: Fair, fair: &Fairness, wording: &Wording<'_>) -> Answer {
    let (text, numbers) = (page(wording), &wording.numbers);
    let (testid, question, how, says) = match of {
        Fair::Size => ("fair-size", text.size, text.size_how, text.size_says),
        _ => ("fair-territory", text.territory, text.territory_how, text.territory_says),
    };
    let row = |reason| blank(testid, question, how.into(), (text.unmeasured)(reason), wording);
    let Estimate { value, interval } = match fair.answer(of) {
        Ok(answer) => answer,
        Err(reason) => return row(reason),
    };
    let row = Answer {
        value: told(of, value, Style::Decimal(2), wording),
        interval: ends(interval, |end| index(numbers, end), wording),
        ..row(interval.err().unwrap_or(Unmeasured::NoRows))
    };
    let Ok(interval) = interval else { return row };
    let lean = match interval {
        Interval { low, .. } if low > 0.0 => Lean::Above,
        Interval { high, .. } if high < 0.0 => Lean::Below,
        _ => Lean::Open,
    };
    let verdict = if lean == Lean::Open { Verdict::Open } else { Verdict::Look };
    row.judged(verdict, says(lean).into(), wording)
}

fn people(fair: &Fairness, wording: &Wording<'_>) -> Answer {
    let (text, numbers) = (page(wording), &wording.numbers);
    let row = |reason| {
        blank("fair-people", text.people, text.people_how.into(), (text.unmeasured)(reason), wording)
    };
    let Estimate { value, interval } = match fair.answer(Fair::People) {
        Ok(answer) => answer,
        Err(reason) => return row(reason),
    };
    let row = Answer {
        value: told(Fair::People, value, Style::Percent, wording),
        interval: ends(interval, |end| numbers.percent_whole(end), wording),
        ..row(Unmeasured::NoRows)
    };
    let health = match value {
        share if share < HEALTHY.low => Health::Below,
        share if share > HEALTHY.high => Health::Above,
        _ => Health::Within,
    };
    let chance = interval.is_ok_and(|it| it.high >= HEALTHY.low && it.low <= HEALTHY.high);
    let verdict = match (health, chance) {
        (Health::Within, _) => Verdict::Fine,
        (_, true) => Verdict::Chance,
        (_, false) => Verdict::Look,
    };
    let sentence = (text.people_says)(fair.people_reached, fair.people, health, chance);
    row.judged(verdict, sentence, wording)
}

fn periods(fair: &Fairness, wording: &Wording<'_>) -> Answer {
    let (text, numbers) = (page(wording), &wording.numbers);
    let row = |reason| {
        blank("fair-periods", text.periods, text.periods_how.into(), (text.unmeasured)(reason), wording)
    };
    let Estimate { value, interval } = match fair.answer(Fair::Periods) {
        Ok(answer) => answer,
        Err(reason) => return row(reason),
    };
    let met = (value * fair.rows as f64).round() as usize;
    Answer {
        value: told(Fair::Periods, value, Style::Percent, wording),
        interval: ends(interval, |end| numbers.percent_whole(end), wording),
        ..row(Unmeasured::NoRows)
    }
    .judged(Verdict::Told, (text.periods_says)(met, fair.rows), wording)
}

/// What people are asked for, over what their accounts would have sold anyway in the same months; least first.
fn asked(all: &Assessment) -> Vec<(f64, &str)> {
    let people = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let mut asked: Vec<(f64, &str)> = people
        .filter_map(|owner| {
            let standing = &owner.standing;
            let base: f64 = standing.base_months.iter().take(standing.elapsed).sum();
            let target = standing.target(Window::ToDate).ok()?.to_f64();
            (base > 0.0 && target > 0.0).then(|| (target / base, &*owner.name))
        })
        .collect();
    asked.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    asked
}

fn spread(all: &Assessment, fair: &Fairness, wording: &Wording<'_>) -> Answer {
    let (text, numbers) = (page(wording), &wording.numbers);
    let percent = |share: f64| numbers.percent_whole(share);
    let spread = match fair.spread {
        Ok(spread) => spread,
        Err(reason) => {
            let reason = (text.unmeasured)(reason);
            return blank("fair-spread", text.spread, String::new(), reason, wording);
        }
    };
    let how = (text.spread_how)(&percent(spread.least), &percent(spread.median), &percent(spread.most));
    let row = Answer {
        value: told(Fair::Spread, spread.variation, Style::Percent, wording),
        ..blank("fair-spread", text.spread, how, text.spread_alone, wording)
    };
    match asked(all).as_slice() {
        [(low, least), .., (high, most)] => {
            let sentence = (text.spread_says)(most, &percent(*high), least, &percent(*low));
            row.judged(Verdict::Told, sentence, wording)
        }
        _ => row,
    }
}

/// What the bounds of the split promise beyond the target, company and owners.
fn over(
    plan: &Plan,
    all: &Assessment,
    gauges: &Result<Vec<Gauge>, SplitError>,
    wording: &Wording<'_>,
) -> Option<Answer> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let gauge = gauges.as_ref().ok()?.first()?;
    let excess = gauge.excess.ok()?;
    let limit = numbers.percent_brief(plan.settings().over_assignment);
    let names: HashMap<Whose, &str> =
        all.owners.iter().map(|owner| (owner.standing.whose, &*owner.name)).collect();
    let mut above: Vec<&Gauge> = gauges.as_ref().ok()?.iter().skip(1).filter(|gauge| gauge.over).collect();
    let of = |gauge: &Gauge| gauge.excess.unwrap_or_default();
    above.sort_by(|one, other| of(other).total_cmp(&of(one)));
    let above: Vec<String> = above
        .into_iter()
        .filter_map(|gauge| names.get(&gauge.whose).filter(|name| !name.is_empty()))
        .map(ToString::to_string)
        .collect();
    let target = |standing: &assess::Standing| standing.target(Window::Year).unwrap_or_default();
    let owners: Vec<Money> = all.owners.iter().map(|owner| target(&owner.standing)).collect();
    let accounts: Vec<Money> = all.accounts.iter().map(target).collect();
    let adds_up = [owners, accounts]
        .into_iter()
        .all(|level| split::over_assignment(target(&all.company), level) == Ok(0.0));
    let how = (text.over_how)(adds_up);
    let verdict = if gauge.over || !above.is_empty() { Verdict::Look } else { Verdict::Fine };
    let written = numbers.percent(excess);
    // What rounds to nothing is nothing to people.
    let some = excess > 0.0 && written.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    let sentence = (text.over_says)(
        some.then_some(&*written),
        &limit,
        gauge.over,
        above.get(..NAMED).unwrap_or(&above),
        above.len().saturating_sub(NAMED),
    );
    let figure = split::Figure::OverAssignment(Whose::Company);
    let row = Answer {
        value: Some(Told::new(wording, figure, Ok::<_, Undefined>(excess), Style::Change)),
        interval: (text.over_of)(&numbers.short(gauge.parts), &numbers.short(gauge.whole)),
        ..blank("fair-over", text.over, how, "", wording)
    };
    Some(row.judged(verdict, sentence, wording))
}

//! Plans from the monthly matrices of the shared data: code, name, then a column per month.

use keyline::plan::{Book, Ledger, Money, Month, Plan, Profile, Span};
use serde_json::Value;

use super::fixture::{month, update};
use super::shared::{shared_bytes, shared_json};

/// The plan and the reference answers of a data set, `None` where the shared data are not there.
pub fn data_set(name: &str) -> Option<(Plan, Value)> {
    let matrix = shared_bytes(&format!("data/{name}/monthly_matrix.csv"))?;
    let matrix = String::from_utf8(matrix).unwrap();
    let reference = shared_json(&format!("data/{name}/reference.json"))?;
    let mut lines = matrix.lines().map(cells);
    let months: Vec<Month> = lines.next().unwrap()[2..].iter().map(|text| month(text)).collect();
    let span = Span::between(months[0], *months.last().unwrap());
    assert_eq!(span.months, months.len());
    let (mut profiles, mut sales) = (Vec::new(), Vec::new());
    for line in lines {
        profiles.push(Profile { code: line[0].as_str().into(), ..Profile::named(&line[1]) });
        let amount = |text: &String| Money::from_units(text.parse().unwrap(), 2).unwrap().0;
        sales.extend(line[2..].iter().map(amount));
    }
    let ledger = Ledger::from_cells(span, sales, Vec::new()).unwrap();
    let mut plan = Plan::new(name);
    plan.apply(update(Book { profiles, ledger })).unwrap();
    Some((plan, reference))
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

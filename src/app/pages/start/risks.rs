use keyline::calc::portfolio::Risk;
use keyline::calc::{self, Period, portfolio};
use keyline::chart::Spark;
use keyline::plan::{AccountId, Plan};
use keyline::text::Wording;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::show::{Fig, Style, defined};

/// How many accounts are listed.
const ROWS: usize = 8;
/// How many months a sparkline shows, and how tall and wide it is.
const MONTHS: usize = 36;
const SPARK: (f64, f64) = (108.0, 20.0);

/// An account to worry about, worded.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    id: AccountId,
    name: String,
    owner: String,
    sign: String,
    /// Whether its last twelve months and their growth are defined.
    figures: [bool; 2],
    earlier: String,
    recent: String,
    base: f64,
}

/// The key accounts that buy less, or no longer.
#[component]
pub fn Risks() -> impl IntoView {
    let session = Session::get();
    let found = session.derive(risks);
    let rows = Memo::new(move |_| {
        session.track();
        let risks = found.get();
        let risks = risks.listed();
        session.worded(|plan, wording| {
            risks.iter().take(ROWS).filter_map(|risk| row(plan, wording, risk)).collect::<Vec<Row>>()
        })
    });
    let sub = move || {
        let text = session.text().glance();
        found.with(|found| match found {
            Found::Falling(risks) => (text.risks_falling)(risks.len()),
            Found::Silent(risks) => (text.risks_silent)(risks.len()),
            Found::None { keys, compared } => (text.risks_none)(*keys, *compared).to_string(),
        })
    };
    let any = move || rows.with(|rows| !rows.is_empty());
    view! {
        <div class="frame__head">
            <div>
                <h2>{session.said(|text| text.glance().risks)}</h2>
                <p class="frame__sub">{sub}</p>
            </div>
            <div class="frame__tools">
                <a class="button button--quiet button--small" href=Route::Accounts.href()>
                    {session.said(|text| text.glance().all_accounts)}
                </a>
            </div>
        </div>
        {move || any().then(|| view! { <RiskTable rows /> })}
    }
}

#[component]
fn RiskTable(rows: Memo<Vec<Row>>) -> impl IntoView {
    let session = Session::get();
    let months = session.derive(|plan| portfolio::whole_months(plan).months.min(MONTHS));
    let head = move || {
        let text = session.text();
        let numbers = session.numbers().get();
        view! {
            <th>{text.words().account}</th>
            <th class="only-wide-cell">{text.glance().risk_owner}</th>
            <th class="n">{(text.glance().risk_after)(numbers.currency_name())}</th>
            <th class="n">{text.glance().risk_growth}</th>
            <th class="pad only-wide-cell">{(text.glance().risk_months)(months.get())}</th>
            <th class="only-wide-cell">{text.glance().risk_sign}</th>
        }
    };
    view! {
        <div class="scroll-x">
            <table class="table">
                <thead><tr>{head}</tr></thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|row| (row.id, row.sign.clone(), row.recent.clone())
                        children=|row| view! { <RiskRow row /> }
                    />
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn RiskRow(row: Row) -> impl IntoView {
    let _session = Session::get();
    let Row { id, name, owner, sign, figures: [bought, grew], earlier, recent, base } = row;
    let (width, height) = SPARK;
    view! {
        <tr>
            <td>
                <a href=Route::Account(id).href()><bdi>{name}</bdi></a>
                <span class="only-narrow small soft">{sign.clone()}</span>
            </td>
            <td class="soft only-wide-cell"><bdi>{owner}</bdi></td>
            <td class="n">
                {bought.then(|| view! { <Fig figure=portfolio::Figure::AccountSales(id, Period::LastTwelve) style=Style::Whole /> })}
            </td>
            <td class="n">{grew.then(|| view! { <Fig figure=portfolio::Figure::AccountGrowth(id) style=Style::Change /> })}</td>
            <td class="pad only-wide-cell">
                <svg width=width height=height aria-hidden="true">
                    <path d=earlier fill="var(--chart-3)"></path>
                    <path d=recent fill="var(--chart-1)"></path>
                    <path d=format!("M0 {base}H{width}") stroke="var(--chart-grid)"></path>
                </svg>
            </td>
            <td class="soft only-wide-cell">{sign}</td>
        </tr>
    }
}

/// What there is to worry about: losses against the year before; where there is no year before, silence.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Falling(Vec<Risk>),
    Silent(Vec<Risk>),
    /// Nobody; whether there are key accounts, and two years of them to compare.
    None {
        keys: bool,
        compared: bool,
    },
}

impl Found {
    fn listed(&self) -> &[Risk] {
        match self {
            Found::Falling(risks) | Found::Silent(risks) => risks,
            Found::None { .. } => &[],
        }
    }
}

fn risks(plan: &Plan) -> Found {
    match portfolio::falling_keys(plan) {
        Ok(risks) if !risks.is_empty() => Found::Falling(risks),
        compared => match portfolio::silent_keys(plan) {
            risks if risks.is_empty() => Found::None {
                keys: calc::base::key_accounts(plan).contains(&true),
                compared: compared.is_ok(),
            },
            risks => Found::Silent(risks),
        },
    }
}

fn row(plan: &Plan, wording: &Wording<'_>, risk: &Risk) -> Option<Row> {
    let text = wording.numbers.language.text().glance();
    let account = plan.accounts().get(risk.row)?;
    let id = account.id;
    let whole = portfolio::whole_months(plan);
    let months = whole.months.min(MONTHS);
    let span = whole.last().map(|last| keyline::plan::Span::ending(last, months))?;
    let values: Vec<f64> = plan.ledger().slice(risk.row, span).iter().map(|&minor| minor as f64).collect();
    let paths = Spark { values: &values, recent: 12 }.paths(SPARK.0, SPARK.1);
    let sign = match risk.silence {
        Some(silence) if silence.is_silent() => (text.no_order)(silence.months),
        Some(_) => text.shrinks.into(),
        None => text.never_bought.into(),
    };
    let figures =
        [portfolio::Figure::AccountSales(id, Period::LastTwelve), portfolio::Figure::AccountGrowth(id)]
            .map(|figure| defined(plan, figure).is_some());
    Some(Row {
        id,
        name: account.profile.name.to_string(),
        owner: account.profile.owner.to_string(),
        sign,
        figures,
        earlier: paths.earlier,
        recent: paths.recent,
        base: paths.base,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::{Cell, Edit, KeyMark, Money, Month, Profile};

    /// Key accounts by what each bought month by month up to December 2025.
    fn plan(accounts: &[&[i64]]) -> Plan {
        let mut plan = Plan::new("Plan");
        let profiles = (0..accounts.len()).map(|at| Profile::named(&format!("Account {at}")));
        plan.apply(Edit::Add(profiles.collect())).unwrap();
        let ids: Vec<AccountId> = plan.accounts().iter().map(|account| account.id).collect();
        let last = Month::new(2025, 12).unwrap();
        let cells = ids.iter().zip(accounts).flat_map(|(&id, months)| {
            let ago = (0..months.len() as i32).rev();
            months.iter().zip(ago).map(move |(&sold, ago)| (id, Cell::Sales(last.plus(-ago), Money(sold))))
        });
        plan.apply(Edit::Cells(cells.collect())).unwrap();
        let mark = KeyMark::new(true, last.last_day().unwrap(), "all are");
        plan.apply(Edit::MarkKey { accounts: ids, mark: Some(mark) }).unwrap();
        plan
    }

    fn rows(found: &Found) -> Vec<usize> {
        found.listed().iter().map(|risk| risk.row).collect()
    }

    #[test]
    fn losses_against_the_year_before_come_first() {
        let halved = [[100; 12], [50; 12]].concat();
        let steady = [100; 24];
        let thirds = [[300; 12], [200; 12]].concat();
        let found = risks(&plan(&[&halved, &steady, &thirds]));
        // One lost 600, the other 1,200; who buys as before is none.
        assert!(matches!(found, Found::Falling(_)), "{found:?}");
        assert_eq!(rows(&found), [2, 0]);
        let none = risks(&plan(&[&steady]));
        assert_eq!(none, Found::None { keys: true, compared: true });
    }

    #[test]
    fn without_a_year_before_silence_is_what_shows() {
        let silent = [[100; 6], [0; 6]].concat();
        let found = risks(&plan(&[&silent, &[100; 12]]));
        assert!(matches!(found, Found::Silent(_)), "{found:?}");
        assert_eq!(rows(&found), [0]);
        assert_eq!(risks(&plan(&[&[100; 12]])), Found::None { keys: true, compared: false });
        assert_eq!(risks(&Plan::new("Plan")), Found::None { keys: false, compared: false });
    }
}

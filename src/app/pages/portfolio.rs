//! Who the key accounts are: the Pareto curve, concentration, movement, what to look at.

use std::sync::Arc;

use keyline::calc::portfolio::{self, Between, Curve, Pareto};
use keyline::calc::{Figure, Measure, Period, Undefined};
use keyline::chart::{self, Picture, Size};
use keyline::plan::{AccountId, Class, Money, Plan};
use keyline::text::{Below, Numbers, PortfolioText, Wording};
use leptos::prelude::*;

use crate::parts::{ClassBadge, Drawing, Frame, Icon, Num, Segments, Shape, Shown};
use crate::route::Route;
use crate::session::Session;
use crate::show::{Style, Told, shown};

/// Rows of the table behind the curve; the accounts page has them all.
const TABLE_ROWS: usize = 200;

/// As many accounts as the curve marks one by one.
const MARKED: usize = 200;

/// As many accounts below zero as are named.
const NAMED: usize = 6;

/// The curve of the chosen period and measure, computed once for the whole page.
type Asked = Memo<Result<Arc<Pareto>, Undefined>>;

/// The portfolio page.
#[component]
pub fn Portfolio() -> impl IntoView {
    let session = Session::get();
    let period = RwSignal::new(session.peek(portfolio::default_period));
    let measure = RwSignal::new(Measure::Sales);
    let sales: Asked = session.derive(move |plan| portfolio::pareto(plan, period.get()).map(Arc::new));
    let asked: Asked = session.derive(move |plan| match measure.get() {
        Measure::Sales => sales.get(),
        Measure::Margin => portfolio::pareto_margin(plan, period.get()).map(Arc::new),
    });
    view! {
        <main id="main" class="page">
            <Head asked period measure />
            <div class="cols">
                <div class="c8 rule"><ParetoFrame asked measure period /></div>
                <div class="c4 rule"><Concentration sales period /></div>
                <div class="c8 rule"><MovementTable /></div>
                <div class="c4 rule"><Checks sales period /></div>
            </div>
        </main>
    }
}

#[component]
fn Head(asked: Asked, period: RwSignal<Period>, measure: RwSignal<Measure>) -> impl IntoView {
    let session = Session::get();
    let finding = move || {
        session.track();
        session.wording(|wording| {
            let text = page(wording);
            match asked.get() {
                Ok(pareto) => {
                    let curve = &pareto.curve;
                    let numbers = &wording.numbers;
                    let all = numbers.count(curve.accounts());
                    let word =
                        if measure.get() == Measure::Sales { text.finding } else { text.finding_margin };
                    let cut = numbers.percent_whole(curve.cut());
                    word(curve.crossing, &all, &cut, &wording.period(period.get()))
                }
                Err(reason) => wording.undefined(reason),
            }
        })
    };
    let sub = move || {
        session.track();
        session.wording(|wording| {
            let text = page(wording);
            let pareto = asked.get().ok()?;
            let (numbers, words) = (&wording.numbers, wording.numbers.language.text().words());
            let curve = &pareto.curve;
            let mut sub = match measure.get() {
                Measure::Sales => {
                    (text.sub)(&numbers.with_currency(&numbers.short(curve.net)), &numbers.span(pareto.span))
                }
                Measure::Margin => [&numbers.span(pareto.span), words.stop.trim_end()].concat(),
            };
            if !curve.below.is_empty() {
                let negative = curve.negative();
                let sum = numbers.short_signed(Money(curve.net.0 - curve.positive.0));
                let below = Below { nothing: curve.below.len() - negative, negative, sum: &sum };
                sub.push_str(words.space);
                sub.push_str(&match measure.get() {
                    Measure::Sales => (text.below)(&below),
                    Measure::Margin => (text.losing)(&below),
                });
            }
            for (tie, class) in curve.ties.iter().zip([Class::A, Class::B]) {
                let Some(tie) = tie else { continue };
                sub.push_str(words.space);
                let amount = numbers.full(tie.amount);
                sub.push_str(&(text.tie)(tie.accounts, &amount, tie.better, class.as_str()));
            }
            Some(sub)
        })
    };
    let periods = Signal::derive(move || {
        session.track();
        session.worded(|plan, wording| {
            let years = portfolio::years(plan).into_iter().rev().take(3).map(|(year, _)| Period::Year(year));
            let all = [Period::All, Period::LastTwelve].into_iter().chain(years);
            all.map(|period| (period, wording.period(period))).collect::<Vec<_>>()
        })
    });
    let has_margin = session.derive(|plan| plan.ledger().has_margin());
    let measures = Signal::derive(move || {
        let text = session.text().portfolio();
        vec![(Measure::Sales, text.by_sales.to_string()), (Measure::Margin, text.by_margin.to_string())]
    });
    let label = move |word: fn(&PortfolioText) -> &'static str| {
        Signal::derive(move || word(session.text().portfolio()).to_string())
    };
    view! {
        <div class="head">
            <div>
                <h1>{finding}</h1>
                <p>{sub}</p>
            </div>
            <div class="head__tools">
                <Segments
                    label=label(|text| text.period)
                    choices=periods
                    chosen=period
                    on_choose=move |chosen| period.set(chosen)
                />
                {move || {
                    has_margin.get().then(|| view! {
                        <Segments
                            label=label(|text| text.measure)
                            choices=measures
                            chosen=measure
                            on_choose=move |chosen| measure.set(chosen)
                        />
                    })
                }}
            </div>
        </div>
    }
}

fn page<'a>(wording: &Wording<'_>) -> &'a PortfolioText {
    wording.numbers.language.text().portfolio()
}

#[component]
fn ParetoFrame(asked: Asked, measure: RwSignal<Measure>, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    let title = Signal::derive(move || {
        let crossing = asked.get().map_or(0, |pareto| pareto.curve.crossing);
        let period = session.wording(|wording| wording.period(period.get()));
        (session.text().portfolio().pareto_title)(crossing, &period)
    });
    let sub = session.said(|text| text.portfolio().pareto_sub);
    let empty = Signal::derive(move || match asked.get() {
        Ok(_) => String::new(),
        Err(reason) => session.wording(|wording| wording.undefined(reason)),
    });
    let draw = move |size: Size| {
        let pareto = asked.get().ok()?;
        session.worded(|plan, wording| draw_pareto(plan, &pareto.curve, wording, measure.get(), size))
    };
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 300.0 } else { (0.6 * width).clamp(460.0, 600.0) }
            empty
            switch
            table=move || view! { <ParetoTable asked measure period /> }
            explains=move |mark| explained(asked.get().ok()?, session, measure.get(), period.get(), mark)
        />
    }
}

/// What a mark of the curve shows: down to an account its share, or, of many accounts, the share of a class.
fn explained(
    pareto: Arc<Pareto>,
    session: Session,
    measure: Measure,
    period: Period,
    mark: usize,
) -> Option<Figure> {
    let curve = &pareto.curve;
    // A class is known by its first account, and speaks of its last.
    let ends = [curve.counts[0], curve.counts[0] + curve.counts[1], curve.accounts()];
    let last = match curve.accounts() > MARKED {
        true => ends.into_iter().find(|&end| mark < end)?.checked_sub(1)?,
        false => mark,
    };
    let row = *curve.ranking.get(last)? as usize;
    let id = session.peek(|plan| plan.accounts().get(row).map(|account| account.id))?;
    Some(portfolio::Figure::CurveShareThrough(id, measure, period).into())
}

fn draw_pareto(
    plan: &Plan,
    curve: &Curve,
    wording: &Wording<'_>,
    measure: Measure,
    size: Size,
) -> Option<Picture> {
    let text = page(wording);
    let numbers = &wording.numbers;
    let digits = numbers.currency.digits;
    let units = |minor: i64| Money(minor).to_units(digits);
    let largest = Money(curve.ranked.first().copied().unwrap_or(0));
    let scale = numbers.scale(largest);
    let steps = chart::five_steps(largest.to_units(digits) / scale.units);
    let name = |rank: usize| {
        let row = curve.ranking.get(rank).copied().unwrap_or(0) as usize;
        plan.accounts().get(row).map_or_else(String::new, |account| account.profile.name.to_string())
    };
    let class = |class: Class| {
        let count = curve.counts[class as usize];
        chart::Class {
            count,
            label: (text.class_label)(class.as_str(), count),
            short: (text.class_short)(class.as_str(), count),
        }
    };
    let positive = curve.positive.to_f64();
    let shares: Vec<f64> = curve.cumulative().map(|sum| sum.to_f64() / positive).collect();
    let accounts = curve.accounts();
    let cut = curve.cut();
    let (n, all) = (numbers.count(curve.crossing), numbers.count(accounts));
    let (share, at) = (numbers.percent(curve.crossing_share()), numbers.percent_whole(cut));
    let marks = match accounts <= MARKED {
        true => (0..accounts)
            .map(|rank| {
                let amount = numbers.short(Money(curve.ranked[rank]));
                (text.mark)(rank + 1, &name(rank), &amount, &numbers.percent(shares[rank]))
            })
            .collect(),
        false => Vec::new(),
    };
    let left_title = if measure == Measure::Sales { text.left } else { text.left_margin };
    let spec = chart::Pareto {
        alt: (text.crossing)(&n, &all, &share, &at),
        left_title: left_title(&numbers.unit(scale)),
        right_title: text.right.into(),
        bottom_title: text.bottom.into(),
        top: steps[5] * scale.units,
        left: steps.map(|step| numbers.tick(step * scale.units, scale)),
        right: [0.0, 0.2, 0.4, 0.6, 0.8, 1.0].map(|share| numbers.percent_whole(share)),
        values: curve.ranked.iter().map(|&minor| units(minor)).collect(),
        classes: Class::ALL.map(class).to_vec(),
        crossing: Some(chart::Crossing {
            count: curve.crossing,
            share: cut,
            label: (text.crossing)(&n, &all, &share, &at),
            lines: (text.crossing_lines)(&n, &all, &share, &at),
        }),
        leader: Some(chart::Leader {
            count: curve.top_accounts(),
            label: (text.leader)(&numbers.count(curve.top_accounts()), &numbers.percent(curve.top_share())),
        }),
        largest: (text.largest)(&name(0), &numbers.short(largest), &numbers.percent(curve.share(largest))),
        accounts: marks,
        shares,
    };
    spec.draw(size)
}

#[component]
fn ParetoTable(asked: Asked, measure: RwSignal<Measure>, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    move || {
        let Ok(pareto) = asked.get() else { return ().into_any() };
        let words = session.text().words();
        let (measure, period) = (measure.get(), period.get());
        let (body, note) = session.worded(|plan, wording| {
            let curve = &pareto.curve;
            let rows = curve.ranking.iter().zip(&curve.ranked).zip(curve.cumulative()).take(TABLE_ROWS);
            let rows = rows.enumerate().filter_map(|(rank, ((&row, &minor), sum))| {
                let account = plan.accounts().get(row as usize)?;
                let class = curve.classes.get(row as usize).copied().flatten()?;
                let id = account.id;
                let made = match measure {
                    Measure::Sales => portfolio::Figure::AccountSales(id, period),
                    Measure::Margin => portfolio::Figure::AccountMargin(id, period),
                };
                let told = |figure, value, style| Told::new(wording, figure, Ok(value), style).view();
                let share = |figure, money| told(figure, curve.share(money), Style::Percent);
                Some(view! {
                    <tr>
                        <td class="n dim">{rank + 1}</td>
                        <td class="pad"><AccountLink id name=account.profile.name.to_string() /></td>
                        <td class="n"><ClassBadge class /></td>
                        <td class="n">{told(made, minor as f64, Style::Whole)}</td>
                        <td class="n">{share(portfolio::Figure::CurveShare(id, measure, period), Money(minor))}</td>
                        <td class="n">{share(portfolio::Figure::CurveShareThrough(id, measure, period), sum)}</td>
                    </tr>
                })
            });
            let body = rows.collect_view();
            let cut = curve.accounts() > TABLE_ROWS;
            (body, cut.then(|| (page(wording).first_rows)(TABLE_ROWS, curve.accounts())))
        });
        let text = session.text().portfolio();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th class="n">{text.rank}</th>
                        <th class="pad">{words.account}</th>
                        <th class="n">{words.class}</th>
                        <th class="n">{if measure == Measure::Sales { words.sales } else { words.margin }}</th>
                        <th class="n">{words.share}</th>
                        <th class="n">{text.cumulative}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            {note.map(|note| view! { <p class="frame__foot">{note}</p> })}
        }
        .into_any()
    }
}

#[component]
fn AccountLink(id: AccountId, name: String) -> impl IntoView {
    view! { <a href=Route::Account(id).href()><bdi>{name}</bdi></a> }
}

#[component]
fn Concentration(sales: Asked, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    let years = session.derive(|plan| {
        let whole = portfolio::years(plan).into_iter().rev().take(3).collect::<Vec<_>>();
        let curve = |year| Some((year, Arc::new(portfolio::pareto(plan, Period::Year(year)).ok()?)));
        whole.into_iter().rev().filter_map(|(year, _)| curve(year)).collect::<Vec<_>>()
    });
    let title = move || {
        let of = |(year, pareto): &(_, Arc<Pareto>)| Some((*year, pareto.curve.gini().ok()?));
        let (drawn, ginis): (Vec<_>, Vec<f64>) = years.with(|years| years.iter().filter_map(of).unzip());
        session.wording(|wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let found = portfolio::drift(&ginis)
                .and_then(|(drift, from)| Some((drift, drawn.get(from)?, drawn.last()?)));
            found.map_or_else(
                || text.concentration_none.to_string(),
                |(drift, from, to)| {
                    (text.concentration_title)(drift, &numbers.year(*from), &numbers.year(*to))
                },
            )
        })
    };
    let curves = move || {
        let curve = |(year, pareto): (_, Arc<Pareto>)| {
            let draw = move |size: Size| {
                session.wording(|wording| {
                    let (text, numbers) = (page(wording), &wording.numbers);
                    let curve = &pareto.curve;
                    let gini = numbers.decimal(curve.gini().ok()?, 3);
                    let title = numbers.year(year);
                    chart::Lorenz {
                        alt: (text.lorenz_alt)(&title, &gini),
                        title,
                        line: (text.gini_line)(&gini),
                        note: (text.accounts_note)(curve.accounts()),
                        shares: curve.lorenz().into_iter().skip(1).map(|(_, share)| share).collect(),
                    }
                    .draw(size)
                })
            };
            let reason = Signal::derive(move || {
                session.wording(|wording| {
                    let why = wording.undefined(Undefined::OneAccount);
                    (wording.numbers.language.text().words().labeled)(&wording.numbers.year(year), &why)
                })
            });
            view! {
                <Drawing
                    draw
                    height=|width| width + 36.0
                    empty=reason
                    explains=move |_| Some(portfolio::Figure::Gini(Period::Year(year)).into())
                />
            }
        };
        years.get().into_iter().map(curve).collect_view()
    };
    view! {
        <h2>{title}</h2>
        <p class="frame__sub">{session.said(|text| text.portfolio().concentration_sub)}</p>
        <div class="triple">{curves}</div>
        <h3>{move || session.wording(|wording| (page(wording).classes)(&wording.period(period.get())))}</h3>
        <ClassTable sales period />
        <BelowZero sales period />
        <Facts sales period />
    }
}

/// A figure of the curve at hand, shown without computing the curve again.
fn of_curve(
    sales: Asked,
    style: Style,
    read: impl Fn(&Curve) -> Result<f64, Undefined> + Send + Sync + 'static,
) -> Signal<Shown> {
    let session = Session::get();
    Signal::derive(move || {
        let value = sales.get().and_then(|pareto| read(&pareto.curve));
        session.wording(|wording| shown(&wording.numbers, wording, value, style))
    })
}

#[component]
fn ClassTable(sales: Asked, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    let scale = Memo::new(move |_| {
        let most = sales.get().map_or(Money::ZERO, |pareto| pareto.curve.positive);
        session.wording(|wording| wording.numbers.scale(most).sign.to_string())
    });
    let head = move || {
        scale.track();
        let words = session.text().words();
        let unit = session.wording(|wording| {
            let most = sales.get().map_or(Money::ZERO, |pareto| pareto.curve.positive);
            wording.numbers.unit(thousands(&wording.numbers, most))
        });
        view! {
            <tr>
                <th>{words.class}</th>
                <th class="n">{words.accounts}</th>
                <th class="n">{words.share}</th>
                <th class="n">{words.sales}" "<span class="dim">{unit}</span></th>
                <th class="n">{words.share}</th>
            </tr>
        }
    };
    let row = move |class: Class| {
        let count = of_curve(sales, Style::Count, move |curve| Ok(curve.counts[class as usize] as f64));
        let of_all = of_curve(sales, Style::Percent, move |curve| {
            Ok(curve.counts[class as usize] as f64 / curve.accounts() as f64)
        });
        let share = of_curve(sales, Style::Percent, move |curve| Ok(curve.class_shares()[class as usize]));
        let amount = Signal::derive(move || {
            let pareto = sales.get();
            session.wording(|wording| match pareto {
                Ok(pareto) => {
                    let curve = &pareto.curve;
                    let (numbers, money) = (&wording.numbers, curve.sales[class as usize]);
                    let scale = thousands(numbers, curve.positive);
                    Shown::new(numbers.scaled(money, scale, 0), money.plain(numbers.currency.digits))
                }
                Err(reason) => Shown::undefined(wording.undefined(reason)),
            })
        });
        let testid = match class {
            Class::A => "abc-a",
            Class::B => "abc-b",
            Class::C => "abc-c",
        };
        let counted =
            Signal::derive(move || Figure::from(portfolio::Figure::ClassCount(class, period.get())));
        let made = Signal::derive(move || Figure::from(portfolio::Figure::ClassSales(class, period.get())));
        let part = Signal::derive(move || Figure::from(portfolio::Figure::ClassShare(class, period.get())));
        let counted_part =
            Signal::derive(move || Figure::from(portfolio::Figure::ClassPart(class, period.get())));
        let name = |figure: Signal<Figure>| session.figure_name(move || figure.get());
        view! {
            <tr>
                <td><ClassBadge class /></td>
                <td class="n"><Num shown=count figure=counted label=name(counted) testid /></td>
                <td class="n"><Num shown=of_all figure=counted_part label=name(counted_part) /></td>
                <td class="n"><Num shown=amount figure=made label=name(made) /></td>
                <td class="n"><Num shown=share figure=part label=name(part) /></td>
            </tr>
        }
    };
    let foot = move || {
        let Ok(pareto) = sales.get() else { return ().into_any() };
        session.wording(|wording| {
            let numbers = &wording.numbers;
            let curve = &pareto.curve;
            let accounts = curve.accounts() as f64;
            let accounts = Told::new(
                wording,
                portfolio::Figure::CurveAccounts(period.get()),
                Ok(accounts),
                Style::Count,
            )
            .view();
            let scale = thousands(numbers, curve.positive);
            let sum = Told::scaled(
                wording,
                portfolio::Figure::CurveSales(period.get()),
                Ok(curve.positive),
                scale,
                0,
            )
            .view();
            let below = (!curve.below.is_empty()).then(|| {
                let text = page(wording);
                let count = portfolio::Figure::BelowAccounts(period.get());
                let count = Told::new(wording, count, Ok(curve.below.len() as f64), Style::Count).view();
                let under = Money(curve.net.0 - curve.positive.0);
                let under =
                    Told::scaled(wording, portfolio::Figure::BelowSales(period.get()), Ok(under), scale, 0)
                        .view();
                let net = Told::scaled(
                    wording,
                    portfolio::Figure::SalesTotal(period.get()),
                    Ok(curve.net),
                    scale,
                    0,
                );
                let net = net.named("net-sales");
                view! {
                    <tr>
                        <td>{text.below_curve}</td>
                        <td class="n">{count}</td>
                        <td></td>
                        <td class="n">{under}</td>
                        <td></td>
                    </tr>
                    <tr>
                        <td>{text.net_sales}</td>
                        <td></td>
                        <td></td>
                        <td class="n">{net}</td>
                        <td></td>
                    </tr>
                }
            });
            view! {
                <tr>
                    <td>{page(wording).on_curve}</td>
                    <td class="n">{accounts}</td>
                    <td class="n">{numbers.percent(1.0)}</td>
                    <td class="n">{sum}</td>
                    <td class="n">{numbers.percent(1.0)}</td>
                </tr>
                {below}
            }
            .into_any()
        })
    };
    view! {
        <table class="table">
            <thead>{head}</thead>
            <tbody>{Class::ALL.map(row).collect_view()}</tbody>
            <tfoot>{foot}</tfoot>
        </table>
    }
}

/// The accounts that brought back more than they bought, by name, and how shares and net sales differ by them.
#[component]
fn BelowZero(sales: Asked, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    move || {
        let pareto = sales.get().ok().filter(|pareto| pareto.curve.negative() > 0)?;
        let found = session.worded(|plan, wording| {
            let (text, words) = (page(wording), wording.numbers.language.text().words());
            let negative = pareto.curve.negative();
            let named = pareto.curve.below.iter().rev().take(negative.min(NAMED)).filter_map(|&row| {
                let account = plan.accounts().get(row as usize)?;
                let sum = plan.ledger().sales_over(row as usize, pareto.span).to_f64();
                let figure = portfolio::Figure::AccountSales(account.id, period.get());
                let told = Told::new(wording, figure, Ok(sum), Style::Short).view();
                let name = account.profile.name.to_string();
                Some(view! { <AccountLink id=account.id name /> " " {told} " " })
            });
            let named = named.collect_view();
            let more = negative.checked_sub(NAMED).filter(|more| *more > 0).map(text.below_more);
            view! {
                <p class="names" data-testid="below-zero">{text.below_named}{words.space}{named}{more}</p>
                <p class="small soft">{text.classes_note}</p>
            }
        });
        Some(found)
    }
}

/// The unit of a table whose parts differ by orders: a step below what its sum would take.
fn thousands(numbers: &Numbers, most: Money) -> keyline::text::Scale {
    numbers.scale(Money(most.0 / 100))
}

#[component]
fn Facts(sales: Asked, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    type Read = fn(&Curve) -> Result<f64, Undefined>;
    type Word = fn(&PortfolioText) -> &'static str;
    type Of = fn(Period) -> portfolio::Figure;
    let facts: [(Word, Of, Style, Read, &'static str); 6] = [
        (
            |t| t.crossing_fact,
            portfolio::Figure::ParetoCount,
            Style::Count,
            |c| Ok(c.crossing as f64),
            "pareto-n80",
        ),
        (
            |t| t.crossing_share,
            portfolio::Figure::ParetoShare,
            Style::Percent,
            |c| Ok(c.crossing_share()),
            "pareto-n80-share",
        ),
        (|t| t.top, portfolio::Figure::TopShare, Style::Percent, |c| Ok(c.top_share()), "pareto-top20-share"),
        (|t| t.gini, portfolio::Figure::Gini, Style::Decimal(3), Curve::gini, "gini"),
        (|t| t.hhi, portfolio::Figure::Hhi, Style::Decimal(0), |c| Ok(c.hhi()), "hhi"),
        (
            |t| t.effective,
            portfolio::Figure::EffectiveAccounts,
            Style::Decimal(0),
            |c| Ok(c.effective()),
            "effective",
        ),
    ];
    let fact = move |(word, of, style, read, testid): (Word, Of, Style, Read, &'static str)| {
        let shown = of_curve(sales, style, read);
        let figure = Signal::derive(move || Figure::from(of(period.get())));
        let label = Signal::derive(move || word(session.text().portfolio()).to_string());
        view! {
            <dt>{label}</dt>
            <dd><Num shown figure label testid /></dd>
        }
    };
    let largest = session.derive(move |plan| sales.get().and_then(|pareto| pareto.curve.largest_share(plan)));
    let largest = Signal::derive(move || {
        session.wording(|wording| shown(&wording.numbers, wording, largest.get(), Style::Percent))
    });
    let figure = Signal::derive(move || Figure::from(portfolio::Figure::LargestShare(period.get())));
    let label = session.said(|text| text.portfolio().largest_share);
    view! {
        <dl class="facts">
            {facts.map(fact).collect_view()}
            <dt>{label}</dt>
            <dd><Num shown=largest figure label /></dd>
        </dl>
    }
}

#[component]
fn MovementTable() -> impl IntoView {
    let session = Session::get();
    let moved = session.derive(|plan| portfolio::movement(plan, Between::LastTwelve).map(Arc::new));
    move || {
        let moved = match moved.get() {
            Ok(moved) => moved,
            Err(reason) => {
                let words = session.wording(|wording| wording.undefined(reason));
                let (text, gap) = (session.text().portfolio(), session.text().words().space);
                return view! { <h2>{text.risers}</h2><p class="frame__sub">{text.movement_short}{gap}{words}</p> }
                    .into_any();
            }
        };
        let text = session.text().portfolio();
        let words = session.text().words();
        let column = |to: usize| (0..4).map(|from| moved.matrix[from][to]).sum::<usize>();
        let now_a = column(0);
        let class = |at: usize| Class::ALL.get(at).map_or(text.movement_none, |class| class.as_str());
        let place = |at: usize| Class::ALL.get(at).copied();
        let cell = |from: usize, to: usize| {
            let count = moved.matrix[from][to];
            let figure = portfolio::Figure::Moved(place(from), place(to));
            let number =
                session.wording(|wording| Told::new(wording, figure, Ok(count as f64), Style::Count).view());
            let (kind, arrow) = match (from.cmp(&to), from, count) {
                (_, 3, _) if to == 3 => ("matrix__cell", ""),
                (.., 0) => ("matrix__cell", ""),
                (std::cmp::Ordering::Greater, ..) => ("matrix__cell matrix__cell--up", "↑ "),
                (std::cmp::Ordering::Less, ..) => ("matrix__cell matrix__cell--down", "↓ "),
                (std::cmp::Ordering::Equal, ..) => ("matrix__cell matrix__cell--same", ""),
            };
            view! { <td class=kind>{arrow}{number}</td> }
        };
        let row = |from: usize| {
            let sum: usize = moved.matrix[from].iter().sum();
            let figure = portfolio::Figure::ClassThen(place(from));
            let then =
                session.wording(|wording| Told::new(wording, figure, Ok(sum as f64), Style::Count).view());
            view! {
                <tr>
                    <th>{class(from)}</th>
                    {(0..4).map(|to| cell(from, to)).collect_view()}
                    <td class="n soft">{then}</td>
                </tr>
            }
        };
        let (sub, risers) = session.worded(|plan, wording| {
            let numbers = &wording.numbers;
            let sub = (text.movement_sub)(&numbers.span(moved.earlier), &numbers.span(moved.later));
            let riser = |row: usize| {
                let account = plan.accounts().get(row)?;
                let step = moved.moves.get(row)?;
                let letter = |class: Option<Class>| class.map_or(text.movement_none, |class| class.as_str());
                let after = portfolio::Figure::AccountSales(account.id, Period::LastTwelve);
                let told = |figure, money: Money| {
                    Told::new(wording, figure, Ok(money.to_f64()), Style::Whole).view()
                };
                Some(view! {
                    <tr>
                        <td><AccountLink id=account.id name=account.profile.name.to_string() /></td>
                        <td class="n">{(text.from_to)(letter(step.from), letter(step.to))}</td>
                        <td class="n">{told(portfolio::Figure::AccountSalesBefore(account.id), step.before)}</td>
                        <td class="n">{told(after, step.after)}</td>
                    </tr>
                })
            };
            let risers: Vec<_> = moved.risers().into_iter().take(6).filter_map(riser).collect();
            (sub, risers)
        });
        let told = |figure: Figure, value: Result<f64, Undefined>| {
            session.wording(|wording| Told::new(wording, figure, value, Style::Percent).view())
        };
        let none = risers.is_empty();
        view! {
            <h2>{(text.movement_title)(now_a - moved.matrix[0][0], now_a)}</h2>
            <p class="frame__sub">{sub}</p>
            <div class="pair">
                <div>
                    <table class="matrix">
                        <thead>
                            <tr>
                                <th>{text.movement_corner}</th>
                                {(0..4).map(|to| view! { <th>{class(to)}</th> }).collect_view()}
                                <th class="n">{words.all}</th>
                            </tr>
                        </thead>
                        <tbody>{(0..4).map(row).collect_view()}</tbody>
                    </table>
                    <dl class="facts">
                        <dt>{text.net_retention}</dt>
                        <dd>{told(portfolio::Figure::NetRetention.into(), moved.net_retention())}</dd>
                        <dt>{text.gross_retention}</dt>
                        <dd>{told(portfolio::Figure::GrossRetention.into(), moved.gross_retention())}</dd>
                    </dl>
                </div>
                <div>
                    <h3>{if none { text.no_risers } else { text.risers_list }}</h3>
                    {(!none).then(|| view! {
                        <table class="table">
                            <thead>
                                <tr>
                                    <th>{words.account}</th>
                                    <th class="n">{words.class}</th>
                                    <th class="n">{text.risers_before}</th>
                                    <th class="n">{text.risers_after}</th>
                                </tr>
                            </thead>
                            <tbody>{risers}</tbody>
                        </table>
                    })}
                </div>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Checks(sales: Asked, period: RwSignal<Period>) -> impl IntoView {
    let session = Session::get();
    let checks = session.derive(move |plan| {
        let losing = portfolio::unprofitable_keys(plan, period.get())
            .map(|found| (found.rows.len(), found.known, found.share, ids(plan, &found.rows)));
        let large = sales.get().map_or_else(
            |_| Vec::new(),
            |pareto| {
                let found = pareto.curve.large_customers(plan);
                found.into_iter().filter_map(|one| one.rows.first().copied()).collect::<Vec<_>>()
            },
        );
        let silent: Vec<usize> = portfolio::silent_keys(plan).into_iter().map(|risk| risk.row).collect();
        let owing = portfolio::owing_keys(plan)
            .map(|found| (ids(plan, &found.rows), found.amount, found.rows.len(), found.known));
        (losing, (large.len(), ids(plan, &large)), (silent.len(), ids(plan, &silent)), owing)
    });
    let list = move || {
        let text = session.text().portfolio();
        let numbers = session.numbers().get();
        let (losing, large, silent, owing) = checks.get();
        let counted = |figure: Figure, count: usize| {
            session.wording(|wording| Told::new(wording, figure, Ok(count as f64), Style::Count))
        };
        let found =
            |figure, (count, accounts): Found, some: fn(usize) -> String, none: &str, note: &str| Check {
                bad: Some(count > 0),
                title: if count > 0 { some(count) } else { none.to_string() },
                note: note.into(),
                accounts,
                count: Some(counted(figure, count)),
            };
        let losing = match losing {
            Ok((n, known, share, accounts)) => {
                let none = n == 0;
                let note =
                    if none { String::new() } else { (text.check_losing_note)(&numbers.percent(share)) };
                let title = if none { text.check_losing_none.into() } else { (text.check_losing)(n, known) };
                let count = Some(counted(portfolio::Figure::LosingKeys(period.get()).into(), n));
                Check { bad: Some(!none), title, note, accounts, count }
            }
            Err(_) => Check {
                bad: None,
                title: text.check_losing_unknown.into(),
                note: String::new(),
                accounts: Vec::new(),
                count: None,
            },
        };
        let owing = match owing {
            Ok((accounts, amount, n, known)) => {
                let told = session.wording(|wording| {
                    Told::new(wording, portfolio::Figure::KeyOverdue, Ok(amount.to_f64()), Style::Short)
                });
                let title = if n > 0 { (text.check_owing)(n, known) } else { (text.check_owing_none)(known) };
                Check { bad: Some(n > 0), title, note: String::new(), accounts, count: Some(told) }
            }
            Err(_) => Check {
                bad: None,
                title: text.check_owing_unknown.into(),
                note: text.check_owing_note.into(),
                accounts: Vec::new(),
                count: None,
            },
        };
        let large_of = portfolio::Figure::LargeCustomers(period.get());
        let silent_of = portfolio::Figure::SilentKeys;
        [
            losing,
            found(large_of.into(), large, text.check_large, text.check_large_none, text.check_large_note),
            found(
                silent_of.into(),
                silent,
                text.check_silent,
                text.check_silent_none,
                text.check_silent_note,
            ),
            owing,
        ]
    };
    let item = |Check { bad, title, note, accounts, count }: Check| {
        let (shape, class) = match bad {
            Some(true) => (Shape::Warn, "risk"),
            Some(false) => (Shape::Check, ""),
            None => (Shape::Info, "soft"),
        };
        let links = accounts.into_iter().map(|(id, name)| view! { <AccountLink id name /> " " });
        view! {
            <li>
                <span class=class><Icon shape /></span>
                <div><h3>{title}</h3><p>{note}</p><p class="names">{links.collect_view()}</p></div>
                {count.map(Told::view)}
            </li>
        }
    };
    let sub = move || session.wording(|wording| (page(wording).checks_sub)(&wording.period(period.get())));
    view! {
        <h2>{session.said(|text| text.portfolio().checks)}</h2>
        <p class="frame__sub">{sub}</p>
        <ul class="list">{move || list().into_iter().map(item).collect_view()}</ul>
    }
}

/// How many accounts were found, and the first of them.
type Found = (usize, Vec<(AccountId, String)>);

/// Something to look at.
struct Check {
    /// Whether it is bad; `None` where it is not known.
    bad: Option<bool>,
    title: String,
    note: String,
    /// The first accounts behind it.
    accounts: Vec<(AccountId, String)>,
    count: Option<Told>,
}

/// The first few accounts behind a finding.
fn ids(plan: &Plan, rows: &[usize]) -> Vec<(AccountId, String)> {
    let account = |&row: &usize| plan.accounts().get(row);
    let accounts = rows.iter().take(6).filter_map(account);
    accounts.map(|account| (account.id, account.profile.name.to_string())).collect()
}

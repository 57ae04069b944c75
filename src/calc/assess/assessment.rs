//! The committed target against what was sold: company, owners, accounts.
//!
//! Targets, season, base and key accounts are those frozen at the commitment; sales are today's. An account
//! added since has no target, but its sales count for its owner and the company. An account removed since
//! keeps its target and has no sales.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::{Bought, Standing, WHOLE, months_of};
use crate::calc::ask::Found;
use crate::calc::base::{Seasons, committed_seasons, season_part_of};
use crate::calc::{Name, Op, Origin, Recorder, Term, Undefined, Unit, Whose, Window, split};
use crate::plan::{
    AccountId, AccountTarget, Committed, FiscalYear, HandOver, Money, Month, Newcomers, Phase, Plan, Scope,
    Span,
};

/// The assessment page in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The committed year.
    pub year: FiscalYear,
    /// Its months.
    pub span: Span,
    /// The last of them that is whole, if one is.
    pub through: Option<Month>,
    /// How many of them are whole.
    pub elapsed: usize,
    /// The rows of the year: quarters in start-up, months in growth.
    pub windows: Vec<PhaseWindow>,
    /// All accounts against the company's target.
    pub company: Standing,
    /// The accounts the target speaks of, against it.
    pub scope: Standing,
    /// What is asked of new and returning accounts, for whom nobody answers, as part of the company's target. What they bring
    /// counts for whoever answers for them by then.
    pub newcomers: Standing,
    /// The owners, in the order of their first accounts.
    pub owners: Vec<OwnerStanding>,
    /// The accounts, in the order of the commitment; then those added since.
    pub accounts: Vec<Standing>,
}

impl Assessment {
    /// The owners by their attainment of a window, best first, each with its rank; equals share one. Who has no attainment
    /// follows, and last the accounts nobody owns, which are no person to be ranked.
    pub fn ranked(&self, window: Window) -> Vec<(Option<usize>, &OwnerStanding)> {
        let place = |owner: &OwnerStanding| {
            let attained = owner.standing.reading(window).attainment.ok();
            attained.filter(|_| !owner.name.is_empty())
        };
        let mut owners: Vec<(Option<f64>, &OwnerStanding)> =
            self.owners.iter().map(|owner| (place(owner), owner)).collect();
        let key = |place: Option<f64>| place.unwrap_or(f64::NEG_INFINITY);
        owners.sort_by(|(one, owner), (other, next)| {
            key(*other).total_cmp(&key(*one)).then(owner.name.is_empty().cmp(&next.name.is_empty()))
        });
        let better =
            |place: f64| owners.iter().filter(|(other, _)| other.is_some_and(|it| it > place)).count();
        owners.iter().map(|&(place, owner)| (place.map(|place| better(place) + 1), owner)).collect()
    }

    /// The owners by their target of the year, largest first, for a year of which nothing is known yet; last the accounts
    /// nobody owns.
    pub fn by_target(&self) -> Vec<&OwnerStanding> {
        let mut owners: Vec<&OwnerStanding> = self.owners.iter().collect();
        owners.sort_by_cached_key(|owner| {
            let target = owner.standing.target(Window::Year).unwrap_or_default();
            (owner.name.is_empty(), std::cmp::Reverse(target))
        });
        owners
    }
}

/// Where an owner stands.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnerStanding {
    /// The name; empty for the accounts that have no owner.
    pub name: Box<str>,
    /// All of the owner's accounts together.
    pub standing: Standing,
}

/// A row of the year under the phase of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseWindow {
    /// A quarter or a month.
    pub window: Window,
    /// Its months.
    pub span: Span,
    /// The phase.
    pub phase: Phase,
}

/// The rows of a plan's year: a quarter that lies in start-up as a whole is one row; every month of another
/// quarter is a row of its own under its own phase, so a quarter in which the phase changes shows its months.
pub fn windows(plan: &Plan) -> Vec<PhaseWindow> {
    let Some(year) = plan.plan_span() else { return Vec::new() };
    let phase = |month| plan.settings().phase_in(month);
    let mut rows = Vec::with_capacity(12);
    for quarter in 0..4_u8 {
        let span = Span::new(year.first.plus(i32::from(quarter) * 3), 3);
        if span.iter().all(|month| phase(month) == Phase::StartUp) {
            rows.push(PhaseWindow { window: Window::Quarter(quarter), span, phase: Phase::StartUp });
        } else {
            rows.extend(span.iter().map(|month| PhaseWindow {
                window: Window::Month(month),
                span: Span::new(month, 1),
                phase: phase(month),
            }));
        }
    }
    rows
}

/// Where everybody stands: found once while the plan stands as it is.
pub fn assess(plan: &Plan) -> Result<Arc<Assessment>, Undefined> {
    Found::of(plan).assessed.get_or_init(|| find(plan).map(Arc::new)).clone()
}

fn find(plan: &Plan) -> Result<Assessment, Undefined> {
    let field = Field::of(plan)?;
    let mut company = field.empty(Whose::Company);
    let mut scope = field.empty(Whose::Scope);
    let mut owners: Vec<OwnerStanding> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut accounts = Vec::new();
    for member in field.members() {
        let mut own = field.empty(Whose::Account(member.account));
        field.add(&mut own, &member);
        add(&mut company, &own);
        if field.is_inside(&member) {
            add(&mut scope, &own);
        }
        for spell in field.spells(&member) {
            let place = *places.entry(spell.owner).or_insert_with(|| {
                let standing = field.empty(spell.whose);
                owners.push(OwnerStanding { name: spell.owner.into(), standing });
                owners.len() - 1
            });
            let Some(owner) = owners.get_mut(place) else { continue };
            // Whoever answers for any account now is named by it.
            if matches!(owner.standing.whose, Whose::Former(_)) && matches!(spell.whose, Whose::Owner(_)) {
                owner.standing.whose = spell.whose;
            }
            if spell.held == WHOLE {
                add(&mut owner.standing, &own);
            } else {
                field.add_months(&mut owner.standing, &member, spell.held);
            }
        }
        for (owner, at, sales) in field.last_year(&member) {
            let owner = places.get(owner).and_then(|&place| owners.get_mut(place));
            if let Some(month) = owner.and_then(|owner| owner.standing.last_months.get_mut(at)) {
                raise(month, sales);
            }
        }
        accounts.push(own);
    }
    let newcomers = field.newcomers();
    add(&mut company, &newcomers);
    if field.committed.scope == Scope::All {
        add(&mut scope, &newcomers);
    }
    let elapsed = field.elapsed;
    let through = Span::new(field.span.first, elapsed).last();
    let (year, span, windows) = (field.committed.year, field.span, windows(plan));
    Ok(Assessment { year, span, through, elapsed, windows, company, scope, newcomers, owners, accounts })
}

/// Where one of them stands, as [`assess`] found it.
pub fn standing(plan: &Plan, whose: Whose) -> Result<Standing, Undefined> {
    let all = assess(plan)?;
    let owner = |name: &str| {
        let owner = all.owners.iter().find(|owner| &*owner.name == name);
        owner.map(|owner| &owner.standing)
    };
    let found = match whose {
        Whose::Company => Some(&all.company),
        Whose::Scope => Some(&all.scope),
        Whose::Account(_) => all.accounts.iter().find(|account| account.whose == whose),
        Whose::Owner(account) => owner(plan.account(account).map_or("", |account| &account.profile.owner)),
        Whose::Former(at) => {
            owner(plan.hand_overs().get(at as usize).map_or("", |hand_over| &hand_over.before))
        }
    };
    let found = found.filter(|standing| standing.accounts > 0).ok_or(Undefined::NoAccount)?;
    // A person may be asked for by any of their accounts.
    Ok(Standing { whose, ..found.clone() })
}

/// What somebody's accounts would sell anyway in a month of the committed year; of an account its base by its season.
pub(in crate::calc) fn season_month<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    month: Month,
    r: &mut R,
) -> Result<Term, Undefined> {
    let own = standing(plan, whose)?;
    let at = own.year.offset(month).ok_or(Undefined::NoMonths)?;
    let value = own.season_months.get(at).copied().unwrap_or(0.0);
    let target = plan.committed().zip(match whose {
        Whose::Account(id) => Some(id),
        _ => None,
    });
    let target = target.and_then(|(committed, id)| Some((committed, committed.target_of(id)?)));
    let Some((committed, target)) = target else {
        r.input(Name::Accounts, own.accounts as f64, Unit::Count, Origin::Committed);
        return Ok(r.input(Name::Result, value, Unit::Money, Origin::Committed));
    };
    let figure = split::Figure::FrozenBase(target.account);
    let base = r.figure(figure, target.base.to_f64());
    let seasons = committed_seasons(plan);
    let part = match plan.row_of(target.account).filter(|_| seasons.is_some()) {
        Some(row) => season_part_of(plan, seasons.as_deref(), row, month, r),
        None => {
            let index = committed.season.get(at).copied().unwrap_or(1.0);
            let index = r.input(Name::MonthSeason(month), index, Unit::Factor, Origin::Committed);
            let twelve = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
            r.step(Name::MonthPart, Op::Divide, &[index, twelve], Unit::Ratio)
        }
    };
    Ok(r.step(Name::Result, Op::Multiply, &[base, part], Unit::Money))
}

/// The committed year and the ledger beside it.
struct Field<'a> {
    plan: &'a Plan,
    committed: &'a Committed,
    span: Span,
    elapsed: usize,
    keys: Vec<AccountId>,
    rows: HashMap<AccountId, usize>,
    /// The targets as they stand, in the order of the commitment.
    current: Cow<'a, [AccountTarget]>,
    /// The hand-overs of each account with their places, earliest first.
    hands: HashMap<AccountId, Vec<(u32, &'a HandOver)>>,
    one_offs: HashMap<(AccountId, Month), Money>,
    seasons: Option<Arc<Seasons>>,
}

/// The months of the year in which somebody answered for an account: the first month in the lowest bit.
struct Spell<'a> {
    held: u16,
    owner: &'a str,
    whose: Whose,
}

/// An account of the commitment, of the plan, or of both.
struct Member {
    account: AccountId,
    row: Option<usize>,
    /// Its place in the commitment.
    target: Option<usize>,
}

impl<'a> Field<'a> {
    fn of(plan: &'a Plan) -> Result<Field<'a>, Undefined> {
        let committed = plan.committed().ok_or(Undefined::NotCommitted)?;
        let span = plan.settings().calendar.span(committed.year);
        let elapsed =
            plan.data_through().map_or(0, |through| Span::between(span.first, through).months.min(12));
        let mut keys = committed.key_accounts.clone();
        keys.sort_unstable();
        let rows = plan.accounts().iter().enumerate().map(|(row, account)| (account.id, row)).collect();
        let mut hands: HashMap<AccountId, Vec<(u32, &HandOver)>> = HashMap::new();
        for (at, hand_over) in (0..).zip(plan.hand_overs()) {
            hands.entry(hand_over.account).or_default().push((at, hand_over));
        }
        let mut one_offs = HashMap::new();
        for mark in plan.one_offs() {
            raise(one_offs.entry((mark.account, mark.month)).or_default(), mark.amount);
        }
        let current = committed.current();
        Ok(Field {
            plan,
            committed,
            span,
            elapsed,
            keys,
            rows,
            current,
            hands,
            one_offs,
            seasons: committed_seasons(plan),
        })
    }

    fn members(&self) -> Vec<Member> {
        let mut new = vec![true; self.plan.accounts().len()];
        let mut members = Vec::with_capacity(new.len());
        for (at, target) in self.committed.targets.iter().enumerate() {
            let row = self.rows.get(&target.account).copied();
            if let Some(new) = row.and_then(|row| new.get_mut(row)) {
                *new = false;
            }
            members.push(Member { account: target.account, row, target: Some(at) });
        }
        let accounts = self.plan.accounts().iter().enumerate().zip(new);
        members.extend(accounts.filter(|(_, new)| *new).map(|((row, account), _)| Member {
            account: account.id,
            row: Some(row),
            target: None,
        }));
        members
    }

    /// Whether the committed target speaks of the account. Where it speaks of all, accounts added since are in.
    fn is_inside(&self, member: &Member) -> bool {
        match self.committed.scope {
            Scope::Key => self.is_key(member.account),
            Scope::All => true,
        }
    }

    fn is_key(&self, account: AccountId) -> bool {
        self.keys.binary_search(&account).is_ok()
    }

    fn owner(&self, member: &Member) -> &'a str {
        let account = member.row.and_then(|row| self.plan.accounts().get(row));
        account.map_or("", |account| &account.profile.owner)
    }

    /// Who answered for an account in the months of the year, each person once.
    fn spells(&self, member: &Member) -> Vec<Spell<'a>> {
        let now = Spell { held: WHOLE, owner: self.owner(member), whose: Whose::Owner(member.account) };
        let Some(hands) = self.hands.get(&member.account) else { return vec![now] };
        let mut spells: Vec<Spell> = Vec::with_capacity(hands.len() + 1);
        let mut take = |held: u16, owner: &'a str, whose: Whose| {
            match spells.iter_mut().find(|spell| spell.owner == owner) {
                // Handed back: who has it now is named by it.
                Some(spell) => (spell.held, spell.whose) = (spell.held | held, whose),
                None if held != 0 => spells.push(Spell { held, owner, whose }),
                None => {}
            }
        };
        let mut start = 0;
        for &(at, hand_over) in hands {
            let until = hand_over.from.since(self.span.first).clamp(0, 12) as usize;
            if until > start {
                take(months_of(start..until), &hand_over.before, Whose::Former(at));
                start = until;
            }
        }
        take(months_of(start..12), now.owner, now.whose);
        spells
    }

    /// What an account sold in the months of the year before, and to whom it belonged in each.
    fn last_year(&self, member: &Member) -> impl Iterator<Item = (&'a str, usize, Money)> {
        let hands = self.hands.get(&member.account).map_or(&[][..], Vec::as_slice);
        let now = self.owner(member);
        let (first, ledger) = (self.span.first.plus(-12), self.plan.ledger());
        let row = member.row;
        (0..12).filter_map(move |at| {
            let month = first.plus(at as i32);
            let before = hands.iter().find(|(_, hand_over)| hand_over.from > month);
            Some((before.map_or(now, |(_, hand_over)| &*hand_over.before), at, ledger.sales(row?, month)))
        })
    }

    fn empty(&self, whose: Whose) -> Standing {
        Standing {
            whose,
            accounts: 0,
            year: self.span,
            elapsed: self.elapsed,
            committed_season: self.committed.season,
            season_months: [0.0; 12],
            weighed: [(0.0, 0.0); 12],
            base_months: [0.0; 12],
            held: 0,
            target_months: [Money::ZERO; 12],
            original_months: [Money::ZERO; 12],
            actual_months: [Money::ZERO; 12],
            one_off_months: [Money::ZERO; 12],
            before_months: [Money::ZERO; 12],
            last_months: [Money::ZERO; 12],
            keys: Vec::new(),
            is_revised: !self.committed.revisions.is_empty(),
        }
    }

    fn add(&self, standing: &mut Standing, member: &Member) {
        self.add_months(standing, member, WHOLE);
    }

    /// Adds the months of an account in which it was theirs. Of its base counts the part of the months to come.
    fn add_months(&self, standing: &mut Standing, member: &Member, held: u16) {
        standing.accounts += 1;
        standing.held |= held;
        if let Some(at) = member.target
            && let (Some(target), Some(original)) = (self.current.get(at), self.committed.targets.get(at))
        {
            let base = target.base.to_f64();
            let season = self.season_of(member);
            let held_months = || (0..12).filter(|at| held & (1 << at) != 0);
            for at in held_months() {
                let month = base * (season[at] / 12.0);
                standing.season_months[at] += month;
                // Without a base an account weighs next to nothing, and yet has a season of its own.
                let weight = base.max(1.0);
                standing.weighed[at].0 += weight * season[at];
                standing.weighed[at].1 += weight;
            }
            let year: f64 = original.months.iter().map(|month| month.to_f64()).sum();
            for at in held_months() {
                raise(&mut standing.target_months[at], target.months[at]);
                // By the shape of its own year: what is asked of a month says then how much, and not when.
                let part = if year > 0.0 {
                    original.months[at].to_f64() / year
                } else {
                    self.committed.season.get(at).copied().unwrap_or(1.0) / 12.0
                };
                standing.base_months[at] += target.base.to_f64() * part;
                raise(&mut standing.original_months[at], original.months[at]);
            }
        } else if member.row.is_some() {
            // Who came after the commitment has nothing frozen, and yet a year of its own.
            let season = self.season_of(member);
            for at in (0..12).filter(|at| held & (1 << at) != 0) {
                standing.weighed[at].0 += season[at];
                standing.weighed[at].1 += 1.0;
            }
        }
        let ledger = self.plan.ledger();
        let mut bought = Bought { held, ..Bought::default() };
        if let Some(row) = member.row {
            for at in (0..12).filter(|at| held & (1 << at) != 0) {
                let month = self.span.first.plus(at as i32);
                raise(&mut standing.before_months[at], ledger.sales(row, month.plus(-12)));
                if at >= self.elapsed {
                    continue;
                }
                let sales = ledger.sales(row, month);
                raise(&mut standing.actual_months[at], sales);
                if let Some(&amount) = self.one_offs.get(&(member.account, month)) {
                    raise(&mut standing.one_off_months[at], amount);
                }
                bought.now |= u16::from(sales > Money::ZERO) << at;
                bought.before |= u16::from(ledger.sales(row, month.plus(-12)) > Money::ZERO) << at;
            }
        }
        if self.is_key(member.account) {
            standing.keys.push(bought);
        }
    }

    /// What is expected and asked of accounts that are not there yet, of whom no sales are known as theirs.
    fn newcomers(&self) -> Standing {
        let Newcomers { base, months } = self.committed.newcomers;
        let expected = self.committed.season.map(|season| base.to_f64() * (season / 12.0));
        Standing {
            season_months: expected,
            base_months: expected,
            target_months: months,
            original_months: months,
            ..self.empty(Whose::Company)
        }
    }

    /// The season of an account as its years told it at the commitment; where they did not, that of the committed target.
    fn season_of(&self, member: &Member) -> [f64; 12] {
        let own = self.seasons.as_deref().zip(member.row).map(|(seasons, row)| seasons.of(row).season());
        own.map_or(self.committed.season, |own| own.from_month(self.span.first.number()))
    }
}

fn add(sum: &mut Standing, part: &Standing) {
    sum.accounts += part.accounts;
    sum.held |= part.held;
    for (sum, part) in sum.season_months.iter_mut().zip(part.season_months) {
        *sum += part;
    }
    for (sum, part) in sum.weighed.iter_mut().zip(part.weighed) {
        *sum = (sum.0 + part.0, sum.1 + part.1);
    }
    for (sum, part) in sum.target_months.iter_mut().zip(part.target_months) {
        raise(sum, part);
    }
    for (sum, part) in sum.base_months.iter_mut().zip(part.base_months) {
        *sum += part;
    }
    for (sum, part) in sum.original_months.iter_mut().zip(part.original_months) {
        raise(sum, part);
    }
    for (sum, part) in sum.before_months.iter_mut().zip(part.before_months) {
        raise(sum, part);
    }
    for (sum, part) in sum.one_off_months.iter_mut().zip(part.one_off_months) {
        raise(sum, part);
    }
    for (sum, part) in sum.actual_months.iter_mut().zip(part.actual_months) {
        raise(sum, part);
    }
    sum.keys.extend_from_slice(&part.keys);
}

fn raise(sum: &mut Money, by: Money) {
    sum.0 = sum.0.saturating_add(by.0);
}

//! The committed target against what was sold: company, owners, accounts.
//!
//! Targets, season, base and key accounts are those frozen at the commitment; sales are today's. An account
//! added since has no target, but its sales count for its owner and the company. An account removed since
//! keeps its target and has no sales.

use std::collections::HashMap;

use crate::plan::{AccountId, AccountTarget, Committed, FiscalYear, Money, Month, Phase, Plan, Scope, Span};

use super::{Bought, Standing, Undefined, Whose, Window};

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
    /// The owners, in the order of their first accounts.
    pub owners: Vec<OwnerStanding>,
    /// The accounts, in the order of the commitment; then those added since.
    pub accounts: Vec<Standing>,
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

/// Where everybody stands.
pub fn assess(plan: &Plan) -> Result<Assessment, Undefined> {
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
        let name = field.owner(&member);
        let place = *places.entry(name).or_insert_with(|| {
            let standing = field.empty(Whose::Owner(member.account));
            owners.push(OwnerStanding { name: name.into(), standing });
            owners.len() - 1
        });
        if let Some(owner) = owners.get_mut(place) {
            add(&mut owner.standing, &own);
        }
        accounts.push(own);
    }
    let elapsed = field.elapsed;
    let through = Span::new(field.span.first, elapsed).last();
    let (year, span, windows) = (field.committed.year, field.span, windows(plan));
    Ok(Assessment { year, span, through, elapsed, windows, company, scope, owners, accounts })
}

/// Where one of them stands: the same figures as in [`assess`], without the others.
pub fn standing(plan: &Plan, whose: Whose) -> Result<Standing, Undefined> {
    let field = Field::of(plan)?;
    let mut standing = field.empty(whose);
    let owner = match whose {
        Whose::Owner(account) => plan.account(account).map_or("", |account| &account.profile.owner),
        _ => "",
    };
    for member in field.members() {
        let belongs = match whose {
            Whose::Company => true,
            Whose::Scope => field.is_inside(&member),
            Whose::Owner(_) => field.owner(&member) == owner,
            Whose::Account(account) => member.account == account,
        };
        if belongs {
            field.add(&mut standing, &member);
        }
    }
    if standing.accounts == 0 { Err(Undefined::NoAccount) } else { Ok(standing) }
}

/// The committed year and the ledger beside it.
struct Field<'a> {
    plan: &'a Plan,
    committed: &'a Committed,
    span: Span,
    elapsed: usize,
    keys: Vec<AccountId>,
    rows: HashMap<AccountId, usize>,
}

/// An account of the commitment, of the plan, or of both.
struct Member<'a> {
    account: AccountId,
    row: Option<usize>,
    target: Option<&'a AccountTarget>,
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
        Ok(Field { plan, committed, span, elapsed, keys, rows })
    }

    fn members(&self) -> Vec<Member<'a>> {
        let mut new = vec![true; self.plan.accounts().len()];
        let mut members = Vec::with_capacity(new.len());
        for target in &self.committed.targets {
            let row = self.rows.get(&target.account).copied();
            if let Some(new) = row.and_then(|row| new.get_mut(row)) {
                *new = false;
            }
            members.push(Member { account: target.account, row, target: Some(target) });
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

    fn empty(&self, whose: Whose) -> Standing {
        Standing {
            whose,
            accounts: 0,
            year: self.span,
            elapsed: self.elapsed,
            season: self.committed.season,
            base: Money::ZERO,
            target_months: [Money::ZERO; 12],
            actual_months: [Money::ZERO; 12],
            keys: Vec::new(),
        }
    }

    fn add(&self, standing: &mut Standing, member: &Member) {
        standing.accounts += 1;
        if let Some(target) = member.target {
            raise(&mut standing.base, target.base);
            for (sum, month) in standing.target_months.iter_mut().zip(target.months) {
                raise(sum, month);
            }
        }
        let ledger = self.plan.ledger();
        let mut bought = Bought::default();
        if let Some(row) = member.row {
            let months = self.span.iter().take(self.elapsed).enumerate();
            for ((at, month), sum) in months.zip(&mut standing.actual_months) {
                let sales = ledger.sales(row, month);
                raise(sum, sales);
                bought.now |= u16::from(sales > Money::ZERO) << at;
                bought.before |= u16::from(ledger.sales(row, month.plus(-12)) > Money::ZERO) << at;
            }
        }
        if self.is_key(member.account) {
            standing.keys.push(bought);
        }
    }
}

fn add(sum: &mut Standing, part: &Standing) {
    sum.accounts += part.accounts;
    raise(&mut sum.base, part.base);
    for (sum, part) in sum.target_months.iter_mut().zip(part.target_months) {
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

//! What all three methods stand on: one base, one scope, one set of key accounts and classes.

use std::sync::{Arc, Mutex, OnceLock};

use super::{Base, Who, base, exact};
use crate::calc::ask::Found;
use crate::calc::portfolio::{loyalties, whole_months};
use crate::calc::split::asked_outside;
use crate::calc::target::GroupBase;
use crate::calc::{Among, Origin, Undefined};
use crate::plan::{Class, Loyalty, Methods, Money, Plan, Scope, Span, Whom};

/// What a method is asked: a plan, what it stands on, and what the methods are told, by the plan or by a scenario of
/// it.
#[derive(Clone, Copy)]
pub(in crate::calc) struct Asked<'a> {
    pub plan: &'a Plan,
    pub ground: &'a Ground,
    pub methods: &'a Methods,
}

impl<'a> Asked<'a> {
    /// What the plan itself is told.
    pub(in crate::calc) fn of(plan: &'a Plan, ground: &'a Ground) -> Asked<'a> {
        Asked { plan, ground, methods: plan.methods() }
    }
}

/// The bases of some accounts by class A, B, C, and how many accounts they are.
#[derive(Debug, Clone, Copy, Default)]
struct Cells {
    bases: [i128; 3],
    counts: [usize; 3],
}

impl Cells {
    fn add(&mut self, class: Class, base: Money) {
        self.bases[class as usize] += i128::from(base.0);
        self.counts[class as usize] += 1;
    }

    fn by_class(&self) -> Result<[Money; 3], Undefined> {
        let [a, b, c] = self.bases.map(exact);
        Ok([a?, b?, c?])
    }

    fn sum(&self) -> Result<Money, Undefined> {
        exact(self.bases.iter().sum())
    }

    fn count(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// Found once, asked often. It is the base of today; see [`crate::plan::Committed`] for a frozen one.
pub(in crate::calc) struct Ground {
    base: Result<Base, Undefined>,
    who: Arc<Who>,
    /// Where methods treat classes apart, an account that has none, with a year of nothing or less, goes with C.
    classes: Vec<Class>,
    /// Those in the scope, the key accounts and the others: a target is asked for hundreds of times, with
    /// one input moved, and must not walk over the accounts each time.
    scoped: Cells,
    keyed: Cells,
    others: Cells,
    /// The loyalty of each account, by row, where anything is told apart by it.
    loyalties: OnceLock<Vec<Loyalty>>,
    /// What the scope sold in the last twelve months without one-offs.
    recent: i128,
    last_twelve: OnceLock<Result<(Money, Span), Undefined>>,
    /// The groups of the list they were last asked for.
    groups: Mutex<Option<Groups>>,
}

/// What groups a list tells apart, and the groups.
type Groups = (Vec<Whom>, Arc<Vec<GroupBase>>);

impl Ground {
    pub(in crate::calc) fn of(plan: &Plan) -> Arc<Ground> {
        Found::of(plan).ground.get_or_init(|| Arc::new(Ground::find(plan))).clone()
    }

    fn find(plan: &Plan) -> Ground {
        let base = base(plan);
        let who = Who::of(plan);
        let classes: Vec<Class> = who.classes.iter().map(|class| class.unwrap_or(Class::C)).collect();
        let [mut scoped, mut keyed, mut others] = [Cells::default(); 3];
        let bases = base.iter().flat_map(|base| &base.accounts).zip(&classes);
        for ((money, class), (&inside, &key)) in bases.zip(who.inside.iter().zip(&who.keys)) {
            if inside {
                scoped.add(*class, *money);
            }
            if key { &mut keyed } else { &mut others }.add(*class, *money);
        }
        let recent =
            base.iter().flat_map(|base| &base.recent).zip(&who.inside).filter(|(_, inside)| **inside);
        let recent = recent.map(|(money, _)| i128::from(money.0)).sum();
        let last_twelve = OnceLock::new();
        Ground {
            base,
            who,
            classes,
            scoped,
            keyed,
            others,
            loyalties: OnceLock::new(),
            recent,
            last_twelve,
            groups: Mutex::default(),
        }
    }

    /// The groups told apart by `whom`, found by `find` unless they were the last that were asked for.
    pub(in crate::calc) fn groups(
        &self,
        whom: Vec<Whom>,
        find: impl FnOnce() -> Result<Vec<GroupBase>, Undefined>,
    ) -> Result<Arc<Vec<GroupBase>>, Undefined> {
        let held = self.groups.lock().ok().and_then(|held| held.clone());
        if let Some((_, groups)) = held.filter(|(known, _)| *known == whom) {
            return Ok(groups);
        }
        let groups = Arc::new(find()?);
        if let Ok(mut held) = self.groups.lock() {
            *held = Some((whom, groups.clone()));
        }
        Ok(groups)
    }

    pub(in crate::calc) fn scope(&self) -> Scope {
        self.who.scope
    }

    pub(in crate::calc) fn is_inside(&self, row: usize) -> bool {
        self.who.inside.get(row).copied().unwrap_or(false)
    }

    pub(in crate::calc) fn inside(&self) -> &[bool] {
        &self.who.inside
    }

    pub(in crate::calc) fn keys(&self) -> &[bool] {
        &self.who.keys
    }

    pub(in crate::calc) fn whole(&self) -> Result<&Base, Undefined> {
        self.base.as_ref().map_err(|&reason| reason)
    }

    /// What new and returning accounts are expected to bring, where the target speaks of them.
    pub(in crate::calc) fn newcomers_inside(&self) -> Result<Money, Undefined> {
        let base = self.whole()?;
        Ok(if self.scope() == Scope::All { base.newcomers } else { Money::ZERO })
    }

    /// The base of the scope, above zero: every method multiplies it.
    pub(in crate::calc) fn base(&self) -> Result<Money, Undefined> {
        self.whole()?;
        let base = self.inside_sum()?;
        if base > Money::ZERO { Ok(base) } else { Err(Undefined::NoBase) }
    }

    /// What the scope sold in the last twelve months without one-offs, stretched to a year where there are fewer; above
    /// zero. It is what a firm's sales of the same months are compared with.
    pub(in crate::calc) fn recent(&self) -> Result<Money, Undefined> {
        self.whole()?;
        let recent = exact(self.recent)?;
        if recent > Money::ZERO { Ok(recent) } else { Err(Undefined::NoBase) }
    }

    /// The base of what lies outside the scope: of accounts, and of new and returning ones.
    pub(in crate::calc) fn rest(&self) -> Result<Money, Undefined> {
        exact(i128::from(self.total()?.0) - i128::from(self.inside_sum()?.0))
    }

    /// The base of the scope, whatever it is.
    fn inside_sum(&self) -> Result<Money, Undefined> {
        exact(i128::from(self.scoped.sum()?.0) + i128::from(self.newcomers_inside()?.0))
    }

    /// What is asked outside the scope: of accounts see [`asked_outside`], and what new and returning ones are expected to
    /// bring.
    pub(in crate::calc) fn rest_asked(&self) -> Result<Money, Undefined> {
        let base = self.whole()?;
        let bases = base.accounts.iter().zip(&self.who.inside).filter(|(_, inside)| !**inside);
        let accounts: i128 = bases.map(|(&base, _)| i128::from(asked_outside(base).0)).sum();
        exact(accounts + i128::from(base.newcomers.0 - self.newcomers_inside()?.0))
    }

    /// The base of all accounts.
    pub(in crate::calc) fn total(&self) -> Result<Money, Undefined> {
        self.whole().map(|base| base.total)
    }

    /// The base of the accounts that are not key, and of new and returning ones.
    pub(in crate::calc) fn other_base(&self) -> Result<Money, Undefined> {
        exact(i128::from(self.others.sum()?.0) + i128::from(self.whole()?.newcomers.0))
    }

    /// The base of the scope by class A, B, C.
    pub(in crate::calc) fn classes(&self) -> Result<[Money; 3], Undefined> {
        self.whole()?;
        self.scoped.by_class()
    }

    /// The base of a class among some accounts, or of one loyalty in it.
    pub(in crate::calc) fn class_base(
        &self,
        plan: &Plan,
        among: Among,
        class: Class,
        loyalty: Option<Loyalty>,
    ) -> Result<Money, Undefined> {
        let base = self.whole()?;
        let Some(loyalty) = loyalty else {
            let cells = match among {
                Among::Key => &self.keyed,
                Among::NotKey => &self.others,
                Among::Scope | Among::All | Among::Class(..) => &self.scoped,
            };
            return exact(cells.bases[class as usize]);
        };
        let own = base.accounts.iter().enumerate().filter(|(row, _)| {
            self.is_among(among, *row)
                && self.class_of(*row) == class
                && self.loyalty(plan, *row) == Some(loyalty)
        });
        exact(own.map(|(_, money)| i128::from(money.0)).sum())
    }

    /// Whether an account is one of these; of a class, those in scope.
    fn is_among(&self, among: Among, row: usize) -> bool {
        match among {
            Among::Key => self.who.keys.get(row) == Some(&true),
            Among::NotKey => self.who.keys.get(row) == Some(&false),
            Among::All => true,
            Among::Scope | Among::Class(..) => self.is_inside(row),
        }
    }

    fn loyalty(&self, plan: &Plan, row: usize) -> Option<Loyalty> {
        let limit = plan.settings().loyal_from;
        let find = || loyalties(plan).into_iter().map(|one| one.stands(limit)).collect();
        self.loyalties.get_or_init(find).get(row).copied()
    }

    pub(in crate::calc) fn accounts_in_scope(&self) -> usize {
        if self.base.is_ok() {
            self.scoped.count()
        } else {
            self.who.inside.iter().filter(|inside| **inside).count()
        }
    }

    /// Where the base of a class in scope comes from, or of one loyalty in it.
    pub(in crate::calc) fn class_origin(
        &self,
        plan: &Plan,
        class: Class,
        loyalty: Option<Loyalty>,
    ) -> Origin {
        let is_of = |row: &usize| {
            self.is_inside(*row) && self.class_of(*row) == class && self.loyalty(plan, *row) == loyalty
        };
        let accounts = match loyalty {
            None => self.scoped.counts[class as usize],
            Some(_) => (0..self.classes.len()).filter(is_of).count(),
        };
        Origin::Bases { among: Among::Class(class, loyalty), accounts }
    }

    /// Where the base of the accounts that are not key comes from.
    pub(in crate::calc) fn other_origin(&self) -> Origin {
        Origin::Bases { among: Among::NotKey, accounts: self.others.count() }
    }

    /// The accounts of a part with their bases, by row.
    pub(in crate::calc) fn bases_of(&self, plan: &Plan, among: Among) -> Vec<(usize, Money)> {
        let Ok(base) = self.whole() else { return Vec::new() };
        let is_of = |row: usize| match among {
            Among::Class(class, loyalty) => {
                self.is_among(among, row)
                    && self.class_of(row) == class
                    && loyalty.is_none_or(|loyalty| self.loyalty(plan, row) == Some(loyalty))
            }
            _ => self.is_among(among, row),
        };
        base.accounts.iter().copied().enumerate().filter(|(row, _)| is_of(*row)).collect()
    }

    pub(in crate::calc) fn class_of(&self, row: usize) -> Class {
        self.classes.get(row).copied().unwrap_or(Class::C)
    }

    /// The last twelve months, or those there are.
    pub(in crate::calc) fn latest(&self) -> Result<Span, Undefined> {
        self.whole().map(|base| base.latest)
    }

    /// Sales, margin and number of the accounts in scope whose margin is known over the last twelve months.
    pub(in crate::calc) fn margin(&self, plan: &Plan) -> Result<(Money, Money, usize), Undefined> {
        let span = self.latest()?;
        let ledger = plan.ledger();
        let (mut sales, mut margin, mut accounts) = (0_i128, 0_i128, 0);
        for row in (0..ledger.rows()).filter(|&row| ledger.has_margin() && self.is_inside(row)) {
            if let Some(own) = ledger.margin_over(row, span) {
                sales += i128::from(ledger.sales_over(row, span).0);
                margin += i128::from(own.0);
                accounts += 1;
            }
        }
        if accounts == 0 {
            return Err(Undefined::NoMargin);
        }
        if sales <= 0 { Err(Undefined::NoSales) } else { Ok((exact(sales)?, exact(margin)?, accounts)) }
    }

    /// Sales of the last twelve months and wallets of the accounts in scope whose wallet is known, and how many.
    pub(in crate::calc) fn wallets(&self, plan: &Plan) -> Result<(Money, Money, usize), Undefined> {
        let base = self.whole()?;
        let (mut sales, mut wallets, mut accounts) = (0_i128, 0_i128, 0);
        for (row, account) in plan.accounts().iter().enumerate().filter(|(row, _)| self.is_inside(*row)) {
            let wallet = account.profile.wallet.filter(|wallet| *wallet > Money::ZERO);
            let (Some(wallet), Some(own)) = (wallet, base.recent.get(row)) else { continue };
            sales += i128::from(own.0);
            wallets += i128::from(wallet.0);
            accounts += 1;
        }
        if accounts == 0 { Err(Undefined::NoWallet) } else { Ok((exact(sales)?, exact(wallets)?, accounts)) }
    }

    /// The margin rate of one account over the last twelve months; `None` where it is not known or nothing was sold.
    pub(in crate::calc) fn margin_rate(&self, plan: &Plan, row: usize) -> Option<f64> {
        let span = self.latest().ok()?;
        let ledger = plan.ledger();
        let sales = ledger.sales_over(row, span);
        let margin = if ledger.has_margin() { ledger.margin_over(row, span) } else { None }?;
        (sales > Money::ZERO).then(|| margin.to_f64() / sales.to_f64())
    }

    /// The sales of the accounts in scope over the last twelve whole months, above zero.
    pub(in crate::calc) fn last_twelve(&self, plan: &Plan) -> Result<(Money, Span), Undefined> {
        *self.last_twelve.get_or_init(|| self.find_last_twelve(plan))
    }

    fn find_last_twelve(&self, plan: &Plan) -> Result<(Money, Span), Undefined> {
        let whole = whole_months(plan);
        let last = whole.last().ok_or(Undefined::NoMonths)?;
        if whole.months < 12 {
            return Err(Undefined::TooFewMonths { have: whole.months, need: 12 });
        }
        let span = Span::ending(last, 12);
        let rows = (0..plan.ledger().rows()).filter(|&row| self.is_inside(row));
        let sales = exact(rows.map(|row| i128::from(plan.ledger().sales_over(row, span).0)).sum())?;
        if sales > Money::ZERO { Ok((sales, span)) } else { Err(Undefined::NoSales) }
    }
}

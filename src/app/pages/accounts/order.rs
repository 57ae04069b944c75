//! Which accounts are shown, and in which order.

use std::cmp::Ordering;
use std::sync::Arc;

use keyline::plan::{Account, AccountId, Class, Field, Plan};
use rustc_hash::{FxHashMap, FxHashSet};

use super::column::Column;
use super::frame::Frame;
use super::standing::Standing;
use super::value::{Value, value};

/// Accounts of one standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Among {
    /// All.
    #[default]
    All,
    /// A class.
    Class(Class),
    /// Those without one.
    NoClass,
    /// Key accounts.
    Key,
}

/// Which accounts are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// By standing.
    pub among: Among,
    /// By owner; `None` is any.
    pub owner: Option<Box<str>>,
    /// By region; `None` is any.
    pub region: Option<Box<str>>,
    /// By a part of name or code.
    pub find: String,
}

/// By what they are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// The largest first, or the last of the alphabet.
    pub falling: bool,
}

impl Sort {
    /// The order after a column is asked for: numbers largest first, texts from the start, then the other
    /// way, then as the plan is.
    pub fn after(now: Option<Sort>, column: Column) -> Option<Sort> {
        let falling = column.is_number();
        match now.filter(|sort| sort.column == column) {
            None => Some(Sort { column, falling }),
            Some(sort) if sort.falling == falling => Some(Sort { column, falling: !falling }),
            Some(_) => None,
        }
    }
}

/// The order asked for. The same request gives the same rows while one types: `turn` asks again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// Which accounts.
    pub filter: Filter,
    /// In which order; `None` is the plan's.
    pub sort: Option<Sort>,
    /// How often it was asked.
    pub turn: u32,
}

/// The rows that are shown.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Order {
    request: Request,
    /// The accounts of the plan when the order was found.
    all: Vec<AccountId>,
    /// The accounts shown, each with its row in the plan.
    pub shown: Vec<(AccountId, usize)>,
}

/// Compares texts as a language sorts them.
pub type Ranks = FxHashMap<Box<str>, u32>;

impl Order {
    /// The order after a change of the plan or of the request. The rows stay where they are while the request
    /// does: what is typed into a sorted column moves nothing, new accounts come last, removed ones go.
    pub fn next(
        before: Option<&Arc<Order>>,
        request: Request,
        plan: &Plan,
        frame: &Frame,
        standing: &Standing,
        ranks: impl FnOnce(Vec<Box<str>>) -> Ranks,
    ) -> Arc<Order> {
        let ids = || plan.accounts().iter().map(|account| account.id);
        if let Some(before) = before.filter(|before| before.request == request) {
            if before.all.iter().copied().eq(ids()) {
                return before.clone();
            }
            let plain = request.sort.is_none() && request.filter == Filter::default();
            if !plain {
                return Arc::new(before.followed(plan));
            }
        }
        let shown = arranged(&request, plan, frame, standing, ranks);
        Arc::new(Order { request, all: ids().collect(), shown })
    }

    fn followed(&self, plan: &Plan) -> Order {
        let all: Vec<AccountId> = plan.accounts().iter().map(|account| account.id).collect();
        let rows: FxHashMap<AccountId, usize> = all.iter().enumerate().map(|(row, &id)| (id, row)).collect();
        let known: FxHashSet<AccountId> = self.all.iter().copied().collect();
        let kept = self.shown.iter().filter_map(|(id, _)| rows.get(id).map(|&row| (*id, row)));
        let added = all.iter().enumerate().filter(|(_, id)| !known.contains(id)).map(|(row, &id)| (id, row));
        let shown = kept.chain(added).collect();
        Order { request: self.request.clone(), all, shown }
    }

    /// Where an account is shown.
    pub fn position(&self, id: AccountId) -> Option<usize> {
        self.shown.iter().position(|(other, _)| *other == id)
    }
}

fn arranged(
    request: &Request,
    plan: &Plan,
    frame: &Frame,
    standing: &Standing,
    ranks: impl FnOnce(Vec<Box<str>>) -> Ranks,
) -> Vec<(AccountId, usize)> {
    let find = request.filter.find.trim().to_lowercase();
    let rows = plan.accounts().iter().enumerate();
    let passing = rows.filter(|(_, account)| passes(&request.filter, &find, account, standing));
    let Some(sort) = request.sort else {
        return passing.map(|(row, account)| (account.id, row)).collect();
    };
    let mut rows: Vec<(Key, AccountId, usize)> = passing
        .map(|(row, account)| (key(value(plan, frame, standing, row, sort.column)), account.id, row))
        .collect();
    let texts = rows.iter().filter_map(|(key, ..)| match key {
        Key::Text(text) => Some(text.clone()),
        _ => None,
    });
    let mut texts: Vec<Box<str>> = texts.collect();
    if !texts.is_empty() {
        texts.sort_unstable();
        texts.dedup();
        let ranks = ranks(texts);
        for (key, ..) in &mut rows {
            if let Key::Text(text) = key {
                *key = Key::Number(f64::from(ranks.get(text).copied().unwrap_or(u32::MAX)));
            }
        }
    }
    // What is not there comes last in both directions; equals keep the plan's order.
    rows.sort_by(|(a, ..), (b, ..)| match (a, b) {
        (Key::Number(a), Key::Number(b)) if sort.falling => b.total_cmp(a),
        (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
        (Key::Number(_), _) => Ordering::Less,
        (_, Key::Number(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    });
    rows.into_iter().map(|(_, id, row)| (id, row)).collect()
}

fn passes(filter: &Filter, find: &str, account: &Account, standing: &Standing) -> bool {
    let stand = standing.of(account.id);
    let among = match filter.among {
        Among::All => true,
        Among::Class(class) => stand.is_some_and(|stand| stand.class == Ok(class)),
        Among::NoClass => stand.is_some_and(|stand| stand.class.is_err()),
        Among::Key => stand.is_some_and(|stand| stand.key),
    };
    let is = |wanted: &Option<Box<str>>, text: &str| wanted.as_deref().is_none_or(|wanted| wanted == text);
    let profile = &account.profile;
    let found = || {
        find.is_empty()
            || profile.name.to_lowercase().contains(find)
            || profile.get(Field::Code).to_lowercase().contains(find)
    };
    among && is(&filter.owner, &profile.owner) && is(&filter.region, &profile.region) && found()
}

enum Key {
    Number(f64),
    Text(Box<str>),
    None,
}

fn key(value: Value) -> Key {
    match value {
        Value::Text(text) => Key::Text(text),
        Value::Money(money) => Key::Number(money.to_f64()),
        Value::Count(count) => Key::Number(count as f64),
        Value::Ratio(ratio) => Key::Number(ratio),
        Value::Rating(rating) => Key::Number(f64::from(rating.step())),
        Value::Class(class) => Key::Number(class as usize as f64),
        Value::Key { key, .. } => Key::Number(if key { 1.0 } else { 0.0 }),
        Value::Blank | Value::Undefined(_) => Key::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::{Edit, Fact, Profile};

    /// Accounts with what is overdue of each, where it is known.
    fn plan(accounts: &[(&str, Option<i64>)]) -> Plan {
        let mut plan = Plan::new("Plan");
        let profiles = accounts.iter().map(|(name, overdue)| {
            let mut profile = Profile::named(name);
            profile.overdue = overdue.map(keyline::plan::Money);
            profile
        });
        plan.apply(Edit::Add(profiles.collect())).unwrap();
        plan
    }

    /// By the code of their letters; the browser knows a language's order.
    fn ranks(texts: Vec<Box<str>>) -> Ranks {
        texts.into_iter().zip(0..).collect()
    }

    fn next(before: Option<&Arc<Order>>, request: Request, plan: &Plan) -> Arc<Order> {
        Order::next(before, request, plan, &Frame::of(plan), &Standing::of_plan(plan), ranks)
    }

    fn names<'a>(order: &Order, plan: &'a Plan) -> Vec<&'a str> {
        order.shown.iter().map(|&(_, row)| &*plan.accounts()[row].profile.name).collect()
    }

    fn by(column: Column, falling: bool) -> Request {
        Request { sort: Some(Sort { column, falling }), ..Request::default() }
    }

    const NAME: Column = Column::Field(Field::Name);
    const OVERDUE: Column = Column::Fact(Fact::Overdue);

    #[test]
    fn a_column_is_sorted_turned_and_left() {
        let once = Sort::after(None, OVERDUE);
        assert_eq!(once, Some(Sort { column: OVERDUE, falling: true }));
        let twice = Sort::after(once, OVERDUE);
        assert_eq!(twice, Some(Sort { column: OVERDUE, falling: false }));
        assert_eq!(Sort::after(twice, OVERDUE), None);
        // Texts begin at the start of the alphabet, and another column begins anew.
        assert_eq!(Sort::after(twice, NAME), Some(Sort { column: NAME, falling: false }));
    }

    #[test]
    fn what_is_not_known_comes_last_in_both_directions() {
        let plan = plan(&[("b", Some(5)), ("c", None), ("a", Some(9)), ("d", None)]);
        for (falling, expected) in [(true, ["a", "b", "c", "d"]), (false, ["b", "a", "c", "d"])] {
            assert_eq!(names(&next(None, by(OVERDUE, falling), &plan), &plan), expected);
        }
        assert_eq!(names(&next(None, by(NAME, true), &plan), &plan), ["d", "c", "b", "a"]);
    }

    #[test]
    fn rows_stay_while_one_types_and_new_accounts_come_last() {
        let mut plan = plan(&[("b", Some(5)), ("a", Some(9))]);
        let order = next(None, by(OVERDUE, true), &plan);
        let (first, _) = order.shown[0];
        let changed = Edit::Cells(vec![(first, keyline::plan::Cell::Fact(Fact::Overdue, Some(1)))]);
        plan.apply(changed).unwrap();
        let after = next(Some(&order), by(OVERDUE, true), &plan);
        assert_eq!(names(&after, &plan), ["a", "b"]);
        plan.apply(Edit::Add(vec![Profile::named("new")])).unwrap();
        let grown = next(Some(&after), by(OVERDUE, true), &plan);
        assert_eq!(names(&grown, &plan), ["a", "b", "new"]);
        plan.apply(Edit::Remove(vec![first])).unwrap();
        let shrunk = next(Some(&grown), by(OVERDUE, true), &plan);
        assert_eq!(names(&shrunk, &plan), ["b", "new"]);
        // Asked for again, they are sorted again.
        let again = Request { turn: 1, ..by(OVERDUE, false) };
        assert_eq!(names(&next(Some(&shrunk), again, &plan), &plan), ["b", "new"]);
    }

    #[test]
    fn accounts_are_found_by_a_part_of_their_name() {
        let plan = plan(&[("Acme", None), ("Bolt", None), ("ACE", None)]);
        let find = |find: &str| {
            let filter = Filter { find: find.into(), ..Filter::default() };
            names(&next(None, Request { filter, ..Request::default() }, &plan), &plan)
        };
        assert_eq!(find(" ac "), ["Acme", "ACE"]);
        assert_eq!(find("x"), [""; 0]);
    }
}

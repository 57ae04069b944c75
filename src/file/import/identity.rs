//! Who is who in a file: accounts told apart by code or by name, and names that are likely one account.

use super::{Group, Member};
use crate::file::amount::Amount;
use crate::plan::{ToldBy, fold_into};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Codes with several names are asked about where they are more than one in so many, or have more than that part of
/// the money; else they are told.
const ONE_IN: usize = 100;
/// Codes are coarser than names where they are fewer than so many quarters of them.
const QUARTERS: usize = 3;
/// Groups that are kept to be shown, and members of a group.
pub const GROUPS_KEPT: usize = 1_000;
const MEMBERS_KEPT: usize = 6;

/// A code and a name that stand together in the file, and what stands beside them.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub code: Cow<'a, str>,
    /// As accounts are told apart: blanks in a row are one.
    pub name: Cow<'a, str>,
    /// The first row.
    pub row: u32,
    pub rows: u32,
    /// In units of 10^-15.
    pub money: i128,
    /// The first and the last day it is met on, as numbers that grow; the same for all where the file has no days.
    pub days: (u32, u32),
}

impl Entry<'_> {
    /// What the account is called where only this is known of it.
    fn shown(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }
}

/// What the user, or an earlier import, has said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub told_by: Option<ToldBy>,
    pub alike: &'a BTreeSet<Box<str>>,
}

/// How the accounts of a file are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What tells them apart.
    pub told_by: ToldBy,
    /// Whether nobody has said so and the file does not tell: nothing can be taken before.
    pub is_open: bool,
    /// How many codes there are, and how many of them have several names.
    pub codes: (usize, usize),
    /// How many names there are, and how many of them have several codes.
    pub names: (usize, usize),
    /// The money under codes with several names.
    pub money: Amount,
    /// Codes with several names, most money first; at most [`GROUPS_KEPT`].
    pub several_names: Vec<Group>,
    /// Names with several codes, most money first.
    pub several_codes: Vec<Group>,
}

/// What was found of the entries of a file.
pub(super) struct Found {
    /// The account of each entry, numbered in the order of their first entries.
    pub account_of: Vec<u32>,
    /// Where the file has codes and names and they disagree.
    pub identity: Option<Identity>,
    pub told_by: ToldBy,
    /// Names that are likely one account, most money first, and how many groups there are.
    pub alike: Vec<Group>,
    pub alike_total: usize,
    /// Entries that joined another because names or codes that differ were said to be one account.
    pub joined: Vec<bool>,
}

/// Tells the accounts of a file apart.
///
/// A code with several names is one account, and several where the names tell accounts apart. It is asked which where
/// such codes are over one in a hundred, or have over a hundredth of the money. Where codes are coarser than names, or
/// most rows have none, names are the likely answer; they are taken until another is given. Names that follow one
/// another under a code are no sign of that: a firm that was renamed has such.
pub(super) fn tell_apart(entries: &[Entry<'_>], said: Said<'_>) -> Found {
    let by_code = by_code(entries);
    let clash = Clash::of(entries, &by_code);
    let is_asked = clash.as_ref().is_some_and(Clash::is_asked);
    let likely = match &clash {
        Some(clash) if is_asked && clash.names_are_finer() => Some(ToldBy::Name),
        _ => None,
    };
    let told_by = said.told_by.or(likely).unwrap_or(ToldBy::Code);
    let mut heads = match told_by {
        ToldBy::Code => by_code,
        ToldBy::Name => by_name(entries),
    };
    let strict = heads.clone();
    let (alike, alike_total) = join_alike(entries, &mut heads, told_by, said.alike);
    let on_purpose = said.told_by.or(likely).is_some();
    let account_of = numbered(&heads);
    // The first entry of each account, and whether an accepted likeness moved it there.
    let mut firsts: Vec<bool> = Vec::new();
    let moved = heads.iter().zip(&strict).map(|(head, before)| head != before);
    let joined = account_of.iter().zip(moved).map(|(&account, moved)| match firsts.get(account as usize) {
        Some(&first_moved) => on_purpose || moved || first_moved,
        None => {
            firsts.push(moved);
            false
        }
    });
    let joined = joined.collect();
    let identity =
        clash.map(|clash| clash.told(entries, told_by, is_asked && said.told_by.or(likely).is_none()));
    Found { account_of, identity, told_by, alike, alike_total, joined }
}

/// Accounts by code; a row without one is the account of its name.
fn by_code(entries: &[Entry<'_>]) -> Vec<u32> {
    let mut codes = with_room(entries.len());
    let mut heads = vec![0; entries.len()];
    for (at, (entry, head)) in (0..).zip(entries.iter().zip(&mut heads)) {
        if !entry.code.is_empty() {
            *head = *codes.entry(&*entry.code).or_insert(at);
        }
    }
    if entries.iter().all(|entry| !entry.code.is_empty()) {
        return heads;
    }
    drop(codes);
    let mut names = with_room(entries.len());
    for (entry, &head) in entries.iter().zip(&heads).filter(|(entry, _)| !entry.code.is_empty()) {
        names.entry(&*entry.name).or_insert(head);
    }
    for (at, (entry, head)) in (0..).zip(entries.iter().zip(&mut heads)) {
        if entry.code.is_empty() {
            *head = *names.entry(&entry.name).or_insert(at);
        }
    }
    heads
}

/// Places of texts, with room for so many.
fn with_room<'t>(texts: usize) -> FxHashMap<&'t str, u32> {
    FxHashMap::with_capacity_and_hasher(texts, Default::default())
}

/// Names [`folded`](crate::plan::folded), in one text.
struct Folds {
    text: String,
    ends: Vec<usize>,
}

impl Folds {
    fn of<'t>(names: impl Iterator<Item = &'t str> + Clone) -> Folds {
        let mut text = String::with_capacity(names.clone().map(str::len).sum());
        let end = |name: &str| {
            fold_into(name, &mut text);
            text.len()
        };
        let ends = names.map(end).collect();
        Folds { text, ends }
    }

    fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|&end| self.text.get(start..end)).unwrap_or("")
    }
}

/// Those that share something, by the first of them, in the order in which they come; who has it alone is only counted.
#[derive(Default)]
struct Sharing {
    count: usize,
    several: Vec<Vec<u32>>,
    /// Where those that share it with each are in `several`.
    places: FxHashMap<u32, usize>,
}

impl Sharing {
    /// Takes in one that shares something with `first`, which is itself where it is the first.
    fn add(&mut self, at: u32, first: u32) {
        if at == first {
            self.count += 1;
            return;
        }
        let place = *self.places.entry(first).or_insert(self.several.len());
        match self.several.get_mut(place) {
            Some(all) => all.push(at),
            None => self.several.push(vec![first, at]),
        }
    }
}

/// Accounts by name; the code stands in for one that is empty.
fn by_name(entries: &[Entry<'_>]) -> Vec<u32> {
    let mut names: FxHashMap<&str, u32> = FxHashMap::default();
    (0..).zip(entries).map(|(at, entry)| *names.entry(entry.shown()).or_insert(at)).collect()
}

/// Numbers accounts in the order in which they come.
fn numbered(heads: &[u32]) -> Vec<u32> {
    let mut numbers = vec![u32::MAX; heads.len()];
    let mut next = 0;
    let number = |&head: &u32| {
        let Some(number) = numbers.get_mut(head as usize) else { return 0 };
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *number
    };
    heads.iter().map(number).collect()
}

/// Proposes names that fold alike as one account, and joins those that were accepted. An account with a code is one
/// by its code; two of them are never proposed.
fn join_alike(
    entries: &[Entry<'_>],
    heads: &mut [u32],
    told_by: ToldBy,
    accepted: &BTreeSet<Box<str>>,
) -> (Vec<Group>, usize) {
    let has_code = |entry: &Entry<'_>| told_by == ToldBy::Code && !entry.code.is_empty();
    if entries.iter().all(has_code) {
        return (Vec::new(), 0);
    }
    // The accounts that fold alike, by their heads; a list only where there are several.
    let folds = Folds::of(entries.iter().map(Entry::shown));
    let mut first = with_room(entries.len());
    let mut more: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (at, &head) in (0..).zip(heads.iter()) {
        let fold = folds.get(at);
        let known = *first.entry(fold).or_insert(head);
        if known != head && !fold.is_empty() {
            let all = more.entry(fold).or_insert_with(|| vec![known]);
            if !all.contains(&head) {
                all.push(head);
            }
        }
    }
    let coded = |head: u32| entries.get(head as usize).is_some_and(has_code);
    more.retain(|_, all| all.iter().filter(|&&head| coded(head)).count() <= 1);
    if more.is_empty() {
        return (Vec::new(), 0);
    }
    let group_of: FxHashMap<u32, &str> =
        more.iter().flat_map(|(&fold, all)| all.iter().map(move |&head| (head, fold))).collect();
    let mut groups: FxHashMap<&str, Gathered<'_>> = FxHashMap::default();
    for (entry, head) in entries.iter().zip(heads.iter()) {
        if let Some(&fold) = group_of.get(head) {
            groups.entry(fold).or_default().add(entry.shown(), entry);
        }
    }
    let mut proposed: Vec<Group> = groups.into_iter().map(|(fold, group)| group.told(fold)).collect();
    sort(&mut proposed);
    for head in heads.iter_mut() {
        if let Some(&fold) = group_of.get(head)
            && accepted.contains(fold)
            && let Some(all) = more.get(fold)
        {
            // A code, where one of them has it, is the account's.
            let one = all.iter().copied().find(|&head| coded(head)).or(all.first().copied());
            *head = one.unwrap_or(*head);
        }
    }
    let total = proposed.len();
    proposed.truncate(GROUPS_KEPT);
    (proposed, total)
}

/// Members of a group as they are met.
#[derive(Default)]
struct Gathered<'a> {
    members: Vec<(&'a str, u32, i128)>,
    places: FxHashMap<&'a str, usize>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, text: &'a str, entry: &Entry<'_>) {
        let at = *self.places.entry(text).or_insert(self.members.len());
        match self.members.get_mut(at) {
            Some((_, rows, money)) => {
                *rows += entry.rows;
                *money = money.saturating_add(entry.money);
            }
            None => self.members.push((text, entry.rows, entry.money)),
        }
    }

    fn told(self, key: &str) -> Group {
        let mut members = self.members;
        members.sort_by_key(|&(_, _, money)| std::cmp::Reverse(money.saturating_abs()));
        let member = |&(text, rows, money): &(&str, u32, i128)| Member {
            text: text.into(),
            rows: rows as usize,
            money: Amount::from_atoms(money),
        };
        Group {
            key: key.into(),
            count: members.len(),
            rows: members.iter().map(|&(_, rows, _)| rows as usize).sum(),
            money: Amount::from_atoms(members.iter().fold(0, |sum: i128, it| sum.saturating_add(it.2))),
            members: members.iter().take(MEMBERS_KEPT).map(member).collect(),
        }
    }
}

/// Whether two names of a code are met in the same time.
fn at_once(entries: &[Entry<'_>], folds: &Folds, same: &[u32]) -> bool {
    let mut times: Vec<(u32, u32, &str)> = same
        .iter()
        .filter_map(|&at| Some((entries.get(at as usize)?.days, folds.get(at))))
        .map(|((from, until), fold)| (from, until, fold))
        .collect();
    times.sort_unstable();
    times.windows(2).any(|pair| match pair {
        [(_, until, one), (from, _, other)] => from <= until && one != other,
        _ => false,
    })
}

/// Most money first; equal ones by name, so that the order hangs on nothing else.
fn sort(groups: &mut [Group]) {
    groups.sort_by(|a, b| {
        let size = |group: &Group| group.money.atoms().saturating_abs();
        size(b).cmp(&size(a)).then_with(|| a.key.cmp(&b.key))
    });
}

/// Codes and names that disagree.
struct Clash {
    codes: usize,
    names: usize,
    several_names: Vec<Vec<u32>>,
    several_codes: Vec<Vec<u32>>,
    /// The money of codes with several names, and of all, both without signs.
    money: (i128, i128),
    /// How many of those codes have two names at the same time.
    at_once: usize,
    rows_without_code: u64,
    rows: u64,
}

impl Clash {
    /// `None` where no code has several names and no name several codes. `by_code` has the first entry of each code.
    fn of(entries: &[Entry<'_>], by_code: &[u32]) -> Option<Clash> {
        let both = |entry: &&Entry<'_>| !entry.code.is_empty() && !entry.name.is_empty();
        if !entries.iter().any(|entry| both(&entry)) {
            return None;
        }
        let folds = Folds::of(entries.iter().map(|entry| &*entry.name));
        let (mut codes, mut names) = (Sharing::default(), Sharing::default());
        let mut first_named = with_room(entries.len());
        // An entry without a name may be the first of its code.
        let mut first_coded = vec![u32::MAX; entries.len()];
        let (mut all, mut rows, mut rows_without_code) = (0_i128, 0, 0);
        for (at, (entry, &code)) in (0..).zip(entries.iter().zip(by_code)) {
            all = all.saturating_add(entry.money.saturating_abs());
            rows += u64::from(entry.rows);
            if entry.code.is_empty() {
                rows_without_code += u64::from(entry.rows);
            }
            if both(&entry) {
                if let Some(first) = first_coded.get_mut(code as usize) {
                    *first = at.min(*first);
                    codes.add(at, *first);
                }
                names.add(at, *first_named.entry(folds.get(at)).or_insert(at));
            }
        }
        let entry = |at: u32| entries.get(at as usize);
        let code = |at: u32| by_code.get(at as usize);
        let differ = |same: &[u32], other: &dyn Fn(u32, u32) -> bool| {
            same.split_first().is_some_and(|(&first, rest)| rest.iter().any(|&at| other(first, at)))
        };
        let (code_count, name_count) = (codes.count, names.count);
        let (mut several_names, mut several_codes) = (codes.several, names.several);
        several_names.retain(|same| differ(same, &|a, b| folds.get(a) != folds.get(b)));
        several_codes.retain(|same| differ(same, &|a, b| code(a) != code(b)));
        if several_names.is_empty() && several_codes.is_empty() {
            return None;
        }
        let money = several_names.iter().flatten().filter_map(|&at| entry(at));
        let money = money.fold(0, |sum: i128, entry| sum.saturating_add(entry.money.saturating_abs()));
        Some(Clash {
            codes: code_count,
            names: name_count,
            several_codes,
            at_once: several_names.iter().filter(|same| at_once(entries, &folds, same)).count(),
            several_names,
            money: (money, all),
            rows_without_code,
            rows,
        })
    }

    fn is_asked(&self) -> bool {
        self.several_names.len() * ONE_IN > self.codes
            || self.money.0.saturating_mul(ONE_IN as i128) > self.money.1
    }

    fn names_are_finer(&self) -> bool {
        let coarser = self.codes * 4 < self.names * QUARTERS && self.at_once * 2 > self.several_names.len();
        coarser || self.rows_without_code * 2 > self.rows
    }

    fn told(self, entries: &[Entry<'_>], told_by: ToldBy, is_open: bool) -> Identity {
        let groups = |all: &[Vec<u32>], by: ToldBy| {
            let mut groups: Vec<Group> = Vec::new();
            for same in all {
                let mut group = Gathered::default();
                let mut key = "";
                for entry in same.iter().filter_map(|&at| entries.get(at as usize)) {
                    let (shown, of) = match by {
                        ToldBy::Code => (&entry.name, &entry.code),
                        ToldBy::Name => (&entry.code, &entry.name),
                    };
                    key = of;
                    group.add(shown, entry);
                }
                groups.push(group.told(key));
            }
            sort(&mut groups);
            groups.truncate(GROUPS_KEPT);
            groups
        };
        Identity {
            told_by,
            is_open,
            codes: (self.codes, self.several_names.len()),
            names: (self.names, self.several_codes.len()),
            money: Amount::from_atoms(self.money.0),
            several_names: groups(&self.several_names, ToldBy::Code),
            several_codes: groups(&self.several_codes, ToldBy::Name),
        }
    }
}

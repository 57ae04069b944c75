//! Columns that say how far a deal or an order is, and which of its rows are sales.
//!
//! Values are told apart without case, digits and signs: `6 - Closed Won` is `closedwon`. What each usually means is a
//! table of data; the user has the last word.

use super::ImportOptions;
use super::accounts::is_total;
use super::heading::Role;
use crate::file::amount::Amount;
use crate::file::table::{Cell, Cursor};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A column of more values than this tells no stages.
const VALUES: usize = 40;
/// Rows that are looked at where no heading names the stages, and the most values found there.
const SAMPLE_ROWS: usize = 400;
const SAMPLE_VALUES: usize = 12;

/// A value of a column of stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageValue {
    /// As its first row has it; empty for a blank cell.
    pub value: Box<str>,
    /// Rows that have it.
    pub rows: usize,
    /// The first of them, from 1.
    pub first_row: usize,
    /// Their amounts, as far as they can be read.
    pub sales: Amount,
    /// What it usually means.
    pub usual: Usual,
    /// Whether its rows are taken. Of rows that were returned, and of which nobody has said so, those below zero are:
    /// then this says whether there are any.
    pub counts: bool,
    /// Whether each of its rows is taken by its sign.
    pub by_sign: bool,
    /// The rows that are not taken.
    pub left: LeftOut,
}

impl StageValue {
    /// Whether some of its rows are taken and others are not.
    pub fn is_partly(&self) -> bool {
        self.counts && self.left.rows > 0
    }
}

/// Rows of a stage that are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many.
    pub rows: usize,
    /// The first of them, from 1; 0 where there is none.
    pub first_row: usize,
    /// Their amounts, as far as they can be read.
    pub sales: Amount,
}

impl LeftOut {
    fn add(&mut self, row: usize, amount: i128) {
        if self.rows == 0 {
            self.first_row = row;
        }
        self.rows += 1;
        self.sales = Amount::from_atoms(self.sales.atoms().saturating_add(amount));
    }
}

/// What a row of a stage is worth in units of 10^-15: the outer `None` is a blank cell, the inner one what cannot be
/// read.
pub(super) type Worth = Option<Option<i128>>;

/// Whether a row that was returned takes back a sale of another one: it is below zero. One above is the sale that was
/// taken back. What cannot be read may be either, and so is not left out unsaid.
fn takes_back(worth: Worth) -> bool {
    match worth {
        Some(Some(amount)) => amount < 0,
        Some(None) => true,
        None => false,
    }
}

/// What a stage usually means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usual {
    /// A sale: won, paid, shipped.
    Sale,
    /// No sale yet: open, pending, negotiation.
    Open,
    /// No sale any more, or never one: lost, cancelled.
    Lost,
    /// Goods or money that went back.
    Returned,
    /// Nothing that is known.
    Unknown,
}

impl Usual {
    /// All of them.
    pub const ALL: [Usual; 5] = [Usual::Sale, Usual::Open, Usual::Lost, Usual::Returned, Usual::Unknown];
}

/// The known values, normalized, with what they usually mean.
const KNOWN: [(Usual, &str); 4] = [
    (
        Usual::Sale,
        "won closedwon win paid fullypaid partiallypaid partlypaid unpaid overdue invoiced billed completed complete \
         done closed shipped delivered fulfilled sold settled confirmed processing inprocess resolved success successful \
         signed received posted booked gewonnen bezahlt abgeschlossen geliefert ganada ganado pagado pagada gagné gagnée \
         payé payée 已成交 成交 赢单 已赢单 已付款 已支付 已完成 完成 已发货 待发货 待收货 已收货 已签收 交易成功 交易完成 已回款 \
         已开票 已结清 已结算 已签约 已出库 已交付 成功",
    ),
    (
        Usual::Open,
        "open pending engaging prospecting prospect qualification qualified negotiation negotiating proposal \
         proposalsent quote quoted draft lead onhold inprogress opportunity discovery demo contacted awaitingpayment \
         pendingpayment offen ausstehend abierta abierto pendiente encours enattente 进行中 跟进中 洽谈中 谈判中 报价中 \
         初步接洽 需求确认 方案报价 商务谈判 待付款 待支付 未付款 未支付 待确认 待审核 草稿 意向 线索",
    ),
    (
        Usual::Lost,
        "lost closedlost cancelled canceled cancel void voided failed rejected declined deleted expired abandoned \
         reversed chargeback uncollectible writtenoff verloren storniert abgebrochen perdida perdido cancelada cancelado \
         anulada anulado perdu perdue annulé annulée 输单 已输单 丢单 失败 已取消 取消 已关闭 交易关闭 已作废 作废 已拒绝 无效 \
         已失效 已终止",
    ),
    (
        Usual::Returned,
        "returned return refunded refund fullyrefunded creditnote credited retourniert erstattet devuelto reembolsado \
         remboursé retourné 已退货 退货 已退款 退款 退货退款 已退单 退单",
    ),
];

/// A value without case, digits and signs.
fn normal(value: &str) -> String {
    value.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

fn usual(value: &str) -> Usual {
    let normal = normal(value);
    let known = KNOWN.iter().find(|(_, values)| values.split(' ').any(|known| known == normal));
    known.map_or(Usual::Unknown, |(usual, _)| *usual)
}

/// The values of a column of stages, and what becomes of the rows that have them.
#[derive(Debug, Default)]
pub(super) struct Stages<'a> {
    pub values: Vec<StageValue>,
    /// Values by the texts that stand in the file.
    places: FxHashMap<Cow<'a, str>, usize>,
    /// And by their text without case.
    alike: FxHashMap<String, usize>,
    overfull: bool,
}

impl<'a> Stages<'a> {
    /// Takes a row in. A row of totals says nothing.
    pub fn see(&mut self, cell: Cell<'a>, name: &str, row: usize, worth: Worth) {
        if self.overfull || (cell.is_blank() && is_total(name)) {
            return;
        }
        let at = match self.places.get(&*cell.text()) {
            Some(&at) => at,
            None => {
                let at = *self.alike.entry(cell.trimmed().to_lowercase()).or_insert(self.values.len());
                if at == self.values.len() {
                    let value: Box<str> = (*cell.trimmed()).into();
                    let (usual, sales) = (usual(&value), Amount::ZERO);
                    self.values.push(StageValue {
                        value,
                        rows: 0,
                        first_row: row,
                        sales,
                        usual,
                        counts: true,
                        by_sign: false,
                        left: LeftOut::default(),
                    });
                }
                self.places.insert(cell.text(), at);
                at
            }
        };
        if let Some(value) = self.values.get_mut(at) {
            let amount = worth.flatten().unwrap_or(0);
            value.rows += 1;
            if !takes_back(worth) {
                value.left.add(row, amount);
            }
            value.sales = Amount::from_atoms(value.sales.atoms().saturating_add(amount));
        }
        self.overfull |= self.values.len() > VALUES;
    }

    /// Decides which rows are sales: as the user has it, else as is usual.
    pub fn decide(&mut self, options: &ImportOptions) {
        if self.overfull {
            *self = Stages::default();
            return;
        }
        // An open invoice is a sale, an open deal is none.
        let invoices = self.values.iter().any(|value| {
            matches!(&*normal(&value.value), "paid" | "unpaid" | "overdue" | "partiallypaid" | "partlypaid")
        });
        for value in &mut self.values {
            if invoices && normal(&value.value) == "open" {
                value.usual = Usual::Sale;
            }
            let chosen = options.stages.iter().find(|(chosen, _)| *chosen == value.value);
            let of_all = match (chosen, value.usual) {
                (Some(&(_, counts)), _) => Some(counts),
                (None, Usual::Sale | Usual::Unknown) => Some(true),
                (None, Usual::Open | Usual::Lost) => Some(false),
                // What such rows come to together says nothing of any of them.
                (None, Usual::Returned) => None,
            };
            // So far `left` has the rows that do not take back a sale.
            value.counts = of_all.unwrap_or(value.left.rows < value.rows);
            match of_all {
                Some(true) => value.left = LeftOut::default(),
                Some(false) => {
                    value.left = LeftOut { rows: value.rows, first_row: value.first_row, sales: value.sales };
                }
                None => {}
            }
            value.by_sign = of_all.is_none();
        }
    }

    /// Whether a row of this value is taken.
    pub fn counts(&self, cell: Cell<'a>, worth: impl FnOnce() -> Worth) -> bool {
        if self.values.is_empty() {
            return true;
        }
        let at = self.places.get(&*cell.text());
        let value = at.and_then(|&at| self.values.get(at));
        value.is_none_or(|value| if value.by_sign { takes_back(worth()) } else { value.counts })
    }
}

/// Finds a column of stages by its values where no heading names one: all are known, and some are no sales.
pub(super) fn by_values(roles: &mut [Role], options: &ImportOptions, mut below: Cursor<'_>) {
    if roles.contains(&Role::Stage) {
        return;
    }
    let free = |at: usize, role: Role| {
        role == Role::Ignored && !options.roles.iter().any(|&(chosen, _)| chosen == at)
    };
    // `None` once a value speaks against it.
    let mut found: Vec<Option<Vec<String>>> =
        roles.iter().enumerate().map(|(at, &role)| free(at, role).then(Vec::new)).collect();
    for _ in 0..SAMPLE_ROWS {
        if below.is_done() {
            break;
        }
        let mut row = found.iter_mut();
        loop {
            let Some((cell, more)) = below.cell() else { return };
            if let Some(slot) = row.next()
                && let Some(values) = slot
                && !cell.is_blank()
            {
                let value = normal(&cell.text());
                if !values.contains(&value) {
                    match usual(&value) {
                        Usual::Unknown => *slot = None,
                        _ if values.len() == SAMPLE_VALUES => *slot = None,
                        _ => values.push(value),
                    }
                }
            }
            if !more {
                break;
            }
        }
    }
    let tells =
        |values: &Vec<String>| values.len() > 1 && values.iter().any(|value| usual(value) != Usual::Sale);
    let column = found.iter().position(|values| values.as_ref().is_some_and(tells));
    if let Some(role) = column.and_then(|at| roles.get_mut(at)) {
        *role = Role::Stage;
    }
}

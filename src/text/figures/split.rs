//! The figures of the split: what they are called, their formulas and where those come from.

use crate::calc::split::Figure;
use crate::calc::{Whose, Window};
use crate::text::Wording;

/// What a figure is called.
pub(super) fn name(w: &Wording<'_>, figure: Figure) -> String {
    match figure {
        Figure::CommittedGrowth => w.pick("Growth by the committed target", "既定目标的增长"),
        Figure::KeyAccountsTarget => w.pick("Key accounts committed to", "既定大客户数"),
        Figure::Committed => w.pick("Committed target", "既定目标"),
        Figure::Company => w.pick("Company target", "公司目标"),
        Figure::AccountTarget(id) => w.of("Target", "目标", id),
        Figure::AccountMonth(id, month) => match w.zh() {
            false => format!("{}, {}", w.of("Target", "目标", id), w.numbers.month(month)),
            true => format!("{}（{}）", w.of("Target", "目标", id), w.numbers.month(month)),
        },
        Figure::AccountTargetGrowth(id) => {
            w.of("Target over the latest twelve months", "目标相对最近 12 个月的增长", id)
        }
        Figure::AccountTargetShare(id) => w.of("Share of the target", "目标占比", id),
        Figure::FrozenBase(id) => w.of("Base when the target was committed", "确定目标时的基础销量", id),
        Figure::GrowthOnFrozenBase(id) => w.of("Growth on that base", "相对该基础销量的增长", id),
        Figure::OwnerTargetShare(id) => w.rated("Share of the target", "目标占比", Whose::Owner(id)),
        Figure::SplitSum => w.pick("Sum of the accounts", "各客户目标之和"),
        Figure::SplitLocked => w.pick("Locks and owners’ commitments", "锁定与负责人承诺"),
        Figure::SplitFree => w.pick("Left to spread", "待分配余额"),
        Figure::OverAssignment(whose) => w.rated("Over-assignment", "超额分配", whose),
        Figure::MonthGrowth(whose, month) => {
            w.assessed("Growth on the year before", "同比增长", whose, Window::Month(month))
        }
        Figure::OwnerTarget(id) => w.rated("Target", "目标", Whose::Owner(id)),
        Figure::CommittedFirst => w.pick("Target as committed at first", "最初确定的目标"),
    }
}

/// Its formula in words, and where the formula comes from.
pub(super) fn formula(w: &Wording<'_>, figure: Figure) -> (String, String) {
    let (en, zh, source) = match figure {
        Figure::CommittedGrowth => (
            "The committed target over the base it was committed on, less one.",
            "既定目标除以确定时的基础销量，再减 1。",
            w.plain(),
        ),
        Figure::KeyAccountsTarget => (
            "How many key accounts were committed to with the target: those there were and those to be won.",
            "与目标一并确定的大客户数：包括现有的和要争取的。",
            w.both("Growth-phase targets come in two numbers.", "成长期目标由两个数字组成。"),
        ),
        Figure::Committed => (
            "The figure you committed to, frozen with its base, its key accounts and its split.",
            "您确定的目标数字，与其基础销量、大客户和分解一并冻结。",
            w.own(),
        ),
        Figure::Company => (
            "The committed target of the scope and the base of the rest.",
            "目标范围内的既定目标，加上其余客户的基础销量。",
            w.own(),
        ),
        Figure::AccountTarget(_) => (
            "The account’s weight in the split times what is left after locks, kept between floor and cap, and rounded so that all accounts add up exactly.",
            "扣除锁定后的余额按该客户的分解权重分配，并限制在上下限之间；取整后全部客户之和与总目标完全一致。",
            w.both(
                "Proportional spread with bounds and largest remainder; 50/30/20 into 7 gives 4/2/1.",
                "带上下限的按比例分解与最大余数法；把 7 按 50/30/20 分解，得 4/2/1。",
            ),
        ),
        Figure::AccountMonth(..) => (
            "The account’s year times the month’s share of the shape, rounded so that the twelve months add up exactly. By season the share is in part that of its own years, in part that of its class: own years count by how much less they missed of the last twelve months than the class did.",
            "该客户全年目标乘以当月在走势中的占比；取整后 12 个月之和与全年目标完全一致。按季节时，占比一部分取自该客户自身历年，一部分取自同类客户；自身历年与最近 12 个月越吻合，其权重越大。",
            w.both("Largest remainder.", "最大余数法。"),
        ),
        Figure::AccountTargetGrowth(_) => (
            "The account’s target over its sales of the latest twelve whole months, less one.",
            "该客户目标除以其最近 12 个完整月份的销售额，再减 1。",
            w.plain(),
        ),
        Figure::AccountTargetShare(_) | Figure::OwnerTargetShare(_) => {
            ("The target over the target of the scope.", "该目标除以目标范围内的总目标。", w.plain())
        }
        Figure::FrozenBase(_) => (
            "The account’s base as it was frozen with the target.",
            "与目标一并冻结的该客户基础销量。",
            w.own(),
        ),
        Figure::GrowthOnFrozenBase(_) => {
            ("The committed target over that base, less one.", "既定目标除以该基础销量，再减 1。", w.plain())
        }
        Figure::SplitSum => (
            "The targets of all accounts in scope, added up: the target that was split, to the cent.",
            "目标范围内各客户目标之和，与被分解的目标分毫不差。",
            w.plain(),
        ),
        Figure::SplitLocked => (
            "The targets of the accounts that are locked or that their owners have committed to, added up.",
            "已锁定或负责人已承诺的客户，其目标之和。",
            w.plain(),
        ),
        Figure::SplitFree => (
            "The target less what is locked or owners have committed to.",
            "目标减去已锁定和负责人已承诺的金额。",
            w.plain(),
        ),
        Figure::OverAssignment(_) => (
            "What locks, floors and caps ask for with nobody giving way, over what weights alone would give, less one.",
            "保留全部锁定与上下限、且其他客户不相应调减时的合计，除以仅按权重分解的合计，再减 1。",
            w.both("Over-assignment: sum of the parts over the whole.", "超额分配：各部分之和与整体之比。"),
        ),
        Figure::MonthGrowth(..) => (
            "The target of the month over the sales of the same month a year before, less one.",
            "当月目标除以上年同月销售额，再减 1。",
            w.plain(),
        ),
        Figure::OwnerTarget(_) => {
            ("The sum of the owner’s accounts.", "该负责人名下各客户目标之和。", w.plain())
        }
        Figure::CommittedFirst => {
            ("The target as it was committed, before any revision.", "修订之前，最初确定的目标。", w.own())
        }
    };
    (w.both(en, zh), source)
}

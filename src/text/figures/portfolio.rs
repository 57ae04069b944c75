//! The figures of the portfolio: what they are called, their formulas and where those come from.

use crate::calc::portfolio::Figure;
use crate::calc::{Measure, Period};
use crate::text::Wording;

/// What a figure is called.
pub(super) fn name(w: &Wording<'_>, figure: Figure) -> String {
    match figure {
        Figure::SalesTotal(at) => w.named_in("Net sales", "净销售额", at),
        Figure::AccountSales(id, at) => format!("{}{}", w.of("Sales", "销售额", id), w.after(at)),
        Figure::AccountShare(id, at) => {
            format!("{}{}", w.of("Share of sales", "销售占比", id), w.after(at))
        }
        Figure::AccountMargin(id, at) => format!("{}{}", w.of("Margin", "毛利", id), w.after(at)),
        Figure::AccountMarginRate(id, at) => {
            format!("{}{}", w.of("Margin rate", "毛利率", id), w.after(at))
        }
        Figure::AccountSalesBefore(id) => w.of("Sales of the year before", "上一年的销售额", id),
        Figure::AccountGrowth(id) => w.of("Growth", "增长", id),
        Figure::ParetoCount(at) => w.named_in("Accounts up to the first cut", "达到第一分界的客户数", at),
        Figure::ParetoShare(at) => {
            w.named_in("Share of accounts up to the first cut", "达到第一分界的客户占比", at)
        }
        Figure::TopShare(at) => w.named_in("Share of the top 20% of accounts", "前 20% 客户的销售占比", at),
        Figure::ClassCount(one, at) => w.class("Accounts", "客户数", one, at),
        Figure::ClassSales(one, at) => w.class("Sales", "销售额", one, at),
        Figure::ClassShare(one, at) => w.class("Share", "销售占比", one, at),
        Figure::ClassPart(one, at) => w.class("Share of accounts", "客户数占比", one, at),
        Figure::CurveAccounts(at) => w.named_in("Accounts on the curve", "曲线上的客户数", at),
        Figure::CurveSales(at) => w.named_in("Sales of the accounts on the curve", "曲线上客户的销售额", at),
        Figure::BelowAccounts(at) => w.named_in("Accounts below the curve", "曲线以下的客户数", at),
        Figure::BelowSales(at) => {
            w.named_in("Sales of the accounts below the curve", "曲线以下客户的销售额", at)
        }
        Figure::CurveShare(id, measure, at) => {
            let (en, zh) = match measure {
                Measure::Sales => ("Share of sales", "销售占比"),
                Measure::Margin => ("Share of margin", "毛利占比"),
            };
            format!("{}{}", w.of(en, zh, id), w.after(at))
        }
        Figure::CurveShareThrough(id, measure, at) => {
            let (en, zh) = match measure {
                Measure::Sales => ("Cumulative share of sales down to", "累计销售占比"),
                Measure::Margin => ("Cumulative share of margin down to", "累计毛利占比"),
            };
            let name = (w.account)(id);
            match w.zh() {
                false => format!("{en} {name}{}", w.after(at)),
                true => format!("至{name}的{zh}{}", w.after(at)),
            }
        }
        Figure::ClassThen(class) => match (w.zh(), class) {
            (false, Some(class)) => format!("Accounts of class {} a year before", class.as_str()),
            (false, None) => "Accounts with nothing above zero a year before".into(),
            (true, Some(class)) => format!("上一年的 {} 类客户数", class.as_str()),
            (true, None) => "上一年销售额不大于零的客户数".into(),
        },
        Figure::Moved(from, to) => {
            let name = |class: Option<crate::plan::Class>| match class {
                Some(class) => class.as_str().to_string(),
                None => w.pick("none", "无"),
            };
            match w.zh() {
                false => format!("Accounts that went from {} to {}", name(from), name(to)),
                true => format!("由“{}”变为“{}”的客户数", name(from), name(to)),
            }
        }
        Figure::LosingKeys(at) => w.named_in("Key accounts below zero margin", "毛利为负的大客户数", at),
        Figure::LargeCustomers(at) => {
            w.named_in("Customers of 10% of sales or more", "占比 10% 及以上的客户数", at)
        }
        Figure::KeyOverdue => w.pick("Overdue receivables of key accounts", "大客户的逾期应收款"),
        Figure::SilentKeys => {
            w.pick("Key accounts silent beyond their own rhythm", "停止采购的大客户数（超出自身采购节奏）")
        }
        Figure::AccountOneOffs(id) => {
            let (account, twelve) = ((w.account)(id), w.period(Period::LastTwelve));
            match w.zh() {
                false => format!("One-off sales of {account}, {twelve}"),
                true => format!("{account}的一次性销售（{twelve}）"),
            }
        }
        Figure::AccountEvenness(id) => w.of("Evenness of purchase", "采购均匀度", id),
        Figure::Gini(at) => w.named_in("Gini coefficient", "基尼系数", at),
        Figure::Hhi(at) => w.named_in("Herfindahl-Hirschman index (HHI)", "赫芬达尔指数（HHI）", at),
        Figure::EffectiveAccounts(at) => w.named_in("Effective number of accounts", "有效客户数", at),
        Figure::LargestShare(at) => w.named_in("Share of the largest account", "最大客户占比", at),
        Figure::NetRetention => w.pick("Net revenue retention", "净收入留存率"),
        Figure::GrossRetention => w.pick("Gross revenue retention", "毛收入留存率"),
        Figure::YearToDate => w.pick("Sales, year to date", "年初至今销售额"),
        Figure::YearToDateGrowth => {
            w.pick("Growth, year to date against the same months", "年初至今同比增长")
        }
        Figure::SalesIn(whose, span) => w.spanned("Sales", "销售额", whose, span),
        Figure::SalesGrowth(whose, span) => w.spanned("Growth of sales", "销售额同比增长", whose, span),
        Figure::AccountLoyalty(id) => w.of("Loyalty", "忠诚度", id),
    }
}

/// Its formula in words, and where the formula comes from.
pub(super) fn formula(w: &Wording<'_>, figure: Figure) -> (String, String) {
    let (en, zh, source) = match figure {
        Figure::SalesTotal(_) => (
            "The sum of all sales of the period, returns taken off.",
            "此期间全部销售额之和，已扣除退货。",
            w.plain(),
        ),
        Figure::AccountSales(..) => (
            "The account’s sales of the period, returns taken off.",
            "该客户在此期间的销售额，已扣除退货。",
            w.plain(),
        ),
        Figure::AccountShare(..) => (
            "The account’s sales over the sales of all accounts with sales above zero.",
            "该客户销售额除以全部正销售额之和。",
            w.plain(),
        ),
        Figure::AccountMargin(..) => {
            ("The account’s margin of the period.", "该客户在此期间的毛利。", w.plain())
        }
        Figure::AccountMarginRate(..) => {
            ("The account’s margin over its sales.", "该客户的毛利除以销售额。", w.plain())
        }
        Figure::AccountSalesBefore(_) => (
            "The account’s sales in the twelve months before the last twelve.",
            "该客户在最近 12 个月之前的 12 个月的销售额。",
            w.plain(),
        ),
        Figure::AccountGrowth(_) => (
            "Sales of the last twelve months over those of the twelve before, less one.",
            "最近 12 个月的销售额除以此前 12 个月的销售额，再减 1。",
            w.plain(),
        ),
        Figure::ParetoCount(_) => (
            "Accounts by sales, largest first, are added up until the first cut is reached; the account that crosses it counts.",
            "客户按销售额从大到小累加，直到达到第一分界；跨过分界的那家客户计入。",
            w.both("Pareto curve; ABC analysis.", "帕累托曲线；ABC 分析。"),
        ),
        Figure::ParetoShare(_) => (
            "The accounts up to the first cut over all accounts on the curve.",
            "达到第一分界的客户数除以曲线上的客户数。",
            w.both("Pareto curve.", "帕累托曲线。"),
        ),
        Figure::TopShare(_) => (
            "Sales of the largest 20% of accounts (rounded up to a whole account) over all sales above zero.",
            "销售额最大的 20% 客户（客户数向上取整）的销售额除以全部正销售额。",
            w.both("Pareto curve.", "帕累托曲线。"),
        ),
        Figure::ClassCount(..) => (
            "Accounts whose class this is; the account that crosses a cut belongs to the better class.",
            "属于该类的客户数；跨过分界的客户归入较高一类。",
            w.both(
                "ABC analysis; Heizer and Render print a worked example.",
                "ABC 分析；Heizer 与 Render 的教材中有算例。",
            ),
        ),
        Figure::ClassPart(..) => (
            "Accounts of the class over all accounts with sales above zero.",
            "该类客户数除以销售额大于零的全部客户数。",
            w.plain(),
        ),
        Figure::CurveAccounts(_) => (
            "Accounts with sales above zero; the others stand below the curve.",
            "销售额大于零的客户数；其余客户列在曲线之下。",
            w.plain(),
        ),
        Figure::BelowAccounts(_) => (
            "All accounts less those on the curve: who bought nothing, or brought back as much as it bought or more, has no share to stand by.",
            "全部客户减曲线上的客户：没有采购，或退货不少于采购的客户，没有可排列的占比。",
            w.plain(),
        ),
        Figure::BelowSales(_) => (
            "Net sales less the sales of the accounts on the curve: returns beyond what those accounts bought.",
            "净销售额减曲线上客户的销售额：即这些客户退货超出采购的部分。",
            w.plain(),
        ),
        Figure::CurveSales(_) => ("The sum of all sales above zero.", "全部正销售额之和。", w.plain()),
        Figure::CurveShare(..) => (
            "What the account makes over what all accounts above zero make.",
            "该客户的金额除以全部大于零的金额之和。",
            w.plain(),
        ),
        Figure::CurveShareThrough(..) => (
            "The accounts ranked, largest first: what those down to this one make, over what all accounts above \
                 zero make.",
            "客户由大到小排列，累计至该客户的金额除以全部大于零的金额之和。",
            w.plain(),
        ),
        Figure::ClassThen(_) => (
            "Accounts of the class by the sales of the earlier year.",
            "按上一年销售额属于该类的客户数。",
            w.plain(),
        ),
        Figure::Moved(..) => (
            "Accounts of one class by the sales of one year and of another by those of the next; none means no sales above zero.",
            "按上一年销售额属于某类、按下一年销售额属于另一类的客户数；“无”表示没有正销售额。",
            w.both("Class migration matrix.", "类别迁移矩阵。"),
        ),
        Figure::LosingKeys(_) => (
            "Key accounts whose known margin of the period adds up to less than nothing.",
            "此期间已知毛利合计为负的大客户数。",
            w.plain(),
        ),
        Figure::LargeCustomers(_) => (
            "Customers that make a tenth of all sales above zero, or more; accounts of one group count as one.",
            "占全部正销售额十分之一及以上的客户数；同一集团的客户合并计算。",
            w.both(
                "ASC 280 asks to name customers of 10% or more.",
                "ASC 280 要求披露占比 10% 及以上的客户。",
            ),
        ),
        Figure::KeyOverdue => (
            "What key accounts owe past the due date, added. A credit of one offsets no debt of another.",
            "大客户逾期应收款之和；某一客户的贷方余额不抵减其他客户的欠款。",
            w.plain(),
        ),
        Figure::SilentKeys => (
            "Key accounts that have bought nothing for longer than they wait as a rule: beyond the 95th percentile of the intervals between their own months of purchase, and at least three whole months. Who has bought in fewer than five months has no rhythm and is given a year.",
            "未采购时间超出自身节奏的大客户：超过其历次采购间隔的第 95 百分位，且至少 3 个完整月份。有采购的月份不足 5 个时无法判断节奏，按 12 个月计。",
            w.own(),
        ),
        Figure::AccountOneOffs(_) => (
            "The amounts of the last twelve months that you marked as one-off; the base leaves them out.",
            "最近 12 个月销售中您标记为一次性的金额；基础销量不含这些金额。",
            w.own(),
        ),
        Figure::AccountEvenness(_) => (
            "One less the Gini coefficient of the quarters of the last twelve months, quarters without a purchase included. One equal order a quarter is 1.",
            "1 减去最近 12 个月各季度销售额的基尼系数（含没有采购的季度）。每季度各有一笔等额订单时为 1。",
            w.own(),
        ),
        Figure::ClassSales(..) => {
            ("The sum of sales of the accounts of the class.", "该类客户销售额之和。", w.plain())
        }
        Figure::ClassShare(..) => {
            ("Sales of the class over all sales above zero.", "该类销售额除以全部正销售额。", w.plain())
        }
        Figure::Gini(_) => (
            "Each account’s sales times how many sell less minus how many sell more, added up; over the number of accounts times their sales. 0: all alike; towards 1: one has all.",
            "每家客户的销售额乘以“销售额少于它的客户数减去多于它的客户数”，求和后除以客户数与销售总额之积。0 表示完全均匀，越接近 1 越集中。",
            w.both(
                "Population Gini coefficient; agrees with R’s package ineq on its example (0.4621).",
                "总体基尼系数；与 R 的 ineq 包算例一致（0.4621）。",
            ),
        ),
        Figure::Hhi(_) => (
            "The sum of the squared shares of all accounts, times 10,000.",
            "全部客户占比的平方和，乘以 10,000。",
            w.both(
                "Herfindahl-Hirschman index; shares 30/30/20/20 give 2,600.",
                "赫芬达尔指数；占比 30/30/20/20 得 2,600。",
            ),
        ),
        Figure::EffectiveAccounts(_) => (
            "10,000 over the HHI: so many equal accounts would be as concentrated.",
            "10,000 除以 HHI：集中程度相当于有这么多家同等规模的客户。",
            w.both("Inverse of the HHI.", "HHI 的倒数。"),
        ),
        Figure::LargestShare(_) => (
            "The largest account’s sales over all sales above zero.",
            "最大客户销售额除以全部正销售额。",
            w.both(
                "ASC 280 asks to name customers of 10% or more.",
                "ASC 280 要求披露占比 10% 及以上的客户。",
            ),
        ),
        Figure::NetRetention => (
            "This year’s sales of last year’s accounts over last year’s sales.",
            "上年有采购的客户在本年的销售额除以其上年销售额。",
            w.both("Net revenue retention, new accounts left out.", "净收入留存率，不含新客户。"),
        ),
        Figure::GrossRetention => (
            "As net retention, but no account counts for more than last year.",
            "算法同净收入留存率，但每家客户计入的金额不超过其上年销售额。",
            w.both("Gross revenue retention.", "毛收入留存率。"),
        ),
        Figure::YearToDate => (
            "Sales of the whole months of the fiscal year so far.",
            "本财年各完整月份的销售额之和。",
            w.plain(),
        ),
        Figure::YearToDateGrowth => (
            "The whole months so far over the same months last year, less one.",
            "本财年各完整月份的销售额除以上年相同月份的销售额，再减 1。",
            w.plain(),
        ),
        Figure::SalesIn(..) => ("The sales of these months, added.", "这些月份销售额之和。", w.plain()),
        Figure::SalesGrowth(..) => (
            "The sales of these months over those of the same months a year before, less one.",
            "这些月份的销售额除以上年同期销售额，再减 1。",
            w.plain(),
        ),
        Figure::AccountLoyalty(_) => (
            "The mean of what is known: the rating over 5, the share of wallet, and the years since the first purchase over five. Without a rating, how regularly and how recently the account bought stands in for it.",
            "已知各项的平均值：评分除以 5、钱包份额、合作年数除以 5。没有评分时，以采购是否规律、是否近期代替。",
            w.ours(),
        ),
    };
    (w.both(en, zh), source)
}

//! The fairness page of the assessment.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::counted;
use crate::calc::kernel::fair::Unmeasured;

/// Where the interval of a rank correlation lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// It holds zero: nothing is proved.
    Open,
    /// All of it lies below zero.
    Below,
    /// All of it lies above zero.
    Above,
}

/// How a share of people stands to what is called healthy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Fewer.
    Below,
    /// As many.
    Within,
    /// More.
    Above,
}

/// What an answer asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// In order.
    Fine,
    /// Nothing is proved.
    Open,
    /// May be chance.
    Chance,
    /// Speaks against the plan.
    Look,
    /// There is no norm to judge it by.
    Told,
    /// There is no answer.
    Unknown,
}

/// Sentences of the fairness page.
pub struct FairnessText {
    /// Its name in the navigation.
    pub name: &'static str,
    /// Answers that speak against the plan, answers at all.
    pub finding: fn(usize, usize) -> String,
    /// Year, last day of the last whole month, people, periods.
    pub sub: fn(&str, Option<&str>, usize, usize) -> String,
    pub pending: &'static str,

    /// People at target, people, lowest and highest attainment.
    pub people_title: fn(usize, usize, &str, &str) -> String,
    /// Whether somebody lies beyond an end of the axis; how many are not named.
    pub people_sub: fn(bool, usize) -> String,
    pub nobody: &'static str,
    pub alt: &'static str,
    pub axis: &'static str,
    /// How many are short of the target.
    pub short: fn(usize) -> String,
    /// How many are at it.
    pub reached: fn(usize) -> String,
    /// From, to, names, how many more.
    pub says: fn(&str, &str, &[String], usize) -> String,
    /// Name, attainment.
    pub person_says: fn(&str, &str) -> String,
    pub person: &'static str,
    pub periods_head: &'static str,
    /// Periods at target, periods over.
    pub periods_of: fn(usize, usize) -> String,

    pub questions: &'static str,
    pub questions_sub: &'static str,
    pub verdict: fn(Verdict) -> &'static str,
    /// The two ends.
    pub interval: fn(&str, &str) -> String,
    pub no_interval: &'static str,
    pub unmeasured: fn(Unmeasured) -> &'static str,

    pub size: &'static str,
    pub size_says: fn(Lean) -> &'static str,
    pub size_how: &'static str,
    pub territory: &'static str,
    pub territory_says: fn(Lean) -> &'static str,
    pub territory_how: &'static str,
    pub periods: &'static str,
    /// Periods at target, periods.
    pub periods_says: fn(usize, usize) -> String,
    pub periods_how: &'static str,
    pub people: &'static str,
    /// People at target, people, how that stands, whether it may be chance.
    pub people_says: fn(usize, usize, Health, bool) -> String,
    pub people_how: &'static str,
    pub spread: &'static str,
    /// Who is asked for most and how much, who for least.
    pub spread_says: fn(&str, &str, &str, &str) -> String,
    pub spread_alone: &'static str,
    /// Least, median, most.
    pub spread_how: fn(&str, &str, &str) -> String,
    pub over: &'static str,
    /// The excess and the limit; whether it lies above it; owners above it, and how many more.
    pub over_says: fn(Option<&str>, &str, bool, &[String], usize) -> String,
    /// Whether accounts add up to owners and owners to the company.
    pub over_how: fn(bool) -> String,
    /// What the bounds ask for, and what there is.
    pub over_of: fn(&str, &str) -> String,
}

impl FairnessText {
    /// English.
    pub const EN: FairnessText = FairnessText {
        name: "Fairness",
        finding: |looks, answers| match (looks, answers) {
            (_, 0) => "It is too early to say whether the plan is fair".into(),
            (0, _) => "Nothing here proves the plan unfair to the people".into(),
            (1, _) => "One answer speaks against the fairness of the plan".into(),
            (n, _) => format!("{n} answers speak against the fairness of the plan"),
        },
        sub: |year, date, people, rows| {
            let at = date.map_or_else(String::new, |date| format!(" as of {date}"));
            let (people, rows) = (counted(people, "person", "people"), counted(rows, "period", "periods"));
            format!(
                "{year}{at}: {rows} of {people}. Whoever answers for accounts is assessed for the months that were theirs."
            )
        },
        pending: "Working it out …",

        people_title: |met, all, low, high| match (met, all) {
            (_, 1) => format!("One person, at {high} of the target to date"),
            (0, all) => {
                format!("None of {all} people is at target to date; attainment runs from {low} to {high}")
            }
            (met, all) if met == all => {
                format!("All {all} people are at target to date; attainment runs from {low} to {high}")
            }
            (met, all) => {
                let are = if met == 1 { "is" } else { "are" };
                format!("{met} of {all} people {are} at target to date; attainment runs from {low} to {high}")
            }
        },
        people_sub: |cut, unnamed| {
            let mut said = String::from(
                "Attainment to date, one dot per person. Full: at target; ring: short of it. Blue: 100%.",
            );
            if cut {
                said.push_str(" Who lies beyond an end stands at it.");
            }
            if unnamed > 0 {
                let others = super::grouped(unnamed as i128);
                said.push_str(&format!(
                    " The first and the last are named; the other {others} are in the table."
                ));
            }
            said
        },
        nobody: "Nobody has an attainment yet: no month of the year is complete, or no account has an owner.",
        alt: "People by their attainment to date",
        axis: "Attainment to date",
        short: |n| format!("{} short", super::grouped(n as i128)),
        reached: |n| format!("{} at target", super::grouped(n as i128)),
        says: |from, to, names, more| {
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{from} to {to}: {}{more}", names.join(", "))
        },
        person_says: |name, attained| format!("{name}: {attained}"),
        person: "Person",
        periods_head: "Periods at target",
        periods_of: |met, over| format!("{met} of {over}"),

        questions: "Is it fair?",
        questions_sub: "Attainment must depend neither on the size of a target nor on the territory, and people must be able to reach theirs. The periods of one person are not independent, so intervals (95%) come from drawing people again, 2,000 times.",
        verdict: |verdict| match verdict {
            Verdict::Fine => "in order",
            Verdict::Open => "not proved",
            Verdict::Chance => "may be chance",
            Verdict::Look => "look here",
            Verdict::Told => "for information",
            Verdict::Unknown => "not known",
        },
        interval: |low, high| format!("{low} to {high}"),
        no_interval: "no interval",
        unmeasured: |reason| match reason {
            Unmeasured::NoRows => "No period with a target is over yet, so there is nothing to compare.",
            Unmeasured::OneRow => "One period of one person alone says nothing; wait for the next.",
            Unmeasured::AllAlike => {
                "All targets or all attainments are alike, so neither can hang on the other."
            }
            Unmeasured::OnePerson => {
                "One person alone says nothing about people: give a second one accounts."
            }
            Unmeasured::TooFewDraws => {
                "Too few people differ for an interval; wait for more periods or people."
            }
        },

        size: "Are larger targets met less?",
        size_says: |lean| match lean {
            Lean::Open => "No proof that larger targets are met less: the interval includes zero.",
            Lean::Below => "Larger targets are met less: the larger the target, the lower the attainment.",
            Lean::Above => "Smaller targets are met less: the smaller the target, the lower the attainment.",
        },
        size_how: "Rank correlation of attainment with the target: 0 is fair, −1 and +1 are the extremes.",
        territory: "Does the territory decide?",
        territory_says: |lean| match lean {
            Lean::Open => "No proof that a strong territory makes it easier: the interval includes zero.",
            Lean::Below => "Strong territories have it harder: whoever holds strong accounts attains less.",
            Lean::Above => "Strong territories have it easier: whoever holds strong accounts attains more.",
        },
        territory_how: "Rank correlation of attainment with what the accounts would sell anyway, by base and season of the commitment.",
        periods: "How many periods reach their target?",
        periods_says: |met, all| match met {
            0 => format!("None of {} reached its target.", counted(all, "period", "periods")),
            met => format!(
                "{} of {} reached {} target.",
                super::grouped(met as i128),
                counted(all, "period", "periods"),
                if met == 1 { "its" } else { "their" }
            ),
        },
        periods_how: "Months in the growth phase, quarters in start-up, of all people. There is no norm for it.",
        people: "How many people are at target?",
        people_says: |met, all, health, chance| {
            let people = counted(all, "person", "people");
            let who = match (met, all) {
                (0, _) => format!("None of {people} is at target to date"),
                (1, _) => format!("1 of {people} is at target to date"),
                (met, _) => format!("{} of {people} are at target to date", super::grouped(met as i128)),
            };
            match (health, chance) {
                (Health::Within, _) => format!("{who}: within the 55–65% that is called healthy."),
                (Health::Below, true) => {
                    format!("{who}: fewer than the healthy 55–65%, but that may be chance.")
                }
                (Health::Below, false) => {
                    format!(
                        "{who}: fewer than the healthy 55–65%, and that is not chance. Look at the targets before the people."
                    )
                }
                (Health::Above, true) => {
                    format!("{who}: more than the healthy 55–65%, but that may be chance.")
                }
                (Health::Above, false) => {
                    format!(
                        "{who}: more than the healthy 55–65%, and that is not chance. The targets may be too easy."
                    )
                }
            }
        },
        people_how: "Sum of sales over sum of targets to date. Wilson’s interval over people; it may be chance where the interval includes some of 55–65%.",
        spread: "Is the same territory asked for the same?",
        spread_says: |most, share, least, low| {
            format!(
                "{most} is asked for most, {share} of what the accounts would sell anyway; {least} for least, {low}."
            )
        },
        spread_alone: "Nobody to compare with: a spread needs two people.",
        spread_how: |least, median, most| {
            format!(
                "Target over what the accounts would sell anyway. Over all periods: least {least}, median {median}, most {most}. The figure is the deviation over the mean; there is no norm for it."
            )
        },
        over: "Is more promised than the target gives?",
        over_says: |excess, limit, over, owners, more| {
            let mut says = match (excess, over) {
                (None, _) => {
                    format!(
                        "Locks, floors and caps ask for no more than the target gives; the limit is {limit}."
                    )
                }
                (Some(excess), false) => {
                    format!(
                        "Locks, floors and caps ask for {excess} on top of the target, within the limit of {limit}."
                    )
                }
                (Some(excess), true) => {
                    format!(
                        "Locks, floors and caps ask for {excess} on top of the target, above the limit of {limit}."
                    )
                }
            };
            if !owners.is_empty() {
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                says.push_str(&format!(" Owners above the limit: {}{more}.", owners.join(", ")));
            }
            says
        },
        over_how: |adds_up| {
            let mut how =
                String::from("With every bound of the split kept and nobody giving way, by today’s sales.");
            if adds_up {
                how.push_str(" The targets that stand add up: accounts to owners, owners to the company.");
            }
            how
        },
        over_of: |parts, whole| format!("{parts} on {whole}"),
    };

    /// Simplified Chinese.
    pub const ZH: FairnessText = FairnessText {
        name: "公平性",
        finding: |looks, answers| match (looks, answers) {
            (_, 0) => "数据尚少，还不能判断计划是否公平".into(),
            (0, _) => "没有证据表明计划对人员不公平".into(),
            (n, _) => held!("有 {n} 项结果表明计划可能不公平"),
        },
        sub: |year, date, people, rows| {
            let at = date.map_or_else(String::new, |date| format!("，截至{date}"));
            held!("{year}{at}：{people} 人共 {rows} 个期间。负责人只按其负责客户的月份考核。")
        },
        pending: "正在计算……",

        people_title: |met, all, low, high| match (met, all) {
            (_, 1) => format!("仅一人，累计达成率 {high}"),
            (0, all) => zh!("{all} 人累计均未达标，达成率在 {low} 至 {high} 之间"),
            (met, all) if met == all => zh!("{all} 人累计全部达标，达成率在 {low} 至 {high} 之间"),
            (met, all) => zh!("{all} 人中有 {met} 人累计达标，达成率在 {low} 至 {high} 之间"),
        },
        people_sub: |cut, unnamed| {
            let mut said = String::from("累计达成率，每点一人。实心：达标；空心：未达标。蓝线：100%。");
            if cut {
                said.push_str("超出两端者画在端点处。");
            }
            if unnamed > 0 {
                said.push_str(&zh!("图中标出首末两人，其余 {} 人见表格。", super::grouped(unnamed as i128)));
            }
            said
        },
        nobody: "还没有人有达成率：年内尚无完整月份，或客户都没有负责人。",
        alt: "人员累计达成率分布",
        axis: "累计达成率",
        short: |n| held!("未达标 {} 人", super::grouped(n as i128)),
        reached: |n| held!("达标 {} 人", super::grouped(n as i128)),
        says: |from, to, names, more| {
            let more = if more > 0 { held!("等 {} 人", names.len() + more) } else { String::new() };
            zh!("{from} 至 {to}：{}{more}", names.join("、"))
        },
        person_says: |name, attained| format!("{name}：{attained}"),
        person: "负责人",
        periods_head: "达标期间",
        periods_of: |met, over| format!("{met} / {over}"),

        questions: "公平吗？",
        questions_sub: "达成率既不应取决于目标大小，也不应取决于区域，且目标应当努力即可达到。同一人的各期并不独立，因此区间（95%）由按人重抽样 2,000\u{a0}次得到。",
        verdict: |verdict| match verdict {
            Verdict::Fine => "正常",
            Verdict::Open => "证据不足",
            Verdict::Chance => "可能是偶然",
            Verdict::Look => "需要关注",
            Verdict::Told => "供参考",
            Verdict::Unknown => "暂无结论",
        },
        interval: |low, high| zh!("{low} 至 {high}"),
        no_interval: "无区间",
        unmeasured: |reason| match reason {
            Unmeasured::NoRows => "还没有已结束且有目标的期间，无从比较。",
            Unmeasured::OneRow => "仅一人的一个期间说明不了问题，请等下一期。",
            Unmeasured::AllAlike => "所有目标或所有达成率都相同，看不出相互关系。",
            Unmeasured::OnePerson => "仅一人，说明不了人与人之间是否公平；至少需要两位负责人。",
            Unmeasured::TooFewDraws => "有差别的人员太少，得不出区间；请等更多期间或人员。",
        },

        size: "目标越大越难完成吗？",
        size_says: |lean| match lean {
            Lean::Open => "没有证据表明目标越大越难完成：区间包含零。",
            Lean::Below => "目标越大，达成率越低：大目标更难完成。",
            Lean::Above => "目标越小，达成率越低：小目标更难完成。",
        },
        size_how: "达成率与目标大小的秩相关系数：0 为公平，−1 与 +1 为两个极端。",
        territory: "成绩取决于区域吗？",
        territory_says: |lean| match lean {
            Lean::Open => "没有证据表明区域好就更容易完成：区间包含零。",
            Lean::Below => "区域越好，达成率越低：客户基础强的人反而更难完成。",
            Lean::Above => "区域越好，达成率越高：客户基础强的人更容易完成。",
        },
        territory_how: "达成率与客户基础销量的秩相关系数；基础销量按确定目标时的数值与季节指数计算。",
        periods: "有多少期间达标？",
        periods_says: |met, all| match met {
            0 => held!("{all} 个期间均未达标。"),
            met => held!("{all} 个期间中有 {met} 个达标。"),
        },
        periods_how: "成长期按月、启动期按季，全体人员合计。此项没有公认标准。",
        people: "有多少人达标？",
        people_says: |met, all, health, chance| {
            let who = match met {
                0 => held!("{all} 人累计均未达标"),
                met => held!("{all} 人中有 {met} 人累计达标"),
            };
            match (health, chance) {
                (Health::Within, _) => format!("{who}，处于通常认为健康的 55–65% 之内。"),
                (Health::Below, true) => format!("{who}，低于健康水平 55–65%，但可能只是偶然。"),
                (Health::Below, false) => {
                    format!("{who}，低于健康水平 55–65%，且并非偶然。请先检查目标，再评价人。")
                }
                (Health::Above, true) => format!("{who}，高于健康水平 55–65%，但可能只是偶然。"),
                (Health::Above, false) => format!("{who}，高于健康水平 55–65%，且并非偶然。目标可能偏低。"),
            }
        },
        people_how: "以累计销售额之和与累计目标之和相比。按人计算威尔逊区间；区间与 55–65% 有重叠时，可能只是偶然。",
        spread: "同样的区域，要求是否相同？",
        spread_says: |most, share, least, low| {
            format!("对{most}的要求最高，为其客户基础销量的 {share}；对{least}的要求最低，为 {low}。")
        },
        spread_alone: "没有可比的人：至少需要两位负责人。",
        spread_how: |least, median, most| {
            format!(
                "目标与客户基础销量之比。各期中最低 {least}，中位数 {median}，最高 {most}。此处数值为标准差除以均值，没有公认标准。"
            )
        },
        over: "分配是否超出目标？",
        over_says: |excess, limit, over, owners, more| {
            let mut says = match (excess, over) {
                (None, _) => format!("锁定与上下限的要求没有超出目标；允许上限为 {limit}。"),
                (Some(excess), false) => {
                    zh!("锁定与上下限的要求比目标多 {excess}，在 {limit} 的允许上限之内。")
                }
                (Some(excess), true) => {
                    zh!("锁定与上下限的要求比目标多 {excess}，超过 {limit} 的允许上限。")
                }
            };
            if !owners.is_empty() {
                let more = if more > 0 { held!("等 {} 人", owners.len() + more) } else { String::new() };
                says.push_str(&format!("超过上限的负责人：{}{more}。", owners.join("、")));
            }
            says
        },
        over_how: |adds_up| {
            let mut how =
                String::from("假定保留分解中的全部限制，且其他客户不相应调减，按目前的销售额计算。");
            if adds_up {
                how.push_str("现行目标逐级相加一致：客户合计等于负责人，负责人合计等于公司。");
            }
            how
        },
        over_of: |parts, whole| format!("{parts}，目标 {whole}"),
    };
}

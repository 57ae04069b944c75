//! What the inputs of the methods are called, and how their values are written.

use super::{Numbers, Wording};
use crate::plan::{Input, Methods, Money};

impl Numbers {
    /// The value of an input: money short, parts as percentages, the rest as plain numbers.
    pub fn input(&self, input: Input, value: f64) -> String {
        match input {
            Input::FirmSales(_) | Input::BudgetPlanned(_) | Input::BudgetToday(_) => {
                Money::from_minor(value).map_or_else(|| super::DASH.into(), |money| self.short(money))
            }
            Input::FirmGrowth(_)
            | Input::ClosePart
            | Input::Ramp(_)
            | Input::Productivity
            | Input::ClassEffort(_)
            | Input::Uplift(..)
            | Input::ClassUplift(_)
            | Input::KeyShare
            | Input::Weight(_) => self.percent_brief(value),
            Input::Years => self.decimal(value, 0),
            Input::FirmWeight(_)
            | Input::PeoplePlanned(_)
            | Input::PeopleToday(_)
            | Input::DaysPlanned(_)
            | Input::DaysToday(_) => self.brief(value, 2),
            Input::Elasticity | Input::BudgetElasticity(_) => self.decimal(value, 2),
        }
    }
}

impl Wording<'_> {
    /// An input's name, with the names that the methods give to firms, crews and budgets.
    pub fn input(&self, input: Input, methods: &Methods) -> String {
        let words = self.numbers.language.text().words();
        let of = |en: &str, zh: &str, name: Option<&str>, kind: &dyn Fn(u32) -> String, n: u32| {
            let name = name.filter(|name| !name.is_empty()).map_or_else(|| kind(n), Into::into);
            self.both(&format!("{en}, {name}"), &format!("{name}：{zh}"))
        };
        let firm = |en, zh, n: u32| {
            of(
                en,
                zh,
                methods.benchmark.firms.get(n as usize).map(|firm| &*firm.name),
                &|n| self.both(&format!("firm {}", n + 1), &format!("标杆 {}", n + 1)),
                n,
            )
        };
        let crew = |en, zh, n: u32| {
            of(
                en,
                zh,
                methods.resources.crews.get(n as usize).map(|crew| &*crew.name),
                &|n| self.both(&format!("crew {}", n + 1), &format!("队伍 {}", n + 1)),
                n,
            )
        };
        let budget = |en, zh, n: u32| {
            of(
                en,
                zh,
                methods.resources.budgets.get(n as usize).map(|budget| &*budget.name),
                &|n| self.both(&format!("budget {}", n + 1), &format!("费用 {}", n + 1)),
                n,
            )
        };
        match input {
            Input::FirmSales(n) => firm("Sales", "销售额", n),
            Input::FirmGrowth(n) => firm("Growth", "增长率", n),
            Input::FirmWeight(n) => firm("Weight", "权重", n),
            Input::Years => self.both("Years to close the gap", "缩小差距的年数"),
            Input::ClosePart => self.both("Part of the gap to close", "缩小差距的比例"),
            Input::PeoplePlanned(n) => crew("People planned", "计划人数", n),
            Input::DaysPlanned(n) => crew("Selling days planned", "计划销售天数", n),
            Input::Ramp(n) => crew("Ramp of newcomers", "新人上手程度", n),
            Input::PeopleToday(n) => crew("People today", "当前人数", n),
            Input::DaysToday(n) => crew("Selling days today", "当前销售天数", n),
            Input::Elasticity => self.both("Elasticity of selling time", "销售时间的弹性"),
            Input::BudgetPlanned(n) => budget("Planned", "计划", n),
            Input::BudgetToday(n) => budget("Today", "当前", n),
            Input::BudgetElasticity(n) => budget("Elasticity", "弹性", n),
            Input::Productivity => self.both("Growth of productivity", "生产率增长"),
            Input::ClassEffort(class) => {
                let class = class.as_str();
                self.both(&format!("Planned effort, class {class}"), &format!("{class} 类计划投入"))
            }
            Input::ClassUplift(class) => {
                let class = class.as_str();
                self.both(&format!("Uplift, class {class}"), &format!("{class} 类提升率"))
            }
            Input::Uplift(class, loyalty) => {
                let (class, loyalty) = (class.as_str(), (words.loyalty)(loyalty));
                self.both(
                    &format!("Uplift, class {class}, {loyalty}"),
                    &format!("{class} 类、{loyalty}的提升率"),
                )
            }
            Input::KeyShare => self.both("Key-account share aimed at", "目标大客户占比"),
            Input::Weight(n) => {
                let method = crate::calc::Method::ALL.get(n as usize).map(|&method| self.method(method));
                let method = method.unwrap_or_default();
                self.both(&format!("Weight of {}", method.to_lowercase()), &format!("{method}的权重"))
            }
        }
    }
}

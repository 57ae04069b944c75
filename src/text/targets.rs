//! The targets page: three methods, blend, commitment, split.
#![expect(missing_docs, reason = "the field names say which sentence")]

use super::{article, counted, grouped};
use crate::calc::split::Held;
use crate::plan::Basis;

/// Who answers for what is asked of new and returning accounts, in English and Chinese; said wherever people have rows.
pub(super) const NEWCOMERS_NOTE: (&str, &str) = (
    "Nobody answers for these yet: what they buy counts for whoever has them by then.",
    "目前没有负责人，其销售额计入届时的负责人。",
);

/// The targets page.
pub struct TargetsText {
    pub finding: fn(usize, &str, &str, &str, Option<&str>) -> String,
    pub finding_none: fn(&str) -> String,
    pub finding_committed: fn(&str, &str, Option<&str>) -> String,
    pub no_year: &'static str,
    pub sub: fn(&str, &str, &str, bool) -> String,
    pub stands: &'static str,
    pub scope: &'static str,
    pub plan_year: &'static str,
    pub method: &'static str,
    pub weight: &'static str,
    pub weight_of: fn(&str) -> String,
    pub weight_used: fn(&str, &str) -> String,
    pub renormalised: fn(&str, &str) -> String,
    pub middle: fn(&str) -> String,
    pub on_last_twelve: &'static str,
    pub rests_on: &'static str,
    pub temper: [&'static str; 3],
    pub answer: &'static str,
    pub blend_note: &'static str,
    pub base_before: &'static str,
    pub company_before: &'static str,
    /// Before what new and returning accounts are expected to bring, which that holds.
    pub newcomers_before: &'static str,
    pub newcomers: &'static str,
    pub newcomers_note: &'static str,
    pub low: &'static str,
    pub mid: &'static str,
    pub high: &'static str,
    pub nothing_to_draw: &'static str,
    pub chart_alt: &'static str,
    pub committed_line: &'static str,
    pub last_twelve_line: &'static str,
    pub method_says: fn(&str, &str, Option<(&str, &str)>) -> String,
    pub rests_benchmark: fn(&str, usize, &str, usize) -> String,
    pub rests_effort: fn(&str, &str, &str) -> String,
    /// The efforts of the classes, and how many curves of segments and accounts there are.
    pub rests_curves: fn(&[String; 3], usize) -> String,
    pub rests_share: fn(&str) -> String,
    pub rests_class: fn(&str, &str) -> String,
    pub number_needed: &'static str,
    pub of_row: fn(&str, usize) -> String,
    pub remove: &'static str,
    pub not_known: &'static str,
    pub inputs: &'static str,
    pub inputs_sub: &'static str,
    pub benchmark_how: &'static str,
    pub input_output_how: &'static str,
    pub baseline_how: &'static str,
    pub firm: &'static str,
    pub firm_sales: &'static str,
    pub firm_growth: &'static str,
    pub firm_accounts: &'static str,
    pub firm_weight: &'static str,
    pub firm_target: &'static str,
    pub add_firm: &'static str,
    pub new_firm: fn(usize) -> String,
    pub close_part: &'static str,
    pub close_years: &'static str,
    pub gap_is: &'static str,
    pub gap_number: &'static str,
    pub gap_average: &'static str,
    pub in_years: fn(usize) -> String,
    pub path_title: fn(&str) -> String,
    pub own: &'static str,
    pub own_share: &'static str,
    pub level: &'static str,
    pub by_elasticity: &'static str,
    pub by_class: &'static str,
    pub productivity: &'static str,
    pub crew: &'static str,
    pub people_today: &'static str,
    pub people_planned: &'static str,
    pub days_today: &'static str,
    pub days_planned: &'static str,
    pub ramp: &'static str,
    pub add_crew: &'static str,
    pub new_crew: fn(usize) -> String,
    pub effort: fn(&str, &str) -> String,
    /// The method, selling days planned as an earlier version counted them, and as they count now.
    pub ramp_formerly: fn(&str, &str, &str) -> String,
    pub elasticity: &'static str,
    pub elasticity_note: &'static str,
    pub budget: &'static str,
    pub budget_today: &'static str,
    pub budget_planned: &'static str,
    pub budget_elasticity: &'static str,
    pub add_budget: &'static str,
    pub new_budget: fn(usize) -> String,
    pub judged_how: &'static str,
    pub class_title: fn(&str) -> String,
    pub effort_planned: &'static str,
    pub judged_none: &'static str,
    pub judged_half: &'static str,
    pub judged_more: &'static str,
    pub judged_most: &'static str,
    pub tell_apart: &'static str,
    pub tell_segment: &'static str,
    pub tell_account: &'static str,
    pub name_or_code: &'static str,
    pub no_such_name: &'static str,
    pub segment_title: fn(&str) -> String,
    pub as_judged: &'static str,
    pub as_seen: &'static str,
    pub curve_from: &'static str,
    pub seen_effort: &'static str,
    pub seen_sales: &'static str,
    pub add_point: &'static str,
    pub drop_point: &'static str,
    pub uplift_by: &'static str,
    pub by_class_alone: &'static str,
    pub by_loyalty: &'static str,
    pub curve_alt: fn(&str, &str, &str) -> String,
    pub curve_title: &'static str,
    pub curve_bottom: &'static str,
    pub curve_label: fn(&str, &str) -> String,
    pub rule: &'static str,
    pub by_uplift: &'static str,
    pub by_key_share: &'static str,
    pub share_aimed: &'static str,
    pub companions: &'static str,
    pub margin_aimed: &'static str,
    pub share_companion: &'static str,
    pub as_today: &'static str,
    pub by_the_rule: &'static str,
    /// The label of the number of key accounts.
    pub committed_count: &'static str,
    /// After that number.
    pub key_accounts_too: &'static str,
    pub count_needed: &'static str,
    pub committed_target: &'static str,
    /// The label of the amount until it is committed.
    pub target_to_commit: &'static str,
    /// How many key accounts there are, and how many with those that the funnel brings.
    pub count_funnel: fn(usize, usize) -> String,
    pub count_with_funnel: fn(usize) -> String,
    pub amount_positive: &'static str,
    pub on_twelve_months: fn(&str) -> String,
    pub over_blend: fn(&str) -> String,
    pub as_blend: &'static str,
    pub whole_needed: &'static str,
    pub whole_or_none: &'static str,
    pub back_to_blend: &'static str,
    pub reason_label: &'static str,
    pub commit: &'static str,
    pub reason_needed: &'static str,
    pub committed_on: fn(&str) -> String,
    pub reason_none: &'static str,
    pub on_frozen_base: &'static str,
    pub model_twelve: &'static str,
    pub model_annualised: &'static str,
    pub model_combined: &'static str,
    pub model_forecast: fn(&str) -> String,
    pub frozen: fn(&str, &str, &str, usize) -> String,
    pub drift_until: fn(Option<&str>) -> String,
    pub drift_base: fn(&str, Option<&str>) -> String,
    pub drift_blend: fn(Option<(&str, &str)>) -> String,
    pub drift_end: &'static str,
    pub withdraw: &'static str,
    pub withdraw_title: &'static str,
    pub withdraw_body: &'static str,
    pub split_title: fn(&str, usize) -> String,
    pub split_none: &'static str,
    pub split_frozen: &'static str,
    /// How amounts change once they are committed, before the link that leads there.
    pub split_locked_before: &'static str,
    pub split_revise: &'static str,
    pub split_typed: &'static str,
    pub split_blend: &'static str,
    pub split_to: &'static str,
    pub to_accounts: &'static str,
    pub to_owners: &'static str,
    pub to_months: &'static str,
    pub basis: &'static str,
    pub month_shape: &'static str,
    pub step: &'static str,
    pub step_none: &'static str,
    pub part_negative: &'static str,
    pub basis_blend: &'static str,
    pub basis_blend_note: &'static str,
    /// Where nobody weighs anything by what is split by.
    pub basis_silent: fn(Option<Basis>) -> &'static str,
    pub bound_promise: fn(&str) -> String,
    pub promise_it: &'static str,
    pub base_scope_interval: &'static str,
    /// How many years of sales there are, a part of one counted.
    pub basis_history: fn(usize) -> &'static str,
    pub bound_lock: fn(&str, &str) -> String,
    /// Floor, cap, why; empty where nobody has said.
    pub bound_between: fn(Option<&str>, Option<&str>, &str) -> String,
    pub free_again: &'static str,
    pub names: fn(&str, usize) -> String,
    pub floors_exceed: fn(&str, &str) -> String,
    pub caps_fall_short: fn(&str, &str) -> String,
    pub search: &'static str,
    pub first_rows: fn(usize, usize) -> String,
    pub show_more: &'static str,
    pub twelve_to: fn(&str) -> String,
    pub target_of: fn(&str, &str) -> String,
    pub lock: &'static str,
    pub gone: &'static str,
    pub held: fn(Held, bool) -> &'static str,
    pub locked: &'static str,
    pub to_spread: &'static str,
    pub sum: &'static str,
    pub adds_up: &'static str,
    pub lock_at: &'static str,
    pub lock_reason: &'static str,
    pub lock_it: &'static str,
    pub lock_reason_needed: &'static str,
    pub floor: &'static str,
    pub cap: &'static str,
    pub over_assigned: &'static str,
    pub gauge: fn(&str, &str, &str, &str) -> String,
    pub months_of: &'static str,
    pub company: &'static str,
    pub months_title: fn(&str, &str) -> String,
    pub months_even: &'static str,
    pub months_sub: &'static str,
    pub month_says: fn(&str, &str, Option<&str>) -> String,
    pub months_alt: &'static str,
    pub months_axis: fn(&str) -> String,
    pub year_before: &'static str,
}

impl TargetsText {
    /// English.
    pub const EN: TargetsText = TargetsText {
        finding: |n, year, low, high, blend| {
            let blend = blend.map_or("; none of them has a weight".into(), |blend| {
                format!("; the blend proposes {blend}")
            });
            match n {
                1 => format!("One method answers for {year} and puts it at {low}{blend}"),
                _ => format!(
                    "{} methods put {year} between {low} and {high}{blend}",
                    if n == 2 { "Two" } else { "Three" }
                ),
            }
        },
        finding_none: |year| format!("No method answers for {year} yet"),
        finding_committed: |year, total, blend| match blend {
            Some(blend) => format!("{year} is committed at {total}; the methods would propose {blend} today"),
            None => format!("{year} is committed at {total}"),
        },
        no_year: "No year can be planned before there is a whole month of sales",
        sub: |scope, months, currency, ranged| {
            let range = if ranged { " A bar runs from low to high where a method has both." } else { "" };
            format!("{scope}, {months}, {currency}.{range}")
        },
        stands: "Scope and year stand as committed. Withdraw the target to change them.",
        scope: "Accounts the target speaks of",
        plan_year: "Year planned",
        method: "Method",
        weight: "Weight",
        weight_of: |method| format!("Weight of {method}"),
        weight_used: |method, weight| format!("{method} {weight}"),
        renormalised: |missing, used| {
            format!("Without an answer: {missing}. The blend divides the weights among the others: {used}.")
        },
        middle: |currency| format!("Target, {currency}"),
        on_last_twelve: "On last 12 months",
        rests_on: "Rests on",
        temper: [
            "Ambitious. Needs overall strength.",
            "Knows its own strength. The team accepts it most easily.",
            "A try. Breaks through on the ordinary base.",
        ],
        answer: "Answer",
        blend_note: "The answers by their weights",
        base_before: "On a base of ",
        company_before: " · company with the base of the rest ",
        newcomers_before: " · of it new and returning accounts ",
        newcomers: "New and returning accounts ",
        newcomers_note: NEWCOMERS_NOTE.0,
        low: "Low",
        mid: "Answer",
        high: "High",
        nothing_to_draw: "Nothing to draw yet: no method has an answer.",
        chart_alt: "The answer of each method, with the blend and the committed target",
        committed_line: "Committed",
        last_twelve_line: "Last 12 months",
        method_says: |name, mid, range| match range {
            Some((low, high)) => format!("{name}: {mid}, {low} to {high}"),
            None => format!("{name}: {mid}"),
        },
        rests_benchmark: |close, firms, sales, years| {
            let whom = if firms == 1 {
                format!("{} {sales} firm", article(sales))
            } else {
                format!("{firms} firms")
            };
            format!("{close} of the gap to {whom} in {}", counted(years, "year", "years"))
        },
        rests_effort: |today, planned, elasticity| {
            format!("{today} to {planned} selling days, elasticity {elasticity}")
        },
        rests_curves: |[a, b, c], own| {
            let own = match own {
                0 => String::new(),
                1 => ", and 1 curve of its own".into(),
                own => format!(", and {own} curves of their own"),
            };
            format!("Response curves, effort A {a}×, B {b}×, C {c}×{own}")
        },
        rests_share: |share| format!("Key accounts {share} of the base"),
        rests_class: |class, uplift| format!("{class} {uplift}"),
        number_needed: "Type a number. Nothing was changed.",
        of_row: |what, row| format!("{what}, row {row}"),
        remove: "Remove",
        not_known: "not known",
        inputs: "What the methods rest on",
        inputs_sub: "The trade names the methods and prints no formulas. These are ours; every number is yours to change.",
        benchmark_how: "Firms ahead of you, and how much of the gap to close",
        input_output_how: "People, selling days and budgets, today and planned",
        baseline_how: "Uplift of the ordinary base, with margin rate and key-account share",
        firm: "Firm",
        firm_sales: "Key-account sales, same 12 months",
        firm_growth: "Growth a year",
        firm_accounts: "Key accounts",
        firm_weight: "Weight",
        firm_target: "Asks for",
        add_firm: "Add a firm",
        new_firm: |n| format!("Firm {n}"),
        close_part: "Part of the gap to close",
        close_years: "Years to close it",
        gap_is: "Gap to the firms ahead: ",
        gap_number: " · from the number of accounts ",
        gap_average: " · from sales per account ",
        in_years: |year| if year == 0 { "Today".into() } else { format!("Year {year}") },
        path_title: |firm| format!("Closing on {firm}"),
        own: "Ourselves",
        own_share: "Ourselves over the firm",
        level: "How sales respond",
        by_elasticity: "One elasticity",
        by_class: "Curve by class",
        productivity: "Productivity growth",
        crew: "People",
        people_today: "Number today",
        people_planned: "Number planned",
        days_today: "Selling days today",
        days_planned: "Selling days planned",
        ramp: "Ramp of newcomers",
        add_crew: "Add people",
        new_crew: |n| format!("Sellers {n}"),
        ramp_formerly: |method, before, now| {
            format!(
                "{method}: the ramp now holds for newcomers alone, {now} selling days planned. An earlier version took it off everybody and counted {before}, so the answer has changed."
            )
        },
        effort: |today, planned| format!("{today} selling days a year today, {planned} planned:"),
        elasticity: "Elasticity of sales to selling days",
        elasticity_note: ".34 is the published mean of personal selling: 10% more selling days bring about 3.3% more sales.",
        budget: "Budget",
        budget_today: "Today, a year",
        budget_planned: "Planned, a year",
        budget_elasticity: "Elasticity",
        add_budget: "Add a budget",
        new_budget: |n| format!("Budget {n}"),
        judged_how: "For each class: the effort you plan, and what sales would be at other efforts, both against today. The curve runs through today and as close to your judgements as it can.",
        class_title: |class| format!("Class {class}"),
        effort_planned: "Planned effort, of today’s",
        judged_none: "Sales without any effort",
        judged_half: "At half the effort",
        judged_more: "At one and a half times",
        judged_most: "At any effort at all",
        tell_apart: "Tell a segment apart",
        tell_segment: "choose a segment",
        tell_account: "Tell an account apart",
        name_or_code: "its name or code",
        no_such_name: "No account has that name or code. Nothing was changed.",
        segment_title: |segment| format!("Segment {segment}"),
        as_judged: "As judged",
        as_seen: "As seen",
        curve_from: "What the curve rests on",
        seen_effort: "Effort, of today’s",
        seen_sales: "Sales, of today’s",
        add_point: "One more point",
        drop_point: "Drop the last",
        uplift_by: "Uplift by",
        by_class_alone: "Class",
        by_loyalty: "Class and loyalty",
        curve_alt: |class, effort, result| {
            format!("Response of {class}: {effort} of today’s effort brings {result} of today’s sales")
        },
        curve_title: "Sales, of today’s",
        curve_bottom: "Effort, of today’s",
        curve_label: |effort, result| format!("{effort} brings {result}"),
        rule: "Rule",
        by_uplift: "Uplift by class",
        by_key_share: "Key-account share",
        share_aimed: "Key accounts’ part of the base",
        companions: "Volume alone misleads: the method always carries a margin rate and a key-account share.",
        margin_aimed: "Margin rate to aim at",
        share_companion: "Key-account share to aim at",
        as_today: "as today",
        by_the_rule: "as the rule gives",
        committed_count: "Key accounts",
        key_accounts_too: "key accounts committed to by the year’s end",
        count_needed: "Type a whole number, or nothing to commit to none.",
        committed_target: "Committed target",
        target_to_commit: "Target to commit to",
        count_funnel: |now, sum| {
            format!(
                "{} today; with those that the funnel brings {}.",
                grouped(now as i128),
                grouped(sum as i128)
            )
        },
        count_with_funnel: |sum| format!("Commit to {}", grouped(sum as i128)),
        amount_positive: "A target is an amount above zero, within what a plan takes.",
        on_twelve_months: |growth| format!("{growth} on the last 12 months"),
        over_blend: |over| format!("{over} against the blend"),
        as_blend: "as the blend",
        whole_needed: "Type a whole number of 1 or more. Nothing was changed.",
        whole_or_none: "Type a whole number of 0 or more. Nothing was changed.",
        back_to_blend: "Back to the blend",
        reason_label: "Why this figure",
        commit: "Commit",
        reason_needed: "Say why: the target differs from the blend, and others will ask.",
        committed_on: |date| format!("Committed on {date}:"),
        reason_none: "as the blend proposed.",
        on_frozen_base: " on the frozen base",
        model_twelve: "the last twelve months",
        model_annualised: "a part year stretched by the season",
        model_combined: "three forecasts and what accounts have done",
        model_forecast: |by| format!("a forecast by one model, as found in earlier versions: {by}"),
        frozen: |base, model, through, keys| {
            format!(
                "Frozen with it: the base of {base} ({model}, through {through}), the {} of that day, and every account’s twelve months.",
                counted(keys, "key account", "key accounts")
            )
        },
        drift_until: |until| {
            until.map_or("Nothing has been added to the data since. ".into(), |until| {
                format!("Data now run through {until}. ")
            })
        },
        drift_base: |then, now| {
            now.map_or("The base is as it was. ".into(), |now| {
                format!("The base would be {now} today, {then} then. ")
            })
        },
        drift_blend: |moved| {
            moved.map_or("The blend is as it was. ".into(), |(then, now)| {
                format!("The blend would be {now} today, {then} then. ")
            })
        },
        drift_end: "The target has not moved.",
        withdraw: "Withdraw",
        withdraw_title: "Withdraw the committed target?",
        withdraw_body: "The frozen base, key accounts and months go with it, and the assessment has nothing to measure by. Undo brings all of it back.",
        split_title: |total, n| format!("{total} split to {}", counted(n, "account", "accounts")),
        split_none: "The target is not split",
        split_frozen: "As committed: frozen, account by account and month by month",
        split_locked_before: "Locks, floors and caps are set before committing. From then on a revision changes the months to come, with its date and reason.",
        split_revise: "Revise the target",
        split_typed: "A draft: the amount typed above, split until you commit",
        split_blend: "A draft: the blend, split until you commit",
        split_to: "Split to",
        to_accounts: "Accounts",
        to_owners: "Owners",
        to_months: "Months",
        basis: "Split",
        month_shape: "Months",
        step: "Rounding step",
        step_none: "none",
        part_negative: "A part of the target is zero or above. Nothing was changed.",
        basis_blend: "Weighted blend",
        basis_blend_note: "How much each basis counts. A basis without an answer drops out, and the others share its part.",
        basis_silent: |basis| match basis {
            Some(Basis::Potential) => "No account’s potential is rated yet, so all get the same.",
            Some(Basis::Response) => {
                "Nothing says yet how accounts respond to effort, so all get the same: answer “Resource input-output” above."
            }
            _ => "No account weighs anything by this, so all get the same.",
        },
        bound_promise: |amount| format!("Committed by its owner: {amount}"),
        promise_it: "Owner commits to it",
        base_scope_interval: "Base of the scope",
        basis_history: |years| match years {
            0 | 1 => "Weights: the last twelve months; there are no sales of earlier years.",
            2 => "Weights: last year + 2 × the last twelve months; there are no sales of earlier years.",
            _ => "Weights: the year before last + last year + 2 × the last twelve months.",
        },
        bound_lock: |amount, reason| format!("Locked at {amount}: {reason}"),
        bound_between: |floor, cap, reason| {
            let limits = match (floor, cap) {
                (Some(floor), Some(cap)) => format!("Between {floor} and {cap}"),
                (Some(floor), None) => format!("At least {floor}"),
                (None, Some(cap)) => format!("At most {cap}"),
                (None, None) => return "Free".into(),
            };
            if reason.is_empty() { limits } else { format!("{limits}: {reason}") }
        },
        free_again: "Free again",
        names: |names, more| if more == 0 { names.into() } else { format!("{names} and {more} more") },
        floors_exceed: |amount, names| {
            format!(
                "Locks and floors come to {amount} more than the target. Free or lower some of these: {names}."
            )
        },
        caps_fall_short: |amount, names| {
            format!(
                "With every lock and cap kept, {amount} of the target finds no account. Free or raise some of these: {names}."
            )
        },
        search: "Find an account",
        first_rows: |shown, all| {
            format!("{} of {} accounts, largest target first.", grouped(shown as i128), grouped(all as i128))
        },
        show_more: "Show more",
        twelve_to: |month| format!("12 months to {month}"),
        target_of: |year, currency| format!("Target {year}, {currency}"),
        lock: "Lock",
        gone: "No longer in the plan",
        held: |held, bounded| match held {
            Held::Lock => "Locked",
            Held::Promise => "Owner’s commitment",
            Held::Floor => "At its floor",
            Held::Cap => "At its cap",
            Held::Free if bounded => "Within bounds",
            Held::Free => "Free",
        },
        locked: "Locks and owners’ commitments",
        to_spread: "To spread",
        sum: "Sum",
        adds_up: "adds up to the target",
        lock_at: "Target",
        lock_reason: "Why it is locked or limited",
        lock_it: "Lock",
        lock_reason_needed: "Say why it is locked: others will ask.",
        floor: "At least",
        cap: "At most",
        over_assigned: "Over-assigned",
        gauge: |parts, whole, excess, limit| {
            format!(
                "With every lock, floor and cap kept and nobody giving way, accounts come to {parts} against {whole}: {excess}. The limit is {limit}."
            )
        },
        months_of: "Months of",
        company: "Company",
        months_title: |most, least| format!("{most} carries most, {least} least"),
        months_even: "Every month carries the same",
        months_sub: "Line: the month’s target. Bar: sales of the same month a year before.",
        month_says: |month, target, before| match before {
            Some(before) => format!("{month}: target {target}, {before} a year before"),
            None => format!("{month}: target {target}"),
        },
        months_alt: "Targets by month against the year before",
        months_axis: |unit| format!("Target, {unit}"),
        year_before: "Year before",
    };

    /// Simplified Chinese.
    pub const ZH: TargetsText = TargetsText {
        finding: |n, year, low, high, blend| {
            let blend = blend.map_or("，但均无权重".into(), |blend| format!("，综合建议为 {blend}"));
            match n {
                1 => format!("{year}已有一种方法给出结果：{low}{blend}"),
                _ => zh!(
                    "{}种方法把{year}目标定在 {low} 到 {high} 之间{blend}",
                    if n == 2 { "两" } else { "三" }
                ),
            }
        },
        finding_none: |year| format!("{year}还没有任何方法给出结果"),
        finding_committed: |year, total, blend| match blend {
            Some(blend) => format!("{year}目标已确定为 {total}；按今天的数据，综合建议为 {blend}"),
            None => format!("{year}目标已确定为 {total}"),
        },
        no_year: "有了完整月份的销售额，才能规划年度",
        sub: |scope, months, currency, ranged| {
            let range = if ranged { "方法有高低两值时，横条表示其区间。" } else { "" };
            format!("{scope}，{months}，{currency}。{range}")
        },
        stands: "范围和年度随既定目标冻结，撤回目标后才能修改。",
        scope: "目标涵盖的客户",
        plan_year: "规划年度",
        method: "方法",
        weight: "权重",
        weight_of: |method| format!("{method}的权重"),
        weight_used: |method, weight| format!("{method} {weight}"),
        renormalised: |missing, used| format!("尚无结果：{missing}。综合建议把权重分给其余方法：{used}。"),
        middle: |currency| format!("目标，{currency}"),
        on_last_twelve: "较最近 12\u{a0}个月",
        rests_on: "依据",
        temper: [
            "具有进取性，需要综合实力支撑。",
            "立足自身实力，团队最容易接受。",
            "带有尝试性，在常规销售的基础上求突破。",
        ],
        answer: "填写",
        blend_note: "各方法结果的加权平均",
        base_before: "基础销量 ",
        company_before: " · 加上其余客户基础销量，公司合计 ",
        newcomers_before: " · 其中新增及恢复客户 ",
        newcomers: "新增及恢复客户 ",
        newcomers_note: NEWCOMERS_NOTE.1,
        low: "低",
        mid: "结果",
        high: "高",
        nothing_to_draw: "还没有任何方法给出结果，暂无图形。",
        chart_alt: "各方法的结果、综合建议与既定目标",
        committed_line: "既定目标",
        last_twelve_line: "最近 12\u{a0}个月",
        method_says: |name, mid, range| match range {
            Some((low, high)) => zh!("{name}：{mid}，区间 {low} 到 {high}"),
            None => format!("{name}：{mid}"),
        },
        rests_benchmark: |close, firms, sales, years| {
            let whom = if firms == 1 {
                zh!("销售额 {sales} 的标杆企业")
            } else {
                held!("{firms} 家标杆企业")
            };
            format!("{whom}：{years} 年内缩小差距的 {close}")
        },
        rests_effort: |today, planned, elasticity| format!("销售天数 {today} → {planned}，弹性 {elasticity}"),
        rests_curves: |[a, b, c], own| {
            let own = if own == 0 { String::new() } else { zh!("，另有 {own} 条单列曲线") };
            format!("响应曲线，投入倍数 A {a}、B {b}、C {c}{own}")
        },
        rests_share: |share| format!("大客户占基础销量 {share}"),
        rests_class: |class, uplift| format!("{class} 类 {uplift}"),
        number_needed: "请填写数字，未作任何修改。",
        of_row: |what, row| held!("{what}，第 {row} 行"),
        remove: "删除",
        not_known: "未知",
        inputs: "三种方法的依据",
        inputs_sub: "业内文献提出了这三种方法，但没有给出公式。公式由本软件给出，每个数字都可以修改。",
        benchmark_how: "领先于您的企业，以及要缩小多少差距",
        input_output_how: "人员、销售天数和费用：当前与计划",
        baseline_how: "在基础销量上提升，同时看毛利率和大客户占比",
        firm: "企业",
        firm_sales: "大客户销售额（同期 12\u{a0}个月）",
        firm_growth: "年增长率",
        firm_accounts: "大客户数",
        firm_weight: "权重",
        firm_target: "对应目标",
        add_firm: "添加企业",
        new_firm: |n| format!("企业 {n}"),
        close_part: "缩小差距的比例",
        close_years: "缩小差距的年数",
        gap_is: "与领先企业的差距：",
        gap_number: " · 客户数造成 ",
        gap_average: " · 单客户销售额造成 ",
        in_years: |n| if n == 0 { "当前".into() } else { format!("第 {n} 年") },
        path_title: |firm| format!("追赶{firm}"),
        own: "本企业",
        own_share: "本企业与标杆之比",
        level: "销售如何响应投入",
        by_elasticity: "统一弹性",
        by_class: "按类别曲线",
        productivity: "生产率增长",
        crew: "人员",
        people_today: "当前人数",
        people_planned: "计划人数",
        days_today: "当前销售天数",
        days_planned: "计划销售天数",
        ramp: "新人上手程度",
        add_crew: "添加人员",
        new_crew: |n| format!("销售人员 {n}"),
        ramp_formerly: |method, before, now| {
            format!(
                "{method}：上手程度现在只用于新人，计划销售天数为 {now}。早先的版本对全部人员折算，计划销售天数为 {before}，因此结果有变化。"
            )
        },
        effort: |today, planned| format!("每年销售天数：当前 {today}，计划 {planned}，变化"),
        elasticity: "销售额对销售天数的弹性",
        elasticity_note: "0.34 为已发表的人员推销平均弹性：销售天数增加 10%，销售额约增 3.3%。",
        budget: "费用",
        budget_today: "当前（每年）",
        budget_planned: "计划（每年）",
        budget_elasticity: "弹性",
        add_budget: "添加费用",
        new_budget: |n| format!("费用 {n}"),
        judged_how: "请为每一类客户填写计划投入，以及不同投入下的销售额，均以当前为 100%。曲线经过当前点，并尽量贴近您的判断。",
        class_title: |class| format!("{class} 类客户"),
        effort_planned: "计划投入（当前为 100%）",
        judged_none: "毫无投入时的销售额",
        judged_half: "投入减半时",
        judged_more: "投入增至 1.5\u{a0}倍时",
        judged_most: "投入不限时",
        tell_apart: "单列一个行业",
        tell_segment: "请选择行业",
        tell_account: "单列一家客户",
        name_or_code: "客户名称或编号",
        no_such_name: "没有这个名称或编号的客户，未作任何修改。",
        segment_title: |segment| format!("行业：{segment}"),
        as_judged: "按判断",
        as_seen: "按观察",
        curve_from: "曲线依据",
        seen_effort: "投入（占当前）",
        seen_sales: "销售额（占当前）",
        add_point: "增加一个观察点",
        drop_point: "删除最后一个观察点",
        uplift_by: "提升率按",
        by_class_alone: "类别",
        by_loyalty: "类别与忠诚度",
        curve_alt: |whose, effort, result| {
            zh!("{whose}的响应曲线：投入为当前的 {effort} 时，销售额为当前的 {result}")
        },
        curve_title: "销售额（当前为 100%）",
        curve_bottom: "投入（当前为 100%）",
        curve_label: |effort, result| format!("{effort} → {result}"),
        rule: "规则",
        by_uplift: "按类别提升",
        by_key_share: "按大客户占比",
        share_aimed: "大客户占基础销量的比例",
        companions: "只看销量容易误判，因此这种方法总是同时给出毛利率和大客户占比。",
        margin_aimed: "目标毛利率",
        share_companion: "目标大客户占比",
        as_today: "与当前相同",
        by_the_rule: "按规则得出",
        committed_count: "大客户数",
        key_accounts_too: "家大客户，承诺年底前达到",
        count_needed: "请输入整数；留空则不设数量目标。",
        committed_target: "既定目标",
        target_to_commit: "拟定目标",
        count_funnel: |now, sum| {
            held!("目前 {} 家，加上漏斗带来的共 {} 家。", grouped(now as i128), grouped(sum as i128))
        },
        count_with_funnel: |sum| held!("定为 {} 家", grouped(sum as i128)),
        amount_positive: "目标须为正数，且不超出规划上限。",
        on_twelve_months: |growth| held!("较最近 12 个月 {growth}"),
        over_blend: |over| format!("较综合建议 {over}"),
        as_blend: "与综合建议一致",
        whole_needed: "请填写不小于 1 的整数，未作任何修改。",
        whole_or_none: "请填写不小于 0 的整数，未作任何修改。",
        back_to_blend: "恢复为综合建议",
        reason_label: "为何定这个目标",
        commit: "确定目标",
        reason_needed: "请写明理由：目标与综合建议不同，别人会问起。",
        committed_on: |date| format!("{date}确定："),
        reason_none: "与综合建议一致。",
        on_frozen_base: "（与冻结的基础销量相比）",
        model_twelve: "最近 12\u{a0}个月",
        model_annualised: "部分年度按季节指数推算",
        model_combined: "三种预测与客户历史比率",
        model_forecast: |by| format!("单一模型预测（旧版本的方法）：{by}"),
        frozen: |base, model, through, keys| {
            held!(
                "一并冻结：基础销量 {base}（{model}，截至{through}）、当时的 {keys} 家大客户，以及每家客户的 12 个月目标。"
            )
        },
        drift_until: |until| {
            until.map_or("此后没有新增数据。".into(), |until| format!("数据已更新到{until}。"))
        },
        drift_base: |then, now| {
            now.map_or("基础销量未变。".into(), |now| format!("基础销量当时为 {then}，现为 {now}。"))
        },
        drift_blend: |moved| {
            moved.map_or("综合建议未变。".into(), |(then, now)| {
                format!("综合建议当时为 {then}，现为 {now}。")
            })
        },
        drift_end: "目标没有变动。",
        withdraw: "撤回目标",
        withdraw_title: "撤回目标？",
        withdraw_body: "已冻结的基础销量、大客户和各月目标将一并撤回，考核也将失去依据。可以撤销这一步来恢复。",
        split_title: |total, n| zh!("{total} 分解到 {n} 家客户"),
        split_none: "目标尚未分解",
        split_frozen: "随既定目标冻结，逐客户、逐月不变",
        split_locked_before: "锁定和上下限须在确定目标之前设定；此后由修订调整以后各月，并记录日期和理由。",
        split_revise: "修订目标",
        split_typed: "草案：上面填写的金额，确定目标之前可以调整",
        split_blend: "草案：综合建议，确定目标之前可以调整",
        split_to: "分解到",
        to_accounts: "客户",
        to_owners: "负责人",
        to_months: "月份",
        basis: "分解依据",
        month_shape: "各月走势",
        step: "取整单位",
        step_none: "不取整",
        part_negative: "目标的任何部分都不能为负数，未作任何修改。",
        basis_blend: "多种依据加权",
        basis_blend_note: "各依据所占比重。没有结果的依据不计，其比重由其余依据分担。",
        basis_silent: |basis| match basis {
            Some(Basis::Potential) => "尚无客户的潜力评分，因此各客户平均分解。",
            Some(Basis::Response) => "尚无投入响应的依据，因此各客户平均分解：请先在上方填写资源投入产出法。",
            _ => "按此依据没有客户有权重，因此各客户平均分解。",
        },
        bound_promise: |amount| format!("负责人承诺：{amount}"),
        promise_it: "记为负责人承诺",
        base_scope_interval: "目标范围内基础销量",
        basis_history: |years| match years {
            0 | 1 => "权重：最近 12\u{a0}个月；没有更早年份的销售额。",
            2 => "权重：上年 + 2 × 最近 12\u{a0}个月；没有更早年份的销售额。",
            _ => "权重：前年 + 上年 + 2 × 最近 12\u{a0}个月。",
        },
        bound_lock: |amount, reason| format!("锁定为 {amount}：{reason}"),
        bound_between: |floor, cap, reason| {
            let limits = match (floor, cap) {
                (Some(floor), Some(cap)) => zh!("{floor} 到 {cap} 之间"),
                (Some(floor), None) => format!("不低于 {floor}"),
                (None, Some(cap)) => format!("不高于 {cap}"),
                (None, None) => return "未锁定".into(),
            };
            if reason.is_empty() { limits } else { format!("{limits}：{reason}") }
        },
        free_again: "解除",
        names: |names, more| if more == 0 { names.into() } else { held!("{names}等，另有 {more} 家") },
        floors_exceed: |amount, names| {
            format!("锁定和下限合计超出目标 {amount}。请解除或调低其中一些：{names}。")
        },
        caps_fall_short: |amount, names| {
            zh!("在锁定和上限之下，目标还有 {amount} 无处分解。请解除或调高其中一些：{names}。")
        },
        search: "查找客户",
        first_rows: |shown, all| {
            held!("目标最大的 {} 家，共 {} 家。", grouped(shown as i128), grouped(all as i128))
        },
        show_more: "显示更多",
        twelve_to: |month| held!("截至{month}的 12 个月"),
        target_of: |year, currency| format!("{year}目标，{currency}"),
        lock: "锁定",
        gone: "已不在规划中",
        held: |held, bounded| match held {
            Held::Lock => "已锁定",
            Held::Promise => "负责人承诺",
            Held::Floor => "取下限",
            Held::Cap => "取上限",
            Held::Free if bounded => "在限内",
            Held::Free => "未锁定",
        },
        locked: "锁定与负责人承诺",
        to_spread: "待分配",
        sum: "合计",
        adds_up: "与目标一致",
        lock_at: "目标",
        lock_reason: "锁定或限额的理由",
        lock_it: "锁定",
        lock_reason_needed: "请写明锁定理由，别人会问起。",
        floor: "不低于",
        cap: "不高于",
        over_assigned: "超额分配",
        gauge: |parts, whole, excess, limit| {
            format!(
                "若保留全部锁定和上下限，且其他客户不相应调减，合计 {parts}，目标 {whole}，相差 {excess}。允许上限为 {limit}。"
            )
        },
        months_of: "查看谁的月份",
        company: "公司",
        months_title: |most, least| format!("{most}目标最高，{least}最低"),
        months_even: "各月相同",
        months_sub: "横线为当月目标，柱为上年同月销售额。",
        month_says: |month, target, before| match before {
            Some(before) => format!("{month}：目标 {target}，上年同月 {before}"),
            None => format!("{month}：目标 {target}"),
        },
        months_alt: "各月目标与上年同月",
        months_axis: |unit| format!("目标，{unit}"),
        year_before: "上年同月",
    };
}

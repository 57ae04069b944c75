//! The sentences of the target studio: base, odds, what moves the target, goals, scenarios, visits.

use super::counted;
use crate::calc::kernel::forecast::TotalSpread;
use crate::calc::target::{MarketBasis, Told};

/// Sentences of the studio's sections.
#[expect(missing_docs, reason = "each field is the sentence it holds")]
pub struct StudioText {
    // the base
    pub base_combined: fn(&str, &str) -> String,
    pub base_twelve: fn(&str, &str) -> String,
    pub base_none: &'static str,
    /// The months that are drawn, of how many before them too the forecast is made, currency.
    pub base_sub: fn(&str, Option<usize>, &str) -> String,
    /// A plan of an earlier version is open.
    pub base_formerly: &'static str,
    pub base_by: &'static str,
    pub by_combined: &'static str,
    pub by_twelve: &'static str,
    pub held_out: &'static str,
    pub held_out_sub: fn(usize) -> String,
    /// The errors of the mean of three and of the last twelve months again, and whether the latter is the smaller.
    pub held_out_says: fn(&str, &str, bool) -> String,
    pub untested: &'static str,
    pub error_a_year: &'static str,
    pub of_sales: &'static str,
    pub used: &'static str,
    pub expected_label: &'static str,
    pub expected_says: fn(&str, &str) -> String,
    pub actual_says: fn(&str, &str) -> String,
    pub excluded: fn(&str) -> String,
    // suggestions of one-offs
    pub suggest_title: fn(usize) -> String,
    pub suggest_sub: &'static str,
    pub suggest_says: fn(&str, &str, &str) -> String,
    pub suggest_open: &'static str,
    // odds
    pub odds_title: fn(&str, bool) -> String,
    pub odds_none: &'static str,
    pub odds_sub: fn(&str, u64) -> String,
    pub odds_running: fn(&str) -> String,
    pub odds_stop: &'static str,
    pub odds_again: &'static str,
    pub odds_stopped: &'static str,
    pub odds_failed: &'static str,
    pub fall_short: fn(&str) -> String,
    pub reach_it: fn(&str) -> String,
    pub if_unchanged: &'static str,
    pub if_planned: &'static str,
    pub independent: &'static str,
    pub chance: &'static str,
    pub market: &'static str,
    pub market_basis: fn(MarketBasis) -> String,
    /// How much of what is sold of the year was a one-off.
    pub one_offs_sold: fn(&str) -> String,
    pub by_owner: &'static str,
    pub mean: &'static str,
    pub least_likely: &'static str,
    pub interval_note: &'static str,
    pub interval_young: &'static str,
    pub interval_of_landing: &'static str,
    pub odds_alt: fn(&str, &str) -> String,
    // the plan's own record
    /// How many of how many earlier years ended inside.
    pub record_title: fn(usize, usize) -> String,
    pub record_none: &'static str,
    pub record_sub: &'static str,
    /// Year, base, low, high, what came, whether that is inside.
    pub record_says: fn(&str, &str, &str, &str, &str, bool) -> String,
    pub record_base: &'static str,
    pub record_came: &'static str,
    pub record_counted: &'static str,
    /// The range rests on too few accounts to know how far key accounts fall back.
    pub range_of_whole: &'static str,
    // tornado
    pub tornado_title: fn(&[String]) -> String,
    pub tornado_none: &'static str,
    pub tornado_sub: &'static str,
    pub swing: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub input: &'static str,
    pub swing_says: fn(&str, &str, &str, &str, &str) -> String,
    pub clear_range: &'static str,
    pub blend_now: &'static str,
    // goal
    pub goal_title: &'static str,
    pub goal_sub: &'static str,
    pub goal: &'static str,
    pub by_input: &'static str,
    pub goal_found: fn(&str, &str, &str, &str) -> String,
    pub goal_holds: &'static str,
    /// Where whole numbers come no nearer: the input, its value, the blend.
    pub goal_nearest: fn(&str, &str, &str) -> String,
    pub goal_out: fn(&str, &str, &str, &str, &str) -> String,
    pub take_it: &'static str,
    // a year ago
    /// Year, method, by how much.
    pub then_title: fn(&str, &str, &str) -> String,
    pub then_none: &'static str,
    pub then_sub: fn(&str, usize, &str) -> String,
    pub then_would: &'static str,
    pub then_came: &'static str,
    pub then_miss: &'static str,
    // scenarios
    pub scenarios: &'static str,
    pub the_plan: &'static str,
    pub the_plan_now: &'static str,
    pub plan_name: &'static str,
    /// How the plan's own assumptions are called once another's have taken their place.
    pub before_of: fn(&str) -> String,
    pub save_as: &'static str,
    pub scenario_name: &'static str,
    pub name_needed: &'static str,
    pub make_plan: &'static str,
    pub drop_it: &'static str,
    pub scenarios_sub: &'static str,
    pub scenarios_none: &'static str,
    pub differs: &'static str,
    pub no_difference: &'static str,
    pub change_of: fn(&str, &str, &str) -> String,
    pub told: fn(Told) -> &'static str,
    // benchmark
    pub wallet_share: &'static str,
    pub gap_wallet: &'static str,
    pub gap_share: &'static str,
    pub strengths: &'static str,
    pub strengths_sub: &'static str,
    pub strength: [&'static str; 4],
    pub anchors: [&'static str; 6],
    pub not_rated: &'static str,
    pub strength_says: fn(&str, &str, bool) -> String,
    // funnel and visits
    pub funnel: &'static str,
    pub funnel_sub: &'static str,
    pub funnel_add: &'static str,
    pub funnel_drop: &'static str,
    pub contacts: &'static str,
    pub days: &'static str,
    pub distinct: &'static str,
    pub conversion: &'static str,
    pub first_year: &'static str,
    pub funnel_says: [&'static str; 4],
    pub visits: &'static str,
    pub visits_sub: &'static str,
    pub visits_add: &'static str,
    pub visits_drop: &'static str,
    pub norm: fn(&str) -> String,
    pub planned_visits: &'static str,
    pub most_visits: &'static str,
    pub per_person: &'static str,
    pub force_needs: &'static str,
    pub force_planned: fn(&str) -> String,
    pub seek_best: &'static str,
    /// Whether sales stand in for a margin that is not known.
    pub best_title: fn(&str, &str, bool) -> String,
    pub best_parts: fn(&str, &str) -> String,
    pub seeking: fn(&str) -> String,
    pub seek_failed: &'static str,
    pub best_proved: &'static str,
    pub best_gap: fn(&str) -> String,
    pub best_marginal: fn(&str) -> String,
    pub best_flat: fn(&str, &str) -> String,
    pub best_known: fn(usize, usize, usize) -> String,
    pub best_by_sales: &'static str,
    pub best_left_out: fn(usize) -> String,
    pub visits_now: &'static str,
    pub visits_best: &'static str,
    /// Whether sales stand in for a margin that is not known.
    pub margin_now: fn(bool) -> &'static str,
    pub margin_best: fn(bool) -> &'static str,
    pub take_visits: &'static str,
    // months
    pub lock_months: &'static str,
    pub lock_months_sub: &'static str,
    pub month_locked: &'static str,
    pub months_exceed: fn(&str, &str) -> String,
    pub free_months: &'static str,
    pub typing: fn(&str) -> String,
    // the sheet
    pub sheet: &'static str,
    pub sheet_of: fn(&str, &str) -> String,
    pub sheet_print: &'static str,
    pub sheet_back: &'static str,
    pub sheet_chain: &'static str,
    pub sheet_made: fn(&str, &str) -> String,
}

impl StudioText {
    /// English.
    pub const EN: StudioText = StudioText {
        base_combined: |year, base| format!("{year} would bring {base} if nothing changes"),
        base_twelve: |year, base| format!("{year} stands on the last twelve months: {base}"),
        base_none: "There is no base yet",
        base_sub: |months, all, currency| {
            let drawn = format!("Ordinary sales of all accounts by month, {months}, {currency}");
            match all {
                Some(all) => {
                    let all = counted(all, "month", "months");
                    format!("{drawn}. The forecast is made of {all}; those before are not drawn.")
                }
                None => drawn,
            }
        },
        base_formerly: "An earlier version kept this plan. Base, landing, ranges and odds are found in a new way since: by what accounts of each class have done, one market that moves all, and the pace against the base. What was committed stands as it was; a correlation that was entered is no longer used.",
        base_by: "The base rests on",
        by_combined: "three forecasts and what accounts have done",
        by_twelve: "the last twelve months",
        held_out: "What a forecast of the year would have missed",
        held_out_sub: |years| match years {
            1 => "The last year, forecast as a whole from its eve with what was known then".into(),
            years => format!(
                "The last {years} years, each forecast as a whole from its eve with what was known then"
            ),
        },
        held_out_says: |mean, naive, naive_won| {
            let both = format!(
                "The mean of three missed {mean} of a year’s sales, the last twelve months again {naive}"
            );
            match naive_won {
                true => format!("{both}: repeating would have been nearer."),
                false => format!("{both}."),
            }
        },
        untested: "With under 36 whole months there is no year to test a forecast on.",
        error_a_year: "Mean error a year",
        of_sales: "of sales",
        used: "used",
        expected_label: "expected",
        expected_says: |month, value| format!("{month}: {value} expected"),
        actual_says: |month, value| format!("{month}: {value}"),
        excluded: |amount| format!("{amount} of one-off sales are left out."),
        suggest_title: |n| {
            if n == 1 {
                "One month looks like a one-off".into()
            } else {
                format!("{n} months look like one-offs")
            }
        },
        suggest_sub: "Far above what the account usually buys in such a month. Nothing is left out of the base until you say so on the account’s page.",
        suggest_says: |month, sales, usual| format!("{month}: {sales}, usually {usual}"),
        suggest_open: "Open the account",
        odds_title: |chance, committed| match committed {
            true => format!("Chance to reach the committed target: {chance}"),
            false => format!("Chance to reach this target: {chance}"),
        },
        odds_none: "There is no target to weigh yet",
        odds_sub: |draws, seed| {
            format!(
                "{draws} simulated years, seed {seed}: each account does what some account of its class has done, and one market moves all"
            )
        },
        odds_running: |part| format!("Simulating, {part}"),
        odds_stop: "Stop",
        odds_again: "Simulate again",
        odds_stopped: "The simulation was stopped.",
        odds_failed: "The simulation did not start: its program is not on the server any more. Reload the page to get the new version; nothing is lost.",
        fall_short: |part| format!("{part} fall short"),
        reach_it: |part| format!("{part} reach it"),
        if_unchanged: "If nothing changes",
        if_planned: "With the planned effort",
        independent: "If the market did not move",
        chance: "Chance",
        market: "Deviation of the market",
        market_basis: |basis| {
            match basis {
            MarketBasis::Entered => "as entered in Settings".into(),
            MarketBasis::Totals(spread, years) => format!(
                "from {} of twelve months compared, and accounts seen in {}",
                counted(spread.windows, "pair", "pairs"),
                counted(years, "year", "years")
            ),
            MarketBasis::Whole(_, least) if least > TotalSpread::LEAST => {
                "assumed, as under two years of months no change of a year has been seen".into()
            }
            MarketBasis::Whole(..) => {
                "from how much totals of twelve months have changed: fewer than 12 accounts can be compared, so that the range is that of the forecast of all".into()
            }
        }
        },
        one_offs_sold: |amount| {
            format!(
                "{amount} of what is sold of the year are one-offs: they count here, and not in the base."
            )
        },
        by_owner: "By owner, with the planned effort",
        mean: "Expected",
        least_likely: "The accounts that are least likely to reach theirs",
        interval_note: "Of 20 later years of real key accounts 15 ended in such a range, and 81 to 89 of 100 public series.",
        interval_young: "Under two years of months no change of a year has been seen. Counted at ten dates in three real portfolios: of groups of 15 accounts 71 of 100 ended in such ranges, of key accounts 5 of 10, the others below.",
        interval_of_landing: "The committed year is under way: how far it may end is told beside its landing.",
        odds_alt: |chance, middle| {
            format!("Simulated years: {chance} reach the target; half end above {middle}")
        },
        record_title: |inside, all| match (inside, all) {
            (1, 1) => "The one earlier year ended inside its range".into(),
            (0, 1) => "The one earlier year ended outside its range".into(),
            (inside, all) => format!("Of {all} earlier years {inside} ended inside their range"),
        },
        record_none: "No earlier whole year has twelve months before it yet",
        record_sub: "What base and range (P10 to P90) of the scope would have been on the eve of each earlier year with what was known then, and what came, one-offs left out",
        record_says: |year, base, low, high, came, inside| {
            let stands = if inside { "inside" } else { "outside" };
            format!("{year}: {base} expected, {low} to {high}; {came} came, {stands}")
        },
        record_base: "Base then",
        record_came: "Came",
        record_counted: "Of 20 later years of key accounts in four real portfolios 15 ended inside such ranges; of totals of 100 public series 81 to 89.",
        range_of_whole: "Fewer than 12 accounts can be compared over two years: how far accounts fall back that were picked for a large year is not known, and the range says nothing of it.",
        tornado_title: |names| match names {
            [] => "Nothing moves the blend".into(),
            [one] => format!("{one} decides most"),
            [one, other, ..] => format!("{one} and {} decide most", lower(other)),
        },
        tornado_none: "Nothing moves the blend yet: answer a method first",
        tornado_sub: "Each input moved alone between its low and high, else by a tenth to each side",
        swing: "Swing",
        low: "Low",
        high: "High",
        input: "Input",
        swing_says: |input, low, at_low, high, at_high| {
            format!("{input}: {low} makes {at_low}, {high} makes {at_high}")
        },
        clear_range: "Back to a tenth",
        blend_now: "Blend",
        goal_title: "What must hold for a goal?",
        goal_sub: "One input is moved until the blend is the goal; everything else stays.",
        goal: "Goal for the blend",
        by_input: "By moving",
        goal_found: |input, held, value, target| {
            format!("{input} must go from {held} to {value}; the blend is then {target}.")
        },
        goal_holds: "The blend is there already: nothing has to change.",
        goal_nearest: |input, held, blend| {
            format!(
                "{input}: no whole number brings exactly that. {held}, as it is, comes nearest with {blend}."
            )
        },
        goal_out: |input, least, at_least, most, at_most| {
            format!(
                "No value of “{input}” does it: at {least} the blend is {at_least}, at {most} it is {at_most}."
            )
        },
        take_it: "Take this value",
        then_title: |year, nearest, miss| {
            format!("For {year}, {nearest} would have come nearest: {miss} off")
        },
        then_none: "There is no year to look back at yet",
        then_sub: |year, n, through| {
            format!(
                "What each method would have set for {year} with the sales known through {through}, for the {n} accounts in scope then, against what they bought"
            )
        },
        then_would: "Would have set",
        then_came: "Came",
        then_miss: "Came over set",
        scenarios: "Scenarios",
        the_plan: "Plan",
        the_plan_now: "The plan’s own assumptions",
        plan_name: "Name of the plan’s own assumptions",
        before_of: |name| format!("Before “{name}”"),
        save_as: "Keep as a scenario",
        scenario_name: "Name of the scenario",
        name_needed: "Give the scenario a name.",
        make_plan: "Make it the plan",
        drop_it: "Drop",
        scenarios_sub: "Assumptions kept under a name beside those of the plan; sales and split are the plan’s",
        scenarios_none: "No scenario is kept yet. Keep today’s assumptions under a name, change them, and compare.",
        differs: "Differs from the plan in",
        no_difference: "nothing",
        change_of: |input, from, to| format!("{input}: {from} → {to}"),
        told: |told| match told {
            Told::Firms => "benchmark firms",
            Told::Strengths => "strengths beside them",
            Told::Crews => "people",
            Told::Budgets => "budgets",
            Told::Level => "one elasticity or curves",
            Told::Replies => "response curves",
            Told::Rule => "rule of the baseline",
            Told::Companions => "margin rate and key-account share",
            Told::Funnel => "funnel",
            Told::Visits => "visits",
            Told::Ranges => "lows and highs",
        },
        wallet_share: "Share of wallet",
        gap_wallet: " · of it from what an account buys from anybody ",
        gap_share: " · from our share of it ",
        strengths: "Can we close it?",
        strengths_sub: "How we stand against the firms ahead. The part of the gap to close should not be larger than this strength.",
        strength: ["Market", "Product", "Service", "People"],
        anchors: ["0 nowhere near", "1 far behind", "2 behind", "3 level", "4 ahead", "5 far ahead"],
        not_rated: "not rated",
        strength_says: |mean, close, bold| match bold {
            true => format!("Strength {mean} of 5 speaks for less than {close} of the gap."),
            false => format!("Strength {mean} of 5 supports closing {close} of the gap."),
        },
        funnel: "New accounts by funnel",
        funnel_sub: "How many contacts become accounts: the second number of the growth phase. It does not enter the target of the scope.",
        funnel_add: "Enter a funnel",
        funnel_drop: "Drop the funnel",
        contacts: "Contacts a day",
        days: "Days a year",
        distinct: "Different ones",
        conversion: "Become accounts",
        first_year: "Sales of one in its first year",
        funnel_says: ["Contacts a year", "Different accounts", "New accounts", "Their first-year sales"],
        visits: "Best use of visits",
        visits_sub: "How many visits each account should get so that they bring the most margin, or sales where no margin is known, by its response curve. Exact: proved against every other use.",
        visits_add: "Enter visits",
        visits_drop: "Drop the visits",
        norm: |class| format!("Visits a year, class {class}"),
        planned_visits: "Visits planned in all",
        most_visits: "At most to one account",
        per_person: "Visits one person makes",
        force_needs: "People that the visits of these norms need:",
        force_planned: |people| format!("; the visits planned need {people}."),
        seek_best: "Seek the best use",
        best_title: |gain, part, by_sales| {
            let what = if by_sales { "sales" } else { "the margin" };
            format!("Used best, the visits change {what} by {gain} a year, {part}")
        },
        best_parts: |moved, more| {
            format!(
                "{moved} of it comes from moving today’s visits, {more} from having other than today’s number."
            )
        },
        seeking: |part| format!("Seeking the best use, {part}"),
        seek_failed: "The search did not start: its program is not on the server any more. Reload the page to get the new version; nothing is lost.",
        best_proved: "Proved best: no other use brings more.",
        best_gap: |gap| format!("Not proved within the memory there is: at most {gap} more is possible."),
        best_marginal: |amount| format!("One more visit would bring about {amount}."),
        best_flat: |from, to| {
            format!("Between {from} and {to} visits cost at most 1% of it: the optimum is flat.")
        },
        best_known: |known, n, margin| {
            format!(
                "Visits of today are known of {known} of {n} accounts, the others have their class’s norm; the margin is known of {margin}."
            )
        },
        best_by_sales: "No margin is known, so sales are taken in its place.",
        best_left_out: |n| {
            let are = counted(n, "account without base or visits is", "accounts without base or visits are");
            format!("{are} left out.")
        },
        visits_now: "Visits today",
        visits_best: "Best",
        margin_now: |by_sales| if by_sales { "Sales today" } else { "Margin today" },
        margin_best: |by_sales| if by_sales { "Sales then" } else { "Margin then" },
        take_visits: "Export the list",
        lock_months: "Fix a month of an account",
        lock_months_sub: "The account’s other months share the rest of its year.",
        month_locked: "fixed",
        months_exceed: |amount, names| {
            format!(
                "Fixed months miss the years of their accounts by {amount}. Change or free those of {names}."
            )
        },
        free_months: "Free its months",
        typing: |rest| format!("{rest} is left for the others"),
        sheet: "Method sheet",
        sheet_of: |method, year| format!("{method}, {year}"),
        sheet_print: "Print",
        sheet_back: "Back to the targets",
        sheet_chain: "What its inputs rest on",
        sheet_made: |plan, date| format!("{plan} · {date} · Keyline"),
    };

    /// Simplified Chinese.
    pub const ZH: StudioText = StudioText {
        base_combined: |year, base| format!("一切照旧，{year}预计 {base}"),
        base_twelve: |year, base| held!("{year}的基础销量取最近 12 个月：{base}"),
        base_none: "尚无基础销量",
        base_sub: |months, all, currency| {
            let drawn = format!("全部客户各月常规销售额，{months}，{currency}");
            match all {
                Some(all) => held!("{drawn}。预测依据 {all} 个月，更早的月份未画出。"),
                None => drawn,
            }
        },
        base_formerly: "此规划由旧版本保存。现在的基础销量、全年预计、区间与达成把握采用新方法：依据各类客户的历史表现、影响全部客户的市场波动，以及相对基础销量的进度。既定目标保持不变；原先填写的相关系数不再使用。",
        base_by: "基础销量取自",
        by_combined: "三种预测与客户历史比率",
        by_twelve: "最近 12\u{a0}个月",
        held_out: "年度预测的历史误差",
        held_out_sub: |years| held!("最近 {years} 个年度，各用年初之前已知的数据预测全年"),
        held_out_says: |mean, naive, naive_won| {
            let both = zh!("三种预测的均值误差为年销售额的 {mean}，重复最近 12\u{a0}个月的误差为 {naive}");
            match naive_won {
                true => format!("{both}：重复上年更接近实际。"),
                false => format!("{both}。"),
            }
        },
        untested: "完整月份不足 36\u{a0}个，没有可供检验的年度。",
        error_a_year: "年度平均误差",
        of_sales: "占销售额的比例",
        used: "采用",
        expected_label: "预期",
        expected_says: |month, value| format!("{month}：预期 {value}"),
        actual_says: |month, value| format!("{month}：{value}"),
        excluded: |amount| format!("已剔除一次性销售 {amount}。"),
        suggest_title: |n| held!("有 {n} 个月份疑似一次性销售"),
        suggest_sub: "远高于该客户同类月份的通常采购。只有您在客户页标记后，才会从基础销量中剔除。",
        suggest_says: |month, sales, usual| format!("{month}：{sales}，通常 {usual}"),
        suggest_open: "打开客户",
        odds_title: |chance, committed| match committed {
            true => format!("达到既定目标的把握为 {chance}"),
            false => format!("达到该目标的把握为 {chance}"),
        },
        odds_none: "尚无可评估的目标",
        odds_sub: |draws, seed| {
            held!(
                "模拟 {draws} 个年度，随机种子 {seed}：各客户按同类客户的历史比率变动，市场因素影响全部客户"
            )
        },
        odds_running: |part| format!("正在模拟，{part}"),
        odds_stop: "停止",
        odds_again: "重新模拟",
        odds_stopped: "模拟已停止。",
        odds_failed: "模拟未能启动：服务器上已没有该程序。请重新载入页面以更新版本，数据不会丢失。",
        fall_short: |part| zh!("{part} 未达到"),
        reach_it: |part| zh!("{part} 达到"),
        if_unchanged: "一切照旧",
        if_planned: "按计划投入",
        independent: "假设市场不波动",
        chance: "达成把握",
        market: "市场波动幅度",
        market_basis: |basis| match basis {
            MarketBasis::Entered => "来自“设置”".into(),
            MarketBasis::Totals(spread, years) => {
                held!("由 {} 对 12 个月总额与 {years} 个可比年度得出", spread.windows)
            }
            MarketBasis::Whole(_, least) if least > TotalSpread::LEAST => {
                "取自假定：不足两年的数据看不出年度之间的变化".into()
            }
            MarketBasis::Whole(..) => {
                held!("由 12 个月总额的历史变化得出：可比客户不足 12 家，区间取自总预测")
            }
        },
        one_offs_sold: |amount| format!("本年度已售部分中有一次性销售 {amount}：此处计入，基础销量不计。"),
        by_owner: "各负责人（按计划投入）",
        mean: "预期",
        least_likely: "最难达到目标的客户",
        interval_note: "在 20\u{a0}个真实后续年度中，大客户有 15\u{a0}个落在此类区间内；100\u{a0}个公开序列中有 81 至 89\u{a0}个。",
        interval_young: "不足两年的数据看不出年度之间的变化。在三组真实客户数据的 10\u{a0}个时点统计：每组 15\u{a0}家客户，100\u{a0}组中有 71\u{a0}组落在此类区间内；大客户 10\u{a0}次中有 5\u{a0}次，其余均低于区间。",
        interval_of_landing: "既定年度正在进行：其结果可能的区间见“全年预计”。",
        odds_alt: |chance, middle| format!("模拟年度：{chance} 达到目标；半数高于 {middle}"),
        record_title: |inside, all| held!("以往 {all} 个年度中有 {inside} 个落在区间内"),
        record_none: "尚无此前已有 12\u{a0}个月数据的完整年度",
        record_sub: "在以往各年度开始之前、仅用当时已知数据，目标范围的基础销量与区间（P10 至 P90）会是多少，以及实际销售额（不含一次性销售）",
        record_says: |year, base, low, high, came, inside| {
            let stands = if inside { "区间内" } else { "区间外" };
            zh!("{year}：预期 {base}，{low} 至 {high}；实际 {came}，{stands}")
        },
        record_base: "当时的基础销量",
        record_came: "实际",
        record_counted: "在四组真实客户数据的 20\u{a0}个后续年度中，大客户有 15\u{a0}个落在此类区间内；100\u{a0}个公开序列的总额中有 81 至 89\u{a0}个。",
        range_of_whole: "连续两年可比的客户不足 12\u{a0}家：因一年销售额大而入选的客户会回落多少尚不可知，区间不反映这一点。",
        tornado_title: |names| match names {
            [] => "没有影响综合建议的参数".into(),
            [one] => format!("“{one}”影响最大"),
            [one, other, ..] => format!("“{one}”与“{other}”影响最大"),
        },
        tornado_none: "尚无影响综合建议的参数：请先填写一种方法",
        tornado_sub: "每次只调整一个参数，从低值到高值；未设定时上下各变动 10%",
        swing: "变动幅度",
        low: "低",
        high: "高",
        input: "参数",
        swing_says: |input, low, at_low, high, at_high| {
            zh!("{input}：取 {low} 时为 {at_low}，取 {high} 时为 {at_high}")
        },
        clear_range: "恢复为上下 10%",
        blend_now: "综合建议",
        goal_title: "要达到目标，参数须是多少？",
        goal_sub: "只调整一个参数，直到综合建议等于目标；其余不变。",
        goal: "综合建议的目标",
        by_input: "调整的参数",
        goal_found: |input, held, value, target| {
            zh!("“{input}”须从 {held} 变为 {value}，此时综合建议为 {target}。")
        },
        goal_holds: "综合建议已等于该目标，无需改变。",
        goal_nearest: |input, held, blend| {
            zh!("{input}：没有整数能恰好达到。现值 {held} 最接近，综合建议为 {blend}。")
        },
        goal_out: |input, least, at_least, most, at_most| {
            zh!("调整“{input}”无法达到：取 {least} 时综合建议为 {at_least}，取 {most} 时为 {at_most}。")
        },
        take_it: "采用该值",
        then_title: |year, nearest, miss| format!("回看{year}：{nearest}最接近实际，相差 {miss}"),
        then_none: "尚无可回看的年度",
        then_sub: |year, n, through| {
            held!(
                "各方法若只用截至{through}的销售数据，会为当时范围内的 {n} 家客户定下的{year}目标，与其实际采购对比"
            )
        },
        then_would: "当时会定为",
        then_came: "实际",
        then_miss: "实际与所定相比",
        scenarios: "情景",
        the_plan: "规划",
        the_plan_now: "规划当前的假设",
        plan_name: "规划当前假设的名称",
        before_of: |name| format!("采用“{name}”之前"),
        save_as: "另存为情景",
        scenario_name: "情景名称",
        name_needed: "请为情景命名。",
        make_plan: "采用此情景",
        drop_it: "删除",
        scenarios_sub: "另起名称保存的一套假设；销售数据与分解仍以规划为准",
        scenarios_none: "尚未保存情景。请先把当前假设另存为情景，再修改并对比。",
        differs: "与规划的差异",
        no_difference: "无",
        change_of: |input, from, to| format!("{input}：{from} → {to}"),
        told: |told| match told {
            Told::Firms => "标杆企业",
            Told::Strengths => "与其相比的实力",
            Told::Crews => "人员",
            Told::Budgets => "费用",
            Told::Level => "单一弹性或曲线",
            Told::Replies => "响应曲线",
            Told::Rule => "基础销量比例法的规则",
            Told::Companions => "毛利率与大客户占比",
            Told::Funnel => "漏斗",
            Told::Visits => "拜访",
            Told::Ranges => "低值与高值",
        },
        wallet_share: "钱包份额",
        gap_wallet: " · 其中客户采购总额造成 ",
        gap_share: " · 我方份额造成 ",
        strengths: "能否缩小差距？",
        strengths_sub: "与领先企业相比的实力。要缩小的差距比例不宜超过这一实力。",
        strength: ["市场", "产品", "服务", "人员"],
        anchors: ["0 相去甚远", "1 远远落后", "2 落后", "3 相当", "4 领先", "5 遥遥领先"],
        not_rated: "未评分",
        strength_says: |mean, close, bold| match bold {
            true => zh!("实力 {mean}（满分 5），不足以支撑缩小 {close} 的差距。"),
            false => zh!("实力 {mean}（满分 5），可支撑缩小 {close} 的差距。"),
        },
        funnel: "漏斗带来的新客户",
        funnel_sub: "多少次联系能带来一家客户：成长期的第二个指标。不计入目标金额。",
        funnel_add: "填写漏斗",
        funnel_drop: "删除漏斗",
        contacts: "每日联系数",
        days: "全年天数",
        distinct: "不重复的比例",
        conversion: "成为客户的比例",
        first_year: "新客户首年销售额",
        funnel_says: ["全年联系数", "接触的客户数", "新客户数", "首年销售额"],
        visits: "拜访的最佳分配",
        visits_sub: "按响应曲线，每家客户拜访多少次能带来最多毛利（毛利未知时为销售额）。结果精确：已证明优于其他任何分配。",
        visits_add: "填写拜访",
        visits_drop: "删除拜访",
        norm: |class| format!("{class} 类每年拜访次数"),
        planned_visits: "计划拜访总次数",
        most_visits: "单个客户最多",
        per_person: "人均全年拜访次数",
        force_needs: "按此标准，拜访需要的人数：",
        force_planned: |people| held!("；计划拜访次数需要 {people} 人。"),
        seek_best: "计算最佳分配",
        best_title: |gain, part, by_sales| {
            let what = if by_sales { "销售额" } else { "毛利" };
            format!("最佳分配使全年{what}变化 {gain}，{part}")
        },
        best_parts: |moved, more| zh!("其中 {moved} 来自重新分配现有拜访，{more} 来自拜访总数的变化。"),
        seeking: |part| format!("正在计算最佳分配，{part}"),
        seek_failed: "计算未能启动：服务器上已没有该程序。请重新载入页面以更新版本，数据不会丢失。",
        best_proved: "已证明最佳：没有其他分配能带来更多。",
        best_gap: |gap| format!("内存有限，未能证明：最多还可增加 {gap}。"),
        best_marginal: |amount| format!("再多一次拜访约可带来 {amount}。"),
        best_flat: |from, to| zh!("拜访总数在 {from} 到 {to} 之间，损失不超过 1%：在最佳值附近变化不大。"),
        best_known: |known, n, margin| {
            zh!("{n} 家客户中，{known} 家的当前拜访次数已知，其余按类别标准；{margin} 家的毛利已知。")
        },
        best_by_sales: "没有毛利数据，以销售额代替。",
        best_left_out: |n| held!("{n} 家没有基础销量或拜访的客户未计入。"),
        visits_now: "当前拜访",
        visits_best: "最佳分配",
        margin_now: |by_sales| if by_sales { "当前销售额" } else { "当前毛利" },
        margin_best: |by_sales| if by_sales { "分配后销售额" } else { "分配后毛利" },
        take_visits: "导出清单",
        lock_months: "固定某客户的月份",
        lock_months_sub: "该客户的其余月份分担全年余额。",
        month_locked: "已固定",
        months_exceed: |amount, names| {
            format!("固定的月份与客户全年目标相差 {amount}。请修改或解除：{names}。")
        },
        free_months: "解除已固定的月份",
        typing: |rest| format!("其余客户分担 {rest}"),
        sheet: "方法说明",
        sheet_of: |method, year| format!("{method}，{year}"),
        sheet_print: "打印",
        sheet_back: "返回目标页",
        sheet_chain: "各输入项的来源",
        sheet_made: |plan, date| format!("{plan} · {date} · Keyline"),
    };
}

/// A name inside a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

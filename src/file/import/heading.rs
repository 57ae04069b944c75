//! Headings: what each column of a file holds.

use crate::file::date::month_heading;
use crate::file::number::plain_char;
use crate::plan::{Fact, Field, Month};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing the import uses.
    Ignored,
    /// A text of the account's profile.
    Profile(Field),
    /// Sales of a month, in a file with a row per account.
    Month(Month),
    /// Margin of a month, in a file with a row per account.
    MarginIn(Month),
    /// What is known of an account beside its sales, in a file with a row per account.
    Fact(Fact),
    /// The date of a transaction.
    Date,
    /// The amount of a transaction.
    Amount,
    /// The cost of a transaction.
    Cost,
    /// The margin of a transaction.
    Margin,
}

/// How a file tells its sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A row per account, a column per month.
    Wide,
    /// A row per transaction, with a date and an amount.
    Transactions,
}

/// What the headings of a row say.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub roles: Vec<Role>,
    /// Columns for a month that another column had first: (column, the first one).
    pub month_twice: Vec<(usize, usize)>,
}

impl Reading {
    pub fn has(&self, wanted: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|&role| wanted(role))
    }

    pub fn names_accounts(&self) -> bool {
        self.has(|role| matches!(role, Role::Profile(Field::Name | Field::Code)))
    }

    pub fn shape(&self) -> Option<Shape> {
        let lines = self.has(|role| role == Role::Date) && self.has(|role| role == Role::Amount);
        let months = self.roles.iter().filter(|role| matches!(role, Role::Month(_))).count();
        match (self.names_accounts(), months, lines) {
            (true, 1.., false) | (true, 2.., true) => Some(Shape::Wide),
            (true, _, true) => Some(Shape::Transactions),
            _ => None,
        }
    }

    pub fn used(&self) -> usize {
        self.roles.iter().filter(|&&role| role != Role::Ignored).count()
    }
}

/// A role that a heading may stand for, better ones with a higher score.
struct Candidate {
    score: u32,
    column: usize,
    role: Role,
    /// The noun for accounts in the heading, so that a code and a name of the same kind are paired.
    noun: Option<&'static str>,
}

/// Below this a code column is too vague to tell the accounts of transactions apart: `id` counts lines there.
const VAGUE_CODE: u32 = 50;

/// Gives every column a role: the chosen ones first, then the best candidates, no column and no role twice.
pub(super) fn read_headings(headings: &[Box<str>], chosen: &[(usize, Role)]) -> Reading {
    let mut candidates = Vec::new();
    for (column, heading) in headings.iter().enumerate() {
        if !chosen.iter().any(|&(at, _)| at == column) {
            candidates_of(column, heading, &mut candidates);
        }
    }
    candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.score), candidate.column));

    let mut reading = Reading { roles: vec![Role::Ignored; headings.len()], month_twice: Vec::new() };
    let mut taken: Vec<(Role, usize, u32)> = Vec::new();
    for &(column, role) in chosen {
        if let Some(slot) = reading.roles.get_mut(column) {
            *slot = role;
            taken.push((role, column, u32::MAX));
        }
    }
    let (mut name_noun, mut code) = (None, None);
    for candidate in &candidates {
        let Some(slot) = reading.roles.get_mut(candidate.column) else { continue };
        if *slot != Role::Ignored {
            continue;
        }
        if let Some(&(role, first, score)) = taken.iter().find(|(role, ..)| *role == candidate.role) {
            // A worse heading for the same month is another measure; an equal one is a second copy.
            if matches!(role, Role::Month(_) | Role::MarginIn(_)) && score == candidate.score {
                reading.month_twice.push((candidate.column, first));
            }
            continue;
        }
        *slot = candidate.role;
        taken.push((candidate.role, candidate.column, candidate.score));
        match candidate.role {
            Role::Profile(Field::Name) => name_noun = candidate.noun,
            Role::Profile(Field::Code) => code = Some(candidate),
            _ => {}
        }
    }
    if let Some(code) = code {
        // `Account Name` beside `Customer`: the second is some other text, not the account's code.
        let alone = code.score == LONE_CODE && name_noun.is_some() && name_noun != code.noun;
        let vague = code.score < VAGUE_CODE && reading.shape() == Some(Shape::Transactions);
        let named = reading.has(|role| role == Role::Profile(Field::Name));
        if (alone || vague)
            && named
            && let Some(slot) = reading.roles.get_mut(code.column)
        {
            *slot = Role::Ignored;
        }
    }
    reading.month_twice.sort_unstable();
    reading
}

const NOUNS: [(&str, u32); 26] = [
    ("customer", 100),
    ("客户", 100),
    ("大客户", 99),
    ("client", 97),
    ("account", 95),
    ("reseller", 94),
    ("顾客", 93),
    ("buyer", 92),
    ("经销商", 92),
    ("distributor", 91),
    ("dealer", 90),
    ("retailer", 89),
    ("partner", 88),
    ("门店", 86),
    ("店铺", 85),
    ("store", 84),
    ("shop", 83),
    ("终端", 82),
    ("company", 80),
    ("公司", 80),
    ("往来单位", 79),
    ("购货单位", 79),
    ("单位", 78),
    ("organization", 75),
    ("organisation", 75),
    ("soldto", 74),
];
const NAME_ENDINGS: [&str; 8] = ["name", "名称", "名", "姓名", "全称", "简称", "fullname", "title"];
const CODE_ENDINGS: [&str; 14] =
    ["id", "key", "code", "no", "number", "num", "nr", "ref", "编号", "编码", "代码", "代号", "号", "号码"];
/// A noun alone, `Customer`: most likely the name, else the code.
const LONE_NAME: u32 = 65;
const LONE_CODE: u32 = 60;

/// Headings of the other roles after [`normal`], best first: each is worth one less than the one before it.
const ALIASES: [(Role, u32, &str); 17] = [
    (Role::Profile(Field::Name), 70, "name 名称"),
    (Role::Profile(Field::Code), 48, "code 编号 编码 代码"),
    (Role::Profile(Field::Code), 40, "id key"),
    (
        Role::Profile(Field::Owner),
        100,
        "owner salesperson 业务员 salespersonname salesrep salesrepname salesrepresentative 负责人 销售员 销售代表 \
         销售人员 业务代表 业务人员 客户经理 accountowner customerowner accountmanager keyaccountmanager 销售经理 \
         业务经理 责任人 经办人 跟进人 salesman seller rep representative kam employeename employee salesmanager \
         manager staff 员工姓名 员工 业务 salespersonid salesrepid employeeid employeekey 销售",
    ),
    (
        Role::Profile(Field::Region),
        100,
        "region 区域 大区 salesregion 销售区域 销售大区 所属区域 regionname 地区 片区 territory salesterritory area \
         省份 省 province state countryregion country 国家 城市 city",
    ),
    (
        Role::Profile(Field::Group),
        100,
        "group 集团 customergroup accountgroup groupname 所属集团 集团名称 客户集团 parentaccount parentcompany parent \
         母公司 holding 总公司",
    ),
    (
        Role::Profile(Field::Channel),
        100,
        "channel 渠道 saleschannel 销售渠道 distributionchannel 渠道类型 通路",
    ),
    (
        Role::Profile(Field::Segment),
        100,
        "segment 行业 customersegment industry 所属行业 marketsegment 细分市场 细分 行业类别 sector vertical \
         businesstype customertype accounttype 客户类型 客户类别 market",
    ),
    (Role::Profile(Field::Tags), 100, "tags 标签 tag labels label"),
    (
        Role::Fact(Fact::Overdue),
        100,
        "overdue 逾期应收 overduereceivables 逾期应收款 overdueamount 逾期金额 amountoverdue 逾期欠款 pastdue 逾期 pastdueamount \
         逾期账款 overduebalance 逾期货款 pastduebalance 欠款 arrears 拖欠货款",
    ),
    (
        Role::Fact(Fact::Wallet),
        100,
        "wallet 年采购总额 buysayearfromanybody walletsize 采购总额 yearlypurchases 年度采购额 annualpurchases 年需求额 totalpurchases 客户总采购 \
         annualdemand 年采购额 annualspend 总需求 totalspend",
    ),
    (
        Role::Fact(Fact::Visits),
        100,
        "visits 拜访次数 visitsayear 年拜访次数 visitcount 拜访 numberofvisits 走访次数 calls 拜访频次 callsayear",
    ),
    (
        Role::Fact(Fact::Since),
        100,
        "customersince 首次合作年份 since 合作起始年 firstyear 开户年份 clientsince 首次购买年份 accountsince",
    ),
    (
        Role::Date,
        100,
        "orderdate 订单日期 下单日期 salesdate saledate 销售日期 transactiondate 交易日期 业务日期 invoicedate 开票日期 \
         发票日期 date 日期 单据日期 documentdate postingdate bookingdate 下单时间 订单时间 交易时间 销售时间 orderdatetime \
         datetime 时间 paymentdate 付款日期 出货日期 发货日期 shipdate deliverydate 年月 month 月份 period 期间 duedate",
    ),
    (
        Role::Amount,
        110,
        "净销售额 netsales salesamount 销售额 销售金额 netamount netrevenue 不含税金额 sales salesrevenue 销售收入 revenue \
         amount 金额 营业额 营业收入 salesvalue turnover 收入 totalsales 成交金额 订单金额 开票金额 linetotal lineamount \
         orderamount invoiceamount totalamount 总金额 ordertotal 实付金额 extendedamount 含税金额 业绩 grosssales 价税合计 \
         总额 total value 销售",
    ),
    (
        Role::Cost,
        100,
        "totalproductcost 销售成本 totalcost 总成本 costofsales costofgoodssold cogs 成本金额 成本额 costamount cost 成本 \
         costs productcost",
    ),
    (
        Role::Margin,
        100,
        "毛利额 毛利 grossprofit marginamount 毛利润 grossmargin profit margin 利润额 利润 contributionmargin \
         contribution gp netprofit 净利润",
    ),
];

const SALES_WORDS: [&str; 24] = [
    "sales",
    "sale",
    "revenue",
    "amount",
    "actual",
    "actuals",
    "value",
    "turnover",
    "total",
    "销售额",
    "销售",
    "销售金额",
    "销售收入",
    "收入",
    "金额",
    "营业额",
    "营收",
    "实际",
    "业绩",
    "实绩",
    "元",
    "m",
    "month",
    "fy",
];
const NET_WORDS: [&str; 3] = ["net", "净", "净销售额"];
const MARGIN_WORDS: [&str; 10] =
    ["margin", "profit", "gp", "gm", "毛利", "毛利额", "毛利润", "利润", "利润额", "contribution"];

fn candidates_of(column: usize, heading: &str, candidates: &mut Vec<Candidate>) {
    if let Some((month, words)) = month_heading(heading) {
        if let Some((role, score)) = month_role(month, &words) {
            candidates.push(Candidate { score, column, role, noun: None });
        }
        return;
    }
    let normal = normal(heading);
    if normal.is_empty() || normal.contains(['%', '率']) {
        return;
    }
    for (role, best, aliases) in ALIASES {
        if let Some(place) = aliases.split(' ').position(|alias| alias == normal) {
            candidates.push(Candidate { score: best - place as u32, column, role, noun: None });
        }
    }
    for (noun, score) in NOUNS {
        let Some(ending) = normal.strip_prefix(noun) else { continue };
        let mut add = |score, field| {
            candidates.push(Candidate { score, column, role: Role::Profile(field), noun: Some(noun) });
        };
        if ending.is_empty() {
            // The better noun wins among lone ones, but none beats a heading that says `name` or `code`.
            add(LONE_NAME, Field::Name);
            add(LONE_CODE, Field::Code);
        } else if NAME_ENDINGS.contains(&ending) {
            add(score, Field::Name);
        } else if CODE_ENDINGS.contains(&ending) {
            add(score, Field::Code);
        }
    }
}

/// What a month column holds, by the words around its month; `None` for a measure that is not ours.
fn month_role(month: Month, words: &str) -> Option<(Role, u32)> {
    let words = words.to_lowercase();
    if words.contains(['%', '率']) {
        return None;
    }
    let all: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let currency =
        |word: &str| crate::plan::Currency::by_code(&word.to_uppercase()).is_some() || word == "rmb";
    let is = |list: &[&str], word: &str| list.contains(&word);
    let known = |word: &&&str| {
        is(&SALES_WORDS, word)
            || is(&NET_WORDS, word)
            || is(&MARGIN_WORDS, word)
            || currency(word)
            || **word == "gross"
    };
    if all.iter().any(|word| !known(&word)) {
        return None;
    }
    if all.iter().any(|word| is(&MARGIN_WORDS, word)) {
        let net = all.iter().any(|word| is(&NET_WORDS, word));
        return Some((Role::MarginIn(month), if net { 80 } else { 100 }));
    }
    let net = all.iter().any(|word| is(&NET_WORDS, word));
    let gross = all.contains(&"gross");
    let score = if gross {
        60
    } else if net {
        102
    } else if all.is_empty() {
        100
    } else {
        101
    };
    Some((Role::Month(month), score))
}

/// A heading without case, width, spaces, signs and the unit in brackets behind it.
fn normal(heading: &str) -> String {
    let plain: String = heading.chars().map(plain_char).collect();
    let plain = plain.trim().to_lowercase();
    let bare = match plain.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '['])) {
        Some((bare, unit)) if is_unit(unit.trim()) => bare.to_owned(),
        _ => plain,
    };
    let bare = bare.replace('#', "no");
    bare.chars().filter(|c| c.is_alphanumeric() || *c == '%' || *c == '(').collect()
}

/// A unit that changes nothing: one of the currency itself. Tens of thousands (万元) would.
fn is_unit(unit: &str) -> bool {
    matches!(unit, "元" | "¥" | "$" | "€" | "£" | "rmb" | "人民币")
        || crate::plan::Currency::by_code(&unit.to_uppercase()).is_some()
}

//! Headings: what each column of a file holds.

use super::ImportOptions;
use crate::file::date::{bare_month, fiscal_period, month_heading, serial_months};
use crate::file::number::plain_char;
use crate::file::unit::split;
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
    /// How much was sold in a transaction; its amount is this times the price where no column holds one.
    Quantity,
    /// The price of one unit in a transaction.
    Price,
    /// The year of dates that do not tell it.
    Year,
    /// How far the deal or order is that a transaction belongs to.
    Stage,
    /// The currency of a transaction.
    Currency,
}

impl Role {
    /// Whether a unit that a title tells holds for its cells.
    pub(super) fn is_money(self) -> bool {
        match self {
            Role::Month(_) | Role::MarginIn(_) | Role::Amount | Role::Cost | Role::Margin | Role::Price => {
                true
            }
            Role::Fact(fact) => fact.is_money(),
            _ => false,
        }
    }

    /// Whether its cells are amounts of the file's number style.
    pub fn is_figure(self) -> bool {
        match self {
            Role::Month(_) | Role::MarginIn(_) | Role::Fact(_) | Role::Amount | Role::Cost | Role::Margin => {
                true
            }
            Role::Quantity | Role::Price => true,
            Role::Ignored | Role::Profile(_) | Role::Date | Role::Year | Role::Stage | Role::Currency => {
                false
            }
        }
    }
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
    /// Columns headed just as another one, for the same role: (column, the first one).
    pub twice: Vec<(usize, usize)>,
    /// Columns that could have a role as well, by another heading than the one that has it: (column, that one).
    pub other: Vec<(usize, usize)>,
    /// The first heading that names a period whose month is not known, and whether it is one of a fiscal year.
    pub period: Option<(usize, bool)>,
}

impl Reading {
    pub fn has(&self, wanted: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|&role| wanted(role))
    }

    pub fn names_accounts(&self) -> bool {
        self.has(|role| matches!(role, Role::Profile(Field::Name | Field::Code)))
    }

    pub fn shape(&self) -> Option<Shape> {
        let lines = self.has(|role| role == Role::Date) && self.tells_amounts();
        let months = self.roles.iter().filter(|role| matches!(role, Role::Month(_))).count();
        match (self.names_accounts(), months, lines) {
            (true, 1.., false) | (true, 2.., true) => Some(Shape::Wide),
            (true, _, true) => Some(Shape::Transactions),
            _ => None,
        }
    }

    /// Whether lines have an amount, or what makes one.
    pub fn tells_amounts(&self) -> bool {
        let has = |wanted: Role| self.has(|role| role == wanted);
        has(Role::Amount) || (has(Role::Quantity) && has(Role::Price))
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

impl Candidate {
    /// How good the noun is, where two headings are equal otherwise.
    fn noun_score(&self) -> u32 {
        NOUNS.iter().find(|(noun, _)| Some(*noun) == self.noun).map_or(0, |(_, score)| *score)
    }
}

/// Below this a code column is too vague to tell the accounts of transactions apart: `id` counts lines there.
const VAGUE_CODE: u32 = 50;

/// Whether a text may head the accounts: told quickly, for rows that are mostly no headings.
pub(super) fn may_name_accounts(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let normal = normal(text);
    let named = |(role, _, aliases): &(Role, u32, &str)| {
        matches!(role, Role::Profile(Field::Name | Field::Code)) && aliases.split(' ').any(|it| it == normal)
    };
    NOUNS.iter().any(|(noun, _)| normal.starts_with(noun)) || ALIASES.iter().any(named)
}

/// Gives every column a role: the chosen ones first, then the best candidates, no column and no role twice.
/// `title_year` is the year that the titles above name.
pub(super) fn read_headings(
    headings: &[Box<str>],
    options: &ImportOptions,
    title_year: Option<i32>,
) -> Reading {
    let chosen = &options.roles;
    let mut candidates = Vec::new();
    // The unit of a column says nothing of what it holds.
    let bare: Vec<Box<str>> = headings
        .iter()
        .map(|heading| split(heading).map_or_else(|| heading.clone(), |(bare, _)| bare.into()))
        .collect();
    for (column, heading) in bare.iter().enumerate() {
        candidates_of(column, heading, &mut candidates);
    }
    let period = period_months(&bare, options, title_year, &mut candidates);
    for (column, month) in serial_months(&bare) {
        candidates.push(Candidate { score: 100, column, role: Role::Month(month), noun: None });
    }
    candidates.retain(|candidate| !chosen.iter().any(|&(at, _)| at == candidate.column));
    let rank = |candidate: &Candidate| std::cmp::Reverse((candidate.score, candidate.noun_score()));
    candidates.sort_by_key(|candidate| (rank(candidate), candidate.column));

    let roles = vec![Role::Ignored; headings.len()];
    let mut reading = Reading { roles, twice: Vec::new(), other: Vec::new(), period };
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
        // A second copy is not another role: `Customer` and `Customer` are no name and code.
        if reading.twice.iter().any(|&(column, _)| column == candidate.column) {
            continue;
        }
        if let Some(&(role, first, score)) = taken.iter().find(|(role, ..)| *role == candidate.role) {
            let is_month = matches!(role, Role::Month(_) | Role::MarginIn(_));
            let alike = |column: usize| bare.get(column).map_or(String::new(), |heading| normal(heading));
            // A worse heading for the same month is another measure; an equal one is a second copy.
            if score == candidate.score && (is_month || alike(first) == alike(candidate.column)) {
                reading.twice.push((candidate.column, first));
            } else if score < u32::MAX
                && matches!(role, Role::Date | Role::Amount | Role::Cost | Role::Margin)
            {
                reading.other.push((candidate.column, first));
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
    reading.twice.sort_unstable();
    // What has a role after all could have had only that one.
    reading.other.retain(|&(column, _)| reading.roles.get(column) == Some(&Role::Ignored));
    reading.other.sort_unstable();
    reading
}

/// The months of headings that name periods alone, `FY24 P1` or `Jan`, counted from the first of them: the user says
/// which month it is, or the titles name the year. Gives the column of the first period where neither does, and
/// whether it is one of a fiscal year.
fn period_months(
    headings: &[Box<str>],
    options: &ImportOptions,
    title_year: Option<i32>,
    candidates: &mut Vec<Candidate>,
) -> Option<(usize, bool)> {
    let found = |read: &dyn Fn(&str) -> Option<i32>| -> Vec<(i32, usize)> {
        let read = |(column, heading): (usize, &str)| Some((read(heading)?, column));
        headings.iter().map(|heading| &**heading).enumerate().filter_map(read).collect()
    };
    let mut periods =
        found(&|heading| fiscal_period(heading).map(|(year, period)| year * 12 + period as i32));
    let fiscal = !periods.is_empty();
    if !fiscal {
        periods = in_a_row(found(&|heading| bare_month(heading).map(|month| month as i32)));
    }
    let &(first, first_column) = periods.iter().min()?;
    let by_title = title_year.filter(|_| !fiscal).and_then(|year| Month::new(year, first as u32));
    let Some(month) = options.first_period.or(by_title) else { return Some((first_column, fiscal)) };
    candidates.extend(periods.iter().filter_map(|&(count, column)| {
        let month = Month::from_index(month.index() + count - first)?;
        Some(Candidate { score: 100, column, role: Role::Month(month), noun: None })
    }));
    None
}

/// Months without a year, counted on over the end of a year where each follows the one before. Others say nothing.
fn in_a_row(mut months: Vec<(i32, usize)>) -> Vec<(i32, usize)> {
    let follow = |step: i32| {
        months.windows(2).all(|pair| match pair {
            [(a, _), (b, _)] => (b - a - step).rem_euclid(12) == 0,
            _ => true,
        })
    };
    let (forward, backward) = (follow(1), follow(-1));
    if months.len() < 2 || !(forward || backward) {
        return Vec::new();
    }
    if backward {
        months.reverse();
    }
    let first = months.first().map_or(0, |&(month, _)| month);
    months.into_iter().enumerate().map(|(at, (_, column))| (first + at as i32, column)).collect()
}

/// What accounts are called, best first where a file has several.
const NOUNS: [(&str, u32); 44] = [
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
    ("客戶", 73),
    ("得意先", 73),
    ("取引先", 73),
    ("顧客", 73),
    ("kunde", 73),
    ("kunden", 73),
    ("debitoren", 72),
    ("debitor", 72),
    ("cliente", 73),
    ("klant", 73),
    ("empresa", 71),
    ("supplier", 70),
    ("vendor", 70),
    ("供应商", 70),
    ("beneficiary", 69),
    ("收款方", 69),
    ("收款人", 69),
    ("payee", 68),
];
const NAME_ENDINGS: [&str; 9] = ["name", "名称", "名", "姓名", "全称", "简称", "fullname", "title", "名稱"];
const CODE_ENDINGS: [&str; 17] = [
    "nummer",
    "コード",
    "編號",
    "id",
    "key",
    "code",
    "no",
    "number",
    "num",
    "nr",
    "ref",
    "编号",
    "编码",
    "代码",
    "代号",
    "号",
    "号码",
];
/// A noun alone, `Customer`: most likely the name, else the code.
const LONE_NAME: u32 = 65;
const LONE_CODE: u32 = 60;

/// Headings of the other roles after [`normal`], best first: each is worth one less than the one before it.
const ALIASES: [(Role, u32, &str); 24] = [
    (Role::Profile(Field::Name), 70, "name 名称"),
    (
        Role::Profile(Field::Name),
        90,
        "nombrecliente nombredelcliente razonsocial razónsocial nomclient nomduclient raisonsociale nomecliente \
         ragionesociale klantnaam firmenname firma",
    ),
    (
        Role::Profile(Field::Code),
        90,
        "codigocliente códigocliente codcliente numeroclient codeclient codicecliente codclient klantnr",
    ),
    (Role::Profile(Field::Code), 48, "code 编号 编码 代码"),
    (Role::Profile(Field::Code), 40, "id key"),
    (
        Role::Profile(Field::Owner),
        100,
        "owner salesperson 业务员 salespersonname salesrep salesrepname salesrepresentative 负责人 销售员 销售代表 \
         销售人员 业务代表 业务人员 客户经理 accountowner customerowner accountmanager keyaccountmanager 销售经理 \
         业务经理 责任人 经办人 跟进人 salesman seller rep representative kam employeename employee salesmanager \
         manager staff 员工姓名 员工 业务 salespersonid salesrepid employeeid employeekey 销售 salesagent ownerofaccount \
         accountexecutive opportunityowner dealowner vertreter verkäufer verkaeufer kundenbetreuer betreuer \
         außendienst aussendienst vendedor comercial commercial vendeur venditore agente verkoper 担当者 営業担当 業務員",
    ),
    (
        Role::Profile(Field::Region),
        100,
        "region 区域 大区 salesregion 销售区域 销售大区 所属区域 regionname 地区 片区 territory salesterritory area \
         省份 省 province state countryregion country 国家 城市 city gebiet verkaufsgebiet bundesland región région regione \
         zona zone pais país land regio 地域 區域",
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
         datetime 时间 paymentdate 付款日期 出货日期 发货日期 shipdate deliverydate 年月 month 月份 period 期间 duedate closedate closeddate paiddate paidon dealdate dateofsale dateofinvoice \
         成交日期 成交时间 签约日期 回款日期 收款日期 到账日期 付款时间 支付时间 完成时间 rechnungsdatum belegdatum \
         buchungsdatum bestelldatum auftragsdatum datum fecha fechafactura fechadefactura fechapedido fechaventa \
         datefacture datedefacture datecommande datafattura datadocumento dataemissao dataemissão factuurdatum \
         besteldatum 売上日 注文日 受注日 日付 valuedate posteddate createddate createdat data",
    ),
    (
        Role::Amount,
        110,
        "净销售额 netsales salesamount 销售额 销售金额 netamount netrevenue 不含税金额 sales salesrevenue 销售收入 revenue \
         amount 金额 营业额 营业收入 salesvalue turnover 收入 totalsales 成交金额 订单金额 开票金额 linetotal lineamount \
         orderamount invoiceamount totalamount 总金额 ordertotal 实付金额 extendedamount 含税金额 业绩 grosssales 价税合计 \
         总额 交易额 交易金额 成交额 合同金额 签约金额 付款金额 支付金额 回款金额 到账金额 銷售額 closevalue dealvalue dealamount \
         opportunityamount invoicetotal invoicevalue netvalue grossamount amountpaid paidamount paymentamount \
         nettoumsatz umsatznetto umsatz erlös erlöse erloes erloese nettobetrag rechnungsbetrag betrag ventas venta \
         facturación facturacion importeneto importe ingresos montantht montant chiffredaffaires ventes fatturato \
         vendite ricavi imponibile importo faturamento receita vendas valortotal omzet bedrag 売上高 売上金額 売上 金額 \
         total value valor 销售",
    ),
    (
        Role::Quantity,
        100,
        "quantity orderquantity orderqty qty salesquantity quantityordered quantitysold qtysold unitssold units 数量 \
         销售数量 件数 销量 menge anzahl stückzahl stueckzahl cantidad unidades quantité quantite qté qte quantità \
         quantita quantidade aantal 數量",
    ),
    (
        Role::Price,
        100,
        "unitprice priceeach priceperunit unitsaleprice sellingprice salesprice saleprice unitamount price 单价 销售单价 \
         售价 价格 stückpreis stueckpreis einzelpreis verkaufspreis preis preciounitario precio prixunitaire prix \
         prezzounitario prezzo preçounitário precounitario preço preco stuksprijs prijs 単価 單價",
    ),
    (
        Role::Stage,
        100,
        "dealstage opportunitystage salesstage pipelinestage stage orderstatus paymentstatus invoicestatus dealstatus \
         opportunitystatus transactionstatus salesstatus status outcome 订单状态 销售阶段 商机阶段 付款状态 支付状态 交易状态 \
         单据状态 发票状态 阶段 状态 auftragsstatus bestellstatus zahlungsstatus statut estado stato",
    ),
    (
        Role::Currency,
        100,
        "currency currencycode transactioncurrency documentcurrency 币种 货币 幣別 währung waehrung devise moneda divisa \
         valuta moeda 通貨",
    ),
    (
        Role::Year,
        100,
        "year 年份 年度 calendaryear orderyear salesyear 年 jahr ejercicio année annee anno jaar",
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
    let bare = without_unit(&bare).replace('#', "no");
    bare.chars().filter(|c| c.is_alphanumeric() || *c == '%' || *c == '(').collect()
}

/// A heading without the currency behind it: `umsatz in eur`, `amount_usd`, `sales €`.
fn without_unit(heading: &str) -> &str {
    let Some((bare, unit)) = heading.trim_end().rsplit_once([' ', '_', '-', ',', '/', '\n']) else {
        return heading.strip_suffix(['¥', '$', '€', '£']).unwrap_or(heading);
    };
    if !is_unit(unit) {
        return heading;
    }
    let bare = bare.trim_end_matches([' ', '_', '-', ',', '/', '\n']);
    bare.strip_suffix(" in").unwrap_or(bare)
}

/// A unit that changes nothing: one of the currency itself. Those that multiply are taken off before.
fn is_unit(unit: &str) -> bool {
    matches!(unit, "元" | "円" | "¥" | "$" | "€" | "£" | "rmb" | "人民币")
        || crate::plan::Currency::by_code(&unit.to_uppercase()).is_some()
}

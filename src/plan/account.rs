//! Accounts: who they are, how they are judged, whether they are key.

use std::fmt;
use std::sync::Arc;

use super::Money;

/// An account's number in its plan. Never reused, so a removed account's number never means another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub u32);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is known of an account. Every field but `name` may be empty, which means "not known".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// The name people use. Never empty in a plan.
    pub name: Box<str>,
    /// The account's code in the user's own systems; text, so that leading zeros stay.
    pub code: Box<str>,
    /// The group it belongs to: accounts under one group count as one where concentration is judged.
    pub group: Box<str>,
    /// Sales region.
    pub region: Box<str>,
    /// The sales person or dealer who answers for it.
    pub owner: Box<str>,
    /// Direct, dealer, export and the like.
    pub channel: Box<str>,
    /// Trade or market segment.
    pub segment: Box<str>,
    /// Free tags.
    pub tags: Vec<Box<str>>,
    /// Overdue receivables: what it owes past the due date, below zero where a credit stands against it. `None`
    /// where not known.
    pub overdue: Option<Money>,
    /// What it buys a year of what we sell, from anybody: own sales over it are our share of wallet.
    pub wallet: Option<Money>,
    /// Visits to it in the last twelve months.
    pub visits: Option<u32>,
    /// The year of its first purchase from us.
    pub since: Option<u16>,
}

/// A number of [`Profile`] that is known of an account beside its sales, for grids and imports that treat them
/// alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// [`Profile::overdue`], minor units.
    Overdue,
    /// [`Profile::wallet`], minor units.
    Wallet,
    /// [`Profile::visits`]
    Visits,
    /// [`Profile::since`]
    Since,
}

impl Fact {
    /// Every fact, in the order a grid shows them.
    pub const ALL: [Fact; 4] = [Fact::Overdue, Fact::Wallet, Fact::Visits, Fact::Since];

    /// Whether it is an amount of money, else it is a whole number.
    pub fn is_money(self) -> bool {
        matches!(self, Fact::Overdue | Fact::Wallet)
    }

    /// The least and the most it may be.
    pub fn limits(self) -> (i64, i64) {
        match self {
            Fact::Overdue => (-Money::LIMIT.0, Money::LIMIT.0),
            Fact::Wallet => (0, Money::LIMIT.0),
            Fact::Visits => (0, 10_000),
            Fact::Since => (1800, 2200),
        }
    }
}

/// A text field of [`Profile`], for grids and imports that treat them alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// [`Profile::name`]
    Name,
    /// [`Profile::code`]
    Code,
    /// [`Profile::group`]
    Group,
    /// [`Profile::region`]
    Region,
    /// [`Profile::owner`]
    Owner,
    /// [`Profile::channel`]
    Channel,
    /// [`Profile::segment`]
    Segment,
    /// [`Profile::tags`], written with commas between.
    Tags,
}

impl Field {
    /// Every field, in the order a grid shows them.
    pub const ALL: [Field; 8] = [
        Field::Name,
        Field::Code,
        Field::Owner,
        Field::Region,
        Field::Channel,
        Field::Segment,
        Field::Group,
        Field::Tags,
    ];
}

impl Profile {
    /// A profile of which only the name is known.
    pub fn named(name: &str) -> Profile {
        Profile { name: name.into(), ..Profile::default() }
    }

    /// The text of a field; tags are joined with `, `.
    pub fn get(&self, field: Field) -> std::borrow::Cow<'_, str> {
        let text = match field {
            Field::Name => &self.name,
            Field::Code => &self.code,
            Field::Group => &self.group,
            Field::Region => &self.region,
            Field::Owner => &self.owner,
            Field::Channel => &self.channel,
            Field::Segment => &self.segment,
            Field::Tags => return self.tags.join(", ").into(),
        };
        (&**text).into()
    }

    /// A fact: minor units, or a whole number.
    pub fn fact(&self, fact: Fact) -> Option<i64> {
        match fact {
            Fact::Overdue => self.overdue.map(|money| money.0),
            Fact::Wallet => self.wallet.map(|money| money.0),
            Fact::Visits => self.visits.map(i64::from),
            Fact::Since => self.since.map(i64::from),
        }
    }

    /// Replaces a fact; a number that it cannot hold becomes the nearest that it can.
    pub fn set_fact(&mut self, fact: Fact, value: Option<i64>) {
        let (low, high) = fact.limits();
        let value = value.map(|value| value.clamp(low, high));
        match fact {
            Fact::Overdue => self.overdue = value.map(Money),
            Fact::Wallet => self.wallet = value.map(Money),
            Fact::Visits => self.visits = value.map(|count| count as u32),
            Fact::Since => self.since = value.map(|year| year as u16),
        }
    }

    /// Whether a field is not known.
    pub fn is_empty(&self, field: Field) -> bool {
        match field {
            Field::Tags => self.tags.is_empty(),
            _ => self.get(field).is_empty(),
        }
    }

    /// What a newer profile of the account adds: texts where there are none, and the facts of by now.
    pub(super) fn fill(&mut self, newer: &Profile) {
        for field in Field::ALL {
            if self.is_empty(field) && !newer.is_empty(field) {
                self.set(field, &newer.get(field));
            }
        }
        for fact in Fact::ALL {
            self.set_fact(fact, newer.fact(fact).or(self.fact(fact)));
        }
    }

    /// Whether [`Profile::fill`] would change a text.
    pub(super) fn is_filled_by(&self, newer: &Profile) -> bool {
        Field::ALL.into_iter().any(|field| self.is_empty(field) && !newer.is_empty(field))
    }

    /// Whether [`Profile::fill`] would change anything.
    pub(super) fn is_changed_by(&self, newer: &Profile) -> bool {
        let is_news = |&fact: &Fact| newer.fact(fact).is_some() && newer.fact(fact) != self.fact(fact);
        self.is_filled_by(newer) || Fact::ALL.iter().any(is_news)
    }

    /// Replaces a field. Text is trimmed; tags are split at commas of either language, empty ones dropped.
    pub fn set(&mut self, field: Field, text: &str) {
        let value = || text.trim().into();
        match field {
            Field::Name => self.name = value(),
            Field::Code => self.code = value(),
            Field::Group => self.group = value(),
            Field::Region => self.region = value(),
            Field::Owner => self.owner = value(),
            Field::Channel => self.channel = value(),
            Field::Segment => self.segment = value(),
            Field::Tags => {
                self.tags = text
                    .split([',', '，', '、', ';', '；'])
                    .map(str::trim)
                    .filter(|tag| !tag.is_empty())
                    .map(Into::into)
                    .collect();
            }
        }
    }
}

/// A judgement in whole steps from 0 to 5, each with a written anchor on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u8);

impl Rating {
    /// The rating of `step`, or `None` above 5.
    pub fn new(step: u8) -> Option<Rating> {
        (step <= 5).then_some(Rating(step))
    }

    /// The step, 0 to 5.
    pub fn step(self) -> u8 {
        self.0
    }
}

/// The judgements people make of an account; `None` where nobody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ratings {
    /// Loyalty to us.
    pub loyalty: Option<Rating>,
    /// How much market information it gives back.
    pub feedback: Option<Rating>,
    /// Influence in its trade.
    pub influence: Option<Rating>,
    /// Demand it may yet have.
    pub potential: Option<Rating>,
}

/// Which judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judged {
    /// [`Ratings::loyalty`]
    Loyalty,
    /// [`Ratings::feedback`]
    Feedback,
    /// [`Ratings::influence`]
    Influence,
    /// [`Ratings::potential`]
    Potential,
}

impl Judged {
    /// Every judgement, in the order pages show them.
    pub const ALL: [Judged; 4] = [Judged::Loyalty, Judged::Feedback, Judged::Influence, Judged::Potential];
}

impl Ratings {
    /// One judgement.
    pub fn get(&self, judged: Judged) -> Option<Rating> {
        match judged {
            Judged::Loyalty => self.loyalty,
            Judged::Feedback => self.feedback,
            Judged::Influence => self.influence,
            Judged::Potential => self.potential,
        }
    }

    /// Replaces one judgement.
    pub fn set(&mut self, judged: Judged, rating: Option<Rating>) {
        match judged {
            Judged::Loyalty => self.loyalty = rating,
            Judged::Feedback => self.feedback = rating,
            Judged::Influence => self.influence = rating,
            Judged::Potential => self.potential = rating,
        }
    }
}

/// A user's word on whether an account is key, which beats the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMark {
    /// Key or not.
    pub key: bool,
    /// When it was decided.
    pub on: chrono::NaiveDate,
    /// Why.
    pub reason: Box<str>,
}

impl KeyMark {
    /// A user's word with its date and reason.
    pub fn new(key: bool, on: chrono::NaiveDate, reason: &str) -> KeyMark {
        KeyMark { key, on, reason: reason.trim().into() }
    }
}

/// An account of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// What describes it; shared by copies of the plan, and by its history, until one changes.
    pub profile: Arc<Profile>,
    /// How people judge it.
    pub ratings: Ratings,
    /// The user's word on its key status; `None` leaves it to the class.
    pub key: Option<KeyMark>,
}

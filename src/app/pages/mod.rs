//! What a person works on. A page is told by the session and never imports another page.

mod account;
mod accounts;
mod assessment;
mod line;
mod portfolio;
mod settings;
mod start;
mod state;
mod targets;

pub use account::Account;
pub use accounts::Accounts;
pub use assessment::{Assessment, AssessmentPart};
pub use line::{LineItem, plan_line};
pub use portfolio::Portfolio;
pub use settings::Settings;
pub use start::Start;
pub use state::{NoPlan, Unknown};
pub use targets::{MethodSheet, Targets};

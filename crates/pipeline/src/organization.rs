//! Organizations of accounts.

use crate::Yard;
use serde::{Deserialize, Serialize};

/// An organization of AWS Organizations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The id, such as `o-abcde12345`; policies name it in `aws:PrincipalOrgID`.
    pub id: String,
    /// The twelve digits of each member account.
    pub accounts: Vec<String>,
}

impl Yard {
    /// The id of the organization that an account belongs to.
    pub fn organization_of(&self, account: &str) -> Option<&str> {
        self.organizations
            .iter()
            .find(|organization| organization.accounts.iter().any(|each| each == account))
            .map(|organization| organization.id.as_str())
    }
}

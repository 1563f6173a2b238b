//! Who calls, and which names of a policy mean them.

use super::document::{PrincipalName, PrincipalType, Principals};
use super::request::ContextKey;
use crate::arn::Arn;
use serde::{Deserialize, Serialize};

/// Who makes a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Principal {
    /// A service, such as `events.amazonaws.com`.
    Service {
        /// The service principal.
        name: String,
    },
    /// A role that has been taken on.
    Role {
        /// The ARN of the role.
        arn: String,
        /// The id of the organization of the role's account.
        organization: Option<String>,
    },
    /// An account itself, with all its rights.
    Account {
        /// The twelve digits.
        account: String,
        /// The id of its organization.
        organization: Option<String>,
    },
}

/// How a policy names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Naming {
    /// Not at all.
    Not,
    /// Through its account, which leaves it to the account's own policies.
    ByAccount,
    /// By its own name, or everybody.
    Itself,
}

impl Principal {
    /// A service principal.
    pub fn service(name: impl Into<String>) -> Principal {
        Principal::Service { name: name.into() }
    }

    /// A role by its ARN, and the organization of its account.
    pub fn role(arn: impl Into<String>, organization: Option<&str>) -> Principal {
        Principal::Role {
            arn: arn.into(),
            organization: organization.map(str::to_owned),
        }
    }

    /// An account and its organization.
    pub fn account(account: impl Into<String>, organization: Option<&str>) -> Principal {
        Principal::Account {
            account: account.into(),
            organization: organization.map(str::to_owned),
        }
    }

    /// The account that the principal belongs to; none for a service.
    pub fn account_id(&self) -> Option<&str> {
        match self {
            Principal::Service { .. } => None,
            Principal::Role { arn, .. } => Arn::read(arn).ok().map(|arn| arn.account),
            Principal::Account { account, .. } => Some(account),
        }
    }

    /// The name by which a policy would name it: the service, the ARN of the
    /// role or the account.
    pub fn label(&self) -> &str {
        match self {
            Principal::Service { name } => name,
            Principal::Role { arn, .. } => arn,
            Principal::Account { account, .. } => account,
        }
    }

    /// The principal as AWS names it in the message of a refusal.
    pub fn in_message(&self) -> String {
        match self {
            Principal::Service { name } => name.clone(),
            Principal::Role { arn, .. } => match Arn::read(arn) {
                Ok(parts) => {
                    let name = parts.resource.rsplit('/').next().unwrap_or_default();
                    let (partition, account) = (parts.partition, parts.account);
                    format!("arn:{partition}:sts::{account}:assumed-role/{name}/EventBridge")
                }
                Err(_) => arn.clone(),
            },
            Principal::Account { account, .. } => format!("arn:aws:iam::{account}:root"),
        }
    }

    /// The condition keys that follow from who calls.
    pub(super) fn context(&self) -> Vec<ContextKey> {
        let mut keys = Vec::new();
        let mut put = |key: &str, value: &str| {
            keys.push(ContextKey {
                key: key.to_owned(),
                values: vec![value.to_owned()],
            });
        };
        let (organization, kind) = match self {
            Principal::Service { name } => {
                put("aws:PrincipalIsAWSService", "true");
                put("aws:PrincipalServiceName", name);
                return keys;
            }
            Principal::Role { arn, organization } => {
                put("aws:PrincipalArn", arn);
                (organization, "AssumedRole")
            }
            Principal::Account {
                account,
                organization,
            } => {
                put("aws:PrincipalArn", &format!("arn:aws:iam::{account}:root"));
                (organization, "Account")
            }
        };
        put("aws:PrincipalIsAWSService", "false");
        put("aws:PrincipalType", kind);
        if let Some(account) = self.account_id() {
            put("aws:PrincipalAccount", account);
        }
        if let Some(organization) = organization {
            put("aws:PrincipalOrgID", organization);
        }
        keys
    }

    /// How one name of a policy means this principal.
    fn named_by(&self, named: &PrincipalName) -> Naming {
        let name = named.name.text.as_str();
        let everybody = matches!(named.kind, PrincipalType::Everybody | PrincipalType::Aws);
        if everybody && name == "*" {
            return Naming::Itself;
        }
        match (self, named.kind) {
            (Principal::Service { name: own }, PrincipalType::Service) if own == name => {
                Naming::Itself
            }
            (Principal::Role { arn, .. }, PrincipalType::Aws) if arn == name => Naming::Itself,
            (Principal::Role { .. }, PrincipalType::Aws) if self.is_account(name) => {
                Naming::ByAccount
            }
            (Principal::Account { .. }, PrincipalType::Aws) if self.is_account(name) => {
                Naming::Itself
            }
            _ => Naming::Not,
        }
    }

    /// Whether a name is the account of this principal: its digits or the ARN
    /// of its root.
    fn is_account(&self, name: &str) -> bool {
        let root = Arn::read(name).ok();
        let root = root.filter(|arn| arn.service == "iam" && arn.resource == "root");
        let account = root.map_or(name, |arn| arn.account);
        self.account_id() == Some(account)
    }

    /// How a policy's principals mean this one. `NotPrincipal` means everybody
    /// whom it does not name.
    pub(super) fn naming(&self, principals: &Principals) -> Naming {
        let named = principals.items.iter().map(|one| self.named_by(one));
        let mut strongest = Naming::Not;
        for naming in named {
            strongest = match (strongest, naming) {
                (Naming::Itself, _) | (_, Naming::Itself) => Naming::Itself,
                (Naming::ByAccount, _) | (_, Naming::ByAccount) => Naming::ByAccount,
                _ => Naming::Not,
            };
        }
        match (principals.negated, strongest) {
            (false, naming) => naming,
            (true, Naming::Itself) => Naming::Not,
            // AWS asks for the account beside the role; the account alone
            // does not except the role.
            (true, _) => Naming::Itself,
        }
    }
}

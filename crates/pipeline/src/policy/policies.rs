//! The policies of a yard, by what they are attached to.

use super::document::PolicyType;
use crate::arn::Arn;
use serde::{Deserialize, Serialize};

/// Every policy that decides whether a target can be called. Texts are kept
/// as typed, valid or not. The policies of event buses stand with the buses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policies {
    /// The policies on resources.
    pub resources: Vec<ResourcePolicy>,
    /// The roles that EventBridge may take on.
    pub roles: Vec<Role>,
    /// The KMS keys that customers manage.
    pub keys: Vec<Key>,
    /// The topics and queues that KMS encrypts.
    pub encrypted: Vec<Encryption>,
}

/// The policy of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourcePolicy {
    /// The ARN of the resource. For the resource policies of CloudWatch Logs,
    /// which hold for all log groups of an account and Region:
    /// `arn:aws:logs:REGION:ACCOUNT:resource-policy:NAME`.
    pub resource: String,
    /// The policy as JSON text.
    pub policy: String,
}

/// A role of IAM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The ARN, such as `arn:aws:iam::123456789012:role/deliver`.
    pub arn: String,
    /// The trust policy: who may take on the role.
    pub trust_policy: String,
    /// The permission policies: what the role may do.
    pub policies: Vec<RolePolicy>,
}

/// A permission policy of a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolePolicy {
    /// Its name, unique in its role.
    pub name: String,
    /// The policy as JSON text.
    pub policy: String,
}

/// A KMS key that a customer manages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The ARN, such as `arn:aws:kms:us-east-1:123456789012:key/ID`.
    pub arn: String,
    /// Its aliases, such as `alias/orders`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The key policy as JSON text.
    pub policy: String,
}

/// A queue or topic that KMS encrypts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Encryption {
    /// The ARN of the queue or topic.
    pub resource: String,
    /// The key as it stands in `KmsMasterKeyId`: an ARN, an id or an alias.
    /// `alias/aws/sqs` and `alias/aws/sns` are the keys that AWS manages.
    pub key: String,
}

/// Where a policy is attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyPlace {
    /// On a resource.
    Resource {
        /// Its ARN.
        arn: String,
    },
    /// On a role, as its trust policy.
    Trust {
        /// The ARN of the role.
        role: String,
    },
    /// On a role, as one of its permission policies.
    Role {
        /// The ARN of the role.
        role: String,
        /// The name of the policy.
        name: String,
    },
    /// On a KMS key.
    Key {
        /// The ARN of the key.
        key: String,
    },
}

impl PolicyPlace {
    /// The grammar that holds there.
    pub fn policy_type(&self) -> PolicyType {
        match self {
            PolicyPlace::Resource { .. } => PolicyType::Resource,
            PolicyPlace::Trust { .. } => PolicyType::Trust,
            PolicyPlace::Role { .. } => PolicyType::Identity,
            PolicyPlace::Key { .. } => PolicyType::Key,
        }
    }

    /// The ARN of what the policy is attached to.
    pub fn arn(&self) -> &str {
        match self {
            PolicyPlace::Resource { arn } => arn,
            PolicyPlace::Trust { role } | PolicyPlace::Role { role, .. } => role,
            PolicyPlace::Key { key } => key,
        }
    }
}

impl Policies {
    /// The role of this ARN.
    pub fn role(&self, arn: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.arn == arn)
    }

    /// The policies that hold for a resource, with their places: one at most,
    /// but for log groups all resource policies of account and Region.
    pub fn of_resource<'a>(&'a self, arn: &'a str) -> Vec<(PolicyPlace, &'a str)> {
        let target = Arn::read(arn).ok().filter(|arn| arn.service == "logs");
        let holds = |one: &&ResourcePolicy| match target {
            None => one.resource == policy_owner(arn),
            Some(target) => Arn::read(&one.resource).is_ok_and(|other| {
                other.service == "logs"
                    && (other.account, other.region) == (target.account, target.region)
            }),
        };
        let found = self.resources.iter().filter(holds);
        found
            .map(|one| {
                let arn = one.resource.clone();
                (PolicyPlace::Resource { arn }, one.policy.as_str())
            })
            .collect()
    }

    /// The key that a resource is encrypted with, as its setting names it.
    pub fn key_of(&self, resource: &str) -> Option<&str> {
        let mut found = self.encrypted.iter();
        let found = found.find(|one| one.resource == resource);
        found.map(|one| one.key.as_str())
    }

    /// The key of a setting: its ARN, id or alias, in the account and Region
    /// of the resource.
    pub fn key(&self, setting: &str, resource: &str) -> Option<&Key> {
        let resource = Arn::read(resource).ok()?;
        let arn_of_alias = setting
            .split_once(":alias/")
            .map(|(_, name)| format!("alias/{name}"));
        self.keys.iter().find(|key| {
            let Ok(arn) = Arn::read(&key.arn) else {
                return key.arn == setting;
            };
            let here = (arn.account, arn.region) == (resource.account, resource.region);
            let named = |alias: &String| alias == setting || arn_of_alias.as_ref() == Some(alias);
            key.arn == setting
                || (here && arn.resource.strip_prefix("key/") == Some(setting))
                || (here && key.aliases.iter().any(named))
        })
    }

    /// The text of the policy at a place.
    pub fn text(&self, place: &PolicyPlace) -> Option<&str> {
        match place {
            PolicyPlace::Resource { arn } => {
                let mut found = self.resources.iter();
                found
                    .find(|one| one.resource == *arn)
                    .map(|one| one.policy.as_str())
            }
            PolicyPlace::Trust { role } => self.role(role).map(|role| role.trust_policy.as_str()),
            PolicyPlace::Role { role, name } => {
                let mut found = self.role(role)?.policies.iter();
                found
                    .find(|one| one.name == *name)
                    .map(|one| one.policy.as_str())
            }
            PolicyPlace::Key { key } => {
                let mut found = self.keys.iter();
                found
                    .find(|one| one.arn == *key)
                    .map(|one| one.policy.as_str())
            }
        }
    }

    /// Puts a policy at a place; makes the role where there is none. A key
    /// that is not there stays so.
    pub fn put(&mut self, place: &PolicyPlace, policy: &str) {
        let policy = policy.to_owned();
        match place {
            PolicyPlace::Resource { arn } => {
                match self.resources.iter_mut().find(|one| one.resource == *arn) {
                    Some(one) => one.policy = policy,
                    None => self.resources.push(ResourcePolicy {
                        resource: arn.clone(),
                        policy,
                    }),
                }
            }
            PolicyPlace::Trust { role } => self.role_mut(role).trust_policy = policy,
            PolicyPlace::Role { role, name } => {
                let role = self.role_mut(role);
                match role.policies.iter_mut().find(|one| one.name == *name) {
                    Some(one) => one.policy = policy,
                    None => role.policies.push(RolePolicy {
                        name: name.clone(),
                        policy,
                    }),
                }
            }
            PolicyPlace::Key { key } => {
                if let Some(one) = self.keys.iter_mut().find(|one| one.arn == *key) {
                    one.policy = policy;
                }
            }
        }
    }

    /// Takes the policy at a place away; a role goes with its trust policy,
    /// and a key stays.
    pub fn remove(&mut self, place: &PolicyPlace) {
        match place {
            PolicyPlace::Resource { arn } => self.resources.retain(|one| one.resource != *arn),
            PolicyPlace::Trust { role } => self.roles.retain(|one| one.arn != *role),
            PolicyPlace::Role { role, name } => {
                if let Some(one) = self.roles.iter_mut().find(|one| one.arn == *role) {
                    one.policies.retain(|policy| policy.name != *name);
                }
            }
            PolicyPlace::Key { .. } => {}
        }
    }

    fn role_mut(&mut self, arn: &str) -> &mut Role {
        let at = match self.roles.iter().position(|role| role.arn == arn) {
            Some(at) => at,
            None => {
                self.roles.push(Role {
                    arn: arn.to_owned(),
                    trust_policy: String::new(),
                    policies: Vec::new(),
                });
                self.roles.len() - 1
            }
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "the role at this place was found or pushed"
        )]
        &mut self.roles[at]
    }
}

/// What a policy is attached to for a target: for a method of API Gateway the
/// whole API, for anything else the target itself.
pub(super) fn policy_owner(target: &str) -> &str {
    let is_api = Arn::read(target).is_ok_and(|arn| arn.service == "execute-api");
    match target.split_once('/') {
        Some((api, _)) if is_api => api,
        _ => target,
    }
}

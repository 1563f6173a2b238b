//! Commands of services beside EventBridge: permissions, policies and roles.
//!
//! Errors have the codes and texts of the services' API references; seen 2026-11-22.

use super::arguments::Call;
use super::effects::Failure;
use super::write::queue_url;
use crate::cloudformation::partition_of;
use crate::import::policies::{
    AddPermission, checked, function_arn, log_policy_arn, queue_arn, statements,
};
use crate::tree::{Tree, put};
use pipeline::Yard;
use pipeline::policy::{Encryption, Key, Policies, PolicyPlace};
use serde_json::{Value, json};

/// Carries a command out.
pub(super) fn run(yard: &mut Yard, call: &Call) -> Result<Value, Failure> {
    let asked = Asked { call };
    match (call.command.service, call.command.operation) {
        ("lambda", "AddPermission") => add_permission(yard, &asked),
        ("lambda", "RemovePermission") => remove_permission(yard, &asked),
        ("sns", "CreateTopic") => {
            let arn = arn(yard, "sns", asked.text("Name"));
            attributes(yard, &arn, asked.call.request.get("Attributes"))?;
            Ok(json!({ "TopicArn": arn }))
        }
        ("sns", _) => {
            let given = json!({ asked.text("AttributeName"): asked.text("AttributeValue") });
            attributes(yard, asked.text("TopicArn"), Some(&given))
        }
        ("sqs", "CreateQueue") => {
            let name = asked.text("QueueName");
            let arn = arn(yard, "sqs", name);
            attributes(yard, &arn, asked.call.request.get("Attributes"))?;
            Ok(json!({ "QueueUrl": queue_url(&yard.region, &yard.account, name) }))
        }
        ("sqs", _) => match queue_arn(yard, asked.text("QueueUrl")) {
            Some(arn) => attributes(yard, &arn, asked.call.request.get("Attributes")),
            None => Err(Failure::new(
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
            )),
        },
        ("logs", "PutResourcePolicy") => {
            let place = PolicyPlace::Resource {
                arn: log_policy_arn(yard, asked.text("PolicyName")),
            };
            put_policy(
                yard,
                &place,
                asked.text("PolicyDocument"),
                "InvalidParameterException",
            )?;
            let (name, document) = (asked.text("PolicyName"), asked.text("PolicyDocument"));
            Ok(json!({ "resourcePolicy": { "policyName": name, "policyDocument": document } }))
        }
        ("logs", "DeleteResourcePolicy") => {
            let arn = log_policy_arn(yard, asked.text("PolicyName"));
            yard.conditions
                .policies
                .remove(&PolicyPlace::Resource { arn });
            Ok(Value::Null)
        }
        ("iam", operation) => iam(yard, operation, &asked),
        ("kms", "PutKeyPolicy") => put_key_policy(yard, &asked),
        ("kms", "CreateAlias") => create_alias(yard, &asked),
        ("kms", _) => delete_alias(yard, &asked),
        _ => Ok(Value::Null),
    }
}

struct Asked<'a> {
    call: &'a Call,
}

impl<'a> Asked<'a> {
    /// A member of the request; service models of other services write it small.
    fn some(&self, member: &str) -> Option<&'a str> {
        let mut given = self.call.request.iter();
        let found = given.find(|(name, _)| name.eq_ignore_ascii_case(member));
        found.and_then(|(_, value)| value.as_str())
    }

    fn text(&self, member: &str) -> &'a str {
        self.some(member).unwrap_or_default()
    }
}

fn arn(yard: &Yard, service: &str, name: &str) -> String {
    let (region, account) = (&yard.region, &yard.account);
    format!(
        "arn:{}:{service}:{region}:{account}:{name}",
        partition_of(region)
    )
}

fn add_permission(yard: &mut Yard, asked: &Asked<'_>) -> Result<Value, Failure> {
    let owned = |member: &str| asked.some(member).map(str::to_owned);
    let permission = AddPermission {
        statement_id: asked.text("StatementId").to_owned(),
        function_arn: function_arn(yard, asked.text("FunctionName"), asked.some("Qualifier")),
        action: asked.text("Action").to_owned(),
        principal: asked.text("Principal").to_owned(),
        source_arn: owned("SourceArn"),
        source_account: owned("SourceAccount"),
        principal_org_id: owned("PrincipalOrgID"),
        event_source_token: owned("EventSourceToken"),
        function_url_auth_type: owned("FunctionUrlAuthType"),
    };
    if !permission.put(&mut yard.conditions.policies) {
        return Err(Failure::new(
            "ResourceConflictException",
            format!(
                "The statement id ({}) provided already exists. Please provide a new statement id, or remove the existing statement.",
                permission.statement_id
            ),
        ));
    }
    Ok(json!({ "Statement": permission.statement().compact() }))
}

fn remove_permission(yard: &mut Yard, asked: &Asked<'_>) -> Result<Value, Failure> {
    let arn = function_arn(yard, asked.text("FunctionName"), asked.some("Qualifier"));
    let place = PolicyPlace::Resource { arn };
    let policies = &mut yard.conditions.policies;
    let old = policies.text(&place).and_then(Tree::read);
    let id = asked.text("StatementId");
    let all = statements(old.as_ref());
    let left: Vec<Tree> = all
        .iter()
        .filter(|one| one.get("Sid").and_then(Tree::text) != Some(id))
        .cloned()
        .collect();
    if left.len() == all.len() {
        let told = format!("Statement {id} is not found in resource policy.");
        return Err(Failure::new("ResourceNotFoundException", told));
    }
    match (left.is_empty(), old) {
        (false, Some(Tree::Map(mut members))) => {
            put(&mut members, "Statement", Tree::List(left));
            policies.put(&place, &Tree::Map(members).pretty());
        }
        _ => policies.remove(&place),
    }
    Ok(Value::Null)
}

/// The attributes of a queue or topic that a yard has something for.
fn attributes(yard: &mut Yard, arn: &str, given: Option<&Value>) -> Result<Value, Failure> {
    let given = given.and_then(Value::as_object).into_iter().flatten();
    for (name, value) in given {
        let text = value.as_str().unwrap_or_default();
        let place = PolicyPlace::Resource {
            arn: arn.to_owned(),
        };
        match name.as_str() {
            "Policy" if text.is_empty() => yard.conditions.policies.remove(&place),
            "Policy" => put_policy(yard, &place, text, "InvalidAttributeValue")?,
            "KmsMasterKeyId" => {
                let encrypted = &mut yard.conditions.policies.encrypted;
                encrypted.retain(|one| one.resource != arn);
                if !text.is_empty() {
                    encrypted.push(Encryption {
                        resource: arn.to_owned(),
                        key: text.to_owned(),
                    });
                }
            }
            _ => {}
        }
    }
    Ok(Value::Null)
}

fn put_policy(
    yard: &mut Yard,
    place: &PolicyPlace,
    document: &str,
    code: &str,
) -> Result<(), Failure> {
    let policy = checked(document, place.policy_type()).map_err(|told| Failure::new(code, told))?;
    yard.conditions.policies.put(place, &policy);
    Ok(())
}

fn role_named(policies: &Policies, name: &str) -> Option<String> {
    let mut roles = policies.roles.iter().map(|role| role.arn.as_str());
    roles
        .find(|arn| arn.rsplit('/').next() == Some(name))
        .map(str::to_owned)
}

fn iam(yard: &mut Yard, operation: &str, asked: &Asked<'_>) -> Result<Value, Failure> {
    const MALFORMED: &str = "MalformedPolicyDocument";
    let name = asked.text("RoleName");
    let known = role_named(&yard.conditions.policies, name);
    if operation == "CreateRole" {
        if known.is_some() {
            let told = format!("Role with name {name} already exists.");
            return Err(Failure::new("EntityAlreadyExists", told));
        }
        let path = asked.some("Path").unwrap_or("/");
        let partition = partition_of(&yard.region);
        let arn = format!("arn:{partition}:iam::{}:role{path}{name}", yard.account);
        let place = PolicyPlace::Trust { role: arn.clone() };
        put_policy(
            yard,
            &place,
            asked.text("AssumeRolePolicyDocument"),
            MALFORMED,
        )?;
        return Ok(json!({ "Role": { "Path": path, "RoleName": name, "Arn": arn } }));
    }
    let Some(role) = known else {
        let told = format!("The role with name {name} cannot be found.");
        return Err(Failure::new("NoSuchEntity", told));
    };
    let policy = asked.text("PolicyName").to_owned();
    match operation {
        "PutRolePolicy" => {
            let place = PolicyPlace::Role { role, name: policy };
            put_policy(yard, &place, asked.text("PolicyDocument"), MALFORMED)?;
        }
        "UpdateAssumeRolePolicy" => {
            let place = PolicyPlace::Trust { role };
            put_policy(yard, &place, asked.text("PolicyDocument"), MALFORMED)?;
        }
        "DeleteRole" => {
            let policies = &mut yard.conditions.policies;
            if policies
                .role(&role)
                .is_some_and(|role| !role.policies.is_empty())
            {
                return Err(Failure::new(
                    "DeleteConflict",
                    "Cannot delete entity, must delete policies first.",
                ));
            }
            policies.remove(&PolicyPlace::Trust { role });
        }
        _ => {
            let place = PolicyPlace::Role { role, name: policy };
            yard.conditions.policies.remove(&place);
        }
    }
    Ok(Value::Null)
}

fn delete_alias(yard: &mut Yard, asked: &Asked<'_>) -> Result<Value, Failure> {
    let alias = asked.text("AliasName");
    let keys = &mut yard.conditions.policies.keys;
    match keys
        .iter_mut()
        .find(|key| key.aliases.iter().any(|known| known == alias))
    {
        Some(key) => {
            key.aliases.retain(|known| known != alias);
            Ok(Value::Null)
        }
        None => Err(Failure::new(
            "NotFoundException",
            format!("Alias {alias} is not found."),
        )),
    }
}

/// The key that an option means: its ARN, its id in this place or one of its aliases.
fn key_arn(yard: &Yard, key: &str) -> String {
    if key.starts_with("arn:") {
        return key.to_owned();
    }
    let keys = &yard.conditions.policies.keys;
    let alias = keys
        .iter()
        .find(|known| known.aliases.iter().any(|alias| alias == key));
    match alias {
        Some(known) => known.arn.clone(),
        None => {
            let (region, account) = (&yard.region, &yard.account);
            format!(
                "arn:{}:kms:{region}:{account}:key/{key}",
                partition_of(region)
            )
        }
    }
}

/// The policy of a key; one that the yard does not know yet is one that is there in AWS.
fn put_key_policy(yard: &mut Yard, asked: &Asked<'_>) -> Result<Value, Failure> {
    let arn = key_arn(yard, asked.text("KeyId"));
    let place = PolicyPlace::Key { key: arn.clone() };
    let policy = checked(asked.text("Policy"), place.policy_type())
        .map_err(|told| Failure::new("MalformedPolicyDocumentException", told))?;
    let keys = &mut yard.conditions.policies.keys;
    match keys.iter_mut().find(|key| key.arn == arn) {
        Some(key) => key.policy = policy,
        None => keys.push(Key {
            arn,
            aliases: Vec::new(),
            policy,
        }),
    }
    Ok(Value::Null)
}

fn create_alias(yard: &mut Yard, asked: &Asked<'_>) -> Result<Value, Failure> {
    let arn = key_arn(yard, asked.text("TargetKeyId"));
    let alias = asked.text("AliasName").to_owned();
    let keys = &mut yard.conditions.policies.keys;
    match keys.iter_mut().find(|key| key.arn == arn) {
        Some(key) if key.aliases.contains(&alias) => Err(Failure::new(
            "AlreadyExistsException",
            format!("An alias with the name {alias} already exists"),
        )),
        Some(key) => {
            key.aliases.push(alias);
            Ok(Value::Null)
        }
        None => Err(Failure::new(
            "NotFoundException",
            format!("Key '{arn}' does not exist"),
        )),
    }
}

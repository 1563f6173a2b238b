//! What each kind of policy asks of a statement.

use super::super::read::{SYNTAX, head};
use super::super::{Effect, PolicyType, PrincipalName, PrincipalType, Statement, Text};
use crate::policy::finding::{Code, Finding};
use pattern::json::Value;

pub(super) fn check(
    statement: &Statement,
    value: &Value,
    policy_type: PolicyType,
    findings: &mut Vec<Finding>,
) {
    principal(statement, value, policy_type, findings);
    action(statement, value, policy_type, findings);
    resource(statement, value, policy_type, findings);
    conditions(statement, findings);
    if policy_type == PolicyType::Resource {
        confused_deputy(statement, findings);
    }
}

fn missing(value: &Value, message: &str, help: &str) -> Finding {
    Finding::error(Code::MissingElement, head(value), message).help(help)
}

fn principal(
    statement: &Statement,
    value: &Value,
    policy_type: PolicyType,
    findings: &mut Vec<Finding>,
) {
    let Some(principal) = &statement.principal else {
        if policy_type != PolicyType::Identity {
            findings.push(missing(
                value,
                "Missing required field Principal",
                "Say whom the statement is about, such as \"Principal\": {\"Service\": \"events.amazonaws.com\"}.",
            ));
        }
        return;
    };
    if policy_type == PolicyType::Identity {
        findings.push(
            Finding::error(
                Code::ProhibitedElement,
                principal.span,
                "Policy document should not specify a principal.",
            )
            .help("The principal of a role's policy is the role. Take Principal out."),
        );
        return;
    }
    if principal.items.is_empty() {
        findings.push(
            Finding::error(Code::Principal, principal.span, SYNTAX)
                .help("Name at least one principal."),
        );
    }
    if principal.negated && statement.effect == Effect::Allow {
        findings.push(
            Finding::warning(
                Code::AllowNotPrincipal,
                principal.span,
                "Allow with NotPrincipal lets everybody else in, also people without an account.",
            )
            .help("Name those who may, with Principal."),
        );
    }
    for named in &principal.items {
        let (name, span) = (named.name.text.as_str(), named.name.span);
        let help = match named.kind {
            PrincipalType::Aws if !is_aws_principal(name) => {
                "An AWS principal is an account's twelve digits, the ARN of an account, role or user, or \"*\". Wildcards within an ARN do not work here: use \"*\" with a condition on aws:PrincipalArn."
            }
            PrincipalType::Service if !is_service(name) => {
                "A service principal is a name such as events.amazonaws.com, without wildcards."
            }
            _ => continue,
        };
        findings.push(
            Finding::error(
                Code::Principal,
                span,
                format!(
                    "Invalid principal in policy: \"{}\":\"{name}\"",
                    named.kind.as_str()
                ),
            )
            .help(help),
        );
    }
}

fn is_aws_principal(name: &str) -> bool {
    let is_arn = || {
        let parts: Vec<&str> = name.splitn(6, ':').collect();
        matches!(
            parts.as_slice(),
            ["arn", partition, "iam" | "sts", "", account, _]
                if partition.starts_with("aws") && is_account(account)
        ) && !name.contains(['*', '?'])
    };
    name == "*" || is_account(name) || is_arn()
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_service(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let ends = [
        ".amazonaws.com",
        ".amazonaws.com.cn",
        ".amazon.com",
        ".aws.internal",
    ];
    name.chars().all(allowed) && ends.iter().any(|end| name.ends_with(end))
}

fn action(
    statement: &Statement,
    value: &Value,
    policy_type: PolicyType,
    findings: &mut Vec<Finding>,
) {
    let Some(action) = statement
        .action
        .as_ref()
        .filter(|one| !one.items.is_empty())
    else {
        findings.push(missing(
            value,
            "Policy statement must contain actions.",
            "Say what is allowed or denied, such as \"Action\": \"sqs:SendMessage\".",
        ));
        return;
    };
    for item in &action.items {
        let service = item.text.split_once(':');
        if item.text != "*"
            && service.is_none_or(|(service, name)| service.is_empty() || name.is_empty())
        {
            findings.push(
                Finding::error(
                    Code::Action,
                    item.span,
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                )
                .help("Write the service before the action, such as sqs:SendMessage."),
            );
        } else if policy_type == PolicyType::Trust
            && !service.is_some_and(|(service, _)| service.eq_ignore_ascii_case("sts"))
        {
            findings.push(
                Finding::error(
                    Code::Action,
                    item.span,
                    "AssumeRole policy may only specify STS AssumeRole actions.",
                )
                .help("A trust policy says who may take on the role: the action is sts:AssumeRole. What the role may do stands in its permission policies."),
            );
        }
    }
}

fn resource(
    statement: &Statement,
    value: &Value,
    policy_type: PolicyType,
    findings: &mut Vec<Finding>,
) {
    let found = statement
        .resource
        .as_ref()
        .filter(|one| !one.items.is_empty());
    let Some(resource) = found else {
        if policy_type != PolicyType::Trust {
            findings.push(missing(
                value,
                "Policy statement must contain resources.",
                "Say on what, by its ARN, such as \"Resource\": \"arn:aws:sqs:us-east-1:123456789012:orders\".",
            ));
        }
        return;
    };
    if policy_type == PolicyType::Trust {
        findings.push(
            Finding::error(
                Code::ProhibitedElement,
                resource.span,
                "Has prohibited field Resource",
            )
            .help("The resource of a trust policy is the role itself. Take Resource out."),
        );
        return;
    }
    for item in &resource.items {
        let variable = item.text.contains("${");
        let is_arn = item.text.starts_with("arn:") && item.text.splitn(6, ':').count() == 6;
        let is_method = item.text.starts_with("execute-api:/");
        if !is_arn && !is_method && !item.text.starts_with('*') && !variable {
            findings.push(
                Finding::error(
                    Code::Resource,
                    item.span,
                    format!("Resource {} must be in ARN format or \"*\".", item.text),
                )
                .help("An ARN has six parts with colons between them: arn:partition:service:region:account:resource."),
            );
        }
    }
}

fn conditions(statement: &Statement, findings: &mut Vec<Finding>) {
    for condition in &statement.conditions {
        if !condition.key.text.contains(':') {
            findings.push(
                Finding::error(
                    Code::ConditionKey,
                    condition.key.span,
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                )
                .help("A condition key has a prefix, such as aws:SourceArn."),
            );
        }
        if condition.values.is_empty() {
            findings.push(
                Finding::warning(
                    Code::ConditionKey,
                    condition.span,
                    "The condition has no value to compare with.",
                )
                .help("Without a value the condition never holds, or always where it is negated."),
            );
        }
    }
}

/// A service that is let in whoever it acts for. EventBridge carries no
/// condition keys to a topic or when it makes a log stream, so there it is
/// the only way.
fn confused_deputy(statement: &Statement, findings: &mut Vec<Finding>) {
    let (Some(principal), Some(action)) = (&statement.principal, &statement.action) else {
        return;
    };
    let is_service = |one: &PrincipalName| one.kind == PrincipalType::Service;
    let says_whose = |key: &str| {
        let keys = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID"];
        keys.iter().any(|known| known.eq_ignore_ascii_case(key))
    };
    let carries_keys = |action: &Text| {
        let without = ["sns:Publish", "logs:CreateLogStream"];
        !without
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&action.text))
    };
    if statement.effect == Effect::Allow
        && !principal.negated
        && principal.items.iter().any(is_service)
        && action.items.iter().any(carries_keys)
        && !statement
            .conditions
            .iter()
            .any(|one| says_whose(&one.key.text))
    {
        findings.push(
            Finding::warning(
                Code::ConfusedDeputy,
                principal.span,
                "The service is let in whoever it acts for.",
            )
            .help("Add a condition on aws:SourceArn with the ARN of the rule, so that the service cannot be made to act for somebody else."),
        );
    }
}

impl PrincipalType {
    /// The name under which the principal stands.
    pub fn as_str(self) -> &'static str {
        match self {
            PrincipalType::Everybody => "*",
            PrincipalType::Aws => "AWS",
            PrincipalType::Service => "Service",
            PrincipalType::Federated => "Federated",
            PrincipalType::CanonicalUser => "CanonicalUser",
        }
    }
}

//! Reads one statement of a policy.

use super::read::{SYNTAX, head, unknown, wrong_type};
use super::{
    Condition, Document, Effect, PolicyType, PrincipalName, PrincipalType, Principals, Statement,
    Text, Texts,
};
use crate::policy::condition::Operator;
use crate::policy::finding::{Code, Finding};
use pattern::Span;
use pattern::json::{Kind, Value};

const NAMES: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

pub(super) fn read(value: &Value, document: &mut Document, findings: &mut Vec<Finding>) {
    let Some(members) = value.as_object() else {
        findings.push(wrong_type("A statement", "an object", value.span));
        return;
    };
    for member in members {
        if !NAMES.contains(&member.key.as_str()) {
            findings.push(unknown(&member.key, member.key_span, &NAMES));
        }
    }
    let statement = Statement {
        span: value.span,
        sid: read_sid(value, document, findings),
        effect: read_effect(value, findings),
        principal: either(value, ["Principal", "NotPrincipal"], findings)
            .map(|(negated, found)| read_principals(negated, found, findings)),
        action: either(value, ["Action", "NotAction"], findings)
            .map(|(negated, found)| read_texts(negated, found, "Action", findings)),
        resource: either(value, ["Resource", "NotResource"], findings)
            .map(|(negated, found)| read_texts(negated, found, "Resource", findings)),
        conditions: match value.get("Condition") {
            Some(found) => read_conditions(found, findings),
            None => Vec::new(),
        },
    };
    check(&statement, value, document.policy_type, findings);
    document.statements.push(statement);
}

/// The value of a name or of its negation, of which only one may stand there.
fn either<'v>(
    value: &'v Value,
    names: [&str; 2],
    findings: &mut Vec<Finding>,
) -> Option<(bool, &'v Value)> {
    let [plain, negated] = names;
    match (value.get(plain), value.get(negated)) {
        (Some(found), None) => Some((false, found)),
        (None, Some(found)) => Some((true, found)),
        (Some(found), Some(other)) => {
            findings.push(
                Finding::error(Code::BothForms, other.span, SYNTAX)
                    .help(format!("A statement has {plain} or {negated}, not both.")),
            );
            Some((false, found))
        }
        (None, None) => None,
    }
}

fn read_sid(value: &Value, document: &Document, findings: &mut Vec<Finding>) -> Option<Text> {
    let found = value.get("Sid")?;
    let Some(sid) = text_of(found) else {
        findings.push(wrong_type("Sid", "a text", found.span));
        return None;
    };
    let earlier = |other: &Statement| !sid.text.is_empty() && other.sid() == Some(&sid.text);
    if document.statements.iter().any(earlier) {
        findings.push(
            Finding::error(
                Code::Sid,
                sid.span,
                "Statement IDs (SID) in a single policy must be unique.",
            )
            .help("Give this statement another Sid, or none."),
        );
    }
    let identity = matches!(
        document.policy_type,
        PolicyType::Identity | PolicyType::Trust
    );
    if identity && !sid.text.chars().all(|c| c.is_ascii_alphanumeric()) {
        findings.push(
            Finding::error(
                Code::Sid,
                sid.span,
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            )
            .help("In the policies of a role a Sid has letters and digits only."),
        );
    }
    Some(sid)
}

fn read_effect(value: &Value, findings: &mut Vec<Finding>) -> Effect {
    let found = value.get("Effect");
    match found.and_then(Value::as_str) {
        Some("Allow") => Effect::Allow,
        Some("Deny") => Effect::Deny,
        _ => {
            let span = found.map_or_else(|| head(value), |found| found.span);
            findings.push(
                Finding::error(Code::Effect, span, SYNTAX)
                    .help("Effect is \"Allow\" or \"Deny\", with this capital."),
            );
            Effect::Deny
        }
    }
}

fn text_of(value: &Value) -> Option<Text> {
    value.as_str().map(|text| Text {
        text: text.to_owned(),
        span: value.span,
    })
}

/// The texts of a text or of a list of texts.
fn texts_of(value: &Value, name: &str, findings: &mut Vec<Finding>) -> Vec<Text> {
    let mut texts = Vec::new();
    let items = match &value.kind {
        Kind::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    for item in items {
        match text_of(item) {
            Some(text) => texts.push(text),
            None => findings.push(wrong_type(name, "a text or a list of texts", item.span)),
        }
    }
    texts
}

fn read_texts(negated: bool, value: &Value, name: &str, findings: &mut Vec<Finding>) -> Texts {
    Texts {
        negated,
        span: value.span,
        items: texts_of(value, name, findings),
    }
}

fn read_principals(negated: bool, value: &Value, findings: &mut Vec<Finding>) -> Principals {
    let mut items = Vec::new();
    match &value.kind {
        Kind::String(text) if text == "*" => items.push(PrincipalName {
            kind: PrincipalType::Everybody,
            name: Text {
                text: text.clone(),
                span: value.span,
            },
        }),
        Kind::Object(members) => {
            for member in members {
                let Some(kind) = PrincipalType::named(&member.key) else {
                    let known = ["AWS", "Service", "Federated", "CanonicalUser"];
                    findings.push(unknown(&member.key, member.key_span, &known));
                    continue;
                };
                let names = texts_of(&member.value, "Principal", findings);
                items.extend(names.into_iter().map(|name| PrincipalName { kind, name }));
            }
        }
        _ => findings.push(
            Finding::error(Code::Principal, value.span, SYNTAX).help(
                "A principal is \"*\" or an object such as {\"Service\": \"events.amazonaws.com\"} or {\"AWS\": \"111122223333\"}.",
            ),
        ),
    }
    Principals {
        negated,
        span: value.span,
        items,
    }
}

impl PrincipalType {
    fn named(name: &str) -> Option<PrincipalType> {
        Some(match name {
            "AWS" => PrincipalType::Aws,
            "Service" => PrincipalType::Service,
            "Federated" => PrincipalType::Federated,
            "CanonicalUser" => PrincipalType::CanonicalUser,
            _ => return None,
        })
    }
}

fn read_conditions(value: &Value, findings: &mut Vec<Finding>) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let Some(operators) = value.as_object() else {
        findings.push(wrong_type(
            "Condition",
            "an object of operators",
            value.span,
        ));
        return conditions;
    };
    for (at, operator) in operators.iter().enumerate() {
        if operators
            .iter()
            .skip(at + 1)
            .any(|later| later.key == operator.key)
        {
            continue;
        }
        let Some(known) = Operator::named(&operator.key) else {
            findings.push(unknown_operator(&operator.key, operator.key_span));
            continue;
        };
        let Some(keys) = operator.value.as_object() else {
            let wanted = "an object of condition keys and their values";
            findings.push(wrong_type(&operator.key, wanted, operator.value.span));
            continue;
        };
        for (at, key) in keys.iter().enumerate() {
            if keys.iter().skip(at + 1).any(|later| later.key == key.key) {
                continue;
            }
            conditions.push(Condition {
                span: Span::new(key.key_span.start, key.value.span.end),
                operator: known,
                operator_text: Text {
                    text: operator.key.clone(),
                    span: operator.key_span,
                },
                key: Text {
                    text: key.key.clone(),
                    span: key.key_span,
                },
                values: condition_values(&key.value, findings),
            });
        }
    }
    conditions
}

/// The values of a condition; IAM takes numbers and booleans as texts.
fn condition_values(value: &Value, findings: &mut Vec<Finding>) -> Vec<Text> {
    let items = match &value.kind {
        Kind::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let mut texts = Vec::new();
    for item in items {
        let text = match &item.kind {
            Kind::String(text) | Kind::Number(text) => text.clone(),
            Kind::Bool(is) => is.to_string(),
            _ => {
                findings.push(wrong_type(
                    "A condition's value",
                    "a text or a list of texts",
                    item.span,
                ));
                continue;
            }
        };
        texts.push(Text {
            text,
            span: item.span,
        });
    }
    texts
}

fn unknown_operator(name: &str, span: Span) -> Finding {
    let help = match Operator::nearest(name) {
        Some(known) => format!("Operators have capitals as in \"{known}\"."),
        None => "The operators are StringEquals, StringLike, ArnEquals, ArnLike, Bool, Null and others, with Not and IfExists.".to_owned(),
    };
    Finding::error(
        Code::Operator,
        span,
        format!("Invalid Condition type : {name}."),
    )
    .help(help)
}

mod check;

use check::check;

//! The corpus of policies: what each says to a call, which statement decides
//! or is nearest, and which parts of it do not apply.

use pipeline::policy::{Document, Mismatch, Outcome, Part, PolicyType, Principal, Request};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    #[serde(rename = "type")]
    policy_type: PolicyType,
    policy: Value,
    principal: Who,
    action: String,
    resource: String,
    #[serde(default)]
    context: BTreeMap<String, String>,
    /// `allowed`, `explicit-deny`, `implicit-deny` or `refused`, and the `Sid`
    /// of the statement that decides or is nearest.
    expect: String,
    /// The parts of the nearest statement that do not apply.
    #[serde(default)]
    why: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    service: Option<String>,
    role: Option<String>,
    account: Option<String>,
    organization: Option<String>,
}

impl Who {
    fn principal(&self) -> Principal {
        let organization = self.organization.as_deref();
        match (&self.service, &self.role) {
            (Some(name), _) => Principal::service(name),
            (None, Some(arn)) => Principal::role(arn, organization),
            (None, None) => {
                Principal::account(self.account.as_deref().unwrap_or_default(), organization)
            }
        }
    }
}

fn part(mismatch: &Mismatch) -> String {
    match &mismatch.part {
        Part::Principal => "Principal".to_owned(),
        Part::Action => "Action".to_owned(),
        Part::Resource => "Resource".to_owned(),
        Part::Condition { key, .. } => format!("Condition {key}"),
    }
}

fn run(case: &Case) -> (String, Vec<String>) {
    let (document, _) = Document::parse(&case.policy.to_string(), case.policy_type);
    let mut request = Request::new(case.principal.principal(), &*case.action, &*case.resource);
    for (key, value) in &case.context {
        request = request.with(key, value);
    }
    let decision = document.decide(&request);
    let (word, by) = match &decision.outcome {
        Outcome::Allowed { by, .. } => ("allowed", Some(by)),
        Outcome::ExplicitDeny { by } => ("explicit-deny", Some(by)),
        Outcome::ImplicitDeny { nearest } => ("implicit-deny", nearest.as_ref()),
        Outcome::Refused => ("refused", None),
    };
    let result = match by.and_then(|by| by.sid.as_deref()) {
        Some(sid) => format!("{word}:{sid}"),
        None => word.to_owned(),
    };
    let deciding = decision.deciding();
    let why = deciding.map(|one| one.mismatches.iter().map(part).collect());
    (result, why.unwrap_or_default())
}

#[test]
fn every_case_of_the_corpus() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/corpus/policies.jsonl"
    );
    let text = std::fs::read_to_string(path).expect("the corpus is there");
    let mut differing = Vec::new();
    let mut count = 0;
    for line in text.lines() {
        let case: Case = serde_json::from_str(line).expect("a case is one JSON object");
        let (result, why) = run(&case);
        if (&result, &why) != (&case.expect, &case.why) {
            differing.push(format!(
                "{}: {result} {why:?}, expected {} {:?}",
                case.id, case.expect, case.why
            ));
        }
        count += 1;
    }
    assert!(count > 50, "only {count} cases");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

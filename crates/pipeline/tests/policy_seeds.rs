//! Replays what the fuzzer of policies starts from and what it has found.

use std::path::Path;

use pattern::Span;
use pipeline::policy::{
    Document, Encryption, Invocation, Key, Outcome, Policies, PolicyType, Principal, Request,
    ResourcePolicy, Role, RolePolicy, Sender, Verdict, authorize, complete,
};

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:orders";
const ROLE: &str = "arn:aws:iam::111122223333:role/deliver";
const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/7a-1";
const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/paid";

const TYPES: [PolicyType; 4] = [
    PolicyType::Resource,
    PolicyType::Identity,
    PolicyType::Trust,
    PolicyType::Key,
];

#[expect(clippy::expect_used, reason = "without seeds there is nothing to test")]
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/policies");
    let entries = std::fs::read_dir(folder).expect("the seeds are there");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let texts: Vec<String> = paths
        .map(|path| std::fs::read(path).expect("a seed can be read"))
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(texts.len() > 20, "only {} seeds", texts.len());
    texts
}

fn fits(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}

#[test]
fn every_span_lies_in_the_text_and_what_decides_applies() {
    let mut outcomes = [0; 4];
    for text in seeds() {
        for policy_type in TYPES {
            let (document, findings) = Document::parse(&text, policy_type);
            let error = findings.iter().any(|one| one.is_error());
            assert_eq!(document.refused, error, "{text}");
            assert!(findings.iter().all(|one| fits(one.span, &text)), "{text}");
            let service = Principal::service("events.amazonaws.com");
            let request = Request::new(service, "sqs:SendMessage", QUEUE).on_behalf_of(RULE);
            let decision = document.decide(&request);
            for result in &decision.statements {
                assert!(fits(result.statement.span, &text), "{text}");
                let mut parts = result.mismatches.iter();
                assert!(parts.all(|part| fits(part.span, &text)), "{text}");
            }
            let counted = match &decision.outcome {
                Outcome::Allowed { by, .. } | Outcome::ExplicitDeny { by } => {
                    let result = decision.statements.get(by.index);
                    assert!(result.is_some_and(|result| result.applies()), "{text}");
                    usize::from(decision.is_allowed())
                }
                Outcome::ImplicitDeny { .. } => 2,
                Outcome::Refused => 3,
            };
            if let Some(outcome) = outcomes.get_mut(counted) {
                *outcome += 1;
            }
        }
    }
    assert!(outcomes.iter().all(|count| *count > 2), "{outcomes:?}");
}

#[test]
fn a_statement_mends_all_but_denials_and_refused_policies() {
    let (mut mended, mut denied) = (0, 0);
    for text in seeds() {
        for (kind, role_arn) in [
            (PolicyType::Resource, None),
            (PolicyType::Key, None),
            (PolicyType::Identity, Some(ROLE)),
            (PolicyType::Trust, Some(ROLE)),
        ] {
            let (before, _) = Document::parse(&text, kind);
            let invocation = Invocation {
                sender: Sender::Rule,
                source_arn: RULE,
                organization: Some("o-abc"),
                target_arn: QUEUE,
                role_arn,
                parameters: &[],
                passed_roles: &[],
                bus_policy: None,
            };
            let completed = complete(&invocation, &at(kind, &text));
            let added = completed.added.iter();
            for missing in added.filter(|one| one.place.policy_type() == kind) {
                let (after, findings) = Document::parse(&missing.policy, kind);
                assert!(
                    before.refused || !after.refused,
                    "{findings:?}\n{}",
                    missing.policy
                );
                for (old, new) in before.statements.iter().zip(&after.statements) {
                    assert_eq!(old.span.of(&text), new.span.of(&missing.policy));
                }
            }
            let last = authorize(&invocation, &completed.policies);
            match last.refusal().map(|check| &check.verdict) {
                None => mended += 1,
                Some(Verdict::ExplicitDeny { .. }) => denied += 1,
                Some(other) => assert!(before.refused, "{kind:?}: {other:?}\n{text}"),
            }
        }
    }
    assert!(
        mended > 20 && denied > 2,
        "{mended} mended, {denied} denied"
    );
}

/// A queue with a key and a role, whose policies of this kind are the text and
/// all others empty.
fn at(kind: PolicyType, text: &str) -> Policies {
    let of = |one: PolicyType| {
        if one == kind {
            text.to_owned()
        } else {
            String::new()
        }
    };
    Policies {
        resources: vec![ResourcePolicy {
            resource: QUEUE.to_owned(),
            policy: of(PolicyType::Resource),
        }],
        roles: vec![Role {
            arn: ROLE.to_owned(),
            trust_policy: of(PolicyType::Trust),
            policies: vec![RolePolicy {
                name: "may".to_owned(),
                policy: of(PolicyType::Identity),
            }],
        }],
        keys: vec![Key {
            arn: KEY.to_owned(),
            aliases: Vec::new(),
            policy: of(PolicyType::Key),
        }],
        encrypted: vec![Encryption {
            resource: QUEUE.to_owned(),
            key: KEY.to_owned(),
        }],
    }
}

//! Reading a policy never panics, spans lie within the text, and deciding keeps its laws: a denial
//! of everything wins, and what is suggested lets the call through wherever nothing denies it.
//! The text is the policy of a queue, of a key, of a role, and the trust policy of a role.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pattern::Span;
use pipeline::policy::{
    Document, Encryption, Invocation, Key, Outcome, Policies, PolicyType, Principal, Request,
    ResourcePolicy, Role, RolePolicy, Sender, Verdict, authorize, complete,
};

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:orders";
const ROLE: &str = "arn:aws:iam::111122223333:role/deliver";
const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/7a-1";
const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/paid";

fuzz_target!(|text: &str| {
    for policy_type in [
        PolicyType::Resource,
        PolicyType::Identity,
        PolicyType::Trust,
        PolicyType::Key,
    ] {
        lawful(text, policy_type);
    }
    mended(text);
});

fn fits(span: Span, text: &str) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?}");
}

fn lawful(text: &str, policy_type: PolicyType) {
    let (document, findings) = Document::parse(text, policy_type);
    assert_eq!(document.refused, findings.iter().any(|one| one.is_error()));
    for finding in &findings {
        fits(finding.span, text);
    }
    for principal in [
        Principal::service("events.amazonaws.com"),
        Principal::role(ROLE, Some("o-abc")),
        Principal::account("444455556666", None),
    ] {
        let request = Request::new(principal, "sqs:SendMessage", QUEUE).on_behalf_of(RULE);
        let decision = document.decide(&request);
        assert_eq!(decision.statements.len(), document.statements.len());
        assert_eq!(decision.outcome == Outcome::Refused, document.refused);
        for result in &decision.statements {
            fits(result.statement.span, text);
            for mismatch in &result.mismatches {
                fits(mismatch.span, text);
                assert!(!mismatch.sentence().is_empty());
            }
        }
        if let Outcome::Allowed { by, .. } | Outcome::ExplicitDeny { by } = &decision.outcome {
            assert!(decision.statements[by.index].applies());
        }
    }
}

fn mended(text: &str) {
    for (kind, role_arn) in [
        (PolicyType::Resource, None),
        (PolicyType::Key, None),
        (PolicyType::Identity, Some(ROLE)),
        (PolicyType::Trust, Some(ROLE)),
    ] {
        let (before, _) = Document::parse(text, kind);
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
        let completed = complete(&invocation, &at(kind, text));
        for missing in &completed.added {
            if missing.place.policy_type() == kind {
                kept(text, &before, &missing.policy);
            }
        }
        let last = authorize(&invocation, &completed.policies);
        let Some(refusal) = last.refusal() else {
            continue;
        };
        assert!(!refusal.message().is_empty() && !refusal.help().is_empty());
        // Only a denial, or a text that AWS refuses, is beyond a statement.
        assert!(
            before.refused || matches!(refusal.verdict, Verdict::ExplicitDeny { .. }),
            "{refusal:?}"
        );
    }
}

/// A statement that is put into a policy that AWS takes leaves one that AWS
/// takes, with all the statements that it had.
fn kept(text: &str, before: &Document, after: &str) {
    if before.refused {
        return;
    }
    let (new, findings) = Document::parse(after, before.policy_type);
    assert!(!new.refused, "{findings:?}");
    assert!(new.statements.len() > before.statements.len());
    for (old, new) in before.statements.iter().zip(&new.statements) {
        assert_eq!(old.effect, new.effect);
        assert_eq!(old.span.of(text), new.span.of(after));
    }
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

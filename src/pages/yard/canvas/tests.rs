use super::map::{Drawn, Map, MapProps, Scene};
use super::wiring::Wiring;
use super::wiring::tests::{queue, rule, yard};
use crate::markup;
use pipeline::{DeadLetterConfig, RuleState, Target, Yard};
use std::rc::Rc;
use yew::prelude::*;

async fn map(yard: &Yard, said: &[&'static str]) -> String {
    let scene = Scene::of(Wiring::of(yard, &["aws.s3".to_owned()], said));
    markup::of::<Map>(MapProps {
        scene: Drawn(Rc::new(scene)),
        current: 0,
        open: None,
        onreach: Callback::noop(),
        onopen: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn an_empty_yard() {
    insta::assert_snapshot!(map(&Yard::default(), &[]).await);
}

#[tokio::test]
async fn one_rule() {
    let lost = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("lost").arn),
        }),
        ..queue("jobs")
    };
    insta::assert_snapshot!(map(&yard(vec![rule("new-objects", &[lost])]), &["Matches"]).await);
}

#[tokio::test]
async fn thirty_rules_with_sixty_targets() {
    let rules = (0..30).map(|n| {
        let targets = [
            queue(&format!("queue-{n}-a")),
            queue(&format!("queue-{n}-b")),
        ];
        let mut rule = rule(&format!("rule-{n}"), &targets);
        if n % 7 == 6 {
            rule.state = RuleState::Disabled;
        }
        rule
    });
    let markup = map(&yard(rules.collect()), &[]).await;
    assert_eq!(markup.matches("role=\"treeitem\"").count(), 92);
    assert_eq!(markup.matches("tabindex=\"0\"").count(), 1);
    // The last rule with its targets; the others look like it.
    let last = markup
        .find("aria-label=\"Rule rule-29\"")
        .expect("the last rule");
    insta::assert_snapshot!(markup.split_at(last).1);
}

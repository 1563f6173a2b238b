//! Loops are cut, and a chain has an end.

use super::*;

#[test]
fn a_loop_through_a_function_is_cut_after_its_last_hop() {
    let put = ApiCall::new(
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"Again","Detail":"{}"}]}"#,
    );
    let yard = driven(vec![put]);
    let sent = play(&yard, &[event("Go", "{}")], 86_400);
    let calls = sent
        .doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::Started);
    assert_eq!(calls.count(), MOST_HOPS as usize);
    let cut: Vec<&Doing> = sent
        .doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::Cut)
        .collect();
    assert_eq!(cut.len(), 1);
    assert!(cut[0].resource.ends_with(":function:driver"), "{cut:?}");
    is_over(&sent);
}

#[test]
fn a_chain_that_spreads_is_cut_before_it_fills_the_yard() {
    let put = ApiCall::new(
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"Again","Detail":"{}"}]}"#,
    );
    let yard = driven(vec![put; 6]);
    let sent = play(&yard, &[event("Go", "{}")], 86_400);
    assert!(sent.doings.len() < 10_000, "{}", sent.doings.len());
    let cut = sent
        .doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::Cut);
    assert!(cut.count() >= 1);
    is_over(&sent);
}

#[test]
fn a_build_whose_own_events_start_it_again_is_cut() {
    let mut yard = builds::yard(Project::default());
    yard.rules[0].event_pattern = Some(r#"{"source":["aws.codebuild","com.example"]}"#.to_owned());
    let sent = play(&yard, &[event("Go", "{}")], 86_400);
    assert!(sent.doings.iter().any(|doing| doing.kind == DoingKind::Cut));
    is_over(&sent);
}

#[test]
fn the_same_yard_goes_the_same_way_every_time() {
    let yard = builds::yard(Project::default());
    let once = play(&yard, &[event("Go", "{}")], 3_600);
    let again = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(once, again);
    // In small steps too.
    let mut sent = send(&yard, &[event("Go", "{}")]);
    for _ in 0..3_600 {
        sent = go_on(sent, 1);
    }
    assert_eq!(once.doings, sent.doings);
    assert_eq!(once.steps, sent.steps);
}

#[test]
fn undeclared_resources_are_quiet_unless_they_are_to_do_the_simple_thing() {
    let mut yard = builds::yard(Project::default());
    yard.rules[0].targets.push(target(
        "other",
        "arn:aws:codebuild:us-east-1:123456789012:project/other",
    ));
    let builds_of = |sent: &Sent| members(sent, "CodeBuild Build State Change", "project-name");
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(builds_of(&sent), ["web", "web"]);
    yard.resources.services.undeclared = Undeclared::Simple;
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(builds_of(&sent).len(), 4);
    is_over(&sent);
}

#[test]
fn a_call_may_go_to_another_account_and_region() {
    let mut put = ApiCall::new(
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"There","Detail":"{}"}]}"#,
    );
    put.account = Some("222222222222".to_owned());
    put.region = Some("$.detail.region".to_owned());
    let yard = driven(vec![put]);
    let sent = play(&yard, &[event("Go", r#"{"region":"eu-west-1"}"#)], 60);
    let there = sent
        .doings
        .iter()
        .find(|doing| doing.kind == DoingKind::SentEvent)
        .unwrap();
    assert_eq!(
        (&*there.account, &*there.region),
        ("222222222222", "eu-west-1")
    );
    is_over(&sent);
}

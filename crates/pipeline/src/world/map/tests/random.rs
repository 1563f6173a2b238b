//! Random worlds.

use super::*;
use proptest::prelude::*;

fn names() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(str::to_owned)
}

/// A yard with a few services, wires and rules that lead to each other at random.
fn any_yard() -> impl Strategy<Value = Yard> {
    let pairs = || prop::collection::vec((names(), names()), 0..4);
    (pairs(), pairs(), pairs(), pairs(), pairs()).prop_map(|(starts, publishes, subscriptions, maps, rules)| {
        let call = |service: &str, operation: &str, request: Value| json!({"service": service, "operation": operation, "request": request.to_string()});
        let mut functions: Vec<Value> = starts
            .iter()
            .map(|(name, there)| json!({"name": name, "calls": [call("codebuild", "StartBuild", json!({"projectName": there}))]}))
            .collect();
        functions.extend(publishes.iter().map(|(name, there)| {
            json!({"name": format!("p{name}"), "calls": [call("sns", "Publish", json!({"topicArn": format!("{TOPIC}{there}"), "message": "x"}))]})
        }));
        let topics: Vec<Value> = subscriptions
            .iter()
            .map(|(name, there)| json!({"name": name, "subscriptions": [{"protocol": "lambda", "endpoint": format!("{LAMBDA}{there}")}]}))
            .collect();
        let mappings: Vec<Value> = maps
            .iter()
            .map(|(queue, there)| json!({"event_source_arn": format!("{QUEUE}{queue}"), "function_arn": format!("{LAMBDA}p{there}")}))
            .collect();
        let mut yard = yard(
            json!({"functions": functions, "topics": topics, "projects": [{"name": "a"}, {"name": "b", "failed_phase": "BUILD"}]}),
            json!({"event_source_mappings": mappings}),
        );
        yard.rules = rules
            .iter()
            .enumerate()
            .map(|(n, (project, there))| {
                let pattern = json!({"source": ["aws.codebuild"], "detail": {"project-name": [project]}});
                rule(&format!("r{n}"), &pattern.to_string(), vec![target("f", &format!("{LAMBDA}{there}"))])
            })
            .collect();
        yard
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn stations_and_tracks_are_there_once_and_the_map_is_the_same_every_time(yard in any_yard()) {
        let first = map(&yard, &[]);
        prop_assert_eq!(&first, &map(&yard, &[]));
        let mut arns: Vec<&str> = first.stations.iter().map(|one| one.arn.as_str()).collect();
        arns.sort_unstable();
        let all = arns.len();
        arns.dedup();
        prop_assert_eq!(arns.len(), all);
        let mut ways: Vec<_> = first.tracks.iter().map(|one| (one.from, one.to, one.kind)).collect();
        ways.sort_unstable();
        let all = ways.len();
        ways.dedup();
        prop_assert_eq!(ways.len(), all);
        for track in &first.tracks {
            prop_assert!(track.from < first.stations.len() && track.to < first.stations.len());
            prop_assert!(!track.says.is_empty());
            prop_assert!(track.rules.is_empty() || track.kind == TrackKind::Events);
            prop_assert!(!track.circle || !track.rules.is_empty());
        }
        for track in first.tracks.iter().filter(|one| one.kind == TrackKind::Events) {
            prop_assert_eq!(first.stations[track.to].kind, StationKind::EventBus);
        }
    }
}

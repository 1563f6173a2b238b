use super::*;

#[test]
fn an_action_of_a_pipeline_waits_as_long_as_its_provider_may() {
    let hours = |provider| pipeline_action_timeout(provider).millis / 3_600_000;
    let of = ["CodeBuild", "CodeDeploy", "StepFunctions", "Another"].map(hours);
    assert_eq!(of, [8, 5 * 24, 7 * 24, 1]);
    assert_eq!(pipeline_action_timeout("Lambda").seconds(), 20 * 60);
}

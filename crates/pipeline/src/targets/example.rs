//! A target of each kind that AWS would take, to begin from.

use super::{Parameter, TargetKind, TargetType};
use crate::rule::Target;

/// A value for each parameter that a kind always needs.
static PARAMETERS: [(&str, &str); 5] = [
    (
        "AppSyncParameters",
        r#"{"GraphQLOperation":"mutation Add($detail: AWSJSON!) { add(detail: $detail) { id } }"}"#,
    ),
    (
        "BatchParameters",
        r#"{"JobDefinition":"nightly:1","JobName":"from-event"}"#,
    ),
    (
        "EcsParameters",
        r#"{"TaskDefinitionArn":"arn:aws:ecs:us-east-1:123456789012:task-definition/report:1"}"#,
    ),
    (
        "RedshiftDataParameters",
        r#"{"Database":"events","Sql":"INSERT INTO arrivals VALUES (getdate())"}"#,
    ),
    (
        "RunCommandParameters",
        r#"{"RunCommandTargets":[{"Key":"tag:patch","Values":["yes"]}]}"#,
    ),
];

impl TargetType {
    /// A target of this kind with all that AWS asks for.
    pub fn example(&self, id: &str, account: &str) -> Target {
        let mut target = Target::new(id, self.arn_example);
        // The bus of the example belongs to another account, which takes a role.
        let is_asked = |each: &&Parameter| each.always || self.kind == TargetKind::EventBus;
        for parameter in self.parameters.iter().filter(is_asked) {
            if parameter.name == "RoleArn" {
                let role = format!("arn:aws:iam::{account}:role/eventbridge-invoke");
                target.role_arn = Some(role);
            }
            let value = PARAMETERS.iter().find(|(name, _)| *name == parameter.name);
            let value = value.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
            target.parameters.extend(value);
        }
        target
    }
}

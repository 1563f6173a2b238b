use super::*;
use crate::TargetKind;
use crate::targets::PermissionModel;

fn needs(arn: &str, parameters: &[(&str, &str)]) -> Vec<Need> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    let parameters: Vec<(String, String)> = parameters.iter().map(owned).collect();
    of(Called {
        arn,
        parameters: &parameters,
        passed_roles: &[],
    })
}

/// What a kind of target says of itself and what is asked of the policies are
/// the same.
#[test]
fn every_kind_of_target_takes_the_call_that_it_says() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let arn = target_type.arn_example;
        let permission = target_type.permission;
        let needs = needs(arn, &[]);
        let takes = needs.iter().any(|need| need.action == permission.action);
        assert!(takes, "{kind:?}: {needs:?}");
        let arn = Arn::read(arn).expect("an example is an ARN");
        // The policy of a bus decides too, but for other accounts only.
        let bus = kind == TargetKind::EventBus;
        let by_resource = permission.model == PermissionModel::ResourcePolicy;
        assert_eq!(
            is_called_by_service(&arn) || bus,
            by_resource || bus,
            "{kind:?}"
        );
        assert!(has_resource_policy(&arn) || !by_resource, "{kind:?}");
    }
}

#[test]
fn an_arn_that_is_no_target_takes_no_call() {
    for arn in [
        "",
        "arn:aws:s3:::bucket",
        "arn:aws:events:eu-west-1:1:rule/a",
        "arn:aws:events:eu-west-1:1:target/stop",
    ] {
        assert_eq!(needs(arn, &[]), [], "{arn}");
    }
}

#[test]
fn parameters_that_cannot_be_read_leave_the_call_itself() {
    let cluster = "arn:aws:ecs:eu-west-1:111122223333:cluster/batch";
    for text in ["", "{", "[]", "{}", r#"{"TaskDefinitionArn":7}"#] {
        let needs = needs(cluster, &[("EcsParameters", text)]);
        assert_eq!(needs.len(), 2, "{text}");
        assert_eq!(
            (needs[0].action, needs[0].resource.as_str()),
            ("ecs:RunTask", "*")
        );
        assert_eq!(
            needs[1].resource,
            "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"
        );
    }
}

#[test]
fn parameters_decide_on_what_a_call_is() {
    let document = "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript";
    let by_tag = r#"{"RunCommandTargets":[{"Key":"tag:env","Values":["prod"]}]}"#;
    let resources: Vec<String> = needs(document, &[("RunCommandParameters", by_tag)])
        .into_iter()
        .map(|need| need.resource)
        .collect();
    assert_eq!(resources[0], document);
    assert!(resources[1].ends_with(":instance/*"));
    let queue = "arn:aws:batch:eu-west-1:111122223333:job-queue/slow";
    let whole = "arn:aws:batch:eu-west-1:111122223333:job-definition/render:3";
    for definition in ["render:3", whole] {
        let text = format!("{{\"JobDefinition\":\"{definition}\"}}");
        assert_eq!(
            needs(queue, &[("BatchParameters", &text)])[1].resource,
            whole
        );
    }
}

#[test]
fn a_cluster_is_entered_as_a_user_with_a_secret_or_as_the_role() {
    let cluster = "arn:aws:redshift:eu-west-1:111122223333:cluster:dw";
    let user = "arn:aws:redshift:eu-west-1:111122223333:dbuser:dw/etl";
    let database = "arn:aws:redshift:eu-west-1:111122223333:dbname:dw/sales";
    let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a";
    let with_secret = format!(r#"{{"Database":"sales","SecretManagerArn":"{secret}"}}"#);
    let credentials = "redshift:GetClusterCredentials";
    for (text, expected) in [
        (
            r#"{"Database":"sales","DbUser":"etl"}"#,
            vec![(credentials, user), (credentials, database)],
        ),
        (
            r#"{"Database":"sales"}"#,
            vec![("redshift:GetClusterCredentialsWithIAM", database)],
        ),
        (
            &with_secret,
            vec![("secretsmanager:GetSecretValue", secret)],
        ),
    ] {
        let needs = needs(cluster, &[("RedshiftDataParameters", text)]);
        let after = needs.iter().skip(1);
        let told: Vec<(&str, &str)> = after
            .map(|need| (need.action, need.resource.as_str()))
            .collect();
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn a_runbook_s_own_role_is_passed_to_systems_manager() {
    let arn = "arn:aws:ssm:eu-west-1:111122223333:automation-definition/tag:$DEFAULT";
    let of = |passed_roles: &[String]| {
        let parameters = &[];
        of(Called {
            arn,
            parameters,
            passed_roles,
        })
    };
    assert_eq!(of(&[]).len(), 1);
    let role = "arn:aws:iam::111122223333:role/runbook".to_owned();
    let needs = of(std::slice::from_ref(&role));
    assert_eq!(needs.len(), 2);
    assert_eq!(
        (needs[1].action, &needs[1].resource),
        ("iam:PassRole", &role)
    );
    assert_eq!(
        needs[1].context,
        [("iam:PassedToService", "ssm.amazonaws.com".to_owned())]
    );
}

//! Wiring exercises solved in the page, with wrong attempts on the way.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::routes::{EXERCISES, YARD};
use tests::solving::{Wiring, add_target, begin, check, give_up, permit, solve, wire};

const ACCOUNT: &str = "123456789012";

fn topic(name: &str) -> String {
    format!("arn:aws:sns:us-east-1:{ACCOUNT}:{name}")
}

fn function(name: &str) -> String {
    format!("arn:aws:lambda:us-east-1:{ACCOUNT}:function:{name}")
}

async fn one_rule(page: &Page, id: &str, pattern: &str, kind: &str, arn: &str) -> Result<()> {
    begin(page, id).await?;
    let targets = [(kind, arn)];
    let wiring = Wiring {
        rule: 0,
        pattern,
        targets: &targets,
    };
    wire(page, wiring).await
}

#[tokio::test]
async fn the_first_step_teaches_what_is_wrong_until_it_is_right() -> Result<()> {
    with_page(async |page| {
        page.emulate(1280, 800, Scheme::Light).await?;
        begin(page, "basics-exact-match").await?;
        // Nothing is wired yet.
        let said = check(page).await?;
        ensure!(said.contains("No rule leads to"), "{said}");
        let targets = [("SNS topic", &*topic("ops-alerts"))];
        let wiring = Wiring {
            rule: 0,
            pattern: r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State Change Notification"], "detail": {"state": ["stopped"]}}"#,
            targets: &targets,
        };
        wire(page, wiring).await?;
        page.find(r#"[data-stale="true"]"#).await?;
        let said = check(page).await?;
        ensure!(said.contains("in a hyphen, a space or another mark only"), "{said}");
        // The way to the rule leads to the rule.
        page.click(r##".exercise__failure a[href$="#/yard"]"##).await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["stopped"]}}"#)
            .await?;
        let said = check(page).await?;
        ensure!(said.contains("lost on the way to topic ops-alerts"), "{said}");
        ensure!(said.contains("What decides"), "{said}");
        // A hint, and one more.
        page.click("#exercise-hint").await?;
        page.wait_for_text("#exercise-hint", |text| text.contains("2 of 3")).await?;
        permit(page).await?;
        let said = solve(page).await?;
        ensure!(said.contains("Solved."), "{said}");
        page.click(r#"[data-compare="0"]"#).await?;
        page.wait_for_text(".exercise__solution", |text| text.contains("Yours is")).await?;
        page.goto(EXERCISES).await?;
        page.wait_for_text(r#".study__list a[href$="basics-exact-match"]"#, |text| text.contains("Solved")).await?;
        page.wait_for_text(".exercises .panel", |text| text.contains("1 of ")).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn the_other_first_steps_are_solved_one_after_the_other() -> Result<()> {
    with_page(async |page| {
        one_rule(
            page,
            "basics-list-of-values",
            r#"{"source": ["aws.codebuild"], "detail-type": ["CodeBuild Build State Change"], "detail": {"build-status": ["FAILED", "STOPPED"], "project-name": ["shop-web", "shop-api"]}}"#,
            "Lambda function",
            &function("build-report"),
        )
        .await?;
        solve(page).await?;
        // On to the next from there.
        page.click("#exercise-next a").await?;
        page.click("#exercise-begin").await?;
        page.wait_for_text("#exercise-heading", |text| text.contains("production parameters")).await?;
        let targets = [("Lambda function", &*function("refresh-config"))];
        let wiring = Wiring {
            rule: 0,
            pattern: r#"{"source": ["aws.ssm"], "detail-type": ["Parameter Store Change"], "detail": {"name": [{"prefix": "/shop/prod/"}], "operation": ["Update"]}}"#,
            targets: &targets,
        };
        wire(page, wiring).await?;
        solve(page).await?;
        begin(page, "basics-nested-detail").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": {"eventName": ["ConsoleLogin"], "userIdentity": {"type": ["Root"]}}}"#)
            .await?;
        solve(page).await?;
        one_rule(
            page,
            "basics-numeric-anything-but",
            r#"{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": {"severity": [{"numeric": [">=", 7]}], "type": [{"anything-but": {"prefix": "Policy:"}}]}}"#,
            "SNS topic",
            &topic("pager"),
        )
        .await?;
        solve(page).await?;
        begin(page, "basics-schedule").await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.click_text(".rule__runs label", "Schedule").await?;
        page.fill("#rule-schedule-expression", "cron(10 3 ? * MON-FRI *)").await?;
        add_target(page, 0, 0, "CodePipeline pipeline", &format!("arn:aws:codepipeline:us-east-1:{ACCOUNT}:integration-tests")).await?;
        permit(page).await?;
        solve(page).await?;
        page.goto(EXERCISES).await?;
        page.wait_for_text(".exercises .panel", |text| text.contains("5 of ")).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn giving_up_shows_the_solutions_and_brings_the_exercise_back() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Dark).await?;
        give_up(page).await?;
        page.click_text(".exercise__solution button", "Open it as a yard of its own")
            .await?;
        page.find("#rule-0-pattern").await?;
        ensure!(
            page.find_all(".exercise").await?.is_empty(),
            "a solution is no exercise"
        );
        page.goto(EXERCISES).await?;
        page.wait_for_text(
            r#".study__list a[href$="watch-security-group-changes"]"#,
            |text| text.contains("Solution seen"),
        )
        .await?;
        // The yard that was begun is there still.
        page.click(r#".study__list a[href$="watch-security-group-changes"]"#)
            .await?;
        page.click("#exercise-go-on").await?;
        page.find("#exercise-check").await?;
        page.reload(YARD.ready).await?;
        page.find(r#"[data-ready="debrief"]"#).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_trail_is_switched_on_and_a_call_reported() -> Result<()> {
    with_page(async |page| {
        one_rule(
            page,
            "delete-table-alert",
            r#"{"source": ["aws.dynamodb"], "detail-type": ["AWS API Call via CloudTrail"], "detail": {"eventName": ["DeleteTable"], "errorCode": [{"exists": false}]}}"#,
            "SNS topic",
            &topic("data-owners"),
        )
        .await?;
        let said = check(page).await?;
        ensure!(said.contains("0 of") || said.contains("met."), "{said}");
        page.click_text(".tabs a", "Services").await?;
        page.click("#trail-logging").await?;
        solve(page).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_role_of_a_function_is_mended_and_a_schedule_runs_it() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        begin(page, "hourly-inventory-comparison").await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.click_text(".rule__runs label", "Schedule").await?;
        page.fill("#rule-schedule-expression", "rate(1 hour)").await?;
        add_target(page, 0, 0, "Lambda function", &function("inventory-gap")).await?;
        page.click_text(".tabs a", "Services").await?;
        page.click_text(".services__policy button", "“look” of arn:aws:iam::123456789012:role/inventory-gap").await?;
        page.find(".services__policy code-editor").await?;
        let id = page.run("return '#' + document.querySelector('.services__policy code-editor').id;").await?;
        let id = id.as_str().unwrap_or_default().to_owned();
        let policy = page.value(&id).await?;
        let allowed = policy.replacen(
            r#""Statement":["#,
            r#""Statement":[{"Effect":"Allow","Action":"ssm:DescribeInstanceInformation","Resource":"*"},"#,
            1,
        );
        ensure!(allowed != policy, "the policy: {policy}");
        page.fill(&id, &allowed).await?;
        solve(page).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn an_event_bus_is_made_on_the_canvas_with_a_rule_on_it() -> Result<()> {
    with_page(async |page| {
        page.emulate(1280, 800, Scheme::Dark).await?;
        begin(page, "custom-application-events").await?;
        page.click_text(".tabs a", "Canvas").await?;
        page.click_text(".canvas button", "Add an event bus").await?;
        page.fill("#canvas-bus-name", "shop-events").await?;
        page.click(".canvas__bus .button--main").await?;
        page.find(r#"[data-sheet="shop-events"]"#).await?;
        page.click_text(".sheet button", "Add a rule").await?;
        page.find(r#"[data-sheet="rule-1"]"#).await?;
        page.click_text(".sheet a", "Open on the bench").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["com.example.shop"], "detail-type": ["OrderFailed"], "detail": {"reason": [{"exists": true}]}}"#)
            .await?;
        add_target(page, 0, 0, "Lambda function", &function("order-care")).await?;
        solve(page).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn alarms_are_completed_as_json() -> Result<()> {
    with_page(async |page| {
        one_rule(
            page,
            "alarms-with-three-responses",
            r#"{"source": ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"], "detail": {"state": {"value": ["ALARM"]}}}"#,
            "CloudWatch Logs log group",
            "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/alarms",
        )
        .await?;
        page.click_text(".tabs a", "Services").await?;
        page.click("#services-as-json").await?;
        page.find("code-editor#services-json").await?;
        let text = page.value("#services-json").await?;
        let mut declared: serde_json::Value = serde_json::from_str(&text)?;
        let actions = [
            topic("admins"),
            "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1b2c:autoScalingGroupName/web:policyName/add-one".to_owned(),
            function("raise-capacity"),
        ];
        for (nth, action) in actions.iter().enumerate() {
            declared["wires"]["metric_alarms"][nth]["alarm_actions"] = serde_json::json!([action]);
        }
        declared["wires"]["metric_alarms"][1]["period"] = 60.into();
        page.fill("#services-json", &serde_json::to_string_pretty(&declared)?).await?;
        solve(page).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_person_goes_to_another_account_and_back() -> Result<()> {
    with_page(async |page| {
        begin(page, "cross-account-bus").await?;
        page.choose("#yard-place", "222222222222 · us-east-1")
            .await?;
        page.wait_for_text(".rules", |text| text.contains("own-pipelines"))
            .await?;
        page.choose("#yard-place", "111111111111 · us-east-1")
            .await?;
        page.find_text(".yard__rules button", "Add a rule").await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text(".rules", |text| text.contains("own-pipelines"))
            .await
            .map(|_| ())
    })
    .await
}

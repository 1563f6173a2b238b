//! Wiring exercises solved in the page, with wrong attempts on the way.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::routes::{BRING, EXERCISES, OWN, WRITE, YARD};
use tests::solving::{
    WRITTEN, Wiring, add_target, begin, check, give_up, permit, permit_open, solve, wire, write,
};
use tests::wired::open_target;

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
        begin(page, "basics-list-of-values").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.codebuild"], "detail-type": ["CodeBuild Build State Change"], "detail": {"build-status": ["FAILED", "STOPPED"], "project-name": ["shop-web", "shop-api"]}}"#)
            .await?;
        solve(page).await?;
        // On to the next from there.
        page.click("#exercise-next a").await?;
        page.click("#exercise-begin").await?;
        page.wait_for_text("#exercise-heading", |text| text.contains("production parameters")).await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.ssm"], "detail-type": ["Parameter Store Change"], "detail": {"name": [{"prefix": "/shop/prod/"}], "operation": ["Update"]}}"#)
            .await?;
        solve(page).await?;
        begin(page, "basics-nested-detail").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": {"eventName": ["ConsoleLogin"], "userIdentity": {"type": ["Root"]}}}"#)
            .await?;
        solve(page).await?;
        begin(page, "basics-numeric-anything-but").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": {"severity": [{"numeric": [">=", 7]}], "type": [{"anything-but": {"prefix": "Policy:"}}]}}"#)
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
        page.written().await?;
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

#[tokio::test]
async fn an_exercise_is_written_tried_saved_and_opened_elsewhere() -> Result<()> {
    with_page(async |page| {
        page.emulate(1280, 800, Scheme::Light).await?;
        let file = write(page).await?;
        // Advice keeps nobody from it, and goes when it is followed.
        page.wait_for_text(r#"[data-write="amber"]"#, |text| {
            text.contains("No run is hidden")
        })
        .await?;
        page.choose("#write-event-1", "Hidden").await?;
        page.click_text(".doors summary", "Hints, and what is to be learnt")
            .await?;
        page.fill("#write-hint-0", "Look at `detail`.").await?;
        page.fill("#write-why", "One value tells them apart.")
            .await?;
        page.fill("#write-asked-0", "The team hears of failed builds.")
            .await?;
        let file_2 = page
            .wait_for_text(".doors__text", |text| text.contains("The team hears"))
            .await?;
        ensure!(file != file_2, "the file follows what is written");
        // It is there after the page was left.
        page.written().await?;
        page.reload(WRITE.ready).await?;
        ensure!(
            page.value("#write-title").await? == "Failed builds",
            "the title is lost"
        );
        page.click_text(".yard__head button", "Duplicate").await?;
        page.find("#write-try").await?;
        page.click("#write-try").await?;
        page.find("#exercise-check").await?;
        page.wait_for_text(".exercise", |text| {
            text.contains("The team hears of failed builds.") && text.contains("And one run more")
        })
        .await?;
        ensure!(
            page.find_all(".rules__item").await?.is_empty(),
            "the learner begins without rules"
        );
        let said = check(page).await?;
        ensure!(said.contains("No rule leads to"), "{said}");
        let targets = [("SNS topic", &*topic("build-alerts"))];
        let broad = Wiring {
            rule: 0,
            pattern: r#"{"source": ["aws.codebuild"]}"#,
            targets: &targets,
        };
        wire(page, broad).await?;
        let said = check(page).await?;
        ensure!(said.contains("Hidden run: A build goes well"), "{said}");
        page.fill("#rule-0-pattern", WRITTEN).await?;
        solve(page).await?;
        page.wait_for_text(r#"[data-ready="debrief"]"#, |text| {
            text.contains("One value tells them apart.")
        })
        .await?;
        page.goto(OWN).await?;
        page.wait_for_text("[data-own]", |text| text.contains("Solved"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn file_of_an_exercise_is_opened_and_others_are_refused() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Dark).await?;
        let file = write(page).await?;
        page.goto(OWN).await?;
        page.run("document.getElementById('in-text').focus();")
            .await?;
        page.insert(&file.replacen(r#""level": 2"#, r#""level": 7"#, 1))
            .await?;
        page.wait_for_text(".notice--red", |text| {
            text.contains("level: It must be from 1 to 4.")
        })
        .await?;
        page.run("const area = document.getElementById('in-text'); area.focus(); area.select();")
            .await?;
        page.insert(&file).await?;
        page.click("#exercise-begin").await?;
        page.wait_for_text("#exercise-heading", |text| text == "Failed builds")
            .await?;
        page.written().await?;
        page.reload(YARD.ready).await?;
        page.wait_for_text("#exercise-heading", |text| text == "Failed builds")
            .await?;
        // Import says where such a file belongs.
        page.goto(BRING).await?;
        page.run("document.getElementById('in-text').focus();")
            .await?;
        page.insert(&file).await?;
        page.click(".notice--amber a").await?;
        page.find("[data-own]").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn two_accounts_are_wired_to_each_other() -> Result<()> {
    with_page(async |page| {
        page.emulate(1280, 800, Scheme::Light).await?;
        begin(page, "cross-account-bus").await?;
        let bus = "arn:aws:events:us-east-1:222222222222:event-bus/ops-central";
        let patterns = [
            r#"{"source": ["aws.codepipeline"], "detail-type": ["CodePipeline Pipeline Execution State Change"], "detail": {"state": ["FAILED"]}}"#,
            r#"{"source": ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"], "detail": {"state": {"value": ["ALARM"]}}}"#,
        ];
        for (rule, pattern) in patterns.into_iter().enumerate() {
            let targets = [("Event bus", bus)];
            wire(page, Wiring { rule, pattern, targets: &targets }).await?;
            open_target(page).await?;
            page.fill(&format!("#rule-{rule}-target-0-role"), "arn:aws:iam::111111111111:role/send").await?;
            permit_open(page).await?;
        }
        check(page).await?;
        page.find(r#"[data-verdict="sent"][data-met="true"]"#).await?;
        // The other side.
        page.choose("#yard-place", "222222222222 · us-east-1").await?;
        page.click_text(".tabs a", "Canvas").await?;
        let receivers = [
            (r#"{"source": ["aws.codepipeline", "aws.cloudwatch"]}"#, "SNS topic", "arn:aws:sns:us-east-1:222222222222:operators"),
            (r#"{"source": ["aws.codepipeline", "aws.cloudwatch"], "account": ["111111111111"]}"#, "Lambda function", "arn:aws:lambda:us-east-1:222222222222:function:open-ticket"),
        ];
        for (nth, (pattern, kind, arn)) in receivers.into_iter().enumerate() {
            page.click_text(".tabs a", "Canvas").await?;
            page.click(r#"[data-name="ops-central"][data-kind="Event bus"]"#).await?;
            page.find(r#"[data-sheet="ops-central"]"#).await?;
            page.click_text(".sheet button", "Add a rule").await?;
            page.click_text(".sheet a", "Open on the bench").await?;
            // The operations account has a rule already.
            let rule = nth + 1;
            page.fill(&format!("#rule-{rule}-pattern"), pattern).await?;
            add_target(page, rule, 0, kind, arn).await?;
        }
        let said = solve(page).await?;
        ensure!(said.contains("Solved"), "{said}");
        Ok(())
    })
    .await
}

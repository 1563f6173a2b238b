//! A target set up: kind, parameters, input, permission, retries, faults, and what it received.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, key, with_page};
use tests::routes::YARD;
use tests::states::{add_rule, send};
use tests::wired::{WiredState, open_part, open_target};
use thirtyfour::Key;

const PANEL: &str = ".target__panel";

/// A rule that takes the event on the bench, with a target of this kind that is open.
async fn rule_with(page: &Page, kind: &str) -> Result<()> {
    page.goto(YARD).await?;
    add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
    page.choose("#rule-0-add-target", kind).await?;
    page.click_text(".rule button", "Add target").await?;
    open_target(page).await
}

async fn panel(page: &Page, wanted: &str) -> Result<String> {
    page.wait_for_text(PANEL, |text| text.contains(wanted))
        .await
}

/// Sends, and waits for a word in what the first delivery says.
async fn delivery(page: &Page, wanted: &str) -> Result<String> {
    send(page).await?;
    page.wait_for_text(".report .delivery", |text| text.contains(wanted))
        .await
}

#[tokio::test]
async fn what_arrives_is_shown_before_it_is_sent() -> Result<()> {
    with_page(async |page| {
        page.emulate(1280, 800, Scheme::Light).await?;
        rule_with(page, "SQS queue").await?;
        open_part(page, "Input").await?;
        page.choose("#rule-0-target-0-input", "A part of the matched event")
            .await?;
        page.fill("#rule-0-target-0-input-path", "$.detail.build-status")
            .await?;
        page.wait_for_text("[data-arrives]", |text| text == "\"FAILED\"")
            .await?;
        page.choose("#rule-0-target-0-input", "An input transformer")
            .await?;
        page.fill(
            "#rule-0-target-0-template",
            r#"{"of": "<source>", "who": <nobody>}"#,
        )
        .await?;
        let said = panel(page, "contains invalid placeholder nobody").await?;
        ensure!(said.contains("Nothing arrives"), "{said}");
        page.fill(
            "#rule-0-target-0-template",
            r#"{"of": "<source>", "by": "<aws.events.rule-name>"}"#,
        )
        .await?;
        let shown = page
            .wait_for_text("[data-arrives]", |text| text.contains("aws.codebuild"))
            .await?;
        delivery(page, "Delivered").await?;
        let got = page.text(".report [data-received]").await?;
        ensure!(got == shown && got.contains("rule-1"), "{shown}\n{got}");
        // What was typed for another choice comes back.
        page.choose("#rule-0-target-0-input", "A part of the matched event")
            .await?;
        page.wait_for_value("#rule-0-target-0-input-path", "$.detail.build-status")
            .await?;
        open_part(page, "Received").await?;
        panel(page, "1 delivered").await?;
        page.click(".target__message summary").await?;
        page.wait_for_text(".target__message pre", |text| text == shown)
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_permission_is_broken_and_put_back() -> Result<()> {
    with_page(async |page| {
        rule_with(page, "SQS queue").await?;
        open_part(page, "Permission").await?;
        panel(page, "As the console sets it up.").await?;
        ensure!(page.text(".target__policy pre").await?.contains("sqs:SendMessage"), "the statement");
        page.click("#rule-0-target-0-permission-0-holds").await?;
        panel(page, "Refused").await?;
        let said = delivery(page, "Not delivered").await?;
        ensure!(said.contains("NO_PERMISSIONS") && said.contains("because no resource-based policy"), "{said}");
        page.click("#rule-0-target-0-permission-0-holds").await?;
        panel(page, "Allowed").await?;
        delivery(page, "Delivered").await?;
        // Edited as text, with what AWS says at the place.
        page.click(".target__policy button[aria-expanded]").await?;
        page.fill("#rule-0-target-0-permission-0", r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allowed", "Action": "sqs:SendMessage"}]}"#).await?;
        page.find("#rule-0-target-0-permission-0-diagnostics .diagnostic__place").await?;
        page.click(".target__policy [aria-expanded] + button").await?;
        panel(page, "Allowed").await?;
        page.click_text(".yard__head button", "Undo").await?;
        panel(page, "Refused").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_kind_is_found_and_its_parameters_are_asked_for() -> Result<()> {
    with_page(async |page| {
        rule_with(page, "SNS topic").await?;
        page.click("#rule-0-target-0-change-kind").await?;
        page.fill("#rule-0-target-0-kind-words", "ecs").await?;
        page.click(".target__kind").await?;
        panel(page, "EcsParameters").await?;
        page.fill("#rule-0-target-0-TaskCount", "0").await?;
        panel(page, "Member must have value greater than or equal to 1").await?;
        page.fill("#rule-0-target-0-TaskCount", "3").await?;
        page.choose("#rule-0-target-0-LaunchType", "FARGATE")
            .await?;
        page.fill("#rule-0-target-0-arn-name", "nightly").await?;
        page.wait_for_value(
            "#rule-0-target-0-arn",
            "arn:aws:ecs:us-east-1:123456789012:cluster/nightly",
        )
        .await?;
        open_part(page, "Input").await?;
        page.click(".target__preview details summary").await?;
        panel(page, "\"TaskCount\": 3").await?;
        delivery(page, "Delivered").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_fault_ends_in_the_dead_letter_queue_on_a_phone_by_keyboard() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Dark).await?;
        rule_with(page, "Lambda function").await?;
        open_part(page, "Retry and dead letters").await?;
        page.fill("#rule-0-target-0-attempts", "186").await?;
        panel(page, "Member must have value less than or equal to 185").await?;
        page.fill("#rule-0-target-0-attempts", "0").await?;
        page.find_text(".target__panel button", "Give it a dead-letter queue")
            .await?
            .send_keys(Key::Enter + "")
            .await?;
        page.wait_for_value(
            "#rule-0-target-0-queue",
            "arn:aws:sqs:us-east-1:123456789012:rule-1-dlq",
        )
        .await?;
        let faults = page.find_text(".target__tab", "Faults").await?;
        faults.send_keys(Key::Enter + "").await?;
        page.find("#rule-0-target-0-fault").await?;
        // The next part, and then the list.
        page.press(key(Key::Tab).repeat(2)).await?;
        page.press("It ans").await?;
        page.press(key(Key::Tab)).await?;
        page.press(key(Key::Enter)).await?;
        panel(
            page,
            "It is not tried again; then the event goes to the dead-letter queue.",
        )
        .await?;
        delivery(page, "In the dead-letter queue").await?;
        open_part(page, "Received").await?;
        panel(page, "1 in the dead-letter queue").await?;
        page.click(".target__message summary").await?;
        panel(page, "EXHAUSTED_RETRY_CONDITION").await?;
        let wide = page
            .run("return document.documentElement.scrollWidth <= window.innerWidth;")
            .await?;
        ensure!(wide == true, "something is wider than the screen");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pictures_of_the_panel() -> Result<()> {
    with_page(async |page| {
        WiredState::TargetKind.enter(page).await?;
        for part in [
            "Target",
            "Permission",
            "Input",
            "Retry and dead letters",
            "Faults",
            "Received",
        ] {
            open_part(page, part).await?;
            for (width, height) in [(1280, 800), (390, 844), (320, 700)] {
                page.emulate(width, height, Scheme::Light).await?;
                let fits = page
                    .run("return document.documentElement.scrollWidth <= window.innerWidth;")
                    .await?;
                ensure!(fits == true, "{part} is wider than {width}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_written_about_a_target_follows_its_arn_in_one_step() -> Result<()> {
    with_page(async |page| {
        rule_with(page, "SQS queue").await?;
        open_part(page, "Faults").await?;
        page.click_text(".target__add button", "Inject").await?;
        page.find(".target__fault").await?;
        let arn = page.value("#rule-0-target-0-arn").await?;
        page.fill("#rule-0-target-0-arn", &format!("{arn}-2"))
            .await?;
        page.find(".target__fault").await?;
        delivery(page, "Under way").await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_value("#rule-0-target-0-arn", &arn).await?;
        page.find(".target__fault").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn the_panel_goes_with_its_target_and_letters_are_told_where_a_number_belongs() -> Result<()>
{
    with_page(async |page| {
        rule_with(page, "SQS queue").await?;
        open_part(page, "Retry").await?;
        page.fill("#rule-0-target-0-attempts", "three").await?;
        panel(page, "“three” is no whole number").await?;
        page.fill("#rule-0-target-0-attempts", "3").await?;
        panel(page, "up to 3 times more").await?;
        // A second target, and the first with its panel goes.
        page.choose("#rule-0-add-target", "SNS topic").await?;
        page.click_text(".rule button", "Add target").await?;
        page.find(r#"[data-target="target-2"]"#).await?;
        page.click(r#"[data-target="target-1"] > .button--icon"#)
            .await?;
        ensure!(
            page.find_all(PANEL).await?.is_empty(),
            "the neighbour's panel stays closed"
        );
        // The second one's stays open when the first comes back before it.
        open_target(page).await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.find(r#"[data-target="target-1"]"#).await?;
        page.find(r#"[data-target="target-2"] .target__panel"#)
            .await
            .map(|_| ())
    })
    .await
}

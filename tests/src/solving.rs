//! Wiring exercises as a person solves them: in the editors and forms of the page.

use anyhow::{Result, ensure};

use crate::browser::Page;
use crate::routes::{EXERCISES, WRITE, YARD};
use crate::wired::{open_part, open_target};

/// Opens the list, then an exercise, and begins it.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn begin(page: &Page, id: &str) -> Result<()> {
    page.goto(EXERCISES).await?;
    page.click(&format!(
        r##".study__list a[href$="#/yard/exercise/{id}"]"##
    ))
    .await?;
    page.click("#exercise-begin").await?;
    page.find("#exercise-check").await?;
    page.find(r#"[data-ready="yard"]"#).await.map(|_| ())
}

/// A rule to be wired on the bench.
#[derive(Debug, Clone, Copy)]
pub struct Wiring<'a> {
    /// The place that the rule gets among the rules.
    pub rule: usize,
    /// Its event pattern.
    pub pattern: &'a str,
    /// The kinds and ARNs of its targets.
    pub targets: &'a [(&'a str, &'a str)],
}

/// Adds a rule with its pattern and its targets.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn wire(page: &Page, wiring: Wiring<'_>) -> Result<()> {
    let Wiring {
        rule,
        pattern,
        targets,
    } = wiring;
    page.click_text(".yard__rules button", "Add a rule").await?;
    page.fill(&format!("#rule-{rule}-pattern"), pattern).await?;
    for (nth, (kind, arn)) in targets.iter().enumerate() {
        add_target(page, rule, nth, kind, arn).await?;
    }
    Ok(())
}

/// Adds a target to the rule that is worked on.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn add_target(page: &Page, rule: usize, nth: usize, kind: &str, arn: &str) -> Result<()> {
    page.choose(&format!("#rule-{rule}-add-target"), kind)
        .await?;
    page.click_text(".rule button", "Add target").await?;
    page.fill(&format!("#rule-{rule}-target-{nth}-arn"), arn)
        .await
}

/// Opens the first target's permission and lets the page write every policy that is missing.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn permit(page: &Page) -> Result<()> {
    open_target(page).await?;
    permit_open(page).await
}

/// As [`permit`], for a target whose settings are open.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn permit_open(page: &Page) -> Result<()> {
    open_part(page, "Permission").await?;
    for _ in 0..5 {
        page.find(".target__call").await?;
        let script = "const open = [...document.querySelectorAll('.target__policy input[type=checkbox]')].find((box) => !box.checked); if (open) open.click(); return !!open;";
        if page.run(script).await? != true {
            break;
        }
        // The workshop answers anew.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    }
    page.wait_for_text(".target__calls", |text| !text.contains("Refused"))
        .await
        .map(|_| ())
}

/// Has the yard checked and takes what is said of it.
///
/// # Errors
/// Where nothing comes.
pub async fn check(page: &Page) -> Result<String> {
    let before = page
        .run("return document.querySelector('#exercise-report')?.textContent ?? '';")
        .await?;
    page.click("#exercise-check").await?;
    if let Err(error) = page.find("#exercise-report:focus").await {
        let script = "return [document.activeElement.outerHTML.slice(0, 200), document.hasFocus(), document.querySelector('.exercise')?.innerText];";
        let instead = page.run(script).await?;
        return Err(error.context(format!("instead: {instead}; said before: {before}")));
    }
    let said = page.text(r#"[data-solved][data-stale="false"]"#).await?;
    ensure!(!said.is_empty(), "nothing is said, before: {before}");
    Ok(said)
}

/// Has the yard checked, which has to be right.
///
/// # Errors
/// Where it is not, with what the grader says.
pub async fn solve(page: &Page) -> Result<String> {
    let said = check(page).await?;
    let is_solved = !page.find_all(r#"[data-solved="true"]"#).await?.is_empty();
    ensure!(is_solved, "not solved: {said}");
    page.find(r#"[data-ready="debrief"]"#).await?;
    Ok(said)
}

/// An exercise with a rule that does not match, checked, and a hint.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn go_wrong(page: &Page) -> Result<()> {
    begin(page, "basics-exact-match").await?;
    let wiring = Wiring {
        rule: 0,
        pattern: r#"{"source": ["aws.ec2"], "detail": {"state": ["Stopped"]}}"#,
        targets: &[("SNS topic", "arn:aws:sns:us-east-1:123456789012:ops-alerts")],
    };
    wire(page, wiring).await?;
    page.click("#exercise-hint").await?;
    check(page).await.map(|_| ())
}

/// An exercise that was given up, with its solution beside the yard.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn give_up(page: &Page) -> Result<()> {
    begin(page, "watch-security-group-changes").await?;
    page.click_text(".exercise summary", "Give up").await?;
    page.click("#exercise-give-up").await?;
    page.click(r#"[data-compare="0"]"#).await?;
    page.wait_for_text(".exercise__solution", |text| text.contains("Yours is"))
        .await
        .map(|_| ())
}

/// The pattern of the solution of [`write`].
pub const WRITTEN: &str = r#"{"source": ["aws.codebuild"], "detail-type": ["CodeBuild Build State Change"], "detail": {"build-status": ["FAILED"]}}"#;

/// Wires a yard with two events and writes an exercise from it. Answers with the text of the file.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn write(page: &Page) -> Result<String> {
    page.goto(YARD).await?;
    let wiring = Wiring {
        rule: 0,
        pattern: WRITTEN,
        targets: &[(
            "SNS topic",
            "arn:aws:sns:us-east-1:123456789012:build-alerts",
        )],
    };
    wire(page, wiring).await?;
    permit(page).await?;
    page.click_text(".yard__event button", "Keep and copy")
        .await?;
    page.fill("#event-name", "A build goes well").await?;
    page.fill("#event-text", r#"{"source": "aws.codebuild", "detail-type": "CodeBuild Build State Change", "detail": {"build-status": "SUCCEEDED", "project-name": "shop"}}"#)
        .await?;
    page.goto(WRITE).await?;
    page.fill("#write-title", "Failed builds").await?;
    page.fill(
        "#write-brief",
        "Tell the topic `build-alerts` of every build that **fails**.",
    )
    .await?;
    page.find("#write-try").await?;
    page.wait_for_text(".doors__text", |text| text.contains("that **fails**"))
        .await
}

/// Gives the file of an exercise as a text.
///
/// # Errors
/// Where the page has no place for it.
pub async fn give_file(page: &Page, text: &str) -> Result<()> {
    page.run("document.getElementById('in-text').focus();")
        .await?;
    page.insert(text).await?;
    page.find("#exercise-begin").await.map(|_| ())
}

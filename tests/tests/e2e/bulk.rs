//! A person's own events: given as a file or pasted, matched, looked at, put on the bench.

use anyhow::{Result, ensure};
use tests::browser::{Page, key, with_page};
use tests::own_events::{NO_VECTORS, TestFile, come_near, gzip, lines};
use tests::routes::YARD;
use tests::states::add_rule;
use thirtyfour::Key;

/// Gives the page a file, which is there until the answer is dropped.
async fn give(page: &Page, name: &str, content: &[u8]) -> Result<TestFile> {
    let file = TestFile::new(name, content)?;
    file.give(page).await?;
    Ok(file)
}

/// Waits until the file has been read or matched again.
async fn ready(page: &Page) -> Result<String> {
    page.find(r#".bulk[data-stage="Ready"]"#).await?;
    page.text(".bulk [role=status]").await
}

/// The counts as a person reads them, without line breaks.
async fn counts(page: &Page) -> Result<String> {
    let text = page.text(".bulk__counts").await?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[tokio::test]
async fn a_file_of_lines_is_matched_listed_and_put_on_the_bench() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.service-1", "aws.service-2"]}"#).await?;
        add_rule(page, 1, r#"{"detail": {"status": ["FAILED"]}}"#).await?;
        let text = format!(
            "{}{{\"source\": \"cut off\n{{\"other\": true}}\n",
            lines(120)
        );
        let _file = give(page, "jobs.jsonl", text.as_bytes()).await?;
        let status = ready(page).await?;
        ensure!(
            status.starts_with("121 events from jobs.jsonl; "),
            "{status}"
        );
        let counts = counts(page).await?;
        ensure!(
            counts.contains("All 122 rule-1 10 rule-2 40 No rule 74 Not readable 1"),
            "{counts}"
        );
        page.click(".bulk__problems summary").await?;
        let problems = page.text(".bulk__problems").await?;
        ensure!(problems.contains("line 121"), "{problems}");

        page.find_text(".bulk__list nav span", "1 to 25 of 122")
            .await?;
        page.click_text(".bulk__list nav button", "Next").await?;
        page.find_text(".bulk__list nav span", "26 to 50 of 122")
            .await?;
        page.find(r#"[data-number="25"]"#).await?;

        page.click(".bulk__counts li:nth-child(2) button").await?;
        page.find_text(".bulk__list h3", "Events that rule-1 takes")
            .await?;
        page.click(r#"[data-number="1"]"#).await?;
        let detail = page.text(".bulk__detail").await?;
        ensure!(detail.contains("Taken by rule-1, rule-2."), "{detail}");
        ensure!(detail.contains(r#""jobName": "nightly \"1\"""#), "{detail}");
        page.click_text(".bulk__detail button", "Put it on the bench")
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        let bench: serde_json::Value = serde_json::from_str(&page.value("#event-text").await?)?;
        ensure!(bench["source"] == "aws.service-1", "{bench}");
        let name = page.value("#event-name").await?;
        ensure!(name == "Job State Change, line 2", "{name}");

        page.click_text(".bulk button", "Forget the file").await?;
        page.find(r#".bulk[data-stage="Empty"]"#).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn rules_that_change_are_matched_again() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        let _file = give(page, "again.jsonl", lines(75).as_bytes()).await?;
        let status = ready(page).await?;
        ensure!(status.contains("none matches a rule"), "{status}");
        add_rule(page, 0, r#"{"source": ["aws.service-3"]}"#).await?;
        page.wait_for_text(".bulk__counts", |text| {
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains("rule-1 3 No rule 72")
        })
        .await?;
        page.fill("#rule-0-pattern", "{").await?;
        page.wait_for_text(".bulk__counts", |text| {
            text.contains("Pattern is not valid")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_array_and_a_compressed_log_of_cloudtrail_are_read() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"], "detail": {"eventName": ["DeleteUser"]}}"#).await?;
        let array = lines(3).trim().replace('\n', ",\n");
        let _file = give(page, "array.json", format!("[\n{array}\n]").as_bytes()).await?;
        let status = ready(page).await?;
        ensure!(status.starts_with("3 events from array.json;"), "{status}");

        let record = |name: &str| format!(r#"{{"eventVersion":"1.10","eventTime":"2026-01-15T12:00:00Z","eventSource":"iam.amazonaws.com","eventName":"{name}","awsRegion":"us-east-1","eventID":"e-{name}","eventType":"AwsApiCall","recipientAccountId":"123456789012"}}"#);
        let log = format!(r#"{{"Records":[{},{}]}}"#, record("DeleteUser"), record("CreateUser"));
        // Not the name but the content says that it is compressed.
        let _file = give(page, "trail.json", &gzip(log.as_bytes())?).await?;
        page.wait_for_text(".bulk [role=status]", |text| text == "2 events from trail.json; 1 matches a rule or more.").await?;
        page.click(r#"[data-number="0"]"#).await?;
        let detail = page.text(".bulk__detail").await?;
        ensure!(detail.contains("Made from a CloudTrail record"), "{detail}");
        ensure!(detail.contains(r#""id": "e-DeleteUser""#), "{detail}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_large_file_can_be_cancelled_and_read_while_one_works() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(
            page,
            0,
            r#"{"source": ["aws.service-4"], "detail": {"status": [{"prefix": "FAIL"}]}}"#,
        )
        .await?;
        let size = 50 * 1024 * 1024;
        let text = lines(105_000);
        let text = text.get(..size).unwrap_or(&text);
        ensure!(
            text.len() == size,
            "the file is too small: {} bytes",
            text.len()
        );
        let file = TestFile::new("large.jsonl", text.as_bytes())?;

        file.give(page).await?;
        page.wait_for_text(".bulk__progress", |text| !text.contains(" 0 events"))
            .await?;
        page.click_text(".bulk__progress button", "Cancel").await?;
        page.find(r#".bulk[data-stage="Empty"]"#).await?;
        let said = page.text(".bulk .notice").await?;
        ensure!(said.contains("Cancelled"), "{said}");
        let focus = page.run("return document.activeElement.id;").await?;
        ensure!(focus == "bulk-choose", "the focus is at {focus}");

        file.give(page).await?;
        page.find(r#".bulk[data-stage="Reading"]"#).await?;
        // The yard answers meanwhile.
        page.fill("#rule-0-pattern", r#"{"source": ["aws.codebuild"]}"#)
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        let stage = page
            .run("return document.querySelector('.bulk').dataset.stage;")
            .await?;
        eprintln!("after the verdict: {stage}");
        ready(page).await?;
        page.wait_for_text(".bulk__counts", |text| {
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains("rule-1 0 No rule")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_too_much_or_damaged_says_so() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        // A few KB that become 60 MB of one character.
        let bomb = gzip(&vec![b' '; 60 * 1024 * 1024])?;
        let _bomb = give(page, "bomb.gz", &bomb).await?;
        ready(page).await?;
        let said = page.text(".bulk .notice").await?;
        ensure!(said.contains("Only the first 50 MB were read"), "{said}");

        let whole = gzip(lines(2000).as_bytes())?;
        let half = whole.get(..whole.len() / 2).unwrap_or_default();
        let _file = give(page, "half.gz", half).await?;
        page.wait_for_text(".bulk .notice", |text| text.contains("damaged"))
            .await?;
        let status = ready(page).await?;
        ensure!(
            status.contains("events from half.gz"),
            "what comes before the damage is there: {status}"
        );

        let _file = give(page, "image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").await?;
        page.wait_for_text(".bulk [role=status]", |text| {
            text == "No event was found in image.png."
        })
        .await?;
        let problems = page.text(".bulk__problems").await?;
        ensure!(problems.contains("This is no event"), "{problems}");
        Ok(())
    })
    .await
}

/// Gives a file and says whether the worker that is built for speed has been started for it.
async fn is_read_fast(page: &Page) -> Result<bool> {
    page.run(
        "window.started = [];
        window.Worker = class extends Worker {
            constructor(url) { super(url); window.started.push(String(url)); }
        };",
    )
    .await?;
    let _file = give(page, "jobs.jsonl", lines(120).as_bytes()).await?;
    let status = ready(page).await?;
    ensure!(
        status == "120 events from jobs.jsonl; 5 match a rule or more.",
        "{status}"
    );
    let started = page.run("return window.started.join(' ');").await?;
    Ok(started.as_str().is_some_and(|all| all.contains("/sieve-")))
}

#[tokio::test]
async fn a_browser_without_vector_instructions_reads_a_file_as_well() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.service-1"]}"#).await?;
        ensure!(is_read_fast(page).await?, "the fast worker was not started");
        page.reload(YARD.ready).await?;
        page.run(NO_VECTORS).await?;
        ensure!(!is_read_fast(page).await?, "the fast worker was started");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn text_is_pasted_and_dropped_and_a_file_beside_the_place_does_not_replace_the_page()
-> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        page.fill("#event-text", r#"{"source": "mine"}"#).await?;
        page.chord(&[Key::Control], "a").await?;
        page.chord(&[Key::Control], "c").await?;
        come_near(page).await?;
        page.find("#bulk-choose").await?.send_keys(Key::Control + "v").await?;
        let status = ready(page).await?;
        ensure!(status.starts_with("1 event from pasted text;"), "{status}");

        page.run(
            "const drop = (target, content) => {
                const data = new DataTransfer();
                data.items.add(new File([content], 'dropped.json'));
                const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
                target.dispatchEvent(event);
                return event.defaultPrevented;
            };
            if (!drop(document.body, '{}')) throw new Error('the browser would open the file');
            drop(document.querySelector('.bulk__give'), '{\"a\": 1} {\"b\": 2}');",
        )
        .await?;
        page.wait_for_text(".bulk [role=status]", |text| {
            text.starts_with("2 events from dropped.json;")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_can_be_reached_by_keyboard() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        let _file = give(page, "keys.jsonl", lines(2).as_bytes()).await?;
        ready(page).await?;
        page.run("document.getElementById('bulk-choose').focus();")
            .await?;
        let mut seen = Vec::new();
        for _ in 0..5 {
            let focused = page.driver().active_element().await?;
            seen.push(page.text_of(&focused).await?.replace('\n', " "));
            focused.send_keys(Key::Tab + "").await?;
        }
        let expect = [
            "Choose another file",
            "Paste",
            "Forget the file",
            "All 2",
            "No rule 2",
        ];
        ensure!(seen == expect, "{seen:?}");
        page.run("document.querySelector('[data-number=\"1\"]').focus();")
            .await?;
        page.press(key(Key::Enter)).await?;
        page.find(".bulk__detail pre").await?;
        page.press(key(Key::Enter)).await?;
        ensure!(
            page.find_all(".bulk__detail").await?.is_empty(),
            "the key does not close it"
        );
        Ok(())
    })
    .await
}

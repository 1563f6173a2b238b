use super::*;
use crate::markup;
use crate::store::bulk::Source;
use door::{BulkItem, BulkOpened, BulkOrigin, BulkProblem, BulkRule};
use std::rc::Rc;

async fn shown(state: BulkState) -> String {
    let wish = Callback::noop();
    markup::of::<BulkView>(BulkViewProps { state, wish }).await
}

fn file(total: Option<u64>) -> Source {
    Source {
        number: 1,
        name: "trail.json.gz".to_owned(),
        total,
    }
}

fn item(number: u32, rules: Option<Vec<u32>>) -> BulkItem {
    let is_event = rules.is_some();
    BulkItem {
        number,
        line: 1000 + number,
        source: is_event.then(|| "aws.ec2".to_owned()),
        detail_type: (is_event && number > 0).then(|| "AWS API Call via CloudTrail".to_owned()),
        time: is_event.then(|| "2026-01-15T12:00:00Z".to_owned()),
        id: None,
        rules,
    }
}

/// A file of three objects, the last of which cannot be read.
fn ready() -> BulkState {
    let rule = |name: &str| BulkRule {
        name: name.to_owned(),
        pattern: String::new(),
    };
    BulkState {
        file: file(Some(2048)),
        stage: Stage::Ready,
        rules: Rc::new(vec![rule("all-of-ec2"), rule("<broken>")]),
        progress: BulkProgress {
            bytes: 2048,
            found: 3,
            unread: 1,
            matched: 3,
            none: 1,
            rules: vec![Some(1), None],
            problems: 101,
            is_full: false,
        },
        problems: Rc::new(vec![BulkProblem {
            line: 1002,
            byte: 2000,
            message: "Unrecognized token 'tru'".to_owned(),
            help: Some("Text stands in double quotes in JSON.".to_owned()),
            number: Some(2),
        }]),
        items: Some(Rc::new(vec![
            item(0, Some(vec![])),
            item(1, Some(vec![0])),
            item(2, None),
        ])),
        ..BulkState::default()
    }
}

#[tokio::test]
async fn no_file_yet() {
    let remark = Some("Cancelled. Nothing of the file is kept.".to_owned());
    let state = BulkState {
        remark,
        ..BulkState::default()
    };
    insta::assert_snapshot!(shown(state).await);
}

#[tokio::test]
async fn a_file_that_is_being_read() {
    let state = BulkState {
        file: file(Some(50 * 1024 * 1024)),
        stage: Stage::Reading,
        progress: BulkProgress {
            bytes: 1_600_000,
            found: 12_345,
            ..BulkProgress::default()
        },
        ..BulkState::default()
    };
    insta::assert_snapshot!(shown(state).await);
}

#[tokio::test]
async fn a_file_of_unknown_length_has_a_bar_without_a_value() {
    let (file, stage) = (file(None), Stage::Reading);
    let html = shown(BulkState {
        file,
        stage,
        ..BulkState::default()
    })
    .await;
    let bar = html
        .lines()
        .find(|line| line.starts_with("<progress"))
        .expect("the bar");
    assert!(!bar.contains("value") && !bar.contains("max"), "{bar}");
    assert!(html.contains("0.0 MB, 0 events"), "{html}");
}

#[tokio::test]
async fn a_file_that_has_been_read() {
    insta::assert_snapshot!(shown(ready()).await);
}

#[tokio::test]
async fn an_event_that_is_open() {
    let mut state = ready();
    state.opened = Some(Rc::new(BulkOpened {
        number: 1,
        text: "{\n  \"a\": \"<b>\"\n}".to_owned(),
        origin: BulkOrigin::CloudTrailRecord,
    }));
    let html = shown(state).await;
    let (_, detail) = html.split_once("bulk__detail").expect("the detail");
    let (detail, _) = detail.split_once("</li>").expect("its end");
    insta::assert_snapshot!(detail);
}

#[tokio::test]
async fn rules_that_have_changed() {
    let mut state = ready();
    state.stage = Stage::Matching;
    state.progress.matched = 2;
    state.items = None;
    let html = shown(state).await;
    assert!(
        html.contains("Matching again") && html.contains("2 of 3 events"),
        "{html}"
    );
    assert!(
        html.contains(r#"max="3""#) && html.contains(r#"value="2""#),
        "{html}"
    );
    assert!(!html.contains("Cancel"), "{html}");
}

#[tokio::test]
async fn a_list_of_many_pages() {
    let mut state = ready();
    state.progress.found = 1234;
    state.shown = (BulkFilter::All, 50);
    let html = shown(state).await;
    assert!(html.contains("51 to 75 of 1,234"), "{html}");
    assert!(!html.contains(r#"aria-disabled="true""#), "{html}");
}

#[tokio::test]
async fn a_file_without_an_event() {
    let mut state = ready();
    state.progress = BulkProgress {
        problems: 1,
        ..BulkProgress::default()
    };
    state.items = Some(Rc::default());
    let html = shown(state).await;
    assert!(
        html.contains("No event was found in trail.json.gz."),
        "{html}"
    );
    assert!(!html.contains("Matched by"), "{html}");
}

#[test]
fn numbers_are_read_easily() {
    assert_eq!(number(7), "7");
    assert_eq!(number(1000), "1,000");
    assert_eq!(number(123_456), "123,456");
    assert_eq!(number(4_294_967_295), "4,294,967,295");
    assert_eq!(many(1, "event"), "1 event");
    assert_eq!(megabytes(1024 * 1024 * 3 / 2), "1.5 MB");
}

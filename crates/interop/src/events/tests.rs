use super::*;
use pattern::json::Value;
use proptest::prelude::*;

const AT: Place = Place {
    line: 10,
    byte: 500,
};

fn event(text: &str) -> FoundEvent {
    read_event(text.as_bytes(), AT).unwrap_or_else(|unread| panic!("{unread:?}"))
}

fn unread(bytes: &[u8]) -> Unread {
    read_event(bytes, AT).expect_err("it reads")
}

/// A CloudTrail record with these members after the first.
fn record(members: &str) -> String {
    format!(r#"{{"eventVersion":"1.10",{members}}}"#)
}

#[test]
fn an_event_stays_as_it_is() {
    let text = r#"{"source":"a",  "detail":{"n":1.0,"n":2}}"#;
    let found = event(text);
    assert_eq!((found.event.text(), found.origin), (text, Origin::Event));
}

#[test]
fn a_record_becomes_the_event_that_eventbridge_makes_of_it() {
    let text = record(
        r#""eventTime":"2026-02-03T04:05:06Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1","eventID":"e-1","eventType":"AwsApiCall","recipientAccountId":"111122223333","n":1.50"#,
    );
    let found = event(&text);
    assert_eq!(found.origin, Origin::CloudTrailRecord);
    assert_eq!(
        found.event.text(),
        format!(
            r#"{{"version":"0","id":"e-1","detail-type":"AWS API Call via CloudTrail","source":"aws.ec2","account":"111122223333","time":"2026-02-03T04:05:06Z","region":"eu-west-1","resources":[],"detail":{text}}}"#
        )
    );
    assert_eq!(
        pipeline::check_event(found.event.text()).len(),
        0,
        "a whole envelope"
    );
}

#[track_caller]
fn check_record(members: &str, detail_type: &str, source: &str, account: &str) {
    let found = event(&record(members));
    let text = |name| found.event.value().get(name).and_then(Value::as_str);
    assert_eq!(text("detail-type"), Some(detail_type), "{members}");
    assert_eq!(text("source"), Some(source), "{members}");
    assert_eq!(text("account"), Some(account), "{members}");
}

#[test]
fn each_type_of_record_has_its_detail_type() {
    let account = "123456789012";
    check_record(
        r#""eventSource":"signin.amazonaws.com","eventType":"AwsConsoleSignIn","userIdentity":{"accountId":"444455556666"}"#,
        "AWS Console Sign In via CloudTrail",
        "aws.signin",
        "444455556666",
    );
    check_record(
        r#""eventSource":"kms.amazonaws.com","eventType":"AwsServiceEvent""#,
        "AWS Service Event via CloudTrail",
        "aws.kms",
        account,
    );
    check_record(
        r#""eventType":"AwsCloudTrailInsight","insightDetails":{"eventSource":"autoscaling.amazonaws.com"}"#,
        "AWS Insight via CloudTrail",
        "aws.cloudtrail",
        account,
    );
    check_record(
        r#""eventSource":"s3.amazonaws.com","eventType":"AwsVpceEvent""#,
        "AWS Network Activity Event via CloudTrail",
        "aws.s3",
        account,
    );
    check_record(
        r#""eventSource":"ec2.amazonaws.com.cn","eventType":"AwsConsoleAction""#,
        "AWS Console Action via CloudTrail",
        "aws.ec2",
        account,
    );
    check_record(
        r#""eventSource":"monitoring.amazonaws.com""#,
        "AWS API Call via CloudTrail",
        "aws.monitoring",
        account,
    );
}

#[test]
fn a_notification_of_a_bucket_is_no_record() {
    let text = record(r#""eventSource":"aws:s3","eventName":"ObjectCreated:Put""#);
    assert_eq!(event(&text).origin, Origin::Event);
}

#[test]
fn an_entry_becomes_the_event_that_eventbridge_makes_of_it() {
    let found = event(
        r#"{"Source":"my\"app","DetailType":"t","Detail":"{\"n\": 1.0}","Resources":["arn:a"],"EventBusName":"b"}"#,
    );
    assert_eq!(found.origin, Origin::PutEventsEntry);
    assert_eq!(
        found.event.text(),
        r#"{"version":"0","id":"00000000-0000-0000-0000-000000000000","detail-type":"t","source":"my\"app","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":["arn:a"],"detail":{"n": 1.0}}"#
    );
    let malformed = unread(br#"{"Source":"a","DetailType":"t","Detail":"no object"}"#);
    assert_eq!(
        (malformed.message.as_str(), malformed.place),
        ("Detail is malformed.", AT)
    );
}

#[test]
fn what_is_carried_as_text_is_opened() {
    let inner = r#"{"source":"a","message":"{}"}"#;
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let log = format!(
        r#"{{"timestamp":1,"message":{}}}"#,
        quoted(&format!(" {inner}\n"))
    );
    assert_eq!(event(&log).event.text(), inner);
    let topic = format!(r#"{{"Type":"Notification","Message":{}}}"#, quoted(inner));
    let queue = format!(r#"{{"MessageId":"m","Body":{}}}"#, quoted(&topic));
    assert_eq!(event(&queue).event.text(), inner);
    let call = record(r#""eventSource":"iam.amazonaws.com","eventType":"AwsApiCall""#);
    let looked_up = format!(r#"{{"EventId":"e","CloudTrailEvent":{}}}"#, quoted(&call));
    assert_eq!(event(&looked_up).origin, Origin::CloudTrailRecord);
    let plain = r#"{"message":"no object"}"#;
    assert_eq!(event(plain).event.text(), plain);
    assert_eq!(unread(br#"{"message":"{\"a\":}"}"#).place, AT);
}

#[test]
fn what_is_wrong_has_its_place_in_the_file() {
    let broken = unread(b"{\n \"a\": 1,\n \"b\": tru }");
    assert_eq!(
        broken.place,
        Place {
            line: 12,
            byte: 517
        }
    );
    assert!(
        broken.message.starts_with("Unrecognized token 'tru'"),
        "{broken:?}"
    );
    let open = unread(b"{\"a\": [1,");
    assert!(!open.message.contains("Source"), "{open:?}");
    assert!(
        open.message.starts_with("Unexpected end-of-input"),
        "{open:?}"
    );
    assert!(open.help.is_some());
    let bytes = unread(b"{\n\"a\":\"\xff\"}");
    assert_eq!((bytes.place.line, bytes.place.byte), (11, 507));
    assert!(bytes.message.contains("UTF-8"));
}

/// All that is found in a file that comes in these chunks.
fn found(chunks: &[&[u8]]) -> Vec<(Place, Option<Vec<u8>>)> {
    let mut all = Vec::new();
    let mut take = |piece: Piece<'_>| {
        all.push((
            piece.place,
            match piece.content {
                Content::Object(bytes) => {
                    let _ = read_event(bytes, piece.place);
                    Some(bytes.to_vec())
                }
                _ => None,
            },
        ));
    };
    let mut splitter = Splitter::default();
    for chunk in chunks {
        splitter.push(chunk, &mut take);
    }
    splitter.finish(&mut take);
    all
}

fn cut<'b>(file: &'b [u8], cuts: &[prop::sample::Index]) -> Vec<&'b [u8]> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
    places.sort_unstable();
    places.push(file.len());
    let mut from = 0;
    places
        .into_iter()
        .map(|to| {
            let chunk = &file[from..to];
            from = to;
            chunk
        })
        .collect()
}

/// Bytes among which those that matter are frequent.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        8 => prop::sample::select(b"{}[]\"\\,:\n\r 1ae".to_vec()),
        1 => any::<u8>(),
    ];
    let word = prop_oneof![
        6 => byte.prop_map(|byte| vec![byte]),
        1 => Just(b"{\"Records\":[".to_vec()),
        1 => Just(b"{\"source\":\"a\"}".to_vec()),
    ];
    prop::collection::vec(word, 0..80).prop_map(|words| words.concat())
}

/// A JSON object as text, on one line or several.
fn object() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i32>().prop_map(serde_json::Value::from),
        "[a-z{}\\[\\]\"\\\\\n\u{e9}]{0,8}".prop_map(serde_json::Value::from),
    ];
    let value = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(serde_json::Value::from),
            prop::collection::hash_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    });
    (
        prop::collection::hash_map("[a-z]{1,3}", value, 0..4),
        any::<bool>(),
    )
        .prop_map(|(map, lines)| {
            let map: serde_json::Map<_, _> = map.into_iter().collect();
            if lines {
                serde_json::to_string_pretty(&map).unwrap()
            } else {
                serde_json::to_string(&map).unwrap()
            }
        })
}

proptest! {
    #[test]
    fn any_chunks_give_the_same(file in bytes(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        prop_assert_eq!(found(&cut(&file, &cuts)), found(&[&file]));
    }

    #[test]
    fn sound_objects_come_out_as_they_went_in(
        objects in prop::collection::vec(object(), 0..6),
        layout in 0..5,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let file = match layout {
            0 => objects.join("\n"),
            1 => objects.concat(),
            2 => format!("[{}]", objects.join(",")),
            3 => format!("[\n  {}\n]\n", objects.join(",\n  ")),
            _ => format!("{{\"x\":1,\"Records\":[{}],\"y\":[{{}}]}}", objects.join(" , ")),
        };
        let got = found(&cut(file.as_bytes(), &cuts));
        let expect: Vec<Vec<u8>> = objects.iter().map(|object| object.clone().into_bytes()).collect();
        for (place, bytes) in &got {
            let bytes = bytes.as_deref().unwrap_or_default();
            let from = usize::try_from(place.byte).unwrap();
            prop_assert_eq!(&file.as_bytes()[from..from + bytes.len()], bytes);
        }
        let got: Vec<Vec<u8>> = got.into_iter().filter_map(|(_, bytes)| bytes).collect();
        prop_assert_eq!(got, expect, "{}", file);
    }
}

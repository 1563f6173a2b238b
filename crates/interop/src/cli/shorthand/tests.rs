use super::read;

#[track_caller]
fn check(text: &str, expect: &str) {
    let read = read(text).map(|tree| tree.compact());
    assert_eq!(read.as_deref(), Ok(expect), "{text}");
}

#[test]
fn names_have_values() {
    check("Key=team,Value=shop", r#"{"Key":"team","Value":"shop"}"#);
    check(
        "Id=1,Arn=arn:aws:sqs:us-east-1:1:q",
        r#"{"Id":"1","Arn":"arn:aws:sqs:us-east-1:1:q"}"#,
    );
    check("A=", r#"{"A":""}"#);
    check("A=x y , B=2", r#"{"A":"x y","B":"2"}"#);
    check("A=b=c", r#"{"A":"b=c"}"#);
}

#[test]
fn values_may_be_lists_and_objects() {
    check("Ids=a,b,c", r#"{"Ids":["a","b","c"]}"#);
    check("Ids=a,b,More=x", r#"{"Ids":["a","b"],"More":"x"}"#);
    check("Ids=[a,b],X=1", r#"{"Ids":["a","b"],"X":"1"}"#);
    check("Ids=[]", r#"{"Ids":[]}"#);
    check(
        "Id=1,RetryPolicy={MaximumRetryAttempts=3,MaximumEventAgeInSeconds=60}",
        r#"{"Id":"1","RetryPolicy":{"MaximumRetryAttempts":"3","MaximumEventAgeInSeconds":"60"}}"#,
    );
    check("L=[{A=1},{A=2}]", r#"{"L":[{"A":"1"},{"A":"2"}]}"#);
}

#[test]
fn texts_may_stand_in_quotation_marks() {
    check(
        r#"Input='{"a": 1, "b": 2}',Id=x"#,
        r#"{"Input":"{\"a\": 1, \"b\": 2}","Id":"x"}"#,
    );
    check(r#"A="x\"y""#, r#"{"A":"x\"y"}"#);
}

#[test]
fn what_is_wrong_has_a_place() {
    for (text, says) in [
        ("", "a name is missing"),
        ("Key", "there is no ="),
        ("=x", "letter 1"),
        ("A=[b", "no ]"),
        ("A={b=1", "no }"),
        ("A='b", "does not end"),
        ("A=1,", "a name is missing"),
        ("A={b=1}}", "letter 8"),
    ] {
        let error = read(text).expect_err(text);
        assert!(error.contains(says), "{text}: {error}");
    }
    let deep = format!("A={}", "[".repeat(100_000));
    assert!(read(&deep).expect_err("deep").contains("16 levels"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[A-Za-z=,{}\\[\\]\"'\\\\ é]{0,40}") {
        let _ = read(&text);
    }
}

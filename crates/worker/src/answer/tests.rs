use super::to_text;

#[test]
fn hello_is_answered_with_the_build() {
    assert_eq!(
        to_text("b1", r#"{"id":1,"request":{"type":"hello"}}"#),
        r#"{"id":1,"response":{"type":"hello","build":"b1"}}"#
    );
}

#[test]
fn what_cannot_be_read_is_answered_too() {
    for text in [
        "",
        "null",
        r#"{"id":1}"#,
        r#"{"id":-1,"request":{"type":"hello"}}"#,
        r#"{"id":1,"request":{"type":"no such thing"}}"#,
    ] {
        let answer = to_text("b1", text);
        assert!(
            answer.starts_with(r#"{"id":null,"response":{"type":"failed","message":""#),
            "{text}: {answer}"
        );
    }
}

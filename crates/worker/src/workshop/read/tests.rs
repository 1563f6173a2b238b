use super::*;
use crate::testing::Workers;
use door::{Bytes, Learn, ReadEvent};

/// A workshop that knows the schemas of this repository.
fn taught() -> Workers {
    let mut workers = Workers::default();
    let schemas = schema::author::schemas().expect("the schemas of this repository");
    assert!(workers.ask(Learn(Bytes(schemas.pack()))));
    workers
}

fn read_event(text: &str) -> EventRead {
    taught().ask(ReadEvent(text.to_owned()))
}

#[test]
fn the_lines_are_the_event_and_every_key_is_where_it_is_said() {
    let mut workers = taught();
    for sample in pipeline::catalogue() {
        let read = workers.ask(ReadEvent(sample.text.to_string()));
        let text: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(text.join("\n"), pipeline::pretty(&sample.text));
        assert!(read.knowledge.is_some(), "{}", sample.id);
        for line in &read.lines {
            let Some(field) = &line.field else {
                continue;
            };
            let name = field.path.rsplit('.').next().expect("a name");
            let key = line.text.get(field.key.0..field.key.1);
            assert_eq!(key, Some(format!("\"{name}\"").as_str()), "{}", sample.id);
        }
    }
}

#[test]
fn what_the_schemas_know_is_told() {
    let event = pipeline::sample("codebuild/build-failed").expect("the sample");
    let read = read_event(&event.text);
    let field = |path: &str| {
        let mut fields = read.lines.iter().filter_map(|line| line.field.as_ref());
        let found = fields.find(|field| field.path == path);
        found.unwrap_or_else(|| panic!("nothing of {path}"))
    };
    let status = field("detail.build-status");
    assert!(status.values.contains(&"FAILED".to_owned()), "{status:?}");
    assert_eq!(status.type_name, "string");
    assert!(field("account").is_required);
    assert!(!field("account").description.is_empty());
    assert_eq!(field("detail").type_name, "");
}

#[test]
fn without_schemas_and_without_json_the_text_is_there_all_the_same() {
    let event = r#"{"source":"aws.s3"}"#;
    let read = Workers::default().ask(ReadEvent(event.to_owned()));
    assert_eq!((read.lines.len(), read.knowledge), (3, None));
    assert!(read.lines.iter().all(|line| line.field.is_none()));
    let broken = read_event("{\n\"source\": ");
    assert_eq!(broken.lines.len(), 2);
    assert_eq!(broken.lines[1].text, "\"source\": ");
}

#[test]
fn two_fields_on_a_line_are_one_line() {
    // A text that is no JSON stays as it was written, several keys on a line.
    let read = read_event(r#"{"source": "aws.s3", "id": "1","#);
    assert_eq!(read.lines.len(), 1);
    let field = read.lines[0].field.as_ref().expect("the first");
    assert_eq!(field.path, "source");
}

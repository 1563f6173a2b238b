use super::*;

#[test]
fn a_text_is_known_by_how_it_begins() {
    let check = |text: &str, expect: Source| assert_eq!(source_of(text), expect, "{text}");
    check("{\"format\": \"eventyard-yard\"}", Source::YardFile);
    check("{\"Resources\": {}}", Source::CloudFormation);
    check("Resources: {}\n", Source::CloudFormation);
    check(
        "Resources:\n  Host:\n    Properties:\n      UserData: |\n        #!/bin/sh\n        aws s3 cp a b\n",
        Source::CloudFormation,
    );
    check("aws events list-rules", Source::Cli);
    check("# what follows\n\n$ aws events list-rules", Source::Cli);
    check("#!/bin/sh\nset -e\n", Source::Cli);
    let link = link::encode_link(&YardFile::default()).expect("it is small");
    check(&link, Source::Link);
    check(
        &format!("https://example.com/yard/#/link/{link}\n"),
        Source::Link,
    );
    check("", Source::CloudFormation);
}

#[test]
fn a_link_may_come_as_an_address() {
    let file = YardFile::default();
    let link = link::encode_link(&file).expect("it is small");
    let address = format!("https://example.com/yard/#/link/{link}\n");
    let read = import_from(&address, Source::Link, &Import::default(), &Yard::default());
    assert_eq!(read.expect("a link").yard, file.yard);
    let error = import_from(
        "https://example.com/",
        Source::Link,
        &Import::default(),
        &Yard::default(),
    );
    assert!(error.is_err());
}

#[test]
fn no_more_is_said_than_anybody_reads() {
    let mut remarks = Remarks::default();
    for number in 0..1_000 {
        remarks.push(Remark::new(Gravity::Note, "", number.to_string()));
        remarks.push(Remark::new(Gravity::Note, "", "again"));
    }
    let kept = remarks.end();
    assert_eq!(kept.len(), MOST_REMARKS + 1);
    assert!(
        kept[MOST_REMARKS]
            .message
            .ends_with("more remarks are not shown.")
    );
}

#[test]
fn a_yard_with_rules_keeps_what_holds_there() {
    let rule = "aws events put-rule --name a --event-pattern '{\"source\": [\"a\"]}'";
    let read = |into: &Yard| {
        let imported = import_from(rule, Source::Cli, &Import::default(), into).expect("a command");
        (
            imported.yard.conditions.permissions,
            imported.remarks.len(),
            imported.yard,
        )
    };
    let (permissions, remarks, yard) = read(&Yard::default());
    assert_eq!(
        (permissions, remarks),
        (pipeline::Permissions::Evaluated, 0)
    );
    let mut as_console = yard;
    as_console.conditions.permissions = pipeline::Permissions::AsConsole;
    let (permissions, remarks, _) = read(&as_console);
    assert_eq!(
        (permissions, remarks),
        (pipeline::Permissions::AsConsole, 1)
    );
}

//! Templates that somebody made to do harm: refused or read in little time and room.

use super::read;
use crate::cloudformation::{DEEPEST, LARGEST_TEMPLATE};
use std::time::{Duration, Instant};

/// Reads a text, which may not take long; what it says where it is not read.
#[track_caller]
fn soon(text: &str) -> Option<String> {
    let start = Instant::now();
    let told = read(text).err().map(|error| error.message);
    let took = start.elapsed();
    // Much more than it takes, because tests are compiled without optimisation and share a machine.
    assert!(took < Duration::from_secs(20), "{took:?}");
    told
}

#[test]
fn what_is_too_large_is_not_looked_into() {
    let told = soon(&"a".repeat(5_000_000)).expect("it is too large");
    assert!(
        told.contains("5000000") && told.contains(&LARGEST_TEMPLATE.to_string()),
        "{told}"
    );
}

#[test]
fn what_is_too_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("{\"a\": ", "}"), ("- ", "")] {
        let text = format!(
            "Resources: {}{}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        assert!(soon(&text).is_some(), "{open}");
        let text = format!(
            "Resources: {}{}",
            open.repeat(DEEPEST + 1),
            close.repeat(DEEPEST + 1)
        );
        assert!(soon(&text).is_some(), "{open}");
    }
    let json = format!(
        "{{\"Resources\": {}{}}}",
        "[".repeat(400_000),
        "]".repeat(400_000)
    );
    assert!(soon(&json).expect("too deep").contains("levels"));
    let lines = (0..1_200).map(|level| format!("{}a:\n", " ".repeat(level)));
    let block = lines.collect::<String>();
    assert!(soon(&block).is_some());
}

#[test]
fn aliases_cannot_blow_up() {
    let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for level in 'b'..='z' {
        let before = char::from(level as u8 - 1);
        text.push_str(&format!(
            "{level}: &{level} [*{before}, *{before}, *{before}, *{before}]\n"
        ));
    }
    text.push_str("Resources: *z\n");
    assert!(soon(&text).expect("aliases").contains("aliases"));
}

#[test]
fn functions_cannot_blow_up() {
    let long = "x".repeat(20_000);
    let many = "!Ref Long, ".repeat(40_000);
    let text = format!(
        "Parameters: {{ Long: {{ Type: String, Default: {long} }} }}\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Description: !Join ['', [{many}x]]\n"
    );
    assert_eq!(soon(&text), None);
    let mapped = "!FindInMap [M, a, b], ".repeat(30_000);
    let text = format!(
        "Mappings: {{ M: {{ a: {{ b: [{long}] }} }} }}\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Description: !Join ['', [{mapped}x]]\n"
    );
    assert_eq!(soon(&text), None);
    let commas = "a,".repeat(20_000);
    let lists = "!Ref List, ".repeat(40_000);
    let text = format!(
        "Parameters: {{ List: {{ Type: CommaDelimitedList, Default: \"{commas}\" }} }}\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Tags: [{lists}x]\n"
    );
    assert_eq!(soon(&text), None);
    let sub = "${Long}".repeat(100_000);
    let text = format!(
        "Parameters: {{ Long: {{ Type: String, Default: {long} }} }}\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Description: !Sub '{sub}'\n"
    );
    assert_eq!(soon(&text), None);
}

#[test]
fn circles_end() {
    let text = "
Conditions:
  A: !Or [!Condition B, !Condition A]
  B: !And [!Condition A, !Condition B]
Resources:
  One:
    Type: AWS::Events::EventBus
    Condition: A
    Properties: { Name: !Ref Two }
  Two:
    Type: AWS::Events::EventBus
    Properties: { Name: !Sub '${One}-${Two}' }
";
    assert_eq!(soon(text), None);
    let mut chain = String::from("Resources:\n");
    for number in 0..400 {
        let next = number + 1;
        chain.push_str(&format!(
            "  Q{number}:\n    Type: AWS::SQS::Queue\n    Properties: {{ QueueName: !Sub '${{Q{next}}}${{Q{next}}}' }}\n"
        ));
    }
    assert_eq!(soon(&chain), None);
}

#[test]
fn remarks_and_long_names_stay_small() {
    let name = "n".repeat(100_000);
    let values = "{\"Fn::ImportValue\": \"x\"}, ".repeat(20_000);
    let text = format!(
        "{{\"Resources\": {{\"{name}\": {{\"Type\": \"AWS::Events::Rule\", \"Properties\": {{\"Tags\": [{values}1]}}}}}}}}"
    );
    let imported = read(&text).expect("a template");
    assert!(imported.remarks.len() <= 501, "{}", imported.remarks.len());
    assert!(imported.remarks.iter().all(|one| one.path.len() < 1_000));
    let many: String = (0..501)
        .map(|at| format!("  R{at}: {{ Type: AWS::SQS::Queue }}\n"))
        .collect();
    let told = soon(&format!("Resources:\n{many}")).expect("too many");
    assert!(told.contains("501") && told.contains("500"), "{told}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_makes_it_panic(text in "(Resources:\n  )?[a-c:{}\\[\\]!&*?'\"|>#, \n\té-]{0,60}") {
        let _ = read(&text);
    }

    #[test]
    fn no_change_to_a_template_makes_it_panic(at in 0usize..2_400, put in "\\PC{0,3}|\n *|[{}\\[\\]:!&*'\"]") {
        let mut text = super::SHORT.to_owned();
        if text.is_char_boundary(at) && at <= text.len() {
            text.insert_str(at, &put);
            if let Ok(imported) = read(&text) {
                for remark in &imported.remarks {
                    let span = remark.span.expect("a place");
                    proptest::prop_assert!(text.get(span.start..span.end).is_some());
                }
            }
        }
    }
}

#[test]
fn names_and_arns_that_lead_in_circles_or_far_come_to_an_end() {
    let circles = [
        "  Ro: {Type: AWS::IAM::Role, Properties: {RoleName: !Ref Ro, Path: !GetAtt Ro.Arn}}",
        "  R: {Type: AWS::Events::Rule, Properties: {EventBusName: !GetAtt R.Arn, EventPattern: {source: [a]}}}",
        "  A: {Type: AWS::IAM::Role, Properties: {Path: !GetAtt B.Arn}}\n  B: {Type: AWS::IAM::Role, Properties: {Path: !GetAtt A.Arn}}",
        "  B: {Type: AWS::Events::EventBus, Properties: {Name: !Ref B}}",
    ];
    for circle in circles {
        soon(&format!("Resources:\n{circle}\n"));
    }
    let mut far = String::from("Resources:\n  R0: {Type: AWS::IAM::Role}\n");
    for nth in 1..20_000 {
        let before = nth - 1;
        far += &format!(
            "  R{nth}: {{Type: AWS::IAM::Role, Properties: {{Path: !GetAtt R{before}.Arn}}}}\n"
        );
    }
    // From its end on.
    let lines: Vec<&str> = far.lines().skip(1).collect();
    let back: Vec<&str> = lines.into_iter().rev().collect();
    soon(&format!("Resources:\n{}\n", back.join("\n")));
    soon(&far);
}

use super::*;

const EVENT: &str = r#"{"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "region": "eu-west-1", "detail": {"state": "stopped", "instance-id": "i-0abc"}}"#;

fn read(rules: &[&str]) -> Vec<Pattern> {
    rules.iter().map(|text| parse(text).0).collect()
}

fn explained(rules: &[&str], event: &str) -> RuleSet {
    let rules = read(rules);
    let event = Event::read(event).0.unwrap();
    explain_rules(&rules.iter().collect::<Vec<_>>(), &event)
}

#[test]
fn the_closest_rule_has_the_fewest_failing_fields_and_then_the_smallest_slip() {
    let set = explained(
        &[
            r#"{"source": ["aws.s3"], "region": ["eu-north-1"]}"#,
            r#"{"source": ["aws.ec2"], "detail": {"state": ["running"]}}"#,
            r#"{"source": ["aws.ec2"], "detail": {"state": ["Stopped"]}}"#,
        ],
        EVENT,
    );
    assert!(set.matching.is_empty());
    let order: Vec<_> = set.nearest.iter().map(|near| near.rule).collect();
    assert_eq!(order, [2, 1, 0]);
    assert_eq!(
        set.nearest[0].distance,
        Distance {
            failing: 1,
            weight: 1
        }
    );
    assert_eq!(set.nearest[2].distance.failing, 2);
    assert!(set.sentence.starts_with("None of 3 rules matches. Rule 3 comes closest: one field of it fails, and one change makes it match."), "{}", set.sentence);
    assert_eq!(set.edits[0].rule, 2);
    assert_eq!(set.edits[0].edit.fix.replacement, "\"stopped\"");
}

#[test]
fn every_edit_makes_its_rule_match() {
    let rules = [
        r#"{"source": ["ec2"]}"#,
        r#"{"Detail": {"state": ["stopped"], "instance-id": [{"prefix": "i-"}]}}"#,
        r#"{"source": ["aws.ec2"], "state": ["stopped"]}"#,
        r#"{"$or": [{"detail": {"state": ["stoped"]}}, {"source": ["x"], "region": ["y"]}]}"#,
        r#"{"source": "aws.ec2"}"#,
    ];
    let set = explained(&rules, EVENT);
    let mut mended: Vec<_> = set.edits.iter().map(|edit| edit.rule).collect();
    mended.sort_unstable();
    mended.dedup();
    assert_eq!(mended, [0, 1, 2, 3, 4]);
    for RuleEdit { rule, edit } in &set.edits {
        let changed = edit.apply(rules[*rule], EVENT);
        let (pattern, event) = match edit.side {
            Side::Pattern => (changed.as_str(), EVENT),
            Side::Event => (rules[*rule], changed.as_str()),
        };
        let event = Event::read(event).0.unwrap();
        assert!(matches(&parse(pattern).0, &event), "{edit:?}");
    }
}

#[test]
fn one_change_of_the_event_may_mend_several_fields() {
    let set = explained(
        &[r#"{"detail": {"a": ["x"], "b": ["y"]}}"#],
        r#"{"Detail": {"a": "x", "b": "y"}}"#,
    );
    assert_eq!(set.nearest[0].distance.failing, 2);
    assert!(!set.edits.is_empty());
}

#[test]
fn rules_that_match_are_listed() {
    let set = explained(
        &[r#"{"source": ["aws.ec2"]}"#, r#"{"source": ["aws.s3"]}"#],
        EVENT,
    );
    assert_eq!(set.matching, [0]);
    assert_eq!(set.sentence, "1 of 2 rules match.");
    assert_eq!(
        explained(&[], EVENT).sentence,
        "There is no rule, so nothing matches."
    );
}

fn admitted(pattern: &str) -> Admission {
    let event = Event::read(EVENT).0.unwrap();
    admission(&parse(pattern).0, &event).unwrap()
}

#[test]
fn the_broadest_alternative_is_named_first() {
    let found = admitted(
        r#"{"source": ["aws.ec2"], "detail": {"state": [{"anything-but": "running"}], "instance-id": [{"prefix": "i-"}]}}"#,
    );
    let breadths: Vec<_> = found.fields.iter().map(|field| field.breadth).collect();
    assert_eq!(
        breadths,
        [Breadth::AnythingBut, Breadth::Affix, Breadth::One]
    );
    assert_eq!(found.fields[0].found.as_ref().unwrap().text, "\"stopped\"");
    assert_eq!(
        found.sentence,
        "3 fields let the event in. The broadest alternative is that of detail.state: the value is anything but \"running\". It does not look at detail-type, region."
    );
}

#[test]
fn every_change_keeps_the_event_out() {
    let text = r#"{"source": ["aws.ec2", "aws.s3"], "detail": {"state": ["running", "stopped"]}}"#;
    let found = admitted(text);
    assert!(found.keep_out.len() >= 4, "{:?}", found.keep_out);
    let event = Event::read(EVENT).0.unwrap();
    for KeepOut { fix, label } in &found.keep_out {
        let (changed, problems) = parse(&fix.apply(text));
        assert!(problems.is_empty(), "{label}: {problems:?}");
        assert!(!matches(&changed, &event), "{label}");
    }
    let labels: Vec<_> = found.keep_out.iter().map(|k| k.label.as_str()).collect();
    assert!(
        labels.contains(&"Remove \"stopped\" from detail.state"),
        "{labels:?}"
    );
    assert!(
        labels.contains(&"Ask that region is anything but \"eu-west-1\""),
        "{labels:?}"
    );
}

#[test]
fn what_does_not_match_has_no_admission() {
    let event = Event::read(EVENT).0.unwrap();
    assert_eq!(admission(&parse(r#"{"source": ["x"]}"#).0, &event), None);
}

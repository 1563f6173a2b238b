use super::{PARTS, read};
use crate::model::{Content, Example, Guide, Verdict};
use crate::{Index, pack, unpack};
use interop::decode_link;
use pipeline::findings::Code;
use pipeline::targets::TargetKind;
use pipeline::world::DoingKind;
use pipeline::{ErrorCode, MessageType};
use std::path::Path;
use std::sync::OnceLock;

/// The project's own guide.
fn guide() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let (guide, problems) = read(&root);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        guide
    })
}

fn titles(part: &str) -> Vec<&'static str> {
    let part = guide().part(part).unwrap();
    part.sections.iter().map(|it| it.title.as_str()).collect()
}

fn contents() -> impl Iterator<Item = &'static Content> {
    let sections = guide().parts.iter().flat_map(|part| &part.sections);
    sections.flat_map(|section| &section.content)
}

fn examples() -> impl Iterator<Item = &'static Example> {
    contents().filter_map(|content| match content {
        Content::Example(example) => Some(example),
        _ => None,
    })
}

#[test]
fn every_part_is_there_and_what_is_packed_comes_back() {
    let slugs: Vec<&str> = guide().parts.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(slugs, PARTS.map(|(slug, _)| slug));
    assert!(guide().parts.iter().all(|part| !part.lead.is_empty()));
    assert_eq!(unpack(&pack(guide())).as_ref(), Ok(guide()));
}

#[test]
fn every_example_opens_to_the_yard_that_it_shows() {
    let mut count = 0;
    for example in examples() {
        let file = decode_link(&example.link).unwrap();
        let [rule] = file.yard.rules.as_slice() else {
            panic!("one rule: {:?}", file.yard.rules);
        };
        assert_eq!(
            rule.event_pattern.as_deref(),
            Some(example.pattern.as_str())
        );
        let [event] = file.events.as_slice() else {
            panic!("one event: {:?}", file.events);
        };
        assert_eq!(
            (&event.text, rule.event_bus.as_str()),
            (&example.event, "default")
        );
        let (pattern, _) = pattern::parse(&example.pattern);
        let event = pattern::Event::read(&event.text).0.unwrap();
        let is_match = pattern.is_valid() && pattern::matches(&pattern, &event);
        assert_eq!(
            is_match,
            example.verdict == Verdict::Match,
            "{}",
            example.pattern
        );
        count += 1;
    }
    assert!(count >= 80, "{count}");
}

#[test]
fn every_schedule_opens_to_a_rule_that_runs_on_it() {
    let mut count = 0;
    for content in contents() {
        let Content::Schedule(schedule) = content else {
            continue;
        };
        assert!(
            schedule.says.is_some() || !schedule.notes.is_empty(),
            "{schedule:?}"
        );
        count += 1;
        let Some(link) = &schedule.link else {
            assert!(schedule.of_scheduler);
            continue;
        };
        let file = decode_link(link).unwrap();
        let found = file.yard.rules.first().unwrap();
        assert_eq!(
            found.schedule_expression.as_ref(),
            Some(&schedule.expression)
        );
        let is_taken = pipeline::schedule::check_rule(&schedule.expression, &found.event_bus);
        assert_eq!(
            is_taken.is_ok(),
            schedule.says.is_some(),
            "{}",
            schedule.expression
        );
    }
    assert!(count >= 20, "{count}");
}

#[test]
fn what_the_documents_call_refused_is_refused_and_the_rest_is_not() {
    let part = guide().part("schedules").unwrap();
    for section in &part.sections {
        for content in &section.content {
            let Content::Schedule(schedule) = content else {
                continue;
            };
            match section.anchor.as_str() {
                "what-aws-refuses" => assert_eq!(schedule.says, None, "{schedule:?}"),
                "what-aws-takes-and-nobody-meant" => {
                    assert!(
                        schedule.says.is_some() && !schedule.notes.is_empty(),
                        "{schedule:?}"
                    );
                }
                "cron" | "the-last-day-and-the-nth-weekday" => {
                    assert!(
                        schedule.says.is_some() && schedule.notes.is_empty(),
                        "{schedule:?}"
                    );
                }
                _ => {}
            }
        }
    }
}

#[test]
fn no_name_of_the_engine_is_missing() {
    let told = titles("trace");
    let steps = MessageType::ALL.map(MessageType::as_str);
    let codes = ErrorCode::ALL.map(ErrorCode::as_str);
    let findings = Code::ALL.map(Code::title);
    let doings = DoingKind::ALL.map(DoingKind::as_str);
    for name in steps.iter().chain(&codes).chain(&findings).chain(&doings) {
        assert!(told.contains(name), "{name}");
    }
    let reasons = titles("reasons");
    for reason in pattern::Reason::ALL {
        let name = reason_name(reason);
        assert!(reasons.contains(&name.as_str()), "{name}");
    }
    let targets = titles("targets");
    for kind in TargetKind::ALL {
        assert!(targets.contains(&kind.label()), "{kind:?}");
    }
}

/// `not-a-leaf` for `NotALeaf`, as serde writes it.
fn reason_name(reason: pattern::Reason) -> String {
    let mut name = String::new();
    for letter in format!("{reason:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[test]
fn no_limit_is_missing() {
    let part = guide().part("limits").unwrap();
    let anchors: Vec<&str> = part.anchors().collect();
    let quotas = pipeline::quotas::ALL.iter().map(|quota| quota.name);
    let limits = pattern::limits::ALL
        .iter()
        .chain(&pipeline::wires::limits::ALL);
    for name in quotas.chain(limits.map(|limit| limit.of)) {
        assert!(anchors.contains(&crate::slug(name).as_str()), "{name}");
    }
}

#[test]
fn every_anchor_of_a_part_is_the_only_one_of_its_name() {
    for part in &guide().parts {
        let mut anchors: Vec<&str> = part.anchors().collect();
        let count = anchors.len();
        anchors.sort_unstable();
        anchors.dedup();
        assert_eq!(anchors.len(), count, "{}", part.slug);
        assert!(anchors.iter().all(|anchor| !anchor.is_empty()));
    }
}

#[test]
fn the_search_finds_what_is_looked_for() {
    let index = Index::of(guide());
    let first = |asked: &str| {
        let hits = index.find(asked);
        hits.first()
            .map(|hit| hit.address.clone())
            .unwrap_or_default()
    };
    for (asked, place) in [
        ("prefix", "patterns/prefix"),
        ("anything-but", "patterns/anything-but"),
        ("$or", "patterns/or"),
        ("NO_PERMISSIONS", "trace/no-permissions"),
        ("invocation dlq", "trace/invocation-dlq"),
        ("lambda function", "targets/lambda-function"),
        ("dead-letter queue", "glossary/dead-letter-queue"),
        ("targets per rule", "limits/targets-per-rule"),
        ("CloudWatch Events", "glossary/cloudwatch-events"),
        ("codestar connection", "glossary/codestar-connection"),
        ("support plan", "glossary/support-plans"),
        ("how to study", "study"),
        ("rate", "schedules/rate"),
        ("rto", "glossary/rto-and-rpo"),
    ] {
        assert_eq!(first(asked), format!("#/guide/{place}"), "{asked}");
    }
    let found = |asked: &str| -> Vec<String> {
        index
            .find(asked)
            .into_iter()
            .map(|hit| hit.address)
            .collect()
    };
    let firehose = found("kinesis data firehose");
    assert!(
        firehose
            .iter()
            .any(|hit| hit == "#/guide/targets/firehose-stream"),
        "{firehose:?}"
    );
    assert!(
        found("pattern size")
            .iter()
            .any(|hit| hit.contains("limits"))
    );
    assert!(
        found("1,048,576").contains(&"#/guide/limits/putevents-entry-size-in-bytes".to_owned())
    );
    assert!(found("steam locomotive").is_empty());
}

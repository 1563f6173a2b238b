use door::{
    BulkFilter, BulkItem, BulkList, BulkOpen, BulkOpened, BulkOrigin, BulkProblem, BulkProblems,
    BulkProgress, BulkRule, BulkStep, BulkWhat, Bytes, Question,
};

use crate::testing::Workers;

/// The workers of a page.
#[derive(Default)]
struct Door(Workers);

const FILE: u32 = 3;

impl Door {
    fn ask<Q: Question>(&mut self, question: Q) -> Q::Answer {
        self.0.ask(question)
    }

    fn step(&mut self, what: BulkWhat) -> BulkProgress {
        let step = BulkStep { file: FILE, what };
        self.ask(step).expect("the file is there")
    }

    fn problems(&mut self) -> Vec<BulkProblem> {
        self.ask(BulkProblems { file: FILE })
            .expect("the file is there")
    }

    fn list(&mut self, filter: BulkFilter, from: u32, count: u32) -> Vec<BulkItem> {
        let asked = BulkList {
            file: FILE,
            filter,
            from,
            count,
        };
        self.ask(asked).expect("the file is there")
    }

    /// The numbers of all objects of a choice.
    fn numbers(&mut self, filter: BulkFilter) -> Vec<u32> {
        let items = self.list(filter, 0, u32::MAX);
        items.iter().map(|item| item.number).collect()
    }

    fn open(&mut self, number: u32) -> Option<BulkOpened> {
        self.ask(BulkOpen { file: FILE, number })
    }
}

fn rules(patterns: &[&str]) -> Vec<BulkRule> {
    let rule = |(at, pattern): (usize, &&str)| BulkRule {
        name: format!("r{at}"),
        pattern: (*pattern).to_owned(),
    };
    patterns.iter().enumerate().map(rule).collect()
}

/// A file that has been read whole, in chunks of this size.
fn read(patterns: &[&str], file: &str, chunk: usize) -> (Door, BulkProgress) {
    let mut door = Door::default();
    door.step(BulkWhat::Start(rules(patterns)));
    for chunk in file.as_bytes().chunks(chunk) {
        door.step(BulkWhat::Feed(Bytes(chunk.to_vec())));
    }
    let progress = door.step(BulkWhat::Finish);
    (door, progress)
}

const S3: &str = r#"{"source":["aws.s3"]}"#;
const ANY: &str = r#"{"source":[{"exists":true}]}"#;
const INVALID: &str = r#"{"source":"aws.s3"}"#;

const LINES: &str = "{\"source\":\"aws.s3\",\"id\":\"1\"}\n{\"source\":\"aws.ec2\"}\n{\"x\":1}\n{\"source\":\n{\"source\":\"aws.s3\",\"detail-type\":\"t\",\"time\":\"u\"}\n";

#[test]
fn events_are_counted_by_rule_whatever_the_chunks() {
    for chunk in [1, 10, 1000] {
        let (_, progress) = read(&[S3, INVALID, ANY], LINES, chunk);
        let expect = BulkProgress {
            bytes: LINES.len() as u64,
            found: 5,
            unread: 1,
            matched: 5,
            none: 1,
            rules: vec![Some(2), None, Some(3)],
            problems: 1,
            is_full: false,
        };
        assert_eq!(progress, expect, "by {chunk}");
    }
}

#[test]
fn progress_is_told_after_every_chunk() {
    let mut door = Door::default();
    assert_eq!(door.step(BulkWhat::Start(rules(&[S3]))).found, 0);
    let half = door.step(BulkWhat::Feed(Bytes(LINES.as_bytes()[..30].to_vec())));
    assert_eq!((half.bytes, half.found, half.rules), (30, 1, vec![Some(1)]));
}

#[test]
fn the_list_can_be_narrowed_and_paged() {
    let (mut door, _) = read(&[S3, INVALID, ANY], LINES, 1000);
    assert_eq!(door.numbers(BulkFilter::All), [0, 1, 2, 3, 4]);
    assert_eq!(door.numbers(BulkFilter::Rule(0)), [0, 4]);
    assert_eq!(door.numbers(BulkFilter::Rule(1)), [0_u32; 0]);
    assert_eq!(door.numbers(BulkFilter::Rule(9)), [0_u32; 0]);
    assert_eq!(door.numbers(BulkFilter::NoRule), [2]);
    assert_eq!(door.numbers(BulkFilter::Unread), [3]);
    let second = door.list(BulkFilter::Rule(0), 1, 1);
    let expect = BulkItem {
        number: 4,
        line: 5,
        source: Some("aws.s3".to_owned()),
        detail_type: Some("t".to_owned()),
        time: Some("u".to_owned()),
        id: None,
        rules: Some(vec![0, 2]),
    };
    assert_eq!(second, [expect]);
    assert_eq!(door.list(BulkFilter::Unread, 0, 9)[0].rules, None);
}

#[test]
fn an_object_opens_whole() {
    let record = r#"{"Records":[{"eventVersion":"1","eventSource":"iam.amazonaws.com","n":1.0}]}"#;
    let (mut door, _) = read(&[], &format!("{LINES}{record}"), 1000);
    let opened = door.open(0).expect("the first");
    assert_eq!(
        opened.text,
        "{\n  \"source\": \"aws.s3\",\n  \"id\": \"1\"\n}"
    );
    assert_eq!(opened.origin, BulkOrigin::Event);
    let unread = door.open(3).expect("the broken one");
    assert_eq!(
        (unread.text.as_str(), unread.origin),
        ("{\"source\":", BulkOrigin::Unread)
    );
    let made = door.open(5).expect("the record");
    assert_eq!(made.origin, BulkOrigin::CloudTrailRecord);
    assert!(
        made.text.contains("\"source\": \"aws.iam\"") && made.text.contains("\"n\": 1.0"),
        "{}",
        made.text
    );
    assert_eq!(door.open(6), None);
}

#[test]
fn an_event_with_a_name_twice_is_shown_as_it_matches() {
    let twice = r#"{"source":"aws.s3","source":"aws.ec2"}"#;
    let (mut door, progress) = read(&[S3], twice, 1000);
    let shown = door.open(0).expect("the event").text;
    let (_, again) = read(&[S3], &shown, 1000);
    assert_eq!(again.rules, progress.rules, "{shown}");
}

#[test]
fn problems_have_their_line_and_only_the_first_are_kept() {
    let (mut door, _) = read(&[], LINES, 1000);
    let problem = &door.problems()[0];
    assert_eq!((problem.line, problem.number), (4, Some(3)));
    assert!(
        problem.message.starts_with("Unexpected end-of-input"),
        "{problem:?}"
    );
    let (mut door, progress) = read(&[], &"x\n".repeat(5000), 1000);
    assert_eq!((progress.problems, progress.found), (5000, 0));
    let problems = door.problems();
    assert_eq!(problems.len(), 100);
    assert_eq!((problems[99].line, problems[99].byte), (100, 198));
    assert_eq!(problems[99].message, "This is no event: x");
}

#[test]
fn other_rules_are_matched_in_slices() {
    let (mut door, _) = read(&[S3], LINES, 1000);
    let start = door.step(BulkWhat::Rules(rules(&[ANY, S3])));
    assert_eq!(
        (start.matched, start.none, &start.rules),
        (0, 0, &vec![Some(0), Some(0)])
    );
    assert_eq!(door.numbers(BulkFilter::Rule(0)), [0_u32; 0]);
    assert_eq!(
        door.numbers(BulkFilter::NoRule),
        [0_u32; 0],
        "not known yet"
    );
    let mut slices = 0;
    let end = loop {
        let progress = door.step(BulkWhat::Match(1));
        slices += 1;
        assert_eq!(progress.matched, slices, "one event a slice");
        if progress.matched == progress.found {
            break progress;
        }
    };
    assert_eq!(
        (end.rules, end.none, end.unread),
        (vec![Some(3), Some(2)], 1, 1)
    );
    assert_eq!(door.numbers(BulkFilter::Rule(1)), [0, 4]);
    assert_eq!(door.step(BulkWhat::Match(1)).matched, 5, "nothing is left");
}

#[test]
fn more_rules_than_a_word_has_bits() {
    let mut patterns = vec![S3; 130];
    patterns[70] = ANY;
    let (mut door, progress) = read(&patterns, LINES, 1000);
    assert_eq!(progress.rules[129], Some(2));
    assert_eq!(door.numbers(BulkFilter::Rule(70)), [0, 1, 4]);
    assert_eq!(door.list(BulkFilter::All, 1, 1)[0].rules, Some(vec![70]));
    assert_eq!(door.numbers(BulkFilter::NoRule), [2]);
}

#[test]
fn a_file_is_gone_once_it_is_dropped_or_another_begins() {
    let (mut door, _) = read(&[S3], LINES, 1000);
    let step = |what| BulkStep {
        file: FILE + 1,
        what,
    };
    assert_eq!(door.ask(step(BulkWhat::Finish)), None, "no such file");
    assert_eq!(door.ask(step(BulkWhat::Drop)), None);
    assert_eq!(
        door.numbers(BulkFilter::All).len(),
        5,
        "dropping another leaves it"
    );
    assert!(door.ask(step(BulkWhat::Start(Vec::new()))).is_some());
    assert_eq!(door.open(0), None);
    assert_eq!(door.ask(BulkProblems { file: FILE }), None);
    assert_eq!(door.ask(step(BulkWhat::Drop)), None);
    assert_eq!(door.ask(step(BulkWhat::Feed(Bytes(vec![b'{'])))), None);
}

#[test]
fn too_many_objects_are_left_out() {
    let (mut door, progress) = read(&[], &"{}\n".repeat(400_010), 1 << 16);
    assert_eq!((progress.found, progress.is_full), (400_000, true));
    assert_eq!(progress.bytes, 3 * 400_010);
    assert_eq!(door.list(BulkFilter::All, 399_999, 5).len(), 1);
    let (_, whole) = read(&[], &"{}\n".repeat(400_000), 1 << 16);
    assert!(!whole.is_full);
}

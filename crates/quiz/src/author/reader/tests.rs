use super::{MAX_FILE_BYTES, read_question};
use crate::author::finding::{Finding, code};
use crate::markup::{Block, Inline, plain_text};
use crate::question::Era;
use crate::run::{Expect, ExpectInput, ExpectSchedule, Run};

/// A question without a fault; the tests change a piece and look at what is found.
const GOOD: &str = r#"+++
id = "good"
task = "4.3"
c01 = "3.2"
topics = ["one", "two"]
services = ["Lambda"]
difficulty = 2
era = "current"
reviewed = 2026-11-21
decides = "no code at all"

[[references]]
title = "A page"
url = "https://docs.aws.amazon.com/page.html"
+++

A shop runs a small service on a handful of instances behind a load balancer. Every night some of
them are replaced, and twice a week a person has to look at what was replaced and why, because the
owner asks for it. The team wants to have this done by itself, with **no code** at all, and it must
also work in the second Region that comes next year.

Which service does this?

- [ ] The blue service with a rule
  > The blue service has rules, but it cannot reach the second Region that the shop will open next year,
  > so the owner's question would stay without an answer there.
  > misconception: blue
- [x] The green service with a rule
  > The green service does it by itself in every Region that the shop uses now or later, and its rules
  > need no code, which is what the team has asked for above all.
- [ ] The red service with a rule
  > The red service does it in both Regions, but somebody has to write a function for each of its rules
  > and to keep it up to date, and code is what the team rules out.
  > misconception: red
- [ ] The grey service with a rule
  > The grey service shows what was replaced, but only to a person who opens its page and looks for it,
  > so the work that the team wants to lose would stay with the team.
  > misconception: grey
"#;

fn changed(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "nothing to change: {from}");
    GOOD.replacen(from, to, 1)
}

/// The piece of the good question from one text up to another, or to the end.
fn between(from: &str, to: &str) -> &'static str {
    let start = GOOD.find(from).unwrap();
    let rest = GOOD.get(start..).unwrap();
    let end = if to.is_empty() {
        rest.len()
    } else {
        rest.find(to).unwrap()
    };
    rest.get(..end).unwrap()
}

/// The findings on a text as `line code`.
fn found(text: &str) -> Vec<String> {
    let (_, findings) = read_question("questions/x/good.md", text);
    findings
        .iter()
        .map(|finding: &Finding| format!("{} {}", finding.line, finding.code))
        .collect()
}

/// Changes one piece of the good question and compares what is found, as `line code`.
#[track_caller]
fn check(from: &str, to: &str, expect: &[&str]) {
    assert_eq!(found(&changed(from, to)), expect, "{from} -> {to}");
}

#[test]
fn reads_a_question() {
    let (question, findings) = read_question("questions/x/good.md", GOOD);
    assert_eq!(findings, []);
    let question = question.unwrap();
    assert_eq!(
        (
            question.id.as_str(),
            question.domain,
            question.task.as_str()
        ),
        ("good", 4, "4.3")
    );
    assert_eq!(question.topics, ["one", "two"]);
    assert_eq!(question.era, Era::Current);
    assert_eq!(question.reviewed.to_string(), "2026-11-21");
    assert_eq!(question.stem.len(), 2);
    assert!(
        plain_text(&question.stem).contains("some of them are replaced"),
        "lines are joined by a space"
    );
    assert_eq!(question.key(), [1]);
    assert_eq!(
        question.options[0].content,
        [Block::Paragraph(vec![Inline::Text(
            "The blue service with a rule".into()
        )])]
    );
    assert_eq!(question.options[0].misconception.as_deref(), Some("blue"));
    assert!(plain_text(&question.options[0].rationale).ends_with("without an answer there."));
    assert_eq!(question.options[1].misconception, None);
    assert!(question.runs.is_empty());
}

#[test]
fn reads_what_is_optional() {
    let text = changed(
        "era = \"current\"",
        "era = \"legacy\"\ngloss = \"Now named otherwise.\"\ntwin = \"other\"\nexercise = \"wire-it\"",
    );
    let (question, findings) = read_question("good.md", &text);
    assert_eq!(findings, []);
    let question = question.unwrap();
    assert_eq!(
        question.era,
        Era::Legacy {
            gloss: "Now named otherwise.".to_owned()
        }
    );
    assert_eq!(
        (question.twin.as_deref(), question.exercise.as_deref()),
        (Some("other"), Some("wire-it"))
    );
}

#[test]
fn reads_loose_options_with_code_and_runs() {
    let run = "+++\n\nA shop";
    let with_run = "[[run]]\nkind = \"pattern\"\ntitle = \"An event\"\nevent = '{\"a\": 1}'\nexpect = \"no-match\"\n+++\n\nA shop";
    let mut text = changed(run, with_run);
    for color in ["blue", "green", "red", "grey"] {
        let option = format!("The {color} service with a rule\n");
        text = text.replace(
            &option,
            &format!("{option}\n  ```json\n  {{\n    \"a\": [1]\n  }}\n  ```\n\n"),
        );
    }
    let (question, findings) = read_question("good.md", &text);
    assert_eq!(findings, []);
    let question = question.unwrap();
    assert_eq!(question.options[3].code("json"), Some("{\n  \"a\": [1]\n}"));
    let [Run::Pattern(run)] = question.runs.as_slice() else {
        panic!("{:?}", question.runs)
    };
    assert_eq!(
        (run.title.as_str(), run.event.as_str(), run.expect),
        ("An event", "{\"a\": 1}", Expect::NoMatch)
    );
}

#[test]
fn needs_front_matter() {
    assert_eq!(found("no front matter"), ["1 front-matter"]);
    assert_eq!(found("+++\nid = \"good\"\n"), ["3 front-matter"]);
    check("reviewed = 2026-11-21", "reviewed = ", &["9 toml"]);
    assert_eq!(found(&"a".repeat(MAX_FILE_BYTES + 1)), ["1 too-large"]);
}

#[test]
fn names_every_missing_key() {
    for (line, key) in [
        ("task = \"4.3\"\n", "task"),
        ("c01 = \"3.2\"\n", "c01"),
        ("topics = [\"one\", \"two\"]\n", "topics"),
        ("services = [\"Lambda\"]\n", "services"),
        ("difficulty = 2\n", "difficulty"),
        ("era = \"current\"\n", "era"),
        ("reviewed = 2026-11-21\n", "reviewed"),
        ("decides = \"no code at all\"\n", "decides"),
        ("id = \"good\"\n", "id"),
    ] {
        let text = changed(line, "");
        assert_eq!(found(&text), ["2 missing-key"], "{key}");
        let (_, findings) = read_question("good.md", &text);
        assert_eq!(findings[0].message, format!("`{key}` is missing"));
    }
    check(
        "url = \"https://docs.aws.amazon.com/page.html\"\n",
        "",
        &["12 missing-key"],
    );
    check(
        "[[references]]\ntitle = \"A page\"\nurl = \"https://docs.aws.amazon.com/page.html\"\n",
        "",
        &["2 missing-key"],
    );
}

#[test]
fn refuses_wrong_values() {
    check("difficulty = 2", "difficulty = 4", &["7 wrong-value"]);
    check("difficulty = 2", "difficulty = \"2\"", &["7 wrong-value"]);
    check(
        "reviewed = 2026-11-21",
        "reviewed = \"2026-11-21\"",
        &["9 wrong-value"],
    );
    check(
        "reviewed = 2026-11-21",
        "reviewed = 2026-11-21T10:00:00Z",
        &["9 wrong-value"],
    );
    check("era = \"current\"", "era = \"old\"", &["8 wrong-value"]);
    check("era = \"current\"", "era = \"legacy\"", &["8 missing-key"]);
    check(
        "era = \"current\"",
        "era = \"current\"\ngloss = \"x\"",
        &["9 wrong-value"],
    );
    check(
        "topics = [\"one\", \"two\"]",
        "topics = [\"one\", 2]",
        &["5 wrong-value"],
    );
    check(
        "topics = [\"one\", \"two\"]",
        "topics = []",
        &["5 wrong-value"],
    );
    check(
        "services = [\"Lambda\"]",
        "services = [\"Lambda\"]\nservice = 1",
        &["7 unknown-key"],
    );
    check("title = \"A page\"", "title = \"\"", &["13 wrong-value"]);
}

#[test]
fn leads_only_to_the_documentation() {
    for url in [
        "http://docs.aws.amazon.com/a",
        "https://example.com/",
        "https://docs.aws.amazon.com.example.com/",
        "javascript:alert(1)",
    ] {
        check(
            "https://docs.aws.amazon.com/page.html",
            url,
            &["14 reference-host"],
        );
        check(
            "with **no code** at all",
            &format!("with **no code** [at]({url}) all"),
            &["19 reference-host"],
        );
    }
}

#[test]
fn file_is_named_after_the_question() {
    check("id = \"good\"", "id = \"better\"", &["2 file-name"]);
    check(
        "id = \"good\"",
        "id = \"Not Good\"",
        &["2 wrong-value", "2 file-name"],
    );
}

#[test]
fn shows_no_html_images_or_headings() {
    check(
        "**no code** at all",
        "<b>no code</b> at all",
        &["19 markup", "19 markup"],
    );
    check(
        "Which service",
        "<script>alert(1)</script>\n\nWhich service",
        &["22 markup"],
    );
    check("Which service", "# Which service", &["22 markup"]);
    check("Which service", "![x](y.png) Which service", &["22 markup"]);
    check(
        "Which service does this?",
        "> Which service does this?",
        &["22 markup"],
    );
    let nested = format!("{}Which service does this?", "> ".repeat(40));
    check("Which service does this?", &nested, &["22 markup"]);
    let deep = format!("{}Which service does this?", "- ".repeat(5_000));
    check("Which service does this?", &deep, &["22 markup"]);
}

#[test]
fn decides_stands_in_the_stem() {
    check(
        "decides = \"no code at all\"",
        "decides = \"some code\"",
        &["10 decides"],
    );
    check(
        "decides = \"no code at all\"",
        "decides = \"No code at all\"",
        &["10 decides"],
    );
    check("with **no code** at all", "with `no` code\nat all", &[]);
}

#[test]
fn stem_is_a_scenario_that_asks_positively() {
    check("A shop runs", "A shop", &[]);
    let short = GOOD.replace("Every night some of\nthem are replaced, and twice a week a person has to look at what was replaced and why, because the\nowner asks for it. ", "");
    assert_eq!(found(&short), ["17 stem-length"]);
    check("Every night", &"word ".repeat(100), &["17 stem-length"]);
    check(
        "Which service does",
        "Which service does NOT do",
        &["17 negative-stem"],
    );
    let stem = between("A shop", "- [ ] The blue");
    check(stem, "", &["16 no-stem"]);
}

#[test]
fn options_fit_the_kind_of_question() {
    let grey = between("- [ ] The grey", "");
    check(grey, "", &["24 option-count"]);
    check(
        "- [x] The green",
        "- [ ] The green",
        &["24 pick-count", "29 misconception"],
    );
    check(
        "- [ ] The red service",
        "- [x] The red service",
        &["17 pick-count", "24 option-count", "34 misconception"],
    );
    check(
        "Which service does",
        "Which two services do",
        &["17 pick-count"],
    );
    check(
        "- [ ] The red service",
        "- The red service",
        &["24 option-count", "31 no-box"],
    );
    check(
        "The red service with a rule\n",
        "The blue service with a rule\n",
        &["31 duplicate-option"],
    );
    let options = between("- [ ] The blue", "");
    check(options, "", &["16 option-count"]);
}

#[test]
fn multiple_response_says_how_many() {
    let more = "- [ ] The grey service with a rule";
    let text = changed(
        more,
        &format!(
            "- [x] The black service with a rule\n  > {}\n{more}",
            (0..25).map(|n| format!("word{n} ")).collect::<String>()
        ),
    );
    assert_eq!(found(&text), ["17 pick-count"]);
    let text = text.replace("Which service does", "Which two services do");
    assert_eq!(found(&text), [""; 0]);
    assert_eq!(
        found(&text.replace("Which two", "Which three")),
        ["17 pick-count"]
    );
}

#[test]
fn nothing_stands_after_the_options() {
    let end = "  > misconception: grey\n";
    check(end, &format!("{end}\nMore text.\n"), &["40 after-options"]);
    check(
        end,
        &format!("{end}\n  More text.\n"),
        &["40 after-options"],
    );
    check(
        "  > The red service does it in both",
        "> The red service does it in both",
        &["31 missing-rationale", "32 after-options"],
    );
}

#[test]
fn every_option_has_a_rationale_that_teaches() {
    let why = between("  > The green", "- [ ] The red");
    check(why, "", &["28 missing-rationale"]);
    check(
        "so the owner's question would stay without an answer there.",
        "so.",
        &["25 short-rationale"],
    );
    check("  > misconception: blue\n", "", &["25 misconception"]);
    check(
        "asked for above all.\n",
        "asked for above all.\n  > misconception: green\n",
        &["31 misconception"],
    );
}

#[test]
fn rationales_name_no_letter() {
    for words in [
        "Option B",
        "as answer C.",
        "the first option",
        "options above",
        "the option (D)",
        "unlike B,",
    ] {
        check(
            "and code is what",
            &format!("{words} and code is what"),
            &["32 option-letter"],
        );
    }
    check(
        "and code is what",
        "and the option to write `B` code is a choice that",
        &[],
    );
}

#[test]
fn options_give_nothing_away() {
    check(
        "The red service with a rule",
        "All of the above services",
        &["31 all-of-the-above"],
    );
    check(
        "The red service with a rule",
        "The red service, always on",
        &["31 absolute"],
    );
    let both = changed("The red service with a rule", "The red service, always on");
    assert_eq!(
        found(&both.replace(
            "The green service with a rule",
            "The green service, never off"
        )),
        [""; 0]
    );
    check(
        "The green service with a rule",
        "The green service with a rule that is much longer than those",
        &["28 length-cue"],
    );
    check(
        "The green service with a rule",
        "The green one",
        &["28 length-cue"],
    );
}

#[test]
fn runs_need_a_known_kind_and_a_pattern_in_every_option() {
    let with = |run: &str| changed("+++\n\nA shop", &format!("[[run]]\n{run}+++\n\nA shop"));
    let good = "kind = \"pattern\"\ntitle = \"t\"\nevent = \"{}\"\nexpect = \"match\"\n";
    assert_eq!(found(&with(good)), ["29 run", "33 run", "36 run", "40 run"]);
    assert_eq!(found(&with(&good.replace("pattern", "magic"))), ["16 run"]);
    assert_eq!(
        found(&with(&good.replace("\"match\"", "true"))),
        ["19 wrong-value"]
    );
    assert_eq!(
        found(&with("kind = \"pattern\"\n")),
        ["15 missing-key", "15 missing-key", "15 missing-key"]
    );
}

/// The good question with a run, and its findings on the lines of the run.
fn with_run(run: &str) -> (Option<crate::Question>, Vec<String>) {
    let text = changed(
        "+++\n\nA shop",
        &format!("[[run]]\ntitle = \"t\"\n{run}+++\n\nA shop"),
    );
    let text = text.replace("service with a rule", "service with `rate(1 day)`");
    let (_, findings) = read_question("good.md", &text);
    let found = findings
        .iter()
        .filter(|finding| finding.line < 24)
        .map(|finding| format!("{} {}", finding.line, finding.code))
        .collect();
    (read_question("good.md", &text).0, found)
}

#[test]
fn reads_schedule_runs() {
    let after = "kind = \"schedule\"\nafter = \"2026-01-15T12:00:00Z\"\n";
    let (question, found) = with_run(&format!("{after}next = [\"2026-01-16T12:00:00Z\"]\n"));
    assert_eq!(found, [""; 0]);
    let question = question.unwrap();
    let Some(Run::Schedule(run)) = question.runs.first() else {
        panic!("{:?}", question.runs)
    };
    assert_eq!(
        (run.api.as_str(), run.time_zone.as_deref()),
        ("events:PutRule", None)
    );
    assert_eq!(
        run.expect,
        ExpectSchedule::Next(vec!["2026-01-16T12:00:00Z".to_owned()])
    );
    assert_eq!(question.options[0].inline_code(), Some("rate(1 day)"));
    let check = |rest: &str, expect: &[&str]| {
        assert_eq!(with_run(&format!("{after}{rest}")).1, expect, "{rest}");
    };
    check("next = []\n", &[]);
    check("expect = \"refused\"\n", &[]);
    check("expect = \"match\"\n", &["19 wrong-value"]);
    check("", &["15 wrong-value"]);
    check("next = []\nexpect = \"valid\"\n", &["20 wrong-value"]);
    check("api = \"PutRule\"\nnext = []\n", &["19 wrong-value"]);
    check(
        "timezone = \"Europe/Paris\"\nnext = []\n",
        &["19 wrong-value"],
    );
    let scheduler = "api = \"scheduler:CreateSchedule\"\ntimezone = \"Europe/Paris\"\n";
    check(&format!("{scheduler}next = []\n"), &[]);
    check("next = []\nevent = \"{}\"\n", &["20 unknown-key"]);
}

#[test]
fn reads_template_runs() {
    let event = "kind = \"template\"\nevent = \"{}\"\n";
    let check = |rest: &str, expect: &[&str]| {
        assert_eq!(with_run(&format!("{event}{rest}")).1, expect, "{rest}");
    };
    check("output = \"{}\"\n", &[]);
    check("paths = \"{}\"\nexpect = \"failure\"\n", &[]);
    check("", &["15 wrong-value"]);
    check("expect = \"match\"\n", &["19 wrong-value"]);
    let run = "+++\n\nA shop";
    let text = changed(
        run,
        &format!("[[run]]\ntitle = \"t\"\n{event}output = \"x\"\n{run}"),
    );
    assert_eq!(found(&text), ["29 run", "33 run", "36 run", "40 run"]);
    let text = ["blue", "green", "red", "grey"]
        .iter()
        .fold(text, |text, color| {
            let option = format!("The {color} service with a rule\n");
            let code = format!("{option}\n  ```template\n  \"<{color}>\"\n  ```\n\n");
            text.replace(&option, &code)
        });
    let (question, findings) = read_question("good.md", &text);
    assert_eq!(findings, []);
    let question = question.unwrap();
    let Some(Run::Template(run)) = question.runs.first() else {
        panic!("{:?}", question.runs)
    };
    assert_eq!(run.expect, ExpectInput::Text("x".to_owned()));
    assert_eq!(question.options[0].code("template"), Some("\"<blue>\""));
}

#[test]
fn runs_are_of_one_kind() {
    let schedule = "kind = \"schedule\"\nafter = \"2026-01-15T12:00:00Z\"\nnext = []\n";
    let other = "[[run]]\ntitle = \"u\"\nkind = \"template\"\nevent = \"{}\"\noutput = \"{}\"\n";
    assert_eq!(with_run(&format!("{schedule}{other}")).1, ["20 run"]);
}

#[test]
fn reports_everything_at_once() {
    let text = changed("difficulty = 2", "difficulty = 9")
        .replace("no code at all", "nothing")
        .replace("Option", "x");
    let text = text
        .replace("  > misconception: red\n", "")
        .replace("era = \"current\"\n", "");
    assert_eq!(
        found(&text),
        [
            "2 missing-key",
            "7 wrong-value",
            "9 decides",
            "31 misconception"
        ]
    );
    assert!(read_question("good.md", &text).0.is_none());
}

#[test]
fn survives_every_cut_and_strange_text() {
    for end in (0..GOOD.len()).filter(|end| GOOD.is_char_boundary(*end)) {
        let _ = read_question("good.md", GOOD.get(..end).unwrap());
    }
    for text in [
        "",
        "+++",
        "+++\n+++",
        "+++\n+++\n- [x]",
        "\u{feff}+++\n+++\n",
        "+++\r\nid = 'ü'\r\n+++\r\n- [ ] ü\r\n  > ü\r\n",
    ] {
        assert!(read_question("good.md", text).0.is_none(), "{text}");
    }
}

#[test]
fn finding_reads_like_a_compiler_message() {
    let (_, findings) = read_question(
        "questions/x/good.md",
        &changed("difficulty = 2", "difficulty = 4"),
    );
    assert_eq!(
        findings[0].to_string(),
        "questions/x/good.md:7:14: error[wrong-value]: `difficulty` must be a whole number from 1 to 3"
    );
    assert_eq!(findings[0].code, code::WRONG_VALUE);
}

#[test]
fn hostile_text_is_refused_soon() {
    let start = std::time::Instant::now();
    for piece in [
        "[",
        "*a",
        "> ",
        "- ",
        "- [x] ",
        "`",
        "<a ",
        "![",
        "_*",
        "&#",
        "\n\n- [ ] a\n  > b",
    ] {
        let body = piece.repeat((MAX_FILE_BYTES - 1_000) / piece.len());
        let front = between("+++", "A shop runs");
        assert!(
            read_question("good.md", &format!("{front}{body}"))
                .0
                .is_none(),
            "{piece}"
        );
    }
    let tables = "[[run]]\n".repeat(8_000);
    assert!(
        read_question("good.md", &format!("+++\n{tables}+++\n"))
            .0
            .is_none()
    );
    let arrays = format!("a = {}", "[".repeat(60_000));
    assert!(
        read_question("good.md", &format!("+++\n{arrays}\n+++\n"))
            .0
            .is_none()
    );
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

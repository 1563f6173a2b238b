use super::Library;
use crate::author::{Finding, Part, Severity, code};
use crate::date::Date;

const TASKS: &str = "[[domain]]\nnumber = 4\ntitle = 'M'\nslug = '4-m'\nc01 = 3\n\
    [[domain]]\nnumber = 5\ntitle = 'I'\nslug = '5-i'\nc01 = 5\n\
    [[task]]\nid = '4.3'\ntitle = 'T'\n[[objective]]\nid = '3.2'\ntitle = 'O'\n";
const TOPICS: &str = "[[topic]]\nid = 'one'\ntitle = 'A'\ndomain = 4\nkind = 'fact'\n";
const MISCONCEPTIONS: &str = "[[misconception]]\nid = 'm'\ntitle = 'B'\ncorrection = 'C'\n";
const NAMES: &str =
    "[[name]]\nold = 'Cloud Events'\nnow = 'Bridge'\nkind = 'renamed'\nreviewed = 2026-11-21\n";
const PAPERS: &str = "[[paper]]\nid = 'p'\nblueprint = 'X'\ncomplete = false\nmultiple_least = 1\nmultiple_most = 2\n\
    executable = 1\npairs = 1\neach_task = 1\nlongest_key = 27\ndomain_points = 2\n";
const BLUEPRINTS: &str = "[[blueprint]]\nid = 'X'\ntitle = 'T'\nfrom = 2023-03-07\nreviewed = 2026-11-21\n\
    minutes = 180\nquestions = 10\nscored = 8\nunscored = 2\nscale_from = 100\nscale_to = 1000\npass = 750\n\
    [[blueprint.domain]]\nnumber = 4\ntitle = 'M'\nweight = 100\nscored = 8\nunscored = 2\n";

/// A question of 13 lines before the stem, whose words begin with `word`.
pub(crate) fn question(id: &str, word: &str, extra: &str) -> String {
    let text = |count: usize, word: &str| {
        (0..count)
            .map(|n| format!("{word}{n}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut file = format!(
        "+++\nid = '{id}'\ntask = '4.3'\nc01 = '3.2'\ntopics = ['one']\nservices = ['S']\ndifficulty = 1\n\
         era = 'current'\nreviewed = 2026-01-01\ndecides = '{word}7'\n{extra}\n\
         references = [{{ title = 'P', url = 'https://docs.aws.amazon.com/p' }}]\n+++\n{}\n\n",
        text(70, word)
    );
    for option in 0..4 {
        let (mark, tag) = if option == 1 {
            ("x", "")
        } else {
            (" ", "  > misconception: m\n")
        };
        file += &format!(
            "- [{mark}] {word} option{option}\n  > {}\n{tag}",
            text(25, &format!("{word}{option}why"))
        );
    }
    file
}

/// The library of these questions with the small lists.
pub(crate) fn library(questions: &[(&str, String)], today: Option<&str>) -> Library {
    library_of(TOPICS, questions, today)
}

/// The same with topics of one's own.
fn library_of(topics: &str, questions: &[(&str, String)], today: Option<&str>) -> Library {
    let lists = [
        ("tasks", TASKS),
        ("topics", topics),
        ("misconceptions", MISCONCEPTIONS),
        ("blueprints", BLUEPRINTS),
        ("names", NAMES),
        ("papers", PAPERS),
    ];
    let mut files: Vec<(String, String)> = lists
        .map(|(name, text)| (format!("questions/{name}.toml"), text.to_owned()))
        .to_vec();
    files.push(("questions/README.md".to_owned(), "# Read me".to_owned()));
    files.extend(
        questions
            .iter()
            .map(|(path, text)| (format!("questions/{path}"), text.clone())),
    );
    Library::from_files(&files, today.map(|day| day.parse::<Date>().unwrap()))
}

#[track_caller]
fn check(questions: &[(&str, String)], today: Option<&str>, expect: &[&str]) -> Library {
    let library = library(questions, today);
    let found: Vec<String> = library
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| {
            format!(
                "{}:{} {}",
                finding.file.trim_start_matches("questions/"),
                finding.line,
                finding.code
            )
        })
        .collect();
    assert_eq!(found, expect, "{:#?}", library.findings);
    library
}

#[test]
fn orders_questions_and_fills_in_the_version() {
    let questions = [
        ("4-m/b.md", question("b", "red", "")),
        ("4-m/a.md", question("a", "blue", "")),
    ];
    let library = check(&questions, None, &[]);
    let ids: Vec<&str> = library
        .bank
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(library.bank.version, crate::version_of(&library.bank));
}

#[test]
fn notes_what_the_bank_holds() {
    let library = library(&[("4-m/a.md", question("a", "blue", ""))], None);
    let notes: Vec<String> = library
        .findings
        .iter()
        .map(|finding| format!("{}:{} {}", finding.file, finding.line, finding.message))
        .collect();
    for expect in [
        "questions:1 domain 4 of X has 1 of 1 questions, 100 %, and weighs 100 %",
        "questions:1 1 of 1 tasks of DOP-C02 have a question",
        "questions:1 1 of 1 topics of domain 4 have a question",
        "questions:1 the key is the single longest option in 0 of 1 single-answer questions, 0 %",
        "questions/papers.toml:1 paper `p`: questions of domain 4: 10 needed, 1 there",
    ] {
        assert!(notes.iter().any(|note| note == expect), "{notes:#?}");
    }
    assert!(notes.iter().any(|note| note.contains("chi-square")));
}

#[test]
fn a_decision_names_the_question_that_turns_on_it() {
    let topics = |question: &str| {
        let decision = "[[topic]]\nid = 'two'\ntitle = 'B'\ndomain = 4\nkind = 'decision'\n";
        format!("{TOPICS}{decision}{question}")
    };
    let found = |line: &str, named: &str| -> Vec<String> {
        let text = question("a", "blue", "").replacen("['one']", named, 1);
        let library = library_of(&topics(line), &[("4-m/a.md", text)], None);
        let of = |finding: &&Finding| {
            finding.severity == Severity::Error || finding.message.contains("turns on them")
        };
        let found = library.findings.iter().filter(of);
        found
            .map(|it| format!("{} {}", it.line, it.message))
            .collect()
    };
    let none = "1 0 of 1 decisions and scenarios have a question that turns on them";
    let all = "1 1 of 1 decisions and scenarios have a question that turns on them";
    assert_eq!(found("", "['one']"), [none]);
    assert_eq!(found("question = 'a'\n", "['one', 'two']"), [all]);
    let other = found("question = 'a'\n", "['one']");
    assert_eq!(other, [all, "11 the question `a` does not name `two`"]);
    let unknown = found("question = 'b'\n", "['one', 'two']");
    assert_eq!(unknown, [all, "11 there is no question `b`"]);
}

#[test]
fn looks_up_every_id() {
    let with =
        |from: &str, to: &str| [("4-m/a.md", question("a", "blue", "").replacen(from, to, 1))];
    check(&with("4.3", "4.9"), None, &["4-m/a.md:3 unknown-id"]);
    check(&with("3.2", "9.9"), None, &["4-m/a.md:4 unknown-id"]);
    check(
        &with("['one']", "['one',\n'two']"),
        None,
        &["4-m/a.md:6 unknown-id"],
    );
    let library = check(
        &with("misconception: m", "misconception: x"),
        None,
        &["4-m/a.md:18 unknown-id"],
    );
    assert!(
        library.bank.questions.is_empty(),
        "a question with an error stays out"
    );
}

#[test]
fn ids_are_unique_and_folders_fit() {
    let twice = [
        ("4-m/a.md", question("a", "blue", "")),
        ("5-i/a.md", question("a", "red", "")),
    ];
    check(
        &twice,
        None,
        &["5-i/a.md:2 duplicate-id", "5-i/a.md:3 folder"],
    );
    check(
        &[("6-x/a.md", question("a", "blue", ""))],
        None,
        &["6-x/a.md:1 folder"],
    );
    check(
        &[
            ("4-m/a.txt", String::new()),
            ("4-m/more/a.md", String::new()),
        ],
        None,
        &["4-m/a.txt:1 file-name", "4-m/more/a.md:1 file-name"],
    );
}

#[test]
fn twins_name_each_other_and_differ_in_their_key() {
    let pair = |a: &str, b: &str, a_word: &str, b_word: &str| {
        [
            ("4-m/a.md", question("a", a_word, a)),
            ("4-m/b.md", question("b", b_word, b)),
        ]
    };
    check(
        &pair("twin = 'b'", "twin = 'a'", "blue", "red"),
        None,
        &["4-m/a.md:11 twin", "4-m/b.md:11 twin"],
    );
    let mut alike = pair("twin = 'b'", "twin = 'a'", "blue", "blue");
    alike[1].1 = alike[1]
        .1
        .replace("blue20", "brown")
        .replace("blue option", "red option");
    check(&alike, None, &[]);
    alike[1].1 = alike[1].1.replace("brown", "blue20");
    check(&alike, None, &["4-m/a.md:11 twin", "4-m/b.md:11 twin"]);
    check(
        &pair("twin = 'b'", "", "blue", "red"),
        None,
        &["4-m/a.md:11 twin"],
    );
    check(
        &pair("twin = 'a'", "", "blue", "red"),
        None,
        &["4-m/a.md:11 twin"],
    );
    check(
        &pair("twin = 'c'", "", "blue", "red"),
        None,
        &["4-m/a.md:11 unknown-id"],
    );
    check(
        &pair("twin = 'b'", "twin = 'a'", "blue", "blue"),
        None,
        &["4-m/a.md:11 twin", "4-m/b.md:11 twin"],
    );
}

#[test]
fn stems_differ_unless_they_are_twins() {
    let a = ("4-m/a.md", question("a", "blue", ""));
    check(
        &[a.clone(), ("4-m/b.md", question("b", "blue", ""))],
        None,
        &["4-m/b.md:14 similar-stems"],
    );
    // 70 words have 66 runs of five; a word changed takes five of them away on either side.
    let some = |words: &[&str]| {
        let mut text = question("b", "blue", "");
        for word in words {
            text = text.replace(&format!(" {word} "), " other ");
        }
        [a.clone(), ("4-m/b.md", text)]
    };
    let severity = |questions: &[(&str, String)]| {
        let found = library(questions, None).findings;
        found
            .iter()
            .find(|finding| finding.code == code::SIMILAR_STEMS)
            .map(|finding| finding.severity)
    };
    assert_eq!(severity(&some(&["blue20"])), Some(Severity::Error));
    assert_eq!(
        severity(&some(&["blue20", "blue30"])),
        Some(Severity::Warning)
    );
    assert_eq!(
        severity(&some(&["blue20", "blue30", "blue40", "blue50"])),
        None
    );
}

#[test]
fn reviews_grow_old() {
    let questions = [("4-m/a.md", question("a", "blue", ""))];
    check(&questions, Some("2026-11-21"), &[]);
    check(&questions, Some("2027-01-02"), &[]);
    check(&questions, Some("2027-01-03"), &["4-m/a.md:9 review-age"]);
    check(&questions, Some("2025-12-31"), &["4-m/a.md:9 review-age"]);
}

#[test]
fn gives_others_a_place_to_point_at() {
    let library = library(&[("4-m/a.md", question("a", "blue", ""))], None);
    let finding = library
        .finding("a", Part::Option(1), code::RUN, Severity::Error, "no", "")
        .unwrap();
    assert_eq!(
        (finding.file.as_str(), finding.line),
        ("questions/4-m/a.md", 19)
    );
    assert!(
        library
            .finding("b", Part::File, code::RUN, Severity::Error, "no", "")
            .is_none()
    );
}

#[test]
fn says_which_list_is_missing() {
    let found: Vec<String> = Library::from_files(&[], None)
        .findings
        .iter()
        .map(|finding| finding.to_string())
        .collect();
    assert_eq!(found.len(), 6);
    assert!(
        found.contains(
            &"questions/topics.toml:1: error[unreadable]: this list is missing".to_owned()
        ),
        "{found:?}"
    );
    let nowhere = Library::read(std::path::Path::new("/nowhere"), None);
    assert!(
        nowhere
            .findings
            .iter()
            .any(|finding| finding.file == "questions" && finding.code == code::UNREADABLE)
    );
}

#[test]
fn rationales_say_something_of_their_own() {
    let same = |id: &str, word: &str| {
        let text = question(id, word, "");
        text.replacen("  > ", "  > The same old words again. ", 1)
    };
    let with = |third: String| {
        [
            ("4-m/a.md", same("a", "blue")),
            ("4-m/b.md", same("b", "red")),
            ("4-m/c.md", third),
        ]
    };
    check(&with(question("c", "grey", "")), None, &[]);
    check(&with(same("c", "grey")), None, &["4-m/c.md:17 filler"]);
    let why: Vec<String> = (0..25).map(|n| format!("blue1why{n}")).collect();
    let restated = question("a", "blue", "").replacen(
        "blue option1",
        &format!("blue option1 {}", why.get(..14).unwrap().join(" ")),
        1,
    );
    let found = library(&[("4-m/a.md", restated)], None).findings;
    let filler = found.iter().find(|finding| finding.code == code::FILLER);
    assert_eq!(filler.map(|finding| finding.line), Some(20), "{found:#?}");
}

#[test]
fn no_more_than_five_stems_end_alike() {
    let words = ["blue", "red", "grey", "green", "black", "white"];
    let with = |asks: [&str; 6]| -> Vec<(String, String)> {
        let questions = words.iter().zip(asks).enumerate();
        questions
            .map(|(n, (word, ask))| {
                let text = question(&format!("q{n}"), word, "");
                let stem = format!("{word}69");
                (
                    format!("4-m/q{n}.md"),
                    text.replacen(&stem, &format!("{stem}.\n\n{ask}"), 1),
                )
            })
            .collect()
    };
    let found = |asks| -> Vec<String> {
        let files = with(asks);
        let files: Vec<(&str, String)> =
            files.iter().map(|(p, t)| (p.as_str(), t.clone())).collect();
        let found = library(&files, None).findings;
        let same = found
            .iter()
            .filter(|finding| finding.code == code::SAME_ASK);
        same.map(ToString::to_string).collect()
    };
    let ask = "Which rule fits?";
    assert_eq!(found([ask, ask, ask, ask, ask, "Which one fits?"]), [""; 0]);
    let [only] = found([ask, ask, ask, ask, ask, "Which *rule* fits?"])
        .try_into()
        .unwrap();
    assert!(
        only.starts_with(
            "questions/4-m/q5.md:14: warning[same-ask]: 6 stems end with \"which rule fits\""
        ),
        "{only}"
    );
}

#[test]
fn key_does_not_echo_the_stem() {
    let key = |words: &str| {
        let text = question("a", "blue", "");
        [("4-m/a.md", text.replacen("blue option1", words, 1))]
    };
    let echo = |words: &str| {
        let found = library(&key(words), None).findings;
        let echo = found.iter().find(|finding| finding.code == code::ECHO);
        echo.map(|finding| finding.line)
    };
    assert_eq!(echo("blue21 blue22 blue23"), Some(19));
    assert_eq!(echo("blue21 blue22 other"), None);
}

#[test]
fn names_of_today_are_used() {
    let with =
        |from: &str, to: &str| [("4-m/a.md", question("a", "blue", "").replacen(from, to, 1))];
    check(
        &with("blue30", "Cloud Events"),
        None,
        &["4-m/a.md:14 old-name"],
    );
    check(
        &with("['S']", "['Cloud Events']"),
        None,
        &["4-m/a.md:6 old-name"],
    );
    check(
        &with("blue option2", "Cloud Events"),
        None,
        &["4-m/a.md:21 old-name"],
    );
    check(
        &with("blue30", "MyCloud Events, Cloud Eventsource"),
        None,
        &[],
    );
    check(&with("blue1why3", "Cloud Events"), None, &[]);
    let mut old = with("blue30", "Cloud Events");
    old[0].1 = old[0]
        .1
        .replace("era = 'current'", "era = 'legacy'\ngloss = 'G'");
    check(&old, None, &[]);
}

#[test]
fn notes_questions_with_the_same_key() {
    let same = |id: &str, word: &str| {
        let text = question(id, word, "");
        text.replacen(&format!("{word} option1"), "the one key", 1)
    };
    let questions = [
        ("4-m/a.md", same("a", "blue")),
        ("4-m/b.md", same("b", "red")),
    ];
    let found = check(&questions, None, &[]).findings;
    let notes: Vec<&str> = found
        .iter()
        .filter(|finding| finding.code == code::SAME_KEY)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        notes,
        ["services and right options are those of questions/4-m/a.md"]
    );
}

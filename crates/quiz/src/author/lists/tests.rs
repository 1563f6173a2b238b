use super::read;
use crate::author::rules::Rules;
use crate::bank::{Lists, TopicKind};

#[track_caller]
fn check(name: &str, text: &str, expect: &[&str]) -> Lists {
    let mut lists = Lists::default();
    let findings = read(name, name, text, &mut lists, &mut Rules::default());
    let found: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {}", finding.line, finding.code))
        .collect();
    assert_eq!(found, expect, "{findings:?}");
    lists
}

#[test]
fn reads_topics() {
    let good = "[[topic]]\nid = 'a'\ntitle = 'A'\ndomain = 4\nkind = 'hands-on'\n";
    let lists = check("topics.toml", good, &[]);
    assert_eq!(
        lists.topic("a").map(|topic| (topic.domain, topic.kind)),
        Some((4, TopicKind::HandsOn))
    );
    check(
        "topics.toml",
        &good.replace("hands-on", "odd"),
        &["5 wrong-value"],
    );
    check(
        "topics.toml",
        &good.replace("domain = 4", "domain = 7"),
        &["4 wrong-value"],
    );
    check(
        "topics.toml",
        &good.replace("title = 'A'\n", ""),
        &["1 missing-key"],
    );
    check(
        "topics.toml",
        &format!("{good}more = 1\n"),
        &["6 unknown-key"],
    );
    check("topics.toml", &good.repeat(2), &["7 duplicate-id"]);
    check("topics.toml", "", &["1 missing-key"]);
    check("topics.toml", "topic = 1", &["1 wrong-value"]);
}

#[test]
fn reads_tasks_and_misconceptions() {
    let domain = "[[domain]]\nnumber = 4\ntitle = 'M'\nslug = '4-m'\nc01 = 3\n";
    let task = "[[task]]\nid = '4.3'\ntitle = 'T'\n";
    let objective = "[[objective]]\nid = '3.2'\ntitle = 'O'\n";
    let lists = check("tasks.toml", &format!("{domain}{task}{objective}"), &[]);
    assert_eq!(
        lists.domain(4).map(|domain| domain.slug.as_str()),
        Some("4-m")
    );
    assert_eq!(lists.task("4.3").map(|task| task.domain), Some(4));
    assert_eq!(
        lists.objective("3.2").map(|objective| objective.domain),
        Some(3)
    );
    check(
        "tasks.toml",
        &format!("{domain}[[task]]\nid = 'four'\ntitle = 'T'\n{objective}"),
        &["7 wrong-value"],
    );
    let lists = check(
        "misconceptions.toml",
        "[[misconception]]\nid = 'm'\ntitle = 'B'\ncorrection = 'C'\n",
        &[],
    );
    assert_eq!(
        lists
            .misconception("m")
            .map(|found| found.correction.as_str()),
        Some("C")
    );
}

#[test]
fn blueprint_adds_up() {
    let good = "[[blueprint]]\nid = 'X'\ntitle = 'T'\nfrom = 2023-03-07\nreviewed = 2026-11-21\nminutes = 180\n\
        questions = 10\nscored = 8\nunscored = 2\nscale_from = 100\nscale_to = 1000\npass = 750\n\
        [[blueprint.domain]]\nnumber = 1\ntitle = 'A'\nweight = 60\nscored = 5\nunscored = 1\n\
        [[blueprint.domain]]\nnumber = 2\ntitle = 'B'\nweight = 40\nscored = 3\nunscored = 1\n";
    let lists = check("blueprints.toml", good, &[]);
    assert_eq!(
        lists
            .blueprint("X")
            .map(|found| (found.minutes, found.domains.len(), found.until)),
        Some((180, 2, None))
    );
    check(
        "blueprints.toml",
        &good.replace("weight = 40", "weight = 41"),
        &["1 blueprint"],
    );
    check(
        "blueprints.toml",
        &good.replace("scored = 3", "scored = 4"),
        &["1 blueprint"],
    );
    check(
        "blueprints.toml",
        &good.replace("questions = 10", "questions = 11"),
        &["1 blueprint"],
    );
    check(
        "blueprints.toml",
        &good.replace("pass = 750\n", ""),
        &["1 missing-key"],
    );
}

#[test]
fn reads_names_and_papers() {
    let name = "[[name]]\nold = 'A'\nnow = 'B'\nkind = 'retired'\nreviewed = 2026-11-21\n";
    let read = check("names.toml", name, &[]);
    assert!(read.names[0].retired && read.names[0].only_now.is_empty());
    let later = name.replace("kind", "only_now = ['B later']\nkind");
    let read = check("names.toml", &later, &[]);
    assert_eq!(read.names[0].only_now, ["B later"]);
    check(
        "names.toml",
        &name.replace("retired", "odd"),
        &["4 wrong-value"],
    );
    check(
        "names.toml",
        &name.replace("reviewed = 2026-11-21\n", ""),
        &["1 missing-key"],
    );
    let paper = "[[paper]]\nid = 'p'\nblueprint = 'X'\ncomplete = 1\nmultiple_least = 1\nmultiple_most = 2\n";
    let rest = "executable = 1\npairs = 1\neach_task = 1\nlongest_key = 27\n";
    check(
        "papers.toml",
        &format!("{paper}{rest}"),
        &["3 unknown-id", "4 wrong-value", "1 missing-key"],
    );
}

use super::Exercises;

const TEXT: &str = include_str!("../../../../../../exercises/basics-exact-match.toml");

fn found(list: &str, names: &[&str]) -> Vec<String> {
    let mut files = vec![("exercises/list.toml".to_owned(), list.to_owned())];
    files.extend(
        names
            .iter()
            .map(|name| (format!("exercises/{name}.toml"), TEXT.to_owned())),
    );
    let findings = Exercises::from_files(&files).findings;
    findings.into_iter().map(|one| one.message).collect()
}

#[test]
fn list_and_files_have_to_agree() {
    assert_eq!(
        found("written = [\"a\"]\nto_come = [\"b\"]", &["a"]),
        [""; 0]
    );
    assert_eq!(
        found("written = [\"a\"]\nto_come = [\"a\"]", &[]),
        [
            "there is no file exercises/a.toml",
            "`a` stands there twice"
        ]
    );
    assert_eq!(
        found("written = []\nto_come = []", &["a"]),
        ["`a` is not among the written ones of exercises/list.toml"]
    );
    assert!(found("wrote = []", &[])[0].contains("unknown field `wrote`"));
}

#[test]
fn exercises_come_in_the_order_of_the_list() {
    let list = "written = [\"b\", \"a\"]\nto_come = [\"c\"]".to_owned();
    let files = [
        ("exercises/list.toml".to_owned(), list),
        ("exercises/a.toml".to_owned(), TEXT.to_owned()),
        ("exercises/b.toml".to_owned(), TEXT.to_owned()),
    ];
    let all = Exercises::from_files(&files);
    let ids: Vec<String> = all.exercises().into_iter().map(|one| one.id).collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(all.to_come, ["c"]);
}

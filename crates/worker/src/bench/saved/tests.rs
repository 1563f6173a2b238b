use super::Compared::{InvalidPattern, Match, NoEvent, NoMatch};
use super::*;

fn texts(texts: &[&str]) -> Vec<(usize, String)> {
    let owned = texts.iter().map(|&text| text.to_owned());
    owned.enumerate().collect()
}

fn patterns(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

const X: &str = r#"{"a":["x"]}"#;
const Y: &str = r#"{"a":["y"]}"#;

#[test]
fn what_changes_is_compared_again_and_only_that_is_sent() {
    let mut saved = Saved::default();
    saved.change(1, 3, texts(&[r#"{"a":"x"}"#, r#"{"a":"y"}"#, "["]));
    let asked = patterns(&[X, "{", X]);
    let first = vec![Match, NoMatch, NoEvent];
    assert_eq!(
        saved.columns(&asked),
        [first.clone(), vec![InvalidPattern; 3], first]
    );
    saved.change(
        2,
        4,
        vec![(2, r#"{"a":"x"}"#.to_owned()), (3, "{}".to_owned())],
    );
    assert_eq!(saved.columns(&asked)[0], [Match, NoMatch, Match, NoMatch]);
    saved.change(3, 1, Vec::new());
    assert_eq!(saved.columns(&patterns(&[Y, X])), [[NoMatch], [Match]]);
    assert_eq!(saved.columns.len(), 2, "other patterns are forgotten");
}

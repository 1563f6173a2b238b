use std::fs;

use super::{move_out, scripts};
use crate::hash;

const PAGE: &str = r#"<!doctype html>
<html>
  <head>
    <!-- <script>not a script</script> -->
    <script type="module">
import init from './app.js';
const text = "<b> & </b>";
</script>
    <script src="shell.js"></script>
  </head>
  <body><script>let a = 1 < 2;</script></body>
</html>
"#;

const MODULE: &str = "\nimport init from './app.js';\nconst text = \"<b> & </b>\";\n";
const CLASSIC: &str = "let a = 1 < 2;";

#[test]
fn takes_the_exact_bytes_between_the_tags() {
    assert_eq!(scripts(PAGE).unwrap(), [MODULE, CLASSIC]);
}

#[test]
fn every_inline_script_becomes_a_file_that_the_page_names() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let page = move_out(PAGE, folder).unwrap();
    let tag = |attributes: &str, script: &str| {
        let name = format!("start-{}.js", hash::short(script.as_bytes()));
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), script);
        let integrity = hash::integrity(script.as_bytes());
        format!(r#"<script{attributes} src="./{name}" integrity="{integrity}"></script>"#)
    };
    let expected = PAGE
        .replace(
            &format!("<script type=\"module\">{MODULE}</script>"),
            &tag(" type=\"module\"", MODULE),
        )
        .replace(&format!("<script>{CLASSIC}</script>"), &tag("", CLASSIC));
    assert_eq!(page, expected);
    // Once more there is nothing to move.
    assert_eq!(move_out(&page, folder).unwrap(), page);
}

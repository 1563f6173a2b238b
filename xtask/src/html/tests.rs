use super::{complete, inline_scripts};
use crate::hash::csp_source;

const PAGE: &str = r#"<!doctype html>
<html>
  <head>
    <meta http-equiv="Content-Security-Policy" content="script-src 'self' {inline-script-hashes}; style-src 'self'">
    <meta name="eventyard-bank" content="">
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

#[test]
fn takes_the_exact_bytes_between_the_tags() {
    assert_eq!(
        inline_scripts(PAGE).unwrap(),
        [
            "\nimport init from './app.js';\nconst text = \"<b> & </b>\";\n",
            "let a = 1 < 2;",
        ]
    );
}

#[test]
fn completes_policy_and_metas_and_leaves_the_rest() {
    let page = complete(PAGE, &[("eventyard-bank", "bank-1.bin")]).unwrap();
    let expected = PAGE
        .replace(
            "{inline-script-hashes}",
            &format!(
                "{} {}",
                csp_source("\nimport init from './app.js';\nconst text = \"<b> & </b>\";\n"),
                csp_source("let a = 1 < 2;")
            ),
        )
        .replace(
            r#"<meta name="eventyard-bank" content="">"#,
            r#"<meta name="eventyard-bank" content="bank-1.bin">"#,
        );
    assert_eq!(page, expected);
}

#[test]
fn a_missing_meta_is_an_error() {
    let error = complete(PAGE, &[("eventyard-workshop", "w.js")]).unwrap_err();
    assert!(error.to_string().contains("eventyard-workshop"), "{error}");
}

#[test]
fn a_policy_without_the_placeholder_is_an_error() {
    let page = PAGE.replace("{inline-script-hashes}", "");
    let error = complete(&page, &[]).unwrap_err();
    assert!(
        error.to_string().contains("Content-Security-Policy"),
        "{error}"
    );
}

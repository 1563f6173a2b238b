use super::{REUSING, complete, content, fetch_early, take_early};

const PAGE: &str = r#"<!doctype html>
<html>
  <head>
    <meta name="eventyard-bank" content="">
    <!-- <meta name="eventyard-bank" content=""> -->
    <script>const text = "<b> & </b>";</script>
  </head>
</html>
"#;

#[test]
fn completes_the_metas_and_leaves_the_rest() {
    let page = complete(PAGE, &[("eventyard-bank", "bank-1.bin")]).unwrap();
    let expected = PAGE.replacen(
        r#"<meta name="eventyard-bank" content="">"#,
        r#"<meta name="eventyard-bank" content="bank-1.bin">"#,
        1,
    );
    assert_eq!(page, expected);
    assert_eq!(content(&page, "eventyard-bank").unwrap(), "bank-1.bin");
}

#[test]
fn a_missing_meta_is_an_error() {
    let error = complete(PAGE, &[("eventyard-workshop", "w.js")]).unwrap_err();
    assert!(error.to_string().contains("eventyard-workshop"), "{error}");
}

#[test]
fn what_is_fetched_ahead_stands_before_the_first_script() {
    let page = r#"<head>
    <link rel="stylesheet" href="./style.css">
    <script src="./shell.js"></script>
  <link rel="modulepreload" href="./app.js" crossorigin="anonymous" integrity="sha384-a"><link rel="preload" href="./app.wasm" as="fetch"></head>"#;
    let expected = format!(
        r#"<head>
    <link rel="stylesheet" href="./style.css"><link rel="modulepreload" href="./app.js" crossorigin="anonymous" integrity="sha384-a"><link rel="preload" href="./app.wasm" as="fetch" media="{REUSING}">
    <script src="./shell.js"></script>
  </head>"#
    );
    assert_eq!(fetch_early(page).unwrap(), expected);
}

#[test]
fn the_app_is_taken_from_who_asked_early() {
    let page = "<script>const answer = fetch(source).then(read);</script>";
    let taken = take_early(page).unwrap();
    assert!(
        taken.contains("= window.eventyardShell.fetch(source).then"),
        "{taken}"
    );
    let error = take_early("<script></script>").unwrap_err();
    assert!(error.to_string().contains("it has 0"), "{error}");
}

#[test]
fn a_page_without_links_or_style_sheet_is_an_error() {
    let sheet = r#"<link rel="stylesheet" href="./style.css">"#;
    let link = r#"<link rel="preload" href="./app.wasm" as="fetch">"#;
    assert!(fetch_early(sheet).is_err());
    assert!(fetch_early(link).is_err());
    assert!(fetch_early(&format!("{sheet}{link}")).is_ok());
}

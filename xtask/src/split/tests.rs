use super::{App, parts, renamed};
use crate::hash::integrity;

fn app(stem: &str, script: &[u8], module: &[u8]) -> App {
    App {
        stem: stem.into(),
        script: script.into(),
        module: module.into(),
    }
}

/// What trunk writes for a whole app.
fn page(app: &App) -> String {
    let (stem, size) = (&app.stem, app.module.len());
    let (script, module) = (integrity(&app.script), integrity(&app.module));
    format!(
        "<script type=\"module\">
import init, * as bindings from './{stem}.js';
const wasm = await __trunkInitializer(init, './{stem}_bg.wasm', {size}, initializer(), true);
</script>
<link rel=\"modulepreload\" href=\"./{stem}.js\" crossorigin=\"anonymous\" integrity=\"{script}\">\
<link rel=\"preload\" href=\"./{stem}_bg.wasm\" crossorigin=\"anonymous\" integrity=\"{module}\" as=\"fetch\">"
    )
}

#[test]
fn the_page_loads_the_split_app_and_the_loader_with_it() {
    let whole = app("app-1", b"whole()", b"whole module");
    let split = app("app-2", b"split()", b"main");
    let loader = "<link rel=\"modulepreload\" href=\"./parts-2.js\" crossorigin=\"anonymous\" integrity=\"sha384-l\">";
    let expected = page(&split).replace(
        "<link rel=\"modulepreload\"",
        &format!("{loader}<link rel=\"modulepreload\""),
    );
    assert_eq!(
        renamed(&page(&whole), &whole, &split, ("parts-2.js", "sha384-l")).unwrap(),
        expected
    );
}

#[test]
fn a_page_that_loads_another_app_is_an_error() {
    let whole = app("app-1", b"whole()", b"whole module");
    let split = app("app-2", b"split()", b"main");
    let other = app("app-1", b"other()", b"whole module");
    let loader = ("parts-2.js", "sha384-l");
    let error = renamed(&page(&other), &whole, &split, loader).unwrap_err();
    assert!(error.to_string().contains("sha384-"), "{error}");
}

#[test]
fn the_files_of_parts_are_told_from_the_rest() {
    let files = [
        "app-1.js",
        "index.html",
        "part-more-yard-1.wasm",
        "parts-1.bin",
        "parts-1.js",
        "parts-yard-1.bin",
    ];
    let files = files.map(str::to_owned);
    assert_eq!(
        parts(files.iter()),
        "part-more-yard-1.wasm parts-1.bin parts-yard-1.bin"
    );
}

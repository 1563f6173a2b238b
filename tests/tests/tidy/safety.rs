//! What keeps a hostile text from becoming code: no `unsafe` in the domain crates, and a policy of the
//! page without exceptions.

use std::fs;

use tests::root;

use crate::arrows::DOMAIN;
use crate::none;

#[test]
fn domain_crates_forbid_unsafe_code() {
    let findings = DOMAIN
        .iter()
        .map(|name| format!("crates/{name}/src/lib.rs"))
        .filter(|path| {
            let text = fs::read_to_string(root().join(path)).expect("a library");
            !text.lines().any(|line| line == "#![forbid(unsafe_code)]")
        })
        .collect();
    none("without #![forbid(unsafe_code)]", findings);
}

/// Each directive of the page's policy with its sources. The build makes files of inline scripts.
const POLICY: &[(&str, &[&str])] = &[
    ("default-src", &["'none'"]),
    // A browser compiles no WebAssembly without the second; `eval` stays refused.
    ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
    ("style-src", &["'self'"]),
    ("img-src", &["'self'"]),
    ("font-src", &["'self'"]),
    ("connect-src", &["'self'"]),
    ("worker-src", &["'self'"]),
    ("manifest-src", &["'self'"]),
    ("base-uri", &["'self'"]),
    ("form-action", &["'none'"]),
];

#[test]
fn the_content_security_policy_makes_no_exception() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    let (_, rest) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .expect("the page has a policy");
    let (policy, after) = rest.split_once('"').expect("the policy ends");
    assert!(
        !after.contains("Content-Security-Policy"),
        "the page has two policies"
    );
    let directives: Vec<(&str, Vec<&str>)> = policy
        .split(';')
        .map(|directive| {
            let mut words = directive.split_whitespace();
            (words.next().unwrap_or_default(), words.collect())
        })
        .collect();
    let wanted: Vec<(&str, Vec<&str>)> = POLICY
        .iter()
        .map(|(name, sources)| (*name, sources.to_vec()))
        .collect();
    assert_eq!(directives, wanted);
}

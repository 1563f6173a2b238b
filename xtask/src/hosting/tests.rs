use std::fs;
use std::path::{Path, PathBuf};

use super::{Headers, has_hash};

mod written;

/// The lines before and after what is written from headers.toml.
const BEGIN: &str = "# From hosting/headers.toml:";
const END: &str = "# Until here.";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Holds what stands between the marks of a file to `wanted`, in its order; `EVENTYARD_BLESS=1` writes it.
fn hold(path: &str, wanted: &[String]) {
    let text = read(path);
    let mut parts = text.split_inclusive('\n');
    let mut new = String::new();
    for block in wanted {
        let is = |line: &str, mark: &str| line.trim() == mark;
        new.extend(parts.by_ref().take_while_inclusive(|line| is(line, BEGIN)));
        let end = parts.by_ref().find(|line| is(line, END));
        new.push_str(block);
        new.push_str(end.unwrap_or_else(|| panic!("{path} lacks a mark")));
    }
    new.extend(parts);
    if std::env::var_os("EVENTYARD_BLESS").is_some() {
        return fs::write(root().join(path), &new).unwrap();
    }
    assert!(
        text == new,
        "{path} says something else than hosting/headers.toml; \
         EVENTYARD_BLESS=1 cargo test -p xtask hosting writes it"
    );
}

/// Takes lines up to the one that is looked for, and that one.
trait Inclusive<'a>: Iterator<Item = &'a str> + Sized {
    fn take_while_inclusive(self, is_last: impl Fn(&str) -> bool) -> Vec<&'a str> {
        let mut taken = Vec::new();
        for line in self {
            taken.push(line);
            if is_last(line) {
                break;
            }
        }
        taken
    }
}

impl<'a, I: Iterator<Item = &'a str>> Inclusive<'a> for I {}

#[test]
fn nginx_says_the_same() {
    hold(
        "hosting/nginx.conf",
        &written::nginx(&Headers::shipped().unwrap()),
    );
}

#[test]
fn netlify_says_the_same() {
    let wanted = written::netlify(&Headers::shipped().unwrap());
    hold("netlify.toml", &[wanted]);
    // What Netlify reads: every table, with the headers that count for an address.
    let text = read("netlify.toml");
    let told: toml::Table = toml::from_str(&text).unwrap();
    let tables = told["headers"].as_array().unwrap();
    let values = |path: &str| {
        let of = tables
            .iter()
            .find(|table| table["for"].as_str() == Some(path));
        of.map(|table| table["values"].clone())
    };
    let forever = values("/*.wasm").unwrap();
    assert_eq!(
        forever["Cache-Control"].as_str(),
        Some("public, max-age=31536000, immutable")
    );
    assert!(values("/*").unwrap().get("Cache-Control").is_none());
}

#[test]
fn cloudfront_says_the_same() {
    hold(
        "hosting/cloudfront.yaml",
        &written::cloudfront(&Headers::shipped().unwrap()),
    );
}

#[test]
fn what_is_uploaded_has_the_same_types() {
    let wanted = written::s3(&Headers::shipped().unwrap());
    for ending in Headers::shipped().unwrap().types.keys() {
        assert!(wanted.contains(&format!(".{ending}")), "{ending}");
    }
    hold("hosting/README.md", &[wanted]);
}

#[test]
fn the_policy_is_the_pages_and_no_frame() {
    let headers = Headers::shipped().unwrap();
    let page = read("index.html");
    let policy = page
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    assert_eq!(
        headers.every["Content-Security-Policy"],
        format!("{policy}; frame-ancestors 'none'")
    );
    let referrer = format!(
        r#"<meta name="referrer" content="{}">"#,
        headers.every["Referrer-Policy"]
    );
    assert!(page.contains(&referrer), "{referrer}");
}

#[test]
fn only_files_with_a_hash_in_their_name_are_kept_for_ever() {
    let headers = Headers::shipped().unwrap();
    for (path, control) in [
        ("", "no-cache"),
        ("index.html", "no-cache"),
        ("service-worker.js", "no-cache"),
        ("manifest.webmanifest", "no-cache"),
        ("icons/icon-192.png", "no-cache"),
        ("something-new.js", "no-cache"),
        (
            "app-337613bb93e06ec4_bg.wasm",
            "public, max-age=31536000, immutable",
        ),
        (
            "876e41ae5bbb2592-initializer.js",
            "public, max-age=31536000, immutable",
        ),
    ] {
        assert_eq!(headers.cache_control(path), control, "{path}");
    }
    assert!(has_hash("876e41ae5bbb2592-initializer.js"));
    assert!(has_hash("4218d660a89ef8-initializer.js"));
    assert!(has_hash("app-337613bb93e06ec4_bg.wasm"));
    assert!(!has_hash("service-worker.js"));
}

#[test]
fn a_build_with_a_file_that_no_list_knows_is_told() {
    let headers = Headers::shipped().unwrap();
    let good = ["index.html", "app-337613bb93e06ec4.js"];
    assert!(headers.findings(good).is_empty());
    let bad = ["new-337613bb93e06ec4.js", "app-1.js", "map-1.json"];
    let findings = headers.findings(bad);
    for words in [
        "new-337613bb93e06ec4.js is in no list",
        "app-1.js has no hash",
        "map-1.json has no type",
    ] {
        let told = findings.iter().any(|finding| finding.contains(words));
        assert!(told, "{words}: {findings:?}");
    }
}

#[test]
fn actions_of_others_are_pinned_to_a_commit() {
    let mut seen = 0;
    for path in [".github/workflows/pages.yml"] {
        for line in read(path).lines() {
            let line = line.trim_start().trim_start_matches("- ");
            let Some(action) = line.strip_prefix("uses: ") else {
                continue;
            };
            let words = action.split('@').nth(1).unwrap_or_default();
            let (commit, version) = words.split_once(" # v").unwrap_or((words, ""));
            assert!(
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{path}: {action}"
            );
            assert!(!version.is_empty(), "{path}: {action} names no version");
            seen += 1;
        }
    }
    assert!(seen > 2, "{seen} actions");
}

//! Which member of the workspace may depend on which.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use tests::root;

use crate::none;

/// The arrows of ARCHITECTURE.md: a member, and the members that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    (
        "app",
        &[
            "door", "guide", "pattern", "pipeline", "quiz", "practice", "interop",
        ],
    ),
    (
        "worker",
        &[
            "door", "pattern", "pipeline", "quiz", "practice", "interop", "schema",
        ],
    ),
    (
        "eventyard",
        &[
            "pattern", "pipeline", "quiz", "practice", "interop", "schema",
        ],
    ),
    ("door", &["pattern", "pipeline", "interop"]),
    // The patterns and what a yard exports come with the feature `author` only.
    ("guide", &["pattern", "pipeline", "quiz", "interop"]),
    ("practice", &["pattern", "pipeline", "quiz"]),
    ("interop", &["pattern", "pipeline"]),
    ("pipeline", &["pattern"]),
    ("quiz", &["pattern"]),
    ("schema", &["pattern"]),
    ("pattern", &[]),
    // The tools; nothing depends on them but each other.
    (
        "xtask",
        &["guide", "pipeline", "practice", "quiz", "schema"],
    ),
    (
        "tests",
        &[
            "door", "pattern", "pipeline", "quiz", "practice", "interop", "schema", "xtask",
        ],
    ),
];

/// Crates that know no browser, no Yew, no clock and no chance of their own.
pub(crate) const DOMAIN: &[&str] = &[
    "pattern", "pipeline", "quiz", "practice", "interop", "schema", "door", "guide",
];

/// What a domain crate must not depend on outside of its tests.
const NOT_IN_DOMAIN: &[&str] = &[
    "yew",
    "yew-router",
    "gloo",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "rand",
    "getrandom",
    "fastrand",
    "instant",
    "web-time",
    "tokio",
];

#[derive(Deserialize)]
struct Manifest {
    package: Package,
    #[serde(default)]
    dependencies: BTreeMap<String, toml::Value>,
    #[serde(default, rename = "build-dependencies")]
    build: BTreeMap<String, toml::Value>,
    #[serde(default)]
    target: BTreeMap<String, Target>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
}

#[derive(Deserialize)]
struct Target {
    #[serde(default)]
    dependencies: BTreeMap<String, toml::Value>,
}

impl Manifest {
    fn dependencies(&self) -> impl Iterator<Item = &str> {
        self.dependencies
            .keys()
            .chain(self.build.keys())
            .chain(
                self.target
                    .values()
                    .flat_map(|target| target.dependencies.keys()),
            )
            .map(String::as_str)
    }
}

fn manifests() -> Vec<Manifest> {
    let crates = fs::read_dir(root().join("crates")).expect("crates/ is readable");
    let mut folders: Vec<_> = crates
        .map(|entry| entry.expect("an entry of crates/").path())
        .collect();
    folders.extend([root(), root().join("xtask"), root().join("tests")]);
    folders
        .into_iter()
        .map(|folder| {
            let text = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
            toml::from_str(&text).expect("a manifest that cargo reads")
        })
        .collect()
}

#[test]
fn members_depend_along_the_arrows_only() {
    let manifests = manifests();
    let members: Vec<&str> = manifests
        .iter()
        .map(|manifest| manifest.package.name.as_str())
        .collect();
    let mut findings = Vec::new();
    for manifest in &manifests {
        let name = manifest.package.name.as_str();
        let Some((_, allowed)) = ARROWS.iter().find(|(member, _)| *member == name) else {
            findings.push(format!("{name} is a new member: what may it depend on?"));
            continue;
        };
        for other in manifest.dependencies() {
            if members.contains(&other) && !allowed.contains(&other) {
                findings.push(format!("{name} -> {other}"));
            }
        }
    }
    none("arrows that the design does not have", findings);
}

#[test]
fn domain_crates_know_no_browser_clock_or_chance() {
    let mut findings = Vec::new();
    for manifest in manifests() {
        let name = manifest.package.name.as_str();
        if DOMAIN.contains(&name) {
            findings.extend(
                manifest
                    .dependencies()
                    .filter(|other| NOT_IN_DOMAIN.contains(other))
                    .map(|other| format!("{name} -> {other}")),
            );
        }
    }
    none("a domain crate depends on", findings);
}

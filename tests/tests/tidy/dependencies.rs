//! DEPENDENCIES.md names every package that a manifest does, with who uses it, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tests::root;

use crate::{files, none};

/// Packages and who uses them.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The names in a table of dependencies that are no members of the workspace.
fn external(table: &toml::Table, members: &BTreeSet<String>) -> Vec<String> {
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let mut names: Vec<String> = tables
        .iter()
        .filter_map(|name| table.get(*name)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .filter(|name| !members.contains(name))
        .collect();
    if let Some(targets) = table.get("target").and_then(toml::Value::as_table) {
        for target in targets.values().filter_map(toml::Value::as_table) {
            names.extend(external(target, members));
        }
    }
    names
}

/// What the manifests of the repository name.
fn of_manifests() -> Uses {
    let manifests: Vec<(String, toml::Table)> = files::all()
        .iter()
        .filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml"))
        .map(|file| {
            let table: toml::Table = toml::from_str(&file.text).expect("a manifest cargo reads");
            let folder = file.path.trim_end_matches("Cargo.toml");
            let name = table["package"]["name"].as_str().unwrap_or(folder);
            let is_fuzz = folder.starts_with("fuzz");
            (if is_fuzz { "fuzz" } else { name }.to_owned(), table)
        })
        .collect();
    let members = manifests.iter().map(|(name, _)| name.clone()).collect();
    let mut uses = Uses::new();
    for (member, table) in &manifests {
        for name in external(table, &members) {
            uses.entry(name).or_default().insert(member.clone());
        }
    }
    for path in ["web/package.json", "xtask/lighthouse/package.json"] {
        let package = fs::read_to_string(root().join(path)).expect("package.json");
        let package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
        for list in ["dependencies", "devDependencies"] {
            for name in package[list].as_object().into_iter().flatten() {
                uses.entry(name.0.clone()).or_default();
            }
        }
    }
    uses
}

/// What the tables of DEPENDENCIES.md name; a row without a reason is told.
fn of_list(findings: &mut Vec<String>) -> Uses {
    let text = fs::read_to_string(root().join("DEPENDENCIES.md")).expect("DEPENDENCIES.md");
    let mut uses = Uses::new();
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (name, users, reason) = match cells[..] {
            ["package", ..] => continue,
            [name, users, reason] => (name, users, reason),
            [name, reason] => (name, "", reason),
            _ => panic!("a row of another form: {row}"),
        };
        if reason.len() < 8 {
            findings.push(format!("{name} has no reason"));
        }
        let users = users.split(", ").filter(|user| !user.is_empty());
        let users = users.map(str::to_owned).collect();
        if uses.insert(name.to_owned(), users).is_some() {
            findings.push(format!("{name} is listed twice"));
        }
    }
    uses
}

#[test]
fn every_dependency_is_listed_with_who_uses_it_and_why() {
    let mut findings = Vec::new();
    let (named, listed) = (of_manifests(), of_list(&mut findings));
    assert!(named.len() > 30, "only {} packages found", named.len());
    for (name, users) in &named {
        match listed.get(name) {
            None => findings.push(format!("{name} is not listed, used by {users:?}")),
            Some(said) if said != users => {
                findings.push(format!("{name} is used by {users:?}, listed for {said:?}"));
            }
            Some(_) => {}
        }
    }
    let gone = listed.keys().filter(|name| !named.contains_key(*name));
    findings.extend(gone.map(|name| format!("{name} is listed and not used")));
    none("DEPENDENCIES.md", findings);
}

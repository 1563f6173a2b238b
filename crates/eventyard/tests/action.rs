//! The shell of action.yml, run as GitHub's runner does, with the built command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use tests::root;

/// The scripts of a composite action's steps.
fn scripts(action: &str) -> Vec<String> {
    let mut scripts = Vec::new();
    let mut lines = action.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() != "run: |" {
            continue;
        }
        let depth = line.len() - line.trim_start().len() + 2;
        let mut script = String::new();
        let is_within = |line: &&str| line.is_empty() || line.starts_with(&" ".repeat(depth));
        while let Some(line) = lines.next_if(is_within) {
            script.push_str(line.get(depth..).unwrap_or_default());
            script.push('\n');
        }
        scripts.push(script);
    }
    scripts
}

/// Runs the last step with its inputs.
#[expect(clippy::expect_used, reason = "what does not run is a failed test")]
fn run(inputs: &[(&str, &str)]) -> Output {
    let action = fs::read_to_string(root().join("action.yml")).expect("action.yml");
    let scripts = scripts(&action);
    assert_eq!(scripts.len(), 2, "{scripts:?}");
    let script = scripts.last().expect("a script");
    for (name, _) in inputs {
        let named = format!("{name}: ${{{{ inputs.{} }}}}", name.to_lowercase());
        assert!(action.contains(&named), "{named}");
    }
    let own = Path::new(env!("CARGO_BIN_EXE_eventyard")).parent();
    let own = own.map(PathBuf::from);
    let others = env::var_os("PATH").unwrap_or_default();
    let path = own.into_iter().chain(env::split_paths(&others));
    let mut bash = Command::new("bash");
    // As `shell: bash` is run.
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .env("PATH", env::join_paths(path).expect("folders"))
        .current_dir(root().join("docs/command"));
    for name in ["CASES", "PATTERNS", "RULES", "EVENTS", "PACKS"] {
        let value = inputs.iter().find(|(input, _)| *input == name);
        bash.env(name, value.map_or("", |(_, value)| value));
    }
    bash.output().expect("there is bash")
}

/// The exit status, and what was said.
#[track_caller]
fn check(inputs: &[(&str, &str)], status: i32, says: &[&str]) {
    let output = run(inputs);
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{text}{errors}");
    for words in says {
        assert!(text.contains(words), "{words:?}: {text}{errors}");
    }
}

#[test]
fn good_files_pass() {
    check(
        &[("CASES", "cases.jsonl"), ("PATTERNS", "failed-*.json")],
        0,
        &[
            r#"{"id":"a failed build","result":"match"}"#,
            "::group::eventyard lint failed-builds.json",
        ],
    );
    let inputs = [("RULES", "rules.jsonl"), ("EVENTS", "events.jsonl")];
    check(&inputs, 0, &["[0,1]\n[1,2]\n[]\n"]);
}

#[test]
fn a_case_that_differs_fails_and_the_rest_is_run_all_the_same() {
    check(
        &[("CASES", "differs.jsonl\ncases.jsonl")],
        1,
        &[
            "::error file=differs.jsonl::",
            r#"{"id":"a failed build","result":"match"}"#,
        ],
    );
}

#[test]
fn a_pattern_that_can_never_match_fails() {
    check(
        &[("PATTERNS", "never.json")],
        1,
        &["never-matches", "::error file=never.json::"],
    );
}

#[test]
fn a_name_without_a_file_and_no_name_at_all_fail() {
    check(
        &[("CASES", "no-such-*.jsonl")],
        1,
        &["::error::no file no-such-*.jsonl"],
    );
    check(&[], 1, &["::error::name files"]);
    check(&[("RULES", "rules.jsonl")], 1, &[]);
}

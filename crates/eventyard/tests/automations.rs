//! What `eventyard simulate` prints of the forty automations: of each its first try, whole, as it was
//! read. `TRACES=write` writes the files anew.

#[path = "command/mod.rs"]
mod command;

use command::{eventyard, text};
use std::path::PathBuf;
use tests::automations::automations;
use tests::root;

#[test]
fn the_trace_of_every_automation_is_as_it_was_read() {
    let folder = root().join("tests/corpus/automations/traces");
    let is_written = std::env::var("TRACES").is_ok_and(|what| what == "write");
    let mut others = Vec::new();
    let mut expected: Vec<PathBuf> = Vec::new();
    for one in automations() {
        let first = one.tries.first().expect("a try");
        let mut yard = one.yard(None);
        if let Some(clock) = &first.clock {
            yard.clock = clock.parse().expect("a time");
        }
        let mut script = String::new();
        for step in &first.steps {
            script += &serde_json::to_string(step).expect("JSON");
            script.push('\n');
        }
        let name = one.file.replace(".toml", "");
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), script).expect("a script");
        let wait = first.wait.to_string();
        let script = file.path().to_string_lossy();
        let arguments = ["simulate", "-", "--script", &script, "--for", &wait];
        let output = eventyard(&arguments, &interop::export(&yard, &[]));
        assert!(output.stderr.is_empty(), "{name}: {}", text(&output.stderr));
        let trace = format!(
            "{}: {}\n\n{}",
            one.exercise,
            first.name,
            text(&output.stdout)
        );
        let path = folder.join(format!("{name}.txt"));
        if is_written {
            std::fs::write(&path, &trace).expect("a trace");
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(&trace) {
            others.push(format!("{name}:\n{trace}"));
        }
        expected.push(path);
    }
    let entries = std::fs::read_dir(&folder).expect("the folder of the traces");
    let mut there: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    there.sort();
    assert_eq!(there, expected);
    assert!(others.is_empty(), "{}", others.join("\n"));
}

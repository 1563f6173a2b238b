//! What docs/command.md shows is what the command says. `EVENTYARD_BLESS=1` writes it anew.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tests::root;

/// What a shell says to a line, both outputs, then the exit status where it is not 0.
#[expect(
    clippy::expect_used,
    reason = "a shell that does not start is a failed test"
)]
fn said(line: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_eventyard"));
    let own = program.parent().expect("the program lies in a folder");
    let others = env::var_os("PATH").unwrap_or_default();
    let path = [own.to_owned()]
        .into_iter()
        .chain(env::split_paths(&others));
    let output = Command::new("bash")
        .args(["-o", "pipefail", "-c", &format!("{line} 2>&1")])
        .env("PATH", env::join_paths(path).expect("folders"))
        .current_dir(folder)
        .output()
        .expect("there is bash");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let mut text: String = text
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    match output.status.code() {
        Some(0) => {}
        code => text.push_str(&format!("[{}]\n", code.unwrap_or(-1))),
    }
    text
}

#[test]
fn every_example_says_what_the_command_says() {
    let path = root().join("docs/command.md");
    let text = fs::read_to_string(&path).expect("docs/command.md");
    let mut new = String::new();
    let (mut within, mut ran) = (false, 0);
    for line in text.lines() {
        within = match line {
            "```console" => true,
            "```" => false,
            _ => within,
        };
        let command = line.strip_prefix("$ ").filter(|_| within);
        if command.is_some() || !within || line.starts_with("```") {
            new.push_str(line);
            new.push('\n');
        }
        if let Some(command) = command {
            ran += 1;
            new.push_str(&said(command, &root().join("docs/command")));
        }
    }
    assert!(ran > 10, "{ran} examples");
    if env::var_os("EVENTYARD_BLESS").is_some() {
        return fs::write(&path, new).expect("the document can be written");
    }
    assert_eq!(
        text, new,
        "EVENTYARD_BLESS=1 cargo test -p eventyard --test guide writes it"
    );
}

#[test]
fn every_command_has_a_place() {
    let text = fs::read_to_string(root().join("docs/command.md")).expect("docs/command.md");
    let help = said("eventyard --help", &root());
    let commands: Vec<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .filter(|word| help.contains(&format!("\n  {word} ")))
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        assert!(text.contains(&format!("**`{command}`**")), "{command}");
    }
}

//! `cargo xtask letters`: writes the tables of upper and lower case, `crates/pattern/src/letters/table.rs`.

use crate::project::Project;
use anyhow::Result;
use std::fmt::Write as _;
use std::fs;

/// Writes both tables as the standard library has them.
///
/// # Errors
/// Where the file cannot be written.
pub fn run(project: &Project) -> Result<()> {
    let mut text = String::from(
        "//! Made by `cargo xtask letters` from the tables of the standard library.\n\nuse super::Run;\n",
    );
    table(&mut text, "LOWER", |c| c.to_lowercase().collect())?;
    table(&mut text, "UPPER", |c| c.to_uppercase().collect())?;
    fs::write(
        project.root.join("crates/pattern/src/letters/table.rs"),
        text,
    )?;
    Ok(())
}

/// What is added to how many letters, from which on and how far apart.
struct Run {
    first: u16,
    last: u16,
    step: u16,
    by: u16,
}

fn table(text: &mut String, name: &str, other_case: fn(char) -> String) -> Result<()> {
    let mut runs: Vec<Run> = Vec::new();
    let mut several = Vec::new();
    for letter in 0..=u16::MAX {
        let Some(c) = char::from_u32(letter.into()) else {
            continue;
        };
        let other = other_case(c);
        let mut units = other.encode_utf16();
        let (Some(unit), None) = (units.next(), units.next()) else {
            several.push((c, other));
            continue;
        };
        if unit != letter {
            add(&mut runs, letter, unit.wrapping_sub(letter));
        }
    }
    write!(
        text,
        "\n#[rustfmt::skip]\npub(super) const {name}: &[Run] = &[\n"
    )?;
    for Run {
        first,
        last,
        step,
        by,
    } in runs
    {
        writeln!(
            text,
            "    Run {{ first: {first}, last: {last}, step: {step}, by: {by} }},"
        )?;
    }
    write!(
        text,
        "];\n\n#[rustfmt::skip]\npub(super) const {name}_SEVERAL: &[(char, &str)] = &[\n"
    )?;
    for (c, letters) in several {
        let escaped = letters.escape_unicode();
        writeln!(text, "    ('{}', \"{escaped}\"),", c.escape_unicode())?;
    }
    text.push_str("];\n");
    Ok(())
}

/// Adds a letter to the last run, or begins another.
fn add(runs: &mut Vec<Run>, letter: u16, by: u16) {
    if let Some(run) = runs.last_mut().filter(|run| run.by == by) {
        let step = letter - run.last;
        let alone = run.first == run.last && step <= 2;
        if alone || step == run.step {
            (run.last, run.step) = (letter, step);
            return;
        }
    }
    runs.push(Run {
        first: letter,
        last: letter,
        step: 1,
        by,
    });
}

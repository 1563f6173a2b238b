//! The question bank: checked and packed for the app.

use anyhow::{Result, bail};
use quiz::author::Severity;

use crate::project::Project;

/// Checks `questions/` and packs it; prints every finding that asks for a change.
///
/// # Errors
/// Where a finding is an error.
pub fn pack(project: &Project) -> Result<Vec<u8>> {
    let (bank, findings) = quiz::author::load(&project.root);
    let mut errors = 0;
    let mut notes = 0;
    for finding in &findings {
        match finding.severity {
            Severity::Note => notes += 1,
            Severity::Warning => eprintln!("{finding}"),
            Severity::Error => {
                errors += 1;
                eprintln!("{finding}");
            }
        }
    }
    if errors > 0 {
        bail!("the question bank has {errors} errors");
    }
    println!(
        "question bank: {} questions packed{}",
        bank.questions.len(),
        match notes {
            0 => String::new(),
            number => format!("; {number} notes, see `eventyard check`"),
        }
    );
    Ok(quiz::pack(&bank))
}

//! The wiring exercises: read from `exercises/` and packed for the app.

use anyhow::{Result, bail};
use practice::exercise::author::Exercises;
use practice::exercise::{Exercise, pack_exercises, pack_list, pack_sheets};
use quiz::author::Severity;

use crate::bank::File;
use crate::names;
use crate::project::Project;

/// The packed exercises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// What a list of them shows.
    pub list: File,
    /// What learners see of them.
    pub sheets: File,
    /// What is needed to grade them.
    pub grading: File,
}

/// Reads `exercises/` and packs it; prints what of it cannot be read. Whether the exercises are right
/// is for the tests, which play them.
///
/// # Errors
/// Where one cannot be read.
pub fn pack(project: &Project) -> Result<Packed> {
    let all = Exercises::read_only(&project.root);
    let errors = all.findings.iter();
    let errors = errors.filter(|one| one.severity == Severity::Error);
    let errors = errors.inspect(|one| eprintln!("{one}")).count();
    if errors > 0 {
        bail!("the exercises have {errors} errors");
    }
    let exercises = all.exercises();
    println!("exercises: {} packed", exercises.len());
    Ok(packed(&exercises))
}

fn packed(exercises: &[Exercise]) -> Packed {
    let file = |stem: &str, content: Vec<u8>| File {
        name: names::hashed(stem, ".bin", &content),
        content,
    };
    Packed {
        list: file("exercise-list", pack_list(exercises)),
        sheets: file("exercises", pack_sheets(exercises)),
        grading: file("grading", pack_exercises(exercises)),
    }
}

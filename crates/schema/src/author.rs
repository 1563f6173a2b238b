//! Reads `events/schemas/`: AWS's own schemas, and ours, which stand on top of them or alone.

mod aws;
mod build;
mod own;
mod shape;

use crate::Schemas;

/// AWS's own schemas, as `cargo xtask schemas` writes them.
const AWS: &str = include_str!("../../../events/schemas/aws/event-types.jsonl");

macro_rules! own_file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../events/schemas/own/", $name, ".toml")),
        )
    };
}

/// Our schemas: the name of each file below `events/schemas/own/`, and its text.
const OWN: &[(&str, &str)] = &[
    own_file!("envelope"),
];

/// The schemas of this version of the project.
///
/// # Errors
/// Where a file of `events/schemas/` is not as it should be; the text names file and place.
pub fn schemas() -> Result<Schemas, String> {
    read(AWS, OWN)
}

/// The names of the files of our schemas, without ending.
pub fn own_files() -> impl Iterator<Item = &'static str> {
    OWN.iter().map(|(name, _)| *name)
}

/// Reads AWS's lines and our files, each with its name.
///
/// # Errors
/// Where one of them is not as it should be; the text names file and place.
pub fn read(aws: &str, own: &[(&str, &str)]) -> Result<Schemas, String> {
    let (origin, mut catalogue) = aws::read(aws)?;
    for (name, text) in own {
        own::read(text, &mut catalogue).map_err(|error| format!("own/{name}.toml: {error}"))?;
    }
    build::build(origin, &catalogue)
}

#[cfg(any())]
mod tests;

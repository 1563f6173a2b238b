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
    own_file!("autoscaling"),
    own_file!("cloudformation"),
    own_file!("cloudtrail"),
    own_file!("cloudwatch"),
    own_file!("codebuild"),
    own_file!("codecommit"),
    own_file!("codedeploy"),
    own_file!("codepipeline"),
    own_file!("config"),
    own_file!("ec2"),
    own_file!("ecr"),
    own_file!("ecs"),
    own_file!("envelope"),
    own_file!("events"),
    own_file!("guardduty"),
    own_file!("health"),
    own_file!("kms"),
    own_file!("operations"),
    own_file!("rds"),
    own_file!("s3"),
    own_file!("security"),
    own_file!("services"),
    own_file!("ssm"),
    own_file!("states"),
    own_file!("tag"),
    own_file!("trustedadvisor"),
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

#[cfg(test)]
mod tests;

//! `cargo xtask schemas`: AWS's own schemas of events, in a form that is kept in the repository.
//!
//! The npm package `@aws-cdk/aws-service-spec` holds, for each event type, a graph of type definitions. Here it
//! becomes one line of JSON an event type. Builds and tests read those lines and need no network.

mod shape;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::compress;
use crate::npm;
use crate::project::Project;
use shape::{Shape, Types};

/// The package that is read.
const PACKAGE: &str = "@aws-cdk/aws-service-spec";

/// The tables of the package's database that are used; it has many more.
#[derive(Deserialize)]
struct Database {
    schema: Tables,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tables {
    event: Table<EventType>,
    event_type_definition: Table<shape::Definition>,
}

#[derive(Deserialize)]
struct Table<T> {
    entities: Vec<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EventType {
    source: String,
    detail_type: String,
    root_property: shape::Reference,
}

/// What of a package's manifest is told beside the schemas.
#[derive(Deserialize)]
struct Manifest {
    version: String,
    license: String,
}

/// The schemas that this build knows, AWS's and ours, as bytes for the app to fetch.
///
/// # Errors
/// Where a file of `events/schemas/` is not as it should be.
pub fn pack() -> Result<Vec<u8>> {
    Ok(schemas()?.pack())
}

fn schemas() -> Result<schema::Schemas> {
    schema::author::schemas().map_err(|error| anyhow!("{error}"))
}

/// Bytes after brotli: of all, and without descriptions and references.
fn sizes() -> Result<(usize, usize)> {
    let schemas = schemas()?;
    let whole = compress::brotli(&schemas.pack())?;
    let bare = compress::brotli(&schemas.without_texts().pack())?;
    Ok((whole, bare))
}

/// Installs the package as the lock file has it and writes `aws.jsonl` and the licence.
///
/// # Errors
/// Where npm fails, or the package is not as expected.
pub fn run(project: &Project) -> Result<()> {
    let folder = project.root.join("events/schemas/aws");
    npm::install_in(project, &folder)?;
    let package = folder.join("node_modules").join(PACKAGE);
    let manifest: Manifest = serde_json::from_str(&read(&package.join("package.json"))?)?;
    let file = fs::File::open(package.join("db.json.gz")).context("the package has no database")?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    let (lines, count) = lines(serde_json::from_str(&text).context("an unknown database")?)?;
    let head = json!({
        "package": PACKAGE,
        "version": manifest.version,
        "licence": manifest.license,
        "event-types": count,
        "fnv1a": format!("{:016x}", schema::hash(lines.as_bytes())),
    });
    fs::write(folder.join("event-types.jsonl"), format!("{head}\n{lines}"))?;
    fs::write(folder.join("LICENSE"), read(&package.join("LICENSE"))?)?;
    println!("{count} event types of {PACKAGE} {}", manifest.version);
    Ok(())
}

/// Prints how many bytes a person fetches.
///
/// # Errors
/// Where the schemas cannot be packed.
pub fn size() -> Result<()> {
    let packed = schemas()?.pack();
    let (whole, bare) = sizes()?;
    println!(
        "schemas: {} bytes packed, {whole} after brotli, of which descriptions are {}",
        packed.len(),
        whole - bare
    );
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// One line an event type, sorted, and how many there are.
fn lines(database: Database) -> Result<(String, usize)> {
    let tables = database.schema;
    let types = Types::new(tables.event_type_definition.entities);
    let mut found: BTreeMap<(String, String), Shape> = BTreeMap::new();
    for event in tables.event.entities {
        let shape = types.object(&event.root_property)?;
        let key = (event.source, event.detail_type);
        // A few event types have two schemas.
        let shape = match found.remove(&key) {
            Some(other) => other.or(shape),
            None => shape,
        };
        found.insert(key, shape);
    }
    ensure!(!found.is_empty(), "the package has no event types");
    let mut out = String::new();
    for ((source, detail_type), shape) in &found {
        let line: Value = json!([source, detail_type, shape.to_json()]);
        out.push_str(&line.to_string());
        out.push('\n');
    }
    Ok((out, found.len()))
}

#[cfg(test)]
mod tests;

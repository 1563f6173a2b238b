//! Bytes on the wire, as a web host sends them, and compressed copies for hosts that send files as they are.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::finish::read_folder;

/// The endings of compressed copies.
const COPIES: [&str; 2] = [".br", ".gz"];

/// Bytes after brotli at its best quality, 11.
///
/// # Errors
/// Where the encoder fails.
pub fn brotli(content: &[u8]) -> Result<usize> {
    Ok(with_brotli(content)?.len())
}

/// Bytes after gzip at level 9.
///
/// # Errors
/// Where the encoder fails.
pub fn gzip(content: &[u8]) -> Result<usize> {
    Ok(with_gzip(content)?.len())
}

/// Whether a name is that of a compressed copy.
pub fn is_copy(name: &str) -> bool {
    COPIES.iter().any(|ending| name.ends_with(ending))
}

/// Writes `.br` and `.gz` beside each file of a folder that they make smaller by a tenth. Answers how many
/// files have copies.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn precompress(folder: &Path) -> Result<usize> {
    let mut count = 0;
    for (name, content) in read_folder(folder)? {
        let zipped = with_gzip(&content)?;
        if is_copy(&name) || zipped.len() * 10 > content.len() * 9 {
            continue;
        }
        let [br, gz] = COPIES.map(|ending| folder.join(format!("{name}{ending}")));
        for (path, bytes) in [(br, with_brotli(&content)?), (gz, zipped)] {
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
        count += 1;
    }
    Ok(count)
}

/// A copy of a built app with compressed copies of its files, below the target folder: what a host has.
/// One that is there already for the same build is taken.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn as_hosted(dist: &Path, target: &Path) -> Result<PathBuf> {
    let folder = target.join("hosted");
    let page = |folder: &Path| fs::read(folder.join("index.html"));
    let wanted = page(dist).context("the app is not built; type cargo xtask build")?;
    if page(&folder).is_ok_and(|have| have == wanted) {
        return Ok(folder);
    }
    if folder.is_dir() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let mut files = read_folder(dist)?;
    // It is written last, so that a copy with a page is whole.
    files.remove("index.html");
    let write = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        let within = path.parent().unwrap_or(&folder);
        fs::create_dir_all(within)
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))
    };
    for (name, content) in &files {
        write(name, content)?;
    }
    write("index.html.gz", &with_gzip(&wanted)?)?;
    write("index.html.br", &with_brotli(&wanted)?)?;
    precompress(&folder)?;
    write("index.html", &wanted)?;
    Ok(folder)
}

fn with_brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut out, &params).context("brotli")?;
    Ok(out)
}

fn with_gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).context("gzip")?;
    encoder.finish().context("gzip")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{is_copy, precompress};

    #[test]
    fn files_that_become_smaller_get_both_copies() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir_all(folder.join("icons")).unwrap();
        fs::write(folder.join("app.js"), "let a = 1;\n".repeat(100)).unwrap();
        fs::write(folder.join("icons/icon.png"), "short").unwrap();
        assert_eq!(precompress(folder).unwrap(), 1);
        // Once more: copies get none of their own.
        assert_eq!(precompress(folder).unwrap(), 1);
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["app.js", "app.js.br", "app.js.gz", "icons"]);
        assert!(is_copy("app.js.gz") && !is_copy("app.js"));
    }
}

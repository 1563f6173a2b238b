//! Checks a person's own pack of questions: a Markdown file, or a zip file of such files.

use std::fs;
use std::path::Path;

use interop::{ZipLimits, is_zip, read_zip};
use quiz::Date;
use quiz::author::{
    Finding, Library, MAX_FILE_BYTES, MAX_PACK_BYTES, MAX_PACK_FILES, Pack, belongs_to_pack,
};

/// What may come out of a zip file; folders and pictures count as entries, too.
const LIMITS: ZipLimits = ZipLimits {
    entries: 4 * MAX_PACK_FILES,
    file_bytes: MAX_FILE_BYTES,
    all_bytes: MAX_PACK_BYTES,
};

/// The findings in the pack at `path`, read against the lists below `root`.
///
/// Errors: a sentence about a file that cannot be read.
pub(super) fn check(root: &Path, path: &Path, today: Option<Date>) -> Result<Vec<Finding>, String> {
    let files = texts(path).map_err(|problem| format!("{}: {problem}", path.display()))?;
    let mut pack = Pack::read(&files, &Library::read(root, None).bank.lists, today);
    let questions = pack.bank.questions.clone();
    for question in &questions {
        for (code, severity, found) in super::run_options(question) {
            let part = super::part(found.place);
            pack.add_finding(&question.id, part, code, severity, found.message);
        }
    }
    Ok(pack.findings)
}

fn texts(path: &Path) -> Result<Vec<(String, String)>, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MAX_PACK_BYTES as u64 {
        return Err(format!(
            "it has {size} bytes; a pack has at most {MAX_PACK_BYTES}"
        ));
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    if is_zip(&bytes) {
        let files =
            read_zip(&bytes, LIMITS, belongs_to_pack).map_err(|problem| problem.to_string())?;
        return Ok(files
            .into_iter()
            .map(|file| (file.path, file.text))
            .collect());
    }
    let text = String::from_utf8(bytes).map_err(|_| "it is no UTF-8 text".to_owned())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(vec![(name.into_owned(), text)])
}

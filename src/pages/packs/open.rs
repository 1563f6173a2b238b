//! From a file that the person gives to the texts of a pack, or to why it is none.

use crate::platform::files::{Given, Pieces, ReadError};
use door::{Judged, JudgedPart};
use interop::{ZipLimits, is_zip, read_zip};
use quiz::author::{
    Finding, MAX_FILE_BYTES, MAX_PACK_BYTES, MAX_PACK_FILES, Pack, Part, Severity, belongs_to_pack,
    code,
};
use quiz::{Date, Lists};

/// What came of a file.
pub(super) enum Opened {
    /// Paths and texts, at least one of them a question that can be used.
    Pack(Vec<(String, String)>),
    /// Nothing that can be used.
    Refused(Refused),
}

/// A file that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    /// Its name.
    pub(super) name: String,
    /// Why, in a sentence.
    pub(super) why: String,
    /// What the check found in it.
    pub(super) findings: Vec<Finding>,
}

/// What may come out of a zip file; folders and pictures count as entries, too.
const LIMITS: ZipLimits = ZipLimits {
    entries: 4 * MAX_PACK_FILES,
    file_bytes: MAX_FILE_BYTES,
    all_bytes: MAX_PACK_BYTES,
};

/// Opens a file: its size is looked at before it is read, and no more is read than a pack may have.
pub(super) async fn open(given: &Given, lists: &Lists, today: Option<Date>) -> Opened {
    let refused = |why: String, findings| {
        Opened::Refused(Refused {
            name: given.name().to_owned(),
            why,
            findings,
        })
    };
    if given.bytes() > MAX_PACK_BYTES as u64 {
        return refused(too_large(), Vec::new());
    }
    let bytes = match read(given).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return refused(too_large(), Vec::new()),
        Err(error) => return refused(error.to_string(), Vec::new()),
    };
    let files = match texts(given.name(), bytes) {
        Ok(files) => files,
        Err(why) => return refused(why, Vec::new()),
    };
    let pack = Pack::read(&files, lists, today);
    if pack.bank.questions.is_empty() {
        let why = "No question in it can be used.".to_owned();
        return refused(why, pack.findings);
    }
    Opened::Pack(files)
}

fn too_large() -> String {
    format!(
        "It has more than {} MB, which no pack of questions needs.",
        MAX_PACK_BYTES / 1024 / 1024
    )
}

/// The bytes of a file; `None` where there are more than a pack may have.
async fn read(given: &Given) -> Result<Option<Vec<u8>>, ReadError> {
    let mut pieces = Pieces::open(given).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await? {
        bytes.extend(piece);
        if bytes.len() > MAX_PACK_BYTES {
            return Ok(None);
        }
    }
    Ok(Some(bytes))
}

/// Paths and texts of a Markdown or zip file.
///
/// Errors: a sentence about a file that is neither.
pub(super) fn texts(name: &str, bytes: Vec<u8>) -> Result<Vec<(String, String)>, String> {
    if is_zip(&bytes) {
        let files = read_zip(&bytes, LIMITS, belongs_to_pack)
            .map_err(|problem| format!("It was not read: {problem}."))?;
        if files.is_empty() {
            return Err("The zip file has no Markdown file (.md) in it.".to_owned());
        }
        return Ok(files
            .into_iter()
            .map(|file| (file.path, file.text))
            .collect());
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| "It is neither a zip file nor a UTF-8 text.".to_owned())?;
    if !name.ends_with(".md") {
        return Err(
            "A pack is a Markdown file, whose name ends with .md, or a zip file of such files."
                .to_owned(),
        );
    }
    Ok(vec![(name.to_owned(), text)])
}

/// Adds what the engine says to the findings of a pack.
pub(super) fn add_judged(pack: &mut Pack, judged: &[Judged]) {
    let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    for judged in judged {
        let part = match judged.part {
            JudgedPart::Run(number) => Part::Run(index(number)),
            JudgedPart::Option(number) => Part::Option(index(number)),
            JudgedPart::Rationale(number) => Part::Rationale(index(number)),
        };
        let (code, severity) = match (judged.is_error, judged.part) {
            (true, _) => (code::RUN, Severity::Error),
            (false, JudgedPart::Rationale(_)) => (code::RUN_FIELD, Severity::Warning),
            (false, _) => (code::RUN, Severity::Note),
        };
        pack.add_finding(&judged.question, part, code, severity, &judged.message);
    }
}

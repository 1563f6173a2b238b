//! What a check found, and where.

use std::fmt;

use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something to know; it does not fail a check.
    Note,
    /// The file can be used but should be mended.
    Warning,
    /// The file cannot be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text file, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// One thing to mend in a source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file's path as the reader was given it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The character within the line, counted from 1, where it says more than the line does.
    pub column: Option<usize>,
    /// A stable name of the check; those of questions are in `code`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
}

impl Finding {
    /// A finding at a place of a file; an empty `help` counts as none.
    pub fn new(
        file: &str,
        place: Place,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let help = help.into();
        Self {
            file: file.to_owned(),
            line: place.line,
            column: (place.column > 1).then_some(place.column),
            code,
            severity,
            message: message.into(),
            help: (!help.is_empty()).then_some(help),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        write!(f, ": {}[{}]: {}", self.severity, self.code, self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

/// The names of the checks on questions and their lists.
pub mod code {
    /// The file or folder cannot be read.
    pub const UNREADABLE: &str = "unreadable";
    /// The file is larger than a question can be.
    pub const TOO_LARGE: &str = "too-large";
    /// The front matter does not stand between two lines `+++`.
    pub const FRONT_MATTER: &str = "front-matter";
    /// The TOML has a mistake.
    pub const TOML: &str = "toml";
    /// A key that the format does not have.
    pub const UNKNOWN_KEY: &str = "unknown-key";
    /// A key that the format needs is not there.
    pub const MISSING_KEY: &str = "missing-key";
    /// A value of the wrong type or outside its range.
    pub const WRONG_VALUE: &str = "wrong-value";
    /// Mark-up that the app does not show, such as HTML.
    pub const MARKUP: &str = "markup";
    /// A link or reference that is not https or leads to a host that is not on the list.
    pub const REFERENCE_HOST: &str = "reference-host";
    /// There is no stem.
    pub const NO_STEM: &str = "no-stem";
    /// Fewer or more options than the kind of question has.
    pub const OPTION_COUNT: &str = "option-count";
    /// The number of right options is not the one that the stem asks for.
    pub const PICK_COUNT: &str = "pick-count";
    /// A list point among the options has no `[ ]` or `[x]`.
    pub const NO_BOX: &str = "no-box";
    /// Something stands after the options or after a rationale.
    pub const AFTER_OPTIONS: &str = "after-options";
    /// An option says nothing, or the same as another.
    pub const DUPLICATE_OPTION: &str = "duplicate-option";
    /// An option has no rationale.
    pub const MISSING_RATIONALE: &str = "missing-rationale";
    /// A rationale has fewer words than it takes to teach.
    pub const SHORT_RATIONALE: &str = "short-rationale";
    /// A rationale names an option by letter or place, which shuffling breaks.
    pub const OPTION_LETTER: &str = "option-letter";
    /// A distractor has no misconception, or a right option has one.
    pub const MISCONCEPTION: &str = "misconception";
    /// An option such as "all of the above".
    pub const ALL_OF_THE_ABOVE: &str = "all-of-the-above";
    /// Words such as "always" stand in distractors alone and give them away.
    pub const ABSOLUTE: &str = "absolute";
    /// The length of a right option gives it away.
    pub const LENGTH_CUE: &str = "length-cue";
    /// The stem is shorter or longer than a scenario.
    pub const STEM_LENGTH: &str = "stem-length";
    /// The stem asks what is not so.
    pub const NEGATIVE_STEM: &str = "negative-stem";
    /// The deciding phrase does not stand in the stem.
    pub const DECIDES: &str = "decides";
    /// The file's name is not the question's id.
    pub const FILE_NAME: &str = "file-name";
    /// The file lies in the folder of another domain, or in none.
    pub const FOLDER: &str = "folder";
    /// An id that nothing has.
    pub const UNKNOWN_ID: &str = "unknown-id";
    /// An id that two things have.
    pub const DUPLICATE_ID: &str = "duplicate-id";
    /// Twins do not name each other or have the same key.
    pub const TWIN: &str = "twin";
    /// A right option repeats rare words of the stem that no wrong option has.
    pub const ECHO: &str = "word-echo";
    /// A rationale that says nothing of its own.
    pub const FILLER: &str = "filler";
    /// A name that AWS has given up.
    pub const OLD_NAME: &str = "old-name";
    /// Two questions about the same services have the same key.
    pub const SAME_KEY: &str = "same-key";
    /// More stems end with the same question than variety allows.
    pub const SAME_ASK: &str = "same-ask";
    /// Two stems say nearly the same.
    pub const SIMILAR_STEMS: &str = "similar-stems";
    /// The last review is long ago, or in the future.
    pub const REVIEW_AGE: &str = "review-age";
    /// A run, or an option of an executable question, cannot be run.
    pub const RUN: &str = "run";
    /// The rationale of a wrong event pattern names no field on which the option fails.
    pub const RUN_FIELD: &str = "run-field";
    /// A front, a back or a reason of a card is too long.
    pub const CARD_LENGTH: &str = "card-length";
    /// Two cards ask the same.
    pub const SAME_FRONT: &str = "same-front";
    /// The blueprint's numbers do not add up.
    pub const BLUEPRINT: &str = "blueprint";
    /// Where the key stands when questions are served.
    pub const POSITION: &str = "position";
    /// What of the lists the questions reach.
    pub const COVERAGE: &str = "coverage";
    /// What the bank lacks for a declared paper.
    pub const PAPER: &str = "paper";
    /// A domain's share of the bank next to its weight in the exam.
    pub const DOMAIN_SHARE: &str = "domain-share";
}

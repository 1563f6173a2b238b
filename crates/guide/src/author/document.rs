//! Reads a document of the guide: headings, Markdown below them, and fenced blocks that stand for more.

use quiz::Block;
use quiz::author::read_own_text;

/// Fenced blocks that are no code to be shown.
const KINDS: [&str; 8] = [
    "pattern",
    "event",
    "verdict",
    "changed-pattern",
    "changed-event",
    "schedule",
    "scheduler",
    "made",
];

/// A document as it stands in its file.
#[derive(Default)]
pub(super) struct Document {
    /// The heading of the first level.
    pub(super) title: String,
    /// What stands below it.
    pub(super) lead: Vec<Block>,
    /// What follows, heading by heading.
    pub(super) sections: Vec<Heading>,
}

/// A heading of the second or third level and what stands below it.
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) level: u8,
    pub(super) line: usize,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of what stands below a heading.
pub(super) enum Piece {
    Text(Vec<Block>),
    Fence(Fence),
}

/// A fenced block of a kind that stands for more.
pub(super) struct Fence {
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) line: usize,
}

/// What is being read.
struct Reader<'a> {
    file: &'a str,
    document: Document,
    /// The Markdown since the last heading or fence, and the line on which it begins.
    text: String,
    from: usize,
    problems: &'a mut Vec<String>,
}

impl Document {
    /// Reads a document; what is wrong in it goes to `problems`.
    pub(super) fn read(file: &str, text: &str, problems: &mut Vec<String>) -> Document {
        let mut reader = Reader {
            file,
            document: Document::default(),
            text: String::new(),
            from: 1,
            problems,
        };
        let mut fence: Option<Fence> = None;
        let mut in_code = false;
        for (at, line) in text.lines().enumerate() {
            let number = at + 1;
            let is_mark = line.starts_with("```");
            match &mut fence {
                Some(_) if is_mark => reader.close(fence.take()),
                Some(fence) => {
                    if !fence.text.is_empty() {
                        fence.text.push('\n');
                    }
                    fence.text.push_str(line);
                }
                None if is_mark && !in_code && kind(line).is_some() => {
                    reader.end_text();
                    fence = kind(line).map(|kind| Fence {
                        kind,
                        text: String::new(),
                        line: number,
                    });
                }
                None => {
                    in_code ^= is_mark;
                    match heading(line).filter(|_| !in_code) {
                        Some((level, title)) => reader.heading(level, title, number),
                        None => reader.line(line, number),
                    }
                }
            }
        }
        if let Some(fence) = fence {
            reader.problem(fence.line, "this block has no end");
        }
        reader.end_text();
        if reader.document.title.is_empty() {
            reader.problem(1, "there is no heading of the first level");
        }
        reader.document
    }
}

impl Reader<'_> {
    fn problem(&mut self, line: usize, what: &str) {
        self.problems.push(format!("{}:{line}: {what}", self.file));
    }

    fn line(&mut self, line: &str, number: usize) {
        if self.text.is_empty() {
            self.from = number;
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, level: u8, title: &str, line: usize) {
        self.end_text();
        if level == 1 {
            if !self.document.title.is_empty() {
                self.problem(line, "there is one heading of the first level already");
            }
            self.document.title = title.to_owned();
            return;
        }
        self.document.sections.push(Heading {
            title: title.to_owned(),
            level,
            line,
            pieces: Vec::new(),
        });
    }

    /// Takes up the Markdown that has been read.
    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let (blocks, findings) = read_own_text(self.file, self.from, &text);
        let findings = findings.iter().map(ToString::to_string);
        self.problems.extend(findings);
        match self.document.sections.last_mut() {
            Some(section) => section.pieces.push(Piece::Text(blocks)),
            None => self.document.lead.extend(blocks),
        }
    }

    fn close(&mut self, fence: Option<Fence>) {
        let Some(fence) = fence else { return };
        match self.document.sections.last_mut() {
            Some(section) => section.pieces.push(Piece::Fence(fence)),
            None => self.problem(fence.line, "this block stands below no heading"),
        }
    }
}

/// The kind that a fence names, where it stands for more.
fn kind(line: &str) -> Option<&'static str> {
    let name = line.trim_start_matches('`').trim();
    KINDS.into_iter().find(|kind| *kind == name)
}

/// The level and the words of a heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let levels = [(1, "# "), (2, "## "), (3, "### ")];
    let mut found = levels.into_iter().filter_map(|(level, mark)| {
        let title = line.strip_prefix(mark)?;
        Some((level, title.trim()))
    });
    found.next()
}

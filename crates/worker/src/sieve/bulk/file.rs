//! A file while it is read, and its events matched against the rules.

use super::kept::Store;
use super::matches::Matches;
use door::{BulkOrigin, BulkProblem, BulkProgress, BulkRule};
use interop::events::{Content, Origin, Piece, Place, Splitter, read_event};
use pattern::{CompiledRules, Reading, Scratch};

/// The most objects that are kept. Events that AWS sends have a few hundred bytes and more, so
/// that a file of 50 MB has fewer.
const MOST_OBJECTS: usize = 400_000;

/// The most problems that are kept; the others are counted.
const MOST_PROBLEMS: usize = 100;

/// A file.
pub(super) struct File {
    splitter: Splitter,
    bytes: u64,
    read: Read,
}

/// What has been read of it.
struct Read {
    kept: Store,
    rules: Rules,
    matches: Matches,
    /// How many objects have been matched or are unread.
    matched: usize,
    unread: u32,
    problems: Vec<BulkProblem>,
    problem_count: u32,
    is_full: bool,
}

impl File {
    pub(super) fn new(rules: &[BulkRule]) -> Self {
        Self {
            splitter: Splitter::default(),
            bytes: 0,
            read: Read {
                kept: Store::default(),
                rules: Rules::new(rules),
                matches: Matches::new(rules.len()),
                matched: 0,
                unread: 0,
                problems: Vec::new(),
                problem_count: 0,
                is_full: false,
            },
        }
    }

    /// Reads the next bytes and matches the events that end in them.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        if !self.read.is_full {
            let read = &mut self.read;
            self.splitter.push(bytes, &mut |piece| read.take(piece));
        }
    }

    pub(super) fn finish(&mut self) {
        if !self.read.is_full {
            let read = &mut self.read;
            self.splitter.finish(&mut |piece| read.take(piece));
        }
    }

    /// Other rules: no event is matched any more.
    pub(super) fn set_rules(&mut self, rules: &[BulkRule]) {
        self.read.rules = Rules::new(rules);
        self.read.matches = Matches::new(rules.len());
        self.read.matched = 0;
    }

    /// Matches the next events, about as many as have this many bytes.
    pub(super) fn match_some(&mut self, bytes: usize) {
        let read = &mut self.read;
        let mut done = 0;
        while done < bytes
            && let Some(kept) = read.kept.get(read.matched)
        {
            let text = read.kept.text(read.matched);
            match kept.origin {
                BulkOrigin::Unread => read.matches.push_unread(),
                _ => read.matches.push(read.rules.matching(text)),
            }
            done += text.len();
            read.matched += 1;
        }
    }

    pub(super) fn progress(&self) -> BulkProgress {
        let read = &self.read;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let counts = read.rules.valid.iter().zip(read.matches.counts());
        BulkProgress {
            bytes: self.bytes,
            found: count(read.kept.len()),
            unread: read.unread,
            matched: count(read.matched),
            none: read.matches.none(),
            rules: counts
                .map(|(is_valid, count)| is_valid.then_some(*count))
                .collect(),
            problems: read.problem_count,
            is_full: read.is_full,
        }
    }

    pub(super) fn kept(&self) -> &Store {
        &self.read.kept
    }

    pub(super) fn matches(&self) -> &Matches {
        &self.read.matches
    }

    /// Whether the object at a place has been matched against the rules as they are.
    pub(super) fn is_matched(&self, at: usize) -> bool {
        at < self.read.matched
    }

    pub(super) fn problems(&self) -> &[BulkProblem] {
        &self.read.problems
    }

    /// The places of the rules that match an event.
    pub(super) fn matching(&self, event: &str) -> Vec<usize> {
        let mut scratch = Scratch::default();
        let rules = &self.read.rules.compiled;
        let matching = rules.matching(event, Reading::Full, &mut scratch);
        matching.unwrap_or_default().to_vec()
    }
}

impl Read {
    fn take(&mut self, piece: Piece<'_>) {
        if self.is_full {
            return;
        }
        let problem = match piece.content {
            Content::Object(bytes) => return self.object(bytes, piece.place),
            Content::Stray(bytes) => problem(
                format!("This is no event: {}", String::from_utf8_lossy(bytes)),
                "An event is a JSON object, in braces.",
            ),
            Content::TooLarge => problem(
                "An object of more than 1 MB, and EventBridge takes no event of that size",
                "A list of events within an object is opened where it is called Records, Events, Entries, events or Messages.",
            ),
            Content::Unclosed => problem(
                "The file ends within the list that begins here",
                "The file may be cut off. What stands before its end was read.",
            ),
            Content::Utf16 => problem(
                "The file is UTF-16 text, and JSON is UTF-8",
                "Windows PowerShell writes such files. Save it as UTF-8: Get-Content in.json | Set-Content -Encoding utf8 out.json",
            ),
        };
        self.problem(problem, piece.place, None);
    }

    fn object(&mut self, bytes: &[u8], place: Place) {
        if self.kept.len() >= MOST_OBJECTS {
            self.is_full = true;
            return;
        }
        match read_event(bytes, place) {
            Ok(found) => {
                let origin = match found.origin {
                    Origin::Event => BulkOrigin::Event,
                    Origin::CloudTrailRecord => BulkOrigin::CloudTrailRecord,
                    Origin::PutEventsEntry => BulkOrigin::PutEventsEntry,
                };
                self.kept.push(found.event.text(), place.line, origin);
                self.matches.push(self.rules.matching(found.event.text()));
            }
            Err(unread) => {
                let number = u32::try_from(self.kept.len()).ok();
                let text = String::from_utf8_lossy(bytes);
                self.kept.push(&text, place.line, BulkOrigin::Unread);
                self.matches.push_unread();
                self.unread += 1;
                self.problem((unread.message, unread.help), unread.place, number);
            }
        }
        self.matched += 1;
    }

    fn problem(&mut self, problem: (String, Option<String>), place: Place, number: Option<u32>) {
        self.problem_count = self.problem_count.saturating_add(1);
        if self.problems.len() < MOST_PROBLEMS {
            let (message, help) = problem;
            self.problems.push(BulkProblem {
                line: place.line,
                byte: place.byte,
                message,
                help,
                number,
            });
        }
    }
}

fn problem(message: impl Into<String>, help: &str) -> (String, Option<String>) {
    (message.into(), Some(help.to_owned()))
}

/// The rules, ready to be asked.
struct Rules {
    compiled: CompiledRules,
    /// Whether each one's pattern is valid.
    valid: Vec<bool>,
    scratch: Scratch,
}

impl Rules {
    fn new(rules: &[BulkRule]) -> Self {
        let mut made = Self {
            compiled: CompiledRules::new(),
            valid: Vec::new(),
            scratch: Scratch::default(),
        };
        for rule in rules {
            let (pattern, _) = pattern::parse(&rule.pattern);
            made.valid.push(pattern.is_valid());
            made.compiled.add(&pattern);
        }
        made
    }

    /// The places of the rules that match an event.
    fn matching(&mut self, event: &str) -> &[usize] {
        let matching = self
            .compiled
            .matching(event, Reading::Full, &mut self.scratch);
        matching.unwrap_or_default()
    }
}

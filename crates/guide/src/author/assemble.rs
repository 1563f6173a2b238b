//! Makes a part of a document: anchors, examples, tables.

use super::document::{Document, Fence, Heading, Piece};
use super::example::{example, schedule};
use super::made;
use crate::model::{Changed, Content, Part, Section, Verdict};
use crate::place::slug;
use pipeline::schedule::Api;
use quiz::Lists;
use std::iter::Peekable;
use std::vec::IntoIter;

/// The part; what is wrong in it goes to `problems`.
pub(super) fn part(
    name: &str,
    file: &str,
    document: Document,
    lists: &Lists,
    problems: &mut Vec<String>,
) -> Part {
    let mut part = Part {
        slug: name.to_owned(),
        title: document.title,
        lead: document.lead,
        sections: Vec::new(),
    };
    for heading in document.sections {
        let anchor = slug(&heading.title);
        if anchor.is_empty() || part.anchors().any(|other| other == anchor) {
            let what = format!("the anchor `{anchor}` is not the only one of this name");
            problems.push(format!("{file}:{}: {what}", heading.line));
        }
        let (title, level) = (heading.title.clone(), heading.level);
        let mut below = Below {
            file,
            anchor: &anchor,
            lists,
            problems,
            content: Vec::new(),
        };
        below.read(heading);
        let content = below.content;
        part.sections.push(Section {
            anchor,
            title,
            level,
            content,
        });
    }
    part
}

/// What stands below a heading, as far as it is read.
struct Below<'a> {
    file: &'a str,
    anchor: &'a str,
    lists: &'a Lists,
    problems: &'a mut Vec<String>,
    content: Vec<Content>,
}

impl Below<'_> {
    fn problem(&mut self, line: usize, what: &str) {
        self.problems.push(format!("{}:{line}: {what}", self.file));
    }

    fn read(&mut self, heading: Heading) {
        let mut pieces = heading.pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(blocks) => self.content.push(Content::Text(blocks)),
                Piece::Fence(fence) => self.fence(fence, &mut pieces),
            }
        }
        if self.content.is_empty() && heading.level == 3 {
            self.problem(heading.line, "nothing stands below this heading");
        }
    }

    fn fence(&mut self, fence: Fence, pieces: &mut Peekable<IntoIter<Piece>>) {
        let made_of = match fence.kind {
            "pattern" => self
                .example(fence.text, fence.line, pieces)
                .map(|it| vec![it]),
            "schedule" => self.schedules(&fence.text, Api::PutRule),
            "scheduler" => self.schedules(&fence.text, Api::CreateSchedule),
            "made" => {
                let name = fence.text.trim();
                made(name, self.lists).ok_or_else(|| format!("nothing is made of `{name}`"))
            }
            _ => Err("a pattern stands before this block".to_owned()),
        };
        match made_of {
            Ok(content) => self.content.extend(content),
            Err(what) => self.problem(fence.line, &what),
        }
    }

    /// A pattern with the blocks that follow it: an event, perhaps a verdict, changes.
    fn example(
        &mut self,
        pattern: String,
        line: usize,
        pieces: &mut Peekable<IntoIter<Piece>>,
    ) -> Result<Content, String> {
        let event = next(pieces, &["event"]).ok_or("an event follows a pattern")?;
        let said = next(pieces, &["verdict"]);
        let mut changed = Vec::new();
        while let Some(fence) = next(pieces, &["changed-pattern", "changed-event"]) {
            changed.push(Changed {
                is_pattern: fence.kind == "changed-pattern",
                text: fence.text,
            });
        }
        let example = example(self.anchor, &pattern, &event.text, changed)?;
        let says = match &example.verdict {
            Verdict::Match => "match",
            Verdict::NoMatch => "no-match",
            Verdict::Refused(message) => message,
        };
        if let Some(said) = said.filter(|said| said.text != says) {
            let what = format!("the engine says `{says}`, not `{}`", said.text);
            self.problem(line, &what);
        }
        Ok(Content::Example(example))
    }

    fn schedules(&mut self, lines: &str, api: Api) -> Result<Vec<Content>, String> {
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        let made = lines.map(|line| schedule(self.anchor, line, api).map(Content::Schedule));
        made.collect()
    }
}

/// The next block, where it is of one of these kinds.
fn next(pieces: &mut Peekable<IntoIter<Piece>>, kinds: &[&str]) -> Option<Fence> {
    let is_wanted =
        |piece: &Piece| matches!(piece, Piece::Fence(fence) if kinds.contains(&fence.kind));
    match pieces.next_if(is_wanted) {
        Some(Piece::Fence(fence)) => Some(fence),
        _ => None,
    }
}

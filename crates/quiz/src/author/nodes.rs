//! Turns Markdown events into plain nodes and refuses what the app does not show.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use crate::author::finding::code;
use crate::author::report::{At, Report};
use crate::author::url::check_url;
use crate::markup::{Block, Inline, MAX_DEPTH};

/// Stands for a line end inside a paragraph until `join_lines` makes it a space.
pub(crate) const LINE_END: &str = "\n";

/// Markdown events with their places in the file.
pub(crate) struct Nodes<'a> {
    events: Peekable<IntoIter<(Event<'a>, Range<usize>)>>,
}

impl<'a> Nodes<'a> {
    /// Reads the body; `None` where it nests deeper than the app can show.
    pub(crate) fn new(body: &At<&'a str>, report: &mut Report<'_>) -> Option<Self> {
        // The parser takes long for a line that opens thousands of lists, so it is not given one.
        let mut at = body.at;
        for line in body.value.split_inclusive('\n') {
            if markers(line) > MAX_DEPTH {
                report.error(at, code::MARKUP, TOO_DEEP, "");
                return None;
            }
            at += line.len();
        }
        let events: Vec<_> = Parser::new_ext(body.value, Options::ENABLE_TASKLISTS)
            .into_offset_iter()
            .map(|(event, span)| (event, body.at + span.start..body.at + span.end))
            .collect();
        let mut depth = 0_usize;
        for (event, span) in &events {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_DEPTH {
                report.error(span.start, code::MARKUP, TOO_DEEP, "");
                return None;
            }
        }
        Some(Self {
            events: events.into_iter().peekable(),
        })
    }

    pub(crate) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    pub(crate) fn peek(&mut self) -> Option<&(Event<'a>, Range<usize>)> {
        self.events.peek()
    }

    /// Skips the rest of an element whose start has been taken.
    pub(crate) fn skip(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Reads the block that begins with this event; `None` where the app cannot show it.
    ///
    /// In a tight list the text of a point comes without a paragraph around it; the block then
    /// takes all inline events up to the next block.
    pub(crate) fn block(
        &mut self,
        first: (Event<'a>, Range<usize>),
        report: &mut Report<'_>,
    ) -> Option<Block> {
        let (event, span) = first;
        match event {
            Event::Start(Tag::Paragraph) => Some(Block::Paragraph(self.inlines(report))),
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code(kind)),
            Event::Start(Tag::List(start)) => Some(self.list(start, report)),
            event if is_inline(&event) => {
                let mut inlines = Vec::new();
                self.inline((event, span), &mut inlines, report);
                while self.peek().is_some_and(|(event, _)| is_inline(event)) {
                    let Some(next) = self.next() else { break };
                    self.inline(next, &mut inlines, report);
                }
                Some(Block::Paragraph(inlines))
            }
            event => {
                refuse(&event, span.start, report);
                if matches!(event, Event::Start(_)) {
                    self.skip();
                }
                None
            }
        }
    }

    /// Reads blocks up to the end of the element whose start has been taken.
    pub(crate) fn blocks(&mut self, report: &mut Report<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(next) = self.next() {
            if matches!(next.0, Event::End(_)) {
                break;
            }
            blocks.extend(self.block(next, report));
        }
        blocks
    }

    fn code(&mut self, kind: CodeBlockKind<'_>) -> Block {
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(language) if !language.trim().is_empty() => {
                Some(language.trim().to_owned())
            }
            _ => None,
        };
        Block::Code {
            language,
            text: text.trim_end_matches('\n').to_owned(),
        }
    }

    fn list(&mut self, start: Option<u64>, report: &mut Report<'_>) -> Block {
        let mut items = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(report)),
                Event::End(_) => break,
                _ => {}
            }
        }
        Block::List { start, items }
    }

    /// Reads inline nodes up to the end of the element whose start has been taken.
    fn inlines(&mut self, report: &mut Report<'_>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(next) = self.next() {
            if matches!(next.0, Event::End(_)) {
                break;
            }
            self.inline(next, &mut inlines, report);
        }
        inlines
    }

    fn inline(
        &mut self,
        next: (Event<'a>, Range<usize>),
        inlines: &mut Vec<Inline>,
        report: &mut Report<'_>,
    ) {
        let (event, span) = next;
        match event {
            Event::Text(text) => push_text(inlines, &text),
            Event::SoftBreak | Event::HardBreak => push_text(inlines, LINE_END),
            Event::Code(text) => inlines.push(Inline::Code(text.to_string())),
            Event::Start(Tag::Strong) => inlines.push(Inline::Strong(self.inlines(report))),
            Event::Start(Tag::Emphasis) => inlines.push(Inline::Emphasis(self.inlines(report))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                check_url(&dest_url, span.start, report);
                let children = self.inlines(report);
                inlines.push(Inline::Link {
                    url: dest_url.to_string(),
                    children,
                });
            }
            event => {
                refuse(&event, span.start, report);
                if matches!(event, Event::Start(_)) {
                    self.skip();
                }
            }
        }
    }
}

const TOO_DEEP: &str = "the text is nested too deep";

/// How many lists and quotes a line opens or goes on with.
fn markers(line: &str) -> usize {
    let signs = line.split([' ', '\t']).map(|part| {
        let number = part.trim_end_matches(['.', ')']);
        let is_number = number.len() < part.len() && number.bytes().all(|b| b.is_ascii_digit());
        // Quotes may stand without spaces, a box goes with its point.
        let rest = part.trim_start_matches('>');
        let quotes = part.len() - rest.len();
        let list = usize::from(is_number || matches!(rest, "-" | "*" | "+"));
        let goes_on = is_number || matches!(rest, "" | "-" | "*" | "+" | "[" | "]" | "[x]" | "[X]");
        (quotes + list, goes_on)
    });
    let mut count = 0;
    for (found, goes_on) in signs {
        count += found;
        if !goes_on {
            break;
        }
    }
    count
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::InlineHtml(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}

fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

fn refuse(event: &Event<'_>, at: usize, report: &mut Report<'_>) {
    let what = match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => "HTML is",
        Event::Start(Tag::Image { .. }) => "images are",
        Event::Start(Tag::Heading { .. }) => "headings are",
        Event::Start(Tag::BlockQuote(_)) => "a quote is",
        Event::Rule => "rules are",
        Event::TaskListMarker(_) => "a box is",
        _ => "this mark-up is",
    };
    let help = "Use paragraphs, lists, code, *emphasis*, **strong** and links; a quote only as the rationale of an option.";
    report.error(at, code::MARKUP, format!("{what} not possible here"), help);
}

/// Turns line ends inside paragraphs into spaces.
pub(crate) fn join_lines(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => join_inlines(inlines),
            Block::List { items, .. } => items.iter_mut().for_each(|item| join_lines(item)),
            Block::Code { .. } => {}
        }
    }
}

fn join_inlines(inlines: &mut [Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => *text = text.replace(LINE_END, " "),
            Inline::Code(_) | Inline::Gloss(_) => {}
            Inline::Strong(children)
            | Inline::Emphasis(children)
            | Inline::Mark(children)
            | Inline::Link { children, .. } => join_inlines(children),
        }
    }
}

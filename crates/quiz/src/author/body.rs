//! Reads the body: the stem, and then the options with their rationales.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::author::draft::{OptionPlaces, Places};
use crate::author::finding::{Place, code};
use crate::author::nodes::{LINE_END, Nodes, join_lines};
use crate::author::report::{At, Report};
use crate::markup::{Block, Inline};
use crate::question::{ChoiceOption, Question};

/// Reads the body into the question and the places of its parts.
pub(crate) fn read(
    body: &At<&str>,
    question: &mut Question,
    places: &mut Places,
    report: &mut Report<'_>,
) {
    let Some(mut nodes) = Nodes::new(body, report) else {
        return;
    };
    let mut in_options = false;
    while let Some((event, span)) = nodes.next() {
        if matches!(event, Event::Start(Tag::List(_)))
            && (in_options || begins_options(body, &span))
        {
            in_options = true;
            read_options(&mut nodes, question, places, report);
        } else if in_options {
            let help = "Only options come after the stem; indent an option's rationale and further lines by two spaces.";
            report.error(
                span.start,
                code::AFTER_OPTIONS,
                "this stands outside the options",
                help,
            );
            if matches!(event, Event::Start(_)) {
                nodes.skip();
            }
        } else {
            places.stem.get_or_insert(report.place(span.start));
            question.stem.extend(nodes.block((event, span), report));
        }
    }
    join_lines(&mut question.stem);
    if question.stem.is_empty() {
        report.error(
            body.at,
            code::NO_STEM,
            "there is no stem",
            "Write the scenario and the question before the options.",
        );
    }
    if !in_options {
        let help = "Write every option as a list point `- [x] right` or `- [ ] wrong` with its rationale as an indented quote.";
        report.error(body.at, code::OPTION_COUNT, "there are no options", help);
    }
}

/// Whether a list is one of options: some point of it has a box.
fn begins_options(body: &At<&str>, span: &Range<usize>) -> bool {
    let text = span
        .start
        .checked_sub(body.at)
        .zip(span.end.checked_sub(body.at));
    let text = text
        .and_then(|(start, end)| body.value.get(start..end))
        .unwrap_or_default();
    text.lines().any(|line| {
        let point = line.trim_start_matches(['-', '*', '+', ' ']);
        line.trim_start() != point
            && ["[ ]", "[x]", "[X]"]
                .iter()
                .any(|mark| point.starts_with(mark))
    })
}

fn read_options(
    nodes: &mut Nodes<'_>,
    question: &mut Question,
    places: &mut Places,
    report: &mut Report<'_>,
) {
    while let Some((event, span)) = nodes.next() {
        match event {
            Event::Start(Tag::Item) => read_option(span.start, nodes, question, places, report),
            Event::End(_) => return,
            _ => {}
        }
    }
}

fn read_option(
    at: usize,
    nodes: &mut Nodes<'_>,
    question: &mut Question,
    places: &mut Places,
    report: &mut Report<'_>,
) {
    let Some(correct) = take_box(nodes) else {
        report.error(
            at,
            code::NO_BOX,
            "this point has no box",
            "Begin it with `- [x]` if it is right and with `- [ ]` if it is wrong.",
        );
        nodes.skip();
        return;
    };
    let mut option = ChoiceOption {
        content: Vec::new(),
        correct,
        rationale: Vec::new(),
        misconception: None,
    };
    let mut place = OptionPlaces {
        option: report.place(at),
        rationale: None,
        misconception: None,
    };
    while let Some((event, span)) = nodes.next() {
        if is_end(&event, TagEnd::Item) {
            break;
        }
        // The paragraph whose start went with the box ends here.
        if matches!(event, Event::End(_)) {
            continue;
        }
        if place.rationale.is_some() {
            report.error(
                span.start,
                code::AFTER_OPTIONS,
                "this stands after the rationale",
                "The rationale is the last part of an option.",
            );
            if matches!(event, Event::Start(_)) {
                nodes.skip();
            }
        } else if matches!(event, Event::Start(Tag::BlockQuote(_))) {
            place.rationale = Some(report.place(span.start));
            option.rationale = nodes.blocks(report);
            if let Some(id) = take_misconception(&mut option.rationale) {
                option.misconception = Some(id);
                place.misconception = Some(Place {
                    line: report.place(span.end.saturating_sub(1)).line,
                    column: 1,
                });
            }
            join_lines(&mut option.rationale);
        } else {
            option.content.extend(nodes.block((event, span), report));
        }
    }
    trim_start(&mut option.content);
    join_lines(&mut option.content);
    question.options.push(option);
    places.options.push(place);
}

/// Takes the box of a point, and the start of the paragraph around it in a loose list.
fn take_box(nodes: &mut Nodes<'_>) -> Option<bool> {
    let loose = matches!(nodes.peek(), Some((Event::Start(Tag::Paragraph), _)));
    if loose {
        nodes.next();
    }
    if let Some((Event::TaskListMarker(correct), _)) = nodes.peek() {
        let correct = *correct;
        nodes.next();
        return Some(correct);
    }
    if loose {
        nodes.skip();
    }
    None
}

/// Takes a last line `misconception: id` out of a rationale.
fn take_misconception(rationale: &mut Vec<Block>) -> Option<String> {
    let Some(Block::Paragraph(inlines)) = rationale.last_mut() else {
        return None;
    };
    let Some(Inline::Text(text)) = inlines.last_mut() else {
        return None;
    };
    let (before, line) = text.rsplit_once(LINE_END).unwrap_or(("", text));
    let id = line
        .trim()
        .strip_prefix("misconception:")?
        .trim()
        .to_owned();
    *text = before.trim_end().to_owned();
    if text.is_empty() {
        inlines.pop();
    }
    if inlines.is_empty() {
        rationale.pop();
    }
    Some(id)
}

/// Takes away the space between a box and its text.
fn trim_start(content: &mut [Block]) {
    if let Some(Block::Paragraph(inlines)) = content.first_mut()
        && let Some(Inline::Text(text)) = inlines.first_mut()
    {
        *text = text.trim_start().to_owned();
    }
}

/// Whether this event ends the element around it.
fn is_end(event: &Event<'_>, end: TagEnd) -> bool {
    matches!(event, Event::End(found) if *found == end)
}

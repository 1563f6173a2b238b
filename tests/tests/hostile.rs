//! Every hostile text through every reader of the engine: none panics, none takes long, and what is
//! said of a text is short and at a place in it.

use std::time::{Duration, Instant};

use interop::events::{Splitter, read_event};
use interop::{Import, Source, decode_link, import, import_from, source_of, terminal};
use pattern::{Event, Span};
use pipeline::policy::{Document, PolicyType};
use pipeline::{EventInput, Rule, Yard};
use quiz::author::{Library, Pack};
use tests::hostile::{Text, large, long_event, texts};

/// The longest that one reader may take for one text; the tests are not optimised.
const SOON: Duration = Duration::from_secs(10);

/// The longest message about a text, in letters: none quotes all of it.
const LONGEST: usize = 20_000;

/// A reader: takes a text and gives what it says of it.
type Reader = (&'static str, fn(&str) -> Vec<(String, Option<Span>)>);

const READERS: &[Reader] = &[
    ("event pattern", |text| {
        let (pattern, diagnostics) = pattern::parse(text);
        if let (Some(event), _) = Event::read(text) {
            let _ = pattern::trace(&pattern, &event);
        }
        diagnostics
            .into_iter()
            .map(|each| (each.message, Some(each.span)))
            .collect()
    }),
    ("event", |text| {
        let problems = pipeline::check_event(text);
        problems
            .into_iter()
            .map(|each| (each.message, Some(each.span)))
            .collect()
    }),
    ("send", |text| {
        let mut yard = Yard::default();
        yard.rules.push(Rule {
            name: "all".to_owned(),
            event_bus: "default".to_owned(),
            event_pattern: Some(r#"{"source": [{"exists": true}]}"#.to_owned()),
            ..Rule::default()
        });
        let event = EventInput {
            event_bus: "default".to_owned(),
            text: text.to_owned(),
        };
        pipeline::send(&yard, &[event]);
        Vec::new()
    }),
    ("editor", |text| {
        let place = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
        // That it answers is all that is asked.
        let _ = pattern::complete(text, place, text);
        let _ = pattern::hover(text, place);
        pipeline::pretty(text);
        Vec::new()
    }),
    ("policy", |text| {
        let (_, findings) = Document::parse(text, PolicyType::Resource);
        findings
            .into_iter()
            .map(|each| (each.message, Some(each.span)))
            .collect()
    }),
    ("yard file", |text| match import(text) {
        Ok(_) => Vec::new(),
        Err(error) => vec![(error.to_string(), Some(error.span))],
    }),
    ("template", |text| brought(text, Source::CloudFormation)),
    ("commands", |text| brought(text, Source::Cli)),
    ("import as recognised", |text| {
        brought(text, source_of(text))
    }),
    ("link", |text| match decode_link(text) {
        Ok(_) => Vec::new(),
        Err(problem) => vec![(format!("{problem:?}"), None)],
    }),
    ("terminal", |text| {
        let yard = Yard::default();
        terminal::complete(text, text.len(), &yard);
        terminal::run(text, &[], &yard);
        Vec::new()
    }),
    ("own events", |text| {
        let mut splitter = Splitter::default();
        let mut take = |piece: interop::events::Piece<'_>| {
            if let interop::events::Content::Object(bytes) = piece.content {
                // What cannot be read is told by its place.
                let _ = read_event(bytes, piece.place);
            }
        };
        splitter.push(text.as_bytes(), &mut take);
        splitter.finish(&mut take);
        Vec::new()
    }),
    ("pack", |text| {
        let files = [("own/hostile.md".to_owned(), text.to_owned())];
        let lists = Library::from_files(&[], None).bank.lists;
        let pack = Pack::read(&files, &lists, None);
        assert!(
            pack.bank.questions.is_empty(),
            "a hostile question is taken"
        );
        pack.findings
            .into_iter()
            .map(|each| (each.to_string(), None))
            .collect()
    }),
    ("schedule", |text| {
        let (_, findings) = pipeline::schedule::parse(text, pipeline::schedule::Api::PutRule);
        findings
            .into_iter()
            .map(|each| (each.message, Some(each.span)))
            .collect()
    }),
];

fn brought(text: &str, source: Source) -> Vec<(String, Option<Span>)> {
    match import_from(text, source, &Import::default(), &Yard::default()) {
        Ok(imported) => imported
            .remarks
            .into_iter()
            .map(|each| (each.message, each.span))
            .collect(),
        Err(error) => vec![(error.message, error.span)],
    }
}

#[track_caller]
fn check(texts: &[Text]) {
    let mut findings = Vec::new();
    for Text { name, text } in texts {
        for (reader, read) in READERS {
            let start = Instant::now();
            let said = read(text);
            let took = start.elapsed();
            if took > SOON {
                findings.push(format!("{reader}, {name}: {took:?}"));
            }
            for (message, span) in said {
                if message.len() > LONGEST {
                    findings.push(format!("{reader}, {name}: {} letters", message.len()));
                }
                if let Some(span) = span
                    && text.get(span.start..span.end).is_none()
                {
                    findings.push(format!("{reader}, {name}: {span:?} is no place"));
                }
            }
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn small_texts_of_spite_are_read_or_refused() {
    let texts = texts();
    assert!(texts.len() > 9, "only {} texts", texts.len());
    check(&texts);
}

#[test]
fn deep_wide_and_growing_texts_are_read_or_refused_soon() {
    check(&large());
}

#[test]
fn five_megabytes_are_read_or_refused_soon() {
    let text = long_event(5_000_000);
    check(&[Text {
        name: "long.json".to_owned(),
        text,
    }]);
}

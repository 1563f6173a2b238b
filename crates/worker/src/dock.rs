//! What is answered where a yard goes out or comes in: files, links, templates, commands, exercises.

use door::{
    Bytes, Call, CommandsOf, CompleteLine, ExerciseRead, InMade, InRead, Kind, OutForm, Progress,
    ReadExercise, ReadIn, TypeLine, Typed, Unreadable, WriteOut,
};
use interop::terminal::{self, Told};
use interop::{Export, Imported, NotRead, Source, YardFile};
use pipeline::metrics::cost::Usage;
use pipeline::{Sent, Yard};
use practice::exercise::own::read_file;
use practice::exercise::{pack_exercises, pack_sheet};

use crate::room::{Answers, given};
use crate::told::told;

/// The worker of [`door::Room::Dock`]. It keeps nothing from one question to the next.
#[derive(Default)]
pub struct Dock;

impl Answers for Dock {
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable> {
        match call.kind {
            Kind::WriteOut => given(call, asked, write_out),
            Kind::ReadIn => given(call, asked, read_in),
            Kind::TypeLine => given(call, asked, type_line),
            Kind::CompleteLine => given(call, asked, |CompleteLine { yard, line, cursor }| {
                terminal::complete(&line, cursor, &yard)
            }),
            Kind::CommandsOf => given(call, asked, |CommandsOf { old, new }| {
                interop::commands_between(&old, &new)
            }),
            Kind::ReadExercise => given(call, asked, read_exercise),
            _ => Err(Unreadable),
        }
    }
}

fn write_out(WriteOut { yard, events, form }: WriteOut) -> Result<Export, String> {
    let alone = |text: String| Export {
        text,
        remarks: Vec::new(),
    };
    match form {
        OutForm::YardFile => Ok(alone(interop::export(&yard, &events))),
        OutForm::Link => match interop::encode_link(&YardFile { yard, events }) {
            Ok(link) => Ok(alone(link)),
            Err(problem) => Err(problem.to_string()),
        },
        OutForm::Tool(format) => Ok(interop::export_as(&yard, format)),
    }
}

fn read_in(asked: ReadIn) -> InRead {
    let source = asked.source;
    let source = source.unwrap_or_else(|| interop::source_of(&asked.text));
    InRead {
        source,
        made: made(source, &asked),
    }
}

fn made(source: Source, asked: &ReadIn) -> Result<InMade, NotRead> {
    let before = asked.into.clone().unwrap_or_default();
    let Imported {
        mut yard,
        events,
        remarks,
        parameters,
        files,
    } = interop::import_from(&asked.text, source, &asked.with, &before)?;
    if asked.into.is_some() {
        // What has happened in a yard is no part of what comes in.
        Progress::of(&before).put_into(&mut yard);
    }
    Ok(InMade {
        changes: interop::compare(&before, &yard),
        yard: written(&yard),
        events,
        remarks,
        parameters,
        files,
    })
}

/// A yard as JSON; plain data has no way to fail.
fn written(yard: &Yard) -> String {
    serde_json::to_string(yard).unwrap_or_default()
}

fn read_exercise(ReadExercise { text }: ReadExercise) -> Result<ExerciseRead, String> {
    let exercise = read_file(&text).map_err(|problem| problem.to_string())?;
    Ok(ExerciseRead {
        sheet: Bytes(pack_sheet(&exercise.sheet())),
        grading: Bytes(pack_exercises(&[exercise])),
    })
}

fn type_line(TypeLine { yard, line, files }: TypeLine) -> Typed {
    let base = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_given = |path: &String| files.iter().any(|(name, _)| base(name) == base(path));
    let mut wanted = terminal::files_named(&line);
    wanted.retain(|path| !is_given(path));
    if !wanted.is_empty() {
        return Typed {
            yard: None,
            output: String::new(),
            failed: true,
            sending: Default::default(),
            wanted,
        };
    }
    let Told {
        yard: after,
        output,
        failed,
        steps,
        events,
        doings,
        used,
    } = terminal::run(&line, &files, &yard);
    let changed = after != yard;
    let text = changed.then(|| written(&after));
    let sent = Sent {
        yard: after,
        steps,
        events,
        deliveries: Vec::new(),
        doings,
        used,
    };
    let is_quiet = sent.steps.is_empty() && sent.doings.is_empty() && sent.used == Usage::default();
    let sending = match is_quiet {
        // Nothing happened, and nothing is counted again.
        true => door::Sending::from(sent),
        false => told(&yard, sent),
    };
    Typed {
        yard: text,
        output,
        failed,
        sending,
        wanted,
    }
}

#[cfg(test)]
mod tests;

//! What is answered at the press of a button or with an editor, and may take longer.

use door::{
    Call, CheckDeed, Coming, Format, Kind, Learn, LearnEvents, LearnExercises, Leaves, LintPattern,
    MapOut, ReadEvent, Sweep, Unreadable,
};
use exercises::Exercises;
use schema::Schemas;

use crate::room::{Answers, given};
use crate::samples::Samples;
use crate::sieve::Sieve;

mod around;
mod build;
mod coming;
mod editor;
mod exercises;
mod findings;
mod judge;
mod read;
mod send;
mod sweep;
mod target;
mod world;

/// The worker of [`door::Room::Workshop`], with what it has read.
#[derive(Default)]
pub struct Workshop {
    /// The sample events; those of the whole catalogue once the page has brought it.
    samples: Samples,
    /// For browsers that cannot run the worker of [`door::Room::Sieve`].
    sieve: Sieve,
    /// What is known of events, once the page has brought it.
    schemas: Option<Schemas>,
    /// The exercises, once the page has brought them.
    exercises: Exercises,
}

impl Answers for Workshop {
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let (samples, schemas) = (&mut self.samples, &mut self.schemas);
        match call.kind {
            Kind::Send => given(call, asked, |asked| send::send(&asked)),
            Kind::Advance => given(call, asked, |asked| send::advance(&asked)),
            Kind::Coming => given(call, asked, |Coming(yard)| coming::coming(&yard)),
            Kind::Leaves => given(call, asked, |Leaves(event)| build::leaves(&event)),
            Kind::Suggest => given(call, asked, |asked| build::suggest(samples, &asked)),
            Kind::Separate => given(call, asked, |asked| build::separate(&asked)),
            Kind::Learn => given(call, asked, |Learn(bytes)| {
                *schemas = Schemas::unpack(&bytes.0).ok();
                schemas.is_some()
            }),
            Kind::LintPattern => given(call, asked, |LintPattern(text)| {
                editor::lint(schemas.as_ref(), &text)
            }),
            Kind::Complete => given(call, asked, |asked| {
                editor::complete(schemas.as_ref(), &asked)
            }),
            Kind::Explain => given(call, asked, |asked| {
                editor::explain(schemas.as_ref(), &asked)
            }),
            Kind::Format => given(call, asked, |Format { text }| pipeline::pretty(&text)),
            Kind::LearnEvents => given(call, asked, |LearnEvents(bytes)| samples.learn(&bytes.0)),
            Kind::Sweep => given(call, asked, |Sweep(patterns)| {
                sweep::sweep(samples, &patterns)
            }),
            Kind::ReadEvent => given(call, asked, |ReadEvent(event)| {
                read::read(schemas.as_ref(), &event)
            }),
            Kind::LookAt => given(call, asked, |asked| target::look(&asked)),
            Kind::LookOver => given(call, asked, |asked| {
                findings::look(samples, schemas.as_ref(), &asked)
            }),
            Kind::MapOut => given(call, asked, |MapOut { yard }| {
                pipeline::world::map(&yard, samples.events())
            }),
            Kind::LookAround => given(call, asked, |asked| around::look(&asked)),
            Kind::ReadAround => given(call, asked, |asked| around::read(&asked)),
            Kind::Survey => given(call, asked, |asked| world::survey(&asked)),
            Kind::CheckDeed => given(call, asked, |CheckDeed { yard, deed }| {
                world::check(&yard, &deed)
            }),
            Kind::Happen => given(call, asked, |asked| send::happen(&asked)),
            Kind::MakeArchive => given(call, asked, |asked| world::make_archive(&asked)),
            Kind::LearnExercises => given(call, asked, |LearnExercises(bytes)| {
                self.exercises.learn(&bytes.0)
            }),
            Kind::Grade => given(call, asked, |asked| self.exercises.grade(&asked)),
            Kind::CompareSolution => given(call, asked, |asked| self.exercises.compare(&asked)),
            Kind::WriteExercise => given(call, asked, exercises::written),
            Kind::Judge => given(call, asked, |asked| judge::judge(&asked)),
            _ => self.sieve.answer(call, asked),
        }
    }
}

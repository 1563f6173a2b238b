//! What is answered at the press of a button or with an editor, and may take longer.

use bulk::Bulk;
use door::{Call, Explain, Format, Kind, Leaves, Send, Unreadable};

use crate::room::{Answers, given};
use crate::samples::Samples;

mod build;
mod bulk;
mod complete;
mod judge;
mod send;

/// The worker of [`door::Room::Workshop`], with what it has read.
#[derive(Default)]
pub struct Workshop {
    samples: Samples,
    /// A person's own file of events.
    bulk: Bulk,
}

impl Answers for Workshop {
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let (samples, bulk) = (&mut self.samples, &mut self.bulk);
        match call.kind {
            Kind::Send => given(call, asked, |Send(bench)| send::send(&bench)),
            Kind::Leaves => given(call, asked, |Leaves(event)| build::leaves(&event)),
            Kind::Suggest => given(call, asked, |asked| build::suggest(samples, &asked)),
            Kind::Separate => given(call, asked, |asked| build::separate(&asked)),
            Kind::Complete => given(call, asked, |asked| complete::complete(&asked)),
            Kind::Explain => given(call, asked, |Explain { text, offset }| {
                pattern::hover(&text, offset)
            }),
            Kind::Format => given(call, asked, |Format { text }| pipeline::pretty(&text)),
            Kind::BulkStep => given(call, asked, |step| bulk.step(step)),
            Kind::BulkProblems => given(call, asked, |asked| bulk.problems(asked)),
            Kind::BulkList => given(call, asked, |asked| bulk.list(asked)),
            Kind::BulkOpen => given(call, asked, |asked| bulk.open(asked)),
            Kind::Judge => given(call, asked, |asked| judge::judge(&asked)),
            _ => Err(Unreadable),
        }
    }
}

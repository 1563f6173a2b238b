//! What goes through a large file of events, built for speed and for browsers with vector instructions.

use bulk::Bulk;
use door::{Call, Kind, Unreadable};

use crate::room::{Answers, given};

mod bulk;

/// The worker of [`door::Room::Sieve`], with what it has read. The [`crate::Workshop`] has one of its own, for
/// browsers that cannot run this one.
#[derive(Default)]
pub struct Sieve {
    /// A person's own file of events.
    bulk: Bulk,
}

impl Answers for Sieve {
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable> {
        match call.kind {
            Kind::BulkStep => given(call, asked, |step| self.bulk.step(step)),
            Kind::BulkProblems => given(call, asked, |asked| self.bulk.problems(asked)),
            Kind::BulkList => given(call, asked, |asked| self.bulk.list(asked)),
            Kind::BulkOpen => given(call, asked, |asked| self.bulk.open(asked)),
            _ => Err(Unreadable),
        }
    }
}

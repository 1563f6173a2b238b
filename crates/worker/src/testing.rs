//! The workers as a page has them.

use door::{Answer, Question, Room};

use crate::{Bench, Dock, Sieve, Workshop, answer};

/// The workers with what they have read.
#[derive(Default)]
pub(crate) struct Workers {
    bench: Bench,
    workshop: Workshop,
    dock: Dock,
    sieve: Sieve,
}

impl Workers {
    /// The answer of the right worker to a question through the door.
    pub(crate) fn ask<Q: Question>(&mut self, question: Q) -> Q::Answer {
        let bytes = self.post(Q::KIND.room(), &door::ask(7, &question));
        match door::head(&bytes) {
            Ok((Answer::Given { id: 7 }, rest)) => door::read(rest).expect("the answer to it"),
            other => panic!("{other:?}"),
        }
    }

    /// What a worker of build `b1` answers to a message.
    pub(crate) fn post(&mut self, room: Room, message: &[u8]) -> Vec<u8> {
        match room {
            Room::Bench => answer("b1", &mut self.bench, message),
            Room::Workshop => answer("b1", &mut self.workshop, message),
            Room::Dock => answer("b1", &mut self.dock, message),
            Room::Sieve => answer("b1", &mut self.sieve, message),
        }
    }
}

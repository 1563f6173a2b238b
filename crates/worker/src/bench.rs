//! What is answered while a person types.

use door::{Call, Check, Kind, Unreadable};
use saved::Saved;

use crate::room::{Answers, given};
use crate::samples::Samples;

mod check;
mod matrix;
mod saved;

pub(crate) use saved::compare;

/// The worker of [`door::Room::Bench`], with what it has read.
#[derive(Default)]
pub struct Bench {
    samples: Samples,
    /// The saved events of the page.
    saved: Saved,
}

impl Answers for Bench {
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable> {
        match call.kind {
            Kind::Samples => given(call, asked, |door::Samples| pipeline::catalogue().to_vec()),
            Kind::Check => given(call, asked, |Check(bench)| {
                check::check(&mut self.samples, &bench)
            }),
            Kind::Matrix => given(call, asked, |asked| matrix::matrix(&mut self.saved, asked)),
            _ => Err(Unreadable),
        }
    }
}

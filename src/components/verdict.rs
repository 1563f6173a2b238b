//! How an event passes a switch or reaches a platform, in the words and signals of the page.

use super::chip::Signal;

/// What became of an event at one place of the yard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// No event has come by.
    Waiting,
    /// It went this way.
    Taken,
    /// It did not go this way.
    NotTaken,
    /// It should have gone this way and something is broken.
    Broken,
}

impl Passage {
    /// The signal that shows it.
    pub fn signal(self) -> Signal {
        match self {
            Passage::Taken => Signal::Green,
            Passage::Broken => Signal::Red,
            Passage::Waiting | Passage::NotTaken => Signal::Quiet,
        }
    }
}

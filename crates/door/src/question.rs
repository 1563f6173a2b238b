//! Each question with the type of its answer.

use pipeline::Sample;

use crate::{Bench, Cells, Checked, Matrix, Request, Response, Sending};

/// A question of the page.
pub trait Question {
    /// What it is answered with.
    type Answer;

    /// The question as it goes through the door.
    fn request(self) -> Request;

    /// The answer as it comes back; `None` where another question was answered.
    fn answer(response: Response) -> Option<Self::Answer>;
}

/// Which build is this worker of? The page asks it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hello;

impl Question for Hello {
    type Answer = String;

    fn request(self) -> Request {
        Request::Hello
    }

    fn answer(response: Response) -> Option<String> {
        match response {
            Response::Hello(build) => Some(build),
            _ => None,
        }
    }
}

/// Which sample events are there?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Samples;

impl Question for Samples {
    type Answer = Vec<Sample>;

    fn request(self) -> Request {
        Request::Samples
    }

    fn answer(response: Response) -> Option<Vec<Sample>> {
        match response {
            Response::Samples(samples) => Some(samples),
            _ => None,
        }
    }
}

/// What is to be said of the yard and the event as they are, before anything is sent?
#[derive(Clone, Debug, PartialEq)]
pub struct Check(pub Bench);

impl Question for Check {
    type Answer = Checked;

    fn request(self) -> Request {
        Request::Check(self.0)
    }

    fn answer(response: Response) -> Option<Checked> {
        match response {
            Response::Checked(checked) => Some(checked),
            _ => None,
        }
    }
}

impl Question for Matrix {
    type Answer = Option<Cells>;

    fn request(self) -> Request {
        Request::Matrix(self)
    }

    fn answer(response: Response) -> Option<Option<Cells>> {
        match response {
            Response::Matrix(cells) => Some(cells),
            _ => None,
        }
    }
}

/// What happens when the event is sent?
#[derive(Clone, Debug, PartialEq)]
pub struct Send(pub Bench);

impl Question for Send {
    type Answer = Sending;

    fn request(self) -> Request {
        Request::Send(self.0)
    }

    fn answer(response: Response) -> Option<Sending> {
        match response {
            Response::Sent(sending) => Some(sending),
            _ => None,
        }
    }
}

//! Answers a message. No browser is needed for any of it.

use door::{Answer, Bytes, Call, Request, Response};

use crate::desk::Desk;

mod build;
mod check;
mod complete;
mod matrix;
mod send;

/// From the bytes of a [`Call`] to the bytes of an [`Answer`].
pub(crate) fn to_bytes(build: &str, desk: &mut Desk, bytes: &[u8]) -> Vec<u8> {
    let answer = match door::read::<Call>(bytes) {
        Ok(call) => Answer::Given {
            id: call.id,
            response: Box::new(to_request(build, desk, call.request)),
        },
        Err(error) => Answer::Refused {
            why: error.to_string(),
        },
    };
    door::write(&answer)
}

fn to_request(build: &str, desk: &mut Desk, request: Request) -> Response {
    match request {
        Request::Hello => Response::Hello(build.to_owned()),
        Request::Samples => Response::Samples(pipeline::catalogue().to_vec()),
        Request::Check(bench) => Response::Checked(check::check(desk, &bench)),
        Request::Matrix(asked) => Response::Matrix(matrix::matrix(&mut desk.saved, asked)),
        Request::Send(bench) => Response::Sent(send::send(&bench)),
        Request::Leaves(asked) => Response::Leaves(build::leaves(&asked.0)),
        Request::Suggest(asked) => Response::Suggested(build::suggest(desk, &asked)),
        Request::Separate(asked) => Response::Separated(build::separate(&asked)),
        Request::Complete(asked) => Response::Completions(complete::complete(&asked)),
        Request::Explain(asked) => Response::Explained(pattern::hover(&asked.text, asked.offset)),
        Request::Format(asked) => Response::Formatted(pipeline::pretty(&asked.text)),
        Request::Bulk(asked) => Response::Bulk(Bytes(desk.bulk.answer(&asked.0))),
    }
}

#[cfg(test)]
mod tests;

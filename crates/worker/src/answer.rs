//! Answers a message. No browser is needed for any of it.

use crate::bulk::Bulk;
use door::{Answer, Call, Request, Response};

mod check;
mod send;

/// From the bytes of a [`Call`] to the bytes of an [`Answer`].
pub(crate) fn to_bytes(build: &str, bulk: &mut Bulk, bytes: &[u8]) -> Vec<u8> {
    let answer = match door::read::<Call>(bytes) {
        Ok(call) => Answer::Given {
            id: call.id,
            response: to_request(build, bulk, call.request),
        },
        Err(error) => Answer::Refused {
            why: error.to_string(),
        },
    };
    door::write(&answer)
}

fn to_request(build: &str, bulk: &mut Bulk, request: Request) -> Response {
    match request {
        Request::Hello => Response::Hello(build.to_owned()),
        Request::Samples => Response::Samples(pipeline::catalogue().to_vec()),
        Request::Check(bench) => Response::Checked(check::check(&bench)),
        Request::Send(bench) => Response::Sent(send::send(&bench)),
        Request::BulkStep(step) => Response::BulkProgress(bulk.step(step)),
        Request::BulkProblems(asked) => Response::BulkProblems(bulk.problems(asked)),
        Request::BulkList(asked) => Response::BulkListed(bulk.list(asked)),
        Request::BulkOpen(asked) => Response::BulkOpened(bulk.open(asked)),
    }
}

#[cfg(test)]
mod tests;

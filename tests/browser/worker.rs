//! The worker's door, against workers written for the test.

use crate::helpers::run;
use app::platform::worker::{Worker, WorkerError};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// Starts a worker with this script.
fn start(script: &str) -> Worker {
    let quoted = serde_json::to_string(script).unwrap();
    let url = run(&format!("URL.createObjectURL(new Blob([{quoted}]))"));
    Worker::at(&url.as_string().unwrap()).unwrap()
}

#[wasm_bindgen_test]
async fn answers_find_their_questions_in_any_order() {
    let worker = start(
        "const asked = []; \
         onmessage = (event) => { asked.push(JSON.parse(event.data)); \
           if (asked.length == 2) for (const { id, request } of asked.reverse()) \
             postMessage(JSON.stringify({ id, response: { type: 'echo', request } })); };",
    );
    let other = worker.clone();
    let (one, two) = futures::join(
        worker.ask(&json!({"type": "one"})),
        other.ask(&json!({"type": "two"})),
    )
    .await;
    assert_eq!(one, Ok(json!({"type": "echo", "request": {"type": "one"}})));
    assert_eq!(two, Ok(json!({"type": "echo", "request": {"type": "two"}})));
}

#[wasm_bindgen_test]
async fn a_refusal_is_an_error_with_the_workers_words() {
    let worker = start(
        "onmessage = (event) => { const { id, request } = JSON.parse(event.data); \
           postMessage('not json'); \
           postMessage(JSON.stringify({ id: request.known ? id : null, response: { type: 'failed', message: 'no' } })); };",
    );
    let refused = Err(WorkerError::Refused {
        why: "no".to_owned(),
    });
    assert_eq!(worker.ask(&json!({"known": true})).await, refused);
    assert_eq!(worker.ask(&json!({"known": false})).await, refused);
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_answers_everything_with_that() {
    let worker = start("onmessage = () => { throw new Error('out of track'); };");
    let first = worker.ask(&1).await;
    assert!(
        matches!(&first, Err(WorkerError::Stopped { why }) if why.contains("out of track")),
        "{first:?}"
    );
    assert_eq!(worker.ask(&2).await, first);
}

#[wasm_bindgen_test]
async fn a_script_that_is_not_there_is_an_error() {
    let worker = Worker::at("no/such/worker.js").unwrap();
    let answer = worker.ask(&1).await;
    assert!(
        matches!(answer, Err(WorkerError::Stopped { .. })),
        "{answer:?}"
    );
}

#[wasm_bindgen_test]
fn a_page_that_names_no_worker_starts_none() {
    assert!(matches!(Worker::spawn(), Err(WorkerError::NotStarted)));
}

/// Two futures at once.
mod futures {
    use std::future::{Future, poll_fn};
    use std::pin::pin;
    use std::task::Poll;

    pub(super) async fn join<A, B>(
        one: impl Future<Output = A>,
        two: impl Future<Output = B>,
    ) -> (A, B) {
        let (mut one, mut two) = (pin!(one), pin!(two));
        let (mut first, mut second) = (None, None);
        poll_fn(|context| {
            if first.is_none()
                && let Poll::Ready(answer) = one.as_mut().poll(context)
            {
                first = Some(answer);
            }
            if second.is_none()
                && let Poll::Ready(answer) = two.as_mut().poll(context)
            {
                second = Some(answer);
            }
            match (first.take(), second.take()) {
                (Some(first), Some(second)) => Poll::Ready((first, second)),
                (waiting_first, waiting_second) => {
                    (first, second) = (waiting_first, waiting_second);
                    Poll::Pending
                }
            }
        })
        .await
    }
}

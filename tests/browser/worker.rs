//! The worker's door, against workers written for the test.

use crate::helpers::run;
use app::platform::worker::{Worker, WorkerError};
use door::{Hello, Room, Samples};
use wasm_bindgen_test::wasm_bindgen_test;

/// Starts a worker with this script.
fn start(script: &str) -> Worker {
    let quoted = serde_json::to_string(script).unwrap();
    let url = run(&format!("URL.createObjectURL(new Blob([{quoted}]))"));
    Worker::at(&url.as_string().unwrap()).unwrap()
}

/// A message as a script writes it.
fn script(message: &[u8]) -> String {
    format!("new Uint8Array({message:?})")
}

fn hello(id: u32, build: &str) -> String {
    script(&door::give::<Hello>(id, &build.to_owned()))
}

fn why_not<A: std::fmt::Debug>(answer: Result<A, WorkerError>) -> String {
    match answer {
        Err(WorkerError::Refused { why }) => why,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn answers_find_their_questions_in_any_order() {
    let (one, two) = (hello(1, "one"), hello(2, "two"));
    let worker = start(&format!(
        "let asked = 0; onmessage = () => {{ if (++asked == 2) {{ postMessage({two}); postMessage({one}); }} }};"
    ));
    let other = worker.clone();
    let (one, two) = futures::join(worker.ask(Hello), other.ask(Hello)).await;
    assert_eq!(one, Ok("one".to_owned()));
    assert_eq!(two, Ok("two".to_owned()));
}

#[wasm_bindgen_test]
async fn a_question_arrives_as_it_was_asked() {
    let call = script(&door::ask(1, &Samples));
    let samples = script(&door::give::<Samples>(1, &Vec::new()));
    let worker = start(&format!(
        "onmessage = ({{ data }}) => {{ if (String(data) != String({call})) throw new Error(String(data)); postMessage({samples}); }};"
    ));
    assert_eq!(worker.ask(Samples).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_refusal_is_an_error_with_the_workers_words() {
    let refused = script(&door::refuse(Some(1), "no"));
    let worker = start(&format!("onmessage = () => postMessage({refused});"));
    assert_eq!(why_not(worker.ask(Hello).await), "no");
    let unread = script(&door::refuse(None, "what?"));
    let worker = start(&format!("onmessage = () => postMessage({unread});"));
    assert_eq!(why_not(worker.ask(Hello).await), "what?");
    let worker =
        start("onmessage = () => { postMessage('text'); postMessage(new Uint8Array([9])); };");
    assert!(why_not(worker.ask(Hello).await).contains("could not be read"));
    let other = hello(1, "b");
    let worker = start(&format!("onmessage = () => postMessage({other});"));
    assert!(why_not(worker.ask(Samples).await).contains("could not be read"));
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_answers_everything_with_that() {
    let worker = start("onmessage = () => { throw new Error('out of track'); };");
    let first = worker.ask(Hello).await;
    assert!(
        matches!(&first, Err(WorkerError::Stopped { why }) if why.contains("out of track")),
        "{first:?}"
    );
    assert_eq!(worker.ask(Hello).await, first);
}

#[wasm_bindgen_test]
async fn a_script_that_is_not_there_is_an_error() {
    let worker = Worker::at("no/such/worker.js").unwrap();
    let answer = worker.ask(Hello).await;
    assert!(
        matches!(answer, Err(WorkerError::Stopped { .. })),
        "{answer:?}"
    );
}

#[wasm_bindgen_test]
fn a_page_that_names_no_worker_starts_none() {
    for room in [Room::Bench, Room::Workshop, Room::Dock] {
        assert!(matches!(Worker::spawn(room), Err(WorkerError::NotStarted)));
    }
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

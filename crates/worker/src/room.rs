//! From the bytes of a question to those of its answer.

use door::{Call, Hello, Kind, Question, Unreadable};

/// What a worker does with questions.
pub trait Answers {
    /// The answer to a question of this kind; `asked` are its bytes.
    ///
    /// # Errors
    /// Where no such question is answered here, or the bytes are no such question.
    fn answer(&mut self, call: Call, asked: &[u8]) -> Result<Vec<u8>, Unreadable>;
}

/// Answers one message, whatever its bytes are. `build` is the id of the build that the worker
/// belongs to.
pub fn answer(build: &str, room: &mut impl Answers, bytes: &[u8]) -> Vec<u8> {
    let (call, asked) = match door::head::<Call>(bytes) {
        Ok(read) => read,
        Err(unreadable) => return door::refuse(None, unreadable),
    };
    let answer = match call.kind {
        Kind::Hello => given(call, asked, |Hello| build.to_owned()),
        _ => room.answer(call, asked),
    };
    answer.unwrap_or_else(|unreadable| door::refuse(Some(call.id), unreadable))
}

/// Reads the question, answers it with `by` and writes the answer.
pub(crate) fn given<Q: Question>(
    call: Call,
    asked: &[u8],
    by: impl FnOnce(Q) -> Q::Answer,
) -> Result<Vec<u8>, Unreadable> {
    let question = door::read(asked)?;
    Ok(door::give::<Q>(call.id, &by(question)))
}

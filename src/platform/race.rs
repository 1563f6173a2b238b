//! Two futures, of which the first answer counts.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// Which one answered.
pub(crate) enum First<A, B> {
    /// The first argument.
    Left(A),
    /// The second argument.
    Right(B),
}

/// Waits for either; the first argument wins where both are ready.
pub(crate) async fn race<A, B>(
    left: impl Future<Output = A>,
    right: impl Future<Output = B>,
) -> First<A, B> {
    let (mut left, mut right) = (pin!(left), pin!(right));
    poll_fn(|context| {
        if let Poll::Ready(answer) = left.as_mut().poll(context) {
            return Poll::Ready(First::Left(answer));
        }
        right.as_mut().poll(context).map(First::Right)
    })
    .await
}

//! What waits until the page is seen.

use crate::platform::{task, timeout};
use yew::prelude::*;

/// How long is waited, in milliseconds: until what was drawn has been painted and answers.
const PAUSE_MS: u32 = 50;

/// Whether what is drawn since `begun` holds has been painted: what takes long, or has to be fetched and is
/// not seen at first, begins then, which on a phone is a second later.
#[hook]
pub fn use_painted(begun: bool) -> bool {
    let is_painted = use_state(|| false);
    {
        let painted = is_painted.setter();
        use_effect_with(begun, move |begun| {
            if *begun {
                task::spawn(async move {
                    timeout::sleep(PAUSE_MS).await;
                    painted.set(true);
                });
            }
        });
    }
    *is_painted
}

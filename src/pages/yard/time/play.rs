//! The clock goes on by itself while it plays.

use crate::platform::clock::now_ms;
use crate::platform::{task, timeout};
use crate::store::yard::{Wish, YardAction, YardState};
use pipeline::{Timestamp, Until};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How often the clock goes on, in real milliseconds.
const TICK_MS: u32 = 500;

/// How much real time one tick makes up for at most: a tab in the background sleeps longer.
const MOST_MS: u64 = 2_000;

/// The speeds that can be chosen: how many virtual milliseconds one real second takes.
pub const SPEEDS: [(i64, &str); 6] = [
    (1_000, "1 second"),
    (10_000, "10 seconds"),
    (60_000, "1 minute"),
    (600_000, "10 minutes"),
    (3_600_000, "1 hour"),
    (21_600_000, "6 hours"),
];

/// Where the clock stands after so much real time.
pub fn after(clock: Timestamp, real_ms: u64, speed: i64) -> Timestamp {
    let real = i64::try_from(real_ms.min(MOST_MS)).unwrap_or_default();
    let gone = real.saturating_mul(speed) / 1_000;
    Timestamp(clock.millis().saturating_add(gone)).min(Timestamp::LAST)
}

/// Lets the clock of the open yard go on as long as it plays. Time is not an animation: it goes on
/// under reduced motion too.
#[hook]
pub fn use_play(yard: &UseReducerHandle<YardState>, playing: bool, speed: i64) {
    let latest: Rc<RefCell<Option<UseReducerHandle<YardState>>>> = use_mut_ref(|| None);
    latest.replace(Some(yard.clone()));
    use_effect_with((playing, speed), move |(playing, speed)| {
        let alive = Rc::new(Cell::new(*playing));
        if *playing {
            let (alive, speed) = (Rc::clone(&alive), *speed);
            task::spawn(async move {
                let mut last = now_ms();
                loop {
                    timeout::sleep(TICK_MS).await;
                    let yard = latest.borrow().clone();
                    let Some(yard) = yard.filter(|_| alive.get()) else {
                        break;
                    };
                    if yard.is_busy() {
                        continue;
                    }
                    let now = now_ms();
                    let to = after(yard.document().yard.clock, now.saturating_sub(last), speed);
                    last = now;
                    yard.dispatch(YardAction::Ask(Wish::Advance(Until::Time(to))));
                }
            });
        }
        move || alive.set(false)
    });
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_second_is_as_long_as_was_chosen_and_a_long_sleep_is_not_made_up_for() {
        let gone = |real, speed| after(Timestamp(5), real, speed).millis() - 5;
        assert_eq!(gone(500, 60_000), 30_000);
        assert_eq!(gone(1_000, 1_000), 1_000);
        assert_eq!(gone(60_000, 1_000), 2_000);
        assert_eq!(after(Timestamp::LAST, 500, 1_000), Timestamp::LAST);
    }
}

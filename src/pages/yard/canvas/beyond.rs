//! Where the map goes on beyond what is seen of it, with a way there.

use crate::components::icon::{Icon, Shape};
use crate::platform::frame;
use yew::prelude::*;

/// What [`Beyond`] takes.
#[derive(PartialEq, Properties)]
pub struct BeyondProps {
    /// The id of the frame.
    pub frame: &'static str,
    /// The size of the whole picture as it is drawn.
    pub picture: (f64, f64),
    /// How often the frame was scrolled; another number has it looked at anew.
    pub scrolls: u32,
}

/// How much of a station has to be hidden for the map to count as going on.
const LEAST: f64 = 24.0;

/// Whether the map goes on to the right, and below.
pub fn beyond(picture: (f64, f64), frame: (f64, f64), scrolled: (f64, f64)) -> (bool, bool) {
    (
        picture.0 - frame.0 - scrolled.0 > LEAST,
        picture.1 - frame.1 - scrolled.1 > LEAST,
    )
}

/// Buttons at the edges where the map goes on.
#[component]
pub fn Beyond(props: &BeyondProps) -> Html {
    let hidden = use_state_eq(|| (false, false));
    {
        let hidden = hidden.setter();
        let (picture, scrolls) = (props.picture, props.scrolls);
        let frame_id = props.frame;
        let key = (picture.0.round() as i64, picture.1.round() as i64, scrolls);
        use_effect_with(key, move |_| {
            if let Some(inside) = frame::size(frame_id) {
                hidden.set(beyond(picture, inside, frame::scrolled(frame_id)));
            }
        });
    }
    let go = |right: f64, down: f64| {
        let frame_id = props.frame;
        move |_: MouseEvent| {
            // A little of what was seen stays in sight.
            let (width, height) = frame::size(frame_id).unwrap_or_default();
            let (left, top) = frame::scrolled(frame_id);
            frame::scroll_to(
                frame_id,
                (left + width * 0.7 * right, top + height * 0.7 * down),
            );
        }
    };
    let (right, below) = *hidden;
    html! {
        <div class="canvas__beyond">
            if right {
                <button type="button" class="button" data-beyond="right" onclick={go(1.0, 0.0)}>
                    { "More to the right" }<Icon shape={Shape::ArrowRight} size={14} />
                </button>
            }
            if below {
                <button type="button" class="button" data-beyond="below" onclick={go(0.0, 1.0)}>
                    { "More below" }<span class="canvas__down"><Icon shape={Shape::ArrowRight} size={14} /></span>
                </button>
            }
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_map_goes_on_until_it_is_scrolled_to_its_end() {
        let (picture, frame) = ((900.0, 300.0), (350.0, 400.0));
        assert_eq!(beyond(picture, frame, (0.0, 0.0)), (true, false));
        assert_eq!(beyond(picture, frame, (530.0, 0.0)), (false, false));
        assert_eq!(beyond((300.0, 900.0), frame, (0.0, 0.0)), (false, true));
        assert_eq!(beyond((360.0, 410.0), frame, (0.0, 0.0)), (false, false));
    }
}

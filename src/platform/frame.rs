//! A frame through which a part of a larger picture is seen: it is scrolled, zoomed and drawn upon.

use super::dom;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, TouchEvent, WheelEvent};

/// What a person does with a frame. Places are in CSS pixels from the frame's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// Two fingers or the wheel with Ctrl: so many times as large, around a place.
    Zoom(f64, (f64, f64)),
    /// A line is drawn from the element with this `data-wire` to a place, over the element with
    /// this `data-stop`.
    Draw(String, (f64, f64), Option<String>),
    /// It ends over the element with this `data-stop`.
    Drawn(String, Option<String>),
    /// It comes to nothing.
    NotDrawn,
}

/// How far a pointer may move and still only click, in CSS pixels.
const CLICK: f64 = 5.0;

/// The size of a frame's inside; `None` where there is no such element.
#[must_use]
pub fn size(id: &str) -> Option<(f64, f64)> {
    let frame = dom::element(id)?;
    Some((
        f64::from(frame.client_width()),
        f64::from(frame.client_height()),
    ))
}

/// How far a frame is scrolled.
#[must_use]
pub fn scrolled(id: &str) -> (f64, f64) {
    dom::element(id).map_or((0.0, 0.0), |frame| {
        (
            f64::from(frame.scroll_left()),
            f64::from(frame.scroll_top()),
        )
    })
}

/// Scrolls a frame; as far as it goes.
pub fn scroll_to(id: &str, (left, top): (f64, f64)) {
    if let Some(frame) = dom::element(id) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "pixels of a page are far below"
        )]
        let whole = |pixels: f64| pixels.round() as i32;
        frame.set_scroll_left(whole(left));
        frame.set_scroll_top(whole(top));
    }
}

/// Scrolls a frame so far that a place of its picture is seen beside the element with this other id,
/// which lies over the frame's right side or its lower part.
pub fn show(id: &str, over: &str, (x, y): (f64, f64)) {
    /// What is seen of the picture around the place.
    const AROUND: f64 = 80.0;
    let (Some((width, height)), Some(frame), Some(over)) =
        (size(id), dom::element(id), dom::element(over))
    else {
        return;
    };
    let (frame, over) = (
        frame.get_bounding_client_rect(),
        over.get_bounding_client_rect(),
    );
    let beside = over.left() - frame.left();
    let (wide, high) = if beside > AROUND {
        (beside, height)
    } else {
        (width, over.top() - frame.top())
    };
    let into = |scrolled: f64, place: f64, room: f64| {
        scrolled.clamp(
            (place + 2.0 * AROUND - room).max(0.0),
            (place - AROUND).max(place + 2.0 * AROUND - room).max(0.0),
        )
    };
    let (left, top) = scrolled(id);
    scroll_to(id, (into(left, x, wide), into(top, y, high)));
}

/// What a pointer is doing.
#[derive(Clone)]
enum Doing {
    Nothing,
    /// It drags the picture: where it was last.
    Dragging(i32, (f64, f64)),
    /// It draws from here, since it was there; whether it has moved.
    Drawing(i32, String, (f64, f64), bool),
}

/// Listens to what is done with a frame, as long as it lives. A mouse drags what is seen.
#[must_use = "dropping it ends it"]
pub struct Gestures {
    _listeners: Vec<EventListener>,
}

impl Gestures {
    /// Calls a function at every gesture; `None` where there is no such element.
    pub fn start(id: &str, on: impl Fn(Gesture) + 'static) -> Option<Self> {
        let frame = dom::element(id)?;
        let on: Rc<dyn Fn(Gesture)> = Rc::new(on);
        let mut listeners = zooming(&frame, &on);
        listeners.extend(pointing(&frame, &on));
        Some(Gestures {
            _listeners: listeners,
        })
    }
}

/// A place in the page as one in the frame.
fn within(frame: &Element, (x, y): (f64, f64)) -> (f64, f64) {
    let around = frame.get_bounding_client_rect();
    (x - around.left(), y - around.top())
}

fn zooming(frame: &Element, on: &Rc<dyn Fn(Gesture)>) -> Vec<EventListener> {
    let active = EventListenerOptions::enable_prevent_default;
    let wheel = {
        let (at, on) = (frame.clone(), on.clone());
        EventListener::new_with_options(frame, "wheel", active(), move |event| {
            let Some(wheel) = event
                .dyn_ref::<WheelEvent>()
                .filter(|wheel| wheel.ctrl_key())
            else {
                return;
            };
            wheel.prevent_default();
            // A notch of a wheel is about 100 pixels; a pinch on a touchpad a few.
            let factor = (-wheel.delta_y().clamp(-100.0, 100.0) * 0.003).exp();
            let place = (f64::from(wheel.client_x()), f64::from(wheel.client_y()));
            on(Gesture::Zoom(factor, within(&at, place)));
        })
    };
    let apart = Rc::new(Cell::new(0.0));
    let begin = {
        let apart = apart.clone();
        EventListener::new_with_options(frame, "touchstart", active(), move |event| {
            if let Some((distance, _)) = pinch(event) {
                apart.set(distance);
                event.prevent_default();
            } else if named(event, "data-wire").is_some() {
                // The finger draws a connection; it does not move the map.
                event.prevent_default();
            }
        })
    };
    let go_on = {
        let (at, on) = (frame.clone(), on.clone());
        EventListener::new_with_options(frame, "touchmove", active(), move |event| {
            let Some((distance, middle)) = pinch(event) else {
                return;
            };
            event.prevent_default();
            let before = apart.replace(distance);
            if before > 0.0 && distance > 0.0 {
                on(Gesture::Zoom(distance / before, within(&at, middle)));
            }
        })
    };
    vec![wheel, begin, go_on]
}

/// How far two fingers are apart, and the middle between them.
fn pinch(event: &Event) -> Option<(f64, (f64, f64))> {
    let touches = event.dyn_ref::<TouchEvent>()?.touches();
    if touches.length() != 2 {
        return None;
    }
    let place = |n| {
        let touch = touches.get(n)?;
        Some((f64::from(touch.client_x()), f64::from(touch.client_y())))
    };
    let ((x, y), (other_x, other_y)) = (place(0)?, place(1)?);
    let distance = (x - other_x).hypot(y - other_y);
    Some((
        distance,
        (f64::midpoint(x, other_x), f64::midpoint(y, other_y)),
    ))
}

fn pointing(frame: &Element, on: &Rc<dyn Fn(Gesture)>) -> Vec<EventListener> {
    let doing = Rc::new(Cell::new(Doing::Nothing));
    let listen = |name: &'static str, hear: Box<dyn Fn(&PointerEvent)>| {
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(frame, name, active, move |event| {
            if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                hear(pointer);
            }
        })
    };
    let down = {
        let (frame, doing) = (frame.clone(), doing.clone());
        listen(
            "pointerdown",
            Box::new(move |pointer| {
                if pointer.button() != 0 {
                    return;
                }
                let begun = if let Some(wire) = named(pointer, "data-wire") {
                    // The press is not to select text, nor to scroll.
                    pointer.prevent_default();
                    Doing::Drawing(pointer.pointer_id(), wire, place(pointer), false)
                } else if pointer.pointer_type() == "mouse" && named(pointer, "data-stop").is_none()
                {
                    Doing::Dragging(pointer.pointer_id(), place(pointer))
                } else {
                    return;
                };
                let _ = frame.set_pointer_capture(pointer.pointer_id());
                doing.set(begun);
            }),
        )
    };
    let moved = {
        let (frame, doing, on) = (frame.clone(), doing.clone(), on.clone());
        listen(
            "pointermove",
            Box::new(move |pointer| {
                let now = place(pointer);
                doing.set(match doing.replace(Doing::Nothing) {
                    Doing::Dragging(id, before) if id == pointer.pointer_id() => {
                        let (left, top) = (
                            f64::from(frame.scroll_left()),
                            f64::from(frame.scroll_top()),
                        );
                        scroll_to(
                            &frame.id(),
                            (left + before.0 - now.0, top + before.1 - now.1),
                        );
                        Doing::Dragging(id, now)
                    }
                    Doing::Drawing(id, wire, begun, moved) if id == pointer.pointer_id() => {
                        let moved = moved || (begun.0 - now.0).hypot(begun.1 - now.1) > CLICK;
                        if moved {
                            on(Gesture::Draw(wire.clone(), within(&frame, now), under(now)));
                        }
                        Doing::Drawing(id, wire, begun, moved)
                    }
                    other => other,
                });
            }),
        )
    };
    let up = {
        let (doing, on) = (doing.clone(), on.clone());
        listen(
            "pointerup",
            Box::new(move |pointer| {
                if let Doing::Drawing(_, wire, _, moved) = doing.replace(Doing::Nothing) {
                    // A press that has not moved opens where it began.
                    let over = if moved {
                        under(place(pointer))
                    } else {
                        Some(wire.clone())
                    };
                    on(Gesture::Drawn(wire, over));
                }
            }),
        )
    };
    let cancelled = {
        let on = on.clone();
        listen(
            "pointercancel",
            Box::new(move |_| {
                if let Doing::Drawing(..) = doing.replace(Doing::Nothing) {
                    on(Gesture::NotDrawn);
                }
            }),
        )
    };
    vec![down, moved, up, cancelled]
}

fn place(pointer: &PointerEvent) -> (f64, f64) {
    (f64::from(pointer.client_x()), f64::from(pointer.client_y()))
}

/// The value of this attribute of the element that an event came from, or of one around it.
fn named(event: &Event, attribute: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let found = element.closest(&format!("[{attribute}]")).ok()??;
    found.get_attribute(attribute)
}

/// The station under a place of the page.
fn under((x, y): (f64, f64)) -> Option<String> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "pixels of a page are far below"
    )]
    let element = dom::document()?.element_from_point(x as f32, y as f32)?;
    let found = element.closest("[data-stop]").ok()??;
    found.get_attribute("data-stop")
}

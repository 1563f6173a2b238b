//! What keys do on the map.

use super::map::{Scene, stop_id};
use super::{change, walk, zoom};
use crate::platform::dom;
use crate::store::yard::Edit;
use std::rc::Rc;
use yew::prelude::*;

/// The keys of the map; `at` is the station that has the focus.
#[expect(
    clippy::too_many_arguments,
    reason = "each is one thing that a key can do"
)]
pub(super) fn keys(
    scene: &Rc<Scene>,
    at: usize,
    zoom: f64,
    zoom_to: &Callback<(f64, Option<(f64, f64)>)>,
    fit: &Callback<()>,
    show: &Callback<String>,
    close: &Callback<()>,
    edit: &Callback<(Result<Edit, String>, String)>,
    reach: &Rc<std::cell::RefCell<Option<String>>>,
) -> Callback<KeyboardEvent> {
    let (scene, zoom_to, fit) = (scene.clone(), zoom_to.clone(), fit.clone());
    let (show, close, edit, reach) = (show.clone(), close.clone(), edit.clone(), reach.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let plan = &scene.wiring.plan;
        let key = event.key();
        match key.as_str() {
            "Enter" | " " => {
                if let Some(station) = plan.stations.get(at) {
                    show.emit(station.key.clone());
                }
            }
            "+" | "=" => zoom_to.emit((zoom * zoom::STEP, None)),
            "-" => zoom_to.emit((zoom / zoom::STEP, None)),
            "0" => fit.emit(()),
            "Escape" => close.emit(()),
            "Delete" | "Backspace" => {
                let gone = scene.wiring.things.get(at).and_then(change::remove);
                if let (Some(gone), Some(station)) = (gone, plan.stations.get(at)) {
                    let parent = plan.parent(at).and_then(|parent| plan.stations.get(parent));
                    reach.replace(parent.map(|parent| parent.key.clone()));
                    edit.emit((
                        Ok(gone),
                        format!("{} is taken away. Undo brings it back.", station.name),
                    ));
                }
            }
            _ => match walk::step(plan, &scene.layout, at, &key) {
                Some(next) => dom::focus(&stop_id(next)),
                None => return,
            },
        }
        event.prevent_default();
    })
}

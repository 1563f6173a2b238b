//! The yard as a map to work on: every bus, rule, target and queue is a station to go to, to press
//! and to connect, and events travel on the tracks between them.

use super::rules::{next_rule, verdict};
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::platform::frame::{self, Gesture, Gestures};
use crate::platform::{dom, task};
use crate::route::Route;
use crate::store::bench::{BenchState, use_bench};
use crate::store::yard::{Document, Edit, YardAction, lead, use_yard};
use beyond::{Beyond, use_beyond};
use map::{Drawn, Map, Scene, stop_id};
use mapped::use_mapped;
use sheet::Sheet;
use std::rc::Rc;
use tools::Tools;
use travel::Travellers;
use way::use_way;
use wiring::{Thing, Wiring};
use yew::prelude::*;
use yew_router::prelude::*;

pub mod beyond;
pub mod change;
pub mod did;
mod keys;
pub mod map;
mod mapped;
pub mod sheet;
pub mod tools;
pub mod trail;
pub mod travel;
pub mod walk;
mod way;
pub mod wiring;
pub mod zoom;

/// The id of the frame through which the map is seen.
const FRAME: &str = "canvas-frame";
/// The id of what is known of the open station.
const SHEET: &str = "canvas-sheet";
/// The id of the picture.
const PICTURE: &str = "canvas-picture";

const HELP: &[&str] = &[
    "Events enter on the left and travel to the right: a source leads to its event bus, the bus to its rules, a rule to its targets, a target to its dead-letter queue.",
    "Press a station to see what it is and did, and what can be done with it. Drag from the plus beside a rule to a target, a queue or another bus to connect the two.",
    "Services that you declare stand behind the targets, with alarms, filters and whatever else hangs on them. Let the clock go on to see what they do. What they send comes back to the bus on the track below everything; a sign marks a track that closes a circle.",
    "Add a rule, above the map, puts one on the default bus; the station of another event bus has such a button of its own.",
    "With the keyboard: arrow keys follow the tracks, Enter opens a station, Delete takes it away. Plus, minus and 0 change how large the map is.",
    "Drag the ground or scroll to move the map; pinch, or turn the wheel with Ctrl, to zoom. Undo takes back whatever was changed.",
];

/// A document that is compared by what the map shows of it.
struct Made(Rc<Document>);

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (&self.0, &other.0);
        Rc::ptr_eq(one, other)
            || (one.id == other.id
                && one.yard.account == other.yard.account
                && one.yard.region == other.yard.region
                && one.yard.rules == other.yard.rules
                && one.yard.event_buses == other.yard.event_buses
                && one.yard.elsewhere == other.yard.elsewhere
                && one.yard.resources == other.yard.resources)
    }
}

/// A map that is compared by where it is: each one came with an answer.
struct By(Rc<door::Mapped>);

impl PartialEq for By {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A line that is being drawn from a rule.
#[derive(Clone, Debug, PartialEq)]
struct Wire {
    /// The key of the station where it begins.
    from: String,
    /// Where it ends now, in the picture.
    to: (f64, f64),
    /// The key of the station below.
    over: Option<String>,
}

/// The sources of the yard's events, each once.
fn sources(document: &Document, bench: &BenchState) -> Vec<String> {
    const MOST: usize = 4;
    let mut sources: Vec<String> = Vec::new();
    for event in &document.events {
        let source = bench
            .sample(&event.sample)
            .map(|sample| sample.source.to_string());
        if let Some(source) = source.filter(|source| !sources.contains(source)) {
            sources.push(source);
        }
    }
    if sources.len() > MOST {
        let more = sources.len() - (MOST - 1);
        sources.truncate(MOST - 1);
        sources.push(format!("{more} more sources"));
    }
    sources
}

/// The canvas.
#[component]
pub fn CanvasPanel() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let document = yard.document().clone();
    let said: Vec<&'static str> = document
        .yard
        .rules
        .iter()
        .enumerate()
        .map(|(at, rule)| verdict(rule, bench.rule(at)).1)
        .collect();
    let run = yard.run();
    let sources = sources(&document, &bench);
    let mapped = use_mapped(&document);
    // Wiring and layout follow the yard; what ticks is only the marks.
    let ground = Drawn(use_memo(
        (Made(document.clone()), sources, said, By(mapped)),
        |(document, sources, said, mapped)| {
            Scene::of(Wiring::of(&document.0.yard, sources, said).within(&mapped.0))
        },
    ));
    let ran = use_memo((ground.clone(), run.clone()), |(ground, run)| {
        did::told(&ground.0.wiring, run)
    });
    let way = use_way(document.id, &ground, &run);
    let scene = use_memo((ground.clone(), ran, way.clone()), |(ground, ran, way)| {
        let arrived = |step| way.has_arrived(step);
        ground.0.marked(|wiring| did::mark(wiring, ran, arrived))
    });
    let zoom = use_state(|| 1.0_f64);
    // A finding may have led here.
    let led = use_memo((), |()| {
        let place = lead::take_station()?;
        let at = scene.wiring.of_place(&place)?;
        let station = scene.wiring.plan.stations.get(at)?;
        Some(station.key.clone())
    });
    let open = use_state(|| (*led).clone());
    let current = use_state(|| (*led).clone().unwrap_or_default());
    let wire = use_state(|| None::<Wire>);
    let told = use_state(String::new);
    // What is to happen once the page shows the next state.
    let anchor = use_mut_ref(|| None::<((f64, f64), f64)>);
    let reach = use_mut_ref(|| None::<String>);
    let drawn_size = (scene.size().0 * *zoom, scene.size().1 * *zoom);
    let (hidden, onscroll) = use_beyond(FRAME, drawn_size);
    {
        // The whole yard is seen at first, or the station to which a finding has led.
        let (zoom, scene, led) = (zoom.setter(), scene.clone(), led.clone());
        use_effect_with((document.id, yard.is_restored()), move |_| {
            let Some(inside) = frame::size(FRAME) else {
                return;
            };
            let fit = zoom::fit(scene.size(), inside);
            zoom.set(fit);
            let key = led.as_ref().as_ref();
            if let Some(at) = key.and_then(|key| scene.wiring.plan.station(key)) {
                let (x, y) = scene.layout.point(at);
                task::spawn(async move {
                    dom::painted().await;
                    frame::show(FRAME, SHEET, (f64::from(x) * fit, f64::from(y) * fit));
                });
            }
        });
    }
    {
        let anchor = anchor.clone();
        use_effect_with(*zoom, move |zoom| {
            if let Some((at, before)) = anchor.take() {
                let scrolled = frame::scrolled(FRAME);
                frame::scroll_to(FRAME, zoom::scroll(scrolled, at, zoom / before));
            }
        });
    }
    {
        let (reach, scene) = (reach.clone(), scene.clone());
        use_effect(move || {
            let wanted = reach
                .borrow()
                .as_ref()
                .and_then(|key| scene.wiring.plan.station(key));
            if let Some(at) = wanted {
                reach.take();
                dom::focus(&stop_id(at));
            }
        });
    }
    let zoom_to = {
        let (zoom, anchor) = (zoom.clone(), anchor);
        Callback::from(move |(next, at): (f64, Option<(f64, f64)>)| {
            let next = zoom::clamp(next);
            let middle = || {
                frame::size(FRAME).map_or((0.0, 0.0), |(width, height)| (width / 2.0, height / 2.0))
            };
            anchor.replace(Some((at.unwrap_or_else(middle), *zoom)));
            zoom.set(next);
        })
    };
    let fit = {
        let (zoom, size) = (zoom.setter(), scene.size());
        Callback::from(move |()| {
            if let Some(inside) = frame::size(FRAME) {
                zoom.set(zoom::fit(size, inside));
                frame::scroll_to(FRAME, (0.0, 0.0));
            }
        })
    };
    let edit = {
        let (dispatcher, told) = (yard.dispatcher(), told.setter());
        Callback::from(
            move |(edit, what): (Result<Edit, String>, String)| match edit {
                Ok(edit) => {
                    dispatcher.dispatch(YardAction::from(edit));
                    told.set(what);
                }
                Err(refused) => told.set(refused),
            },
        )
    };
    // The same callbacks every time: a station whose marks are as before is not drawn anew.
    let show = use_callback((), {
        let (open, current) = (open.setter(), current.setter());
        move |key: String, ()| {
            current.set(key.clone());
            open.set(Some(key));
        }
    });
    let connect = {
        let (scene, document, edit, show) =
            (scene.clone(), document.clone(), edit.clone(), show.clone());
        Callback::from(move |(from, over): (String, Option<String>)| {
            let Some(Thing::Rule {
                at: Some(at), rule, ..
            }) = scene.wiring.thing(&from)
            else {
                return;
            };
            let end = over.filter(|over| *over != from);
            let arn = end.and_then(|end| match scene.wiring.thing(&end)? {
                Thing::Target { arn, .. } | Thing::Queue { arn } | Thing::Back { arn, .. } => {
                    Some(arn.clone())
                }
                Thing::Bus(bus) => Some(bus.arn.clone()),
                _ => None,
            });
            match arn {
                Some(arn) => {
                    let name = crate::components::tracks::names::of_arn(&arn);
                    let what = format!("{} leads to {name} as well.", rule.name);
                    edit.emit((change::connect(&document.yard, *at, &arn), what));
                }
                // Into the open: a new target is wanted.
                None => show.emit(from),
            }
        })
    };
    {
        let latest = use_mut_ref(|| None);
        *latest.borrow_mut() = Some((*zoom, zoom_to.clone(), connect, wire.setter()));
        use_effect_with((), move |()| {
            let gestures = Gestures::start(FRAME, move |gesture| {
                let latest = latest.borrow().clone();
                let Some((zoom, zoom_to, connect, wire)) = latest else {
                    return;
                };
                match gesture {
                    Gesture::Zoom(factor, at) => zoom_to.emit((zoom * factor, Some(at))),
                    Gesture::Draw(from, (x, y), over) => {
                        let (left, top) = frame::scrolled(FRAME);
                        let to = ((x + left) / zoom, (y + top) / zoom);
                        wire.set(Some(Wire { from, to, over }));
                    }
                    Gesture::Drawn(from, over) => {
                        wire.set(None);
                        connect.emit((from, over));
                    }
                    Gesture::NotDrawn => wire.set(None),
                }
            });
            move || drop(gestures)
        });
    }
    let at = scene.wiring.plan.station(&current).unwrap_or(0);
    let close = {
        let (open, reach, key) = (open.setter(), reach.clone(), (*current).clone());
        Callback::from(move |()| {
            reach.replace(Some(key.clone()));
            open.set(None);
        })
    };
    let onkeydown = keys::keys(
        &scene, at, *zoom, &zoom_to, &fit, &show, &close, &edit, &reach,
    );
    let onreach = use_callback((), {
        let current = current.setter();
        move |key: String, ()| current.set(key)
    });
    let add_rule = {
        let (rule, edit) = (next_rule(&document, &bench), edit.clone());
        let (document, show) = (document.clone(), show.clone());
        Callback::from(move |bus: Option<String>| {
            let mut rule = rule.clone();
            rule.event_bus = bus.unwrap_or_else(|| rule.event_bus.clone());
            let key = format!("rule 0 {}", document.yard.rule_arn(&rule));
            let what = format!("{} is added.", rule.name);
            edit.emit((Ok(Edit::AddRule(rule)), what));
            show.emit(key);
        })
    };
    let add_bus = {
        let (yard, edit, show) = (document.clone(), edit.clone(), show.clone());
        Callback::from(move |name: String| {
            let key = format!("bus {}", yard.yard.event_bus_arn(&name));
            let told = format!("The event bus {name} is added.");
            edit.emit((change::add_bus(&yard.yard, &name), told));
            show.emit(key);
        })
    };
    let (width, height) = scene.size();
    let has_services = !ground.0.wiring.world.map.stations.is_empty();
    let opened = open
        .as_ref()
        .filter(|key| scene.wiring.plan.station(key).is_some())
        .cloned();
    {
        // What is open is not hidden behind its sheet.
        let (scene, zoom) = (scene.clone(), *zoom);
        use_effect_with(opened.clone(), move |opened| {
            let at = opened
                .as_ref()
                .and_then(|key| scene.wiring.plan.station(key));
            if let Some(at) = at {
                let (x, y) = scene.layout.point(at);
                frame::show(FRAME, SHEET, (f64::from(x) * zoom, f64::from(y) * zoom));
            }
        });
    }
    html! {
        <section class="canvas" aria-labelledby="canvas-heading" data-ready="canvas">
            <h2 id="canvas-heading" class="visually-hidden">{ "Canvas" }</h2>
            { help(HELP) }
            <Tools zoom={*zoom} onzoom={zoom_to.reform(|zoom| (zoom, None))} onfit={fit} onadd={add_rule.reform(|()| None)} onbus={add_bus} {has_services} />
            <p class="canvas__told small" role="status">{ if told.is_empty() { summary(&scene.wiring) } else { (*told).clone() } }</p>
            <div class={classes!("canvas__room", opened.as_ref().map(|_| "canvas__room--open"))}>
                <div class="canvas__frame tracks" id={FRAME} {onscroll}>
                    <div role="tree" aria-label="The yard" {onkeydown}>
                        <svg id={PICTURE} class="canvas__svg" viewBox={format!("0 0 {width} {height}")} width={format!("{:.1}", width * *zoom)} height={format!("{:.1}", height * *zoom)} role="presentation">
                            <Map scene={Drawn(scene.clone())} current={at} open={opened.clone()} {onreach} onopen={show.clone()} />
                            <Travellers scene={ground} trips={way.trips.clone()} part={way.part} />
                            { wire.as_ref().map(|wire| drawn(&scene, wire)).unwrap_or_default() }
                        </svg>
                    </div>
                </div>
                if opened.is_none() { <Beyond frame={FRAME} hidden={hidden} /> }
                if document.yard.rules.is_empty() && opened.is_none() {
                    <div class="canvas__empty">
                        <p><strong>{ "No rule yet, so an event that you send goes nowhere." }</strong></p>
                        <p class="quiet">{ "A rule is a switch in the track of its event bus. Add one, give it targets, and send an event through." }</p>
                        <button type="button" class="button button--main" onclick={add_rule.reform(|_: MouseEvent| None)}><Icon shape={Shape::Plus} />{ "Add the first rule" }</button>
                        <Link<Route> to={Route::YardExamples} classes="button">{ "Open an example" }</Link<Route>>
                    </div>
                }
                if let Some(key) = opened {
                    <Sheet key={key.clone()} scene={Drawn(scene.clone())} station={key.clone()} onclose={close} onedit={edit} onshow={show} onrule={add_rule} />
                }
            </div>
        </section>
    }
}

/// How much is there, in a sentence.
fn summary(wiring: &Wiring) -> String {
    let count = |noun: &str, is: fn(&Thing) -> bool| {
        let n = wiring.things.iter().filter(|thing| is(thing)).count();
        let plural = match (n, noun) {
            (1, _) => "",
            (_, "bus") => "es",
            _ => "s",
        };
        format!("{n} {noun}{plural}")
    };
    let services = count("service", |thing| matches!(thing, Thing::Service { .. }));
    let services = match services.as_str() {
        "0 services" => String::new(),
        services => format!(", {services}"),
    };
    format!(
        "{}, {}, {}{services}.",
        count("bus", |thing| matches!(thing, Thing::Bus(_))),
        count("rule", |thing| matches!(thing, Thing::Rule { .. })),
        count("target", |thing| matches!(
            thing,
            Thing::Target { .. } | Thing::Back { .. }
        )),
    )
}

/// The line that is drawn now.
fn drawn(scene: &Rc<Scene>, wire: &Wire) -> Html {
    let Some(from) = scene.wiring.plan.station(&wire.from) else {
        return Html::default();
    };
    let (x, y) = scene.layout.point(from);
    let end = wire
        .over
        .as_ref()
        .and_then(|over| scene.wiring.plan.station(over))
        .filter(|over| *over != from);
    let (to_x, to_y) = match end {
        Some(at) => {
            let (x, y) = scene.layout.point(at);
            (f64::from(x), f64::from(y))
        }
        None => wire.to,
    };
    html! {
        <g aria-hidden="true" class={classes!("canvas__wire", end.map(|_| "canvas__wire--there"))}>
            <path d={format!("M{x} {y}L{to_x:.0} {to_y:.0}")} />
            <circle cx={format!("{to_x:.0}")} cy={format!("{to_y:.0}")} r="7" />
        </g>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

//! The canvas itself: the track diagram with every station a thing to go to, to press and to connect.

use super::walk;
use super::wiring::{Thing, Wiring};
use crate::components::tracks::drawing;
use crate::components::tracks::layout::{Layout, NAME, ROW};
use crate::components::tracks::plan::{Kind, Station};
use std::rc::Rc;
use yew::prelude::*;

/// The yard as it is drawn.
#[derive(Debug, Default)]
pub struct Scene {
    /// What is there.
    pub wiring: Wiring,
    /// Where it is.
    pub layout: Layout,
}

impl Scene {
    /// The wiring laid out.
    pub fn of(wiring: Wiring) -> Scene {
        let layout = Layout::of(&wiring.plan);
        Scene { wiring, layout }
    }

    /// The size of the picture at its natural zoom.
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.layout.size();
        (f64::from(width), f64::from(height))
    }
}

/// What a [`Map`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct MapProps {
    /// What is drawn.
    pub scene: Drawn,
    /// The place of the station that takes part in the order of focus.
    pub current: usize,
    /// The key of the station that is open.
    pub open: Option<String>,
    /// A station has the focus.
    pub onreach: Callback<String>,
    /// A station is pressed.
    pub onopen: Callback<String>,
}

/// A scene that is compared by what it is, not by what it holds: each one is made once.
#[derive(Clone, Debug)]
pub struct Drawn(pub Rc<Scene>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The id of the station at a place, which takes the focus.
pub fn stop_id(at: usize) -> String {
    format!("stop-{at}")
}

/// Tracks and stations.
#[component]
pub fn Map(props: &MapProps) -> Html {
    let scene = &props.scene.0;
    let (plan, layout) = (&scene.wiring.plan, &scene.layout);
    html! {
        <>
            { for plan.grounds.iter().map(|(at, place)| abroad(scene, *at, place)) }
            { drawing::rails(plan, layout) }
            { for layout.order().iter().filter_map(|at| {
                let station = plan.stations.get(*at)?;
                Some(stop(props, *at, station))
            }) }
            { drawing::counts(plan, layout) }
            { names(scene) }
        </>
    }
}

/// What is in another account or Region stands on ground of its own.
fn abroad(scene: &Scene, at: usize, place: &str) -> Html {
    let (x, y, width, height) = scene.layout.around(&scene.wiring.plan, at);
    html! {
        <g aria-hidden="true">
            <rect class="canvas__abroad" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="8" />
            <text class="canvas__place" x={(x + width - 8).to_string()} y={(y + height - 8).to_string()}>{ place }</text>
        </g>
    }
}

/// The names, which the stations themselves say in words.
fn names(scene: &Scene) -> Html {
    let stations = scene.wiring.plan.stations.iter().enumerate();
    let names = stations.map(|(at, station)| {
        let (x, y) = scene.layout.point(at);
        html! {
            <g key={station.key.clone()} transform={format!("translate({x} {y})")} data-label={station.name.clone()} data-of={kind_word(station.kind)}>
                { drawing::name(station) }
            </g>
        }
    });
    html! { <g aria-hidden="true" class="canvas__names">{ for names }</g> }
}

fn stop(props: &MapProps, at: usize, station: &Station) -> Html {
    let scene = &props.scene.0;
    let (plan, layout) = (&scene.wiring.plan, &scene.layout);
    let (x, y) = layout.point(at);
    let (level, nth, all) = walk::rank(plan, layout, at);
    let is_open = props.open.as_ref() == Some(&station.key);
    let onfocus = props.onreach.reform({
        let key = station.key.clone();
        move |_: FocusEvent| key.clone()
    });
    let onclick = props.onopen.reform({
        let key = station.key.clone();
        move |_: MouseEvent| key.clone()
    });
    let wire = matches!(
        scene.wiring.things.get(at),
        Some(Thing::Rule { at: Some(_), .. })
    );
    html! {
        <g key={station.key.clone()} id={stop_id(at)} class={classes!("stop", is_open.then_some("stop--open"))}
            transform={format!("translate({x} {y})")} role="treeitem" tabindex={if at == props.current { "0" } else { "-1" }}
            aria-level={level.to_string()} aria-posinset={nth.to_string()} aria-setsize={all.to_string()}
            aria-selected={is_open.to_string()} aria-label={in_words(&scene.wiring, at, station)}
            data-stop={station.key.clone()} data-name={station.name.clone()} data-kind={kind_word(station.kind)} {onclick} {onfocus}>
            <rect class="stop__hit" x="-18" y="-46" width={(NAME + 12).to_string()} height={(ROW - 2).to_string()} rx="6" />
            { drawing::stop(station) }
            if wire {
                <g class="stop__wire" data-wire={station.key.clone()} aria-hidden="true">
                    <circle class="stop__grip" cx="62" r="22" />
                    <circle class="stop__plug" cx="62" r="9" />
                    <path class="stop__plus" d="M58 0h8M62-4v8" />
                </g>
            }
        </g>
    }
}

/// The kind of a station in a word.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => "Source",
        Kind::Bus => "Event bus",
        Kind::Rule => "Rule",
        Kind::Target => "Target",
        Kind::Queue => "Dead-letter queue",
        Kind::Archive => "Archive",
        Kind::Back => "Back to the event bus",
    }
}

/// A station for those who hear it: what it is, how it is with it, and where it leads.
fn in_words(wiring: &Wiring, at: usize, station: &Station) -> String {
    let kind = match station.kind {
        // The note says what kind of target, rule or archive it is.
        Kind::Target | Kind::Archive | Kind::Rule => station.note.clone(),
        kind => kind_word(kind).to_owned(),
    };
    let mut words = format!("{} {}", capital(&kind), station.name);
    if !station.state.is_empty() {
        words.push_str(", ");
        words.push_str(&station.state.to_lowercase());
    }
    let plan = &wiring.plan;
    // Those that follow by first tracks come next in the list; the others have to be named.
    let joined = plan
        .onward(at)
        .filter(|track| plan.parent(track.to) != Some(at));
    let also: Vec<&str> = joined
        .filter_map(|track| plan.stations.get(track.to))
        .map(|to| to.name.as_str())
        .collect();
    if !also.is_empty() {
        words.push_str(if station.kind == Kind::Source {
            ", leads to "
        } else {
            ", also leads to "
        });
        words.push_str(&also.join(", "));
    }
    words
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

//! The canvas itself: the track diagram with every station a thing to go to, to press and to connect.

use super::walk::{self, Rank};
use super::wiring::{Thing, Wiring};
use crate::components::tracks::drawing;
use crate::components::tracks::layout::{Layout, NAME, ROW};
use crate::components::tracks::plan::{Kind, Station};
use pipeline::world::map::TrackKind;
use std::rc::Rc;
use yew::prelude::*;

/// The yard as it is drawn. What only depends on how the yard is wired is worked out once and shared
/// with every scene of what has happened in it.
#[derive(Debug, Default)]
pub struct Scene {
    /// What is there.
    pub wiring: Wiring,
    /// Where it is.
    pub layout: Rc<Layout>,
    /// Where each station stands in the tree.
    ranks: Rc<Vec<Rank>>,
    /// The path of each track.
    paths: Rc<Vec<AttrValue>>,
}

impl Scene {
    /// The wiring laid out.
    pub fn of(wiring: Wiring) -> Scene {
        let layout = Layout::of(&wiring.plan);
        Scene {
            ranks: Rc::new(walk::ranks(&wiring.plan, &layout)),
            paths: Rc::new(layout.paths(&wiring.plan)),
            layout: Rc::new(layout),
            wiring,
        }
    }

    /// The same stations and tracks with other marks.
    #[must_use]
    pub fn marked(&self, mark: impl FnOnce(&mut Wiring)) -> Scene {
        let mut wiring = self.wiring.clone();
        mark(&mut wiring);
        Scene {
            wiring,
            layout: Rc::clone(&self.layout),
            ranks: Rc::clone(&self.ranks),
            paths: Rc::clone(&self.paths),
        }
    }

    /// Whether both show the same stations and tracks, whatever their marks are.
    fn is_wired_like(&self, other: &Scene) -> bool {
        Rc::ptr_eq(&self.layout, &other.layout)
    }

    /// The path of a track.
    pub fn path(&self, track: usize) -> AttrValue {
        self.paths.get(track).cloned().unwrap_or_default()
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
            { drawing::rails(plan, &scene.paths) }
            { for layout.order().iter().filter_map(|at| {
                let key = plan.stations.get(*at)?.key.clone();
                let (scene, onreach, onopen) = (props.scene.clone(), props.onreach.clone(), props.onopen.clone());
                let (is_current, is_open) = (*at == props.current, props.open.as_ref() == Some(&key));
                Some(html! { <Stop {key} {scene} at={*at} {is_current} {is_open} {onreach} {onopen} /> })
            }) }
            { drawing::counts(plan, layout) }
            { drawing::circles(plan, layout) }
            { names(&props.scene) }
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
fn names(scene: &Drawn) -> Html {
    let stations = scene.0.wiring.plan.stations.iter().enumerate();
    let names = stations.map(|(at, station)| {
        let (key, scene) = (station.key.clone(), scene.clone());
        html! { <Name {key} {scene} {at} /> }
    });
    html! { <g aria-hidden="true" class="canvas__names">{ for names }</g> }
}

/// A station of a scene; one that is marked as before is not drawn anew.
fn is_station_as_before(one: &Drawn, other: &Drawn, at: usize) -> bool {
    let (left, right) = (&one.0.wiring.plan, &other.0.wiring.plan);
    one == other
        || (one.0.is_wired_like(&other.0) && left.stations.get(at) == right.stations.get(at))
}

#[derive(Clone, Properties)]
struct NameProps {
    scene: Drawn,
    at: usize,
}

impl PartialEq for NameProps {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && is_station_as_before(&self.scene, &other.scene, self.at)
    }
}

/// The name of one station.
#[component]
fn Name(props: &NameProps) -> Html {
    let scene = &props.scene.0;
    let Some(station) = scene.wiring.plan.stations.get(props.at) else {
        return Html::default();
    };
    let (x, y) = scene.layout.point(props.at);
    html! {
        <g transform={format!("translate({x} {y})")} data-label={station.name.clone()} data-of={kind_word(station.kind)}>
            { drawing::name(station) }
        </g>
    }
}

#[derive(Clone, Properties)]
struct StopProps {
    scene: Drawn,
    at: usize,
    is_current: bool,
    is_open: bool,
    onreach: Callback<String>,
    onopen: Callback<String>,
}

impl PartialEq for StopProps {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.is_current, self.is_open) == (other.at, other.is_current, other.is_open)
            && self.onreach == other.onreach
            && self.onopen == other.onopen
            && is_station_as_before(&self.scene, &other.scene, self.at)
    }
}

/// One station, which takes the focus and a press.
#[component]
fn Stop(props: &StopProps) -> Html {
    let (scene, at) = (&props.scene.0, props.at);
    let Some(station) = scene.wiring.plan.stations.get(at) else {
        return Html::default();
    };
    let (x, y) = scene.layout.point(at);
    let (level, nth, all) = scene.ranks.get(at).copied().unwrap_or((1, 1, 1));
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
        <g id={stop_id(at)} class={classes!("stop", props.is_open.then_some("stop--open"))}
            transform={format!("translate({x} {y})")} role="treeitem" tabindex={if props.is_current { "0" } else { "-1" }}
            aria-level={level.to_string()} aria-posinset={nth.to_string()} aria-setsize={all.to_string()}
            aria-selected={props.is_open.to_string()} aria-label={in_words(&scene.wiring, at, station)}
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
        Kind::Service => "Service",
    }
}

/// A station for those who hear it: what it is, how it is with it, and where it leads.
fn in_words(wiring: &Wiring, at: usize, station: &Station) -> String {
    let kind = match station.kind {
        // The note says what kind of target, rule or archive it is.
        Kind::Target | Kind::Archive | Kind::Rule | Kind::Service => station.note.clone(),
        kind => kind_word(kind).to_owned(),
    };
    let mut words = format!("{} {}", capital(&kind), station.name);
    if !station.state.is_empty() {
        words.push_str(", ");
        words.push_str(&station.state.to_lowercase());
    }
    let plan = &wiring.plan;
    // Those that follow by first tracks come next in the list; the others have to be named.
    let joined = plan.tracks.iter().enumerate().filter(|(nth, track)| {
        let mut ways = wiring.world.ways(*nth).peekable();
        // What suppresses leads nowhere; it is told of in words of its own.
        let leads = ways.peek().is_none() || ways.any(|way| way.kind != TrackKind::Suppressor);
        track.from == at && leads && plan.parent(track.to) != Some(at)
    });
    let also: Vec<&str> = joined
        .filter_map(|(_, track)| plan.stations.get(track.to))
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
    words.push_str(&suppressed(wiring, at));
    words.push_str(&back(wiring, at));
    words
}

/// Which alarms a station suppresses the actions of, and which suppresses its own.
fn suppressed(wiring: &Wiring, at: usize) -> String {
    let name = |place: usize| {
        let station = wiring.plan.stations.get(place);
        station.map(|station| station.name.as_str())
    };
    let onward = wiring.world.of(at).map(|(nth, _)| wiring.world.onward(nth));
    let others: Vec<&str> = onward
        .into_iter()
        .flatten()
        .filter(|(_, track)| track.kind == TrackKind::Suppressor)
        .filter_map(|(to, _)| name(to?))
        .collect();
    let mut words = String::new();
    if !others.is_empty() {
        words = format!(", suppresses the actions of {}", others.join(", "));
    }
    if let Some(by) = wiring.world.suppressor(at).and_then(name) {
        words.push_str(&format!(", its actions are suppressed by {by}"));
    }
    words
}

/// Which rules take what a station sends back to its bus, and whether that closes a circle.
fn back(wiring: &Wiring, at: usize) -> String {
    let Some((nth, _)) = wiring.world.of(at) else {
        return String::new();
    };
    let mut rules: Vec<&str> = Vec::new();
    let mut circle = false;
    for (_, track) in wiring.world.onward(nth) {
        circle |= track.circle;
        for arn in &track.rules {
            let station = wiring.rule(arn);
            let station = station.and_then(|at| wiring.plan.stations.get(at));
            let name = station.map(|station| station.name.as_str());
            rules.extend(name.filter(|name| !rules.contains(name)));
        }
    }
    let mut words = String::new();
    if !rules.is_empty() {
        words = format!(", its events are taken by {}", rules.join(", "));
    }
    if circle {
        words.push_str(", closes a circle");
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

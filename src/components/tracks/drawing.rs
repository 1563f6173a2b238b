//! How stations and tracks are drawn: as on a transit map, the state told by shape and word too.

use super::layout::{Layout, NAME};
use super::names;
use super::plan::{Kind, Plan, Station, Track};
use crate::components::verdict::Passage;
use yew::prelude::*;

/// The tracks with their paths, those with events above the others.
pub fn rails(plan: &Plan, paths: &[AttrValue]) -> Html {
    let drawn = |passages: &[Passage]| -> Vec<Html> {
        let tracks = plan.tracks.iter().zip(paths);
        let drawn = tracks.filter(|(track, _)| passages.contains(&track.passage));
        drawn
            .map(|(track, path)| rail(path.clone(), track))
            .collect()
    };
    html! {
        <g aria-hidden="true">
            { for drawn(&[Passage::Waiting, Passage::NotTaken]) }
            { for drawn(&[Passage::Taken]) }
            { for drawn(&[Passage::Broken]) }
        </g>
    }
}

fn rail(d: AttrValue, track: &Track) -> Html {
    let state = match track.passage {
        Passage::Taken => Some("tracks__rail--live"),
        Passage::Broken => Some("tracks__rail--red"),
        Passage::NotTaken => Some("tracks__rail--off"),
        Passage::Waiting => None,
    };
    let circle = track.circle.then_some("tracks__rail--circle");
    html! { <path class={classes!("tracks__rail", circle, state)} {d} /> }
}

/// The signs at tracks that close a circle, beside the stations where they begin.
pub fn circles(plan: &Plan, layout: &Layout) -> Html {
    let signs = plan
        .tracks
        .iter()
        .filter(|track| track.circle)
        .map(|track| {
            let (x, y) = layout.point(track.from);
            html! {
                <g transform={format!("translate({} {y})", x + 112)}>
                    <path class="tracks__warning" d="M0-9L9 7H-9Z" />
                    <path class="tracks__sign" d="M0-4v5M0 4v0.1" />
                    <text class="tracks__kind" x="-6" y="20">{ "circle" }</text>
                </g>
            }
        });
    let signs: Vec<Html> = signs.collect();
    if signs.is_empty() {
        return Html::default();
    }
    html! { <g aria-hidden="true">{ for signs }</g> }
}

/// How many events went to each station, at the ends of the tracks.
pub fn counts(plan: &Plan, layout: &Layout) -> Html {
    let counts = plan.tracks.iter().filter_map(|track| {
        let count = track.count.filter(|count| *count > 0)?;
        let (x, y) = layout.point(track.to);
        let (from_x, from_y) = layout.point(track.from);
        // Where a track joins another one, its own number stands where it begins.
        let joins = plan.parent(track.to) != Some(track.from);
        let (x, y) = if joins { (from_x + 100, from_y) } else { (x - 17, y) };
        Some(html! {
            <text class="tracks__count" x={x.to_string()} y={(y + 17).to_string()}>{ format!("×{count}") }</text>
        })
    });
    html! { <g aria-hidden="true">{ for counts }</g> }
}

/// A station without its name, around the point 0 0.
pub fn stop(station: &Station) -> Html {
    let class = match station.passage {
        Passage::Taken => Some("tracks__station--live"),
        Passage::Broken => Some("tracks__station--red"),
        Passage::NotTaken => Some("tracks__station--off"),
        Passage::Waiting => None,
    };
    html! {
        <>
            <path class={classes!("tracks__station", class)} d={outline(station.kind)} />
            { mark(station.kind) }
            { sign(station.passage) }
        </>
    }
}

/// The shape that says what a station is.
fn outline(kind: Kind) -> &'static str {
    match kind {
        Kind::Source | Kind::Back => "M0-10a10 10 0 1 0 0 20a10 10 0 1 0 0-20Z",
        Kind::Bus => "M0-13a8 8 0 0 1 8 8V5a8 8 0 0 1-16 0V-5a8 8 0 0 1 8-8Z",
        Kind::Rule => "M0-12L12 0L0 12L-12 0Z",
        Kind::Service => "M-6-10H6L12 0L6 10H-6L-12 0Z",
        Kind::Target | Kind::Queue | Kind::Archive => {
            "M-6-10H6a4 4 0 0 1 4 4V6a4 4 0 0 1-4 4H-6a4 4 0 0 1-4-4V-6a4 4 0 0 1 4-4Z"
        }
    }
}

/// What tells kinds of the same outline apart.
fn mark(kind: Kind) -> Html {
    let d = match kind {
        // The buffer at the end of a siding.
        Kind::Queue => "M16-9V9",
        Kind::Archive => "M-8-14H8",
        Kind::Back => "M3-4H-2a3 3 0 0 0 0 7H4M1 0L4 3L1 6",
        _ => return Html::default(),
    };
    html! { <path class="tracks__mark" {d} /> }
}

/// The shape that says the state: a tick, a cross, a bar.
fn sign(passage: Passage) -> Html {
    let (class, d) = match passage {
        Passage::Taken => ("tracks__sign--green", "M-4 0l3 3 5-6"),
        Passage::Broken => ("tracks__sign--red", "M-3-3l6 6m0-6l-6 6"),
        Passage::NotTaken => ("tracks__sign--quiet", "M-4 0h8"),
        Passage::Waiting => return Html::default(),
    };
    html! { <path class={classes!("tracks__sign", class)} {d} /> }
}

/// The name of a station and how it is with it, for the same point.
pub fn name(station: &Station) -> Html {
    let room = u32::try_from(NAME).unwrap_or_default();
    // The second line is smaller than what widths are estimated for.
    let state = if station.state.is_empty() {
        String::new()
    } else {
        format!("{} · ", station.state)
    };
    let left = (room * 6 / 5).saturating_sub(names::width(&state));
    let class = match station.passage {
        Passage::Taken => Some("tracks__state--green"),
        Passage::Broken => Some("tracks__state--red"),
        _ => None,
    };
    html! {
        <>
            <text x="-10" y="-33">{ names::cut(&station.name, room) }</text>
            <text class="tracks__kind" x="-10" y="-19">
                if !station.state.is_empty() {
                    <tspan class={classes!("tracks__state", class)}>{ &station.state }</tspan>{ " · " }
                }
                { names::cut(&station.note, left) }
            </text>
        </>
    }
}

//! What is known of a station in the world around the buses: what it is, where it leads, and the way
//! to the form where that is declared.

use super::super::map::Drawn;
use super::super::wiring::{Thing, Wiring};
use crate::components::icon::{Icon, Shape};
use crate::pages::yard::declared::Declared;
use crate::route::Route;
use crate::store::yard::use_yard;
use pipeline::Yard;
use pipeline::world::map::{self, StationKind, TrackKind};
use yew::prelude::*;
use yew_router::prelude::*;

/// What an [`Around`] takes.
#[derive(PartialEq, Properties)]
pub struct AroundProps {
    /// The yard as it is drawn.
    pub scene: Drawn,
    /// The place of the station.
    pub at: usize,
    /// Another station is to open.
    pub onshow: Callback<String>,
}

/// Where a station leads, and where it is declared.
#[component]
pub fn Around(props: &AroundProps) -> Html {
    let document = use_yard().document().clone();
    let (wiring, yard) = (&props.scene.0.wiring, &document.yard);
    let Some((nth, station)) = wiring.world.of(props.at) else {
        return match wiring.things.get(props.at) {
            Some(Thing::Target { arn, .. }) => undeclared(yard, arn),
            _ => Html::default(),
        };
    };
    if station.kind == StationKind::EventBus {
        return Html::default();
    }
    let ways: Vec<Html> = wiring
        .world
        .onward(nth)
        .map(|(to, track)| way((wiring, yard), &props.onshow, (track.to, to), track))
        .collect();
    let held: Vec<Html> = wiring
        .world
        .held_back(nth)
        .map(|(from, track)| way((wiring, yard), &props.onshow, (track.from, from), track))
        .collect();
    html! {
        <>
            if matches!(wiring.things.get(props.at), Some(Thing::Service { .. })) && station.arn.starts_with("arn:") {
                <p class="mono small">{ &station.arn }</p>
            }
            <div class="stack">
                <h4>{ "What follows" }</h4>
                if ways.is_empty() {
                    <p class="quiet small">{ "Nothing goes on from here." }</p>
                } else {
                    <ul role="list" class="sheet__list">{ for ways }</ul>
                }
            </div>
            if !held.is_empty() {
                <div class="stack">
                    <h4>{ "What holds it back" }</h4>
                    <ul role="list" class="sheet__list">{ for held }</ul>
                </div>
            }
            { match &station.declared {
                Some(declared) => html! { <p>{ link(yard, station, declared, "Change what this does") }</p> },
                None => undeclared(yard, &station.arn),
            } }
        </>
    }
}

/// A way in words, with the resource at its other end: its place on the map and in the plan.
fn way(
    (wiring, yard): (&Wiring, &Yard),
    onshow: &Callback<String>,
    (nth, at): (usize, Option<usize>),
    track: &map::Track,
) -> Html {
    let map = &wiring.world.map;
    let name = map.stations.get(nth).map_or("", |end| end.name.as_str());
    let station = at.and_then(|at| wiring.plan.stations.get(at));
    let to_button = |key: String, name: &str| {
        let onshow = onshow.clone();
        html! { <button type="button" class="sheet__link" onclick={move |_| onshow.emit(key.clone())}>{ name }</button> }
    };
    let rules = track.rules.iter().filter_map(|arn| {
        let station = wiring.plan.stations.get(wiring.rule(arn)?)?;
        Some(html! { <>{ " " }{ to_button(station.key.clone(), &station.name) }</> })
    });
    html! {
        <li class="small">
            { match station {
                Some(station) => to_button(station.key.clone(), name),
                None => html! { <strong>{ name }</strong> },
            } }
            { " " }{ &track.says }
            if track.kind == TrackKind::Events {
                if track.rules.is_empty() {
                    <span class="quiet">{ " No rule takes them." }</span>
                } else {
                    { " Taken by" }{ for rules }{ "." }
                }
            }
            if let Some(declared) = &track.declared {
                { " " }
                { map.stations.get(track.from).map(|from| link(yard, from, declared, "Change this way")).unwrap_or_default() }
            }
            if track.circle {
                <p class="sheet__circle"><Icon shape={Shape::Triangle} size={14} />
                    { " This closes a circle, which goes on until somebody stops it. " }
                    <Link<Route> to={Route::YardFindings}>{ "See the finding" }</Link<Route>>
                </p>
            }
        </li>
    }
}

/// The way to the form of a declared thing.
fn link(yard: &Yard, station: &map::Station, declared: &map::Declared, text: &'static str) -> Html {
    let there = Declared {
        account: station.account.clone(),
        region: station.region.clone(),
        list: declared.list.clone(),
        name: declared.name.clone(),
    };
    html! {
        <Link<Route> to={there.route(yard)}>{ text }<span class="visually-hidden">{ format!(": {}", declared.name) }</span></Link<Route>>
    }
}

/// That nobody has said what a target does, and where that is said.
fn undeclared(yard: &Yard, arn: &str) -> Html {
    let Some((list, name)) = list_of(arn) else {
        return Html::default();
    };
    // What an ARN leaves out is where the person works.
    let part = |nth: usize, here: &str| {
        let found = arn.split(':').nth(nth).filter(|part| !part.is_empty());
        found.unwrap_or(here).to_owned()
    };
    let there = Declared {
        account: part(4, &yard.account),
        region: part(3, &yard.region),
        list: list.to_owned(),
        name,
    };
    html! {
        <div class="stack">
            <p class="quiet small">{ "It takes what it is given. Nobody has said what it does then, so nothing follows." }</p>
            <p><Link<Route> to={there.route(yard)} classes="button"><Icon shape={Shape::Plus} />{ "Declare what this does" }</Link<Route>></p>
        </div>
    }
}

/// The list in which a resource would be declared, and its name there.
fn list_of(arn: &str) -> Option<(&'static str, String)> {
    let mut parts = arn.splitn(6, ':');
    let (service, resource) = (parts.nth(2)?, parts.nth(2)?);
    let last = resource.rsplit([':', '/']).next().unwrap_or(resource);
    let second = |separator| resource.split(separator).nth(1);
    Some(match service {
        "lambda" => ("functions", second(':')?.to_owned()),
        "states" => ("state_machines", last.to_owned()),
        "codebuild" => ("projects", last.to_owned()),
        "codepipeline" => ("pipelines", last.to_owned()),
        "sns" => ("topics", last.to_owned()),
        "sqs" => ("queues", last.to_owned()),
        "firehose" => ("delivery_streams", last.to_owned()),
        "ssm" if resource.contains('/') => {
            ("documents", second('/')?.split(':').next()?.to_owned())
        }
        _ => return None,
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::list_of;

    #[test]
    fn a_target_leads_to_the_list_of_its_kind() {
        let of = |arn: &str| list_of(arn).map(|(list, name)| format!("{list} {name}"));
        let at = "us-east-1:123456789012";
        let told =
            |service: &str, resource: &str| of(&format!("arn:aws:{service}:{at}:{resource}"));
        assert_eq!(
            told("lambda", "function:resize:live").as_deref(),
            Some("functions resize")
        );
        assert_eq!(
            told("codebuild", "project/app").as_deref(),
            Some("projects app")
        );
        assert_eq!(
            told("ssm", "automation-definition/fix:1").as_deref(),
            Some("documents fix")
        );
        assert_eq!(told("sns", "ops").as_deref(), Some("topics ops"));
        assert_eq!(told("events", "event-bus/orders"), None);
        assert_eq!(of("no arn"), None);
    }
}

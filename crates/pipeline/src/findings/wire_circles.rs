//! Services that feed themselves without any rule: a function that publishes to the topic by which
//! it is called, or writes into the table whose stream it reads.
//!
//! The map of the world says which ways lead back; the shortest of them are let happen, in a yard
//! without rules, since filters, prefixes and permissions may keep a circle from closing.
//!
//! Source: AWS Lambda Developer Guide, "Use Lambda recursive loop detection to prevent infinite
//! loops": Lambda stops loops of functions, SQS, SNS and S3 after about 16 calls, and none in which
//! another service such as DynamoDB has a part; seen 2026-11-23.

use super::{Code, Finding, Place, Weight};
use crate::Yard;
use crate::world::map::{Map, Station, StationKind, Track, TrackKind, ways};
use crate::world::{Doing, DoingKind, ItemChange, ObjectChange, What, bare, let_happen};
use std::collections::VecDeque;

/// How many circles are let happen, so that the work is bounded.
const MOST_CIRCLES: usize = 20;
/// How often the chain that was cut has come to the code of a circle, at least.
const ROUNDS: usize = 2;

pub(super) fn check(yard: &Yard, found: &mut Vec<Finding>) {
    let map = ways(yard);
    let circles = circles(&map);
    if circles.is_empty() {
        return;
    }
    let bare = bare(yard);
    for circle in circles.iter().take(MOST_CIRCLES) {
        if is_told(circle, &map) || !goes_on(&bare, &map, circle) {
            continue;
        }
        let Some(place) = place(&map, circle) else {
            continue;
        };
        let message = format!("Events go in a circle: {}.", words(&map, circle));
        found
            .push(Finding::new(Code::Loop, Weight::Risky, place, message).help(help(&map, circle)));
    }
}

/// The shortest way back to each station through code, each circle once and the shortest first.
fn circles(map: &Map) -> Vec<Vec<&Track>> {
    let mut circles: Vec<(Vec<usize>, Vec<&Track>)> = Vec::new();
    for start in (0..map.stations.len()).filter(|at| is_code(map.stations.get(*at))) {
        let Some(circle) = shortest(map, start) else {
            continue;
        };
        let mut members: Vec<usize> = circle.iter().map(|track| track.from).collect();
        members.sort_unstable();
        if circles.iter().all(|(known, _)| *known != members) {
            circles.push((members, circle));
        }
    }
    circles.sort_by_key(|(members, _)| members.len());
    circles.into_iter().map(|(_, circle)| circle).collect()
}

/// The shortest way from a station back to itself.
fn shortest(map: &Map, start: usize) -> Option<Vec<&Track>> {
    let mut came: Vec<(usize, &Track)> = Vec::new();
    let mut todo = VecDeque::from([start]);
    while let Some(at) = todo.pop_front() {
        let leading = map.tracks.iter();
        for track in leading.filter(|track| track.from == at && track.kind.leads_on()) {
            if track.to == start {
                let mut way = vec![track];
                let mut back = at;
                while back != start {
                    let (_, track) = came.iter().find(|(to, _)| *to == back)?;
                    way.push(track);
                    back = track.from;
                }
                way.reverse();
                return Some(way);
            }
            if came.iter().all(|(to, _)| *to != track.to) {
                came.push((track.to, track));
                todo.push_back(track.to);
            }
        }
    }
    None
}

/// Whether a person's code works there.
fn is_code(station: Option<&Station>) -> bool {
    station.is_some_and(|station| {
        matches!(
            station.kind,
            StationKind::Function
                | StationKind::StateMachine
                | StationKind::Project
                | StationKind::TaskDefinition
                | StationKind::Document
        )
    })
}

/// Whether the check of a policy of the account has told of it already: its lines come of lines.
fn is_told(circle: &[&Track], map: &Map) -> bool {
    let of_account = |track: &&Track| {
        let declared = track.declared.as_ref();
        declared.is_some_and(|declared| declared.list == "account_policies")
    };
    let is_group = |track: &&Track| {
        let to = map.stations.get(track.to);
        to.is_some_and(|to| to.kind == StationKind::LogGroup)
    };
    circle.len() == 2 && circle.iter().any(of_account) && circle.iter().any(is_group)
}

/// Whether a circle, once begun, goes round until the yard cuts it.
fn goes_on(bare: &Yard, map: &Map, circle: &[&Track]) -> bool {
    circle.iter().any(|track| {
        let Some(station) = map.stations.get(track.from) else {
            return false;
        };
        let Some(what) = begin(bare, station, track) else {
            return false;
        };
        let mut there = bare.clone();
        there.go_to(&station.account, &station.region);
        is_cut(&let_happen(&there, vec![what]), map, circle)
    })
}

/// Whether something was cut that the code of a circle has brought about time and again.
fn is_cut(doings: &[Doing], map: &Map, circle: &[&Track]) -> bool {
    let members = circle
        .iter()
        .filter_map(|track| map.stations.get(track.from));
    let code: Vec<&Station> = members.filter(|one| is_code(Some(one))).collect();
    let mut cut = doings.iter().filter(|doing| doing.kind == DoingKind::Cut);
    cut.any(|cut| {
        let mut come = vec![0_usize; code.len()];
        let mut was: Option<&str> = None;
        let mut cause = cut.cause;
        while let Some(number) = cause {
            let Ok(at) = doings.binary_search_by_key(&number, |doing| doing.number) else {
                break;
            };
            let Some(doing) = doings.get(at) else {
                break;
            };
            for (station, come) in code.iter().zip(&mut come) {
                let is_here = |arn: &str| is_of(station, arn);
                if is_here(&doing.resource) && !was.is_some_and(is_here) {
                    *come += 1;
                }
            }
            was = Some(&doing.resource);
            cause = doing.cause;
        }
        come.into_iter().all(|come| come >= ROUNDS)
    })
}

/// Whether an ARN is that of a station or of its work.
fn is_of(station: &Station, arn: &str) -> bool {
    station.arn == arn
        || station
            .work
            .iter()
            .any(|work| arn.starts_with(work.as_str()))
}

/// How something begins at a station that a way of a circle leads on.
fn begin(yard: &Yard, station: &Station, track: &Track) -> Option<What> {
    let arn = station.arn.clone();
    let text = || "{}".to_owned();
    Some(match station.kind {
        StationKind::Function => What::Invoke {
            function: arn,
            payload: text(),
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        StationKind::Topic => What::Publish {
            topic: arn,
            subject: None,
            message: text(),
            attributes: Vec::new(),
        },
        StationKind::Queue => What::Enqueue {
            group: arn.ends_with(".fifo").then(|| "1".to_owned()),
            queue: arn,
            body: text(),
            attributes: Vec::new(),
        },
        StationKind::Bucket => {
            let place = yard.place(&station.account, &station.region);
            let mut told = place.resources.wires.bucket_notifications.iter();
            let of = |one: &&crate::wires::bucket_notification::BucketNotification| {
                let declared = track.declared.as_ref();
                declared.is_some_and(|it| it.name == format!("{}/{}", one.bucket, one.id))
            };
            let (prefix, suffix) = told
                .find(of)
                .map_or(("", ""), |one| (&*one.prefix, &*one.suffix));
            What::Object {
                bucket: station.name.clone(),
                key: format!("{prefix}object{suffix}"),
                size: 1_024,
                change: ObjectChange::Put,
            }
        }
        StationKind::Table => {
            let place = yard.place(&station.account, &station.region);
            let mut tables = place.resources.services.tables.iter();
            let key = tables.find(|one| one.name == station.name);
            let key = key.map_or("id", |one| one.partition_key.as_str());
            What::Item {
                table: station.name.clone(),
                change: ItemChange::Insert,
                item: serde_json::json!({ key: { "S": "1" } }).to_string(),
            }
        }
        StationKind::Stream | StationKind::DeliveryStream => What::Record {
            stream: arn,
            partition_key: "1".to_owned(),
            data: text(),
        },
        StationKind::LogGroup => What::LogLine {
            log_group: station.name.clone(),
            message: text(),
        },
        _ => return None,
    })
}

/// The form where the first wire of a circle is declared, else that of its first station.
fn place(map: &Map, circle: &[&Track]) -> Option<Place> {
    let wire = circle.iter().find(|track| track.declared.is_some());
    let first = wire.or_else(|| circle.first())?;
    let station = map.stations.get(first.from)?;
    let declared = first.declared.as_ref().or(station.declared.as_ref())?;
    Some(Place::Declared {
        account: station.account.clone(),
        region: station.region.clone(),
        list: declared.list.clone(),
        name: declared.name.clone(),
    })
}

/// A circle in words.
fn words(map: &Map, circle: &[&Track]) -> String {
    let steps = circle.iter().filter_map(|track| {
        let (from, to) = (map.stations.get(track.from)?, map.stations.get(track.to)?);
        Some(format!(
            "{} {} {}",
            from.name,
            verb(track.kind, to.kind),
            to.name
        ))
    });
    steps.collect::<Vec<String>>().join("; ")
}

/// What one station does with the next.
fn verb(kind: TrackKind, to: StationKind) -> &'static str {
    match (kind, to) {
        (TrackKind::Call, StationKind::Topic) => "publishes to",
        (TrackKind::Call, StationKind::Queue) => "sends messages to",
        (TrackKind::Call, StationKind::Bucket) => "changes objects of",
        (TrackKind::Call, StationKind::Table) => "changes items of",
        (TrackKind::Call, StationKind::Stream | StationKind::DeliveryStream) => "puts records on",
        (TrackKind::Call, StationKind::LogGroup) => "writes lines of",
        (TrackKind::Call, _) => "calls",
        (TrackKind::Destination | TrackKind::Delivery, _) => "passes on to",
        (TrackKind::Subscription, _) => "sends its messages to",
        (TrackKind::Mapping, _) => "is read by",
        (TrackKind::Filter, _) => "hands its lines on to",
        (TrackKind::Notification, _) => "tells",
        _ => "leads to",
    }
}

/// What AWS does about a circle, and what to change.
fn help(map: &Map, circle: &[&Track]) -> String {
    let is_detected = |track: &&Track| {
        map.stations.get(track.from).is_some_and(|one| {
            matches!(
                one.kind,
                StationKind::Function
                    | StationKind::Queue
                    | StationKind::Topic
                    | StationKind::Bucket
            )
        })
    };
    let stops = match circle.iter().all(is_detected) {
        true => {
            "Lambda stops such a circle only after about 16 calls for one event, and not where a function allows recursive loops."
        }
        false => {
            "Nothing on AWS stops such a circle: it goes on, and costs, until somebody breaks it."
        }
    };
    format!(
        "{stops} Let the code write elsewhere, or narrow a filter, prefix or suffix to what it does not write."
    )
}

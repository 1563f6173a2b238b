use super::{CORNER, Layout, NAME, Point, ROW};
use crate::components::tracks::plan::{Kind, Plan, Station};
use crate::components::verdict::Passage;
use proptest::prelude::*;

/// A rule's targets by their numbers; those of equal numbers are the same resource.
type Rules = Vec<Vec<u8>>;

fn station(kind: Kind, key: String) -> Station {
    Station {
        name: key.clone(),
        key,
        kind,
        note: String::new(),
        state: String::new(),
        passage: Passage::Waiting,
    }
}

/// A bus with these rules; a target whose number is in `queued` has a dead-letter queue, the same
/// for numbers that are equal when divided by four.
fn plan(sources: usize, rules: &[(u32, Vec<u8>)], queued: &[u8]) -> Plan {
    let mut plan = Plan::default();
    let first = plan.add(station(Kind::Source, "source 0".into()), None);
    let bus = plan.add(station(Kind::Bus, "bus".into()), Some(first));
    for n in 1..sources {
        let more = plan.add(station(Kind::Source, format!("source {n}")), None);
        plan.join(more, bus);
    }
    for (id, targets) in rules {
        let rule = plan.add(station(Kind::Rule, format!("rule {id}")), Some(bus));
        for target in targets {
            let key = format!("target {target}");
            let at = match plan.station(&key) {
                Some(at) => {
                    plan.join(rule, at);
                    at
                }
                None => plan.add(station(Kind::Target, key), Some(rule)),
            };
            if queued.contains(target) {
                let key = format!("queue {}", target / 4);
                match plan.station(&key) {
                    Some(queue) => plan.join(at, queue),
                    None => drop(plan.add(station(Kind::Queue, key), Some(at))),
                }
            }
        }
    }
    plan
}

fn numbered(rules: &Rules) -> Vec<(u32, Vec<u8>)> {
    (0..).zip(rules.iter().cloned()).collect()
}

/// Another bus with rules of its own behind a rule of the first.
fn with_bus_behind(mut plan: Plan, rules: usize) -> Plan {
    if let Some(rule) = plan.station("rule 0") {
        let bus = plan.add(station(Kind::Bus, "bus behind".into()), Some(rule));
        for n in 0..rules {
            let rule = plan.add(station(Kind::Rule, format!("rule behind {n}")), Some(bus));
            plan.add(
                station(Kind::Target, format!("target behind {n}")),
                Some(rule),
            );
        }
    }
    plan
}

fn any_rules() -> impl Strategy<Value = Rules> {
    prop::collection::vec(prop::collection::vec(0_u8..24, 0..5), 0..14)
}

/// Rules whose targets can be drawn without a crossing: each shares its last with those that follow.
fn planar_rules() -> impl Strategy<Value = Rules> {
    prop::collection::vec((0_usize..4, any::<bool>(), any::<u64>()), 1..12).prop_map(|rules| {
        let (mut next, mut shared) = (0, None);
        let mut made = Vec::new();
        for (own, shares, shuffle) in rules {
            let mut targets: Vec<u8> = (next..).take(own).collect();
            next += u8::try_from(own).expect("few targets");
            targets.extend(shared);
            // A rule that shares on has to have a target after the one that it shares.
            shared = match (shares, own) {
                (true, 0) => shared,
                (true, _) => targets
                    .iter()
                    .copied()
                    .filter(|each| Some(*each) != shared)
                    .max(),
                (false, _) => None,
            };
            let turn = usize::try_from(shuffle % 7).expect("small") % targets.len().max(1);
            targets.rotate_left(turn);
            made.push(targets);
        }
        made
    })
}

fn segments(corners: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    corners.iter().copied().zip(corners.iter().copied().skip(1))
}

/// Whether two segments have a point in common.
fn meet(a: (Point, Point), b: (Point, Point)) -> bool {
    fn side(p: Point, q: Point, r: Point) -> i64 {
        let (px, py) = (i64::from(p.0), i64::from(p.1));
        (i64::from(q.0) - px) * (i64::from(r.1) - py)
            - (i64::from(q.1) - py) * (i64::from(r.0) - px)
    }
    let boxes = |low: fn(Point) -> i32| {
        let (a0, a1) = (low(a.0).min(low(a.1)), low(a.0).max(low(a.1)));
        let (b0, b1) = (low(b.0).min(low(b.1)), low(b.0).max(low(b.1)));
        a0 <= b1 && b0 <= a1
    };
    boxes(|p| p.0)
        && boxes(|p| p.1)
        && side(a.0, a.1, b.0).signum() * side(a.0, a.1, b.1).signum() <= 0
        && side(b.0, b.1, a.0).signum() * side(b.0, b.1, a.1).signum() <= 0
}

/// Pairs of tracks without a common station that touch.
fn crossings(plan: &Plan) -> Vec<(String, String)> {
    let layout = Layout::of(plan);
    let name = |n: usize| {
        let track = &plan.tracks[n];
        let key = |at: usize| &plan.stations[at].key;
        format!("{} to {}", key(track.from), key(track.to))
    };
    let mut found = Vec::new();
    for one in 0..plan.tracks.len() {
        for other in 0..one {
            let (a, b) = (&plan.tracks[one], &plan.tracks[other]);
            if [a.from, a.to].iter().any(|at| [b.from, b.to].contains(at)) {
                continue;
            }
            let (a, b) = (layout.corners(plan, one), layout.corners(plan, other));
            if segments(&a).any(|a| segments(&b).any(|b| meet(a, b))) {
                found.push((name(one), name(other)));
            }
        }
    }
    found
}

#[test]
fn crossings_are_found() {
    let both = [(0, vec![0, 1]), (1, vec![0, 1])];
    assert!(!crossings(&plan(1, &both, &[])).is_empty());
}

#[test]
fn a_shared_target_stands_where_no_track_crosses() {
    let rules = [(0, vec![7, 1, 2]), (1, vec![7, 4, 5]), (2, vec![5, 6])];
    assert_eq!(crossings(&plan(2, &rules, &[])), []);
}

#[test]
fn a_dead_letter_queue_of_the_whole_yard_is_one_siding() {
    let rules = [(0, vec![0, 1]), (1, vec![2]), (2, vec![3])];
    let plan = plan(1, &rules, &[0, 1, 2, 3]);
    assert_eq!(crossings(&plan), []);
    let queues = plan.stations.iter().filter(|each| each.kind == Kind::Queue);
    assert_eq!(queues.count(), 1);
}

#[test]
fn thirty_rules_with_sixty_targets_are_sixty_rows_high() {
    let rules: Rules = (0..30).map(|n| vec![2 * n, 2 * n + 1]).collect();
    let plan = plan(1, &numbered(&rules), &[]);
    let (width, height) = Layout::of(&plan).size();
    assert!(height < 61 * ROW, "{height}");
    assert!(width < 1000, "{width}");
    assert_eq!(crossings(&plan), []);
}

proptest! {
    #[test]
    fn every_station_has_a_place_of_its_own_and_tracks_lead_to_the_right(
        rules in any_rules(), sources in 1_usize..4, behind in 0_usize..4,
        queued in prop::collection::vec(0_u8..24, 0..12),
    ) {
        let plan = with_bus_behind(plan(sources, &numbered(&rules), &queued), behind);
        let layout = Layout::of(&plan);
        let mut places: Vec<Point> = (0..plan.stations.len()).map(|at| layout.point(at)).collect();
        places.sort_unstable();
        let all = places.len();
        places.dedup();
        prop_assert_eq!(places.len(), all);
        prop_assert_eq!(layout.order().len(), all);
        for track in 0..plan.tracks.len() {
            for ((x, y), (next_x, next_y)) in segments(&layout.corners(&plan, track)) {
                let (right, down) = (next_x - x, (next_y - y).abs());
                let is_corner = right == CORNER && down == CORNER;
                let is_level = down == 0 && right >= 0;
                prop_assert!(is_corner || is_level || right == 0, "{x} {y} to {next_x} {next_y}");
            }
        }
    }

    #[test]
    fn names_run_into_nothing(
        rules in any_rules(), sources in 1_usize..4, queued in prop::collection::vec(0_u8..24, 0..12),
    ) {
        let plan = plan(sources, &numbered(&rules), &queued);
        let layout = Layout::of(&plan);
        let name = |at: usize| {
            let (x, y) = layout.point(at);
            // From the top of the first line to the foot of the second.
            (x - 10, y - 42, x - 10 + NAME, y - 14)
        };
        let all = plan.stations.len();
        for one in 0..all {
            let (left, top, right, bottom) = name(one);
            for other in (0..all).filter(|other| *other != one) {
                let (l, t, r, b) = name(other);
                prop_assert!(r < left || right < l || b < top || bottom < t);
                let (x, y) = layout.point(other);
                prop_assert!(x + 18 < left || right < x - 14 || y + 15 < top || bottom < y - 15);
            }
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
            for track in 0..plan.tracks.len() {
                for a in segments(&layout.corners(&plan, track)) {
                    for b in segments(&corners) {
                        prop_assert!(!meet(a, b), "{a:?} runs through the name of {one}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_track_crosses_another_where_the_order_of_the_rules_allows_it(rules in planar_rules(), sources in 1_usize..4) {
        let plan = plan(sources, &numbered(&rules), &[]);
        prop_assert_eq!(crossings(&plan), Vec::new(), "{:?}", rules);
    }

    #[test]
    fn a_new_rule_pushes_what_is_below_down_by_whole_rows_and_moves_nothing_else(
        rules in any_rules(), place in 0_usize..14, own in 0_usize..4,
    ) {
        let before = numbered(&rules);
        let place = place.min(before.len());
        let mut after = before.clone();
        after.insert(place, (99, (100..).take(own).collect()));
        let (before, after) = (plan(1, &before, &[]), plan(1, &after, &[]));
        let (old, new) = (Layout::of(&before), Layout::of(&after));
        let at = after.station("rule 99").expect("the rule");
        let added = new.spot(at).row;
        let pushed = own.max(1);
        for (one, station) in before.stations.iter().enumerate() {
            let other = after.station(&station.key).expect("the station is still there");
            let (was, is) = (old.spot(one), new.spot(other));
            prop_assert_eq!(was.column, is.column);
            // The very first rule stands in the row of the bus.
            let down = if is.row >= added && station.kind as usize >= Kind::Rule as usize && was.row >= added { pushed } else { 0 };
            prop_assert_eq!(was.row + if rules.is_empty() { 0 } else { down }, is.row, "{}", &station.key);
        }
    }
}

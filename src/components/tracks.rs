//! The track diagram: a source, a bus, rules as switches, targets as platforms.
//!
//! Drawn like a transit map: straight and 45 degree lines, one platform a row.

use super::verdict::Passage;
use yew::prelude::*;

/// A rule on the diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// The rule's name.
    pub name: String,
    /// What became of the event at this rule.
    pub passage: Passage,
    /// The rule's targets.
    pub platforms: Vec<Platform>,
}

/// A target on the diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Platform {
    /// The last part of the target's ARN.
    pub name: String,
    /// What kind of target it is.
    pub kind: String,
    /// Whether the event reached it.
    pub passage: Passage,
}

/// What [`Tracks`] take.
#[derive(PartialEq, Properties)]
pub struct TracksProps {
    /// The diagram in words, for those who do not see it.
    pub label: AttrValue,
    /// The source of the event.
    pub source: AttrValue,
    /// The name of the event bus.
    pub bus: AttrValue,
    /// The rules in order.
    pub switches: Vec<Switch>,
}

const ROW: i32 = 56;
const TOP: i32 = 56;
/// What a platform in the last row needs below its track.
const BOTTOM: i32 = 36;
const SOURCE_X: i32 = 40;
const BUS_X: i32 = 250;
const RULE_X: i32 = 400;
const FORK_X: i32 = 620;
const PLATFORM_X: i32 = 720;
const WIDTH: i32 = 960;
/// The longest name that fits its place, in characters.
const NAME_CHARS: usize = 26;

/// The diagram.
#[component]
pub fn Tracks(props: &TracksProps) -> Html {
    let mut rows = Rows::default();
    let drawn: Vec<Html> = props
        .switches
        .iter()
        .map(|switch| switch_tracks(switch, &mut rows))
        .collect();
    let height = TOP + ROW * (rows.used - 1).max(0) + BOTTOM;
    let taken = props
        .switches
        .iter()
        .any(|switch| switch.passage == Passage::Taken);
    html! {
        <div class="tracks" tabindex="0" role="group" aria-label="Track diagram">
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={props.label.clone()}>
                <path class={rail(if taken { Passage::Taken } else { Passage::Waiting })}
                    d={format!("M{SOURCE_X} {TOP}H{BUS_X}")} />
                { for drawn }
                { station(SOURCE_X, TOP, Passage::Waiting) }
                { station(BUS_X, TOP, Passage::Waiting) }
                { name_above(SOURCE_X - 10, TOP, &props.source, "source") }
                { name_above(BUS_X - 10, TOP, &props.bus, "event bus") }
                if taken {
                    <circle class="tracks__event" cx={(BUS_X - 60).to_string()} cy={TOP.to_string()} r="7" />
                }
            </svg>
        </div>
    }
}

/// Rows given away so far.
#[derive(Default)]
struct Rows {
    used: i32,
}

impl Rows {
    fn take(&mut self) -> i32 {
        let y = TOP + ROW * self.used;
        self.used += 1;
        y
    }
}

fn switch_tracks(switch: &Switch, rows: &mut Rows) -> Html {
    let y = rows.take();
    let platforms: Vec<Html> = switch
        .platforms
        .iter()
        .enumerate()
        .map(|(index, platform)| {
            let at = if index == 0 { y } else { rows.take() };
            platform_tracks(platform, y, at)
        })
        .collect();
    html! {
        <g>
            <path class={rail(switch.passage)} d={branch(BUS_X, TOP, RULE_X, y)} />
            { for platforms }
            { station(RULE_X, y, switch.passage) }
            { sign(RULE_X, y, switch.passage) }
            { name_above(RULE_X - 10, y, &switch.name, "rule") }
        </g>
    }
}

fn platform_tracks(platform: &Platform, from: i32, y: i32) -> Html {
    html! {
        <g>
            <path class={rail(platform.passage)}
                d={format!("M{RULE_X} {from}H{FORK_X}{}H{PLATFORM_X}", down(FORK_X, from, y))} />
            { station(PLATFORM_X, y, platform.passage) }
            { sign(PLATFORM_X, y, platform.passage) }
            { name(PLATFORM_X + 18, y - 2, &platform.name, &platform.kind) }
        </g>
    }
}

/// From one point to another: down first, then level, with a 45 degree corner.
fn branch(x: i32, from: i32, to_x: i32, to: i32) -> String {
    format!("M{x} {from}{}H{to_x}", down(x, from, to))
}

/// Down to another row with 45 degree corners; nothing where it is the same row.
fn down(x: i32, from: i32, to: i32) -> String {
    if from == to {
        return String::new();
    }
    let corner = 14;
    format!(
        "L{} {}V{}L{} {to}",
        x + corner,
        from + corner,
        to - corner,
        x + 2 * corner
    )
}

fn rail(passage: Passage) -> Classes {
    classes!(
        "tracks__rail",
        match passage {
            Passage::Taken => Some("tracks__rail--live"),
            Passage::NotTaken | Passage::Broken => Some("tracks__rail--off"),
            Passage::Waiting => None,
        }
    )
}

fn station(x: i32, y: i32, passage: Passage) -> Html {
    let state = match passage {
        Passage::Taken => Some("tracks__station--live"),
        Passage::Broken => Some("tracks__station--red"),
        Passage::Waiting | Passage::NotTaken => None,
    };
    html! { <circle class={classes!("tracks__station", state)} cx={x.to_string()} cy={y.to_string()} r="10" /> }
}

/// The shape that says the state without colour: a tick, a cross, a bar.
fn sign(x: i32, y: i32, passage: Passage) -> Html {
    let (class, d) = match passage {
        Passage::Taken => ("tracks__sign--green", format!("M{} {y}l3 3 5-6", x - 4)),
        Passage::Broken => (
            "tracks__sign--red",
            format!("M{} {}l7 7m0-7l-7 7", x - 3, y - 3),
        ),
        Passage::NotTaken => ("", format!("M{} {y}h8", x - 4)),
        Passage::Waiting => return Html::default(),
    };
    html! { <path class={classes!("tracks__sign", class)} {d} /> }
}

/// A name clear of the track below it.
fn name_above(x: i32, track: i32, text: &str, kind: &str) -> Html {
    name(x, track - 31, text, kind)
}

fn name(x: i32, y: i32, text: &str, kind: &str) -> Html {
    html! {
        <text x={x.to_string()} y={y.to_string()}>
            { cut(text) }
            <tspan class="tracks__kind" x={x.to_string()} dy={"14"}>{ kind }</tspan>
        </text>
    }
}

/// A long name with its middle left out.
fn cut(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= NAME_CHARS {
        return text.to_owned();
    }
    let half = NAME_CHARS / 2;
    let head: String = chars.iter().take(half).collect();
    let tail: String = chars.iter().skip(chars.len() - half + 1).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_loses_its_middle_and_keeps_both_ends() {
        let cut = cut("arn-of-a-very-long-queue-name-in-production");
        assert_eq!(cut.chars().count(), NAME_CHARS);
        assert!(cut.starts_with("arn-of-a-very"));
        assert!(cut.ends_with("-production"));
    }

    #[test]
    fn the_same_row_needs_no_corner() {
        assert_eq!(branch(0, 44, 100, 44), "M0 44H100");
        assert_eq!(branch(0, 44, 100, 100), "M0 44L14 58V86L28 100H100");
    }
}

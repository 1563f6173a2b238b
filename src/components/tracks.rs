//! The track diagram: sources, event buses, rules as switches, targets as platforms, dead-letter
//! queues as sidings. This is the picture of it; the canvas of the yard draws with the same parts.

use yew::prelude::*;

pub mod drawing;
pub mod layout;
pub mod names;
pub mod plan;

use layout::Layout;
use plan::Plan;

/// What [`Tracks`] take.
#[derive(PartialEq, Properties)]
pub struct TracksProps {
    /// The diagram in words, for those who do not see it.
    pub label: AttrValue,
    /// What it shows.
    pub plan: Plan,
}

/// The diagram as a picture.
#[component]
pub fn Tracks(props: &TracksProps) -> Html {
    let layout = Layout::of(&props.plan);
    let (width, height) = layout.size();
    let stops = props.plan.stations.iter().enumerate().map(|(at, station)| {
        let (x, y) = layout.point(at);
        html! { <g transform={format!("translate({x} {y})")}>{ drawing::stop(station) }{ drawing::name(station) }</g> }
    });
    html! {
        <div class="tracks" tabindex="0" role="group" aria-label="Track diagram">
            <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}
                role="img" aria-label={props.label.clone()}>
                { drawing::rails(&props.plan, &layout.paths(&props.plan)) }
                { for stops }
                { drawing::counts(&props.plan, &layout) }
            </svg>
        </div>
    }
}

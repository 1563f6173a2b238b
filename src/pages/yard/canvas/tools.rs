//! What is above the map: the event to send, the rule to add, how large the map is seen.

use super::zoom;
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::yard::{Edit, YardAction, use_send, use_yard};
use yew::prelude::*;

/// What [`Tools`] take.
#[derive(PartialEq, Properties)]
pub struct ToolsProps {
    /// How large the map is seen.
    pub zoom: f64,
    /// Another zoom is asked for.
    pub onzoom: Callback<f64>,
    /// The map is to fit.
    pub onfit: Callback<()>,
    /// A rule is to be added.
    pub onadd: Callback<()>,
}

/// The tools.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let (yard, send) = (use_yard(), use_send());
    let document = yard.document();
    let choose = {
        let dispatcher = yard.dispatcher();
        move |event: Event| {
            if let Ok(at) = dom::select_value(&event).parse() {
                dispatcher.dispatch(YardAction::ChooseEvent(at));
            }
        }
    };
    let buses = &document.yard.event_buses;
    let choose_bus = {
        let dispatcher = yard.dispatcher();
        move |event: Event| {
            dispatcher.dispatch(Edit::EventGoesTo(dom::select_value(&event)).into());
        }
    };
    let zoom_by = |factor: f64| {
        let zoom = props.zoom;
        props.onzoom.reform(move |_: MouseEvent| zoom * factor)
    };
    let (smallest, largest) = (props.zoom <= zoom::LEAST, props.zoom >= zoom::MOST);
    html! {
        <div class="row row--apart canvas__tools">
            <div class="row">
                <label class="visually-hidden" for="canvas-event">{ "Event to send" }</label>
                <select class="input canvas__event" id="canvas-event" onchange={choose}>
                    { for document.events.iter().enumerate().map(|(at, event)| html! {
                        <option key={at} value={at.to_string()} selected={at == document.event}>{ &event.name }</option>
                    }) }
                </select>
                if buses.len() > 1 {
                    <label class="visually-hidden" for="canvas-bus">{ "Event bus that it is sent to" }</label>
                    <select class="input canvas__event" id="canvas-bus" onchange={choose_bus}>
                        { for buses.iter().map(|bus| html! {
                            <option value={bus.name.clone()} selected={bus.name == document.on_bench().bus()}>{ format!("to {}", bus.name) }</option>
                        }) }
                    </select>
                }
                <button type="button" class="button button--main" onclick={move |_| send.emit(())} aria-disabled={yard.is_busy().to_string()}>
                    <Icon shape={Shape::Send} />{ "Send" }
                </button>
                <button type="button" class="button" onclick={props.onadd.reform(|_: MouseEvent| ())}><Icon shape={Shape::Plus} />{ "Add a rule" }</button>
            </div>
            <div class="row canvas__zoom" role="group" aria-label="Zoom">
                <button type="button" class="button button--icon" onclick={zoom_by(1.0 / zoom::STEP)} aria-disabled={smallest.to_string()}>
                    <span aria-hidden="true">{ "−" }</span><span class="visually-hidden">{ "Smaller" }</span>
                </button>
                <span class="canvas__percent small">{ format!("{:.0} %", props.zoom * 100.0) }</span>
                <button type="button" class="button button--icon" onclick={zoom_by(zoom::STEP)} aria-disabled={largest.to_string()}>
                    <Icon shape={Shape::Plus} /><span class="visually-hidden">{ "Larger" }</span>
                </button>
                <button type="button" class="button" onclick={props.onfit.reform(|_: MouseEvent| ())}>{ "Fit" }</button>
            </div>
        </div>
    }
}

//! What is above the map: the event to send, the rule to add, how large the map is seen.

use super::{change, zoom};
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::route::Route;
use crate::store::yard::{Edit, YardAction, use_advance, use_send, use_yard};
use pipeline::{Timestamp, Until};
use yew::prelude::*;
use yew_router::prelude::*;

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
    /// An event bus of this name is to be added.
    pub onbus: Callback<String>,
    /// Whether services are declared, which go on as the clock does.
    pub has_services: bool,
}

/// The tools.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let (yard, send, advance) = (use_yard(), use_send(), use_advance());
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
    let go_on = |millis: i64| {
        let to = Timestamp(document.yard.clock.millis().saturating_add(millis));
        advance.reform(move |_: MouseEvent| Until::Time(to.min(Timestamp::LAST)))
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
                if props.has_services {
                    <button type="button" class="button" onclick={go_on(60_000)} aria-disabled={yard.is_busy().to_string()}>{ "+1 minute" }</button>
                    <button type="button" class="button" onclick={go_on(3_600_000)} aria-disabled={yard.is_busy().to_string()}>{ "+1 hour" }</button>
                }
                <button type="button" class="button" onclick={props.onadd.reform(|_: MouseEvent| ())}><Icon shape={Shape::Plus} />{ "Add a rule" }</button>
                <AddBus onbus={props.onbus.clone()} />
                <Link<Route> to={Route::YardServices} classes="button"><Icon shape={Shape::Plus} />{ "Services" }</Link<Route>>
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

#[derive(PartialEq, Properties)]
struct AddBusProps {
    onbus: Callback<String>,
}

/// The id of the field for the name of a new event bus, and of the button that opens it.
const BUS_NAME: &str = "canvas-bus-name";
const BUS_BUTTON: &str = "canvas-add-bus";

/// A button, and behind it the name of the event bus that is to be added.
#[component]
fn AddBus(props: &AddBusProps) -> Html {
    let (yard, name) = (use_yard(), use_state(|| None::<String>));
    let is_open = name.is_some();
    {
        let length = name.as_ref().map_or(0, String::len);
        use_effect_with(is_open, move |is_open| {
            if *is_open {
                // What is typed takes the place of what is proposed.
                dom::select_range(BUS_NAME, 0, u32::try_from(length).unwrap_or_default());
            }
        });
    }
    let toggle = {
        let (name, free) = (name.clone(), change::free_bus(&yard.document().yard));
        move |_: MouseEvent| {
            name.set(if name.is_some() {
                None
            } else {
                Some(free.clone())
            })
        }
    };
    let typed = (*name).clone().unwrap_or_default();
    let refused = change::add_bus(&yard.document().yard, &typed).err();
    let oninput = {
        let name = name.setter();
        move |event: InputEvent| name.set(Some(dom::input_text(&event)))
    };
    let onsubmit = {
        let (name, onbus, typed) = (name.setter(), props.onbus.clone(), typed.clone());
        let may = refused.is_none();
        move |event: SubmitEvent| {
            event.prevent_default();
            if may {
                onbus.emit(typed.clone());
                name.set(None);
            }
        }
    };
    let onkeydown = {
        let name = name.setter();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                name.set(None);
                dom::focus(BUS_BUTTON);
            }
        }
    };
    html! {
        <>
            <button type="button" class="button" id={BUS_BUTTON} onclick={toggle} aria-expanded={is_open.to_string()}>
                <Icon shape={Shape::Plus} />{ "Add an event bus" }
            </button>
            if is_open {
                <form class="row canvas__bus" {onsubmit} {onkeydown}>
                    <label class="small" for={BUS_NAME}>{ "Its name" }</label>
                    <input class="input input--mono canvas__name" id={BUS_NAME} value={typed} {oninput} spellcheck="false" autocapitalize="off" autocomplete="off"
                        aria-invalid={refused.is_some().then_some("true")} aria-describedby={refused.is_some().then_some("canvas-bus-refused")} />
                    <button class="button button--main" aria-disabled={refused.is_some().to_string()}>{ "Add" }</button>
                    if let Some(refused) = refused {
                        <p class="small canvas__refused" id="canvas-bus-refused"><Icon shape={Shape::CircleX} size={14} />{ format!(" {refused}") }</p>
                    }
                </form>
            }
        </>
    }
}

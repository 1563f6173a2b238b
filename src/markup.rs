//! Markup as text, for snapshots: what a part renders to on the server, a tag a line.

use crate::store::bench::BenchProvider;
use crate::store::stores::Stores;
use crate::store::yard::{Edit, YardAction, YardState};
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;
use yew_router::Router;
use yew_router::history::{AnyHistory, MemoryHistory};

/// The markup of a component.
pub(crate) async fn of<C>(props: C::Properties) -> String
where
    C: BaseComponent,
{
    let html = LocalServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    html.replace("><", ">\n<")
}

/// What a [`Stand`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct StandProps {
    /// The yards.
    pub(crate) state: Rc<YardState>,
    /// The part that stands in them.
    pub(crate) children: Html,
}

/// A part of the yard's page with everything around it that it asks for.
#[component]
fn Stand(props: &StandProps) -> Html {
    let state = (*props.state).clone();
    let yard = use_reducer(move || state);
    html! {
        <Stores>
            <Router history={AnyHistory::from(MemoryHistory::new())}>
                <ContextProvider<UseReducerHandle<YardState>> context={yard}>
                    <BenchProvider>{ props.children.clone() }</BenchProvider>
                </ContextProvider<UseReducerHandle<YardState>>>
            </Router>
        </Stores>
    }
}

/// The markup of a part of the yard's page after these edits of a new yard.
pub(crate) async fn in_yard(edits: Vec<Edit>, children: Html) -> String {
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    let state = edits
        .into_iter()
        .fold(state, |state, edit| state.reduce(edit.into()));
    of::<Stand>(StandProps { state, children }).await
}

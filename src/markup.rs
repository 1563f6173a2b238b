//! Markup as text, for snapshots: what a part renders to on the server, a tag a line.

use crate::store::bench::BenchProvider;
use crate::store::stores::Stores;
use crate::store::yard::{Edit, YardAction, YardState};
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;
use yew_router::Router;
use yew_router::history::{AnyHistory, History, MemoryHistory};

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
    /// The address.
    pub(crate) path: AttrValue,
    /// The part that stands in them.
    pub(crate) children: Html,
}

/// A part of the yard's page with everything around it that it asks for.
#[component]
fn Stand(props: &StandProps) -> Html {
    let state = (*props.state).clone();
    let yard = use_reducer(move || state);
    let history = MemoryHistory::new();
    history.push(props.path.as_str());
    html! {
        <Stores>
            <Router history={AnyHistory::from(history)}>
                <ContextProvider<UseReducerHandle<YardState>> context={yard}>
                    <BenchProvider>{ props.children.clone() }</BenchProvider>
                </ContextProvider<UseReducerHandle<YardState>>>
            </Router>
        </Stores>
    }
}

/// The markup of a part of the yard's page after these edits of a new yard.
pub(crate) async fn in_yard(edits: Vec<Edit>, children: Html) -> String {
    in_yard_at("/", edits, children).await
}

/// The same at an address, such as `/yard/services`.
pub(crate) async fn in_yard_at(path: &'static str, edits: Vec<Edit>, children: Html) -> String {
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    let state = edits
        .into_iter()
        .fold(state, |state, edit| state.reduce(edit.into()));
    let path = path.into();
    of::<Stand>(StandProps {
        state,
        path,
        children,
    })
    .await
}

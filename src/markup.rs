//! Markup as text, for snapshots: what a part renders to on the server, a tag a line.

use yew::LocalServerRenderer;
use yew::prelude::*;

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

//! The guide, fetched when it is first opened. Its code comes with its page.

use super::fetched::{Fetched, fetch_named, unusable};
use crate::platform::task;
use guide::{Guide, Index};
use yew::prelude::*;

/// The guide and what finds places in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The guide.
    pub guide: Guide,
    /// The search.
    pub index: Index,
}

impl From<Guide> for Loaded {
    fn from(guide: Guide) -> Self {
        let index = Index::of(&guide);
        Loaded { guide, index }
    }
}

/// The guide on its way, and what fetches it once more.
#[hook]
pub fn use_guide() -> (Fetched<Loaded>, Callback<()>) {
    let state = use_state(|| Fetched::Loading);
    let again = {
        let setter = state.setter();
        Callback::from(move |()| {
            setter.set(Fetched::Loading);
            let setter = setter.clone();
            task::spawn(async move { setter.set(fetch_guide().await.into()) });
        })
    };
    {
        let again = again.clone();
        use_effect_with((), move |()| again.emit(()));
    }
    ((*state).clone(), again)
}

async fn fetch_guide() -> Result<Loaded, String> {
    let bytes = fetch_named("eventyard-guide", "guide").await?;
    let guide = guide::unpack(&bytes).map_err(unusable)?;
    Ok(guide.into())
}

//! All slices in one provider, and the storage behind them.

use super::bank::Bank;
use super::catalogue::Catalogue;
use super::engine::Engine;
use super::kept::use_slice;
use super::notices::{Message, Notices, NoticesAction};
use super::progress::Progress;
use super::settings::Settings;
use crate::components::chip::Signal;
use crate::platform::storage::{self, Durability, EVERYTHING, Storage};
use crate::platform::{page, task};
use yew::prelude::*;

/// What the providers take.
#[derive(PartialEq, Properties)]
pub struct StoresProps {
    /// The app.
    pub children: Html,
}

/// The storage once it is open.
#[derive(Clone, PartialEq)]
struct StorageContext(Option<Storage>);

/// Opens the storage and provides every slice to the app below.
#[component]
pub fn Stores(props: &StoresProps) -> Html {
    let storage = use_state(|| None::<Storage>);
    let notices = use_reducer(Notices::default);
    let losses = use_mut_ref(|| None);
    {
        let (storage, notices) = (storage.clone(), notices.dispatcher());
        use_effect_with((), move |()| {
            task::spawn(async move {
                let opened = storage::open().await;
                let warn = move |text: &str| {
                    notices.dispatch(NoticesAction::Raise(Message {
                        signal: Signal::Amber,
                        text: text.to_owned(),
                    }));
                };
                if opened.durability() != Durability::IndexedDb {
                    warn(&opened.durability().to_string());
                }
                *losses.borrow_mut() = Some(opened.on_set_aside(warn));
                storage.set(Some(opened));
            });
        });
    }
    // Another tab has taken something away, which this one would write again.
    use_effect_with((*storage).clone(), |storage| {
        let news = storage.as_ref().map(|storage| {
            storage.on_change(|slot| {
                if slot == EVERYTHING {
                    page::reload();
                }
            })
        });
        move || drop(news)
    });
    html! {
        <ContextProvider<StorageContext> context={StorageContext((*storage).clone())}>
            <ContextProvider<UseReducerHandle<Notices>> context={notices}>
                <Slices>{ props.children.clone() }</Slices>
            </ContextProvider<UseReducerHandle<Notices>>>
        </ContextProvider<StorageContext>>
    }
}

#[component]
fn Slices(props: &StoresProps) -> Html {
    let settings = use_slice::<Settings>();
    let progress = use_slice::<Progress>();
    let bank = use_reducer(Bank::default);
    let catalogue = use_reducer(Catalogue::default);
    let engine = (*use_state(Engine::default)).clone();
    html! {
        <ContextProvider<UseReducerHandle<Settings>> context={settings}>
                <ContextProvider<UseReducerHandle<Progress>> context={progress}>
                    <ContextProvider<UseReducerHandle<Bank>> context={bank}>
                        <ContextProvider<UseReducerHandle<Catalogue>> context={catalogue}>
                            <ContextProvider<Engine> context={engine}>
                                { props.children.clone() }
                            </ContextProvider<Engine>>
                        </ContextProvider<UseReducerHandle<Catalogue>>>
                    </ContextProvider<UseReducerHandle<Bank>>>
                </ContextProvider<UseReducerHandle<Progress>>>
        </ContextProvider<UseReducerHandle<Settings>>>
    }
}

/// The storage; `None` until it is open.
#[hook]
pub fn use_storage() -> Option<Storage> {
    expect_context("storage", use_context::<StorageContext>()).0
}

/// The context of a slice. It is there for everything below [`Stores`].
#[expect(
    clippy::panic,
    reason = "a part used outside Stores is a mistake of ours that no input can cause"
)]
pub(super) fn expect_context<T>(name: &str, context: Option<T>) -> T {
    match context {
        Some(context) => context,
        None => panic!("the {name} context is provided by Stores, which must enclose this part"),
    }
}

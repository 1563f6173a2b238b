//! A person's own questions: the files that they opened, kept apart from the bank.

use super::kept::Slice;
use crate::platform::storage::{Loaded, Slot};
use crate::platform::task;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// What was opened at once: a Markdown file, or the files of a zip file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its name in addresses and in the progress: small letters, digits and hyphens.
    pub key: String,
    /// The name of the file.
    pub name: String,
    /// When it was opened, in milliseconds since 1970 UTC.
    pub added: u64,
    /// The texts as the person wrote them, with their paths. They are read anew at every visit, so
    /// that a later version of the app can still read them.
    pub files: Vec<(String, String)>,
}

impl Pack {
    /// The id under which the progress knows a question of this pack. It is none that a question
    /// of the bank can have.
    #[must_use]
    pub fn progress_id(&self, question: &str) -> String {
        format!("{OWN}{}/{question}", self.key)
    }

    /// Whether it has the file of a question. Whether that can be used only its reader knows, whose
    /// code the pages that ask this do without.
    fn has_file_of(&self, question: &str) -> bool {
        let is_it = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.strip_suffix(".md") == Some(question)
        };
        self.files.iter().any(|(path, _)| is_it(path))
    }
}

/// What an id of [`Pack::progress_id`] begins with.
const OWN: &str = "own/";

/// The key of the pack and the question's id in it; `None` for what is no question of a pack.
#[must_use]
pub fn of_progress_id(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix(OWN)?.split_once('/')
}

/// Whether the question of an id of the progress is in one of the packs.
#[must_use]
pub fn has_question(packs: &[Pack], id: &str) -> bool {
    of_progress_id(id).is_some_and(|(key, question)| {
        let mut packs = packs.iter();
        packs.any(|pack| pack.key == key && pack.has_file_of(question))
    })
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {
    all: Rc<Vec<Pack>>,
    undo: Option<Undo>,
    restored: bool,
}

/// What can be taken back, until the next change or until the page is left.
#[derive(Clone, Debug, PartialEq)]
struct Undo {
    what: String,
    before: Rc<Vec<Pack>>,
}

impl Packs {
    /// All packs in the order in which they were opened.
    pub fn all(&self) -> &Rc<Vec<Pack>> {
        &self.all
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }

    /// What was done last and can be taken back, as a sentence.
    pub fn undoable(&self) -> Option<&str> {
        self.undo.as_ref().map(|undo| undo.what.as_str())
    }

    /// The pack of a key.
    pub fn pack(&self, key: &str) -> Option<&Pack> {
        self.all.iter().find(|pack| pack.key == key)
    }
}

/// What can happen to the packs.
#[derive(Clone, Debug)]
pub enum PacksAction {
    /// The storage has answered.
    Restored(Option<Vec<Pack>>),
    /// The person opened a file of this name, at this time in milliseconds since 1970 UTC. A pack
    /// of the same name is replaced.
    Open {
        /// The name of the file.
        name: String,
        /// When.
        at: u64,
        /// Paths and texts.
        files: Vec<(String, String)>,
    },
    /// The person removed the pack of this key.
    Remove(String),
    /// The person took the last change back.
    Undo,
}

impl Reducible for Packs {
    type Action = PacksAction;

    fn reduce(self: Rc<Self>, action: PacksAction) -> Rc<Self> {
        let mut all = (*self.all).clone();
        let what = match action {
            PacksAction::Restored(saved) => {
                let all = saved.unwrap_or_default();
                // What is stored may be what this tab has just written.
                let undo = self.undo.clone().filter(|_| *self.all == all);
                return Rc::new(Packs {
                    all: Rc::new(all),
                    undo,
                    restored: true,
                });
            }
            PacksAction::Open { name, at, files } => {
                let old = all.iter_mut().find(|pack| pack.name == name);
                let what = match old {
                    Some(pack) => {
                        pack.files = files;
                        pack.added = at;
                        format!("“{name}” was replaced.")
                    }
                    None => {
                        let what = format!("“{name}” was added.");
                        all.push(Pack {
                            key: new_key(&name, &all),
                            name,
                            added: at,
                            files,
                        });
                        what
                    }
                };
                Some(what)
            }
            PacksAction::Remove(key) => {
                let Some(index) = all.iter().position(|pack| pack.key == key) else {
                    return self;
                };
                let pack = all.remove(index);
                Some(format!("“{}” was removed.", pack.name))
            }
            PacksAction::Undo => {
                let Some(undo) = &self.undo else { return self };
                all = (*undo.before).clone();
                None
            }
        };
        Rc::new(Packs {
            all: Rc::new(all),
            undo: what.map(|what| Undo {
                what,
                before: self.all.clone(),
            }),
            restored: self.restored,
        })
    }
}

/// A key made of a file's name that no pack has yet.
fn new_key(name: &str, all: &[Pack]) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let small: String = stem
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    let parts: Vec<&str> = small.split('-').filter(|part| !part.is_empty()).collect();
    let base = if parts.is_empty() {
        "pack".to_owned()
    } else {
        parts.join("-")
    };
    let taken = |key: &str| all.iter().any(|pack| pack.key == key);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone())
        .chain(numbered)
        .find(|key| !taken(key))
        .unwrap_or(base)
}

impl Slice for Packs {
    type Saved = Vec<Pack>;
    const SLOT: Slot = Slot::new("packs", 1);

    fn saved(&self) -> Option<Vec<Pack>> {
        self.restored.then(|| (*self.all).clone())
    }

    fn restored(saved: Option<Vec<Pack>>) -> PacksAction {
        PacksAction::Restored(saved)
    }
}

/// The packs and their reducer, for the one page that changes them: their code comes with it.
#[hook]
pub fn use_packs() -> UseReducerHandle<Packs> {
    super::kept::use_slice::<Packs>()
}

/// The packs as they are stored, for pages that only ask for them: these do without the code that
/// changes and keeps them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredPacks(Option<Rc<Vec<Pack>>>);

impl StoredPacks {
    /// Those that the storage has answered.
    #[must_use]
    pub fn of(packs: Vec<Pack>) -> Self {
        Self(Some(Rc::new(packs)))
    }

    /// Whether the storage has answered.
    #[must_use]
    pub fn is_restored(&self) -> bool {
        self.0.is_some()
    }

    /// All of them; none until the storage has answered.
    #[must_use]
    pub fn all(&self) -> &[Pack] {
        self.0.as_ref().map_or(&[], |packs| packs.as_slice())
    }

    /// The pack of a key.
    #[must_use]
    pub fn pack(&self, key: &str) -> Option<&Pack> {
        self.all().iter().find(|pack| pack.key == key)
    }
}

/// What a [`PacksProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct PacksProps {
    /// The pages.
    pub children: Html,
}

/// Reads the packs once and provides them to pages that only ask for them.
#[component]
pub fn PacksProvider(props: &PacksProps) -> Html {
    let storage = super::stores::use_storage();
    let packs = use_state(StoredPacks::default);
    {
        let packs = packs.setter();
        use_effect_with(storage, move |storage| {
            if let Some(storage) = storage.clone() {
                task::spawn(async move {
                    let found = match storage.load::<Vec<Pack>>(Packs::SLOT).await {
                        Loaded::Value(found) => found,
                        // What was set aside the storage tells; the rest tells the page of the
                        // packs, which is the one that changes them.
                        Loaded::Missing
                        | Loaded::SetAside { .. }
                        | Loaded::Newer { .. }
                        | Loaded::Failed(_) => Vec::new(),
                    };
                    packs.set(StoredPacks::of(found));
                });
            }
        });
    }
    html! {
        <ContextProvider<StoredPacks> context={(*packs).clone()}>{ props.children.clone() }</ContextProvider<StoredPacks>>
    }
}

/// The packs inside of a [`PacksProvider`].
#[hook]
pub fn use_stored_packs() -> StoredPacks {
    super::stores::expect_context("packs", use_context())
}

#[cfg(test)]
mod tests;

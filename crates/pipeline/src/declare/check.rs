//! What is to be said of everything that is declared in a yard.

use super::shape::{self, Look};
use super::{KINDS, Kind, Part};
use crate::findings::{Weight, wires};
use crate::unread::takes;
use crate::wires::Wires;
use crate::world::Services;
use crate::world::services::Undeclared;
use crate::{Place, Yard};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One thing that is to be said of something declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The account of the place.
    pub account: String,
    /// Its Region.
    pub region: String,
    /// The list; empty where it is about the place as a whole.
    pub list: String,
    /// The place in the list; none where it is about the list as a whole.
    pub at: Option<u32>,
    /// What the declared thing is called, as [`Kind::name_of`] says.
    pub name: String,
    /// The way to the field, such as `calls/0/request`; empty where it is about the whole thing.
    pub path: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What is so: AWS's own words where AWS refuses something.
    pub message: String,
    /// What to change, in plain words.
    pub help: String,
}

/// Looks at what is declared in every place of a yard.
pub fn check(yard: &Yard) -> Vec<Told> {
    let mut told = Vec::new();
    each_place(yard, &mut |there, elsewhere| {
        Checked::new(there, elsewhere).check(true, &mut told);
    });
    told
}

/// The same without what AWS says of the wires in the place where the learner works.
pub(crate) fn check_but_own_wires(yard: &Yard) -> Vec<Told> {
    let mut told = Vec::new();
    each_place(yard, &mut |there, elsewhere| {
        let is_own = (&there.account, &there.region) == (&yard.account, &yard.region);
        Checked::new(there, elsewhere).check(!is_own, &mut told);
    });
    told
}

/// Does something with the yard in each place where something is declared, and tells the first time
/// which other places there are.
pub(super) fn each_place(yard: &Yard, act: &mut dyn FnMut(&Yard, &[Place])) {
    let is_quiet = |resources: &crate::resources::Resources| {
        resources.services.is_default() && resources.wires.is_default()
    };
    if !is_quiet(&yard.resources) {
        act(yard, &yard.elsewhere);
    }
    for place in yard
        .elsewhere
        .iter()
        .filter(|place| !is_quiet(&place.resources))
    {
        let mut there = yard.clone();
        there.go_to(&place.account, &place.region);
        act(&there, &there.elsewhere);
    }
}

/// The two values of a place as they are written.
pub(super) struct Written {
    pub(super) services: Value,
    pub(super) wires: Value,
}

impl Written {
    pub(super) fn of(resources: &crate::resources::Resources) -> Written {
        Written {
            services: resources.services.value(),
            wires: resources.wires.value(),
        }
    }

    fn part(&self, part: Part) -> &Value {
        match part {
            Part::Services => &self.services,
            Part::Wires => &self.wires,
        }
    }

    pub(super) fn list(&self, kind: &Kind) -> &[Value] {
        let list = self.part(kind.part).get(kind.list);
        list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub(super) fn has(&self, list: &str, name: &str) -> bool {
        super::kind(list).is_some_and(|kind| {
            let mut items = self.list(kind).iter();
            items.any(|item| kind.name_of(item) == name)
        })
    }
}

/// What is declared in the place of a yard and in others, and what is said of it.
struct Checked<'a> {
    yard: &'a Yard,
    here: Written,
    others: Vec<(&'a Place, Written)>,
}

impl<'a> Checked<'a> {
    fn new(yard: &'a Yard, elsewhere: &'a [Place]) -> Self {
        Checked {
            yard,
            here: Written::of(&yard.resources),
            others: elsewhere
                .iter()
                .map(|place| (place, Written::of(&place.resources)))
                .collect(),
        }
    }

    fn told(&self, kind: &Kind, at: usize, item: &Value) -> Told {
        Told {
            account: self.yard.account.clone(),
            region: self.yard.region.clone(),
            list: kind.list.to_owned(),
            at: u32::try_from(at).ok(),
            name: kind.name_of(item),
            path: String::new(),
            weight: Weight::Wrong,
            message: String::new(),
            help: String::new(),
        }
    }

    fn whole(&self, list: &str, message: String, help: &str) -> Told {
        Told {
            account: self.yard.account.clone(),
            region: self.yard.region.clone(),
            list: list.to_owned(),
            at: None,
            name: String::new(),
            path: String::new(),
            weight: Weight::Wrong,
            message,
            help: help.to_owned(),
        }
    }

    fn check(&self, with_wires: bool, told: &mut Vec<Told>) {
        for part in [Part::Services, Part::Wires] {
            self.check_whole(part, told);
        }
        // A list that the engine reads leaves out what it cannot read, so its places are others.
        let mut readable: Vec<(&str, Vec<usize>)> = Vec::new();
        for kind in KINDS {
            let items = self.here.list(kind);
            let mut read = Vec::new();
            for (at, item) in items.iter().enumerate() {
                let before = told.len();
                self.check_item(kind, at, item, told);
                match takes_item(kind, item) {
                    Ok(()) => read.push(at),
                    Err(error) if told.len() == before => told.push(Told {
                        message: format!("The yard cannot read this: {error}."),
                        help: "It does not count until it is put right. Edit it as JSON."
                            .to_owned(),
                        ..self.told(kind, at, item)
                    }),
                    Err(_) => {}
                }
                let name = kind.name_of(item);
                let earlier = items.iter().take(at);
                if earlier.clone().any(|other| kind.name_of(other) == name) {
                    told.push(Told {
                        path: kind.keys().last().copied().unwrap_or_default().to_owned(),
                        message: format!("{} {name} is declared twice.", kind.name),
                        help: "AWS knows one of each name in an account and Region. Give this one another name, or delete it.".to_owned(),
                        ..self.told(kind, at, item)
                    });
                }
            }
            readable.push((kind.list, read));
        }
        if !with_wires {
            return;
        }
        wires::each(self.yard, &mut |wire, mut problems| {
            if wire.list == "bucket_notifications" {
                let all = &self.yard.resources.wires.bucket_notifications;
                let one = all.get(wire.at);
                problems.extend(one.and_then(|one| wires::feeds_itself(self.yard, one)));
            }
            let of = readable.iter().find(|(list, _)| *list == wire.list);
            let at = of.and_then(|(_, read)| read.get(wire.at)).copied();
            let (Some(kind), Some(at)) = (super::kind(wire.list), at) else {
                return;
            };
            let item = self.here.list(kind).get(at).unwrap_or(&Value::Null);
            told.extend(problems.into_iter().map(|problem| Told {
                path: path_of(kind, &problem.field),
                weight: match problem.refused {
                    true => Weight::Wrong,
                    false => Weight::Risky,
                },
                message: problem.message,
                help: problem.help,
                ..self.told(kind, at, item)
            }));
        });
    }

    /// Looks at what is in none of the lists.
    fn check_whole(&self, part: Part, told: &mut Vec<Told>) {
        let name = match part {
            Part::Services => "services",
            Part::Wires => "wires",
        };
        let members = match self.here.part(part) {
            Value::Object(members) => members,
            Value::Null => return,
            _ => {
                let message =
                    format!("What is written as {name} is no object, so nothing of it counts.");
                told.push(self.whole("", message, "Edit it as JSON."));
                return;
            }
        };
        for (list, value) in members {
            let kind = super::kind(list).filter(|kind| kind.part == part);
            match kind {
                Some(_) if value.is_array() => {}
                Some(kind) => {
                    let message =
                        format!("{list} is no list of {}s, so it does not count.", kind.name);
                    told.push(self.whole(list, message, "Edit it as JSON."));
                }
                None if part == Part::Services && list == "undeclared" => {
                    if takes::<Services>(list, value).is_err() {
                        let message =
                            format!("undeclared is {value}, which is none of its values.");
                        told.push(self.whole(list, message, "Write \"Quiet\" or \"Simple\"."));
                    }
                }
                None => {
                    let message =
                        format!("There is no list {list} in {name}, so it does not count.");
                    told.push(self.whole(
                        list,
                        message,
                        "Look whether its name is written right; nothing of it is lost.",
                    ));
                }
            }
        }
    }

    fn check_item(&self, kind: &'static Kind, at: usize, item: &Value, told: &mut Vec<Told>) {
        let mut look = Look::default();
        look.fields(kind.fields, item, "");
        told.extend(look.said.into_iter().map(|said| Told {
            path: said.path,
            weight: said.weight,
            message: said.message,
            help: said.help,
            ..self.told(kind, at, item)
        }));
        // AWS CodePipeline User Guide, "CodePipeline pipeline structure reference": a pipeline has at
        // least two stages, the first of them with source actions.
        let stages = item.get("stages").and_then(Value::as_array);
        if kind.list == "pipelines" && stages.map_or(0, Vec::len) < 2 {
            told.push(Told {
                path: "stages".to_owned(),
                message: "InvalidStructureException: Pipeline should have at least two stages."
                    .to_owned(),
                help:
                    "CodePipeline does not make the pipeline, so nothing can start it. Add a stage: the first holds the source, a later one builds, deploys or asks."
                        .to_owned(),
                ..self.told(kind, at, item)
            });
        }
        for reference in &look.references {
            let Some(named) = shape::named(reference) else {
                continue;
            };
            if self.is_known(&named) {
                continue;
            }
            let of = super::kind(named.list).map_or("Resource", |kind| kind.name);
            told.push(Told {
                path: reference.path.clone(),
                weight: Weight::Note,
                message: format!("{of} {} is declared nowhere, so nothing follows there.", named.name),
                help: "Declare it to say what it does, or let what is not declared do the simple thing.".to_owned(),
                ..self.told(kind, at, item)
            });
        }
    }

    /// Whether what is named is declared where it is named, or does the simple thing there.
    fn is_known(&self, named: &super::referred::Named<'_>) -> bool {
        let yard = self.yard;
        let is_here = named.account.is_empty() && named.region.is_empty()
            || (named.account, named.region) == (yard.account.as_str(), yard.region.as_str());
        if is_here {
            let is_simple = yard.resources.services.undeclared == Undeclared::Simple;
            return is_simple || self.here.has(named.list, named.name);
        }
        let mut others = self.others.iter();
        others.any(|(place, written)| {
            let is_there = (named.account.is_empty() || place.account == named.account)
                && (named.region.is_empty() || place.region == named.region);
            let is_simple = place.resources.services.undeclared == Undeclared::Simple;
            is_there && (is_simple || written.has(named.list, named.name))
        })
    }
}

/// Whether the engine can read a declared thing.
fn takes_item(kind: &Kind, item: &Value) -> Result<(), String> {
    let list = Value::Array(vec![item.clone()]);
    match kind.part {
        Part::Services => takes::<Services>(kind.list, &list),
        Part::Wires => takes::<Wires>(kind.list, &list),
    }
}

/// The way to a field that a wire's own check names: it may stand in a record of the form.
fn path_of(kind: &Kind, field: &str) -> String {
    use super::Form;
    if kind.fields.iter().any(|one| one.name == field) {
        return field.to_owned();
    }
    let within = kind.fields.iter().find_map(|one| match one.form {
        Form::Record { fields, .. } => fields
            .iter()
            .any(|inner| inner.name == field)
            .then(|| format!("{}/{field}", one.name)),
        _ => None,
    });
    within.unwrap_or_default()
}

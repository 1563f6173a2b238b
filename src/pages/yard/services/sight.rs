//! What of the view is seen: the address says which form is open, and follows it when its name
//! changes.

use super::change::{At, Written};
use super::form::Open;
use crate::pages::yard::declared::Declared;
use crate::route::Route;
use crate::store::yard::Document;
use pipeline::Yard;
use pipeline::declare::kind;

/// What is seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The lists alone.
    List,
    /// The form of this.
    Form(Open),
    /// The lists, and that what the address leads to is not there.
    Gone(Declared),
}

impl Shown {
    /// What is open.
    pub fn open(&self) -> Option<&Open> {
        match self {
            Shown::Form(open) => Some(open),
            Shown::List | Shown::Gone(_) => None,
        }
    }

    /// The place that it belongs to.
    pub fn place(&self) -> Option<At> {
        match self {
            Shown::List => None,
            Shown::Form(open) => Some(open.place.clone()),
            Shown::Gone(declared) => Some(place_of(declared)),
        }
    }
}

fn place_of(declared: &Declared) -> At {
    At {
        account: declared.account.clone(),
        region: declared.region.clone(),
    }
}

/// What was seen last, by which the next is found.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// The yard.
    yard: Option<u32>,
    route: Option<Route>,
    open: Option<Open>,
    /// The names in the list of what was open.
    names: Vec<String>,
}

impl Sight {
    /// What was seen last.
    pub fn last(&self) -> Shown {
        self.open.clone().map_or(Shown::List, Shown::Form)
    }

    /// What is seen of a yard at an address. What is open stays open while its name is typed and
    /// when others of its list come or go; the address then has to follow it. `is_late` says that
    /// this address was asked for to follow it, and that the yard may have gone on since.
    pub fn look(&mut self, document: &Document, route: Option<&Route>, is_late: bool) -> Shown {
        let is_other_yard = self.yard.is_some_and(|yard| yard != document.id);
        let wanted = route.and_then(|route| Declared::read(route, &document.yard));
        let still = self
            .open
            .take()
            .filter(|_| !is_other_yard)
            .and_then(|open| {
                let open = follow(open, &self.names, document)?;
                let is_asked_for = is_late
                    || self.route.as_ref() == route
                    || address(document, &open).as_ref() == route;
                is_asked_for.then_some(open)
            });
        let open = wanted
            .as_ref()
            .and_then(|(declared, number)| still.or_else(|| resolve(document, declared, *number)));
        self.yard = Some(document.id);
        self.route = route.cloned();
        self.names = open.as_ref().map_or_else(Vec::new, |open| {
            names(&Written::of(document, &open.place), open.list)
        });
        self.open.clone_from(&open);
        match (open, wanted) {
            (Some(open), _) => Shown::Form(open),
            // The other yard was opened beside the view, not by the address.
            (None, Some((declared, _))) if !is_other_yard => Shown::Gone(declared),
            (None, _) => Shown::List,
        }
    }
}

/// The names in a list.
fn names(written: &Written, list: &str) -> Vec<String> {
    let Some(kind) = kind(list) else {
        return Vec::new();
    };
    let items = written.items(kind).iter();
    items.map(|item| kind.name_of(item)).collect()
}

/// Where what was open stands now: at its place where the list is as long as before, else by its name.
fn follow(open: Open, before: &[String], document: &Document) -> Option<Open> {
    let now = names(&Written::of(document, &open.place), open.list);
    if now.len() == before.len() {
        return Some(open);
    }
    let name = before.get(open.at)?;
    let number = number(before, open.at)?;
    let at = nth(&now, name, number)?;
    Some(Open { at, ..open })
}

/// Which of those of its name that at a place is, from 1.
fn number(names: &[String], at: usize) -> Option<usize> {
    let name = names.get(at)?;
    let up_to = names.iter().take(at + 1);
    Some(up_to.filter(|other| *other == name).count())
}

/// The place of the one with this number of those of a name.
fn nth(names: &[String], name: &str, number: usize) -> Option<usize> {
    let all = names.iter().enumerate();
    let mut of_name = all.filter(|(_, other)| *other == name);
    Some(of_name.nth(number.checked_sub(1)?)?.0)
}

/// What an address leads to.
fn resolve(document: &Document, declared: &Declared, number: usize) -> Option<Open> {
    let place = place_of(declared);
    let list = kind(&declared.list)?.list;
    let names = names(&Written::of(document, &place), list);
    let at = nth(&names, &declared.name, number)?;
    Some(Open { place, list, at })
}

/// The address of what is open in a yard.
pub fn address(document: &Document, open: &Open) -> Option<Route> {
    address_in(&document.yard, &Written::of(document, &open.place), open)
}

/// The same where its place declares this.
pub fn address_in(yard: &Yard, written: &Written, open: &Open) -> Option<Route> {
    let names = names(written, open.list);
    let declared = Declared {
        account: open.place.account.clone(),
        region: open.place.region.clone(),
        list: open.list.to_owned(),
        name: names.get(open.at)?.clone(),
    };
    Some(declared.route_of(yard, number(&names, open.at)?))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

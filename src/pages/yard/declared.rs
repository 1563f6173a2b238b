//! A declared service or wire, and the address of its form.

use crate::route::Route;
use pipeline::Yard;
use pipeline::findings::Place;

/// A declared service or wire; see [`Place::Declared`] for what each text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The list in which it stands.
    pub list: String,
    /// What it is called there.
    pub name: String,
}

impl Declared {
    /// What a place is, where it is that of a declared thing.
    pub fn of(place: &Place) -> Option<Declared> {
        match place.clone() {
            Place::Declared {
                account,
                region,
                list,
                name,
            } => Some(Declared {
                account,
                region,
                list,
                name,
            }),
            _ => None,
        }
    }

    /// The address of its form. Account and Region stand in it where they are not those in which the
    /// person works.
    pub fn route(&self, yard: &Yard) -> Route {
        self.route_of(yard, 1)
    }

    /// The address of the form of that with this number, from 1, among those of the same name.
    pub fn route_of(&self, yard: &Yard, number: usize) -> Route {
        let (list, name) = (self.list.clone(), write(&self.name, number));
        let is_here = (&self.account, &self.region) == (&yard.account, &yard.region);
        match is_here {
            true => Route::YardService { list, name },
            false => Route::YardServiceThere {
                account: self.account.clone(),
                region: self.region.clone(),
                list,
                name,
            },
        }
    }

    /// What an address leads to, with its number among those of the same name; none of an address
    /// that is none of a form.
    pub fn read(route: &Route, yard: &Yard) -> Option<(Declared, usize)> {
        let (account, region, list, name) = match route {
            Route::YardService { list, name } => (&yard.account, &yard.region, list, name),
            Route::YardServiceThere {
                account,
                region,
                list,
                name,
            } => (account, region, list, name),
            _ => return None,
        };
        let (name, number) = read(name);
        let declared = Declared {
            account: account.clone(),
            region: region.clone(),
            list: list.clone(),
            name: name.to_owned(),
        };
        Some((declared, number))
    }
}

/// A name as an address has it. What could be mistaken gets its number behind a tilde: nothing, a
/// name that several have, one that ends like that itself, and the dots that stand for folders.
fn write(name: &str, number: usize) -> String {
    let is_plain = number == 1 && !matches!(name, "" | "." | "..") && numbered(name).is_none();
    match is_plain {
        true => name.to_owned(),
        false => format!("{name}~{number}"),
    }
}

fn read(text: &str) -> (&str, usize) {
    numbered(text).unwrap_or((text, 1))
}

/// A text that ends with a tilde and a number, cut there.
fn numbered(text: &str) -> Option<(&str, usize)> {
    let (name, number) = text.rsplit_once('~')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    Some((name, number))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use yew_router::Routable;

    fn declared(name: &str) -> Declared {
        Declared {
            account: "123456789012".into(),
            region: "us-east-1".into(),
            list: "functions".into(),
            name: name.into(),
        }
    }

    #[test]
    fn every_name_comes_back_from_its_address() {
        let yard = Yard::default();
        let mut seen = Vec::new();
        for name in [
            "resize",
            "",
            ".",
            "..",
            "a~2",
            "a~",
            "a",
            "~1",
            "/aws/events/all/errors only?#%2F",
            "arn:aws:sqs:us-east-1:123456789012:jobs/arn:aws:lambda:us-east-1:123456789012:function:f",
            "Größe 1 · ø",
        ] {
            for number in [1, 2, 30] {
                let route = declared(name).route_of(&yard, number);
                let path = route.to_path();
                assert!(
                    path.starts_with("/yard/services/functions/"),
                    "{name}: {path}"
                );
                assert!(!path.contains(['?', '#', ' ']), "{name}: {path}");
                assert_eq!(Route::recognize(&path), Some(route.clone()), "{path}");
                assert_eq!(
                    Declared::read(&route, &yard),
                    Some((declared(name), number)),
                    "{path}"
                );
                assert!(!seen.contains(&path), "{path} stands for two");
                seen.push(path);
            }
        }
        assert_eq!(
            seen.first().map(String::as_str),
            Some("/yard/services/functions/resize")
        );
    }

    #[test]
    fn another_place_stands_in_the_address() {
        let yard = Yard::default();
        let there = Declared {
            account: "210987654321".into(),
            region: "eu-west-1".into(),
            ..declared("resize")
        };
        let route = there.route(&yard);
        let path = route.to_path();
        assert_eq!(
            path,
            "/yard/services/210987654321/eu-west-1/functions/resize"
        );
        assert_eq!(Route::recognize(&path), Some(route.clone()));
        assert_eq!(Declared::read(&route, &yard), Some((there, 1)));
        assert_eq!(Declared::read(&Route::YardServices, &yard), None);
    }

    #[test]
    fn a_place_of_a_finding_is_one_of_a_declared_thing_or_not() {
        let place = Place::Declared {
            account: "123456789012".into(),
            region: "us-east-1".into(),
            list: "functions".into(),
            name: "resize".into(),
        };
        assert_eq!(Declared::of(&place), Some(declared("resize")));
        assert_eq!(Declared::of(&Place::Yard), None);
    }
}

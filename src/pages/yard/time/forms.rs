//! The addresses of the forms where what services did was declared.

use super::said;
use crate::pages::yard::declared::Declared;
use crate::pages::yard::services::change::{Written, places};
use crate::route::Route;
use crate::store::yard::Document;
use pipeline::declare::{KINDS, arn_of};
use pipeline::world::Doing;

/// What a yard declares, each with what tells it in the ARN of what it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forms(Vec<(Key, Route)>);

/// Service and name, account and Region.
type Key = (String, String, String, String);

impl Forms {
    /// Those of a yard.
    pub fn of(document: &Document) -> Forms {
        let mut all = Vec::new();
        for place in places(document) {
            let written = Written::of(document, &place);
            for kind in KINDS {
                for item in written.items(kind) {
                    let name = kind.name_of(item);
                    let (account, region) = (place.account.clone(), place.region.clone());
                    let arn = arn_of(kind, &name, &account, &region);
                    let service = match (kind.list, &arn) {
                        ("auto_scaling_groups", _) => "Auto Scaling",
                        (_, Some(arn)) => said::service(arn),
                        (_, None) => continue,
                    };
                    let declared = Declared {
                        account: account.clone(),
                        region: region.clone(),
                        list: kind.list.to_owned(),
                        name: name.clone(),
                    };
                    let key = (service.to_owned(), name, account, region);
                    all.push((key, declared.route(&document.yard)));
                }
            }
        }
        Forms(all)
    }

    /// The form of what did something, where it is declared.
    pub fn find(&self, doing: &Doing) -> Option<&Route> {
        let (service, name) = (said::service(&doing.resource), said::short(&doing.resource));
        let is_it = |key: &Key| {
            (key.0.as_str(), key.1.as_str()) == (service, name)
                && (key.2.as_str(), key.3.as_str()) == (&*doing.account, &*doing.region)
        };
        let found = self.0.iter().find(|(key, _)| is_it(key));
        found.map(|(_, route)| route)
    }
}

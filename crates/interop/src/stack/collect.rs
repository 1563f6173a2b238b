//! The resources as they are found, each once, with ids that nobody else has.

use super::{Resource, ResourceKind, Stack};
use crate::remark::{Gravity, Remark};
use crate::tree::Tree;
use pipeline::{Arn, Yard};
use std::collections::{HashMap, HashSet};

/// The longest logical id that CloudFormation takes.
const LONGEST_ID: usize = 255;

/// Gathers resources and remarks of a yard's place.
pub(super) struct Collector<'a> {
    pub(super) yard: &'a Yard,
    found: Vec<Resource>,
    by_arn: HashMap<String, usize>,
    ids: HashSet<String>,
    remarks: Vec<Remark>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(yard: &'a Yard) -> Collector<'a> {
        Collector {
            yard,
            found: Vec::new(),
            by_arn: HashMap::new(),
            ids: HashSet::new(),
            remarks: Vec::new(),
        }
    }

    pub(super) fn remark(&mut self, gravity: Gravity, path: &str, message: impl Into<String>) {
        let remark = Remark::new(gravity, path, message);
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// Adds a resource with the properties that are there. The id comes of the name.
    pub(super) fn add<const N: usize>(
        &mut self,
        kind: ResourceKind,
        name: &str,
        arn: Option<String>,
        path: &str,
        properties: [(&str, Option<Tree>); N],
    ) {
        let properties = properties.into_iter();
        let properties = properties.filter_map(|(name, value)| Some((name.to_owned(), value?)));
        let id = self.id(name, kind.word());
        if let Some(arn) = &arn {
            self.by_arn.insert(arn.clone(), self.found.len());
        }
        self.found.push(Resource {
            id,
            kind,
            arn,
            properties: properties.collect(),
            path: path.to_owned(),
        });
    }

    /// The properties of the resource of this ARN, to add to.
    pub(super) fn properties(&mut self, arn: &str) -> Option<&mut Vec<(String, Tree)>> {
        let at = *self.by_arn.get(arn)?;
        self.found.get_mut(at).map(|found| &mut found.properties)
    }

    /// Whether there is a resource of this ARN already.
    pub(super) fn has(&self, arn: &str) -> bool {
        self.by_arn.contains_key(arn)
    }

    /// Whether an ARN is of the place: its account and Region.
    pub(super) fn is_here(&self, arn: &Arn<'_>) -> bool {
        arn.account == self.yard.account && arn.region == self.yard.region
    }

    /// The words of a name put together, with a word for the kind at the end; a number where another
    /// resource has that id.
    fn id(&mut self, name: &str, word: &str) -> String {
        let mut id = words(name);
        if !id.ends_with(word) {
            id.push_str(word);
        }
        if id.starts_with(|first: char| first.is_ascii_digit()) {
            id.insert_str(0, word);
        }
        id.truncate(LONGEST_ID - 6);
        let mut unique = id.clone();
        let mut number = 2;
        while !self.ids.insert(unique.to_ascii_lowercase()) {
            unique = format!("{id}{number}");
            number += 1;
        }
        unique
    }

    /// Everything, each resource after those that it refers to.
    pub(super) fn end(mut self) -> Stack {
        self.found.sort_by_key(|resource| resource.kind);
        Stack {
            account: self.yard.account.clone(),
            region: self.yard.region.clone(),
            resources: self.found,
            remarks: self.remarks,
        }
    }
}

/// The words of a name, each with a capital letter, put together.
pub(super) fn words(name: &str) -> String {
    let mut id = String::new();
    for word in name.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(letters.as_str());
    }
    id
}

//! From trees to tables.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{self, Catalogue};
use crate::Schemas;
use crate::model::{Holds, Kind, Member, Row};

/// Makes the tables. The order of everything follows from the content alone.
pub(super) fn build(origin: String, catalogue: &Catalogue) -> Result<Schemas, String> {
    let mut words = BTreeSet::new();
    let mut texts = BTreeSet::from([""]);
    words.extend(catalogue.sources.iter().map(String::as_str));
    collect(&catalogue.envelope, &mut words, &mut texts);
    for ((source, detail_type), found) in &catalogue.types {
        words.extend([source.as_str(), detail_type]);
        texts.insert(&found.reference);
        collect(&found.detail, &mut words, &mut texts);
    }
    let words: Vec<&str> = words.into_iter().collect();
    let texts: Vec<&str> = texts.into_iter().collect();
    let mut tables = Tables {
        words,
        texts,
        objects: Vec::new(),
        seen: BTreeMap::new(),
    };
    let envelope = tables.object(&catalogue.envelope)?;
    let mut types = Vec::new();
    for ((source, detail_type), found) in &catalogue.types {
        types.push(Row {
            source: tables.word(source)?,
            detail_type: tables.word(detail_type)?,
            detail: tables.object(&found.detail)?,
            reference: tables.text(&found.reference)?,
            origin: found.origin,
        });
    }
    let sources: Result<Vec<u32>, String> = catalogue
        .sources
        .iter()
        .map(|source| tables.word(source))
        .collect();
    let sources = sources?;
    Ok(Schemas {
        origin,
        words: tables.words.into_iter().map(str::to_owned).collect(),
        texts: tables.texts.into_iter().map(str::to_owned).collect(),
        objects: tables.objects,
        envelope,
        sources,
        types,
    })
}

fn collect<'c>(
    object: &'c shape::Object,
    words: &mut BTreeSet<&'c str>,
    texts: &mut BTreeSet<&'c str>,
) {
    for (name, member) in object {
        words.insert(name);
        words.extend(member.values.iter().map(String::as_str));
        texts.insert(&member.text);
        if let shape::Holds::Object(inner) = &member.holds {
            collect(inner, words, texts);
        }
    }
}

struct Tables<'c> {
    words: Vec<&'c str>,
    texts: Vec<&'c str>,
    objects: Vec<Vec<Member>>,
    /// The same objects are kept once.
    seen: BTreeMap<Vec<Member>, u32>,
}

impl Tables<'_> {
    fn word(&self, word: &str) -> Result<u32, String> {
        place(&self.words, word)
    }

    fn text(&self, text: &str) -> Result<u32, String> {
        place(&self.texts, text)
    }

    fn object(&mut self, object: &shape::Object) -> Result<u32, String> {
        let mut members = Vec::new();
        for (name, member) in object {
            let holds = match &member.holds {
                shape::Holds::Object(inner) => Holds::Object(self.object(inner)?),
                shape::Holds::Plain(kind) => match kind {
                    Kind::Any => Holds::Any,
                    Kind::String => Holds::String,
                    Kind::Number => Holds::Number,
                    Kind::Boolean => Holds::Boolean,
                    Kind::Object => return Err(format!("{name} is an object without fields")),
                },
            };
            let values: Result<_, String> = member.values.iter().map(|it| self.word(it)).collect();
            members.push(Member {
                name: self.word(name)?,
                holds,
                lists: member.lists,
                required: member.required,
                values: values?,
                open: member.open,
                text: self.text(&member.text)?,
            });
        }
        if let Some(index) = self.seen.get(&members) {
            return Ok(*index);
        }
        let index = u32::try_from(self.objects.len()).map_err(|error| error.to_string())?;
        self.objects.push(members.clone());
        self.seen.insert(members, index);
        Ok(index)
    }
}

fn place(table: &[&str], wanted: &str) -> Result<u32, String> {
    let found = table
        .binary_search(&wanted)
        .map_err(|_| wanted.to_owned())?;
    u32::try_from(found).map_err(|error| error.to_string())
}

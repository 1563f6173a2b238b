//! Pattern text from fields and their alternatives.

use crate::json::escape;

/// A string as JSON text.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        escape(c, &mut out);
    }
    out.push('"');
    out
}

/// A field of a pattern to be written: the keys that lead to it and its alternatives as JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) path: Vec<String>,
    pub(crate) alternatives: Vec<String>,
}

/// An object being written: its entries in order, each a value or another object.
#[derive(Default)]
struct Object(Vec<(String, Entry)>);

enum Entry {
    Text(String),
    Object(usize),
}

/// The text of a pattern that asks for all of these fields: with line breaks where `pretty`.
/// Where one path goes on beyond the end of another, its last keys are joined by dots.
pub(crate) fn pattern(fields: &[Wanted], pretty: bool) -> String {
    let comma = if pretty { ", " } else { "," };
    let list = |field: &Wanted| {
        let list = format!("[{}]", field.alternatives.join(comma));
        (field.path.clone(), list)
    };
    let values: Vec<_> = fields.iter().map(list).collect();
    nested(&values, pretty)
}

/// The text of an object that has each value at its path.
pub(crate) fn nested(values: &[(Vec<String>, String)], pretty: bool) -> String {
    let paths: Vec<&[String]> = values.iter().map(|(path, _)| path.as_slice()).collect();
    let mut objects = vec![Object::default()];
    for (path, text) in values {
        let path = writable(path, &paths);
        let Some((last, before)) = path.split_last() else {
            continue;
        };
        let mut at = 0;
        for key in before {
            at = child(&mut objects, at, key);
        }
        if let Some(Object(entries)) = objects.get_mut(at) {
            entries.push((last.clone(), Entry::Text(text.clone())));
        }
    }
    write(&objects, pretty)
}

/// The keys under which a field is written, so that none of them is `$or` and none holds both a
/// list and an object.
fn writable(path: &[String], all: &[&[String]]) -> Vec<String> {
    let ends_inside = |other: &&&[String]| other.len() < path.len() && path.starts_with(other);
    let kept = all
        .iter()
        .filter(ends_inside)
        .map(|other| other.len())
        .min();
    let mut keys: Vec<String> = Vec::new();
    for (index, key) in path.iter().enumerate() {
        let joined = kept.is_some_and(|kept| index >= kept) || (key == "$or" && index > 0);
        match keys.last_mut() {
            Some(last) if joined || last == "$or" => {
                last.push('.');
                last.push_str(key);
            }
            _ => keys.push(key.clone()),
        }
    }
    keys
}

/// The object below `key`, made where there is none.
fn child(objects: &mut Vec<Object>, at: usize, key: &str) -> usize {
    let made = objects.len();
    let Some(Object(entries)) = objects.get_mut(at) else {
        return at;
    };
    for (name, entry) in entries.iter() {
        if let (true, Entry::Object(index)) = (name == key, entry) {
            return *index;
        }
    }
    entries.push((key.to_owned(), Entry::Object(made)));
    objects.push(Object::default());
    made
}

fn write(objects: &[Object], pretty: bool) -> String {
    let mut out = String::new();
    // The objects that are open, and how many entries of each are written.
    let mut open = vec![(0, 0)];
    out.push('{');
    while let Some((object, done)) = open.last_mut() {
        let entry = objects
            .get(*object)
            .and_then(|Object(entries)| entries.get(*done));
        let first = *done == 0;
        *done += 1;
        let Some((key, entry)) = entry else {
            open.pop();
            line(&mut out, open.len(), pretty && !first);
            out.push('}');
            continue;
        };
        if !first {
            out.push(',');
        }
        line(&mut out, open.len(), pretty);
        out.push_str(&quote(key));
        out.push_str(if pretty { ": " } else { ":" });
        match entry {
            Entry::Text(text) => out.push_str(text),
            Entry::Object(index) => {
                out.push('{');
                open.push((*index, 0));
            }
        }
    }
    out
}

/// Begins a line.
fn line(out: &mut String, depth: usize, wanted: bool) {
    if wanted {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
}

#[cfg(test)]
mod tests;

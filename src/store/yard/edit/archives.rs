//! Archives of the place where the person works.

use super::super::Document;
use super::Edit;

/// Carries out an edit of archives; what of it joins the step before is nothing.
pub(super) fn apply(document: &mut Document, edit: Edit) -> Option<String> {
    let yard = &mut document.yard;
    let kept = &mut yard.resources.archives;
    match edit {
        Edit::AddArchive(made) => {
            let (archive, rule) = *made;
            if kept.iter().all(|one| one.name != archive.name) {
                kept.push(archive);
                yard.rules.push(rule);
            }
        }
        Edit::RemoveArchive(name) => {
            let at = kept.iter().position(|one| one.name == name)?;
            let rule = kept.remove(at).rule_name();
            let gone = |each: &pipeline::Rule| each.feeds_archive() && each.name == rule;
            if let Some(place) = yard.rules.iter().position(gone) {
                yard.rules.remove(place);
                if document.rule > place || document.rule == yard.rules.len() {
                    document.rule = document.rule.saturating_sub(1);
                }
            }
        }
        _ => {}
    }
    None
}

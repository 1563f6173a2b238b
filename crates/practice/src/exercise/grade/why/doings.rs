//! Why a service did not do what it has to, or did what it must not.

use super::{Scene, cut, pointing, value_at};
use crate::exercise::expect::{Does, lacks};
use crate::exercise::grade::report::{Failure, Pointing};
use crate::exercise::play::Way;
use pipeline::world::{Doing, DoingKind};

/// Why a service did not do what it has to, or not as often.
pub(in crate::exercise::grade) fn not_done(
    scene: &Scene<'_>,
    wanted: &Does,
    count: usize,
) -> Failure {
    let resource = wanted.at.as_deref().unwrap_or_default();
    let name = resource.rsplit([':', '/']).next().unwrap_or_default();
    let times = wanted.times.unwrap_or(1);
    if count > 0 {
        let mut doings = scene.played.doings.iter().filter(|doing| wanted.is(doing));
        let last = doings.next_back();
        let what = last.map_or_else(String::new, |doing| doing.text.clone());
        let message = format!("This happened {count} times and not {times}: {what}");
        return Failure {
            number: last.map(|doing| doing.number),
            pointing: last.map_or_else(Pointing::default, |doing| {
                Pointing::resource(doing.resource.to_string())
            }),
            ..scene.failure(message)
        };
    }
    if let Some(failure) = done_otherwise(scene, wanted) {
        return failure;
    }
    let doings = || scene.played.doings.iter().rev();
    let bad = |doing: &&Doing| {
        matches!(
            doing.kind,
            DoingKind::Refused | DoingKind::Failed | DoingKind::Lost | DoingKind::FilteredOut
        )
    };
    let there = |doing: &&Doing| resource.is_empty() || doing.resource.ends_with(resource);
    // What an API refused is why the rest did not follow.
    let told = doings()
        .find(|doing| doing.kind == DoingKind::Refused)
        .or_else(|| doings().find(|doing| bad(doing) && there(doing)))
        .or_else(|| doings().find(|doing| there(doing) && !resource.is_empty()))
        .or_else(|| doings().find(bad));
    let what = match name.is_empty() {
        true => "What is asked for does not happen".to_owned(),
        false => format!("What is asked for does not happen at {name}"),
    };
    let came = scene
        .played
        .came
        .iter()
        .find(|came| came.way != Way::Delivered);
    match (told, came) {
        (Some(doing), _) => Failure {
            number: Some(doing.number),
            pointing: Pointing::resource(doing.resource.to_string()),
            ..scene.failure(format!("{what}. The last thing on the way: {}", doing.text))
        },
        (None, Some(came)) => Failure {
            of: came.of,
            number: came.number,
            pointing: pointing(scene.played, came),
            ..scene.failure(format!(
                "{what}. {}",
                came.help
                    .as_deref()
                    .unwrap_or("The event did not come so far.")
            ))
        },
        (None, None) => scene.failure(format!("{what}: nothing leads there in this run.")),
    }
}

/// It was done, but with other words than are asked.
fn done_otherwise(scene: &Scene<'_>, wanted: &Does) -> Option<Failure> {
    let with = wanted.with.as_ref()?;
    // Events and messages of other kinds are no attempts at this one.
    let tried = Does {
        kind: Some(DoingKind::Called),
        with: None,
        ..wanted.clone()
    };
    if wanted.kind != tried.kind || wanted.says.is_none() {
        return None;
    }
    let doing = scene.played.doings.iter().find(|doing| tried.is(doing))?;
    let content = doing.content.as_deref().unwrap_or_default();
    let path = lacks(content, &with.0).filter(|path| !path.is_empty())?;
    let told = match value_at(content, &path) {
        Some(value) => format!("but with `{path}` {}", cut(&value.to_string())),
        None => format!("but without `{path}`"),
    };
    let what = wanted.says.as_deref().unwrap_or_default();
    Some(Failure {
        number: Some(doing.number),
        pointing: Pointing::resource(doing.resource.to_string()),
        ..scene.failure(format!("{what} was called, {told}."))
    })
}

/// A service did what it must not do.
pub(in crate::exercise::grade) fn done(scene: &Scene<'_>, doing: &Doing) -> Failure {
    Failure {
        number: Some(doing.number),
        pointing: Pointing::resource(doing.resource.to_string()),
        ..scene.failure(format!("This must not happen: {}", doing.text))
    }
}

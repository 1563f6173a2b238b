//! Targets and who has to allow them, as the engine knows them.

use super::facts::{code, number, paragraph, plain, row, table as make};
use crate::model::{Content, Row, Section};
use crate::place::{address, slug};
use pipeline::ErrorCode;
use pipeline::quotas::{MAXIMUM_EVENT_AGE_IN_SECONDS, MAXIMUM_RETRY_ATTEMPTS};
use pipeline::targets::{INSTEAD, PermissionModel, TargetKind, TargetType};
use quiz::{Block, Inline};

fn types() -> impl Iterator<Item = &'static TargetType> {
    TargetKind::ALL.into_iter().map(TargetKind::target_type)
}

/// Every kind of target in a row.
pub(super) fn table() -> Vec<Content> {
    let rows = types().map(|kind| {
        let permission = &kind.permission;
        let who = match permission.model {
            PermissionModel::ResourcePolicy => "resource policy of the target",
            PermissionModel::ExecutionRole => "role that EventBridge takes on",
        };
        let name = Inline::Link {
            url: address("targets", &slug(kind.label)),
            children: plain(kind.label),
        };
        let role = match kind.needs_role() {
            true => "always",
            false if kind.parameters.iter().any(|it| it.name == "RoleArn") => "sometimes",
            false => "no",
        };
        Row {
            anchor: None,
            cells: vec![vec![name], plain(who), actions(kind), plain(role)],
        }
    });
    vec![make(
        "Targets of a rule and who has to allow the call",
        &[
            "Target",
            "Who allows the call",
            "IAM action",
            "RoleArn asked for",
        ],
        rows.collect(),
    )]
}

fn actions(kind: &TargetType) -> Vec<Inline> {
    let all = std::iter::once(kind.permission.action).chain(kind.permission.also.iter().copied());
    let mut cell = Vec::new();
    for action in all {
        if !cell.is_empty() {
            cell.extend(plain(", "));
        }
        cell.extend(code(action));
    }
    cell
}

/// A section for each kind of target, which follow the section of the table.
pub(super) fn sections() -> Vec<Section> {
    types().map(section).collect()
}

fn section(kind: &TargetType) -> Section {
    let mut points = vec![
        point("Permission", plain(kind.permission.sentence)),
        point("IAM action", actions(kind)),
        point("What it is given", plain(kind.receives)),
        point("ARN", code(kind.arn_form)),
    ];
    for parameter in kind.parameters {
        let mut words = code(parameter.name);
        words.extend(plain(format!(". {}", parameter.required)));
        points.push(point("Beside the ARN", words));
    }
    if let Some(millis) = kind.timeout_ms {
        let seconds = usize::try_from(millis / 1_000).unwrap_or_default();
        let words = format!("It has to answer within {} seconds.", number(seconds));
        points.push(point("Time", plain(words)));
    }
    Section {
        anchor: slug(kind.label),
        title: kind.label.to_owned(),
        level: 3,
        content: vec![Content::Text(vec![Block::List {
            start: None,
            items: points,
        }])],
    }
}

fn point(name: &str, mut words: Vec<Inline>) -> Vec<Block> {
    let mut inlines = vec![Inline::Strong(plain(format!("{name}:")))];
    inlines.extend(plain(" "));
    inlines.append(&mut words);
    vec![Block::Paragraph(inlines)]
}

/// What is said of retries, with the engine's values and codes.
pub(super) fn retries() -> Vec<Content> {
    let hours = MAXIMUM_EVENT_AGE_IN_SECONDS / 3_600;
    let list = |is_retried: bool| {
        let codes = ErrorCode::ALL.into_iter();
        let codes = codes.filter(|code| code.is_retried() == is_retried);
        let items = codes.map(|it| {
            let link = Inline::Link {
                url: address("trace", &slug(it.as_str())),
                children: code(it.as_str()),
            };
            vec![Block::Paragraph(vec![link])]
        });
        Content::Text(vec![Block::List {
            start: None,
            items: items.collect(),
        }])
    };
    vec![
        paragraph(format!(
            "It is the same for every kind of target: where the target’s retry policy says nothing, EventBridge tries {MAXIMUM_RETRY_ATTEMPTS} times more for at most {hours} hours, with longer and longer pauses. After these failures it tries again:"
        )),
        list(true),
        paragraph("After these it does not, because another attempt would fail too:"),
        list(false),
    ]
}

/// Services that are no targets, and what to use.
pub(super) fn no_targets() -> Vec<Content> {
    let rows = INSTEAD.iter().map(|(service, instead)| {
        let name = format!("No target {service}");
        row(&name, code(*service), vec![plain(*instead)])
    });
    vec![make(
        "Services that are no targets of a rule",
        &["Service", "What leads there"],
        rows.collect(),
    )]
}

//! What has a command to make it and another to change it.

use super::words::word;
use super::{Line, Writer};
use crate::stack::{Resource, ResourceKind};
use pipeline::DEFAULT_EVENT_BUS;

const BUS: &[(&str, &str)] = &[
    ("name", "Name"),
    ("event-source-name", "EventSourceName"),
    ("description", "Description"),
    ("kms-key-identifier", "KmsKeyIdentifier"),
    ("dead-letter-config", "DeadLetterConfig"),
    ("log-config", "LogConfig"),
];

const CONNECTION: &[(&str, &str)] = &[
    ("name", "Name"),
    ("description", "Description"),
    ("authorization-type", "AuthorizationType"),
    ("auth-parameters", "AuthParameters"),
    (
        "invocation-connectivity-parameters",
        "InvocationConnectivityParameters",
    ),
    ("kms-key-identifier", "KmsKeyIdentifier"),
];

const API_DESTINATION: &[(&str, &str)] = &[
    ("name", "Name"),
    ("description", "Description"),
    ("connection-arn", "ConnectionArn"),
    ("invocation-endpoint", "InvocationEndpoint"),
    ("http-method", "HttpMethod"),
    (
        "invocation-rate-limit-per-second",
        "InvocationRateLimitPerSecond",
    ),
];

const ARCHIVE: &[(&str, &str)] = &[
    ("archive-name", "ArchiveName"),
    ("event-source-arn", "SourceArn"),
    ("description", "Description"),
    ("retention-days", "RetentionDays"),
    ("kms-key-identifier", "KmsKeyIdentifier"),
];

/// What only the making takes.
const ONCE: [&str; 2] = ["EventSourceName", "SourceArn"];

impl Writer<'_> {
    /// The command that makes it, or the one that changes what is there.
    pub(in crate::cli) fn settings(&mut self, resource: &Resource, is_there: bool) {
        let is_default = resource.text("Name") == DEFAULT_EVENT_BUS;
        let is_there = is_there || (resource.kind == ResourceKind::EventBus && is_default);
        let (make, change, options) = match resource.kind {
            ResourceKind::EventBus => ("events create-event-bus", "events update-event-bus", BUS),
            ResourceKind::Connection => (
                "events create-connection",
                "events update-connection",
                CONNECTION,
            ),
            ResourceKind::ApiDestination => (
                "events create-api-destination",
                "events update-api-destination",
                API_DESTINATION,
            ),
            _ => ("events create-archive", "events update-archive", ARCHIVE),
        };
        let wanted = options
            .iter()
            .filter(|(_, property)| !(is_there && ONCE.contains(property)));
        let wanted: Vec<(&str, &str)> = wanted.copied().collect();
        let head = if is_there { change } else { make };
        let mut line = self.plain(head, resource, &wanted);
        line = line.some("event-pattern", self.json(resource, "EventPattern"));
        let tags = resource.get("Tags").map(|tags| self.value(tags));
        match tags {
            Some(tags) if is_there => {
                self.line(line);
                let line = Line::new("events tag-resource")
                    .some("resource-arn", resource.arn.as_deref().map(word))
                    .put("tags", tags);
                self.line(line);
            }
            tags => self.line(line.some("tags", tags)),
        }
    }
}

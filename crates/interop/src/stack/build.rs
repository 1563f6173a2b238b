//! From a yard to the resources that it needs.

use super::collect::{Collector, words};
use super::permissions::Permissions;
use super::{ResourceKind, Stack, rest};
use crate::remark::Gravity;
use crate::tree::Tree;
use pipeline::resources::Connection;
use pipeline::{Arn, DEFAULT_EVENT_BUS, EventBus, Tag, Yard};

impl Stack {
    /// What the place where the learner works needs. Other places of the yard are remarks: go there and
    /// ask again.
    pub fn of(yard: &Yard) -> Stack {
        let mut found = Collector::new(yard);
        event_buses(&mut found);
        connections(&mut found);
        api_destinations(&mut found);
        archives(&mut found);
        let mut permissions = Permissions::of(yard);
        for (at, rule) in yard.rules.iter().enumerate() {
            found.rule(at, rule, &mut permissions);
        }
        permissions.write(&mut found);
        rest::remark(&mut found);
        found.end()
    }
}

/// The tags as CloudFormation and the API write them.
pub(super) fn tags(tags: &[Tag]) -> Option<Tree> {
    let tag = |tag: &Tag| {
        Tree::map([
            ("Key", tag.key.as_str().into()),
            ("Value", tag.value.as_str().into()),
        ])
    };
    (!tags.is_empty()).then(|| Tree::List(tags.iter().map(tag).collect()))
}

/// A text that is there.
pub(super) fn text(text: Option<&str>) -> Option<Tree> {
    text.map(Tree::from)
}

fn event_buses(found: &mut Collector<'_>) {
    let yard = found.yard;
    for (at, bus) in yard.event_buses.iter().enumerate() {
        let path = format!("yard.event_buses[{at}]");
        let is_plain = EventBus {
            policy: None,
            creation_time: bus.creation_time,
            last_modified_time: bus.last_modified_time,
            ..EventBus::new(bus.name.as_str())
        } == EventBus {
            policy: None,
            ..bus.clone()
        };
        if bus.name == DEFAULT_EVENT_BUS && is_plain {
            continue;
        }
        let queue = bus.dead_letter_config.as_ref();
        let queue = queue.and_then(|config| config.arn.as_deref());
        if let Some(arn) = queue {
            found.queue(arn, &format!("{path}.dead_letter_config.arn"));
        }
        let log = bus.log_config.as_ref().map(|log| {
            let level = [
                ("IncludeDetail", &log.include_detail),
                ("Level", &log.level),
            ];
            let given = level
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), Tree::from(value.as_deref()?))));
            Tree::Map(given.collect())
        });
        found.add(
            ResourceKind::EventBus,
            &bus.name,
            Some(yard.event_bus_arn(&bus.name)),
            &path,
            [
                ("Name", text(Some(&bus.name))),
                ("EventSourceName", text(bus.event_source.as_deref())),
                ("Description", text(bus.description.as_deref())),
                ("KmsKeyIdentifier", key(bus.kms_key_identifier.as_deref())),
                (
                    "DeadLetterConfig",
                    queue.map(|arn| Tree::map([("Arn", Tree::arn(arn))])),
                ),
                ("LogConfig", log),
                ("Tags", tags(&bus.tags)),
            ],
        );
    }
}

/// A key by its ARN, id or alias.
fn key(key: Option<&str>) -> Option<Tree> {
    key.map(|key| Tree::from(key).with_arns())
}

fn connections(found: &mut Collector<'_>) {
    let yard = found.yard;
    for (at, connection) in yard.resources.connections.iter().enumerate() {
        let path = format!("yard.resources.connections[{at}]");
        let parameters = Tree::read(&connection.auth_parameters).unwrap_or(Tree::Null);
        let private = connection.invocation_connectivity_parameters.as_deref();
        found.add(
            ResourceKind::Connection,
            &connection.name,
            Some(connection_arn(yard, connection)),
            &path,
            [
                ("Name", text(Some(&connection.name))),
                ("Description", text(connection.description.as_deref())),
                (
                    "AuthorizationType",
                    text(Some(&connection.authorization_type)),
                ),
                (
                    "AuthParameters",
                    Some(with_secrets(parameters, &words(&connection.name))),
                ),
                (
                    "InvocationConnectivityParameters",
                    private.and_then(Tree::read).map(Tree::with_arns),
                ),
                (
                    "KmsKeyIdentifier",
                    key(connection.kms_key_identifier.as_deref()),
                ),
            ],
        );
        found.remark(
            Gravity::Note,
            &path,
            "The yard keeps no secret: fill in the one of this connection when you deploy.",
        );
    }
}

/// The ARN of a connection: the id is AWS's.
fn connection_arn(yard: &Yard, connection: &Connection) -> String {
    let bus = yard.event_bus_arn("");
    let place = bus.trim_end_matches("event-bus/");
    format!("{place}connection/{}/{}", connection.name, connection.id)
}

/// The parameters of a connection with a place for each secret that AWS asks for and nobody tells again.
fn with_secrets(parameters: Tree, name: &str) -> Tree {
    const SECRETS: [(&str, &str); 3] = [
        ("BasicAuthParameters", "Password"),
        ("ApiKeyAuthParameters", "ApiKeyValue"),
        ("ClientParameters", "ClientSecret"),
    ];
    let Tree::Map(members) = parameters else {
        return match parameters {
            Tree::List(items) => {
                let items = items.into_iter().enumerate();
                Tree::List(
                    items
                        .map(|(at, item)| with_secrets(item, &format!("{name}{}", at + 1)))
                        .collect(),
                )
            }
            other => other,
        };
    };
    let hidden = members.contains(&("IsValueSecret".to_owned(), Tree::Bool(true)));
    let mut written: Vec<(String, Tree)> = Vec::new();
    for (member, value) in members {
        let within = match member.as_str() {
            "OAuthParameters"
            | "ClientParameters"
            | "BasicAuthParameters"
            | "ApiKeyAuthParameters" => name.to_owned(),
            other => format!("{name}{other}"),
        };
        let mut value = with_secrets(value, &within);
        let secret = SECRETS.iter().find(|(parent, _)| *parent == member);
        if let (Some((_, secret)), Tree::Map(inner)) = (secret, &mut value) {
            crate::tree::put(inner, secret, Tree::Secret(format!("{name}{secret}")));
        }
        written.push((member, value));
    }
    if hidden {
        crate::tree::put(&mut written, "Value", Tree::Secret(format!("{name}Value")));
    }
    Tree::Map(written)
}

fn api_destinations(found: &mut Collector<'_>) {
    let yard = found.yard;
    for (at, destination) in yard.resources.api_destinations.iter().enumerate() {
        let bus = yard.event_bus_arn("");
        let place = bus.trim_end_matches("event-bus/");
        let arn = format!(
            "{place}api-destination/{}/{}",
            destination.name, destination.id
        );
        found.add(
            ResourceKind::ApiDestination,
            &destination.name,
            Some(arn),
            &format!("yard.resources.api_destinations[{at}]"),
            [
                ("Name", text(Some(&destination.name))),
                ("Description", text(destination.description.as_deref())),
                (
                    "ConnectionArn",
                    Some(Tree::arn(&destination.connection_arn)),
                ),
                (
                    "InvocationEndpoint",
                    text(Some(&destination.invocation_endpoint)),
                ),
                ("HttpMethod", text(Some(&destination.http_method))),
                (
                    "InvocationRateLimitPerSecond",
                    Some(destination.invocation_rate_limit_per_second.into()),
                ),
            ],
        );
    }
}

fn archives(found: &mut Collector<'_>) {
    let yard = found.yard;
    for (at, archive) in yard.resources.archives.iter().enumerate() {
        let path = format!("yard.resources.archives[{at}]");
        let pattern = archive.event_pattern.as_deref();
        let days = (archive.retention_days > 0).then(|| u64::from(archive.retention_days).into());
        found.add(
            ResourceKind::Archive,
            &archive.name,
            Some(archive.arn()),
            &path,
            [
                ("ArchiveName", text(Some(&archive.name))),
                ("Description", text(archive.description.as_deref())),
                ("SourceArn", Some(Tree::arn(&archive.event_source_arn))),
                ("EventPattern", pattern.and_then(Tree::read)),
                ("RetentionDays", days),
                (
                    "KmsKeyIdentifier",
                    key(archive.kms_key_identifier.as_deref()),
                ),
            ],
        );
        if !archive.events.is_empty() {
            found.remark(
                Gravity::Note,
                &format!("{path}.events"),
                "The events that the archive keeps stay in the yard file.",
            );
        }
    }
}

impl Collector<'_> {
    /// A queue that events go to, where it is of the place and not there yet.
    pub(super) fn queue(&mut self, arn: &str, path: &str) {
        if let Some(name) = self.missing(arn, "sqs", "") {
            let fifo = name.ends_with(".fifo").then_some(true.into());
            let properties = [("QueueName", text(Some(name))), ("FifoQueue", fifo)];
            let arn = Some(arn.to_owned());
            self.add(ResourceKind::Queue, name, arn, path, properties);
        }
    }

    /// A topic that events go to, likewise.
    pub(super) fn topic(&mut self, arn: &str, path: &str) {
        if let Some(name) = self.missing(arn, "sns", "") {
            let fifo = name.ends_with(".fifo").then_some(true.into());
            let properties = [("TopicName", text(Some(name))), ("FifoTopic", fifo)];
            let arn = Some(arn.to_owned());
            self.add(ResourceKind::Topic, name, arn, path, properties);
        }
    }

    /// A log group that events go to, likewise; its ARN may end in `:*`.
    pub(super) fn log_group(&mut self, arn: &str, path: &str) {
        let arn = arn.trim_end_matches(":*");
        if let Some(name) = self.missing(arn, "logs", "log-group:") {
            let properties = [("LogGroupName", text(Some(name)))];
            let arn = Some(arn.to_owned());
            self.add(ResourceKind::LogGroup, name, arn, path, properties);
        }
    }

    /// The name in an ARN of this service that is of the place and not there yet.
    fn missing<'t>(&self, text: &'t str, service: &str, prefix: &str) -> Option<&'t str> {
        let arn = Arn::read(text).ok()?;
        let name = arn.resource.strip_prefix(prefix)?;
        let wanted = arn.service == service && self.is_here(&arn) && !self.has(text);
        wanted.then_some(name)
    }
}

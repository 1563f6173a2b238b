//! Members that several operations share.

use super::patterns::{
    BUS_NAME, BUS_NAME_OR_ARN, CONNECTION_ARN, KMS_KEY, NAME, ONE_LINE, SOURCE_ARN,
};
use super::{
    ANY, List, Member, Object, Shape, Text, list, object, one_of, optional, required, text,
};

/// Names of rules, targets, replays, connections and API destinations.
pub(in crate::api) const NAME_64: Shape = Shape::Text(text(1, 64).like(NAME));
/// Names of archives.
pub(in crate::api) const NAME_48: Shape = Shape::Text(text(1, 48).like(NAME));
/// Names of event buses.
pub(in crate::api) const EVENT_BUS_NAME: Shape = Shape::Text(text(1, 256).like(BUS_NAME));
/// Names of event buses that are no partner's.
pub(in crate::api) const NON_PARTNER_BUS: Shape = Shape::Text(text(1, 256).like(NAME));
/// An event bus by name or ARN.
pub(in crate::api) const BUS: Shape = Shape::Text(text(1, 1_600).like(BUS_NAME_OR_ARN));
/// An ARN of any kind.
pub(in crate::api) const ARN: Shape = Shape::Text(text(1, 1_600));
/// The ARN of an event bus or an archive.
pub(in crate::api) const EVENT_SOURCE: Shape = Shape::Text(text(1, 1_600).like(SOURCE_ARN));
/// The ARN of a connection.
pub(in crate::api) const CONNECTION: Shape = Shape::Text(text(1, 1_600).like(CONNECTION_ARN));
/// A description of any characters.
pub(in crate::api) const DESCRIPTION: Shape = Shape::Text(text(0, 512));
/// A description of one line.
pub(in crate::api) const LINE: Shape = Shape::Text(text(0, 512).like(ONE_LINE));
/// An event pattern.
pub(in crate::api) const EVENT_PATTERN: Shape = Shape::Text(text(0, 4_096));
/// A KMS key.
pub(in crate::api) const KMS: Shape = Shape::Text(text(0, 2_048).like(KMS_KEY));
/// A string without constraints.
pub(in crate::api) const STRING: Shape = Shape::Text(ANY);
/// How many results a page has at most.
pub(in crate::api) const LIMIT: Shape = Shape::Whole(1, 100);
/// Where the next page begins.
pub(in crate::api) const TOKEN: Shape = Shape::Text(text(1, 2_048));
/// The key of a tag.
pub(in crate::api) const TAG_KEY: Text = text(1, 128);

/// Tags.
pub(in crate::api) const TAGS: Shape = Shape::List(&TAG_LIST);
static TAG_LIST: List = list(Shape::Object(&TAG));
static TAG: Object = object(
    "Tag",
    &[
        required("Key", Shape::Text(TAG_KEY)),
        required("Value", Shape::Text(text(0, 256))),
    ],
);

/// A dead-letter queue.
pub(in crate::api) const DEAD_LETTER: Shape = Shape::Object(&DEAD_LETTER_CONFIG);
static DEAD_LETTER_CONFIG: Object = object("DeadLetterConfig", &[optional("Arn", ARN)]);

/// What a bus logs.
pub(in crate::api) const LOGS: Shape = Shape::Object(&LOG_CONFIG);
static LOG_CONFIG: Object = object(
    "LogConfig",
    &[
        optional("IncludeDetail", Shape::Text(one_of(&["NONE", "FULL"]))),
        optional(
            "Level",
            Shape::Text(one_of(&["OFF", "ERROR", "INFO", "TRACE"])),
        ),
    ],
);

/// The only member of a request that names a thing.
pub(in crate::api) const fn only(name: &'static str, shape: Shape) -> [Member; 1] {
    [required(name, shape)]
}

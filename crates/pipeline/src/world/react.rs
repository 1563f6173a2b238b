//! What hangs on what happens: the wires of services beside the rules of event buses.
//!
//! [`to`] is asked after a thing has happened, in its place, with the doing that told of it as the
//! cause of what follows. A reaction looks up what a person declared and lets further things happen
//! ([`Sending::happen_in`]); where it begins to work because of another service it first takes a hop
//! ([`Sending::hop`]), so that loops end.

use super::sns;
use super::what::What;
use crate::send::Sending;

/// Lets everything react that hangs on what has happened: the subscribers of a topic, and the wires.
pub(super) fn to(sending: &mut Sending<'_>, what: &What) {
    if let What::Publish {
        topic,
        subject,
        message,
        attributes,
    } = what
    {
        let message = sns::Message {
            topic,
            subject: subject.as_deref(),
            message,
            attributes,
        };
        sns::fan_out(sending, &message);
    }
    crate::wires::react(sending, what);
}

//! What hangs on what happens: the wires of services beside the rules of event buses.
//!
//! [`to`] is asked after a thing has happened, in its place, with the doing that told of it as the
//! cause of what follows. A reaction looks up what a person declared and lets further things happen
//! ([`Sending::happen_in`]); where it begins to work because of another service it first takes a hop
//! ([`Sending::hop`]), so that loops end.

use super::what::What;
use crate::send::Sending;

/// Lets everything react that hangs on what has happened.
pub(super) fn to(sending: &mut Sending<'_>, what: &What) {
    crate::wires::react(sending, what);
}

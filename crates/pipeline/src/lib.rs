//! Buses, rules, targets and the trace of what happened to an event.

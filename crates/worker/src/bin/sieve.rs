//! The worker that goes through a large file of events.

worker::program!(worker::Sieve);

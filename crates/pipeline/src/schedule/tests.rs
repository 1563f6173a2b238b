use super::*;

mod describe;
mod exact;
mod properties;
mod refusals;
mod repairs;
mod runs;
mod scheduler;

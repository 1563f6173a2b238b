use super::*;

mod describe;
mod properties;
mod refusals;
mod repairs;
mod runs;
mod scheduler;

//! State: one reducer and one named hook a slice. Reducers are pure; [`kept`] stores them.

pub mod backup;
pub mod bank;
pub mod bench;
pub mod bulk;
pub mod catalogue;
pub mod deck;
pub mod engine;
pub mod exam;
pub mod exercises;
pub mod fetched;
pub mod guide;
pub mod handover;
pub mod history;
pub mod kept;
pub mod notices;
pub mod packs;
pub mod progress;
pub mod review;
pub mod safety;
pub mod settings;
pub mod sitting;
pub mod stores;
pub mod yard;

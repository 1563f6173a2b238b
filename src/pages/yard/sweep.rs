//! Rules against the whole catalogue: which events would each of them take?

pub mod all;
pub mod ask;
pub mod cross;
pub mod events;
pub mod rule;

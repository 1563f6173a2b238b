//! The worker that answers while a person types.

worker::program!(worker::Bench);

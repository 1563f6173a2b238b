//! The worker that does everything else than answering while a person types.

worker::program!(worker::Workshop);

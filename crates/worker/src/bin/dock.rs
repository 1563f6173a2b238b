//! The worker that brings yards in and out.

worker::program!(worker::Dock);

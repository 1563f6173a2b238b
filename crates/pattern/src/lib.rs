//! Event patterns: read, check, match, explain.

//! Yard files and other ways in and out.

//! Terraform configurations, out only.
//!
//! Source: documentation and source of the provider `hashicorp/aws`, version 6; seen 2026-11-22.

mod hcl;
mod tables;
mod write;

pub(crate) use write::write;

#[cfg(test)]
mod tests;

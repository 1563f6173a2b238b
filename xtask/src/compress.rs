//! Bytes on the wire, as a web host sends them.

use std::io::Write;

use anyhow::{Context, Result};

/// Bytes after brotli at its best quality, 11.
///
/// # Errors
/// Where the encoder fails.
pub fn brotli(content: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut out, &params).context("brotli")?;
    Ok(out.len())
}

/// Bytes after gzip at level 9.
///
/// # Errors
/// Where the encoder fails.
pub fn gzip(content: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).context("gzip")?;
    Ok(encoder.finish().context("gzip")?.len())
}

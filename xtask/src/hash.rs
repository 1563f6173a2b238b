//! Hashes of content: short ones for file names, base64 ones for the page's `integrity`.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// 16 hexadecimal digits of the SHA-256: enough to tell the versions of one file apart.
pub fn short(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The value of an `integrity` attribute: `sha384-…`.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Undoes base64.
///
/// # Errors
/// Where the text is not base64.
pub fn from_base64(text: &str) -> Result<Vec<u8>> {
    STANDARD.decode(text).context("this is not base64")
}

#[cfg(test)]
mod tests {
    use super::{integrity, short};

    #[test]
    fn integrity_of_a_known_script() {
        // The example of the specification of Subresource Integrity (section 3.1).
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn every_byte_counts() {
        assert_ne!(integrity(b"a()"), integrity(b"a()\n"));
        assert_ne!(short(b"a"), short(b"b"));
        assert_eq!(short(b""), "e3b0c44298fc1c14");
    }
}

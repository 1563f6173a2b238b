//! How CloudWatch Logs packs what it hands to a function: gzip, then base64.
//!
//! The data is stored in gzip without compression, which every reader takes.

/// The text as a function gets it: gzip, written in base64.
pub fn subscription_data(text: &str) -> String {
    base64(&gzip(text.as_bytes()))
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut blocks = data.chunks(0xffff).peekable();
    if blocks.peek().is_none() {
        out.extend([1, 0, 0, 0xff, 0xff]);
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    out.extend(crc32(data).to_le_bytes());
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    out.extend(length.to_le_bytes());
    out
}

/// The check sum of gzip.
fn crc32(data: &[u8]) -> u32 {
    let step = |sum: u32, _: u32| {
        let low = sum & 1;
        (sum >> 1) ^ (0xedb8_8320 * low)
    };
    let all = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), step);
    !data.iter().fold(u32::MAX, all)
}

/// Bytes in base64, as AWS writes them in JSON.
pub(crate) fn base64(data: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(data.len().div_ceil(3) * 4);
    for three in data.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        for place in 0..4_usize {
            let letter = (bits >> (18 - 6 * place)) & 63;
            let letter = usize::try_from(letter)
                .ok()
                .and_then(|nth| LETTERS.get(nth));
            out.push(match place > three.len() {
                true => '=',
                false => char::from(letter.copied().unwrap_or(b'=')),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests;

//! Addresses and blocks of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::offer::Offer;
use super::pair::Pair;
use crate::operators::{Cidr, Shape, Text};
use crate::words::{cut, literal};
use crate::{Reason, address, quoted};

/// A value that is not in a block.
pub(super) fn block(pair: Pair<'_>, block: &Cidr) -> Option<Offer> {
    let value = pair.value.as_str();
    if value.is_some_and(|value| address::parse(value).is_ok()) {
        return not_aligned(pair, block);
    }
    let sentence = format!(
        "cidr looks for a single IP address, and {} is none.",
        cut(pair.written())
    );
    let offer = pair.offer(Reason::CidrNotAnAddress, sentence).in_event();
    let mut pieces = value.map(pieces).unwrap_or_default().into_iter();
    let edit = pieces.find_map(|piece| pair.event_text(piece));
    Some(offer.edit(edit))
}

/// The pieces of a text that may be an address: before a port, a mask or a comma, in brackets.
fn pieces(value: &str) -> Vec<&str> {
    let trimmed = value.trim();
    let before = |mark: char| trimmed.split_once(mark).map(|(before, _)| before.trim());
    let in_brackets = trimmed
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .map(|(inside, _)| inside);
    let all = [
        Some(trimmed),
        before(':'),
        before('/'),
        before(','),
        in_brackets,
    ];
    let sound = |piece: &&str| address::parse(piece).is_ok();
    all.into_iter().flatten().filter(sound).collect()
}

/// A block that is not written from its first address, and a value before the written one.
fn not_aligned(pair: Pair<'_>, block: &Cidr) -> Option<Offer> {
    let (ip, bits) = block.text().split_once('/')?;
    let first = first_of_block(ip, bits.trim_end_matches('/').parse().ok()?)?;
    let aligned = format!("{first}/{}", bits.trim_end_matches('/'));
    let edit = pair.compare_with(&aligned)?;
    let sentence = format!(
        "The block {} begins at the address as it is written, behind {}; the whole block is {}.",
        quoted(block.text()),
        cut(pair.written()),
        quoted(&aligned)
    );
    Some(
        pair.offer(Reason::CidrNotAligned, sentence)
            .edit(Some(edit)),
    )
}

/// The address with all bits behind the first `fixed` ones cleared.
fn first_of_block(ip: &str, fixed: usize) -> Option<IpAddr> {
    let mut bytes = address::bytes(&address::parse(ip).ok()?);
    for (index, byte) in bytes.iter_mut().enumerate() {
        let fixed_here = fixed.saturating_sub(index * 8).min(8);
        *byte &= !u8::try_from(0xFF_u32 >> fixed_here).ok()?;
    }
    match <[u8; 4]>::try_from(bytes.as_slice()) {
        Ok(four) => Some(Ipv4Addr::from(four).into()),
        Err(_) => Some(Ipv6Addr::from(<[u8; 16]>::try_from(bytes.as_slice()).ok()?).into()),
    }
}

/// A block written as a plain text, and an address in it.
pub(super) fn block_as_text(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    if asked.shape != Shape::Whole || !asked.text.contains('/') {
        return None;
    }
    Cidr::new(asked.text).ok()?;
    let edit = pair.instead(format!("{{\"cidr\": {}}}", literal(asked.text)))?;
    let sentence = format!(
        "{} is compared as a text; only cidr finds {} in it.",
        quoted(asked.text),
        quoted(value)
    );
    Some(pair.offer(Reason::BlockAsText, sentence).edit(Some(edit)))
}

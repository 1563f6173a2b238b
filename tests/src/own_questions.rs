//! Questions of a person's own, as files that are given to the page.

use anyhow::Result;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;

/// The input that takes them.
pub const INPUT: &str = "#pack-file";

/// A question without a fault; its id is that of the file `ID.md`. The id stands everywhere in its
/// text, so that two of them are not alike.
pub fn question(id: &str) -> String {
    const WORDS: &str = "the team reads what the guide says about it and then decides that this is \
        what the situation asks for and nothing else would do as well";
    let mut text = format!(
        r#"+++
id = "{id}"
task = "5.1"
c01 = "5.2"
topics = ["eventbridge-rules-and-targets"]
services = ["EventBridge"]
difficulty = 1
era = "current"
reviewed = 2026-11-21
decides = "at night"

[[references]]
title = "A page"
url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-what-is.html"
+++

A small zoo in {id} keeps its {id} feeding plan in a {id} database and wants a {id} message whenever the {id} plan
of an {id} animal changes, because the {id} keepers print it each morning. The {id} message has to come at night,
when the {id} office is empty, and nobody in {id} wants to write code for it or to look after a {id} server. The
{id} zoo already sends its {id} events through one bus, and the {id} keepers read their mail before the {id} gates
open.

Which of these does the zoo need in the case of {id}?

"#
    );
    for (option, mark) in ["blue", "green", "red", "grey"]
        .iter()
        .zip([" ", "x", " ", " "])
    {
        text += &format!(
            "- [{mark}] A {option} rule with one target\n  > In {option} {WORDS} for the {option} zoo of {id}.\n"
        );
        if mark == " " {
            text += "  > misconception: custom-code-over-built-in\n";
        }
    }
    text
}

/// A zip file of these paths and texts.
///
/// # Errors
/// Never, in memory.
pub fn zip(files: &[(&str, String)]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (path, text) in files {
        let builder = archive.new_file(*path);
        let method = CompressionMethod::DEFLATE;
        let (mut entry, config) = builder.compression_method(method).start()?;
        let level = flate2::Compression::default();
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, level);
        let mut writer = config.wrap(encoder);
        writer.write_all(text.as_bytes())?;
        let (encoder, descriptor) = writer.finish()?;
        encoder.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(bytes)
}

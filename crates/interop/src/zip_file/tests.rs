use std::io::Write;
use std::time::{Duration, Instant};

use super::{ZipLimits, ZipProblem, ZippedText, is_zip, read_zip};
use rawzip::{CompressionMethod, ZipArchiveWriter};

const LIMITS: ZipLimits = ZipLimits {
    entries: 5,
    file_bytes: 1_000,
    all_bytes: 1_500,
};

/// A zip file of these texts, deflated or stored.
fn zip(files: &[(&str, &[u8])], deflated: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (path, content) in files {
        let method = if deflated {
            CompressionMethod::DEFLATE
        } else {
            CompressionMethod::STORE
        };
        let builder = archive.new_file(*path).compression_method(method);
        let (mut entry, config) = builder.start().unwrap();
        let mut writer = config.wrap(Deflate {
            plain: Vec::new(),
            into: &mut entry,
            deflated,
        });
        writer.write_all(content).unwrap();
        let (deflate, descriptor) = writer.finish().unwrap();
        deflate.finish();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

/// Compresses all that was written at once.
struct Deflate<W> {
    plain: Vec<u8>,
    into: W,
    deflated: bool,
}

impl<W: Write> Write for Deflate<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.plain.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Deflate<W> {
    fn finish(mut self) {
        let bytes = if self.deflated {
            miniz_oxide::deflate::compress_to_vec(&self.plain, 6)
        } else {
            self.plain
        };
        self.into.write_all(&bytes).unwrap();
    }
}

fn read(bytes: &[u8]) -> Result<Vec<ZippedText>, ZipProblem> {
    read_zip(bytes, LIMITS, |path| path.ends_with(".md"))
}

#[test]
fn reads_the_texts_that_are_wanted() {
    for deflated in [true, false] {
        let bytes = zip(
            &[
                ("b/two.md", "zwei".as_bytes()),
                ("a.md", b"one"),
                ("c.png", &[0xFF; 2_000]),
            ],
            deflated,
        );
        assert!(is_zip(&bytes));
        let files = read(&bytes).unwrap();
        let found: Vec<(&str, &str)> = files
            .iter()
            .map(|file| (file.path.as_str(), file.text.as_str()))
            .collect();
        assert_eq!(found, [("a.md", "one"), ("b/two.md", "zwei")]);
    }
    assert_eq!(read(&zip(&[], true)), Ok(Vec::new()));
}

#[test]
fn names_do_not_lead_out() {
    let files = read(&zip(&[("../../../etc/a.md", b"x")], true)).unwrap();
    assert_eq!(files[0].path, "etc/a.md");
}

#[test]
fn refuses_what_is_too_much() {
    let big = vec![b'a'; 1_001];
    for deflated in [true, false] {
        assert_eq!(
            read(&zip(&[("a.md", &big)], deflated)),
            Err(ZipProblem::FileTooLarge("a.md".to_owned(), 1_000))
        );
        let half = &big[..800];
        assert_eq!(
            read(&zip(&[("a.md", half), ("b.md", half)], deflated)),
            Err(ZipProblem::TooLarge(1_500))
        );
    }
    let many: Vec<(&str, &[u8])> = vec![("x", b""); 6];
    assert_eq!(read(&zip(&many, false)), Err(ZipProblem::TooManyEntries(5)));
    let twice: [(&str, &[u8]); 2] = [("a.md", b"1"), ("a.md", b"2")];
    assert_eq!(
        read(&zip(&twice, true)),
        Err(ZipProblem::Twice("a.md".to_owned()))
    );
    assert_eq!(
        read(&zip(&[("a.md", &[0xFF])], true)),
        Err(ZipProblem::NoText("a.md".to_owned()))
    );
}

#[test]
fn bomb_is_refused_before_it_goes_off() {
    let zeros = vec![0; 50 * 1024 * 1024];
    let bomb = zip(&[("a.md", &zeros)], true);
    assert!(bomb.len() < 100_000);
    let start = Instant::now();
    assert!(matches!(read(&bomb), Err(ZipProblem::FileTooLarge(..))));
    assert!(start.elapsed() < Duration::from_millis(500));
}

#[test]
fn claims_are_not_believed() {
    // The size and the checksum of the entry stand in the central directory at its end.
    let good = zip(&[("a.md", b"hello hello hello")], true);
    let at = good
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    for offset in [16, 24] {
        let mut lying = good.clone();
        lying[at + offset] ^= 1;
        assert_eq!(read(&lying), Err(ZipProblem::Damaged), "{offset}");
    }
    let mut odd = good.clone();
    odd[at + 10] = 14;
    assert_eq!(read(&odd), Err(ZipProblem::Compression("a.md".to_owned())));
    let mut locked = good;
    locked[at + 8] |= 1;
    assert_eq!(
        read(&locked),
        Err(ZipProblem::Compression("a.md".to_owned()))
    );
}

#[test]
fn survives_every_cut_and_change() {
    let good = zip(&[("a.md", b"hello hello hello"), ("b.md", b"text")], true);
    for at in 0..good.len() {
        let _ = read(&good[..at]);
        for mask in [0x01, 0x80, 0xFF] {
            let mut changed = good.clone();
            changed[at] ^= mask;
            let _ = read(&changed);
        }
    }
    assert_eq!(read(b"no zip file"), Err(ZipProblem::Damaged));
    assert!(!is_zip(b"+++"));
}

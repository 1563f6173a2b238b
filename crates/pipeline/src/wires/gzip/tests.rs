use super::*;

#[test]
fn base64_as_the_standard_has_it() {
    for (text, expected) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(base64(text.as_bytes()), expected);
    }
}

#[test]
fn the_check_sum_as_the_standard_has_it() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}

#[test]
fn a_file_of_gzip_has_head_block_and_tail() {
    let packed = gzip(b"abc");
    assert_eq!(packed[..4], [0x1f, 0x8b, 8, 0]);
    assert_eq!(packed[10..15], [1, 3, 0, 0xfc, 0xff]);
    assert_eq!(&packed[15..18], b"abc");
    assert_eq!(packed[22..], [3, 0, 0, 0]);
    let long = gzip(&vec![b'a'; 70_000]);
    assert_eq!(long.len(), 10 + 2 * 5 + 70_000 + 8);
    assert_eq!(long[10], 0);
    assert!(subscription_data("{}").starts_with("H4sI"));
}

use super::*;

fn check(text: &str, expect: Result<&str, NotAnAddress>) {
    assert_eq!(parse(text).as_deref().map_err(|e| *e), expect, "{text}");
}

#[test]
fn version_4() {
    check("10.0.0.33", Ok("0A000021"));
    check("010.000.000.033", Ok("0A000021"));
    check("300.0.0.1", Err(NotAnAddress::Invalid));
    check("0000010.000.000.033", Err(NotAnAddress::Invalid));
    check("10.0.0", Err(NotAnAddress::Nonstandard));
    check("10.0.0.x", Err(NotAnAddress::Nonstandard));
    check("", Err(NotAnAddress::Nonstandard));
}

#[test]
fn version_6() {
    let doc = "20010DB8000000000000000000000001";
    check("2001:db8::1", Ok(doc));
    check("2001:0DB8:0:0:0:0:0:1", Ok(doc));
    check("::", Ok("00000000000000000000000000000000"));
    check("::ffff:a00:21", Ok("0A000021"));
    for bad in [
        ":",
        ":::",
        "1:2",
        "1::2::3",
        "2001:db8::1:",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "1:2:3:4:5:6:7::8:9",
    ] {
        check(bad, Err(NotAnAddress::Invalid));
    }
    check("xxxx:db8::", Err(NotAnAddress::Nonstandard));
}

#[test]
fn hexadecimal_digits_read_back() {
    assert_eq!(bytes("0A0000FF"), [10, 0, 0, 255]);
}

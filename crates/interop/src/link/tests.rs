use super::*;
use pipeline::{PutRule, Target, Yard, put_rule, put_target};

fn small() -> YardFile {
    let pattern = "{\"source\": [\"my.app\"]}";
    let yard = put_rule(&Yard::default(), PutRule::new("a", pattern)).expect("a good rule");
    let queue = Target::new("q", "arn:aws:sqs:us-east-1:123456789012:jobs");
    YardFile {
        yard: put_target(&yard, "default", "a", queue).expect("a good target"),
        events: Vec::new(),
    }
}

/// A link of these bytes, compressed.
fn link_of(bytes: &[u8]) -> String {
    let packed = URL_SAFE_NO_PAD.encode(compress_to_vec(bytes, 10));
    format!("{LINK_VERSION}{packed}")
}

#[test]
fn a_small_yard_goes_through() {
    let link = encode_link(&small()).expect("it is small");
    assert!(link.len() < 600, "{} characters", link.len());
    let letter = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    assert!(link.chars().all(letter), "{link}");
    assert_eq!(decode_link(&link), Ok(small()));
    assert_eq!(decode_link(&format!("  {link}\n")), Ok(small()));
}

#[test]
fn a_large_yard_says_how_large() {
    let mut file = small();
    let rule = file.yard.rules[0].clone();
    // Names that do not repeat each other cannot be compressed away.
    let mut number = 88_172_645_463_325_252_u64;
    for _ in 0..300 {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        file.yard.rules.push(pipeline::Rule {
            name: format!("{number:x}{:x}", number.wrapping_mul(7)),
            ..rule.clone()
        });
    }
    let Err(LinkProblem::TooLarge(size)) = encode_link(&file) else {
        panic!("300 rules fit into a link");
    };
    assert!(size > LONGEST_LINK);
    let told = LinkProblem::TooLarge(size).to_string();
    assert!(
        told.contains(&size.to_string()) && told.contains("8000"),
        "{told}"
    );
}

#[test]
fn what_is_no_link_says_why() {
    let good = encode_link(&small()).expect("it is small");
    let check = |text: &str, expect: LinkProblem| assert_eq!(decode_link(text), Err(expect));
    check("", LinkProblem::Empty);
    check("b123", LinkProblem::Version('b'));
    check("é", LinkProblem::Version('é'));
    check("a!!!", LinkProblem::Damaged);
    check("a", LinkProblem::Damaged);
    check(good.split_at(good.len() - 9).0, LinkProblem::Damaged);
    check(&"a".repeat(9_000), LinkProblem::TooLong(9_000));
    check(&link_of(&[0xff, 0xfe]), LinkProblem::Damaged);
    assert!(matches!(
        decode_link(&link_of(b"{}")),
        Err(LinkProblem::Yard(_))
    ));
}

#[test]
fn a_bomb_is_not_blown_up() {
    let bomb = link_of(&vec![b' '; 4_000_000]);
    assert!(bomb.len() < LONGEST_LINK, "{}", bomb.len());
    assert_eq!(decode_link(&bomb), Err(LinkProblem::Bomb));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "a[A-Za-z0-9_-]{0,200}") {
        let _ = decode_link(&text);
    }
}

use super::{Code, CodeError};
use crate::exam::kind::Kind;
use crate::exam::testing::index;
use proptest::prelude::*;

#[test]
fn code_of_a_seed_never_changes() {
    let code = Code::new(Kind::Mock, "DOP-C02", 12_345, &index(1));
    let text = code.to_string();
    assert!(text.starts_with("mock.DOP-C02.C1S.01234567."), "{text}");
    assert_eq!(text.parse(), Ok(code.clone()));
    assert_eq!(format!(" {} ", text.to_lowercase()).parse(), Ok(code));
}

#[test]
fn another_bank_is_named() {
    let mut other = index(1);
    let code = Code::new(Kind::Ten, "DOP-C02", 1, &other);
    assert_eq!(code.check(&other), Ok(()));
    other.version = "fedcba9876543210".to_owned();
    let error = code.check(&other).unwrap_err();
    assert_eq!(
        error,
        CodeError::OtherVersion {
            made: "01234567".to_owned(),
            here: "fedcba98".to_owned()
        }
    );
    assert!(
        error
            .to_string()
            .contains("made from another version of the questions")
    );
}

#[test]
fn text_that_is_no_code_is_refused() {
    let check = |text: &str| assert_eq!(text.parse::<Code>(), Err(CodeError::Form), "{text}");
    check("");
    check("mock");
    check("mock.DOP-C02.C1S.01234567");
    check("mock.DOP-C02..01234567.a");
    check("eleven.DOP-C02.C1S.01234567.a");
    check("mock.DOP-C02.C1S.01234567.a.b");
    check("mock.DOP-C02.C!S.01234567.a");
    check("mock.DOP-C02.ZZZZZZZZZZZZZZ.01234567.a");
}

#[test]
fn slip_is_noticed() {
    let text = Code::new(Kind::Mock, "DOP-C02", 12_345, &index(1)).to_string();
    let slipped = text.replace("C1S", "C2S");
    assert_eq!(slipped.parse::<Code>(), Err(CodeError::Slip));
}

proptest! {
    #[test]
    fn every_code_is_read_back(seed: u64, kind in prop::sample::select(Kind::ALL.to_vec())) {
        let code = Code::new(kind, "DOP-C01", seed, &index(1));
        prop_assert_eq!(code.to_string().parse(), Ok(code));
    }

    #[test]
    fn no_text_panics(text in ".{0,60}") {
        let _ = text.parse::<Code>();
    }
}

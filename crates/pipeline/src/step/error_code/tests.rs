use super::*;

#[test]
fn every_code_has_its_own_name() {
    for (place, code) in ErrorCode::ALL.into_iter().enumerate() {
        assert_eq!(code as usize, place);
        assert_eq!(ErrorCode::named(code.as_str()), Some(code));
        let told = serde_json::to_string(&code).expect("plain data");
        assert_eq!(told, format!("\"{}\"", code.as_str()));
        assert_eq!(
            serde_json::from_str::<ErrorCode>(&told).expect("read"),
            code
        );
        // The variant's own words, in capitals with underscores.
        let mut words = String::new();
        for c in format!("{code:?}").chars() {
            if c.is_ascii_uppercase() && !words.is_empty() {
                words.push('_');
            }
            words.push(c.to_ascii_uppercase());
        }
        assert_eq!(words, code.as_str());
    }
    assert_eq!(ErrorCode::named("NO_SUCH_CODE"), None);
}

#[test]
fn what_stays_as_it_is_is_not_tried_again() {
    for code in [
        ErrorCode::NoPermissions,
        ErrorCode::NoResource,
        ErrorCode::InvalidJson,
        ErrorCode::ConnectionFailure,
        ErrorCode::ThirdAccountHopDetected,
    ] {
        assert!(!code.is_retried(), "{code:?}");
    }
    for code in [
        ErrorCode::Throttling,
        ErrorCode::Timeout,
        ErrorCode::ErrorFromTarget,
    ] {
        assert!(code.is_retried(), "{code:?}");
    }
}

use super::{cut, of_arn, width};
use proptest::prelude::*;

#[test]
fn a_long_name_loses_its_middle_and_keeps_both_ends() {
    let cut = cut("arn-of-a-very-long-queue-name-in-production", 160);
    assert!(cut.starts_with("arn-of-a"), "{cut}");
    assert!(cut.ends_with("oduction"), "{cut}");
    assert_eq!(cut.matches('…').count(), 1);
}

#[test]
fn an_arn_is_told_by_its_last_part() {
    assert_eq!(of_arn("arn:aws:sqs:us-east-1:123456789012:jobs"), "jobs");
    assert_eq!(of_arn("arn:aws:events:us-east-1:1:event-bus/shop"), "shop");
    assert_eq!(of_arn("jobs:"), "jobs:");
}

proptest! {
    #[test]
    fn a_name_fits_its_place(name in "\\PC{0,60}", most in 20_u32..300) {
        let short = cut(&name, most);
        prop_assert!(width(&short) <= most);
        if width(&name) <= most {
            prop_assert_eq!(short, name);
        }
    }
}

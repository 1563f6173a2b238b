use super::*;
use proptest::prelude::*;

/// A decimal number from its text in scientific notation.
fn decimal(text: &str) -> Decimal {
    let (mantissa, exponent) = text.split_once('e').unwrap();
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").parse().unwrap();
    let places = i64::try_from(fraction.len()).unwrap();
    Decimal::new(digits, exponent.parse::<i64>().unwrap() - places)
}

/// What Java prints, by the standard library: that has as many digits, but of two numbers that are
/// as near takes the greater, where Java takes the even one.
fn java(value: f64) -> Decimal {
    let shortest = format!("{value:e}");
    let digits = shortest.bytes().take_while(|byte| *byte != b'e');
    let places = digits.filter(u8::is_ascii_digit).count().max(2) - 1;
    let even = format!("{value:.places$e}");
    decimal(if even.parse() == Ok(value) {
        &even
    } else {
        &shortest
    })
}

fn agrees(digits: u64, exponent: i64) {
    let decimal = Decimal::new(digits, exponent);
    let value: f64 = format!("{digits}e{exponent}").parse().unwrap();
    let bits = decimal.nearest();
    assert_eq!(
        bits,
        value.is_finite().then(|| value.to_bits()),
        "{digits}e{exponent}"
    );
    if let Some(bits) = bits.filter(|bits| *bits != 0) {
        assert_eq!(
            decimal.is_printed_for(bits),
            decimal == java(value),
            "{digits}e{exponent}"
        );
    }
}

#[test]
fn the_edges_are_those_of_the_standard_library() {
    for value in [
        f64::MIN_POSITIVE,
        f64::MIN_POSITIVE.next_down(),
        f64::from_bits(1),
        f64::from_bits(2),
        f64::from_bits(3),
        f64::MAX,
        f64::MAX.next_down(),
        9_007_199_254_740_992.0,
        9_007_199_254_740_994.0,
        2e-323,
        1e22,
        1e23,
        1.0,
    ] {
        assert_eq!(Decimal::printed(value.to_bits()), java(value), "{value:e}");
    }
    // Halfway between two doubles, between the least one and zero, and to infinity.
    for (digits, exponent) in [
        (9_007_199_254_740_993, 0),
        (9_007_199_254_740_995, 0),
        (24_703_282_292_062_327, -340),
        (24_703_282_292_062_328, -340),
        (17_976_931_348_623_157, 292),
        (17_976_931_348_623_158, 292),
        (17_976_931_348_623_159, 292),
        (5, -324),
        (49, -325),
        (1, 400),
        (1, -400),
        (8_900_295_434_028_806, -323),
    ] {
        agrees(digits, exponent);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_double_is_printed_as_java_prints_it(bits in 1..INFINITY) {
        let value = f64::from_bits(bits);
        prop_assert_eq!(Decimal::printed(bits), java(value));
        prop_assert!(Decimal::printed(bits).is_printed_for(bits));
    }

    #[test]
    fn every_decimal_number_is_read_and_judged(
        digits in prop_oneof![1..10_u64, 1..100_000_u64, 1..100_000_000_000_000_000_u64],
        exponent in prop_oneof![-30_i64..30, -345_i64..312],
    ) {
        agrees(digits, exponent);
    }

    /// Numbers that stand near the end of what a double tells apart.
    #[test]
    fn neighbours_of_printed_numbers_are_judged(
        bits in prop_oneof![1..INFINITY, 1..LEAST_NORMAL],
        count in 14_usize..=17,
        away in 0..3_u64,
    ) {
        let Decimal { digits, exponent } = Exact::of(bits).around(count).0;
        agrees(digits + away, exponent);
    }

    #[test]
    fn powers_of_two_and_their_neighbours_agree(power in 0..0x7FE_u64, away in 0..5_u64) {
        let bits = (power << 52).saturating_sub(2) + away;
        if bits > 0 {
            prop_assert_eq!(Decimal::printed(bits), java(f64::from_bits(bits)));
        }
    }
}

use super::{LEAST, MOST, clamp, fit, scroll};

#[test]
fn a_small_picture_is_not_blown_up_and_a_large_one_is_seen_whole_where_it_can_be_read() {
    assert!((fit((300.0, 100.0), (1200.0, 600.0)) - 1.25).abs() < 1e-9);
    assert!((fit((1000.0, 700.0), (1000.0, 600.0)) - 6.0 / 7.0).abs() < 1e-9);
    let high = fit((900.0, 3900.0), (1200.0, 600.0));
    assert!((high - 1.25).abs() < 1e-9, "as wide as the frame: {high}");
    let phone = fit((900.0, 3900.0), (360.0, 600.0));
    assert!((phone - 0.7).abs() < 1e-9, "{phone}");
}

#[test]
fn zoom_has_ends() {
    assert!((clamp(9.0) - MOST).abs() < 1e-9);
    assert!((clamp(0.01) - LEAST).abs() < 1e-9);
}

#[test]
fn what_is_under_the_pointer_stays_there() {
    let (left, top) = scroll((100.0, 40.0), (50.0, 10.0), 2.0);
    assert!((left - 250.0).abs() < 1e-9 && (top - 90.0).abs() < 1e-9);
}

//! What the clock on the wall shows at an instant.

use pipeline::Timestamp;

/// An instant as this browser's time zone shows it, such as `2026-01-15 13:00:00 +01:00`.
#[must_use]
pub fn local(at: Timestamp) -> String {
    shifted(at, offset_minutes(at))
}

/// How many minutes the person's clock is ahead of UTC at a moment, in milliseconds since 1970.
#[must_use]
pub fn minutes_ahead(at: u64) -> i32 {
    let at = Timestamp(i64::try_from(at).unwrap_or(i64::MAX));
    i32::try_from(offset_minutes(at)).unwrap_or(0)
}

/// How many minutes the zone is ahead of UTC at an instant; UTC outside of a browser.
fn offset_minutes(at: Timestamp) -> i64 {
    #[cfg(target_arch = "wasm32")]
    let minutes = {
        let date = js_sys::Date::new(&(at.millis() as f64).into());
        -(date.get_timezone_offset() as i64)
    };
    #[cfg(not(target_arch = "wasm32"))]
    let minutes = {
        let _ = at;
        0
    };
    minutes
}

fn shifted(at: Timestamp, minutes: i64) -> String {
    let wall = Timestamp(at.millis().saturating_add(minutes.saturating_mul(60_000)));
    let wall = wall.to_string().replace('T', " ");
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{} {sign}{hours:02}:{rest:02}", wall.trim_end_matches('Z'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_ahead_or_behind() {
        let at = Timestamp::START;
        assert_eq!(shifted(at, 60), "2026-01-15 13:00:00 +01:00");
        assert_eq!(shifted(at, -210), "2026-01-15 08:30:00 -03:30");
        assert_eq!(local(at), "2026-01-15 12:00:00 +00:00");
    }
}

//! Paths into a JSON value, as `$.response.Rules[0].EventPattern`.

use serde_json::Value;

/// The value at a path below the value whose name the path begins with.
pub fn at<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    let mut value = value;
    for part in path.trim_start_matches("$.").split('.') {
        let mut names = part.split('[');
        value = value.get_mut(names.next()?)?;
        for index in names {
            let index: usize = index.trim_end_matches(']').parse().ok()?;
            value = value.get_mut(index)?;
        }
    }
    Some(value)
}

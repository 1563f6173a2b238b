//! Time zones as the browser knows them.

use pipeline::Timestamp;
use pipeline::schedule::Zone;

/// A time zone of the browser. Natively there is UTC only.
#[derive(Clone, Debug)]
pub struct BrowserZone {
    name: String,
    #[cfg(target_arch = "wasm32")]
    format: js_sys::Intl::DateTimeFormat,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::BrowserZone;
    use js_sys::{Array, Date, Function, Intl::DateTimeFormat, Object, Reflect};
    use pipeline::{Civil, Timestamp};
    use wasm_bindgen::{JsCast, JsValue};

    impl BrowserZone {
        /// The zone that the person's clock is set to.
        #[must_use]
        pub fn local() -> Option<Self> {
            Self::new(None)
        }

        /// The zone of this name; `None` where the browser has none.
        #[must_use]
        pub fn named(name: &str) -> Option<Self> {
            Self::new(Some(name))
        }

        fn new(name: Option<&str>) -> Option<Self> {
            let options = Object::new();
            let set = |key: &str, value: &str| {
                // A plain object takes any property.
                let _ = Reflect::set(&options, &key.into(), &value.into());
            };
            for part in ["year", "month", "day", "hour", "minute", "second"] {
                set(part, "numeric");
            }
            set("hourCycle", "h23");
            set("calendar", "gregory");
            set("numberingSystem", "latn");
            if let Some(name) = name {
                set("timeZone", name);
            }
            // An unknown zone throws: so not by `DateTimeFormat::new`.
            let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
            let class: Function = Reflect::get(&intl, &"DateTimeFormat".into())
                .ok()?
                .dyn_into()
                .ok()?;
            let arguments = Array::of2(&"en-US".into(), &options);
            let format: DateTimeFormat = Reflect::construct(&class, &arguments)
                .ok()?
                .unchecked_into();
            let resolved: JsValue = format.resolved_options().into();
            let name = Reflect::get(&resolved, &"timeZone".into())
                .ok()?
                .as_string()?;
            Some(Self { name, format })
        }

        /// How far the clocks are ahead of UTC, in milliseconds.
        pub(super) fn offset(&self, at: Timestamp) -> Option<i64> {
            let date = Date::new(&JsValue::from_f64(at.0 as f64));
            let mut civil = Civil {
                year: 0,
                month: 0,
                day: 0,
                hour: 0,
                minute: 0,
                second: 0,
            };
            for part in self.format.format_to_parts(&date).iter() {
                let text = |key: &str| Reflect::get(&part, &key.into()).ok()?.as_string();
                let place = match text("type")?.as_str() {
                    "year" => &mut civil.year,
                    "month" => &mut civil.month,
                    "day" => &mut civil.day,
                    "hour" => &mut civil.hour,
                    "minute" => &mut civil.minute,
                    "second" => &mut civil.second,
                    _ => continue,
                };
                *place = text("value")?.parse().ok()?;
            }
            let local = Timestamp::from_civil(civil)?;
            Some(local.0 - at.0.div_euclid(1_000) * 1_000)
        }
    }

    /// The names of all zones that the browser has, in order.
    #[must_use]
    pub fn zone_names() -> Vec<String> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into());
        let names = intl.and_then(|intl| {
            let all: Function = Reflect::get(&intl, &"supportedValuesOf".into())?.dyn_into()?;
            all.call1(&intl, &"timeZone".into())
        });
        let names = names.ok().and_then(|names| names.dyn_into::<Array>().ok());
        let names = names.iter().flat_map(Array::iter);
        names.filter_map(|name| name.as_string()).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::zone_names;

#[cfg(not(target_arch = "wasm32"))]
impl BrowserZone {
    /// The zone that the person's clock is set to.
    #[must_use]
    pub fn local() -> Option<Self> {
        Self::named("UTC")
    }

    /// The zone of this name; `None` where the browser has none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        (name == "UTC").then(|| Self { name: name.into() })
    }

    fn offset(&self, _: Timestamp) -> Option<i64> {
        Some(0)
    }
}

/// The names of all zones that the browser has, in order.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn zone_names() -> Vec<String> {
    Vec::new()
}

impl BrowserZone {
    /// Its name, such as `Europe/Berlin`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Zone for BrowserZone {
    fn offset_millis(&self, at: Timestamp) -> i64 {
        // A time beyond what the browser can tell is as in UTC.
        self.offset(at).unwrap_or_default()
    }
}

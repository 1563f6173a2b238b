//! What the browser writes down while a test runs: requests and console errors.

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::WebDriver;

/// Takes the addresses of all requests since the last call.
pub(super) async fn requests(driver: &WebDriver) -> Result<Vec<String>> {
    let entries = driver
        .get_log("performance")
        .await
        .context("the browser gives no performance log")?;
    let mut urls = Vec::new();
    for entry in entries {
        let entry: Value = serde_json::from_str(&entry.message)?;
        urls.extend(request(&entry).map(str::to_owned));
    }
    Ok(urls)
}

/// The address in an entry of the performance log, where it is about a request.
fn request(entry: &Value) -> Option<&str> {
    let message = &entry["message"];
    let url = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => &message["params"]["url"],
        _ => return None,
    };
    url.as_str()
}

/// Takes the errors that the console has shown since the last call.
pub(super) async fn console_errors(driver: &WebDriver) -> Result<Vec<String>> {
    let entries = driver
        .get_log("browser")
        .await
        .context("the browser gives no console log")?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.level == "SEVERE")
        .map(|entry| entry.message)
        .collect())
}

/// Whether an address leaves the origin ("http://127.0.0.1:1234") over a network.
pub(super) fn is_foreign(url: &str, origin: &str) -> bool {
    let network = ["http:", "https:", "ws:", "wss:", "ftp:"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let own = url
        .strip_prefix(origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    network && !own
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{is_foreign, request};

    const ORIGIN: &str = "http://127.0.0.1:1234";

    #[test]
    fn own_addresses_and_local_data_are_not_foreign() {
        for url in [
            "http://127.0.0.1:1234/some/sub/path/",
            "http://127.0.0.1:1234",
            "data:image/png;base64,AAAA",
            "blob:http://127.0.0.1:1234/1",
            "about:blank",
        ] {
            assert!(!is_foreign(url, ORIGIN), "{url}");
        }
    }

    #[test]
    fn other_hosts_ports_and_schemes_are_foreign() {
        for url in [
            "https://example.org/",
            "http://127.0.0.1:12345/",
            "http://127.0.0.1/",
            "https://127.0.0.1:1234/",
            "ws://127.0.0.1:1234/",
            "http://127.0.0.1:1234.example.org/",
        ] {
            assert!(is_foreign(url, ORIGIN), "{url}");
        }
    }

    #[test]
    fn reads_requests_and_sockets() {
        let sent = json!({"message": {"method": "Network.requestWillBeSent",
            "params": {"request": {"url": "https://a.example/"}}}});
        assert_eq!(request(&sent), Some("https://a.example/"));
        let socket = json!({"message": {"method": "Network.webSocketCreated",
            "params": {"url": "wss://a.example/"}}});
        assert_eq!(request(&socket), Some("wss://a.example/"));
        let other = json!({"message": {"method": "Network.dataReceived", "params": {}}});
        assert_eq!(request(&other), None);
    }
}

//! What the browser writes down while a test runs: requests and console errors.

use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::WebDriver;

use super::{Engine, Page};

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

/// WebKit's driver has no console: from when a page can be used on, it keeps its errors itself.
const LISTEN: &str = "if (window.errorsSeen) return;
    window.errorsSeen = [];
    const note = (...all) => window.errorsSeen.push(all.join(' '));
    const { error } = console;
    console.error = (...all) => { note(...all); error.apply(console, all); };
    addEventListener('error', (event) => note(event.message));
    addEventListener('unhandledrejection', (event) => note(event.reason));
    addEventListener('securitypolicyviolation', (event) => note('Content Security Policy', event.blockedURI));";

impl Page {
    /// Notes the page's errors from here on, where the driver does not.
    pub(super) async fn listen(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium | Engine::Firefox => Ok(()),
            Engine::WebKit => self.run(LISTEN).await.map(|_| ()),
        }
    }

    /// Takes what was noted since the last call.
    pub(super) async fn heard(&self) -> Result<Vec<String>> {
        let seen = self
            .run("return (window.errorsSeen ?? []).splice(0);")
            .await?;
        Ok(serde_json::from_value(seen)?)
    }
}

/// The console of Firefox, which writes it to its standard output, and how far it was read.
#[derive(Debug, Default)]
pub(super) struct Console {
    read: AtomicUsize,
}

impl Console {
    /// Takes the errors since the last call from what was written in all.
    pub(super) fn errors(&self, output: &str) -> Vec<String> {
        let end = output.rfind('\n').map_or(0, |end| end + 1);
        let start = self.read.swap(end, Ordering::SeqCst);
        output
            .get(start..end)
            .unwrap_or_default()
            .lines()
            .filter(|line| is_error(line))
            .map(str::to_owned)
            .collect()
    }
}

/// What Firefox's own parts write to the same console when they reach no network.
const FIREFOX_ITSELF: &[&str] = &[
    "RSLoader",
    "Polling for changes",
    "resource://",
    "chrome://",
];

/// Whether a line of Firefox's output is an error of the page. What is below chrome: or resource: is
/// Firefox itself.
fn is_error(line: &str) -> bool {
    let said = line.strip_prefix("console.error: ");
    let thrown = line.strip_prefix("JavaScript error: ");
    said.is_some_and(|said| !FIREFOX_ITSELF.iter().any(|own| said.contains(own)))
        || thrown.is_some_and(|thrown| thrown.starts_with("http"))
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

    use super::{Console, is_foreign, request};

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
    fn errors_of_the_page_are_taken_once() {
        let console = Console::default();
        let mut output =
            "JavaScript error: chrome://x.js, line 1: no\nconsole.error: \"a\"\ncons".to_owned();
        assert_eq!(console.errors(&output), [r#"console.error: "a""#]);
        output.push_str("ole.error: \"b\"\nJavaScript error: http://127.0.0.1:1/a.js, line 2: b\n");
        assert_eq!(console.errors(&output).len(), 2);
        assert!(console.errors(&output).is_empty());
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

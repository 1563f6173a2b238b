//! The browsers that the journeys are driven in.

use std::env;
use std::ffi::OsString;
use std::net::SocketAddr;

use anyhow::{Result, bail};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// The environment variable that names the browser; Chromium where it is not set.
const CHOICE: &str = "EVENTYARD_BROWSER";

/// A browser with a driver of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, with chromedriver and the protocol of its developer tools.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, with WebKitWebDriver; it needs a display.
    WebKit,
}

/// Chromium: quiet, and the same everywhere.
const CHROMIUM: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--lang=en-US",
    "--window-size=1280,800",
];

impl Engine {
    /// The one that `EVENTYARD_BROWSER` names.
    ///
    /// # Errors
    /// Where it names none of them.
    pub fn chosen() -> Result<Self> {
        let Some(name) = env::var_os(CHOICE) else {
            return Ok(Self::Chromium);
        };
        match &*name.to_string_lossy() {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => bail!("{CHOICE} is {other:?}; it may be chromium, firefox or webkit"),
        }
    }

    /// The driver's program: as its environment variable says, else by its usual name.
    pub(super) fn driver(self) -> OsString {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        env::var_os(variable).unwrap_or_else(|| usual.into())
    }

    /// What the driver's program is told, beside its port.
    pub(super) fn driver_arguments(self, other_port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => Vec::new(),
            // Its second port would be the same for two drivers beside each other.
            Self::Firefox => vec![
                format!("--websocket-port={other_port}"),
                "--allow-system-access".to_owned(),
            ],
        }
    }

    /// How the browser begins. Everything outside this machine goes to the proxy.
    ///
    /// # Errors
    /// Never in practice: where a capability cannot be written as JSON.
    pub(super) fn capabilities(self, proxy: SocketAddr) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Self::Chromium => {
                let mut arguments: Vec<String> = CHROMIUM.iter().map(|&it| it.to_owned()).collect();
                arguments.push(format!("--proxy-server=http://{proxy}"));
                let mut options = json!({ "args": arguments });
                binary(&mut options, "CHROME");
                capabilities.set("browserName", "chrome")?;
                capabilities.set("goog:chromeOptions", options)?;
                let logs = json!({ "performance": "ALL", "browser": "ALL" });
                capabilities.set("goog:loggingPrefs", logs)?;
            }
            Self::Firefox => {
                let mut options = json!({
                    "args": ["-headless"],
                    "prefs": firefox(proxy),
                });
                binary(&mut options, "FIREFOX");
                capabilities.set("browserName", "firefox")?;
                capabilities.set("moz:firefoxOptions", options)?;
            }
            Self::WebKit => {
                let browser = env::var_os("WEBKIT").map(|it| it.to_string_lossy().into_owned());
                let mut options = json!({
                    "args": ["--automation"],
                });
                if let Some(browser) = browser {
                    options["binary"] = json!(browser);
                }
                capabilities.set("browserName", "MiniBrowser")?;
                capabilities.set("webkitgtk:browserOptions", options)?;
                let proxy = proxy.to_string();
                let proxy = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy,
                    "noProxy": ["127.0.0.1", "localhost"] });
                capabilities.set("proxy", proxy)?;
            }
        }
        Ok(capabilities)
    }
}

fn binary(options: &mut Value, variable: &str) {
    if let Some(browser) = env::var_os(variable) {
        options["binary"] = json!(browser.to_string_lossy());
    }
}

/// Firefox's preferences: the proxy, no requests of its own, the console on its standard output.
fn firefox(proxy: SocketAddr) -> Value {
    let (host, port) = (proxy.ip().to_string(), proxy.port());
    json!({
        "network.proxy.type": 1,
        "network.proxy.http": host,
        "network.proxy.http_port": port,
        "network.proxy.ssl": host,
        "network.proxy.ssl_port": port,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "app.normandy.enabled": false,
        "app.update.auto": false,
        "browser.aboutConfig.showWarning": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.safebrowsing.downloads.enabled": false,
        "browser.search.update": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.update.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "services.settings.server": "data:,",
        "toolkit.telemetry.server": "data:,",
        "browser.dom.window.dump.enabled": true,
        "devtools.console.stdout.content": true,
        "intl.accept_languages": "en-US",
        "intl.locale.requested": "en-US",
        "ui.prefersReducedMotion": 0,
        // It would ask the person whether what is stored may stay, and wait.
        "dom.storageManager.prompt.testing": true,
        "dom.storageManager.prompt.testing.allow": true,
    })
}

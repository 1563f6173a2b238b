//! A page of the built app in a fresh browser.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::extensions::query::ElementQueryable;
use thirtyfour::{By, CapabilitiesHelper, DesiredCapabilities, Key, WebDriver, WebElement};
use xtask::server::Server;

use super::driver::Driver;
use super::outside::Outside;
use super::record;
use crate::routes::Route;

/// Where the app is served, as on a host that gives it a folder only.
const SUB_PATH: &str = "/some/sub/path/";

/// How long a page may take to show what a test waits for.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked for.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// The arguments that make Chromium quiet and the same everywhere.
const ARGUMENTS: &[&str] = &[
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

/// The app in a browser. What is not wrapped here is reached through [`Page::driver`].
pub struct Page {
    driver: WebDriver,
    // The order of the fields is the order in which they end.
    _process: Driver,
    outside: Outside,
    server: Server,
}

/// Opens the app's folder in a fresh browser, without going to a page yet.
///
/// # Errors
/// Where `EVENTYARD_DIST` names no built app, or the browser does not start.
pub async fn open() -> Result<Page> {
    let dist = env::var_os("EVENTYARD_DIST")
        .map(PathBuf::from)
        .context("EVENTYARD_DIST is not set; these tests run by `cargo xtask test`")?;
    ensure!(
        dist.join("index.html").is_file(),
        "{} holds no built app",
        dist.display()
    );
    let server = Server::start(&dist, SUB_PATH, 0)?;
    let outside = Outside::start()?;
    let process = Driver::start()?;

    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--proxy-server=http://{}", outside.address()))?;
    if let Some(browser) = env::var_os("CHROME") {
        capabilities.set_binary(&browser.to_string_lossy())?;
    }
    capabilities.set(
        "goog:loggingPrefs",
        json!({ "performance": "ALL", "browser": "ALL" }),
    )?;
    let driver = WebDriver::new(process.url(), capabilities)
        .await
        .context("chromedriver cannot start the browser")?;
    driver.set_script_timeout(PATIENCE).await?;
    Ok(Page {
        driver,
        _process: process,
        outside,
        server,
    })
}

/// Runs a test in a fresh browser; then nothing may have gone outside or failed in the console.
///
/// # Errors
/// Those of the test, else what was found at its end.
pub async fn with_page(test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let page = open().await?;
    let result = match test(&page).await {
        Ok(()) => page.check_records().await,
        Err(error) => {
            let console = page.take_console_errors().await.unwrap_or_default();
            Err(error.context(format!("console errors: {console:?}")))
        }
    };
    page.close().await?;
    result
}

impl Page {
    /// The session itself.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The address of the app, with `/` at its end.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Goes to a page and waits until it can be used.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn goto(&self, route: Route) -> Result<()> {
        self.driver.goto(self.url() + route.path).await?;
        self.find(route.ready)
            .await
            .with_context(|| format!("the page {} is not ready", route.name))?;
        Ok(())
    }

    /// Loads the page again and waits until it can be used.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn reload(&self, ready: &str) -> Result<()> {
        self.driver.refresh().await?;
        self.find(ready)
            .await
            .context("the page does not come up again")?;
        Ok(())
    }

    /// Waits for an element that a person can see.
    ///
    /// # Errors
    /// Where none comes up.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let start = tokio::time::Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let query = self.driver.query(By::Css(css)).wait(left, PAUSE);
            match query.and_displayed().first().await {
                Ok(element) => return Ok(element),
                // It has given way to another one while it was looked at.
                Err(error) if error.to_string().contains("stale") && !left.is_zero() => {}
                Err(error) => return Err(error).context(format!("nothing to see at {css}")),
            }
        }
    }

    /// Waits for an element with this text, whole and without the spaces around it.
    ///
    /// # Errors
    /// Where none comes up.
    pub async fn find_text(&self, css: &str, text: &str) -> Result<WebElement> {
        let start = tokio::time::Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let query = self.driver.query(By::Css(css)).with_text(text.to_owned());
            match query.wait(left, PAUSE).and_displayed().first().await {
                Ok(element) => return Ok(element),
                // One of them has given way to another while it was looked at.
                Err(error) if error.to_string().contains("stale") && !left.is_zero() => {}
                Err(error) => return Err(error).context(format!("no {css} says {text:?}")),
            }
        }
    }

    /// All elements that are there now.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn find_all(&self, css: &str) -> Result<Vec<WebElement>> {
        Ok(self.driver.find_all(By::Css(css)).await?)
    }

    /// Waits for an element and clicks it.
    ///
    /// # Errors
    /// Where it does not come up or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let start = tokio::time::Instant::now();
        loop {
            let element = self.find(css).await?;
            let clicked = match element.scroll_into_view().await {
                Ok(()) => element.click().await,
                Err(error) => Err(error),
            };
            match clicked {
                // It has given way to another one since it was found.
                Err(error) if error.to_string().contains("stale") && start.elapsed() < PATIENCE => {
                }
                clicked => return clicked.with_context(|| format!("cannot click {css}")),
            }
        }
    }

    /// Waits for an element with this text and clicks it.
    ///
    /// # Errors
    /// Where it does not come up or something covers it.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        let element = self.find_text(css, text).await?;
        element.scroll_into_view().await?;
        element
            .click()
            .await
            .with_context(|| format!("cannot click {css} {text:?}"))
    }

    /// Replaces the text of a field, by key strokes; in a code editor it is pasted, because the
    /// editor adds to what is typed.
    ///
    /// # Errors
    /// Where it does not come up or takes no text.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        if self.is_code(css).await? {
            self.enter_editor(css).await?;
            return self.paste(css, text).await;
        }
        let field = self.find(css).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Delete + "").await?;
        field
            .send_keys(text)
            .await
            .with_context(|| format!("cannot type into {css}"))
    }

    /// Puts the caret after this many characters of a field's first line.
    ///
    /// # Errors
    /// Where the field does not come up.
    pub async fn caret(&self, css: &str, characters: usize) -> Result<()> {
        self.find(css).await?.click().await?;
        let home = Key::Control + Key::Home;
        self.driver.action_chain().send_keys(home).perform().await?;
        let right = Key::Right.value().to_string().repeat(characters);
        Ok(self
            .driver
            .action_chain()
            .send_keys(right)
            .perform()
            .await?)
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// Where the browser takes none.
    pub async fn press(&self, keys: impl AsRef<str>) -> Result<()> {
        Ok(self
            .driver
            .action_chain()
            .send_keys(keys.as_ref())
            .perform()
            .await?)
    }

    /// Chooses the option of a `<select>` with this text.
    ///
    /// # Errors
    /// Where there is no such option.
    pub async fn choose(&self, css: &str, text: &str) -> Result<()> {
        let options = self.find(css).await?.find_all(By::Tag("option")).await?;
        for option in options {
            if option.text().await?.trim() == text {
                return Ok(option.click().await?);
            }
        }
        bail!("{css} has no option {text:?}")
    }

    /// The text that a person sees in an element.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// The value of a field.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn value(&self, css: &str) -> Result<String> {
        Ok(self
            .find(css)
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Waits until an element's text satisfies a test.
    ///
    /// # Errors
    /// Where it does not; the message has the last text.
    pub async fn wait_for_text(&self, css: &str, test: impl Fn(&str) -> bool) -> Result<String> {
        let start = tokio::time::Instant::now();
        loop {
            // Between two looks the element may have given way to another one.
            match self.text(css).await {
                Ok(text) if test(&text) => return Ok(text),
                Ok(text) if start.elapsed() > PATIENCE => bail!("{css} still says {text:?}"),
                Err(error) if start.elapsed() > PATIENCE => return Err(error),
                _ => {}
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Runs the body of an asynchronous function in the page and gives what it returns.
    ///
    /// # Errors
    /// Where it throws.
    pub async fn run(&self, body: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{ {body} }})().then(
                (value) => done({{ value: value === undefined ? null : value }}),
                (error) => done({{ error: String(error) }}));"
        );
        let answer = self.driver.execute_async(script, Vec::new()).await?;
        let answer = answer.json();
        match answer.get("error") {
            Some(error) => bail!("the page's script failed: {error}"),
            None => Ok(answer["value"].clone()),
        }
    }

    /// What the browser may not load from here on: addresses with `*` for any text.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn block(&self, urls: &[&str]) -> Result<()> {
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.enable", json!({})).await?;
        cdp.send_raw("Network.setBlockedURLs", json!({ "urls": urls }))
            .await?;
        Ok(())
    }

    /// Takes the console's errors since the last call, so that the end of the test does not see them.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn take_console_errors(&self) -> Result<Vec<String>> {
        record::console_errors(&self.driver).await
    }

    /// Takes the addresses of all requests since the last call, so that the end of the test does not see them.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn take_requests(&self) -> Result<Vec<String>> {
        record::requests(&self.driver).await
    }

    /// Takes what really went outside of this machine, from the page or from a worker.
    pub fn take_outside(&self) -> Vec<String> {
        self.outside.take()
    }

    /// Nothing to another origin, no error in the console.
    ///
    /// # Errors
    /// With everything that was found.
    pub async fn check_records(&self) -> Result<()> {
        let url = self.url();
        let origin = url.strip_suffix(SUB_PATH).unwrap_or(&url);
        let requests = self.take_requests().await?;
        ensure!(
            !requests.is_empty(),
            "the browser noted no request at all, so the record cannot be trusted"
        );
        let foreign: Vec<&String> = requests
            .iter()
            .filter(|request| record::is_foreign(request, origin))
            .collect();
        ensure!(
            foreign.is_empty(),
            "requests to another origin: {foreign:?}"
        );
        let outside = self.take_outside();
        ensure!(
            outside.is_empty(),
            "requests left this machine: {outside:?}"
        );
        let errors = self.take_console_errors().await?;
        ensure!(errors.is_empty(), "errors in the console: {errors:#?}");
        Ok(())
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }
}

//! A page of the built app in a fresh browser.

use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::extensions::query::ElementQueryable;
use thirtyfour::{By, Key, WebDriver, WebElement};
use tokio::time::timeout;
use xtask::server::Server;

use super::driver::Driver;
use super::engine::Engine;
use super::firefox;
use super::outside::Outside;
use super::record::{self, Console};
use crate::routes::Route;

/// Where the app is served, as on a host that gives it a folder only.
const SUB_PATH: &str = "/some/sub/path/";

/// How long a page may take to show what a test waits for.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked for.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// The app in a browser. What is not wrapped here is reached through [`Page::driver`].
pub struct Page {
    driver: WebDriver,
    // The order of the fields is the order in which they end.
    process: Driver,
    console: Console,
    engine: Engine,
    outside: Outside,
    server: Option<Server>,
    address: String,
}

/// Opens the app's folder in a fresh browser, without going to a page yet.
///
/// # Errors
/// Where `EVENTYARD_DIST` names no built app, or the browser does not start.
pub async fn open() -> Result<Page> {
    open_folder(&dist()?).await
}

/// The folder of the built app.
///
/// # Errors
/// Where `EVENTYARD_DIST` names none.
pub fn dist() -> Result<PathBuf> {
    let dist = env::var_os("EVENTYARD_DIST")
        .map(PathBuf::from)
        .context("EVENTYARD_DIST is not set; these tests run by `cargo xtask test`")?;
    ensure!(
        dist.join("index.html").is_file(),
        "{} holds no built app",
        dist.display()
    );
    Ok(dist)
}

/// How long a browser may take to start.
const TO_START: Duration = Duration::from_secs(120);
/// The same for WebKit, whose driver waits for ever now and then (2.50, 2026-11-23), and how often it is started.
const WEBKIT_TO_START: Duration = Duration::from_secs(20);
const WEBKIT_STARTS: usize = 4;

/// Starts a driver, and a browser by it.
async fn start(engine: Engine, proxy: SocketAddr) -> Result<(Driver, WebDriver)> {
    let (time, starts) = match engine {
        Engine::WebKit => (WEBKIT_TO_START, WEBKIT_STARTS),
        _ => (TO_START, 1),
    };
    let cannot = || format!("the driver cannot start {engine:?}");
    for _ in 0..starts {
        let process = Driver::start(engine)?;
        let begun = WebDriver::new(process.url(), engine.capabilities(proxy)?);
        if let Ok(begun) = timeout(time, begun).await {
            return Ok((process, begun.with_context(cannot)?));
        }
    }
    bail!("{} within {} seconds", cannot(), time.as_secs())
}

/// Opens a folder with a built app in a fresh browser, without going to a page yet.
///
/// # Errors
/// Where the browser does not start.
pub async fn open_folder(dist: &Path) -> Result<Page> {
    // Where a host serves the folder already, below the same path.
    let (server, address) = match env::var("EVENTYARD_URL") {
        Ok(address) => (None, address),
        Err(_) => {
            let server = Server::start(dist, SUB_PATH, 0)?;
            let address = server.url();
            (Some(server), address)
        }
    };
    let outside = Outside::start()?;
    let engine = Engine::chosen()?;
    let (process, driver) = start(engine, outside.address()).await?;
    driver.set_script_timeout(PATIENCE).await?;
    if engine == Engine::Firefox {
        firefox::resize(&driver, 1280, 800).await?;
    }
    Ok(Page {
        driver,
        process,
        console: Console::default(),
        engine,
        outside,
        server,
        address,
    })
}

impl Page {
    /// The session itself.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Which browser it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The address of the app, with `/` at its end.
    pub fn url(&self) -> String {
        self.address.clone()
    }

    /// Cuts the network: the server of the app answers no more.
    pub fn cut_network(&mut self) {
        self.server = None;
    }

    /// Goes to a page and waits until it can be used.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn goto(&self, route: Route) -> Result<()> {
        self.driver.goto(self.url() + route.path).await?;
        if let Err(error) = self.find(route.ready).await {
            let shown = self.text("body").await.unwrap_or_default();
            let told = format!("the page {} is not ready, it shows {shown:?}", route.name);
            return Err(error.context(told));
        }
        self.listen().await
    }

    /// Loads the page again and waits until it can be used.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn reload(&self, ready: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium | Engine::WebKit => self.driver.refresh().await?,
            // The driver's own would go past the service worker. What the page was fetching fails then,
            // which it says to a console that belongs to the next page, too.
            Engine::Firefox => {
                self.mark_old().await?;
                let script = "console.error = () => {}; setTimeout(() => location.reload());";
                self.driver.execute(script, Vec::new()).await?;
                self.wait_for_new().await?;
            }
        }
        self.find(ready)
            .await
            .context("the page does not come up again")?;
        self.listen().await
    }

    /// Marks the page that is there, for [`Page::wait_for_new`].
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn mark_old(&self) -> Result<()> {
        self.run("window.isOld = true;").await.map(|_| ())
    }

    /// Waits until the page that is there is not the one that was marked as old: the app loads itself
    /// anew now and then.
    ///
    /// # Errors
    /// Where it stays.
    pub async fn wait_for_new(&self) -> Result<()> {
        let start = tokio::time::Instant::now();
        while start.elapsed() < PATIENCE {
            let is_old = self
                .driver
                .execute("return window.isOld === true;", Vec::new())
                .await;
            // Between the two pages there is none to ask.
            if is_old.is_ok_and(|is_old| *is_old.json() == false) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        bail!("the page is not loaded again")
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
            let mut texts = Vec::new();
            for element in self.find_all(css).await? {
                // One of them may have given way to another while it was looked at.
                let (Ok(said), Ok(true)) =
                    (self.text_of(&element).await, element.is_displayed().await)
                else {
                    continue;
                };
                if said == text {
                    return Ok(element);
                }
                texts.push(said);
            }
            ensure!(
                start.elapsed() < PATIENCE,
                "no {css} says {text:?} of {texts:?}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// All elements that are there now.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn find_all(&self, css: &str) -> Result<Vec<WebElement>> {
        Ok(self.driver.find_all(By::Css(css)).await?)
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
        self.click(css).await?;
        let field = self.find(css).await?;
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
        let start = tokio::time::Instant::now();
        loop {
            match self.choose_now(css, text).await {
                // The list has given way to another one since it was found.
                Err(error)
                    if format!("{error:#}").contains("stale") && start.elapsed() < PATIENCE => {}
                chosen => return chosen.with_context(|| format!("cannot choose of {css}")),
            }
        }
    }

    async fn choose_now(&self, css: &str, text: &str) -> Result<()> {
        let options = self.find(css).await?.find_all(By::Tag("option")).await?;
        for option in options {
            if option.text().await?.trim() != text {
                continue;
            }
            if self.engine() != Engine::WebKit {
                return Ok(option.click().await?);
            }
            // Its driver finds no place to click at in the list that the system draws.
            let script = "arguments[0].selected = true;
                for (const name of ['input', 'change'])
                    arguments[0].closest('select').dispatchEvent(new Event(name, { bubbles: true }));";
            self.driver.execute(script, vec![option.to_json()?]).await?;
            return Ok(());
        }
        bail!("{css} has no option {text:?}")
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

    /// Takes the console's errors since the last call, so that the end of the test does not see them.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn take_console_errors(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => record::console_errors(&self.driver).await,
            Engine::Firefox => Ok(self.console.errors(&self.process.output()?)),
            Engine::WebKit => self.heard().await,
        }
    }

    /// Takes the addresses of all requests since the last call, so that the end of the test does not see them.
    /// None in other browsers than Chromium, which keep no such record.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn take_requests(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => record::requests(&self.driver).await,
            Engine::Firefox | Engine::WebKit => Ok(Vec::new()),
        }
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
        if self.engine == Engine::Chromium {
            self.check_requests().await?;
        }
        let outside = self.take_outside();
        ensure!(
            outside.is_empty(),
            "requests left this machine: {outside:?}"
        );
        let errors = self.take_console_errors().await?;
        ensure!(errors.is_empty(), "errors in the console: {errors:#?}");
        Ok(())
    }

    /// Nothing was asked of another origin, by the browser's own record.
    async fn check_requests(&self) -> Result<()> {
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

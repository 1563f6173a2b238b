//! What a screen reader tells of a journey by keyboard alone: role, name and state of what has the
//! focus, from the browser's accessibility tree, and what live regions say.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::{Engine, Page, key};
use crate::root;

/// States of an element that are told beside its role and name, as the accessibility tree calls them.
const STATES: &[&str] = &[
    "checked",
    "disabled",
    "expanded",
    "invalid",
    "level",
    "multiline",
    "pressed",
    "selected",
];

/// Most letters of a name or a message in the script; what is longer is told in full, but not written.
const MOST: usize = 160;

/// The live regions whose text has changed, in their order on the page; read only, it calls nothing of
/// the app.
const LISTEN: &str = "window.heard = new Map();
    const LIVE = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
    const words = (region) => region.textContent.replace(/\\s+/g, ' ').trim();
    document.querySelectorAll(LIVE).forEach((region) => window.heard.set(region, words(region)));
    window.unheard = () => {
        const said = [];
        for (const region of document.querySelectorAll(LIVE)) {
            const now = words(region);
            if (now && window.heard.get(region) !== now) said.push(now);
            window.heard.set(region, now);
        }
        return said;
    };";

/// A journey by keyboard, with what is told on the way.
pub struct Journey<'a> {
    page: &'a Page,
    script: Vec<String>,
}

impl<'a> Journey<'a> {
    /// Begins on the page as it is.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn begin(page: &'a Page) -> Result<Self> {
        page.run(LISTEN).await?;
        let mut journey = Self {
            page,
            script: Vec::new(),
        };
        let title = page.driver().title().await?;
        journey.script.push(format!("page {title:?}"));
        Ok(journey)
    }

    /// Presses Tab until what has the focus is told with these words.
    ///
    /// # Errors
    /// Where Tab does not come to it.
    pub async fn tab_to(&mut self, words: &str) -> Result<()> {
        self.go("Tab", &[], words).await
    }

    /// Presses Shift and Tab until what has the focus is told with these words.
    ///
    /// # Errors
    /// Where it does not come to it.
    pub async fn back_to(&mut self, words: &str) -> Result<()> {
        self.go("Shift Tab", &[Key::Shift], words).await
    }

    async fn go(&mut self, name: &str, held: &[Key], words: &str) -> Result<()> {
        let mut seen = Vec::new();
        for _ in 0..150 {
            self.page.chord(held, key(Key::Tab)).await?;
            let told = focused(self.page).await?;
            if told.contains(words) {
                self.script.push(format!("{name} … {}", short(&told)));
                return Ok(());
            }
            seen.push(told);
        }
        seen.truncate(60);
        bail!("{name} does not come to {words:?}, but to {seen:#?}")
    }

    /// Presses a key, and tells what has the focus then where it is told with these words.
    ///
    /// # Errors
    /// Where the focus does not come to it.
    pub async fn press(&mut self, name: &str, held: &[Key], keys: &str, words: &str) -> Result<()> {
        self.page.chord(held, keys).await?;
        self.lands(name, words).await
    }

    /// Waits until the page has moved the focus to what is told with these words.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn lands_on(&mut self, words: &str) -> Result<()> {
        self.lands("the focus", words).await
    }

    async fn lands(&mut self, name: &str, words: &str) -> Result<()> {
        let mut told = String::new();
        for _ in 0..200 {
            told = focused(self.page).await?;
            if told.contains(words) {
                self.script.push(format!("{name} → {}", short(&told)));
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("after {name} the focus is at {told:?}, not at {words:?}")
    }

    /// Types a text where the focus is.
    ///
    /// # Errors
    /// Where the browser takes none.
    pub async fn type_text(&mut self, text: &str) -> Result<()> {
        self.page.press(text).await?;
        self.script.push(format!("types {}", short(text)));
        Ok(())
    }

    /// Presses keys that are told of by live regions only.
    ///
    /// # Errors
    /// Where the browser takes none.
    pub async fn act(&mut self, name: &str, held: &[Key], keys: &str) -> Result<()> {
        self.page.chord(held, keys).await?;
        self.script.push(name.to_owned());
        Ok(())
    }

    /// Waits until a live region says something with these words; what it says goes into the script.
    ///
    /// # Errors
    /// Where none does.
    pub async fn hears(&mut self, words: &str) -> Result<()> {
        let mut all: Vec<String> = Vec::new();
        for _ in 0..200 {
            let said = self.page.run("return window.unheard();").await?;
            let said: Vec<String> = serde_json::from_value(said)?;
            all.extend(said.iter().cloned());
            if let Some(found) = said.iter().find(|said| said.contains(words)) {
                self.script.push(format!("hears {:?}", short(found)));
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("no live region says {words:?}, but {all:#?}")
    }

    /// What is told is as the reviewed script of this name says.
    ///
    /// # Errors
    /// Where it differs. With `EVENTYARD_BLESS=1` the script is written.
    pub fn is_as_reviewed(self, name: &str) -> Result<()> {
        // Other drivers tell roles and names, but no states.
        if self.page.engine() != Engine::Chromium {
            return Ok(());
        }
        let path = root().join(format!("tests/corpus/heard/{name}.txt"));
        let told = self.script.join("\n") + "\n";
        if std::env::var_os("EVENTYARD_BLESS").is_some() {
            return fs::write(&path, told).context("cannot write the script");
        }
        let reviewed =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        ensure!(told == reviewed, "told is\n{told}\nreviewed is\n{reviewed}");
        Ok(())
    }
}

/// The beginning of a text.
fn short(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    format!("{start}…")
}

/// Role, name and state of what has the focus, within shadow roots too.
///
/// # Errors
/// Where the browser gives no accessibility tree.
pub async fn focused(page: &Page) -> Result<String> {
    told(
        page,
        "(() => { let it = document.activeElement; while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement; return it; })()",
    )
    .await
}

/// Role, name and state of what an expression gives.
///
/// # Errors
/// Where the browser gives no accessibility tree.
pub async fn told(page: &Page, expression: &str) -> Result<String> {
    if page.engine() != Engine::Chromium {
        let (role, name) = page.role_and_name(expression).await?;
        return Ok(format!(
            "{role} {name:?}{}",
            written(page, expression).await?
        ));
    }
    let found = page
        .devtools("Runtime.evaluate", json!({ "expression": expression }))
        .await?;
    let id = found["result"]["objectId"]
        .as_str()
        .with_context(|| format!("{expression} gives {found}"))?;
    let tree = page
        .devtools(
            "Accessibility.getPartialAXTree",
            json!({ "objectId": id, "fetchRelatives": false }),
        )
        .await?;
    Ok(sentence(&tree["nodes"][0]))
}

/// The states of what an expression gives, as the page has written them: other drivers than Chromium's tell
/// role and name alone.
async fn written(page: &Page, expression: &str) -> Result<String> {
    let states = serde_json::to_string(STATES)?;
    let script = format!(
        "const element = {expression};
        const own = (state) => state === 'checked' && element.matches('input') ? String(element.checked)
            : state === 'disabled' && element.disabled ? 'true' : element.getAttribute(`aria-${{state}}`);
        const told = (state, value) => value && (value !== 'false' || ['expanded', 'checked', 'selected', 'pressed'].includes(state));
        return {states}.map((state) => [state, own(state)]).filter((one) => told(...one)).map(([state, value]) => `, ${{state}}: ${{value}}`).join('');"
    );
    let written = page.run(&script).await?;
    Ok(written.as_str().unwrap_or_default().to_owned())
}

/// "button “Add a rule”, expanded: false".
fn sentence(node: &Value) -> String {
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let mut told = format!("{} {:?}", text(&node["role"]), text(&node["name"]));
    for property in node["properties"].as_array().into_iter().flatten() {
        let name = property["name"].as_str().unwrap_or_default();
        let value = &property["value"]["value"];
        let is_usual = *value == false || *value == "false";
        if STATES.contains(&name)
            && (!is_usual || matches!(name, "expanded" | "checked" | "selected" | "pressed"))
        {
            told += &format!(", {name}: {}", value.to_string().trim_matches('"'));
        }
    }
    told
}

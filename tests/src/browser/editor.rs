//! Code editors: `<code-editor>` with a shadow root, which the driver does not look into by itself.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::Key;

use super::{Engine, Mouse, Page};

/// A script's function `paste(element, text)`, which answers whether the page left it to the browser.
/// Firefox does not take what is pasted from whoever makes the event.
pub const PASTE: &str = "const paste = (element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    return element.dispatchEvent(event);
};";

/// A key that writes nothing, as [`Page::chord`] takes it.
#[must_use]
pub fn key(key: Key) -> String {
    char::from(key).to_string()
}

impl Page {
    /// Whether a selector names a code editor. Where the text area still stands for it, waits for
    /// the editor.
    pub(super) async fn is_code(&self, css: &str) -> Result<bool> {
        let field = self.find(css).await?;
        if field.tag_name().await? == "code-editor" {
            return Ok(true);
        }
        let stands_in = field
            .attr("class")
            .await?
            .is_some_and(|class| class.contains("editor__text"));
        if stands_in {
            self.find(&format!("code-editor{css}")).await?;
        }
        Ok(stands_in)
    }

    /// Clicks into a code editor and removes its text with the keyboard.
    ///
    /// # Errors
    /// Where it does not come up.
    pub async fn enter_editor(&self, css: &str) -> Result<()> {
        self.click(&format!("code-editor{css}")).await?;
        self.chord(&[Key::Control], "a").await?;
        self.chord(&[], &key(Key::Delete)).await
    }

    /// Presses keys in what has the focus, one after the other, while others are held down.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn chord(&self, held: &[Key], keys: impl AsRef<str>) -> Result<()> {
        let mut chain = self.driver().action_chain();
        for key in held {
            chain = chain.key_down(key.clone());
        }
        chain = chain.send_keys(keys.as_ref());
        for key in held.iter().rev() {
            chain = chain.key_up(key.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Puts a text in at the caret, all at once, as a keyboard of a phone does.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn insert(&self, text: &str) -> Result<()> {
        if self.engine() != Engine::Chromium {
            let script = format!(
                "document.execCommand('insertText', false, {});",
                json!(text)
            );
            return self.run(&script).await.map(|_| ());
        }
        let arguments = json!({ "text": text });
        self.devtools("Input.insertText", arguments)
            .await
            .map(|_| ())
    }

    /// Pastes a text into a code editor, in place of what is selected.
    ///
    /// # Errors
    /// Where there is no editor.
    pub async fn paste(&self, css: &str, text: &str) -> Result<()> {
        let text = json!(text);
        // The editor scrolls to its caret when it draws, after what is done next to the page.
        let body = format!("{PASTE} paste(root.querySelector('.cm-content'), {text});
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));");
        self.in_editor(css, &body).await.map(|_| ())
    }

    /// Runs the body of a function in the page that has the editor as `editor` and its shadow
    /// root as `root`.
    ///
    /// # Errors
    /// Where there is no editor, or the body throws.
    pub async fn in_editor(&self, css: &str, body: &str) -> Result<Value> {
        self.find(&format!("code-editor{css}")).await?;
        let find =
            format!("const editor = document.querySelector({css:?}), root = editor.shadowRoot;");
        self.run(&format!("{find} {body}")).await
    }

    /// Waits until an expression about the editor holds; see [`Page::in_editor`].
    ///
    /// # Errors
    /// Where it does not; the message has the editor's text.
    pub async fn wait_in_editor(&self, css: &str, expression: &str) -> Result<()> {
        let start = tokio::time::Instant::now();
        while start.elapsed() < super::page::PATIENCE {
            let body = format!("return Boolean({expression});");
            if self.in_editor(css, &body).await? == true {
                return Ok(());
            }
            tokio::time::sleep(super::page::PAUSE).await;
        }
        let text = self.value(css).await?;
        let seen = self.in_editor(css, "return root.textContent;").await?;
        bail!("{css} has {text:?}, and never: {expression}; in it: {seen}")
    }

    /// Waits until a field or an editor has this text.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn wait_for_value(&self, css: &str, wanted: &str) -> Result<()> {
        let start = tokio::time::Instant::now();
        loop {
            let value = self.value(css).await?;
            if value == wanted {
                return Ok(());
            }
            if start.elapsed() > super::page::PATIENCE {
                bail!("{css} has {value:?}, not {wanted:?}");
            }
            tokio::time::sleep(super::page::PAUSE).await;
        }
    }

    /// Moves the pointer onto the first place of an editor where a text stands.
    ///
    /// # Errors
    /// Where it stands nowhere.
    pub async fn point_in_editor(&self, css: &str, text: &str) -> Result<()> {
        let (x, y) = self.middle(css, text).await?;
        self.mouse(Mouse::Move, (x, y)).await
    }

    /// Taps with a finger on the first place of an editor where a text stands.
    ///
    /// # Errors
    /// Where it stands nowhere.
    pub async fn tap_in_editor(&self, css: &str, text: &str) -> Result<()> {
        let (x, y) = self.middle(css, text).await?;
        self.touch("touchStart", &[(x, y)]).await?;
        self.touch("touchEnd", &[]).await
    }

    /// The middle of a text in an editor; the text stands within one token.
    async fn middle(&self, css: &str, text: &str) -> Result<(f64, f64)> {
        let text = json!(text);
        let body = format!(
            "const nodes = document.createTreeWalker(root.querySelector('.cm-content'), NodeFilter.SHOW_TEXT);
            while (nodes.nextNode() && !nodes.currentNode.data.includes({text}));
            const range = document.createRange();
            const at = nodes.currentNode.data.indexOf({text});
            range.setStart(nodes.currentNode, at);
            range.setEnd(nodes.currentNode, at + {text}.length);
            const box = range.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];"
        );
        let place = self.in_editor(css, &body).await?;
        serde_json::from_value(place).context("no place")
    }
}

//! The text that a person sees.

use anyhow::Result;
use thirtyfour::WebElement;

use super::{Engine, Page};

/// WebKit's driver runs the words of neighbours in a flexible box together; here each box is a line.
const LINES: &str = r"
    const lines = [''];
    const walk = (element) => {
        for (const child of element.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) {
                const kept = getComputedStyle(element).whiteSpaceCollapse?.startsWith('preserve');
                lines.push(lines.pop() + (kept ? child.data : child.data.replace(/\s+/g, ' ')));
            } else if (child.nodeType === Node.ELEMENT_NODE
                && (child.checkVisibility() || child.matches('option, optgroup'))) {
                const { display } = getComputedStyle(child);
                const is_box = !display.startsWith('inline') && display !== 'table-cell';
                if (display === 'table-cell') lines.push(lines.pop().trimEnd() + ' ');
                if (is_box || child.localName === 'br') lines.push('');
                walk(child);
                if (is_box) lines.push('');
            }
        }
    };
    walk(arguments[0]);
    return lines.map((line) => line.trim()).filter((line) => line).join('\n');";

impl Page {
    /// The text that a person sees in an element.
    ///
    /// # Errors
    /// Where the element does not come up.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.text_of(&self.find(css).await?).await
    }

    /// The text that a person sees in an element that was found.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn text_of(&self, element: &WebElement) -> Result<String> {
        if self.engine() != Engine::WebKit {
            return Ok(element.text().await?);
        }
        let text = self
            .driver()
            .execute(LINES, vec![element.to_json()?])
            .await?;
        Ok(text.convert()?)
    }
}

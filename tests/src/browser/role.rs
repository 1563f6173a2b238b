//! Roles and names as every driver tells them.

use std::sync::Arc;

use anyhow::{Context, Result};
use http::Method;
use serde_json::Value;
use thirtyfour::common::command::{Command, ExtensionCommand};

use super::{Engine, Page};

/// What is asked of an element: `computedrole` or `computedlabel`.
#[derive(Debug)]
struct Asked {
    element: String,
    what: &'static str,
}

impl ExtensionCommand for Asked {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/{}", self.element, self.what).into()
    }
}

/// The roles of a table's parts.
const TABLE_PARTS: [&str; 3] = ["columnheader", "rowheader", "cell"];

impl Page {
    /// The role and the name of what an expression gives, as the browser computes them for assistive
    /// technology.
    ///
    /// # Errors
    /// Where it gives no element.
    pub async fn role_and_name(&self, expression: &str) -> Result<(String, String)> {
        let script = format!("return {expression};");
        let element = self.driver().execute(script, Vec::new()).await?.element();
        let element = element.with_context(|| format!("{expression} gives no element"))?;
        let ask = async |what: &'static str| -> Result<String> {
            let element = element.element_id().to_string();
            let asked = Command::ExtensionCommand(Box::new(Asked { element, what }));
            Ok(self.driver().cmd(asked).await?.value()?)
        };
        let (mut role, mut name) = (ask("computedrole").await?, ask("computedlabel").await?);
        if self.engine() == Engine::WebKit {
            // WebKitGTK tells nothing of roles that its toolkit has no word for, and no name of a
            // table's parts, which are named by what is in them.
            if role.is_empty() || role == "generic" {
                role = element.attr("role").await?.unwrap_or(role);
            }
            if name.is_empty() && TABLE_PARTS.contains(&role.as_str()) {
                name = self.text_of(&element).await?;
            }
        }
        Ok((role, name))
    }
}

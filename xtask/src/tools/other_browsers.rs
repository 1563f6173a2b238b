//! Firefox and WebKit with their drivers, in which the journeys are gone too.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cargo_tool::{self, Tool};
use super::debian;
use crate::process;
use crate::project::Project;

/// A browser beside Chromium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Firefox, with geckodriver from crates.io.
    Firefox,
    /// WebKitGTK's MiniBrowser; it needs a display, which Xvfb gives.
    WebKit,
}

impl Other {
    /// As `EVENTYARD_BROWSER` names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The programs that it needs of the system, each with the names under which it is found.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Firefox => &[&["firefox-esr", "firefox"]],
            Self::WebKit => &[&["WebKitWebDriver"], &["xvfb-run"]],
        }
    }

    /// Their packages on Debian.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }
}

/// What was found or installed.
#[derive(Debug)]
pub struct Installed {
    browser: Other,
    programs: Vec<PathBuf>,
    driver: Option<PathBuf>,
}

impl Installed {
    /// Has a command that runs the journeys run them in this browser.
    #[must_use]
    pub fn around(&self, command: Command) -> Command {
        let mut command = match (self.browser, self.programs.get(1)) {
            (Other::WebKit, Some(display)) => within(display, &command),
            _ => command,
        };
        command.env("EVENTYARD_BROWSER", self.browser.name());
        if let (Other::Firefox, Some(firefox)) = (self.browser, self.programs.first()) {
            command.env("FIREFOX", firefox);
        }
        if let Some(driver) = &self.driver {
            command.env("GECKODRIVER", driver);
        }
        command
    }
}

/// The same command on a display of its own.
fn within(display: &Path, command: &Command) -> Command {
    let mut outer = Command::new(display);
    outer
        .arg("--auto-servernum")
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    outer
}

/// Finds a browser and its driver; installs them as root on Debian.
///
/// # Errors
/// Where something is missing; the message is the command to type.
pub fn install(project: &Project, browser: Other) -> Result<Installed> {
    let mut programs = find(project, browser)?;
    if programs.is_none() && debian::is_root(project)? {
        debian::apt_get(project, browser.packages())?;
        programs = find(project, browser)?;
    }
    let Some(programs) = programs else {
        bail!(
            "this needs a browser of the system; type:\n\n  sudo apt-get install -y {}   (or what your system has for it)",
            browser.packages().join(" ")
        );
    };
    let driver = match browser {
        Other::Firefox => Some(geckodriver(project)?),
        Other::WebKit => None,
    };
    Ok(Installed {
        browser,
        programs,
        driver,
    })
}

fn find(project: &Project, browser: Other) -> Result<Option<Vec<PathBuf>>> {
    let path = project.search_path()?;
    let one = |names: &&[&str]| names.iter().find_map(|name| process::find(name, &path));
    Ok(browser.programs().iter().map(one).collect())
}

fn geckodriver(project: &Project) -> Result<PathBuf> {
    let tool: Tool = cargo_tool::geckodriver();
    cargo_tool::install(project, &tool)?;
    process::find("geckodriver", &project.search_path()?).context("geckodriver is not there")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{Installed, Other};

    #[test]
    fn webkit_runs_on_a_display_with_everything_that_was_said() {
        let installed = Installed {
            browser: Other::WebKit,
            programs: vec!["/x/WebKitWebDriver".into(), "/x/xvfb-run".into()],
            driver: None,
        };
        let mut command = Command::new("cargo");
        command
            .args(["test", "--locked"])
            .env("A", "1")
            .env_remove("B");
        let command = installed.around(command);
        assert_eq!(command.get_program(), "/x/xvfb-run");
        let arguments: Vec<_> = command.get_args().collect();
        assert_eq!(arguments, ["--auto-servernum", "cargo", "test", "--locked"]);
        let said: Vec<_> = command
            .get_envs()
            .map(|(name, value)| (name.to_str(), value.and_then(|it| it.to_str())))
            .collect();
        assert!(said.contains(&(Some("A"), Some("1"))), "{said:?}");
        assert!(said.contains(&(Some("B"), None)), "{said:?}");
        assert!(said.contains(&(Some("EVENTYARD_BROWSER"), Some("webkit"))));
    }

    #[test]
    fn firefox_gets_its_program_and_its_driver() {
        let installed = Installed {
            browser: Other::Firefox,
            programs: vec!["/x/firefox-esr".into()],
            driver: Some("/x/geckodriver".into()),
        };
        let command = installed.around(Command::new("cargo"));
        assert_eq!(command.get_program(), "cargo");
        let said: Vec<_> = command.get_envs().map(|(name, _)| name).collect();
        assert_eq!(said, ["EVENTYARD_BROWSER", "FIREFOX", "GECKODRIVER"]);
    }
}

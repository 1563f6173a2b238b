//! Chromium and its driver, for the tests only.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::debian;
use crate::process;
use crate::project::Project;

/// Names under which systems install the browser.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Places outside the search path where the browser may be.
const BROWSER_PLACES: &[&str] = &["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/// Places outside the search path where the driver may be.
const DRIVER_PLACES: &[&str] = &[
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
];

/// The command that installs both on Debian.
const DEBIAN: &str = "apt-get install -y chromium chromium-driver";

/// Its packages.
const PACKAGES: &[&str] = &["chromium", "chromium-driver"];

/// A browser and the driver that goes with it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// chromedriver.
    pub driver: PathBuf,
}

/// Finds both: by `CHROME` and `CHROMEDRIVER`, on the search path, in known places; installs them as root on Debian.
///
/// # Errors
/// Where one is missing; the message is the one command to type.
pub fn install(project: &Project) -> Result<Browser> {
    if let Some(found) = find()? {
        println!("      is there: {}", found.browser.display());
        return Ok(found);
    }
    if !debian::is_root(project)? {
        bail!("{}", advice());
    }
    debian::apt_get(project, PACKAGES)?;
    match find()? {
        Some(found) => Ok(found),
        None => bail!("{DEBIAN} succeeded, but chromium or chromedriver is still not on the PATH"),
    }
}

fn find() -> Result<Option<Browser>> {
    let browser = one("CHROME", BROWSERS, BROWSER_PLACES)?;
    let driver = one("CHROMEDRIVER", &["chromedriver"], DRIVER_PLACES)?;
    Ok(browser
        .zip(driver)
        .map(|(browser, driver)| Browser { browser, driver }))
}

/// A program by an environment variable, else by name, else by place.
fn one(variable: &str, names: &[&str], places: &[&str]) -> Result<Option<PathBuf>> {
    let path = env::var_os("PATH").unwrap_or_default();
    if let Some(said) = env::var_os(variable) {
        let said = PathBuf::from(said);
        let found = said
            .is_file()
            .then(|| said.clone())
            .or_else(|| process::find(&said.to_string_lossy(), &path));
        if found.is_none() {
            bail!("{variable} says {}, which is no program", said.display());
        }
        return Ok(found);
    }
    Ok(names
        .iter()
        .find_map(|name| process::find(name, &path))
        .or_else(|| {
            places
                .iter()
                .map(PathBuf::from)
                .find(|place| place.is_file())
        }))
}

/// What a person types on this system.
fn advice() -> String {
    let command = if cfg!(target_os = "macos") {
        "brew install --cask chromium chromedriver".to_owned()
    } else if cfg!(windows) {
        "winget install Google.Chrome Chromium.ChromeDriver".to_owned()
    } else if Path::new("/etc/debian_version").is_file() {
        format!("sudo {DEBIAN}")
    } else if Path::new("/etc/fedora-release").is_file() {
        "sudo dnf install -y chromium chromedriver".to_owned()
    } else if Path::new("/etc/arch-release").is_file() {
        "sudo pacman -S chromium".to_owned()
    } else {
        format!("{DEBIAN}   (or what your system has for it)")
    };
    format!(
        "the tests need Chromium and chromedriver; type:\n\n  {command}\n\n\
         or set CHROME and CHROMEDRIVER to programs of the same version"
    )
}

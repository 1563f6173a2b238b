//! Lighthouse, on the built app as a host serves it: what it says of accessibility, best practices and search
//! engines has to be the whole, what it says of speed is printed.

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::project::Project;
use crate::server::Server;
use crate::tools::browser::Browser;
use crate::{compress, npm, process};

/// The pages that are looked at, by what follows the address of the app.
const PAGES: [(&str, &str); 5] = [
    ("home", "#/"),
    ("yard", "#/yard"),
    ("study", "#/study"),
    ("exam", "#/exam"),
    ("progress", "#/progress"),
];

/// Categories that have to be the whole, then the one that is printed only.
const CATEGORIES: [(&str, bool); 4] = [
    ("accessibility", true),
    ("best-practices", true),
    ("seo", true),
    ("performance", false),
];

/// The command itself: the mobile profile, a fresh browser for each page.
///
/// # Errors
/// Where the app is not built, a page cannot be looked at, or a category that has to be is not the whole.
pub fn run(project: &Project, browser: &Browser) -> Result<()> {
    let own = project.root.join("xtask/lighthouse");
    npm::install_in(project, &own)?;
    let server = Server::start(
        &compress::as_hosted(&project.built(), &project.target)?,
        "/some/sub/path/",
        0,
    )?;
    let reports = project.target.join("lighthouse");
    fs::create_dir_all(&reports).with_context(|| format!("cannot make {}", reports.display()))?;
    let names = CATEGORIES.map(|(name, _)| name);
    println!(
        "{:<10} {:>14} {:>15} {:>5} {:>12}",
        "page", names[0], names[1], names[2], names[3]
    );
    let mut found = Vec::new();
    for (name, path) in PAGES {
        let report = reports.join(format!("{name}.json"));
        let script = own.join("node_modules/lighthouse/cli/index.js");
        let mut node = process::command(project, "node")?;
        node.arg(script)
            .arg(format!("{}{path}", server.url()))
            .args(["--quiet", "--output=json", "--no-enable-error-reporting"])
            .arg(format!("--output-path={}", report.display()))
            .arg(format!("--only-categories={}", names.join(",")))
            .arg("--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu")
            .env("CHROME_PATH", &browser.browser);
        process::run(&mut node)?;
        let report: Value = serde_json::from_slice(&fs::read(&report)?)
            .with_context(|| format!("cannot understand what is said of {name}"))?;
        if let Some(error) = report["runtimeError"]["message"].as_str() {
            bail!("{name}: {error}");
        }
        let told = |category: &str| percent(&report, category);
        println!(
            "{name:<10} {:>14} {:>15} {:>5} {:>12}",
            told(names[0])?,
            told(names[1])?,
            told(names[2])?,
            told(names[3])?
        );
        for (category, whole) in CATEGORIES {
            if whole && told(category)? < 100 {
                found.extend(missed(&report, category).map(|audit| format!("{name}: {audit}")));
            }
        }
    }
    ensure!(
        found.is_empty(),
        "Lighthouse found:\n  {}",
        found.join("\n  ")
    );
    Ok(())
}

/// How much of a category is well, of 100.
fn percent(report: &Value, category: &str) -> Result<u64> {
    let score = report["categories"][category]["score"].as_f64();
    let score = score.with_context(|| format!("Lighthouse says nothing of {category}"))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    Ok((score * 100.0).floor() as u64)
}

/// The audits of a category that count and are not the whole.
fn missed<'a>(report: &'a Value, category: &str) -> impl Iterator<Item = String> + 'a {
    let audits = report["categories"][category]["auditRefs"].as_array();
    audits.into_iter().flatten().filter_map(|of| {
        let audit = &report["audits"][of["id"].as_str()?];
        let counts = of["weight"].as_f64().unwrap_or_default() > 0.0;
        let short = audit["score"].as_f64().is_some_and(|score| score < 1.0);
        let title = audit["title"].as_str().unwrap_or_default();
        (counts && short).then(|| format!("{} ({title}): {}", of["id"], audit["details"]["items"]))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{missed, percent};

    #[test]
    fn says_what_counts_and_is_not_the_whole() {
        let report = json!({
            "categories": { "seo": { "score": 0.92, "auditRefs": [
                { "id": "good", "weight": 1 },
                { "id": "bad", "weight": 1 },
                { "id": "only-told", "weight": 0 },
                { "id": "not-here", "weight": 1 },
            ] } },
            "audits": {
                "good": { "score": 1, "title": "Good" },
                "bad": { "score": 0, "title": "Bad", "details": { "items": ["p"] } },
                "only-told": { "score": 0, "title": "Told" },
                "not-here": { "score": null, "title": "No such thing here" },
            },
        });
        assert_eq!(percent(&report, "seo").unwrap(), 92);
        let found: Vec<String> = missed(&report, "seo").collect();
        assert_eq!(found, [r#""bad" (Bad): ["p"]"#]);
        assert!(percent(&report, "accessibility").is_err());
    }
}

//! The list of all steps of `cargo xtask test`.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::run::{self, Ran};
use crate::build::{self, Mode};
use crate::process;
use crate::project::Project;
use crate::tools::browser::Browser;
use crate::tools::cfn_lint;
use crate::tools::other_browsers::{self, Other};
use crate::{bench, budget, lighthouse, nginx};

/// Seconds that one test in the browser may take.
const BROWSER_SECONDS: &str = "120";

/// What a step does.
type Work = Box<dyn FnOnce(&Project) -> Result<Ran>>;

/// One line of the summary.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// Whether its passed tests are counted; a check counts as one.
    pub(super) counts_tests: bool,
    /// Whether it makes `dist/`.
    pub(super) is_build: bool,
    /// Whether it looks at `dist/`.
    pub(super) needs_build: bool,
    pub(super) work: Work,
}

impl Step {
    fn check(name: &'static str, commands: Vec<Command>) -> Self {
        Self {
            name,
            counts_tests: false,
            is_build: false,
            needs_build: false,
            work: Box::new(|_| run::all(commands)),
        }
    }

    fn tests(name: &'static str, commands: Vec<Command>) -> Self {
        Self {
            counts_tests: true,
            ..Self::check(name, commands)
        }
    }

    fn function(name: &'static str, work: impl FnOnce(&Project) -> Result<()> + 'static) -> Self {
        Self {
            work: Box::new(|project| work(project).map(|()| Ran::default())),
            ..Self::check(name, Vec::new())
        }
    }

    fn after_build(self) -> Self {
        Self {
            needs_build: true,
            ..self
        }
    }
}

/// All steps in their order; `all` adds what takes long or needs more programs.
pub(super) fn list(project: &Project, browser: &Browser, all: bool) -> Result<Vec<Step>> {
    let cargo = |words: &str| -> Result<Command> {
        let mut command = process::command(project, "cargo")?;
        command.args(words.split(' '));
        Ok(command)
    };
    let mut doc = cargo("doc --workspace --no-deps --locked")?;
    doc.env("RUSTDOCFLAGS", "-D warnings");
    let mut in_browser =
        cargo("test --locked -p app --target wasm32-unknown-unknown --test browser")?;
    in_browser
        .env("CHROMEDRIVER", &browser.driver)
        // The runner would take these before Chromium's.
        .env_remove("GECKODRIVER")
        .env_remove("SAFARIDRIVER")
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_SECONDS);
    let end_to_end = |test: &str, threads: u8| -> Result<Command> {
        let mut command = cargo("test --locked -p tests --features e2e --test")?;
        command.args([test, "--", &format!("--test-threads={threads}")]);
        with_dist(project, browser, &mut command);
        Ok(command)
    };

    let mut steps = vec![
        Step::check("format", vec![cargo("fmt --all --check")?]),
        Step::check(
            "clippy, native",
            vec![cargo(
                "clippy --workspace --all-targets --features tests/e2e --locked -- -D warnings",
            )?],
        ),
        Step::check(
            "clippy, wasm32",
            vec![cargo(
                "clippy -p app -p worker --features app/split --target wasm32-unknown-unknown --lib --bins --test browser --locked -- -D warnings",
            )?],
        ),
        Step::check("documentation", vec![doc]),
        Step::check(
            "licences, bans and sources of packages",
            // Known vulnerabilities are left out: their list has to be fetched from elsewhere.
            vec![cargo(
                "deny --locked --workspace check bans licenses sources",
            )?],
        ),
        Step::tests("native tests, with tidy", native_tests(project)?),
        Step::tests("tests in Chromium (wasm-bindgen-test)", vec![in_browser]),
        Step {
            is_build: true,
            ..Step::function("release build", |project| {
                process::run(&mut build::trunk(project, Mode::Release, "build")?)
            })
        },
        Step::tests(
            "end to end, built app under a sub-path",
            vec![end_to_end("e2e", 2)?],
        )
        .after_build(),
        Step::tests(
            "accessibility (axe-core), every page",
            vec![end_to_end("accessibility", 2)?],
        )
        .after_build(),
        Step::function("size budget", |project| {
            if budget::check(project)? {
                return Ok(());
            }
            bail!("over the budget, or a file without one")
        })
        .after_build(),
    ];
    if all {
        let browser = browser.clone();
        steps.push(Step::check(
            "release build of the command",
            vec![cargo("build --release --locked --bin eventyard")?],
        ));
        steps.push(Step::function(
            "CloudFormation templates, by cfn-lint",
            cfn_lint::check,
        ));
        // WebKit's windows share a display and its pointer: a window that opens would hover in another.
        for (other, threads) in [(Other::Firefox, 2), (Other::WebKit, 1)] {
            steps.push(in_other(other, end_to_end("e2e", threads)?));
        }
        let other = browser.clone();
        steps.push(
            Step::function("nginx below a sub-path, with its headers", move |project| {
                nginx::check(project, &other)
            })
            .after_build(),
        );
        let other = browser.clone();
        steps.push(
            Step::function("Lighthouse", move |project| {
                lighthouse::run(project, &other)
            })
            .after_build(),
        );
        steps.push(
            Step::function("time until pages can be used", move |project| {
                bench::load(project, &browser, &[])
            })
            .after_build(),
        );
    }
    Ok(steps)
}

/// The journeys in another browser; at the end come those that its driver cannot go, with the reason.
fn in_other(browser: Other, command: Command) -> Step {
    let name = match browser {
        Other::Firefox => "end to end in Firefox",
        Other::WebKit => "end to end in WebKit",
    };
    let work = move |project: &Project| {
        let installed = other_browsers::install(project, browser)?;
        let note = project
            .target
            .join(format!("left-out-{}.txt", browser.name()));
        fs::write(&note, "").with_context(|| format!("cannot write {}", note.display()))?;
        let mut command = installed.around(command);
        command.env("EVENTYARD_LEFT_OUT", &note);
        let ran = run::all(vec![command])?;
        let left_out = fs::read_to_string(&note)?;
        let count = left_out.lines().count();
        println!(
            "left out, because the driver lacks something, or begun anew: {count}\n{left_out}"
        );
        Ok(ran)
    };
    let step = Step {
        work: Box::new(work),
        ..Step::tests(name, Vec::new())
    };
    step.after_build()
}

/// Tells the end-to-end tests where the built app and the browser are.
pub(crate) fn with_dist(project: &Project, browser: &Browser, command: &mut Command) {
    command
        // A failed journey says what it waited for; where in the harness it waited is no news.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("EVENTYARD_DIST", project.dist())
        .env("EVENTYARD_OUT", project.target.join("screenshots"))
        .env("CHROME", &browser.browser)
        .env("CHROMEDRIVER", &browser.driver);
}

/// Native tests of all packages: by nextest where it is installed, which leaves the examples in the documentation to cargo.
fn native_tests(project: &Project) -> Result<Vec<Command>> {
    let mut nextest = process::command(project, "cargo")?;
    let has_nextest = process::output(nextest.args(["nextest", "--version"])).is_some();
    let words: &[&str] = if has_nextest {
        &[
            "nextest run --workspace --locked --no-fail-fast --no-tests=pass",
            "test --workspace --locked --no-fail-fast --doc",
        ]
    } else {
        &["test --workspace --locked --no-fail-fast"]
    };
    words
        .iter()
        .map(|words| {
            let mut command = process::command(project, "cargo")?;
            command.args(words.split(' '));
            Ok(command)
        })
        .collect()
}

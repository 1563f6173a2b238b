//! The process of a browser's driver.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use super::engine::Engine;

/// How long the driver may take to start.
const START: Duration = Duration::from_secs(20);

/// The file that its standard output goes to.
const OUTPUT: &str = "output.log";

/// A driver of its own for one test; ends with the value.
pub(super) struct Driver {
    child: Child,
    port: u16,
    /// For all that it and the browser write: a browser that is ended leaves its profile behind.
    folder: TempDir,
}

impl Driver {
    /// Starts the browser's driver on a free port.
    pub(super) fn start(engine: Engine) -> Result<Self> {
        let program = engine.driver();
        let port = free_port()?;
        let folder = TempDir::with_prefix("eventyard-").context("no folder for the browser")?;
        let file = File::create(folder.path().join(OUTPUT)).context("no file for its output")?;
        let child = Command::new(&program)
            .arg(format!("--port={port}"))
            .args(engine.driver_arguments(free_port()?))
            .env("TMPDIR", folder.path())
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        let mut driver = Self {
            child,
            port,
            folder,
        };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = driver.child.try_wait()? {
                bail!("{} ended at once ({status})", program.display());
            }
            if start.elapsed() > START {
                bail!("{} does not answer", program.display());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What was written so far.
    pub(super) fn output(&self) -> Result<String> {
        let bytes = fs::read(self.folder.path().join(OUTPUT)).context("cannot read the output")?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        // A browser that is still ending may write once more.
        for _ in 0..20 {
            let _ = fs::remove_dir_all(self.folder.path());
            if !self.folder.path().exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

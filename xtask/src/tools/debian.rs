//! Programs that come with the system, which are installed as root on Debian.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process;
use crate::project::Project;

/// Where Debian has programs of the system that are in nobody's search path.
const SYSTEM: &str = "/usr/sbin";

/// Whether packages can be installed without asking anyone.
pub(super) fn is_root(project: &Project) -> Result<bool> {
    let root = process::output(process::command(project, "id")?.arg("-u"));
    Ok(root.as_deref() == Some("0") && Path::new("/etc/debian_version").is_file())
}

/// Installs packages with apt-get, given that this is Debian and we are root.
pub(super) fn apt_get(project: &Project, packages: &[&str]) -> Result<()> {
    println!(
        "      installing system packages, as this is Debian and you are root: {}",
        packages.join(" ")
    );
    process::run(process::command(project, "apt-get")?.arg("update"))?;
    process::run(
        process::command(project, "apt-get")?
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "-y"])
            .args(packages),
    )
}

/// nginx, the program; nothing is started.
///
/// # Errors
/// Where it is missing and cannot be installed; the message is the command to type.
pub fn nginx(project: &Project) -> Result<PathBuf> {
    let find = || -> Result<Option<PathBuf>> {
        let found = process::find("nginx", &project.search_path()?);
        Ok(found.or_else(|| process::find("nginx", SYSTEM.as_ref())))
    };
    if let Some(found) = find()? {
        println!("      is there: {}", found.display());
        return Ok(found);
    }
    if is_root(project)? {
        // The folder of policies says no to daemons; the package would start one.
        let ban = Path::new("/usr/sbin/policy-rc.d");
        let is_ours = !ban.exists();
        if is_ours {
            forbid_daemons(ban)?;
        }
        let installed = apt_get(project, &["nginx-light"]);
        if is_ours {
            std::fs::remove_file(ban)?;
        }
        installed?;
    }
    match find()? {
        Some(found) => Ok(found),
        None => bail!(
            "this needs nginx; type:\n\n  sudo apt-get install -y nginx-light   (or what your system has for it)"
        ),
    }
}

/// Has no package start a daemon: exit status 101 is "action forbidden by policy" (Debian Policy, 9.3.3.1).
fn forbid_daemons(place: &Path) -> Result<()> {
    std::fs::write(place, "#!/bin/sh\nexit 101\n")?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

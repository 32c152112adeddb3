//! Installs Debian packages when running as root.

use crate::tools::process;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// Ensures that the Debian packages are installed. On other systems, prints what to install.
pub fn ensure(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !can_install()? {
        bail!("missing: {names}. On Debian: sudo apt-get install {names}");
    }
    println!("installing {names}");
    // The list of an old image still names versions that install, such as a Firefox too old for its driver.
    if let Err(error) = process::run(Command::new("apt-get").arg("update")) {
        println!("the list of packages stays as it is: {error:#}");
    }
    install(&missing)
}

fn install(names: &[&str]) -> Result<()> {
    process::run(
        Command::new("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "--yes", "--no-install-recommends"])
            .args(names),
    )
}

fn is_installed(name: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", name])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|answer| answer.stdout == b"installed")
}

fn can_install() -> Result<bool> {
    if !Path::new("/etc/debian_version").exists() {
        return Ok(false);
    }
    Ok(process::output(Command::new("id").arg("-u"))?.trim_ascii() == b"0")
}

//! Runs programs and reports their failures.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the command with its output shown.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

/// Runs the command and returns its standard output; its standard error is shown.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("starting {}", name(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", line(command), output.status);
    }
    Ok(output.stdout)
}

/// Runs the command, prints each line of its standard output, passes the line to `read`, and returns whether
/// the command succeeded.
pub fn follow(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    follow_quietly(command, |text| {
        println!("{text}");
        read(text);
    })
}

/// Runs the command, passes each line of its standard output to `read`, and returns whether the command
/// succeeded.
pub fn follow_quietly(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting {}", name(command)))?;
    let stdout = child.stdout.take().context("its output was not piped")?;
    for text in BufReader::new(stdout).lines() {
        read(&text.with_context(|| format!("reading from {}", name(command)))?);
    }
    let status = child.wait().with_context(|| format!("waiting for {}", name(command)))?;
    Ok(status.success())
}

/// Returns true if a program of this name can be started.
pub fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Returns the file name of the program.
pub fn name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned()
}

fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

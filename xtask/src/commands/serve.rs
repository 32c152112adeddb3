//! `cargo xtask serve`

use crate::deliver::server;
use crate::project::Project;
use crate::ship::{self, Form};
use anyhow::{Context, Result};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Build, then serve dist/ on 127.0.0.1 with the headers of production, and print the address.
///
/// The address is the only line on standard output that starts with http.
#[derive(clap::Args)]
pub struct Args {
    /// Build quickly and unminified, and again at each change of a source; reload the page yourself.
    #[arg(long, conflicts_with = "no_build")]
    dev: bool,
    /// Where to listen; 0 takes a free port.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve what is there.
    #[arg(long)]
    no_build: bool,
    /// Serve this folder instead of dist/.
    #[arg(long, requires = "no_build")]
    folder: Option<PathBuf>,
    /// Print each request: status, packing, path.
    #[arg(long)]
    log: bool,
}

/// What `dist/` is made of.
const SOURCES: [&str; 7] = ["build.rs", "crates", "data", "index.html", "src", "styles", "web"];

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let options = server::Options { port: self.port, log: self.log };
        let folder = self.folder.unwrap_or_else(|| project.dist());
        if self.dev {
            rebuild(project);
            return thread::scope(|scope| {
                scope.spawn(|| watch(project));
                server::serve(&folder, options)
            });
        }
        if !self.no_build {
            let assets = ship::build(project, Form::Shipped, false)?;
            ship::report(project, &assets, false)?;
        }
        server::serve(&folder, options)
    }
}

/// A mistake in a source is shown and waited on, not an end to the work.
fn rebuild(project: &Project) {
    match ship::build(project, Form::Dev, false) {
        Ok(_) => println!("built"),
        Err(error) => eprintln!("error: {error:#}"),
    }
}

fn watch(project: &Project) {
    if let Err(error) = rebuild_at_changes(project) {
        eprintln!("error: no longer watching the sources: {error:#}");
    }
}

fn rebuild_at_changes(project: &Project) -> Result<()> {
    let (sender, changes) = mpsc::channel::<DebounceEventResult>();
    let mut debouncer = new_debouncer(Duration::from_millis(300), sender)?;
    for source in SOURCES {
        let path = project.root.join(source);
        debouncer
            .watcher()
            .watch(&path, RecursiveMode::Recursive)
            .with_context(|| format!("watching {}", path.display()))?;
    }
    for change in changes.iter() {
        change.context("watching the sources")?;
        rebuild(project);
        // What changed while we built is in the next build only if it changed after its start;
        // one more build for all of it is cheap when nothing did.
        if changes.try_iter().count() > 0 {
            rebuild(project);
        }
    }
    Ok(())
}

//! `cargo xtask serve` serves a quick build and rebuilds it at each change.

use crate::project::Project;
use crate::server::http::Server;
use crate::ship;
use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Build quickly, serve on 127.0.0.1 with the headers of production, and rebuild on each change.
///
/// Reload the page in the browser to see a change. The address is the only line on standard output that
/// starts with http.
#[derive(clap::Args)]
pub struct Args {
    /// Build and serve the shipped form, once: small, compressed, compatible with old engines.
    #[arg(long, conflicts_with = "no_build")]
    shipped: bool,
    /// The port; 0 chooses a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve the existing dist/.
    #[arg(long)]
    no_build: bool,
    /// Serve this folder instead of dist/.
    #[arg(long, requires = "no_build")]
    folder: Option<PathBuf>,
    /// Print each request: status, encoding, path.
    #[arg(long)]
    log: bool,
}

/// The sources of `dist/`.
const SOURCES: [&str; 8] =
    ["crates", "data", "embed.html", "index.html", "src", "styles", "tally.html", "web"];

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        #[cfg(not(feature = "release"))]
        if self.shipped {
            return super::full_program::run();
        }
        // Listen before the build, so that a port in use is reported at once.
        let server = Server::listen(self.port)?;
        let folder = self.folder.unwrap_or_else(|| project.dist());
        if self.shipped {
            #[cfg(feature = "release")]
            ship::report(project, &ship::build_release(project, false)?, false)?;
        } else if !self.no_build {
            rebuild(project);
            let project = project.clone();
            thread::spawn(move || watch(&project));
        }
        server.serve(&folder, self.log)
    }
}

/// Builds. An error is printed and does not end the server.
fn rebuild(project: &Project) {
    let start = Instant::now();
    match ship::build_dev(project) {
        Ok(()) => println!("built in {:.1} s", start.elapsed().as_secs_f64()),
        Err(error) => eprintln!("error: {error:#}"),
    }
}

fn watch(project: &Project) {
    if let Err(error) = rebuild_at_changes(project) {
        eprintln!("error: no longer watching the sources: {error:#}");
    }
}

fn rebuild_at_changes(project: &Project) -> Result<()> {
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    for source in SOURCES {
        let path = project.root.join(source);
        watcher
            .watch(&path, RecursiveMode::Recursive)
            .with_context(|| format!("watching {}", path.display()))?;
    }
    while let Ok(event) = events.recv() {
        if !is_change(&event.context("watching the sources")?) {
            continue;
        }
        // Saving one file causes several events; wait until they have all arrived.
        thread::sleep(Duration::from_millis(300));
        while events.try_recv().is_ok() {}
        rebuild(project);
    }
    Ok(())
}

/// Returns whether the event is a change. The build reads the sources, which also causes events.
fn is_change(event: &Event) -> bool {
    event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove()
}

#[cfg(test)]
mod tests {
    use super::is_change;
    use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, ModifyKind};
    use notify::{Event, EventKind};

    #[test]
    fn reading_a_source_is_no_change() {
        let open = EventKind::Access(AccessKind::Open(AccessMode::Read));
        assert!(!is_change(&Event::new(open)));
        let write = EventKind::Modify(ModifyKind::Data(DataChange::Content));
        assert!(is_change(&Event::new(write)));
        assert!(is_change(&Event::new(EventKind::Create(CreateKind::File))));
    }
}

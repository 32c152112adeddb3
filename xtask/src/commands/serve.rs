//! `cargo xtask serve`

use crate::server::http::Server;
use crate::project::Project;
use crate::ship::{self, BuildMode};
use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};
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
const SOURCES: [&str; 6] = ["crates", "data", "index.html", "src", "styles", "web"];

impl Args {
    pub fn run(self, project: &Project) -> Result<()> {
        let server = Server::listen(self.port)?;
        let folder = self.folder.unwrap_or_else(|| project.dist());
        if self.dev {
            rebuild(project);
            let project = project.clone();
            thread::spawn(move || watch(&project));
        } else if !self.no_build {
            let assets = ship::build(project, BuildMode::Release, false)?;
            ship::report(project, &assets, false)?;
        }
        server.serve(&folder, self.log)
    }
}

/// A mistake in a source is shown and waited on, not an end to the work.
fn rebuild(project: &Project) {
    match ship::build(project, BuildMode::Dev, false) {
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
        // One save makes several events, and saving several files many more.
        thread::sleep(Duration::from_millis(300));
        while events.try_recv().is_ok() {}
        rebuild(project);
    }
    Ok(())
}

/// A build reads the sources, which is an event too.
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

//! Joins ES modules of `web/` into one script: every module once, after the modules that it imports, with
//! the `import` and `export` keywords removed. The sources need no more than this, so a build with Node and
//! one without join them in the same order, and Node only minifies. Unsupported forms of `import` are errors.

use crate::project::Project;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The module generated from the wasm-bindgen glue; its types are in `glue.d.ts`.
const GLUE: &str = "glue.js";

/// Returns the module `web/{entry}` with everything that it imports and no `export`. `glue` replaces
/// `glue.js`.
pub fn join(project: &Project, entry: &str, glue: &str) -> Result<String> {
    let mut joiner = Joiner { glue, ..Joiner::default() };
    joiner.add(&project.root.join("web").join(entry), false)?;
    Ok(joiner.script)
}

/// Like [`join`] for an entry that is shipped as an ES module: its own `export`s remain.
pub fn join_as_module(project: &Project, entry: &str) -> Result<String> {
    let mut joiner = Joiner::default();
    joiner.add(&project.root.join("web").join(entry), true)?;
    Ok(joiner.script)
}

#[derive(Default)]
struct Joiner<'a> {
    glue: &'a str,
    script: String,
    files: BTreeSet<PathBuf>,
    names: BTreeSet<String>,
}

impl Joiner<'_> {
    fn add(&mut self, path: &Path, keeps_exports: bool) -> Result<()> {
        if !self.files.insert(path.to_owned()) {
            return Ok(());
        }
        if path.file_name().is_some_and(|name| name == GLUE) {
            self.script.push_str(self.glue);
            return Ok(());
        }
        let source = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        self.add_source(&source, path, keeps_exports).with_context(|| format!("joining {}", path.display()))
    }

    fn add_source(&mut self, source: &str, path: &Path, keeps_exports: bool) -> Result<()> {
        let mut body = String::new();
        for line in source.lines() {
            if line.starts_with("import ") {
                self.add(&resolve(path, imported(line)?)?, false)?;
                continue;
            }
            let exported = line.strip_prefix("export ");
            let declaration = exported.unwrap_or(line);
            let name = declared(declaration);
            ensure!(exported.is_none() || name.is_some(), "not an export of a declaration: {line}");
            if let Some(name) = name {
                // In one scope, a second declaration of a name would be an error or silently replace the
                // first.
                ensure!(self.names.insert(name.to_owned()), "another module declares `{name}`, too");
            }
            body.push_str(if keeps_exports { line } else { declaration });
            body.push('\n');
        }
        self.script.push_str(&body);
        Ok(())
    }
}

/// Returns the address in `import { one, another } from './file.js';`.
fn imported(line: &str) -> Result<&str> {
    let names_and_address = line
        .strip_prefix("import { ")
        .and_then(|rest| rest.strip_suffix("';"))
        .and_then(|rest| rest.split_once(" } from '"));
    match names_and_address {
        Some((names, address)) if !names.contains(" as ") => Ok(address),
        _ => bail!("an import is written on one line as `import {{ name }} from './file.js';`: {line}"),
    }
}

/// Returns the file that an address names, without `.` and `..`, so that each file has one path.
fn resolve(importer: &Path, address: &str) -> Result<PathBuf> {
    let mut path = importer.parent().unwrap_or(importer).to_owned();
    for step in address.split('/') {
        match step {
            "." => {}
            ".." => ensure!(path.pop(), "{address} leads out of the project"),
            _ => path.push(step),
        }
    }
    Ok(path)
}

/// Returns the name that a line at the top level declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest =
        ["function ", "const ", "let ", "class "].iter().find_map(|keyword| line.strip_prefix(keyword))?;
    let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_')?;
    (end > 0).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)], keeps_exports: bool) -> Result<String> {
        let folder = std::env::temp_dir().join(format!("qilu-join-{:?}", std::thread::current().id()));
        fs::create_dir_all(folder.join("lib"))?;
        for (name, source) in files {
            fs::write(folder.join(name), source)?;
        }
        let mut joiner = Joiner { glue: "GLUE\n", ..Joiner::default() };
        let added = joiner.add(&folder.join("entry.js"), keeps_exports);
        fs::remove_dir_all(&folder)?;
        added.map(|()| joiner.script)
    }

    const ENTRY: &str = "import { two } from './lib/two.js';\nimport { one } from './lib/one.js';\n\
                         import { glue } from './glue.js';\nexport function entry() {\n  one(two);\n}\n";
    const ONE: (&str, &str) = ("lib/one.js", "export const one = 1;\n");
    const TWO: (&str, &str) =
        ("lib/two.js", "import { one } from './one.js';\nexport const two = one + one;\n");

    #[test]
    fn every_module_comes_once_and_behind_those_that_it_imports() {
        let script = joined(&[("entry.js", ENTRY), ONE, TWO], false).expect("joins");
        let expected = "const one = 1;\nconst two = one + one;\nGLUE\nfunction entry() {\n  one(two);\n}\n";
        assert_eq!(script, expected);
    }

    #[test]
    fn an_es_module_keeps_the_exports_of_its_entry_only() {
        let script = joined(&[("entry.js", ENTRY), ONE, TWO], true).expect("joins");
        assert!(script.contains("export function entry()"), "{script}");
        assert_eq!(script.matches("export").count(), 1, "{script}");
    }

    #[test]
    fn two_declarations_of_a_name_are_an_error() {
        let other = ("lib/two.js", "const one = 3;\nexport const two = one;\n");
        let error = joined(&[("entry.js", ENTRY), ONE, other], false).expect_err("is refused");
        assert!(format!("{error:#}").contains("`one`"), "{error:#}");
    }

    #[test]
    fn the_scripts_of_the_project_can_be_joined() {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web");
        for entry in [
            "loader/page-host.js",
            "loader/shadow-host.js",
            "loader/frame-host.js",
            "loader/own-page.js",
            "embed/element.js",
            "worker/service-worker.js",
            "worker/wasm-compile-worker.js",
            "module/module.js",
            "kiosk.js",
            "embed-page.js",
            "workbench/page.js",
            "workbench/worker.js",
            "worker/workbench-trial.js",
        ] {
            let mut joiner = Joiner { glue: "GLUE\n", ..Joiner::default() };
            joiner.add(&web.join(entry), false).unwrap_or_else(|error| panic!("{entry}: {error:#}"));
            let imports = |line: &str| line.starts_with("import ") || line.starts_with("export ");
            assert!(!joiner.script.lines().any(imports), "{entry}");
        }
    }

    #[test]
    fn forms_that_need_more_than_this_are_errors() {
        for line in [
            "import one from './lib/one.js';",
            "import * as one from './lib/one.js';",
            "import { one as uno } from './lib/one.js';",
            "import './lib/one.js';",
            "export { one };",
            "export default 1;",
        ] {
            assert!(joined(&[("entry.js", line), ONE], false).is_err(), "{line}");
        }
    }
}

//! `handwriting.bin`: the middle lines of the strokes of the characters that visitors of a kiosk write, from
//! the npm package hanzi-writer-data (Arphic Public License: docs/handwriting.md).

use super::{Asset, Role};
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use handwriting::Point;
use handwriting::encode::encode;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The package's folder, below the project's root.
const PACKAGE: &str = "node_modules/hanzi-writer-data";

/// The side of the square that the package draws a character in.
const SIDE: f32 = 1024.0;

/// The upper edge of that square. The package's y axis points up.
pub const TOP: f32 = 900.0;

#[derive(Deserialize)]
struct Drawn {
    medians: Vec<Vec<Point>>,
}

/// Packs the templates of these characters. Without the package there are none, and kiosks offer no
/// handwriting.
pub fn pack(project: &Project, characters: &BTreeSet<char>) -> Result<Vec<u8>> {
    if !folder(project).exists() {
        println!("without {PACKAGE}: kiosks recognise no handwriting; npm ci installs it");
        return Ok(encode(&[], SIDE));
    }
    let templates = characters.iter().map(|character| Ok((*character, medians(project, *character)?)));
    Ok(encode(&templates.collect::<Result<Vec<_>>>()?, SIDE))
}

/// The lines before the licence.
const NOTICE: &str = "handwriting.bin holds the middle lines of strokes of characters, simplified and rounded. They are derived from
fonts of Arphic Technology by way of Make Me a Hanzi (https://github.com/skishore/makemeahanzi) and the npm package
hanzi-writer-data (https://github.com/chanind/hanzi-writer-data), and are under this licence:

";

/// Returns the licence of the templates, if there are any.
pub fn licence(project: &Project) -> Result<Option<Asset>> {
    let path = folder(project).join("ARPHICPL.TXT");
    if !folder(project).exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let text = [NOTICE, &text].concat();
    Ok(Some(Asset::plain(Role::Licence, "handwriting-licence.txt", text.into_bytes())))
}

/// Reads the middle lines of a character's strokes: right, down, from 0 to 1024.
pub fn medians(project: &Project, character: char) -> Result<Vec<Vec<Point>>> {
    let path = folder(project).join(format!("{character}.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut drawn: Drawn =
        serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
    ensure!(!drawn.medians.is_empty(), "{} has no strokes", path.display());
    for point in drawn.medians.iter_mut().flatten() {
        *point = [point[0], TOP - point[1]];
    }
    Ok(drawn.medians)
}

fn folder(project: &Project) -> PathBuf {
    project.root.join(PACKAGE)
}

#[cfg(test)]
mod tests {
    use super::{SIDE, TOP, pack};
    use crate::project::Project;
    use handwriting::Templates;
    use std::collections::BTreeSet;
    use std::fs;

    /// Creates a folder with files in the package's form.
    fn project(name: &str, files: &[(&str, &str)]) -> Project {
        let folder = std::env::temp_dir().join(format!("qilu-green-{name}-{}", std::process::id()));
        let package = folder.join(super::PACKAGE);
        fs::create_dir_all(&package).expect("can make a folder");
        for (file, text) in files {
            fs::write(package.join(file), text).expect("can write");
        }
        Project::of_folder(&folder).expect("exists")
    }

    #[test]
    fn the_package_is_turned_and_packed() {
        let project = project(
            "handwriting",
            &[
                ("一.json", r#"{"strokes": [""], "medians": [[[0, 900], [512, 388]]]}"#),
                ("二.json", r#"{"medians": [[[0, 900], [1, 1]], [[1024, 900], [1024, 388]]]}"#),
            ],
        );
        let bytes = pack(&project, &BTreeSet::from(['二', '一'])).expect("packs");
        let templates = Templates::decode(&bytes).expect("a sound bundle");
        assert_eq!(templates.characters(), ['一', '二']);
        let lines = templates.lines(&templates.iter().next().expect("has one"));
        // 900 is the top; 388 is half of the square below it.
        assert_eq!(lines, [[[0.0, 0.0], [32.0, ((TOP - 388.0) / SIDE * 63.0).round()]]]);
        let missing = pack(&project, &BTreeSet::from(['三'])).expect_err("has no such file");
        assert!(format!("{missing:#}").contains("三.json"), "{missing:#}");
        fs::remove_dir_all(&project.root).expect("can remove");
    }

    #[test]
    fn without_the_package_there_are_no_templates() {
        let project = project("no-handwriting", &[]);
        fs::remove_dir_all(project.root.join("node_modules")).expect("can remove");
        let bytes = pack(&project, &BTreeSet::from(['一'])).expect("packs");
        assert!(Templates::decode(&bytes).expect("a sound bundle").characters().is_empty());
        fs::remove_dir_all(&project.root).expect("can remove");
    }
}

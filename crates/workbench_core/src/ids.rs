//! The ids that a file can name, for completion in the text editor. They are read line by line, so that a
//! file with a mistake still offers its ids.

use data_compiler::files::MemoryFiles;

/// The keys whose text describes the table of an id, the best first.
const DESCRIPTIONS: [&str; 6] = ["name", "title", "quote", "met", "text", "summary"];

/// An id with its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownId {
    /// The name of the table: `rule`, `citation`, `fact`, `source`.
    pub kind: String,
    pub id: String,
    /// A text of its table, or empty.
    pub description: String,
}

/// Returns the ids of the files in the folder of `path`, and those of all sources.
pub fn known_ids(files: &MemoryFiles, path: &str) -> Vec<KnownId> {
    const SOURCES: &str = "data/sources/";
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_policy = folder.starts_with("data/policies/");
    let mut found = Vec::new();
    for (other, bytes) in &files.0 {
        let is_source = other.starts_with(SOURCES);
        let is_near = is_policy && other.rsplit_once('/').is_some_and(|(other, _)| other == folder);
        if other.ends_with(".toml") && (is_near || is_source) {
            let root = if is_source { "source" } else { "policy" };
            found.extend(std::str::from_utf8(bytes).into_iter().flat_map(|text| ids(text, root)));
        }
    }
    found
}

/// Reads the ids of a file; `root` is the kind of an id above the first table.
fn ids(text: &str, root: &str) -> Vec<KnownId> {
    let mut found: Vec<KnownId> = Vec::new();
    let mut kind = root;
    // The index in `DESCRIPTIONS` of the text that the last id has so far.
    let mut described = DESCRIPTIONS.len();
    for line in text.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            kind = header.trim_start_matches('[').split([']', '.']).next().unwrap_or_default();
            described = 0;
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim().trim_matches('"'));
        if key == "id" {
            let (kind, id) = (kind.to_owned(), value.to_owned());
            found.push(KnownId { kind, id, description: String::new() });
            described = DESCRIPTIONS.len();
        } else if let Some(rank) = DESCRIPTIONS.iter().position(|known| *known == key)
            && rank < described
            && let Some(last) = found.last_mut()
        {
            last.description = value.to_owned();
            described = rank;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{KnownId, known_ids};
    use data_compiler::files::MemoryFiles;

    #[test]
    fn ids_of_the_folder_and_of_the_sources_are_read_even_from_a_file_with_a_mistake() {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let files = MemoryFiles(
            [
                file(
                    "data/policies/a/rules.toml",
                    "[[rule]]\nid = \"adult\"\nmet = \"大了\"\nname = \"成年\"\nx = = 1\n",
                ),
                file("data/policies/a/facts.toml", "[[fact]]\nid = \"age\"\n[[fact]]\nid = \"sex\"\n"),
                file("data/policies/b/rules.toml", "[[rule]]\nid = \"other\"\n"),
                file("data/sources/law.toml", "id = \"law\"\ntitle = \"法\"\n[[clause]]\ntext = \"条\"\n"),
            ]
            .into(),
        );
        let known = |kind: &str, id: &str, description: &str| KnownId {
            kind: kind.to_owned(),
            id: id.to_owned(),
            description: description.to_owned(),
        };
        let source = known("source", "law", "法");
        let own = [known("fact", "age", ""), known("fact", "sex", ""), known("rule", "adult", "成年")];
        assert_eq!(
            known_ids(&files, "data/policies/a/policy.toml"),
            [&own[..], std::slice::from_ref(&source)].concat()
        );
        assert_eq!(known_ids(&files, "data/sources/law.toml"), [source]);
    }
}

//! The files of the server that change when data are replaced.

use super::PublicationError;
use super::page::{once, text, with_policies, without_attributes};
use super::start_page_size::{SizeText, with_size};
use super::worker::{WORKER, worker};
use crate::draft;
use data_compiler::files::MemoryFiles;
use eligibility::bundle::file_of;
use file_hash::{hashed_name, integrity};
use occupations::Directory;
use std::collections::BTreeMap;

const PAGE: &str = "index.html";
const TALLY: &str = "tally.html";
const INTEGRITY: &str = "integrity.json";
const EMBED: &str = "embed.js";
const EMBED_PAGE: &str = "embed.html";
const DIRECTORY_PAGE: &str = directory_page::NAME;
/// The workbench itself, which opens with the data published last.
const WORKBENCH: &str = "workbench.html";

/// The data files that replace those of the build.
pub(super) struct NewData {
    rules: Option<Vec<u8>>,
    occupations: Option<Occupations>,
    other_policies: Option<Vec<u8>>,
}

struct Occupations {
    file: Vec<u8>,
    directory: Directory,
    /// The text about the edition and its number of entries on the start page.
    size: SizeText,
}

impl NewData {
    pub(super) fn compile(files: &MemoryFiles, built_in: &MemoryFiles) -> Result<Self, PublicationError> {
        fn changed<T: PartialEq, E>(
            compile: impl Fn(&MemoryFiles) -> Result<T, E>,
            files: &MemoryFiles,
            built_in: &MemoryFiles,
        ) -> Result<Option<T>, PublicationError> {
            let new = compile(files).map_err(|_| PublicationError::Unsound)?;
            Ok((compile(built_in).ok().as_ref() != Some(&new)).then_some(new))
        }
        let occupations = changed(data_compiler::occupations::compile, files, built_in)?;
        let occupations = occupations.map(|bundles| {
            let directory =
                Directory::from_bytes(&bundles.directory).map_err(|_| PublicationError::Unsound)?;
            let file = occupations::file::encode(&bundles.directory, &bundles.national, &bundles.meaning);
            Ok(Occupations { file, directory, size: SizeText::read(files)? })
        });
        Ok(Self {
            rules: changed(data_compiler::compile_policies, files, built_in)?
                .map(|policies| file_of(&policies)),
            occupations: occupations.transpose()?,
            other_policies: changed(data_compiler::compile_other_policies, files, built_in)?,
        })
    }

    /// Returns the files of the server that change or are new, without their packed forms.
    pub(super) fn site(
        &self,
        files: &MemoryFiles,
        deployed: &MemoryFiles,
    ) -> Result<BTreeMap<String, Vec<u8>>, PublicationError> {
        let mut site = BTreeMap::new();
        let mut attributes = String::new();
        let mut added: Vec<(String, String)> = Vec::new();
        let named = [
            ("bundle", "rules.bin", self.rules.as_ref()),
            (
                "occupations",
                "occupations.bin",
                self.occupations.as_ref().map(|occupations| &occupations.file),
            ),
        ];
        for (attribute, plain_name, bytes) in named {
            let Some(bytes) = bytes else { continue };
            let (name, fingerprint) = (hashed_name(plain_name, bytes), integrity(bytes));
            attributes.push_str(&format!(
                r#" data-{attribute}="{name}" data-{attribute}-integrity="{fingerprint}""#
            ));
            added.push((name.clone(), fingerprint));
            site.insert(name, bytes.clone());
        }
        let policies = self.other_policies.as_ref().map(|bytes| hashed_name("policies.bin", bytes));
        if let (Some(name), Some(bytes)) = (&policies, &self.other_policies) {
            added.push((name.clone(), integrity(bytes)));
            site.insert(name.clone(), bytes.clone());
        }
        for page in [PAGE, TALLY] {
            if page == TALLY && !deployed.0.contains_key(TALLY) {
                continue;
            }
            let html = self.page(&text(deployed, page)?, page, &attributes, policies.as_deref())?;
            site.insert(page.to_owned(), html.into_bytes());
        }
        if let (Some(occupations), true) = (&self.occupations, deployed.0.contains_key(DIRECTORY_PAGE)) {
            let html = directory_page(&text(deployed, DIRECTORY_PAGE)?, files, &occupations.directory)?;
            site.insert(DIRECTORY_PAGE.to_owned(), html.into_bytes());
        }
        if deployed.0.contains_key(WORKBENCH) {
            let draft = draft::save(files);
            let name = hashed_name("workbench-draft.zip", &draft);
            let html = without_attributes(&text(deployed, WORKBENCH)?);
            let html =
                once(&html, " data-wasm=\"", &format!(" data-draft=\"{name}\" data-wasm=\""), WORKBENCH)?;
            site.insert(name, draft);
            site.insert(WORKBENCH.to_owned(), html.into_bytes());
        }
        let worker = worker(&text(deployed, WORKER)?, &site[PAGE], &added)?;
        site.insert(WORKER.to_owned(), worker.into_bytes());
        self.embedding(deployed, &attributes, policies.as_deref(), &mut site)?;
        let list = integrity_list(&text(deployed, INTEGRITY)?, &site)?;
        site.insert(INTEGRITY.to_owned(), list.into_bytes());
        Ok(site)
    }

    /// Rewrites a page: its script names the new files, its static text has the new number.
    fn page(
        &self,
        html: &str,
        file: &str,
        attributes: &str,
        policies: Option<&str>,
    ) -> Result<String, PublicationError> {
        let html = without_attributes(html);
        let mut html = once(&html, " data-wasm=\"", &format!("{attributes} data-wasm=\""), file)?;
        if let Some(occupations) = &self.occupations {
            html = with_size(&html, &occupations.size);
        }
        match policies {
            Some(name) => with_policies(&html, name, file),
            None => Ok(html),
        }
    }

    /// Rewrites the static page of inline widgets and the scripts that name it.
    fn embedding(
        &self,
        deployed: &MemoryFiles,
        attributes: &str,
        policies: Option<&str>,
        site: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), PublicationError> {
        let is_static_page = |name: &&String| name.starts_with("inline.") && name.ends_with(".html");
        if !deployed.0.contains_key(EMBED) {
            return Ok(());
        }
        let script = text(deployed, EMBED)?;
        // After an earlier publication the server holds several.
        let is_current = |name: &&String| is_static_page(name) && script.contains(name.as_str());
        let Some(static_page) = deployed.0.keys().find(is_current).cloned() else { return Ok(()) };
        let old = text(deployed, &static_page)?;
        let html = self.page(&old, &static_page, attributes, policies)?.into_bytes();
        let name = hashed_name("inline.html", &html);
        let old_pinned = hashed_name(EMBED, script.as_bytes());
        let old_pinned_integrity = integrity(script.as_bytes());
        let script = once(&script, &static_page, &name, EMBED)?;
        let script = once(&script, &integrity(old.as_bytes()), &integrity(&html), EMBED)?.into_bytes();
        let pinned = hashed_name(EMBED, &script);
        if deployed.0.contains_key(EMBED_PAGE) {
            let page = text(deployed, EMBED_PAGE)?;
            let page = once(&page, &old_pinned, &pinned, EMBED_PAGE)?;
            let page = once(&page, &old_pinned_integrity, &integrity(&script), EMBED_PAGE)?;
            site.insert(EMBED_PAGE.to_owned(), page.into_bytes());
        }
        site.insert(name, html);
        site.insert(EMBED.to_owned(), script.clone());
        site.insert(pinned, script);
        Ok(())
    }
}

/// Renders the static page of the directory with the style and the script of the server's page.
fn directory_page(old: &str, texts: &MemoryFiles, directory: &Directory) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(DIRECTORY_PAGE.to_owned());
    let named =
        |before| old.split_once(before).and_then(|(_, rest)| rest.split_once('"')).map(|(name, _)| name);
    let style = named(r#"<link rel="stylesheet" href=""#).ok_or_else(other_form)?;
    let script = named(r#"<script src=""#).ok_or_else(other_form)?;
    directory_page::render(texts, directory, style, script).map_err(|_| PublicationError::Unsound)
}

/// Adds the fingerprints of the changed files to the list of the server.
fn integrity_list(list: &str, site: &BTreeMap<String, Vec<u8>>) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(INTEGRITY.to_owned());
    let mut fingerprints: BTreeMap<String, String> = serde_json::from_str(list).map_err(|_| other_form())?;
    fingerprints.extend(site.iter().map(|(name, bytes)| (name.clone(), integrity(bytes))));
    serde_json::to_string_pretty(&fingerprints).map_err(|_| other_form())
}

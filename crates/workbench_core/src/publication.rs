//! The files to put on the server: those of `dist/` that change when data are replaced, with their packed forms, and the
//! changed data for the maintainers.

use crate::check::check_changes;
use crate::draft;
use data_compiler::files::{DataFiles, MemoryFiles};
use eligibility::bundle::file_of;
use file_hash::{hashed_name, integrity, short_hash};
use flate2::Compression;
use flate2::write::GzEncoder;
use occupations::Directory;
use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;

const PAGE: &str = "index.html";
const TALLY: &str = "tally.html";
const WORKER: &str = "service-worker.js";
const INTEGRITY: &str = "integrity.json";
const EMBED: &str = "embed.js";
const EMBED_PAGE: &str = "embed.html";
const DIRECTORY_PAGE: &str = directory_page::NAME;
/// The workbench itself, which opens with the data published last.
const WORKBENCH: &str = "workbench.html";

/// The reason why nothing is published, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationError {
    /// A check fails.
    Unsound,
    /// The data are those of this build.
    NothingChanged,
    /// A file that is only used by a new build has changed.
    NeedsBuild(Vec<String>),
    /// A file of the server is missing or of another form.
    OtherForm(String),
}

impl fmt::Display for PublicationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound => f.write_str("还有检查没通过，不能发布：先到“检查”里看，改好再来"),
            Self::NothingChanged => f.write_str("内容和现在网站上的一样，没有要发布的"),
            Self::NeedsBuild(files) => write!(
                f,
                "{} 改了，这里发布不了，要交给做网页的人重新做一版：先在“草稿”里存下来，发给他们",
                files.join("、")
            ),
            Self::OtherForm(file) => {
                write!(f, "网站上的 {file} 打不开，或者和这一版对不上：找管网站的人看看")
            }
        }
    }
}

impl std::error::Error for PublicationError {}

/// Compiles the changes and returns a zip file. `deployed` holds the server's files that name data files.
///
/// # Errors
/// [`PublicationError`], in Chinese.
pub fn publish(
    files: &MemoryFiles,
    built_in: &MemoryFiles,
    deployed: &MemoryFiles,
    progress: impl FnMut(usize, usize),
) -> Result<Vec<u8>, PublicationError> {
    if !check_changes(files, built_in, progress).is_sound() {
        return Err(PublicationError::Unsound);
    }
    let changed: Vec<&String> = files
        .0
        .iter()
        .filter(|(path, bytes)| built_in.0.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    if changed.is_empty() && files.0.len() == built_in.0.len() {
        return Err(PublicationError::NothingChanged);
    }
    let only_in_build = ["data/texts/", "data/glossary.toml"];
    let needs_build: Vec<String> = changed
        .iter()
        .filter(|path| only_in_build.iter().any(|start| path.starts_with(start)))
        .map(|path| (*path).clone())
        .collect();
    if !needs_build.is_empty() {
        return Err(PublicationError::NeedsBuild(needs_build));
    }
    let changed_data = changed.iter().map(|path| ((*path).clone(), files.0[*path].clone())).collect();
    let new = NewData::compile(files, built_in)?;
    let site = new.site(files, deployed)?;
    Ok(draft::save(&archive(site, changed_data)))
}

/// Compiles the changes and returns the changed files of the server, without their packed forms, to try them out.
///
/// # Errors
/// [`PublicationError`], in Chinese.
pub fn trial(
    files: &MemoryFiles,
    built_in: &MemoryFiles,
    deployed: &MemoryFiles,
) -> Result<BTreeMap<String, Vec<u8>>, PublicationError> {
    NewData::compile(files, built_in)?.site(files, deployed)
}

/// The data files that replace those of the build.
struct NewData {
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
    fn compile(files: &MemoryFiles, built_in: &MemoryFiles) -> Result<Self, PublicationError> {
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
    fn site(
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

    /// Rewrites a page: its script names the new files, its still text has the new number.
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

    /// Rewrites the still page of inline widgets and the scripts that name it.
    fn embedding(
        &self,
        deployed: &MemoryFiles,
        attributes: &str,
        policies: Option<&str>,
        site: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), PublicationError> {
        let is_still = |name: &&String| name.starts_with("inline.") && name.ends_with(".html");
        if !deployed.0.contains_key(EMBED) {
            return Ok(());
        }
        let script = text(deployed, EMBED)?;
        // After an earlier publication the server holds several.
        let is_current = |name: &&String| is_still(name) && script.contains(name.as_str());
        let Some(still) = deployed.0.keys().find(is_current).cloned() else { return Ok(()) };
        let old = text(deployed, &still)?;
        let html = self.page(&old, &still, attributes, policies)?.into_bytes();
        let name = hashed_name("inline.html", &html);
        let old_pinned = hashed_name(EMBED, script.as_bytes());
        let old_pinned_integrity = integrity(script.as_bytes());
        let script = once(&script, &still, &name, EMBED)?;
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

/// Renders the static page of the directory with the style of the server's page.
fn directory_page(old: &str, texts: &MemoryFiles, directory: &Directory) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(DIRECTORY_PAGE.to_owned());
    let link = r#"<link rel="stylesheet" href=""#;
    let style = old.split_once(link).and_then(|(_, rest)| rest.split_once('"')).ok_or_else(other_form)?.0;
    directory_page::render(texts, directory, style).map_err(|_| PublicationError::Unsound)
}

/// The text about the edition and its number of entries on the start page, as the template and its values.
struct SizeText {
    /// The text before the edition, between both and after the number.
    template: [String; 3],
    edition: String,
    number: String,
}

impl SizeText {
    fn read(files: &MemoryFiles) -> Result<Self, PublicationError> {
        let (edition, number) =
            data_compiler::occupations::edition(files).map_err(|_| PublicationError::Unsound)?;
        let template =
            data_compiler::texts::text(files, "DIRECTORY_SIZE").map_err(|_| PublicationError::Unsound)?;
        let template = template.split_once("{edition}").and_then(|(before, rest)| {
            rest.split_once("{n}").map(|(between, after)| [before, between, after])
        });
        let template = template.ok_or(PublicationError::Unsound)?.map(str::to_owned);
        Ok(Self { template, edition, number: number.to_string() })
    }
}

/// Replaces the edition and its number of entries in the text of the start page, whichever edition it names. A page that
/// does not have the text stays as it is.
fn with_size(html: &str, size: &SizeText) -> String {
    let [before, between, after] = &size.template;
    let mut result = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(between.as_str()) {
        let (head, tail) = (&rest[..at], &rest[at + between.len()..]);
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let start = head.rfind('>').map_or(0, |tag| tag + 1);
        let is_text =
            digits > 0 && tail[digits..].starts_with(after.as_str()) && head[start..].starts_with(before);
        if is_text {
            result.extend([&head[..start], before, &escaped(&size.edition), between, &size.number]);
            rest = &tail[digits..];
        } else {
            result.extend([head, between]);
            rest = tail;
        }
    }
    result + rest
}

/// Escapes a text for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn text(files: &MemoryFiles, name: &str) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(name.to_owned());
    String::from_utf8(files.read(name).map_err(|_| other_form())?).map_err(|_| other_form())
}

/// Replaces a text that must occur exactly once.
fn once(text: &str, before: &str, after: &str, file: &str) -> Result<String, PublicationError> {
    if text.matches(before).count() == 1 {
        Ok(text.replace(before, after))
    } else {
        Err(PublicationError::OtherForm(file.to_owned()))
    }
}

/// Removes the attributes of an earlier publication.
fn without_attributes(html: &str) -> String {
    let mut html = html.to_owned();
    for name in ["bundle-integrity", "bundle", "occupations-integrity", "occupations", "draft"] {
        // The links of the head have an attribute of the same name, before `href`.
        let start = format!(" data-{name}=\"");
        while let Some(at) = html
            .match_indices(&start)
            .map(|(at, _)| at)
            .find(|at| html[..*at].rfind('<').is_some_and(|tag| !html[tag..].starts_with("<link")))
        {
            let value = at + start.len();
            let Some(length) = html[value..].find('"') else { break };
            html.replace_range(at..value + length + 1, "");
        }
    }
    html
}

/// Replaces the file of the other policies.
fn with_policies(html: &str, name: &str, file: &str) -> Result<String, PublicationError> {
    let start = "policies.";
    let Some(at) = html.find(start) else {
        // A page that does not show them.
        return Ok(html.to_owned());
    };
    let end = html[at..].find(".bin").map(|length| at + length + 4);
    let end = end.ok_or_else(|| PublicationError::OtherForm(file.to_owned()))?;
    Ok([&html[..at], name, &html[end..]].concat())
}

/// Rewrites the service worker: another page, the added files, another build.
fn worker(source: &str, page: &[u8], added: &[(String, String)]) -> Result<String, PublicationError> {
    const PAGE_ENTRY: &str = r#""":"sha384-"#;
    let other_form = || PublicationError::OtherForm(WORKER.to_owned());
    let source = source.replace(r#""": "sha384-"#, PAGE_ENTRY);
    let at = source.find(PAGE_ENTRY).ok_or_else(other_form)?;
    let end = at + PAGE_ENTRY.len() + source[at + PAGE_ENTRY.len()..].find('"').ok_or_else(other_form)? + 1;
    let mut entries = format!(r#""":"{}""#, integrity(page));
    for (name, fingerprint) in added.iter().filter(|(name, _)| !source.contains(name.as_str())) {
        entries.push_str(&format!(r#","{name}":"{fingerprint}""#));
    }
    let build = build_name(&source).ok_or_else(other_form)?;
    let renewed = [&source[..at], &entries, &source[end..]].concat();
    once(&renewed, &build, &short_hash(renewed.as_bytes()), WORKER)
}

/// Finds the name of the build: the only string of twelve hexadecimal digits.
fn build_name(source: &str) -> Option<String> {
    let is_name = |text: &&str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut found = source.split(['"', '\'', '`']).filter(is_name);
    let name = found.next()?.to_owned();
    found.next().is_none().then_some(name)
}

/// Adds the fingerprints of the changed files to the list of the server.
fn integrity_list(list: &str, site: &BTreeMap<String, Vec<u8>>) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(INTEGRITY.to_owned());
    let mut fingerprints: BTreeMap<String, String> = serde_json::from_str(list).map_err(|_| other_form())?;
    fingerprints.extend(site.iter().map(|(name, bytes)| (name.clone(), integrity(bytes))));
    serde_json::to_string_pretty(&fingerprints).map_err(|_| other_form())
}

/// Returns the content of the zip file: instructions, the server's files with their packed forms, the changed data.
fn archive(site: BTreeMap<String, Vec<u8>>, data: BTreeMap<String, Vec<u8>>) -> MemoryFiles {
    let mut files = data;
    files.insert("说明.html".to_owned(), INSTRUCTIONS.as_bytes().to_vec());
    for (name, bytes) in site {
        files.insert(format!("site/{name}.br"), brotli(&bytes));
        files.insert(format!("site/{name}.gz"), gzip(&bytes));
        files.insert(format!("site/{name}"), bytes);
    }
    MemoryFiles(files)
}

const INSTRUCTIONS: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>怎么放到网站上</title>\
<h1>怎么放到网站上</h1><ol>\
<li>把 site 文件夹里的所有文件复制到网站的文件夹里，盖掉同名的，别的文件不要删。</li>\
<li>打开网站，在“规则、来源和隐私”那一页看看，是不是写着换上了新的；没有换成的话，那里写着为什么。</li>\
<li>把 data 文件夹发给做网页的人，下次做新版时要用。</li></ol></html>\n";

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters);
    packed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{SizeText, build_name, with_policies, with_size, without_attributes, worker};
    use file_hash::integrity;

    const SOURCE: &str =
        r#"(()=>{"use strict";const r="0123456789ab",c={"":"sha384-old","app.css":"sha384-a"};})();"#;

    #[test]
    fn the_worker_gets_the_page_the_files_and_another_build() {
        let added = [("rules.x.bin".to_owned(), "sha384-r".to_owned())];
        let renewed = worker(SOURCE, b"page", &added).expect("is rewritten");
        let entry =
            format!(r#"{{"":"{}","rules.x.bin":"sha384-r","app.css":"sha384-a"}}"#, integrity(b"page"));
        assert!(renewed.contains(&entry), "{renewed}");
        assert!(!renewed.contains("0123456789ab") && build_name(&renewed).is_some(), "{renewed}");
        // A second publication of the same file adds no second entry.
        let again = worker(&renewed, b"other", &added).expect("is rewritten");
        assert_eq!(again.matches("rules.x.bin").count(), 1, "{again}");
        assert!(worker("no list", b"page", &[]).is_err());
        assert!(worker(r#"{"":"sha384-old"}"#, b"page", &[]).is_err(), "without a build");
    }

    #[test]
    fn the_attributes_of_an_earlier_publication_are_removed() {
        let link = r#"<link rel="alternate" data-bundle="directory" href="directory.bin">"#;
        let script = r#"<script src="a" data-wasm="w"></script>"#;
        let earlier = script.replace(" data-wasm", r#" data-bundle="r" data-bundle-integrity="i" data-wasm"#);
        assert_eq!(without_attributes(&[link, &earlier].concat()), [link, script].concat());
    }

    #[test]
    fn the_file_of_the_other_policies_is_replaced() {
        let html = r#"<link data-bundle="policies" href="policies.0123456789ab.bin">"#;
        let other = with_policies(html, "policies.other.bin", "index.html").expect("is replaced");
        assert_eq!(other, r#"<link data-bundle="policies" href="policies.other.bin">"#);
    }

    #[test]
    fn the_start_page_names_the_new_edition_in_place_of_any_other() {
        let size = |edition: &str, number: &str| SizeText {
            template: ["", "，一共", "个。"].map(str::to_owned),
            edition: edition.to_owned(),
            number: number.to_owned(),
        };
        let html = "<p>别的，一共没有</p><span>参考版，一共259个。打字都行</span>";
        let first = with_size(html, &size("<2030>", "260"));
        assert_eq!(first, "<p>别的，一共没有</p><span>&lt;2030&gt;，一共260个。打字都行</span>");
        let second = with_size(&first, &size("2031年版", "9"));
        assert_eq!(second, "<p>别的，一共没有</p><span>2031年版，一共9个。打字都行</span>");
    }
}

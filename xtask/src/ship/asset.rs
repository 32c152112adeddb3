//! One shipped file.

use anyhow::{Result, anyhow};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The purpose of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The page itself, with the start page in it.
    Page,
    /// All styles.
    Style,
    /// Loader and glue, for our own page.
    Script,
    /// What talks to the page around a frame.
    Frame,
    /// Loader and glue, for a shadow root on a host page.
    InlineScript,
    /// The widget, or its first part: what a check needs.
    Wasm,
    /// The directory chunk of the widget, fetched once the first page is shown.
    DirectoryChunk,
    /// The extras chunk of the widget, fetched behind everything else.
    ExtrasChunk,
    /// The style and the script that only a kiosk has.
    Kiosk,
    /// Compiles the widget for engines that do not know 'wasm-unsafe-eval'; others never fetch it.
    WasmCompiler,
    /// The directory of green occupations, fetched by the widget.
    Directory,
    /// The national list of occupations, fetched by the widget.
    National,
    /// The meaning of queries, fetched by the widget behind the two.
    Meaning,
    /// The policies but the first, fetched by the widget when a visitor opens them.
    Policies,
    /// Rules for the place of the built-in ones; no part of `dist/`.
    Rules,
    /// The element for other people's pages.
    Embed,
    /// The prerendered page for a shadow root on a host page.
    Inline,
    /// The page where an editor puts the snippet together, and its files.
    EmbedPage,
    /// The page that counts training wishes, and its style.
    Tally,
    /// The ES module for portals with an interface of their own, and its files.
    Module,
    /// What makes it an app on a phone's home screen.
    Manifest,
    /// Keeps the files of the widget for when there is no network.
    ServiceWorker,
    /// The list of fingerprints.
    Integrity,
    /// Icons and the like.
    Picture,
}

/// A file of `dist/`, with what a server sends instead to a browser that can unpack it.
pub struct Asset {
    /// The purpose of the file.
    pub role: Role,
    /// Its name without the hash: how we speak of it from build to build.
    pub plain_name: String,
    /// Its name in `dist/`.
    pub name: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// The same, packed by brotli.
    pub brotli: Option<Vec<u8>>,
    /// The same, packed by gzip.
    pub gzip: Option<Vec<u8>>,
}

impl Asset {
    /// A file that keeps its name, and is therefore asked for again at each visit.
    pub fn page(bytes: Vec<u8>) -> Self {
        Self::plain(Role::Page, "index.html", bytes)
    }

    /// Another file that keeps its name.
    pub fn plain(role: Role, name: &str, bytes: Vec<u8>) -> Self {
        Self::named(role, name, name.to_owned(), bytes)
    }

    /// A file named after its content, so that a browser may keep it for ever.
    pub fn hashed(role: Role, plain_name: &str, bytes: Vec<u8>) -> Self {
        let (stem, ending) = plain_name.rsplit_once('.').unwrap_or((plain_name, "bin"));
        let name = format!("{stem}.{}.{ending}", fingerprint(&bytes));
        Self::named(role, plain_name, name, bytes)
    }

    /// The file of this role; there is to be one.
    pub fn of_role(assets: &[Asset], role: Role) -> Result<&Asset> {
        let found = assets.iter().find(|asset| asset.role == role);
        found.ok_or_else(|| anyhow!("nothing was built for {role:?}"))
    }

    /// Every file that goes into `dist/` for it.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        let packed = [("br", &self.brotli), ("gz", &self.gzip)];
        std::iter::once((self.name.clone(), self.bytes.as_slice())).chain(
            packed
                .into_iter()
                .filter_map(|(ending, bytes)| Some((format!("{}.{ending}", self.name), bytes.as_deref()?))),
        )
    }

    fn named(role: Role, plain_name: &str, name: String, bytes: Vec<u8>) -> Self {
        Self { role, plain_name: plain_name.to_owned(), name, bytes, brotli: None, gzip: None }
    }
}

/// The first twelve hexadecimal digits of the content's SHA-256.
pub fn fingerprint(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(12);
    for byte in Sha256::digest(bytes).iter().take(6) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Asset, Role};

    #[test]
    fn names_a_file_after_its_content() {
        let asset = Asset::hashed(Role::Style, "app.css", b"abc".to_vec());
        assert_eq!(asset.name, "app.ba7816bf8f01.css");
        assert_eq!(asset.plain_name, "app.css");
    }

    #[test]
    fn lists_the_packed_forms_beside_the_file() {
        let mut asset = Asset::page(vec![1]);
        asset.brotli = Some(vec![2]);
        let names: Vec<String> = asset.files().map(|(name, _)| name).collect();
        assert_eq!(names, ["index.html", "index.html.br"]);
    }
}

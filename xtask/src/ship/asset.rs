//! A shipped file: its bytes, its name with a hash, and its role, by which other files refer to it.

use anyhow::{Result, anyhow};
use file_hash::hashed_name;

/// The purpose of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The page, which contains the start page.
    Page,
    /// All styles, for a shadow root and for the staff's page.
    Style,
    /// The styles of the first page. They are within the page; the file is for servers whose policy refuses
    /// that.
    FirstStyle,
    /// The other styles, which the page loads behind its first paint.
    LaterStyle,
    /// The styles of the further chunks, which the script loads together with the first of them.
    ChunkStyle,
    /// The setting by which nginx permits the styles within the page.
    StylePolicy,
    /// Loader and wasm-bindgen glue, for our own page.
    Script,
    /// The script that communicates with the host page around a frame.
    Frame,
    /// The script that registers the service worker, only on our own page and only when it runs.
    OwnPage,
    /// Loader and wasm-bindgen glue, for a shadow root on a host page.
    InlineScript,
    /// The whole widget, or its first chunk: everything a check needs.
    Wasm,
    /// The directory chunk of the widget, fetched once the first page is shown.
    DirectoryChunk,
    /// The extras chunk of the widget, fetched after everything else.
    ExtrasChunk,
    /// The handwriting chunk of the widget, fetched on a kiosk behind the extras chunk.
    HandwritingChunk,
    /// The style and the script for kiosks only.
    Kiosk,
    /// Compiles the widget for engines without 'wasm-unsafe-eval'; other engines never fetch it.
    WasmCompiler,
    /// The directory of green occupations, fetched by the widget.
    Directory,
    /// The national list of occupations, fetched by the widget.
    National,
    /// The expansion phrases of the search by meaning, fetched by the widget after the two lists.
    Meaning,
    /// The templates of handwritten characters, fetched on a kiosk when a visitor wants to write.
    Handwriting,
    /// The licence of a file that is derived from the work of others.
    Licence,
    /// All policies but the main one, fetched by the widget when a visitor opens them.
    Policies,
    /// Rules that can replace the built-in ones; not in `dist/`.
    Rules,
    /// A directory and a national list that can replace the built-in ones; not in `dist/`.
    Occupations,
    /// The custom element for host pages.
    Embed,
    /// The prerendered page for a shadow root on a host page.
    Inline,
    /// The page on which an editor builds the embedding snippet, and its files.
    EmbedPage,
    /// The static page of the directory, and its script.
    DirectoryPage,
    /// The page that counts training wishes, and its style.
    Tally,
    /// The officer's workbench, and its files.
    Workbench,
    /// The ES module for portals with their own interface, and its files.
    Module,
    /// The web app manifest.
    Manifest,
    /// The service worker, which caches the widget's files for offline use.
    ServiceWorker,
    /// The list of integrity hashes.
    Integrity,
    /// Icons and other images.
    Picture,
}

/// A file of `dist/`, with its compressed forms.
pub struct Asset {
    /// The purpose of the file.
    pub role: Role,
    /// Its name without the hash, constant from build to build.
    pub plain_name: String,
    /// Its name in `dist/`.
    pub name: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// The content compressed by brotli.
    pub brotli: Option<Vec<u8>>,
    /// The content compressed by gzip.
    pub gzip: Option<Vec<u8>>,
}

impl Asset {
    /// Creates `index.html`, whose constant name browsers request at each visit.
    pub fn page(bytes: Vec<u8>) -> Self {
        Self::plain(Role::Page, "index.html", bytes)
    }

    /// Creates another file with a constant name.
    pub fn plain(role: Role, name: &str, bytes: Vec<u8>) -> Self {
        Self::named(role, name, name.to_owned(), bytes)
    }

    /// Creates a file with a content hash in its name, so that browsers may cache it for ever.
    pub fn hashed(role: Role, plain_name: &str, bytes: Vec<u8>) -> Self {
        let name = hashed_name(plain_name, &bytes);
        Self::named(role, plain_name, name, bytes)
    }

    /// Returns the file with this role, or an error if there is none.
    pub fn of_role(assets: &[Asset], role: Role) -> Result<&Asset> {
        let found = assets.iter().find(|asset| asset.role == role);
        found.ok_or_else(|| anyhow!("nothing was built for {role:?}"))
    }

    /// Returns every file that it adds to `dist/`.
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

//! The response headers of production, defined only here.
//!
//! docs/decisions/0002-wasm-under-a-strict-policy.md explains each directive.

/// Allows a page to run our scripts and our WebAssembly, to load our files and to contain one style, nothing
/// else. Any site may embed the page, so `frame-ancestors` is absent: `frame-ancestors *` would exclude
/// sandboxed pages, which have an opaque origin.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' [first style]; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// The placeholder in a policy for the hash of the style within the page. The build computes it.
pub const FIRST_STYLE: &str = "[first style]";

/// The file of `dist/` that contains the hash, as a setting of nginx.
pub const STYLE_POLICY_FILE: &str = "first-style.conf";

/// Policy of the worker that compiles WebAssembly for engines without support for 'wasm-unsafe-eval'. It
/// receives bytes, returns a module, and can load or reach nothing.
const WASM_COMPILER_POLICY: &str = "default-src 'none'; script-src 'unsafe-eval'";

/// Disables sensors and devices, which the pages do not use.
const NO_DEVICES: &str = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Allows the camera, for the page that scans receipts, and no other device.
const CAMERA_ALONE: &str = "accelerometer=(), camera=(self), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The kinds of file that have different headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The worker that compiles WebAssembly for old engines: `compile.<hash>.js`.
    WasmCompiler,
    /// Every other file with a content hash in its name.
    Hashed,
    /// A file with a constant name, such as the page.
    Named,
    /// The page that scans receipts: `tally.html`.
    Tally,
}

impl Kind {
    /// Derives the kind from the file name in `dist/`.
    pub fn of(name: &str) -> Self {
        match is_hashed(name) {
            true if name.starts_with("compile.") => Self::WasmCompiler,
            true => Self::Hashed,
            false if name == "tally.html" => Self::Tally,
            false => Self::Named,
        }
    }

    /// Returns the headers for files of this kind, in addition to [`ALWAYS`].
    pub const fn headers(self) -> [Header; 3] {
        let (policy, keep, devices) = match self {
            Self::WasmCompiler => (WASM_COMPILER_POLICY, FOR_EVER, NO_DEVICES),
            Self::Hashed => (PAGE_POLICY, FOR_EVER, NO_DEVICES),
            Self::Named => (PAGE_POLICY, "no-cache", NO_DEVICES),
            Self::Tally => (PAGE_POLICY, "no-cache", CAMERA_ALONE),
        };
        [("content-security-policy", policy), (KEEP, keep), ("permissions-policy", devices)]
    }
}

/// The caching header, sent only with an existing file.
pub const KEEP: &str = "cache-control";

/// A header's name and value.
pub type Header = (&'static str, &'static str);

/// The headers of every response.
pub const ALWAYS: [Header; 6] = [
    // A sandboxed page is cross-origin even to our own files. The files are public, and requests carry no
    // cookie.
    ("access-control-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    // A host page that requires these two of everything that it loads may show the widget. All our files are
    // of our own origin.
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "cross-origin"),
];

/// For files with a content hash in their name, whose content never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Returns all headers for a file. `first_style` is the source expression for the style within the page;
/// empty, it permits none.
pub fn of(name: &str, first_style: &str) -> impl Iterator<Item = (&'static str, String)> {
    let headers = Kind::of(name).headers().into_iter().chain(ALWAYS);
    headers.map(move |(name, value)| (name, value.replace(FIRST_STYLE, first_style)))
}

/// Parses the source expression from the text of [`STYLE_POLICY_FILE`].
pub fn first_style(setting: &str) -> &str {
    setting.split('"').nth(1).unwrap_or_default()
}

fn is_hashed(name: &str) -> bool {
    name.rsplit('.').nth(1).is_some_and(|part| {
        part.len() == 12 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::{KEEP, first_style, of};

    fn header(file: &str, name: &str) -> String {
        of(file, "'sha256-x='").find(|header| header.0 == name).expect("is sent").1
    }

    #[test]
    fn one_style_within_a_page_is_permitted() {
        let policy = header("index.html", "content-security-policy");
        assert!(policy.contains("style-src 'self' 'sha256-x=';"), "{policy}");
        assert_eq!(first_style("set $first_style \"'sha256-x='\";\n"), "'sha256-x='");
        assert_eq!(first_style(""), "");
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert_eq!(header("index.html", KEEP), "no-cache");
        // Otherwise browsers would not detect a new build.
        assert_eq!(header("service-worker.js", KEEP), "no-cache");
        assert_eq!(header("app.js", KEEP), "no-cache");
        assert_eq!(header("app.ba7816bf8f0z.js", KEEP), "no-cache");
        assert!(header("app.ba7816bf8f01.js", KEEP).contains("immutable"));
    }

    #[test]
    fn only_the_page_that_counts_receipts_may_use_the_camera() {
        let devices = |file| header(file, "permissions-policy");
        assert!(devices("tally.html").contains("camera=(self)"));
        for file in ["index.html", "", "embed.html", "tally.js", "tally.ba7816bf8f01.css"] {
            assert!(devices(file).contains("camera=()"), "{file}");
        }
    }

    #[test]
    fn only_the_compiling_worker_may_evaluate() {
        let policy = |file| header(file, "content-security-policy");
        assert!(policy("compile.ba7816bf8f01.js").contains("'unsafe-eval'"));
        for file in ["index.html", "", "app.ba7816bf8f01.js", "compile.js"] {
            assert!(!policy(file).contains("'unsafe-eval'"), "{file}");
        }
    }
}

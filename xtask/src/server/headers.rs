//! The response headers of production: the one place where they are written.
//!
//! Why each part of the policy is as it is: docs/decisions/0002-wasm-under-a-strict-policy.md.

/// What a browser that shows the page may do: run our scripts and our WebAssembly, load our files,
/// nothing else. Any site may show the page in a frame; that is what it is for. (So it is said
/// nowhere who may: `frame-ancestors *` would shut out pages in a sandbox, which have no origin.)
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// What the worker may do that compiles WebAssembly for engines which do not know
/// 'wasm-unsafe-eval'. It gets bytes, answers with a module, and can load or reach nothing.
const WASM_COMPILER_POLICY: &str = "default-src 'none'; script-src 'unsafe-eval'";

/// Sensors and devices that nothing here asks for.
const NO_DEVICES: &str = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The page that counts receipts may look at them, and nothing else.
const CAMERA_ALONE: &str = "accelerometer=(), camera=(self), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The kinds of file that headers tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The worker that compiles WebAssembly for old engines: `compile.<hash>.js`.
    WasmCompiler,
    /// Everything else that is named after its content.
    Hashed,
    /// What keeps its name: the page.
    Named,
    /// The page that counts receipts: `tally.html`.
    Tally,
}

impl Kind {
    /// Told by the name in `dist/`.
    pub fn of(name: &str) -> Self {
        match is_hashed(name) {
            true if name.starts_with("compile.") => Self::WasmCompiler,
            true => Self::Hashed,
            false if name == "tally.html" => Self::Tally,
            false => Self::Named,
        }
    }

    /// What comes with files of this kind, besides [`ALWAYS`].
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

/// Says how long a file may be kept; sent only with a file that is there.
pub const KEEP: &str = "cache-control";

/// Name and value.
pub type Header = (&'static str, &'static str);

/// The headers of every response.
pub const ALWAYS: [Header; 4] = [
    // Inside a sandbox even our own page is a stranger to our files; they are public, and no
    // cookie goes with them.
    ("access-control-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// A name that holds the hash of the content is never used for another content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// All headers for a file.
pub fn of(name: &str) -> impl Iterator<Item = Header> {
    Kind::of(name).headers().into_iter().chain(ALWAYS)
}

fn is_hashed(name: &str) -> bool {
    name.rsplit('.').nth(1).is_some_and(|part| {
        part.len() == 12 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::{KEEP, of};

    fn header(file: &str, name: &str) -> &'static str {
        of(file).find(|header| header.0 == name).expect("is sent").1
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert_eq!(header("index.html", KEEP), "no-cache");
        // Else a new build would not be noticed.
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

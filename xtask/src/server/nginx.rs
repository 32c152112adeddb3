//! Generates the nginx configuration for production from the same headers.

use super::headers::{ALWAYS, FIRST_STYLE, KEEP, Kind};
use std::fmt::Write;

/// The path of the file from the root of the repository.
pub const PATH: &str = "deploy/nginx.conf";

/// The last directive of the page policy; the configuration inserts the deployer's `frame-ancestors` after
/// it.
const LAST_WORDS: &str = "form-action 'none'";

const BEGIN: &str = r#"# Serves dist/. Written by `cargo xtask nginx` from xtask/src/server: change it there.
# Needs nginx with brotli_static (Debian: nginx, libnginx-mod-http-brotli-static).
# To be included inside http { }, as files in /etc/nginx/conf.d/ are.
server {
    # Settings: where to listen, where dist/ is, and which pages may show the widget in a frame.
    # Empty: all of them. To admit some only, name them after ours:
    # "; frame-ancestors 'self' https://www.example.gov.cn https://*.example.org.cn"
    # With a certificate, over TLS and HTTP/2 (from nginx 1.25.1 on, "http2 on;" instead of the last word):
    # listen 443 ssl http2; ssl_certificate /etc/ssl/ours.pem; ssl_certificate_key /etc/ssl/private/ours.key;
    listen 8080;
    root /srv/qilu-green;
    set $frame_ancestors "";

    # The hash of the style within the page. Every build has its own: reload nginx after replacing dist/. Until then,
    # and without the file, the page loads that style as a file and shows it a moment later.
    set $first_style "";
    include /srv/qilu-green/first-style*.conf;

    index index.html;
    server_tokens off;

    # Packed when it was built, not at each request.
    brotli_static on;
    # For requests through a proxy, and by the old version of the protocol, too.
    gzip_static on;
    gzip_vary on;
    gzip_proxied any;
    gzip_http_version 1.0;

    charset utf-8;
    charset_types text/css text/javascript text/plain;
    default_type application/octet-stream;
    types {
        text/html html;
        text/css css;
        text/javascript js;
        application/wasm wasm;
        application/octet-stream bin;
        application/json json;
        application/manifest+json webmanifest;
        image/svg+xml svg;
        image/png png;
        text/plain ts txt conf;
    }
"#;

/// The file names of each kind. The first match wins.
const LOCATIONS: [(Kind, &str, &str); 4] = [
    (
        Kind::WasmCompiler,
        r#"~ "/compile\.[0-9a-f]{12}\.js$""#,
        "Compiles WebAssembly for engines that do not know 'wasm-unsafe-eval'.",
    ),
    (Kind::Hashed, r#"~ "\.[0-9a-f]{12}\.[^./]+$""#, "Named after its content: kept for ever."),
    (Kind::Tally, r#"~ "/tally\.html$""#, "Counts receipts, and may see them through the camera."),
    (Kind::Named, "/", "Keeps its name: asked for again at each visit."),
];

/// Returns the whole file.
pub fn configuration() -> String {
    let mut text = BEGIN.to_owned();
    for (kind, names, what) in LOCATIONS {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n    # {what}\n    location {names} {{\n");
        for (name, value) in kind.headers().into_iter().chain(ALWAYS) {
            let value = match value.strip_suffix(LAST_WORDS) {
                Some(before) => format!("{before}{LAST_WORDS}$frame_ancestors"),
                None => value.to_owned(),
            };
            let value = value.replace(FIRST_STYLE, "$first_style");
            // Error responses must not be cached.
            let when = if name == KEEP { "" } else { " always" };
            let _ = writeln!(text, "        add_header {name} \"{value}\"{when};");
        }
        text.push_str("    }\n");
    }
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::configuration;

    #[test]
    fn the_file_says_what_the_headers_are() {
        let kept = include_str!("../../../deploy/nginx.conf");
        assert!(kept == configuration(), "run `cargo xtask nginx`");
    }

    #[test]
    fn framing_is_a_setting() {
        let text = configuration();
        assert_eq!(text.matches("form-action 'none'$frame_ancestors\"").count(), 3);
    }
}

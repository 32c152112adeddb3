//! A local HTTP server with the responses of production.

use super::headers;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use tower_http::services::ServeDir;

/// A bound socket that does not serve anything yet.
pub struct Server {
    listener: TcpListener,
}

impl Server {
    /// Binds the port; 0 chooses a free one. Called before a build, so that a port in use is reported at
    /// once.
    pub fn listen(port: u16) -> Result<Self> {
        let listen = || -> io::Result<TcpListener> {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
            listener.set_nonblocking(true)?;
            Ok(listener)
        };
        let listener =
            listen().with_context(|| format!("listening on port {port} (another: --port NUMBER)"))?;
        Ok(Self { listener })
    }

    /// Prints the address and serves the folder until the process ends; `log` prints each request.
    pub fn serve(self, folder: &Path, log: bool) -> Result<()> {
        tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .context("starting the server")?
            .block_on(self.answer_all(router(folder, log)))
    }

    async fn answer_all(self, router: Router) -> Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener).context("starting to listen")?;
        println!("http://{}/", listener.local_addr()?);
        axum::serve(listener, router).await.context("serving")
    }
}

fn router(folder: &Path, log: bool) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let setting = folder.join(headers::STYLE_POLICY_FILE);
    Router::new().fallback_service(files).layer(middleware::from_fn(move |request, next| {
        // Read at each request, because a build can replace it.
        let setting = fs::read_to_string(&setting).unwrap_or_default();
        answer(request, next, setting, log)
    }))
}

async fn answer(request: Request, next: Next, style_policy: String, log: bool) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let name = path.rsplit('/').next().unwrap_or_default();
    // Like nginx: error responses must not be cached.
    let is_there = !response.status().is_client_error() && !response.status().is_server_error();
    let first_style = headers::first_style(&style_policy);
    for (key, value) in headers::of(name, first_style).filter(|(key, _)| is_there || *key != headers::KEEP) {
        // A damaged setting must not remove the policy: the header then permits no style within the page.
        let value = HeaderValue::from_str(&value);
        let value = value.unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
        response.headers_mut().insert(HeaderName::from_static(key), value);
    }
    if is_there && name.ends_with(".ts") {
        // The MIME type guessed from `.ts` is a video type.
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    say_the_encoding(&mut response);
    if log {
        let encoding = response.headers().get(CONTENT_ENCODING);
        let encoding = encoding.and_then(|value| value.to_str().ok()).unwrap_or("-");
        println!("{} {encoding} {path}", response.status().as_u16());
    }
    response
}

/// Adds `charset=utf-8` to text types; all our text is UTF-8.
fn say_the_encoding(response: &mut Response) {
    let content_type = response.headers().get(CONTENT_TYPE);
    let Some(kind) = content_type.and_then(|value| value.to_str().ok()) else {
        return;
    };
    if kind.starts_with("text/") && !kind.contains("charset") {
        let kind = format!("{kind}; charset=utf-8");
        if let Ok(value) = HeaderValue::from_str(&kind) {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
    }
}

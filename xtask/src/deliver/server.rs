//! A server for this machine alone, answering as production does.

use super::headers;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::net::Ipv4Addr;
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// What is wanted of it.
#[derive(Clone, Copy)]
pub struct Options {
    /// Where to listen; 0 takes a free port.
    pub port: u16,
    /// Whether to print each request.
    pub log: bool,
}

/// Serves the folder until the process ends.
pub fn serve(folder: &Path, options: Options) -> Result<()> {
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .context("starting the server")?
        .block_on(listen(router(folder, options.log), options.port))
}

async fn listen(router: Router, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("listening on port {port}"))?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, router).await.context("serving")
}

fn router(folder: &Path, log: bool) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(move |request, next| answer(request, next, log)))
}

async fn answer(request: Request, next: Next, log: bool) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let name = path.rsplit('/').next().unwrap_or_default();
    for (key, value) in headers::of(name) {
        response.headers_mut().insert(HeaderName::from_static(key), HeaderValue::from_static(value));
    }
    say_the_encoding(&mut response);
    if log {
        let packing = response.headers().get(CONTENT_ENCODING);
        let packing = packing.and_then(|value| value.to_str().ok()).unwrap_or("-");
        println!("{} {packing} {path}", response.status().as_u16());
    }
    response
}

/// All our text is UTF-8.
fn say_the_encoding(response: &mut Response) {
    let told = response.headers().get(CONTENT_TYPE);
    let Some(kind) = told.and_then(|value| value.to_str().ok()) else {
        return;
    };
    if kind.starts_with("text/") && !kind.contains("charset") {
        let kind = format!("{kind}; charset=utf-8");
        if let Ok(value) = HeaderValue::from_str(&kind) {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
    }
}

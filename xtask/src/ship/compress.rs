//! Compresses each file at build time, so that the server does not compress at each request.

use super::asset::{Asset, Role};
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::thread;

/// Compresses every file, several in parallel.
pub fn all(assets: &mut [Asset]) -> Result<()> {
    thread::scope(|scope| {
        let workers: Vec<_> = assets.iter_mut().map(|asset| scope.spawn(|| pack(asset))).collect();
        for worker in workers {
            worker.join().expect("packing does not panic")?;
        }
        Ok(())
    })
}

fn pack(asset: &mut Asset) -> Result<()> {
    // The officer's workbench is large and seldom fetched: its build time matters more than its size.
    let quality = if asset.role == Role::Workbench { 6 } else { 11 };
    let packed = brotli(&asset.bytes, quality).with_context(|| format!("packing {}", asset.name))?;
    asset.brotli = Some(packed);
    let packed = gzip(&asset.bytes).with_context(|| format!("packing {}", asset.name))?;
    asset.gzip = Some(packed);
    Ok(())
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let settings =
        BrotliEncoderParams { quality, lgwin: 24, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip};
    use std::io::Read;

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let text = "工业废水处理工".repeat(50).into_bytes();
        let mut unpacked = Vec::new();
        let packed = brotli(&text, 11).expect("packs");
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).expect("unpacks");
        assert_eq!(unpacked, text);

        unpacked.clear();
        let packed = gzip(&text).expect("packs");
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).expect("unpacks");
        assert_eq!(unpacked, text);
    }
}

//! The zip file for the maintainers of the server.

use data_compiler::files::MemoryFiles;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;

/// Returns the content of the zip file: instructions, the server's files with their packed forms, the changed
/// data.
pub(super) fn archive(site: BTreeMap<String, Vec<u8>>, data: BTreeMap<String, Vec<u8>>) -> MemoryFiles {
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

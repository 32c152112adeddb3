//! The layers of the widget: a layer uses the ones below it and never one above (docs/architecture.md).
//!
//! `main → runtime → chunks → {view, browser} → widget_state →
//! {content, eligibility, occupations, receipt, tally}`.
//! Cargo keeps the order of the crates; this test keeps the order of the modules in `src/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules of `src/` with the modules that each may use.
const LAYERS: [(&str, &[&str]); 5] = [
    ("browser", &[]),
    ("view", &[]),
    // Draws the result on the browser's canvas; the views provide its content.
    ("result_image", &["view", "browser"]),
    ("chunks", &["result_image", "view", "browser"]),
    ("runtime", &["chunks", "view", "browser"]),
];

/// The programs of `src/`, which start the runtime on what the browser layer reads from the host page.
const PROGRAMS: [&str; 2] = ["main.rs", "bin/prerender.rs"];
const PROGRAM_LAYERS: [&str; 2] = ["runtime", "browser"];

/// Crates through which code calls a Web API. (The types of elements and events are in `web_sys`, and the
/// listeners that the runtime keeps in `gloo_events`.)
const WEB_APIS: [&str; 5] = ["gloo_timers", "gloo_utils", "js_sys", "JsFuture", "web_sys::window"];

/// Crates that access a browser.
const BROWSER_CRATES: [&str; 5] = ["yew", "web-sys", "js-sys", "gloo", "wasm-bindgen"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the Rust files of a module: `<module>.rs`, or all below the folder `<module>/`.
fn files_of(module: &str) -> Vec<PathBuf> {
    let path = root().join("src").join(module);
    let mut files = Vec::new();
    if path.is_dir() {
        collect(&path, &mut files);
    }
    let file = path.with_extension("rs");
    if file.is_file() {
        files.push(file);
    }
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the modules that the code names directly below a crate, alone or in a group of braces.
fn named_modules(code: &str, crate_name: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    for (at, path) in code.match_indices(&format!("{crate_name}::")) {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => modules.extend(first_word(rest)),
            Some(group) => {
                let (mut depth, mut is_start) = (1, true);
                for (at, sign) in group.char_indices() {
                    match sign {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 1 => is_start = true,
                        _ if sign.is_whitespace() => {}
                        _ if is_start && depth == 1 => {
                            modules.extend(first_word(&group[at..]));
                            is_start = false;
                        }
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    modules
}

fn first_word(text: &str) -> Option<String> {
    let end = text.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Lists the layers that the file names but may not use.
fn violations(code: &str, crate_name: &str, own: &str, allowed: &[&str]) -> Vec<String> {
    let is_layer = |name: &String| LAYERS.iter().any(|(layer, _)| layer == name);
    let modules = named_modules(code, crate_name).into_iter().filter(is_layer);
    modules.filter(|name| name != own && !allowed.contains(&name.as_str())).collect()
}

#[test]
fn no_layer_names_one_above_it() {
    for (layer, allowed) in LAYERS {
        let files = files_of(layer);
        assert!(!files.is_empty(), "src/{layer} holds no Rust file");
        for file in files {
            let found = violations(&read(&file), "crate", layer, allowed);
            assert!(found.is_empty(), "{} in {layer} uses {found:?}", file.display());
        }
    }
    for program in PROGRAMS {
        let found = violations(&read(&root().join("src").join(program)), "qilu_green", "", &PROGRAM_LAYERS);
        assert!(found.is_empty(), "{program} uses {found:?}");
    }
}

#[test]
fn only_the_browser_layer_calls_web_apis() {
    let above = LAYERS.iter().filter(|(layer, _)| *layer != "browser");
    for file in above.flat_map(|(layer, _)| files_of(layer)) {
        let text = read(&file);
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let found: Vec<&str> = code.filter(|line| WEB_APIS.iter().any(|api| line.contains(api))).collect();
        assert!(found.is_empty(), "{}: {found:?} belongs to src/browser", file.display());
    }
}

/// Every new module needs a layer.
#[test]
fn every_module_of_the_widget_has_a_layer() {
    let mut modules = BTreeSet::new();
    for entry in fs::read_dir(root().join("src")).expect("src can be read") {
        let path = entry.expect("an entry").path();
        modules.insert(path.file_stem().expect("a name").to_string_lossy().into_owned());
    }
    for program in ["bin", "lib", "main"] {
        modules.remove(program);
    }
    let layers: BTreeSet<String> = LAYERS.iter().map(|(layer, _)| (*layer).to_owned()).collect();
    assert_eq!(modules, layers);
}

#[test]
fn imports_are_found_alone_and_in_groups() {
    let code =
        "use crate::browser::clock;\nuse crate::{\n    chunks, view::{icons, shell},\n};\n// crate::runtime";
    let expected: BTreeSet<String> = ["browser", "chunks", "view"].map(str::to_owned).into();
    assert_eq!(named_modules(code, "crate"), expected);
    assert_eq!(violations(code, "crate", "view", &["chunks"]), ["browser"]);
}

#[test]
fn the_state_machine_depends_on_no_browser_crate() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args([
        "tree",
        "--package",
        "widget_state",
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]);
    let output = cargo.args(["--target", "all"]).output().expect("cargo tree starts");
    let tree = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("eligibility"), "cargo tree lists the dependencies: {tree}");
    let is_of_browser = |name: &&&str| {
        BROWSER_CRATES.iter().any(|known| name == &known || name.starts_with(&format!("{known}-")))
    };
    let found: Vec<&&str> = crates.iter().filter(is_of_browser).collect();
    assert!(found.is_empty(), "widget_state depends on {found:?}");
}

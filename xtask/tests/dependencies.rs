//! Licences, banned packages and sources of all dependencies, as deny.toml allows them.
//!
//! cargo-deny reads the same file. It is not run here: installing it takes minutes, and a check that is
//! skipped if the program is missing checks nothing. `cargo metadata` uses the packages that are already
//! downloaded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the shipped wasm.
const WASM: &str = "wasm32-unknown-unknown";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read_toml(name: &str) -> toml::Table {
    let text = fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn strings(value: &toml::Value) -> BTreeSet<String> {
    let list = value.as_array().expect("a list of strings");
    list.iter().map(|item| item.as_str().expect("a string").to_owned()).collect()
}

/// Evaluates an SPDX licence expression against the allowed licences.
///
/// `AND` binds tighter than `OR`; `/`, which older manifests use, means `OR`.
struct LicenceExpression<'a> {
    tokens: Vec<&'a str>,
    position: usize,
}

impl<'a> LicenceExpression<'a> {
    /// Returns whether the allowed licences satisfy the expression; `None` if it cannot be parsed.
    fn is_satisfied(text: &'a str, allowed: &BTreeSet<String>) -> Option<bool> {
        let mut tokens = Vec::new();
        for word in text.split_whitespace() {
            let mut rest = word;
            while let Some(at) = rest.find(['(', ')', '/']) {
                tokens.extend([&rest[..at], &rest[at..=at]].into_iter().filter(|token| !token.is_empty()));
                rest = &rest[at + 1..];
            }
            tokens.extend((!rest.is_empty()).then_some(rest));
        }
        let mut expression = Self { tokens, position: 0 };
        let satisfied = expression.alternatives(allowed)?;
        (expression.position == expression.tokens.len()).then_some(satisfied)
    }

    fn next_if(&mut self, expected: &[&str]) -> bool {
        let is_next = self.tokens.get(self.position).is_some_and(|token| expected.contains(token));
        self.position += usize::from(is_next);
        is_next
    }

    fn alternatives(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        let mut satisfied = self.conjunction(allowed)?;
        while self.next_if(&["OR", "/"]) {
            satisfied |= self.conjunction(allowed)?;
        }
        Some(satisfied)
    }

    fn conjunction(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        let mut satisfied = self.licence(allowed)?;
        while self.next_if(&["AND"]) {
            satisfied &= self.licence(allowed)?;
        }
        Some(satisfied)
    }

    fn licence(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        if self.next_if(&["("]) {
            let satisfied = self.alternatives(allowed)?;
            return self.next_if(&[")"]).then_some(satisfied);
        }
        let name = *self.tokens.get(self.position)?;
        if ["AND", "OR", "WITH", ")", "/"].contains(&name) {
            return None;
        }
        self.position += 1;
        if self.next_if(&["WITH"]) {
            let exception = self.tokens.get(self.position)?;
            self.position += 1;
            return Some(allowed.contains(&format!("{name} WITH {exception}")));
        }
        Some(allowed.contains(name))
    }
}

/// Returns the host's target triple.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc starts");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc prints its host").to_owned()
}

/// Returns all packages of the workspace that compile for the host or for the browser.
fn packages() -> Vec<serde_json::Value> {
    let host = host();
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", &host, "--filter-platform", WASM])
        .output()
        .expect("cargo metadata starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

#[test]
fn every_licence_is_allowed() {
    let deny = read_toml("deny.toml");
    let allowed = strings(&deny["licenses"]["allow"]);
    let mut exceptions: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for exception in deny["licenses"]["exceptions"].as_array().expect("exceptions") {
        exceptions.insert(exception["crate"].as_str().expect("a name"), strings(&exception["allow"]));
    }
    let packages = packages();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut refused = Vec::new();
    let mut unused: BTreeSet<&str> = exceptions.keys().copied().collect();
    for package in &packages {
        let name = package["name"].as_str().expect("a name");
        let licence = package["license"].as_str().unwrap_or_default();
        let mut allowed = allowed.clone();
        if let Some(further) = exceptions.get(name) {
            unused.remove(name);
            allowed.extend(further.iter().cloned());
        }
        if LicenceExpression::is_satisfied(licence, &allowed) != Some(true) {
            refused.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(refused.is_empty(), "deny.toml does not allow {refused:#?}");
    assert!(unused.is_empty(), "deny.toml has exceptions for packages that are gone: {unused:?}");
}

#[test]
fn no_package_is_banned_or_from_elsewhere() {
    let deny = read_toml("deny.toml");
    let banned: BTreeSet<&str> = deny["bans"]["deny"]
        .as_array()
        .expect("bans")
        .iter()
        .map(|ban| ban["crate"].as_str().expect("a name"))
        .collect();
    let registries = strings(&deny["sources"]["allow-registry"]);
    let lock = read_toml("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages");
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        assert!(!banned.contains(name), "deny.toml bans {name}");
        // Packages of the workspace have no source.
        if let Some(source) = package.get("source").and_then(toml::Value::as_str) {
            let registry = source.strip_prefix("registry+");
            assert!(registry.is_some_and(|address| registries.contains(address)), "{name} is from {source}");
        }
    }
}

#[test]
fn licence_expressions_are_evaluated() {
    let allowed: BTreeSet<String> = ["MIT", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for (expression, expected) in [
        ("MIT", Some(true)),
        ("GPL-3.0", Some(false)),
        ("GPL-3.0 OR MIT", Some(true)),
        ("GPL-3.0/MIT", Some(true)),
        ("MIT AND GPL-3.0", Some(false)),
        ("MIT OR MIT AND GPL-3.0", Some(true)),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", Some(false)),
        ("Apache-2.0 WITH LLVM-exception", Some(true)),
        ("Apache-2.0", Some(false)),
        ("", None),
        ("MIT OR", None),
        ("(MIT", None),
        ("MIT MIT", None),
    ] {
        assert_eq!(LicenceExpression::is_satisfied(expression, &allowed), expected, "{expression}");
    }
}

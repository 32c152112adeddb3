//! All tests of this folder, as one program: each program more takes seconds to compile and to link.

mod archived;
mod broken;
mod bundle;
mod cases;
mod clauses;
mod contradictions;
mod encodings;
mod occupation_diagnostics;
mod occupations;
mod plain_words;
mod policy_diagnostics;
mod retirement;
mod surfaces;
mod text_diagnostics;

#[test]
fn each_file_of_the_folder_is_listed_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in std::fs::read_dir(folder).expect("the folder exists") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name in Unicode");
        let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "all") else { continue };
        assert!(include_str!("all.rs").lines().any(|line| line == format!("mod {module};")), "{name}");
    }
}

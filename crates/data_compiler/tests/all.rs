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

//! Compiles `data/occupations`.

//! The fields of the notice, as lists write them.

use crate::text_files::read_text;
use anyhow::{Context, Result};
use data_compiler::files::DataFiles;
use directory_import::{List, normal_form};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct FacetsFile {
    field: Vec<Field>,
}

#[derive(Deserialize)]
struct Field {
    number: u8,
    name: String,
    heading: String,
}

/// The fields of the notice.
pub(crate) struct Fields(Vec<Field>);

/// The cell of a row in the column of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FieldCell {
    /// The number of a field.
    Field(String),
    /// The cell is empty.
    Empty,
    /// A text that names no field.
    Unknown(String),
}

impl Fields {
    /// Reads `data/occupations/facets.toml`.
    pub(crate) fn read(files: &(impl DataFiles + ?Sized)) -> Result<Self> {
        const PATH: &str = "data/occupations/facets.toml";
        let file: FacetsFile =
            toml::from_str(&read_text(files, PATH)?).with_context(|| format!("{PATH} 写得不对"))?;
        Ok(Self(file.field))
    }

    /// Returns the field that a text names by its number, its name or the heading of the notice.
    pub(crate) fn parse(&self, written: &str) -> FieldCell {
        const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];
        let normal = normal_form(written);
        if normal.is_empty() {
            return FieldCell::Empty;
        }
        let short = normal.trim_start_matches('第').trim_start_matches("领域");
        let short = short.trim_end_matches("领域");
        let found = self.0.iter().find(|field| {
            let number = field.number.to_string();
            let numeral = NUMERALS.get(usize::from(field.number).wrapping_sub(1));
            let heading = normal_form(&field.heading);
            short == number
                || numeral.is_some_and(|numeral| short == *numeral)
                || short == normal_form(&field.name)
                || short == heading.trim_end_matches("领域")
        });
        match found {
            Some(field) => FieldCell::Field(field.number.to_string()),
            None => FieldCell::Unknown(written.to_owned()),
        }
    }

    /// Returns the fields of the rows of a list, by line. With `fill_down`, an empty cell has the field
    /// above.
    pub(crate) fn of_list(&self, list: &List, fill_down: bool) -> HashMap<usize, FieldCell> {
        let mut above = FieldCell::Empty;
        let mut cells = HashMap::new();
        for row in &list.rows {
            let cell = self.parse(&row.field);
            if cell != FieldCell::Empty {
                above = cell.clone();
            }
            cells.insert(row.line, if fill_down && cell == FieldCell::Empty { above.clone() } else { cell });
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldCell, Fields};

    #[test]
    fn a_field_is_named_by_number_name_or_heading() {
        let field =
            |number, name: &str, heading: &str| Field { number, name: name.into(), heading: heading.into() };
        let fields = Fields(vec![
            field(1, "传统支柱产业", "绿色低碳支柱产业领域"),
            field(3, "数字经济", "绿色低碳数字经济领域"),
        ]);
        for written in [
            "3",
            "３",
            " 3 ",
            "三",
            "第三领域",
            "领域3",
            "领域三",
            "数字经济",
            "数字经济领域",
            "绿色低碳数字经济领域",
            "3.",
        ] {
            assert_eq!(fields.parse(written), FieldCell::Field("3".to_owned()), "{written}");
        }
        for written in ["", " ", "—", "\u{200b}"] {
            assert_eq!(fields.parse(written), FieldCell::Empty, "{written:?}");
        }
        for written in ["7", "农业", "1、3", "13"] {
            assert_eq!(fields.parse(written), FieldCell::Unknown(written.to_owned()), "{written}");
        }
    }
}

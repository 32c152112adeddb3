//! A file that spreadsheets open as it is: RFC 4180, in UTF-8 with a mark at the beginning, without
//! which Excel takes it for another encoding.

/// Rows of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Self {
        Self("\u{FEFF}".to_owned())
    }
}

impl Csv {
    /// Adds a row.
    pub fn row(&mut self, cells: &[&str]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.cell(cell);
        }
        self.0.push_str("\r\n");
    }

    /// The whole file.
    pub fn into_text(self) -> String {
        self.0
    }

    fn cell(&mut self, cell: &str) {
        let quoted = cell.contains(['"', ',', '\r', '\n']);
        if quoted {
            self.0.push('"');
        }
        if begins_a_formula(cell) {
            // A spreadsheet takes what follows for words.
            self.0.push('\'');
        }
        for character in cell.chars() {
            if character == '"' {
                self.0.push('"');
            }
            self.0.push(character);
        }
        if quoted {
            self.0.push('"');
        }
    }
}

/// Whether a spreadsheet might calculate or run the cell; in Chinese settings the wide signs do, too.
fn begins_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn cells_are_quoted_where_they_must_and_harmless_everywhere() {
        let mut csv = Csv::default();
        csv.row(&["名称", "6-28-03-03", "a,b", "\"c\"", "d\r\ne", ""]);
        csv.row(&["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1"]);
        let expected = "\u{FEFF}名称,6-28-03-03,\"a,b\",\"\"\"c\"\"\",\"d\r\ne\",\r\n\
            '=1+1,'+1,'-1,'@SUM(A1),'\tx,\"'\r=1\",'＝1\r\n";
        assert_eq!(csv.into_text(), expected);
    }
}

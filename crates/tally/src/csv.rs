//! CSV for spreadsheets: RFC 4180 in UTF-8 with a byte order mark, without which Excel assumes another
//! encoding.

/// A CSV file in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Self {
        Self("\u{FEFF}".to_owned())
    }
}

impl Csv {
    /// Appends a row.
    ///
    /// ```
    /// let mut csv = tally::Csv::default();
    /// csv.row(&["职业", "a,b", "=1+1"]);
    /// assert_eq!(csv.into_text(), "\u{FEFF}职业,\"a,b\",'=1+1\r\n");
    /// ```
    pub fn row(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.cell(cell);
        }
        self.0.push_str("\r\n");
    }

    /// Returns the complete file.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Appends a cell, quoted if necessary, with an apostrophe before a formula.
    fn cell(&mut self, cell: &str) {
        let quoted = cell.contains(['"', ',', '\r', '\n']);
        if quoted {
            self.0.push('"');
        }
        if is_formula(cell) {
            // A spreadsheet treats a cell with this prefix as text.
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

/// Returns whether a spreadsheet might evaluate the cell as a formula (CSV injection, described by OWASP).
/// With Chinese settings full-width signs begin a formula, too.
fn is_formula(cell: &str) -> bool {
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

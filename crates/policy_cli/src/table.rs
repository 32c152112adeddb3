//! Tables for a terminal, where a Chinese character is two columns wide.

use std::fmt;

/// Rows of cells, printed in aligned columns.
#[derive(Default)]
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// Creates a table with a header row.
    pub fn with_head<const N: usize>(cells: [&str; N]) -> Self {
        let mut table = Self::default();
        table.row(cells.map(str::to_owned));
        table
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.0.push(cells.into());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| self.0.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max())
            .map(Option::unwrap_or_default)
            .collect();
        for row in &self.0 {
            let mut line = String::new();
            for (cell, wanted) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(wanted - width(cell) + 2));
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// Returns the display width of a text in columns.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// Returns true if a character is two columns wide: Chinese characters, their punctuation, full-width forms.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}' | '“' | '”' | '…')
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_line_up_under_chinese_characters() {
        let mut table = Table::with_head(["谁", "说"]);
        table.row(["ab".to_owned(), "x".to_owned()]);
        table.row(["甲乙".to_owned(), "y".to_owned()]);
        assert_eq!(table.to_string(), "谁    说\nab    x\n甲乙  y\n");
    }
}

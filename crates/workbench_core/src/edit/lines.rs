//! The changed lines of a file.

/// The largest product of the numbers of lines that are compared one by one; beyond it, the whole middle is a
/// change.
const COMPARED: usize = 4_000_000;

/// A line that was removed or added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// The line in the new text, from 1; of a removed line, the one in its place.
    pub line: u32,
    /// Whether it was added.
    pub is_added: bool,
    /// The line.
    pub text: String,
}

/// Returns the changed lines: by the longest common subsequence of the lines between the common beginning and
/// end.
pub fn changed_lines(old: &str, new: &str) -> Vec<ChangedLine> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let begin = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let end = old[begin..].iter().rev().zip(new[begin..].iter().rev());
    let end = end.take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[begin..old.len() - end], &new[begin..new.len() - end]);
    let common = common_lengths(old, new);
    let common = |row: usize, column: usize| {
        common.as_ref().map_or(0, |lengths| lengths[row * (new.len() + 1) + column])
    };
    let (mut row, mut column, mut changed) = (0, 0, Vec::new());
    while row < old.len() || column < new.len() {
        let line = (begin + column + 1) as u32;
        if row < old.len() && column < new.len() && old[row] == new[column] {
            (row, column) = (row + 1, column + 1);
        } else if column == new.len()
            || (row < old.len() && common(row + 1, column) >= common(row, column + 1))
        {
            changed.push(ChangedLine { line, is_added: false, text: old[row].to_owned() });
            row += 1;
        } else {
            changed.push(ChangedLine { line, is_added: true, text: new[column].to_owned() });
            column += 1;
        }
    }
    changed
}

/// Returns the length of the longest common subsequence of the rests from each pair of positions.
fn common_lengths(old: &[&str], new: &[&str]) -> Option<Vec<u32>> {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > COMPARED {
        return None;
    }
    let mut lengths = vec![0; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            lengths[row * width + column] = if old[row] == new[column] {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    Some(lengths)
}

#[cfg(test)]
mod tests {
    use super::changed_lines;

    #[test]
    fn only_changed_lines_are_listed() {
        let changed = changed_lines("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nx\ne\n");
        let shown: Vec<String> = changed
            .iter()
            .map(|line| format!("{}{}{}", line.line, if line.is_added { '+' } else { '-' }, line.text))
            .collect();
        assert_eq!(shown, ["2-b", "2+B", "5+x"]);
        assert!(changed_lines("a\n", "a\n").is_empty());
        assert_eq!(changed_lines("", "a\nb").len(), 2);
    }
}

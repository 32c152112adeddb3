//! The optimal assignment of rows to columns: the Hungarian method (Kuhn 1955) in the form with potentials
//! and shortest augmenting paths (Jonker, Volgenant 1987).

/// Returns the column of each row such that the sum of costs is smallest. `costs` has a row after the other,
/// and at least as many columns as rows.
pub(crate) fn assign(costs: &[f32], rows: usize, columns: usize) -> Vec<usize> {
    // Row and column 0 are artificial: the row that is being added starts there.
    let mut row_potentials = vec![0.0; rows + 1];
    let mut column_potentials = vec![0.0; columns + 1];
    let mut row_of = vec![0; columns + 1];
    let mut previous = vec![0; columns + 1];
    let mut slack = vec![0.0; columns + 1];
    let mut visited = vec![false; columns + 1];
    for added in 1..=rows {
        row_of[0] = added;
        slack.fill(f32::MAX);
        visited.fill(false);
        let mut column = 0;
        while row_of[column] != 0 {
            visited[column] = true;
            let row = row_of[column];
            let (mut least, mut nearest) = (f32::MAX, 0);
            for other in 1..=columns {
                if visited[other] {
                    continue;
                }
                let cost = costs[(row - 1) * columns + other - 1];
                let reduced = cost - row_potentials[row] - column_potentials[other];
                if reduced < slack[other] {
                    (slack[other], previous[other]) = (reduced, column);
                }
                if slack[other] < least {
                    (least, nearest) = (slack[other], other);
                }
            }
            for other in 0..=columns {
                if visited[other] {
                    row_potentials[row_of[other]] += least;
                    column_potentials[other] -= least;
                } else {
                    slack[other] -= least;
                }
            }
            column = nearest;
        }
        // Moves the rows along the path that led to a free column.
        while column != 0 {
            row_of[column] = row_of[previous[column]];
            column = previous[column];
        }
    }
    let mut column_of = vec![0; rows];
    for column in 1..=columns {
        if row_of[column] != 0 {
            column_of[row_of[column] - 1] = column - 1;
        }
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::assign;

    /// Tries every assignment.
    fn least(costs: &[f32], columns: usize, row: usize, rows: usize, taken: &mut Vec<usize>) -> f32 {
        if row == rows {
            return 0.0;
        }
        let mut best = f32::MAX;
        for column in 0..columns {
            if !taken.contains(&column) {
                taken.push(column);
                best = best.min(costs[row * columns + column] + least(costs, columns, row + 1, rows, taken));
                taken.pop();
            }
        }
        best
    }

    #[test]
    fn no_other_assignment_costs_less() {
        let mut seed = 7u32;
        for (rows, columns) in [(1, 1), (1, 4), (3, 3), (4, 6), (5, 5), (5, 7)] {
            for _ in 0..50 {
                let costs: Vec<f32> = (0..rows * columns)
                    .map(|_| {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (seed >> 24) as f32
                    })
                    .collect();
                let assigned = assign(&costs, rows, columns);
                let mut distinct = assigned.clone();
                distinct.sort_unstable();
                distinct.dedup();
                assert_eq!(distinct.len(), rows);
                let sum: f32 = assigned.iter().enumerate().map(|(row, &it)| costs[row * columns + it]).sum();
                assert_eq!(sum, least(&costs, columns, 0, rows, &mut Vec::new()));
            }
        }
    }
}

//! The affine map that takes one set of points nearest to another: what remains of a distance after it is not
//! due to slant, rotation or proportions (Wakahara, Odaka 1997: On-line cursive kanji character recognition
//! using stroke-based affine transformation, IEEE PAMI).

use crate::stroke::Point;

/// Weighted least squares, collected pair by pair.
#[derive(Default)]
pub(crate) struct Fit {
    squares: [[f32; 3]; 3],
    products: [[f32; 3]; 2],
}

/// An affine map, as the change of a point: rows of factors of x, y and 1.
pub(crate) struct Affine([[f32; 3]; 2]);

/// The weight of the wish to stay near the identity, by which a single stroke does not turn into any other.
const REGULARISATION: f32 = 1.0;

impl Fit {
    /// Adds a pair of points.
    pub(crate) fn add(&mut self, from: Point, to: Point, weight: f32) {
        let row = [from[0], from[1], 1.0];
        for i in 0..3 {
            for j in 0..3 {
                self.squares[i][j] += weight * row[i] * row[j];
            }
            for axis in 0..2 {
                self.products[axis][i] += weight * row[i] * (to[axis] - from[axis]);
            }
        }
    }

    /// Solves the normal equations.
    pub(crate) fn solve(mut self) -> Affine {
        for i in 0..3 {
            self.squares[i][i] += REGULARISATION;
        }
        let inverse = invert_symmetric(&self.squares);
        Affine(
            self.products
                .map(|products| [0, 1, 2].map(|i: usize| (0..3).map(|j| inverse[i][j] * products[j]).sum())),
        )
    }
}

impl Affine {
    /// Maps a point.
    pub(crate) fn apply(&self, point: Point) -> Point {
        [0, 1].map(|axis: usize| {
            let [x, y, shift] = self.0[axis];
            point[axis] + x * point[0] + y * point[1] + shift
        })
    }

    /// Returns how far the map is from the identity.
    pub(crate) fn deviation(&self) -> f32 {
        self.0.iter().flatten().map(|value| value * value).sum::<f32>().sqrt()
    }
}

/// Inverts a positive definite matrix by its cofactors.
fn invert_symmetric(matrix: &[[f32; 3]; 3]) -> [[f32; 3]; 3] {
    let minor = |row: usize, column: usize| {
        let [r0, r1] = [[1, 2], [0, 2], [0, 1]][row];
        let [c0, c1] = [[1, 2], [0, 2], [0, 1]][column];
        let sign = if (row + column).is_multiple_of(2) { 1.0 } else { -1.0 };
        sign * (matrix[r0][c0] * matrix[r1][c1] - matrix[r0][c1] * matrix[r1][c0])
    };
    let determinant: f32 = (0..3).map(|column| matrix[0][column] * minor(0, column)).sum();
    [0, 1, 2].map(|row| [0, 1, 2].map(|column| minor(column, row) / determinant))
}

#[cfg(test)]
mod tests {
    use super::Fit;

    #[test]
    fn a_slant_is_found() {
        let mut fit = Fit::default();
        let slanted = |[x, y]: [f32; 2]| [x + 0.2 * y + 0.1, 0.9 * y];
        for point in [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] {
            fit.add(point, slanted(point), 100.0);
        }
        let map = fit.solve();
        let (found, expected) = (map.apply([0.3, -0.4]), slanted([0.3, -0.4]));
        assert!((found[0] - expected[0]).abs() + (found[1] - expected[1]).abs() < 0.01);
        assert!((map.deviation() - 0.245).abs() < 0.01);
    }
}

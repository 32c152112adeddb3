//! Relations: entries of the directory that a person judged to be related to an occupation outside it.

use super::arithmetic::Coder;
use super::probabilities::Model;
use crate::bundle::BundleError;

/// A national occupation outside the directory with an entry related to it, as indices of their documents.
pub(super) type Relation = (u16, u16);

/// Codes relations by ascending occupation: the distance from the occupation before, then the entry. `wanted`
/// are the relations to write; a reader has none.
pub(super) fn code<C: Coder>(
    coder: &mut C,
    model: &mut Model,
    (green, outside): (usize, usize),
    wanted: &[Relation],
) -> Result<Vec<Relation>, BundleError> {
    let [distances, entries] = &mut model.relations;
    let count = coder.number(entries, wanted.len());
    let (mut relations, mut occupation) = (Vec::new(), 0);
    for position in 0..count {
        let (wanted_occupation, wanted_entry) = wanted.get(position).copied().unwrap_or_default();
        let distance = usize::from(wanted_occupation).saturating_sub(occupation);
        occupation += coder.number(distances, distance);
        let entry = coder.number(entries, wanted_entry.into());
        if occupation >= outside || entry >= green {
            return Err(BundleError::Damaged);
        }
        relations.push((occupation as u16, entry as u16));
    }
    Ok(relations)
}

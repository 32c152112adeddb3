//! Sorted lists without repetition. The lists are short, and the standard library's sorting would add more
//! wasm than all of them together.

use alloc::vec::Vec;

/// Collects the values in ascending order, each once.
pub(crate) fn sorted_unique<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for value in values {
        insert_sorted(&mut list, value);
    }
    list
}

/// Inserts `value` at its position in a sorted list unless the list contains it.
pub(crate) fn insert_sorted<T: Ord + Copy>(list: &mut Vec<T>, value: T) {
    let position = list.iter().take_while(|known| **known < value).count();
    if list.get(position) != Some(&value) {
        list.insert(position, value);
    }
}

#[cfg(test)]
mod tests {
    use super::sorted_unique;
    use alloc::vec::Vec;

    #[test]
    fn sorts_and_drops_repetitions() {
        assert_eq!(sorted_unique([3, 1, 2, 3, 1]), [1, 2, 3]);
        assert_eq!(sorted_unique(Vec::<u8>::new()), []);
    }
}

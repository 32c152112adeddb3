use super::{Postings, entry, log2};

#[test]
fn logarithms_are_near() {
    for number in [1_u32, 2, 3, 7, 100, 259, 1678] {
        let exact = f64::from(number).log2() * 256.0;
        assert!((f64::from(log2(number)) - exact).abs() < 24.0, "{number}");
    }
}

#[test]
fn entries_of_a_document_merge() {
    let postings = Postings::new(vec![entry(7, 1, 8), entry(7, 0, 16), entry(7, 0, 20), entry(9, 1, 8)], 2);
    let list = postings.of(7);
    assert_eq!((list.documents, list.weights), (&[0_u16, 1][..], &[27_u8, 8][..]));
    assert_eq!((list.idf, postings.of(9).idf), (0, 256));
    assert!(postings.of(8).documents.is_empty());
}

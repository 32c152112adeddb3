// Textbook tf-idf over characters and pairs of characters: the weight of a term in an occupation is that of the
// heaviest field that holds it, a single character counts a quarter, and the score is the sum of weight times inverse
// document frequency.

const NOT_TERMS = /[^\u4e00-\u9fffA-Za-z0-9]/g;
const CHARACTER = 0.25;

/**
 * @param {{code: string}[]} rows
 * @param {(row: object) => [string[], number][]} fields the texts of a row with their weights
 */
export function tfIdf(rows, fields) {
  const postings = new Map();
  rows.forEach((row, index) => {
    const bag = new Map();
    for (const [texts, weight] of fields(row)) {
      for (const term of texts.flatMap(terms)) {
        bag.set(term, Math.max(bag.get(term) ?? 0, weight));
      }
    }
    for (const [term, weight] of bag) {
      if (!postings.has(term)) {
        postings.set(term, []);
      }
      postings.get(term).push([index, weight]);
    }
  });
  return (typed, limit) => {
    const scores = new Map();
    for (const term of terms(typed.normalize('NFKC'))) {
      const holders = postings.get(term) ?? [];
      const value = Math.log(rows.length / holders.length) * (term.length === 2 ? 1 : CHARACTER);
      for (const [index, weight] of holders) {
        scores.set(index, (scores.get(index) ?? 0) + weight * value);
      }
    }
    return [...scores]
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, limit)
      .map(([index]) => rows[index].code);
  };
}

/** Returns the characters and the pairs of characters of a text. */
function terms(text) {
  const characters = [...text.replace(NOT_TERMS, '').toLowerCase()];
  return [...characters, ...characters.slice(1).map((character, index) => characters[index] + character)];
}

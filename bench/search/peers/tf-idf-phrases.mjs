// The textbook with the expansion phrases as one more field.

import { tfIdf } from '../tf-idf.mjs';
import { fields } from './tf-idf.mjs';

export const needs = ['description', 'definition', 'phrases'];

export function create(rows) {
  return tfIdf(rows, (row) => [...fields(row), [row.phrases, 1]]);
}

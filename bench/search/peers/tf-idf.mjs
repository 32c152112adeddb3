// The textbook: tf-idf over names, work types, labels, descriptions and the words of the official definitions.

import { tfIdf } from '../tf-idf.mjs';

export const needs = ['description', 'definition'];

export function create(rows) {
  return tfIdf(rows, fields);
}

export function fields(row) {
  return [
    [[row.name], 3],
    [row.works, 2],
    [row.labels, 2],
    [[row.description, ...row.definition], 1],
  ];
}

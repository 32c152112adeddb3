// Reads the golden cases of the policies.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const POLICIES = fileURLToPath(new URL('../../../data/policies', import.meta.url));

/**
 * @typedef {object} Case
 * @property {string} story
 * @property {string} asOf
 * @property {Record<string, string | string[]>} answers
 * @property {string} outcome
 * @property {Record<string, string>} conditions
 * @property {string} next the fact asked next, or none
 *
 * @returns {Promise<Case[]>}
 */
export async function readCases(policy = 'qilu-green') {
  // Cloned: parsed objects have no prototype, so that deepEqual would fail.
  const file = structuredClone(parse(await readFile(`${POLICIES}/${policy}/cases.toml`, 'utf8')));
  return /** @type {Record<string, any>[]} */ (file.case).map(({ 'as-of': asOf, story, answers, outcome, conditions, next }) => ({
    story,
    asOf,
    answers,
    outcome,
    conditions,
    next,
  }));
}

/** Converts a result of `evaluate` to the form of a case. */
export function asCase(verdict) {
  return {
    outcome: verdict.outcome,
    conditions: Object.fromEntries(verdict.conditions.map(({ id, state }) => [id, state])),
    next: verdict.next?.fact ?? 'none',
  };
}

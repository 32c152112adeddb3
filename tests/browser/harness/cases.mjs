// The golden cases, as they stand beside the policies.

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
  // Cloned, since what is read has no prototype and would equal nothing else.
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

/** What a case says must come out, from what `evaluate` gives. */
export function asCase(verdict) {
  return {
    outcome: verdict.outcome,
    conditions: Object.fromEntries(verdict.conditions.map(({ id, state }) => [id, state])),
    next: verdict.next?.fact ?? 'none',
  };
}

// Syntax errors that an old engine would report.

import { parse } from 'acorn';

/** ECMAScript versions to try, after the oldest required one. */
const LATER = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 'latest'];

/**
 * Finds the first construct that is newer than the promised ECMAScript version, and the version it needs.
 * @param {string} source
 * @param {{version: number, kind: 'script' | 'module'}} promised
 * @returns {string | undefined} `undefined` if the script conforms
 */
export function complaint(source, { version, kind }) {
  const error = problem(source, version, kind);
  if (!error) {
    return undefined;
  }
  const { line, column } = error.loc;
  const construct = source.slice(Math.max(error.pos - 24, 0), error.pos + 24).replace(/\s+/g, ' ');
  const enough = LATER.find((later) => later > version && !problem(source, later, kind));
  const needs = enough ? `needs ES${enough}` : 'no version of the language knows it';
  return `${line}:${column + 1}: near \`${construct}\`: ${needs}, and not ES${version}`;
}

function problem(source, ecmaVersion, sourceType) {
  try {
    parse(source, { ecmaVersion, sourceType });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    return error;
  }
}

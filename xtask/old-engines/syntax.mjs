// What an old engine would say to a script that it cannot read.

import { parse } from 'acorn';

/** The versions of the language after the one that everything has to keep to. */
const LATER = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 'latest'];

/**
 * Where a script goes beyond a version of the language, and which version it would need.
 * @param {string} source
 * @param {{version: number, kind: 'script' | 'module'}} promised
 * @returns {string | undefined} nothing, where it keeps to it
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

// Formats the figures of the waiting benchmark as tables.

import { median, quantile } from '../common/statistics.mjs';
import { kilobytes, table } from '../common/table.mjs';

const TITLES = { ours: '**ours**', whole: 'peer, one bundle', split: 'peer, directory on demand' };

/** Renders a table for each phone, and one of our repeated visits. */
export function tables(figures) {
  const waiting = Object.entries(figures).flatMap(([phone, sites]) => [
    `**${phone}**`,
    table(
      ['', 'first question', 'waiting, sum', 'longest', 'interaction to next paint, p75', 'worst', 'directory: keystroke'],
      Object.entries(sites).map(([name, { persons, keystrokes }]) => [
        TITLES[name],
        of(persons, ({ opened }) => opened),
        of(persons, ({ waits }) => waits.reduce((sum, wait) => sum + wait, 0)),
        of(persons, ({ waits }) => Math.max(...waits)),
        of(persons, ({ interactions }) => quantile([0, ...interactions], 0.75)),
        of(persons, ({ interactions }) => Math.max(0, ...interactions)),
        of(keystrokes, (time) => time),
      ]),
    ),
  ]);
  const visits = table(
    ['ours: first question, kB', 'first visit', 'second visit', 'after a new build'],
    Object.entries(figures).map(([phone, { ours }]) => [
      phone,
      ...['first', 'second', 'renewed'].map((which) =>
        `${of(ours.visits, (visit) => visit[which].opened)}, ` +
        `${kilobytes(median(ours.visits.map((visit) => visit[which].bytes)))} kB`),
    ]),
  );
  return [...waiting, visits];
}

function of(samples, figure) {
  return `${Math.round(median(samples.map(figure)))} ms`;
}

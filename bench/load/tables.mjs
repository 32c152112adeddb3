// Formats the figures of the load benchmark as tables.

import { median } from '../common/statistics.mjs';
import { kilobytes, table } from '../common/table.mjs';
import { PHONES } from './visit.mjs';
import { SITES } from './sites.mjs';

/** Renders the ratios that have targets: ours to the other sites, one row per phone. */
export function ratios(figures) {
  const rows = Object.entries(figures).map(([phone, sites]) => {
    const paint = (name) => middle(sites[name].start, 'firstPaint');
    const soon = (name) => middle(sites[name].check, 'answerable');
    const ratio = (part, whole) => `${(part / whole).toFixed(2)}×`;
    return [
      phone,
      ratio(paint('ours'), paint('bare')),
      ratio(paint('ours'), paint('split')),
      ratio(soon('ours'), soon('floor')),
      ratio(soon('ours'), soon('split')),
      ratio(soon('ours'), soon('whole')),
      ratio(soon('ours'), soon('hello')),
    ];
  });
  const head = ['ours', 'first paint / bare page', '/ peer', 'answerable / floor', '/ peer, on demand', '/ peer, one bundle', '/ Yew hello'];
  return table(head, rows);
}

/** Renders one table per phone. */
export function tables(figures) {
  return Object.entries(figures).flatMap(([phone, sites]) => {
    const { latency, rate, slower } = PHONES[phone];
    const title = `**${phone}**: ${latency} ms, ${rate / 1_000_000} Mbit/s, processor ${slower}× slower`;
    const head = ['', 'answerable', 'first paint', 'largest paint', 'shift', 'longest task', 'kB'];
    const rows = Object.entries(sites).map(([name, { start, check }]) => [
      SITES[name].title,
      time(check, 'answerable'),
      time(start, 'firstPaint'),
      time(start, 'largestPaint'),
      start.length > 0 ? middle(start, 'shift').toFixed(3) : '',
      task(start),
      kilobytes(middle(check.length > 0 ? check : start, 'bytes')),
    ]);
    return [title, table(head, rows)];
  });
}

function middle(visits, what) {
  return median(visits.map((visit) => visit[what]));
}

function time(visits, what) {
  return visits.length > 0 ? `${Math.round(middle(visits, what))} ms` : '';
}

function task(visits) {
  if (visits.length === 0) {
    return '';
  }
  const longest = middle(visits, 'longestTask');
  return longest > 0 ? `${Math.round(longest)} ms` : 'under 50 ms';
}

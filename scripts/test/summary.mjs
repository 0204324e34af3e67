// The end of a test run: a table for people and one line for machines.
import { duration } from '../lib/say.mjs';

const COLUMNS = ['stage', 'passed', 'failed', 'skipped', 'time'];

/** @param {{name: string, counts: import('./reports.mjs').Counts, ms: number}[]} results */
export function summaryTable(results) {
  const rows = results.map(({ name, counts, ms }) => [
    name,
    ...[counts.passed, counts.failed, counts.skipped].map(String),
    duration(ms),
    ...(counts.note === undefined ? [] : [counts.note]),
  ]);
  const all = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_name, column) => Math.max(...all.map((row) => row[column].length)));
  const pad = (cell, column) => {
    if (column === 0) return cell.padEnd(widths[0]);
    return column < COLUMNS.length ? cell.padStart(widths[column]) : cell;
  };
  return all.map((row) => `  ${row.map(pad).join('  ')}`).join('\n');
}

/** @returns {{passed: number, failed: number, skipped: number}} */
export function total(results) {
  const sum = (key) => results.reduce((value, { counts }) => value + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of the run. */
export function totalLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

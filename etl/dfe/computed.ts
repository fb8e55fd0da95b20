import type { CellFigure } from '../../src/ees/read-figure.js';
import { PER } from '../../src/model/per.js';
import type { ComputedTarget } from './row-targets.js';

/** A figure that we compute, while its parts are gathered. */
export interface Computed {
  readonly row: number;
  readonly column: number;
  readonly area: number;
  readonly period: number;
  readonly target: ComputedTarget;
  readonly heading: string;
  readonly parts: CellFigure[];
  /** How many parts the sum has where no row is missing or stands twice. */
  readonly expected: number;
  /** `null` where the figure is the sum. */
  readonly below: CellFigure | null;
}

/** A figure of ours from others of the file, as CSV has it; none where any of them is withheld. */
export function computedText({ target, heading, parts, expected, below }: Computed): {
  readonly cells: string;
  readonly counts: string;
  readonly note: string;
} {
  if (parts.length !== expected)
    return {
      cells: ',,not_available,',
      counts: ',',
      note: `ours: not calculated: ${parts.length === 1 ? '1 row' : `${parts.length} rows`} where ${expected} make the sum`,
    };
  const all = below === null ? parts : [...parts, below];
  const hidden = all.find(({ status }) => status !== 'ok');
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  const above = hidden ? (parts.length === 1 ? (parts[0]!.value ?? '') : '') : sum;
  const counts = below === null ? ',' : `${above},${below.value ?? ''}`;
  const how =
    parts.length > 1 && below === null && !heading.includes(' + ') ? `sum of ${parts.length} rows` : heading;
  const note = `ours: computed, ${how}${target.note === '' ? '' : `; ${target.note.replace(/^ours: /, '')}`}`;
  if (hidden || below?.value === 0)
    return { cells: `,,${hidden?.status ?? 'not_applicable'},`, counts, note };
  if (below === null) {
    const decimals = Math.max(...parts.map((part) => part.decimals ?? 0));
    return { cells: `${Number(sum.toFixed(decimals))},,ok,${decimals}`, counts, note };
  }
  const value = Math.round((sum / below.value!) * (PER[target.unit] ?? 1) * 1e6) / 1e6;
  return { cells: `${value},,ok,1`, counts, note };
}

import type { Catalogue } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import type { Severity } from '../model/issue.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { isProse } from '../published/prose.js';
import type { Publication } from '../published/publication.js';
import { add, exactly, type Interval } from '../statistics/interval.js';
/** Whether a figure can be reckoned with: it is there, and it is published as exact (not as about or almost). */
export const isUsable = (o: Observation): o is Figure => isFigure(o) && o.qualifier === '';

export const sum = (intervals: readonly Interval[]): Interval => intervals.reduce(add, exactly(0));

/** The area and period that figures share, whatever they count. */
export const placeOfFact = (o: Observation): string => [o.area_name, o.period_start, o.period_end].join('|');

/** The cells, as issues name them: those of another table with its name. */
export function cellNames(table: string, observations: readonly Observation[]): string {
  const names = observations.map((o) => (o.table === table ? cellName(o) : `${o.table}!${cellName(o)}`));
  return [...new Set(names)].join(', ');
}

/** How a sentence names a figure: what is counted, where, of whom, when. */
export function factName(o: Observation, { indicators }: Catalogue): string {
  const name = indicators.get(o.indicator)?.name ?? o.indicator;
  const breakdown = o.breakdown === '' ? '' : ` (${o.breakdown.replaceAll('=', ': ').replaceAll('_', ' ')})`;
  const period = o.time_period === '' ? '' : `, ${periodName(o)}`;
  return `${name}, ${o.area_name}${breakdown}${period}`;
}

const SHORT = 70;

/** How a sentence names where a figure stands, in the terms of the document. */
export function placeName(o: Observation, publications: readonly Publication[], from?: Observation): string {
  const [id, ...section] = o.source.split(', ') as [string, ...string[]];
  const publication = publications.find((p) => p.id === id);
  const title = publication?.tables.find(({ table }) => table === o.table)?.title ?? '';
  const short = title.length > SHORT ? `${title.slice(0, SHORT)}…` : title;
  const place = isProse(o) ? `paragraph ${section.join(', ')}` : `the table "${short}"`;
  const elsewhere = from !== undefined && !from.source.startsWith(`${id}, `);
  return elsewhere && publication
    ? `${place} of "${publication.title}" (${publication.publisher}, ${publication.date})`
    : place;
}

/** Differences this small in a count weigh little, whatever their share. */
const FEW = 5;

/**
 * The severity of a figure that is off: high from a twentieth of it on, unless only a few children are in
 * question. `low` is for what needs a word of explanation and may well be right.
 */
export function bySize(difference: number, of: Figure): Severity {
  const large = Math.abs(difference) >= Math.abs(of.value) / 20;
  return large && !(of.unit === 'count' && Math.abs(difference) < FEW) ? 'high' : 'medium';
}

import type { Areas } from '../model/areas.js';
import type { Indicator } from '../model/catalogue.js';
import type { Observation } from '../model/observation.js';
import { eesCell } from './ees-cell.js';
import { itemOf, placeCells, placeColumns } from './ees-row.js';
import type { EesRows } from './ees-rows.js';
import { eesTime } from './ees-time.js';
import { metaRows } from './meta-rows.js';
import { type Sheet, sheetOf } from './sheet.js';
import { COMPULSORY_COLUMNS, META_COLUMNS, MONTHS } from './standard.js';

/** A data file and the meta file that goes with it. */
export interface EesFile {
  /** Both names without their ends: `cin_rate` for cin_rate.csv and cin_rate.meta.csv. */
  readonly name: string;
  readonly data: Sheet;
  readonly meta: Sheet;
  /** How many cells are `x` because there is no observation. */
  readonly filled: number;
  /** Authorities whose old code is not known: `x`. */
  readonly withoutOldCode: readonly string[];
  /** Authorities with rows under a code that they no longer have: `North Yorkshire E10000023`. */
  readonly formerCodes: readonly string[];
  /** Figures that are missing for a reason EES has no symbol for, by the symbol they are written as. */
  readonly otherwise: ReadonlyMap<string, number>;
}

/** `on 31 March`, `in the year to 30 September`: what a reporting year means for figures, if one thing. */
function dayOfAll(figures: readonly Observation[]): string {
  const words = figures.map((o) => {
    const [, month, day] = o.period_end.split('-').map(Number);
    if (!month || eesTime(o)?.time_identifier !== 'Reporting year') return '';
    return `${o.period_start === o.period_end ? 'on' : 'in the year to'} ${day} ${MONTHS[month - 1]}`;
  });
  return words.every((each) => each === words[0]) ? (words[0] ?? '') : '';
}

/** The most decimals that a figure is published with; `null` where there is no figure. */
function decimalsOf(figures: readonly Observation[]): number | null {
  const known = figures.flatMap(({ value, decimals }) =>
    value === null ? [] : [Math.max(0, decimals ?? 0)],
  );
  return known.length === 0 ? null : known.reduce((most, each) => Math.max(most, each));
}

/**
 * Write rows out as a data file and its meta file. Indicators of which no figure is left have no column.
 *
 * @param indicators those of the rows' figures, in their order.
 */
export function eesFile(
  name: string,
  { rows, filters }: EesRows,
  indicators: readonly Indicator[],
  areas: Areas,
): EesFile {
  const columns = indicators
    .map((indicator, at) => ({ indicator, figures: rows.map(({ written }) => written[at] ?? null) }))
    .filter(({ figures }) => figures.some((o) => o !== null));
  const places = rows.map(({ key }) => placeCells(key, areas));
  const head = [...COMPULSORY_COLUMNS, ...placeColumns(places)];
  const cells = rows.map(({ key }, row) => [
    ...head.map((column) => places[row]![column] ?? ''),
    ...filters.map((filter) => itemOf(key, filter)),
    ...columns.map(({ figures }) => (figures[row] ? eesCell(figures[row]) : 'x')),
  ]);
  const several = filters.filter((filter) => new Set(rows.map(({ key }) => itemOf(key, filter))).size > 1);
  const described = columns.map(({ indicator, figures }) => {
    const own = figures.filter((o) => o !== null);
    return { indicator, day: dayOfAll(own), decimals: decimalsOf(own) ?? indicator.decimals };
  });
  const unknown = rows.flatMap(({ key }, row) => (places[row]!.old_la_code === 'x' ? [key.area_name] : []));
  const former = rows.flatMap(({ key }, row) => {
    const code = places[row]!.new_la_code;
    return code === undefined || code === key.area_code ? [] : [`${key.area_name} ${code}`];
  });
  const otherwise = new Map<string, number>();
  for (const { figures } of columns)
    for (const { status } of figures.filter((o) => o !== null))
      if (status === 'blank' || status === 'too_small')
        otherwise.set(status, (otherwise.get(status) ?? 0) + 1);
  return {
    name,
    data: sheetOf(
      `${name}.csv`,
      [...head, ...filters, ...columns.map(({ indicator }) => indicator.id)],
      cells,
    ),
    meta: sheetOf(`${name}.meta.csv`, META_COLUMNS, metaRows(several, described)),
    filled: columns.reduce((sum, { figures }) => sum + figures.filter((o) => o === null).length, 0),
    withoutOldCode: [...new Set(unknown)],
    formerCodes: [...new Set(former)],
    otherwise,
  };
}

import type { Catalogue } from '../observations/catalogue.js';
import type { Figure, Observation } from '../observations/observation.js';
import { cellName } from '../tables/grid.js';

/** What indicators are made from: what `load()` gives. */
export interface Published {
  /** All of them: a count or a total that is filtered out takes a test or an interval with it. */
  readonly figures: Iterable<Observation>;
  readonly catalogue: Catalogue;
  /** The findings of the checks, so that what rests on a doubtful figure says so. */
  readonly findings: Iterable<object>;
}

/** What of a finding a result needs to know. */
export interface Doubt {
  readonly check: string;
  readonly table: string;
  readonly cells: string;
  readonly severity: string;
  readonly printed: string;
  readonly message: string;
}

/** Whether a finding says that this very figure – of those that its cell may hold – cannot be right. */
function isAbout({ check, table, cells, printed }: Doubt, o: Figure): boolean {
  const names = cells.split(', ');
  if (check === 'same-figure' && names.includes(`${o.table}!${cellName(o)}`)) return true;
  const at = names.indexOf(cellName(o));
  return o.table === table && at >= 0 && printed.split(' + ')[at] === o.printed;
}

/** What the checks found about a figure: all that cannot be right as printed, and any doubt about its scale. */
export function doubtsAbout(figures: readonly Figure[], { findings }: Published): Doubt[] {
  const grave = [...(findings as Iterable<Doubt>)].filter(
    ({ check, severity }) => severity !== 'low' || check === 'scale',
  );
  return grave.filter((doubt) => figures.some((o) => isAbout(doubt, o)));
}

/** Caveats as one text, each said once. */
export const caveatText = (caveats: readonly string[]): string =>
  [...new Set(caveats)].filter((text) => text !== '').join(' ');

/** The findings about figures as one caveat. */
export const doubtText = (figures: readonly Figure[], published: Published): string =>
  caveatText(doubtsAbout(figures, published).map(({ message }) => message));

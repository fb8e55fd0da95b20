import type { Catalogue } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import type { Figure, Observation } from '../model/observation.js';
import { andList } from '../text/sentence.js';

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
  /** The release, where tables of several bear one name. */
  readonly source?: string;
}

/** Checks whose further cells are only what the first is compared with. */
const COMPARED_WITH: readonly string[] = ['scale', 'claims'];

/**
 * Whether a finding is about this very figure: the one it doubts, or one that cannot be right together with
 * it. A cell may hold two figures; what another is only held against (its scale) is not doubted.
 */
function isAbout({ check, table, cells, printed, source }: Doubt, o: Figure): boolean {
  if (source !== undefined && source !== o.source) return false;
  const names = cells.split(', ');
  const at = names.indexOf(o.table === table ? cellName(o) : `${o.table}!${cellName(o)}`);
  if (at === 0) return printed.split(/ \+ |, /)[0] === o.printed;
  return at > 0 && !COMPARED_WITH.includes(check);
}

/** Checks of which even a light finding bears on what a figure means. */
const WEIGHTY: readonly string[] = ['scale', 'at-most'];

/** What the checks found about a figure: all that cannot be right as printed, and any doubt about what it counts. */
export function doubtsAbout(figures: readonly Figure[], { findings }: Published): Doubt[] {
  const grave = [...(findings as Iterable<Doubt>)].filter(
    ({ check, severity }) => severity !== 'low' || WEIGHTY.includes(check),
  );
  return grave.filter((doubt) => figures.some((o) => isAbout(doubt, o)));
}

/** Caveats as one text, each said once. */
export const caveatText = (caveats: readonly string[]): string =>
  [...new Set(caveats)].filter((text) => text !== '').join(' ');

/** Sources as one text, each named once. */
export const sourceText = (sources: readonly string[]): string =>
  [...new Set(sources.flatMap((source) => source.split('; ')))].join('; ');

/** Cohorts in which one child moves the percentage by more than three points. */
const FEW = 30;

/** Where one sentence of a caveat ends and the next begins. */
const SENTENCE_END = /(?<=\.) (?=[A-Z0-9])/;

/** The sentences of caveats, each said once. */
export const sentencesOf = (caveats: readonly string[]): string[] => [
  ...new Set(caveats.flatMap((caveat) => caveat.split(SENTENCE_END)).filter((text) => text !== '')),
];

/** Whether percentages rest on so few that one child moves them by points. */
export const restsOnFew = (figures: readonly Pick<Figure, 'denominator'>[]): boolean =>
  figures.some(({ denominator }) => denominator !== null && denominator < FEW);

/** That percentages rest on few, and on how many, where the cohort is printed beside them. */
export function fewCaveat(figures: readonly Pick<Figure, 'denominator'>[]): string {
  const cohorts = figures.flatMap(({ denominator }) => denominator ?? []);
  return restsOnFew(figures)
    ? `The percentages rest on ${andList([...new Set(cohorts)].map(String))}, so that a single one moves them by points.`
    : '';
}

/** The findings about figures as one caveat. */
export const doubtText = (figures: readonly Figure[], published: Published): string =>
  caveatText(doubtsAbout(figures, published).map(({ message }) => message));

/** The name of an indicator for people; its id, where the catalogue does not hold it. */
export const indicatorName = ({ catalogue }: Published, id: string): string =>
  catalogue.indicators.get(id)?.name ?? id;

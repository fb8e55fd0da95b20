import type { Dataset } from '../model/dataset.js';
import { cellName } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { andList } from '../text/list.js';

/** Checks whose further cells are only what the first is compared with. */
const COMPARED_WITH: readonly string[] = ['scale', 'claims'];

/**
 * Whether an issue is about this very figure: the one it flags, or one that cannot be right together with
 * it. A cell may hold two figures; what another is only held against (its scale) is not flagged.
 */
function isAbout({ check, table, cells, published, source }: Issue, o: Figure): boolean {
  if (source !== undefined && source !== o.source) return false;
  const names = cells.split(', ');
  const at = names.indexOf(o.table === table ? cellName(o) : `${o.table}!${cellName(o)}`);
  if (at === 0) return published.split(/ \+ |, /)[0] === o.published;
  return at > 0 && !COMPARED_WITH.includes(check);
}

/** Checks of which even a light issue bears on what a figure means. */
const WEIGHTY: readonly string[] = ['scale', 'at-most'];

/** Data quality issues about a figure: all that cannot be right as published, and any issue about what it counts. */
export function issuesOfFigures(figures: readonly Figure[], { issues }: Dataset): Issue[] {
  const grave = [...(issues as Iterable<Issue>)].filter(
    ({ check, severity }) => severity !== 'low' || WEIGHTY.includes(check),
  );
  return grave.filter((issue) => figures.some((o) => isAbout(issue, o)));
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

/** That percentages rest on few, and on how many, where the cohort is published beside them. */
export function fewCaveat(figures: readonly Pick<Figure, 'denominator'>[]): string {
  const cohorts = figures.flatMap(({ denominator }) => denominator ?? []);
  return restsOnFew(figures)
    ? `Based on ${andList([...new Set(cohorts)].map(String))}: one child changes the percentage by several points.`
    : '';
}

/** The issues about figures as one caveat. */
export const issueText = (figures: readonly Figure[], dataset: Dataset): string =>
  caveatText(issuesOfFigures(figures, dataset).map(({ message }) => message));

/** The name of an indicator for people; its id, where the catalogue does not hold it. */
export const indicatorName = ({ catalogue }: Dataset, id: string): string =>
  catalogue.indicators.get(id)?.name ?? id;

import { issuesOfFigures } from '../analysis/published.js';
import { breakdownName, STATUS_WORDS, sourceLine } from '../charts/words.js';
import type { Indicator } from '../model/catalogue.js';
import { SEVERITIES, SEVERITY_SIGNS } from '../model/issue.js';
import { isFigure, type Observation } from '../model/observation.js';
import { shown } from '../text/number.js';
import { type Markup, markup, type Part } from './markup.js';
import { type Site, type Statement, UNIT_NAMES } from './site.js';

/** A number as a sentence says it, with the digits that it has. */
export const told = (value: number, unit: Indicator['unit'] | '' = ''): string =>
  shown(value, (String(value).split('.')[1] ?? '').length, unit);

/** Units for the head of a column or a definition. */
const UNITS: Partial<Record<Indicator['unit'], string>> = { ...UNIT_NAMES, grade: 'grade, 1 the best' };

export const unitWords = ({ unit, per }: Pick<Indicator, 'unit' | 'per'>): string =>
  unit === 'rate_per_10000' && per !== '' ? `per ${per}` : (UNITS[unit] ?? unit);

/** What is published in a cell, or why nothing is. */
export function publishedText({ published, status }: Observation): string {
  const why = STATUS_WORDS[status];
  if (why === undefined || why === published.toLowerCase()) return published;
  return published === '' ? why : `${published} (${why})`;
}

/** The sign of the gravest issue about a figure; nothing where there is none. */
export function signOf(o: Observation, { built }: Pick<Site, 'built'>): string {
  const severities = isFigure(o) ? issuesOfFigures([o], built).map(({ severity }) => severity) : [];
  const gravest = SEVERITIES.find((severity) => severities.includes(severity));
  return gravest === undefined ? '' : SEVERITY_SIGNS[gravest];
}

/** What is published in a cell, with the sign of the gravest issue about it. */
export const marked = (o: Observation, site: Pick<Site, 'built'>): string =>
  [publishedText(o), signOf(o, site)].filter((text) => text !== '').join(' ');

/** What the signs and the dash of a table of published figures mean. */
export const SIGNS_KEY = '!! error; ! contradicted by another figure; ? needs explaining. – not published.';

export const breakdownWords = (breakdown: string): string =>
  breakdown === '' ? 'all' : breakdownName(breakdown);

/** A document's name with its section, as a link to its papers. */
export function sourceLink({ source }: Pick<Observation, 'source'>, { built }: Site, root: string): Markup {
  const [id, ...section] = source.split(', ') as [string, ...string[]];
  const title = built.publications.find((one) => one.id === id)?.title ?? id;
  return markup`<a href="${root}sources.html#${id}">${title}</a>, ${section.join(', ')}`;
}

/** Statements as a list, each with what it rests on. */
export function statements(all: readonly Statement[], { built }: Site): Part {
  if (all.length === 0) return null;
  return markup`<ul class="statements">
${all.map(
  ({ sentence, caveat, source }) => markup`<li><p>${sentence}</p>
${caveat !== '' && markup`<p class="caveat"><strong>Caveat:</strong> ${caveat}</p>\n`}<p class="source">${sourceLine([source], built.sources)}</p></li>
`,
)}</ul>
`;
}

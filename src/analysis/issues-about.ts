import type { Dataset } from '../model/dataset.js';
import { cellName, placeOf } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { insist } from '../statistics/estimate.js';

/** Where an issue's cells stand: each with its table. */
const placesOf = ({ table, cells }: Issue): string[] =>
  cells === '' ? [] : cells.split(', ').map((cell) => (cell.includes('!') ? cell : `${table}!${cell}`));

/** The areas that a heading names: those of the figures in its row or column. */
function areasAt(place: string, figures: readonly Observation[]): string[] {
  const [table, cell] = place.split('!');
  const { row, column } = placeOf(cell!);
  return figures
    .filter((o) => o.table === table && (o.row === row || o.column === column))
    .map(({ area_name }) => area_name);
}

const publicationOf = ({ source }: Observation): string => source.split(', ')[0]!;

/**
 * The issues of the checks about tables or single figures: those of the tables, those of others that name a cell of
 * them, and those about the name of an area, found once in a publication, where the tables name that area too.
 *
 * @param published what `load()` gives.
 * @param of names of tables – that of running text is `prose-` and its publication – or figures of `published`.
 * @throws InvalidInputError if there is no such table.
 * @example issuesAbout(load(), ['cin-rate']).map(({ severity }) => severity) // ['low', 'low', …]
 */
export function issuesAbout({ figures, issues }: Dataset, of: readonly (string | Observation)[]): Issue[] {
  const all = [...figures];
  const tables = new Set(of.filter((one) => typeof one === 'string'));
  const known = new Set(all.map(({ table }) => table));
  const strange = [...tables].find((name) => !known.has(name));
  insist(strange === undefined, `There is no table "${strange}".`);
  const own = of.filter((one) => typeof one !== 'string');
  const cells = new Set(own.map((o) => `${o.table}!${cellName(o)}`));
  const meant = [...own, ...all.filter(({ table }) => tables.has(table))];
  const named = (o: Observation): string => `${publicationOf(o)}|${o.area_name}`;
  const areas = new Set(meant.map(named));
  const isNameOf = (place: string): boolean => {
    const there = all.find(({ table }) => place.startsWith(`${table}!`));
    return areasAt(place, all).some((area) => there && areas.has(`${publicationOf(there)}|${area}`));
  };
  return [...(issues as Iterable<Issue>)].filter((issue) => {
    const places = placesOf(issue);
    if (tables.has(issue.table) || places.some((place) => tables.has(place.split('!')[0]!))) return true;
    return places.some((place) => cells.has(place) || (issue.check === 'labels' && isNameOf(place)));
  });
}

import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Check } from './check.js';

const wording = (label: string): string =>
  label
    .replaceAll(/\s*20\d\d\s*[-–]\s*\d\d/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** One area under several names in one publication. */
export const labels: Check = ({ labels: published, publications, checked }) => {
  const publicationOf = new Map(
    publications.flatMap(({ id, tables }) => tables.map(({ table }) => [table, id])),
  );
  const lists = new Set(
    publications.flatMap(({ tables }) =>
      tables.filter(({ form }) => form === 'list').map(({ table }) => table),
    ),
  );
  const headings = published.filter(({ table }) => !lists.has(table));
  const areas = groupBy(headings, ({ table, area }) => `${publicationOf.get(table)}|${area}`);
  return [...areas.values()].flatMap((group): Issue[] => {
    const names = groupBy(group, (label) => wording(label.published));
    if (group.length > 1) checked?.('labels', []);
    const years = /^\D*(20\d\d)/;
    const real = [...names.keys()].filter((name) => name !== '' && !years.test(name));
    if (real.length < 2) return [];
    const first = real.map((name) => names.get(name)![0]!);
    return [
      {
        check: 'labels',
        table: first[0]!.table,
        cells: first.map(({ table, cell }, at) => (at === 0 ? cell : `${table}!${cell}`)).join(', '),
        severity: 'low',
        published: real.join('; ').replaceAll('\u00a0', ' '),
        expected: 'one name',
        difference: '',
        message: `${group[0]!.area} has ${real.length} names in this publication: ${real.map((name) => `"${name}" (${new Set(names.get(name)!.map(({ table }) => table)).size} tables)`).join(', ')}.`,
      },
    ];
  });
};

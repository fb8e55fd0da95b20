import { expect, it } from 'vitest';
import { COLUMN_TITLES } from '../../src/charts/columns.js';
import { chart } from '../../src/charts/index.js';
import { suggested, suggestedAcross } from '../../src/charts/suggest.js';
import { load } from '../../src/index.js';

it('every column beside a chart has a title for people', () => {
  const dataset = load();
  const tables = new Set(dataset.figures.map(({ table }) => table));
  const requests = [
    ...[...tables].flatMap((table) => suggested(dataset, table)),
    ...suggestedAcross(dataset),
  ];
  const columns = requests.flatMap(({ kind, options }) => chart(kind, dataset, options).data.columns);
  const used = new Set(columns.map(({ name }) => name));
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => !(name in COLUMN_TITLES))).toEqual([]);
});

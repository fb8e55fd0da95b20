import type { View } from '../../compose.js';
import { type NamedRows, namesLayer } from '../../rows.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';

const BAR = 20;
export const EMPLOYEES = 'Employees';
export const BUDGET = 'Budgeted posts';

/** What a bar is stacked of. */
export const PARTS = [
  { indicator: 'employee_fte', name: EMPLOYEES },
  { indicator: 'agency_fte', name: 'Agency staff' },
] as const;

/** A bar of employees and agency staff for each service, and a stroke at its budget. */
export function stackedView(
  named: NamedRows,
  { width, top }: { width: number; top: number },
  theme: Theme,
): View {
  const { ink, background, categories, issue } = PALETTES[theme];
  const { y } = named;
  const x = {
    field: 'from',
    type: 'quantitative' as const,
    scale: { domain: [0, top], nice: false },
    axis: null,
  };
  const names = PARTS.map(({ name }) => name);
  const tooltip = ['series:Service', 'part:Part', 'label:FTE', 'published:As published'].map((pair) => {
    const [field, title] = pair.split(':');
    return { field, type: 'nominal', title };
  });
  return {
    width,
    height: named.height,
    layer: [
      namesLayer(named, 'names', ink),
      {
        data: { name: 'drawn' },
        transform: [{ filter: `datum.part !== '${BUDGET}'` }],
        mark: { type: 'bar', height: BAR, stroke: background, strokeWidth: 1.5 },
        encoding: {
          x,
          x2: { field: 'to' },
          y,
          color: {
            field: 'part',
            type: 'nominal',
            scale: { domain: names, range: [categories[0], categories[3]] },
            legend: {
              title: null,
              orient: 'top',
              labelFontSize: SIZES.text,
              labelColor: ink,
              labelLimit: 0,
              symbolType: 'square',
              symbolSize: 160,
              symbolStrokeWidth: 0,
              offset: 10,
            },
          },
          tooltip,
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.fits === 'yes'" }],
        mark: { type: 'text', align: 'center', fontWeight: 'bold', aria: false },
        encoding: {
          x: { ...x, field: 'middle' },
          y,
          text: { field: 'told' },
          color: {
            condition: { test: `datum.part === '${EMPLOYEES}'`, value: background },
            value: theme === 'dark' ? background : '#1a1a1a',
          },
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: `datum.part === '${BUDGET}'` }],
        mark: { type: 'tick', color: ink, thickness: 3.5, size: BAR + 10 },
        encoding: { x: { ...x, field: 'value' }, y, tooltip },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: `datum.part === '${BUDGET}'` }],
        mark: { type: 'text', dx: 12, aria: false },
        encoding: {
          x: { ...x, field: 'end' },
          y,
          text: { field: 'told' },
          color: { condition: { test: "datum.issue !== ''", value: issue }, value: ink },
        },
      },
    ],
  } as View;
}

import type { View } from '../../compose.js';
import { issueOutline } from '../../issue-marks.js';
import { type NamedRows, namesLayer } from '../../rows.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';

const BAR = 20;
const GAP = 26;

/** What is drawn on either side. */
export const SIDES = [
  { indicator: 'vacancy_rate', of: ['vacant_fte', 'budgeted_fte'], title: 'Vacancy rate', side: 'left' },
  { indicator: 'agency_rate', of: ['agency_fte', 'employee_fte'], title: 'Agency share', side: 'right' },
] as const;

/** Bars to the left and to the right of the names' rows, each side with its own title and zero. */
export function divergingView(
  named: NamedRows,
  { edge, domain }: { edge: number; domain: readonly [number, number] },
  theme: Theme,
): View {
  const { ink, quiet, categories, issue } = PALETTES[theme];
  const { y } = named;
  const width = Math.floor((SIZES.width - named.room - 2 * edge - GAP) / 2);
  const names = {
    ...namesLayer(named, 'names', ink),
    encoding: { x: { value: -edge - 6 }, y, text: { field: 'lines' } },
  };
  const views = SIDES.map(({ title, side }, at) => {
    const left = side === 'left';
    const scale = { domain: [...domain], nice: false, reverse: left };
    const x = { field: 'value', type: 'quantitative', scale, axis: null };
    const zero = { datum: 0, type: 'quantitative', scale, axis: null };
    const own = (test = 'true') => ({
      data: { name: 'drawn' },
      transform: [
        { filter: `datum.measure === ${JSON.stringify(title)} && isValid(datum.value) && ${test}` },
      ],
    });
    const told = (test: string, from: object) => ({
      ...own(test),
      mark: {
        type: 'text',
        align: left ? 'right' : 'left',
        dx: left ? -6 : 6,
        color: ink,
        aria: false,
      },
      encoding: { x: from, y, text: { field: 'told' } },
    });
    return {
      width,
      height: named.height,
      title: {
        text: title,
        anchor: left ? 'end' : 'start',
        frame: 'group',
        fontSize: SIZES.text,
        fontWeight: 'bold',
        color: ink,
        offset: 8,
      },
      layer: [
        ...(left ? [names] : []),
        {
          ...own(),
          mark: { type: 'bar', height: BAR, color: categories[at === 0 ? 0 : 3] },
          encoding: {
            x,
            x2: { datum: 0 },
            y,
            opacity: { condition: { test: "datum.whole === 'yes'", value: 1 }, value: 0.72 },
            tooltip: [
              { field: 'series', type: 'nominal', title: 'Staff' },
              { field: 'label', type: 'nominal', title },
              { field: 'published', type: 'nominal', title: 'As published' },
            ],
          },
        },
        {
          ...own("datum.issue !== ''"),
          mark: issueOutline(issue, BAR),
          encoding: { x, x2: { datum: 0 }, y },
        },
        told('datum.value >= 0', x),
        told('datum.value < 0', zero),
        {
          data: { values: [{}] },
          mark: { type: 'rule', color: quiet, strokeWidth: 1.5, aria: false },
          encoding: { x: zero },
        },
      ],
    };
  });
  return { hconcat: views, spacing: GAP, bounds: 'flush' } as unknown as View;
}

import type { Unit } from '../../../model/observation.js';
import type { PointType } from '../../../statistics/process-chart/verdicts.js';
import { timeX, valueAxis } from '../../axes.js';
import type { View } from '../../compose.js';
import { issueRing } from '../../issue-marks.js';
import type { TimeAxis } from '../../periods.js';
import { placing, type Scale } from '../../scale.js';
import { pointLabels } from '../../series-marks.js';
import { PALETTES, type Theme } from '../../style.js';

/** What a flagged month is called, in a title and in the key. */
export const VERDICTS: Record<PointType, string> = {
  common_cause: 'within expected variation',
  special_cause_improvement: 'unusually good',
  special_cause_concern: 'unusually bad',
  special_cause_neutral_high: 'unusually high',
  special_cause_neutral_low: 'unusually low',
};

interface ProcessPlot {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly scale: Scale;
  readonly unit: Unit;
  readonly left: number;
  readonly theme: Theme;
  /** Whether no direction is better, so that a signal is neither good nor bad. */
  readonly neutral: boolean;
}

/** The months as a line with its mean and its limits; those out of the ordinary larger, and of another shape. */
export function processView({ width, height, axis, scale, unit, left, theme, neutral }: ProcessPlot): View {
  const { range } = placing(scale, height);
  const palette = PALETTES[theme];
  const x = timeX(axis);
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...scale.domain], range, nice: false, zero: false },
    axis: valueAxis(scale, unit, left),
  };
  const bad = neutral ? palette.categories[2] : palette.categories[3];
  return {
    width,
    height,
    layer: [
      {
        data: { name: 'limits' },
        mark: { type: 'rule', aria: false, color: palette.quiet, strokeWidth: 1.5 },
        encoding: {
          y,
          strokeDash: {
            field: 'kind',
            type: 'nominal',
            scale: {
              domain: ['Upper limit', 'Mean', 'Lower limit'],
              range: [
                [5, 4],
                [1, 0],
                [5, 4],
              ],
            },
            legend: null,
          },
        },
      },
      {
        data: { name: 'drawn' },
        mark: { type: 'line', color: palette.categories[0], strokeWidth: 2 },
        encoding: { x, y },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', filled: true, opacity: 1, stroke: palette.background, strokeWidth: 1 },
        encoding: {
          x,
          y,
          size: { condition: { test: "datum.flagged === 'yes'", value: 190 }, value: 80 },
          color: {
            field: 'verdict',
            type: 'nominal',
            scale: {
              domain: Object.values(VERDICTS),
              range: [palette.categories[0], palette.categories[1], bad, bad, bad],
            },
            legend: null,
          },
          shape: { field: 'shape', type: 'nominal', scale: null, legend: null },
          tooltip: [
            { field: 'period', type: 'nominal', title: 'Month' },
            { field: 'label', type: 'nominal', title: 'Value' },
            { field: 'verdict', type: 'nominal', title: 'Verdict' },
          ],
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "isValid(datum.value) && datum.issue !== ''" }],
        mark: { ...issueRing(palette.issue), size: 420 },
        encoding: { x, y },
      },
      ...pointLabels('drawn', 'told', x, y, palette.ink, 'isValid(datum.value)'),
      {
        data: { name: 'limits' },
        mark: { type: 'text', align: 'left', color: palette.ink },
        encoding: { x: { value: width + 8 }, y: { ...y, field: 'at' }, text: { field: 'text' } },
      },
    ],
  } as View;
}

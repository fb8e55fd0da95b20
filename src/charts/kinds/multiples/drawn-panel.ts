import type { Dataset } from '../../../model/dataset.js';
import { isFigure } from '../../../model/observation.js';
import { capital } from '../../../text/sentence.js';
import { PAD } from '../../axes.js';
import { type Bar, barsView } from '../../bars.js';
import type { Row } from '../../compose.js';
import { figureRow, signedLabel } from '../../figure-row.js';
import type { Flagged } from '../../issue.js';
import { endRoom, lineLabels } from '../../line-labels.js';
import { type LinePlot, linesView } from '../../lines.js';
import { namer, withoutRepeats } from '../../names.js';
import { NO_AXIS, timeAxis } from '../../periods.js';
import { lineScale } from '../../scale.js';
import { pointsOf, seriesOf } from '../../series.js';
import type { Theme } from '../../style.js';
import type { Panel } from './panels.js';

const HEIGHT = 130;
/** Room for the figures of an axis, the same in every panel so that they line up. */
const LEFT = 52;

/** A panel drawn: its view and the data that it needs. */
export interface Drawn {
  readonly view: object;
  readonly left: number;
  readonly rows: readonly Row[];
  readonly helpers: Record<string, readonly Row[]>;
  /** Whether an axis of lines starts above 0. */
  readonly cut: boolean;
}

/** Lines through time, with an axis of their own. */
export function linesPanel(
  { name, observations }: Panel,
  at: number,
  area: string,
  issues: Flagged,
  input: Dataset,
  theme: Theme,
  cell: number,
): Drawn {
  const figures = observations.filter(isFigure);
  const indicator = input.catalogue.indicators.get(figures[0]!.indicator)!;
  const series = seriesOf(observations, area, input.catalogue);
  const names = series.map((s) => s.name);
  const single = names.length === 1;
  const values = figures.map((o) => o.value);
  const scale = lineScale(values, indicator.unit, 3);
  const left = LEFT;
  const rough = series.flatMap((s) => pointsOf(s, NO_AXIS, issues, indicator));
  const width = Math.floor(cell - left - endRoom(rough, names, !single) + PAD / 2);
  const axis = timeAxis(observations, width - 2 * PAD);
  const panel = name === '' ? 'all' : name;
  const points = series
    .flatMap((s) => pointsOf(s, axis, issues, indicator, !single))
    .map((point) => ({ ...point, panel }));
  const plot: LinePlot = {
    points,
    series: names,
    scale,
    axis,
    unit: indicator.unit,
    width,
    height: HEIGHT,
    left,
    theme,
    named: !single,
    valued: single && points.length <= 4,
    filter: `datum.panel === ${JSON.stringify(panel)}`,
  };
  const { ends, values: beside, withheld } = lineLabels(plot);
  const data = { ends: `ends${at}`, values: `values${at}`, withheld: `withheld${at}` };
  return {
    view: linesView(plot, data),
    left,
    rows: points,
    helpers: { [data.ends]: ends, [data.values]: beside, [data.withheld]: withheld },
    cut: scale.domain[0] !== 0,
  };
}

/** Bars of one period. */
export function barsPanel(
  { name: panelName, observations }: Panel,
  at: number,
  area: string,
  issues: Flagged,
  input: Dataset,
  theme: Theme,
  cell: number,
): Drawn {
  const name = namer(observations, input.catalogue);
  const bars = withoutRepeats(observations)
    .map((o): Bar => {
      const row = figureRow(o, issues);
      const role =
        o.area_name === area
          ? 'area'
          : o.geographic_level === 'Statistical neighbours'
            ? 'neighbour'
            : 'context';
      return { ...row, series: capital(name(o)), panel: panelName, role, told: signedLabel(row) };
    })
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const names = `names${at}`;
  const { view, left, labels } = barsView({
    bars,
    width: cell,
    theme,
    names,
    filter: `datum.panel === ${JSON.stringify(panelName)}`,
  });
  return { view, left, rows: bars, helpers: { [names]: labels }, cut: false };
}

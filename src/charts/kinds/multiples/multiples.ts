import { fewCaveat } from '../../../analysis/published.js';
import type { Dataset } from '../../../model/dataset.js';
import { isFigure } from '../../../model/observation.js';
import { insist } from '../../../statistics/estimate.js';
import { breakdownText } from '../../../text/sentence.js';
import { type Drawing, OWN_SCALES, type View } from '../../compose.js';
import { FIGURE_COLUMNS } from '../../figure-row.js';
import { areaOf, type ChartOptions, selected } from '../../input.js';
import { flagged } from '../../issue.js';
import { isNationalTotal, nationalTotalNote } from '../../national-total.js';
import { seriesOf } from '../../series.js';
import { SIZES } from '../../style.js';
import { wrapped } from '../../text-width.js';
import { measureText, periodsText, subtitleText, untested } from '../../words.js';
import { barsPanel, linesPanel } from './drawn-panel.js';
import { comparisonsIn, issue } from './headline.js';
import { type Panel, panelsOf } from './panels.js';

const GAP = 34;
/** The width of a panel when so many stand side by side. */
const cellWidth = (across: number): number => (SIZES.width - GAP * (across - 1)) / across;
/** As many panels as an A4 page holds. */
const MOST = 12;

/** A figure that makes no panel: what it is of, and what is published. */
function aloneText({ name, observations }: Panel): string {
  const o = observations.find(isFigure)!;
  return `${name}${breakdownText(o.breakdown)} ${o.published}`;
}

/** A page of small charts, each with an axis of its own: lines where there are several periods, bars where there is one. */
export function multiplesChart(input: Dataset, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const numbers = new Set(all.filter(isFigure).map((o) => o.indicator));
  const area = areaOf(all, options);
  const wanted = all.filter((o) => numbers.has(o.indicator));
  const issues = flagged(wanted, input);
  const totals = wanted.filter((o) => isNationalTotal(o) && issues.sign(o) !== '!!');
  const several = panelsOf(
    wanted.filter((o) => !totals.includes(o)),
    input,
  );
  const alone = several.filter(({ observations }) => observations.filter(isFigure).length === 1);
  const foreign = several.filter(
    ({ observations }) => !observations.some((o) => o.area_name === area && isFigure(o)),
  );
  const panels = several.filter((panel) => !alone.includes(panel) && !foreign.includes(panel));
  insist(panels.length > 0, `Of ${area} there are no two figures that a small chart could set side by side.`);
  insist(
    panels.length <= MOST,
    `A page has room for ${MOST} small charts, not ${panels.length}; name an indicator.`,
  );
  const theme = options.theme ?? 'light';
  const lined = ({ observations }: Panel): boolean =>
    new Set(observations.filter(isFigure).map((o) => o.period_end)).size > 1;
  // Names at the ends of several lines take the room of a second panel.
  const across = panels.some(
    (panel) => lined(panel) && seriesOf(panel.observations, area, input.catalogue).length > 1,
  )
    ? 1
    : 2;
  const cell = cellWidth(across);
  const drawn = panels.map((panel, at) => {
    return lined(panel)
      ? linesPanel(panel, at, area, issues, input, theme, cell)
      : barsPanel(panel, at, area, issues, input, theme, cell);
  });
  const cells = drawn.map(({ view }, at) => ({
    ...view,
    title: {
      text: wrapped(panels[at]!.name, cell - 4, SIZES.text, 'bold'),
      anchor: 'start',
      frame: 'bounds',
      fontSize: SIZES.text,
      fontWeight: 'bold',
      lineHeight: SIZES.line,
      offset: 8,
    },
  }));
  const lines: View[] = [];
  for (let i = 0; i < cells.length; i += across)
    lines.push({
      hconcat: cells.slice(i, i + across),
      spacing: GAP,
      resolve: { scale: OWN_SCALES },
    } as unknown as View);
  const said = issue(panels, area, input);
  const ids = [...numbers];
  const what = numbers.size === 1 ? input.catalogue.indicators.get([...numbers][0]!)!.name : '';
  return {
    title: what === '' ? said : `${what}: ${said}`,
    subtitle: subtitleText(
      ids.length === 1 ? measureText(input.catalogue.indicators.get(ids[0]!)!) : '',
      periodsText(panels.flatMap(({ observations }) => observations)),
      'each panel with an axis of its own',
    ),
    shows: `${panels.length === 1 ? 'A small chart' : `${panels.length} small charts`}: ${panels.map(({ name }) => name).join('; ')}`,
    figures: drawn
      .map(
        ({ rows }, at) =>
          `${panels[at]!.name}: ${rows
            .filter((row) => row.filler === undefined)
            .map((row) => `${row.series} ${row.period} ${row.label}`)
            .join(', ')}`,
      )
      .join('. '),
    rows: drawn.flatMap(({ rows }) => rows),
    columns: ['panel', 'series', ...FIGURE_COLUMNS],
    helpers: Object.assign({}, ...drawn.map(({ helpers }) => helpers)),
    views: lines,
    left: drawn[0]!.left,
    notes: [
      ...issues.notes,
      fewCaveat(panels.flatMap(({ observations }) => observations.filter(isFigure))),
      untested(comparisonsIn(panels, area, input)),
      nationalTotalNote(totals),
      foreign.length === 0
        ? ''
        : `Without a figure for ${area}, not drawn: ${foreign.map(({ name }) => name).join('; ')}.`,
      alone.length === 0 ? '' : `Not drawn, as a single figure: ${alone.map(aloneText).join('; ')}.`,
      drawn.some(({ cut }) => cut) ? 'Axes of lines do not all start at 0.' : '',
    ].filter((note) => note !== ''),
    sources: [...new Set(wanted.map(({ source }) => source))],
  };
}

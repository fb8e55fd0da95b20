import { comparable, readingOf } from '../../../analysis/figures.js';
import type { Indicator } from '../../../model/catalogue.js';
import type { Dataset } from '../../../model/dataset.js';
import { groupBy } from '../../../model/group-by.js';
import { SEVERITY_SIGNS } from '../../../model/issue.js';
import { isFigure } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { insist } from '../../../statistics/estimate.js';
import {
  adjustedFunnelLabels,
  type FunnelLabel,
  overdispersion,
  proportionFunnelLabels,
  rateFunnelLabels,
} from '../../../statistics/funnel.js';
import { andList } from '../../../text/list.js';
import type { Drawing, Row } from '../../compose.js';
import { areaOf, type ChartOptions, oneIndicator, selected } from '../../input.js';
import { flagged } from '../../issue.js';
import { type KeyItem, keyView } from '../../placed.js';
import { PALETTES, type Theme } from '../../style.js';
import { breakdownName, measureText, subtitleText, suffix } from '../../words.js';
import { funnelAreas } from './areas.js';
import { endRows, labelRows } from './labels.js';
import { funnelLayout } from './layout.js';
import { FAR, funnelRow, rankOf } from './row.js';
import { FAR_SHAPES, farColours, funnelView } from './view.js';

/** Areas few enough to be named one by one. */
const FEW = 12;

function titleOf(rows: readonly Row[], indicator: Indicator, area: string | undefined): string {
  const own = rows.find(({ series }) => series === area);
  const beyond = rows.filter(({ far }) => far === 'beyond the 99.8%').length;
  const others = `${beyond === 0 ? 'none' : beyond} of ${rows.length} authorities ${beyond === 1 ? 'lies' : 'lie'} beyond the 99.8% limits`;
  if (!own) return `${indicator.name}: ${others}`;
  return `${indicator.name}: ${area} is ${own.verdict} around the average of ${rows.length} authorities`;
}

/** Who lies beyond the limits: each by name if they are few. */
function beyondText(rows: readonly Row[]): string {
  const beyond = rows.filter(({ far }) => far !== 'within');
  if (beyond.length === 0) return 'All lie within the limits';
  if (beyond.length <= FEW) return beyond.map(({ series, verdict }) => `${series} ${verdict}`).join(', ');
  const counts = [...groupBy(beyond, ({ verdict }) => String(verdict))];
  return counts.map(([verdict, own]) => `${own.length} ${verdict}`).join(', ');
}

/** Whether more than half of the authorities lie beyond limits that allow for chance alone. */
const isOverdispersed = (labels: readonly FunnelLabel[]): boolean => beyondOf(labels) > labels.length / 2;

const beyondOf = (labels: readonly FunnelLabel[]): number =>
  labels.filter((label) => label !== 'Not significant').length;

function overdispersedText(labels: readonly FunnelLabel[], adjusted: boolean): string {
  if (!isOverdispersed(labels)) return '';
  const found = `Overdispersed: ${beyondOf(labels)} of ${labels.length} authorities are beyond limits that allow for chance alone, so they differ for more reasons than chance.`;
  return adjusted
    ? `${found} The limits are widened to allow for this (Spiegelhalter's random-effects model, with 10% of z-scores winsorised).`
    : `${found} The limits are not adjusted, because there are too few authorities; being beyond them does not make an authority unusual.`;
}

function keyItems(rows: readonly Row[], theme: Theme): KeyItem[] {
  const { categories } = PALETTES[theme];
  const colours = farColours(theme);
  const marked = rows.find((row) => row.marked === 'yes');
  return [
    ...FAR.map((far, i) => ({
      shape: FAR_SHAPES[i]!,
      colour: colours[i]!,
      text: `${far}${i === 0 ? ' the' : ''} limits`,
    })),
    ...(marked
      ? [{ shape: FAR_SHAPES[rankOf(marked)]!, colour: categories[0], text: String(marked.series) }]
      : []),
  ];
}

/** What is counted over, for the axis. */
const countedOver = ({ denominator, unit, per }: Indicator): string =>
  denominator || (unit === 'percent' ? 'those the percentage is a share of' : per.replace(/^10,000 /, ''));

/**
 * Authorities by the size of what is counted over, with the limits within which chance alone would keep
 * nearly all of them around their average.
 */
export function funnelChart(input: Dataset, options: ChartOptions): Drawing {
  const { theme = 'light' } = options;
  const authorities = selected(input, options)
    .filter(isFigure)
    .filter((o) => o.geographic_level === 'Local authority' && !/figure=/.test(o.breakdown));
  const area = options.area === undefined ? undefined : areaOf(authorities, options);
  const indicator = input.catalogue.indicators.get(oneIndicator(authorities, 'funnel'))!;
  const { unit } = indicator;
  const percent = unit === 'percent';
  insist(
    percent || unit === 'rate_per_10000',
    `A funnel is of a percentage or a rate per 10,000, and "${indicator.name}" is neither.`,
  );
  const issues = flagged(authorities, input);
  const grave = authorities.filter((o) => issues.sign(o) === SEVERITY_SIGNS.high);
  const sound = authorities.filter((o) => !grave.includes(o));
  const areas = funnelAreas(sound, indicator, input);
  const { o: one } = areas[0]!;
  insist(
    area === undefined || areas.some(({ o }) => o.area_name === area),
    `There is no figure of "${area}" with counts behind it for ${periodName(one)}; there are ${andList(areas.slice(0, 12).map(({ o }) => o.area_name))}.`,
  );
  const byChance = percent ? proportionFunnelLabels(areas) : rateFunnelLabels(areas);
  const of = percent ? 'proportion' : 'rate';
  const adjusted = isOverdispersed(byChance) ? overdispersion(areas, of) : null;
  const labels = adjusted ? adjustedFunnelLabels(areas, adjusted, of) : byChance;
  const rows = areas.map((own, i) => funnelRow(own, labels[i]!, area, issues));
  const layout = funnelLayout(areas, unit, adjusted);
  const { average, averageText, left, limits, x } = layout;
  const names = labelRows(rows, layout);
  const key = keyView(keyItems(rows, theme), { left, theme, data: 'key' });
  const over = countedOver(indicator);
  const values = areas.map(({ o }) => readingOf(o));
  return {
    title: titleOf(rows, indicator, area),
    subtitle: subtitleText(measureText(indicator), breakdownName(comparable(one)), periodName(one)),
    shows: `Funnel plot of ${indicator.name}, ${measureText(indicator)}, by ${over}: ${rows.length} authorities, ${periodName(one)}; the figures run from ${Math.min(...values)} to ${Math.max(...values)}${suffix(unit)}, the average is ${averageText}`,
    figures: beyondText(rows),
    rows,
    columns: ['series', 'period', 'value', 'denominator', 'verdict', 'published', 'issue', 'table', 'cell'],
    helpers: {
      key: key.rows,
      limits: [
        ...limits.map(({ line, at, value }) => ({ line, denominator: at, value })),
        ...x.domain.map((denominator) => ({ line: 'average', denominator, value: average })),
      ],
      labels: names.labels,
      ends: endRows(layout),
    },
    views: [key.view, funnelView(layout, `Number of ${over}`, percent, theme)],
    left,
    notes: [
      ...issues.notes,
      overdispersedText(byChance, adjusted !== null),
      grave.length > 0
        ? `Errors in the published figures are left out of the average: ${andList(grave.map((o) => o.area_name))}.`
        : '',
      names.unnamed > 0
        ? `Authorities beyond the limits that are not named for lack of space: ${names.unnamed}; see the table.`
        : '',
      percent ? '' : 'Populations are calculated from the rounded rates.',
      layout.zero ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set(areas.map(({ o }) => o.source))],
  };
}

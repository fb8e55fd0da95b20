import type { Comparison } from '../../analysis/benchmark/compare.js';
import { comparable, readingOf } from '../../analysis/figures.js';
import { parseBreakdown } from '../../model/breakdown.js';
import type { Indicator } from '../../model/catalogue.js';
import { listedNeighbours } from '../../model/catalogue.js';
import type { Dataset } from '../../model/dataset.js';
import { groupBy } from '../../model/group-by.js';
import { isFigure, type Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { insist } from '../../statistics/estimate.js';
import { orList } from '../../text/list.js';
import { breakdownText, capital } from '../../text/sentence.js';
import { type Bar, barsView } from '../bars.js';
import type { Drawing } from '../compose.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import { areaOf, type ChartOptions, comparisonsOf, selected } from '../input.js';
import { flagged } from '../issue.js';
import { lineKey, namer, withoutRepeats } from '../names.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { SIZES } from '../style.js';
import {
  breakdownName,
  inCommon,
  measureText,
  periodsText,
  standing,
  subtitleText,
  untested,
} from '../words.js';

/** As many authorities as a title compares by name. */
const MOST_NAMED = 3;

/** As many bars as an A4 page holds. */
const MOST = 30;

/** A name within a sentence: `Childminders` but `UASC`. */
const small = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;

/** Of each indicator the figures of the last period in which the area has any. */
function latest(observations: readonly Observation[], area: string): Observation[] {
  const when = (o: Observation): string => `${o.period_end}|${o.period_start}`;
  return [...groupBy(observations, (o) => o.indicator).values()].flatMap((own) => {
    const last = own
      .filter((o) => o.area_name === area)
      .map(when)
      .sort()
      .at(-1);
    return own.filter((o) => when(o) === last);
  });
}

/** How the area stands beside the others that have a bar. */
function besideOf(figures: readonly Observation[], area: string, input: Dataset): Comparison[] {
  const own = figures.filter(isFigure).find((o) => o.area_name === area);
  if (own === undefined || new Set(figures.map((o) => o.area_name)).size === 1) return [];
  const found = comparisonsOf(input, area).filter(
    (c) =>
      c.value === readingOf(own) &&
      c.indicator === own.indicator &&
      c.comparator !== 'own past' &&
      c.period_end === own.period_end &&
      c.breakdown === own.breakdown,
  );
  const authorities = new Set(
    figures.flatMap((o) => (o.geographic_level === 'Local authority' ? [o.area_name] : [])),
  );
  const wider = found.filter(({ comparator }) => !authorities.has(comparator));
  // Of many authorities the bars show the order; the title names the wider areas alone.
  return found.length - wider.length > MOST_NAMED ? wider : found;
}

/** The largest set of figures that are broken down alike: ages are not ranked among countries, nor parts with their whole. */
function ofOneKind(figures: readonly Observation[]): readonly Observation[] {
  const ids = new Set(figures.map((o) => o.indicator));
  const areas = new Set(figures.map((o) => o.area_name));
  if (ids.size > 1 || areas.size > 1) return figures;
  const keys = (o: Observation): string => Object.keys(parseBreakdown(comparable(o)) ?? {}).join(' ');
  return [...groupBy(figures, keys).values()].reduce((a, b) => (b.length > a.length ? b : a));
}

function titleOf(
  bars: readonly Bar[],
  figures: readonly Observation[],
  area: string,
  input: Dataset,
): string {
  const first = figures.find((o) => o.area_name === area) ?? figures[0]!;
  const { name } = input.catalogue.indicators.get(first.indicator)!;
  const one = new Set(figures.map((o) => o.indicator)).size === 1;
  const shared = breakdownName(inCommon(figures.map(comparable)));
  const common = shared === '' ? '' : ` (${shared})`;
  const when = first.period_end === '' ? '' : `, ${periodName(first)}`;
  const stands = one ? standing(besideOf(figures, area, input)) : '';
  if (stands !== '') return `${name}: ${area} ${stands}${when}`;
  const [top, next] = bars;
  const whole = `${name}${common}, ${area}${when}`;
  // A first place that is shared, withheld or cannot be right is no issue.
  const clear =
    top!.value !== null &&
    top!.issue !== '!!' &&
    bars.length > 1 &&
    next!.value !== null &&
    top!.value !== next!.value;
  if (!clear) return one ? whole : `${area}, ${periodsText(figures)}`;
  return one
    ? `${whole}: highest for ${top!.name}, ${top!.label}`
    : `${area}, ${periodsText(figures)}: the largest of ${bars.length} figures is ${small(String(top!.name))}, ${top!.label}`;
}

/**
 * Bars from 0, the longest first: areas with the marked one and its neighbours set apart, or one area's
 * breakdowns; what is withheld has its place and its reason.
 */
export function barsChart(input: Dataset, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => !/figure=/.test(o.breakdown));
  const area = areaOf(all, options);
  const judged = all.some((o) => o.unit === 'grade');
  insist(!judged, 'Judgements cannot be drawn as bars. Choose a timeline.');
  const units = [...new Set(all.filter(isFigure).map((o) => o.unit))].filter((unit) => unit !== 'rank');
  insist(units.length > 0, 'There is no figure to draw: every cell is empty or suppressed.');
  const most = (unit: string): number => all.filter((o) => isFigure(o) && o.unit === unit).length;
  const unit = units.reduce((a, b) => (most(b) > most(a) ? b : a));
  const other = all.filter((o) => isFigure(o) && o.unit !== unit);
  const alike = all.filter((o) => !other.includes(o));
  const ids = [...new Set(alike.map((o) => o.indicator))];
  const recent = latest(alike, area);
  const wanted = withoutRepeats(ids.length === 1 ? recent : recent.filter((o) => o.area_name === area));
  const issues = flagged(wanted, input);
  const totals = wanted.filter((o) => isNationalTotal(o) && issues.sign(o) !== '!!');
  const drawn = wanted.filter((o) => !totals.includes(o));
  const peers = ofOneKind(drawn);
  const others = drawn.filter((o) => !peers.includes(o));
  const plainName = namer(peers, input.catalogue);
  const periods = new Set(peers.map((o) => `${o.period_start}|${o.period_end}`)).size;
  const twice = (o: Observation): boolean => peers.some((p) => p !== o && lineKey(p) === lineKey(o));
  const name = (o: Observation): string =>
    [
      plainName(o),
      ids.length > 1 && periods > 1 ? periodName(o) : '',
      twice(o) ? `as published in ${o.table}` : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  const said = (o: Observation): string =>
    `${input.catalogue.indicators.get(o.indicator)!.name}${breakdownText(o.breakdown)} ${o.published}`;
  insist(
    peers.length <= MOST,
    `A bar chart has room for ${MOST} bars, not ${peers.length}. ${ids.length > 1 ? `Name one indicator: ${orList(ids)}.` : 'Name one table, or compare one authority with its neighbours: care-indicators compare.'}`,
  );
  const neighbours = new Set(
    listedNeighbours(input.catalogue, area, drawn[0]!.period_end).map((n) => n.neighbour_name),
  );
  const single = new Set(drawn.map((o) => o.area_name)).size === 1;
  const bars = peers
    .map((o): Bar => {
      const row = figureRow(o, issues);
      const isNeighbour = o.geographic_level === 'Statistical neighbours' || neighbours.has(o.area_name);
      const role = o.area_name === area ? 'area' : isNeighbour ? 'neighbour' : 'context';
      return { ...row, series: capital(name(o)), name: name(o), role, told: signedLabel(row) };
    })
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const { view, left, labels } = barsView({
    bars,
    width: SIZES.width,
    theme: options.theme ?? 'light',
    names: 'names',
  });
  const indicator: Indicator = input.catalogue.indicators.get(drawn.find(isFigure)!.indicator)!;
  return {
    title: titleOf(bars, peers, area, input),
    subtitle: subtitleText(
      ids.length === 1 ? measureText(indicator) : measureText({ ...indicator, denominator: '', per: '' }),
      single ? area : '',
      periodsText(drawn),
    ),
    shows: `Bar chart of ${ids.length === 1 ? indicator.name : `${ids.length} indicators`}, ${bars.length === 1 ? 'one bar' : `${bars.length} bars, the highest first`}`,
    figures: bars.map(({ series, label }) => `${series} ${label}`).join(', '),
    rows: bars,
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { names: labels },
    views: [view],
    left,
    notes: [
      ...issues.notes,
      nationalTotalNote(totals),
      other.length === 0 ? '' : `Also published, in another unit: ${other.map(said).join('; ')}.`,
      others.length === 0
        ? ''
        : `Also published, and not part of the same whole: ${others.map(said).join('; ')}.`,
      untested(besideOf(peers, area, input)),
    ].filter((note) => note !== ''),
    sources: [...new Set(drawn.map(({ source }) => source))],
  };
}

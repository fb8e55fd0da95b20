import type { ReadRelease } from '../../etl/dfe/read-release.js';
import type {
  Appearance,
  LargeRevision,
  RevisedShare,
  RevisionSummary,
  SymbolChange,
} from '../analysis/revision-summary.js';
import type { Revision, Revisions } from '../analysis/revisions.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { andList } from '../text/list.js';
import { count } from '../text/number.js';
import { breakdownText, capital } from '../text/sentence.js';
import { style } from './style.js';
import { draw } from './terminal-table.js';

const plain = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

const signed = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${plain(Math.abs(value))}`;

const share = (part: number, whole: number): string => {
  const percent = (part / whole) * 100;
  const rounded = percent.toFixed(1);
  if (part < whole && rounded === '100.0') return 'over 99.9%';
  if (part > 0 && rounded === '0.0') return 'under 0.1%';
  return `${Number(rounded)}%`;
};

/** The first few of many, and how many are left. */
const some = (names: readonly string[], most: number): string =>
  names.length <= most
    ? andList(names)
    : `${names.slice(0, most).join(', ')} and ${plain(names.length - most)} more`;

const figures = (n: number): string => count(n, 'figure');

/** The difference as it is told: of percentages in points, else with its share. */
const change = ({ difference, percent, unit }: Revision): string => {
  if (unit === 'percent') return `${signed(difference!)} points`;
  if (percent === null) return signed(difference!);
  const rounded = roundHalfUp(percent, 1);
  return `${signed(difference!)} (${rounded === 0 ? 'under 0.1%' : `${signed(rounded)}%`})`;
};

const UNITS: Readonly<Record<string, string>> = { rate_per_10000: ', per 10,000', percent: ', %' };

const what = ({ name, breakdown, unit }: Revision): string =>
  `${name}${breakdownText(breakdown)}${UNITS[unit] ?? ''}`;

const WIDEST = 60;

const short = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

/** Which release is which, and whether they are of the same table. */
function heading([old, fresh]: readonly [ReadRelease, ReadRelease]): string[] {
  const side = (word: string, { name, latest, figures: all }: ReadRelease): string => {
    const areas = new Set(all.map(({ area_code, area_name }) => area_code || area_name)).size;
    const held = all.filter(({ value }) => value !== null).length;
    return `${word}  ${name}: ${figures(held)} of ${count(areas, 'area')}, up to ${latest}`;
  };
  const [mine, theirs] = [old, fresh].map(({ tables }) => [...tables].sort().join(', ')) as [string, string];
  return [
    style('bold', side('Old', old)),
    style('bold', side('New', fresh)),
    mine === theirs
      ? ''
      : `These are not the same table (${mine}; ${theirs}): only what they have in common is compared.`,
    old.latest > fresh.latest
      ? `The first release has a later year than the second. Give the older release first if "was" and "is" are the wrong way round.`
      : '',
  ].filter((line) => line !== '');
}

/** What of a matching must be known before the figures are relied on. */
function matching(found: Revisions, { other_meaning, indicators }: RevisionSummary, names: Names): string[] {
  const { renamedFilters, renamedColumns, recoded, doubled } = found;
  const told = indicators.length > 0;
  return [
    ...renamedColumns.map(
      ({ from, to }) =>
        `The column ${from} seems to be called ${to} now: most of its figures are the same; they are compared.`,
    ),
    ...renamedFilters.map(
      ({ from, to }) => `The filter ${from} is called ${to} now: its values are mostly the same.`,
    ),
    recoded.length > 0
      ? `${count(recoded.length, 'authority stands', 'authorities stand')} under another code and ${recoded.length === 1 ? 'is' : 'are'} compared as one: ${some(recoded, 6)}.`
      : '',
    doubled > 0
      ? `${figures(doubled)} stand${doubled === 1 ? 's' : ''} more than once in a release, and ${doubled === 1 ? 'is' : 'are'} paired in the order of the files.`
      : '',
    ...(told ? other_meaning : []).map(
      ({ name, median_percent }) =>
        `${capital(names(name))}: the middle change is ${signed(median_percent!)}%. The column seems to have changed its meaning or its unit; do not take this for a revision.`,
    ),
  ].filter((line) => line !== '');
}

type Names = (indicator: string) => string;

const MOST_LINES = 12;

function revisedTable(indicators: readonly RevisedShare[], names: Names): string[] {
  const revised = indicators.filter(({ revised: n }) => n > 0).sort((a, b) => b.revised - a.revised);
  const body = revised
    .slice(0, MOST_LINES)
    .map(({ name, compared, revised: n, up, down, median_percent, by_rounding, by_one_step }) => [
      names(name),
      plain(compared),
      `${plain(n)} (${share(n, compared)})`,
      plain(up),
      plain(down),
      median_percent === null ? '–' : `${signed(roundHalfUp(median_percent, 1))}%`,
      plain(by_rounding),
      plain(by_one_step),
    ]);
  const head = ['Indicator', 'in both', 'revised', 'up', 'down', 'middle', 'rounding', 'last digit'];
  return [
    draw(head, body, 1),
    ...(revised.length > MOST_LINES
      ? [`${revised.length - MOST_LINES} more indicators have fewer revisions.`]
      : []),
    '"middle": the median change. "rounding": one true figure could have been published as both. "last digit": no further apart than one step of what is published.',
  ];
}

const line = (row: Revision): string =>
  `${row.area}, ${what(row)}, ${row.period}: ${plain(row.old_value!)} → ${plain(row.new_value!)}, ${change(row)}`;

/** What was revised for England in the latest period of which anything was. */
function ofEngland(rows: readonly Revision[]): string[] {
  const all = rows.filter(({ kind, geographic_level: level }) => kind === 'revised' && level === 'National');
  if (all.length === 0) return [];
  const latest = all.reduce((last, { period_end }) => (period_end > last ? period_end : last), '');
  const newest = all.filter(({ period_end }) => period_end.slice(0, 4) === latest.slice(0, 4));
  return [
    '',
    `${figures(all.length)} of England ${all.length === 1 ? 'was' : 'were'} revised${newest.length < all.length ? '; those of the latest year' : ''}:`,
    ...newest.slice(0, 6).map((row) => `  ${line(row)}`),
    ...(newest.length > 6 ? [`  … and ${newest.length - 6} more`] : []),
  ];
}

const LARGEST = 10;

function largestTable(largest: readonly LargeRevision[]): string[] {
  const body = largest
    .slice(0, LARGEST)
    .map(({ row, others }) => [
      row.area,
      short(what(row)),
      row.period,
      plain(row.old_value!),
      plain(row.new_value!),
      change(row),
      others === 0 ? '' : `+${plain(others)}`,
    ]);
  const title = largest.length > LARGEST ? 'The ten largest revisions' : 'The largest revisions';
  return [
    style('bold', title),
    draw(['Area', 'Figure', 'Period', 'was', 'is', 'change', 'others'], body, 3),
    'One for each area; "others" are its other revised figures. Counts below 20 and steps of the last digit go last.',
  ];
}

function revised(found: Revisions, summary: RevisionSummary, names: Names): string[] {
  const { kinds, compared, indicators, periods, areas, largest } = summary;
  const n = kinds.revised;
  if (n === 0) return ['No figure was revised.'];
  const sum = (of: (one: RevisedShare) => number): number =>
    indicators.reduce((all, one) => all + of(one), 0);
  const byTime = periods.filter(({ revised: own }) => own > 0);
  const ofPeriod = byTime.map(
    ({ name, revised: own, compared: all }) => `${name}: ${plain(own)} of ${plain(all)}`,
  );
  const rounding = sum(({ by_rounding }) => by_rounding);
  const wide = areas.map(({ name, revised: own }) => `${name} (${plain(own)})`);
  const most = wide.length * 2 < found.byArea.size ? `: most of all ${some(wide, 6)}` : '';
  return [
    `${figures(n)} ${n === 1 ? 'was' : 'were'} revised, ${share(n, compared)} of those in both: ${plain(sum(({ up }) => up))} up, ${plain(sum(({ down }) => down))} down.${rounding > 0 ? ` Rounding alone may explain ${plain(rounding)} of them.` : ''}`,
    `By period – ${ofPeriod.slice(0, 8).join('; ')}${ofPeriod.length > 8 ? `; and ${ofPeriod.length - 8} earlier periods` : ''}.`,
    ...(wide.length > 0 && found.byArea.size > 1
      ? [
          `${plain(wide.length)} of ${count(found.byArea.size, 'area')} have figures that were revised beyond rounding${most}.`,
        ]
      : []),
    '',
    ...revisedTable(indicators, names),
    ...ofEngland(found.rows),
    ...(largest.length > 0 ? ['', ...largestTable(largest)] : []),
  ];
}

const STATUS: Readonly<Record<string, string>> = {
  low: 'rounds to zero',
  blank: 'blank',
  too_small: 'too small',
};

const meant = (symbol: string, status: string): string => {
  const words = STATUS[status] ?? status.replaceAll('_', ' ');
  if (status === 'ok') return 'a figure';
  return symbol === '' ? `a blank` : `"${symbol}" (${words})`;
};

function symbolLine({
  kind,
  from,
  from_status,
  to,
  to_status,
  count: n,
  areas,
  periods,
}: SymbolChange): string {
  const same = kind === 'symbol_changed' ? ', another symbol of the same meaning' : '';
  const where = areas.length <= 3 ? ` of ${andList(areas)}` : ` of ${plain(areas.length)} areas`;
  const time = periods.length <= 3 ? `, ${andList(periods)}` : `, ${plain(periods.length)} periods`;
  return `  ${meant(from, from_status)} → ${meant(to, to_status)}: ${figures(n)}${where}${time}${same}`;
}

const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  column: ['column', 'columns'],
  period: ['period', 'periods'],
  area: ['area', 'areas'],
  breakdown: ['breakdown', 'breakdowns'],
};

function appearance({ part, names, notes, figures: n, symbols }: Appearance): string[] {
  const words = PARTS[part];
  const held = [n > 0 || symbols === 0 ? figures(n) : '', symbols > 0 ? count(symbols, 'symbol') : '']
    .filter((text) => text !== '')
    .join(', ');
  const plainly = part === 'breakdown' ? names.map((name) => `“${name.replaceAll('=', ': ')}”`) : names;
  const told = words
    ? `  ${count(names.length, ...words)}: ${some(plainly, 12)} (${held})`
    : `  ${held} of areas and periods that differ in the other release: ${some(names, 6)}`;
  return [told, ...notes.slice(0, 8).map((note) => `    ${note}`)];
}

function cameAndWent({ appearances }: RevisionSummary): string[] {
  return (['gone', 'added'] as const).flatMap((kind) => {
    const own = appearances.filter((one) => one.kind === kind);
    const title = kind === 'gone' ? 'Only in the old release' : 'Only in the new release';
    return own.length === 0 ? [] : ['', style('bold', title), ...own.flatMap(appearance)];
  });
}

/**
 * Two releases side by side, for people: what was revised, the largest revisions, the symbols that changed,
 * what came and went.
 */
export function diffText(
  sides: readonly [ReadRelease, ReadRelease],
  found: Revisions,
  summary: RevisionSummary,
  { area, indicator }: { readonly area?: string; readonly indicator?: string },
): string {
  const { compared, unchanged, symbols } = summary;
  const known = new Map(found.rows.map((row) => [row.indicator, what({ ...row, breakdown: '' })]));
  const names: Names = (id) => known.get(id) ?? id;
  const of = [area, indicator].filter((word) => word !== undefined).join(', ');
  const about = matching(found, summary, names);
  return [
    ...heading(sides),
    '',
    `${of === '' ? '' : `Of ${of}: `}${figures(compared)} (or symbols in their place) ${compared === 1 ? 'stands' : 'stand'} in both; ${compared === 0 ? 'none' : `${plain(unchanged)} (${share(unchanged, compared)})`} unchanged.`,
    ...about,
    '',
    ...revised(found, summary, names),
    ...(symbols.length > 0
      ? ['', style('bold', 'Symbols, as each meant in its own release'), ...symbols.map(symbolLine)]
      : []),
    ...cameAndWent(summary),
  ].join('\n');
}

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import Table from 'cli-table3';
import type { Charted } from '../../src/charts/input.js';
import { compare } from '../../src/indicators/compare.js';
import {
  besideNeighbours,
  type National,
  type NationalArea,
  type StandingRow,
  standing,
} from '../../src/indicators/national.js';
import { breakdownText, shown } from '../../src/indicators/sentence.js';
import type { Indicator } from '../../src/observations/catalogue.js';
import { NonsenseError } from '../../src/statistics/estimate.js';
import { areaNamed, indicatorNamed, nationalFrom } from '../dfe/national.js';
import type { Reference } from '../dfe/reference.js';
import { Store, WHOLE } from '../dfe/store.js';
import { resultCsv } from '../publish/indicator-files.js';
import { drawChartsOf } from './chart.js';
import { style } from './style.js';
import { UsageError } from './usage-error.js';

/** What the command line says of a comparison. */
export interface CompareCall {
  readonly area: string;
  readonly neighbours?: string;
  readonly year?: string;
  readonly breakdown?: string;
  readonly store: string;
  readonly format?: string;
  readonly to?: string;
  readonly kind?: string;
}

const dash = '–';

const figure = (value: number | null, extra = 0): string => {
  if (value === null) return dash;
  const decimals = Math.max(extra, Number.isInteger(value) ? 0 : 1);
  return shown(value, decimals);
};

const signed = (value: number | null): string =>
  value === null ? dash : `${value > 0 ? '+' : ''}${shown(value, Number.isInteger(value) ? 0 : 1)}`;

/** What stands in the place of a value that is not there. */
const valueText = (row: StandingRow): string =>
  row.value === null ? row.status.replaceAll('_', ' ') : figure(row.value);

const rankText = ({ rank, ranked }: StandingRow): string => (rank === null ? dash : `${rank} of ${ranked}`);

const RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

function draw(head: readonly string[], rows: readonly (readonly string[])[], left: number): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [] },
    chars: RULES,
    colAligns: head.map((_, index) => (index < left ? 'left' : 'right')),
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

const UNITS: Partial<Record<Indicator['unit'], string>> = {
  percent: '%',
  rate_per_10000: 'per 10,000 children',
  count: 'number',
  fte: 'full-time equivalents',
};

/** Which way rank 1 lies, for people. */
const rankNote = (row: StandingRow): string =>
  row.polarity === 'neither'
    ? 'Rank 1 is the highest; neither way is better.'
    : `Rank 1 is the ${row.rank_1_is}, which is best.`;

function oneIndicator(rows: readonly StandingRow[], national: National, area: NationalArea): string {
  const last = rows.at(-1)!;
  const comparable = last.unit !== 'count' && last.unit !== 'fte';
  const region = last.region || 'Region';
  const head = [
    'Period',
    area.area_name,
    'change',
    ...(last.neighbours_model === '' ? [] : ['neighbours', 'n', 'median']),
    ...(comparable ? [region, 'England'] : []),
    'rank',
    'quartile',
  ];
  const body = rows.map((row) => [
    row.period,
    valueText(row),
    signed(row.change),
    ...(last.neighbours_model === ''
      ? []
      : [
          figure(row.neighbours_mean, 1),
          row.neighbours_listed === null ? dash : `${row.neighbours_n} of ${row.neighbours_listed}`,
          figure(row.neighbours_median, 1),
        ]),
    ...(comparable ? [figure(row.region_value), figure(row.england_value)] : []),
    rankText(row),
    row.quartile === null ? dash : String(row.quartile),
  ]);
  const unit = UNITS[last.unit as Indicator['unit']] ?? last.unit.replaceAll('_', ' ');
  const bounds = rows
    .filter((row) => row.neighbours_lower !== null)
    .slice(-1)
    .map(
      (row) =>
        `On ${row.period} the neighbours’ mean lies between ${shown(row.neighbours_lower!, 1)} and ${shown(row.neighbours_upper!, 1)} if each suppressed count is 1 to 5.`,
    );
  const published = {
    figures: besideNeighbours(national, area, last.neighbours_model),
    catalogue: national.catalogue,
    findings: [],
  };
  const sentences = compare(published, area.area_name)
    .filter((row) => row.breakdown === last.breakdown)
    .map(({ sentence, caveat }) => (caveat === '' ? `• ${sentence}` : `• ${sentence}\n    ${caveat}`));
  const caveats = rows
    .slice(-3)
    .flatMap(({ period, caveat }) => (caveat === '' ? [] : [`${period}: ${caveat}`]));
  return [
    style('bold', `${last.name}${breakdownText(last.breakdown)}, ${unit}`),
    last.neighbours_model === ''
      ? `No list of neighbours of ${area.area_name} is imported.`
      : `Neighbours by the ${last.neighbours_model} model: ${neighbourNames(national, area, last.neighbours_model)}.`,
    '',
    draw(head, body, 1),
    rankNote(last),
    ...bounds,
    '',
    ...sentences,
    '',
    'What to know before relying on it:',
    ...(caveats.length > 0
      ? caveats.map((text) => `  ${text}`)
      : ['  nothing was met that speaks against it.']),
    `  Source: ${[...new Set(rows.map(({ source }) => source))].join('; ')}.`,
  ].join('\n');
}

const neighbourNames = ({ neighbours }: National, area: NationalArea, model: string): string =>
  [
    ...new Set(
      neighbours
        .filter((n) => n.area_code === area.area_code && n.model_year === model)
        .map(({ neighbour_name }) => neighbour_name),
    ),
  ].join(', ');

/** Years after which a last figure is no news. */
const RECENT = 5;

/** The newest row of each indicator. */
function newestRows(rows: readonly StandingRow[]): StandingRow[] {
  const newest = new Map<string, StandingRow>();
  for (const row of rows) newest.set(`${row.indicator}|${row.breakdown}`, row);
  return [...newest.values()];
}

function allIndicators(rows: readonly StandingRow[], area: NationalArea): string {
  const newest = newestRows(rows).sort((a, b) => b.period_end.localeCompare(a.period_end));
  const latest = Number(newest[0]!.period_end.slice(0, 4));
  const recent = newest.filter(({ period_end }) => Number(period_end.slice(0, 4)) > latest - RECENT);
  const body = recent.map((row) => {
    const comparable = row.unit !== 'count' && row.unit !== 'fte';
    const unit = row.unit === 'percent' ? '%' : row.unit === 'rate_per_10000' ? 'per 10,000' : row.unit;
    return [
      `${row.name} (${unit})`,
      row.period,
      valueText(row),
      signed(row.change),
      figure(row.neighbours_mean, 1),
      comparable ? figure(row.england_value) : dash,
      rankText(row),
      row.quartile === null ? dash : String(row.quartile),
      row.polarity === 'neither' ? '' : row.polarity,
    ];
  });
  return [
    style('bold', `${area.area_name}: the newest figure of each indicator`),
    '',
    draw(
      ['Indicator', 'Period', area.area_name, 'change', 'neighbours', 'England', 'rank', 'quartile', ''],
      body,
      2,
    ),
    ...(recent.length < newest.length
      ? [
          `${newest.length - recent.length} indicators whose last figure is of ${latest - RECENT} or before are not shown; --format csv has them.`,
        ]
      : []),
    'Rank 1 is the best where a way is good, else the highest. Counts depend on how large an area is.',
    `One indicator with its caveats: care-indicators compare <indicator> --area "${area.area_name}"`,
  ].join('\n');
}

function chosen(rows: readonly StandingRow[], { year, breakdown }: CompareCall): StandingRow[] {
  const ofYear = rows.filter((row) => year === undefined || row.period_end.startsWith(year));
  if (ofYear.length === 0)
    throw new UsageError(
      `There is no figure of ${year}; there are figures of ${[...new Set(rows.map(({ period_end }) => period_end.slice(0, 4)))].join(', ')}.`,
    );
  const breakdowns = [...new Set(ofYear.map((row) => row.breakdown))];
  const asked = breakdown ?? WHOLE.find((whole) => breakdowns.includes(whole)) ?? breakdowns[0]!;
  if (!breakdowns.includes(asked))
    throw new UsageError(
      `There is no breakdown "${asked}"; there are ${breakdowns
        .map((b) => (b === '' ? 'the whole ("")' : `"${b}"`))
        .slice(0, 12)
        .join(', ')}.`,
    );
  return ofYear.filter((row) => row.breakdown === asked);
}

/** What of the indicators can be compared at a glance: those we know by name, whole. */
const atAGlance = (rows: readonly StandingRow[]): StandingRow[] =>
  rows.filter(
    ({ indicator, breakdown, value }) =>
      !indicator.includes('__') && WHOLE.includes(breakdown) && value !== null,
  );

/**
 * An authority beside its neighbours, its region and England, from the store: one indicator through the years,
 * or the newest figure of all.
 *
 * @returns what the terminal shows.
 * @throws UsageError that names what would do.
 */
export async function compareText(
  indicator: string | undefined,
  call: CompareCall,
  reference: Reference,
): Promise<string> {
  const store = new Store(resolve(call.store));
  if (store.releases.length === 0)
    throw new UsageError(
      `${call.store} holds no imported data; import DfE files first: care-indicators import <files or folder> --store ${call.store}`,
    );
  const area = areaNamed(call.area, reference.authorities);
  const ids =
    indicator === undefined
      ? [...reference.catalogue.indicators.keys()]
      : [indicatorNamed(indicator, store, reference)];
  const national = await nationalFrom(store, ids, reference, { whole: indicator === undefined });
  const model = call.neighbours ?? '';
  let rows: StandingRow[];
  try {
    rows = standing(national, area, model);
  } catch (error) {
    if (error instanceof NonsenseError) throw new UsageError(error.message);
    throw error;
  }
  if (rows.length === 0)
    throw new UsageError(
      `The store holds no figure of ${area.area_name}${indicator === undefined ? '' : ` for ${ids[0]}`}.`,
    );
  const formats = (call.format ?? 'table').split(',').map((format) => format.trim().toLowerCase());
  const charts = formats.filter((format) => format !== 'table' && format !== 'csv');
  const told: string[] = [];
  if (formats.includes('csv') && call.to === undefined && formats.length === 1) return resultCsv(rows);
  if (formats.includes('table'))
    told.push(
      indicator === undefined
        ? allIndicators(atAGlance(rows), area)
        : oneIndicator(chosen(rows, call), national, area),
    );
  if (formats.includes('csv'))
    told.push(
      written(resolve(call.to ?? '.'), `${indicator ?? 'all'}-${area.area_name}`, `${resultCsv(rows)}\n`),
    );
  if (charts.length > 0)
    told.push(
      await drawn(
        national,
        area,
        indicator === undefined ? undefined : ids[0]!,
        { ...call, format: charts.join(',') },
        rows,
      ),
    );
  return told.join('\n\n');
}

function written(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
  writeFileSync(join(folder, `.${file}`), text);
  renameSync(join(folder, `.${file}`), join(folder, file));
  return `  → ${relative(process.cwd(), join(folder, file))}`;
}

function drawn(
  national: National,
  area: NationalArea,
  indicator: string | undefined,
  call: CompareCall,
  rows: readonly StandingRow[],
): Promise<string> {
  const figures = besideNeighbours(national, area, rows[0]?.neighbours_model ?? '');
  const asked = call.breakdown === undefined ? WHOLE : [call.breakdown];
  const wanted = figures.filter(({ breakdown }) => asked.includes(breakdown));
  const sources = Object.fromEntries(
    [...new Set(figures.map(({ source }) => source))].map((source) => [source, `DfE, ${source}`]),
  );
  const input: Charted = { figures: wanted, catalogue: national.catalogue, findings: [], sources };
  return drawChartsOf(input, indicator, {
    kind: call.kind ?? (indicator === undefined ? 'scorecard' : 'trend'),
    area: area.area_name,
    format: call.format!,
    ...(call.to === undefined ? {} : { to: call.to }),
  });
}

/** The ids of the store with their names, for `care-indicators indicators`. */
export function indicatorsText(store: Store, { catalogue }: Reference, all: boolean): string {
  const rows = [...store.indicators()]
    .filter(([id]) => all || !id.includes('__'))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, figures]) => [id, catalogue.indicators.get(id)?.name ?? '', figures.toLocaleString('en-GB')]);
  return draw(['Indicator', 'Name', 'figures'], rows, 2);
}

import { join, relative, resolve } from 'node:path';
import type { Charted } from '../../src/charts/input.js';
import { besideNeighbours } from '../../src/indicators/beside-neighbours.js';
import { importedDoubts } from '../../src/indicators/imported-doubts.js';
import { type National, type NationalArea, newestOf } from '../../src/indicators/national.js';
import { breakdownText } from '../../src/indicators/sentence.js';
import { type StandingRow, standing } from '../../src/indicators/standing.js';
import type { Catalogue } from '../../src/observations/catalogue.js';
import { NonsenseError } from '../../src/statistics/estimate.js';
import { areaNamed, indicatorNamed, nationalFrom } from '../dfe/national.js';
import type { Reference } from '../dfe/reference.js';
import { MET_FILE, type Store, WHOLE } from '../dfe/store.js';
import { resultCsv } from '../publish/indicator-files.js';
import { type NewFile, writableFolder, writeTogether } from '../publish/write.js';
import { type DrawnFiles, drawChartsOf } from './chart.js';
import { allIndicators, oneIndicator } from './compare-table.js';
import { heldStore } from './held-store.js';
import { count } from './style.js';
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

/** `2024-25` ends in 2025. */
const endingYear = (year: string | undefined): string | undefined =>
  year?.replace(/^(\d\d)\d\d[-/](\d\d)$/, '$1$2');

/** Rows of the periods that end in the year asked for. */
function ofYear(rows: readonly StandingRow[], call: CompareCall): StandingRow[] {
  const year = endingYear(call.year);
  const some = rows.filter((row) => year === undefined || row.period_end.startsWith(year));
  if (some.length > 0) return some;
  const years = [...new Set(rows.map(({ period_end }) => period_end.slice(0, 4)))].sort();
  throw new UsageError(`There is no figure of ${call.year}; there are figures of ${years.join(', ')}.`);
}

/** The breakdown asked for, else the whole, else the one with the newest figure. */
function breakdownOf(held: ReadonlyMap<string, string>, asked: string | undefined): string {
  if (asked === undefined) return WHOLE.find((whole) => held.has(whole)) ?? [...held.keys()][0] ?? '';
  if (held.has(asked)) return asked;
  const some = [...held.keys()].slice(0, 12).map((b) => (b === '' ? 'the whole ("")' : `"${b}"`));
  throw new UsageError(`There is no breakdown "${asked}"; there are ${some.join(', ')}.`);
}

/** What of the indicators can be compared at a glance: those we know by name, whole. */
const atAGlance = (rows: readonly StandingRow[]): StandingRow[] =>
  rows.filter(({ indicator, breakdown }) => !indicator.includes('__') && WHOLE.includes(breakdown));

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
  const folder = call.to ?? '.';
  const formats = (call.format ?? 'table').split(',').map((format) => format.trim().toLowerCase());
  const toScreen = formats.length === 1 && formats[0] === 'csv' && call.to === undefined;
  if (!toScreen && formats.some((format) => format !== 'table')) writableFolder(folder);
  const store = heldStore(call.store);
  const area = areaNamed(call.area, reference.authorities);
  const ids =
    indicator === undefined
      ? [...reference.catalogue.indicators.keys()]
      : [indicatorNamed(indicator, store, reference)];
  const held = indicator === undefined ? new Map<string, string>() : await store.breakdowns(ids[0]!);
  const breakdown = breakdownOf(held, indicator === undefined ? undefined : call.breakdown);
  const national = await nationalFrom(store, ids, reference, {
    whole: indicator === undefined,
    breakdowns: indicator === undefined ? undefined : [breakdown],
  });
  const model = call.neighbours ?? '';
  let all: StandingRow[];
  try {
    all = standing(national, area, model);
  } catch (error) {
    if (error instanceof NonsenseError) throw new UsageError(error.message);
    throw error;
  }
  if (all.length === 0)
    throw new UsageError(
      `The store holds no figure of ${area.area_name}${indicator === undefined ? '' : ` for ${ids[0]}`}.`,
    );
  const rows = ofYear(all, call);
  const charts = formats.filter((format) => format !== 'table' && format !== 'csv');
  const told: string[] = [];
  const files: NewFile[] = [];
  if (toScreen) return resultCsv(rows);
  if (formats.includes('table'))
    told.push(
      indicator === undefined
        ? allIndicators(atAGlance(rows), area)
        : oneIndicator(rows, held, national, area, metOnImport(store, rows)),
    );
  if (formats.includes('csv')) {
    const name = `${indicator ?? 'all'}-${area.area_name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    files.push({ path: `${name}.csv`, content: `${resultCsv(rows)}\n` });
    told.push(`  → ${relative(process.cwd(), join(resolve(folder), `${name}.csv`))}`);
  }
  if (charts.length > 0) {
    const drawings = await drawn(
      national,
      area,
      indicator === undefined ? undefined : ids[0]!,
      { ...call, format: charts.join(',') },
      rows,
    );
    files.push(...drawings.files);
    told.push(drawings.text);
  }
  if (files.length > 0) writeTogether(folder, files);
  return told.join('\n\n');
}

/** That files of the figures were odd, and where that is told. */
function metOnImport(store: Store, rows: readonly StandingRow[]): string[] {
  const used = new Set(rows.flatMap(({ source }) => source.split('; ')));
  return store.releases
    .filter(({ release, remarks }) => used.has(release) && remarks > 0)
    .map(
      ({ release, remarks }) =>
        `${release}: ${count(remarks, 'thing')} met on import that may bear on figures; ${MET_FILE} in ${store.folderOf(release)} tells them.`,
    );
}

/** The catalogue with the breakdown in the indicator's name, where a chart shows that part only. */
function named(catalogue: Catalogue, id: string, breakdown: string): Catalogue {
  const indicator = catalogue.indicators.get(id);
  if (!indicator || breakdown === '') return catalogue;
  const name = `${indicator.name}${breakdownText(breakdown)}`;
  return { ...catalogue, indicators: new Map(catalogue.indicators).set(id, { ...indicator, name }) };
}

function drawn(
  national: National,
  area: NationalArea,
  indicator: string | undefined,
  call: CompareCall,
  rows: readonly StandingRow[],
): Promise<DrawnFiles> {
  const kind = call.kind ?? (indicator === undefined ? 'scorecard' : 'trend');
  const many = ['funnel', 'bars'].includes(kind);
  const all = many
    ? newestOf(national.figures).filter(({ geographic_level }) => geographic_level === 'Local authority')
    : besideNeighbours(national, area, rows[0]?.neighbours_model ?? '');
  const own = rows[0]!.breakdown;
  const last = rows.at(-1)!.period_end;
  const figures = all
    .filter((o) => (indicator === undefined ? WHOLE.includes(o.breakdown) : o.breakdown === own))
    .filter((o) => !many || o.period_end === last)
    .map((o) => (indicator === undefined ? o : { ...o, breakdown: '' }));
  const sources = Object.fromEntries(
    [...new Set(figures.flatMap(({ source }) => source.split('; ')))].map((source) => [
      source,
      `DfE, ${source}`,
    ]),
  );
  const input: Charted = {
    figures,
    catalogue: indicator === undefined ? national.catalogue : named(national.catalogue, indicator, own),
    findings: importedDoubts(national.figures),
    sources,
  };
  return drawChartsOf(input, indicator, {
    kind,
    area: area.area_name,
    format: call.format!,
    ...(call.to === undefined ? {} : { to: call.to }),
  });
}

import { join, relative, resolve } from 'node:path';
import type { Reference } from '../../etl/dfe/reference.js';
import { resultCsv } from '../../etl/steps/indicator-files.js';
import { type BenchmarkRow, benchmarkFigures, benchmarkRows } from '../analysis/benchmark/benchmark.js';
import { ENGLAND, type National, type NationalArea, newestOf } from '../analysis/benchmark/national.js';
import { neighboursBy } from '../analysis/benchmark/neighbours.js';
import { testedRows } from '../analysis/benchmark/tested.js';
import { type NewFile, writableFolder, writeTogether } from '../io/write.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Dataset } from '../model/dataset.js';
import type { Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { InvalidInputError } from '../statistics/estimate.js';
import { areaNamed, indicatorNamed, nationalFrom } from '../store/national.js';
import { ISSUES_FILE, type Store, WHOLE } from '../store/store.js';
import { listed as andMore } from '../text/list.js';
import { count } from '../text/number.js';
import { breakdownText } from '../text/sentence.js';
import { breakdownFor } from './breakdown-asked.js';
import { type DrawnFiles, drawChartsOf } from './chart.js';
import { allIndicators, oneIndicator } from './compare-table.js';
import { NONE_NAMED } from './indicators.js';
import { openStore } from './open-store.js';

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

/**
 * The formats that are asked for.
 *
 * @throws UsageError for an option that would have no effect.
 */
function formatsOf(indicator: string | undefined, call: CompareCall): string[] {
  const formats = (call.format ?? 'table').split(',').map((format) => format.trim().toLowerCase());
  const isChart = formats.some((format) => format !== 'table' && format !== 'csv');
  if (call.kind !== undefined && !isChart)
    throw new UsageError(
      '--kind is the kind of a chart. Add --format svg or --format png, or leave --kind out.',
    );
  if (call.to !== undefined && formats.every((format) => format === 'table'))
    throw new UsageError(
      '--to is the folder for files, and a table is not written to a file. Add --format csv or --format svg, or leave --to out.',
    );
  if (call.breakdown !== undefined && indicator === undefined)
    throw new UsageError(
      '--breakdown is for one indicator. Name it: care-indicators compare <indicator> --breakdown ...',
    );
  return formats;
}

/** `2024-25` ends in 2025. */
const endingYear = (year: string | undefined): string | undefined =>
  year?.replace(/^(\d\d)\d\d[-/](\d\d)$/, '$1$2');

/** Rows of the periods that end in the year asked for. */
function ofYear(rows: readonly BenchmarkRow[], call: CompareCall): BenchmarkRow[] {
  const year = endingYear(call.year);
  const some = rows.filter((row) => year === undefined || row.period_end.startsWith(year));
  if (some.length > 0) return some;
  const years = [...new Set(rows.map(({ period_end }) => period_end.slice(0, 4)))].sort();
  throw new UsageError(`There is no figure of ${call.year}; there are figures of ${years.join(', ')}.`);
}

/** What of the indicators can be compared at a glance: those we know by name, whole. */
const atAGlance = (rows: readonly BenchmarkRow[]): BenchmarkRow[] =>
  rows.filter(({ indicator, breakdown }) => !indicator.includes('__') && WHOLE.includes(breakdown));

/**
 * An authority beside its neighbours, its region and England, from the store: one indicator over time,
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
  const formats = formatsOf(indicator, call);
  const folder = call.to ?? '.';
  const toScreen = formats.length === 1 && formats[0] === 'csv' && call.to === undefined;
  if (!toScreen && formats.some((format) => format !== 'table')) writableFolder(folder);
  const store = openStore(call.store);
  const area = areaNamed(call.area, reference.catalogue.areas);
  const ids =
    indicator === undefined
      ? [...reference.catalogue.indicators.keys()]
      : [indicatorNamed(indicator, store, reference.catalogue)];
  const codes = reference.catalogue.areas.all.flatMap(({ area_code }) =>
    reference.catalogue.areas.codeToday(area_code) === area.area_code ? [area_code] : [],
  );
  const held = indicator === undefined ? new Map<string, string>() : await store.breakdowns(ids[0]!, codes);
  const breakdown =
    indicator === undefined
      ? ''
      : breakdownFor(
          { id: ids[0]!, area: area.area_name, held, all: await store.breakdowns(ids[0]!) },
          call.breakdown,
        );
  const national = await nationalFrom(store, ids, reference.catalogue, {
    whole: indicator === undefined,
    breakdowns: indicator === undefined ? undefined : [breakdown],
  });
  const model = call.neighbours ?? '';
  // The table of all indicators shows no test.
  const isGlance = indicator === undefined && !formats.includes('csv');
  let all: BenchmarkRow[];
  try {
    all = (isGlance ? benchmarkRows : testedRows)(national, area, model);
  } catch (error) {
    if (error instanceof InvalidInputError) throw new UsageError(error.message);
    throw error;
  }
  if (all.length === 0)
    throw new UsageError(
      indicator === undefined
        ? noNamedFigure(store, reference, area)
        : noFigure(ids[0]!, area.area_name, (await nationalFrom(store, ids, reference.catalogue)).figures),
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
        : oneIndicator(rows, held, national, area, issuesOnImport(store, rows)),
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

/** Issues found on importing the files of the figures, and where they are listed. */
function issuesOnImport(store: Store, rows: readonly BenchmarkRow[]): string[] {
  const used = new Set(rows.flatMap(({ source }) => source.split('; ')));
  return store.releases
    .filter(({ release, issues }) => used.has(release) && issues > 0)
    .map(
      ({ release, issues }) =>
        `${release}: ${count(issues, 'issue')} found on import may affect these figures; they are listed in ${ISSUES_FILE} in ${store.folderOf(release)}.`,
    );
}

/** The catalogue with the breakdown in the indicator's name, where a chart shows that part only. */
function named(catalogue: Catalogue, id: string, breakdown: string): Catalogue {
  const indicator = catalogue.indicators.get(id);
  if (!indicator || breakdown === '') return catalogue;
  const name = `${indicator.name}${breakdownText(breakdown)}`;
  return { ...catalogue, indicators: new Map(catalogue.indicators).set(id, { ...indicator, name }) };
}

/** That an authority has no figure of an indicator, and which areas have one. */
function noFigure(id: string, area: string, figures: readonly Observation[]): string {
  const areas = [...new Set(figures.map(({ area_name }) => area_name))];
  return areas.length === 0
    ? `The store has no figure of ${id}.`
    : `The store has no figure of ${area} for ${id}. It has figures of ${andMore(areas)}.`;
}

/** That an authority has no figure under a name of the catalogue. */
function noNamedFigure(store: Store, { catalogue }: Reference, area: NationalArea): string {
  const named = [...store.indicators().keys()].some((id) => catalogue.indicators.has(id));
  return named
    ? `The store has no figure of ${area.area_name} that has a name in the catalogue. "care-indicators indicators --all" lists all imported columns; name one to compare it.`
    : NONE_NAMED;
}

function drawn(
  national: Dataset & National,
  area: NationalArea,
  indicator: string | undefined,
  call: CompareCall,
  rows: readonly BenchmarkRow[],
): Promise<DrawnFiles> {
  const periods = new Set(rows.filter(({ value }) => value !== null).map(({ period_end }) => period_end));
  const usual = indicator === undefined ? 'scorecard' : periods.size === 1 ? 'bars' : 'trend';
  const kind = call.kind?.toLowerCase() ?? usual;
  const many = ['funnel', 'bars'].includes(kind);
  const model = rows[0]?.neighbours_model ?? '';
  const listed = neighboursBy(national.neighbours, area, model);
  const beside = new Set([area.area_code, ENGLAND, ...listed.map(({ neighbour_code }) => neighbour_code)]);
  const all = !many
    ? benchmarkFigures(national, area, model)
    : newestOf(national.figures).filter(({ area_code, area_name, geographic_level }) =>
        kind === 'funnel'
          ? geographic_level === 'Local authority'
          : beside.has(area_code) || area.regions.includes(area_name),
      );
  const own = rows[0]!.breakdown;
  const last = [...periods].sort().at(-1) ?? rows.at(-1)!.period_end;
  const shown = new Set(rows.map(({ period_end }) => period_end));
  const figures = all
    .filter((o) => (indicator === undefined ? WHOLE.includes(o.breakdown) : o.breakdown === own))
    .filter((o) => (many ? o.period_end === last : call.year === undefined || shown.has(o.period_end)))
    .map((o) => (o.area_code === area.area_code ? { ...o, area_name: area.area_name } : o))
    .map((o) => (indicator === undefined ? o : { ...o, breakdown: '' }));
  const catalogue = { ...national.catalogue, neighbours: listed };
  const input: Dataset = {
    figures,
    catalogue: indicator === undefined ? catalogue : named(catalogue, indicator, own),
    issues: national.issues,
    sources: national.sources,
  };
  return drawChartsOf(input, indicator, {
    kind,
    area: area.area_name,
    format: call.format!,
    ...(call.to === undefined ? {} : { to: call.to }),
  });
}

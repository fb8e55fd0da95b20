import { relative, resolve } from 'node:path';
import { type Reference, readReference } from '../../etl/dfe/reference.js';
import { ISSUE_DESCRIPTIONS, OBSERVATION_FIELDS } from '../../etl/steps/field-descriptions.js';
import { resultFile } from '../../etl/steps/indicator-files.js';
import { compareRows } from '../analysis/benchmark/compare.js';
import { type National, type NationalArea, newestOf } from '../analysis/benchmark/national.js';
import { scorecardOf } from '../analysis/benchmark/scorecard.js';
import { areaFigures, testedRows } from '../analysis/benchmark/tested.js';
import { trendRows } from '../analysis/trend.js';
import type { OutputFile, Papers } from '../io/datapackage.js';
import { publishOutputs } from '../io/publish-outputs.js';
import { writableFolder } from '../io/write.js';
import { csv } from '../io/write-csv.js';
import type { Dataset } from '../model/dataset.js';
import { ISSUE_COLUMNS } from '../model/issue.js';
import { OBSERVATION_COLUMNS, type Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { InvalidInputError } from '../statistics/estimate.js';
import { areaNamed, indicatorNamed, nationalFrom } from '../store/national.js';
import { Store } from '../store/store.js';
import { count } from '../text/number.js';
import { NONE_NAMED } from './indicators.js';

/** What the command line says of an extract. */
export interface ExtractCall {
  /** Without one, figures of all areas, of the indicators named. */
  readonly area?: string;
  readonly neighbours?: string;
  readonly store: string;
  readonly to: string;
}

/** What a release is, as the descriptor of an extract names its sources. */
const papersOf = (store: Store, used: ReadonlySet<string>): Papers[] =>
  store.releases
    .filter(({ release }) => used.has(release))
    .map(({ release, file }) => ({
      id: release,
      title: file,
      publisher: 'DfE',
      attribution: 'Contains public sector information licensed under the Open Government Licence v3.0',
    }));

/** Figures as a file, and an empty one of issues, which `load` wants beside it. */
const figureFiles = (figures: readonly Observation[], title: string): OutputFile[] => [
  {
    path: 'observations.csv',
    name: 'observations',
    title,
    content: csv(
      OBSERVATION_COLUMNS,
      figures.map((o) => OBSERVATION_COLUMNS.map((name) => o[name])),
    ),
    fields: OBSERVATION_FIELDS,
  },
  {
    path: 'issues.csv',
    name: 'issues',
    title: 'Data quality issues: none are made of imported files',
    content: csv(ISSUE_COLUMNS, []),
    fields: ISSUE_COLUMNS.map((name) => ({
      name,
      type: name === 'difference' ? ('number' as const) : ('string' as const),
      description: ISSUE_DESCRIPTIONS[name],
    })),
  },
];

/** What an extract holds: the figures, and what was worked out of them. */
interface Extract {
  readonly figures: readonly Observation[];
  readonly files: readonly OutputFile[];
}

/** An authority and what it is compared with. */
function ofArea(national: Dataset & National, area: NationalArea, model: string): Extract {
  const dataset = areaFigures(national, area, model);
  const { figures } = dataset;
  const comparisons = figures.some(({ value }) => value !== null) ? compareRows(dataset, area.area_name) : [];
  const files = [
    ...figureFiles(figures, `Figures of ${area.area_name} and what they are compared with`),
    ...resultFile(
      'ranks',
      'Rank, quartile and comparators of every figure',
      testedRows(national, area, model),
    ),
    ...resultFile(
      'benchmarks',
      'Each indicator compared with neighbours, region, England and its own past',
      comparisons,
    ),
    ...resultFile('scorecard', 'Each indicator on one line', scorecardOf(comparisons)),
    ...resultFile('trends', 'Each indicator over time', trendRows(dataset)),
  ];
  return { figures, files };
}

/** The figures of all areas, the newest of each thing. */
function ofAllAreas(national: National): Extract {
  const figures = newestOf(national.figures);
  return { figures, files: figureFiles(figures, 'Figures of all areas') };
}

/**
 * Write the figures of one authority, its neighbours' averages, its region and England – or those of all
 * areas – as a folder that `load(folder)` reads, so that every comparison, chart and notebook works on them as
 * on the published ones.
 *
 * Without names of indicators it holds the whole of each; named ones come with all their breakdowns.
 *
 * @throws UsageError that names what would do.
 */
export async function extractText(
  indicators: readonly string[],
  call: ExtractCall,
  reference: Reference,
): Promise<string> {
  const store = new Store(resolve(call.store));
  if (`${process.cwd()}/`.startsWith(`${resolve(call.to)}/`))
    throw new UsageError(`--to ${call.to} is the current folder or contains it; name another folder.`);
  if (call.area === undefined && indicators.length === 0)
    throw new UsageError('Name an authority with --area, or the indicators you want for all authorities.');
  writableFolder(call.to);
  const area = call.area === undefined ? null : areaNamed(call.area, reference.catalogue.areas);
  const ids =
    indicators.length > 0
      ? indicators.map((id) => indicatorNamed(id, store, reference.catalogue))
      : [...reference.catalogue.indicators.keys()];
  const national = await nationalFrom(store, ids, reference.catalogue, { whole: indicators.length === 0 });
  let extract: Extract;
  try {
    extract = area === null ? ofAllAreas(national) : ofArea(national, area, call.neighbours ?? '');
  } catch (error) {
    if (error instanceof InvalidInputError) throw new UsageError(error.message);
    throw error;
  }
  const { figures } = extract;
  if (figures.length === 0)
    throw new UsageError(
      indicators.length > 0
        ? `The store ${call.store} has no figure of ${area?.area_name ?? 'any area'} for ${ids.join(', ')}.`
        : [...store.indicators().keys()].some((id) => reference.catalogue.indicators.has(id))
          ? `The store ${call.store} has no figure of ${area!.area_name} that has a name in the catalogue. Name the columns you want: "care-indicators indicators --all" lists them.`
          : NONE_NAMED,
    );
  const used = new Set(figures.flatMap(({ source }) => source.split('; ')));
  publishOutputs(resolve(call.to), extract.files, papersOf(store, used));
  const where = relative(process.cwd(), resolve(call.to)) || '.';
  return [
    `Wrote ${count(figures.length, 'figure')} of ${count(new Set(figures.map((o) => o.indicator)).size, 'indicator')} to ${where}.`,
    `In a notebook: const { figures, observations } = load('${where}');`,
  ].join('\n');
}

/**
 * Figures of imported files, one of each thing, with a catalogue that names all of them.
 *
 * @returns also how many figures of older releases were left out, because a newer one gives the same thing.
 */
export async function importedFigures(
  ids: readonly string[],
  folder: string,
  data: string,
): Promise<Dataset & { readonly superseded: number }> {
  const reference = readReference(data);
  const store = new Store(resolve(folder));
  const known = ids.map((id) => indicatorNamed(id, store, reference.catalogue));
  const all = await nationalFrom(store, known, reference.catalogue);
  const figures = newestOf(all.figures);
  return { ...all, figures, superseded: all.figures.length - figures.length };
}

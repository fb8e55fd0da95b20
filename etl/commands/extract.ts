import { rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { FINDING_COLUMNS } from '../../src/checks/finding.js';
import { besideNeighbours } from '../../src/indicators/beside-neighbours.js';
import { compare } from '../../src/indicators/compare.js';
import { newestOf } from '../../src/indicators/national.js';
import { scorecardOf } from '../../src/indicators/scorecard.js';
import { standing } from '../../src/indicators/standing.js';
import { trend } from '../../src/indicators/trend.js';
import type { Catalogue } from '../../src/observations/catalogue.js';
import { OBSERVATION_COLUMNS, type Observation } from '../../src/observations/observation.js';
import { NonsenseError } from '../../src/statistics/estimate.js';
import { csv } from '../../src/tables/write-csv.js';
import { areaNamed, indicatorNamed, nationalFrom } from '../dfe/national.js';
import { type Reference, readReference } from '../dfe/reference.js';
import { Store } from '../dfe/store.js';
import { datapackage, type OutputFile, type Papers } from '../publish/datapackage.js';
import { FINDING_DESCRIPTIONS, OBSERVATION_FIELDS } from '../publish/field-descriptions.js';
import { resultFile } from '../publish/indicator-files.js';
import { publish, stagingFolder } from '../publish/write.js';
import { count } from './style.js';
import { UsageError } from './usage-error.js';

/** What the command line says of an extract. */
export interface ExtractCall {
  readonly area: string;
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

/**
 * Write the figures of one authority, its neighbours' averages, its region and England as a folder that
 * `load(folder)` reads, so that every comparison, chart and notebook works on them as on the printed ones.
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
  const area = areaNamed(call.area, reference.authorities);
  const ids =
    indicators.length > 0
      ? indicators.map((id) => indicatorNamed(id, store, reference))
      : [...reference.catalogue.indicators.keys()];
  const national = await nationalFrom(store, ids, reference, { whole: indicators.length === 0 });
  let figures: ReturnType<typeof besideNeighbours>;
  let rows: ReturnType<typeof standing>;
  try {
    figures = besideNeighbours(national, area, call.neighbours ?? '');
    rows = standing(national, area, call.neighbours ?? '');
  } catch (error) {
    if (error instanceof NonsenseError) throw new UsageError(error.message);
    throw error;
  }
  if (figures.length === 0) throw new UsageError(`${call.store} holds no figure of ${area.area_name}.`);
  const published = { figures, catalogue: national.catalogue, findings: [] };
  const comparisons = compare(published, area.area_name);
  const files: OutputFile[] = [
    {
      path: 'observations.csv',
      name: 'observations',
      title: `Figures of ${area.area_name} and what they are set beside`,
      content: csv(
        OBSERVATION_COLUMNS,
        figures.map((o) => OBSERVATION_COLUMNS.map((name) => o[name])),
      ),
      fields: OBSERVATION_FIELDS,
    },
    {
      path: 'findings.csv',
      name: 'findings',
      title: 'What the checks found: none are made of imported files',
      content: csv(FINDING_COLUMNS, []),
      fields: FINDING_COLUMNS.map((name) => ({
        name,
        type: name === 'difference' ? ('number' as const) : ('string' as const),
        description: FINDING_DESCRIPTIONS[name],
      })),
    },
    ...resultFile('standing', 'Rank, quartile and comparators of every figure', rows),
    ...resultFile(
      'benchmarks',
      'Each indicator beside neighbours, region, England and its own past',
      comparisons,
    ),
    ...resultFile('scorecard', 'Each indicator on one line', scorecardOf(comparisons)),
    ...resultFile('trends', 'Each indicator over time', trend(published)),
  ];
  const outputs = resolve(call.to);
  const staging = stagingFolder(outputs);
  try {
    const used = new Set(figures.flatMap(({ source }) => source.split('; ')));
    publish(outputs, staging, files, datapackage(files, papersOf(store, used)));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  const where = relative(process.cwd(), outputs) || '.';
  return [
    `Wrote ${count(figures.length, 'figure')} of ${count(new Set(figures.map((o) => o.indicator)).size, 'indicator')} to ${where}.`,
    `In a notebook: const { figures, observations } = load('${where}');`,
  ].join('\n');
}

/** Figures of imported files, one of each thing, with a catalogue that names all of them. */
export async function importedFigures(
  ids: readonly string[],
  folder: string,
  data: string,
): Promise<{ observations: readonly Observation[]; catalogue: Catalogue }> {
  const reference = readReference(data);
  const store = new Store(resolve(folder));
  const known = ids.map((id) => indicatorNamed(id, store, reference));
  const { figures, catalogue } = await nationalFrom(store, known, reference);
  return { observations: newestOf(figures), catalogue };
}

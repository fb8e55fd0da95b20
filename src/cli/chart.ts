import { join, relative, resolve } from 'node:path';
import type { Chart } from '../charts/chart.js';
import { CHART_KINDS, type ChartKind, chart } from '../charts/index.js';
import type { ChartOptions } from '../charts/input.js';
import { FORMATS, type Format, isFormat, render } from '../charts/render/index.js';
import { THEMES, type Theme } from '../charts/style.js';
import { type ChartRequest, suggested } from '../charts/suggest.js';
import { type NewFile, writableFolder, writeTogether } from '../io/write.js';
import type { Dataset } from '../model/dataset.js';
import { nearest } from '../model/nearest.js';
import { UsageError } from '../model/usage-error.js';
import type { Built } from '../quality/index.js';
import { InvalidInputError } from '../statistics/estimate.js';
import { orList } from '../text/list.js';
import { style } from './style.js';

/** What the command line says of a chart. */
export interface ChartCall {
  readonly kind?: string;
  readonly indicator?: string;
  readonly area?: string;
  readonly cohort?: string;
  readonly theme?: string;
  readonly format?: string;
  readonly to?: string;
  readonly title?: string;
}

/** The kinds of chart that are about a cohort. */
const OF_COHORTS: readonly ChartKind[] = ['dumbbell', 'index'];

function formatsOf(text: string): Format[] {
  const names = text
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const strange = names.find((name) => !isFormat(name));
  if (strange !== undefined)
    throw new UsageError(`There is no format "${strange}"; there are ${orList([...FORMATS])}.`);
  return [...new Set(names)] as Format[];
}

/** What is meant: a table by its name, or an indicator by its id, in either spelling. */
function subjectOf(asked: string | undefined, call: ChartCall, input: Dataset): ChartOptions {
  const figures = [...input.figures];
  const tables = new Set(figures.map((o) => o.table));
  const indicators = new Set(figures.map((o) => o.indicator));
  const { indicator } = call;
  if (asked === undefined) return indicator === undefined ? {} : { indicator };
  const table = asked.toLowerCase();
  if (tables.has(table)) return indicator === undefined ? { table } : { table, indicator };
  const id = table.replaceAll('-', '_');
  if (indicators.has(id) && indicator === undefined) return { indicator: id };
  return indicator === undefined ? { table: asked } : { table: asked, indicator };
}

/** The charts that are asked for: of the kind named, else those that a good analyst would draw. */
function requested(options: ChartOptions, { kind }: ChartCall, input: Dataset): ChartRequest[] {
  if (kind !== undefined) return [{ kind: kind as ChartKind, options }];
  const { table, indicator } = options;
  if (table === undefined)
    return [
      {
        kind: indicator === 'inspection_grade' ? 'timeline' : indicator === undefined ? 'scorecard' : 'trend',
        options,
      },
    ];
  const fitting = suggested(input, table).filter(
    ({ options: own }) =>
      (indicator === undefined || (own.indicator ?? indicator) === indicator) &&
      (options.cohort === undefined || own.cohort === options.cohort),
  );
  if (fitting.length > 0)
    return fitting.map((request) => ({ ...request, options: { ...options, ...request.options } }));
  const own = [...input.figures].filter((o) => o.table === table);
  const ids = [...new Set(own.filter((o) => o.value !== null).map((o) => o.indicator))];
  if (own.length > 0 && indicator === undefined && options.cohort === undefined)
    throw new UsageError(
      ids.length === 0
        ? `The table "${table}" holds no figure to draw.`
        : `No chart suits "${table}" as a whole; name an indicator, or a kind and an indicator: ${orList(ids.slice(0, 12))}.`,
    );
  return [{ kind: options.cohort === undefined ? 'bars' : 'dumbbell', options }];
}

function told(drawn: Chart, files: readonly string[]): string {
  return [
    style('bold', drawn.title),
    `  ${drawn.subtitle}`,
    ...drawn.notes.map((note) => `  ${note}`),
    ...files.map((file) => `  → ${file}`),
  ].join('\n');
}

/**
 * Draw charts of a table or an indicator, and write them in the formats asked for.
 *
 * @returns what was drawn and where it lies.
 * @throws UsageError that names what would do.
 */
export async function drawCharts(asked: string | undefined, call: ChartCall, built: Built): Promise<string> {
  const folder = call.to || '.';
  writableFolder(folder);
  const { files, text } = await drawChartsOf(built, asked, call);
  writeTogether(folder, files);
  return text;
}

/** Charts as files, and what the terminal shows of them. */
export interface DrawnFiles {
  readonly files: readonly NewFile[];
  readonly text: string;
}

/** Draw charts of any figures, for the folder that `--to` names. */
export async function drawChartsOf(
  input: Dataset,
  asked: string | undefined,
  call: ChartCall,
): Promise<DrawnFiles> {
  const formats = formatsOf(call.format ?? 'svg');
  const { area, cohort, title } = call;
  const theme = call.theme?.toLowerCase();
  const kind = call.kind?.toLowerCase();
  const kinds = CHART_KINDS.map(({ name }) => name);
  if (kind !== undefined && !(kinds as string[]).includes(kind)) {
    const [meant] = nearest(kind, kinds);
    throw new UsageError(
      `There is no kind of chart "${call.kind}"; ${meant ? `did you mean ${meant}? There` : 'there'} are ${orList(kinds)}.`,
    );
  }
  if (theme !== undefined && !(THEMES as readonly string[]).includes(theme))
    throw new UsageError(`There is no theme "${theme}"; there are ${orList([...THEMES])}.`);
  const options: ChartOptions = {
    ...subjectOf(asked, call, input),
    ...(area === undefined ? {} : { area }),
    ...(cohort === undefined ? {} : { cohort }),
    ...(theme === undefined ? {} : { theme: theme as Theme }),
    ...(title === undefined ? {} : { title }),
  };
  const folder = resolve(call.to || '.');
  let charts: Chart[];
  let files: (NewFile & { readonly drawn: Chart })[];
  try {
    const requests = requested(options, { ...call, ...(kind === undefined ? {} : { kind }) }, input);
    const other = requests.find((request) => !OF_COHORTS.includes(request.kind));
    if (cohort !== undefined && other !== undefined)
      throw new UsageError(
        `--cohort has no effect on a ${other.kind} chart: leave it out, or add --kind ${orList([...OF_COHORTS])}.`,
      );
    charts = requests.map((request) => chart(request.kind, input, request.options));
    files = await Promise.all(
      charts.flatMap((drawn) =>
        formats.map(async (format) => ({
          drawn,
          path: `${drawn.name}.${format}`,
          content: await render(drawn, format),
        })),
      ),
    );
  } catch (error) {
    if (error instanceof InvalidInputError) throw new UsageError(error.message);
    throw error;
  }
  const text = charts
    .map((drawn) =>
      told(
        drawn,
        files
          .filter((file) => file.drawn === drawn)
          .map(({ path }) => relative(process.cwd(), join(folder, path)) || path),
      ),
    )
    .join('\n\n');
  return { files, text };
}

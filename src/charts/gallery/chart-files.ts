import type { OutputFile } from '../../io/datapackage.js';
import type { Field } from '../../io/load.js';
import type { Built } from '../../quality/index.js';
import type { Chart } from '../chart.js';
import { chart } from '../index.js';
import { type Format, formatsOf, render } from '../render/index.js';
import { type ChartRequest, suggested, suggestedAcross } from '../suggest.js';
import { type GalleryChart, gallery } from './gallery.js';

/** What the run makes of each chart; the other formats are a command away. */
const FORMATS: readonly Format[] = ['svg', 'png', 'vl.json', 'csv'];
const FOLDER = 'charts';

interface Planned extends ChartRequest {
  /** The heading under which the gallery shows it. */
  readonly group: string;
}

/** Every chart of the published tables, in the order of the publications. */
function planned(built: Built): Planned[] {
  const across = suggestedAcross(built).map((request) => ({
    ...request,
    group: 'Several publications together',
  }));
  const ofTables = built.publications.flatMap(({ title, publisher, date, tables }) =>
    tables.flatMap(({ table }) =>
      suggested(built, table).map((request) => ({ ...request, group: `${title} (${publisher}, ${date})` })),
    ),
  );
  return [...across, ...ofTables];
}

const WORDS: Record<string, string> = {
  svg: 'picture',
  png: 'picture',
  'vl.json': 'Vega-Lite specification',
  csv: 'data drawn',
};

function fieldsOf({ data: { columns, rows } }: Chart): Field[] {
  return columns.map(({ name, title }) => ({
    name,
    type: rows.some((row) => typeof row[name] === 'number') ? 'number' : 'string',
    description: title,
  }));
}

const madeOf = (drawn: Chart): Format[] => FORMATS.filter((format) => formatsOf(drawn).includes(format));

async function filesOf(drawn: Chart): Promise<OutputFile[]> {
  const formats = madeOf(drawn);
  const contents = await Promise.all(formats.map((format) => render(drawn, format)));
  return formats.map((format, i) => ({
    path: `${FOLDER}/${drawn.name}.${format}`,
    name: `chart-${drawn.name}-${format}`,
    title: `${drawn.title} – ${WORDS[format]}`,
    content: contents[i]!,
    ...(format === 'csv' ? { fields: fieldsOf(drawn) } : {}),
  }));
}

/** A chart with what it was asked for. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly request: ChartRequest;
}

/**
 * Every chart of the published tables in every format, and the page that shows them all.
 *
 * @param onProgress is called with how many are done, and of how many.
 */
export async function chartFiles(
  built: Built,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<{ readonly files: OutputFile[]; readonly drawn: DrawnChart[] }> {
  const plan = planned(built);
  const pending: Promise<OutputFile[]>[] = [];
  const shown: GalleryChart[] = [];
  const charts: DrawnChart[] = [];
  for (const [done, { kind, options, group }] of plan.entries()) {
    onProgress(done, plan.length);
    const drawn = chart(kind, built, options);
    // Pixels are filled on other threads while the next chart is drawn.
    pending.push(filesOf(drawn));
    charts.push({ chart: drawn, request: { kind, options } });
    shown.push({ chart: drawn, files: madeOf(drawn).map((format) => `${drawn.name}.${format}`), group });
  }
  const files = (await Promise.all(pending)).flat();
  const title = 'Charts of the published tables';
  const page = {
    path: `${FOLDER}/index.html`,
    name: 'charts',
    title,
    content: await gallery(shown, title),
  };
  return { files: [...files, page], drawn: charts };
}

import { createHash } from 'node:crypto';
import type { Field } from './load.js';

/** A file of the outputs before it is written. */
export interface OutputFile {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  /** For tables: what the columns hold. */
  readonly fields?: readonly Field[];
}

/** What a descriptor says of a source. */
export interface Papers {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly attribution: string;
  readonly date?: string;
}

/** Built beside the others and not kept with them. */
const NOT_KEPT = /^site\/|\.(parquet|png|pdf|html)$/;

const FORMATS: Record<string, string> = {
  csv: 'text/csv',
  md: 'text/markdown',
  svg: 'image/svg+xml',
  json: 'application/json',
};

function resource({ path, name, title, content, fields }: OutputFile): object {
  const format = path.slice(path.lastIndexOf('.') + 1);
  const bytes = Buffer.from(content);
  return {
    name,
    path,
    title,
    format,
    mediatype: FORMATS[format],
    ...(format === 'csv' ? { profile: 'tabular-data-resource', encoding: 'utf-8' } : {}),
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    ...(fields ? { schema: { fields, missingValues: [''] } } : {}),
  };
}

/**
 * The Frictionless descriptor of the outputs: what each file holds, its checksum, where its figures come
 * from and under which licence (https://specs.frictionlessdata.io/data-package/). What is built and not
 * kept – Parquet, PNG, PDF, HTML, the site – is left out.
 */
export function datapackage(files: readonly OutputFile[], publications: readonly Papers[]): string {
  const descriptor = {
    profile: 'data-package',
    name: 'care-indicators',
    title: "Published indicators of English children's services",
    licenses: [
      {
        name: 'OGL-UK-3.0',
        title: 'Open Government Licence v3.0',
        path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      },
    ],
    sources: publications.map(({ id, title, publisher, date, attribution }) => ({
      name: id,
      title: `${title} (${[publisher, ...(date === undefined ? [] : [date])].join(', ')})`,
      attribution,
    })),
    resources: files.filter(({ path }) => !NOT_KEPT.test(path)).map(resource),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

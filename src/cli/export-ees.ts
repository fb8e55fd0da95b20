import { join, relative, resolve } from 'node:path';
import type { EesFile } from '../ees/ees-file.js';
import { screen } from '../ees/screen.js';
import type { Sheet } from '../ees/sheet.js';
import { type EesResult, toEes } from '../ees/to-ees.js';
import { writableFolder, writeTogether } from '../io/write.js';
import { csv } from '../io/write-csv.js';
import type { Catalogue } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import { groupBy } from '../model/group-by.js';
import { nearest } from '../model/nearest.js';
import type { Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { listed } from '../text/list.js';
import { count } from '../text/number.js';
import { style } from './style.js';

const FEW = 6;

/** Checks of names alone, which the user has to choose: the files are written, and the names reported. */
const NAMING: readonly string[] = ['harmonised_names', 'groups_in_names', 'meta_place_columns'];

/** What the command line says of an export. */
export interface ExportCall {
  readonly to: string;
  readonly area?: readonly string[];
  readonly name?: string;
  /** Figures of older releases that were left out before, because a newer release gives the same thing. */
  readonly superseded?: number;
}

/** The known names that are asked for, however they are written. */
function known(what: string, asked: readonly string[], names: readonly string[]): string[] {
  return asked.map((name) => {
    const found = names.find((each) => each.toLowerCase() === name.toLowerCase().trim());
    if (found !== undefined) return found;
    const [like] = nearest(name, names);
    throw new UsageError(`There is no ${what} "${name}"${like ? `; did you mean ${like}?` : '.'}`);
  });
}

/** The figures of some areas. */
function ofAreas(areas: readonly string[] | undefined, own: readonly Observation[]): readonly Observation[] {
  if (areas === undefined) return own;
  const wanted = known('area', areas, [...new Set(own.map((o) => o.area_name))]);
  return own.filter((o) => wanted.includes(o.area_name));
}

const sheets = (files: readonly EesFile[]): Sheet[] => files.flatMap(({ data, meta }) => [data, meta]);

/** Where observations stand, the first few: `cin-rate B4, B5; lac-monthly C3 and 8 more`. */
function cellsOf(observations: readonly Observation[]): string {
  const shown = observations.slice(0, FEW);
  const tables = [...groupBy(shown, ({ table }) => table)].map(
    ([table, own]) => `${table} ${own.map(cellName).join(', ')}`,
  );
  const rest = observations.length - shown.length;
  return `${tables.join('; ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}

/** What becomes of figures that are missing for a reason EES has no symbol for. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  blank: 'blank in the source, written as x (not available)',
  too_small: 'withheld because the group is too small, written as c (suppressed)',
};

function told({ files, leftOut, issues }: EesResult, folder: string, superseded: number): string {
  const written = files.flatMap(({ data, meta, filled, withoutOldCode, formerCodes, otherwise }) => [
    `${style('bold', relative(process.cwd(), join(folder, data.file)) || data.file)}: ${count(data.rows.length, 'row')}, with ${meta.file}`,
    ...(filled === 0 ? [] : [`  ${count(filled, 'cell')} without a figure, written as x (not available)`]),
    ...[...otherwise].map(([status, cells]) => `  ${count(cells, 'figure')} ${WRITTEN_AS[status] ?? status}`),
    ...(formerCodes.length === 0
      ? []
      : [`  under the code that was valid in the figure's year: ${listed(formerCodes)}`]),
    ...(withoutOldCode.length === 0
      ? []
      : [`  old_la_code is not known for ${listed(withoutOldCode)}, and written as x`]),
  ]);
  const left = [
    ...leftOut.map(
      ({ reason, observations }) =>
        `  ${String(observations.length).padStart(5)}  ${reason} ${style('dim', `(${cellsOf(observations)})`)}`,
    ),
    ...(superseded === 0
      ? []
      : [`  ${String(superseded).padStart(5)}  A newer release in the store gives the same figure.`]),
  ];
  return [
    ...written,
    ...(left.length === 0
      ? []
      : [files.length === 0 ? 'Nothing is written. Left out:' : 'Left out:', ...left]),
    ...issues
      .slice(0, FEW)
      .map(({ file, message }) => `${style('yellow', 'can be worked out')} ${file}: ${message}`),
    ...(issues.length > FEW
      ? [
          `… and ${count(issues.length - FEW, 'more hidden figure')} that can be worked out, as in the files they come from.`,
        ]
      : []),
  ].join('\n');
}

/**
 * Write observations as files of Explore Education Statistics.
 *
 * @param observations published or imported: all there are, to choose from.
 * @returns what to print, and whether there was anything to write.
 * @throws UsageError for an unknown indicator or area, or a folder that is a file.
 */
export function exportEes(
  ids: readonly string[],
  call: ExportCall,
  observations: readonly Observation[],
  { indicators, areas }: Pick<Catalogue, 'indicators' | 'areas'>,
): { text: string; written: boolean } {
  const folder = resolve(call.to);
  writableFolder(folder);
  const wanted = known(
    'indicator',
    ids.map((id) => id.replaceAll('-', '_')),
    [...new Set(observations.map((o) => o.indicator))],
  );
  const own = observations.filter((o) => wanted.includes(o.indicator));
  const result = toEes(ofAreas(call.area, own), {
    indicators: new Map(wanted.flatMap((id) => (indicators.has(id) ? [[id, indicators.get(id)!]] : []))),
    ...(call.name === undefined ? {} : { name: call.name }),
    areas,
  });
  const failed = result.files.flatMap(({ data, meta }) =>
    screen(data, meta)
      .filter(({ check, result }) => result === 'fail' || NAMING.includes(check))
      .filter(({ result }) => result !== 'pass')
      .map(({ check, message, guidance = '' }) => ({
        check,
        text: `  ${data.file}: ${message} ${guidance}`,
      })),
  );
  const broken = failed.filter(({ check }) => !NAMING.includes(check)).map(({ text }) => text);
  const misnamed = failed.filter(({ check }) => NAMING.includes(check)).map(({ text }) => text);
  if (broken.length > 0)
    return {
      text: ['The files would not pass the standard; nothing is written.', ...broken].join('\n'),
      written: false,
    };
  if (result.files.length === 0) return { text: told(result, folder, call.superseded ?? 0), written: false };
  writeTogether(
    folder,
    sheets(result.files).map(({ file, columns, rows }) => ({ path: file, content: csv(columns, rows) })),
  );
  return {
    text: [
      told(result, folder, call.superseded ?? 0),
      ...(misnamed.length === 0
        ? []
        : ["DfE's screener will refuse these names; change them before you upload the files:", ...misnamed]),
    ].join('\n'),
    written: true,
  };
}

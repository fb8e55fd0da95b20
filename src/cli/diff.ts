import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { areaHistory } from '../../etl/dfe/area-history.js';
import { type ReadRelease, type ReleaseWanted, readReleases } from '../../etl/dfe/read-release.js';
import type { Reference } from '../../etl/dfe/reference.js';
import { headingOf } from '../analysis/revision-keys.js';
import { revisionSummary } from '../analysis/revision-summary.js';
import {
  REVISION_COLUMNS,
  type ReleasedFigure,
  type Revision,
  type Revisions,
  revisions,
} from '../analysis/revisions.js';
import { writableFolder, writeTogether } from '../io/write.js';
import { csv } from '../io/write-csv.js';
import type { Areas } from '../model/areas.js';
import { nearest } from '../model/nearest.js';
import { UsageError } from '../model/usage-error.js';
import { Store } from '../store/store.js';
import { diffText } from './diff-text.js';

/** What the command line says of two releases. */
export interface DiffCall {
  readonly store: string;
  readonly area?: string;
  readonly indicator?: string;
  readonly format?: string;
  readonly to?: string;
}

/** The file or the release of the store that a word means. */
function wanted(word: string, store: Store): ReleaseWanted {
  const found = statSync(word, { throwIfNoEntry: false });
  if (found?.isDirectory())
    throw new UsageError(`${word} is a folder; diff compares two files or two releases.`);
  if (found) return { file: word };
  const figures = store.releases.filter(({ form }) => form !== 'neighbours');
  if (figures.some(({ release }) => release === word)) return { release: word };
  if (store.releases.some(({ release }) => release === word))
    throw new UsageError(`${word} is a list of neighbours; diff compares releases of figures.`);
  if (figures.length === 0)
    throw new UsageError(`There is no file ${word}, and ${store.folder} holds no imported release.`);
  const names = figures.map(({ release }) => release);
  const alike = [...names.filter((name) => name.includes(word.toLowerCase())), ...nearest(word, names)];
  const hint =
    alike.length > 0
      ? `the nearest releases are ${[...new Set(alike)].slice(0, 5).join(', ')}.`
      : `releases.csv in ${store.folder} lists the releases.`;
  throw new UsageError(`There is no file and no release "${word}"; ${hint}`);
}

/** The areas that a name or code means, of any year, by the codes they bear today. */
function areasNamed(name: string, areas: Areas): ReadonlySet<string> {
  const found = [...areas.named(name), ...areas.coded(name)];
  if (found.length > 0) return new Set(found.map(({ area_code }) => areas.codeToday(area_code)));
  const alike = areas.alike(name);
  const hint = alike.length > 0 ? ` The nearest names are ${alike.join(', ')}.` : '';
  throw new UsageError(`"${name}" is not recognised as an authority, region or country.${hint}`);
}

/** The indicators, or columns without a rule, that a word means. */
function indicatorsNamed(word: string, sides: readonly ReadRelease[]): ReadonlySet<string> {
  const held = new Set(sides.flatMap(({ figures }) => figures.map(({ indicator }) => indicator)));
  const plain = word.toLowerCase();
  const found = [...held].filter((id) => id === plain || headingOf(id) === plain);
  if (found.length > 0) return new Set(found);
  const names = [...new Set([...held].map(headingOf))];
  const alike = [...new Set([...names.filter((name) => name.includes(plain)), ...nearest(plain, names)])];
  const hint = (alike.length > 0 ? alike : names).slice(0, 8).join(', ');
  throw new UsageError(
    `Neither release holds an indicator or column "${word}"; ${alike.length > 0 ? 'the nearest are' : 'there are'} ${hint}.`,
  );
}

const yearsOf = (figures: readonly ReleasedFigure[]): string => {
  const years = [
    ...new Set(figures.map(({ period_end, time_period }) => (period_end || time_period).slice(0, 4))),
  ];
  years.sort();
  return years.length > 1 ? `${years[0]} to ${years.at(-1)}` : (years[0] ?? 'no year');
};

/** Refuse two releases that hold no figure of the same thing. */
function insistOnCommon({ compared }: Revisions, [old, fresh]: readonly [ReadRelease, ReadRelease]): void {
  if (compared > 0) return;
  const columns = ({ figures }: ReadRelease): Set<string> =>
    new Set(figures.map(({ indicator }) => headingOf(indicator)));
  const theirs = columns(fresh);
  const common = [...columns(old)].filter((column) => theirs.has(column)).length;
  const years = `${old.name} is of ${yearsOf(old.figures)}, ${fresh.name} of ${yearsOf(fresh.figures)}`;
  throw new UsageError(
    common === 0
      ? `The two have no column of figures in common: ${old.name} holds ${old.tables.join(', ')}, ${fresh.name} holds ${fresh.tables.join(', ')}.`
      : `The two have ${common === 1 ? 'one column' : `${common} columns`} in common, but no figure of the same area and period: ${years}.`,
  );
}

const revisionCsv = (rows: readonly Revision[]): string =>
  csv(
    REVISION_COLUMNS,
    rows.map((row) => REVISION_COLUMNS.map((name) => row[name])),
  );

/** Write the full list. */
function written(folder: string, [old, fresh]: readonly [ReadRelease, ReadRelease], text: string): string {
  const own = ({ tables, latest }: ReadRelease): string => `${tables[0]}-${latest}`;
  const behind = old.tables[0] === fresh.tables[0] ? String(fresh.latest) : own(fresh);
  const file = `diff-${own(old)}-${behind}.csv`;
  writeTogether(folder, [{ path: file, content: text }]);
  return `→ ${relative(process.cwd(), join(folder, file)) || basename(file)}`;
}

/**
 * Two releases of a table side by side: what was revised, figure by figure. Each is a file as it was
 * downloaded, or a release of the store.
 *
 * @returns what the terminal shows: a summary, or the full list as CSV.
 * @throws UsageError that names what would do; RefusedInput if a file cannot be read.
 * @example await runDiff('b1-2020.csv', 'b1-2022.csv', { store: 'dfe-store' }, reference)
 */
export async function runDiff(
  old: string,
  fresh: string,
  call: DiffCall,
  reference: Reference,
): Promise<string> {
  const format = (call.format ?? 'table').trim().toLowerCase();
  if (format !== 'table' && format !== 'csv')
    throw new UsageError(`--format ${call.format} is not a format; choose table or csv.`);
  if (call.to !== undefined) writableFolder(call.to);
  const { catalogue } = reference;
  const store = new Store(resolve(call.store));
  const words = [wanted(old, store), wanted(fresh, store)] as const;
  const areas = call.area === undefined ? null : areasNamed(call.area, catalogue.areas);
  const sides = await readReleases(words, store, reference);
  const ids = call.indicator === undefined ? null : indicatorsNamed(call.indicator, sides);
  const today = new Map<string, string>();
  const codeToday = (code: string): string => {
    const known = today.get(code) ?? catalogue.areas.codeToday(code);
    today.set(code, known);
    return known;
  };
  const all = {
    indicators: catalogue.indicators,
    codeToday,
    history: areaHistory(catalogue.areas),
    only: ({ area_code, indicator }: ReleasedFigure) =>
      (areas === null || areas.has(codeToday(area_code))) && (ids === null || ids.has(indicator)),
  };
  const found = revisions(sides[0].figures, sides[1].figures, all);
  if (areas === null && ids === null) insistOnCommon(found, sides);
  else if (found.compared === 0 && found.rows.length === 0)
    throw new UsageError(
      `Neither release holds a figure of ${[call.area, call.indicator].filter(Boolean).join(', ')}.`,
    );
  const list = call.to === undefined && format === 'table' ? '' : revisionCsv(found.rows);
  const told = call.to === undefined ? [] : [written(resolve(call.to), sides, list)];
  if (format === 'csv') return told[0] ?? list.trimEnd();
  return [diffText(sides, found, revisionSummary(found), call), ...told].join('\n\n');
}

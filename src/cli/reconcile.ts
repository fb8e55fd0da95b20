import { resolve } from 'node:path';
import Table from 'cli-table3';
import type { Reference } from '../../etl/dfe/reference.js';
import { resultCsv } from '../../etl/steps/indicator-files.js';
import { type ReproducedRow, reproduce } from '../analysis/reconcile.js';
import { groupBy } from '../model/group-by.js';
import type { Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { isProse } from '../published/prose.js';
import { areaNamed, nationalFrom } from '../store/national.js';
import { Store } from '../store/store.js';
import { count } from '../text/number.js';
import { severityStyle, style } from './style.js';

/** What the command line says of a reconciliation. */
export interface ReproduceCall {
  readonly area: string;
  readonly neighbours: string;
  readonly store: string;
  readonly format: string;
}

const NATIONAL = ['National', 'Statistical neighbours'];

/** The published figures of indicators that are published of neighbours or of England too. */
function nationalFigures(observations: readonly Observation[], area: string): Observation[] {
  const own = observations.filter(
    (o) => !isProse(o) && (o.area_name === area || NATIONAL.includes(o.geographic_level)),
  );
  const national = new Set(
    own.filter((o) => NATIONAL.includes(o.geographic_level)).map((o) => `${o.table}|${o.indicator}`),
  );
  return own.filter((o) => national.has(`${o.table}|${o.indicator}`));
}

const short = (value: number | null): string =>
  value === null ? '–' : value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

function tableText(rows: readonly ReproducedRow[]): string {
  const table = new Table({
    head: ['', 'Period', 'published', 'files', 'why'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', 'left', 'right', 'right', 'left'],
    wordWrap: true,
    colWidths: [26, 16, 12, 12, 44],
  });
  for (const {
    area,
    period,
    published,
    recomputed,
    reason,
    matched,
    matched_period,
    rests_on,
    severity,
  } of rows) {
    const where =
      reason === 'another year' || reason === 'another scale' || reason === 'another release'
        ? `: ${short(matched)} (${matched_period})`
        : '';
    const n = rests_on === '' ? '' : `, ${rests_on}`;
    const why = `${reason}${where}${n}`;
    table.push([
      area,
      period,
      published,
      short(recomputed),
      severity === '' ? why : severityStyle(severity, why),
    ]);
  }
  return table.toString();
}

/**
 * Compare the figures of the embedded documents with those of DfE's files.
 *
 * @throws UsageError if the store is empty, or holds none of the published indicators.
 */
export async function reproduceText(
  observations: readonly Observation[],
  call: ReproduceCall,
  reference: Reference,
): Promise<string> {
  const store = new Store(resolve(call.store));
  const area = areaNamed(call.area, reference.catalogue.areas);
  const published = nationalFigures(observations, area.area_name);
  const ids = [...new Set(published.map(({ indicator }) => indicator))];
  if (ids.length === 0)
    throw new UsageError(`The embedded documents publish no national indicator for ${area.area_name}.`);
  const national = await nationalFrom(store, ids, reference.catalogue, { whole: true, everyRelease: true });
  if (national.figures.length === 0)
    throw new UsageError(`${call.store} holds none of the published indicators; import DfE's files first.`);
  const rows = reproduce(published, national, area, call.neighbours);
  if (call.format === 'csv') return resultCsv(rows);
  const absent = rows.filter(({ reason }) => reason === 'not in the files').length;
  const reasons = [...groupBy(rows, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  return [
    ...[...groupBy(rows, ({ table, indicator }) => `${table}|${indicator}`).values()].map(
      (own) => `${style('bold', `${own[0]!.name} (${own[0]!.table})`)}\n${tableText(own)}\n`,
    ),
    `${count(rows.length, 'published figure')}: ${reasons.map(([reason, all]) => `${all.length} ${reason}`).join(', ')}.`,
    ...(absent > rows.length / 2
      ? ['More than half are not in the store: import the underlying data files of 2010 to 2014 too.']
      : []),
    ...rows
      .filter(({ severity }) => severity === 'high')
      .map(({ sentence }) => `  ${severityStyle('high', 'high')}  ${sentence}`),
  ].join('\n');
}

// The job by our own road: node ours.mjs <scan|headline|all>, in the folder of the data.
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { columnNamed } from '../../../dist/src/columns/columns.js';
import { Comparison } from '../../../dist/src/columns/comparison.js';
import { countFailing, figureTable, plainNumber } from '../../../dist/src/columns/numbers.js';
import { CsvScanner, scanCsv } from '../../../dist/src/columns/scan-csv.js';
import { CsvWriter } from '../../../dist/src/columns/write-csv.js';

const scope = process.argv[2];
const MEASURES = ['number', 'rate_per_10000', 'pct_of_total'];
const SYMBOLS = ['c', 'x', 'z', ':', 'k', 'low'];
const SERIES = ['sex', 'ethnicity', 'category'];
const AREA = ['new_la_code', 'region_code', 'country_code'];

const stages = {};
let since = performance.now();
function mark(stage) {
  const now = performance.now();
  stages[stage] = Math.round(now - since);
  since = now;
}

function scanned(path) {
  const scanner = new CsvScanner({ file: path });
  const bytes = Buffer.allocUnsafeSlow(1 << 18);
  const handle = openSync(path);
  for (;;) {
    const count = readSync(handle, bytes, 0, bytes.length, null);
    if (count === 0) break;
    scanner.push(bytes.subarray(0, count));
  }
  closeSync(handle);
  return scanner.end();
}

const { columns, faultCount } = scanned('national.csv');
const column = (name) => columnNamed(columns, name);
mark('scan');
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);
if (scope === 'scan') {
  console.log(JSON.stringify({ stages, memory: peak() }));
  process.exit(0);
}

const oneOf =
  (...texts) =>
  (text) =>
    texts.includes(text);
const like = (pattern) => (text) => pattern.test(text);
const emptyOr = (pattern) => (text) => text === '' || pattern.test(text);
const RULES = [
  ['time_period', like(/^\d{4}(\d{2})?$/)],
  ['time_identifier', oneOf('Academic year', 'Calendar year', 'Financial year')],
  ['geographic_level', oneOf('National', 'Regional', 'Local authority')],
  ['country_code', oneOf('E92000001')],
  ['region_code', emptyOr(/^E12\d{6}$/)],
  ['new_la_code', emptyOr(/^E(06|07|08|09|10)\d{6}$/)],
  ['old_la_code', emptyOr(/^\d{3}$/)],
];
const level = column('geographic_level');
const [la, laName] = [column('new_la_code'), column('la_name')];

function namelessAuthorities() {
  const authority = level.values.indexOf('Local authority');
  const [noCode, noName] = [la.values.indexOf(''), laName.values.indexOf('')];
  let count = 0;
  for (let row = 0; row < columns.rows; row++)
    if (level.codes[row] === authority && (la.codes[row] === noCode || laName.codes[row] === noName)) count++;
  return count;
}

const filled = (text) => text !== '';
const bad = [
  ...RULES.map(([name, rule]) => countFailing(column(name), rule)),
  namelessAuthorities(),
  SERIES.reduce((sum, name) => sum + countFailing(column(name), filled), 0),
];
mark('validate');

const read = (text) => {
  const value = plainNumber(text);
  if (value !== null) return { value, status: '' };
  return { value, status: text === '' || SYMBOLS.includes(text) ? text : 'invalid' };
};
const figures = MEASURES.map((name) => figureTable(column(name), read));

/** Sums and symbols over all rows: how many rows hold each code, times what the code says. */
function summed(table) {
  const rows = new Uint32Array(table.values.length);
  for (let row = 0; row < table.codes.length; row++) rows[table.codes[row]]++;
  let sum = 0;
  rows.forEach((count, code) => {
    const status = table.statuses[table.status[code]];
    if (status !== '') symbols[status] = (symbols[status] ?? 0) + count;
    if (!Number.isNaN(table.values[code])) sum += table.values[code] * count;
  });
  return sum;
}
const symbols = {};
const sums = figures.map(summed);
mark('figures');

const pairs = scanCsv(readFileSync('neighbours.csv')).columns;
const comparison = new Comparison(columns, {
  series: SERIES,
  area: AREA,
  period: 'time_period',
  ranked: la.values.filter(filled),
  highFirst: true,
  neighbours: Array.from({ length: pairs.rows }, (_, row) => [
    pairs.columns[0].at(row),
    pairs.columns[1].at(row),
  ]),
  beside: new Map(la.values.filter(filled).map((code) => [code, 'E92000001'])),
  reference: { column: 'ethnicity', value: 'White' },
});
const { arrangement, among } = comparison;
const { panels, periods, areas } = arrangement;
mark('arrange');

const rowOfArea = new Map();
for (let panel = 0; rowOfArea.size < areas.length - 1 && panel < 1; panel++)
  for (let at = arrangement.starts[panel]; at < arrangement.starts[panel + 1]; at++)
    rowOfArea.set(arrangement.cells[at] % areas.length, arrangement.rows[at]);
const ofArea = (name) =>
  areas.map((_, area) => (rowOfArea.has(area) ? column(name).at(rowOfArea.get(area)) : ''));

const keys = Array.from({ length: panels }, (_, panel) => comparison.keys(panel));
/** Numbers are written as they are printed in the file. */
const printedNumbers = (measure) =>
  column(MEASURES[measure]).values.map((text, code) =>
    Number.isNaN(figures[measure].values[code]) ? '' : text,
  );

const most = periods.length * among.length;
const out = {
  period: new Int32Array(most),
  area: new Int32Array(most),
  panel: new Int32Array(most),
  code: new Int32Array(most),
  england: new Float64Array(most),
  mean: new Float64Array(most),
  rank: new Uint16Array(most),
  ranked: new Uint16Array(most),
  quartile: new Uint8Array(most),
  change: new Float64Array(most),
};
const handle = openSync('ours.csv', 'w');
const writers = figures.map(
  (table, measure) =>
    new CsvWriter(
      [
        { name: 'time_period', codes: out.period, values: periods },
        { name: 'new_la_code', codes: out.area, values: areas },
        { name: 'la_name', codes: out.area, values: ofArea('la_name') },
        { name: 'region_name', codes: out.area, values: ofArea('region_name') },
        ...SERIES.map((name, at) => ({ name, codes: out.panel, values: keys.map((texts) => texts[at]) })),
        { name: 'indicator', codes: out.panel, values: keys.map(() => MEASURES[measure]) },
        { name: 'value', codes: out.code, values: printedNumbers(measure) },
        { name: 'symbol', codes: out.code, values: Array.from(table.status, (code) => table.statuses[code]) },
        { name: 'england', numbers: out.england },
        { name: 'neighbour_avg', numbers: out.mean, decimals: 10 },
        { name: 'rank', whole: out.rank, none: 0 },
        { name: 'n_ranked', whole: out.ranked },
        { name: 'quartile', whole: out.quartile, none: 0 },
        { name: 'change', numbers: out.change, decimals: 10 },
      ],
      (bytes) => writeSync(handle, bytes),
    ),
);

const mm = { n: 0, sv: 0, nn: 0, sn: 0, se: 0, nr: 0, sr: 0, sq: 0, nc: 0, sc: 0 };

/** The authorities of a panel as rows to be written, and into the sums. */
function gather(compared) {
  let row = 0;
  for (let period = 0; period < periods.length; period++)
    for (let at = 0; at < among.length; at++) {
      const area = among[at];
      const cell = period * areas.length + area;
      if (compared.codes[cell] < 0) continue;
      const [value, mean, change] = [
        compared.values[cell],
        compared.neighbourMean[cell],
        compared.change[cell],
      ];
      const rank = compared.rank[cell];
      out.period[row] = period;
      out.area[row] = area;
      out.panel[row] = compared.panel;
      out.code[row] = compared.codes[cell];
      out.england[row] = compared.beside[cell];
      out.mean[row] = mean;
      out.rank[row] = rank;
      out.ranked[row] = compared.ranked[period];
      out.quartile[row] = compared.quartile[cell];
      out.change[row] = change;
      row++;
      mm.n++;
      if (!Number.isNaN(value)) mm.sv += value;
      if (!Number.isNaN(out.england[row - 1])) mm.se += out.england[row - 1];
      if (!Number.isNaN(mean)) {
        mm.nn++;
        mm.sn += mean;
      }
      if (rank > 0) mm.nr++;
      mm.sr += rank;
      mm.sq += compared.quartile[cell];
      if (!Number.isNaN(change)) {
        mm.nc++;
        mm.sc += change;
      }
    }
  return row;
}

const wanted = keys.map(([sex, , category]) => scope === 'all' || (sex === 'Total' && category === 'Total'));
const times = { compare: 0, write: 0 };
for (let measure = 0; measure < MEASURES.length; measure++) {
  for (let panel = 0; panel < panels; panel++) {
    if (!wanted[panel]) continue;
    const start = performance.now();
    const compared = comparison.panel(panel, figures[measure], ['beside', 'mean', 'rank', 'change']);
    const rows = gather(compared);
    const computed = performance.now();
    writers[measure].rows(0, rows);
    times.compare += computed - start;
    times.write += performance.now() - computed;
  }
  writers[measure].end();
}
closeSync(handle);
Object.assign(stages, { compare: Math.round(times.compare), write: Math.round(times.write) });
since = performance.now();

const dd = { n: 0, s: 0 };
for (let panel = 0; panel < panels; panel++) {
  if (!wanted[panel] || keys[panel][0] !== 'Total') continue;
  const { ratio } = comparison.panel(panel, figures[1], ['ratio']);
  for (const value of ratio) {
    if (Number.isNaN(value)) continue;
    dd.n++;
    dd.s += value;
  }
}
mark('disparity');

const check = { bad, sums, mm: Object.values(mm), dd: Object.values(dd) };
console.log(JSON.stringify({ stages, memory: peak(), rows: columns.rows, faultCount, symbols, check }));

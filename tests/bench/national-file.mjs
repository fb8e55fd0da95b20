// A made-up national file in the DfE's tidy form, the same for the same number of categories:
// node national-file.mjs <folder> <categories>; about 100,000 rows for each category.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const [folder, categories] = [process.argv[2], Number(process.argv[3])];

/** mulberry32 */
let state = 0x9e3779b9 ^ categories;
function random() {
  state = ((state | 0) + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const words = (text) => text.split('|');
const quoted = (text) => (text.includes(',') ? `"${text}"` : text);
const REGIONS = words(
  'North East|North West|Yorkshire and The Humber|East Midlands|West Midlands|East of England|London|South East|South West',
).map((name, index) => ({ code: `E1200000${index + 1}`, name }));
const SEXES = words('Total|Female|Male');
const ETHNICITIES = words(
  'Total|White|White British|White Irish|Traveller of Irish heritage|Gypsy/Roma|Any other White background|Mixed|White and Black Caribbean|White and Asian|Asian|Indian|Pakistani|Bangladeshi|Black|Black African|Black Caribbean|Chinese|Unknown',
);
const KINDS = words('Primary need|Placement|Age group|Duration|Legal status');
const SYMBOLS = words('c|c|c|x|z|z|:|k|low');
const HEADINGS =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,ethnicity,category,number,rate_per_10000,pct_of_total\n';

const reference = fileURLToPath(new URL('../../data/reference/areas.csv', import.meta.url));
const authorities = parse(readFileSync(reference), { columns: true, bom: true })
  .filter(({ area_code, to }) => /^E(0[689]|10)/.test(area_code) && to === '')
  .map(({ la_code, area_code, area_name, region }) => ({
    old: la_code.split('|')[0],
    code: area_code,
    name: area_name,
    region: REGIONS.find(({ name }) => name === region.replace(/^(Inner|Outer) /, '')),
  }));
const named = Array.from({ length: categories }, (_, i) =>
  i === 0 ? 'Total' : `${KINDS[i % 5]} ${String(i).padStart(2, '0')}`,
);
const areas = [
  { text: 'National,E92000001,England,,,,,', weight: 153 },
  ...REGIONS.map(({ code, name }) => ({ text: `Regional,E92000001,England,${code},${name},,,`, weight: 17 })),
  ...authorities.map(({ old, code, name, region }) => ({
    text: `Local authority,E92000001,England,${region.code},${region.name},${old},${code},${quoted(name)}`,
    weight: 1,
    level: 40 + random() * 60,
  })),
];

let invalid = 0;
/** Symbols in the place of some figures of an authority, five in a hundred of each. */
function hidden(cells) {
  const chance = random();
  const symbol = () => SYMBOLS[Math.floor(random() * SYMBOLS.length)];
  if (chance < 0.05) {
    const same = symbol();
    return [same, chance < 0.04 ? same : cells[1], chance < 0.04 ? same : cells[2]];
  }
  if (chance < 0.06) return [cells[0], symbol(), cells[2]];
  if (chance < 0.07) return [cells[0], cells[1], symbol()];
  if (chance > 0.9999 && invalid < 20) {
    invalid++;
    return ['n/a', cells[1], cells[2]];
  }
  return chance > 0.9985 && chance < 0.999 ? [cells[0], '', cells[2]] : cells;
}

const file = openSync(join(folder, 'national.csv'), 'w');
writeSync(file, HEADINGS);
for (let year = 2013; year < 2024; year++)
  for (const { text, weight, level } of areas) {
    const lines = [];
    const usual = (level ?? 70) * (1 + (year - 2013) * 0.01);
    for (const category of named)
      for (const ethnicity of ETHNICITIES)
        for (const sex of SEXES) {
          const rate = usual * (0.6 + random() * 0.8);
          const number = Math.floor(rate * weight * (0.5 + random()));
          const cells = [String(number), rate.toFixed(1), (random() * 100).toFixed(2)];
          const shown = level === undefined ? cells : hidden(cells);
          const period = `${year}${String((year + 1) % 100).padStart(2, '0')}`;
          lines.push(`${period},Academic year,${text},${sex},${ethnicity},${category},${shown.join(',')}\n`);
        }
    writeSync(file, lines.join(''));
  }
closeSync(file);

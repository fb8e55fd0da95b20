// A national file by our road, by R's dplyr and data.table and by DuckDB, one after the other: how many times our
// time and memory each takes, and whether all come to the same sums.
// node tests/bench/national.mjs [--millions 1] [--rounds 3] [--everything]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: asked } = parseArgs({
  options: {
    millions: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    everything: { type: 'boolean', default: false },
  },
});
const script = (name) => fileURLToPath(new URL(`national/${name}`, import.meta.url));
const TOOLS = [
  { name: 'care-indicators', command: [process.execPath, script('ours.mjs')] },
  { name: 'DuckDB', command: [process.execPath, script('duckdb.mjs')] },
  { name: 'R data.table', command: ['Rscript', script('datatable.R')], packages: ['data.table'] },
  {
    name: 'R readr + dplyr',
    command: ['Rscript', script('dplyr.R')],
    packages: ['readr', 'dplyr', 'tidyr'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'national-'));

function run([program, ...given], scope) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, [...given, scope], { cwd: folder, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${program} ${given.join(' ')} failed: ${stderr}`);
  return { seconds, ...JSON.parse(stdout.trim().split('\n').at(-1)) };
}

const missing = ({ packages = [] }) =>
  packages.length > 0 &&
  spawnSync('Rscript', ['-e', packages.map((name) => `library(${name})`).join(';')]).status !== 0;

const close = (a, b) => Math.abs(a - b) <= Math.abs(b) * 1e-9 + 1e-6;
function sameSums(check, expected) {
  for (const part of ['bad', 'sums', 'mm', 'dd'])
    if (!expected[part].every((sum, at) => close(check[part][at], sum)))
      throw new Error(`${part} differ: ${check[part].join(' ')}; ours are ${expected[part].join(' ')}`);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const columns = (cells) =>
  `  ${cells[0].padEnd(18)}${cells
    .slice(1)
    .map((cell) => cell.padStart(12))
    .join('')}`;

/** Each tool in turn, as often as asked for; the medians. */
function measured(tools, scope) {
  const runs = tools.map(() => []);
  for (let round = 0; round < Number(asked.rounds); round++)
    tools.forEach(({ command }, at) => {
      const result = run(command, scope);
      if (result.check && at > 0) sameSums(result.check, runs[0][0].check);
      runs[at].push(result);
    });
  return runs.map((each) => ({
    seconds: median(each.map((one) => one.stages?.scan / 1000 || one.seconds)),
    wall: median(each.map(({ seconds }) => seconds)),
    memory: median(each.map(({ memory }) => memory)),
  }));
}

function table(title, tools, scope, time) {
  const results = measured(tools, scope);
  console.log(`\n${title}`);
  console.log(columns(['', 'seconds', 'times ours', 'memory MB']));
  results.forEach((result, at) => {
    const ratio = result[time] / results[0][time];
    const cells = [result[time].toFixed(2), ratio.toFixed(1), String(result.memory ?? '')];
    console.log(columns([tools[at].name, ...cells]));
  });
}

try {
  const categories = Math.round(Number(asked.millions) * 10);
  spawnSync(process.execPath, [script('generate.mjs'), folder, String(categories)], { stdio: 'inherit' });
  const there = TOOLS.filter((tool) => !missing(tool));
  for (const { name, packages } of TOOLS.filter((tool) => !there.includes(tool))) {
    const debian = ['r-base-core', ...packages.map((each) => `r-cran-${each}`)].join(' ');
    console.log(
      `${name} is not here, so it is left out; on Debian or Ubuntu it is had by apt install ${debian}.`,
    );
  }
  const rows = (categories * 102_201).toLocaleString('en');
  const quick = asked.everything ? there : there.slice(0, 2);
  const said = `${rows} rows; each tool in turn, ${asked.rounds} times, the median; equal sums checked`;
  console.log(`National file of ${said}.`);
  table('Reading every cell, one query against one scan', TOOLS.slice(0, 2), 'scan', 'seconds');
  const read = 'read, checked and melted whole';
  table(`Headline: ${read}, comparators for the totals`, there, 'headline', 'wall');
  table(`All: ${read}, comparators for every series`, quick, 'all', 'wall');
} finally {
  rmSync(folder, { recursive: true });
}

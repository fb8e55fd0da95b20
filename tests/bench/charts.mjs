// How long a chart takes after the first, and how many times that ggplot2 takes for the same, where R has it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chart, load, render, suggested } from '../../dist/src/index.js';

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const published = load();
const tables = [...new Set(published.figures.map(({ table }) => table))];
const requests = tables
  .flatMap((table) => suggested(published, table))
  .filter(({ kind }) => kind === 'trend');

/** Milliseconds for each chart from the figures to the bytes, once everything is loaded. */
async function ours(format) {
  await render(chart('trend', published, requests[0].options), format);
  const times = [];
  for (const { kind, options } of requests) {
    const start = performance.now();
    await render(chart(kind, published, options), format);
    times.push(performance.now() - start);
  }
  return median(times);
}

function ggplot2(folder, format) {
  const script = fileURLToPath(new URL('charts.R', import.meta.url));
  try {
    const out = execFileSync('Rscript', [script, folder, format], { encoding: 'utf8', stdio: 'pipe' });
    return median(out.trim().split('\n').map(Number));
  } catch {
    return undefined;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'charts-'));
try {
  for (const { kind, options } of requests) {
    const drawn = chart(kind, published, options);
    writeFileSync(join(folder, `${drawn.name}.csv`), await render(drawn, 'csv'));
  }
  console.log(`${requests.length} line charts, the median after the first:`);
  for (const format of ['svg', 'png']) {
    const own = await ours(format);
    const peer = ggplot2(folder, format);
    const ratio =
      peer === undefined
        ? 'no R with ggplot2 to compare with'
        : `ggplot2 ${peer.toFixed(0)} ms, ${(peer / own).toFixed(1)} times as long`;
    console.log(`  ${format}  ${own.toFixed(0)} ms; ${ratio}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

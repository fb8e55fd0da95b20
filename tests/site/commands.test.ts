import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSite, nationalAt } from '../../src/cli/site.js';
import { publishOutputs } from '../../src/io/publish-outputs.js';
import type { Built } from '../../src/quality/index.js';
import { built } from '../analysis/published.js';

const home = mkdtempSync(join(tmpdir(), 'site-commands-'));
afterAll(() => rmSync(home, { recursive: true }));

const TABLE = 'cin-rate';

/** The documents with one of their tables. */
const small: Built = {
  ...built,
  publications: built.publications.map((one) => ({
    ...one,
    tables: one.tables.filter(({ table }) => table === TABLE),
  })),
  grids: built.grids.filter(({ table }) => table === TABLE),
  figures: built.figures.filter(({ table }) => table === TABLE),
  issues: built.issues.filter(({ table }) => table === TABLE),
};

describe('site', () => {
  it('puts the site in its place, without what was there before, and touches nothing else', async () => {
    const outputs = join(home, 'outputs');
    mkdirSync(join(outputs, 'site'), { recursive: true });
    writeFileSync(join(outputs, 'site/compare.html'), 'of a former run');
    writeFileSync(join(outputs, 'mine.txt'), 'mine');
    const said = await buildSite(small, { data: 'data', outputs }, {});
    expect(said).toMatch(/^\d+ pages: open .*outputs\/site\/index\.html in a browser$/);
    expect(readdirSync(outputs).sort()).toEqual(['mine.txt', 'site']);
    expect(existsSync(join(outputs, 'site/compare.html'))).toBe(false);
    expect(readFileSync(join(outputs, 'site/indicators/cin_rate.html'), 'utf8')).toContain('410.3');
    expect(readdirSync(join(outputs, 'site/charts'))).toContain('cin-rate-trend.png');
  });

  it('says what to do where the store that is named holds nothing', async () => {
    await expect(nationalAt({ store: join(home, 'empty') }, { data: 'data', outputs: home })).rejects.toThrow(
      'holds no imported data; import DfE files first',
    );
    expect(await nationalAt({}, { data: 'data', outputs: home })).toBeUndefined();
  });
});

it('a run leaves no page of the run before, and keeps what others have put into the outputs', () => {
  const outputs = join(home, 'published');
  mkdirSync(join(outputs, 'site'), { recursive: true });
  writeFileSync(join(outputs, 'site/old.html'), 'old');
  writeFileSync(join(outputs, 'mine.txt'), 'mine');
  const page = { path: 'site/index.html', name: 'site', title: 'Site', content: 'new' };
  publishOutputs(outputs, [page], [], (path) => path.startsWith('site/'));
  expect(readdirSync(join(outputs, 'site'))).toEqual(['index.html']);
  expect(readFileSync(join(outputs, 'mine.txt'), 'utf8')).toBe('mine');
});

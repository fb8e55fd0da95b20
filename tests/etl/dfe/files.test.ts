import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RefusedInput } from '../../../src/model/fault.js';
import { projectFolder } from '../../../src/project.js';
import { figuresText, importInto, issuesText, scratchFolder } from './importing.js';

const folder = join(projectFolder(), 'tests/etl/dfe/files');
const scratch = scratchFolder();

/**
 * A folder is a case: `import` holds the files, `options.json` what is said on the command line; `figures.csv` and
 * `issues.txt` are what comes of them, `refused.txt` why nothing does. To add one, lay the files there and run
 * `npx vitest run tests/etl/dfe/files.test.ts -u`; then read what was written.
 */
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('files as the DfE has published them, made up and small', () => {
  it.each(cases)('%s', async (name) => {
    const given = join(folder, name);
    const options = join(given, 'options.json');
    const store = join(scratch, name);
    try {
      const imported = await importInto(
        store,
        [join(given, 'import')],
        existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')) : {},
      );
      await expect(await figuresText(imported.store)).toMatchFileSnapshot(join(given, 'figures.csv'));
      await expect(issuesText(imported)).toMatchFileSnapshot(join(given, 'issues.txt'));
      expect(existsSync(join(given, 'refused.txt'))).toBe(false);
    } catch (error) {
      if (!(error instanceof RefusedInput)) throw error;
      const message = error.message.replaceAll(`${join(given, 'import')}/`, '');
      await expect(`${message}\n`).toMatchFileSnapshot(join(given, 'refused.txt'));
      expect(existsSync(join(given, 'figures.csv'))).toBe(false);
      expect(existsSync(store)).toBe(false);
    }
  });
});

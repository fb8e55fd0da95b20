import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/project.js';
import { care } from '../command-line.js';

/**
 * Each folder of `faults` is a case: files laid over `base`, and in `expected.txt` what the command says of
 * them. `UPDATE_EXPECTED=1` writes what it says now, to be read before it is kept.
 */
const project = projectFolder();
const faults = join(project, 'tests/etl/faults');
const scratch = mkdtempSync(join(tmpdir(), 'care-indicators-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function runOn(name: string) {
  const data = join(scratch, name, 'data');
  cpSync(join(project, 'data/reference'), join(data, 'reference'), { recursive: true });
  cpSync(join(faults, 'base'), data, { recursive: true });
  cpSync(join(faults, name), data, { recursive: true, filter: (path) => !path.endsWith('expected.txt') });
  const outputs = join(scratch, name, 'outputs');
  const { status, stderr } = await care('--data', data, '--outputs', outputs);
  return { status, stderr, written: existsSync(outputs) };
}

describe('a faulty input is refused with every fault, and nothing is written', () => {
  const cases = readdirSync(faults).filter((name) => name !== 'base');

  it.each(cases)('%s', async (name) => {
    const { status, stderr, written } = await runOn(name);
    const file = join(faults, name, 'expected.txt');
    if (process.env.UPDATE_EXPECTED) writeFileSync(file, stderr);
    expect(stderr).toBe(readFileSync(file, 'utf8'));
    expect(stderr).toContain('nothing was written');
    expect(status).toBe(1);
    expect(written).toBe(false);
  });
});

it('the input they are laid over is sound', async () => {
  const { status, stderr, written } = await runOn('base');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(written).toBe(true);
});

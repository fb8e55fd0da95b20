import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { projectFolder } from '../src/project.js';

export interface VectorCase {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of inputs and results differs from suite to suite
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly expected: any;
}

interface Suite {
  readonly tolerance: { readonly rel?: number; readonly abs?: number; readonly exact?: boolean };
  readonly cases: readonly VectorCase[];
}

/** A suite of reference results: inputs, what the field's software gives, and how close we must come. */
export const vectors = (name: string): Suite =>
  JSON.parse(readFileSync(join(projectFolder(), 'tests/vectors', `${name}.json`), 'utf8'));

/** Numbers, lists of numbers or `null`s that agree with the reference at its own tolerance. */
export function expectClose(
  actual: unknown,
  expected: unknown,
  { rel = 0, abs = 0 }: Suite['tolerance'],
  what = 'value',
): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `${what} is a list`).toBe(true);
    expect((actual as unknown[]).length, `length of ${what}`).toBe(expected.length);
    expected.forEach((item, index) => {
      expectClose((actual as unknown[])[index], item, { rel, abs }, `${what}[${index}]`);
    });
    return;
  }
  if (typeof expected !== 'number') {
    expect(actual, what).toEqual(expected);
    return;
  }
  const off = Math.abs((actual as number) - expected);
  expect(off, `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(
    Math.max(abs, rel * Math.abs(expected)),
  );
}

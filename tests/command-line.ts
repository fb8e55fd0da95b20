import { vi } from 'vitest';
import { careIndicators } from '../src/cli/program.js';

/** What a command published, and how it ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Run the command line in this process and keep what it prints.
 *
 * @example (await care('show', 'cin-rate')).status // 0
 */
export async function care(...words: string[]): Promise<Ended> {
  const published = { stdout: '', stderr: '' };
  const keep = (stream: keyof typeof published) => (text: unknown) => {
    published[stream] += text;
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('stderr')),
    vi.spyOn(console, 'log').mockImplementation((text: unknown) => keep('stdout')(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text: unknown) => keep('stderr')(`${text}\n`)),
  ];
  const before = process.exitCode;
  try {
    const status = await careIndicators(words);
    return { status, ...published };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

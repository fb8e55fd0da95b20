#!/usr/bin/env node
import { careIndicators } from './program.js';

// A reader such as head may close the pipe before all is published.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

// What a command holds on the disk is given up when its process exits. Ctrl+C ends as shells expect it.
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.once(signal, () => process.exit(status));

process.exitCode = await careIndicators(process.argv.slice(2));

#!/usr/bin/env node
import { careIndicators } from './program.js';

// A reader such as head may close the pipe before all is printed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await careIndicators(process.argv.slice(2));

import { defineConfig } from 'vitest/config';

// Files share the modules they load: no test changes a module, and loading them anew for each file took half the time.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

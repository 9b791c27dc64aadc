import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // Fast: pure functions and small publications, nothing printed.
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/end-to-end/**', '**/*.slow.test.ts'],
          // Nothing in them lasts from file to file, so that modules are loaded once.
          isolate: false,
        },
      },
      {
        // The built command over the sample publication, and everything that needs a browser.
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts', 'test/**/*.slow.test.ts'],
          globalSetup: ['test/end-to-end/build-sample.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

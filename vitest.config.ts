import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ownProcess = [
  'test/platform/*.slow.test.ts',
  'test/build/incremental.slow.test.ts',
  'test/build/every-field.slow.test.ts',
];
const globalSetup = ['test/harness/temporary-folder.ts'];
/** Nothing takes as long on a quiet machine; beside other builds it may. */
const patience = { testTimeout: 400_000, hookTimeout: 400_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    // Most tests of a browser, a server or a command wait for it: more files at a time than there are cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        // Fast: pure functions and small publications, nothing printed.
        test: {
          name: 'unit',
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: ['test/end-to-end/**', '**/*.slow.test.ts'],
          // Nothing in them lasts from file to file, so that modules are loaded once.
          isolate: false,
          ...patience,
        },
      },
      {
        // The built command over the sample publication, and everything that needs a browser.
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts', 'test/**/*.slow.test.ts'],
          exclude: [...ownProcess],
          globalSetup: [...globalSetup, 'test/end-to-end/build-sample.ts'],
          isolate: false,
          // Browsers and processes of others are not ours to mend. What is tried again is reported.
          retry: 1,
          ...patience,
        },
      },
      {
        // The reader desk: its own server, with PostgreSQL, nginx, Caddy and a browser where they are installed.
        test: {
          name: 'desk',
          globalSetup: [...globalSetup, 'packages/desk/test/harness/start-postgres.ts'],
          include: ['packages/desk/test/**/*.test.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        // What counts the processes that its own has started, or puts a module in the place of another.
        test: {
          name: 'isolated',
          globalSetup,
          include: [...ownProcess],
          ...patience,
        },
      },
    ],
  },
});

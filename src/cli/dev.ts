import { waitForSignal } from '../platform/clean-up.ts';
import { openClock } from '../build/dates.ts';
import type { Command } from './command.ts';
import { openDevTerminal } from './dev-terminal.ts';
import {
  asOfOption,
  browserOption,
  cacheOption,
  devOptionsOf,
  jobsOption,
  noCacheOption,
  rootOption,
} from './options.ts';

export const dev: Command = {
  summary: 'Serve the site while you write, and reload it when a file changes.',
  details: `Serves the site from memory. When a file changes, it rebuilds the site and reloads the open page where you were.
Drafts and scheduled articles are shown and marked. An overlay shows errors. A book is built when you follow its
link. Nothing is written: dist stays as the last build left it.

  kolofon dev
  kolofon dev --members --port 8080
  kolofon dev --as-of 2027-01-01`,
  options: {
    root: rootOption,
    port: {
      type: 'string',
      value: 'NUMBER',
      summary: 'The port (default: 4321, or the next free one).',
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      summary: 'The address to listen on (default: 127.0.0.1, this machine only; 0.0.0.0 is all networks).',
    },
    members: { type: 'boolean', summary: "Serve the members' edition." },
    open: { type: 'boolean', summary: 'Open the site in the browser.' },
    published: { type: 'boolean', summary: 'Leave out drafts and scheduled articles.' },
    'as-of': asOfOption,
    jobs: jobsOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
    browser: browserOption,
  },
  async run(input) {
    const options = devOptionsOf(input.values);
    const now = openClock(input.now);
    const { startDev } = await import('../build/dev/start-dev.ts');
    const ended = waitForSignal();
    const events = openDevTerminal(input, now);
    const running = await startDev(options, input, events, now);
    if (input.values['open'] === true) {
      const { default: open } = await import('open');
      // Where there is no browser, nothing happens: the address was printed.
      await open(running.address).catch(() => undefined);
    }
    await ended;
    await running.close();
    return 0;
  },
};

import { waitForSignal } from '../platform/wait-for-signal.ts';
import { openClock } from './clock.ts';
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
  summary: 'Show the site in a browser while it is written, and keep it up to date.',
  details: `Serves the site from memory, builds it again when a file changes, and loads the open page again where its
reader was. Drafts and articles that are due later are shown and marked. Errors stand over the page. A book is made when somebody follows its link. Nothing is written:
dist stays as the last build left it.

  kolofon dev
  kolofon dev --members --port 8080
  kolofon dev --as-of 2027-01-01`,
  options: {
    root: rootOption,
    port: {
      type: 'string',
      value: 'NUMBER',
      summary: 'Where the site is served (default: 4321). Where that is taken, the next that is free.',
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      summary: 'The address to listen at (default: 127.0.0.1, this machine alone; 0.0.0.0 is all networks).',
    },
    members: { type: 'boolean', summary: "The members' edition of the site." },
    published: { type: 'boolean', summary: 'Only what is published, without drafts and later articles.' },
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
    const running = await startDev(options, input, openDevTerminal(input, now), now);
    await ended;
    await running.close();
    return 0;
  },
};

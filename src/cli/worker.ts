import { countOf } from '../build/counts.ts';
import { leaveSignals, waitForSignal } from '../platform/clean-up.ts';
import type { Command, CommandInput } from './command.ts';
import {
  browserOption,
  cacheOption,
  cacheRemoteOption,
  noCacheOption,
  queueOption,
  workerOptionsOf,
} from './options.ts';
import { formatSeconds } from './report-diagnostics.ts';

export const worker: Command = {
  summary: 'Do work for builds on other machines: books, pictures, search indexes.',
  details: `Takes jobs from a queue until it is stopped (SIGTERM, Ctrl+C): it then finishes the jobs that it has, or
gives them back. It needs no sources, only a browser and the keys of the shared cache, in the environment:
KOLOFON_CACHE_SIGNING_KEY signs what it makes, KOLOFON_CACHE_TRUST names the public keys of builders with another
key, with commas between them, and KOLOFON_CACHE_MEMBERS_KEY lets it read the members' edition.

  kolofon worker --queue redis://queue.internal:6379
  kolofon worker --queue redis://queue.internal --cache-remote https://cache.internal --concurrency 4
  kolofon worker --health-port 8080`,
  options: {
    queue: queueOption,
    'cache-remote': {
      ...cacheRemoteOption,
      summary: 'The shared cache: http, https, redis or rediss (default: the server of the queue).',
    },
    concurrency: {
      type: 'string',
      value: 'NUMBER',
      summary: 'How many jobs to do at a time (default: one for each core).',
    },
    'health-port': {
      type: 'string',
      value: 'NUMBER',
      summary: 'Answer GET /live and GET /ready on this port.',
    },
    grace: {
      type: 'string',
      value: 'SECONDS',
      summary: 'How long to finish jobs before they are given back (default: 25).',
    },
    cache: cacheOption,
    'no-cache': noCacheOption,
    browser: browserOption,
  },
  async run(input) {
    const options = workerOptionsOf(input.values);
    // The browser must outlive the signal, or no job could be finished.
    leaveSignals();
    const ended = waitForSignal();
    const { startWorker } = await import('../build/start-worker.ts');
    const started = await startWorker(options, input, (job) => report(job, input));
    const { server, kinds, namespaces, concurrency, healthPort } = started;
    const whose = namespaces.includes('members') ? ", the members' edition too" : '';
    const health = healthPort === undefined ? '' : `; health on port ${String(healthPort)}`;
    input.terminal.line(
      `Taking jobs from ${server}: ${kinds.join(', ')}${whose}; ${countOf(concurrency, 'job', 'jobs')} at a time${health}.`,
    );
    await ended;
    input.terminal.line('Stopping: no more jobs are taken.');
    await started.stop();
    input.terminal.line('Stopped.');
    return 0;
  },
};

interface Job {
  readonly kind: string;
  readonly milliseconds: number;
  readonly failure?: string;
}

/** A line for each job: which book it was is nobody's business here. */
function report({ kind, milliseconds, failure }: Job, { terminal }: CommandInput): void {
  const time = formatSeconds(milliseconds).padStart(8);
  terminal.line(
    failure === undefined
      ? `${terminal.style('green', '✓')} ${kind.padEnd(9)} ${time}`
      : `${terminal.style('red', '✗')} ${kind.padEnd(9)} ${time} ${failure.split('\n')[0] ?? ''}`,
  );
}

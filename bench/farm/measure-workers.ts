import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys } from '../../src/remote-cache/keys.ts';
import { environment } from '../environment.ts';
import { writeIllustrated } from '../illustrated.ts';
import { writeLibrary } from '../library.ts';

/** One build of a corpus. */
export interface WorkerRun {
  readonly corpus: 'books' | 'pictures';
  /** 0 for a build on one machine without a queue. */
  readonly workers: number;
  /** In seconds. */
  readonly wall: number;
  /** Of jobs by their kind, in milliseconds. */
  readonly times: ReadonlyMap<string, readonly number[]>;
}

const corpora = {
  books: {
    format: 'pdf',
    write: (root: string, settings: string): Promise<void> => {
      writeLibrary(root, 104, settings);
      return Promise.resolve();
    },
  },
  pictures: {
    format: 'site',
    write: async (root: string, settings: string) => {
      await writeIllustrated(root, 12, {
        photographs: 2,
        width: 2400,
        height: 1600,
        formulas: 0,
        listings: 0,
      });
      appendFileSync(join(root, 'series', 'publication.yaml'), settings);
    },
  },
} as const;

/** Builds each corpus alone, with one worker and with two, each of which does one job at a time. */
export async function measureWorkers(queue: string): Promise<WorkerRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  const keys = generateKeys();
  const own = { ...environment, KOLOFON_CACHE_SIGNING_KEY: keys.signing };
  const settings = `cache:\n  remote:\n    trust: [${keys.public}]\n`;
  const runs: WorkerRun[] = [];
  try {
    for (const corpus of ['books', 'pictures'] as const) {
      const { format, write } = corpora[corpus];
      const root = join(folder, corpus);
      await write(root, settings);
      for (const workers of [0, 1, 2]) {
        spawnSync('redis-cli', ['-u', queue, 'flushall']);
        const started = await Promise.all(
          Array.from({ length: workers }, (_, index) =>
            startWorker(queue, join(folder, `worker-${corpus}-${workers}-${index}`), own),
          ),
        );
        const start = performance.now();
        const cache = join(folder, `${corpus}-${workers}`);
        const more = workers === 0 ? [] : ['--queue', queue];
        const args = ['--root', root, '--out', `${cache}-out`, '--cache', cache, '--format', format];
        const built = spawnSync(
          process.execPath,
          ['build/cli.js', 'build', ...args, '--locked', '--as-of', '2026-01-01', ...more],
          { env: own, encoding: 'utf8' },
        );
        if (built.status !== 0) throw new Error(built.stderr);
        const wall = (performance.now() - start) / 1000;
        const logs = await Promise.all(started.map((worker) => worker.stop()));
        runs.push({ corpus, workers, wall, times: readTimes(logs.join('')) });
      }
    }
    return runs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startWorker(queue: string, cache: string, env: NodeJS.ProcessEnv) {
  const child = spawn(
    process.execPath,
    ['build/cli.js', 'worker', '--queue', queue, '--concurrency', '1', '--cache', cache],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (text: Buffer) => {
      log += String(text);
      if (log.includes('Taking jobs')) resolve();
    });
  });
  await ready;
  return {
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return log;
    },
  };
}

/** From the lines of workers: `✓ prints 2.31 s`. */
function readTimes(log: string): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const [, kind = '', seconds = ''] of log.matchAll(/^✓ (\w+)\s+([\d.]+) s$/gm))
    times.set(kind, [...(times.get(kind) ?? []), Number(seconds) * 1000]);
  return times;
}

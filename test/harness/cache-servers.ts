import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, freePort } from './ports.ts';

export interface CacheServer {
  readonly url: string;
  /** Ends it, gently or at once. */
  close(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export const token = 'et-hemmelig-ord';

/** Whether Debian's redis-server, or another one, is installed. */
export function hasRedis(): boolean {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere)
    console.warn('redis-server is not installed: neither the shared cache nor the queue is tried with it.');
  return isThere;
}

export const cacheServers = { turborepo: startTurborepo, redis: startRedis };

/** The server of npm's `turborepo-remote-cache`, which keeps its values in a folder. */
async function startTurborepo(folder: string): Promise<CacheServer> {
  const main = createRequire(import.meta.url).resolve('turborepo-remote-cache');
  const port = await freePort();
  const process = spawn(globalThis.process.execPath, [join(dirname(main), 'cli.js')], {
    stdio: 'ignore',
    env: {
      ...globalThis.process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      TURBO_TOKEN: token,
      LOG_LEVEL: 'fatal',
      STORAGE_PATH: folder,
      STORAGE_PATH_USE_TMP_FOLDER: 'false',
    },
  });
  return started(process, port, `http://127.0.0.1:${String(port)}`);
}

/** One that keeps its values in memory alone, on this port or a free one. */
export async function startRedis(folder: string, at?: number): Promise<CacheServer> {
  const port = at ?? (await freePort());
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const process = spawn('redis-server', settings, { stdio: 'ignore' });
  return started(process, port, `redis://127.0.0.1:${String(port)}`);
}

async function started(process: ChildProcess, port: number, url: string): Promise<CacheServer> {
  while (!(await answers(port))) {
    if (process.exitCode !== null) throw new Error(`${url} did not start.`);
    await wait(50);
  }
  return {
    url,
    close: async (signal = 'SIGTERM') => {
      const ended = once(process, 'exit');
      process.kill(signal);
      await ended;
    },
  };
}

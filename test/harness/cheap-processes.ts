import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { WrittenKeys } from '../../src/remote-cache/keys.ts';

const requireForLibraries =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

export interface CheapProcess {
  readonly process: ChildProcess;
  /** Resolves once it has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export type StartCheapProcess = (url: string, madeBy?: string) => Promise<CheapProcess>;

/** Gives what starts workers in processes of their own; the folder takes their script. */
export async function openCheapProcesses(folder: string, keys: WrittenKeys): Promise<StartCheapProcess> {
  const outfile = join(folder, 'cheap-worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('cheap-worker.ts', import.meta.url))],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
    banner: { js: requireForLibraries },
  });
  return async (url, madeBy = 'one version') => {
    const child = spawn(process.execPath, [outfile, JSON.stringify({ url, keys, madeBy })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return {
      process: child,
      end: async (signal) => {
        if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
        const ended = once(child, 'exit') as Promise<[number | null]>;
        child.kill(signal);
        return (await ended)[0];
      },
    };
  };
}

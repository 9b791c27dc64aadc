import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { generateKeys } from '../../src/remote-cache/keys.ts';
import { hasRedis } from '../harness/cache-servers.ts';
import { runChaos } from '../harness/chaos.ts';
import { openCheapProcesses } from '../harness/cheap-processes.ts';

/** `KOLOFON_CHAOS=200,7` sets how many rounds, and the seed. */
const [rounds = 4, seed = 1] = (process.env['KOLOFON_CHAOS'] ?? '').split(',').filter(Boolean).map(Number);
const { public: own, signing } = generateKeys();
const keys = { trusted: [own], signing, members: undefined };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});
afterAll(() => removeFolder(folder));

test.runIf(hasRedis())(
  'whatever happens to workers and to the server, each job has its value or is left to the build',
  { timeout: rounds * 30_000 },
  async () => {
    const startWorker = await openCheapProcesses(folder, keys);
    const report = await runChaos({ rounds, seed, jobs: 12, keys, folder, startWorker });
    const counts = Object.values(report);
    expect(counts.reduce((sum, { done, here }) => sum + done + here, 0)).toBe(12 * rounds);
    expect(counts.some(({ done }) => done > 0)).toBe(true);
    if (rounds > 4) console.log(report);
  },
);

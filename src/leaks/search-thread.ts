// A thread that looks into files for members-only content: it takes one, and answers whether it is clean.
import { parentPort, workerData } from 'node:worker_threads';
import type { Fingerprints } from './fingerprints.ts';
import { searchFile } from './search-file.ts';
import type { FileToSearch } from './search-folders.ts';

const fingerprints = workerData as Fingerprints;

parentPort?.on('message', (file: FileToSearch) => void answer(file));

async function answer({ path, bytes, room }: FileToSearch): Promise<void> {
  const leaks = await searchFile(path, bytes, fingerprints, { left: room });
  parentPort?.postMessage(leaks.length === 0);
}

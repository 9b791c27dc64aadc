import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file by one rename, so that nobody reads half of it. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.${String(process.pid)}`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

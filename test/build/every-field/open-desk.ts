import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { printFiles, type Written } from './written.ts';

/** A folder with a publication in it. Files that are to be the same are left alone. */
export interface Desk {
  readonly root: string;
  readonly write: (written: Written) => void;
  readonly close: () => void;
}

export function openDesk(): Desk {
  const outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  const root = join(outer, 'publication');
  mkdirSync(root);
  return {
    root,
    write: (written) => {
      const files = printFiles(written);
      const there = new Set(listFiles(root));
      for (const path of there) if (!files.has(path)) rmSync(join(root, path));
      for (const [path, text] of files) {
        const file = join(root, path);
        if (there.has(path) && readFileSync(file, 'utf8') === text) continue;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    },
    close: () => rmSync(outer, { recursive: true, force: true }),
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}

import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from '../../src/library/check.ts';
import { importSource, type ImportOutcome } from '../../src/import/import-source.ts';
import type { Importer } from '../../src/import/importer.ts';
import { openSource, type Source } from '../../src/import/source.ts';
import { printReport } from '../../src/import/write/report.ts';

/** A source of some files, and the folder into which it is imported. */
export interface ImportTarget {
  write(path: string, content: string | Uint8Array): void;
  import(
    importer: Importer,
    source: string,
    options?: { files?: string; language?: string },
  ): Promise<ImportOutcome>;
  open(source: string): Source;
  /** A file of the publication. */
  read(path: string): string;
  has(path: string): boolean;
  edit(path: string, change: (text: string) => string): void;
  report(outcome: ImportOutcome): string;
  /** What `kolofon check` says of it: `code: file: message`. */
  problems(): Promise<string[]>;
}

export function newImportTarget(): ImportTarget {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-import-test-'));
  const target = join(root, 'library');
  const place = (path: string) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    write: (path, content) => {
      writeFileSync(place(path), content);
    },
    import: (importer, source, { files, language } = {}) =>
      importSource(importer, openSource(join(root, source)), {
        target,
        name: undefined,
        language,
        files: files === undefined ? undefined : openSource(join(root, files)),
        today: '2026-11-30',
        isDryRun: false,
      }),
    open: (source) => openSource(join(root, source)),
    read: (path) => readFileSync(join(target, path), 'utf8'),
    has: (path) => existsSync(join(target, path)),
    edit: (path, change) => {
      writeFileSync(join(target, path), change(readFileSync(join(target, path), 'utf8')));
    },
    report: ({ summary, losses }) => [...printReport(summary, losses)].join(''),
    problems: async () => {
      const { diagnostics } = await check({ root: target, asOf: '2026-11-30', cache: false });
      return diagnostics.map(({ code, file, message }) => `${code}: ${file}: ${message}`);
    },
  };
}

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importSource, type ImportOutcome } from '../../src/import/import-source.ts';
import type { Imported } from '../../src/import/imported.ts';
import type { ImportContext, Importer } from '../../src/import/importer.ts';
import { openSource } from '../../src/import/source.ts';
import { printReport } from '../../src/import/write/report.ts';
import { sumFiles } from '../harness/list-files.ts';

const origin = { file: 'notes.txt', line: 3 };

/** Of a folder of notes: one article for each, by its name. */
function importerOf(notes: Readonly<Record<string, string>>, more: readonly Imported[] = []): Importer {
  return {
    id: 'notes',
    title: 'Notes',
    recognises: () => true,
    // eslint-disable-next-line @typescript-eslint/require-await
    read: async function* (_source, { names }: ImportContext) {
      const paths = Object.keys(notes).map((name) => names.article(name, name));
      for (const [index, [name, body]] of Object.entries(notes).entries())
        yield { kind: 'article', path: paths[index] ?? '', frontMatter: { title: name }, body, origin };
      const parts = paths.map((path) => path.replace(/\.md$/, ''));
      yield { kind: 'series', id: names.series('all', 'All notes'), title: 'All notes', parts, origin };
      yield* more;
    },
  };
}

interface Target {
  readonly folder: string;
  read(path: string): string;
  write(path: string, text: string): void;
  import(importer: Importer, isDryRun?: boolean): Promise<ImportOutcome>;
}

function newTarget(): Target {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-import-test-'));
  const folder = join(root, 'library');
  const notes = join(root, 'notes 2026-11-30');
  mkdirSync(notes);
  return {
    folder,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    import: (importer, isDryRun = false) =>
      importSource(importer, openSource(notes), {
        target: folder,
        name: undefined,
        language: 'en',
        files: undefined,
        today: '2026-11-30',
        isDryRun,
      }),
  };
}

const moon = 'articles/the-moon.md';

describe('a first import', () => {
  test('gives a publication with a summary, a date, a manifest and pictures', async () => {
    const target = newTarget();
    const picture: Imported = {
      kind: 'asset',
      path: 'figures/moon.svg',
      content: Buffer.from('<svg/>'),
      origin,
    };
    await target.import(importerOf({ 'The Moon': 'It pulls. It *also* waxes.\n' }, [picture]));
    expect(target.read(`series/${moon}`)).toBe(
      '---\ntitle: The Moon\nsummary: It pulls. It also waxes.\npublished: 2026-11-30\n---\n\nIt pulls. It *also* waxes.\n',
    );
    expect(target.read('series/all-notes.yaml')).toContain('parts:\n  - the-moon\n');
    expect(target.read('series/publication.yaml')).toContain('series:\n  - all-notes\n');
    expect(target.read('series/articles/figures/moon.svg')).toBe('<svg/>');
  });

  test('reports what was lost, by kind, with its place', async () => {
    const lost = (detail: string): Imported => ({
      kind: 'loss',
      what: 'shortcodes',
      detail,
      became: 'unconverted',
      origin,
      article: 'ebb.md',
    });
    const { summary, losses } = await newTarget().import(
      importerOf({ Ebb: 'Low water.' }, [lost('[poll id="1"]'), lost('[poll\nid="2"]')]),
    );
    const report = [...printReport(summary, losses)].join('');
    expect(report).toContain('| 2 | shortcodes | Marked in the text');
    expect(report).toContain('- notes.txt:3 → ebb.md: `[poll id="2"]`');
    expect(report).toContain('| 1 | dates of the import | Guessed');
  });

  test('writes nothing when it is only tried', async () => {
    const target = newTarget();
    const { summary } = await target.import(importerOf({ Ebb: 'Low water.' }), true);
    expect([...summary.changes.written.keys()]).toContain('series/articles/ebb.md');
    expect(existsSync(target.folder)).toBe(false);
  });

  test('leaves no trace when the source cannot be read to its end', async () => {
    const target = newTarget();
    const escape: Imported = { kind: 'asset', path: '../../etc/passwd', content: Buffer.from('x'), origin };
    await expect(target.import(importerOf({ Ebb: 'Low water.' }, [escape]))).rejects.toThrow('leads out');
    expect(existsSync(target.folder)).toBe(false);
  });

  test('removes what a killed import has left, but nothing of one that runs', async () => {
    const target = newTarget();
    const running = `.kolofon-import/kolofon-import-${String(process.ppid)}-b`;
    target.write('.kolofon-import/kolofon-import-999999999-a/texts/a.md', 'A');
    target.write(`${running}/texts/b.md`, 'B');
    await target.import(importerOf({ Tide: 'It rises.' }));
    expect(existsSync(join(target.folder, '.kolofon-import/kolofon-import-999999999-a'))).toBe(false);
    expect(target.read(`${running}/texts/b.md`)).toBe('B');
  });

  test('follows no symbolic link out of the target', async () => {
    const target = newTarget();
    mkdirSync(join(target.folder, 'series'), { recursive: true });
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(target.folder, 'series/articles'));
    await expect(target.import(importerOf({ Ebb: 'Low water.' }))).rejects.toThrow('symbolic link');
    expect(sumFiles(outside)).toEqual({});
  });

  test('takes no name that is there, and adds its series to a publication that stays as it was written', async () => {
    const target = newTarget();
    target.write('series/publication.yaml', '# Ours\ntitle: Tides\nlanguage: nb\nseries: [old] # in order\n');
    target.write('series/old.yaml', 'title: Old\nparts: [ebb]\n');
    target.write('series/articles/deep/ebb.md', 'ours');
    await target.import(importerOf({ Ebb: 'Low water.' }));
    expect(target.read('series/articles/deep/ebb.md')).toBe('ours');
    expect(target.read('series/articles/ebb-2.md')).toContain('Low water.');
    expect(target.read('series/publication.yaml')).toBe(
      '# Ours\ntitle: Tides\nlanguage: nb\nseries: [ old, all-notes ] # in order\n',
    );
    // What they would inherit is another language.
    expect(target.read('series/articles/ebb-2.md')).toContain('language: en\n');
    expect(target.read('series/all-notes.yaml')).toContain('language: en\n');
  });
});

describe('a second import', () => {
  const first = { 'The Moon': 'One moon.\n\nTwo tides.\n\nThree.\n', Ebb: 'Low water.\n' };

  test('changes what changed, and keeps what an editor wrote', async () => {
    const target = newTarget();
    await target.import(importerOf(first));
    const edited = target
      .read(`series/${moon}`)
      .replace('summary: One moon.', 'summary: Ours.')
      .replace('One moon.', 'Our one.');
    target.write(`series/${moon}`, edited);
    const { summary } = await target.import(
      importerOf({ ...first, 'The Moon': 'One moon.\n\nTwo tides.\n\nThree, newly.\n' }),
    );
    expect(target.read(`series/${moon}`)).toContain('Our one.\n\nTwo tides.\n\nThree, newly.\n');
    expect(target.read(`series/${moon}`)).toContain('summary: Ours.');
    expect(summary.changes.merged).toEqual([`series/${moon}`]);
    expect(summary.changes.conflicts).toEqual([]);
    expect([...summary.changes.written.keys()]).toEqual([`series/${moon}`]);
  });

  test('marks what both changed', async () => {
    const target = newTarget();
    await target.import(importerOf(first));
    target.write(
      'series/articles/ebb.md',
      target.read('series/articles/ebb.md').replace('water.\n', 'tide.\n'),
    );
    const { summary } = await target.import(importerOf({ ...first, Ebb: 'Lowest water.\n' }));
    expect(summary.changes.conflicts).toEqual(['series/articles/ebb.md']);
    expect(target.read('series/articles/ebb.md')).toContain('<<<<<<< yours');
  });

  test('does nothing when nothing has changed, also after another order', async () => {
    const target = newTarget();
    await target.import(importerOf(first));
    const before = sumFiles(target.folder);
    const { summary } = await target.import(importerOf({ Ebb: first.Ebb, 'The Moon': first['The Moon'] }));
    expect([...summary.changes.written.keys()]).toEqual(['series/all-notes.yaml']);
    await target.import(importerOf(first));
    expect(sumFiles(target.folder)).toEqual(before);
  });

  test('removes what left the source, but not what was edited, and brings back nothing that was deleted', async () => {
    const target = newTarget();
    await target.import(importerOf({ ...first, Flood: 'High water.', Neap: 'Half.' }));
    target.write('series/articles/flood.md', 'ours');
    rmSync(join(target.folder, 'series/articles/neap.md'));
    const { summary } = await target.import(importerOf({ 'The Moon': first['The Moon'], Neap: 'Half.' }));
    expect(summary.changes.removed).toEqual(['series/articles/ebb.md']);
    expect(existsSync(join(target.folder, 'series/articles/ebb.md'))).toBe(false);
    expect(summary.changes.edited).toEqual(['series/articles/flood.md']);
    expect(target.read('series/articles/flood.md')).toBe('ours');
    expect(summary.changes.deleted).toEqual(['series/articles/neap.md']);
  });
});

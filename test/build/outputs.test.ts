import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMembersBookOf } from '../../src/build/audiences.ts';
import { formatsWith } from '../../src/formats/formats.ts';
import { failingDisk } from '../harness/broken-disks.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const publication = littlePublication().withConfig({
  series: ['nettverksbygging'],
  site: { search: false, socialImages: false },
});

const build = (folder: string, more: readonly string[] = [], disk?: Parameters<typeof runHere>[3]) =>
  runHere(
    ['build', '--root', folder, ...(more.includes('--format') ? [] : ['--format', 'site']), ...more],
    {},
    '',
    disk,
  );

test('files of somebody else stop a build that would delete them, and are left alone by every other', () =>
  publication.inFolder(async (folder) => {
    const dist = join(folder, 'dist');
    expect((await build(folder)).code).toBe(0);
    const theirs = { 'pdf/faktura.pdf': 'x', 'site/CNAME': 'x', 'site/.well-known/security.txt': 'x' };
    for (const [path, text] of Object.entries(theirs)) {
      mkdirSync(join(dist, path, '..'), { recursive: true });
      writeFileSync(join(dist, path), text);
    }
    const before = sumFiles(dist);
    writeFileSync(
      join(folder, 'series/articles/tillit.md'),
      readFileSync(join(folder, 'series/articles/tillit.md'), 'utf8').concat('\nEn setning til.\n'),
    );
    for (const more of [[], ['--no-cache']]) {
      const { code, output } = await build(folder, more);
      expect([code, output]).toEqual([1, expect.stringContaining('error output-own')]);
      expect(output).toContain('"site/.well-known/security.txt", "site/CNAME"');
      expect(output).not.toContain('faktura');
      expect(sumFiles(dist)).toEqual(before);
    }
  }));

test('a foreign file stays in a folder without outputs, whatever builds once wrote there', () =>
  publication.inFolder(async (folder) => {
    const out = join(folder, '../ut');
    const more = ['--out', out, '--cache', join(folder, '../cache')];
    expect((await build(folder, more)).code).toBe(0);
    const outputs = sumFiles(join(out, 'site'));
    rmSync(join(out, '.kolofon-outputs.json'));
    writeFileSync(join(out, 'site/index.html'), 'Mitt');
    const { code, output } = await build(folder, more);
    expect([code, output]).toEqual([1, expect.stringContaining('error output-own')]);
    expect(readFileSync(join(out, 'site/index.html'), 'utf8')).toBe('Mitt');
    // What is as it was left is known to be the publication's own.
    rmSync(join(out, 'site/index.html'));
    expect((await build(folder, more)).code).toBe(0);
    expect(sumFiles(join(out, 'site'))).toEqual(outputs);
  }));

test.each(['series', 'series/static/ut', 'ut/../series/articles'])(
  'outputs do not go to %s, among the sources that the next build reads',
  (out) =>
    publication.inFolder(async (folder) => {
      const { code, failure } = await build(folder, ['--out', join(folder, out)]);
      expect([code, failure]).toEqual([2, expect.stringContaining('outside of series/')]);
      expect(existsSync(join(folder, 'series/.gitignore'))).toBe(false);
    }),
);

test('a publication does not build into the folder of another one', () =>
  publication.inFolder(async (folder) => {
    const out = ['--out', join(folder, '../felles')];
    expect((await build(folder, out)).code).toBe(0);
    const before = sumFiles(join(folder, '../felles'));
    await publication.inFolder(async (other) => {
      const { code, output } = await build(other, out);
      expect([code, output]).toEqual([1, expect.stringContaining('the outputs of another publication')]);
    });
    expect(sumFiles(join(folder, '../felles'))).toEqual(before);
    expect((await build(folder, [...out, '--no-cache'])).code).toBe(0);
  }));

test('a disk that is full in the middle of a site leaves the site, its feeds and its books as they were', () =>
  publication.inFolder(async (folder) => {
    expect((await build(folder)).code).toBe(0);
    const before = sumFiles(join(folder, 'dist'));
    const full = failingDisk((operation, path) =>
      operation === 'write' && path.endsWith('.xml') ? 'ENOSPC' : undefined,
    );
    writeFileSync(
      join(folder, 'series/nettverksbygging.yaml'),
      readFileSync(join(folder, 'series/nettverksbygging.yaml'), 'utf8').replace(/^title: .*/m, 'title: Ny'),
    );
    const { code, log } = await build(folder, [], full);
    expect(code).toBe(2);
    expect(log).toMatch(
      /Failed: Could not write site\/\S+\.xml: the disk is full \(ENOSPC\)\. Nothing in the/,
    );
    expect(sumFiles(join(folder, 'dist'))).toEqual(before);
  }));

test('names as long as a disk takes them give outputs whose names are no longer', async () => {
  const [article, picture, series] = ['artikkel-', 'bilde-', 'serie-'].map((name) =>
    name.repeat(40).slice(0, 249).replace(/-$/, 'x'),
  );
  await publication
    .withArticle(article ?? '', `Se ![Noder](${picture ?? ''}.svg) og [tillit](tillit.md).\n`)
    .withArticle('tillit', `Se [den lange](${article ?? ''}.md).\n`)
    .withFile(
      `series/articles/${picture ?? ''}.svg`,
      readFileSync('test/fixtures/little-publication/series/articles/figurer/noder.svg'),
    )
    .withSeries(series ?? '', { parts: [article, 'tillit'] })
    .withConfig({ series: [series], site: { search: false } })
    .withoutFile('series/nettverksbygging.yaml')
    .withoutFile('series/articles/nettverk-og-relasjon.md')
    .inFolder(async (folder) => {
      const { code, log, output } = await build(folder, ['--format', 'site,epub']);
      expect(code, `${log}${output}`).toBe(0);
      const names = Object.keys(sumFiles(join(folder, 'dist'))).flatMap((path) => path.split('/'));
      expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThan(200);
      const shortened = names.find((name) => name.startsWith('artikkel-artikkel') && !name.includes('.'));
      expect(readFileSync(join(folder, 'dist/site/articles/tillit/index.html'), 'utf8')).toContain(
        `href="../${shortened ?? ''}/index.html"`,
      );
    });
});

test('an article may be a symbolic link inside the publication; one that leads nowhere is a problem beside all others', () =>
  publication
    .withFile(
      'delt/marked.md',
      '---\ntitle: Marked\nsummary: Om.\nauthors: [I]\npublished: 2025-05-15\nlanguage: nb\n---\n\nTekst.\n',
    )
    .withFile(
      'delt/mappe/verdi.md',
      '---\ntitle: Verdi\nsummary: Om.\nauthors: [I]\npublished: 2025-05-15\nlanguage: nb\n---\n\nTekst.\n',
    )
    .inFolder(async (folder) => {
      const link = (to: string, path: string) => symlinkSync(to, join(folder, 'series/articles', path));
      link('../../delt/marked.md', 'marked.md');
      link('../../delt/mappe', 'mappe');
      expect((await build(folder)).code).toBe(0);
      for (const id of ['marked', 'verdi'])
        expect(existsSync(join(folder, `dist/site/articles/${id}/index.html`)), id).toBe(true);
      expect((await build(folder)).log).toContain('nothing has changed');
      link('ring.svg', 'ring.svg');
      link('rundt.md', 'rundt.md');
      link('..', 'opp');
      link('ring.yaml', '../ring.yaml');
      writeFileSync(
        join(folder, 'series/articles/tillit.md'),
        '---\ntitle: Tillit\nsummary: Om.\nauthors: [I]\npublished: 2025-05-15\nlanguage: nb\n---\n\n![Ring](ring.svg) [borte](borte.md)\n',
      );
      const { code, output, failure } = await build(folder);
      expect([code, failure]).toEqual([1, undefined]);
      expect(output).toContain('series/articles/rundt.md:1:1  error file-exists');
      expect(output).toContain('series/ring.yaml:1:1  error file-exists');
      expect(output).toMatch(/error image-exists\n.*cannot be opened\. The symbolic link is broken/);
      expect(output).toContain('error link-target-exists');
    }));

test('books for members go when nothing in them is for members any more, those of other formats stay', () =>
  publication
    .withArticle('rolle', 'Bare medlemmer leser dette.\n', { access: 'members' })
    .withSeries('nettverksbygging', { parts: ['tillit', 'rolle'] })
    .inFolder(async (folder) => {
      const books = () =>
        Object.keys(sumFiles(join(folder, 'dist'))).filter((path) => path.includes('books'));
      const buildBooks = () => build(folder, ['--format', 'epub']);
      expect((await buildBooks()).code).toBe(0);
      expect(books()).toEqual(['members/books/nettverksbygging.epub']);
      const file = join(folder, 'series/nettverksbygging.yaml');
      const manifest = readFileSync(file, 'utf8');
      writeFileSync(file, manifest.replace(/^ *- rolle\n/m, ''));
      expect((await build(folder, ['--format', 'server'])).code).toBe(0);
      expect(books()).toEqual(['members/books/nettverksbygging.epub']);
      expect((await buildBooks()).code).toBe(0);
      expect(books()).toEqual([]);
    }));

test.each([
  [['--article', 'nettverk-og-relasjonn'], 'no published article "nettverk-og-relasjonn". Did you mean'],
  [['--article', 'tillit', '--series', 'nettverksbygging'], '--series or --article, not both'],
  [['--article', 'tillit', '--format', 'site'], '--article makes books'],
])('%j is a wrong call, which writes nothing', (args, message) =>
  publication.inFolder(async (folder) => {
    const before = sumFiles(folder);
    const { code, failure } = await runHere(['build', '--root', folder, '--no-cache', ...args]);
    expect(code).toBe(2);
    expect(failure).toContain(message);
    expect(sumFiles(folder)).toEqual(before);
  }),
);

test('a book for members belongs to the format whose folder and ending it has', () => {
  const formats = formatsWith();
  const formatsOf = (path: string) =>
    formats.all.flatMap((format) => (isMembersBookOf(path, format, formats) ? [format.id] : []));
  expect(formatsOf('members/books/salg.pdf')).toEqual(['pdf']);
  expect(formatsOf('members/books/artikler/salg.pdf')).toEqual(['pdf']);
  expect(formatsOf('members/books/press/salg.pdf')).toEqual(['press']);
  expect(formatsOf('members/books/salg.png')).toEqual([]);
  expect(formatsOf('members/artikler/pdf/salg.pdf')).toEqual([]);
});

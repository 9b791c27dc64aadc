import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFaults, readBook } from '../harness/epub.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const publication = littlePublication()
  .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } })
  .withArticle('nettverk-og-relasjon', 'Tekst.\n', {
    title: String.raw`Om $\limsup_{n} a_n$ og "$E = mc^2$"`,
  })
  .withArticle('tillit', 'Tekst.\n', { title: 'Fra $5 til $10' })
  .withSeries('nettverksbygging', {
    title: String.raw`Serie om $\sqrt{x}$`,
    parts: [{ section: String.raw`Del $\alpha$`, parts: ['nettverk-og-relasjon', 'tillit'] }],
  });

const plain = 'Om lim supₙ aₙ og «E = mc²»';

test('formulas in titles are MathML where markup is allowed, and readable text elsewhere', () =>
  publication.inFolder(async (folder) => {
    const { code, output } = await runHere([
      ...['build', '--root', folder, '--format', 'site,epub', '--no-cache', '--as-of', '2026-11-23'],
    ]);
    expect([code, output]).toEqual([0, '']);
    const read = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8');

    const page = read('site/articles/nettverk-og-relasjon/index.html');
    expect(page).toMatch(
      /<h1>Om <math [^>]*alttext="\\limsup_\{n\} a_n">.*<\/math> og «<math .*<\/math>»<\/h1>/s,
    );
    expect(page).toContain(`<title>${plain}`);
    expect(read('site/series/nettverksbygging/index.html')).toMatch(/<h1>Serie om <math .*Del α/s);
    expect(read('site/articles/tillit/index.html')).toContain('<h1>Fra $5 til $10</h1>');
    expect(read('site/feed.json')).toContain(plain);
    expect(page + read('site/feed.xml')).not.toMatch(/\$\\/);

    const bytes = readFileSync(join(folder, 'dist/epub/nettverksbygging.epub'));
    expect(await findFaults(bytes)).toEqual([]);
    const book = await readBook(bytes);
    const find = (end: string) => [...book].find(([path]) => path.endsWith(end))?.[1] ?? '';
    const manifest = find('.opf');
    expect(find('nettverk-og-relasjon.xhtml')).toMatch(/<h1>Om <math /);
    expect(manifest).toMatch(/nettverk-og-relasjon\.xhtml"[^>]*properties="mathml"/);
    expect(manifest).toContain('properties="nav mathml"');
    expect(manifest).not.toMatch(/tillit\.xhtml"[^>]*properties/);
    expect(manifest).toContain('<dc:title id="title">Serie om √x');
    expect(manifest).toContain('"schema:accessibilityFeature">MathML<');
    expect(find('.ncx')).toContain(`<text>${plain}</text>`);
  }));

test('a formula in a title that is not valid TeX stops the build, at its place', async () => {
  const report = await publication
    .withArticle('tillit', 'Tekst.\n', { title: String.raw`Om $\frac{a}$` })
    .withSeries('nettverksbygging', {
      title: String.raw`Om $\foo$`,
      parts: ['nettverk-og-relasjon', { section: String.raw`Del $\baz$`, parts: ['tillit'] }],
    })
    .report('check');
  expect(report).toMatch(/series\/articles\/tillit\.md:\d+:8 {2}error math-valid/);
  expect(report).toMatch(/series\/nettverksbygging\.yaml:\d+:8 {2}error math-valid/);
  expect(report).toMatch(/"\\baz" is not valid/);
  expect(report.match(/math-valid/g)).toHaveLength(3);
});

test('an incremental build sees a formula come into a title', () =>
  publication.inFolder(async (folder) => {
    const build = (cache: string) =>
      runHere(['build', '--root', folder, '--format', 'site', '--cache', join(folder, cache)]);
    const source = join(folder, 'series/articles/tillit.md');
    const written = readFileSync(source, 'utf8');
    mkdirSync(join(folder, 'cache'));
    await build('cache');
    writeFileSync(source, written.replace('Fra $5 til $10', 'Om $x_1$'));
    const { code, output } = await build('cache');
    expect([code, output]).toEqual([0, '']);
    const home = readFileSync(join(folder, 'dist/site/series/nettverksbygging/index.html'), 'utf8');
    expect(home).toContain('alttext="x_1"');
  }));

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBook } from '../harness/epub.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const secret = 'Bare medlemmer leser denne lange setningen om roller i nettverket.';
const open = littlePublication().withConfig({
  series: ['nettverksbygging'],
  site: { search: false, socialImages: false },
});
const withMembers = open
  .withArticle('rolle', `${secret}\n`, { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'tillit', 'rolle'] });

const build = (folder: string, ...more: string[]) =>
  runHere(['build', '--root', folder, '--format', 'site', ...more]);

function write(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const bytes = Uint8Array.from({ length: 5000 }, (_unused, index) => (index * 7) % 256);

test('files of both editions and of one are copied byte for byte, hidden ones too', () =>
  withMembers
    .withFile('series/static/CNAME', 'bibliotek.example')
    .withFile('series/static/.nojekyll', '')
    .withFile('series/static/.well-known/security.txt', 'Contact: mailto:a@bibliotek.example\r\n')
    .withFile('series/static/om/index.html', '<p>Om oss')
    .withFile('series/static/bilder/Blå bær.bin', bytes)
    .withFile('series/static/README.md', '# Les meg')
    .withFile('series/static/liste.yaml', 'parts: [x]')
    .withFile('series/static-open/google0123.html', 'google-site-verification: x')
    .withFile('series/static-members/handbok.pdf', bytes.subarray(1))
    .inFolder(async (folder) => {
      const { code, output } = await build(folder);
      expect([code, output]).toEqual([0, '']);
      const [everyone, members] = ['site', 'members'].map((one) => sumFiles(join(folder, 'dist', one)));
      const both = sumFiles(join(folder, 'series/static'));
      expect(Object.keys(both)).toHaveLength(7);
      expect(everyone).toMatchObject(both);
      expect(members).toMatchObject(both);
      const verification = sumFiles(join(folder, 'series/static-open'));
      const handbook = sumFiles(join(folder, 'series/static-members'));
      expect(everyone).toMatchObject(verification);
      expect(members).toMatchObject(handbook);
      expect(everyone).not.toHaveProperty(['handbok.pdf']);
      expect(members).not.toHaveProperty(['google0123.html']);
    }));

test('what file managers, editors and git leave behind is not copied', () =>
  open
    .withFile('series/static/CNAME', 'bibliotek.example')
    .withFile('series/static/.DS_Store', 'x')
    .withFile('series/static/a/Thumbs.db', 'x')
    .withFile('series/static/a/._b.png', 'x')
    .withFile('series/static/CNAME~', 'x')
    .withFile('series/static/.CNAME.swp', 'x')
    .withFile('series/static/#CNAME#', 'x')
    .withFile('series/static/.gitkeep', '')
    .withFile('series/static/.git/config', 'x')
    .inFolder(async (folder) => {
      symlinkSync('somebody@host.1234', join(folder, 'series/static/.#CNAME'));
      expect((await build(folder)).code).toBe(0);
      const made = Object.keys(sumFiles(join(folder, 'dist/site')));
      const own = made.filter((path) => !/^(?:articles|series|assets|files|books)\//.test(path));
      expect(own.sort()).toEqual(
        ['404.html', 'CNAME', 'favicon.svg', 'feed.json', 'feed.xml', 'index.html', 'robots.txt'].concat(
          'sitemap.xml',
        ),
      );
    }));

describe('a path that is taken is a problem of the static file', () => {
  test.each([
    ['index.html', '"index.html"', 'Kolofon writes there itself'],
    ['Feed.XML', '"Feed.XML"', 'Kolofon writes to "feed.xml" itself'],
    ['sitemap.xml', '"sitemap.xml"', 'Kolofon writes there itself'],
    ['404.html/a.txt', '"404.html/a.txt"', 'Kolofon writes to "404.html" itself'],
    ['articles/Tillit/index.html', '"articles/Tillit/index.html"', 'Kolofon writes to "articles/tillit/'],
    ['articles', '"articles"', 'Kolofon writes to "articles/'],
    ['files/noder.svg', '"files/noder.svg"', 'Kolofon writes there itself'],
    ['Robots.txt', '"Robots.txt"', 'Kolofon writes to "robots.txt" itself'],
  ])('%s', async (path, to, reason) => {
    const report = await open
      .withArticle('tillit', '![Noder](figurer/noder.svg)\n')
      .withFile(`series/static/${path}`, 'x')
      .report('check');
    expect(report).toContain(`series/static/${path}:1:1  error output-path-unique`);
    expect(report).toContain(`cannot be copied to ${to}: ${reason}`);
    expect(report.match(/error/g)).toHaveLength(1);
    expect(report).not.toContain('|');
  });

  test('of two folders', async () => {
    const report = await withMembers
      .withFile('series/static/Side.txt', 'x')
      .withFile('series/static-open/side.txt', 'y')
      .report('check');
    expect(report).toContain(
      '"series/static-open/side.txt" cannot be copied to "side.txt": "series/static/Side.txt" is copied to "Side.txt".',
    );
    const fine = withMembers
      .withFile('series/static-members/side.txt', 'x')
      .withFile('series/static-open/side.txt', 'y');
    expect(await fine.report('check')).toBe('');
  });
});

test('a robots.txt and icons of the editor take the place of those of Kolofon', () =>
  open.withFile('series/static/robots.txt', 'User-agent: *\nDisallow: /om/\n').inFolder(async (folder) => {
    const site = (path: string) => readFileSync(join(folder, 'dist/site', path), 'utf8');
    const page = () => site('articles/tillit/index.html');
    expect((await build(folder)).code).toBe(0);
    expect(site('robots.txt')).toBe('User-agent: *\nDisallow: /om/\n');
    expect(page()).toContain('<link rel="icon" href="../../favicon.svg" type="image/svg+xml">');

    write(folder, 'series/static/favicon.ico', 'ico');
    write(folder, 'series/static/apple-touch-icon.png', 'png');
    expect((await build(folder)).code).toBe(0);
    expect(page()).toContain('<link rel="icon" href="../../favicon.ico" sizes="32x32">');
    expect(page()).toContain('<link rel="apple-touch-icon" href="../../apple-touch-icon.png">');
    expect(page()).not.toContain('favicon.svg');
    expect(existsSync(join(folder, 'dist/site/favicon.svg'))).toBe(false);

    write(folder, 'series/static/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect((await build(folder)).code).toBe(0);
    expect(site('favicon.svg')).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(page()).toMatch(/favicon\.ico.*\n.*favicon\.svg/);
  }));

test('static files that change, come and go give what a clean build gives, and nothing else is written', () =>
  withMembers
    .withFile('series/static/CNAME', 'bibliotek.example')
    .withFile('series/static/a/b.txt', 'en')
    .withFile('series/static-members/c.bin', bytes)
    .inFolder(async (folder) => {
      const compare = async () => {
        const { code, log, output } = await build(folder, '--explain');
        expect(code, log + output).toBe(0);
        rmSync(join(folder, 'clean'), { recursive: true, force: true });
        expect((await build(folder, '--no-cache', '--out', join(folder, 'clean'))).code).toBe(0);
        expect(sumFiles(join(folder, 'dist'))).toEqual(sumFiles(join(folder, 'clean')));
        return log;
      };
      await compare();
      expect((await build(folder)).log).toContain('nothing has changed');
      appendFileSync(join(folder, 'series/static/CNAME'), '\n');
      const log = await compare();
      expect(log).toContain('series/static/CNAME: changed: 2 other files');
      expect(log).toContain('Wrote 2 files');
      write(folder, 'series/static/a/ny.csv', '1;2\n');
      expect(await compare()).toContain('series/static/a/ny.csv: new: 2 other files');
      rmSync(join(folder, 'series/static/a'), { recursive: true });
      rmSync(join(folder, 'series/static-members/c.bin'));
      await compare();
      // The same path, from another folder.
      rmSync(join(folder, 'series/static/CNAME'));
      write(folder, 'series/static-open/CNAME', 'annet.example');
      await compare();
      expect(existsSync(join(folder, 'dist/members/CNAME'))).toBe(false);
      write(folder, 'series/static-open/.nojekyll', '');
      await compare();
    }));

describe('the leak check', () => {
  test.each([
    ['series/static/notat.txt', secret],
    ['series/static-open/side.html', `<p>${secret.replaceAll(' ', '&#32;')}</p>`],
    ['series/static/.well-known/data.json', JSON.stringify({ text: secret })],
  ])('reads %s', async (path, content) => {
    const report = await withMembers.withFile(path, content).report('build', '--format', 'site');
    expect(report).toContain('error protected-leak');
    expect(report).toContain(`site/${path.replace(/^series\/static(?:-open)?\//, '')}`);
  });

  test('finds a file of the members alone that an open article offers', async () => {
    const report = await withMembers
      .withFile('series/static-members/handbok.pdf', 'Håndbok')
      .withArticle('tillit', 'Les [håndboken](../static-members/handbok.pdf).\n')
      .report('build', '--format', 'site');
    expect(report).toContain('error protected-leak');
    expect(report).toContain('"series/static-members/handbok.pdf" is members-only');
  });

  test('lets members have what it says', async () => {
    const report = await withMembers
      .withFile('series/static-members/notat.txt', secret)
      .report('build', '--format', 'site');
    expect(report).toBe('');
  });
});

test('what nobody would get is reported', async () => {
  const report = await open
    .withFile('series/static-members/a.txt', 'x')
    .withFile('series/static_members/b.txt', 'x')
    .withFile('series/public/c.txt', 'x')
    .report('check');
  expect(report.match(/^series.*$/gm)).toEqual([
    'series/public/c.txt:1:1  warning file-used',
    'series/static-members/a.txt:1:1  warning file-used',
    'series/static_members/b.txt:1:1  warning file-used',
  ]);
});

test('symbolic links are followed inside the publication, and are a problem where they lead out of it', () =>
  open
    .withFile('felles/dypt/merke.txt', 'merke')
    .withFile('felles/en.txt', 'en')
    .inFolder(async (folder) => {
      const link = (to: string, path: string) => symlinkSync(to, join(folder, 'series/static', path));
      mkdirSync(join(folder, 'series/static'), { recursive: true });
      write(folder, '../ute/passord.txt', 'hemmelig');
      link('../../felles/en.txt', 'en.txt');
      link('../../felles/dypt', 'dypt');
      link('../articles/figurer', 'figurer');
      const { code, output } = await build(folder);
      expect([code, output]).toEqual([0, '']);
      const made = sumFiles(join(folder, 'dist/site'));
      expect(Object.keys(made)).toEqual(
        expect.arrayContaining(['en.txt', 'dypt/merke.txt', 'figurer/noder.svg']),
      );
      expect((await build(folder)).log).toContain('nothing has changed');
      write(folder, 'felles/dypt/merke.txt', 'et annet merke');
      expect((await build(folder)).code).toBe(0);
      expect(readFileSync(join(folder, 'dist/site/dypt/merke.txt'), 'utf8')).toBe('et annet merke');

      link('../../../ute/passord.txt', 'passord.txt');
      link('../../../ute', 'ute');
      link('rundt', 'rundt');
      const refused = await build(folder);
      expect(refused.code).toBe(1);
      expect(refused.output.match(/^series.*$/gm)).toEqual([
        'series/static/passord.txt:1:1  error file-exists',
        'series/static/rundt:1:1  error file-exists',
        'series/static/ute:1:1  error file-exists',
      ]);
      expect(existsSync(join(folder, 'dist/site/ute'))).toBe(false);
    }));

test('a link to a path of the site names the static file that is there', async () => {
  const report = await open
    .withFile('series/static/vedlegg/plan.pdf', 'x')
    .withArticle('tillit', 'Se [planen](/vedlegg/plan.pdf).\n')
    .report('check');
  expect(report).toContain('hint Link to the static file: ../static/vedlegg/plan.pdf');
});

test('a copy does not change with its source before the next build, and everybody may read it', () =>
  open.withFile('series/static/film.mp4', bytes).inFolder(async (folder) => {
    const source = join(folder, 'series/static/film.mp4');
    rmSync(source);
    writeFileSync(source, bytes, { mode: 0o600 });
    expect((await build(folder)).code).toBe(0);
    const copy = join(folder, 'dist/site/film.mp4');
    expect(statSync(copy).mode).toBe(statSync(join(folder, 'dist/site/index.html')).mode);
    appendFileSync(source, 'mer');
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  }));

test('an article links to a static file in its place, and so do books', () =>
  withMembers
    .withFile('series/static/om/Blå bær.html', '<p>Om oss')
    .withFile('series/static/plan.pdf', bytes)
    .withFile('series/static-members/handbok.pdf', bytes.subarray(1))
    .withArticle(
      'tillit',
      'Se [om oss](<../static/om/Blå bær.html>) og [planen](../static/plan.pdf#page=2).\n',
    )
    .withArticle('rolle', `${secret} [Håndboken](../static-members/handbok.pdf).\n`, { access: 'members' })
    .inFolder(async (folder) => {
      const { code, output } = await runHere(['build', '--root', folder, '--format', 'site,epub']);
      expect([code, output]).toEqual([0, '']);
      const read = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8');
      const page = read('site/articles/tillit/index.html');
      expect(page).toContain('<a href="../../om/Bl%C3%A5%20b%C3%A6r.html">om oss</a>');
      expect(page).toContain('<a href="../../plan.pdf#page=2">planen</a>');
      expect(read('members/articles/rolle/index.html')).toContain('href="../../handbok.pdf"');
      for (const edition of ['site', 'members'])
        expect(existsSync(join(folder, 'dist', edition, 'files'))).toBe(false);
      const book = await readBook(readFileSync(join(folder, 'dist/epub/nettverksbygging-sample.epub')));
      const chapter = [...book].find(([path]) => path.endsWith('tillit.xhtml'))?.[1];
      expect(chapter).toContain('href="https://relasjonsbiblioteket.example/om/Bl%C3%A5%20b%C3%A6r.html"');
      expect(chapter).toContain('href="https://relasjonsbiblioteket.example/plan.pdf#page=2"');
    }));

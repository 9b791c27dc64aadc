import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readBook } from '../harness/epub.ts';
import { startDev, stopAll, type DevCommand } from '../harness/dev-command.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';

afterEach(stopAll);

const article = 'articles/tillit/index.html';

interface Running {
  readonly dev: DevCommand;
  readonly path: (file: string) => string;
  readonly edit: (file: string, change: (text: string) => string) => void;
}

async function whileRunning(
  publication: LittlePublication,
  action: (running: Running) => Promise<void>,
  ...options: string[]
): Promise<void> {
  await publication.inFolder(async (folder) => {
    const before = readdirSync(folder);
    const dev = await startDev(folder, ...options);
    const path = (file: string) => join(folder, file);
    await action({
      dev,
      path,
      edit: (file, change) => {
        writeFileSync(path(file), change(readFileSync(path(file), 'utf8')));
      },
    });
    expect(await dev.stop()).toBe(0);
    expect(dev.printed()).not.toContain('kolofon:');
    // Neither dist nor anything else.
    expect(readdirSync(folder)).toEqual(before);
  });
}

async function textOfBook(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok) throw new Error(new TextDecoder().decode(bytes));
  const texts = await readBook(bytes);
  return [...texts.values()].join('');
}

describe('kolofon dev', () => {
  test('loads plug-ins again when a file of theirs changes', async () => {
    const publication = littlePublication()
      .withFile(
        'kolofon.config.ts',
        "import { word } from './plugins/word.ts';\nexport default { remarkPlugins: [() => (tree: any) => void tree.children.push({ type: 'text', value: word })] };\n",
      )
      .withFile('plugins/word.ts', "export const word: string = 'Skrevet for hånd.';\n");
    await whileRunning(publication, async ({ dev, edit }) => {
      expect(await dev.read(article)).toContain('Skrevet for hånd.');
      const news = await dev.listen();
      edit('plugins/word.ts', (text) => text.replace('hånd', 'moro'));
      await news.until(({ changed }) => changed.includes(article));
      expect(await dev.read(article)).toContain('Skrevet for moro.');
      edit('kolofon.config.ts', (text) => text.replace('value: word', "value: 'Uten ord.'"));
      await news.until(({ changed }) => changed.includes(article));
      expect(await dev.read(article)).toContain('Uten ord.');
    });
  });

  test('shows an article that was changed, what is made on demand, and a manifest that is broken and fixed', async () => {
    await whileRunning(littlePublication(), async ({ dev, edit, path }) => {
      const page = await dev.read(article);
      const news = await dev.listen();
      edit('series/articles/tillit.md', (text) => `${text}\nTillit vokser langsomt.\n`);
      expect((await news.until(({ changed }) => changed.length > 0)).changed).toContain(article);
      expect(page).not.toContain('vokser langsomt');
      expect(await dev.read(article)).toContain('vokser langsomt');

      // Pages name books of which nobody knows the size yet.
      expect(page).toMatch(/<a class="book" href="[^"]*nettverksbygging.epub">EPUB<span/);
      const response = await fetch(new URL('books/nettverksbygging.epub', dev.address));
      expect(response.headers.get('content-type')).toBe('application/epub+zip');
      expect(await textOfBook(response)).toContain('vokser langsomt');
      expect(dev.printed()).toMatch(/EPUB Nettverksbygging: \d+.kB in /);
      await dev.read('books/nettverksbygging.epub');
      expect(dev.printed().match(/EPUB Nettverksbygging/g)).toHaveLength(1);
      expect(await dev.read('books/nettverksbygging.pdf')).toMatch(/^%PDF-1\.\d/);

      const [, picture = ''] = /og:image" content="https:\/\/[^/]+\/([^"]+)"/.exec(page) ?? [];
      expect((await fetch(new URL(picture, dev.address))).headers.get('content-type')).toBe('image/png');
      expect(JSON.parse(await dev.read('pagefind/nb/pagefind-entry.json'))).toMatchObject({
        languages: { nb: { page_count: 2 } },
      });
      expect((await fetch(new URL('pagefind/nb/nothing.js', dev.address))).status).toBe(404);

      edit('series/nettverksbygging.yaml', (text) => text.replace('- tillit', '- tilit'));
      const { problems } = await news.until((one) => one.problems.errors > 0);
      expect(problems.shown[0]).toMatchObject({
        code: 'article-exists',
        place: expect.stringMatching(/^series\/nettverksbygging\.yaml:\d+:5$/) as string,
        frame: expect.stringMatching(/^> 10 \| {3}- tilit\n {5}\| {5}\^{5}$/m) as string,
        hint: 'Did you mean "tillit"?',
      });
      expect(await dev.read(article)).toContain('vokser langsomt');
      expect(dev.printed()).toMatch(/nettverksbygging\.yaml: not built in \d+ m?s, 1 error/);

      edit('series/nettverksbygging.yaml', (text) => text.replace('- tilit', '- tillit'));
      await news.until((one) => one.problems.errors === 0);

      writeFileSync(path('series/publication.yaml'), '{');
      await news.until((one) => one.problems.errors > 0);
      expect(await dev.read(article)).toContain('vokser langsomt');
      expect(existsSync(path('dist'))).toBe(false);
    });
  });

  test('outlives a folder that is deleted and comes back, and a burst of 500 files', async () => {
    const articles = Array.from({ length: 20 }, (_, index) => `series/articles/del-${String(index)}.md`);
    const drawings = Array.from(
      { length: 480 },
      (_, index) => `series/articles/tegninger/${String(index)}.svg`,
    );
    const many = [
      ...articles.map((_, index) => (made: LittlePublication) => made.withArticle(`del-${String(index)}`)),
      ...drawings.map((file) => (made: LittlePublication) => made.withFile(file, '<svg/>')),
    ].reduce((made, add) => add(made), littlePublication());
    await whileRunning(many, async ({ dev, edit, path }) => {
      await dev.read(article);
      const news = await dev.listen();
      renameSync(path('series/articles'), path('series/.away'));
      await news.until(({ problems }) => problems.errors > 0);
      renameSync(path('series/.away'), path('series/articles'));
      await news.until(({ problems }) => problems.errors === 0);

      const before = news.count();
      for (const file of [...drawings, ...articles]) edit(file, (text) => `${text}\nNytt.\n`);
      await news.until((one) => one.changed.includes('articles/del-19/index.html'));
      expect(news.count() - before).toBeLessThanOrEqual(2);
      for (const index of [0, 10, 19])
        expect(await dev.read(`articles/del-${String(index)}/index.html`)).toContain('Nytt.');
      edit('series/articles/tillit.md', (text) => `${text}\nNytt.\n`);
      await news.until((one) => one.changed.includes(article));
    });
  });

  test('shows a page of its own where there is no publication, until there is one', async () => {
    await littlePublication().inFolder(async (folder) => {
      renameSync(join(folder, 'series'), join(folder, 'away'));
      const dev = await startDev(folder);
      expect(await dev.read(article)).toContain('The site is not built yet');
      const news = await dev.listen();
      renameSync(join(folder, 'away'), join(folder, 'series'));
      expect((await news.until(({ problems }) => problems.errors === 0)).changed).toContain('404.html');
      expect(await dev.read(article)).toContain('Tillit');
      rmSync(join(folder, 'series'), { recursive: true });
      await news.until(({ problems }) => problems.errors === 1);
      expect(await dev.read(article)).toContain('Tillit');
      expect(await dev.stop()).toBe(0);
    });
  });

  test('takes the next port, says so, and shows members their edition', async () => {
    const hidden = littlePublication().withArticle('tillit', 'Bare for dem som betaler.\n', {
      access: 'members',
    });
    await whileRunning(hidden, async ({ dev: open }) => {
      const { port } = new URL(open.address);
      await whileRunning(
        hidden,
        async ({ dev: members }) => {
          expect(Number(new URL(members.address).port)).toBeGreaterThan(Number(port));
          expect(members.printed()).toContain(`(port ${port} is taken)`);
          expect(await members.read(article)).toContain('dem som betaler');
          expect(await open.read(article)).not.toContain('dem som betaler');
          const book = await fetch(new URL('books/nettverksbygging.epub', members.address));
          const sample = await fetch(new URL('books/nettverksbygging-sample.epub', open.address));
          expect(await textOfBook(book)).toContain('dem som betaler');
          expect(await textOfBook(sample)).not.toContain('dem som betaler');
        },
        '--members',
        '--port',
        port,
      );
    });
  });
});

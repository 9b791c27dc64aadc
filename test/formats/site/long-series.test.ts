import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawShelf } from '../../../src/formats/site/views/shelf.ts';
import { littlePublication } from '../../harness/publication.ts';
import { runHere } from '../../harness/run-here.ts';

test('a shelf has a back for each part, and for several in a row of a very long series', () => {
  const backs = (drawing: string) => drawing.split('M').length - 1;
  const short = drawShelf(26, 30, 6);
  expect([backs(short.published), backs(short.planned), short.current]).toEqual([25, 4, 'M33 18v-18']);
  const long = drawShelf(18_000, 20_000, 9_001);
  expect([backs(long.published), backs(long.planned), long.current]).toEqual([449, 50, 'M1353 18v-18']);
  expect(long.width).toBe(3000);
});

test('pages of a series of more than a thousand parts list those around the article', async () => {
  const ids = Array.from({ length: 1_001 }, (_, index) => `del-${index + 1}`);
  const publication = ids.reduce(
    (made, id) => made.withArticle(id),
    littlePublication()
      .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } })
      .withSeries('nettverksbygging', {
        parts: [
          { section: 'A', parts: ids.slice(0, 150) },
          { section: 'B', parts: ids.slice(150) },
        ],
      }),
  );
  await publication.inFolder(async (folder) => {
    const { code, output } = await runHere(['build', '--root', folder, '--format', 'site', '--no-cache']);
    expect([code, output]).toEqual([0, '']);
    const listOf = (id: string) => {
      const page = readFileSync(join(folder, `dist/site/articles/${id}/index.html`), 'utf8');
      const list = /<details class="part-list"[^]*?<\/details>/.exec(page)?.[0] ?? '';
      const starts = [...list.matchAll(/<ol start="(\d+)"/g)].map(([, start]) => Number(start));
      return { page, starts, parts: list.split('<li').length - 1 };
    };
    const { page, parts, starts } = listOf('del-200');
    expect([parts, starts]).toEqual([201, [100, 151]]);
    expect(page).toContain('<summary>Del 200 av 1001</summary>');
    expect(page).not.toContain('class="progress"');
    expect(listOf('del-1').parts).toBe(101);
  });
});

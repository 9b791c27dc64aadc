import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { littlePublication } from '../../harness/publication.ts';
import { runHere } from '../../harness/run-here.ts';
import { desktop, phone } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';

const arabic = { language: 'ar' };
const parts = ['alshabaka', 'althiqa', 'alkhatima'];
const [first, second, third] = ['الشبكة والعلاقة', 'الثقة بين الشركاء', 'الخاتمة'];

const library = littlePublication()
  .withArticle('alshabaka', 'شبكة من العلاقات.\n', { ...arabic, title: first })
  .withArticle('althiqa', 'الثقة أساس كل علاقة.\n\n## التعريف\n\nما الثقة؟\n', { ...arabic, title: second })
  .withArticle('alkhatima', 'هذه هي الخاتمة.\n', { ...arabic, title: third })
  .withSeries('alsilsila', { ...arabic, title: 'بناء الشبكات', parts })
  .withConfig({
    language: 'ar',
    series: ['alsilsila', 'nettverksbygging'],
    site: { forms: { report: { to: 'mailto:red@relasjonsbiblioteket.example' } } },
  });

let built = '';
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'kolofon-arabic-'));
  const { code, output } = await library.inFolder((folder) =>
    runHere(['build', '--root', folder, '--out', built, '--format', 'site']),
  );
  expect({ code, output }).toEqual({ code: 0, output: '' });
});
afterAll(() => {
  rmSync(built, { recursive: true });
});

const open = useReaders(() => join(built, 'site'));
const path = 'articles/althiqa/index.html';

test('the page reads from the right, and its next part lies to the left', async () => {
  const visit = await open();
  const press = async (key: 'ArrowLeft' | 'ArrowRight') => {
    await visit.goTo(`${path}?serie=alsilsila`);
    expect(await visit.evaluate('document.documentElement.dir')).toBe('rtl');
    await Promise.all([visit.page.waitForNavigation(), visit.page.keyboard.press(key)]);
    return visit.page.$eval('h1', (title) => title.textContent);
  };
  expect(await press('ArrowLeft')).toBe(third);
  expect(await press('ArrowRight')).toBe(first);
});

test.each(['series', 'serie'])('a reader is led along the series that ?%s= names', async (word) => {
  const visit = await open();
  await visit.goTo(`${path}?${word}=alsilsila`);
  expect(await visit.page.$eval('.context-bar a[rel=next]', (link) => link.getAttribute('href'))).toBe(
    '../alkhatima/index.html?series=alsilsila',
  );
});

test('what a script shows of English words says so', async () => {
  const visit = await open();
  await visit.goTo(`${path}?series=alsilsila`);
  const part = await visit.page.$eval('.context-bar > [href^="#"] > span', ({ lang, textContent }) => [
    lang,
    textContent,
  ]);
  expect(part).toEqual(['en', expect.stringContaining('art 2 of 3')]);
  await visit.goTo('search/index.html?q=thiqa');
  const status = () =>
    visit.evaluate<string[]>(
      `(({ lang, textContent }) => [lang, textContent])(document.getElementById('--status'))`,
    );
  await expect.poll(status).toEqual(['en', expect.stringMatching(/[a-z]/)]);
});

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('on %s', (_, screen) => {
  test.each([`${path}?serie=alsilsila`, 'index.html', 'series/alsilsila/index.html'])(
    '%s does not scroll sideways',
    async (address) => {
      const visit = await open(screen);
      await visit.goTo(address);
      expect(await visit.evaluate('document.documentElement.dir')).toBe('rtl');
      const width = await visit.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(screen.width);
    },
  );
});

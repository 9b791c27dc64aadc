import { describe, expect, test } from 'vitest';
import { typographic } from '../../../src/markdown/typographic.ts';
import { desktop, phone, type Visit } from '../../harness/site-browser.ts';
import { readSeriesTitles } from '../../harness/series-titles.ts';
import { useReaders } from './readers.ts';
import { folderOf } from './sample-site.ts';

const open = useReaders(() => folderOf('site'));

const title = 'Nettverk og relasjon';
const article = 'artikler/nettverk-og-relasjon/index.html';
const canonical = 'https://relasjonsbiblioteket.example/artikler/nettverk-og-relasjon/';
const titles = readSeriesTitles();
const titleOf: Readonly<Record<string, string>> = {
  'key-account-management': 'Key Account Management',
  nettverksbygging: 'Nettverksbygging',
  relasjonsmarkedsforing: 'Relasjonsmarkedsføring',
};

/** The neighbours of the article in a series, as the list of its titles has them. */
function neighboursIn(series: string): (string | undefined)[] {
  const parts = titles[series] ?? [];
  const index = parts.indexOf(typographic(title, 'nb'));
  return [parts[index - 1], parts[index + 1]];
}

interface Block {
  readonly series: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly parts: readonly string[];
}

const readBlocks = (visit: Visit) =>
  visit.page.$$eval('.series-block', (blocks) =>
    blocks.map((block): Block => {
      const text = (selector: string) => block.querySelector(selector)?.textContent ?? undefined;
      return {
        series: block.getAttribute('data-series') ?? '',
        label: text('h2') ?? '',
        isOpen: block.querySelector('details')?.hasAttribute('open') ?? false,
        previous: text('[rel=prev] .title'),
        next: text('[rel=next] .title'),
        parts: [...block.querySelectorAll('li')].map((item) => item.textContent.trim()),
      };
    }),
  );

describe.each([
  ['key-account-management', 'Organisering av Key Account Management funksjonen', 'Kunderelasjon'],
  ['nettverksbygging', undefined, 'Nettverksbyggende markedsføring'],
  ['relasjonsmarkedsforing', 'Relasjonsmarkedsføring', 'Nettverksbyggende markedsføring'],
])('who comes from the page of %s', (series, previous, next) => {
  test('finds that series first, with its own neighbours', async () => {
    expect(neighboursIn(series)).toEqual([previous, next]);
    const visit = await open();
    await visit.goTo(`serier/${series}/index.html`);
    await Promise.all([
      visit.page.waitForNavigation(),
      visit.page.click(`.part-overview [data-article=nettverk-og-relasjon] a`),
    ]);
    const blocks = await readBlocks(visit);
    expect(blocks).toHaveLength(3);
    expect(blocks[0]).toEqual({
      series,
      label: expect.stringContaining(titleOf[series] ?? '') as unknown,
      previous,
      next,
      isOpen: true,
      parts: titles[series],
    });
    expect(blocks.slice(1).map(({ isOpen }) => isOpen)).toEqual([false, false]);
    for (const block of blocks) expect([block.previous, block.next]).toEqual(neighboursIn(block.series));
    expect(await visit.page.$eval('link[rel=canonical]', (link) => link.getAttribute('href'))).toBe(
      canonical,
    );
    const bar = await visit.page.$$eval('.context-bar a', (links) =>
      links.map((link) => [link.rel, new URL(link.href).search]),
    );
    const along = `?serie=${series}`;
    expect(bar).toEqual([...(previous === undefined ? [] : [['prev', along]]), ['', along], ['next', along]]);
    const marked = await visit.page.$$eval('.membership-lines li.current', (lines) =>
      lines.map((line) => line.getAttribute('data-series')),
    );
    expect(marked).toEqual([series]);
  });
});

test('a series that the article does not are in changes nothing', async () => {
  const visit = await open();
  await visit.goTo(`${article}?serie=writing-in-parts`);
  expect((await readBlocks(visit)).map(({ isOpen }) => isOpen)).toEqual([true, true, true]);
  expect(await visit.page.$('.context-bar')).toBeNull();
});

describe('without a script', () => {
  test('every block is open, each with its own neighbours and named by its own series', async () => {
    const visit = await open();
    await visit.page.setJavaScriptEnabled(false);
    await visit.goTo(`${article}?serie=nettverksbygging`);
    const blocks = await readBlocks(visit);
    expect(blocks.map(({ series, isOpen }) => [series, isOpen])).toEqual([
      ['key-account-management', true],
      ['nettverksbygging', true],
      ['relasjonsmarkedsforing', true],
    ]);
    for (const block of blocks) {
      expect([block.previous, block.next]).toEqual(neighboursIn(block.series));
      expect(block.parts).toEqual(titles[block.series]);
    }
    const tree = await visit.page.accessibility.snapshot({ interestingOnly: false });
    const names: string[] = [];
    const collect = (node: typeof tree): void => {
      if (node?.role === 'navigation') names.push(node.name ?? '');
      node?.children?.forEach(collect);
    };
    collect(tree);
    for (const { label } of blocks) expect(names).toContain(label.trim());
    expect(new Set(names).size).toBe(names.length);
  });

  test('the lists are all there, and so are the forms', async () => {
    const visit = await open();
    await visit.page.setJavaScriptEnabled(false);
    await visit.goTo(article);
    const lists = await visit.page.$$eval('.lists section', (all) =>
      all.map((list) => list.checkVisibility() && list.querySelectorAll('a').length > 0),
    );
    expect(lists).toEqual([true, true, true]);
    await visit.page.click('.letter-box summary');
    expect(await visit.page.$eval('form[name=question]', (form) => form.checkVisibility())).toBe(true);
    expect(await visit.page.$$('form.letter [type=submit]')).toHaveLength(2);
    // What a script alone can carry out is not offered.
    expect(await visit.page.$eval('.appearance', (choice) => choice.checkVisibility())).toBe(false);
  });
});

describe('what has been read', () => {
  const parts = ['nettverk-og-relasjon', 'kunderelasjon', 'relasjonsbygging'];
  const shown = (visit: Visit, selector: string) =>
    visit.page.$eval(selector, (line) => (line.checkVisibility() ? line.textContent.trim() : undefined));

  test.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ] as const)(
    'is counted on %s, and forgotten when the reader wants it; nothing of it is sent',
    async (_, screen) => {
      const visit = await open(screen);
      for (const part of parts) {
        await visit.goTo(`artikler/${part}/index.html?serie=key-account-management`);
        await visit.evaluate(`document.querySelector('.end').scrollIntoView({ behavior: 'instant' })`);
        await visit.page.waitForFunction(`localStorage.getItem('kolofon-read')?.includes('${part}')`);
      }
      const block = '.series-block[data-series=key-account-management] .progress';
      expect(await shown(visit, block)).toBe('3 av 26 lest');
      await visit.goTo('serier/key-account-management/index.html');
      expect(await shown(visit, '.progress span')).toBe('3 av 26 lest');
      expect(
        await visit.page.$$eval('li.read', (read) => read.map((one) => one.getAttribute('data-article'))),
      ).toEqual(parts);
      // Addresses carry the series of a link, and nothing that was kept; no request has a body.
      expect(visit.requests.filter((url) => /\?(?!serie=[\w-]+$)/.test(url))).toEqual([]);

      const before = visit.requests.length;
      await visit.page.click('.forget');
      expect(await shown(visit, '.progress')).toBeUndefined();
      expect(await visit.page.$$('li.read')).toEqual([]);
      expect(await visit.evaluate(`localStorage.getItem('kolofon-read')`)).toBe('[]');
      await visit.goTo(article);
      expect(await shown(visit, block)).toBeUndefined();
      expect(visit.requests.slice(before).every((url) => url.includes('127.0.0.1'))).toBe(true);
    },
  );
});

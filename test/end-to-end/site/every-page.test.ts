import { describe, expect, test } from 'vitest';
import { useReaders } from './readers.ts';
import { sticksOut } from './sticks-out.ts';
import { editions, folderOf, listArticles, listPages, sampleForms } from './sample-site.ts';

/** 1280 CSS pixels at 400 % (WCAG 2.2, 1.4.10). */
const narrow = { width: 320, height: 640 } as const;

describe.each(editions)('the edition "%s"', (edition) => {
  const open = useReaders(() => folderOf(edition), sampleForms);

  test('no page has anything to say in the console, lacks or leaves anything, or scrolls sideways on 320 pixels, and no article asks for more than twelve things', async () => {
    const pages = listPages(edition);
    const articles = new Set(listArticles(edition));
    const visit = await open(narrow);
    await visit.page.setCacheEnabled(false);
    for (const path of pages) {
      visit.requests.length = 0;
      await visit.goTo(path);
      expect.soft(visit.complaints.splice(0), path).toEqual([]);
      if (articles.has(path)) expect.soft(visit.requests.length, path).toBeLessThanOrEqual(12);
      await visit.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
      // What is opened may need typefaces: to leave the page before would break their loading off.
      await visit.evaluate('document.fonts.ready.then(() => true)');
      await visit.page.waitForNetworkIdle({ idleTime: 0 });
      expect.soft(await visit.evaluate(sticksOut), path).toEqual([]);
    }
    expect(pages.length).toBeGreaterThan(60);
  });

  test('what is fetched early is used at once', async () => {
    const visit = await open();
    await visit.goTo('artikler/nettverk-og-relasjon/index.html');
    await visit.evaluate('document.fonts.ready.then(() => true)');
    const early = await visit.evaluate<string[]>(
      `[...document.querySelectorAll('link[rel=preload]')].map(({ href }) => href)`,
    );
    const fetched = await visit.evaluate<string[]>(
      `performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType === 'css' || initiatorType === 'link').map(({ name }) => name)`,
    );
    expect(early).toHaveLength(4);
    expect(fetched).toEqual(expect.arrayContaining(early));
    // A face is loaded once a character needs it.
    const loaded = await visit.evaluate<string[]>(
      `[...document.fonts].filter(({ status, style }) => status === 'loaded' && style === 'normal').map(({ family, weight }) => family.replaceAll('"', '') + ' ' + weight)`,
    );
    expect(loaded).toEqual(
      expect.arrayContaining(['Source Serif 4 400', 'Source Serif 4 600', 'Source Sans 3 400']),
    );
  });
});

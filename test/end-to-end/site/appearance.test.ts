import { expect, test } from 'vitest';
import { useReaders } from './readers.ts';
import { folderOf } from './sample-site.ts';

const open = useReaders(() => folderOf('site'));

/** What the page has chosen at the moment at which its body begins: nothing has been painted then. */
const watchBody = `
  new MutationObserver((_, observer) => {
    if (document.body === null) return;
    globalThis.early = document.documentElement.dataset.appearance;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });`;

test.each([
  ['dark', 'light', 'rgb(20, 25, 23)'],
  ['light', 'dark', 'rgb(251, 252, 250)'],
] as const)(
  '%s lasts over pages and visits, against a %s system, without a flash',
  async (chosen, system, paper) => {
    const visit = await open();
    await visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: system }]);
    await visit.page.evaluateOnNewDocument(watchBody);
    await visit.goTo('index.html');
    expect(await visit.evaluate('early')).toBe('');
    const ground = () => visit.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).not.toBe(paper);
    await visit.page.click(`.appearance [value=${chosen}]`);
    expect(await ground()).toBe(paper);

    for (const path of [
      'index.html',
      'artikler/nettverk-og-relasjon/index.html',
      'sok/index.html',
      '404.html',
    ]) {
      await visit.goTo(path);
      expect(await visit.evaluate('early'), path).toBe(chosen);
      expect(await ground(), path).toBe(paper);
      expect(await visit.page.$eval('.appearance :checked', (input) => input.getAttribute('value'))).toBe(
        chosen,
      );
    }

    await visit.page.click('.appearance [value=system]');
    expect(await ground()).not.toBe(paper);
    await visit.page.reload();
    expect(await visit.evaluate('early')).toBe('');
    expect(await ground()).not.toBe(paper);
  },
);

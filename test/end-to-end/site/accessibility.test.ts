import axe, { type AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { desktop, phone, type Visit } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';
import { editions, folderOf, onePageOfEachKind, sampleForms } from './sample-site.ts';

/** Of one kind with the open articles, where members read it. */
const protectedArticle = ['members', 'artikler/numbers-and-neighbours/index.html'] as const;

const article = 'artikler/nettverk-og-relasjon/index.html';

/** WCAG 2.2 up to AA, and what axe considers best practice. */
const everything = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
/** What colours alone can break. */
const colours = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/** What axe finds, one line for each element. */
async function violations(visit: Visit, rules: object): Promise<string[]> {
  if (!(await visit.evaluate<boolean>(`typeof axe === 'object'`))) await visit.evaluate(axe.source);
  const found = await visit.evaluate<AxeResults>(`axe.run(${JSON.stringify(rules)})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

const setSystem = (visit: Visit, value: 'light' | 'dark') =>
  visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

/** In both schemes: colours depend on the scheme, and all else does not. */
async function violationsInSchemes(visit: Visit): Promise<string[]> {
  await setSystem(visit, 'light');
  const inLight = await violations(visit, everything);
  await setSystem(visit, 'dark');
  return [...inLight, ...(await violations(visit, colours))];
}

/** In both schemes, on both screens: what is shown depends on style sheets alone, which hold for any width at once. */
async function violationsAnywhere(visit: Visit): Promise<string[]> {
  await visit.page.setViewport(phone);
  const onPhone = await violationsInSchemes(visit);
  await visit.page.setViewport(desktop);
  return [...onPhone, ...(await violationsInSchemes(visit))];
}

describe.each(editions)('the edition "%s"', (edition) => {
  const open = useReaders(() => folderOf(edition), sampleForms);
  const paths = [...onePageOfEachKind(), protectedArticle]
    .filter(([its]) => its === edition)
    .map(([, path]) => path);

  test.each(paths)('%s has no violation on a phone or a desktop, light or dark', async (path) => {
    const visit = await open(phone);
    await visit.goTo(path);
    expect(await violationsAnywhere(visit)).toEqual([]);
  });
});

describe('the check', () => {
  const open = useReaders(() => folderOf('site'), sampleForms);

  test('finds what is too pale, in the dark alone', async () => {
    const visit = await open();
    await visit.goTo('404.html');
    await visit.evaluate(`document.querySelector('h1').style.color = 'light-dark(#000, #222)'`);
    expect(await violationsInSchemes(visit)).toEqual([expect.stringContaining('color-contrast: h1')]);
  });

  test('need not ask again where readers chose: the colours are those of the system', async () => {
    const visit = await open();
    await visit.goTo('index.html');
    const coloursOf = () =>
      visit.evaluate<string[]>(
        `[...document.querySelectorAll('body, body *')].map((element) => { const { color, backgroundColor } = getComputedStyle(element); return color + backgroundColor; })`,
      );
    for (const [chosen, other] of [
      ['light', 'dark'],
      ['dark', 'light'],
    ] as const) {
      await setSystem(visit, chosen);
      await visit.evaluate(`document.querySelector('.appearance [value=system]').click()`);
      const wanted = await coloursOf();
      await setSystem(visit, other);
      expect(await coloursOf()).not.toEqual(wanted);
      await visit.evaluate(`document.querySelector('.appearance [value=${chosen}]').click()`);
      expect(await coloursOf()).toEqual(wanted);
    }
  });
});

describe('in use on a phone and a desktop', () => {
  const open = useReaders(() => folderOf('site'), sampleForms);

  test('an article with its forms open, one of them lacking, and another list chosen', async () => {
    const visit = await open(phone);
    await visit.goTo(article);
    await visit.evaluate(`document.querySelectorAll('.letter-box').forEach((box) => { box.open = true; })`);
    await visit.page.click('form[name=question] [type=submit]');
    await visit.evaluate(`document.querySelectorAll('[role=tab]')[2].click()`);
    expect(await violationsAnywhere(visit)).toEqual([]);
  });

  test('an article in the series by which the reader came', async () => {
    const visit = await open(phone);
    await visit.goTo(`${article}?serie=nettverksbygging`);
    expect(await visit.page.$('.context-bar')).not.toBeNull();
    expect(await violationsAnywhere(visit)).toEqual([]);
  });

  test('a series of which parts have been read', async () => {
    const visit = await open(phone);
    await visit.goTo('index.html');
    await visit.evaluate(`localStorage.setItem('kolofon-read', '["nettverk-og-relasjon","kunderelasjon"]')`);
    await visit.goTo('serier/key-account-management/index.html');
    expect(await visit.page.$eval('.forget', (button) => button.checkVisibility())).toBe(true);
    expect(await violationsAnywhere(visit)).toEqual([]);
  });

  test('a search with results', async () => {
    const visit = await open(phone);
    await visit.goTo('sok/index.html?q=kunde');
    await visit.page.waitForSelector('#--results li');
    expect(await violationsAnywhere(visit)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { desktop, phone, type Visit } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';
import { folderOf, sampleForms } from './sample-site.ts';

const open = useReaders(() => folderOf('site'), sampleForms);

const article = 'artikler/nettverk-og-relasjon/index.html';

/** Where the focus goes: the number of the element in the page, and how it shows. */
interface Stop {
  readonly index: number;
  readonly name: string;
  readonly outline: number;
  /** Whether something else lies over all of it (WCAG 2.2, 2.4.11). */
  readonly isCovered: boolean;
}

const watch = `
  globalThis.stops = [];
  globalThis.all = [...document.querySelectorAll('*')];
  document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    const box = target.getClientRects()[0];
    const points = [[0.1, 0.1], [0.5, 0.5], [0.9, 0.9]].map(([x, y]) =>
      document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    stops.push({
      index: all.indexOf(target),
      name: target.outerHTML.slice(0, 120),
      outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
      isCovered: points.every((point) => point === null || !(target.contains(point) || point.contains(target) || point.closest('label')?.contains(target))),
    });
  });`;

/** Everything that can be focused and seen; of a group of radio buttons or tabs only one is a stop. */
const expected = `all.filter((element) =>
  element.matches('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]') &&
  element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.disabled &&
  !(element.type === 'radio' && !element.checked)).map((element) => all.indexOf(element))`;

async function tabThrough(visit: Visit): Promise<Stop[]> {
  await visit.evaluate(watch);
  const count = (await visit.evaluate<number[]>(expected)).length;
  for (let pressed = 0; pressed < count; pressed++) await visit.page.keyboard.press('Tab');
  return visit.evaluate<Stop[]>('stops');
}

describe.each([
  ['the home page', 'index.html', desktop],
  ['a series', 'serier/key-account-management/index.html', phone],
  ['the search', 'sok/index.html', desktop],
  ['an article', article, phone],
  ['an article in one of its series', `${article}?serie=key-account-management`, phone],
  ['a protected article', 'artikler/numbers-and-neighbours/index.html', desktop],
  ['the page for what is not found', '404.html', phone],
] as const)('on %s', (name, path, screen) => {
  test('Tab leads to everything, in the order of the page, and shows where it is', async () => {
    const visit = await open(screen);
    await visit.goTo(path);
    await visit.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
    await visit.evaluate(
      `history.replaceState(null, '', '#'); document.documentElement.style.scrollBehavior = 'auto'`,
    );
    const stops = await tabThrough(visit);
    expect(stops.map(({ index }) => index)).toEqual(await visit.evaluate(expected));
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
    expect(stops.filter(({ isCovered }) => isCovered)).toEqual([]);
    expect(stops[0]?.name).toContain('class="skip"');
    expect(stops.length, name).toBeGreaterThan(5);
  });
});

test('the first stop leads to the content', async () => {
  const { page, evaluate, goTo } = await open();
  await goTo(article);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await evaluate('document.activeElement.id')).toBe('--main');
  await page.keyboard.press('Tab');
  expect(await evaluate(`document.activeElement.closest('main') !== null`)).toBe(true);
});

test('the lists are tabs: arrows choose, Tab goes on into the list', async () => {
  const { page, evaluate, goTo } = await open();
  await goTo(article);
  const state = () =>
    evaluate<unknown[]>(`[...document.querySelectorAll('[role=tab]')].map((tab) => {
      const panel = document.getElementById(tab.getAttribute('aria-controls'));
      return [tab.getAttribute('aria-selected'), tab.tabIndex, panel.getAttribute('role'),
        panel.getAttribute('aria-labelledby') === tab.id, panel.checkVisibility(), document.activeElement === tab];
    })`);
  const chosen = ['true', 0, 'tabpanel', true, true];
  const others = ['false', -1, 'tabpanel', true, false, false];
  expect(await state()).toEqual([[...chosen, false], others, others]);
  await page.focus('[role=tab]');
  await page.keyboard.press('ArrowRight');
  expect(await state()).toEqual([others, [...chosen, true], others]);
  await page.keyboard.press('End');
  expect(await state()).toEqual([others, others, [...chosen, true]]);
  await page.keyboard.press('ArrowRight');
  expect(await state()).toEqual([[...chosen, true], others, others]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  expect(await state()).toEqual([[...chosen, true], others, others]);
  expect(page.url()).toContain(article);
  await page.keyboard.press('Tab');
  expect(
    await evaluate(`document.activeElement.closest('[role=tabpanel]')?.checkVisibility() ?? false`),
  ).toBe(true);
});

describe('the arrow keys', () => {
  const addressAfter = async (visit: Visit, key: 'ArrowLeft' | 'ArrowRight') => {
    await Promise.all([visit.page.waitForNavigation(), visit.page.keyboard.press(key)]);
    return visit.page.url().replace(/^.*\/artikler\//, '');
  };
  /** Goes on as soon as a navigation would have begun. */
  const stays = async (visit: Visit, key: 'ArrowLeft' | 'ArrowRight') => {
    const before = visit.page.url();
    await visit.page.keyboard.press(key);
    await visit.evaluate('new Promise((resolve) => setTimeout(() => resolve(true), 300))');
    return visit.page.url() === before;
  };

  test.each([
    ['key-account-management', 'organisering-av-kam-funksjonen', 'kunderelasjon'],
    ['nettverksbygging', undefined, 'nettverksbyggende-markedsforing'],
    ['relasjonsmarkedsforing', 'relasjonsmarkedsforing', 'nettverksbyggende-markedsforing'],
  ])('go along the series %s by which the reader came', async (series, previous, next) => {
    const visit = await open();
    await visit.goTo(`${article}?serie=${series}`);
    if (previous === undefined) expect(await stays(visit, 'ArrowLeft')).toBe(true);
    else expect(await addressAfter(visit, 'ArrowLeft')).toBe(`${previous}/index.html?serie=${series}`);
    await visit.goTo(`${article}?serie=${series}`);
    expect(await addressAfter(visit, 'ArrowRight')).toBe(`${next}/index.html?serie=${series}`);
  });

  test('stay where an article of several series is read by itself', async () => {
    const visit = await open();
    await visit.goTo(article);
    expect(await stays(visit, 'ArrowRight')).toBe(true);
    expect(await stays(visit, 'ArrowLeft')).toBe(true);
  });

  test('stay while somebody types, chooses a tab or scrolls a formula', async () => {
    const visit = await open();
    await visit.goTo(`${article}?serie=key-account-management`);
    await visit.evaluate(`document.querySelectorAll('.letter-box').forEach((box) => { box.open = true; })`);
    for (const place of [
      '#--question-message',
      '#--question-email',
      '.appearance input',
      '[role=tab]',
      '.equation',
    ]) {
      await visit.page.focus(place);
      expect(await stays(visit, 'ArrowRight'), place).toBe(true);
    }
  });
});

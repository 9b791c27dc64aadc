import type { HTTPRequest } from 'puppeteer';
import { expect, test } from 'vitest';
import { desktop, phone, type Screen, type Visit } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';
import { folderOf } from './sample-site.ts';

const paths = [
  'index.html',
  'serier/key-account-management/index.html',
  'artikler/nettverk-og-relasjon/index.html',
  'artikler/nettverk-og-relasjon/index.html?serie=relasjonsmarkedsforing',
  'sok/index.html',
];

const open = useReaders(() => folderOf('site'));

/** A slow line, on which the typefaces come last. */
async function slowDown({ page }: Visit): Promise<void> {
  const client = await page.createCDPSession();
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 100_000,
  });
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    const wait = request.resourceType() === 'font' ? 1200 : 0;
    setTimeout(() => void request.continue().catch(() => undefined), wait);
  });
}

/** What the browser counts as Cumulative Layout Shift, as far as nobody scrolls. */
const observe = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      shifts.push({ value, nodes: sources.map(({ node }) => node?.className || node?.nodeName) });
  }).observe({ type: 'layout-shift', buffered: true });`;

interface Shift {
  readonly value: number;
  readonly nodes: readonly string[];
}

/** Until the page has been still for a while. */
const settle = `document.fonts.ready.then(() => new Promise((resolve) => setTimeout(() => resolve(shifts), 300)))`;

async function sumShifts(path: string, screen: Screen): Promise<readonly [path: string, sum: string]> {
  const visit = await open(screen);
  await visit.page.evaluateOnNewDocument(observe);
  await visit.goTo('404.html');
  await visit.evaluate(
    `localStorage.setItem('kolofon-read', '["nettverk-og-relasjon","kunderelasjon","kundetilfredshet"]')`,
  );
  await visit.page.setCacheEnabled(false);
  await slowDown(visit);
  await visit.goTo(path);
  const shifts = await visit.evaluate<Shift[]>(settle);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  return [path, sum < 0.01 ? 'is stable' : JSON.stringify(shifts)];
}

test.each([
  ['a phone', phone, paths],
  ['a desktop', desktop, paths.slice(0, 3)],
] as const)('on %s, every page is stable while it loads', async (_, screen, paths) => {
  // Most of the time they wait for the slow line: all of them at once.
  const sums = await Promise.all(paths.map((path) => sumShifts(path, screen)));
  expect(sums).toEqual(paths.map((path) => [path, 'is stable']));
});

test('a page that moves is seen to move', async () => {
  const visit = await open(phone);
  await visit.page.evaluateOnNewDocument(observe);
  await visit.goTo('index.html');
  await visit.evaluate(settle);
  await visit.evaluate(`document.querySelector('h1').style.marginTop = '200px'`);
  const shifts = await visit.evaluate<Shift[]>(settle);
  expect(shifts.some(({ value }) => value > 0.01)).toBe(true);
});

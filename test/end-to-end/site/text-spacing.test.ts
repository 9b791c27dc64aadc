import { describe, expect, test } from 'vitest';
import { desktop, phone, type Visit } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';
import { folderOf, sampleForms } from './sample-site.ts';
import { sticksOut } from './sticks-out.ts';

/** The text spacing that WCAG 2.2, 1.4.12, lets readers set. */
const spacing = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];`;

/** Texts that are cut off, beside those for screen readers alone and those of which the whole is elsewhere. */
const cutOff = `[...document.querySelectorAll('body *')].filter((element) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  if (clipPath !== 'none' || element.matches('.context-bar .title, svg *') || !element.checkVisibility()) return false;
  return (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 100))`;

/** Texts of which one lies over another. */
const overlaps = `(() => {
  const lines = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, figcaption, summary, label, button)')]
    .filter((one) => one.checkVisibility() && !one.closest('.honeypot, .unseen, .footnotes') && !one.matches('.unseen'))
    .map((one) => [one, one.getBoundingClientRect()]).filter(([, { width, height }]) => width > 0 && height > 0);
  return lines.flatMap(([one, a], index) => lines.slice(index + 1, index + 4)
    .filter(([other, b]) => !one.contains(other) && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
    .map(([other]) => one.outerHTML.slice(0, 80) + ' / ' + other.outerHTML.slice(0, 80)));
})()`;

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('with wide text spacing on %s', (_, screen) => {
  const open = useReaders(() => folderOf('site'), sampleForms);
  const space = async (visit: Visit, path: string) => {
    await visit.goTo(path);
    await visit.evaluate(`document.querySelectorAll('.letter-box').forEach((one) => { one.open = true; })`);
    await visit.evaluate(spacing);
  };

  test.each([
    'artikler/nettverk-og-relasjon/index.html',
    'artikler/nettverk-og-relasjon/index.html?serie=relasjonsmarkedsforing',
  ])('%s loses nothing', async (path) => {
    const visit = await open(screen);
    await space(visit, path);
    expect(await visit.evaluate(sticksOut)).toEqual([]);
    expect(await visit.evaluate(cutOff)).toEqual([]);
    expect(await visit.evaluate(overlaps)).toEqual([]);
  });
});

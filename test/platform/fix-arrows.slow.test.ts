import { readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setFormula } from '../../src/markdown/mathematics/set-formula.ts';
import { openFonts } from '../../src/platform/fonts.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from '../../src/platform/launch-browser.ts';
import { fixArrows } from '../../src/platform/fix-arrows.ts';

let running: RunningBrowser;

beforeAll(async () => {
  running = await launchBrowser({ machine: thisMachine(process.env) });
});
afterAll(() => running.close());

const face = openFonts('.').read('stix-two-math/files/stix-two-math-latin-400-normal.woff');
const style = `
  @font-face { font-family: M; src: url(data:font/woff;base64,${Buffer.from(face).toString('base64')}) }
  body { margin: 60px 100px } math { font: 20px M }
  ${readFileSync('templates/mathematics.css', 'utf8')}`;

interface Ink {
  /** Of the label, in pixels. */
  readonly width: number;
  /** How much wider than its label the arrow is, in pixels. */
  readonly more: number;
  /** The height of what is drawn at each end. */
  readonly ends: readonly [number, number];
}

/** What is drawn below the label. */
async function look(tex: string): Promise<Ink> {
  const page = await running.browser.newPage();
  try {
    await page.setContent(`<meta charset="utf-8"><style>${style}</style>${toHtml(setFormula(tex, true))}`);
    const { x, y, width } = await page.evaluate(async () => {
      await document.fonts.ready;
      const label = document.querySelector('mover > :last-child')?.getBoundingClientRect();
      return { x: label?.x ?? 0, y: label?.bottom ?? 0, width: label?.width ?? 0 };
    });
    const margin = 50;
    const clip = {
      x: Math.round(x) - margin,
      y: Math.ceil(y),
      width: Math.round(width) + 2 * margin,
      height: 24,
    };
    const picture = await page.screenshot({ clip });
    const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
    const heights = Array.from({ length: info.width }, (_unused, column) =>
      Array.from({ length: info.height }, (_also, row) => data[(row * info.width + column) * info.channels]),
    ).map((column) => column.filter((grey) => grey !== undefined && grey < 160).length);
    const first = heights.findIndex((height) => height > 0);
    const last = heights.findLastIndex((height) => height > 0);
    const highest = (from: number): number => Math.max(...heights.slice(Math.max(0, from), from + 8));
    return { width, more: last - first + 1 - width, ends: [highest(first), highest(last - 7)] };
  } finally {
    await page.close();
  }
}

const above = (label: string): string => `{\\text{${label}}}`;

/** How high a line is, and two lines. */
const [single, double] = [2, 4];

test.each([
  ['\\xrightarrow', single, false, true],
  ['\\xleftarrow', single, true, false],
  ['\\xleftrightarrow', single, true, true],
  ['\\xRightarrow', double, false, true],
  ['\\xLeftarrow', double, true, false],
  ['\\xLeftrightarrow', double, true, true],
  ['\\xmapsto', single, true, true],
  ['\\xhookrightarrow', single, true, true],
  ['\\xhookleftarrow', single, true, true],
  ['\\xrightharpoonup', single, false, true],
])('%s is as wide as its label, and has its ends', async (command, line, hasLeft, hasRight) => {
  const { more, ends } = await look(command + above('en lang tekst over pilen'));
  expect(Math.abs(more)).toBeLessThan(6);
  expect(ends.map((height) => height > line)).toEqual([hasLeft, hasRight]);
});

test.each(['\\xrightleftharpoons', '\\xtofrom', '\\xtwoheadrightarrow', '\\xlongequal'])(
  '%s, which no font makes wider, is about as wide as its label',
  async (command) => {
    expect(Math.abs((await look(command + above('lang tekst'))).more)).toBeLessThan(16);
  },
);

test('an arrow below one letter is longer than an arrow without', async () => {
  const { width, more, ends } = await look('\\xrightarrow{f}');
  expect(width + more).toBeGreaterThan(26);
  expect(ends[1]).toBeGreaterThan(single);
});

test('a font without such arrows stays as it is', () => {
  const other = openFonts('.').read('source-serif-4/files/source-serif-4-latin-400-normal.woff');
  expect(fixArrows(other)).toBe(other);
  expect(fixArrows(new Uint8Array(60))).toHaveLength(60);
  expect(Buffer.from(fixArrows(face)).equals(face)).toBe(true);
});

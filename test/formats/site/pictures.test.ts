import { crc32 } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { planCopies } from '../../../src/formats/site/pictures/plan-copies.ts';
import { site } from '../../../src/formats/site/site.ts';
import { holdPicture } from '../../harness/hold-picture.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import type { Asset } from '../../../src/model/publication.ts';
import { inputOf, renderJob, servicesWith } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { findAll, required } from '../../harness/read-page.ts';
import { renderPages, type RenderedArtifact } from '../../harness/render-pages.ts';

/** A PNG with other bytes in its pixels, and the checksum of these: only decoding shows it. */
function damage(png: Buffer): Buffer {
  const pixels = png.indexOf('IDAT', 20_000) + 4;
  png.fill(0, pixels, pixels + 500);
  const end = pixels + png.readUInt32BE(pixels - 8);
  png.writeUInt32BE(crc32(png.subarray(pixels - 4, end)), end);
  return png;
}

function photograph(width: number, height: number, blur = 4) {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#000', noise } }).blur(blur);
}

const pictures: Readonly<Record<string, Buffer>> = {
  'stor.jpg': await photograph(2000, 1200).jpeg({ quality: 90 }).toBuffer(),
  'stor.png': await photograph(1000, 400).png().toBuffer(),
  'gjennomsiktig.webp': await photograph(700, 400).ensureAlpha(0.5).webp({ quality: 95 }).toBuffer(),
  'foto.png': await photograph(1600, 900).png().toBuffer(),
  'foto-med-alfa.png': await photograph(900, 600, 2).ensureAlpha(0.5).png().toBuffer(),
  'skjerm.png': await sharp(Buffer.from(screen())).png().toBuffer(),
  'staende.jpg': await photograph(900, 600).jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer(),
  'hard.jpg': await photograph(900, 600, 1).jpeg({ quality: 8 }).toBuffer(),
  'liten.png': await photograph(300, 200).png().toBuffer(),
  'lett.png': await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#fff' } })
    .png()
    .toBuffer(),
  'skadet.png': damage(await photograph(800, 400).png().toBuffer()),
  'levende.webp': await animation().webp().toBuffer(),
  'levende.gif': await animation().gif().toBuffer(),
};
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="9" height="9"/></svg>';

/** A window of a program: areas of one colour, and lines of text. */
function screen(): string {
  const lines = Array.from(
    { length: 90 },
    (_, row) => `<text x="60" y="${40 + row * 16}" font-size="13">Linje ${row}, med ${row * row} ord</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1500"><rect width="2400" height="1500" fill="#eef"/>${lines.join('')}</svg>`;
}

/** Two pictures that follow one another. */
function animation() {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = {
    width: 600,
    height: 800,
    channels: 3,
    background: '#000',
    noise,
    pageHeight: 400,
  } as const;
  return sharp({ create });
}

let artifacts: ReadonlyMap<string, RenderedArtifact>;
let page: Root;

beforeAll(async () => {
  const names = [...Object.keys(pictures), 'tegning.svg'];
  const body = names.map((name) => `![Bildet ${name}](${name} "Tittel")`).join('\n\n');
  let publication = littlePublication().withFile('series/articles/tegning.svg', drawing);
  for (const [name, bytes] of Object.entries(pictures)) {
    publication = publication.withFile(`series/articles/${name}`, bytes);
  }
  const input = inputOf(
    await publication
      .withArticle('bilder', `${body}\n\nSe [filen](stor.png).\n`)
      .withSeries('prove', { parts: ['bilder'] })
      .withConfig({ series: ['prove'] })
      .prepare(),
  );
  const { value } = await renderJob(site.plan(input)[0]);
  artifacts = new Map(renderPages(value).map((one) => [one.path, one]));
  const html = artifacts.get('site/articles/bilder/index.html');
  page = fromHtml(html?.kind === 'text' ? html.text : '');
});

const images = () => findAll(page, ({ tagName }) => tagName === 'img');
const imageOf = (name: string): Element =>
  required(images().find(({ properties }) => properties.alt === `Bildet ${name}`));
const sourceOf = (name: string): Element | undefined =>
  findAll(page, ({ tagName }) => tagName === 'picture')
    .find((picture) => picture.children.includes(imageOf(name)))
    ?.children.find((child) => child.type === 'element' && child.tagName === 'source') as Element | undefined;

/** The candidates of a source: the paths of their artifacts, and their widths in pixels. */
function candidatesOf(name: string): { path: string; width: number }[] {
  const list = [sourceOf(name)?.properties['srcSet'] ?? []].flat().join(',');
  return list
    .split(',')
    .filter((candidate) => candidate !== '')
    .map((candidate) => {
      const [, address = '', width] = /^(\S+) (\d+)w$/.exec(candidate.trim()) ?? [];
      return { path: address.replace('../../', 'site/'), width: Number(width) };
    });
}

async function read(path: string): Promise<Uint8Array> {
  const artifact = artifacts.get(path);
  if (artifact?.kind === 'deferred') return artifact.make(servicesWith());
  if (artifact?.kind === 'bytes') return artifact.make();
  throw new Error(`The site has no file ${path}.`);
}

describe('the copies of a large picture', () => {
  test.each([
    ['stor.jpg', [480, 720, 960, 1440]],
    ['stor.png', [480, 720, 960, 1000]],
    ['gjennomsiktig.webp', [480, 700]],
    ['staende.jpg', [480, 600]],
  ])(
    '%s has those of the widths %j, each as wide as it says and lighter than the original',
    async (name, widths) => {
      const candidates = candidatesOf(name);
      expect(candidates.map(({ width }) => width)).toEqual(widths);
      const original = required(pictures[name]);
      const { autoOrient, hasAlpha } = await sharp(original).metadata();
      for (const { path, width } of candidates) {
        const bytes = await read(path);
        expect(Buffer.from(bytes).toString('latin1', 4, 12)).toBe('ftypavif');
        const copy = await sharp(bytes).metadata();
        expect(copy.width).toBe(width);
        expect(copy.height).toBeCloseTo((width * autoOrient.height) / autoOrient.width, -0.5);
        expect(copy.hasAlpha).toBe(hasAlpha);
        expect(bytes.length).toBeLessThan(original.length);
      }
    },
  );

  test('are chosen by the width of the column', () => {
    expect(sourceOf('stor.jpg')?.properties).toMatchObject({
      type: 'image/avif',
      sizes: '(min-width: 42rem) 39.125rem, calc(100vw - 2.25rem)',
    });
  });

  test('are none where the original is small, light, moving or a drawing', () => {
    for (const name of ['liten.png', 'lett.png', 'levende.webp', 'levende.gif', 'tegning.svg']) {
      expect(sourceOf(name)).toBeUndefined();
    }
  });

  test('are no heavier than an original that was pressed hard', async () => {
    const original = required(pictures['hard.jpg']);
    const candidates = candidatesOf('hard.jpg');
    expect(candidates).toHaveLength(3);
    for (const { path } of candidates) {
      expect((await read(path)).length).toBeLessThan(original.length);
    }
  });

  test('of a damaged file are the file', async () => {
    const [first] = candidatesOf('skadet.png');
    expect(pictures['skadet.png']?.equals(await read(required(first).path))).toBe(true);
  });
});

describe('every picture', () => {
  test('falls back on its original, or on one that is upright and no wider than a page shows', async () => {
    for (const [name, bytes] of Object.entries(pictures)) {
      const path = String(imageOf(name).properties.src).replace('../../', 'site/');
      const shown = await read(path);
      const { autoOrient } = await sharp(bytes, { failOn: 'none' }).metadata();
      const { width, orientation, exif } = await sharp(shown, { failOn: 'none' }).metadata();
      expect([width, orientation, exif]).toEqual([Math.min(autoOrient.width, 1440), undefined, undefined]);
      expect(shown.length).toBeLessThanOrEqual(bytes.length);
    }
  });

  test.each([
    ['foto.png', 'jpeg', 5],
    ['foto-med-alfa.png', 'webp', 5],
    ['skjerm.png', 'png', 1],
    ['lett.png', 'png', 1],
  ])('%s falls back on a %s, lighter by %i times', async (name, format, times) => {
    const path = String(imageOf(name).properties.src).replace('../../', 'site/');
    const shown = await read(path);
    expect((await sharp(shown).metadata()).format).toBe(format);
    expect(shown.length * times).toBeLessThanOrEqual(required(pictures[name]).length);
    // The photograph itself is not published where nobody offers it.
    expect(artifacts.has(`site/files/${name}`)).toBe(format === 'png');
  });

  test('can be offered as it was saved, whatever is shown of it', async () => {
    expect(imageOf('stor.png').properties.src).toBe('../../files/stor.png.jpg');
    expect(pictures['stor.png']?.equals(await read('site/files/stor.png'))).toBe(true);
  });

  test('keeps its place: its width and height are those that are shown', async () => {
    for (const [name, bytes] of Object.entries(pictures)) {
      const { width, pageHeight, autoOrient } = await sharp(bytes, { pages: -1, failOn: 'none' }).metadata();
      const { properties } = imageOf(name);
      expect([Number(properties.width), Number(properties.height)]).toEqual(
        pageHeight === undefined ? [autoOrient.width, autoOrient.height] : [width, pageHeight],
      );
    }
    expect(imageOf('tegning.svg').properties).toMatchObject({ width: 1600, height: 900 });
  });

  test('waits until it is near, but for the first', () => {
    const [first, ...others] = images().map(({ properties }) => properties['loading']);
    expect(first).toBeUndefined();
    expect(new Set(others)).toEqual(new Set(['lazy']));
  });
});

describe('planning', () => {
  const asset: Asset = {
    source: sourcePath('series/articles/bilde.png'),
    name: 'bilde.png',
    mediaType: 'image/png',
    ...holdPicture(new Uint8Array(100_000)),
    width: 4000,
    height: 100,
  };
  const widthsOf = (facts: Partial<Asset>) => planCopies({ ...asset, ...facts }).map(({ width }) => width);

  test.each([
    [4000, [480, 720, 960, 1440]],
    [1441, [480, 720, 960, 1440]],
    [960, [480, 720, 960]],
    [481, [480, 481]],
    [480, []],
  ])('never enlarges a picture of %i pixels', (width, widths) => {
    expect(widthsOf({ width })).toEqual(widths);
  });

  test('gives pictures of one name in two types copies of two names', () => {
    const [png] = planCopies(asset);
    const [jpeg] = planCopies({ ...asset, name: 'bilde.jpg', mediaType: 'image/jpeg' });
    expect(png?.file).not.toBe(jpeg?.file);
  });

  test('leaves a picture that moves alone', () => {
    expect(widthsOf({ isAnimated: true })).toEqual([]);
  });
});

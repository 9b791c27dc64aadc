import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openFaces } from '../../../src/formats/drawing/faces.ts';
import type { RenderInput } from '../../../src/formats/format.ts';
import { site } from '../../../src/formats/site/site.ts';
import { setSocialImage } from '../../../src/formats/site/social/set-social-image.ts';
import { describeSocialImage } from '../../../src/formats/site/social/social-facts.ts';
import { socialImageOf, socialImages } from '../../../src/formats/site/social/social-images.ts';
import { fromHtml } from 'hast-util-from-html';
import { inputOf, renderJob, servicesWith } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { findAll, required } from '../../harness/read-page.ts';
import { renderPages } from '../../harness/render-pages.ts';

const hostile = `<script>alert("x")</script> & ']]> ${'nettverk '.repeat(35)}`;
const titles = {
  tillit: 'Tillit',
  hostil: hostile,
  arabisk: 'كتاب الشبكات',
  kinesisk: '網絡與關係的建立',
};

async function makeInput(): Promise<RenderInput> {
  let publication = littlePublication();
  for (const [id, title] of Object.entries(titles)) {
    publication = publication.withArticle(id, undefined, { title });
  }
  const ids = Object.keys(titles);
  for (const id of ['en', 'to', 'tre', 'fire', 'fem']) {
    publication = publication.withSeries(id, {
      title: `Serie ${id}`,
      parts: id === 'fem' ? ids : ['tillit'],
    });
  }
  return inputOf(await publication.withConfig({ series: ['en', 'to', 'tre', 'fire', 'fem'] }).prepare());
}

const input = await makeInput();
const faces = await openFaces(input);

function articleOf(id: string) {
  const article = required(input.publication.articles.find((one) => one.id === id));
  return { kind: 'article', article } as const;
}

async function paint(id: string, title = articleOf(id).article.title): Promise<Uint8Array> {
  const { publication } = input;
  const articles = publication.articles.map((one) => (one.id === id ? { ...one, title } : one));
  const artifact = socialImages({ ...input, publication: { ...publication, articles } }).find(({ path }) =>
    path.startsWith(`site/assets/social/article-${id}.`),
  );
  if (artifact?.kind !== 'deferred') throw new Error(`There is no picture of ${id}.`);
  return artifact.make(servicesWith());
}

describe('the picture of a page', () => {
  test.each(Object.keys(titles))('of the article "%s" is a light PNG of 1200 by 630', async (id) => {
    const bytes = await paint(id);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(bytes.length).toBeLessThan(80_000);
    // The ground of every hue is dark, and what names the series is on it in a light colour.
    const room = await sharp(bytes).extract({ left: 72, top: 430, width: 712, height: 160 }).stats();
    expect(room.channels[1]?.min).toBeLessThan(70);
    expect(room.channels[1]?.max).toBeGreaterThan(200);
  });

  test('has its title in the face of the books', async () => {
    const { channels } = await sharp(await paint('tillit'))
      .extract({ left: 72, top: 146, width: 712, height: 110 })
      .stats();
    expect(channels[0]?.max).toBeGreaterThan(230);
  });

  test('is made of a title with characters that XML has no place for', async () => {
    const bytes = await paint('tillit', 'Nett\u0001verk \uFFFE\uD800 og relasjon');
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630 });
  });

  test('names three memberships of six, and how many more there are', () => {
    const { lines } = describeSocialImage(articleOf('tillit'), input);
    expect(lines.map(({ text }) => text)).toEqual([
      'Del 1 av 1 i serien Serie en',
      'Del 1 av 1 i serien Serie to',
      'Del 1 av 1 i serien Serie tre + 3',
    ]);
    expect(new Set(lines.map(({ hue }) => hue)).size).toBe(3);
  });

  test.each(Object.entries(titles))('keeps the lines of "%s" in their room', (id) => {
    const set = setSocialImage(describeSocialImage(articleOf(id), input), faces);
    const first = required(set.lines[0]);
    expect(set.title.length).toBeLessThanOrEqual(5);
    for (const { text, size, y } of set.title) {
      expect(faces.serif.measure(text, size) ?? 0).toBeLessThanOrEqual(712);
      expect(y).toBeLessThan(first.y - 40);
    }
    for (const { y } of set.lines) expect(y).toBeLessThan(600);
  });

  test('has another name when it shows something else, and the same when it does not', () => {
    const { article } = articleOf('tillit');
    const name = (title: string) =>
      socialImageOf({ kind: 'article', article: { ...article, title } }, input).file;
    expect(name('Tillit')).toBe(name('Tillit'));
    expect(name('Tillit')).not.toBe(name('Tillitt'));
    expect(name('Tillit')).toMatch(/^assets\/social\/article-tillit\.[0-9a-f]{10}\.png$/);
  });
});

describe('every page of content', () => {
  test('names a picture that is there, with size, words and a large card', async () => {
    const [job] = site.plan(input);
    const artifacts = renderPages((await renderJob(job)).value);
    const paths = new Set<string>(artifacts.map(({ path }) => path));
    const pages = artifacts.flatMap((one) =>
      one.kind === 'text' && one.path.endsWith('/index.html') && !one.path.includes('/sok/')
        ? [one.text]
        : [],
    );
    expect(pages).toHaveLength(1 + 6 + input.publication.articles.length);
    const named = pages.map((html) => {
      const metas = findAll(fromHtml(html), ({ tagName }) => tagName === 'meta');
      const contentOf = (key: string) =>
        metas.find(({ properties }) => [properties['property'], properties.name].includes(key))?.properties
          .content;
      expect(contentOf('og:image:width')).toBe('1200');
      expect(contentOf('og:image:height')).toBe('630');
      expect(contentOf('og:image:alt')).toContain(contentOf('og:title'));
      expect(contentOf('twitter:card')).toBe('summary_large_image');
      return String(contentOf('og:image'));
    });
    const base = input.publication.baseUrl;
    expect(named.filter((url) => !url.startsWith(base))).toEqual([]);
    expect(named.filter((url) => !paths.has(`site/${url.slice(base.length)}`))).toEqual([]);
    expect(new Set(named).size).toBe(pages.length);
  });
});

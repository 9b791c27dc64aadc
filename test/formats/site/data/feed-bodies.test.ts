import { expect, test } from 'vitest';
import type { OutputPath } from '../../../../src/model/paths.ts';
import { childrenOf, readXml } from '../../../harness/read-xml.ts';
import type { EarlierOutputs } from '../../../../src/formats/make-services.ts';
import { servicesWith } from '../../../harness/render-input.ts';
import { makeSite } from '../render-site.ts';

type Item = Readonly<Record<string, string | undefined>>;
const readItems = (text: string) => (JSON.parse(text) as { items: Item[] }).items;

test('a body is taken from the earlier feed while the page of its article is what it was', async () => {
  const first = await makeSite();
  const shown = readItems(first.text('feed.json')).filter((item) => item['content_html'] !== undefined);
  expect(shown.length).toBeGreaterThan(1);
  const changed = shown[0]?.['url'];
  const pageIn = (path: OutputPath) => `https://fargeboka.example/bok/${path.slice('site/'.length)}`;

  const second = await makeSite(undefined, undefined, {
    isSame: (path) => pageIn(path) !== `${changed ?? ''}index.html`,
    read: (path) =>
      path === 'site/feed.json'
        ? first
            .text(path.slice('site/'.length))
            .replaceAll(/"content_html": "/g, '"content_html": "Fra før: ')
        : undefined,
  });

  const [before, after] = [first, second].map((site) => readItems(site.text('feed.json')));
  expect(after).toEqual(
    before?.map((item) =>
      item['content_html'] === undefined || item['url'] === changed
        ? item
        : { ...item, content_html: `Fra før: ${item['content_html']}` },
    ),
  );
  const entries = childrenOf(readXml(second.text('feed.xml')), 'entry');
  const kept = entries
    .flatMap((entry) => childrenOf(entry, 'content'))
    .filter((one) => one.text.startsWith('Fra før: '));
  expect(kept).toHaveLength(shown.length - 1);
  // Of another feed nothing was left: its bodies are rendered.
  expect(second.text('serier/rodt/feed.json')).toBe(first.text('serier/rodt/feed.json'));
});

test('only the bodies that are rendered have to be read', async () => {
  const first = await makeSite();
  const textsOf = async (isSame: boolean) => {
    const earlierOutputs: EarlierOutputs = {
      isSame: () => isSame,
      read: (path) => first.text(path.slice(5)),
    };
    const { artifacts } = await makeSite(undefined, undefined, earlierOutputs);
    return artifacts.get('feed.json')?.texts?.(servicesWith({ earlierOutputs }));
  };
  expect(await textsOf(true)).toEqual([]);
  expect((await textsOf(false))?.length).toBeGreaterThan(1);
});

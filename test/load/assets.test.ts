import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { readAssets, type AssetRequest } from '../../src/load/assets.ts';
import { noMemory, type Memory } from '../../src/load/memory.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { isPicture } from '../../src/model/publication.ts';
import { startOf } from '../../src/model/place.ts';
import { openSourceFiles, type SourceFiles } from '../../src/platform/source-files.ts';
import { littlePublication, templates } from '../harness/publication.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEElEQVQImWM4Y2wMQQxwFgBLYgctHTQ66QAAAABJRU5ErkJggg==',
  'base64',
);
const safeSvg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>');

const request = (path: string, role: AssetRequest['role'] = 'image'): AssetRequest => ({
  source: sourcePath(path),
  role,
  place: startOf(sourcePath('series/articles/tillit.md')),
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function read(files: Readonly<Record<string, Uint8Array>>, ...requests: readonly AssetRequest[]) {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-'));
  folders.push(root);
  mkdirSync(join(root, 'series'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const { assets, diagnostics } = await readAssets(requests, openSourceFiles(root), noMemory);
  return { assets: [...assets.values()], codes: diagnostics.map(({ code }) => code), diagnostics };
}

test('the kind, the name and the size come from the content', async () => {
  const { assets } = await read({ 'series/Blå node.jpg': png }, request('series/Blå node.jpg'));
  expect(assets).toEqual([
    expect.objectContaining({ name: 'bla-node.png', mediaType: 'image/png', width: 3, height: 2 }),
  ]);
});

test('a photograph that was taken upright is as wide and as high as it is shown', async () => {
  const lying = sharp({ create: { width: 30, height: 20, channels: 3, background: '#103d32' } });
  const jpeg = await lying.jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { assets } = await read({ 'series/node.jpg': jpeg }, request('series/node.jpg'));
  expect(assets).toEqual([expect.objectContaining({ width: 20, height: 30 })]);
});

test('two files of one name get a name each, one file that is used twice is read once', async () => {
  const { assets } = await read(
    { 'series/a/node.png': png, 'series/b/node.png': png },
    request('series/a/node.png'),
    request('series/b/node.png'),
    request('series/a/node.png'),
  );
  expect(assets.map(({ name }) => name)).toEqual(['node.png', 'node-2.png']);
});

test('a file that fails is reported at every use, with a hint', async () => {
  const { codes, diagnostics } = await read(
    { 'series/node.png': png },
    request('series/nod.png'),
    request('series/nod.png'),
  );
  expect(codes).toEqual(['image-exists', 'image-exists']);
  expect(diagnostics[0]?.hint).toBe('Did you mean "series/node.png"?');
});

test('a drawing that is shown may be downloaded too, whichever comes first', async () => {
  const files = { 'series/node.svg': safeSvg };
  const [offered, shown] = [request('series/node.svg', 'download'), request('series/node.svg')];
  for (const { assets, codes } of [await read(files, offered, shown), await read(files, shown, offered)]) {
    expect(codes).toEqual([]);
    expect(assets.map(({ mediaType }) => mediaType)).toEqual(['image/svg+xml']);
  }
});

test('what is shown has to be an image, also when it was offered for download before', async () => {
  const files = { 'series/tall.csv': Buffer.from('a;b\n1;2\n') };
  const { codes } = await read(files, request('series/tall.csv', 'download'), request('series/tall.csv'));
  expect(codes).toEqual(['image-format']);
});

test.each([
  ['series/a.png', 'not an image', 'image', 'image-format'],
  ['series/a.png', '', 'image', 'image-format'],
  ['series/a.svg', '<svg width="1" height="1"><script/></svg>', 'image', 'image-format'],
  ['series/a.svg', '<html><body>404</body></html>', 'image', 'image-format'],
  ['series/publication.yaml', 'title: a', 'download', 'link-target-exists'],
  [
    'series/report.pdf',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n',
    'download',
    'link-target-exists',
  ],
] as const)('%s with %j is no %s', async (path, content, role, code) => {
  expect((await read({ [path]: Buffer.from(content) }, request(path, role))).codes).toEqual([code]);
});

test('an image of more pixels than anybody shows is refused by its header', async () => {
  const giant = Buffer.from(png);
  giant.writeUInt32BE(50_000, 16);
  giant.writeUInt32BE(50_000, 20);
  const { diagnostics } = await read({ 'series/node.png': giant }, request('series/node.png'));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '"series/node.png" cannot be used: it has 50000 x 50000 pixels, and 250 million are the most.',
  ]);
});

test('a picture that is turned or in CMYK has to be encoded, one that is offered keeps its size', async () => {
  const plain = sharp({ create: { width: 30, height: 20, channels: 3, background: '#103d32' } });
  const files = {
    'series/a.webp': await plain.clone().webp().withMetadata({ orientation: 6 }).toBuffer(),
    'series/b.jpg': await plain.clone().toColourspace('cmyk').jpeg().toBuffer(),
    'series/c.png': await plain.clone().png().toBuffer(),
  };
  const shown = Object.keys(files).map((path) => request(path));
  const { assets } = await read(files, ...shown, request('series/c.png', 'download'));
  expect(
    assets.filter(isPicture).map(({ needsEncoding, isOffered, width }) => [needsEncoding, isOffered, width]),
  ).toEqual([
    [true, undefined, 20],
    [true, undefined, 30],
    [undefined, true, 30],
  ]);
});

test('an image that is remembered is not looked into again', async () => {
  const files = { 'series/node.svg': safeSvg };
  const disk: SourceFiles = {
    isLost: () => false,
    isForbidden: () => false,
    list: () => [],
    locate: () => ({ path: '/nowhere', size: 1 }),
    read: (path) => files[path as keyof typeof files],
  };
  const noted = new Map<string, unknown>();
  const memory = (head: unknown): Memory => ({
    recall: () => (head === undefined ? undefined : { head, rest: () => undefined }),
    note: (path, found) => noted.set(path, found),
  });
  const { assets: first } = await readAssets([request('series/node.svg')], disk, memory(undefined));
  const [[path, found] = []] = noted;
  expect(path).toBe('series/node.svg');
  // Something else in its place would be found out, if anybody looked.
  files['series/node.svg'] = Buffer.from('<svg><script/></svg>');
  const { assets: second } = await readAssets([request('series/node.svg')], disk, memory(found));
  const facts = (assets: typeof first) =>
    [...assets.values()]
      .filter(isPicture)
      .map(({ name, mediaType, width, height }) => [name, mediaType, width, height]);
  expect(facts(second)).toEqual([['node.svg', 'image/svg+xml', 10, 20]]);
  expect(facts(second)).toEqual(facts(first));
});

test('what is remembered of an article or a manifest is not taken for that of an image', async () => {
  for (const path of ['series/articles/tillit.md', 'series/verdier.yaml']) {
    const disk: SourceFiles = {
      isLost: () => false,
      isForbidden: () => false,
      list: () => [],
      locate: () => ({ path: '/nowhere', size: 1 }),
      read: () => Buffer.from('title: Tillit'),
    };
    const noted: string[] = [];
    const memory: Memory = {
      recall: () => ({ head: { type: 'png', facts: { mediaType: 'image/png' } }, rest: () => undefined }),
      note: (source) => noted.push(source),
    };
    const { assets, diagnostics } = await readAssets([request(path)], disk, memory);
    expect(diagnostics.map(({ code }) => code)).toEqual(['image-format']);
    expect([assets.size, noted.length]).toEqual([0, 0]);
  }
});

test('a symbolic link that leads out of the publication is no file of it', async () => {
  const article = '![Noder](figurer/ute.png) ![Igjen](figurer/inne.svg)\n';
  const messages = await littlePublication()
    .withArticle('tillit', article)
    .withFile('../hemmelig.png', png)
    .inFolder(async (folder) => {
      symlinkSync('../../../../hemmelig.png', join(folder, 'series/articles/figurer/ute.png'));
      symlinkSync('noder.svg', join(folder, 'series/articles/figurer/inne.svg'));
      const { diagnostics } = await prepare(folder, templates, '2026-11-23');
      return diagnostics.map(({ message }) => message);
    });
  expect(messages).toEqual([expect.stringContaining('cannot be opened. The symbolic link')]);
});

describe('a picture on the disk', () => {
  const requests = [request('series/articles/node.png'), request('series/articles/blad.png')];
  const inFolder = (action: (folder: string) => Promise<void>) =>
    requests
      .reduce((publication, { source }) => publication.withFile(source, png), littlePublication())
      .inFolder(action);

  test('is read whenever it is asked for, and refused when it was replaced or removed meanwhile', async () => {
    await inFolder(async (folder) => {
      const { assets } = await readAssets(requests, openSourceFiles(folder), noMemory);
      const pictures = [...assets.values()].filter(isPicture);
      expect(pictures.map(({ read, size }) => [read().length, size])).toEqual([
        [png.length, png.length],
        [png.length, png.length],
      ]);
      writeFileSync(join(folder, 'series/articles/node.png'), png.with(-1, 0));
      rmSync(join(folder, 'series/articles/blad.png'));
      for (const { read, source } of pictures)
        expect(read).toThrow(`"${source}" was changed or removed during the build.`);
    });
  });

  test('that is remembered is not read before it is asked for', async () => {
    const notes = new Map<string, unknown>();
    const memory: Memory = {
      recall: (path) => (notes.has(path) ? { head: notes.get(path), rest: () => '' } : undefined),
      note: (path, head) => void notes.set(path, head),
    };
    await inFolder(async (folder) => {
      const files = openSourceFiles(folder);
      const first = await readAssets(requests, files, memory);
      const unread = { ...files, read: () => expect.unreachable() };
      const second = await readAssets(requests, unread, memory);
      expect(JSON.stringify([...second.assets])).toBe(JSON.stringify([...first.assets]));
      const [picture] = [...second.assets.values()].filter(isPicture);
      expect(picture?.read()).toEqual(png);
    });
  });
});

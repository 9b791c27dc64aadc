import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { required } from '../harness/read-page.ts';
import { childrenOf, linksOf, readXml, type Xml } from '../harness/read-xml.ts';
import { serveFolder, type StaticServer } from '../harness/static-server.ts';

const site = join(inject('sample'), 'site');
const members = join(inject('sample'), 'members');
const base = 'https://relasjonsbiblioteket.example/';
const acquisition = /^http:\/\/opds-spec\.org\/acquisition\/(open-access|sample)$/;

let server: StaticServer;

beforeAll(async () => {
  server = await serveFolder(site, '/');
});

afterAll(() => {
  server.close();
});

/** Asks the server of this test for what is at a public address. */
async function fetchPublic(address: string): Promise<Uint8Array> {
  if (!address.startsWith(base)) throw new Error(`"${address}" is not an address of the site.`);
  const response = await fetch(server.address + address.slice(base.length));
  if (!response.ok) throw new Error(`"${address}" is not there.`);
  return new Uint8Array(await response.arrayBuffer());
}

const fetchText = async (address: string) => new TextDecoder().decode(await fetchPublic(address));

/** A file that a catalogue offers. */
interface Offer {
  readonly href: string;
  readonly type: string;
  readonly size: number;
}

/** Reads every list that the root of an OPDS 1.2 catalogue leads to. */
async function browseAtom(root: string): Promise<{ lists: ReadonlyMap<string, Xml>; entries: Xml[] }> {
  const lists = new Map<string, Xml>();
  const waiting = [root];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (lists.has(address)) continue;
    const feed = readXml(await fetchText(address));
    lists.set(address, feed);
    const links = [feed, ...childrenOf(feed, 'entry')].flatMap(linksOf);
    for (const { type, href } of links)
      if (type?.includes('profile=opds-catalog')) waiting.push(required(href));
  }
  return { lists, entries: [...lists.values()].flatMap((feed) => childrenOf(feed, 'entry')) };
}

/** Downloads what is offered, each file once, and looks at what came. */
async function download(offers: readonly Offer[]): Promise<string[]> {
  const once = new Map(offers.map((offer) => [offer.href, offer]));
  for (const { href, type, size } of once.values()) {
    const bytes = await fetchPublic(href);
    expect(bytes.length).toBe(size);
    const start = new TextDecoder('latin1').decode(bytes.slice(0, 60));
    if (type === 'application/pdf') expect(start).toMatch(/^%PDF-/);
    else expect([type, start]).toEqual(['application/epub+zip', expect.stringContaining('mimetype')]);
  }
  return [...once.keys()].map((href) => href.slice(`${base}books/`.length)).toSorted();
}

function listBooks(folder: string): string[] {
  return readdirSync(join(folder, 'books'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(epub|pdf)$/.test(file))
    .toSorted();
}

describe('a reading system that starts at the catalogue', () => {
  test('of OPDS 1.2 finds and downloads every book, with its cover', async () => {
    const { lists, entries } = await browseAtom(`${base}opds/catalog.xml`);
    // The root, the new, all, four series and the collections.
    expect(lists.size).toBe(8);
    const links = entries.flatMap(linksOf);
    const offers = links
      .filter(({ rel }) => acquisition.test(String(rel)))
      .map(({ href, type, length }) => ({ href: String(href), type: String(type), size: Number(length) }));
    expect(await download(offers)).toEqual(listBooks(site));
    const pictures = links.filter(({ rel }) => rel?.startsWith('http://opds-spec.org/image'));
    const widths = new Set<number>();
    for (const href of new Set(pictures.map((picture) => String(picture['href']))))
      widths.add(imageSize(await fetchPublic(href)).width);
    expect(widths).toEqual(new Set([800, 240]));
  });

  test('of OPDS 1.2 finds its way back from every list', async () => {
    const { lists } = await browseAtom(`${base}opds/catalog.xml`);
    for (const [address, feed] of lists) {
      const links = linksOf(feed);
      expect(links.find(({ rel }) => rel === 'self')?.['href']).toBe(address);
      expect(links.find(({ rel }) => rel === 'start')?.['href']).toBe(`${base}opds/catalog.xml`);
      const isRoot = address.endsWith('catalog.xml');
      expect(links.some(({ rel }) => rel === 'up')).toBe(!isRoot);
      expect(links.find(({ rel }) => rel === 'self')?.['type']).toMatch(
        isRoot ? /;kind=navigation$/ : /;kind=acquisition$/,
      );
    }
  });

  test('of OPDS 2.0 finds and downloads every book, by group', async () => {
    const catalog = JSON.parse(await fetchText(`${base}opds/catalog.json`)) as Catalog;
    expect(catalog.metadata.title).toBe('Relasjonsbiblioteket');
    expect(catalog.links.find(({ rel }) => rel === 'self')?.href).toBe(`${base}opds/catalog.json`);
    expect(catalog.groups.map(({ metadata }) => metadata.title)).toEqual([
      'Key Account Management',
      'Nettverksbygging',
      'Relasjonsmarkedsføring',
      'Writing in Parts',
      'Samlinger',
    ]);
    const publications = catalog.groups.flatMap((group) => group.publications);
    const offers = publications.flatMap(({ links }) =>
      links
        .filter(({ rel }) => acquisition.test(rel))
        .map(({ href, type, size }) => ({ href, type, size: required(size) })),
    );
    expect(await download(offers)).toEqual(listBooks(site));
    for (const { metadata, images } of publications) {
      expect(metadata).toMatchObject({ '@type': 'http://schema.org/Book' });
      expect(metadata.identifier).toMatch(/^urn:(uuid|isbn):/);
      for (const { href } of images) expect((await fetchPublic(href)).length).toBeGreaterThan(1000);
    }
  });
});

interface CatalogLink {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly size?: number;
}

interface Catalog {
  readonly metadata: { readonly title: string };
  readonly links: readonly CatalogLink[];
  readonly groups: readonly {
    readonly metadata: { readonly title: string };
    readonly publications: readonly {
      readonly metadata: { readonly identifier: string };
      readonly links: readonly CatalogLink[];
      readonly images: readonly CatalogLink[];
    }[];
  }[];
}

test('a catalogue names a book as the e-book names itself', async () => {
  const { entries } = await browseAtom(`${base}opds/series-nettverksbygging.xml`);
  const { default: jszip } = await import('jszip');
  const zip = await jszip.loadAsync(readFileSync(join(site, 'books/nettverksbygging.epub')));
  const packageDocument = readXml(await required(zip.file('OEBPS/content.opf') ?? undefined).async('string'));
  const metadata = required(childrenOf(packageDocument, 'metadata')[0]);
  const own = childrenOf(metadata, 'identifier').map(({ text }) => text);
  const entry = required(
    entries.find((one) => linksOf(one).some(({ href }) => href === `${base}books/nettverksbygging.epub`)),
  );
  expect(childrenOf(entry, 'identifier').map(({ text }) => text)).toEqual(own);
});

test.each([site, members])('the digests of %s are those of all its books', (folder) => {
  const sums = readFileSync(join(folder, 'books/SHA256SUMS'), 'utf8');
  const lines = sums.trimEnd().split('\n');
  const found = lines.map((line) => {
    const [, sum = '', file = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, 'books', file)))
        .digest('hex'),
    ).toBe(sum);
    return file;
  });
  expect(found.toSorted()).toEqual(listBooks(folder));
});

test('feeds, the sitemap and catalogues lead to nothing that is not there', () => {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(feed|sitemap|opds\/.*)\.(xml|json)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(18);
  const dead = files.flatMap((file) => {
    const text = readFileSync(join(site, file), 'utf8').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
    const addresses = [...text.matchAll(/https:\/\/relasjonsbiblioteket\.example\/[^"'<>#\s\\)]*/g)];
    expect(addresses.length).toBeGreaterThan(0);
    return addresses.map(([address]) => address).filter((address) => !isThere(address));
  });
  expect([...new Set(dead)]).toEqual([]);
});

const known = new Set(readdirSync(site, { recursive: true, encoding: 'utf8' }));

function isThere(address: string): boolean {
  const path = decodeURIComponent(new URL(address).pathname.slice(1));
  return known.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

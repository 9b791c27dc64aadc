import { posix } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { findAll, idsOf } from '../../harness/read-page.ts';
import { baseUrl, editions, listFiles, readSamplePage, readText, type Edition } from './sample-site.ts';

/** Paths of the publisher's own pages, which the manifest names and Kolofon does not make. */
const ofThePublisher = /^(?:prov|bli-medlem|logg-inn|personvern|sporsmal)\/?(?:index\.html)?$/;

/** Files that a program asks for by their names, so that no page has to lead to them. */
const knownByName = [
  /^index\.html$/,
  /^404\.html$/,
  /^robots\.txt$/,
  /^llms\.txt$/,
  /^(?:.*\/)?(?:feed|sitemap)[\w-]*\.(?:xml|json)$/,
  /^opds/,
  /^\.well-known\//,
  /^_(?:headers|redirects)$/,
];

/** What a file asks for: an address as it is written there. */
interface Reference {
  readonly from: string;
  readonly address: string;
}

interface Target {
  readonly path: string;
  readonly fragment: string;
}

describe.each(editions)('the edition "%s"', (edition) => {
  const files = new Set(listFiles(edition));
  // A server shows both editions at the same addresses: pictures of pages are in the public one alone.
  const published = new Set(listFiles('site'));
  const references = [...files].flatMap((path) => referencesOf(edition, path));

  test('leads nowhere but to files that exist', () => {
    expect(references.length).toBeGreaterThan(5000);
    const dead = references.filter(({ from, address }) => {
      const target = targetOf(from, address);
      if (target === undefined || ofThePublisher.test(target.path)) return false;
      return !files.has(target.path) && !(isAbsolute(address) && published.has(target.path));
    });
    expect(dead).toEqual([]);
  });

  test('leads to no id that its page lacks', () => {
    const ids = new Map<string, Set<string>>();
    const lost = references.filter(({ from, address }) => {
      const target = targetOf(from, address);
      if (!target?.fragment || !target.path.endsWith('.html') || !files.has(target.path)) return false;
      const known = ids.get(target.path) ?? new Set(idsOf(readSamplePage(edition, target.path)));
      ids.set(target.path, known);
      return !known.has(target.fragment);
    });
    expect(lost).toEqual([]);
  });

  test('has no file that nothing leads to', () => {
    const reached = new Set([...files].filter((path) => knownByName.some((name) => name.test(path))));
    for (const path of reached) {
      for (const { address } of references.filter(({ from }) => from === path)) {
        const target = targetOf(path, address);
        if (target !== undefined && files.has(target.path)) reached.add(target.path);
      }
      for (const folder of indexesOf(edition, path)) {
        for (const file of files) if (file.startsWith(folder)) reached.add(file);
      }
    }
    expect([...files].filter((file) => !reached.has(file))).toEqual([]);
  });

  test('asks for nothing of another host, beside links', () => {
    const loaded = [...files]
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) =>
        findAll(readSamplePage(edition, path), loadsByItself).flatMap((element) => addressesOf(element)),
      );
    expect(loaded.length).toBeGreaterThan(300);
    expect(loaded.filter((address) => /^(?:[a-z]+:)?\/\//i.test(address))).toEqual([]);
  });
});

function loadsByItself({ tagName, properties }: Element): boolean {
  if (tagName === 'link') return ![properties.rel].flat().some((rel) => leadsOnly.has(String(rel)));
  return ['img', 'script', 'source', 'video', 'audio', 'iframe', 'object', 'embed', 'track'].includes(
    tagName,
  );
}

/** Relations of `link` that a browser does not follow by itself. */
const leadsOnly = new Set(['canonical', 'alternate', 'prev', 'next', 'license', 'search']);

function referencesOf(edition: Edition, path: string): Reference[] {
  if (path.endsWith('.html')) {
    const elements = findAll(readSamplePage(edition, path), () => true);
    return elements.flatMap((element) => addressesOf(element)).map((address) => ({ from: path, address }));
  }
  if (path.endsWith('.css')) {
    const addresses = readText(edition, path).matchAll(/url\(\s*['"]?([^'")]+)/g);
    return [...addresses].map(([, address = '']) => ({ from: path, address }));
  }
  // Feeds and catalogues: whatever they say of this site is an address of it.
  if (/\.(?:xml|json|txt)$/.test(path) && !path.startsWith('assets/')) {
    const addresses = readText(edition, path).matchAll(ownAddress);
    return [...addresses].map(([address]) => ({ from: path, address }));
  }
  return [];
}

const ownAddress = new RegExp(
  String.raw`${baseUrl.replaceAll('.', String.raw`\.`)}[^\s"'<>&,()\[\]\\]*`,
  'g',
);

const attributes = ['href', 'src', 'poster', 'data', 'action', 'cite'] as const;
const pictures = /^(?:og:(?:image|url|audio|video)(?::url)?|twitter:image)$/;

function addressesOf({ tagName, properties }: Element): string[] {
  const plain = attributes.map((name) => properties[name]).filter((value) => typeof value === 'string');
  const sets = [properties.srcSet, properties.imageSrcSet].flatMap((set) =>
    typeof set === 'string' ? set.split(',').map((one) => one.trim().split(/\s+/)[0] ?? '') : [],
  );
  const name = properties.property ?? properties.name;
  const isPicture = tagName === 'meta' && typeof name === 'string' && pictures.test(name);
  return [...plain, ...sets, ...(isPicture ? [String(properties.content)] : [])];
}

function isAbsolute(address: string): boolean {
  return address.startsWith(baseUrl);
}

/** The file of this site that an address leads to; undefined for one that leads out of it. */
function targetOf(from: string, address: string): Target | undefined {
  const own = isAbsolute(address) ? `/${address.slice(baseUrl.length)}` : address;
  if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(own)) return undefined;
  const [locator = '', fragment = ''] = own.split('#');
  const [path = ''] = locator.split('?');
  const file =
    path === '' ? from : posix.join(path.startsWith('/') ? '' : posix.dirname(from), decodeURI(path));
  const relative = file.replace(/^\//, '');
  return {
    path: relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative,
    fragment: decodeURIComponent(fragment),
  };
}

/** The folders that the script of a search page reads. */
function indexesOf(edition: Edition, path: string): string[] {
  if (!path.endsWith('.html')) return [];
  return findAll(
    readSamplePage(edition, path),
    ({ properties }) => typeof properties.dataIndexes === 'string',
  )
    .flatMap(({ properties }) => String(properties.dataIndexes).split(' '))
    .map((folder) => posix.join(posix.dirname(path), folder));
}

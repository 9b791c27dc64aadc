import type { Element } from 'hast';
import type { Archive } from '../../archive.ts';
import { findElement, findElements, isElement, propertyOf, textOf } from '../../html/elements.ts';
import { ImportError } from '../../import-error.ts';
import { findXml, readXml, type XmlNode } from '../../read-xml.ts';
import { parsePage } from './parse-page.ts';

/** What an e-book says of itself. Paths are those in the archive. */
export interface Package {
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly language: string | undefined;
  readonly publisher: string | undefined;
  readonly summary: string | undefined;
  readonly published: string | undefined;
  /** Its pages, in the order in which they are read; those beside the text, such as a page of notes, are last. */
  readonly spine: readonly string[];
  /** The pages beside the text. */
  readonly aside: ReadonlySet<string>;
  /** Pages that are a picture and nothing else. */
  readonly drawn: ReadonlySet<string>;
  /** What the spine names and the book does not have, or has in a format that is no text. */
  readonly unreadable: readonly string[];
  readonly contents: readonly Entry[];
  /** The picture of the cover. */
  readonly cover: string | undefined;
}

/** A line of the list of contents. */
export interface Entry {
  readonly title: string;
  /** A page, and a place in it: `text/one.xhtml#two`. Empty for a heading without a place. */
  readonly target: string;
  readonly children: readonly Entry[];
}

export async function readPackage(archive: Archive, name: string): Promise<Package> {
  await refuseProtected(archive, name);
  const container = await archive.readText('META-INF/container.xml');
  if (container === undefined)
    throw new ImportError(`${name} is not an EPUB: it has no META-INF/container.xml.`);
  const path =
    findXml(readXml(container, `${name}, container.xml`), 'rootfile')[0]?.attributes['full-path'] ?? '';
  const opf = await archive.readText(path);
  if (opf === undefined) throw new ImportError(`${name} has no package document at "${path}".`);
  const root = readXml(opf, `${name}, ${path}`);
  const items = new Map(findXml(root, 'item').map((item) => [item.attributes['id'] ?? '', item] as const));
  const pathOf = (item: XmlNode | undefined) =>
    item === undefined ? '' : resolveIn(path, item.attributes['href'] ?? '');
  const unreadable: string[] = [];
  const listed = new Set<XmlNode>();
  const pages = findXml(root, 'itemref').flatMap(({ attributes }) => {
    const id = attributes['idref'] ?? '';
    const item = items.get(id);
    if (item !== undefined && /\bnav\b/.test(item.attributes['properties'] ?? '')) return [];
    const kept = item === undefined ? [] : readable(item, items);
    if (kept.length === 0) unreadable.push(item === undefined ? id : pathOf(item));
    // All pages that are pictures may share one text that stands in for them.
    const added = kept.filter((one) => !listed.has(one));
    for (const one of added) listed.add(one);
    return added.map((one) => ({
      path: pathOf(one),
      isAside: attributes['linear'] === 'no',
      isDrawn: !isText(one),
    }));
  });
  if (pages.length === 0) throw new ImportError(`${name}, ${path}: the spine lists no pages.`);
  const aside = pages.filter(({ isAside }) => isAside).map(({ path: page }) => page);
  const inText = pages.filter(({ isAside }) => !isAside).map(({ path: page }) => page);
  const named = findXml(root, 'meta').find(({ attributes }) => attributes['name'] === 'cover');
  const cover =
    [...items.values()].find(({ attributes }) => (attributes['properties'] ?? '').includes('cover-image')) ??
    items.get(named?.attributes['content'] ?? '');
  const nav = [...items.values()].find(({ attributes }) => /\bnav\b/.test(attributes['properties'] ?? ''));
  const ncx = [...items.values()].find(
    ({ attributes }) => attributes['media-type'] === 'application/x-dtbncx+xml',
  );
  const all = (tag: string) =>
    findXml(root, tag)
      .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean);
  return {
    title: all('title')[0],
    authors: all('creator'),
    language: all('language')[0],
    publisher: all('publisher')[0],
    summary: all('description')[0]
      ?.replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    published: /^\d{4}-\d{2}-\d{2}/.exec(all('date')[0] ?? '')?.[0],
    spine: [...inText, ...aside],
    aside: new Set(aside),
    drawn: new Set(pages.filter(({ isDrawn }) => isDrawn).map(({ path: page }) => page)),
    unreadable,
    contents: (await readNav(archive, pathOf(nav))) ?? (await readNcx(archive, pathOf(ncx), name)) ?? [],
    cover: cover === undefined ? undefined : pathOf(cover),
  };
}

/** An item of the manifest that is text; or a picture, with the text that stands in for it in programs without pictures. */
function readable(item: XmlNode, items: ReadonlyMap<string, XmlNode>): XmlNode[] {
  const chain = [item];
  while (chain.length < 10) {
    const next = items.get(chain.at(-1)?.attributes['fallback'] ?? '');
    if (next === undefined || chain.includes(next)) break;
    chain.push(next);
  }
  const text = chain.find(isText);
  const picture = text === item ? undefined : chain.find(isPicture);
  return [picture, text].filter((one) => one !== undefined);
}

function isText({ attributes }: XmlNode): boolean {
  const type = attributes['media-type'] ?? '';
  return /html|x-oeb1-document|x-dtbook/.test(type) || /\.x?html?$/i.test(attributes['href'] ?? '');
}

function isPicture({ attributes }: XmlNode): boolean {
  return (attributes['media-type'] ?? '').startsWith('image/');
}

/** Fonts may be obfuscated (EPUB 3.3, 4.4); whatever else is encrypted needs a key. */
async function refuseProtected(archive: Archive, name: string): Promise<void> {
  const encryption = await archive.readText('META-INF/encryption.xml');
  const root = encryption === undefined ? undefined : readXml(encryption, `${name}, encryption.xml`);
  const all = (tag: string) => (root === undefined ? [] : findXml(root, tag));
  const methods = all('EncryptionMethod').map(({ attributes }) => attributes['Algorithm'] ?? '');
  const isOfFonts =
    methods.length >= all('EncryptedData').length &&
    methods.every((method) => /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method));
  const keys = ['META-INF/rights.xml', 'META-INF/license.lcpl', 'META-INF/sinf.xml'];
  if (!isOfFonts || keys.some((key) => archive.names.includes(key)))
    throw new ImportError(
      `${name} is protected (DRM) and cannot be read. Ask its publisher for a file without protection.`,
    );
}

/** A path relative to a file of the archive. Nothing leads out of it. */
export function resolveIn(file: string, href: string): string {
  try {
    const { pathname, hash } = new URL(href, `https://archive.invalid/${encodeURI(file)}`);
    return decodeURIComponent(pathname.slice(1)) + hash;
  } catch {
    return '';
  }
}

async function readNav(archive: Archive, path: string): Promise<Entry[] | undefined> {
  const page = path === '' ? undefined : await archive.readText(path);
  if (page === undefined) return undefined;
  const navs = findElements(parsePage(page), 'nav');
  const toc = navs.find((nav) => propertyOf(nav, 'epub:type') === 'toc') ?? navs[0];
  const list = toc && findElement(toc, 'ol');
  return list && readList(list, path);
}

function readList(list: Element, path: string): Entry[] {
  return list.children.flatMap((item): Entry[] => {
    if (!isElement(item, 'li')) return [];
    const label = item.children.find((child) => isElement(child, 'a', 'span'));
    const inner = item.children.find((child) => isElement(child, 'ol'));
    if (!isElement(label)) return [];
    const href = propertyOf(label, 'href');
    return [
      {
        title: textOf(label),
        target: href === '' ? '' : resolveIn(path, href),
        children: isElement(inner) ? readList(inner, path) : [],
      },
    ];
  });
}

async function readNcx(archive: Archive, path: string, name: string): Promise<Entry[] | undefined> {
  const text = path === '' ? undefined : await archive.readText(path);
  if (text === undefined) return undefined;
  const [map] = findXml(readXml(text, `${name}, ${path}`), 'navMap');
  const read = (node: XmlNode): Entry[] =>
    node.children
      .filter((child) => child.name === 'navPoint')
      .map((point) => ({
        title:
          point.children
            .filter((child) => child.name === 'navLabel')
            .flatMap((label) => findXml(label, 'text'))[0]
            ?.text.trim() ?? '',
        target: resolveIn(
          path,
          point.children.find((child) => child.name === 'content')?.attributes['src'] ?? '',
        ),
        children: read(point),
      }));
  return map && read(map);
}

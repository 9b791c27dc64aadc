import { posix } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { diagnose, type Fix } from '../../diagnostics/diagnostic.ts';
import { anchorIn, type ArticleLink, type ExternalLink, type WrittenAddress } from '../../model/document.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import { encodeAddress } from '../encode-address.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { visitElements } from '../visit-elements.ts';
import { findWrittenAddress } from '../written-address.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { decodeAddress } from '../../model/decode-address.ts';

/** Links to articles and files: noted, and left open for the formats to fill in. */
export const links: Feature = {
  name: 'links',
  html(tree, context) {
    const dead = new Set<Element>();
    visitElements(tree, (node) => {
      if (node.tagName === 'a' && !isLinkOfPage(node)) openLink(node, context, dead);
    });
    if (dead.size > 0) unwrap(dead, tree);
  },
};

/** Of a link that leads nowhere, the text remains. */
function unwrap(dead: ReadonlySet<Element>, parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((node) => {
    if (node.type !== 'element') return [node];
    unwrap(dead, node);
    return dead.has(node) ? node.children : [node];
  });
}

/** One that the author did not write as a link: to a footnote and back, or of a heading to itself. */
function isLinkOfPage({ properties }: Element): boolean {
  return properties['dataFootnote'] === true || properties['dataPermalink'] !== undefined;
}

/** A link that leads nowhere is noted as dead. */
function openLink(node: Element, context: FeatureContext, dead: Set<Element>): void {
  const { collected, report } = context;
  const place = context.place(node);
  const href = node.properties.href;
  if (typeof href !== 'string') return;
  if (href === '') {
    report(
      diagnose('link-target-exists', place, `The link "${toString(node)}" has no address.`, {
        hint: 'Write a path or an address between the round brackets: [text](other-article.md).',
      }),
    );
    dead.add(node);
    return;
  }
  if (toString(node).trim() === '' && !holdsImage(node)) {
    report(
      diagnose('link-not-empty', place, `The link to "${href}" has no text.`, {
        hint: 'Write its text between the square brackets.',
      }),
    );
  }
  const address = findWrittenAddress(context.source, place, href);
  const written = address === undefined ? {} : { written: address };
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    const page = context.ofAddress(href);
    if (page === undefined) openAddress(node, href, written, context);
    else openArticle(node, page, splitHref(href).fragment, written, context);
    return;
  }
  const { path, query, fragment } = splitHref(href);
  const page = findPage(path, context);
  if (page !== undefined) {
    openArticle(node, page, fragment, written, context);
    return;
  }
  if (path.startsWith('/')) {
    collected.links.push({
      kind: 'site',
      path,
      ...(fragment === undefined ? {} : { fragment }),
      place,
      ...written,
    });
    dead.add(node);
    return;
  }
  const source = path === '' ? context.source.file : resolvePath(context.source.file, path);
  if (source === undefined) {
    report(
      diagnose('link-target-exists', place, `"${href}" points outside the publication.`, {
        hint: 'Name the file by its path from this article, or write a whole address.',
      }),
    );
    dead.add(node);
    return;
  }
  if (query !== undefined) {
    report(
      diagnose('link-query', place, `The query "?${query}" is left out of the link.`, {
        hint: 'A link to a file of the publication has no query.',
        fix: address && removeQuery(address, context.source.text),
      }),
    );
  }
  delete node.properties.href;
  if (path === '' || path.endsWith('.md')) {
    openArticle(node, source, fragment, written, context);
  } else {
    collected.assets.push({ source, role: 'download', alt: '', place, ...written });
    node.properties['dataAsset'] = source;
    if (fragment !== undefined) node.properties['dataFragment'] = fragment;
  }
}

function openArticle(
  node: Element,
  source: SourcePath,
  fragment: string | undefined,
  written: Pick<ArticleLink, 'written'>,
  { collected, source: own, place }: FeatureContext,
): void {
  const anchor = source === own.file ? anchorIn(collected, fragment) : fragment;
  collected.links.push({
    kind: 'article',
    source,
    ...(anchor === undefined ? {} : { fragment: anchor }),
    place: place(node),
    ...written,
  });
  delete node.properties.href;
  node.properties['dataArticle'] = source;
  if (anchor !== undefined) node.properties['dataFragment'] = anchor;
}

/** Paths by which other tools name the page of an article: a folder, `.html`, no ending, from the root of a site. */
const pagePath = /^\/|\/$|(?:^|\/)[^./]+$|^\.{1,2}$|\.(?:html?|mdx|qmd|rmd|ipynb|markdown)$/i;

function findPage(path: string, { source, find }: FeatureContext): SourcePath | undefined {
  if (path === '' || path.startsWith('//') || !pagePath.test(path)) return undefined;
  const beside = path.startsWith('/')
    ? posix.normalize(`series/articles${path}`)
    : resolvePath(source.file, path);
  if (beside?.startsWith('series/') !== true) return undefined;
  const found = find(`page ${beside.normalize('NFC')}`);
  return found.endsWith('.md') && found.startsWith('series/articles/') ? sourcePath(found) : undefined;
}

/** An address on another site. A host in another script than Latin is written as the network knows it (RFC 5891). */
function openAddress(
  node: Element,
  href: string,
  written: Pick<ExternalLink, 'written'>,
  { collected, report, place }: FeatureContext,
): void {
  const at = place(node);
  const host = /^https?:\/\/([^/?#]*)/i.exec(href)?.[1];
  if (host !== undefined && parseUrl(href) === undefined) {
    report(
      diagnose('link-safe', at, `No browser can open the URL "${href}".`, {
        hint: 'Check what is between "//" and the next slash, or write an example as code.',
      }),
    );
    return;
  }
  const url = host !== undefined && /[^\w.:@[\]-]/.test(host) ? withAsciiHost(href, host) : href;
  node.properties.href = encodeAddress(url);
  collected.links.push({ kind: 'external', url, place: at, ...written });
}

function removeQuery({ start, end }: WrittenAddress, text: string): Fix | undefined {
  const match = /\?[^#]*/.exec(text.slice(start, end));
  if (match === null) return undefined;
  const from = start + match.index;
  return { edits: [{ start: from, end: from + match[0].length, text: '' }] };
}

/** `authority` may begin with the name of a user, and a password. */
function withAsciiHost(href: string, authority: string): string {
  const { username, password, host } = new URL(href);
  const user = password === '' ? username : `${username}:${password}`;
  return href.replace(authority, () => (user === '' ? host : `${user}@${host}`));
}

function holdsImage(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && child.tagName === 'img');
}

interface Href {
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** `b.md?x=1#y` in its parts. An empty part is none. */
function splitHref(href: string): Href {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(href) ?? [];
  return {
    path: decodeAddress(path) ?? path,
    query: query === '' ? undefined : query,
    fragment: fragment === '' ? undefined : (decodeAddress(fragment) ?? fragment),
  };
}

/** No folder is so deep. Node copies a path for each step out of one. */
const mostStepsOut = 200;

/** A path relative to a file, or undefined when it leads out of the folder `series`. */
export function resolvePath(from: SourcePath, path: string): SourcePath | undefined {
  if (path.split('..', mostStepsOut + 2).length > mostStepsOut + 1) return undefined;
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined;
  const resolved = posix.normalize(posix.join(posix.dirname(from), path));
  return resolved.startsWith('series/') ? sourcePath(resolved.normalize('NFC')) : undefined;
}

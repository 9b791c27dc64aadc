import { posix } from 'node:path';
import type { Nodes, Root } from 'mdast';
import { diagnose, type Edit } from '../../diagnostics/diagnostic.ts';
import type { SourcePath } from '../../model/paths.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { listCandidates } from '../source-index.ts';
import type { Phrases } from './surroundings.ts';

const link = /(?<![\\\w])(!?)\[\[(?![\s\d]*\]\]|_*toc_*\]\])([^\s[\]][^[\]\n]*)\]\](?!\()/gi;

/** Links and embeds of Obsidian and other wikis as links and images: `[[Page#Heading|text]]`, `![[picture.png|300]]`. */
export function rewriteWikiLinks(phrases: Phrases): Edit[] {
  const { masked, text } = phrases;
  if (!text.includes('[[')) return [];
  return Array.from(masked.matchAll(link), ({ 0: whole, 1: mark, index: start }) => {
    const end = start + whole.length;
    const inner = text.slice(start + (mark ?? '').length + 2, end - 2);
    return { start, end, text: write(inner, mark === '!', start, end, phrases) };
  });
}

function write(inner: string, isEmbed: boolean, start: number, end: number, phrases: Phrases): string {
  const [target = '', ...labels] = inner.split(/\\?\|/).map((part) => part.trim());
  if (target.startsWith('@')) return `[${target}]`;
  const [page = '', ...fragments] = target.split('#');
  const fragment = fragments.at(-1);
  if (isEmbed && isFile(page)) return writeFile(page, labels, start, end, phrases);
  if (isEmbed)
    phrases.report(
      diagnose('dialect-known', phrases.place(start, end), 'An embedded note is shown as a link.', {
        hint: 'Write its text here, or keep what both share in a file of its own and include that.',
      }),
    );
  const label = labels.at(-1) ?? '';
  const address = addressOf(page, fragment, start, end, phrases);
  // The title of the page is filled in where a name, and no words, is written.
  const isName = label === '' && fragment === undefined && /^[^\s]*[-_/][^\s]*$/.test(page);
  const shown = label === '' ? nameOf(page, fragment) : label;
  return `[${isEmbed || label !== '' ? shown : shown.replaceAll(/[*_`]/g, '\\$&')}](${address}${isName ? ` "${titleMark}"` : ''})`;
}

/** The title of a link whose text is to be the title of its article. No source contains it. */
const titleMark = '\uFDD8';

/** A link whose text will be the title of the article; until then, `shown`. */
export function linkByTitle(shown: string, address: string): string {
  return `[${shown.replaceAll(/[[\]*_`\\<>&]/g, '\\$&')}](<${address}> "${titleMark}")`;
}

/** Marks the links whose text is to be the title of their article. */
export function readTitleMarks(tree: Root): void {
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'link' || node.title !== titleMark) return;
    node.title = null;
    node.data = { hProperties: { dataNamed: '' } };
  });
}

function writeFile(
  name: string,
  labels: readonly string[],
  start: number,
  end: number,
  phrases: Phrases,
): string {
  const address = encodePath(locate('file', name, start, end, phrases) ?? name);
  if (!isPicture(name)) return `[${labels[0] ?? name.slice(name.lastIndexOf('/') + 1)}](${address})`;
  const size = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(labels.at(-1) ?? '');
  const alt = labels.find((label) => !/^\d{1,5}(?:x\d{1,5})?$|^(?:left|right|center)$/.test(label)) ?? '';
  if (size === null) return `![${alt.replaceAll(/[[\]]/g, '\\$&')}](${address})`;
  const height = size[2] === undefined ? '' : ` height="${size[2]}"`;
  const quoted = alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<img src="${address}" alt="${quoted}" width="${size[1] ?? ''}"${height}>`;
}

function addressOf(
  page: string,
  fragment: string | undefined,
  start: number,
  end: number,
  phrases: Phrases,
): string {
  const kind = isFile(page) ? 'file' : 'name';
  const named = /\.\w{1,5}$/.test(page) ? page : `${page}.md`;
  const file = page === '' ? '' : encodePath(locate(kind, page, start, end, phrases) ?? named);
  if (fragment === undefined || fragment === '') return file;
  return `${file}#${encodePath(fragment.startsWith('^') ? blockId(fragment.slice(1)) : anchorOf(fragment))}`;
}

/** The id of a block that is marked with `^name`. */
export function blockId(name: string): string {
  return `block-${name.toLowerCase()}`;
}

/** The path from this text to the file that a name means; undefined where there is none. */
function locate(kind: 'name' | 'file', name: string, start: number, end: number, phrases: Phrases) {
  const { source, find, report, place } = phrases;
  const answer = find(`${kind} ${name}`);
  if (answer === '') return undefined;
  const [first, ...others] = listCandidates(answer);
  if (others.length > 0)
    report(
      diagnose('link-target-exists', place(start, end), `Several files are called "${name}".`, {
        hint: `Write which one is meant: ${[first, ...others].map((path) => path?.replace('series/articles/', '')).join(' or ')}.`,
      }),
    );
  return first === undefined ? undefined : relative(source, first);
}

function relative(from: SourcePath, to: SourcePath): string {
  return posix.relative(posix.dirname(from), to);
}

function nameOf(page: string, fragment: string | undefined): string {
  const heading = fragment === undefined || fragment.startsWith('^') ? '' : fragment.trim();
  const name = page.slice(page.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  if (heading === '') return name || (fragment?.slice(1) ?? '');
  return name === '' ? heading : `${name}: ${heading}`;
}

/** The fragment that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Without what would end an address in Markdown, in a cell or in HTML. */
function encodePath(path: string): string {
  return path.replaceAll(
    /[\s()<>"'%\\|[\]*_`#?]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function isPicture(name: string): boolean {
  return /\.(?:avif|gif|jpe?g|png|svg|webp|bmp|tiff?)$/i.test(name);
}

function isFile(name: string): boolean {
  return isPicture(name) || /\.(?!md$)[a-z][a-z\d]{1,4}$/i.test(name);
}

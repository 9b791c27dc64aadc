import { posix } from 'node:path';
import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { visitElements } from '../visit-elements.ts';

/** Links to articles and files: noted, and left open for the formats to fill in. */
export const links: Feature = {
  name: 'links',
  html(tree, context) {
    visitElements(tree, (node) => {
      if (node.tagName !== 'a' || isFootnoteLink(node)) return;
      openLink(node, context);
    });
  },
};

function isFootnoteLink({ properties }: Element): boolean {
  return properties['dataFootnote'] === true;
}

function openLink(node: Element, context: FeatureContext): void {
  const { found, report } = context;
  const place = context.place(node);
  const href = node.properties.href;
  if (typeof href !== 'string') return;
  if (toString(node).trim() === '' && !holdsImage(node)) {
    report(
      diagnose('link-not-empty', place, `The link to "${href}" has no text.`, {
        hint: 'Write its text between the square brackets.',
      }),
    );
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    found.links.push({ kind: 'external', url: href, place });
    return;
  }
  const [path = '', fragment] = splitFragment(href);
  const source = path === '' ? context.source.file : resolvePath(context.source.file, path);
  if (source === undefined) {
    report(
      diagnose('link-target-exists', place, `"${href}" leads out of the publication.`, {
        hint: 'Name the file by its path from this article, or write a whole address.',
      }),
    );
    return;
  }
  delete node.properties.href;
  if (path === '' || path.endsWith('.md')) {
    found.links.push({ kind: 'article', source, ...(fragment === undefined ? {} : { fragment }), place });
    node.properties['dataArticle'] = source;
    if (fragment !== undefined) node.properties['dataFragment'] = fragment;
  } else {
    found.assets.push({ source, role: 'download', alt: '', place });
    node.properties['dataAsset'] = source;
  }
}

function holdsImage(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && child.tagName === 'img');
}

function splitFragment(href: string): [string | undefined, string | undefined] {
  const [path, fragment] = href.split('#', 2);
  return [decode(path ?? ''), fragment === undefined || fragment === '' ? undefined : decode(fragment)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path relative to a file, or undefined when it leads out of the folder `series`. */
export function resolvePath(from: SourcePath, path: string): SourcePath | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined;
  const resolved = posix.normalize(posix.join(posix.dirname(from), path));
  return resolved.startsWith('series/') ? sourcePath(resolved.normalize('NFC')) : undefined;
}

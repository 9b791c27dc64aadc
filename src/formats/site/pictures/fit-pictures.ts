import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visitElements } from '../../../markdown/visit-elements.ts';
import type { Document } from '../../../model/document.ts';
import { isPicture, type Picture, type Publication } from '../../../model/publication.ts';
import { column } from '../fit-for-screen.ts';
import type { Page } from '../page.ts';
import { fallbackOf } from '../../picture-fallback.ts';
import { planCopies } from './plan-copies.ts';

/** How wide a picture is shown: no wider than the column, or than the page without its gutters. */
function sizesOf(width: unknown): string {
  const shown = typeof width === 'number' && width < column ? `${width}px` : undefined;
  if (shown === undefined) return '(min-width: 42rem) 39.125rem, calc(100vw - 2.25rem)';
  return `min(${shown}, calc(100vw - 2.25rem))`;
}

/** Of the elements of a body: what is in them is seen at once. */
const firstOnes = 3;

/**
 * Pictures keep their place before they are there, and wait until they are near. Of a large one the browser chooses the
 * copy that fits; one that knows no AVIF shows the original.
 */
export function fitPictures(tree: Root, document: Document, page: Page, publication: Publication): Root {
  const assets = indexPictures(document, page, publication);
  const first = new Set(findFirstPicture(tree));
  visitElements(tree, (node, index, parent) => {
    if (node.tagName !== 'img') return undefined;
    node.properties['decoding'] = 'async';
    if (!first.has(node)) node.properties['loading'] = 'lazy';
    const asset = assets.get(String(node.properties.src));
    if (asset === undefined) return undefined;
    const copies = planCopies(asset);
    if (copies.length === 0) return undefined;
    const srcSet = copies.map(({ file, width }) => `${page.href(file)} ${width}w`).join(', ');
    parent.children[index] = h('picture', [
      h('source', {
        type: 'image/avif',
        srcSet,
        sizes: sizesOf(node.properties.width),
      }),
      node,
    ]);
    return SKIP;
  });
  return tree;
}

/** The pictures of a body by their addresses on its page. */
function indexPictures(
  { assets: uses }: Document,
  page: Page,
  { assets }: Publication,
): ReadonlyMap<string, Picture> {
  return new Map(
    uses.flatMap(({ source, role }) => {
      const asset = role === 'image' ? assets.get(source) : undefined;
      return isPicture(asset) ? [[page.href(fallbackOf(asset).file), asset] as const] : [];
    }),
  );
}

/** The first picture, where it is near the top. */
function findFirstPicture({ children }: Root): Element[] {
  const top = children.filter(({ type }) => type === 'element').slice(0, firstOnes);
  const found: Element[] = [];
  visitElements({ type: 'root', children: top }, (node) => {
    if (node.tagName === 'img') found.push(node);
  });
  return found.slice(0, 1);
}

import { h } from 'hastscript';
import type { Element, ElementContent } from 'hast';
import { findElement, hasClass, propertyOf } from './elements.ts';
import { nameOf } from './embeds.ts';
import type { HtmlContext } from './html-context.ts';
import { formula, unconverted } from './internal.ts';

/** A picture of the publication; a character or a formula in place of its picture; or the mark of one that is missing. */
export function preparePicture(element: Element, context: HtmlContext): ElementContent | undefined {
  const alt = propertyOf(element, 'alt');
  const src = sourceOf(element);
  if (hasClass(element, 'emoji', 'wp-smiley') || /\/images\/(?:core\/emoji|smilies)\//.test(src))
    return { type: 'text', value: alt };
  if (hasClass(element, 'latex', 'ql-img-inline-formula') && alt !== '') return formula(alt, false);
  if (isCounter(element)) return undefined;
  if (src === '') {
    context.lose('pictures without an address', alt, 'dropped');
    return undefined;
  }
  const path = context.resolvePicture(src);
  const title = propertyOf(element, 'title');
  if (title !== '' && title !== alt && !nameOf(src).startsWith(title))
    context.lose('titles of pictures', title, 'dropped');
  if (path !== undefined) return h('img', { src: path, alt });
  context.lose('missing pictures', src, 'unconverted');
  return unconverted(`picture ${src.slice(0, 500)}${alt === '' ? '' : ` (${alt})`}`);
}

/** Pages that load pictures late keep their addresses elsewhere. */
function sourceOf(element: Element): string {
  const late = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'].map((name) =>
    propertyOf(element, name),
  );
  const src = propertyOf(element, 'src');
  const isPlaceholder =
    src === '' || /^data:image\/(?:gif|svg)/.test(src) || /\/(?:blank|lazy|1x1)[^/]*\.gif/.test(src);
  return ((isPlaceholder && late.find((address) => address !== '')) || src).trim();
}

/** Invisible pictures that count readers. */
function isCounter(element: Element): boolean {
  return (
    ['0', '1'].includes(propertyOf(element, 'width')) && ['0', '1'].includes(propertyOf(element, 'height'))
  );
}

/** A `<noscript>` that repeats the picture before it, for browsers without scripts. */
export function repeatsPicture(element: Element, before: ElementContent | undefined): boolean {
  return (
    before?.type === 'element' &&
    findElement(element, 'img') !== undefined &&
    (before.tagName === 'img' ||
      findElement(before, 'img') !== undefined ||
      before.tagName.startsWith('kolofon-'))
  );
}

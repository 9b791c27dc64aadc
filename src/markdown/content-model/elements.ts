import { lookupTable } from '../../model/lookup-table.ts';

/** Elements whose content is phrasing: text and what may be in a line of it (HTML, section 3.2.5.2.5). */
const phrasing = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark math q ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Blocks that contain nothing but a line. */
const lines = new Set('p h1 h2 h3 h4 h5 h6 pre summary'.split(' '));

/** Parts that belong to one parent, and what they become without it. */
export const partOf: Readonly<Record<string, { readonly parent: string; readonly alone?: string }>> =
  lookupTable({
    li: { parent: '<ul> or <ol>', alone: 'ul' },
    dt: { parent: '<dl>', alone: 'dl' },
    dd: { parent: '<dl>', alone: 'dl' },
    caption: { parent: '<table>' },
    thead: { parent: '<table>' },
    tbody: { parent: '<table>' },
    tfoot: { parent: '<table>' },
    tr: { parent: '<table>' },
    td: { parent: '<tr>' },
    th: { parent: '<tr>' },
    summary: { parent: '<details>' },
    figcaption: { parent: '<figure>' },
    rt: { parent: '<ruby>' },
    rp: { parent: '<ruby>' },
  });

export function isPhrasing(tagName: string): boolean {
  return phrasing.has(tagName);
}

/** Whether an element contains phrasing and nothing else; of a transparent one its parent decides. */
export function holdsPhrasing(tagName: string): boolean {
  return (
    (phrasing.has(tagName) && !isTransparent(tagName)) ||
    lines.has(tagName) ||
    tagName === 'rt' ||
    tagName === 'rp'
  );
}

export function isTransparent(tagName: string): boolean {
  return tagName === 'a' || tagName === 'ins' || tagName === 'del';
}

export function isHeading(tagName: string): boolean {
  return /^h[1-6]$/.test(tagName);
}

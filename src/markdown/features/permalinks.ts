import type { Element, Root } from 'hast';
import type { Feature } from '../feature.ts';
import { readableText } from '../readable-text.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/**
 * Links by which readers copy the address of a heading, as plug-ins and pages of other tools have them: no part of its
 * text. They carry `dataPermalink`: `beside` the text of the heading, or `around` it.
 */
export const permalinks: Feature = {
  name: 'permalinks',
  html(tree) {
    const ids = new Set<string>();
    visitElements(tree, (heading) => {
      if (!isHeading(heading)) return undefined;
      const { id } = heading.properties;
      if (id === undefined) return SKIP;
      ids.add(id);
      const links = linksTo(heading, (target) => target === id);
      for (const link of links) mark(link, 'beside');
      if (readableText(heading) === '') for (const link of links) surround(link, heading);
      return SKIP;
    });
    // Some plug-ins put them before or after the heading.
    for (const link of linksTo(tree, (target) => ids.has(target)))
      if (link.position === undefined && link.properties['dataPermalink'] === undefined && isSilent(link))
        mark(link, 'beside');
  },
};

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName);
}

function linksTo(parent: Root | Element, isTarget: (id: string) => boolean): Element[] {
  return linksIn(parent).filter(
    ({ properties: { href } }) => href?.startsWith('#') && isTarget(href.slice(1)),
  );
}

function linksIn(parent: Root | Element): Element[] {
  const links: Element[] = [];
  visitElements(parent, (node) => {
    if (node.tagName === 'a') links.push(node);
    return undefined;
  });
  return links;
}

function mark(link: Element, where: 'beside' | 'around'): void {
  const { properties } = link;
  properties['dataPermalink'] = where;
  if (where === 'around') {
    delete properties.ariaHidden;
    delete properties.tabIndex;
  } else if (isSilent(link)) {
    // What a screen reader does not describe, the keyboard does not reach.
    properties.ariaHidden = 'true';
    properties.tabIndex = -1;
  }
}

/** A link contains no other, nor a citation, which becomes one: the heading is then more than its link. */
function surround(link: Element, heading: Element): void {
  mark(link, 'around');
  const isPlain = linksIn(link).length === 0 && !readableText(link).includes('@');
  if (!isPlain)
    heading.children = heading.children.flatMap((child) => (child === link ? link.children : [child]));
}

function isSilent(link: Element): boolean {
  const { ariaHidden, ariaLabel, title } = link.properties;
  return (
    ariaHidden === 'true' || (ariaLabel === undefined && title === undefined && readableText(link) === '')
  );
}

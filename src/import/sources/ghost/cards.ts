import { h } from 'hastscript';
import type { Element, ElementContent, Root } from 'hast';
import {
  classesOf,
  findElement,
  findElements,
  hasClass,
  isElement,
  propertyOf,
  textOf,
} from '../../html/elements.ts';

/** Cards of Ghost's editor, by their classes, as plain HTML. */
export function convertCards(parent: Root | Element, lose: (what: string, detail: string) => void): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const converted = convertCard(child, lose);
    for (const one of converted) if (isElement(one)) convertCards(one, lose);
    return converted;
  });
}

function convertCard(card: Element, lose: (what: string, detail: string) => void): ElementContent[] {
  const part = (name: string) => findByClass(card, name);
  const caption = (): ElementContent[] => {
    const found = findElement(card, 'figcaption');
    return found === undefined ? [] : [h('p', found.children)];
  };
  if (hasClass(card, 'kg-bookmark-card')) {
    const link = findElement(card, 'a');
    const title = part('kg-bookmark-title');
    const href = link === undefined ? '' : propertyOf(link, 'href');
    const facts = ['description', 'author', 'publisher'].map((name) => part(`kg-bookmark-${name}`));
    const described = facts.map((fact) => (fact === undefined ? '' : textOf(fact))).filter(Boolean);
    if (described.length > 0) lose('descriptions of linked pages', described.join(', '));
    return href === ''
      ? [card]
      : [h('p', [h('a', { href }, title === undefined ? href : textOf(title))]), ...caption()];
  }
  if (hasClass(card, 'kg-callout-card')) {
    const emoji = part('kg-callout-emoji');
    const words = part('kg-callout-text') ?? card;
    const sign: ElementContent[] = emoji === undefined ? [] : [{ type: 'text', value: `${textOf(emoji)} ` }];
    return [h('aside.note', [h('p', [...sign, ...words.children])])];
  }
  if (hasClass(card, 'kg-toggle-card')) {
    const heading = part('kg-toggle-heading-text');
    const content = part('kg-toggle-content');
    return [h('details', [h('summary', heading?.children ?? []), ...(content?.children ?? [])])];
  }
  if (hasClass(card, 'kg-gallery-card'))
    return [...findElements(card, 'img').map((image) => h('figure', [image])), ...caption()];
  if (hasClass(card, 'kg-file-card')) {
    const link = findElement(card, 'a');
    const name = part('kg-file-card-title') ?? part('kg-file-card-filename');
    const below = part('kg-file-card-caption');
    if (link === undefined) return [card];
    return [
      h('p', [h('a', { href: propertyOf(link, 'href') }, name === undefined ? 'file' : textOf(name))]),
      ...(below === undefined || textOf(below) === '' ? [] : [h('p', below.children)]),
    ];
  }
  if (hasClass(card, 'kg-audio-card', 'kg-video-card')) {
    const player = findElement(card, 'audio', 'video');
    const title = part('kg-audio-title') ?? findElement(card, 'figcaption');
    if (player === undefined) return [card];
    return [
      h(player.tagName, { src: propertyOf(player, 'src'), title: title === undefined ? '' : textOf(title) }),
    ];
  }
  const [other] = classesOf(card).flatMap(
    (name) => /^kg-(header|signup|product|email|nft|cta|call-to-action)[\w-]*card$/.exec(name)?.[1] ?? [],
  );
  if (other !== undefined) lose('cards without a counterpart', other);
  return [card];
}

function findByClass(parent: Element, name: string): Element | undefined {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    if (hasClass(child, name)) return child;
    const found = findByClass(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

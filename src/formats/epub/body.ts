import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { hasClass } from '../../markdown/class-names.ts';
import { limitCellImages, placeCells } from '../../markdown/table-rows.ts';
import type { Words } from '../../model/words.ts';
import { breakLongWords } from './break-long-words.ts';

/** Makes of a body what reading systems and assistive technology ask for (EPUB 3.3; EPUB Accessibility 1.1; DPUB-ARIA 1.1). Changes the tree. */
export function prepareForReaders({ children }: Root, words: Words, sizeOf: SizeOf): void {
  prepareAll(children as ElementContent[], words, sizeOf);
}

/** The size of a picture as the book carries it, by its address. It may be smaller than that of the file, and larger than what its author wants. */
export type SizeOf = (address: string) => { readonly width: number; readonly height: number } | undefined;

function prepareAll(siblings: ElementContent[], words: Words, sizeOf: SizeOf): void {
  for (const [index, node] of siblings.entries()) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'input') siblings[index] = drawTick(node, words);
    else if (hasClass(node, 'formula-wide'))
      siblings[index] = h('span', { className: ['formula-box'], tabIndex: 0 }, [node]);
    else {
      prepareAll(node.children, words, sizeOf);
      if (node.tagName === 'img') limitSize(node, sizeOf(String(node.properties.src)));
      prepareElement(node);
    }
  }
}

function limitSize({ properties }: Element, size: ReturnType<SizeOf>): void {
  if (size === undefined || (typeof properties.width === 'number' && properties.width <= size.width)) return;
  Object.assign(properties, size);
}

/** A formula that was made smaller to fit a line of usual length scrolls on narrower screens. */
function isWideFormula({ tagName, properties: { className } }: Element): boolean {
  if (tagName !== 'div' || !Array.isArray(className) || !className.includes('equation')) return false;
  return className.some((name) => name.startsWith('formula-'));
}

function prepareElement(node: Element): void {
  const { properties, tagName } = node;
  if (typeof properties.lang === 'string') properties['xml:lang'] = properties.lang;
  if (tagName === 'pre' || isWideFormula(node)) properties.tabIndex = 0;
  else if (tagName === 'table') {
    limitCellImages(node, tabletLine);
    const cells = placeCells(node).flat();
    if (cells.some(({ column, columnSpan }) => column + columnSpan > narrow)) properties.className = ['wide'];
    for (const { cell } of cells) breakLongWords(cell);
  } else if (tagName === 'details') {
    node.tagName = 'div';
    delete properties.open;
  } else if (tagName === 'summary')
    Object.assign(node, { tagName: 'div', properties: { className: ['summary-line'] } });
  if (!Array.isArray(properties.className)) return;
  for (const name of properties.className) {
    if (name === 'footnote-ref') markLinks(node, 'noteref');
    else if (name === 'citation') markLinks(node, 'biblioref');
    else if (name === 'footnote-back') properties.role = 'doc-backlink';
    else if (name === 'footnotes') markNotes(node);
  }
}

/** The text on a small tablet, in pixels. */
const tabletLine = 600;

/** As many columns as a phone shows side by side. */
const narrow = 5;

/** A book has nothing to tick. */
function drawTick({ properties }: Element, words: Words): Element {
  const isDone = properties.checked === true;
  const label = words(isDone ? 'epubDone' : 'epubNotDone');
  return h('span', { role: 'img', ariaLabel: label }, isDone ? '☑' : '☐');
}

function markLinks({ children }: Element, type: 'noteref' | 'biblioref'): void {
  for (const link of children) {
    if (link.type === 'element' && link.tagName === 'a')
      Object.assign(link.properties, { 'epub:type': type, role: `doc-${type}` });
  }
}

/** Each note is in an `aside` of its own inside its list item, which readers show as a pop-up. */
function markNotes(section: Element): void {
  section.properties['epub:type'] = 'footnotes';
  visit(section, 'element', (item) => {
    if (
      item.tagName !== 'li' ||
      typeof item.properties.id !== 'string' ||
      !item.properties.id.startsWith('fn-')
    )
      return;
    const { id } = item.properties;
    const children: ElementContent[] = item.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    item.properties = {};
    item.children = [h('aside', { id, 'epub:type': 'footnote', role: 'doc-footnote' }, children)];
  });
}

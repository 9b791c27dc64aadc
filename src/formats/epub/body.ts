import { toString } from 'hast-util-to-string';
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { Words } from '../../model/words.ts';

/** Makes of a body what reading systems and assistive technology ask for (EPUB 3.3; EPUB Accessibility 1.1; DPUB-ARIA 1.1). Changes the tree. */
export function prepareForReaders(tree: Root, words: Words): void {
  visit(tree, 'element', (node, index, parent) => {
    const { properties } = node;
    if (typeof properties.lang === 'string') properties['xml:lang'] = properties.lang;
    const names = [properties.className].flat();
    if (names.includes('footnote-ref')) markLinks(node, 'noteref');
    else if (names.includes('citation')) markLinks(node, 'biblioref');
    else if (names.includes('footnote-back')) Object.assign(properties, { role: 'doc-backlink' });
    else if (names.includes('footnotes')) markNotes(node);
    else if (node.tagName === 'pre') properties.tabIndex = 0;
    else if (node.tagName === 'details') node.tagName = 'div';
    else if (node.tagName === 'summary')
      Object.assign(node, { tagName: 'p', properties: { className: ['summary-line'] } });
    else if (node.tagName === 'input' && parent !== undefined && index !== undefined) {
      const isDone = properties.checked === true;
      const label = words(isDone ? 'epubDone' : 'epubNotDone');
      parent.children[index] = h('span', { role: 'img', ariaLabel: label }, isDone ? '☑' : '☐');
    }
  });
}

function markLinks({ children }: Element, type: 'noteref' | 'biblioref'): void {
  for (const link of children) {
    if (link.type === 'element' && link.tagName === 'a')
      Object.assign(link.properties, { 'epub:type': type, role: `doc-${type}` });
  }
}

/** Each note stands in an `aside` of its own inside its list item, which readers show as a pop-up. */
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
    const children: ElementContent[] = item.children.filter((child) => toString(child).trim() !== '');
    item.properties = {};
    item.children = [h('aside', { id, 'epub:type': 'footnote', role: 'doc-footnote' }, children)];
  });
}

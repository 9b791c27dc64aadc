import { toString } from 'hast-util-to-string';
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { Words } from '../../model/words.ts';
import { finishBody, type Destinations } from '../../markdown/finish.ts';
import type { Article, Series } from '../../model/publication.ts';
import { linkFromBook } from '../book-links.ts';
import type { FormatInput } from '../format.ts';
import type { BookAssets } from './assets.ts';
import { articleFile, files } from './files.ts';
import { printXhtml } from './print-xhtml.ts';

/** The body of an article as a chapter holds it, as XHTML. */
export function renderBody(article: Article, series: Series, input: FormatInput, assets: BookAssets): string {
  const words = input.words(article.language);
  const destinations = bookDestinations(article, series, input, assets);
  const tree = finishBody(article.document, article.language, destinations, input.bibliography);
  prepareForReaders(tree, words);
  return printXhtml(tree.children);
}

function bookDestinations(
  article: Article,
  series: Series,
  input: FormatInput,
  assets: BookAssets,
): Destinations {
  return {
    asset: (source) => assets.address(source),
    reference: (key) => `${files.references}#ref-${key}`,
    article: linkFromBook(article, series, input, (target, fragment) => {
      if (fragment === undefined) return articleFile(target);
      return target === article ? `#${fragment}` : `${articleFile(target)}#${fragment}`;
    }),
  };
}

/** What reading systems and assistive technology ask for (EPUB 3.3; EPUB Accessibility 1.1; DPUB-ARIA 1.1). */
function prepareForReaders(tree: Root, words: Words): void {
  visit(tree, 'element', (node, index, parent) => {
    const { properties } = node;
    const names = [properties.className].flat();
    if (names.includes('footnote-ref')) markNoteReference(node);
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

function markNoteReference({ children }: Element): void {
  for (const link of children) {
    if (link.type === 'element')
      Object.assign(link.properties, { 'epub:type': 'noteref', role: 'doc-noteref' });
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

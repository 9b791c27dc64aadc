import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../../model/words.ts';
import { fitFormulas } from '../../../markdown/formulas/fit-formulas.ts';
import { finishBody } from '../../../markdown/finish.ts';
import { printHtml } from '../../../markdown/print-html.ts';
import { citedKeys, openDocuments } from '../../../model/open-documents.ts';
import type { Article } from '../../../model/series.ts';
import { articleDestinations, referenceId } from '../destinations.ts';
import { fitForScreen } from '../fit-for-screen.ts';
import { divideTree } from '../../hyphenation/divide-long-words.ts';
import type { Page } from '../page.ts';
import { fitPictures } from '../pictures/fit-pictures.ts';
import type { Site } from './site.ts';

/** A line on a narrow phone, in em. */
const phoneLine = 15;

/** The body of an article as HTML, its notes at the end. */
export function renderBody(article: Article, page: Page, { input }: Site, words: Words): string {
  const destinations = { ...articleDestinations(article, page, input), hasPermalinks: true };
  const bibliography = input.bibliography.within(article.document.cited);
  const body = finishBody(article.document, article.language, destinations, bibliography);
  if (article.document.hasMathematics) fitFormulas(body, { width: phoneLine, overflow: 'scroll' });
  divideTree(body, article.language);
  fitPictures(body, article.document, page, input.publication);
  return printHtml(fitForScreen(body, words));
}

/** The works that an article cites, as HTML list items; empty for one that cites none. */
export function renderReferences(article: Article, { input }: Site): string {
  if (article.document.citations.length === 0) return '';
  const keys = citedKeys(openDocuments([article]));
  if (keys.size === 0) return '';
  const entries = input.bibliography.within(keys).list(keys, article.language);
  const children = entries.map((entry): ElementContent => {
    const key = String(entry.properties.id).replace(/^ref-/, '');
    return h('li', { ...entry.properties, id: referenceId(key) }, entry.children);
  });
  return printHtml({ type: 'root', children });
}

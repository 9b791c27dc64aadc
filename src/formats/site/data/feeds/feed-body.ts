import type { Element, Root } from 'hast';
import { finishBody } from '../../../../markdown/finish.ts';
import { printHtml } from '../../../../markdown/print-html.ts';
import { visitElements } from '../../../../markdown/visit-elements.ts';
import type { Article } from '../../../../model/series.ts';
import { articleDestinations } from '../../destinations.ts';
import { pageAt } from '../../page.ts';
import type { Site } from '../../views/site.ts';
import { parseUrl } from '../../../../model/parse-url.ts';

/** The body of an article for readers of feeds: plain HTML that needs no other file, with absolute URLs. */
export function renderFeedBody(article: Article, { input }: Site): string {
  const page = pageAt(article.address, input.publication);
  const destinations = articleDestinations(article, page, input);
  const body = finishBody(
    article.document,
    article.language,
    destinations,
    input.bibliography.within(article.document.cited),
  );
  return printHtml(standAlone(body, page.canonical));
}

/** A reader shows many articles on one page, without our style sheet and without forms. */
function standAlone(tree: Root, address: string): Root {
  visitElements(tree, (node, index, parent) => {
    Reflect.deleteProperty(node.properties, 'id');
    for (const name of ['href', 'src', 'cite']) makeAbsolute(node, name, address);
    if (node.tagName === 'input')
      parent.children[index] = { type: 'text', value: node.properties['checked'] === true ? '☑' : '☐' };
  });
  return tree;
}

function makeAbsolute({ properties }: Element, name: string, address: string): void {
  const value = properties[name];
  if (typeof value !== 'string') return;
  // A note and its way back: the most frequent of all, and nothing to be resolved.
  if (/^#[\w-]+$/.test(value)) {
    properties[name] = `${address}${value}`;
    return;
  }
  const url = parseUrl(value, address);
  if (url === undefined) Reflect.deleteProperty(properties, name);
  else properties[name] = withoutIndex(url);
}

/** Pages are linked by their files, and known by their folders. */
function withoutIndex(url: URL): string {
  if (url.pathname.endsWith('/index.html')) url.pathname = url.pathname.slice(0, -'index.html'.length);
  return url.href;
}

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { finishBody } from '../../../markdown/finish.ts';
import { printHtml } from '../../../markdown/print-html.ts';
import type { Article, Membership } from '../../../model/series.ts';
import { articleDestinations } from '../destinations.ts';
import { pageAt, type Page } from '../page.ts';
import type { Site } from '../views/site.ts';

/**
 * An article as it is searched, as HTML in the terms of pagefind: its title, its summary and, where readers may read it,
 * its text under headings with their ids. Its places in series are filters and no metadata, for pagefind searches all metadata.
 */
export function recordArticle(article: Article, site: Pick<Site, 'input'>): string {
  const { title, summary, language, memberships } = article;
  const page = pageAt(article.address, site.input.publication);
  const tree: Root = {
    type: 'root',
    children: [
      h('html', { lang: language }, [
        h('body', [
          h('main', { dataPagefindBody: '' }, [
            value('meta', 'title', title),
            value('filter', 'language', language),
            ...memberships.flatMap((membership) => [
              value('filter', 'series', membership.series.id),
              value('filter', 'place', placeOf(membership)),
            ]),
            h('p', summary),
            ...(article.isReadable ? readBody(article, page, site) : []),
          ]),
        ]),
      ]),
    ],
  };
  return printHtml(tree);
}

/** `nettverksbygging/1/16`: the first part of sixteen. */
function placeOf({ series, position, total }: Membership): string {
  return [series.id, position, total].join('/');
}

/** In an attribute, where a comma or a colon is no syntax. */
function value(kind: 'meta' | 'filter', name: string, text: string): Element {
  return kind === 'meta'
    ? h('span', { dataPagefindMeta: `${name}[data-value]`, dataValue: text })
    : h('span', { dataPagefindFilter: `${name}[data-value]`, dataValue: text });
}

function readBody(article: Article, page: Page, { input }: Pick<Site, 'input'>): ElementContent[] {
  const destinations = articleDestinations(article, page, input);
  const body = finishBody(
    article.document,
    article.language,
    destinations,
    input.bibliography.within(article.document.cited),
  );
  return (body.children as ElementContent[]).flatMap(withoutSigns);
}

/** Without formulas, and the numbers of notes and their ways back: nobody searches for them, and excerpts show them. */
function withoutSigns(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.tagName === 'math' || isNoteSign(node)) return [];
  return [{ ...node, children: node.children.flatMap(withoutSigns) }];
}

function isNoteSign({ properties: { className } }: Element): boolean {
  return (
    Array.isArray(className) && (className.includes('footnote-ref') || className.includes('footnote-back'))
  );
}

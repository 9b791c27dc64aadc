import { diagnose, type Diagnostic, type Fix } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { LoadedArticle } from '../load/article.ts';
import { relativePath } from '../load/find-page.ts';
import {
  anchorIn,
  type ArticleLink,
  type Document,
  type ExternalLink,
  type SiteLink,
} from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { StaticFile } from '../model/publication.ts';
import { idOf, slug } from '../model/ids.ts';
import { isPublished } from '../resolve/status.ts';
import { openAnchors } from './anchors.ts';
import type { PublicationCheck } from './check.ts';
import { fixFragment, fixPath } from './fix-link.ts';
import { openPages, type Pages } from './pages.ts';

/** Every link to an article leads to one, and its fragment to something in it. */
export const checkLinks: PublicationCheck = (loaded, asOf, renamed) => {
  const { articles, prefaces, unread } = loaded;
  if (unread.has('articles')) return [];
  const known: Known = {
    bySource: new Map(articles.map((article) => [article.source as string, article])),
    pages: openPages(loaded, renamed),
    staticFiles: loaded.staticFiles,
    unreadArticles: loaded.unreadArticles,
    asOf,
  };
  const texts: Text[] = [
    ...articles
      .filter(({ isSettled }) => isSettled !== true)
      .map((article) => ({ ...article, isOut: isPublished(article.frontMatter, asOf) })),
    ...[...prefaces.values()].map((preface) => ({ ...preface, isOut: true })),
  ];
  return texts.flatMap((from) =>
    from.document.links.flatMap((link) => {
      switch (link.kind) {
        case 'article':
          return checkLink(link, from, known);
        case 'site':
          return [checkSiteLink(link, from, known)];
        case 'external':
          return checkAddress(link, from, known);
      }
    }),
  );
};

interface Known {
  readonly bySource: ReadonlyMap<string, LoadedArticle>;
  readonly pages: Pages;
  readonly staticFiles: readonly StaticFile[];
  readonly unreadArticles: ReadonlyMap<string, string>;
  readonly asOf: string;
}

/** What links lead from, and to: an article, or a preface that leads to itself. */
interface Text {
  readonly source: SourcePath;
  readonly document: Document;
  readonly isOut: boolean;
}

function checkSiteLink(link: SiteLink, from: Text, known: Known): Diagnostic {
  const { path, place } = link;
  const copied = known.staticFiles.find((one) => `/${one.path}` === path);
  if (copied !== undefined)
    return diagnose('link-target-exists', place, `"${path}" is a path on a site.`, {
      hint: `Link to the static file: ${relativePath(from.source, copied.source)}`,
      fix: fixPath(link.written, from.source, copied.source),
    });
  const page = known.pages.bySitePath(path);
  return diagnose(
    'link-target-exists',
    place,
    `"${path}" is a path on a site, and names no file.`,
    page === undefined
      ? { hint: 'Name a file by its path from this article: other-article.md, figures/graph.svg.' }
      : leadTo(page, link.fragment, link, from, known, (file) => `Link to the file of the article: ${file}`),
  );
}

/** A whole address of a page of the publication: in a book it would lead out of it. */
function checkAddress(link: ExternalLink, from: Text, known: Known): Diagnostic[] {
  const page = known.pages.byAddress(link.url);
  if (page === undefined) return [];
  const hash = link.url.indexOf('#');
  const fragment = hash === -1 ? undefined : link.url.slice(hash + 1);
  return [
    diagnose(
      'link-internal',
      link.place,
      `"${link.url}" is the URL of an article of this publication.`,
      leadTo(
        page,
        fragment,
        link,
        from,
        known,
        (file) => `Link to its file, so that the link also works in books and after a move: ${file}`,
      ),
    ),
  ];
}

function checkLink(link: ArticleLink, from: Text, known: Known): Diagnostic[] {
  const target = known.bySource.get(link.source);
  if (target === undefined && link.source === from.source) return checkFragment(link, from);
  if (target === undefined) return [unknownArticle(link, from, known)];
  if (!target.isValid) return [];
  const diagnostics = checkFragment(link, target, target.frontMatter.title);
  if (isAhead(from, target, known)) {
    const { message, hint } = describeUnpublished(target);
    diagnostics.push(diagnose('link-target-published', link.place, message, { hint }));
  }
  return diagnostics;
}

function unknownArticle(link: ArticleLink, from: Text, known: Known): Diagnostic {
  const named = known.pages.byFile(link.source);
  return diagnose(
    'link-target-exists',
    link.place,
    `There is no article "${link.source}".`,
    named === undefined
      ? {
          hint:
            known.unreadArticles.get(idOf(link.source)) ??
            didYouMean(link.source, [...known.bySource.keys()]),
        }
      : leadTo(named, link.fragment, link, from, known, (file) =>
          isSameFile(link.source, named)
            ? `Its file is ${named.source}: link to ${file}`
            : `It was renamed: link to ${file}`,
        ),
  );
}

function isSameFile(path: string, { id }: LoadedArticle): boolean {
  return slug(path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')) === id;
}

/** Whether readers get a text before what it leads to. */
function isAhead(from: Text, { frontMatter }: LoadedArticle, { asOf }: Known): boolean {
  return from.isOut && !isPublished(frontMatter, asOf);
}

/** The link that is right, all that would still be wrong with it, and the fix where there is nothing. */
function leadTo(
  page: LoadedArticle,
  fragment: string | undefined,
  { written }: Pick<ArticleLink, 'written'>,
  from: Text,
  known: Known,
  say: (file: string) => string,
): { readonly hint: string; readonly fix: Fix | undefined } {
  const path = relativePath(from.source, page.source);
  const file = fragment === undefined || fragment === '' ? path : `${path}#${fragment}`;
  if (!page.isValid) return { hint: say(file), fix: undefined };
  const lost = findLost(fragment, page.document, page.frontMatter.title);
  const ahead = isAhead(from, page, known) ? describeUnpublished(page) : undefined;
  const wrong = [
    ...(lost === undefined ? [] : [`It has no heading or anchor "${fragment ?? ''}". ${lost.hint}`]),
    ...(ahead === undefined ? [] : [`${ahead.message} ${ahead.hint}`]),
  ];
  const right = say(lost === undefined ? file : path);
  return {
    hint: wrong.length === 0 ? right : `${right}. ${wrong.join(' ')}`,
    fix: lost === undefined && ahead === undefined ? fixPath(written, from.source, page.source) : undefined,
  };
}

function describeUnpublished({ frontMatter: { title, status, published } }: LoadedArticle): {
  readonly message: string;
  readonly hint: string;
} {
  const hint = 'Links to it are plain text until it is published.';
  return status === 'draft'
    ? { message: `"${title}" is a draft.`, hint }
    : { message: `"${title}" is not published before ${published}.`, hint };
}

function checkFragment(
  { fragment, place, written }: ArticleLink,
  { document, source }: Pick<Text, 'document' | 'source'>,
  title = '',
): Diagnostic[] {
  const lost = findLost(fragment, document, title);
  if (lost === undefined) return [];
  return [
    diagnose('fragment-exists', place, `There is no heading or anchor "${fragment ?? ''}" in ${source}.`, {
      hint: lost.hint,
      fix: lost.meant === undefined ? undefined : fixFragment(written, lost.meant),
    }),
  ];
}

/** Undefined for a fragment that leads somewhere; `meant` is the one id that it must mean. */
function findLost(
  fragment: string | undefined,
  document: Document,
  title: string,
): { readonly hint: string; readonly meant: string | undefined } | undefined {
  const anchor = anchorIn(document, fragment);
  if (fragment === undefined || anchor === undefined) return undefined;
  const anchors = openAnchors(document);
  if (anchors.has(anchor)) return undefined;
  const meant = anchors.meant(fragment);
  const near = meant === undefined ? anchors.suggest(fragment) : `Did you mean "${meant}"?`;
  const hint = isTitle(fragment, title)
    ? 'That is the title of the page: link to the file without a fragment.'
    : (near ?? listIds(document.ids));
  return { hint, meant };
}

/** Whether a fragment is what GitHub and others make of the title, which is no heading of the body. */
function isTitle(fragment: string, title: string): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters(title) !== '' && letters(fragment) === letters(title);
}

function listIds(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).join(', ');
  return ids.length === 0 ? 'It has none.' : `It has ${shown}${ids.length > 8 ? ' and others' : ''}.`;
}

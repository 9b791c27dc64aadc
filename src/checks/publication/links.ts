import { posix } from 'node:path';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { LoadedArticle } from '../../load/article.ts';
import { findPage, relativePath } from '../../load/find-page.ts';
import { anchorIn, type ArticleLink, type Document, type SiteLink } from '../../model/document.ts';
import type { SourcePath } from '../../model/paths.ts';
import { idOf } from '../../model/ids.ts';
import { isPublished } from '../../resolve/status.ts';
import type { PublicationCheck } from './check.ts';

/** Every link to an article leads to one, and its fragment to something in it. */
export const checkLinks: PublicationCheck = ({ articles, prefaces, unread }, asOf, renamed) => {
  const sourceOf = new Map(articles.map(({ id, source }) => [id, source]));
  const findRenamed = (source: SourcePath) =>
    sourceOf.get(renamed.get(idOf(posix.basename(source, '.md'))) ?? '');
  const bySource = new Map(articles.map((article) => [article.source as string, article]));
  const sources = articles.map(({ source }) => source);
  const texts: Text[] = [
    ...articles
      .filter(({ isSettled }) => isSettled !== true)
      .map((article) => ({ ...article, isOut: isPublished(article.frontMatter, asOf) })),
    ...[...prefaces.values()].map((preface) => ({ ...preface, isOut: true })),
  ];
  if (unread.has('articles')) return [];
  return texts.flatMap((from) =>
    from.document.links.flatMap((link) =>
      link.kind === 'article'
        ? checkLink(link, from, bySource, asOf, findRenamed)
        : link.kind === 'site'
          ? [siteLink(link, from.source, sources)]
          : [],
    ),
  );
};

function siteLink({ path, place }: SiteLink, from: SourcePath, sources: readonly SourcePath[]): Diagnostic {
  const page = findPage(path, sources);
  const hint =
    page === undefined
      ? 'Name a file by its path from this article: other-article.md, figures/graph.svg.'
      : `Link to the file of the article: ${relativePath(from, page)}`;
  return diagnose('link-target-exists', place, `"${path}" is a path on a site, and names no file.`, { hint });
}

/** What links lead from, and to: an article, or a preface that leads to itself. */
interface Text {
  readonly source: SourcePath;
  readonly document: Document;
  readonly isOut: boolean;
}

function checkLink(
  link: ArticleLink,
  from: Text,
  bySource: ReadonlyMap<string, LoadedArticle>,
  asOf: string,
  findRenamed: (source: SourcePath) => SourcePath | undefined,
): Diagnostic[] {
  const target = bySource.get(link.source);
  if (target === undefined && link.source === from.source) return checkFragment(link, from);
  if (target === undefined) {
    const successor = findRenamed(link.source);
    const near =
      successor === undefined
        ? didYouMean(link.source, [...bySource.keys()])
        : `It was renamed: link to ${relativePath(from.source, successor)}.`;
    return [
      diagnose('link-target-exists', link.place, `There is no article "${link.source}".`, { hint: near }),
    ];
  }
  if (!target.isValid) return [];
  const diagnostics = checkFragment(link, target);
  if (!isPublished(target.frontMatter, asOf) && from.isOut) {
    diagnostics.push(
      diagnose('link-target-published', link.place, `"${target.frontMatter.title}" is not published yet.`, {
        hint: 'Until it is, its link is shown as plain text.',
      }),
    );
  }
  return diagnostics;
}

function checkFragment(
  { fragment, place }: ArticleLink,
  { document, source }: Pick<Text, 'document' | 'source'>,
): Diagnostic[] {
  const anchor = anchorIn(document, fragment);
  if (fragment === undefined || anchor === undefined || document.ids.includes(anchor)) return [];
  return [
    diagnose('fragment-exists', place, `There is no heading or anchor "${fragment}" in ${source}.`, {
      hint: didYouMean(fragment, document.ids) ?? listIds(document.ids),
    }),
  ];
}

function listIds(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).join(', ');
  return ids.length === 0 ? 'It has none.' : `It has ${shown}${ids.length > 8 ? ' and others' : ''}.`;
}

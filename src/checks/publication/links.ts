import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { LoadedArticle } from '../../load/article.ts';
import type { ArticleLink } from '../../model/document.ts';
import { isPublished } from '../../resolve/status.ts';
import type { PublicationCheck } from './check.ts';

/** Every link to an article leads to one, and its fragment to something in it. */
export const checkLinks: PublicationCheck = ({ articles }, asOf) => {
  const bySource = new Map(articles.map((article) => [article.source as string, article]));
  return articles.flatMap((article) =>
    article.document.links.flatMap((link) =>
      link.kind === 'article' ? checkLink(link, article, bySource, asOf) : [],
    ),
  );
};

function checkLink(
  link: ArticleLink,
  from: LoadedArticle,
  bySource: ReadonlyMap<string, LoadedArticle>,
  asOf: string,
): Diagnostic[] {
  const target = bySource.get(link.source);
  if (target === undefined) {
    const near = didYouMean(link.source, [...bySource.keys()]);
    return [
      diagnose('link-target-exists', link.place, `There is no article "${link.source}".`, { hint: near }),
    ];
  }
  const { fragment, place } = link;
  const diagnostics: Diagnostic[] = [];
  if (fragment !== undefined && !target.document.ids.includes(fragment)) {
    diagnostics.push(
      diagnose('fragment-exists', place, `There is no heading or anchor "${fragment}" in ${target.source}.`, {
        hint: didYouMean(fragment, target.document.ids) ?? listIds(target.document.ids),
      }),
    );
  }
  if (!isPublished(target.frontMatter, asOf) && isPublished(from.frontMatter, asOf)) {
    diagnostics.push(
      diagnose('link-target-published', place, `"${target.frontMatter.title}" is not published yet.`, {
        hint: 'Until it is, its link is shown as plain text.',
      }),
    );
  }
  return diagnostics;
}

function listIds(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).join(', ');
  return ids.length === 0 ? 'It has none.' : `It has ${shown}${ids.length > 8 ? ' and others' : ''}.`;
}

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { LoadedArticle } from '../load/article.ts';
import { isPublished } from '../resolve/status.ts';
import type { PublicationCheck } from './check.ts';

/** Every translation names its original, and an original has one translation in each language. */
export const checkTranslations: PublicationCheck = ({ articles }, asOf) => {
  const published = articles.filter(({ frontMatter }) => isPublished(frontMatter, asOf));
  const byId = new Map(published.map((article) => [article.id, article]));
  const first = new Map<string, LoadedArticle>();
  return published.flatMap((article) => {
    const { translationOf, language } = article.frontMatter;
    if (translationOf === undefined) return [];
    const original = byId.get(translationOf);
    if (original?.isValid === false) return [];
    if (original === undefined) return [unknownOriginal(article, translationOf, [...byId.keys()])];
    const key = `${translationOf} ${language}`;
    const earlier = first.get(key);
    first.set(key, earlier ?? article);
    const problem = findProblem(article, original, earlier);
    return problem === undefined ? [] : [diagnose('translation-exists', article.place, ...problem)];
  });
};

function unknownOriginal({ place }: LoadedArticle, id: string, ids: readonly string[]): Diagnostic {
  return diagnose('translation-exists', place, `There is no published article "${id}" to translate.`, {
    hint:
      didYouMean(id, ids) ??
      'translationOf is the id of an article: the name of its file, without the ending.',
  });
}

/** What is wrong, and what to do about it. */
function findProblem(
  { id, frontMatter: { title, language } }: LoadedArticle,
  original: LoadedArticle,
  earlier: LoadedArticle | undefined,
): [message: string, more: { hint: string }] | undefined {
  const { frontMatter, source } = original;
  if (original.id === id)
    return [`"${title}" is named as its own original.`, { hint: 'An original has no translationOf.' }];
  if (frontMatter.translationOf !== undefined)
    return [
      `"${frontMatter.title}" (${source}) is a translation itself.`,
      { hint: `Name its original instead: ${frontMatter.translationOf}.` },
    ];
  if (frontMatter.language === language)
    return [
      `"${title}" has the same language (${language}) as "${frontMatter.title}", which it translates.`,
      { hint: 'Correct the language of one of them.' },
    ];
  if (earlier !== undefined)
    return [
      `"${frontMatter.title}" has a translation in this language (${language}) already: ${earlier.source}.`,
      { hint: 'An article has one translation in each language.' },
    ];
  return undefined;
}

import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import { startOf, type Place } from '../../model/place.ts';
import type { Publication } from '../../model/publication.ts';
import type { Article } from '../../model/series.ts';
import { sourceText } from '../../model/source-text.ts';
import { findArticleBy } from '../../popularity/find-article.ts';
import type { DeskReport } from './read-reports.ts';

/** A range of a text, in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Fewer letters than this could be anywhere. */
const fewestLetters = 8;

/** What a page does not show of Markdown: targets, citations, attributes, tags, comments. */
const unseen =
  /\]\([^()\n]*\)|\]\[[^\]\n]*\]|\[@[^\]\n]*\]|\{[^{}\n]*\}|<!--[^]*?-->|<[^<>\n]*>|^---\r?\n[^]*?\n---$/gm;

/**
 * Where words that a reader selected on a page are in the Markdown of the article. Only letters and digits are compared,
 * so that emphasis, line ends and quotation marks do not matter. If not all of them are found, because a formula or a note
 * is among them, their beginning or their end counts.
 */
export function findQuote(text: string, quote: string): Range | undefined {
  const source = lettersOf(text, true);
  const { letters: wanted } = lettersOf(quote, false);
  for (let length = wanted.length; length >= fewestLetters; length = Math.floor(length / 2))
    for (const part of new Set([wanted.slice(0, length), wanted.slice(-length)])) {
      const at = source.letters.indexOf(part);
      const [start, last] = [source.offsets[at], source.offsets[at + part.length - 1]];
      if (at !== -1 && start !== undefined && last !== undefined) return { start, end: last + 1 };
    }
  return undefined;
}

/** The letters and digits of a text in lower case, with the offset of each. */
function lettersOf(
  text: string,
  isMarkdown: boolean,
): { readonly letters: string; readonly offsets: readonly number[] } {
  const shown = isMarkdown ? text.replaceAll(unseen, (hidden) => ' '.repeat(hidden.length)) : text;
  const offsets: number[] = [];
  let letters = '';
  for (const match of shown.matchAll(/[\p{L}\p{N}]/gu)) {
    const letter = match[0].toLowerCase();
    letters += letter;
    while (offsets.length < letters.length) offsets.push(match.index);
  }
  return { letters, offsets };
}

const kinds: Readonly<Record<DeskReport['kind'], string>> = {
  error: 'A reader reports an error',
  lacking: 'A reader finds something lacking',
  missed: 'A reader asks for an article',
};

/**
 * A note for each report, at the words that the reader had selected, or else at the start of the article. Articles are
 * found by their URLs, former ones too, and then by their titles; a report of no article is at the publication.
 */
export function placeReports(
  reports: readonly DeskReport[],
  publication: Publication,
  readSource: (file: SourcePath) => string | undefined,
): Diagnostic[] {
  const find = findReported(publication);
  return reports.map((report) => {
    const article = find(report);
    const place =
      article === undefined
        ? startOf(sourcePath('series/publication.yaml'))
        : placeIn(article.source, readSource(article.source), report.quote);
    const about = article === undefined && report.article !== '' ? ` (${report.article})` : '';
    return diagnose(
      'report-settled',
      place,
      `${kinds[report.kind]}${about}: "${report.message.replaceAll(/\s+/g, ' ').trim()}"`,
      { hint: `Received ${report.received}. In the inbox of the desk, it is ${report.id}.` },
    );
  });
}

function findReported(publication: Publication): (report: DeskReport) => Article | undefined {
  const { articles, baseUrl, redirects } = publication;
  const byAddress = new Map(articles.map((article) => [article.address, article]));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byTitle = new Map(articles.map((article) => [article.title, article]));
  const former = [...redirects].flatMap(([from, to]) => {
    const article = byAddress.get(to);
    return article === undefined ? [] : [[from, article.id] as const];
  });
  const current = articles.map(({ id, address }) => [id, address] as const);
  const home = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const findCurrent = findArticleBy(home, new Map(current));
  // An article may have had many addresses, but a map of ids has one for each.
  const findFormer = findArticleBy(home, new Map(former.map(([from], index) => [String(index), from])));
  return ({ address, article }) => {
    const index = findFormer(address);
    const id = findCurrent(address) ?? (index === undefined ? undefined : former[Number(index)]?.[1]);
    return id === undefined ? byTitle.get(article) : byId.get(id);
  };
}

function placeIn(file: SourcePath, text: string | undefined, quote: string): Place {
  const found = text === undefined ? undefined : findQuote(text, quote);
  return text === undefined || found === undefined
    ? startOf(file)
    : sourceText(file, text).place(found.start, found.end);
}

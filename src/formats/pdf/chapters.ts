import { citedKeys, documentsOf } from '../../model/open-documents.ts';
import type { Article } from '../../model/series.ts';
import type { Book, Chapter } from '../../model/book.ts';
import type { Document } from '../../model/document.ts';
import type { Words } from '../../model/words.ts';
import { fitFormulas } from '../../markdown/formulas/fit-formulas.ts';
import { finishBody } from '../../markdown/finish.ts';
import { printHtml } from '../../markdown/print-html.ts';
import type { BookText } from '../book-links.ts';
import type { RenderInput } from '../format.ts';
import { formatList } from '../intl.ts';
import { places } from '../pagination.ts';
import { drawQrCode, type QrCode } from '../qr-code.ts';
import { phraseDates, phraseMembership } from '../book-phrases.ts';
import { linkLetters, type LetterLink } from '../reader-letters.ts';
import type { BookAssets } from './assets.ts';
import { openDestinations, type BookDestinations } from './destinations.ts';
import { describeFormulas } from './fit-titles.ts';
import { fitForPrint } from './fit-for-print.ts';
import { lineWidth, pageFormats } from './page-formats.ts';
import { hyphenate } from './hyphenate.ts';

/** One part as the template shows it. `body` is HTML; a part for members has none. */
interface ChapterView {
  readonly id: string;
  /** From 1, in the book. */
  readonly number: number;
  readonly title: string;
  readonly titleHtml: string;
  readonly language: string;
  /** Its place in the series for which it is in the book; in every series in which it is, where that is none. */
  readonly parts: readonly string[];
  readonly authors: string;
  readonly summary: string;
  readonly dates: string;
  readonly body: string | undefined;
  /** The series that a part for members also is in: shown in place of its body. */
  readonly memberships: readonly string[];
  /** By which readers write to the editors. */
  readonly letters: readonly LetterLink[];
  readonly headingTag: 'h1' | 'h2';
  /** Its address on the site, to be read by a phone. */
  readonly code: ChapterCode | undefined;
}

interface ChapterCode {
  readonly drawing: QrCode;
  readonly href: string;
  readonly label: string;
}

interface SectionView {
  readonly id: string;
  readonly title: string | undefined;
  /** For the page that opens it: also the parts that are a chapter of an earlier section. */
  readonly parts: readonly {
    readonly number: number;
    readonly titleHtml: string;
    readonly language: string;
  }[];
  readonly chapters: readonly ChapterView[];
}

export interface Chapters {
  /** HTML. */
  readonly preface: string | undefined;
  readonly sections: readonly SectionView[];
  readonly all: readonly ChapterView[];
  /** The keys of all works that are cited in the book. */
  readonly cited: ReadonlySet<string>;
}

/** What every text of one book is made with. */
interface ChapterContext {
  readonly book: Book;
  readonly input: RenderInput;
  readonly assets: BookAssets;
  readonly destinations: BookDestinations;
  readonly numbers: ReadonlyMap<Article, number>;
}

export function renderChapters(book: Book, input: RenderInput, assets: BookAssets): Chapters {
  const numbers = new Map(book.chapters.map(({ article }, index) => [article, index + 1]));
  const context = { book, input, assets, destinations: openDestinations(book, input, assets), numbers };
  const headingTag = hasTitledSections(book) ? 'h2' : 'h1';
  const sections: SectionView[] = [];
  for (const [index, { title, parts, chapters }] of book.sections.entries()) {
    sections.push({
      id: places.section(index),
      title,
      parts: parts.map(({ article }) => ({
        number: numbers.get(article) ?? 0,
        titleHtml: describeFormulas(article.titleHtml),
        language: article.language,
      })),
      chapters: chapters.map((chapter) => renderChapter(chapter, headingTag, context)),
    });
  }
  return {
    preface: renderPreface(context),
    sections,
    all: sections.flatMap(({ chapters }) => chapters),
    cited: citedKeys(documentsOf(book)),
  };
}

export function hasTitledSections({ sections }: Book): boolean {
  return sections.some(({ title }) => title !== undefined);
}

function renderPreface(context: ChapterContext): string | undefined {
  const { preface, language } = context.book;
  if (preface === undefined) return undefined;
  const text = { source: preface.source, language };
  return renderBody(preface.document, text, places.preface, 'h1', context);
}

function renderChapter(
  chapter: Chapter,
  headingTag: ChapterView['headingTag'],
  context: ChapterContext,
): ChapterView {
  const { article } = chapter;
  const { language } = context.book;
  const words = context.input.words(language);
  const id = places.article(article);
  const { isReadable } = article;
  return {
    id,
    number: context.numbers.get(article) ?? 0,
    title: article.title,
    titleHtml: describeFormulas(article.titleHtml),
    language: article.language,
    parts: describeParts(chapter, context.book, words),
    authors: article.authors.length > 0 ? formatList(article.authors, language) : '',
    summary: article.summary,
    dates: phraseDates(article, words).join(' · '),
    body: isReadable ? renderBody(article.document, article, id, headingTag, context) : undefined,
    memberships: isReadable ? [] : listMemberships(article, words),
    letters: linkLetters(article, chapter.membership, context.book, context.input.publication, words),
    headingTag,
    code: context.book.print.qrCodes ? drawCode(article, context.input, words) : undefined,
  };
}

function drawCode(article: Article, { publication }: RenderInput, words: Words): ChapterCode {
  const href = new URL(article.address, publication.baseUrl).href;
  return { drawing: drawQrCode(href), href, label: words('qrCode', { address: href }) };
}

function renderBody(
  document: Document,
  text: BookText,
  id: string,
  headingTag: ChapterView['headingTag'],
  { book, input, assets, destinations }: ChapterContext,
): string {
  const body = finishBody(document, text.language, destinations(text, id), input.bibliography);
  const page = pageFormats[book.print.format];
  if (document.hasMathematics) fitFormulas(body, { width: lineWidth(page), overflow: 'shrink' });
  hyphenate(body, text.language);
  return printHtml(fitForPrint(body, headingTag === 'h2' ? 1 : 0, page, assets));
}

/** The book of a series does not repeat its title on every page that opens a part. */
function describeParts({ article, membership }: Chapter, { kind }: Book, words: Words): string[] {
  if (membership === undefined) return listMemberships(article, words);
  const { position, total } = membership;
  return [
    kind === 'series' ? words('partOfShort', { position, total }) : phraseMembership(membership, words),
  ];
}

function listMemberships({ memberships }: Article, words: Words): string[] {
  return memberships.map((membership) => phraseMembership(membership, words));
}

import type { Chapter } from '../../model/book.ts';
import { citedKeys } from '../../model/open-documents.ts';
import type { Document } from '../../model/document.ts';
import { describeBack } from '../book-back.ts';
import { findChanges } from '../book-changes.ts';
import { places } from '../pagination.ts';
import type { BookPage } from './book.ts';
import { viewChapter } from './chapters.ts';
import { articleFile, files, sectionFile } from './files.ts';
import { breakPages } from './page-breaks.ts';
import { printXhtml } from '../../markdown/print-xhtml.ts';
import { renderText, type BookContext } from './book-context.ts';

/** Makes one page of a book from its template. */
export type MakePage = (page: {
  readonly file: string;
  readonly title: string;
  readonly template: string;
  /** Its name in the pagination. */
  readonly place?: string;
  readonly view?: object;
  /** Whether the marks of its later pages are in a text; they are at the end of the page otherwise. */
  readonly hasText?: boolean;
}) => BookPage;

export function renderPreface(context: BookContext, page: MakePage): BookPage[] {
  const { book, words } = context;
  if (book.preface === undefined) return [];
  const { document, source } = book.preface;
  const text = { source, language: book.language };
  return [
    page({
      file: files.preface,
      title: words('preface'),
      template: 'preface',
      place: places.preface,
      view: { content: renderText(document, text, places.preface, files.preface, context) },
      hasText: true,
    }),
  ];
}

/** The parts in order, each section opened by a page of its own. */
export function renderParts(context: BookContext, page: MakePage): BookPage[] {
  const renderPart = (chapter: Chapter): BookPage => {
    const { article } = chapter;
    return page({
      file: articleFile(article),
      title: article.title,
      template: 'chapter',
      place: places.article(article),
      view: viewChapter(chapter, context),
      hasText: article.isReadable,
    });
  };
  return context.book.sections.flatMap(({ title, series, parts, chapters }, index) => {
    const pages = chapters.map(renderPart);
    if (title === undefined) return pages;
    const view = { summary: series?.summary ?? '', parts: parts.map(linkPart) };
    const place = places.section(index);
    return [page({ file: sectionFile(index), title, template: 'section', place, view }), ...pages];
  });
}

function linkPart({ article }: Chapter) {
  return {
    title: article.title,
    titleHtml: article.titleHtml,
    language: article.language,
    href: articleFile(article),
  };
}

/** What is after the last part. `documents` are all texts of the book. */
export function renderBack(context: BookContext, documents: readonly Document[], page: MakePage): BookPage[] {
  const { book, input, words } = context;
  const { references, changes, about, colophon } = files;
  const list = renderReferences(context, documents);
  const changed = findChanges(book);
  return [
    ...(list === ''
      ? []
      : [
          page({
            file: references,
            title: words('references'),
            template: 'references',
            place: places.references,
            view: { references: list },
            hasText: true,
          }),
        ]),
    ...(changed === undefined
      ? []
      : [
          page({
            file: changes,
            title: words('changes'),
            template: 'changes',
            place: places.changes,
            view: {
              sentences: changed.sentences,
              added: changed.added.map(linkPart),
              revised: changed.revised.map(linkPart),
            },
          }),
        ]),
    page({
      file: about,
      title: words(`about.${book.kind}`),
      template: 'about',
      place: places.about,
      view: {
        ...describeBack(book, input),
        chapterFile: articleFile,
      },
    }),
    page({ file: colophon, title: words('epubColophon'), template: 'colophon' }),
  ];
}

/** One reference list for the whole book, as XHTML list items. */
function renderReferences({ book, input, breaks }: BookContext, documents: readonly Document[]): string {
  const items = input.bibliography.list(citedKeys(documents), book.language);
  const tree = { type: 'root' as const, children: [...items] };
  breakPages(tree, breaks.of(places.references), files.references, breaks);
  return printXhtml(tree.children);
}

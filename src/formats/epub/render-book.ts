import { citedKeys, openDocuments } from '../../model/cited-keys.ts';
import type { Book, Chapter } from '../../model/book.ts';
import type { Document } from '../../model/document.ts';
import { describeBack } from '../book-back.ts';
import { findChanges } from '../book-changes.ts';
import { describeFacts } from '../book-facts.ts';
import type { FormatInput } from '../format.ts';
import { places } from '../pagination.ts';
import { describeAccessibility, describeClaim } from './accessibility.ts';
import type { BookFile, BookPage, EpubBook } from './book.ts';
import { viewChapter } from './chapters.ts';
import { listContents, numberNavPoints } from './contents.ts';
import type { Cover } from './cover.ts';
import { articleFile, files, sectionFile } from './files.ts';
import type { BookImages } from './images.ts';
import { listLandmarks } from './landmarks.ts';
import { itemId, listItems } from './manifest-items.ts';
import { viewPackage } from './package-metadata.ts';
import { breakPages, openPageBreaks, type PageBreaks } from './page-breaks.ts';
import { printXhtml } from './print-xhtml.ts';
import { openWorkshop, renderText, type Workshop } from './workshop.ts';

/** Makes every document of an e-book. Pure: nothing is zipped. */
export function renderBook(book: Book, input: FormatInput, images: BookImages, cover: Cover): EpubBook {
  const { templates, paginations } = input;
  const pagination = paginations.get(book.path);
  const breaks = openPageBreaks(pagination);
  const workshop = openWorkshop(book, input, images, breaks);
  const { words } = workshop;
  const documents = listDocuments(book);
  const claim = describeClaim(book, words);
  const accessibility = describeAccessibility(
    {
      documents,
      hasAnimation: images.all.some(({ isAnimated }) => isAnimated),
      hasPageList: pagination !== undefined,
    },
    words,
  );
  const facts = {
    ...describeFacts(book, input),
    words,
    files,
    bookTitle: book.title,
    coverPath: cover.page.path,
    isbn: book.isbns.get('epub'),
    accessibility,
    claim,
  };
  const page: MakePage = ({
    file,
    title,
    template,
    place,
    view,
    hasMathematics = false,
    hasText = false,
  }) => ({
    file,
    title,
    hasMathematics,
    xhtml: templates.render(`epub/${template}`, {
      ...facts,
      title,
      pageBreak: place === undefined ? undefined : breaks.open(place, file),
      laterPages: place === undefined || hasText ? [] : listLaterPages(place, file, breaks),
      ...view,
    }),
  });

  const front = [
    page({ file: files.cover, title: words('epubCover'), template: 'cover' }),
    page({ file: files.titlePage, title: book.title, template: 'title-page' }),
  ];
  const preface = renderPreface(workshop, page);
  const parts = renderParts(workshop, page);
  const back = renderBack(workshop, documents, page);
  const pages = [...front, ...preface, ...parts, ...back];

  const contents = listContents(
    book,
    [{ title: words('epubTitlePage'), file: files.titlePage }, ...preface],
    back,
  );
  const metadata = viewPackage(book, input, { pageBreakSource: pagination?.source, accessibility, claim });
  const landmarks = listLandmarks(
    {
      firstPart: parts[0]?.file ?? files.titlePage,
      pages: new Set(pages.map(({ file }) => file)),
      hasPageList: pagination !== undefined,
    },
    words,
  );
  const pictures = listPictures(cover, images);
  return {
    title: book.title,
    language: book.language,
    epoch: input.epoch,
    styleSheet: templates.text('epub/book.css'),
    navigation: templates.render('epub/navigation', { ...facts, contents, landmarks, pages: breaks.list() }),
    ncx: templates.render('epub/ncx', {
      ...facts,
      identifier: metadata.identifier,
      points: numberNavPoints(contents),
    }),
    packageDocument: templates.render('epub/package', {
      ...facts,
      ...metadata,
      items: listItems(pages, pictures, cover),
      coverId: itemId(cover.image.path),
      spine: [...front, { file: files.navigation }, ...preface, ...parts, ...back].map(({ file }) =>
        itemId(file),
      ),
    }),
    pages,
    files: pictures,
  };
}

/** The cover stands among the figures where it is the editor's own. */
function listPictures(cover: Cover, { all }: BookImages): BookFile[] {
  return [...new Map([cover.image, cover.page, ...all].map((file) => [file.path, file])).values()];
}

/** Everything in the book that is written for it. */
function listDocuments({ preface, chapters }: Book): Document[] {
  const articles = openDocuments(chapters.map(({ article }) => article));
  return preface === undefined ? articles : [preface.document, ...articles];
}

type MakePage = (page: {
  readonly file: string;
  readonly title: string;
  readonly template: string;
  /** Its name in the pagination. */
  readonly place?: string;
  readonly view?: object;
  readonly hasMathematics?: boolean;
  /** Whether the marks of its later pages stand in a text; they stand at the end of the page otherwise. */
  readonly hasText?: boolean;
}) => BookPage;

function listLaterPages(place: string, file: string, breaks: PageBreaks) {
  return breaks
    .of(place)
    .slice(1)
    .map((printed) => ({ id: breaks.note(printed, file), label: printed.label }));
}

function renderPreface(workshop: Workshop, page: MakePage): BookPage[] {
  const { book, words } = workshop;
  if (book.preface === undefined) return [];
  const { document, source } = book.preface;
  const text = { source, language: book.language };
  return [
    page({
      file: files.preface,
      title: words('preface'),
      template: 'preface',
      place: places.preface,
      view: { content: renderText(document, text, places.preface, files.preface, workshop) },
      hasMathematics: document.hasMathematics,
      hasText: true,
    }),
  ];
}

/** The parts in order, each section opened by a page of its own. */
function renderParts(workshop: Workshop, page: MakePage): BookPage[] {
  const renderPart = (chapter: Chapter): BookPage => {
    const { article } = chapter;
    return page({
      file: articleFile(article),
      title: article.title,
      template: 'chapter',
      place: places.article(article),
      view: viewChapter(chapter, workshop),
      hasMathematics: article.access === 'public' && article.document.hasMathematics,
      hasText: article.access === 'public',
    });
  };
  return workshop.book.sections.flatMap(({ title, series, parts, chapters }, index) => {
    const pages = chapters.map(renderPart);
    if (title === undefined) return pages;
    const view = { summary: series?.summary ?? '', parts: parts.map(linkPart) };
    const place = places.section(index);
    return [page({ file: sectionFile(index), title, template: 'section', place, view }), ...pages];
  });
}

function linkPart({ article }: Chapter) {
  return { title: article.title, language: article.language, href: articleFile(article) };
}

function renderBack(workshop: Workshop, documents: readonly Document[], page: MakePage): BookPage[] {
  const { book, input, words } = workshop;
  const { references, changes, about, colophon } = files;
  const list = renderReferences(workshop, documents);
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
function renderReferences({ book, input, breaks }: Workshop, documents: readonly Document[]): string {
  const items = input.bibliography.list(citedKeys(documents), book.language);
  const tree = { type: 'root' as const, children: [...items] };
  breakPages(tree, breaks.of(places.references), files.references, breaks);
  return printXhtml(tree.children);
}

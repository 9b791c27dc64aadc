import { documentsOf } from '../../model/open-documents.ts';
import type { Book } from '../../model/book.ts';
import { directionAttribute, directionOf } from '../../model/direction.ts';
import { markBorrowed, removeMarks, resolveBorrowed } from '../borrowed-words.ts';
import { describeFacts } from '../book-facts.ts';
import { inputOfBook } from '../book-input.ts';
import type { RenderInput } from '../format.ts';
import type { Pagination } from '../pagination.ts';
import { divideLongWords, divideLongWordsInHtml } from '../hyphenation/divide-long-words.ts';
import { describeAccessibility, describeClaim } from './accessibility.ts';
import type { BookFile, EpubBook } from './book.ts';
import { listContents, numberNavPoints, listLandmarks } from './contents.ts';
import type { Cover } from './cover.ts';
import { files } from './files.ts';
import type { BookImages } from './images.ts';
import { itemId, listItems, viewPackage } from './package-document.ts';
import { openPageBreaks } from './page-breaks.ts';
import { renderBack, renderParts, renderPreface, type MakePage } from './pages.ts';
import { styleBook } from './style-book.ts';
import { openBookContext } from './book-context.ts';

/** What is made before a book is rendered. */
interface BookParts {
  readonly images: BookImages;
  readonly cover: Cover;
  /** How the printed edition falls on pages, where there is one. */
  readonly pagination: Pagination | undefined;
}

/** Makes every document of an e-book. Pure: nothing is zipped. */
export function renderBook(
  book: Book,
  plain: RenderInput,
  { images, cover, pagination }: BookParts,
): EpubBook {
  const input = { ...inputOfBook(book, plain), words: markBorrowed(plain.words) };
  const { templates } = input;
  const renderXhtml = (name: string, view: object): string =>
    resolveBorrowed(templates.render(`epub/${name}`, view), 'xhtml');
  const renderText = (name: string, view: object): string =>
    removeMarks(templates.render(`epub/${name}`, view));
  const breaks = openPageBreaks(pagination);
  const context = openBookContext(book, input, images, breaks);
  const { words } = context;
  const documents = documentsOf(book);
  const claim = describeClaim(book, words);
  const accessibility = describeAccessibility(
    {
      documents,
      titles: book.chapters.map(({ article }) => article.titleHtml),
      hasAnimation: images.all.some(({ isAnimated }) => isAnimated),
      hasPageList: pagination !== undefined,
    },
    words,
  );
  const facts = {
    ...describeFacts(book, input),
    divide: divideLongWords,
    divideHtml: divideLongWordsInHtml,
    words,
    dir: directionAttribute,
    isRightToLeft: directionOf(book.language) === 'rtl',
    files,
    bookTitle: book.title,
    coverPath: cover.page.path,
    isbn: book.isbns.get('epub'),
    accessibility,
    claim,
  };
  const page: MakePage = ({ file, title, template, place, view, hasText }) => {
    const printed = place === undefined ? [] : breaks.of(place);
    return {
      file,
      title: removeMarks(title),
      xhtml: renderXhtml(template, {
        ...facts,
        title,
        firstPages: breaks.mark(printed.slice(0, 1), file),
        laterPages: hasText === true ? [] : breaks.mark(printed.slice(1), file),
        ...view,
      }),
    };
  };

  const front = [
    page({ file: files.cover, title: words('epubCover'), template: 'cover' }),
    page({ file: files.titlePage, title: book.title, template: 'title-page' }),
  ];
  const preface = renderPreface(context, page);
  const parts = renderParts(context, page);
  const back = renderBack(context, documents, page);
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
  const navigation = renderXhtml('navigation', {
    ...facts,
    contents,
    landmarks,
    pages: breaks.list(),
  });
  return {
    title: book.title,
    language: book.language,
    epoch: input.epoch,
    styleSheet: styleBook(templates),
    navigation,
    ncx: renderText('ncx', {
      ...facts,
      identifier: metadata.identifier,
      points: numberNavPoints(contents),
    }),
    packageDocument: renderText('package', {
      ...facts,
      ...metadata,
      items: listItems({ pages, pictures, cover, navigation }),
      coverId: itemId(cover.image.path),
      spine: [...front, { file: files.navigation }, ...preface, ...parts, ...back].map(({ file }) =>
        itemId(file),
      ),
    }),
    pages,
    files: pictures,
  };
}

/** The cover is among the figures where it is the editor's own. */
function listPictures(cover: Cover, { all }: BookImages): BookFile[] {
  return [...new Map([cover.image, cover.page, ...all].map((file) => [file.path, file])).values()];
}

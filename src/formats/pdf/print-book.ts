import type { PrintPage } from '../../platform/print-request.ts';
import { places, type Pagination } from '../pagination.ts';
import { attachFiles } from './mend/attachments.ts';
import { markArtifacts } from './mend/artifacts.ts';
import { checkScale } from './mend/check-scale.ts';
import { checkText } from './mend/check-text.ts';
import { fillContentsNumbers } from './mend/contents-numbers.ts';
import { openGlyphReader } from './mend/glyphs.ts';
import { renumberElements } from './mend/element-ids.ts';
import { preparePress } from './mend/press-boxes.ts';
import { rotateTurnedPages } from './mend/turned-pages.ts';
import { trimPages } from './mend/trim-pages.ts';
import { listHeadings } from './headings.ts';
import { listPictureContent } from './mend/pictures.ts';
import { labelPages } from './mend/page-labels.ts';
import { writeMetadata } from './mend/metadata.ts';
import { placeHeadings } from './mend/heading-places.ts';
import { trimOutline } from './mend/outline.ts';
import { locateDestinations, packContents, readContents, type PageContent } from './mend/pages.ts';
import { openPdf, type PdfFile } from './mend/pdf-file.ts';
import { readPageTexts } from './mend/page-texts.ts';
import { savePdf } from './mend/save-pdf.ts';
import { mendSoftHyphens } from './mend/soft-hyphens.ts';
import { describeLinks, mendStructure } from './mend/structure.ts';
import { readTags, saveTags } from './mend/tags.ts';
import { checkUa } from './ua/check-ua.ts';
import { numberOfPage } from './page-numbers.ts';
import type { BookLayout, PrintableBook } from './render-book.ts';

export interface PrintedBook {
  readonly bytes: Uint8Array;
  readonly pagination: Pagination;
  /** What keeps the file from claiming PDF/UA-1. */
  readonly obstacles: readonly string[];
}

/** Prints a book, and mends what the browser leaves out. The same book and browser give the same bytes. */
export async function printBook(book: PrintableBook, print: PrintPage): Promise<PrintedBook> {
  const { file, contents, frontPages, html } = await printWithNumbers(book, print);
  const glyphsOf = openGlyphReader(file);
  const tags = readTags(file);
  const pictures = listPictureContent(tags);
  const mended = contents.map((page) => markArtifacts(mendSoftHyphens(page, glyphsOf), pictures));
  rotateTurnedPages(file, mended);
  const { format, press } = book;
  const isForPress = press.edge > 0;
  const drawn = isForPress ? preparePress(file, mended, format, press) : mended;
  if (!isForPress) trimPages(file, mended, format);
  // Other threads pack the pages meanwhile.
  const packing = packContents(file, drawn);
  placeHeadings(file, tags, listHeadings(html));
  trimOutline(file, book.openOutlineLevels);
  mendStructure(file, tags, mended, pagesOfContents(file, book, contents));
  describeLinks(file, tags, book.titleOf);
  saveTags(file, tags);
  attachFiles(file, book.attachments);
  labelPages(file, book.pageNames, frontPages);
  const obstacles = checkUa({ file, top: tags, pages: mended });
  writeMetadata(file, book.description, obstacles.length === 0);
  const pagination = paginate(book, file, readPageTexts(mended, glyphsOf), frontPages);
  await packing;
  return { bytes: await savePdf(file), pagination, obstacles };
}

/** References to the pages between the heading of the contents and what their first line leads to. */
function pagesOfContents(
  file: PdfFile,
  { slots: [first] }: PrintableBook,
  contents: readonly PageContent[],
): ReadonlySet<string> {
  const located = locateDestinations(file);
  const start = located.get(places.contents);
  const end = first && located.get(first.id);
  if (start === undefined || end === undefined) return new Set();
  return new Set(contents.slice(start - 1, end - 1).map(({ page }) => page));
}

/** The pages before the first text, the contents above all, are of the printed book alone. */
function paginate(
  { starts: ids, description }: PrintableBook,
  file: PdfFile,
  texts: readonly string[],
  frontPages: number,
): Pagination {
  const located = locateDestinations(file);
  const starts = new Map(
    ids.flatMap((id) => {
      const page = located.get(id);
      return page === undefined ? [] : [[id, page - 1] as const];
    }),
  );
  const first = Math.min(...starts.values());
  return {
    source: description.identifier,
    pages: texts.map((text, index) => ({
      label: numberOfPage(index + 1, frontPages),
      text: index < first ? '' : text,
    })),
    starts,
  };
}

interface Printed {
  readonly file: PdfFile;
  readonly contents: readonly PageContent[];
}

interface NumberedPrint extends Printed {
  /** What was printed. */
  readonly html: string;
  /** All pages before the body. */
  readonly frontPages: number;
}

/**
 * Only the print tells on which page a chapter begins. The front is printed first, alone, which is soon done: it tells
 * its Roman numbers, and whether an empty page has to end it. Then the book is printed with placeholders in its
 * contents, and the numbers are put into the finished file. Where that cannot be done it is printed once more with the
 * numbers in its text.
 */
async function printWithNumbers(book: PrintableBook, print: PrintPage): Promise<NumberedPrint> {
  const front = book.requestFront?.();
  const layout = front === undefined ? bare : layOutFront(book, await openPrint(await print(front)));
  const request = book.request(layout);
  const first = await openPrint(await print(request));
  const frontPages = front === undefined ? 0 : countFront(first.file, book);
  if (frontPages % 2 !== 0) throw new Error('The body of the book does not begin on the right.');
  const numbers = findNumbers(first.file, book, frontPages);
  const open = book.slots.filter(({ id }) => !layout.numbers.has(id));
  const filled = fillContentsNumbers(first.contents, open, numbers, openGlyphReader(first.file));
  if (filled !== undefined && agree(layout.numbers, numbers))
    return { file: first.file, contents: filled, frontPages, html: request.html };

  const second = await openPrint(await print(book.request({ ...layout, numbers })));
  const settled = findNumbers(second.file, book, frontPages);
  if (!agree(numbers, settled)) throw new Error('The page numbers of the contents do not settle.');
  return { ...second, frontPages, html: request.html };
}

/** What has no front has no contents to fill either. */
const bare: BookLayout = { numbers: new Map(), hasBlank: false };

/** Its numbers are final: nothing that follows can move it. */
function layOutFront({ slots }: PrintableBook, { file, contents }: Printed): BookLayout {
  const pages = contents.length;
  const located = locateDestinations(file);
  const numbers = slots.flatMap(({ id }) => {
    const page = located.get(id);
    return page === undefined ? [] : [[id, numberOfPage(page, pages)] as const];
  });
  return { numbers: new Map(numbers), hasBlank: pages % 2 !== 0 };
}

function countFront(file: PdfFile, { bodyStart }: PrintableBook): number {
  const page = locateDestinations(file).get(bodyStart);
  if (page === undefined) throw new Error(`The print has no place for ${bodyStart}, where the body begins.`);
  return page - 1;
}

function agree(some: ReadonlyMap<string, string>, all: ReadonlyMap<string, string>): boolean {
  return [...some].every(([id, number]) => all.get(id) === number);
}

async function openPrint(bytes: Uint8Array): Promise<Printed> {
  const file = openPdf(renumberElements(bytes));
  const contents = await readContents(file);
  checkText(contents);
  checkScale(contents);
  return { file, contents };
}

function findNumbers(
  file: PdfFile,
  { slots }: PrintableBook,
  frontPages: number,
): ReadonlyMap<string, string> {
  const pages = locateDestinations(file);
  return new Map(
    slots.map(({ id }) => {
      const page = pages.get(id);
      if (page === undefined)
        throw new Error(`The print has no place for ${id}, which the contents lead to.`);
      return [id, numberOfPage(page, frontPages)];
    }),
  );
}

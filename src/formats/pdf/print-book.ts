import type { TemporaryFile } from '../../model/stored-file.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import type { PrintPage } from '../../platform/print-request.ts';
import { places, type Pagination } from '../pagination.ts';
import { attachFiles } from './mend/attachments.ts';
import { markArtifacts } from './mend/artifacts.ts';
import { openGlyphReader } from './mend/glyphs.ts';
import { preparePress } from './mend/press-boxes.ts';
import { rotateTurnedPages } from './mend/turned-pages.ts';
import { trimPages } from './mend/trim-pages.ts';
import { listHeadings } from './headings.ts';
import { listPictureContent } from './mend/pictures.ts';
import { labelPages } from './mend/page-labels.ts';
import { writeMetadata } from './mend/metadata.ts';
import { placeHeadings } from './mend/heading-places.ts';
import { trimOutline } from './mend/outline.ts';
import { locateDestinations, packContents } from './mend/pages.ts';
import type { PdfFile } from './mend/pdf-file.ts';
import { readPageTexts } from './mend/page-texts.ts';
import { savePdf } from './mend/save-pdf.ts';
import { mendSoftHyphens } from './mend/soft-hyphens.ts';
import { describeLinks, mendStructure } from './mend/structure.ts';
import { readTags, saveTags } from './mend/tags.ts';
import { checkUa } from './ua/check-ua.ts';
import { numberOfPage } from './page-numbers.ts';
import { printWithNumbers } from './print-with-numbers.ts';
import type { PrintableBook } from './render-book.ts';

export interface PrintedBook {
  readonly file: TemporaryFile;
  readonly pagination: Pagination;
  /** What keeps the file from claiming PDF/UA-1. */
  readonly obstacles: readonly string[];
}

/** Prints a book, and mends what the browser leaves out. The same book and browser give the same bytes. */
export async function printBook(book: PrintableBook, print: PrintPage): Promise<PrintedBook> {
  const { file, contents, frontPages, html } = await printWithNumbers(book, print);
  const order = contents.map(({ page }) => page);
  const glyphsOf = openGlyphReader(file);
  const tags = readTags(file);
  const pictures = listPictureContent(tags);
  const mended = takeEach(contents, (page) => markArtifacts(mendSoftHyphens(page, glyphsOf), pictures));
  rotateTurnedPages(file, mended);
  const { format, press } = book;
  const isForPress = press.edge > 0;
  const drawn = isForPress ? preparePress(file, mended, format, press) : mended;
  if (!isForPress) trimPages(file, mended, format);
  // Other threads pack the pages meanwhile.
  const packing = packContents(file, drawn);
  placeHeadings(file, tags, listHeadings(html));
  trimOutline(file, book.openOutlineLevels);
  mendStructure(file, tags, mended, pagesOfContents(file, book, order));
  describeLinks(file, tags, book.titleOf);
  saveTags(file, tags);
  attachFiles(file, book.attachments);
  labelPages(file, book.pageNames, frontPages);
  const obstacles = checkUa({ file, top: tags, pages: mended });
  writeMetadata(file, book.description, obstacles.length === 0);
  const pagination = paginate(book, file, readPageTexts(mended, glyphsOf), frontPages);
  await packing;
  return { file: await joinOnDisk(await savePdf(file)), pagination, obstacles };
}

/** Maps a list, and lets go of each item: a long book would otherwise be held twice, some 100 MB for 1,400 pages. */
function takeEach<From, To>(list: From[], map: (item: From) => To): To[] {
  const mapped: To[] = [];
  list.reverse();
  for (let item = list.pop(); item !== undefined; item = list.pop()) mapped.push(map(item));
  return mapped;
}

/** References to the pages between the heading of the contents and what their first line leads to. */
function pagesOfContents(
  file: PdfFile,
  { slots: [first] }: PrintableBook,
  order: readonly string[],
): ReadonlySet<string> {
  const located = locateDestinations(file);
  const start = located.get(places.contents);
  const end = first && located.get(first.id);
  if (start === undefined || end === undefined) return new Set();
  return new Set(order.slice(start - 1, end - 1));
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

import type { PrintPage } from '../../platform/print-request.ts';
import type { Pagination } from '../pagination.ts';
import { markArtifacts } from './mend/artifacts.ts';
import { checkScale } from './mend/check-scale.ts';
import { checkText } from './mend/check-text.ts';
import { fillContentsNumbers } from './mend/contents-numbers.ts';
import { openGlyphReader } from './mend/glyphs.ts';
import { renumberElements } from './mend/element-ids.ts';
import { writeMetadata } from './mend/metadata.ts';
import { nameOutline, trimOutline } from './mend/outline.ts';
import { locateDestinations, readContents, writeContents, type PageContent } from './mend/pages.ts';
import { openPdf, type PdfFile } from './mend/pdf-file.ts';
import { readPageTexts } from './mend/page-texts.ts';
import { savePdf } from './mend/save-pdf.ts';
import { mendSoftHyphens } from './mend/soft-hyphens.ts';
import { describeLinks, mendStructure } from './mend/structure.ts';
import type { PrintableBook } from './render-book.ts';

export interface PrintedBook {
  readonly bytes: Uint8Array;
  readonly pagination: Pagination;
}

/** Prints a book, and mends what the browser leaves out. The same book and browser give the same bytes. */
export async function printBook(book: PrintableBook, print: PrintPage): Promise<PrintedBook> {
  const { file, contents } = await printWithNumbers(book, print);
  const glyphsOf = openGlyphReader(file);
  const mended = contents.map((page) => markArtifacts(mendSoftHyphens(page, glyphsOf)));
  await writeContents(file, mended);
  mendStructure(file);
  describeLinks(file, book.titleOf);
  nameOutline(file, book.headings());
  trimOutline(file, book.openOutlineLevels);
  writeMetadata(file, book.description, book.coverLabel);
  const pagination = paginate(book, file, readPageTexts(mended, glyphsOf));
  return { bytes: savePdf(file), pagination };
}

/** The pages before the first part, the contents above all, are of the printed book alone. */
function paginate(
  { slots, description }: PrintableBook,
  file: PdfFile,
  texts: readonly string[],
): Pagination {
  const located = locateDestinations(file);
  const starts = new Map(
    slots.flatMap(({ id }) => {
      const page = located.get(id);
      return page === undefined ? [] : [[id, page - 1] as const];
    }),
  );
  const first = Math.min(...starts.values());
  return {
    source: description.identifier,
    pages: texts.map((text, index) => ({ label: String(index + 1), text: index < first ? '' : text })),
    starts,
  };
}

interface Printed {
  readonly file: PdfFile;
  readonly contents: readonly PageContent[];
}

/**
 * Only the print tells on which page a chapter begins. So the contents are printed with placeholders, and the numbers
 * put into the finished file; where that cannot be done, the book is printed once more with the numbers in its text.
 */
async function printWithNumbers(book: PrintableBook, print: PrintPage): Promise<Printed> {
  const first = await openPrint(await print(book.request(new Map())));
  const numbers = findNumbers(first.file, book);
  const filled = fillContentsNumbers(first.contents, book.slots, numbers, openGlyphReader(first.file));
  if (filled !== undefined) return { file: first.file, contents: filled };

  const second = await openPrint(await print(book.request(numbers)));
  for (const [id, number] of findNumbers(second.file, book)) {
    if (numbers.get(id) !== number)
      throw new Error(`The page numbers of the contents do not settle at ${id}.`);
  }
  return second;
}

async function openPrint(bytes: Uint8Array): Promise<Printed> {
  const file = openPdf(renumberElements(bytes));
  const contents = await readContents(file);
  checkText(contents);
  checkScale(contents);
  return { file, contents };
}

function findNumbers(file: PdfFile, { slots }: PrintableBook): ReadonlyMap<string, string> {
  const pages = locateDestinations(file);
  return new Map(
    slots.map(({ id }) => {
      const page = pages.get(id);
      if (page === undefined)
        throw new Error(`The print has no place for ${id}, which the contents lead to.`);
      return [id, String(page)];
    }),
  );
}

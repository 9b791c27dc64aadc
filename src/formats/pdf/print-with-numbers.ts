import type { PrintPage } from '../../platform/print-request.ts';
import { checkScale } from './mend/check-scale.ts';
import { checkText } from './mend/check-text.ts';
import { fillContentsNumbers } from './mend/contents-numbers.ts';
import { renumberElements } from './mend/element-ids.ts';
import { openGlyphReader } from './mend/glyphs.ts';
import { locateDestinations, readContents, type PageContent } from './mend/pages.ts';
import { openPdf, type PdfFile } from './mend/pdf-file.ts';
import { numberOfPage } from './page-numbers.ts';
import type { BookLayout, PrintableBook } from './render-book.ts';

type Destinations = ReturnType<typeof locateDestinations>;

interface Printed {
  readonly file: PdfFile;
  readonly contents: PageContent[];
}

export interface NumberedPrint extends Printed {
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
export async function printWithNumbers(book: PrintableBook, print: PrintPage): Promise<NumberedPrint> {
  const front = book.requestFront?.();
  const layout = front === undefined ? bare : layOutFront(book, await openPrint(await print(front)));
  const request = book.request(layout);
  const first = await openPrint(await print(request));
  const located = locateDestinations(first.file);
  const frontPages = front === undefined ? 0 : countFront(located, book);
  if (frontPages % 2 !== 0) throw new Error('The body of the book does not begin on the right.');
  const numbers = findNumbers(located, book, frontPages);
  const open = book.slots.filter(({ id }) => !layout.numbers.has(id));
  const filled = fillContentsNumbers(first.contents, open, numbers, openGlyphReader(first.file));
  if (filled !== undefined && agree(layout.numbers, numbers))
    return { file: first.file, contents: filled, frontPages, html: request.html };

  const second = await openPrint(await print(book.request({ ...layout, numbers })));
  const settled = findNumbers(locateDestinations(second.file), book, frontPages);
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

function countFront(located: Destinations, { bodyStart }: PrintableBook): number {
  const page = located.get(bodyStart);
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
  located: Destinations,
  { slots }: PrintableBook,
  frontPages: number,
): ReadonlyMap<string, string> {
  return new Map(
    slots.map(({ id }) => {
      const page = located.get(id);
      if (page === undefined)
        throw new Error(`The print has no place for ${id}, which the contents lead to.`);
      return [id, numberOfPage(page, frontPages)];
    }),
  );
}

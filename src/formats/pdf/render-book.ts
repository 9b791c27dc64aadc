import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Book } from '../../model/book.ts';
import type { PrintRequest } from '../../platform/print-request.ts';
import type { FormatInput } from '../format.ts';
import { places } from '../pagination.ts';
import { collectAssets } from './assets.ts';
import { hasTitledSections, renderChapters } from './chapters.ts';
import { viewContents, type Slot } from './contents.ts';
import { styleFonts } from './fonts.ts';
import { viewBackMatter, viewChanges, viewFrontMatter } from './matter.ts';
import { styleRunningHeads } from './running-heads.ts';
import { describeBook, type BookDescription } from './describe-book.ts';

/** A book that is ready to be printed, and what has to be known to mend the print. */
export interface PrintableBook {
  readonly description: BookDescription;
  /** The contents, each page number still open. */
  readonly slots: readonly Slot[];
  /** What a link inside the book leads to, by the id in its address. */
  readonly titleOf: (id: string) => string;
  /** The text of every heading, in order. */
  headings(): readonly string[];
  readonly coverLabel: string;
  /** How many levels of the outline show when the book is opened: all but the headings of the chapters. */
  readonly openOutlineLevels: 1 | 2;
  /** The page to print, with these texts in the slots of the contents, by the id that each leads to. */
  request(numbers: ReadonlyMap<string, string>): PrintRequest;
}

/** Makes the HTML of a book. Pure: nothing is read but fonts, and nothing printed. */
export async function renderBook(book: Book, input: FormatInput): Promise<PrintableBook> {
  const { templates } = input;
  const words = input.words(book.language);
  const assets = collectAssets(input.publication);
  const chapters = await renderChapters(book, input, assets);
  const changes = viewChanges(book);
  const contents = viewContents(book, chapters, changes !== undefined, words);
  const fonts = styleFonts(input.font);
  const view = {
    words,
    places,
    ...viewFrontMatter(book, input, assets),
    ...viewBackMatter(book, input, chapters),
    changes,
    preface: chapters.preface,
    sections: chapters.sections,
  };
  const style = [fonts.css, templates.text('pdf/book.css'), styleRunningHeads(book, chapters.all)].join('\n');
  const titles = new Map(contents.titles);
  const css = { mediaType: 'text/css; charset=utf-8', bytes: new TextEncoder().encode(style) };

  const print = (numbers: ReadonlyMap<string, string>): string =>
    templates.render('pdf/book', { ...view, contents: contents.fill(numbers) });

  return {
    description: describeBook(book, input),
    slots: contents.slots,
    titleOf: (id) => titles.get(id) ?? titles.get(id.split('--')[0] ?? '') ?? words('references'),
    headings: () => listHeadings(print(new Map())),
    coverLabel: words('pdfCover'),
    openOutlineLevels: hasTitledSections(book) ? 2 : 1,
    request: (numbers) => ({
      html: print(numbers),
      files: new Map([['book.css', css], ...fonts.files, ...assets.used()]),
    }),
  };
}

function listHeadings(html: string): string[] {
  const headings: string[] = [];
  visit(fromHtml(html), 'element', (node) => {
    if (/^h[1-6]$/.test(node.tagName)) headings.push(toString(node).replaceAll(/\s+/g, ' ').trim());
  });
  return headings;
}

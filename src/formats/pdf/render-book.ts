import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Series } from '../../model/publication.ts';
import type { PrintRequest } from '../../platform/print-request.ts';
import type { FormatInput } from '../format.ts';
import { collectAssets } from './assets.ts';
import { renderChapters } from './chapters.ts';
import { viewContents, type Slot } from './contents.ts';
import { styleFonts } from './fonts.ts';
import { viewFrontMatter, viewBackMatter } from './matter.ts';
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

/** Makes the HTML book of a series. Pure: nothing is read but fonts, and nothing printed. */
export async function renderBook(series: Series, input: FormatInput): Promise<PrintableBook> {
  const { templates } = input;
  const words = input.words(series.language);
  const assets = collectAssets(input.publication);
  const chapters = await renderChapters(series, input, assets);
  const contents = viewContents(series, chapters, words);
  const fonts = styleFonts(input.font);
  const view = {
    words,
    series,
    ...viewFrontMatter(series, input, assets),
    ...viewBackMatter(series, input, chapters),
    sections: chapters.sections,
  };
  const style = [fonts.css, templates.text('pdf/book.css'), styleRunningHeads(series, chapters.all)].join(
    '\n',
  );
  const titles = new Map(contents.titles);
  const css = { mediaType: 'text/css; charset=utf-8', bytes: new TextEncoder().encode(style) };

  const print = (numbers: ReadonlyMap<string, string>): string =>
    templates.render('pdf/book', { ...view, contents: contents.fill(numbers) });

  return {
    description: describeBook(series, input),
    slots: contents.slots,
    titleOf: (id) => titles.get(id) ?? titles.get(id.split('--')[0] ?? '') ?? words('references'),
    headings: () => listHeadings(print(new Map())),
    coverLabel: words('pdfCover'),
    openOutlineLevels: chapters.sections.some(({ title }) => title !== undefined) ? 2 : 1,
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

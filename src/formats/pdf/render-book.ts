import type { Book } from '../../model/book.ts';
import { directionAttribute } from '../../model/direction.ts';
import type { Words } from '../../model/words.ts';
import type { HeldRequest } from '../../platform/print-request.ts';
import { markBorrowed, removeMarks } from '../borrowed-words.ts';
import { inputOfBook } from '../book-input.ts';
import type { RenderInput } from '../format.ts';
import { divideLongWords, divideLongWordsInHtml } from '../hyphenation/divide-long-words.ts';
import { places } from '../pagination.ts';
import { collectAssets, type PlacedPicture } from './assets.ts';
import { attachReferences } from './attached-references.ts';
import { openRequests, openTitles, type BookSource } from './book-request.ts';
import type { Attachment } from './postprocess/attachments.ts';
import type { SetTitle } from './fit-titles.ts';
import { hasTitledSections, renderChapters, type Chapters } from './chapters.ts';
import { viewContents, type Slot } from './contents.ts';
import { viewBackMatter, viewChanges, viewFrontMatter } from './matter.ts';
import { pageFormats, type PageFormat } from './page-formats.ts';
import type { PageNames } from './postprocess/page-labels.ts';
import { printedBoxes, noPress, type Press } from './style-pages.ts';
import type { HeadedPages } from './running-heads.ts';
import { describeBook, type BookDescription } from './describe-book.ts';

/** A book that is ready to be printed, and what has to be known to fix the print. */
export interface PrintableBook {
  readonly description: BookDescription;
  /** The pictures that its pages ask for, by path: `printFitted` adds them to each request. */
  readonly pictures: ReadonlyMap<string, PlacedPicture>;
  readonly attachments: readonly Attachment[];
  /** The contents, each page number still open. */
  readonly slots: readonly Slot[];
  /** The ids of the headings with which the texts of the book begin. */
  readonly starts: readonly string[];
  /** What a link inside the book leads to, by the id in its address. */
  readonly titleOf: (id: string) => string;
  readonly pageNames: PageNames;
  /** The id of the heading with which the body begins. */
  readonly bodyStart: string;
  readonly format: PageFormat;
  readonly press: Press;
  /** How many levels of the outline show when the book is opened: all but the headings of the chapters. */
  readonly openOutlineLevels: 1 | 2;
  /**
   * All before the first part, contents with open numbers: it is as long as the front of the whole book. Undefined
   * for a hand-out, which begins with its text.
   */
  readonly renderFront: (() => string) | undefined;
  /** The HTML of the whole book. `divideBook` knows where it may be divided. */
  render(layout: BookLayout): string;
  /** What prints such HTML, or a piece of it after so many pages of the body. */
  request(html: string, bodyPages?: number): HeldRequest;
  /** What `request` and `titleOf` are made from, with these fonts: plain data, for another machine. */
  readonly source: BookSource;
  readonly font: RenderInput['font'];
}

/** What only a print shows, and the next one is made with. */
export interface BookLayout {
  /** The texts in the slots of the contents, by the id that each leads to. Others keep their placeholders. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Whether an empty page ends the front, so that the body begins on the right. */
  readonly hasBlank: boolean;
}

/** Makes the HTML of a book. Pure: nothing is read but fonts, and nothing printed. */
export function renderBook(book: Book, plain: RenderInput, press: Press = noPress): PrintableBook {
  const input = { ...inputOfBook(book, plain), words: markBorrowed(plain.words) };
  const { templates } = input;
  const words = input.words(book.language);
  const plainWords = plain.words(book.language);
  const format = pageFormats[book.print.format];
  const assets = collectAssets(input.publication, printedBoxes(format, press));
  const chapters = renderChapters(book, input, assets);
  const changes = viewChanges(book);
  const contents = viewContents(book, chapters, changes !== undefined, words);
  const isHandout = book.kind === 'article';
  const front = {
    words,
    places,
    divide: divideLongWords,
    divideHtml: divideLongWordsInHtml,
    dir: directionAttribute,
    ...viewFrontMatter(book, input, assets),
    preface: chapters.preface,
  };
  const back = { ...viewBackMatter(book, input, chapters), changes, sections: chapters.sections };
  const source: BookSource = {
    title: book.title,
    language: book.language,
    format,
    press,
    styles: [templates.text('mathematics.css'), templates.text('pdf/book.css')],
    lineBreak: templates.text('pdf/line-break.svg'),
    titles: listTitles(book, chapters),
    runs: listRuns(chapters, plainWords),
    targets: new Map(contents.titles.map(([id, title]) => [id, removeMarks(title)] as const)),
    references: plainWords('references'),
  };

  const render = ({ numbers, hasBlank }: BookLayout): string =>
    templates.render('pdf/book', {
      ...front,
      ...back,
      isHandout,
      hasBlank,
      contents: contents.fill(numbers),
    });

  return {
    description: describeBook(book, plain),
    pictures: assets.used(),
    attachments: attachReferences(book, plain, chapters, plainWords),
    slots: isHandout ? [] : contents.slots,
    starts: contents.titles.map(([id]) => id),
    titleOf: openTitles(source),
    bodyStart: findBodyStart(chapters),
    pageNames: { cover: plainWords('pdfCover'), insideCover: plainWords('pdfInsideCover') },
    format,
    press,
    openOutlineLevels: hasTitledSections(book) ? 2 : 1,
    renderFront: isHandout
      ? undefined
      : () => templates.render('pdf/front', { ...front, contents: contents.fill(new Map()) }),
    render,
    request: openRequests(source, input.font),
    source,
    font: input.font,
  };
}

/** The first section opens the body, or the first chapter where sections have no titles. */
function findBodyStart({ sections, all }: Chapters): string {
  const [first] = sections;
  return (first?.title === undefined ? all[0]?.id : first.id) ?? places.about;
}

function listTitles({ title, language }: Book, { sections, all }: Chapters): SetTitle[] {
  return [
    { selector: '.cover-title', text: title, language, kind: 'cover' },
    { selector: '.title-page h1', text: title, language, kind: 'title-page' },
    ...sections.map((section, index): SetTitle => ({
      selector: `.section-${index + 1} h1`,
      text: section.title ?? '',
      language,
      kind: 'section',
    })),
    ...all.map((chapter): SetTitle => ({
      selector: `.chapter-${chapter.number} .opener-title`,
      text: chapter.title,
      language: chapter.language,
      kind: 'chapter',
    })),
  ];
}

/** The runs of pages that have a head: all but the title pages and those that open a section. */
function listRuns({ all }: Chapters, words: Words): HeadedPages[] {
  return [
    { name: 'contents', title: words('contents'), matter: 'front' },
    { name: 'preface', title: words('preface'), matter: 'front' },
    ...all.map(({ number, title }): HeadedPages => ({ name: `chapter-${number}`, title, matter: 'body' })),
    { name: 'references', title: words('references'), matter: 'body' },
  ];
}

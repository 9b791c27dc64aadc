import type { Book } from '../../model/book.ts';
import { directionAttribute, directionOf } from '../../model/direction.ts';
import type { Words } from '../../model/words.ts';
import type { HeldRequest } from '../../platform/print-request.ts';
import { markBorrowed, removeMarks, resolveBorrowed } from '../borrowed-words.ts';
import { inputOfBook } from '../book-input.ts';
import type { RenderInput } from '../format.ts';
import { divideLongWords, divideLongWordsInHtml } from '../hyphenation/divide-long-words.ts';
import { places } from '../pagination.ts';
import { collectAssets, type PlacedPicture } from './assets.ts';
import { attachReferences } from './attached-references.ts';
import type { Attachment } from './postprocess/attachments.ts';
import { fitTitles, type SetTitle } from './fit-titles.ts';
import { hasTitledSections, renderChapters, type Chapters } from './chapters.ts';
import { viewContents, type Slot } from './contents.ts';
import { styleFontProbe, withFontProbe } from './font-probe.ts';
import { styleFonts, styleSigns, textFamilies } from './fonts.ts';
import { styleScripts } from '../../platform/script-fonts.ts';
import { viewBackMatter, viewChanges, viewFrontMatter } from './matter.ts';
import { pageFormats, textBox, type PageFormat } from './page-formats.ts';
import type { PageNames } from './postprocess/page-labels.ts';
import { printedBoxes } from './printed-boxes.ts';
import { styleRunningHeads, type HeadedPages } from './running-heads.ts';
import { noPress, stylePages, type Press } from './style-pages.ts';
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
   * All before the first part, contents with open numbers: its length is that of the front of the whole book. Undefined
   * for a hand-out, which begins with its text.
   */
  readonly renderFront: (() => string) | undefined;
  /** The HTML of the whole book. `divideBook` knows where it may be divided. */
  render(layout: BookLayout): string;
  /** What prints such HTML, or a piece of it after so many pages of the body. */
  request(html: string, bodyPages?: number): HeldRequest;
}

/** What only a print shows, and the next one is made with. */
export interface BookLayout {
  /** The texts in the slots of the contents, by the id that each leads to. Others keep their placeholders. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Whether an empty page ends the front, so that the body begins on the right. */
  readonly hasBlank: boolean;
}

/** What the style sheet draws before the rest of a broken line of code. */
const lineBreakFile = 'line-break.svg';

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
  const fonts = styleFonts(input.font);
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
  const titles = listTitles(book, chapters);
  const runs = listRuns(chapters, plainWords);
  const styleOf = (html: string): string =>
    [
      fonts.css,
      stylePages(format, press),
      templates.text('mathematics.css'),
      templates.text('pdf/book.css'),
      fitTitles(titles, format),
      styleRunningHeads(book.title, runs.filter(isIn(html)), {
        ...textBox(format),
        isRightToLeft: directionOf(book.language) === 'rtl',
      }),
      styleFontProbe(),
    ].join('\n');
  const lineBreak = { mediaType: 'image/svg+xml', bytes: encode(templates.text('pdf/line-break.svg')) };
  const lines = new Map(contents.titles.map(([id, title]) => [id, removeMarks(title)] as const));

  const render = ({ numbers, hasBlank }: BookLayout): string =>
    templates.render('pdf/book', {
      ...front,
      ...back,
      isHandout,
      hasBlank,
      contents: contents.fill(numbers),
    });
  const request = (page: string, bodyPages = 0): HeldRequest => {
    const html = resolveBorrowed(page, 'print');
    const scripts = styleScripts(html, book.language, textFamilies, input.font);
    // Of two faces with a character the later one shows it: Kolofon's own fonts come last.
    const rules = [styleSigns(), scripts.css, styleOf(html), ...countFrom(bodyPages)].join('\n');
    const bytes = encode(withoutEmojiStyle(rules));
    const css = { mediaType: 'text/css; charset=utf-8', bytes };
    return {
      html: withFontProbe(withoutEmojiStyle(html), [lineBreakFile]),
      files: new Map([['book.css', css], [lineBreakFile, lineBreak], ...fonts.files, ...scripts.files]),
    };
  };

  return {
    description: describeBook(book, plain),
    pictures: assets.used(),
    attachments: attachReferences(book, plain, chapters, plainWords),
    slots: isHandout ? [] : contents.slots,
    starts: contents.titles.map(([id]) => id),
    titleOf: (id) => lines.get(id) ?? lines.get(id.split('--')[0] ?? '') ?? plainWords('references'),
    bodyStart: findBodyStart(chapters),
    pageNames: { cover: plainWords('pdfCover'), insideCover: plainWords('pdfInsideCover') },
    format,
    press,
    openOutlineLevels: hasTitledSections(book) ? 2 : 1,
    renderFront: isHandout
      ? undefined
      : () => templates.render('pdf/front', { ...front, contents: contents.fill(new Map()) }),
    render,
    request,
  };
}

/**
 * A variation selector asks for a font of coloured emoji, which Chromium prints as a Type 3 font. Titles are in the
 * style sheet too: it sets the running heads.
 */
function withoutEmojiStyle(text: string): string {
  return text.replaceAll('\uFE0F', '');
}

/** The numbers of pages go on where the piece before has ended. */
function countFrom(bodyPages: number): string[] {
  return bodyPages > 0 ? [`html { counter-reset: body-page ${bodyPages} }`] : [];
}

/** Whether a run of pages is in a piece of the book: rules for all chapters of a long one would slow each piece down. */
function isIn(html: string): (run: HeadedPages) => boolean {
  const chapters = new Set(html.match(/\bchapter-\d+\b/g));
  return ({ name }) => chapters.has(name) || !name.startsWith('chapter-');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
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

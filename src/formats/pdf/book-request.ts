import { directionOf } from '../../model/direction.ts';
import type { HeldRequest } from '../../platform/print-request.ts';
import { styleScripts } from '../../platform/script-fonts.ts';
import { resolveBorrowed } from '../borrowed-words.ts';
import type { RenderInput } from '../format.ts';
import { fitTitles, type SetTitle } from './fit-titles.ts';
import { styleFonts, styleSigns, textFamilies, faceRules } from './fonts.ts';
import { textBox, type PageFormat } from './page-formats.ts';
import { styleRunningHeads, type HeadedPages } from './running-heads.ts';
import { stylePages, type Press } from './style-pages.ts';

/** What the requests of a book and the titles of its links are made from, but for fonts: plain data. */
export interface BookSource {
  readonly title: string;
  readonly language: string;
  readonly format: PageFormat;
  readonly press: Press;
  /** Style sheets, in order. */
  readonly styles: readonly string[];
  /** The SVG before the rest of a broken line of code. */
  readonly lineBreak: string;
  readonly titles: readonly SetTitle[];
  readonly runs: readonly HeadedPages[];
  /** What links to the lines of the contents lead to, by id. */
  readonly targets: ReadonlyMap<string, string>;
  /** What all other links lead to. */
  readonly references: string;
}

/** What a link inside a book leads to, by the id in its address. */
export function openTitles({ targets, references }: BookSource): (id: string) => string {
  return (id) => targets.get(id) ?? targets.get(id.split('--')[0] ?? '') ?? references;
}

const lineBreakFile = 'line-break.svg';

/** Gives what prints the HTML of a book, or a piece of it after so many pages of the body. */
export function openRequests(
  source: BookSource,
  font: RenderInput['font'],
): (html: string, bodyPages?: number) => HeldRequest {
  const { title, language, format, press } = source;
  const fonts = styleFonts(font);
  const lineBreak = { mediaType: 'image/svg+xml', bytes: encode(source.lineBreak) };
  const styleOf = (html: string): string =>
    [
      fonts.css,
      stylePages(format, press),
      ...source.styles,
      fitTitles(source.titles, format),
      styleRunningHeads(title, source.runs.filter(isIn(html)), {
        ...textBox(format),
        isRightToLeft: directionOf(language) === 'rtl',
      }),
      styleFontProbe(),
    ].join('\n');
  return (page, bodyPages = 0) => {
    const html = resolveBorrowed(page, 'print');
    const scripts = styleScripts(html, language, textFamilies, font);
    // Of two faces with a character the later one shows it: Kolofon's own fonts come last.
    const rules = [styleSigns(), scripts.css, styleOf(html), ...countFrom(bodyPages)].join('\n');
    const css = { mediaType: 'text/css; charset=utf-8', bytes: encode(withoutEmojiStyle(rules)) };
    return {
      html: withFontProbe(withoutEmojiStyle(html), [lineBreakFile]),
      files: new Map([['book.css', css], [lineBreakFile, lineBreak], ...fonts.files, ...scripts.files]),
    };
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

/**
 * Lets the browser load the fonts of a book without laying it out for a screen first, which takes a fifth of the time of
 * a print: on a screen nothing shows but every character of the book once in every face, in print all but that. The
 * pictures of the style sheet show there too: a print does not wait for one that it asks for itself.
 */
function withFontProbe(html: string, pictures: readonly string[]): string {
  const characters = [...new Set(html.replaceAll(/<[^>]*>/g, ''))].filter((character) =>
    /\S/.test(character),
  );
  const text = characters.map((character) => `&#${character.codePointAt(0)};`).join('');
  const samples = faceRules().map((_rule, index) => `<p class="font-probe-${index}">${text}</p>`);
  const shown = pictures.map((path) => `<img src="${path}" alt="">`);
  return `${html}<div class="font-probe" aria-hidden="true">${[...samples, ...shown].join('')}</div>`;
}

function styleFontProbe(): string {
  return [
    '@media screen { body > :not(.font-probe) { display: none !important } }',
    '@media print { .font-probe { display: none !important } }',
    ...faceRules().map((rule, index) => `.font-probe-${index} { ${rule} }`),
  ].join('\n');
}

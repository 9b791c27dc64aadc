import { directionOf } from '../model/direction.ts';
import type { Words } from '../model/words.ts';
import type { RenderInput } from './format.ts';

/** Stand around phrases until a page is made. No source can contain them: they are no characters (`model/noncharacters.ts`). */
const mark = {
  open: '\uFDD0',
  /** Among text that runs from the right. */
  openAgainst: '\uFDD1',
  /** Before the language of a name or a date in such a phrase, and after it. */
  value: '\uFDD2',
  language: '\uFDD3',
  close: '\uFDD4',
} as const;

/** Marks each phrase that is English for want of one in the language of the words. */
export function markBorrowed(words: RenderInput['words']): RenderInput['words'] {
  return (language) => {
    const own = words(language);
    const { borrowed } = own;
    if (borrowed.size === 0) return own;
    const isAgainst = directionOf(language) === 'rtl';
    const wrap = (value: string | number): string | number =>
      typeof value === 'string' && isAgainst
        ? mark.value + language + mark.language + value + mark.close
        : value;
    const phrase = (key: string, values: Parameters<Words>[1] = {}): string => {
      if (!borrowed.has(key)) return own(key, values);
      const wrapped = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wrap(value)]));
      return (isAgainst ? mark.openAgainst : mark.open) + own(key, wrapped) + mark.close;
    };
    return Object.assign(phrase, { language, borrowed });
  };
}

interface Wrapping {
  readonly tagName: string;
  readonly attributes: string;
  readonly isXml: boolean;
}

const wrappings = {
  html: { tagName: 'span', attributes: '', isXml: false },
  xhtml: { tagName: 'span', attributes: '', isXml: true },
  // Chromium tags the language of this element, and of no span.
  print: { tagName: 'em', attributes: ' class="phrase"', isXml: false },
} as const satisfies Readonly<Record<string, Wrapping>>;

/** What is no running text: elements that contain text alone, drawings, tags. */
const verbatim =
  /<(title|script|style|textarea|option|svg)\b(?:"[^"]*"|'[^']*'|[^'">])*>.*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>/gs;

/** Puts each marked phrase of a page into an element that says its language and direction; where none is allowed, the mark is removed. */
export function resolveBorrowed(page: string, kind: keyof typeof wrappings): string {
  if (!/[\uFDD0\uFDD1]/.test(page)) return page;
  const { tagName, attributes, isXml } = wrappings[kind];
  const start = (language: string): string =>
    `<${tagName}${attributes} lang="${language}"${isXml ? ` xml:lang="${language}"` : ''}`;
  return (
    page
      .replaceAll(verbatim, (piece) =>
        removeMarks(nameLanguage(piece, isXml).replaceAll(/ (data-[\w-]+)="[^"]*"/g, isolate)),
      )
      // Sentences behind one another are one text, and have their full stops.
      .replaceAll(/\uFDD4(\s+)[\uFDD0\uFDD1]/g, '$1')
      .replaceAll(/\uFDD4\.(?=\s|<|$)/g, '.\uFDD4')
      .replaceAll('\uFDD0', `${start('en')}>`)
      .replaceAll('\uFDD1', `${start('en')} dir="ltr">`)
      .replaceAll(/\uFDD2([^\uFDD3]*)\uFDD3/g, (_mark, language: string) => `${start(language)} dir="auto">`)
      .replaceAll('\uFDD4', `</${tagName}>`)
  );
}

/** An element that contains text alone has the language of its text, where that is one phrase. */
function nameLanguage(element: string, isXml: boolean): string {
  const whole = /^(<(?:title|textarea|option)\b)([^<>]*>)([\uFDD0\uFDD1])([^<]*)\uFDD4(?=<)/;
  return element.replace(whole, (all: string, name: string, rest: string, open: string, text: string) => {
    if (/\slang=/.test(rest) || /[\uFDD0\uFDD1]/.test(text)) return all;
    const direction = open === mark.openAgainst ? ' dir="ltr"' : '';
    return `${name} lang="en"${isXml ? ' xml:lang="en"' : ''}${direction}${rest}${open}${text}${mark.close}`;
  });
}

/**
 * What a script will show says its language in an attribute beside it, `data-text-lang`, and has the controls of Unicode in
 * place of elements (UAX 9, section 2.4).
 */
function isolate(attribute: string, name: string): string {
  if (!/[\uFDD0\uFDD1]/.test(attribute)) return attribute;
  const named = `${attribute} ${name}-lang="en"`;
  if (!attribute.includes(mark.openAgainst)) return named;
  return named
    .replaceAll(mark.openAgainst, '\u2066')
    .replaceAll(/\uFDD2[A-Za-z\d-]*\uFDD3/g, '\u2068')
    .replaceAll(mark.close, '\u2069');
}

/** For what is no page: names of files, the subject of a letter. */
export function removeMarks(text: string): string {
  return text.replaceAll(/\uFDD2[A-Za-z\d-]*\uFDD3|[\uFDD0\uFDD1\uFDD4]/g, '');
}

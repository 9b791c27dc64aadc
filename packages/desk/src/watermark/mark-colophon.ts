import { escapeText } from '../../../../src/model/xml.ts';
import { languages, type Language } from '../language.ts';
import { watermarkWords } from './words.ts';

/**
 * Says at the end of the colophon for whom the copy was made, in the language of the book, or else in English. Undefined
 * for a page without an end: a template of the publication's own.
 */
export function markColophon(xhtml: string, owner: string): string | undefined {
  const end = xhtml.lastIndexOf(xhtml.includes('</section>') ? '</section>' : '</body>');
  if (end === -1) return undefined;
  const language = languageOf(xhtml);
  const [before = '', after = ''] = watermarkWords[language ?? 'en'].madeFor.split('{name}');
  const marked = language === undefined ? ' lang="en" xml:lang="en" dir="ltr"' : '';
  const line = `<p${marked}>${before}<bdi>${escapeText(owner.replaceAll(unprintable, ''))}</bdi>${after}</p>\n`;
  return xhtml.slice(0, end) + line + xhtml.slice(end);
}

function languageOf(xhtml: string): Language | undefined {
  const [, primary] = /<html\b[^>]*\sxml:lang="([a-z]+)/i.exec(xhtml) ?? [];
  return primary === 'no' ? 'nb' : languages.find((language) => language === primary);
}

/** Of the characters that XML 1.0 (section 2.2) forbids and those that control something, none is a part of a name. */
const unprintable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

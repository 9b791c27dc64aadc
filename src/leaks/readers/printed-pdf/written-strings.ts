import { textOfName, textOfString } from '../../../formats/pdf/postprocess/pdf-value.ts';
import { doubt } from './open-printed.ts';

/** Everything that is written in an object (ISO 32000, 7.3): what is between, brackets, names and strings. */
const token = /[^()<>/]+|<<|>>|(\/[^\0\t\n\f\r ()<>[\]{}/%]*)|\((?:[^()\\]|\\[^])*\)|<[\dA-Fa-f\s]*>/y;

/** Adds the strings of an object to those that others have behind the same name, and its names to all names. */
export function collectStrings(text: string, strings: Map<string, string[]>, names: Set<string>): void {
  let key = '';
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const found = token.exec(text);
    if (found === null) return doubt('A string has brackets in it.');
    const [written, name] = found;
    if (name !== undefined) {
      key = name;
      names.add(name.includes('#') ? textOfName(name) : name);
    } else if (written.startsWith('(') || (written.startsWith('<') && written !== '<<')) {
      const known = strings.get(key) ?? [];
      known.push(readString(text.slice(start, token.lastIndex)));
      strings.set(key, known);
    }
  }
}

/** The text of a string (7.3.4) as Skia and Kolofon write one. */
export function readString(written: string): string {
  if (/^<FEFF(?:[\dA-F]{4})*>$/i.test(written)) return textOfString(written);
  if (written.startsWith('<')) return Buffer.from(written.slice(1, -1), 'hex').toString('latin1');
  if (/\\[^()\\]|^\(\xFE\xFF/.test(written)) doubt('A string is written in another way.');
  return textOfString(written);
}

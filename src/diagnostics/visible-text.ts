/**
 * A text that a terminal only shows: characters that would move its cursor, set its title or turn the order of letters
 * (ECMA-48; Unicode 16, section 23.2) are replaced by one visible character each. Line ends and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (character) =>
    pictureOf(character.charCodeAt(0)),
  );
}

/** The pictures of the ASCII controls begin at U+2400. */
const pictures = 0x2400;
const pictureOfDelete = '\u2421';

function pictureOf(code: number): string {
  if (code === 0x7f) return pictureOfDelete;
  return code < 0x20 ? String.fromCharCode(pictures + code) : '\uFFFD';
}

/**
 * Code points that are no characters (Unicode 16, section 23.7). Kolofon marks with them what it has to find again,
 * so none may come in from a source.
 */
const noncharacters = /\p{Noncharacter_Code_Point}/gu;

export function firstNoncharacter(text: string): string | undefined {
  return text.match(noncharacters)?.[0];
}

export function withoutNoncharacters(text: string): string {
  return text.replaceAll(noncharacters, '');
}

/** `U+FDD0` */
export function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

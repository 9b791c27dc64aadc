/** Thrown by what writes a formula as TeX, at something without a counterpart. */
export class NoCounterpart extends Error {
  override name = 'NoCounterpart';
}

/** TeX with single spaces; undefined for an empty formula, or one that holds something without a counterpart. */
export function writeTex(write: () => string): string | undefined {
  try {
    return write().replaceAll(/\s+/g, ' ').trim() || undefined;
  } catch (error) {
    if (error instanceof NoCounterpart) return undefined;
    throw error;
  }
}

/** What a raised or lowered sign belongs to. */
export function scriptBase(tex: string): string {
  const written = tex.trim();
  return /^(?:\w|\p{L}|\\[a-zA-Z]+)$/u.test(written) ? written : `{${written}}`;
}

/** Words in a formula: the inside of `\text`. */
export function escapeTexWords(text: string): string {
  return text.replaceAll(/[\\^~]/g, ' ').replaceAll(/[{}$#%_&]/g, '\\$&');
}

/** A part of an address with what it encodes; undefined where that is no text: `%E0` alone, `100%`. */
export function decodeAddress(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

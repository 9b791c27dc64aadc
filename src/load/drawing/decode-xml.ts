/** An XML document as text, in the encoding that it declares (XML 1.0, appendix F); undefined where nobody knows that. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(findEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a file begins as XML does: with a `<`, whatever its encoding. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  return /^(?:\u00EF\u00BB\u00BF)?\s*</.test(startOf(bytes).replaceAll(/[\0\u00FE\u00FF]/g, ''));
}

function findEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(startOf(bytes))?.[1] ?? 'utf-8';
}

function startOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 200));
}

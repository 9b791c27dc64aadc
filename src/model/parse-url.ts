/**
 * An address as the URL standard reads it; undefined where it cannot. Never `URL.canParse`: once V8 has compiled it, Node
 * 20 takes the bytes of `https://blåbær.no/` for UTF-8 and refuses them.
 */
export function parseUrl(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

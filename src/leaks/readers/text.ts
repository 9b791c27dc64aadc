import { isUtf8 } from 'node:buffer';
import { beginsWith, type Part, type Reader } from './reader.ts';

/** HTML, XML, SVG, JSON, scripts, style sheets and plain text, in UTF-8 or in UTF-16 with its mark. */
export const text: Reader = {
  reads: (bytes) => markOf(bytes) !== undefined || (isUtf8(bytes) && !bytes.includes(0)),
  readsPieces: true,
  *parts(bytes) {
    const decoded = new TextDecoder(markOf(bytes) ?? 'utf-8').decode(bytes);
    const placeOf = openPlaces(decoded);
    yield { kind: 'text', text: decoded, placeOf };
    yield* dataAddresses(decoded, placeOf);
  },
};

function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return beginsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
}

/** The files that are in a text as an address (RFC 2397): pictures in a style sheet, for example. */
function* dataAddresses(decoded: string, placeOf: (index: number) => string): Generator<Part> {
  if (!decoded.includes(';base64,')) return;
  for (const { index, 1: content = '' } of decoded.matchAll(/;base64,([a-z0-9+/_=-]+)/gi)) {
    yield {
      kind: 'file',
      path: `data address at ${placeOf(index)}`,
      bytes: Buffer.from(content, 'base64'),
    };
  }
}

function openPlaces(decoded: string): (index: number) => string {
  return (index) => {
    const lineStart = decoded.lastIndexOf('\n', index - 1) + 1;
    let line = 1;
    for (let at = decoded.indexOf('\n'); at >= 0 && at < index; at = decoded.indexOf('\n', at + 1)) line += 1;
    return `line ${String(line)}, column ${String(index - lineStart + 1)}`;
  };
}

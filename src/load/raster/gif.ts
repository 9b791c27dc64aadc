import type { Scan } from './scan.ts';

/** GIF89a: blocks of which the last is a single byte. Comments and XMP are left out. */
export function scanGif(bytes: Uint8Array): Scan | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 13 + tableLength(file[10]);
  const parts: Uint8Array[] = [file.subarray(0, at)];
  let hasImage = false;
  while (at < file.length) {
    const start = at;
    const kind = file[at];
    if (kind === 0x3b) {
      parts.push(file.subarray(at, at + 1));
      break;
    }
    if (kind === 0x2c) {
      const data = at + 10 + tableLength(file[at + 9]);
      // The size of its codes is from 2 to 8: no letter of a text that begins like a GIF.
      if ((file[data] ?? 0) > 8) return undefined;
      at = endOfBlocks(file, data + 1);
    } else if (kind === 0x21) at = endOfBlocks(file, at + 2);
    // Decoders take this for the end.
    else if (hasImage) break;
    else return undefined;
    hasImage ||= kind === 0x2c;
    if (kind !== 0x21 || isShown(file, start)) parts.push(file.subarray(start, at));
  }
  return { orientation: 1, hasOwnColours: false, parts };
}

/** In bytes, of a table of colours, by the flags that announce it. */
function tableLength(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Behind blocks that each begin with their length, and the empty one at their end. */
function endOfBlocks(file: Buffer, start: number): number {
  let at = start;
  for (let length = file[at]; length !== undefined; length = file[at]) {
    at += length + 1;
    if (length === 0) break;
  }
  return at;
}

/** Whether an extension changes the picture: of those of applications, the one that repeats an animation. */
function isShown(file: Buffer, start: number): boolean {
  const label = file[start + 1];
  if (label === 0xfe) return false;
  return (
    label !== 0xff || ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(file.toString('latin1', start + 3, start + 14))
  );
}

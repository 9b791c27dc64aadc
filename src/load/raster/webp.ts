import { readOrientation, writeOrientation } from './exif.ts';
import { isSrgb, type Scan } from './scan.ts';

/** Flags of the extended header (RFC 9649, section 2.7). */
const flags = { icc: 0x20, exif: 0x08, xmp: 0x04 } as const;

/** What a picture is made of (RFC 9649, section 2): other chunks may say anything. */
const shown = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

/** WebP (RFC 9649): chunks in a RIFF file. Only one with an extended header has metadata. */
export function scanWebp(bytes: Uint8Array): Scan | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Buffer[] = [];
  let orientation = 1;
  let hasOwnColours = false;
  // In bytes, of a picture that is cut off.
  let missing = 0;
  // A program that did not know the size while it wrote left 0.
  const size = file.readUInt32LE(4);
  const end = size < 12 ? file.length : Math.min(file.length, 8 + size);
  for (let at = 12; at + 8 <= end;) {
    const length = file.readUInt32LE(at + 4);
    const type = file.toString('latin1', at, at + 4);
    const content = file.subarray(at + 8, at + 8 + length);
    const chunk = file.subarray(at, at + 8 + length + (length % 2));
    if (shown.has(type)) missing = length - content.length;
    at += chunk.length;
    if (type === 'EXIF') orientation = readOrientation(withoutName(content));
    else if (type === 'ICCP' && !isSrgb(content)) hasOwnColours = chunks.push(chunk) > 0;
    else if (shown.has(type)) chunks.push(chunk);
  }
  if (orientation !== 1) chunks.push(makeChunk('EXIF', writeOrientation(orientation)));
  const [first, ...rest] = chunks;
  const isExtended = first?.toString('latin1', 0, 4) === 'VP8X';
  if (first === undefined) return undefined;
  const head = isExtended ? setFlags(first, orientation !== 1, hasOwnColours) : first;
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), head, ...rest]);
  return { orientation, hasOwnColours, isCutOff: missing > 0, parts: [makeChunk('RIFF', content, missing)] };
}

/** Some programs write the beginning of Exif data as JPEG has it. */
function withoutName(content: Buffer): Buffer {
  return content.toString('latin1', 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;
}

function setFlags(header: Buffer, hasExif: boolean, hasProfile: boolean): Buffer {
  const changed = Buffer.from(header);
  const kept = (changed[8] ?? 0) & ~(flags.icc | flags.exif | flags.xmp);
  changed[8] = kept | (hasExif ? flags.exif : 0) | (hasProfile ? flags.icc : 0);
  return changed;
}

function makeChunk(type: string, content: Uint8Array, missing = 0): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(Math.min(content.length + missing, 0xfffffffe), 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

import { readOrientation, writeOrientation } from './exif.ts';
import { isSrgb, type Scan } from './scan.ts';

const exif = 'Exif\0\0';
const icc = 'ICC_PROFILE\0';

/** JPEG (ITU-T T.81, annex B): segments up to the end of the picture. Phones put films and depth maps after it. */
export function scanJpeg(bytes: Uint8Array): Scan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [file.subarray(0, 2)];
  const profile: Uint8Array[] = [];
  let orientation = 1;
  let isCmyk = false;
  let isCutOff = true;
  let at = 2;
  for (;;) {
    // Decoders pass over what is between segments.
    at = file.indexOf(0xff, at);
    if (at === -1) break;
    const marker = file[at + 1];
    if (marker === 0xff || isEmpty(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9) {
      parts.push(file.subarray(at, at + 2));
      isCutOff = false;
    }
    if (marker === undefined || marker === 0xd9 || at + 4 > file.length) break;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const segment = file.subarray(at, end);
    const content = segment.subarray(4);
    if (startsWith(content, exif)) orientation = readOrientation(content.subarray(exif.length));
    if (isFrame(marker)) isCmyk = content[5] === 4;
    // The number of the piece and how many there are come first.
    if (startsWith(content, icc)) profile.push(content.subarray(icc.length + 2));
    else if (isKept(marker, content)) parts.push(segment);
    at = marker === 0xda ? endOfScan(file, end) : end;
    if (marker === 0xda) parts.push(file.subarray(end, at));
  }
  const ownProfile = Buffer.concat(profile);
  const hasProfile = ownProfile.length > 0 && !isSrgb(ownProfile);
  const added = [
    ...(orientation === 1 ? [] : [makeSegment(0xe1, exif, writeOrientation(orientation))]),
    ...(hasProfile ? splitProfile(ownProfile) : []),
  ];
  // JFIF asks for its own segment to be the first.
  const hasJfif = parts[1]?.[1] === 0xe0;
  parts.splice(hasJfif ? 2 : 1, 0, ...added);
  return { orientation, hasOwnColours: isCmyk || hasProfile, isCutOff, parts };
}

function startsWith(content: Buffer, text: string): boolean {
  return content.toString('latin1', 0, text.length) === text;
}

/** Whether nothing belongs to a marker: what is not one, one for private use, and restarts. */
function isEmpty(marker: number | undefined): boolean {
  return marker !== undefined && (marker <= 1 || (marker >= 0xd0 && marker <= 0xd7));
}

/** Start of frame: all of these markers but three, which define tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Of what applications add, JFIF and Adobe's say how colours are to be read. */
function isKept(marker: number, content: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (
    (marker === 0xe0 && startsWith(content, 'JFIF\0')) || (marker === 0xee && startsWith(content, 'Adobe'))
  );
}

/** Compressed pixels end before a marker that is neither a byte of their own nor a restart. */
function endOfScan(file: Buffer, start: number): number {
  for (let at = file.indexOf(0xff, start); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

/** A segment contains 64 KB at most. */
function splitProfile(profile: Buffer): Uint8Array[] {
  const size = 65_000;
  const count = Math.ceil(profile.length / size);
  return Array.from({ length: count }, (_, index) =>
    makeSegment(
      0xe2,
      icc,
      Buffer.concat([Uint8Array.of(index + 1, count), profile.subarray(index * size, (index + 1) * size)]),
    ),
  );
}

function makeSegment(marker: number, name: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + marker, 0);
  head.writeUInt16BE(2 + name.length + content.length, 2);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), content]);
}

import { crc32, inflateSync } from 'node:zlib';
import { readOrientation, writeOrientation } from './exif.ts';
import { isSrgb, type Scan } from './scan.ts';

/** Of the chunks without which a picture can be decoded, those that decoders use: others may say anything. */
const used = new Set(
  'acTL bKGD cHRM cICP cLLI cLLi fcTL fdAT gAMA hIST mDCV mDCv pHYs sBIT sPLT sRGB tRNS'.split(' '),
);
/** In bytes: a profile is some thousands. */
const largestProfile = 10_000_000;

/** PNG, third edition, section 5: chunks, of which the last is IEND. */
export function scanPng(bytes: Uint8Array): Scan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [file.subarray(0, 8)];
  let orientation = 1;
  let hasOwnColours = false;
  let isCutOff = true;
  let isDamaged = false;
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    const chunk = file.subarray(at, at + 12 + length);
    at += 12 + length;
    // Decoders do without other chunks, and do not read the checksum of the last one (section 13.2).
    if (
      isCritical(type) &&
      type !== 'IEND' &&
      at <= file.length &&
      crc32(chunk.subarray(4, -4)) !== chunk.readUInt32BE(8 + length)
    )
      isDamaged = true;
    if (type === 'eXIf') {
      orientation = readOrientation(content);
      if (orientation !== 1) parts.push(makeChunk('eXIf', writeOrientation(orientation)));
    } else if (type === 'iCCP') {
      if (isSrgb(readProfile(content))) continue;
      hasOwnColours = true;
      parts.push(chunk);
    } else if (isCritical(type) || used.has(type)) {
      parts.push(chunk);
    }
    if (type === 'IEND') {
      isCutOff = false;
      break;
    }
  }
  return { orientation, hasOwnColours, isCutOff, isDamaged, parts };
}

/** Section 5.4: without it, nothing can be shown. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

/** Section 11.3.2.3: a name, a zero, the kind of compression, and the profile. */
function readProfile(content: Buffer): Uint8Array {
  try {
    return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: largestProfile });
  } catch {
    return new Uint8Array();
  }
}

function makeChunk(type: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(content, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
  return chunk;
}

import { inflateSync } from 'node:zlib';
import type { StoredFile } from '../../model/stored-file.ts';
import { readHead, readPart } from '../../platform/stored-files.ts';
import { listFacts } from './exif.ts';

/** Whether the file of a picture or a film says where it was taken: as far as can be seen without decoding it. */
export type SaysPlace = 'yes' | 'perhaps' | 'no';

/** A piece of a file: a segment, a chunk, a box or a directory. */
interface Piece {
  readonly name: string;
  readonly start: number;
  readonly length: number;
}

/** What is before the pixels of a JPEG. */
const headOfJpeg = 2 ** 19;
/** In bytes: no more of one piece is read. */
const longestPiece = 2 ** 24;
const mostPieces = 10_000;

export function findPlace({ path, size }: StoredFile): SaysPlace {
  const head = Buffer.from(readHead(path, 16)).toString('latin1');
  const read = ({ start, length }: Piece): Buffer => readPart(path, start, Math.min(length, longestPiece));
  if (head.startsWith('\xFF\xD8\xFF')) return inJpeg(Buffer.from(readHead(path, headOfJpeg)));
  if (head.startsWith('\x89PNG')) return inChunks(listPieces(path, size, 8, readPngChunk), read);
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8))
    return inChunks(listPieces(path, size, 12, readRiffChunk), read);
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return inTiff(path, size);
  if (head.startsWith('ftyp', 4)) return inBoxes(listPieces(path, size, 0, readBox), read);
  return 'no';
}

type ReadPiece = (head: Buffer, at: number, size: number) => Piece & { readonly next: number };

function listPieces(path: string, size: number, from: number, readPiece: ReadPiece): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at + 8 <= size && pieces.length < mostPieces;) {
    const { next, ...piece } = readPiece(readPart(path, at, 16), at, size);
    pieces.push(piece);
    if (next <= at) break;
    at = next;
  }
  return pieces;
}

const readPngChunk: ReadPiece = (head, at) => {
  const length = head.readUInt32BE(0);
  return { name: head.toString('latin1', 4, 8), start: at + 8, length, next: at + 12 + length };
};

const readRiffChunk: ReadPiece = (head, at) => {
  const length = head.readUInt32LE(4);
  const name = head.toString('latin1', 0, 4);
  return { name, start: at + 8, length, next: at + 8 + length + (length % 2) };
};

/** ISO/IEC 14496-12, section 4.2: of HEIC, AVIF, MP4 and QuickTime. */
const readBox: ReadPiece = (head, at, size) => {
  const short = head.readUInt32BE(0);
  const isLong = short === 1 && head.length === 16;
  const whole = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
  const start = at + (isLong ? 16 : 8);
  return { name: head.toString('latin1', 4, 8), start, length: at + whole - start, next: at + whole };
};

function inJpeg(file: Buffer): SaysPlace {
  for (let at = file.indexOf(0xff, 2); at !== -1 && at + 4 <= file.length; at = file.indexOf(0xff, at)) {
    // Markers may be filled up, and decoders pass over what is between segments.
    if (file[at + 1] === 0xff) {
      at += 1;
      continue;
    }
    if (file[at + 1] === 0xda) break;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const content = file.subarray(at + 4, end);
    if (file[at + 1] === 0xe1 && saysPlace(content)) return 'yes';
    at = end;
  }
  return 'no';
}

function inChunks(pieces: readonly Piece[], read: (piece: Piece) => Buffer): SaysPlace {
  const texts = pieces.filter(({ name }) => /^(?:eXIf|iTXt|zTXt|EXIF|XMP )$/.test(name));
  const open = (piece: Piece) => (piece.name === 'zTXt' ? inflate(read(piece)) : read(piece));
  return texts.some((piece) => saysPlace(open(piece))) ? 'yes' : 'no';
}

/** A compressed text of a PNG: a name, a zero, the kind of compression, and the text. */
function inflate(content: Buffer): Buffer {
  try {
    return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: longestPiece });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Exif data, with the name that some put before them, or XMP. */
function saysPlace(content: Buffer): boolean {
  const name = 'Exif\0\0';
  const tiff = content.toString('latin1', 0, name.length) === name ? content.subarray(name.length) : content;
  return /^(?:II\*\0|MM\0\*)/.test(tiff.toString('latin1', 0, 4))
    ? listFacts(tiff).hasPlace
    : content.includes('GPSLatitude');
}

/** The directory of a TIFF may be anywhere in it. */
function inTiff(path: string, size: number): SaysPlace {
  if (size < 8) return 'no';
  const head = readPart(path, 0, 8);
  const isLittle = head.toString('latin1', 0, 2) === 'II';
  const start = isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4);
  const directory = Buffer.concat([head, readPart(path, start, 2 ** 16)]);
  if (isLittle) directory.writeUInt32LE(8, 4);
  else directory.writeUInt32BE(8, 4);
  const { hasPlace, hasOther } = listFacts(directory);
  return hasPlace ? 'yes' : hasOther ? 'perhaps' : 'no';
}

const placeOfFilm = ['\xA9xyz', 'loci', 'location.ISO6709'];

function inBoxes(pieces: readonly Piece[], read: (piece: Piece) => Buffer): SaysPlace {
  const [film, picture, own] = ['moov', 'meta', 'uuid'].map((name) =>
    pieces.filter((piece) => piece.name === name).map(read),
  );
  // XMP is in a box with a number for a name, beside the others (XMP Specification, part 3, section 2.4.1) or in them.
  if ([...(film ?? []), ...(own ?? [])].some((box) => box.includes('GPSLatitude'))) return 'yes';
  const says = (text: string) => film?.some((box) => box.includes(Buffer.from(text, 'latin1'))) === true;
  if (placeOfFilm.some(says)) return 'yes';
  // The Exif data of a HEIC or an AVIF are an item of its own, among the pixels.
  const hasItem = picture?.some(
    (box) => box.includes('infe') && /Exif|rdf\+xml/.test(box.toString('latin1')),
  );
  return hasItem === true ? 'perhaps' : 'no';
}

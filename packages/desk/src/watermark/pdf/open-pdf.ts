import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { asDictionary, numberOf } from '../../../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  formatValue,
  parseValue,
  type PdfDictionary,
  type PdfValue,
} from '../../../../../src/formats/pdf/postprocess/pdf-value.ts';
import { readRange } from '../pieces.ts';

/** A PDF of Kolofon that stays on disk. */
export interface StoredPdf {
  /** In bytes. */
  readonly size: number;
  /** Where its cross-reference stream begins. */
  readonly start: number;
  readonly trailer: PdfDictionary;
  /** An object that is no stream, by reference. A value that is no reference is returned as it is. */
  readonly read: (value: PdfValue | undefined) => Promise<PdfValue>;
}

/** In bytes: of the table of a book, and of an object stream. */
const mostTable = 64 * 1024 * 1024;
const mostObjects = 16 * 1024 * 1024;

const inflateLater = promisify(inflate) as (
  bytes: Buffer,
  options: { maxOutputLength: number },
) => Promise<Buffer>;

/**
 * Opens a PDF as Kolofon writes it: one cross-reference stream, and all other objects in object streams (ISO 32000-1,
 * 7.5.7 and 7.5.8). Only what is asked for is read. Throws a SyntaxError or a RangeError for any other file.
 */
export async function openStoredPdf(file: FileHandle): Promise<StoredPdf> {
  const { size } = await file.stat();
  const end = (await readRange(file, Math.max(0, size - 64), size)).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  const { dictionary: trailer, bytes: table } = await readStream(file, start, mostTable);
  const isOurs =
    formatValue(trailer.get('/W') ?? []) === '[1 4 2]' && !trailer.has('/Index') && !trailer.has('/Prev');
  if (!isOurs) throw new SyntaxError('The PDF is not one of Kolofon.');

  const placeOf = (number: number): { kind: number; first: number; second: number } => {
    const at = number * 7;
    return {
      kind: table.readUInt8(at),
      first: table.readUInt32BE(at + 1),
      second: table.readUInt16BE(at + 5),
    };
  };
  const opened = new Map<number, Promise<readonly string[]>>();
  const openObjects = (number: number): Promise<readonly string[]> => {
    const known = opened.get(number) ?? readObjects(file, placeOf(number).first);
    opened.set(number, known);
    return known;
  };
  const read = async (value: PdfValue | undefined): Promise<PdfValue> => {
    if (typeof value !== 'string' || !value.endsWith(' R')) return value ?? 'null';
    const { kind, first, second } = placeOf(numberOf(value));
    const text = kind === 2 ? (await openObjects(first))[second] : undefined;
    if (text === undefined) throw new RangeError('The PDF has no such object.');
    return parseValue(text).value;
  };
  return { size, start, trailer, read };
}

/** The objects of an object stream, as text. */
async function readObjects(file: FileHandle, at: number): Promise<readonly string[]> {
  const { dictionary, bytes } = await readStream(file, at, mostObjects);
  const text = bytes.toString('latin1');
  const head = Number(dictionary.get('/First'));
  const numbers = text.slice(0, head).trim().split(/\s+/).map(Number);
  const offsets = numbers.filter((_number, index) => index % 2 === 1);
  return offsets.map((offset, index) =>
    text.slice(head + offset, head + (offsets[index + 1] ?? text.length)),
  );
}

/** A compressed stream that begins at an offset, unpacked: at most `most` bytes. */
async function readStream(
  file: FileHandle,
  at: number,
  most: number,
): Promise<{ readonly dictionary: PdfDictionary; readonly bytes: Buffer }> {
  const head = (await readRange(file, at, at + 4096)).toString('latin1');
  if (!/^\d+ 0 obj\s/.test(head)) throw new SyntaxError('The PDF has no object where it should be.');
  const { value, end } = parseValue(head, head.indexOf('obj') + 'obj'.length);
  const dictionary = asDictionary(value);
  const begin = /^\s*stream\r?\n/.exec(head.slice(end));
  const length = Number(dictionary.get('/Length'));
  if (begin === null || dictionary.get('/Filter') !== '/FlateDecode' || !(length <= most))
    throw new SyntaxError('The PDF has a stream that Kolofon did not write.');
  const from = at + end + begin[0].length;
  const packed = await readRange(file, from, from + length);
  return { dictionary, bytes: await inflateLater(packed, { maxOutputLength: most }) };
}

import { inflateSync } from 'node:zlib';
import { asDictionary } from '../../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  formatValue,
  parseValue,
  type PdfDictionary,
  type PdfValue,
} from '../../../../src/formats/pdf/postprocess/pdf-value.ts';

export interface SavedPdf {
  readonly trailer: PdfDictionary;
  readonly objects: ReadonlyMap<number, { readonly value: PdfValue; readonly stream?: string }>;
}

/**
 * Reads a PDF by its cross-reference streams and its object streams (ISO 32000, 7.5.7 and 7.5.8), as any reader does: what
 * an update says of an object counts (7.5.6).
 */
export function readSaved(bytes: Uint8Array): SavedPdf {
  const text = Buffer.from(bytes).toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const { value: trailer } = readAt(text, start);
  const entries = readEntries(text, start);
  const objects = new Map<number, { value: PdfValue; stream?: string }>();
  for (const [number, { kind, first, second }] of entries) {
    if (kind === 1) {
      const { value, data: stream } = readAt(text, first);
      objects.set(number, { value, stream });
    } else if (kind === 2) {
      const packed = readAt(text, entries.get(first)?.first ?? NaN);
      const head = Number(asDictionary(packed.value).get('/First'));
      const index = packed.data.slice(0, head).trim().split(/\s+/).map(Number);
      if (index[second * 2] !== number) throw new Error(`Object ${number} is not where the table says.`);
      objects.set(number, parseValue(packed.data, head + (index[second * 2 + 1] ?? NaN)));
    }
  }
  return { trailer: asDictionary(trailer), objects };
}

interface Entry {
  readonly kind: number;
  readonly first: number;
  readonly second: number;
}

function readEntries(text: string, start: number): Map<number, Entry> {
  const { value, data } = readAt(text, start);
  const dictionary = asDictionary(value);
  const before = dictionary.get('/Prev');
  const entries = before === undefined ? new Map<number, Entry>() : readEntries(text, Number(before));
  const table = Buffer.from(data, 'latin1');
  const index = [dictionary.get('/Index') ?? ['0', String(table.length / 7)]].flat().map(Number);
  let at = 0;
  for (let range = 0; range < index.length; range += 2)
    for (let count = 0; count < (index[range + 1] ?? 0); count += 1, at += 7)
      entries.set((index[range] ?? 0) + count, {
        kind: table.readUInt8(at),
        first: table.readUInt32BE(at + 1),
        second: table.readUInt16BE(at + 5),
      });
  return entries;
}

/** All objects as text, a line or more each, without their streams. */
export function textOfObjects(bytes: Uint8Array): string {
  return [...readSaved(bytes).objects.values()].map(({ value }) => formatValue(value)).join('\n');
}

function readAt(text: string, offset: number): { value: PdfValue; data: string } {
  if (!/^\d+ 0 obj\s/.test(text.slice(offset, offset + 20)))
    throw new Error(`There is no object at ${offset}.`);
  const { value, end } = parseValue(text, text.indexOf('obj', offset) + 3);
  if (!/^\s*stream\n/.test(text.slice(end, end + 20))) return { value, data: '' };
  const begin = text.indexOf('stream\n', end) + 'stream\n'.length;
  const raw = text.slice(begin, begin + Number(asDictionary(value).get('/Length')));
  const isPacked = asDictionary(value).get('/Filter') === '/FlateDecode';
  return { value, data: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw };
}

import { append } from '../../../model/append.ts';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import { readObject, type PdfFile, type PdfObject } from './pdf-file.ts';
import { formatValue, type PdfDictionary } from './pdf-value.ts';

/** Writes files as one. Every method gives the bytes that follow those before. */
interface PdfWriter {
  /** The objects of a file with all their changes, but for those that are left out. */
  add(file: PdfFile, omitted?: ReadonlySet<number>): Promise<readonly Uint8Array[]>;
  /** What ends the whole: the file whose trailer it has was added before. */
  end(file: PdfFile): readonly Uint8Array[];
}

/**
 * What is no stream is packed in object streams (ISO 32000, 7.5.7): the tags of a book are tens of thousands of small
 * objects. The identifier of the file (14.4) comes from its content.
 */
export function openPdfWriter(): PdfWriter {
  const table = openTable();
  const hash = createHash('sha256');
  let at = 0;
  let chunks: Uint8Array[] = [];
  const write = (parts: readonly Uint8Array[]): number => {
    const offset = at;
    for (const part of parts) {
      at += part.length;
      hash.update(part);
    }
    append(chunks, parts);
    return offset;
  };
  const take = (): readonly Uint8Array[] => {
    const taken = chunks;
    chunks = [];
    return taken;
  };
  // The second line shows programs that the file is binary (7.5.2).
  write([Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')]);
  return {
    add: async (file, omitted = new Set()) => {
      const packable: PackedObject[] = [];
      const numbers = [...new Set([...file.places.keys(), ...file.changed.keys()])].sort((a, b) => a - b);
      for (const number of numbers) {
        if (omitted.has(number)) continue;
        const text = plainText(file, number);
        if (text !== undefined) packable.push({ number, text });
        else table.set(number, { kind: 1, first: write(streamObject(file, number)), second: 0 });
      }
      const groups = Array.from({ length: Math.ceil(packable.length / objectsInStream) }, (_unused, index) =>
        packable.slice(index * objectsInStream, (index + 1) * objectsInStream),
      );
      const streams = await Promise.all(groups.map(packObjects));
      streams.forEach((object, group) => {
        const stream = file.nextNumber++;
        table.set(stream, { kind: 1, first: write(formatObject(stream, object)), second: 0 });
        groups[group]?.forEach(({ number }, index) =>
          table.set(number, { kind: 2, first: stream, second: index }),
        );
      });
      return take();
    },
    end: ({ trailer, nextNumber }) => {
      const id = `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`;
      const start = at;
      table.set(nextNumber, { kind: 1, first: start, second: 0 });
      const references = table.finish(nextNumber + 1, new Map(trailer).set('/ID', [id, id]));
      return [...formatObject(nextNumber, references), Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1')];
    },
  };
}

/** So many that they compress well, and few enough that a reader need not unpack the whole file for one of them. */
const objectsInStream = 200;

const deflateLater = promisify(deflate);

interface PackedObject {
  readonly number: number;
  readonly text: string;
}

/** An object without a stream, as text; undefined for one that has a stream. */
function plainText(file: PdfFile, number: number): string | undefined {
  const { bytes, shift, places, changed } = file;
  const place = places.get(number);
  if (changed.has(number) || shift > 0) {
    const { value, stream } = readObject(file, number);
    return stream === undefined ? formatValue(value) : undefined;
  }
  if (place === undefined) return undefined;
  const text = bytes.toString('latin1', place.start, place.end).trimEnd();
  if (/endstream\s+endobj$/.test(text)) return undefined;
  return text.slice(text.indexOf('obj') + 'obj'.length, -'endobj'.length).trim();
}

function streamObject(file: PdfFile, number: number): Uint8Array[] {
  const { bytes, shift, places, changed } = file;
  const place = places.get(number);
  if (changed.has(number) || shift > 0) return formatObject(number, readObject(file, number));
  return place === undefined ? [] : [bytes.subarray(place.start, place.end)];
}

async function packObjects(objects: readonly PackedObject[]): Promise<PdfObject> {
  let offset = 0;
  const index = objects.map(({ number, text }) => {
    const entry = `${number} ${offset}`;
    offset += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const body = objects.map(({ text }) => `${text}\n`).join('');
  return {
    value: new Map([
      ['/Type', '/ObjStm'],
      ['/N', String(objects.length)],
      ['/First', String(head.length)],
      ['/Filter', '/FlateDecode'],
    ]),
    stream: await deflateLater(Buffer.from(head + body, 'latin1')),
  };
}

/** Where an object is (7.5.8.3): at a byte offset (kind 1), or in an object stream at an index (kind 2). */
interface CrossReference {
  readonly kind: 1 | 2;
  readonly first: number;
  readonly second: number;
}

/** An entry is one byte, four bytes and two. */
const entryLength = 7;

/** A cross-reference table in the making: a long book has a million objects. */
interface Table {
  set(number: number, reference: CrossReference): void;
  finish(size: number, trailer: PdfDictionary): PdfObject;
}

function openTable(): Table {
  let bytes = Buffer.alloc(1000 * entryLength);
  return {
    set: (number, { kind, first, second }) => {
      const at = number * entryLength;
      if (at + entryLength > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(at)]);
      bytes.writeUInt8(kind, at);
      bytes.writeUInt32BE(first, at + 1);
      bytes.writeUInt16BE(second, at + 5);
    },
    finish: (size, trailer) => ({
      value: new Map([
        ...trailer,
        ['/Type', '/XRef'],
        ['/Size', String(size)],
        ['/W', '[1 4 2]'],
        ['/Filter', '/FlateDecode'],
      ]),
      stream: deflateSync(bytes.subarray(0, size * entryLength)),
    }),
  };
}

function formatObject(number: number, { value, stream = new Uint8Array() }: PdfObject): Uint8Array[] {
  const dictionary = value instanceof Map ? new Map(value).set('/Length', String(stream.length)) : value;
  return [
    Buffer.from(`${number} 0 obj\n${formatValue(dictionary)} stream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ];
}

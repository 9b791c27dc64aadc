import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import { append } from '../../../model/append.ts';
import type { PdfFile, PdfObject } from './pdf-file.ts';
import { formatValue, type PdfDictionary } from './pdf-value.ts';

/**
 * The file with all its changes, in pieces, many of which are parts of the one that was opened. What is no stream stands packed in object streams (ISO 32000, 7.5.7): the tags
 * of a book are tens of thousands of small objects. Its identifier (14.4) comes from its content.
 */
export async function savePdf(file: PdfFile): Promise<readonly Uint8Array[]> {
  // The second line tells programs that the file is binary (7.5.2).
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  let at = chunks[0]?.length ?? 0;
  const write = (parts: readonly Uint8Array[]): number => {
    const offset = at;
    for (const part of parts) at += part.length;
    append(chunks, parts);
    return offset;
  };

  const numbers = [...new Set([...file.places.keys(), ...file.changed.keys()])].sort((a, b) => a - b);
  const entries = new Map<number, CrossReference>();
  const packable: PackedObject[] = [];
  for (const number of numbers) {
    const text = plainText(file, number);
    if (text !== undefined) packable.push({ number, text });
    else entries.set(number, { kind: 1, first: write(streamObject(file, number)), second: 0 });
  }

  let next = (numbers.at(-1) ?? 0) + 1;
  const groups = Array.from({ length: Math.ceil(packable.length / objectsInStream) }, (_unused, index) =>
    packable.slice(index * objectsInStream, (index + 1) * objectsInStream),
  );
  const streams = await Promise.all(groups.map(packObjects));
  streams.forEach((object, group) => {
    const stream = next++;
    entries.set(stream, { kind: 1, first: write(formatObject(stream, object)), second: 0 });
    groups[group]?.forEach(({ number }, index) =>
      entries.set(number, { kind: 2, first: stream, second: index }),
    );
  });

  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  const id = `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`;
  const trailer = new Map(file.trailer).set('/ID', [id, id]);
  const start = at;
  entries.set(next, { kind: 1, first: start, second: 0 });
  write(formatObject(next, crossReferenceStream(entries, next + 1, trailer)));
  write([Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1')]);
  return chunks;
}

/** So many that they compress well, and few enough that a reader need not unpack the whole file for one of them. */
const objectsInStream = 200;

const deflateLater = promisify(deflate);

interface PackedObject {
  readonly number: number;
  readonly text: string;
}

/** An object without a stream, as text; undefined for one that has a stream. */
function plainText({ bytes, places, changed }: PdfFile, number: number): string | undefined {
  const object = changed.get(number);
  if (object !== undefined) return object.stream === undefined ? formatValue(object.value) : undefined;
  const place = places.get(number);
  if (place === undefined) return undefined;
  const text = bytes.toString('latin1', place.start, place.end).trimEnd();
  if (/endstream\s+endobj$/.test(text)) return undefined;
  return text.slice(text.indexOf('obj') + 'obj'.length, -'endobj'.length).trim();
}

function streamObject({ bytes, places, changed }: PdfFile, number: number): Uint8Array[] {
  const object = changed.get(number);
  if (object !== undefined) return formatObject(number, object);
  const place = places.get(number);
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

function crossReferenceStream(
  entries: ReadonlyMap<number, CrossReference>,
  size: number,
  trailer: PdfDictionary,
): PdfObject {
  const table = Buffer.alloc(size * entryLength);
  for (const [number, { kind, first, second }] of entries) {
    table.writeUInt8(kind, number * entryLength);
    table.writeUInt32BE(first, number * entryLength + 1);
    table.writeUInt16BE(second, number * entryLength + 5);
  }
  return {
    value: new Map([
      ...trailer,
      ['/Type', '/XRef'],
      ['/Size', String(size)],
      ['/W', '[1 4 2]'],
      ['/Filter', '/FlateDecode'],
    ]),
    stream: deflateSync(table),
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

import { formatValue, parseValue, type PdfDictionary, type PdfValue } from './pdf-value.ts';

export interface PdfObject {
  readonly value: PdfValue;
  /** The bytes of a stream, as its filters left them. */
  readonly stream?: Uint8Array;
}

/** A PDF that is being edited. What nobody changes is written back byte for byte. */
export interface PdfFile {
  readonly bytes: Buffer;
  /** By how much object numbers are higher here than in the bytes: a piece of a book has its own range of them. */
  readonly shift: number;
  /** Where each object is, by number. */
  readonly places: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
  readonly changed: Map<number, PdfObject>;
  readonly trailer: PdfDictionary;
  /** The number for the next new object. */
  nextNumber: number;
}

/**
 * Opens a PDF with a cross-reference table (ISO 32000, 7.5.4), as Skia writes it. Throws a SyntaxError for any other,
 * for one with a cross-reference stream. Its objects are numbered from `shift` on.
 */
export function openPdf(bytes: Uint8Array, shift = 0): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Number(
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(buffer.toString('latin1', buffer.length - 64))?.[1],
  );
  const tail = buffer.toString('latin1', start);
  const table = /^xref\s+0 (\d+)\s+/.exec(tail);
  if (table === null) throw new SyntaxError('The browser made a PDF without a cross-reference table.');
  const count = Number(table[1]);
  const offsets = Array.from({ length: count }, (_unused, number) => {
    const entry = tail.substring(table[0].length + number * 20, table[0].length + number * 20 + 18);
    return entry.endsWith('n') ? Number(entry.slice(0, 10)) : undefined;
  });
  const order = [...offsets.filter((offset) => offset !== undefined), start].sort((a, b) => a - b);
  const ends = new Map(order.map((offset, index) => [offset, order[index + 1] ?? start]));
  const places = new Map(
    offsets.flatMap((offset, number) =>
      offset === undefined
        ? []
        : [[number + shift, { start: offset, end: ends.get(offset) ?? start }] as const],
    ),
  );
  const trailer = parseValue(tail, tail.indexOf('trailer') + 'trailer'.length, shift).value;
  if (!(trailer instanceof Map)) throw new SyntaxError('The PDF has no trailer.');
  return { bytes: buffer, shift, places, changed: new Map(), trailer, nextNumber: count + shift };
}

/** Reads an object by its number or its reference. Throws a RangeError when there is none. */
export function readObject(file: PdfFile, reference: PdfValue | number | undefined): PdfObject {
  const number = typeof reference === 'number' ? reference : numberOf(reference);
  const changed = file.changed.get(number);
  if (changed !== undefined) return changed;
  const place = file.places.get(number);
  if (place === undefined) throw new RangeError(`The PDF has no object ${number}.`);
  const text = file.bytes.toString('latin1', place.start, place.end);
  const { value, end } = parseValue(text, text.indexOf('obj') + 'obj'.length, file.shift);
  const begin = /^\s*stream\r?\n/.exec(text.slice(end, end + 20));
  if (begin === null) return { value };
  const offset = place.start + end + begin[0].length;
  const length = Number(asDictionary(value).get('/Length'));
  return { value, stream: file.bytes.subarray(offset, offset + length) };
}

export function readDictionary(file: PdfFile, reference: PdfValue | number | undefined): PdfDictionary {
  return asDictionary(reference instanceof Map ? reference : readObject(file, reference).value);
}

/** The root of everything in the file (7.7.2). */
export function readCatalog(file: PdfFile): PdfDictionary {
  return readDictionary(file, file.trailer.get('/Root'));
}

export function asDictionary(value: PdfValue): PdfDictionary {
  if (!(value instanceof Map))
    throw new TypeError(`This should be a dictionary: ${formatValue(value).slice(0, 60)}`);
  return value;
}

/** Adds an object, and gives the reference to it. */
export function addObject(file: PdfFile, object: PdfObject): string {
  const number = file.nextNumber++;
  file.changed.set(number, object);
  return `${number} 0 R`;
}

/** Sets entries of a dictionary object; `undefined` takes one away. */
export function editDictionary(
  file: PdfFile,
  reference: PdfValue | number | undefined,
  entries: Readonly<Record<string, PdfValue | undefined>>,
): void {
  const number = typeof reference === 'number' ? reference : numberOf(reference);
  const { value, ...rest } = readObject(file, number);
  const edited = new Map(asDictionary(value));
  for (const [key, item] of Object.entries(entries)) {
    if (item === undefined) edited.delete(key);
    else edited.set(key, item);
  }
  file.changed.set(number, { value: edited, ...rest });
}

export function numberOf(reference: PdfValue | undefined): number {
  const number = typeof reference === 'string' ? /^(\d+) \d+ R$/.exec(reference)?.[1] : undefined;
  if (number === undefined) {
    throw new TypeError(
      `This should be a reference: ${reference === undefined ? 'nothing' : formatValue(reference)}`,
    );
  }
  return Number(number);
}

import { inflateSync } from 'node:zlib';
import { parseValue, formatValue, type PdfDictionary } from '../../../formats/pdf/postprocess/pdf-value.ts';
import { reserveRoom, type Room } from '../reader.ts';

/** One object of a file. */
interface PrintedObject {
  /** Its value as it is written; of a stream, its dictionary. In Latin-1. */
  readonly text: string;
  /** The bytes of a stream, as its filter left them. */
  readonly stream?: Buffer;
}

/** All objects of a file, by number: those that nothing refers to as well. */
export interface PrintedFile {
  readonly objects: ReadonlyMap<number, PrintedObject>;
  /** The dictionary of its table, which is its trailer too. */
  readonly trailer: PdfDictionary;
  /** The dictionary of an object. Throws if it has none. */
  readonly dictionaryOf: (number: number) => PdfDictionary;
  readonly unpack: (number: number) => Buffer;
}

/** As `formats/pdf/postprocess/pdf-writer.ts` begins a file. */
const header = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1');

/** The longest dictionary of a stream, in bytes. */
const longestHead = 4096;

/** Where an object is: at an offset, or in an object stream at an index. */
interface Place {
  readonly kind: 1 | 2;
  readonly first: number;
  readonly second: number;
}

/**
 * Opens a PDF as Kolofon writes it (`formats/pdf/postprocess/pdf-writer.ts`): one stream after the other, in which all
 * other objects are, and at the end the table that names each of them (ISO 32000, 7.5.7 and 7.5.8). Every byte belongs
 * to one of these objects. Throws for any other file.
 */
export function openPrinted(bytes: Uint8Array, room: Room): PrintedFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, header.length).equals(header)) doubt('Its header is another one.');
  const objects = new Map<number, PrintedObject>();
  const places = new Map<number, Place>();
  const add = (number: number, object: PrintedObject, place: Place): void => {
    if (objects.has(number)) doubt('Two objects have one number.');
    objects.set(number, object);
    places.set(number, place);
  };
  const known = new Map<number, PdfDictionary>();
  const dictionaryOf = (number: number): PdfDictionary => {
    const dictionary = known.get(number) ?? parseDictionary(objects.get(number)?.text);
    known.set(number, dictionary);
    return dictionary;
  };
  const unpack = (number: number): Buffer => {
    const { stream } = objects.get(number) ?? {};
    if (stream === undefined) return doubt('This should be a stream.');
    const dictionary = dictionaryOf(number);
    if (dictionary.has('/DecodeParms') || dictionary.has('/F')) doubt('A stream is packed in another way.');
    const filter = dictionary.get('/Filter');
    if (filter !== undefined && filter !== '/FlateDecode') doubt('A stream is packed in another way.');
    const unpacked =
      filter === undefined ? stream : inflateSync(stream, { maxOutputLength: Math.max(1, room.left) });
    reserveRoom(room, unpacked.length);
    return unpacked;
  };

  let last = { number: 0, offset: 0 };
  let at = header.length;
  while (!buffer.subarray(at, at + 'startxref\n'.length).equals(startOfEnd)) {
    const { number, text, stream, end } = readStreamAt(buffer, at);
    last = { number, offset: at };
    add(number, { text, stream }, { kind: 1, first: at, second: 0 });
    if (dictionaryOf(number).get('/Type') === '/ObjStm')
      listPacked(dictionaryOf(number), unpack(number)).forEach((object, index) =>
        add(object.number, { text: object.text }, { kind: 2, first: number, second: index }),
      );
    at = end;
  }
  if (buffer.toString('latin1', at) !== `startxref\n${String(last.offset)}\n%%EOF\n`) doubt('It goes on.');
  const trailer = dictionaryOf(last.number);
  checkTable(trailer, unpack(last.number), places);
  return { objects, trailer, dictionaryOf, unpack };
}

const startOfEnd = Buffer.from('startxref\n');

/** Whatever is not as Kolofon writes it is read by somebody who knows more. */
export function doubt(reason: string): never {
  throw new SyntaxError(reason);
}

function parseDictionary(text: string | undefined): PdfDictionary {
  const value = text === undefined ? undefined : parseValue(text).value;
  return value instanceof Map ? value : doubt('This should be a dictionary.');
}

interface ReadStream {
  readonly number: number;
  readonly text: string;
  readonly stream: Buffer;
  /** The offset after it. */
  readonly end: number;
}

function readStreamAt(buffer: Buffer, at: number): ReadStream {
  const head = buffer.toString('latin1', at, at + longestHead);
  const start = /^(\d+) 0 obj\n/.exec(head);
  if (start === null) return doubt('There is something between two objects.');
  const { value, end } = parseValue(head, start[0].length);
  const begin = /^ ?stream\n/.exec(head.slice(end, end + 10));
  const length = value instanceof Map ? value.get('/Length') : undefined;
  if (begin === null || typeof length !== 'string' || !/^\d+$/.test(length))
    return doubt('This should be a stream.');
  const from = at + end + begin[0].length;
  const to = from + Number(length);
  const tail = '\nendstream\nendobj\n';
  if (buffer.toString('latin1', to, to + tail.length) !== tail) doubt('A stream has another length.');
  return {
    number: Number(start[1]),
    text: head.slice(start[0].length, end),
    stream: buffer.subarray(from, to),
    end: to + tail.length,
  };
}

/** The objects of an object stream, in order. */
function listPacked(
  dictionary: PdfDictionary,
  bytes: Buffer,
): { readonly number: number; readonly text: string }[] {
  const text = bytes.toString('latin1');
  const first = Number(dictionary.get('/First'));
  const head = text.slice(0, first);
  if (!/^\d+ 0[\d ]*\n$/.test(head) || dictionary.has('/Extends'))
    doubt('An object stream has another head.');
  const words = head.trim().split(' ').map(Number);
  const count = words.length / 2;
  if (count !== Number(dictionary.get('/N'))) doubt('An object stream has another length.');
  return Array.from({ length: count }, (_unused, index) => {
    const from = words[index * 2 + 1] ?? 0;
    const to = words[index * 2 + 3] ?? text.length - first;
    if (to <= from) doubt('An object stream is in disorder.');
    return { number: words[index * 2] ?? 0, text: text.slice(first + from, first + to) };
  });
}

/** The table names each object, where it is, and nothing else. */
function checkTable(dictionary: PdfDictionary, table: Buffer, places: ReadonlyMap<number, Place>): void {
  const isOurs =
    dictionary.get('/Type') === '/XRef' &&
    formatValue(dictionary.get('/W') ?? []) === '[1 4 2]' &&
    !['/Index', '/Prev', '/Encrypt'].some((key) => dictionary.has(key));
  if (!isOurs || table.length % entryLength !== 0) doubt('Its table is another one.');
  let named = 0;
  for (let at = 0; at < table.length; at += entryLength) {
    const kind = table.readUInt8(at);
    if (kind === 0) continue;
    const place = places.get(at / entryLength);
    const isThere =
      place?.kind === kind &&
      place.first === table.readUInt32BE(at + 1) &&
      place.second === table.readUInt16BE(at + 5);
    if (!isThere) doubt('Its table names other objects.');
    named += 1;
  }
  if (named !== places.size) doubt('Its table does not name all objects.');
}

/** A kind in one byte, an offset or a number in four, an index in two. */
const entryLength = 7;

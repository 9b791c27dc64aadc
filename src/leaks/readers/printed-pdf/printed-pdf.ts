import { numberOf } from '../../../formats/pdf/postprocess/pdf-file.ts';
import { textOfString, type PdfValue } from '../../../formats/pdf/postprocess/pdf-value.ts';
import type { Part, Room } from '../reader.ts';
import { openTextReader, type TextReader } from './drawn-text.ts';
import { doubt, openPrinted, type PrintedFile } from './open-printed.ts';
import { collectStrings } from './written-strings.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/**
 * Everything that a PDF says that Kolofon has printed: the text of each page, the strings and names of all objects, XMP
 * and attachments. Undefined for any other PDF, and for one with anything in it that Kolofon's browser does not draw.
 */
export function readPrintedPdf(bytes: Uint8Array, room: Room): readonly Part[] | undefined {
  try {
    return readParts(openPrinted(bytes, room));
  } catch {
    return undefined;
  }
}

function readParts(file: PrintedFile): Part[] {
  const drawings = openTextReader(file);
  const pages = listPages(file).map((page, index) =>
    partAt(`page ${String(index + 1)}`, drawings.readPage(file.dictionaryOf(page))),
  );
  const strings = new Map<string, string[]>();
  const names = new Set<string>();
  for (const { text } of file.objects.values()) collectStrings(text, strings, names);
  return [
    ...pages,
    ...readStreams(file, drawings),
    ...[...strings].map(([key, texts]) => partAt(placeOf(key), texts.join('\n'))),
    partAt('names', [...names].join('\n')),
  ];
}

/** References to all pages, in order (7.7.3). */
function listPages({ trailer, dictionaryOf }: PrintedFile): number[] {
  const walk = (reference: PdfValue | undefined): number[] => {
    const number = numberOf(reference);
    const kids = dictionaryOf(number).get('/Kids');
    return Array.isArray(kids) ? kids.flatMap(walk) : [number];
  };
  return walk(dictionaryOf(numberOf(trailer.get('/Root'))).get('/Pages'));
}

/** Every stream is of a kind that is read, or of one that shows no text. */
function* readStreams(file: PrintedFile, drawings: TextReader): Generator<Part> {
  const files = listAttachments(file);
  const mute = listMute(file);
  for (const [number, { stream }] of file.objects) {
    if (stream === undefined || drawings.read.has(number) || mute.has(number)) continue;
    const dictionary = file.dictionaryOf(number);
    const type = dictionary.get('/Type');
    const subtype = dictionary.get('/Subtype');
    if (type === '/EmbeddedFile')
      yield { kind: 'file', path: files.get(number) ?? '', bytes: file.unpack(number) };
    else if (type === '/Metadata') yield partAt('XMP metadata', file.unpack(number).toString());
    else if (subtype === '/Form' || dictionary.get('/PatternType') === '1')
      yield partAt('drawing', drawings.readForm(number));
    else if (
      type !== '/ObjStm' &&
      type !== '/XRef' &&
      subtype !== '/Image' &&
      !dictionary.has('/FunctionType')
    )
      if (file.unpack(number).length > 0) doubt('Nobody knows what a stream is for.');
  }
}

/** Fonts, maps of their characters, and profiles of colours: as what they are used, they show no text of their own. */
function listMute({ objects }: PrintedFile): ReadonlySet<number> {
  return new Set(
    [...objects.values()].flatMap(({ text }) =>
      [...text.matchAll(/\/(?:FontFile[23]?|ToUnicode|ICCBased) (\d+) 0 R/g)].map(([, number]) =>
        Number(number),
      ),
    ),
  );
}

/** The names of attached files (7.11.3), by the number of their content. */
function listAttachments({ objects, dictionaryOf }: PrintedFile): ReadonlyMap<number, string> {
  const specifications = [...objects].filter(([, { text }]) => text.includes('/Filespec'));
  return new Map(
    specifications.flatMap(([number]) => {
      const specification = dictionaryOf(number);
      const content = specification.get('/EF');
      const name = specification.get('/UF');
      return content instanceof Map && typeof name === 'string'
        ? [[numberOf(content.get('/F')), textOfString(name)] as const]
        : [];
    }),
  );
}

const places: Readonly<Record<string, string>> = lookupTable({
  '/Alt': 'alternative text',
  '/Contents': 'annotation',
  '/Title': 'outline or title',
});

function placeOf(key: string): string {
  return places[key] ?? `entry ${key}`;
}

function partAt(place: string, text: string): Part {
  return { kind: 'text', text, placeOf: () => place };
}

import { deflateSync } from 'node:zlib';
import { addObject, editDictionary, readDictionary, type PdfFile } from './pdf-file.ts';
import { nameOf, textString, type PdfValue } from './pdf-value.ts';

/** A file inside the PDF, for programs. */
export interface Attachment {
  /** ASCII. */
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly text: string;
}

/** Puts files into the PDF (ISO 32000, 7.11.4; ISO 14289-1, 7.11: both names are there). */
export function attachFiles(file: PdfFile, attachments: readonly Attachment[]): void {
  if (attachments.length === 0) return;
  const sorted = attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(
    (attachment) => [textString(attachment.name), attach(file, attachment)] as const,
  );
  const catalog = file.trailer.get('/Root');
  const names = readDictionary(file, catalog).get('/Names');
  const tree = new Map<string, PdfValue>([['/Names', entries.flat()]]);
  editDictionary(file, catalog, {
    '/Names': new Map(names === undefined ? [] : readDictionary(file, names)).set('/EmbeddedFiles', tree),
    '/AF': entries.map(([, reference]) => reference),
  });
}

/** Gives the reference to the file specification (7.11.3). */
function attach(file: PdfFile, { name, mediaType, description, text }: Attachment): string {
  const bytes = Buffer.from(text);
  const embedded = addObject(file, {
    value: new Map<string, PdfValue>([
      ['/Type', '/EmbeddedFile'],
      ['/Subtype', nameOf(mediaType)],
      ['/Params', new Map([['/Size', String(bytes.length)]])],
      ['/Filter', '/FlateDecode'],
    ]),
    stream: deflateSync(bytes),
  });
  return addObject(file, {
    value: new Map<string, PdfValue>([
      ['/Type', '/Filespec'],
      ['/F', textString(name)],
      ['/UF', textString(name)],
      ['/Desc', textString(description)],
      ['/AFRelationship', '/Data'],
      [
        '/EF',
        new Map([
          ['/F', embedded],
          ['/UF', embedded],
        ]),
      ],
    ]),
  });
}

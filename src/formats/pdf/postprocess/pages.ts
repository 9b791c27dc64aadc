import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { makeQueue } from '../../../platform/make-queue.ts';
import { asDictionary, numberOf, readCatalog, readDictionary, readObject, type PdfFile } from './pdf-file.ts';
import { textOfName, type PdfDictionary, type PdfValue } from './pdf-value.ts';

const inflateLater = promisify(inflate);
const deflateLater = promisify(deflate);

/** A page and what is drawn on it, as text in Latin-1: one operator a line, as Skia writes it. */
export interface PageContent {
  readonly page: string;
  readonly content: string;
}

/** References to all pages, in order. */
function listPages(file: PdfFile): string[] {
  const walk = (reference: PdfValue): string[] => {
    const kids = readDictionary(file, reference).get('/Kids');
    if (Array.isArray(kids)) return kids.flatMap(walk);
    return typeof reference === 'string' ? [reference] : [];
  };
  return walk(readCatalog(file).get('/Pages') ?? '');
}

/** The named destinations that the browser wrote (ISO 32000, 12.3.2.3). */
export function readDestinations(file: PdfFile): PdfDictionary {
  const destinations = readCatalog(file).get('/Dests');
  return destinations === undefined ? new Map<string, PdfValue>() : readDictionary(file, destinations);
}

/** The page of the file, counted from 1, on which each named destination is. */
export function locateDestinations(
  file: PdfFile,
  destinations = readDestinations(file),
): ReadonlyMap<string, number> {
  const numbers = new Map(listPages(file).map((page, index) => [page, index + 1]));
  return new Map(
    [...destinations].flatMap(([name, target]) => {
      const page = Array.isArray(target) ? target[0] : undefined;
      const number = typeof page === 'string' ? numbers.get(page) : undefined;
      return number === undefined ? [] : [[textOfName(name), number] as const];
    }),
  );
}

/** As many pages as threads of Node can work on: more of them would only wait, with their bytes. */
const abreast = 4;

export function readContents(file: PdfFile): Promise<PageContent[]> {
  const takeTurn = makeQueue(abreast);
  return Promise.all(
    listPages(file).map((page) =>
      takeTurn(async () => {
        const { value, stream } = readObject(file, readDictionary(file, page).get('/Contents'));
        const isPacked = asDictionary(value).has('/Filter');
        const bytes =
          stream !== undefined && isPacked ? await inflateLater(stream) : Buffer.from(stream ?? []);
        return { page, content: bytes.toString('latin1') };
      }),
    ),
  );
}

/** Puts the contents into the file. Until it is done, nothing may read or save them. */
export async function packContents(file: PdfFile, contents: readonly PageContent[]): Promise<void> {
  const takeTurn = makeQueue(abreast);
  await Promise.all(
    contents.map(({ page, content }) =>
      takeTurn(async () => {
        const reference = readDictionary(file, page).get('/Contents');
        const value = new Map(asDictionary(readObject(file, reference).value)).set('/Filter', '/FlateDecode');
        const stream = await deflateLater(Buffer.from(content, 'latin1'));
        file.changed.set(numberOf(reference), { value, stream });
      }),
    ),
  );
}

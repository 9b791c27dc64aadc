import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { checkRatio, openArchive } from '../../archive.ts';
import { ImportError } from '../../import-error.ts';
import type { Source } from '../../source.ts';

/** An export, or a part of one, that is read piece by piece. */
export interface Export {
  /** For messages. Of a packed one, with its name in the archive. */
  readonly name: string;
  /** In bytes, as it is stored. */
  readonly size: number;
  readonly read: () => AsyncIterable<Buffer>;
}

/** The exports among the files of a source: XML, plain, in gzip or in a ZIP archive as WordPress.com gives it. */
export function findExports(source: Source): string[] {
  return source.files.filter((file) => {
    if (/\.zip$/i.test(file)) return hasXml(source.beginning(file));
    return (
      /\.xml(?:\.gz)?$/i.test(file) &&
      /wordpress\.org\/export\/|<wp:wxr_version>/.test(source.beginning(file))
    );
  });
}

/** Whether an archive begins with XML, after folders: the name of a file follows its header (PKWARE APPNOTE, 4.3.7). */
function hasXml(beginning: string): boolean {
  return beginning.startsWith('PK\u0003\u0004') && /[^/]\.xml/.test(beginning.slice(0, 2000));
}

export async function openExports(source: Source, files: readonly string[]): Promise<Export[]> {
  const opened = await Promise.all(files.map((file) => openExport(source, file)));
  return opened.flat();
}

const pieceSize = 1 << 18;

async function openExport(source: Source, file: string): Promise<Export[]> {
  const place = source.locate(file);
  if (place === undefined) return [];
  const { path, size } = place;
  const stream = () => createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>;
  if (/\.gz$/i.test(file)) return [{ name: file, size, read: () => unpack(path, size, file) }];
  if (!/\.zip$/i.test(file)) return [{ name: file, size, read: stream }];
  const archive = await openArchive(source.read(file) ?? new Uint8Array(), file);
  const names = archive.names.filter((name) => /\.xml$/i.test(name) && !/(?:^|\/)(?:__MACOSX|\.)/.test(name));
  return names.toSorted().map((name) => ({
    name: `${file}/${name}`,
    size: size / names.length,
    read: () => archive.stream(name),
  }));
}

async function* unpack(path: string, size: number, name: string): AsyncGenerator<Buffer> {
  let unpacked = 0;
  try {
    const stream = createReadStream(path).pipe(createGunzip({ chunkSize: pieceSize }));
    for await (const piece of stream as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      checkRatio(unpacked, size, name);
      yield piece;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_|^ERR_STREAM/.test(String(error.code)))
      throw new ImportError(`${name} is damaged, or not whole.`);
    throw error;
  }
}

import { Readable } from 'node:stream';
import { decodeText } from './decode-text.ts';
import { ImportError } from './import-error.ts';

/** A ZIP archive from somebody: an e-book, a document. Its paths are names and nothing else: none reaches the disk. */
export interface Archive {
  readonly names: readonly string[];
  /** Undefined where there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  readText(name: string): Promise<string | undefined>;
  /** In pieces; nothing where there is no such file. */
  stream(name: string): AsyncIterable<Buffer>;
}

const limits = {
  files: 20_000,
  /** In bytes, of all files unpacked. */
  total: 2 ** 30,
  /** How much larger than the archive its files may be together, beyond the first 100 MB. */
  ratio: 100,
} as const;

/** Throws an `ImportError` where so many bytes cannot come from so many that an honest tool has packed. */
export function checkRatio(unpacked: number, packed: number, name: string): void {
  if (unpacked > 100e6 && unpacked > packed * limits.ratio) throw new ImportError(dishonest(name));
}

function dishonest(name: string): string {
  return `${name} unpacks to more than an honest archive of its size.`;
}

export async function openArchive(bytes: Uint8Array, name: string): Promise<Archive> {
  const { default: library } = await import('jszip');
  const archive = await library.loadAsync(bytes).catch((error: unknown) => {
    throw new ImportError(
      `${name} is no whole archive: ${error instanceof Error ? (error.message.split('.')[0] ?? '') : ''}.`,
    );
  });
  const names = Object.keys(archive.files);
  if (names.length > limits.files)
    throw new ImportError(`${name} holds more than ${String(limits.files)} files.`);
  let unpacked = 0;
  // The sizes in an archive may lie: what counts is what comes out.
  const count = (size: number) => {
    unpacked += size;
    checkRatio(unpacked, bytes.length, name);
    if (unpacked > limits.total) throw new ImportError(dishonest(name));
  };
  const entryOf = (path: string) => (Object.hasOwn(archive.files, path) ? archive.files[path] : undefined);
  async function* unpack(path: string, onPiece: (size: number) => void): AsyncGenerator<Buffer> {
    const entry = entryOf(path);
    if (entry === undefined || entry.dir) return;
    try {
      for await (const piece of new Readable().wrap(entry.nodeStream()) as AsyncIterable<Buffer>) {
        onPiece(piece.length);
        yield piece;
      }
    } catch (error) {
      if (error instanceof ImportError) throw error;
      throw new ImportError(`${name}: ${path} is damaged.`);
    }
  }
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    if (entryOf(path)?.dir !== false) return undefined;
    const pieces: Uint8Array[] = [];
    for await (const piece of unpack(path, count)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  return {
    names,
    read,
    // What is streamed is not kept: only how much larger than the archive it is counts.
    stream: (path) => {
      let streamed = 0;
      return unpack(path, (size) => {
        streamed += size;
        checkRatio(streamed, bytes.length, name);
      });
    },
    readText: async (path) => {
      const content = await read(path);
      return content && decodeText(content).text;
    },
  };
}

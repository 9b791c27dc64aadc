import { Readable } from 'node:stream';
import { decodeText } from './decode-text.ts';
import { ImportError } from './import-error.ts';

/** A ZIP archive from somebody: an e-book, a document. Its paths are names and nothing else: none reaches the disk. */
export interface Archive {
  readonly names: readonly string[];
  /** Undefined where there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  readText(name: string): Promise<string | undefined>;
}

const limits = {
  files: 20_000,
  /** In bytes, of all files unpacked. */
  total: 2 ** 30,
  /** How much larger than the archive its files may be together, beyond the first 100 MB. */
  ratio: 100,
} as const;

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
    if (unpacked > limits.total || (unpacked > 100e6 && unpacked > bytes.length * limits.ratio))
      throw new ImportError(`${name} unpacks to more than an honest archive of its size.`);
  };
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const entry = Object.hasOwn(archive.files, path) ? archive.files[path] : undefined;
    if (entry === undefined || entry.dir) return undefined;
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of new Readable().wrap(entry.nodeStream()) as AsyncIterable<Buffer>) {
        count(chunk.length);
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof ImportError) throw error;
      throw new ImportError(`${name}: ${path} is damaged.`);
    }
    return Buffer.concat(chunks);
  };
  return {
    names,
    read,
    readText: async (path) => {
      const content = await read(path);
      return content && decodeText(content).text;
    },
  };
}

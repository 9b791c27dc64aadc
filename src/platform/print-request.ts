/**
 * A page to be printed, and every file that it may ask for, by path. Nothing else is answered. What is at the root,
 * `/fonts/serif.woff2`, is the same in all requests of a printer: the browser may keep it from one to the next.
 */
export interface PrintRequest<File extends PrintFile = PrintFile> {
  readonly html: string;
  readonly files: ReadonlyMap<string, File>;
}

export type PrintFile = HeldFile | LaterFile;

interface HeldFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Is read when the page asks for it. */
interface LaterFile {
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

/** A request that contains all of its files. */
export type HeldRequest = PrintRequest<HeldFile>;

function sizeOf(file: PrintFile): number {
  return 'bytes' in file ? file.bytes.length : file.size;
}

/** The files of a request, in bytes. */
export function sizeOfFiles({ files }: PrintRequest): number {
  return [...files.values()].reduce((sum, file) => sum + sizeOf(file), 0);
}

/** About how much memory a browser takes to print, in bytes: for a letter of HTML with its tags and its glyphs, and for pictures. */
export function estimateMemory(letters: number, fileBytes: number): number {
  return letters * 300 + fileBytes * 2;
}

export async function readPrintFile(file: PrintFile): Promise<Uint8Array> {
  return 'bytes' in file ? file.bytes : file.read();
}

/** Prints a page to PDF as the browser gives it. */
export type PrintPage = (request: PrintRequest) => Promise<Uint8Array>;

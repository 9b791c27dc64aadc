import { Readable } from 'node:stream';
import type { TemporaryFile } from '../../model/stored-file.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import { readHead } from '../../platform/stored-files.ts';
import type { Pictures } from '../make-services.ts';
import type { EpubBook } from './book.ts';

/** The templates of epub-gen-memory are EJS: these three hand on what is printed already. */
const passOn = {
  chapterXHTML: '<%- xhtml %>',
  contentOPF: '<%- packageDocument %>',
  tocXHTML: '<%- navigation %>',
  tocNCX: '<%- ncx %>',
};

/** Zips a book. The same book gives the same bytes. */
export async function packageBook(book: EpubBook, pictures: Pictures): Promise<TemporaryFile> {
  const library = await import('epub-gen-memory');
  // A bundle gives a CommonJS module its default export alone.
  const { EPub } = 'EPub' in library ? library : (library as { default: typeof library }).default;

  /** Takes every file of the book, so that nothing is ever fetched, and dates every entry. */
  class Container extends EPub {
    protected override downloadAllFonts(): Promise<void> {
      for (const { path, mediaType, bytes } of book.files) {
        // A bitmap is compressed already.
        const compression = mediaType === 'image/svg+xml' ? 'DEFLATE' : 'STORE';
        this.zip.file(
          `OEBPS/${path}`,
          readInTurn(() => bytes(pictures)),
          { compression },
        );
      }
      return Promise.resolve();
    }

    protected override downloadAllImages(): Promise<void> {
      return Promise.resolve();
    }

    dateEntries(): void {
      const date = new Date(book.epoch * 1000);
      for (const [path, entry] of Object.entries(this.zip.files)) {
        entry.date = date;
        // A container lists files; folders follow from their paths.
        if (entry.dir) Reflect.deleteProperty(this.zip.files, path);
      }
    }

    zipped(): Readable {
      const stream = this.zip.generateNodeStream({
        type: 'nodebuffer',
        compression: 'DEFLATE',
        compressionOptions: { level: 6 },
        platform: 'DOS',
      });
      // It is a stream of Node 0.10, which cannot be iterated.
      return new Readable().wrap(stream);
    }
  }

  const { packageDocument, navigation, ncx } = book;
  const options = { ...passOn, packageDocument, navigation, ncx };
  const chapters = book.pages.map(({ file, title, xhtml }) => ({
    content: '',
    filename: file,
    title,
    xhtml,
  }));
  const container = new Container(
    { ...options, title: book.title, lang: book.language, css: book.styleSheet, verbose: false },
    chapters,
  );
  await container.render();
  container.dateEntries();
  const file = await joinOnDisk(container.zipped());
  checkMimetype(readHead(file.path, 58));
  return file;
}

/** Is read when its turn in the zip has come, so that one picture at a time is held. */
function readInTurn(read: () => Promise<Uint8Array>): Readable {
  return Readable.from(
    (async function* () {
      yield await read();
    })(),
  );
}

/** A reading system knows an EPUB by its first entry, which is stored as it is (OCF 3.3, section 4.3). */
function checkMimetype(start: Uint8Array): void {
  const head = Buffer.from(start);
  const isStored = head.readUInt16LE(8) === 0;
  if (isStored && head.toString('latin1', 30) === 'mimetypeapplication/epub+zip') return;
  throw new Error('The container does not begin with its stored mimetype.');
}

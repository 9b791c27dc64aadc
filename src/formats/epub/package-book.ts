import type { EpubBook } from './book.ts';

/** The templates of epub-gen-memory are EJS: these three hand on what is printed already. */
const passOn = {
  chapterXHTML: '<%- xhtml %>',
  contentOPF: '<%- packageDocument %>',
  tocXHTML: '<%- navigation %>',
  tocNCX: '<%- ncx %>',
};

/** Zips a book. The same book gives the same bytes. */
export async function packageBook(book: EpubBook): Promise<Uint8Array> {
  const { EPub } = await import('epub-gen-memory');

  /** Takes every file from memory, so that nothing is ever fetched, and dates every entry. */
  class Container extends EPub {
    protected override downloadAllFonts(): Promise<void> {
      for (const [path, bytes] of book.files) this.zip.file(`OEBPS/${path}`, bytes);
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
  // `mimetype` is the first entry and stored: the constructor adds it so, and an entry's own method wins.
  return container.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}

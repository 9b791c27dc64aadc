import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderBook } from '../src/formats/pdf/render-book.ts';
import { openInput } from './open-input.ts';

const [root = '.', folder = '.'] = process.argv.slice(2);

// A folder with the page that Kolofon prints, as index.html, and every file that the page asks for.
const { input } = await openInput(root);
const [book] = input.books;
if (book === undefined) throw new Error(`There is no book in ${root}.`);
const printable = renderBook(book, input);
const { html, files } = printable.request(printable.render({ numbers: new Map(), hasBlank: false }));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), html);
for (const [path, { bytes }] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { EpubBook } from '../../../src/formats/epub/book.ts';
import { servicesWith } from '../../harness/render-input.ts';
import { packageBook } from '../../../src/formats/epub/package-book.ts';
import { readAndRemove } from '../../../src/platform/join-on-disk.ts';
import { ChangedFileError } from '../../../src/platform/changed-file-error.ts';

const bookOf = (files: EpubBook['files']): EpubBook => ({
  title: 'Nettverk',
  language: 'nb',
  packageDocument: '<package/>',
  navigation: '<html/>',
  ncx: '<ncx/>',
  styleSheet: '',
  pages: [{ file: 'tillit.xhtml', title: 'Tillit', xhtml: '<html/>' }],
  files,
  epoch: 1_700_000_000,
});
const pictureOf = (name: string, bytes: () => Promise<Uint8Array>) => ({
  path: `figures/${name}.jpg`,
  mediaType: 'image/jpeg',
  bytes,
});

const { pictures: noPictures } = servicesWith();

test('each picture is read once, after the one before it was zipped, and is there whole', async () => {
  const events: string[] = [];
  const names = ['a', 'b', 'c'];
  const pictures = names.map((name) =>
    pictureOf(name, () => {
      events.push(name);
      return Promise.resolve(Buffer.alloc(200_000, name));
    }),
  );
  const zip = await JSZip.loadAsync(readAndRemove(await packageBook(bookOf(pictures), noPictures)));
  expect(events).toEqual(names);
  for (const name of names)
    expect(await zip.file(`OEBPS/figures/${name}.jpg`)?.async('text')).toBe(name.repeat(200_000));
});

test('a picture that changed meanwhile stops the book', async () => {
  const broken = pictureOf('b', () => Promise.reject(new ChangedFileError('series/b.jpg')));
  const whole = pictureOf('a', () => Promise.resolve(Buffer.alloc(200_000)));
  await expect(packageBook(bookOf([whole, broken]), noPictures)).rejects.toThrow(ChangedFileError);
});

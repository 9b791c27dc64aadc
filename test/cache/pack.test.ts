import { expect, test } from 'vitest';
import { packFiles, unpackFiles } from '../../src/cache/pack.ts';

test('files come back with their paths, in their order', () => {
  const files = new Map([
    ['pagefind.js', new TextEncoder().encode('import')],
    ['fragment/nb_æøå.pf_fragment', Uint8Array.of(0, 255, 10, 13)],
    ['empty', new Uint8Array()],
  ]);
  const unpacked = unpackFiles(Uint8Array.from(packFiles(files)));
  expect([...unpacked].map(([path, bytes]) => [path, [...bytes]])).toEqual(
    [...files].map(([path, bytes]) => [path, [...bytes]]),
  );
});

test('no files are a value too', () => {
  expect(unpackFiles(packFiles(new Map())).size).toBe(0);
});

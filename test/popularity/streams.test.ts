import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decompress, splitLines } from '../../src/popularity/streams.ts';

type Chunks = AsyncIterable<Uint8Array>;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

async function linesOf(chunks: Chunks): Promise<string[]> {
  const lines: string[] = [];
  await splitLines(chunks, (line) => lines.push(line));
  return lines;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sizes = [1, 2, 3, 7, 1000];

describe('splitLines', () => {
  test.each(sizes)('in pieces of %i bytes', async (size) => {
    const text = 'første\n\nandre linje\r\nsist, uten slutt 🧵';
    expect(await linesOf(inPieces(bytesOf(text), size))).toEqual([
      'første',
      '',
      'andre linje\r',
      'sist, uten slutt 🧵',
    ]);
  });

  test.each([1000, 70_000, 1_000_000])('cuts what is too long, in pieces of %i bytes', async (size) => {
    const lines = await linesOf(inPieces(bytesOf(`kort\n${'x'.repeat(200_000)}\nkort igjen\n`), size));
    expect(lines.map(({ length }) => length)).toEqual([4, 65_536, 10]);
    expect(lines[2]).toBe('kort igjen');
  });

  test('a stream without a byte has no line', async () => {
    expect(await linesOf(inPieces(new Uint8Array(), 1))).toEqual([]);
  });
});

describe('decompress', () => {
  const members = Buffer.concat([gzipSync('en\nto'), gzipSync('\ntre\n')]);

  test.each(sizes)('unpacks all members, in pieces of %i bytes', async (size) => {
    expect(await linesOf(decompress(inPieces(members, size)))).toEqual(['en', 'to', 'tre']);
  });

  test.each([...Array(members.length - 1).keys()])('wherever a piece ends: after byte %i', async (index) => {
    async function* halves(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(members.subarray(0, index + 1));
      yield members.subarray(index + 1);
    }
    expect(await linesOf(decompress(halves()))).toEqual(['en', 'to', 'tre']);
  });

  test.each(sizes)('leaves a plain text alone, in pieces of %i bytes', async (size) => {
    expect(await linesOf(decompress(inPieces(bytesOf('\u001fen\nto\n'), size)))).toEqual(['\u001fen', 'to']);
  });

  test.each([0, 1])('leaves a file of %i bytes alone', async (length) => {
    expect(await linesOf(decompress(inPieces(members.subarray(0, length), 1)))).toHaveLength(length);
  });

  test('a gzip file that ends too early is an error, never half a result', async () => {
    await expect(linesOf(decompress(inPieces(members.subarray(0, -12), 10)))).rejects.toThrow(
      'unexpected end of file',
    );
  });

  test('an error of the source reaches the reader', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(members.subarray(0, 20));
      throw new Error('The disk is gone.');
    }
    await expect(linesOf(decompress(broken()))).rejects.toThrow('The disk is gone.');
  });
});

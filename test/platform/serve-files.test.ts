import { EventEmitter } from 'node:events';
import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { serveFiles } from '../../src/platform/serve-files.ts';

test('a page that asks for all of its pictures at once gets a few at a time, and in the end each', async () => {
  const paths = Array.from({ length: 60 }, (_, index) => `figures/${index}.jpg`);
  let reading = 0;
  let most = 0;
  const read = () => {
    reading += 1;
    most = Math.max(most, reading);
    return Promise.resolve(Uint8Array.of(1));
  };
  const file = { mediaType: 'image/jpeg', size: 1, read };
  const page = new EventEmitter();
  const files = new Map(paths.map((path) => [path, file]));
  const { address } = serveFiles(page as unknown as Page, { html: '', files }, 'book');

  const answered: string[] = [];
  for (const path of paths) {
    const respond = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      reading -= 1;
      answered.push(path);
    };
    page.emit('request', { url: () => `${address}${path}`, respond });
  }
  await expect.poll(() => answered.length).toBe(paths.length);
  expect(new Set(answered)).toEqual(new Set(paths));
  expect(most).toBe(4);
});

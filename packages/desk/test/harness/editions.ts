import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The outputs of a small build: an open edition, and the members' at the same URLs. Returns the folder. */
export function writeEditions(): string {
  const dist = mkdtempSync(join(tmpdir(), 'desk-dist-'));
  const files = {
    'site/index.html': 'Front page',
    'site/404.html': 'No page',
    'site/articles/a/index.html': 'Article A: for members',
    'site/articles/b/index.html': 'B: box',
    'site/assets/site.0123456789.css': 'body { }',
    'site/files/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'site/files/tool.zip': 'zip',
    'site/books/a-sample.epub': 'sample',
    'members/index.html': 'Front page',
    'members/articles/a/index.html': 'Article A: all of it',
    'members/articles/b/index.html': 'B: all',
    'members/books/a.epub': 'the book',
    'members/files/blå kart.pdf': 'map',
    'server/netlify/_headers':
      "/*\n  Content-Security-Policy: default-src 'self'\n  X-Content-Type-Options: nosniff\n\n/assets/*\n  Cache-Control: x\n",
  };
  const time = new Date('2026-03-02T09:00:00Z');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
    utimesSync(join(dist, path), time, time);
  }
  writeFileSync(join(dist, 'secret.txt'), 'secret');
  return dist;
}

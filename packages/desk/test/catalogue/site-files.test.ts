import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSiteFiles } from '../../src/catalogue/site-files.ts';

test('a site that was built for another URL is read at the one where it is tried', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(dist, 'site/series/ties'), { recursive: true });
  const built = 'https://library.example/';
  writeFileSync(
    join(dist, 'site/feed.json'),
    JSON.stringify({ home_page_url: built, _kolofon: { series: [{ url: `${built}series/ties/` }] } }),
  );
  writeFileSync(join(dist, 'site/series/ties/feed.json'), JSON.stringify({ url: `${built}articles/weak/` }));
  const read = openSiteFiles('http://127.0.0.1:4330', dist);
  expect(await read('http://127.0.0.1:4330/feed.json')).toContain('"http://127.0.0.1:4330/series/ties/"');
  expect(await read('http://127.0.0.1:4330/series/ties/feed.json')).toBe(
    '{"url":"http://127.0.0.1:4330/articles/weak/"}',
  );
  await expect(read('https://elsewhere.example/feed.json')).rejects.toThrow();
});

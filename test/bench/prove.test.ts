import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workplace } from '../../bench/speed/programs/program.ts';
import { proveSite } from '../../bench/speed/prove.ts';

const library = {
  root: '',
  series: [{ id: 'serien', title: 'Serien', parts: ['del-1', 'del-2'] }],
  articles: 2,
  changed: 'del-1',
};
const text = 'Det står 1 **mer**. '.repeat(5);
const page = 'articles/del-1/index.html';
const feed = 'series/serien/feed.json';

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'kolofon-'));
  write(page, `Del 1 av 2 <a href="/articles/del-2/">Del 2</a> ${text}`);
  write('articles/del-2/index.html', text);
  for (const name of ['feed.xml', 'feed.json']) {
    write(name, text);
    write(`series/serien/${name}`, text + text);
  }
});

afterEach(() => {
  rmSync(output, { recursive: true, force: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), content);
}

function prove(contents: Workplace['contents'], round = 1): void {
  const sources = { article: '', titles: [], template: '' };
  const place = { call: { command: [], folder: '' }, made: [], sources, output, contents };
  proveSite(place, library, 'sentence', round);
}

test('a site with everything is proven, and one with the sentence of another round is not', () => {
  prove('pages and feeds');
  expect(() => prove('pages and feeds', 2)).toThrow('another sentence');
  expect(() => prove('pages', 2)).toThrow('the sentence is not changed');
});

test('a page without its list is one of texts alone', () => {
  write(page, text);
  prove('texts');
  expect(() => prove('pages')).toThrow('does not say "Del 1 av 2"');
});

test.each(['texts', 'pages', 'pages and feeds'] as const)(
  'a site of %s has the text of its page',
  (contents) => {
    write(page, '');
    expect(() => prove(contents)).toThrow('has not its text');
  },
);

test('only where feeds are made they are looked into, for all texts of the series', () => {
  write(feed, text);
  prove('pages');
  expect(() => prove('pages and feeds')).toThrow('feed.json of serien has 5 sections of 10');
});

import { describe, expect, test } from 'vitest';
import { addressOf, pathInSite } from '../../src/dev/site-address.ts';
import { mediaTypeOf } from '../../src/dev/answer.ts';
import { isTrustedHost } from '../../src/dev/listen.ts';

describe('the path that a request asks for', () => {
  test.each([
    ['/', '/', ''],
    ['/artikler/', '/', 'artikler/'],
    ['/artikler/tillit/index.html?serie=a#b', '/', 'artikler/tillit/index.html'],
    ['/bok/artikler/', '/bok/', 'artikler/'],
    ['/files/bl%C3%A5b%C3%A6r.png', '/', 'files/blåbær.png'],
    ['/files/bla%CC%8A.png', '/', 'files/blå.png'],
    ['/files/50%25.png', '/', 'files/50%.png'],
  ])('%s below %s is %s', (target, base, path) => {
    expect(pathInSite(target, base)).toBe(path);
  });

  test.each([
    ['/../package.json', '/'],
    ['/a/../../package.json', '/'],
    ['/%2e%2e/package.json', '/'],
    ['/a%2f..%2f..%2fpackage.json', '/'],
    ['/..%5cpackage.json', '/'],
    ['/a/./b', '/'],
    ['//etc/passwd', '/'],
    ['/a//b', '/'],
    ['/a%00.html', '/'],
    ['/%E0%A4%A', '/'],
    ['/annet/', '/bok/'],
    ['/bok', '/bok/'],
    ['http://127.0.0.1/artikler/', '/'],
    ['*', '/'],
  ])('%s below %s is none', (target, base) => {
    expect(pathInSite(target, base)).toBeUndefined();
  });

  test('of a folder is its page', () => {
    expect(['index.html', 'artikler/tillit/index.html', '404.html', 'a/reindex.html'].map(addressOf)).toEqual(
      ['', 'artikler/tillit/', '404.html', 'a/reindex.html'],
    );
  });
});

describe('the name of the server', () => {
  test.each([
    'localhost',
    'localhost:4321',
    '127.0.0.1:4321',
    '[::1]:4321',
    '192.168.1.5',
    'kolofon.localhost',
  ])('%s is always its own', (header) => {
    expect(isTrustedHost(header, '127.0.0.1')).toBe(true);
  });
  test.each([
    'angriper.example',
    'angriper.example:4321',
    'localhost.angriper.example',
    '127.0.0.1.example',
    '',
    undefined,
  ])('%s is not', (header) => {
    expect(isTrustedHost(header, '127.0.0.1')).toBe(false);
  });
  test('is its own if the caller says so', () => {
    expect(isTrustedHost('Maskin.local:4321', 'maskin.local')).toBe(true);
  });
});

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['assets/site.0123456789.css', 'text/css; charset=utf-8'],
  ['feed.xml', 'application/atom+xml'],
  ['serier/a/feed.json', 'application/feed+json'],
  ['books/a.epub', 'application/epub+zip'],
  ['books/SHA256SUMS', 'text/plain; charset=utf-8'],
  ['pagefind/nb/wasm.nb.pagefind', 'application/octet-stream'],
])('%s is %s', (file, type) => {
  expect(mediaTypeOf(file)).toBe(type);
});

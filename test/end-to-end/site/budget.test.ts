import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { findAll, textOf } from '../../harness/read-page.ts';
import { editions, listArticles, listPages, readSamplePage, readText } from './sample-site.ts';

const bytesOf = (text: string): number => Buffer.byteLength(text);
const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
const isExternal = ({ properties }: Element): boolean => typeof properties.src === 'string';

describe.each(editions)('in the edition "%s"', (edition) => {
  const elements = (path: string, ...names: string[]) =>
    findAll(readSamplePage(edition, path), ({ tagName }) => names.includes(tagName));
  const read = (path: string, address: unknown) =>
    readText(edition, posix.join(posix.dirname(path), String(address)));

  describe.each(listArticles(edition))('%s', (path) => {
    const scripts = elements(path, 'script');

    test('weighs less than 30 kB with its style, as it is sent', () => {
      const styles = elements(path, 'link').filter(({ properties }) =>
        [properties.rel].flat().includes('stylesheet'),
      );
      expect(styles).toHaveLength(1);
      const weights = [
        readText(edition, path),
        ...styles.map(({ properties }) => read(path, properties.href)),
      ];
      expect(weights.map(gzipped).reduce((sum, one) => sum + one)).toBeLessThan(30_000);
    });

    test('loads less than 6 kB of scripts', () => {
      const external = scripts.filter(isExternal);
      expect(external).toHaveLength(1);
      const weight = external.map(({ properties }) => bytesOf(read(path, properties.src)));
      expect(weight.reduce((sum, one) => sum + one)).toBeLessThan(6000);
    });
  });

  test.each(listPages(edition))('%s waits for no script, and its pictures keep their places', (path) => {
    const scripts = elements(path, 'script').filter(
      ({ properties }) => properties.type !== 'application/ld+json',
    );
    const blocking = scripts.filter(
      (script) =>
        isExternal(script) &&
        script.properties.defer !== true &&
        script.properties.async !== true &&
        script.properties.type !== 'module',
    );
    expect(blocking).toEqual([]);
    const inline = scripts.filter((script) => !isExternal(script)).map((script) => bytesOf(textOf(script)));
    expect(inline.filter((bytes) => bytes >= 300)).toEqual([]);
    const unsized = elements(path, 'img', 'video').filter(
      ({ properties }) => properties.width === undefined || properties.height === undefined,
    );
    expect(unsized).toEqual([]);
  });
});

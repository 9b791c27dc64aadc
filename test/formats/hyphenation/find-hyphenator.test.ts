import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { divideLongWords } from '../../../src/formats/hyphenation/divide-long-words.ts';
import { findHyphenator, findPatterns } from '../../../src/formats/hyphenation/find-hyphenator.ts';
import { processorTime } from '../../harness/processor-time.ts';

const show = (text: string): string => text.replaceAll('\u00AD', '|');

describe('patterns', () => {
  test.each([
    ['nb-NO', 'menneskerettighet', 'men|neske|ret|tig|het'],
    ['no', 'menneskerettighet', 'men|neske|ret|tig|het'],
    ['de', 'Rechtsschutzversicherung', 'Rechts|schutz|ver|si|che|rung'],
    ['de-CH', 'Strassenverkehr', 'Stras|sen|ver|kehr'],
    ['fi', 'lentokonesuihkuturbiini', 'len|to|ko|ne|suih|ku|tur|biini'],
    ['ru', 'достопримечательность', 'досто|при|ме|ча|тель|ность'],
    ['el', 'ηλεκτροεγκεφαλογράφημα', 'ηλε|κτρο|ε|γκε|φα|λο|γρά|φημα'],
    ['sr-Latn-RS', 'prestolonaslednikovica', 'pre|sto|lo|na|sled|ni|ko|vica'],
  ])('of %s divide "%s"', (language, word, divided) => {
    expect(show(findHyphenator(language)?.(word) ?? '')).toBe(divided);
  });

  test.each(['qaa', 'ar', 'ja', 'th', 'zh-CN', 'am', ''])('are not there for "%s"', (language) => {
    expect(findHyphenator(language)).toBeUndefined();
  });

  test('are found for each language that the library has, but for those whose lines break without a hyphen', () => {
    const folders = readdirSync('node_modules/hyphen', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'patterns')
      .map(({ name }) => name);
    const left = folders.filter((name) => findPatterns(name) === undefined);
    expect(left).toEqual(['ethi', 'mul-ethi', 'th', 'zh']);
  });
});

describe('long words of a title', () => {
  test.each([
    ['Menneskerettighetsorganisasjonene i dag', 'nb', /^Men\|neske\|ret.* i dag$/],
    ['Grundstücksverkehrsgenehmigungszuständigkeit', 'de', /^Grund\|stücks/],
    ['Øvelse i vedlikeholdsarbeid', 'nb', /^[^|]*$/],
    ['Menneskerettighetsorganisasjonene', 'qaa', /^[^|]*$/],
    ['se https://example.org/menneskerettighetsorganisasjonene', 'nb', /^[^|]*$/],
  ])('"%s" (%s)', (title, language, expected) => {
    expect(show(divideLongWords(title, language))).toMatch(expected);
  });

  test.each(['a', 'ab.', 'a@', 'e\u0301', '\u00AD', '漢'])(
    'a megabyte of "%s" takes no time',
    async (part) => {
      const text = part.repeat(1_000_000 / part.length);
      const divide = (): void => {
        divideLongWords(text, 'nb');
        findHyphenator('nb')?.(text);
      };
      expect(await processorTime(divide)).toBeLessThan(20);
    },
  );
});

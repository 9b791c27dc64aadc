import { expect, test } from 'vitest';
import { diagnoseLeaks } from '../../src/leaks/diagnose-leaks.ts';
import type { Leak } from '../../src/leaks/leak.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { secret, source } from './members.ts';

const manifest = sourcePath('series/publication.yaml');
const unread = { manifest, readSource: () => undefined };
const leak = (number: number): Leak => ({
  kind: 'sentence',
  file: `site/${String(number)}.html`,
  place: 'line 1, column 4',
  source,
  sentence: secret,
});

test('ten places are reported of an article, and how many more there are', () => {
  const leaks = Array.from({ length: 14 }, (_unused, number) => leak(number));
  const reported = diagnoseLeaks(leaks, unread);
  expect(reported).toHaveLength(11);
  expect(reported.at(-1)?.message).toBe('The public edition has 4 more places like these.');
  expect(new Set(reported.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
    new Set(['protected-leak error']),
  );
});

test('the place is that of the sentence, whatever markup is in it', () => {
  const text = `---\ntitle: Tillit\n---\n\nFørst. Kjøperen *følger* leverandøren i\nårevis, før han "tør" å be om et lån på egne vegne av [selskapet](x.md).\n`;
  const [reported] = diagnoseLeaks([leak(1)], { manifest, readSource: () => text });
  expect(reported?.place.start).toMatchObject({ line: 5, column: 8 });
  expect(text.slice(reported?.place.start.offset, reported?.place.end?.offset)).toMatch(
    /^Kjøperen .* \[selskapet$/s,
  );
});

test('a file that nobody could read is reported of the publication, a picture of its article', () => {
  const reported = diagnoseLeaks(
    [
      { kind: 'unreadable', file: 'site/x.7z', place: 'whole file', reason: 'It is a 7z file.' },
      { kind: 'asset', file: 'epub/x.epub!a.png', place: 'whole file', source, name: 'kurver.png' },
    ],
    unread,
  );
  expect(reported.map(({ place, message }) => [place.file, message])).toEqual([
    [manifest, 'Cannot search site/x.7z for members-only content. It is a 7z file.'],
    [source, '"kurver.png" is members-only, but is in the public edition, in epub/x.epub!a.png.'],
  ]);
});

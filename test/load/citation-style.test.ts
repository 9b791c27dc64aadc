import { expect, test } from 'vitest';
import { loadCitationStyle } from '../../src/load/citation-style.ts';
import type { LoadedConfig } from '../../src/load/publication.ts';
import { publicationFile } from '../../src/load/publication.ts';
import { startOf } from '../../src/model/place.ts';
import type { SourceFiles } from '../../src/platform/source-files.ts';

const config = {
  publication: { citationStyle: 'journal.csl', language: 'de' },
  place: () => startOf(publicationFile),
} as unknown as LoadedConfig;

const filesWith = (isForbidden: boolean): SourceFiles => ({
  list: () => [],
  isLost: () => isForbidden,
  isForbidden: () => isForbidden,
  read: () => undefined,
  locate: () => undefined,
});

test.each([
  [true, []],
  [false, ['There is no citation style "journal.csl".']],
])(
  'a style that the system refuses to open is no style that is missing: %s',
  async (isForbidden, messages) => {
    const { diagnostics } = await loadCitationStyle(config, filesWith(isForbidden), []);
    expect(diagnostics.map(({ message }) => message)).toEqual(messages);
  },
);

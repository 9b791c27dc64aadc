import { keyOf } from '../../cache/key.ts';
import { packFiles } from '../../cache/pack.ts';
import { unpackPages } from '../../platform/index-pages.ts';
import type { WorkKind } from './work-kind.ts';

/** Makes the search index of a language. */
export const search: WorkKind = {
  madeBy: ({ fingerprint }) => Promise.resolve(fingerprint()),
  listBlobs: () => [],
  make: async ({ input }, { indexPages, fingerprint }) => {
    const [language, pages] = unpackPages(input);
    const bytes = packFiles(await indexPages(language, pages));
    return { key: keyOf([fingerprint(), [language, pages]]), bytes };
  },
};

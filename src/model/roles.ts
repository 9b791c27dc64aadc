/** What somebody did for a book, beside writing and editing it: the MARC relator code of each role (id.loc.gov/vocabulary/relators). */
export const relators = {
  author: 'aut',
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  photographer: 'pht',
  designer: 'bkd',
  'author-of-introduction': 'aui',
  compiler: 'com',
  proofreader: 'pfr',
  'scientific-advisor': 'sad',
  contributor: 'ctb',
} as const satisfies Record<string, string>;

export type Role = keyof typeof relators;

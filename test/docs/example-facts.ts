/** The keys that the examples of the handbook leave out: an example shows a part of a file. */

export const publication = {
  title: 'The Library of Networks',
  summary: 'Article series about networks.',
  language: 'en',
  baseUrl: 'https://example.org/',
  publisher: 'Example Press',
};
export const manifest = {
  title: 'Networks',
  summary: 'How networks form.',
  edition: { number: 1, date: '2026-03-26' },
  parts: ['strong-ties'],
};
export const frontMatter = {
  title: 'Strong ties',
  summary: 'What a strong tie is.',
  published: '2026-03-11',
};

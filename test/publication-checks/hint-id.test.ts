import { expect, test } from 'vitest';
import { sourcePath } from '../../src/model/paths.ts';
import { openIdHints } from '../../src/publication-checks/hint-id.ts';

const articles = ['', 'tillit', 'nettverk'].map((id) => ({
  id,
  source: sourcePath(`series/articles/${id || '…'}.md`),
}));
const hints = openIdHints(
  articles,
  ({ id }) => `Om ${id}`,
  (id) => `series/articles/${id}.md`,
);

test.each([
  ['…', { hint: 'Its name needs letters or digits.' }],
  ['!!!', { hint: 'Its name needs letters or digits.' }],
  [
    'Tillit',
    { hint: 'Did you mean "tillit"? That is the id of series/articles/tillit.md.', meant: 'tillit' },
  ],
  [
    'Om Nettverk',
    { hint: 'Did you mean "nettverk"? That is the id of series/articles/nettverk.md.', meant: 'nettverk' },
  ],
  ['信頼', { hint: 'Its file would be series/articles/xin-lai.md.' }],
])('%s', (written, hint) => {
  expect(hints(written)).toEqual(hint);
});

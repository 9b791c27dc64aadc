import { expect, test } from 'vitest';
import { htmlOf } from '../../harness/markdown.ts';

test('a phrase has a language of its own', async () => {
  expect(await htmlOf('Et :span[*buying* center]{lang=en} i bedriften.')).toBe(
    '<p>Et <span lang="en"><em>buying</em> center</span> i bedriften.</p>',
  );
});

test.each([
  ['Kl. 10:30 er det møte.', '<p>Kl. 10:30 er det møte.</p>'],
  ['Forholdet en:mange, og 1:n.', '<p>Forholdet en:mange, og 1:n.</p>'],
  ['Slik :abbr[nei]{a=b}.', '<p>Slik :abbr[nei]{a=b}.</p>'],
  ['Slik ::span[nei] og :spann[nei].', '<p>Slik ::span[nei] og :spann[nei].</p>'],
  ['kilde:[*her*](tillit.md)', '<p>kilde:<a href="../tillit/"><em>her</em></a></p>'],
  ['en:x[*her*](tillit.md)', '<p>en:x<a href="../tillit/"><em>her</em></a></p>'],
])('%s', async (text, html) => {
  expect(await htmlOf(text)).toBe(html);
});

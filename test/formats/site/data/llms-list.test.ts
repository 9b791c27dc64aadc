import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import type { Publication } from '../../../../src/model/publication.ts';
import { hostileTitle, secret, siteSettings } from '../publication.ts';
import { makeSite } from '../render-site.ts';

const wanted = (publication: Publication): Publication => ({
  ...publication,
  site: { ...siteSettings, hasLlmsList: true },
});

test('the list for language models is Markdown, and contains only the open articles', async () => {
  const site = await makeSite(undefined, wanted);
  const text = site.text('llms.txt');
  const { children } = unified().use(remarkParse).parse(text);
  expect(children.map(({ type }) => type)).toEqual([
    'heading',
    'blockquote',
    'heading',
    'list',
    'heading',
    'list',
    'heading',
    'list',
  ]);
  const titles = children.flatMap((node) =>
    node.type === 'list' ? node.children.map((item) => toString(item)) : [],
  );
  expect(titles).toEqual([
    `${hostileTitle}: Sammendrag av krapp.`,
    'Vaid: Sammendrag av vaid.',
    `${hostileTitle}: Sammendrag av krapp.`,
    'Weld: Sammendrag av weld.',
    'Farger: Sammendrag av farger.',
  ]);
  expect(text).toContain('(https://fargeboka.example/bok/artikler/vaid/)');
  expect(text).not.toContain(secret);
});

test('it is there only where it is wanted, and only for everyone', async () => {
  expect((await makeSite()).artifacts.has('llms.txt')).toBe(false);
  const members = await makeSite(undefined, (publication) => ({
    ...wanted(publication),
    audience: 'members',
  }));
  expect(members.artifacts.has('llms.txt')).toBe(false);
});

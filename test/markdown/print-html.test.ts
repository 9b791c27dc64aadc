import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { finishBody } from '../../src/markdown/finish.ts';
import { printHtml } from '../../src/markdown/print-html.ts';
import { prepare } from '../../src/build/prepare.ts';
import { templates } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';

const reference = unified().use(rehypeStringify).freeze();

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z<>&"'`\0 =/]*$/));
const values = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.constantFrom(null, undefined, Number.NaN, '', 'checked', 'hidden', 'download', 'until-found'),
  fc.array(fc.oneof(text, fc.integer()), { maxLength: 3 }),
);
const names = fc.oneof(
  fc.constantFrom(
    ...['id', 'className', 'href', 'srcSet', 'sizes', 'accept', 'checked', 'disabled', 'hidden', 'download'],
    ...['tabIndex', 'ariaLabel', 'ariaLabelledBy', 'dataAsset', 'dataPagefindMeta', 'data-Ünlikely', 'start'],
    ...['viewBox', 'strokeWidth', 'xLinkHref', 'encoding', 'mathvariant', 'contentEditable', 'dateTime'],
    ...['http-equiv', 'a b', 'x"y'],
  ),
  fc.stringMatching(/^[a-zA-Z-]{1,8}$/),
);
const properties = fc.dictionary(names, values, { maxKeys: 4, noNullPrototype: true });
const tagNames = fc.constantFrom(
  ...[
    'p',
    'a',
    'img',
    'br',
    'IMG',
    'input',
    'col',
    'wbr',
    'source',
    'hr',
    'keygen',
    'menuitem',
    'table',
    'td',
  ],
  ...['pre', 'code', 'script', 'style', 'svg', 'title', 'foreignObject', 'desc', 'math', 'mi', 'semantics'],
  ...['textarea', 'iframe', 'noscript', 'xmp', 'picture', 'x-y', 'constructor'],
);
const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constant('text' as const), value: text }),
    fc.record({ type: fc.constant('comment' as const), value: text }),
    fc.record({
      type: fc.constant('element' as const),
      tagName: tagNames,
      properties: properties,
      children: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

const rootOf = (children: ElementContent[]): Root => ({ type: 'root', children });

test('a tree is printed as rehype-stringify prints it, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (children) => {
      expect(printHtml(rootOf(children))).toBe(reference.stringify(rootOf(children)));
    }),
    { numRuns: 1500 },
  );
});

test('so are the content of a template element and a whole document', () => {
  const tree = fromHtml(
    '<!doctype html><title>a &amp; b</title><template><p>&lt;</template><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><p hidden>x',
  );
  expect(printHtml(tree)).toBe(reference.stringify(tree));
  expect(printHtml(tree)).toContain('<template><p>&#x3C;</p></template>');
});

test('so is every article of the sample publication', async () => {
  const { prepared } = await prepare('.', templates, '2026-11-23');
  const bodies = (prepared?.publication.articles ?? []).map(({ document, language }) =>
    finishBody(
      document,
      language,
      { article: (source) => ({ href: source }), asset: (source) => source },
      required(prepared).bibliography,
    ),
  );
  expect(bodies.length).toBeGreaterThan(20);
  for (const body of bodies) expect(printHtml(body)).toBe(reference.stringify(body));
  const tags = new Set(bodies.flatMap(({ children }) => children.map((one) => (one as Element).tagName)));
  expect(tags).toContain('table');
});
